"""Scores figures against a reading: what the words cover, and whether area, period and kind are the asked ones."""

from collections import defaultdict
from collections.abc import Iterable

from assistant.records import Match, Reading
from assistant.terms import coverage, fit
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.words import stem, words
from vectorstore.index import Index
from vectorstore.records import Figure, Period

LABEL_BONUS = 0.1
"""For a row of which the question names every word: "werkloosheid" is the row Werkloosheid before any longer one."""
UNIT_BONUS = 0.06
"""For a unit that the question asks for ("hoeveel procent")."""
EXPLICIT_BONUS = 0.03
"""For a figure whose area and period stand in its own sentence."""


class Matcher:
    """Scores all figures of an index; holds the words of each row label."""

    def __init__(self, index: Index, phrases: Phrases) -> None:
        self._index = index
        self._phrases = phrases
        stopwords = index.vocabulary.stopwords
        self._labels: dict[str, frozenset[str]] = {}
        for figure in index.content.figures:
            if figure.row is not None and figure.row not in self._labels:
                kept = (stem(word) for word in words(figure.row) if word not in stopwords)
                self._labels[figure.row] = frozenset(kept)
        self._groups: dict[str, list[Figure]] = defaultdict(list)
        for figure in index.content.figures:
            self._groups[_described_as(figure)].append(figure)

    def score(self, reading: Reading) -> list[Match]:
        """All figures that carry at least one term, best first; areas, periods and kinds are not yet looked at."""
        matches: list[Match] = []
        for group in self._groups.values():
            covered = coverage(reading.terms, group[0].terms, self._phrases)
            if not covered:
                continue
            bonus = self._label_bonus(reading, group[0])
            matches += [Match(f, covered, covered + bonus + self._preference(reading, f)) for f in group]
        return sorted(matches, key=lambda match: -match.score)

    def _label_bonus(self, reading: Reading, figure: Figure) -> float:
        """Part of the row's own words that the question says, directly or by a synonym."""
        if figure.row is None or not self._labels[figure.row]:
            return 0.0
        label = self._labels[figure.row]
        row_terms = dict.fromkeys(label, 1.0)
        row_terms.update({key: 1.0 for key in self._phrase_keys(figure.row)})
        said = sum(any(fit(term, {word: 1.0}, self._phrases) >= 0.8 for term in reading.terms) for word in label)
        if any(fit(term, {key: 1.0}, self._phrases) >= 0.8 for term in reading.terms for key in row_terms if " " in key):
            said = len(label)
        return LABEL_BONUS * said / len(label)

    def _phrase_keys(self, text: str) -> Iterable[str]:
        return [key for _, _, key in self._phrases.find(words(text))]

    def _preference(self, reading: Reading, figure: Figure) -> float:
        bonus = 0.0
        if "share" in reading.wants:
            bonus += UNIT_BONUS if figure.unit == "%" else -UNIT_BONUS
        elif "money" in reading.wants:
            bonus += UNIT_BONUS if (figure.unit or "").startswith("€") else 0.0
        elif figure.kind == "share" or (figure.unit == "%" and figure.kind == "change"):
            bonus -= EXPLICIT_BONUS
        if figure.inherited_area or figure.inherited_period:
            bonus -= EXPLICIT_BONUS
        return bonus


def right_kind(reading: Reading, figure: Figure) -> bool:
    """Whether a level, change or share answers what is asked; a forecast only when the question looks ahead."""
    if figure.kind == "category":
        return False
    if figure.forecast and "forecast" not in reading.wants:
        asked = any(period.last is not None and period.last == figure.period.last for period in reading.periods)
        return asked and _kind_fits(reading, figure)
    return _kind_fits(reading, figure)


def _kind_fits(reading: Reading, figure: Figure) -> bool:
    if figure.kind == "change":
        return "change" in reading.wants or "forecast" in reading.wants
    return "change" not in reading.wants or _asked_as_level(reading, figure)


def _asked_as_level(reading: Reading, figure: Figure) -> bool:
    """A level that is itself a balance (migratiesaldo over 2011-2022) fits a question over that span."""
    return figure.period.span and any(period_fits(period, figure.period) for period in reading.periods)


def period_fits(asked: Period, has: Period) -> bool:
    """Whether a figure's period is the asked one: the same label, the same year, or the same span."""
    if asked.label == has.label:
        return True
    years = _relative_years(asked) or _relative_years(has)
    if years and (_length(asked) or _length(has)):
        return abs((_length(asked) or _length(has) or 0) - years) <= 1
    if asked.last is None and asked.first is not None:
        return has.first == asked.first
    if asked.span:
        return has.first == asked.first and (has.last == asked.last or has.last is None)
    if asked.last is None:
        return False
    return has.last == asked.last or (has.first == asked.last and _is_school_year(has))


def _length(period: Period) -> int | None:
    return period.last - period.first if period.first is not None and period.last is not None else None


def _relative_years(period: Period) -> int | None:
    parts = period.label.split()
    return int(parts[1]) if len(parts) == 3 and parts[0] == "afgelopen" and parts[1].isdigit() else None


def _is_school_year(period: Period) -> bool:
    return "/" in period.label


def _described_as(figure: Figure) -> str:
    """Figures with the same description are scored once: the cells of a row under the same measure."""
    if figure.from_table:
        return f"{figure.table}|{figure.row}|{figure.indicator}|{figure.unit}"
    return figure.id
