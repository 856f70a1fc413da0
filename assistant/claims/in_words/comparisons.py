"""Claims that one place has more or less than another: "lager dan landelijk", "in alle vijf gemeenten hoger"."""

from collections.abc import Sequence

from assistant.claims.in_words.measures import Measures, Ruling, measure_of
from assistant.claims.in_words.multiples import judged_ratio
from assistant.claims.in_words.word_claim import WordClaim
from assistant.claims.quantity import value_of
from assistant.claims.records import CORRECT, WRONG
from assistant.goodness import better_way
from assistant.lookup import way_of
from assistant.sheet import show
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure, Period


class Comparisons:
    """Holds comparisons against the figures of one report."""

    def __init__(self, index: Index, measures: Measures) -> None:
        self._index = index
        self._measures = measures

    def of_number(self, claim: WordClaim, other: str, beside: Sequence[Figure]) -> Ruling | None:
        """A comparison of the very number before it: "37%. Dat is meer dan landelijk"."""
        for mine in beside:
            theirs = [
                f for f in self._index.content.figures
                if f.area == other and measure_of(f) == measure_of(mine) and f.period == mine.period and f.unit == mine.unit
            ]  # fmt: skip
            for figure in theirs:
                ruled = self.of_two(claim, mine, figure)
                if ruled:
                    return ruled
        return None

    def is_missing(self, other: str, beside: Sequence[Figure]) -> bool:
        """Whether the report says N.B. of a place for the thing that a claim goes on about."""
        things = {measure_of(figure)[:3] for figure in beside}
        theirs = [f for f in self._index.content.figures if f.area == other and measure_of(f)[:3] in things]
        return bool(theirs) and all(figure.missing for figure in theirs)

    def of_all(
        self, claim: WordClaim, other: str, measures: list[list[Figure]], periods: list[Period]
    ) -> Ruling | None:
        """ "In alle vijf gemeenten hoger dan landelijk": each municipality against the other place."""
        for figures in measures:
            for row in self._measures.of_members(figures, periods):
                theirs = next((f for f in figures if f.area == other and f.period == row[0].period), None)
                ruled = [self.of_two(claim, mine, theirs) for mine in row] if theirs else []
                if not ruled or not all(ruled):
                    continue
                wrong = next((one for one in ruled if one and one.verdict == WRONG), None)
                return wrong or ruled[0]
        return None

    def of_place(
        self, claim: WordClaim, place: str, other: str, measures: list[list[Figure]], periods: list[Period]
    ) -> Ruling | None:
        """One place against another, of one measure and period."""
        for figures in measures:
            if claim.moves != (figures[0].kind == "change"):
                continue
            mine = [f for f in figures if f.area == place and self._measures.in_periods(periods, f) and not f.other_end]
            theirs = [f for f in figures if f.area == other and not f.other_end]
            pairs = [
                (a, b)
                for a in mine
                for b in theirs
                if (a.period == b.period or not a.period.label) and a.unit == b.unit
                and value_of(a, self._index.vocabulary) is not None and value_of(b, self._index.vocabulary) is not None
            ]  # fmt: skip
            if not pairs:
                continue
            ruled = self.of_two(claim, *max(pairs, key=lambda pair: pair[0].period.last or 0))
            if ruled:
                return ruled
        return None

    def of_two(self, claim: WordClaim, mine: Figure, theirs: Figure) -> Ruling | None:
        """Whether one figure lies on the claimed side of another; of changes the size counts ("een kleinere daling")."""
        way = self._compared(claim.way, mine)
        if (
            not way
            or value_of(mine, self._index.vocabulary) is None
            or value_of(theirs, self._index.vocabulary) is None
        ):
            return None
        if mine.kind == "change" and way_of(mine) != way_of(theirs):
            return None
        size = abs if mine.kind == "change" else (lambda value: value)
        difference = size(self._measures.value(mine)) - size(self._measures.value(theirs))
        if claim.factor is not None:
            theirs_ = size(self._measures.value(theirs))
            if not theirs_:
                return None
            ratio = size(self._measures.value(mine)) / theirs_
            says = f"{show(mine)} ({mine.area}) tegen {show(theirs)} ({theirs.area})"
            verdict = judged_ratio(claim.factor, claim.hedge, ratio, self._index.vocabulary)
            return Ruling(verdict, says, (mine, theirs))
        real = "higher" if difference > 0 else "lower" if difference < 0 else "equal"
        says = f"{show(mine)} ({mine.area}) tegen {show(theirs)} ({theirs.area})"
        return Ruling(CORRECT if real == way else WRONG, says, (mine, theirs))

    def _compared(self, way: str, figure: Figure) -> str:
        if way in ("faster", "slower"):
            return "higher" if way == "faster" else "lower"
        if way in ("better", "worse"):
            good = better_way(self._row_of(figure), self._index)
            return "" if not good else "higher" if (good == "up") == (way == "better") else "lower"
        return way

    def _row_of(self, figure: Figure) -> Figure:
        """A cell of the row that measures the same, where a table says what is better."""
        same = (
            f
            for f in self._index.content.figures
            if f.from_table and f.subject and fold(f.subject) == fold(figure.measure)
        )
        return next(same, figure)
