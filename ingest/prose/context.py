"""What a sentence inherits from the ones before it: their area, period and unit; reset at each new section."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from vectorstore.dutch.areas import AreaBook, AreaMention
from vectorstore.dutch.numbers import PART, NumberMention, numbers_in, numbers_in_words
from vectorstore.dutch.periods import PeriodMention, find_periods
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Area, Period, Sentence

_DASH = re.compile(r"\s?[-–]\s?|\s+à\s+")
_TO = re.compile(r"\s+tot\s+")
_AND = re.compile(r"\s+en\s+")
_BETWEEN = re.compile(r"\btussen\s+(?:de\s+)?$", re.IGNORECASE)
_OPEN_PATH = re.compile(
    r"(?<!groei )(?<!krimp )(?<!daling )(?<!stijging )(?<!toename )(?<!afname )\bvan\s+$", re.IGNORECASE
)
_FROM = re.compile(r"\bvan\s+(?:\w+\s+)?$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+naar\s+(?:[a-z]+\s+)?")
_RECORD = re.compile(
    r"\b(?:hoogste|laagste|grootste|kleinste)\s+(?:aantal|percentage|aandeel|niveau|stand)\s+$", re.IGNORECASE
)
_EXTREME = re.compile(r"\b(?:hoogst|laagst|hoogste|laagste|kleinste|grootst)\b", re.IGNORECASE)
"""A place that is only named as the highest or lowest is not what the next sentence is about."""
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+\s?%?")
_OUT_OF = re.compile(r"\s+op\s+de\s+")
_LOOKS_BACK = re.compile(
    r"(?:\s*,[^,;.]{0,40},)?\s+(?:was|waren|ging|gingen|lag|bedroeg)\s+(?:dat|dit|het)\b", re.IGNORECASE
)
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
            and ":" not in self.text[brackets[0] : number.start]  # "(Nederland: 22 km)" is of another place or year
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
        for number in _numbers(sentence.text)
        if not any(period.start <= number.start < period.end for period in periods)
    )
    meant = tuple(period for period in periods if not _only_a_record(sentence.text, period))
    return Parsed(sentence, sentence.text, numbers, tuple(book.find(sentence.text)), meant, context)


def _numbers(text: str) -> list[NumberMention]:
    told = _with_path_ends(text, _with_ranges(text, _with_thousands(text, list(numbers_in(text)))))
    return _with_words(text, _out_of(text, told))


def _with_thousands(text: str, numbers: list[NumberMention]) -> list[NumberMention]:
    """Thousands set apart by a space, as the European Commission prints them: "51 000 bedrijven"."""
    merged: list[NumberMention] = []
    for number in numbers:
        last = merged[-1] if merged else None
        together = text[last.start : number.end].replace("\u00a0", " ") if last else ""
        if last and _SPACED.fullmatch(together):
            value = last.value * 1000 + number.value
            merged[-1] = NumberMention(together, value, last.start, number.end, number.unit, number.scale)
        else:
            merged.append(number)
    return merged


def _out_of(text: str, numbers: list[NumberMention]) -> list[NumberMention]:
    """A part of a group in digits as one number: "8 op de 10 inwoners"."""
    merged: list[NumberMention] = []
    for number in numbers:
        last = merged[-1] if merged else None
        if last and last.unit is None and number.unit is None and _OUT_OF.fullmatch(text[last.end : number.start]):
            printed = text[last.start : number.end].strip()
            merged[-1] = NumberMention(printed, number.value, last.start, number.end, PART, None, is_range=True)
        else:
            merged.append(number)
    return merged


def _only_a_record(text: str, mention: PeriodMention) -> bool:
    """Whether a period only says how long nothing went beyond a number: "het laagste aantal sinds 2008"."""
    return mention.period.last is None and _RECORD.search(text[: mention.start]) is not None


def _with_path_ends(text: str, numbers: list[NumberMention]) -> list[NumberMention]:
    """A number in the unit and scale of the one that it goes on to: "van 2,2 naar 2,4 miljoen", "11 en 8 procent"."""
    told = list(numbers)
    for at, (number, end) in enumerate(pairwise(numbers)):
        bare = number.unit is None and number.scale is None and (end.unit or end.scale)
        path = _FROM.search(text[: number.start]) and _ONWARDS.fullmatch(text[number.end : end.start])
        if bare and (path or (end.unit == "%" and _AND.fullmatch(text[number.end : end.start]))):
            told[at] = replace(number, unit=end.unit, scale=end.scale)
    return told


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
    """The two ends of a range as one: "1- 1,5%", "7 à 8%", "een groei van 2,5 tot 3%", "tussen de 15 en 20%"."""
    merged: list[NumberMention] = []
    for number in numbers:
        last = merged[-1] if merged else None
        if last and last.unit is None and number.unit and _is_range(text, last, number):
            printed = text[last.start : number.end].strip()
            merged[-1] = NumberMention(printed, number.value, last.start, number.end, number.unit, number.scale, True)
        else:
            merged.append(number)
    return merged


def _is_range(text: str, low: NumberMention, high: NumberMention) -> bool:
    between, before = text[low.end : high.start], text[: low.start]
    if _DASH.fullmatch(between):
        return True
    if _AND.fullmatch(between):
        return _BETWEEN.search(before) is not None
    return _TO.fullmatch(between) is not None and not _OPEN_PATH.search(before)


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
