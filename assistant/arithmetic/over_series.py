"""How something developed, by a row of years in a table: from the first year (or the asked one) to the last, worked out."""

from dataclasses import replace

from assistant.arithmetic.calculation import subtract
from assistant.arithmetic.over_time import told_change
from assistant.arithmetic.wording import worth
from assistant.lookup import Lookup, first_figure, look_up
from assistant.match import Matcher
from assistant.records import Answer, Reading
from assistant.terms import subjects_of
from vectorstore.index import Index
from vectorstore.records import Figure


def work_out_series(reading: Reading, lookup: Lookup, index: Index, matcher: Matcher) -> Answer | None:
    """The change over the years that a table gives for one thing in one place; None where it gives fewer than two of them,
    or where the report prints a change itself.
    """
    asks = reading.operation == "trend" or ("change" in reading.wants and reading.operation in ("value", "open"))
    if not asks or len(reading.areas) > 1 or reading.unknown:
        return None
    if reading.operation == "value" and lookup.complete:
        return None
    areas = reading.areas or (index.region,)
    terms = subjects_of(reading.terms) or reading.terms
    asked = replace(
        reading, operation="value", terms=terms, periods=(), areas=areas, wants=reading.wants - {"change"}, direction=""
    )
    first = first_figure(look_up(asked, index, matcher))
    series = _series(first, index) if first else []
    since = min((period.first for period in reading.periods if period.first), default=None)
    series = [figure for figure in series if since is None or (figure.period.first or 0) >= since]
    if len(series) < 2:
        return None
    before, now = series[0], series[-1]
    worked = subtract(max(worth(now), worth(before)), min(worth(now), worth(before)))
    return told_change(reading, before, now, worked, None, index)


def _series(figure: Figure, index: Index) -> list[Figure]:
    """The cells of a table that measure the same in the same place, by year."""
    if figure.table is None or figure.kind != "level":
        return []
    of = (figure.table, figure.subject, figure.area, figure.unit, figure.kind)
    same = [
        f
        for f in index.content.figures
        if (f.table, f.subject, f.area, f.unit, f.kind) == of and f.value is not None and f.period.first and not f.period.span
    ]  # fmt: skip
    return sorted(same, key=lambda f: f.period.first or 0)
