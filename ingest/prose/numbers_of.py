"""Which numbers a sentence prints: ranges, paths, spaced thousands and parts in words are one number each."""

import re
from dataclasses import replace
from itertools import pairwise

from vectorstore.dutch.numbers import PART, NumberMention, numbers_in, numbers_in_words

_DASH = re.compile(r"\s?[-–]\s?|\s+à\s+")
_TO = re.compile(r"\s+tot\s+")
_AND = re.compile(r"\s+en\s+")
_BETWEEN = re.compile(r"\btussen\s+(?:de\s+)?$", re.IGNORECASE)
_OPEN_PATH = re.compile(
    r"(?<!groei )(?<!krimp )(?<!daling )(?<!stijging )(?<!toename )(?<!afname )\bvan\s+$", re.IGNORECASE
)
_FROM = re.compile(r"\bvan\s+(?:\w+\s+)?$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+naar\s+(?:[a-z]+\s+)?")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+\s?%?")
_OUT_OF = re.compile(r"\s+op\s+de\s+")
YEAR = re.compile(r"(?:19|20)\d\d")
_IN_DIGITS = re.compile(r"[^().,;]{0,30}\(", re.IGNORECASE)


def numbers_of(text: str) -> list[NumberMention]:
    """The numbers of a sentence, in order; years are still among them."""
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
    again = {number.start for number in numbers if number.unit or not YEAR.fullmatch(number.printed)}
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
