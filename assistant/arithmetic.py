"""Differences and sums of cited figures, with the sum shown: 62.510 - 56.435 = 6.075."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from assistant.compose_values import quoted, topic
from assistant.lookup import Lookup
from assistant.match import period_fits
from assistant.records import Answer, Reading
from assistant.sheet import Sheet, place_of
from vectorstore.dutch.numbers import format_number, format_quantity
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure, Period


def operands(lookup: Lookup, by_period: bool, periods: Sequence[Period] = ()) -> tuple[Figure, ...] | None:
    """Figures that may be added or subtracted: one per area (or period), all of one unit and kind.

    Over areas they are of one period; over `periods`, where several are asked, there is one for each.
    """
    if len(periods) > 1 and len(lookup.found) == 1:
        return _each_period(lookup, periods)
    if by_period:
        return _two_periods(lookup)
    candidates = [[f for f in found.figures if f.value is not None] for found in lookup.found]
    if len(candidates) < 2 or not all(candidates):
        return None
    for combination in product(*candidates):
        first = combination[0]
        if all(alike(first, other) and first.period == other.period for other in combination[1:]):
            return combination
    return None


def compose_difference(reading: Reading, figures: Sequence[Figure], index: Index, names: Sequence[str] = ()) -> Answer:
    """The difference of two figures; between percentages it is in procentpunt. `names` tell them apart, else their areas."""
    named = list(zip(figures, names or [""] * len(figures), strict=True))
    (first, one), (second, other) = sorted(named, key=lambda pair: -(pair[0].value or 0))[:2]
    value = (first.value or Decimal(0)) - (second.value or Decimal(0))
    unit = "procentpunt" if first.unit == "%" else first.unit
    sheet = Sheet(index)
    calculation = f"{_term(first)} - {_term(second)} = {format_number(value)}"
    shown = sheet.derive(value, unit, calculation, (first, second), _areas(first, second))
    labels = (one, other) if names else _labels(first, second)
    text = (
        f"**{shown}** verschil: {sheet.give(first)} voor {labels[0]} en {sheet.give(second)} voor {labels[1]} "
        f"({calculation}).\n\nHet gaat om {topic(first)}{_when(first, second)} ({place_of(first, index)})."
    )
    return sheet.answer(reading.question, "answered", _with_quotes(text, (first, second)))


def compose_sum(reading: Reading, figures: Sequence[Figure], index: Index, names: Sequence[str] = ()) -> Answer | None:
    """The sum of amounts; None for percentages, which cannot be added. `names` tell them apart, else areas or periods."""
    if figures[0].unit == "%" or any(figure.value is None for figure in figures):
        return None
    value = sum((figure.value for figure in figures if figure.value is not None), start=Decimal(0))
    sheet = Sheet(index)
    calculation = f"{' + '.join(_term(figure) for figure in figures)} = {format_number(value)}"
    shown = sheet.derive(value, figures[0].unit, calculation, figures, _areas(*figures))
    same_area = len({figure.area for figure in figures}) == 1
    labels = names or [figure.period.label if same_area else figure.area for figure in figures]
    parts = ", ".join(f"{sheet.give(figure)} voor {label}" for figure, label in zip(figures, labels, strict=True))
    text = (
        f"**{shown}** samen: {parts} ({calculation}).\n\nHet gaat om {topic(figures[0])}"
        f"{_when(*figures)} ({place_of(figures[0], index)})."
    )
    return sheet.answer(reading.question, "answered", _with_quotes(text, figures))


def _each_period(lookup: Lookup, periods: Sequence[Period]) -> tuple[Figure, ...] | None:
    figures = [f for f in lookup.found[0].figures if f.value is not None]
    candidates = [[f for f in figures if period_fits(period, f.period)] for period in periods]
    for combination in product(*candidates):
        if all(alike(combination[0], other) for other in combination[1:]):
            return combination
    return None


def _two_periods(lookup: Lookup) -> tuple[Figure, ...] | None:
    if len(lookup.found) != 1:
        return None
    figures = [f for f in (*lookup.found[0].figures, *lookup.found[0].other_periods) if f.value is not None]
    for first, second in product(figures, figures):
        if alike(first, second) and (first.period.last or 0) > (second.period.last or 0) and not first.period.span:
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


def _areas(*figures: Figure) -> str:
    return " en ".join(dict.fromkeys(figure.area for figure in figures))


def _term(figure: Figure) -> str:
    return format_quantity(figure.value, None) if figure.value is not None else ""


def _labels(first: Figure, second: Figure) -> tuple[str, str]:
    if first.area == second.area:
        return first.period.label, second.period.label
    return first.area, second.area


def _when(*figures: Figure) -> str:
    labels = list(dict.fromkeys(figure.period.label for figure in figures if figure.period.label))
    return f", {' en '.join(labels)}" if labels else ""


def _with_quotes(text: str, figures: Sequence[Figure]) -> str:
    quotes = dict.fromkeys(quoted(figure) for figure in figures)
    return "\n\n".join([text, *(quote for quote in quotes if quote)])
