"""Figures that carry a question's words and are about something else all the same: one named rule for each way."""

import re
from collections.abc import Callable

from assistant.asked import PER, is_rate
from assistant.contrast_sides import ContrastSides
from assistant.names import Names
from assistant.question_form import each_of, each_of_all
from assistant.records import Reading
from assistant.terms import SUBJECT_WEIGHT, parts_of, subjects_of
from vectorstore.dutch.lemmas import lemmas
from vectorstore.dutch.numbers import PART
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure

OWN = 0.9
"""Weight from which a word stands in a figure's own sentence."""
NEAR_BY = 0.5
"""Weight from which a word stands in the sentences around a figure."""
_SHARE_OF = re.compile(r"\bvan (?:de|het|alle|onze) ((?:[\w-]+ ){0,2}[\w-]+)")
Rule = Callable[[Reading, Figure], bool]

_HOW_LONG = re.compile(r"\bhoe lang\b")
_MOST_OF = re.compile(r"\b(?:meeste|minste)\s+([\w'-]+)")
"""What is counted in a ranking."""


class OtherThings:
    """Tells whether a figure is about something else than a question, by the first rule that says so."""

    def __init__(
        self,
        index: Index,
        names: Names,
        sides: ContrastSides,
        phrases: Phrases,
    ) -> None:
        self._names, self._contrasts, self._sides, self._phrases = names, index.contrasts, sides, phrases
        language = index.vocabulary.language
        measures, flows = language["measures"], language["flows"]
        self._measures, self._distances = frozenset(measures["units"]), frozenset(measures["distances"])
        self._times = frozenset(measures["times"])
        self._money = {stem(word) for word in words(" ".join(measures["money"]))}
        self._people = frozenset(stem(word) for word in index.vocabulary.population)
        self._heads = frozenset(stem(word) for word in language["population"]["heads"])
        self._average = frozenset(language["population"]["average"])
        self._averages = self._average | {word for side in index.vocabulary.contrasts for group in side for word in group
                                          if set(group) & {"mediaan"}}  # fmt: skip
        self._parts = sorted(index.parts)
        self._report_things = frozenset(stem(word) for word in language["measures"]["report_things"])
        self._exclusions = language["sentences"]["exclusions"]
        self._balance = frozenset(stem(word) for word in flows["balance"])
        self._flows = {way: frozenset(stem(word) for word in flows[way]) for way in ("out", "in")}
        self.rules: tuple[tuple[str, Rule], ...] = (
            ("andere rij", self._other_row),
            ("tegenhanger", self._excluded),
            ("misschien geen aandeel", self._no_share),
            ("alleen een deel", self._limited),
            ("telt iets anders", self._counts_other),
            ("een telling is niet gevraagd", self._uncounted),
            ("niet per", self._not_for_each),
            ("is er een deel van", self._base),
            ("alleen mensen gevraagd", self._only_people),
            ("van een ander onderdeel", self._of_a_part),
            ("laat iets weg", self._narrowed),
            ("meet en telt niet", self._measured),
            ("vraagt een duur", self._no_time),
        )

    def rule_for(self, reading: Reading, figure: Figure) -> str:
        """The rule by which a figure is about something else; "" for none."""
        return next((name for name, rule in self.rules if rule(reading, figure)), "")

    def _other_row(self, reading: Reading, figure: Figure) -> bool:
        """Whether the question says no word of the row's own, just of the table; a total is meant by what it is the total of."""
        if figure.table is None or figure.subject is None:
            return False
        if self._names.is_total(figure):
            limit = self._names.total_of.get(figure.table, "")
            return bool(limit) and not self._names.names_limit(reading, limit)
        if self._names.hinted(reading, figure.subject):
            return False
        own = self._names.own[figure.table, figure.subject]
        if not own or self._names.phrase_said(reading, figure.subject):
            return False
        return not any(self._names.says(reading, word) for word in own)

    def _excluded(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure is about the counterpart of what is asked: the mean where the median is asked."""
        own = self._names.labels[figure.subject] if figure.subject is not None else _words_of(figure, self._phrases)
        for every, word in self._sides.of(figure):
            own = (own - every) | {stem(word)}
        said = (reading.said | self._flows.get(reading.flow, frozenset())) - self._on_no_side(reading)
        for sides in self._contrasts:
            asked = [side for side in sides if side & said]
            has = [side for side in sides if side & own]
            if asked and has and not any(side in asked for side in has):
                return True
        return False

    def _on_no_side(self, reading: Reading) -> frozenset[str]:
        """Words of a phrase that stands for one with the counterpart of such a word: "doorsnee bedrijf" is the average one."""
        found: set[str] = set()
        for term in (t for t in reading.terms if " " in t.text and t.keys):
            own, others = {*term.keys[0][0].split()}, {w for key, _ in term.keys[1:] for w in key.split()}
            for sides in self._contrasts:
                side = next((side for side in sides if side & own), frozenset())
                if side and any(other & others for other in sides if other is not side):
                    found |= side & own
        return frozenset(found)

    def _no_share(self, reading: Reading, figure: Figure) -> bool:
        """Whether a share is asked and a row has no unit: then it may be anything, unless the question names it in full."""
        if figure.subject is None or figure.unit is not None or "share" not in reading.wants:
            return False
        return not all(self._names.says(reading, word) for word in self._names.labels[figure.subject])

    def _limited(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure is about a part that the question does not name: jobs in farming where all jobs are asked.

        A heading limits a figure only where the report has the same thing without that limit.
        """
        if figure.part and not figure.other_end:
            return not self._names.names_limit(reading, figure.part)
        return (
            bool(figure.scope)
            and figure.measure in self._names.whole
            and not self._names.names_limit(reading, figure.scope)
        )

    def _counts_other(self, reading: Reading, figure: Figure) -> bool:
        """Whether the question counts one thing and the figure another: schools, where the figure counts pupils."""
        unit = figure.unit or ""
        if reading.counted in self._measures or reading.operation == "count":
            return False  # how many municipalities or rows: what the figures of each count does not matter
        if figure.from_table:
            return self._row_counts_other(reading, figure)
        if not unit[:1].isalpha() or unit in ("procentpunt", PART) or not reading.counted:
            return False
        counted = stem(reading.counted)
        own = {stem(word) for word in words(unit.split(PER)[0])}
        if (
            counted in self._people
            or own & self._people
            or counted not in {part for t in reading.terms for key, _ in t.keys for part in key.split()}
        ):
            return False
        if is_rate(figure) and PER not in reading.question and "rate" not in reading.wants:
            return True
        if own & self._phrases.synonyms(counted):
            return False
        return not any(self._names.says(reading, word) for word in own)

    def _uncounted(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure counts things of the report itself (42 indicatoren) that the question does not ask to count."""
        unit = figure.unit or ""
        if figure.from_table or figure.kind != "level" or not unit.isalpha() or stem(unit) not in self._report_things:
            return False
        if reading.counted and stem(reading.counted) not in self._report_things | self._people:
            return True
        asked = reading.operation == "count" or reading.numeric
        return not asked and not {"number", "count", "level", "things"} & reading.wants

    def _row_counts_other(self, reading: Reading, figure: Figure) -> bool:
        """Whether things are counted ("hoeveel huishoudens zijn er") and a row gives money, or something without a unit; or
        the row is only hinted at by what is counted: "hoeveel huizen worden er gebouwd" is no question for built-up land.
        """
        counted = stem(reading.counted)
        if "number" in reading.wants and counted in self._people and (figure.unit or "").startswith("€"):
            return True  # "hoeveel mensen met schulden" asks for no debt
        label = self._names.labels.get(figure.subject or "", frozenset())
        if figure.subject != figure.row and label and all(self._names.says(reading, word) for word in label):
            return False  # "hoeveel bedrijven zijn er gestopt" asks for the column of those that stopped
        if "number" in reading.wants and counted not in self._people and self._is_plural(reading.counted):
            own = self._names.stems(f"{figure.subject} {figure.unit or ''} {figure.indicator}")
            if not self._named_among(reading.counted, own, reading) and counted not in self._money:
                return True
        if "things" not in reading.wants or not counted or counted in self._people or counted in self._money:
            return False
        if figure.unit is None:
            own = self._names.stems(f"{figure.subject} {figure.indicator}")
            return counted not in own and not (
                figure.subject != figure.row and self._named_among(reading.counted, own, reading)
            )
        return figure.unit.startswith("€")

    @staticmethod
    def _is_plural(word: str) -> bool:
        return word.endswith(("en", "s")) and bool(lemmas(word))

    def _named_among(self, counted: str, own: frozenset[str], reading: Reading) -> bool:
        """Whether the row names what is counted, itself, by a synonym or as a part of a compound."""
        terms = [term for term in reading.terms if counted in term.text.split() or stem(counted) in term.text]
        keys = {part for term in terms for key, _ in term.keys for part in key.replace("+", " ").split()}
        return not terms or bool(keys & own)

    def _not_for_each(self, reading: Reading, figure: Figure) -> bool:
        """Whether "per inwoner" is asked, and the figure is of the whole; an average is for each of what it is about."""
        each = each_of(reading.question)
        if not each:
            return False
        same = self._same_each(stem(each))
        own = f"{figure.subject or figure.quote} {figure.unit or ''} {figure.indicator}"
        if any(stem(word) in same or word.startswith(each) for word in each_of_all(own)):
            return False
        label = words(figure.subject or "")
        if each in "".join(label) and self._averages & set(label):
            return False  # the median of households is for each of them
        averaged = self._average & set(words(figure.quote))
        return not (averaged and any(figure.terms.get(word, 0.0) >= NEAR_BY for word in same))

    def _only_people(self, reading: Reading, figure: Figure) -> bool:
        """Whether the question names no more than people ("welk deel van de inwoners woont in …"), and the figure measures
        something about them: how many of them are overweight.
        """
        subjects = subjects_of(reading.terms)
        if not subjects or not all(stem(term.text) in self._people for term in subjects):
            return False
        own = self._names.stems(figure.subject or figure.measure)
        return not own & self._with_synonyms(sorted(self._people))

    def _of_a_part(self, reading: Reading, figure: Figure) -> bool:
        """Whether the question is about a part (the emissions of the industry) and a row of a table about the whole."""
        if figure.subject is None or self._names.is_total(figure) or self._names.hinted(reading, figure.subject):
            return False
        said = [self._names.limits[part] for part in self._parts if self._names.says_limit(reading, part)]
        return any(not any(figure.terms.get(word, 0.0) for word in own) for own in said)

    def _same_each(self, each: str) -> frozenset[str]:
        """The stems for who or what a figure is divided over: "per hoofd" is per inwoner, "per gezin" per huishouden."""
        people = each in self._people or each in self._heads
        return frozenset({each, *self._phrases.synonyms(each), *(self._people | self._heads if people else ())})

    def _base(self, reading: Reading, figure: Figure) -> bool:
        """Whether the question is about what the figure is a percentage of, and not about what it measures: the labour
        force, where the figure is the part of it that works.
        """
        if figure.from_table or figure.unit != "%" or "share" in reading.wants or figure.kind == "change":
            return False
        base = _SHARE_OF.search(fold(figure.quote), max(0, fold(figure.quote).find(fold(figure.printed))))
        if base is None or self._names.says_measure(reading, figure):
            return False
        asked = {key for t in reading.terms if t.weight >= SUBJECT_WEIGHT for key, _ in t.keys}
        return bool(asked) and asked <= self._with_synonyms(words(base[1]))

    def _with_synonyms(self, tokens: list[str]) -> frozenset[str]:
        keys = {stem(word) for word in tokens}
        return frozenset(keys | {same for key in keys for same in self._phrases.synonyms(key)})

    def _narrowed(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure leaves something out ("zonder de vluchtelingen") that the question does not leave out; or is
        a balance ("per saldo") where the question asks for none.
        """
        said = set(words(figure.quote)) if not figure.from_table else set()
        balance = any(figure.terms.get(word, 0.0) >= 1.0 for word in self._balance) and not figure.from_table
        if balance and not self._balance & (reading.said | parts_of(reading.terms)):
            return True
        return any(word in said and stem(word) not in reading.said for word in self._exclusions)

    def _no_time(self, reading: Reading, figure: Figure) -> bool:
        """Whether "hoe lang" is asked and a cell of a table has a unit that is neither time nor distance."""
        asks = _HOW_LONG.search(fold(reading.question)) is not None
        return (
            asks
            and figure.from_table
            and bool(figure.unit)
            and not set(words(figure.unit or "")) & (self._times | self._distances)
        )

    def _measured(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure measures (meters, hours) where the question counts things."""
        units = self._distances if figure.from_table else self._measures
        most = _MOST_OF.search(fold(reading.question))
        if most and figure.unit in units and most[1] not in self._measures and self._is_plural(most[1]):
            return True  # "de meeste basisscholen" asks for no kilometers
        if stem(reading.counted) in self._money:
            return False
        if (
            "count" in reading.wants
            and figure.from_table
            and figure.unit in units
            and reading.counted not in self._measures
        ):
            return True
        counts = "number" in reading.wants and reading.counted and reading.counted not in self._measures
        if counts and (figure.unit or "").startswith("€"):
            return self._is_plural(reading.counted)  # "hoeveel fabrieken" asks for no euros
        if counts and figure.unit in self._measures - {"procentpunt"}:
            return True
        return "things" in reading.wants and figure.unit in units


def _words_of(figure: Figure, phrases: Phrases) -> frozenset[str]:
    """Stems of the figure's own sentence, with those of the synonyms of its phrases: "regiogrens over" is uitgaand."""
    keys = [key for key, weight in figure.terms.items() if weight >= OWN]
    meant = [same for key in keys if " " in key for same in phrases.synonyms(key)]
    return frozenset(word for key in (*keys, *meant) for word in key.split())
