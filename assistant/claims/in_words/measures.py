"""The figures that decide claims in words: those of one measure, for all municipalities or over the years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from assistant.asked import period_fits
from assistant.claims.figure_names import COUNTS
from assistant.claims.name_said import CARRIED
from assistant.claims.quantity import value_of
from assistant.claims.said import OWN
from assistant.claims.subject import RARE, Subjects
from assistant.goodness import better_way
from assistant.names import PART as ROWS_ARE_PARTS
from assistant.question_form import says_any
from vectorstore.dutch.numbers import PART
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure, Period, Sentence

SURE = 0.55
NAMED = 0.6
"""Fit and named part from which figures are taken to be about what a claim in words is about."""
PART_SAID = 0.5
NEAR = 0.2
"""Figures that fit this much less than the best are about something else."""
VERY_NEAR = 0.05
"""The same where the clause of a claim says nothing of its own."""
LEAST_SAID = 0.34
"""Part of the words of a clause that a figure has to have, to be what the clause is about."""
LEAST_MEMBERS = 3


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the report says of a claim in words: the verdict, the proof in words, and the figures or sentences that prove it."""

    verdict: str
    says: str
    figures: tuple[Figure, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class Measures:
    """Finds the figures of the measures that a claim in words may be about."""

    def __init__(self, index: Index, subjects: Subjects) -> None:
        self._index = index
        self._subjects = subjects
        self._figures: dict[tuple[object, ...], list[Figure]] = {}
        for figure in index.content.figures:
            self._figures.setdefault(measure_of(figure), []).append(figure)

    def of(self, text: str, clause: str, terms: dict[str, float], beside: Sequence[Figure]) -> Iterator[list[Figure]]:
        """The figures of each thing that a claim may be about, best first."""
        own = self._subjects.listener.subject_words(clause)
        if beside and not own:
            things = {measure_of(figure)[:3] for figure in beside}
            first = dict.fromkeys(map(measure_of, beside))
            others = (measure for measure in self._figures if measure[:3] in things)
            yield from (self._figures[measure] for measure in (first | dict.fromkeys(others)))
            return
        if own:  # what names its own subject takes none over
            terms = {key: weight for key, weight in terms.items() if weight >= OWN}
        about = self._subjects.about(text, terms, clause)
        best = max((one.fit for one in about), default=0.0)
        seen = dict.fromkeys(map(measure_of, beside))
        least = max(SURE, best - (NEAR if own else VERY_NEAR))
        surely = [one.figure for one in about if one.fit >= least and one.named >= NAMED and one.part >= PART_SAID]
        surely = self._with_most_words(self._named_in(surely, own), clause)
        parts = [one for one in surely if self.is_part(one) and self._subjects.names_part(one, clause)]
        seen |= dict.fromkeys(map(measure_of, parts or surely))  # a part that is named is meant, and no total
        yield from (self._figures[measure] for measure in seen)

    def _named_in(self, figures: list[Figure], own: Sequence[str]) -> list[Figure]:
        """Figures with those first that a clause itself names: not the unemployment of its sentence."""
        names = self._subjects.names
        keys = {stem(word) for word in own}
        keys |= {same for key in keys for same in names.phrases.synonyms(key)}
        named = {f.id for f in figures if keys & names.stems(text for text in (f.subject or f.measure, f.part) if text)}
        return sorted(figures, key=lambda figure: figure.id not in named)

    def fits(self, said: str, figure: Figure) -> bool:
        """Whether a word such as "langer" or "duurder" can be said of a figure, by what that is measured in."""
        fitting, listed = self._index.vocabulary.claims["fitting"], self._index.vocabulary.language["measures"]
        unit = fold(figure.unit or "")
        by_sort = {
            "time": any(word in listed["times"] for word in words(unit)),
            "distance": unit in listed["distances"],
            "money": unit.startswith(("€", "euro")),
        }
        return not unit or all(by_sort[sort] for sort, ways in fitting.items() if says_any(said, ways))

    def counts(self, clause: str, figure: Figure) -> bool:
        """Whether a figure may be meant by a clause: "het aantal scholen" is no distance, no sum and no percentage."""
        if not says_any(clause, COUNTS):
            return True
        distances = self._index.vocabulary.language["measures"]["distances"]
        measured = figure.unit in distances or (figure.unit or "").startswith("€")
        return not measured and (figure.unit != "%" or figure.kind == "change")

    def _with_most_words(self, figures: Sequence[Figure], clause: str) -> list[Figure]:
        """The figures that have most of the telling words of a clause: not the inhabitants of "uitstoot per inwoner"."""
        names = self._subjects.names
        telling = [
            key for word in self._subjects.listener.subject_words(clause)
            if names.rarity(key := stem(word)) >= RARE and (key in names.frequency or names.phrases.synonyms(key))
        ]  # fmt: skip
        figures = [figure for figure in figures if self._carries_part(figure, clause)]
        counts = [sum(names.weight_in(key, figure.terms) >= CARRIED for key in telling) for figure in figures]
        own = self._subjects.listener.subject_words(clause)
        said = [
            stem(word) for word in own if word in self._index.lexicon
        ]  # words that the report has for something else
        every = [sum(names.weight_in(key, figure.terms) >= CARRIED for key in said) for figure in figures]
        return [
            figure
            for figure, count, all_of_them in zip(figures, counts, every, strict=True)
            if count == max(counts) and all_of_them >= len(said) * LEAST_SAID
        ]

    def _carries_part(self, figure: Figure, clause: str) -> bool:
        """Whether a figure is about a part that a clause names, if it names any: not all jobs, where it says "in de landbouw"."""
        names = self._subjects.names
        said = {stem(word) for word in words(clause)} & self._of_parts
        return not said or any(names.weight_in(key, figure.terms) >= CARRIED for key in said)

    @cached_property
    def _of_parts(self) -> frozenset[str]:
        """Stems that stand in the names of parts: of sectors, of occupations."""
        names = self._subjects.names
        parts = {f.part or f.subject or "" for f in self._index.content.figures if self.is_part(f)}
        return frozenset(key for key in names.stems(parts) if names.tells(key) and names.rarity(key) >= RARE)

    def of_members(self, figures: list[Figure], periods: list[Period]) -> Iterator[list[Figure]]:
        """The figures of the municipalities for one period each, the newest first, where most of them have one."""
        members = self._index.content.members
        by_period: dict[tuple[str | None, str], list[Figure]] = {}
        for figure in figures:
            if (
                figure.area in members
                and not (figure.other_end or figure.forecast)
                and value_of(figure, self._index.vocabulary) is not None
            ):
                by_period.setdefault((figure.column and figure.table, figure.period.label), []).append(figure)
        rows = sorted(by_period.values(), key=lambda row: -(row[0].period.last or 0))
        for row in rows:
            single = {figure.area: figure for figure in reversed(row)}
            if len(single) < min(LEAST_MEMBERS, len(members)) or len(single) < len(members) - 1:
                continue
            if not periods or any(period_fits(period, row[0].period) for period in periods) or not row[0].period.label:
                yield list(single.values())

    def way(self, way: str, figure: Figure) -> str:
        """ "highest" or "lowest"; for the best and the worst by what the table calls positive, "" where it does not say."""
        if way not in ("best", "worst"):
            return way
        good = better_way(figure, self._index)
        if not good:
            return ""
        return "highest" if (good == "up") == (way == "best") else "lowest"

    def in_periods(self, periods: Sequence[Period], figure: Figure) -> bool:
        """Whether a figure is of one of these periods, or up to the end of one; of any where there are none."""
        if not periods or not figure.period.label:
            return True
        return any(
            period_fits(p, figure.period) or (p.last == figure.period.last and not (p.span and figure.period.span))
            for p in periods
        )

    def value(self, figure: Figure) -> Decimal:
        """The value of a figure without scale; 0 where it has none."""
        value = value_of(figure, self._index.vocabulary)
        return Decimal(0) if value is None else value

    def is_part(self, figure: Figure) -> bool:
        """Whether a figure is about one of the parts of a whole."""
        if figure.table:
            total = (
                figure.row is not None and fold(figure.row) in self._index.vocabulary.language["sentences"]["totals"]
            )
            return self._index.tables[figure.table].row_kind == ROWS_ARE_PARTS and not total
        return bool(figure.part) and not figure.other_end


def measure_of(figure: Figure) -> tuple[object, ...]:
    """What figures of one thing share: places and periods apart."""
    unit = "%" if figure.unit in ("%", PART) else "€" if (figure.unit or "").startswith("€") else "#"
    kind = "change" if figure.kind == "change" else figure.kind if figure.kind == "category" else "level"
    return (fold(figure.subject or figure.measure), figure.part, figure.scope, unit, kind)


def highest_or_lowest(way: str) -> str:
    """How the outcome of a ranking is called."""
    return "hoogste" if way == "highest" else "laagste"
