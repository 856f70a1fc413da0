"""Lists that run in step: "in de VS en de Eurozone (1% en 2%)", "2021 en 2022 …, respectievelijk +313 en +42"."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from ingest.prose.parsed import Parsed
from vectorstore.dutch.numbers import NumberMention

M = TypeVar("M", bound="Mention")

_JOINED = re.compile(r"[\s,()%]*(?:(?:en|t\.o\.v\.|tegenover|versus)\s+)?(?:\([^()]*\)\s*en\s+)?€?\s*", re.IGNORECASE)
_IN_STEP = re.compile(r"\brespectievelijk\b", re.IGNORECASE)


class Mention(Protocol):
    """Something found in a text at an offset."""

    @property
    def start(self) -> int:
        """Offset of its first character."""


def paired(parsed: Parsed, number: NumberMention, mentions: Sequence[M]) -> M | None:
    """The mention that stands in the same place of its list as the number in its own, or None where no lists pair.

    A list of k numbers pairs with k mentions before it when the sentence says "respectievelijk", or when the
    numbers share a pair of brackets.
    """
    numbers = _list_around(parsed, number)
    brackets = parsed.brackets_around(number)
    in_brackets = brackets is not None and all(brackets[0] < n.start < brackets[1] for n in numbers)
    if len(numbers) < 2 or not (in_brackets or _IN_STEP.search(parsed.text)):
        return None
    before = [mention for mention in mentions if mention.start < numbers[0].start]
    if in_brackets and not _IN_STEP.search(parsed.text) and len(before) != len(numbers):
        return None
    listed = before[-len(numbers) :]
    return listed[numbers.index(number)] if len(listed) == len(numbers) else None


def _list_around(parsed: Parsed, number: NumberMention) -> list[NumberMention]:
    """Numbers of the same unit that are joined to this one by commas, "en" or "t.o.v."."""
    alike = [n for n in parsed.numbers if n.unit == number.unit]
    at = alike.index(number)
    first = last = at
    while first > 0 and _joined(parsed.text, alike[first - 1], alike[first]):
        first -= 1
    while last + 1 < len(alike) and _joined(parsed.text, alike[last], alike[last + 1]):
        last += 1
    return alike[first : last + 1]


def _joined(text: str, left: NumberMention, right: NumberMention) -> bool:
    return _JOINED.fullmatch(text[left.end : right.start]) is not None
