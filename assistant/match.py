"""Scores figures against a reading: what the words cover, without figures that are about something else than was asked."""

from collections import defaultdict
from collections.abc import Sequence

from assistant.asked import asks_both_kinds
from assistant.contrast_sides import ContrastSides
from assistant.question_form import each_of, each_of_all
from assistant.records import Match, Reading, Term
from assistant.terms import SUBJECT_WEIGHT, coverage, fit
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure

LABEL_BONUS = 0.1
"""For a row of which the question names every word: "werkloosheid" is the row Werkloosheid before any longer one."""
WORTH_A_LOOK = 0.4
"""Figures that carry less of the question are not looked at, unless there are none that carry more."""
UNIT_BONUS = 0.06
"""For a unit that the question asks for ("hoeveel procent")."""
OWN = 0.9
"""Weight from which a word stands in a figure's own sentence."""
PART_WORD = 0.6
"""Weight from which a stem stands in a figure's sentence, if only as a part of a compound."""
SAID = 0.8
"""Fit from which a question is taken to say a word."""
NARROWER = 0.08
"""For a figure in running text whose sentence is about a part that the question does not name: the metal industry where
all industry is asked. Half the margin, so that such a figure still answers where there is no other."""
EXPLICIT_BONUS = 0.03
"""For a figure whose area and period stand in its own sentence."""


class Matcher:
    """Scores all figures of an index; holds the words of each row label."""

    def __init__(self, index: Index, phrases: Phrases) -> None:
        self._index = index
        self.phrases = phrases
        self._totals = frozenset(index.vocabulary.language["sentences"]["totals"])
        self._qualifiers = {stem(word) for word in index.vocabulary.language["sentences"]["qualifiers"]}
        self._measures = frozenset(index.vocabulary.language["measures"]["units"])
        self._distances = frozenset(index.vocabulary.language["measures"]["distances"])
        changes = index.vocabulary.prose("change_up") + index.vocabulary.prose("change_down")
        self._changes = {stem(word) for phrase in changes for word in words(phrase)}
        self._exclusions = index.vocabulary.language["sentences"]["exclusions"]
        flows = index.vocabulary.language["flows"]
        self._balance = frozenset(stem(word) for word in flows["balance"])
        self._flows = {way: frozenset(stem(word) for word in flows[way]) for way in ("out", "in")}
        self._contrasts = [
            [frozenset(stem(word) for member in side for word in words(member)) for side in sides]
            for sides in index.vocabulary.contrasts
        ]
        self._labels: dict[str, frozenset[str]] = {}
        self._own: dict[tuple[str, str], frozenset[str]] = {}
        for table in index.content.tables:
            around = self._stems(f"{table.title} {table.place.section} {table.place.chapter} {table.row_heading}")
            for row in table.rows:
                label = self._stems(row.label)
                self._labels[row.label] = label
                people = frozenset(stem(word) for word in index.vocabulary.population)
                named = self._stems(self._kept(row.label))
                self._own[table.id, row.label] = named - self._with_synonyms(around) - people or named or label
        rows = {
            row.label
            for t in index.content.tables
            if t.row_heading
            for row in t.rows
            if fold(row.label) not in self._totals
        }
        self._part_labels = sorted(rows)
        self._parts_of_a_whole = [self._labels[label] for label in sorted(rows) if self._labels[label]]
        self._sides = ContrastSides(self._contrasts, index)
        prose = [figure for figure in index.content.figures if not figure.from_table]
        self._limits = {text: self._stems(text) for f in prose for text in (f.part, f.scope) if text}
        self._total_of = {
            table.id: limit
            for table in index.content.tables
            for limit, stems_ in self._limits.items()
            if stems_ and stems_ <= self._stems(f"{table.title} {table.place.section}")
        }
        self._whole = {figure.measure for figure in prose if not figure.part and not figure.scope}
        self._money = {stem(word) for word in words(" ".join(index.vocabulary.language["measures"]["money"]))}
        self._people = frozenset(stem(word) for word in index.vocabulary.population)
        groups: dict[str, list[Figure]] = defaultdict(list)
        for figure in index.content.figures:
            groups[_described_as(figure)].append(figure)
        self._groups = list(groups.values())
        self._postings: dict[str, list[int]] = defaultdict(list)
        for at, group in enumerate(self._groups):
            for key in group[0].terms:
                self._postings[key].append(at)
        self._about_other_things = (
            self._other_row,
            self._excluded,
            self._no_share,
            self._limited,
            self._counts_other,
            self._not_for_each,
            self._narrowed,
            self._measured,
        )

    def score(self, reading: Reading) -> list[Match]:
        """All figures that carry at least one term, best first; areas, periods and kinds are not yet looked at."""
        terms = self._subjects(reading)
        covered = {at: coverage(terms, self._groups[at][0].terms, self.phrases) for at in self._with_any(terms)}
        least = min(WORTH_A_LOOK, max(covered.values(), default=0.0))
        matches: list[Match] = []
        for at in sorted(covered):
            group, cover = self._groups[at], covered[at]
            if not cover or cover < least or any(rule(reading, group[0]) for rule in self._about_other_things):
                continue
            fit_ = cover + self._label_bonus(reading, group[0])
            matches += [Match(f, cover, fit_, fit_ + self._preference(reading, f)) for f in group]
        return sorted(matches, key=lambda match: -match.score)

    def _with_any(self, terms: Sequence[Term]) -> set[int]:
        """Places of the groups that carry a word of any term, itself or by a synonym of a part."""
        keys = {
            part for term in terms for key, _ in term.keys for part in ((key,) if "+" not in key else key.split("+"))
        }
        parts = {part for term in terms for key, _ in term.keys if "+" in key for part in key.split("+")}
        keys.update(same for part in parts for same in self.phrases.synonyms(part))
        return {at for key in keys for at in self._postings.get(key, ())}

    def score_rows(self, reading: Reading) -> list[Match]:
        """Figures of tables whose subject the question names, whatever the row: for rankings over rows."""
        matches: list[Match] = []
        for group in self._groups:
            if group[0].table is None:
                continue
            covered = coverage(reading.terms, group[0].terms, self.phrases)
            matches += [Match(f, covered, covered, covered + self._preference(reading, f)) for f in group if covered]
        return sorted(matches, key=lambda match: -match.score)

    def _subjects(self, reading: Reading) -> tuple[Term, ...]:
        """The terms without words of rise and fall, which the kind and the direction of a figure answer to."""
        subjects = tuple(
            term
            for term in reading.terms
            if term.weight >= SUBJECT_WEIGHT or not any(key in self._changes for key, _ in term.keys)
        )
        return (
            subjects
            if "change" in reading.wants and any(t.weight >= SUBJECT_WEIGHT for t in subjects)
            else reading.terms
        )

    def _limited(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure is about a part that the question does not name: jobs in farming where all jobs are asked.

        A heading limits a figure only where the report has the same thing without that limit.
        """
        if figure.part and not figure.other_end:
            return not self._names_limit(reading, figure.part)
        return bool(figure.scope) and figure.measure in self._whole and not self._names_limit(reading, figure.scope)

    def _names_limit(self, reading: Reading, text: str) -> bool:
        own = self._limits[text] or frozenset({""})
        return any(self._says(reading, word) for word in own) or self._phrase_said(reading, text)

    def _counts_other(self, reading: Reading, figure: Figure) -> bool:
        """Whether the question counts one thing and the figure another: schools, where the figure counts pupils."""
        unit = figure.unit or ""
        if figure.from_table:
            return self._row_counts_other(reading, figure)
        if not unit[:1].isalpha() or unit in ("procentpunt", "deel") or not reading.counted:
            return False
        counted = stem(reading.counted)
        own = {stem(word) for word in words(unit.split(" per ")[0])}
        if (
            counted in self._people
            or own & self._people
            or counted not in {part for t in reading.terms for key, _ in t.keys for part in key.split()}
        ):
            return False
        if " per " in unit and " per " not in reading.question and "rate" not in reading.wants:
            return True
        return not any(self._says(reading, word) for word in own)

    def _row_counts_other(self, reading: Reading, figure: Figure) -> bool:
        """Whether things are counted ("hoeveel huishoudens zijn er") and a row gives money, or something without a unit."""
        counted = stem(reading.counted)
        if "things" not in reading.wants or not counted or counted in self._people or counted in self._money:
            return False
        if figure.unit is None:
            return counted not in self._stems(figure.row or "")
        return figure.unit.startswith("€")

    def _no_share(self, reading: Reading, figure: Figure) -> bool:
        """Whether a share is asked and a row has no unit: then it may be anything, unless the question names it in full."""
        if figure.row is None or figure.unit is not None or "share" not in reading.wants:
            return False
        return not all(self._says(reading, word) for word in self._labels[figure.row])

    def _not_for_each(self, reading: Reading, figure: Figure) -> bool:
        """Whether "per inwoner" is asked, and the figure is of the whole."""
        each = each_of(reading.question)
        if not each:
            return False
        own = f"{figure.row or figure.quote} {figure.unit or ''} {figure.indicator}"
        return not any(stem(word) == stem(each) or word.startswith(each) for word in each_of_all(own))

    def _kept(self, label: str) -> str:
        """A row label without what it leaves out: "groen-blauwe ruimte, exclusief landbouw" is not about farming."""
        tokens = label.split()
        at = next((i for i, token in enumerate(tokens) if fold(token) in self._exclusions), len(tokens))
        return " ".join(tokens[:at])

    def _excluded(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure is about the counterpart of what is asked: the mean where the median is asked."""
        own = self._labels[figure.row] if figure.row is not None else _own_words(figure, self.phrases)
        for every, word in self.sides_in_step(figure):
            own = (own - every) | {stem(word)}
        said = reading.said | self._flows.get(reading.flow, frozenset())
        for sides in self._contrasts:
            asked = [side for side in sides if side & said]
            has = [side for side in sides if side & own]
            if asked and has and not any(side in asked for side in has):
                return True
        return False

    def _narrowed(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure leaves something out ("zonder de vluchtelingen") that the question does not leave out; or is
        a balance ("per saldo") where the question asks for none.
        """
        said = set(words(figure.quote)) if not figure.from_table else set()
        balance = any(figure.terms.get(word, 0.0) >= 1.0 for word in self._balance) and not figure.from_table
        if balance and not self._balance & (reading.said | _parts(reading)):
            return True
        return any(word in said and stem(word) not in reading.said for word in self._exclusions)

    def sides_in_step(self, figure: Figure) -> list[tuple[frozenset[str], str]]:
        """For each contrast that the figure's sentence names: all its words as stems, and the one of this figure."""
        return self._sides.of(figure)

    def uncovered(self, reading: Reading, figure: Figure | None) -> tuple[str, ...]:
        """Words of the question that say something and that the figure does not carry."""
        terms = figure.terms if figure else {}
        return tuple(
            term.text
            for term in reading.terms
            if term.weight >= SUBJECT_WEIGHT and fit(term, terms, self.phrases) < SAID / 2
        )

    def _about_a_part(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure's sentence names a row of a table of parts (industries, occupations) that is not asked."""
        return any(
            all(figure.terms.get(key, 0.0) >= PART_WORD for key in keys)
            and not any(self._says(reading, k) for k in keys)
            for keys in self._parts_of_a_whole
        )

    def _measured(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure measures (meters, hours) where the question counts things."""
        units = self._distances if figure.from_table else self._measures
        return "things" in reading.wants and figure.unit in units

    def asks_word(self, reading: Reading, figure: Figure) -> bool:
        """Whether the question asks for the column of words that a cell stands in: "hoe is … getypeerd"."""
        if figure.word is None or figure.column is None:
            return False
        measure = self._stems(figure.indicator.rpartition(": ")[2])
        return bool(measure) and all(self._says(reading, word) for word in measure)

    def is_total(self, figure: Figure) -> bool:
        """Whether a table row adds up the others."""
        return figure.row is not None and fold(figure.row) in self._totals

    def _other_row(self, reading: Reading, figure: Figure) -> bool:
        """Whether the question says no word of the row's own, just of the table; a total is meant by what it is the total of."""
        if figure.table is None or figure.row is None:
            return False
        if self.is_total(figure):
            limit = self._total_of.get(figure.table, "")
            return bool(limit) and not self._names_limit(reading, limit)
        own = self._own[figure.table, figure.row]
        return not any(self._says(reading, word) for word in own) and not self._phrase_said(reading, figure.row)

    def _label_bonus(self, reading: Reading, figure: Figure) -> float:
        """Part of the indicator's own words that the question says, directly or by a synonym."""
        if self.is_total(figure):
            return LABEL_BONUS
        name = figure.row if figure.row is not None else figure.part or figure.scope or figure.indicator
        label = self._labels.get(name) if figure.row is not None else self._limits.get(name) or self._labels.get(name)
        if not label:
            return 0.0
        if self._phrase_said(reading, name):
            return LABEL_BONUS
        return LABEL_BONUS * sum(self._says(reading, word) for word in label) / len(label)

    @property
    def contrasts(self) -> Sequence[Sequence[frozenset[str]]]:
        """Words that exclude one another, as stems: the sides of each contrast."""
        return self._contrasts

    def covered(self, terms: Sequence[Term], figure: Figure) -> float:
        """Weighted part of terms that a figure carries: 0 to 1."""
        return coverage(terms, figure.terms, self.phrases)

    def says_measure(self, reading: Reading, figure: Figure) -> float:
        """Part of the words for what a figure in running text measures that the question says (0 to 1)."""
        own = self._stems(figure.measure)
        if self._phrase_said(reading, figure.measure):
            return 1.0
        return sum(self._says(reading, word) for word in own) / len(own) if own else 0.0

    def says_itself(self, reading: Reading, figure: Figure) -> bool:
        """Whether a word of weight of the question stands in the figure's own sentence."""
        own = {part: weight for key, weight in figure.terms.items() if weight >= OWN for part in (key, *key.split())}
        return any(t.weight >= SUBJECT_WEIGHT and fit(t, own, self.phrases) >= SAID / 2 for t in reading.terms)

    def rows_said(self, reading: Reading) -> dict[str, frozenset[str]]:
        """Rows of tables of parts (industries, occupations) that the question names in full, with their stems."""
        named = {label: self._labels[label] for label in self._part_labels if self._phrase_said(reading, label)}
        named |= {
            label: self._labels[label]
            for label in self._part_labels
            if self._labels[label] and all(self._says(reading, word) for word in self._labels[label])
        }
        return named

    def says_all(self, reading: Reading, name: str) -> bool:
        """Whether the question says all words of a name, and nothing of weight that the name does not have."""
        own = self._stems(name)
        extra = [
            t
            for t in reading.terms
            if t.weight >= SUBJECT_WEIGHT and not any(fit(t, {k: 1.0}, self.phrases) for k in own)
        ]
        return bool(own) and not extra and all(self._says(reading, word) for word in own)

    def _says(self, reading: Reading, word: str) -> bool:
        parts = {part for term in reading.terms for key, _ in term.keys if "+" in key for part in key.split("+")}
        return word in parts or any(fit(term, {word: 1.0}, self.phrases) >= SAID for term in reading.terms)

    def _phrase_said(self, reading: Reading, label: str) -> bool:
        keys = [key for _, _, key in self.phrases.find(words(label))]
        return any(fit(term, {key: 1.0}, self.phrases) >= SAID for term in reading.terms for key in keys)

    def _stems(self, text: str) -> frozenset[str]:
        stopwords = self._index.vocabulary.stopwords
        return frozenset(stem(word) for word in words(text) if word not in stopwords)

    def _with_synonyms(self, stems_: frozenset[str]) -> frozenset[str]:
        return stems_.union(*(self.phrases.synonyms(word) for word in stems_))

    def _preference(self, reading: Reading, figure: Figure) -> float:
        bonus = 0.0
        if asks_both_kinds(reading):
            pass
        elif "share" in reading.wants:
            bonus += UNIT_BONUS if figure.unit == "%" else -UNIT_BONUS
        elif "money" in reading.wants:
            bonus += UNIT_BONUS if (figure.unit or "").startswith("€") else 0.0
        elif "number" in reading.wants and figure.unit == "%" and not figure.from_table:
            bonus -= UNIT_BONUS
        elif figure.kind == "share" or (figure.unit == "%" and figure.kind == "change"):
            bonus -= EXPLICIT_BONUS
        asked = {key for term in reading.terms for key, _ in term.keys} | _parts(reading)
        if not figure.from_table and any(figure.terms.get(q, 0.0) >= 1.0 and q not in asked for q in self._qualifiers):
            bonus -= UNIT_BONUS
        if not figure.from_table and " per " in (figure.unit or "") and " per " not in reading.question:
            bonus -= 2 * UNIT_BONUS
        if not figure.from_table and self._about_a_part(reading, figure):
            bonus -= NARROWER
        if "table" in reading.wants:
            bonus += UNIT_BONUS if figure.from_table else 0.0
        if figure.inherited_area or figure.inherited_period:
            bonus -= EXPLICIT_BONUS
        return bonus


def _parts(reading: Reading) -> set[str]:
    """Parts of the compounds of a question: pendel and saldo of "pendelsaldo"."""
    return {part for term in reading.terms for key, _ in term.keys if "+" in key for part in key.split("+")}


def _own_words(figure: Figure, phrases: Phrases) -> frozenset[str]:
    """Stems of the figure's own sentence, with those of the synonyms of its phrases: "regiogrens over" is uitgaand."""
    keys = [key for key, weight in figure.terms.items() if weight >= OWN]
    meant = [same for key in keys if " " in key for same in phrases.synonyms(key)]
    return frozenset(word for key in (*keys, *meant) for word in key.split())


def _described_as(figure: Figure) -> str:
    """Figures with the same description are scored once: the cells of a row under the same measure."""
    if figure.from_table:
        return f"{figure.table}|{figure.row}|{figure.indicator}|{figure.unit}"
    return figure.id
