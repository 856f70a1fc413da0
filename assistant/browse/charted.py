"""Which rows of the tidy table belong in one chart: one measure of several places in a year, or of one place over years."""

from collections.abc import Sequence

from assistant.browse.rows import FORECAST, FigureRow
from assistant.chart_data import FEWEST, Bar, ChartData
from vectorstore.index import Index

Measure = list[FigureRow]
MOST = 16
"""Bars that can still be read on a phone."""


def chartable(rows: Sequence[FigureRow]) -> dict[str, Measure]:
    """The charts that rows give, by name: "Werkloosheid, 2022 (%)" over places, "Werkloosheid, Emmen (%)" over years."""
    found: dict[str, Measure] = {}
    for row in rows:
        if row.value is None or row.figure.other_end:
            continue
        unit = f" ({row.unit})" if row.unit else ""
        for name in (
            f"{row.topic}, {row.period or 'zonder jaar'}{unit}, {row.kind}",
            f"{row.topic}, {row.area}{unit}, {row.kind}",
        ):
            found.setdefault(name, []).append(row)
    return {name: group for name, group in found.items() if FEWEST <= len(_single(group)) <= MOST}


def _single(group: Measure) -> Measure:
    """One row for each place and year: the first that the report gives."""
    return list({(row.area, row.period): row for row in reversed(group)}.values())[::-1]


def chart_of(group: Measure, index: Index) -> ChartData:
    """The chart of one measure; the country is a line where places are compared."""
    rows = _single(group)
    by_area = len({row.area for row in rows}) > 1
    rows = sorted(rows, key=lambda row: -(row.value or 0)) if by_area else sorted(rows, key=lambda row: row.year)
    countries = {area.name for area in index.areas.of_kind("country")}
    bars = [Bar(_label(row, by_area), float(row.value or 0), row.shown, False, row.figure) for row in rows]
    line = next((bar for bar in bars if by_area and bar.figure.area in countries), None)
    kind = "" if rows[0].figure.kind == "level" else rows[0].kind
    title = ", ".join(part for part in (rows[0].topic, rows[0].period if by_area else rows[0].area, kind) if part)
    return ChartData(title, "area" if by_area else "year", tuple(bar for bar in bars if bar is not line), line)


def _label(row: FigureRow, by_area: bool) -> str:
    label = row.area if by_area else row.period
    return f"{label} ({FORECAST})" if row.figure.forecast else label
