"""The change between two years, worked out of what the report gives for each of them: 32.800 - 24.000 = 8.800."""

from dataclasses import replace

from assistant.arithmetic.calculation import Calculation, growth, subtract, unit_of_difference
from assistant.arithmetic.operands import each_period
from assistant.arithmetic.wording import hedge, with_quotes, worth
from assistant.asked import asks_rate, is_rate
from assistant.compose_values import topic
from assistant.lookup import Lookup, look_up
from assistant.match import Matcher
from assistant.records import Answer, Reading
from assistant.sheet import Sheet, place_of
from assistant.terms import subjects_of
from vectorstore.index import Index
from vectorstore.records import Figure, Period


def work_out_change(reading: Reading, lookup: Lookup, index: Index, matcher: Matcher) -> Answer | None:
    """The change over a span for which the report prints no change, from its two levels; None where one is missing."""
    changes = reading.operation == "difference" or (reading.operation == "value" and "change" in reading.wants)
    years = _years(reading)
    if not changes or years is None or len(reading.areas) > 1 or reading.unknown:
        return None
    span = (years[0].first, years[1].last)
    if any(f.kind == "change" and _spans(f, span) for found in lookup.found for f in found.figures):
        return None
    subjects = subjects_of(reading.terms)
    asked = replace(
        reading,
        terms=subjects or reading.terms,
        operation="value",
        periods=years,
        wants=reading.wants - {"change", "number", "share"},
        areas=reading.areas or (index.region,),
    )
    found = look_up(asked, index, matcher)
    levels = [replace(one, figures=tuple(f for f in one.figures if f.kind == "level")) for one in found.found]
    if len(levels) != 1:
        return None
    pair = each_period(replace(found, found=tuple(levels)), years)
    if pair is None or (is_rate(pair[0]) and not asks_rate(reading)):
        return None
    before, now = pair
    in_percent = "share" in reading.wants and now.unit != "%"
    if in_percent and not worth(before):
        return None
    if in_percent:
        worked = growth(worth(now), worth(before))
    else:
        worked = subtract(max(worth(now), worth(before)), min(worth(now), worth(before)))
    return told_change(reading, before, now, worked, "%" if in_percent else None, index)


def _spans(figure: Figure, span: tuple[int | None, int | None]) -> bool:
    return (figure.period.first, figure.period.last) == span


def told_change(
    reading: Reading, before: Figure, now: Figure, worked: Calculation, unit: str | None, index: Index
) -> Answer:
    """The change from one figure to a later one, with both and the sum; `unit` where it is not that of the figures."""
    sheet = Sheet(index)
    measure = unit or unit_of_difference(now.unit)
    hedged = hedge(worked, (now, before))
    span = f"{before.period.label}-{now.period.label}"
    shown = sheet.derive(worked.value, measure, worked.text, (now, before), now.area, hedged, period=span)
    more = "meer" if worth(now) > worth(before) else "minder" if worth(now) < worth(before) else "verschil"
    more = "" if measure == "%" else f" {more}"
    text = (
        f"**{shown}**{more} in {now.area}: van {sheet.give(before)} in {before.period.label} naar {sheet.give(now)} in "
        f"{now.period.label} ({worked.text}).\n\nHet gaat om {topic(now)} ({place_of(now, index)})."
    )
    return sheet.answer(reading.question, "answered", with_quotes(text, (now, before)))


def _years(reading: Reading) -> tuple[Period, Period] | None:
    """The first and the last year of the asked span, or the two years that are asked, the earlier first."""
    if len(reading.periods) == 1 and reading.periods[0].span:
        first, last = reading.periods[0].first, reading.periods[0].last
    elif len(reading.periods) == 2 and not any(period.span for period in reading.periods):
        first, last = sorted(period.last or 0 for period in reading.periods)
    else:
        return None
    if not first or not last or "/" in reading.periods[0].label:
        return None
    return Period(str(first), first, first), Period(str(last), last, last)
