"""Which figures may be worked out together: of one measure, and with nothing left to doubt."""

from collections.abc import Sequence
from itertools import product

from assistant.asked import is_rate, period_fits
from assistant.lookup import Lookup
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure, Period


def operands(lookup: Lookup, by_period: bool, periods: Sequence[Period] = ()) -> tuple[Figure, ...] | None:
    """Figures that may be added or subtracted: one per area (or period), all of one unit and kind.

    Over areas they are of one period; over `periods`, where several are asked, there is one for each.
    """
    if len(periods) > 1 and len(lookup.found) == 1:
        return each_period(lookup, periods)
    if by_period:
        return _two_periods(lookup, periods)
    return each_area(lookup)


def each_area(lookup: Lookup) -> tuple[Figure, ...] | None:
    """For each of two or more areas its figure of the same measure and period, or None."""
    candidates = [[f for f in found.figures if f.value is not None] for found in lookup.found]
    if len(candidates) < 2 or not all(candidates):
        return None
    for first in candidates[0]:
        same = [
            next((f for f in others if alike(first, f) and first.period == f.period), None) for others in candidates[1:]
        ]
        present = tuple(figure for figure in same if figure is not None)
        if len(present) == len(same):
            return (first, *present)
    return None


def each_period(lookup: Lookup, periods: Sequence[Period]) -> tuple[Figure, ...] | None:
    """For each period a figure of the same measure of the one area, or None."""
    figures = [f for f in lookup.found[0].figures if f.value is not None]
    candidates = [[f for f in figures if period_fits(period, f.period)] for period in periods]
    for combination in product(*candidates):
        if all(alike(combination[0], other) for other in combination[1:]):
            return combination
    return None


def _two_periods(lookup: Lookup, periods: Sequence[Period]) -> tuple[Figure, ...] | None:
    """Levels of two years, of which one is the asked one where a year is asked."""
    if len(lookup.found) != 1:
        return None
    every = (*lookup.found[0].figures, *lookup.found[0].other_periods)
    figures = [f for f in every if f.value is not None and f.kind != "change"]
    for first, second in product(figures, figures):
        asked = not periods or any(period_fits(period, f.period) for period in periods for f in (first, second))
        if (
            asked
            and alike(first, second)
            and (first.period.last or 0) > (second.period.last or 0)
            and not first.period.span
        ):
            return first, second
    return None


def alike(first: Figure, second: Figure) -> bool:
    """Whether two figures measure the same: one table row or measure, or running text with the same unit and kind."""
    if first.unit != second.unit or first.scale != second.scale or first.from_table != second.from_table:
        return False
    if first.from_table:
        return (first.table, first.indicator) == (second.table, second.indicator)
    kinds = {"level" if figure.kind == "share" and figure.unit == "%" else figure.kind for figure in (first, second)}
    named = first.indicator == second.indicator and fold(first.indicator) != fold(first.unit or "")
    return len(kinds) == 1 and (named or first.place.section == second.place.section)


def parts_of_one_whole(figures: Sequence[Figure], index: Index) -> bool:
    """Whether percentages are shares of one whole, so that they may be added: printed together, where the report says
    that it divides something up ("als volgt verdeeld", "sectorstructuur"). Any other percentages overlap or differ.
    """
    first = figures[0]
    together = all((f.place.section, f.period, f.table) == (first.place.section, first.period, None) for f in figures)
    one_area = len({f.area for f in figures}) == 1 and len({f.sentence for f in figures}) == 1
    shares = one_area or all(f.kind == "share" for f in figures)
    changes = any(f.kind == "change" or f.unit != "%" for f in figures)
    if changes or not together or not shares or sum(f.value or 0 for f in figures) > 100:
        return False
    sentence = index.sentences[first.sentence] if first.sentence else None
    before = index.passages[sentence.passage].text.partition(first.quote)[0] if sentence else ""
    around = fold(f"{first.place.section} {before} {first.quote}")
    return any(fold(word) in around for word in index.vocabulary.language["sentences"]["divided"])


def is_amount(figure: Figure, index: Index) -> bool:
    """Whether the figure counts things or people that are there: no percentage, rate, measure, change or forecast."""
    unit = figure.unit or ""
    measures = index.vocabulary.language["measures"]["units"]
    counts = bool(unit) and unit != "%" and unit not in measures and not unit.startswith("€") and not is_rate(figure)
    return counts and figure.kind == "level" and figure.value is not None and figure.value > 0 and not figure.forecast
