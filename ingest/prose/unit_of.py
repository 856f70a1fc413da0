"""The unit of a number in running text: the sign glued to it, or the noun behind it, or that of its neighbours."""

import re

from ingest.prose.parsed import Parsed
from vectorstore.dutch.numbers import NumberMention
from vectorstore.dutch.vocabulary import Vocabulary

_RATIO = re.compile(r"([A-Za-zÀ-ÿ]+) per ((?:[\d.]+ )?[A-Za-zÀ-ÿ]+)")
_RATE = re.compile(r"\s+per\s+([a-zà-ÿ]+)")
_THIRD = re.compile(r"\s+[A-Za-zÀ-ÿ-]+\s+en\s+[A-Za-zÀ-ÿ-]+\s+([a-zà-ÿ-]{4,})")
_COUNTED = re.compile(
    r"\b(?:aantal|aantallen|meeste|minste)\s+(?:[a-zà-ÿ]{3,}e\s+(?=[\w-]+(?:en|s)\b))?((?:\d+-)?[a-zà-ÿ-]+)",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s+([A-Za-zÀ-ÿ’'-]+[23²³]?)(?:\s+([A-Za-zÀ-ÿ’'-]+))?")
_MOST = re.compile(r"\s+de\s+(?:meeste|minste)\s+([a-zà-ÿ-]+(?:en|s))\b")
_ADJECTIVE = re.compile(r"[a-zà-ÿ]{3,}e")
_PLURAL = re.compile(r"[\w’'-]{3,}(?:en|s)")
_GRADE = re.compile(r"\been\s+$", re.IGNORECASE)
"""An article before decimals: "de buurt krijgt een 7,5"."""


def unit_of(parsed: Parsed, number: NumberMention, vocabulary: Vocabulary) -> str | None:
    """ "%", "€", "procentpunt", or a noun as printed ("inwoners"); None where nothing tells."""
    if number.unit:
        return number.unit
    own = _noun_behind(parsed.text, number, vocabulary)
    if own:
        return own
    if "," in number.printed and _GRADE.search(parsed.text[: number.start]):
        return None
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
    most = _MOST.match(text, number.end)
    if most:
        return most[1]
    found = _NOUN.match(text, number.end)
    if not found:
        return None
    skip = vocabulary.prose("not_units")
    first, second = found[1], found[2]
    if second and (first in vocabulary.prose("unit_adjectives") or _describes(first, second, vocabulary)):
        return second
    listed = _THIRD.match(text, number.end)
    if listed and second == "en" and listed[1] not in skip:
        return listed[1]
    if first.casefold() in skip or first.casefold() in vocabulary.stopwords:
        return None
    rate = _RATE.match(text, found.end(1))
    return f"{first} per {rate[1]}" if rate else first


def _describes(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """Whether a word only says what sort of things are counted: "openstaande vacatures", "lopende uitkeringen"."""
    light = (*vocabulary.prose("not_units"), *vocabulary.stopwords)
    return bool(_ADJECTIVE.fullmatch(first) and _PLURAL.fullmatch(second)) and not {first, second} & set(light)
