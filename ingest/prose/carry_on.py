"""What a sentence leaves to the next: which of its areas, periods and units still hold."""

import re

from ingest.prose.context import Context, Said
from ingest.prose.parsed import Parsed
from vectorstore.dutch.periods import PeriodMention
from vectorstore.records import Period

_EXTREME = re.compile(r"\b(?:hoogst|laagst|hoogste|laagste|kleinste|grootst)\b", re.IGNORECASE)
"""A place that is only named as the highest or lowest is not what the next sentence is about."""
_LOOKS_BACK = re.compile(
    r"(?:\s*,[^,;.]{0,40},)?\s+(?:was|waren|ging|gingen|lag|bedroeg)\s+(?:dat|dit|het)\b", re.IGNORECASE
)
_UNTIL = re.compile(r"\btot (?:en met |in ieder geval |zeker )*$", re.IGNORECASE)
_LATEST = re.compile(r"\s*\((?:meest )?recent", re.IGNORECASE)


def carry_on(parsed: Parsed, units: list[str | None], last: Said | None = None) -> Context:
    """The context for the next sentence: only a single municipality is carried on, never the country or a comparison.

    `last` is what the sentence said with its last number, None where it has none.
    """
    names = {mention.area.name for mention in parsed.areas}
    alone = len(names) == 1 and parsed.areas[0].area.kind == "municipality" and not _EXTREME.search(parsed.text)
    only = parsed.areas[0].area if alone else None
    kept = parsed.context.area if not names else None
    aside = parsed.text.startswith("Ook ")
    named = [
        mention.period
        for mention in parsed.periods
        if not (mention.base or aside or _until(parsed, mention) or _beside(parsed, mention))
    ]
    if last and last.forecast:  # what is ahead is kept apart: levels that follow are of the last year known
        named = [
            period for period in named if not period.last or not last.period.last or period.last < last.period.last
        ]
    closed = [period for period in named if period.last is not None]
    span = _span(parsed, closed)
    nouns = [unit for unit in units if unit and unit != "%"]
    before = parsed.context
    newest = max(closed, key=lambda period: period.last or 0, default=None)
    newer = newest and (before.newest is None or (newest.last or 0) >= (before.newest.last or 0))
    based = any(mention.base for mention in parsed.periods)
    ahead = last.period if last and last.forecast and last.period.last else before.ahead
    local = [mention.area for mention in parsed.areas if mention.area.kind == "municipality"]
    spans = [period.label for period in named if period.span]
    return Context(
        before.default_area,
        area=only or kept,
        period=named[-1] if named else before.period,
        closed=max(closed, key=_end) if closed else before.closed,
        unit=nouns[-1] if nouns else before.unit,
        period_quote=parsed.text if named else before.period_quote,
        closed_quote=parsed.text if closed else before.closed_quote,
        span=span or before.span,
        span_quote=(parsed.text if spans else f"{before.closed_quote} {parsed.text}") if span else before.span_quote,
        fresh=based or (before.fresh and not named),
        newest=newest if newer else before.newest,
        newest_quote=parsed.text if newer else before.newest_quote,
        ahead=ahead,
        ahead_quote=parsed.text if ahead is not before.ahead else before.ahead_quote,
        here=local[-1] if local else None,
        last=last,
        spans=before.spans | set(spans),
        unsure=before.unsure and not named,
    )


def _until(parsed: Parsed, mention: PeriodMention) -> bool:
    """Whether a year only says how far the data go: "bleef tot in ieder geval 2022 (meest recente data) achter"."""
    return bool(_UNTIL.search(parsed.text[: mention.start]) or _LATEST.match(parsed.text[mention.end :]))


def _beside(parsed: Parsed, mention: PeriodMention) -> bool:
    """Whether a year is only set beside the one that is told about: "(2014: 4%)", "in 2018 was dat nog 9%"."""
    behind = parsed.text[mention.end :]
    if behind.startswith(":"):
        return True
    closed, year = parsed.context.closed, mention.period.last
    earlier = bool(closed and closed.last and year and year < closed.last)
    return earlier and _LOOKS_BACK.match(behind) is not None


def _end(period: Period) -> int:
    return period.last or 0


def _span(parsed: Parsed, closed: list[Period]) -> Period | None:
    """The last span that a sentence is about: "2013-2023", or from its base year to the last year known."""
    spans = [period for period in closed if period.first != period.last]
    if spans:
        return spans[-1]
    base = next((mention.period for mention in parsed.periods if mention.base), None)
    last = closed[-1] if closed else parsed.context.closed
    if base is None or base.first is None:
        return None
    if last is None or last.last is None or last.last <= base.first:
        return Period(f"sinds {base.first}", base.first, None)
    return Period(f"{base.first}-{last.last}", base.first, last.last)
