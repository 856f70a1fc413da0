"""A sentence with its numbers, areas and periods marked."""

import re
from dataclasses import dataclass

from ingest.prose.context import Context
from ingest.prose.numbers_of import numbers_of
from vectorstore.dutch.areas import AreaBook, AreaMention
from vectorstore.dutch.numbers import NumberMention
from vectorstore.dutch.periods import PeriodMention, find_periods
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Sentence

_RECORD = re.compile(
    r"\b(?:hoogste|laagste|grootste|kleinste)\s+(?:aantal|percentage|aandeel|niveau|stand)\s+$", re.IGNORECASE
)
_ONE_NOUN = re.compile(r"\s*(?:[^\W\d]+)?\s*")


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
        for number in numbers_of(sentence.text)
        if not any(period.start <= number.start < period.end for period in periods)
    )
    meant = tuple(period for period in periods if not _only_a_record(sentence.text, period))
    return Parsed(sentence, sentence.text, numbers, tuple(book.find(sentence.text)), meant, context)


def _only_a_record(text: str, mention: PeriodMention) -> bool:
    """Whether a period only says how long nothing went beyond a number: "het laagste aantal sinds 2008"."""
    return mention.period.last is None and _RECORD.search(text[: mention.start]) is not None
