"""Running text into sentences, with offsets; full stops of abbreviations and in numbers do not end one."""

import re
from collections.abc import Iterator

from vectorstore.dutch.vocabulary import Vocabulary

_END = re.compile(r"[.!?](?:[”\"')\]]*)(?=\s+[^\s])")
_SCALES = ("mln.", "mld.")
_ALL_CAPITALS = re.compile(r"[A-Z]{2,}\.")
"""Units such as "MW." look like the abbreviation of a title, but are not printed like one."""
_STARTS_LOWER = re.compile(r"\s+[a-zà-ÿ]")


def split_sentences(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence in the text, in order and without the white space around it."""
    start = 0
    for stop in _END.finditer(text):
        if _is_abbreviation(text[start : stop.end()], vocabulary) or _STARTS_LOWER.match(text, stop.end()):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, len(text))


def _is_abbreviation(text: str, vocabulary: Vocabulary) -> bool:
    last = text.split()[-1].lstrip("(„“\"'")
    if last in _SCALES or _ALL_CAPITALS.fullmatch(last):  # a capital behind them starts a sentence
        return False
    return last.casefold() in vocabulary.abbreviations


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
