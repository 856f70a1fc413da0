"""The unit of a number in running text: the sign glued to it, or the noun behind it, or that of its neighbours."""

import re

from ingest.prose.context import Parsed
from vectorstore.dutch.numbers import NumberMention
from vectorstore.dutch.vocabulary import Vocabulary

_RATIO = re.compile(r"([A-Za-zÀ-ÿ]+) per ((?:[\d.]+ )?[A-Za-zÀ-ÿ]+)")
_RATE = re.compile(r"\s+per\s+([a-zà-ÿ]+)")
_THIRD = re.compile(r"\s+[A-Za-zÀ-ÿ-]+\s+en\s+[A-Za-zÀ-ÿ-]+\s+([a-zà-ÿ-]{4,})")
_COUNTED = re.compile(r"\b(?:aantal|aantallen|meeste|minste)\s+([a-zà-ÿ-]+)", re.IGNORECASE)
_NOUN = re.compile(r"\s+([A-Za-zÀ-ÿ’'-]+)(?:\s+([A-Za-zÀ-ÿ’'-]+))?")


def unit_of(parsed: Parsed, number: NumberMention, vocabulary: Vocabulary) -> str | None:
    """ "%", "€", "procentpunt", or a noun as printed ("inwoners"); None where nothing tells."""
    if number.unit:
        return number.unit
    own = _noun_behind(parsed.text, number, vocabulary)
    if own:
        return own
    ratio = [found for found in _RATIO.finditer(parsed.text) if found.end() <= number.start]
    if ratio and parsed.brackets_around(number):
        return f"{ratio[-1][1]} per {ratio[-1][2]}"
    skip = vocabulary.prose("not_units")
    at = parsed.numbers.index(number)
    neighbours = [*parsed.numbers[at + 1 :], *reversed(parsed.numbers[:at])]
    for other in neighbours:
        if other.unit == "€":
            return "€"
        if not other.unit and (noun := _noun_behind(parsed.text, other, vocabulary)):
            return noun
    counted = [
        found
        for found in _COUNTED.finditer(parsed.text, 0, number.start)
        if found[1].casefold() not in {*skip, *vocabulary.stopwords}
    ]
    return counted[-1][1] if counted else parsed.context.unit


def _noun_behind(text: str, number: NumberMention, vocabulary: Vocabulary) -> str | None:
    found = _NOUN.match(text, number.end)
    if not found:
        return None
    skip = vocabulary.prose("not_units")
    first, second = found[1], found[2]
    if first in vocabulary.prose("unit_adjectives") and second:
        return second
    listed = _THIRD.match(text, number.end)
    if listed and second == "en" and listed[1] not in skip:
        return listed[1]
    if first.casefold() in skip:
        return None
    rate = _RATE.match(text, found.end(1))
    return f"{first} per {rate[1]}" if rate else first
