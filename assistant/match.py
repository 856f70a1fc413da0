"""Scores figures against a reading: what the words cover, without figures that are about something else than was asked."""

from collections import defaultdict
from collections.abc import Sequence

from assistant.asked import PER, asks_both_kinds, is_rate
from assistant.contrast_sides import ContrastSides
from assistant.names import SAID, Names
from assistant.other_things import OWN, OtherThings
from assistant.records import Match, Reading, Term
from assistant.terms import SUBJECT_WEIGHT, coverage, fit, parts_of, subjects_of
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.words import stem, words
from vectorstore.index import Index
from vectorstore.records import Figure

LABEL_BONUS = 0.1
"""For a row of which the question names every word: "werkloosheid" is the row Werkloosheid before any longer one."""
WORTH_A_LOOK = 0.4
"""Figures that carry less of the question are not looked at, unless there are none that carry more."""
UNIT_BONUS = 0.06
"""For a unit that the question asks for ("hoeveel procent")."""
PART_WORD = 0.6
"""Weight from which a stem stands in a figure's sentence, if only as a part of a compound."""
NARROWER = 0.08
"""For a figure in running text whose sentence is about a part that the question does not name: the metal industry where
all industry is asked. Half the margin, so that such a figure still answers where there is no other."""
HEADING = 0.852
"""Weight up to which a stem may come from a heading only; a synonym in the sentence itself stands just above it."""
EXPLICIT_BONUS = 0.03
"""For a figure whose area and period stand in its own sentence."""


class Matcher:
    """Scores all figures of an index."""

    def __init__(self, index: Index, phrases: Phrases) -> None:
        self.phrases = phrases
        self.names = Names(index, phrases)
        self._sides = ContrastSides(index)
        self._other_things = OtherThings(index, self.names, self._sides, phrases)
        self._qualifiers = {stem(word) for word in index.vocabulary.language["sentences"]["qualifiers"]}
        changes = index.vocabulary.prose("change_up") + index.vocabulary.prose("change_down")
        self._changes = {stem(word) for phrase in changes for word in words(phrase)}
        groups: dict[str, list[Figure]] = defaultdict(list)
        for figure in index.content.figures:
            groups[_described_as(figure)].append(figure)
        self._groups = list(groups.values())
        self._postings: dict[str, list[int]] = defaultdict(list)
        for at, group in enumerate(self._groups):
            for key in group[0].terms:
                self._postings[key].append(at)

    def score(self, reading: Reading) -> list[Match]:
        """All figures that carry at least one term, best first; areas, periods and kinds are not yet looked at."""
        terms = self._subjects(reading)
        covered = {at: coverage(terms, self._groups[at][0].terms, self.phrases) for at in self._with_any(terms)}
        least = min(WORTH_A_LOOK, max(covered.values(), default=0.0))
        matches: list[Match] = []
        for at in sorted(covered):
            group, cover = self._groups[at], covered[at]
            if not cover or cover < least or self._other_things.rule_for(reading, group[0]):
                continue
            fit_ = cover + LABEL_BONUS * self.names.part_said(reading, group[0])
            matches += [Match(f, cover, fit_, fit_ + self._preference(reading, f)) for f in group]
        return sorted(matches, key=lambda match: -match.score)

    def _with_any(self, terms: Sequence[Term]) -> set[int]:
        """Places of the groups that carry a word of any term, itself or by a synonym of a part."""
        keys = {
            part for term in terms for key, _ in term.keys for part in ((key,) if "+" not in key else key.split("+"))
        }
        keys.update(part for term in terms for thing in term.hints for part in thing)
        keys.update(same for part in parts_of(terms) for same in self.phrases.synonyms(part))
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
            and not any(self.names.says(reading, k) for k in keys)
            for keys in self.names.parts_of_a_whole
        )

    def asks_word(self, reading: Reading, figure: Figure) -> bool:
        """Whether the question asks for the column of words that a cell stands in: "hoe is … getypeerd"."""
        if figure.word is None or figure.column is None:
            return False
        measure = self.names.stems(figure.indicator.rpartition(": ")[2])
        return bool(measure) and all(self.names.says(reading, word) for word in measure)

    def covered(self, terms: Sequence[Term], figure: Figure) -> float:
        """Weighted part of terms that a figure carries: 0 to 1."""
        return coverage(terms, figure.terms, self.phrases)

    def says_more_than_heading(self, reading: Reading, figure: Figure) -> bool:
        """Whether a word of the question stands in what the figure measures, or in its sentence or one near it: a heading
        alone ("Brede welvaart") says too little.
        """
        subjects = subjects_of(reading.terms)
        if not subjects or self.names.says_measure(reading, figure) > 0 or self.names.part_said(reading, figure) > 0:
            return True
        own = self.names.stems(figure.measure)
        hinted = any(own.issuperset(thing) for term in subjects for thing in term.hints)
        return hinted or any(fit(term, figure.terms, self.phrases) > HEADING for term in subjects)

    def says_itself(self, reading: Reading, figure: Figure) -> bool:
        """Whether a word of weight of the question stands in the figure's own sentence."""
        own = {part: weight for key, weight in figure.terms.items() if weight >= OWN for part in (key, *key.split())}
        return any(t.weight >= SUBJECT_WEIGHT and fit(t, own, self.phrases) >= SAID / 2 for t in reading.terms)

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
        asked = {key for term in reading.terms for key, _ in term.keys} | parts_of(reading.terms)
        if not figure.from_table and any(figure.terms.get(q, 0.0) >= 1.0 and q not in asked for q in self._qualifiers):
            bonus -= UNIT_BONUS
        if not figure.from_table and is_rate(figure) and PER not in reading.question:
            bonus -= 2 * UNIT_BONUS
        if not figure.from_table and self._about_a_part(reading, figure):
            bonus -= NARROWER
        if "table" in reading.wants:
            bonus += UNIT_BONUS if figure.from_table else 0.0
        if figure.inherited_area or figure.inherited_period:
            bonus -= EXPLICIT_BONUS
        return bonus


def _described_as(figure: Figure) -> str:
    """Figures with the same description are scored once: the cells of a row under the same measure."""
    if figure.from_table:
        return f"{figure.table}|{figure.subject}|{figure.indicator}|{figure.unit}"
    return figure.id
