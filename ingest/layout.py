"""What a printed line looks like: prose, a row of a table, a source line, a bullet, or a scrap of a chart."""

import re
from dataclasses import dataclass

from ingest.section import Line
from vectorstore.dutch.numbers import parse_number
from vectorstore.dutch.vocabulary import Vocabulary

PROSE_WIDTH = 45
"""A line of running text is at least this wide, but for the last of a paragraph; headings and labels are shorter."""
EMPTY_CELLS = re.compile(r"\S\s{4,}$|^\s{4,}$")
"""Four or more spaces at the end of a line are the empty cells of a group row."""

YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"[.!?:;][”\"')]*$")


@dataclass(frozen=True, slots=True)
class Tail:
    """The cells at the end of a row line: `label` is what stands before them, `cells` are as printed."""

    label: str
    cells: tuple[str, ...]


def row_tail(line: Line, vocabulary: Vocabulary) -> Tail | None:
    """The cells with which a line ends, if at least two are numbers or marks for "no figure"; else None.

    A cell is a number, a missing mark, or words of which only the first has a capital ("Zeer krap").
    """
    tokens = line.bare.split()
    start = next((i for i, token in enumerate(tokens) if is_value(token, vocabulary)), None)
    if start is None:
        return None
    cells: list[str] = []
    for token in tokens[start:]:
        if is_value(token, vocabulary) or (token[0].isupper() and token.isalpha()):
            cells.append(token)
        elif token.isalpha() and cells and cells[-1][0].isalpha() and cells[-1] not in vocabulary.missing_marks:
            cells[-1] += f" {token}"
        else:
            return None
    values = [cell for cell in cells if is_value(cell, vocabulary)]
    if all(YEAR.fullmatch(value) for value in values):
        return None  # years above columns ("Banen 2022 Banen 2023"), or the axis of a chart
    return Tail(" ".join(tokens[:start]), tuple(cells)) if len(values) >= 2 else None


def is_value(token: str, vocabulary: Vocabulary) -> bool:
    """Whether a token is a number or a mark for "no figure"."""
    return token in vocabulary.missing_marks or parse_number(token) is not None


def is_source_line(line: Line, vocabulary: Vocabulary) -> bool:
    """A line that names where a chart or table came from ("Bron: CBS")."""
    return line.bare.startswith(tuple(vocabulary.language["text"]["source_prefixes"]))


def is_bullet(line: Line, vocabulary: Vocabulary) -> bool:
    """A line that starts an item of a list."""
    first, _, rest = line.bare.partition(" ")
    return bool(rest) and first in vocabulary.language["text"]["bullets"]


def is_scrap(line: Line) -> bool:
    """A page number or the axis of a chart: nothing but numbers."""
    return bool(line.bare) and all(parse_number(token) is not None for token in line.bare.split())


def ends_sentence(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether the line ends as a sentence does; the full stop of an abbreviation does not count."""
    if not _SENTENCE_END.search(line.bare):
        return False
    return line.bare.split()[-1].casefold() not in vocabulary.abbreviations


def starts_lower(line: Line) -> bool:
    """Whether the line goes on with a lower-case word."""
    return line.bare[:1].islower()


def is_prose(line: Line, vocabulary: Vocabulary) -> bool:
    """A full line of running text (or a bullet), as it may follow a heading."""
    if is_source_line(line, vocabulary) or is_scrap(line) or row_tail(line, vocabulary):
        return False
    if is_bullet(line, vocabulary):
        return True
    lower = sum(word[0].islower() for word in line.bare.split())
    return len(line.bare) >= PROSE_WIDTH and line.bare[0].isupper() and lower >= 3
