"""What a sentence inherits from the ones before it: their area, period and unit; reset at each new section."""

import re
from dataclasses import dataclass, replace

from vectorstore.dutch.areas import AreaBook, AreaMention
from vectorstore.dutch.numbers import NumberMention, numbers_in, numbers_in_words
from vectorstore.dutch.periods import PeriodMention, find_periods
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Area, Period, Sentence

_DASH = re.compile(r"\s?[-–]\s?")
_UNTIL = re.compile(r"\btot (?:en met |in ieder geval |zeker )*$", re.IGNORECASE)
_LATEST = re.compile(r"\s*\((?:meest )?recent", re.IGNORECASE)
_IN_DIGITS = re.compile(r"[^().,;]{0,30}\(", re.IGNORECASE)
_ONE_NOUN = re.compile(r"\s*(?:[^\W\d]+)?\s*")


@dataclass(frozen=True, slots=True)
class Context:
    """Carried from sentence to sentence inside a section. `default_area` is what the chapter is about.

    `period` is the last one named, `closed` the last one with an end: a level holds for that, not "sinds 2021".
    `span` is the last span, named or from a base year; `fresh` says that no period was named after its base year.
    `newest` is the closed period with the latest end, `ahead` the period of the last forecast in this paragraph.
    `here` is the municipality that the sentence before named last, `last` that sentence's last number.
    `spans` are the labels of all spans named so far; a new paragraph after several is `unsure` which one is meant.
    The quotes are the sentences that named them.
    """

    default_area: str
    area: Area | None = None
    period: Period | None = None
    closed: Period | None = None
    unit: str | None = None
    period_quote: str = ""
    closed_quote: str = ""
    span: Period | None = None
    span_quote: str = ""
    fresh: bool = False
    newest: Period | None = None
    newest_quote: str = ""
    ahead: Period | None = None
    ahead_quote: str = ""
    here: Area | None = None
    last: "Said | None" = None
    spans: frozenset[str] = frozenset()
    unsure: bool = False

    def at_paragraph(self) -> "Context":
        """What a new paragraph keeps: all but the area, what was expected and the last number."""
        return replace(self, area=None, ahead=None, here=None, last=None, unsure=len(self.spans) > 1)


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence said with its last number, for a sentence that compares with it ("Dit is meer dan in …")."""

    kind: str
    direction: str
    unit: str | None
    period: Period
    forecast: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its numbers, areas and periods marked; offsets count characters of `text`."""

    sentence: Sentence
    text: str
    numbers: tuple[NumberMention, ...]
    areas: tuple[AreaMention, ...]
    periods: tuple[PeriodMention, ...]
    context: Context

    def explains(self, number: NumberMention) -> NumberMention | None:
        """The number that this one stands behind in brackets: 12,3% in "35.700 inwoners (12,3%)"; else None."""
        brackets = self.brackets_around(number)
        before = [other for other in self.numbers if other.end <= number.start]
        if (
            brackets
            and before
            and before[-1].end <= brackets[0]
            and _ONE_NOUN.fullmatch(self.text[before[-1].end : brackets[0]])
        ):
            return before[-1]
        return None

    def brackets_around(self, number: NumberMention) -> tuple[int, int] | None:
        """Offsets of the brackets around a number (an unclosed one ends with the sentence), or None."""
        opened = self.text.rfind("(", 0, number.start + 1)
        if opened < 0 or ")" in self.text[opened : number.start]:
            return None
        closed = self.text.find(")", number.end)
        return opened, closed if closed >= 0 else len(self.text)


def parse_sentence(sentence: Sentence, context: Context, book: AreaBook, vocabulary: Vocabulary) -> Parsed:
    """Mark what a sentence says; numbers that are part of a period are left out."""
    periods = tuple(find_periods(sentence.text, vocabulary))
    numbers = tuple(
        number
        for number in _with_words(sentence.text, _with_ranges(sentence.text, list(numbers_in(sentence.text))))
        if not any(period.start <= number.start < period.end for period in periods)
    )
    return Parsed(sentence, sentence.text, numbers, tuple(book.find(sentence.text)), periods, context)


def _with_words(text: str, numbers: list[NumberMention]) -> list[NumberMention]:
    """The numbers with those in words, in order; not a part that is said again in digits: "een derde (33%)"."""
    again = {number.start for number in numbers}
    words = [
        word
        for word in numbers_in_words(text)
        if not any(_IN_DIGITS.fullmatch(text[word.end : start]) for start in again if start >= word.end)
    ]
    return sorted((*numbers, *words), key=lambda number: number.start)


def _with_ranges(text: str, numbers: list[NumberMention]) -> list[NumberMention]:
    """Two numbers with a dash between them as one: "1- 1,5%"."""
    merged: list[NumberMention] = []
    for number in numbers:
        last = merged[-1] if merged else None
        if last and last.unit is None and _DASH.fullmatch(text[last.end : number.start]) and number.unit:
            printed = text[last.start : number.end].strip()
            merged[-1] = NumberMention(printed, number.value, last.start, number.end, number.unit, number.scale, True)
        else:
            merged.append(number)
    return merged


def carry_on(parsed: Parsed, units: list[str | None], last: Said | None = None) -> Context:
    """The context for the next sentence: only a single municipality is carried on, never the country or a comparison.

    `last` is what the sentence said with its last number, None where it has none.
    """
    names = {mention.area.name for mention in parsed.areas}
    only = parsed.areas[0].area if len(names) == 1 and parsed.areas[0].area.kind == "municipality" else None
    kept = parsed.context.area if not names else None
    aside = parsed.text.startswith("Ook ")
    named = [
        mention.period for mention in parsed.periods if not mention.base and not aside and not _until(parsed, mention)
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
        closed=closed[-1] if closed else before.closed,
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
