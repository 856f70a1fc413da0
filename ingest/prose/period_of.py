"""Which period a number in a sentence is about: an ordered table of rules, the first that answers wins."""

import re

from ingest.prose.parsed import Parsed
from ingest.prose.zip_lists import paired
from vectorstore.dutch.numbers import NumberMention
from vectorstore.dutch.periods import PeriodMention, relative_years
from vectorstore.records import EACH, Period

_RIGHT_BEFORE_PERIOD = re.compile(
    r"\)?\s*(?:[a-zë-]+\s+){0,2}?\(?(?:in|over|voor|van|sinds)?\s*(?:het jaar)?\s*", re.IGNORECASE
)
_SAME = re.compile(r"\b(?:dezelfde|diezelfde|deze|gehele|hele) periode\b", re.IGNORECASE)
_DITTO = re.compile(r"\b(?:dezelfde|diezelfde) periode\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:gehele|hele) periode\b", re.IGNORECASE)
_SAME_YEAR = re.compile(r"\b(?:hetzelfde|datzelfde) (?:school|studie)?jaar\b", re.IGNORECASE)
_OF_THESE = re.compile(r"(?:Hiervan|Daarvan)\b")
_EXCEPTION = "Uitzondering"
"""A sentence that starts so goes on about the change of the one before it."""
_PATH_START = re.compile(r"\bvan\s+(?:\w+\s+)?$", re.IGNORECASE)
_PATH_MIDDLE = re.compile(r"[^.;:]{0,60}?\bnaar\s", re.IGNORECASE)
_PATH_END = re.compile(r"\bnaar\s+(?:\w+\s+)?$", re.IGNORECASE)
_REFERS_BACK = re.compile(r"(?:Dat|Dit|Deze)\b")
_COMPARED = re.compile(r"\b(?:meer|minder|hoger|lager|groter|kleiner|boven|onder|gelijk)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:inmiddels|momenteel|tegenwoordig)\b[^,;:]*$", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\b(?:tegen|tegenover)\s[^.;]*\d[^.;]*$", re.IGNORECASE)
"""Between a number and the year of the one that it is held against: "38%, tegen 31% in 2022"."""
UNKNOWN = Period("", None, None)


def period_of(parsed: Parsed, number: NumberMention, change: bool, forecast: bool) -> tuple[Period, str]:
    """The period of the number, and the earlier sentence that it is inherited from ("" where its own sentence says it).

    A change since a base year ("20% minder dan in 2000") gets the span from that year.
    """
    explained = parsed.explains(number)
    if explained:
        return period_of(parsed, explained, change, forecast)
    if _NOW.search(parsed.text[: number.start]) and not change:
        newest = parsed.context.newest
        return (_end(newest), parsed.context.newest_quote) if newest else (UNKNOWN, "")
    named = _named(parsed, number, change)
    if named:
        return _since_base(parsed, number, named, change), ""
    if compares_with_last(parsed, number) and parsed.context.last:
        return parsed.context.last.period, parsed.context.closed_quote
    base = _base(parsed, number)
    same = _SAME.search(parsed.text) is not None
    context = parsed.context
    if _DITTO.search(parsed.text) and context.last and context.last.period.label:
        return context.last.period, context.closed_quote
    if _OF_THESE.match(parsed.text) and context.last and context.last.period.label and not forecast:
        return context.last.period, context.closed_quote
    if _SAME_YEAR.search(parsed.text) and context.newest:
        return context.newest, context.newest_quote
    whole = change or same
    inherited, quote = (context.period, context.period_quote) if whole else (context.closed, context.closed_quote)
    if base and not _REFERS_BACK.match(parsed.text):
        return Period(f"t.o.v. {base.label}", base.first, None), ""
    if forecast:
        return (context.ahead, context.ahead_quote) if context.ahead else (UNKNOWN, "")
    goes_on = change and (context.fresh or parsed.text.startswith(_EXCEPTION))
    if context.span and (_WHOLE.search(parsed.text) or goes_on):
        return context.span, context.span_quote
    if inherited is None or (change and context.unsure and not same):
        return UNKNOWN, ""
    if inherited.span and not whole and inherited.last:
        return Period(str(inherited.last), inherited.last, inherited.last), quote
    return _since_base(parsed, number, inherited, change), quote


def compares_with_last(parsed: Parsed, number: NumberMention) -> bool:
    """Whether the number is set beside the last one of the sentence before: "Dit is meer dan in de referentieregio (35%)"."""
    last = parsed.context.last
    return (
        last is not None
        and last.unit == number.unit
        and _REFERS_BACK.match(parsed.text) is not None
        and _COMPARED.search(parsed.text[: number.start]) is not None
        and parsed.brackets_around(number) is not None
    )


def _base(parsed: Parsed, number: NumberMention) -> Period | None:
    """The year that the number is compared with: the first one behind it, else the first of the sentence."""
    bases = [mention for mention in parsed.periods if mention.base]
    behind = (mention.period for mention in bases if mention.start >= number.end)
    return next(behind, bases[0].period if bases else None)


def _end(period: Period) -> Period:
    return Period(str(period.last), period.last, period.last) if period.span and period.last else period


def _since_base(parsed: Parsed, number: NumberMention, period: Period, change: bool) -> Period:
    base = _base(parsed, number)
    if period.first is None and period.label:
        return _in_years(parsed, period, base if change else None)
    if change and base and base.first and period.last and not period.span and base.first < period.last:
        return Period(f"{base.first}-{period.last}", base.first, period.last)
    return period


def _in_years(parsed: Parsed, period: Period, base: Period | None) -> Period:
    """ "in de afgelopen tien jaar" with its years: from the base year that the sentence names, or back from the last one."""
    if base and base.first:
        return Period(period.label, base.first, None)
    count = relative_years(period)
    closed = parsed.context.closed
    if count is None or closed is None or closed.last is None:
        return period
    return Period(period.label, closed.last - count, closed.last)


def _named(parsed: Parsed, number: NumberMention, change: bool) -> Period | None:
    usable = [
        mention
        for mention in parsed.periods
        if not mention.base
        and not (mention.start >= number.end and parsed.text.startswith(":", mention.end))
        and not _OF_ANOTHER.search(parsed.text[number.end : mention.start])
    ]
    for mention in usable:
        right_behind = parsed.text[number.end : mention.start] if mention.start >= number.end else "x"
        if right_behind != "x" and " en " not in right_behind and _RIGHT_BEFORE_PERIOD.fullmatch(right_behind):
            return _each_year(parsed, mention, usable) if not change else mention.period
    in_step = paired(parsed, number, usable)
    if in_step:
        return in_step.period
    before = [mention for mention in usable if mention.end <= number.start]
    if change and (whole := _between_levels(parsed, number, before)):
        return whole
    if before:
        return _end_of_path(parsed, number, before[-1].period)
    return usable[0].period if usable else None


def _each_year(parsed: Parsed, mention: PeriodMention, usable: list[PeriodMention]) -> Period:
    """ "2,5% in 2024 en 2025", where the sentence has no second number for the second year: both years."""
    follows = next((m for m in usable if parsed.text[mention.end : m.start].strip() == "en"), None)
    first = mention.period
    alone = not any(number.start > mention.end for number in parsed.numbers)
    if follows is None or not alone or first.span or follows.period.span or first.first is None:
        return first
    return Period(f"{first.label}{EACH}{follows.period.label}", first.first, follows.period.last)


def _between_levels(parsed: Parsed, number: NumberMention, before: list[PeriodMention]) -> Period | None:
    """ "In 2023 … 215.630, in 2050 … 192.230, een afname van 23.400": the change is over the years of both levels."""
    years = [mention for mention in before if mention.period.first and not mention.period.span]
    if len(years) < 2 or number.unit is not None:
        return None
    first, last = years[-2], years[-1]
    told = [n for n in parsed.numbers if first.end <= n.start < number.start]
    each = any(n.start < last.start for n in told) and any(n.start >= last.end for n in told)
    if not each or not first.period.first or not last.period.first or first.period.first >= last.period.first:
        return None
    return Period(f"{first.period.first}-{last.period.first}", first.period.first, last.period.first)


def _end_of_path(parsed: Parsed, number: NumberMention, period: Period) -> Period:
    """ "tussen 2013 en 2023 van 5,6 naar 4,7": the first number is for 2013, the second for 2023."""
    if not period.span or period.first is None:
        return period
    if is_path_start(parsed, number):
        return Period(str(period.first), period.first, period.first)
    if period.last is None:
        return period
    if _PATH_END.search(parsed.text[: number.start]) and any(is_path_start(parsed, n) for n in parsed.numbers):
        return Period(str(period.last), period.last, period.last)
    return period


def is_path_start(parsed: Parsed, number: NumberMention) -> bool:
    """Whether the number is where a change starts from: "van 3,5% in 2022 naar 3,6% in 2023"."""
    after = parsed.text[number.end :].split(".")[0]
    return bool(_PATH_START.search(parsed.text[: number.start]) and _PATH_MIDDLE.match(after))
