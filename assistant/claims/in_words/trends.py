"""Claims that something rose, fell, stayed as it was, doubled or halved."""

from decimal import Decimal

from assistant.asked import period_fits
from assistant.claims.in_words.measures import Measures, Ruling
from assistant.claims.in_words.word_claim import WordClaim
from assistant.claims.quantity import value_of
from assistant.claims.records import CORRECT, WRONG
from assistant.lookup import way_of
from assistant.sheet import show
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure, Period

DOUBLE = Decimal("1.9")
"""Times as much from which something doubled: people round up to that."""


class Trends:
    """Holds rises and falls against the figures of one report."""

    def __init__(self, index: Index, measures: Measures) -> None:
        self._index = index
        self._measures = measures

    def ruling(
        self, claim: WordClaim, place: str, measures: list[list[Figure]], periods: list[Period]
    ) -> Ruling | None:
        """By the change that the report prints for the place, else by its levels in two years."""
        for figures in measures:
            here = [f for f in figures if f.area == place and value_of(f, self._index.vocabulary) is not None]
            ahead = any((period.last or 0) >= self._index.report.year for period in periods)
            here = [f for f in here if f.forecast == ahead] or here
            changes = [f for f in here if way_of(f) in ("up", "down") and self._measures.in_periods(periods, f)]
            changes = [f for f in changes if _after(f, claim.since)]
            levels = sorted((f for f in here if f.kind == "level" and f.period.last), key=lambda f: f.period.last or 0)
            if claim.way in ("doubled", "halved"):
                ruled = self._doubled(claim, changes)
                if ruled:
                    return ruled
                continue
            typed = self._typed(figures[0], place, periods)
            if typed and not changes and _after(typed[1], claim.since):
                way, figure = typed
                return Ruling(
                    CORRECT if way == claim.way else WRONG, f"{figure.word} ({figure.subject}, {place})", (figure,)
                )
            if changes:
                newest = max(changes, key=lambda f: f.period.last or 0)
                return Ruling(CORRECT if way_of(newest) == claim.way else WRONG, f"{_signed(newest)}", (newest,))
            pair = self._pair([f for f in levels if _after(f, claim.since, or_equal=True)], periods)
            if pair:
                first, last = pair
                moved = self._measures.value(last) - self._measures.value(first)
                way = "up" if moved > 0 else "down" if moved < 0 else "unchanged"
                says = f"van {show(first)} ({first.period.label}) naar {show(last)} ({last.period.label})"
                return Ruling(CORRECT if way == claim.way else WRONG, says, pair)
        return None

    def of_only(
        self, claim: WordClaim, place: str, measures: list[list[Figure]], periods: list[Period]
    ) -> Ruling | None:
        """Whether one municipality alone went a way, where the report has the change of each."""
        for figures in measures:
            for row in self._measures.of_members(figures, periods):
                if len(row) < len(self._index.content.members) or any(way_of(f) not in ("up", "down") for f in row):
                    continue
                went = [figure for figure in row if way_of(figure) == claim.way]
                says = "; ".join(_signed(figure) for figure in row)
                right = [figure.area for figure in went] == [place]
                return Ruling(CORRECT if right else WRONG, says, tuple(went or row))
        return None

    def _doubled(self, claim: WordClaim, changes: list[Figure]) -> Ruling | None:
        percent = [f for f in changes if f.unit == "%"]
        if percent:
            newest = max(percent, key=lambda f: f.period.last or 0)
            factor = 1 + self._measures.value(newest) / 100 * (1 if way_of(newest) == "up" else -1)
            right = factor >= DOUBLE if claim.way == "doubled" else factor <= 1 / DOUBLE
            return Ruling(CORRECT if right else WRONG, _signed(newest), (newest,))
        return None

    def _typed(self, row: Figure, place: str, periods: list[Period]) -> tuple[str, Figure] | None:
        """How a table tells in a word which way a row of it went, with that cell: "Afgenomen"."""
        lists = {"up": "change_up", "down": "change_down", "unchanged": "unchanged"}
        for figure in self._index.content.figures if row.table else ():
            if figure.word and (figure.table, figure.subject, figure.area) == (row.table, row.subject, place):
                said = fold(figure.word)
                way = next((way for way, name in lists.items() if said in self._index.vocabulary.prose(name)), "")
                if way and self._measures.in_periods(periods, figure):
                    return way, figure
        return None

    def _pair(self, levels: list[Figure], periods: list[Period]) -> tuple[Figure, Figure] | None:
        """Two levels of one place in two years: the asked ones, or the last two."""
        if len({f.period.last for f in levels}) < 2:
            return None
        last = levels[-1]
        if periods:
            named = [f for f in levels if any(period_fits(period, f.period) for period in periods)]
            if not named:
                return None
            last = named[-1]
        before = [f for f in levels if (f.period.last or 0) < (last.period.last or 0) and _alike(f, last)]
        return (before[-1], last) if before else None


def _after(figure: Figure, year: int | None, or_equal: bool = False) -> bool:
    """Whether a figure is of a later year than the one that a claim compares with, where it names one."""
    last = figure.period.last
    return year is None or last is None or last > year or (or_equal and last == year)


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.kind == other.kind


def _signed(figure: Figure) -> str:
    word = {"up": "stijging", "down": "daling"}[way_of(figure)]
    period = f", {figure.period.label}" if figure.period.label else ""
    return f"{word}: {show(figure)} ({figure.area}{period})"
