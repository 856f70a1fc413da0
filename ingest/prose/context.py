"""What a sentence inherits from the ones before it: their area, period and unit; reset at each new section."""

import re
from dataclasses import dataclass, replace

from vectorstore.dutch.areas import AreaBook, AreaMention
from vectorstore.dutch.numbers import NumberMention, numbers_in
from vectorstore.dutch.periods import PeriodMention, find_periods
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Area, Period, Sentence

_DASH = re.compile(r"\s?[-–]\s?")
_ONE_NOUN = re.compile(r"\s*(?:[^\W\d]+)?\s*")


@dataclass(frozen=True, slots=True)
class Context:
    """Carried from sentence to sentence inside a section. `default_area` is what the chapter is about.

    `period` is the last one named, `closed` the last one with an end: a level holds for that, not "sinds 2021".
    `span` is the last span, named or from a base year.
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

    def at_paragraph(self) -> "Context":
        """What a new paragraph keeps: all but the area."""
        return replace(self, area=None)


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
        for number in _with_ranges(sentence.text, list(numbers_in(sentence.text)))
        if not any(period.start <= number.start < period.end for period in periods)
    )
    return Parsed(sentence, sentence.text, numbers, tuple(book.find(sentence.text)), periods, context)


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


def carry_on(parsed: Parsed, units: list[str | None]) -> Context:
    """The context for the next sentence: only a single municipality is carried on, never the country or a comparison."""
    names = {mention.area.name for mention in parsed.areas}
    only = parsed.areas[0].area if len(names) == 1 and parsed.areas[0].area.kind == "municipality" else None
    kept = parsed.context.area if not names else None
    aside = parsed.text.startswith("Ook ")
    named = [mention.period for mention in parsed.periods if not mention.base and not aside]
    closed = [period for period in named if period.last is not None]
    span = _span(parsed, closed)
    nouns = [unit for unit in units if unit and unit != "%"]
    before = parsed.context
    return Context(
        before.default_area,
        only or kept,
        named[-1] if named else before.period,
        closed[-1] if closed else before.closed,
        nouns[-1] if nouns else before.unit,
        parsed.text if named else before.period_quote,
        parsed.text if closed else before.closed_quote,
        span or before.span,
        parsed.text if span else before.span_quote,
    )


def _span(parsed: Parsed, closed: list[Period]) -> Period | None:
    """The last span that a sentence is about: "2013-2023", or from its base year to the last year known."""
    spans = [period for period in closed if period.first != period.last]
    if spans:
        return spans[-1]
    base = next((mention.period for mention in parsed.periods if mention.base), None)
    last = closed[-1] if closed else parsed.context.closed
    if base is None or base.first is None or last is None or last.last is None or last.last <= base.first:
        return None
    return Period(f"{base.first}-{last.last}", base.first, last.last)
