"""Lines of laid-out text → lines with a place for each word, as on a page in type of one width."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.section import Line
from ingest.sources.pdf.records import Line as Placed
from ingest.sources.pdf.records import Word, number_like
from ingest.sources.pdf.tables.spaced import is_period
from ingest.sources.printed_text import names_table
from ingest.tables.tabbed import without_tabs

SIZE = 10.0
"""Size of type in points; one that the distances of the PDF reader suit."""
CHARACTER = 4.0
"""Width of a character: one space is less than the gap between cells of a PDF table, two are more."""
STEP = 12.0
"""Height of a line; three of them are more than a table has between its rows, two are not."""
APART = 2
"""Blank lines with which a header after a blank line is set apart from a table above it."""
NARROWER = 1.0
"""Points that a number ends earlier which another one follows after one space: then a gap between cells is left."""
LEAST_EDGES = 3
"""Cells in other lines that start or end at the same place, to show that one with a single space before it is a cell."""
GAP = re.compile(r"\s{2,}|\t")
_STARTS_THOUSANDS = re.compile(r"[€(+\-–]*\d{1,3}")
_GOES_ON = re.compile(r"\d{3}(?:,\d+)?[%)*]*")
_PART = re.compile(r"\S+(?:\s\S+)*")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Places:
    """Lines with their places, and by their baseline the lines that they are."""

    lines: tuple[Placed, ...]
    by_height: dict[float, Line]


@dataclass(frozen=True, slots=True)
class _Edges:
    """How often a text with white space before it starts at a place on its line, and how often such a figure ends there."""

    starts: Counter[int]
    ends: Counter[int]

    def part(self, word: re.Match[str], after: re.Match[str]) -> bool:
        """Whether texts one space apart in a row with figures are two cells: the second stands as cells of other lines do."""
        if number_like(after[0]) and (number_like(word[0]) or is_period(after[0])):
            return False
        figure = number_like(after[0]) and self.ends[after.end()] >= LEAST_EDGES
        return figure or self.starts[after.start()] >= LEAST_EDGES


def line_places(lines: Sequence[Line]) -> Places:
    """Places of all words. Where a page ends, what is repeated at the top of the next one is left out."""
    placed: list[Placed] = []
    by_height: dict[float, Line] = {}
    height = 0.0
    before: Line | None = None
    repeated = _repeated(lines)
    headers = {block[0].number for block in _blocks(lines) if _starts_table(block)}
    texts = without_tabs(lines)
    edges = _edges(texts)
    for line, text in zip(lines, texts, strict=True):
        if not line.bare or line.number in repeated:
            continue
        blank = line.number - before.number - 1 if before else 0
        blank = min(blank, 1) if before and before.page != line.page else blank
        height += STEP * (1 + blank + (APART if line.number in headers else 0))
        placed.append(Placed(_words(text, height, edges), 1))
        by_height[height] = line
        before = line
    return Places(tuple(placed), by_height)


def _words(text: str, height: float, edges: _Edges) -> tuple[Word, ...]:
    """Words with their places; one that stands in another cell than the next, though one space apart, ends earlier."""
    placed: list[Word] = []
    matches = list(_WORD.finditer(text))
    in_row = any(number_like(part) for part in _PART.findall(text)[1:])
    for match, after in zip(matches, [*matches[1:], None], strict=True):
        apart = after is not None and (another_number(match[0], after[0]) or (in_row and edges.part(match, after)))
        x1 = match.end() * CHARACTER - (NARROWER if apart else 0.0)
        placed.append(Word(match[0], match.start() * CHARACTER, x1, height - SIZE, height, height, SIZE, bold=False))
    return tuple(placed)


def _edges(texts: Sequence[str]) -> _Edges:
    starts: Counter[int] = Counter()
    ends: Counter[int] = Counter()
    for text in texts:
        beside = list(_PART.finditer(text))[1:]
        starts.update(part.start() for part in beside)
        ends.update(part.end() for part in beside if number_like(part[0]))
    return _Edges(starts, ends)


def another_number(text: str, after: str) -> bool:
    """Whether two numbers beside each other are not one with a space between its thousands."""
    both = number_like(text) and number_like(after) and text[-1].isalnum() and after[0].isdigit()
    return both and not (_STARTS_THOUSANDS.fullmatch(text) and _GOES_ON.fullmatch(after))


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines without a blank one between them, on one page."""
    runs = itertools.groupby(lines, lambda line: (bool(line.bare), line.page))
    return [list(block) for (filled, _), block in runs if filled]


def _starts_table(block: Sequence[Line]) -> bool:
    """Whether a header opens the block, with rows below it: then it does not belong to a table above."""
    header = list(itertools.takewhile(lambda line: not _has_figures(line), block))
    return len(header) < len(block) and any(GAP.search(line.bare) for line in header)


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Numbers of the lines at the top of a page with which a table goes on: its caption or header once more."""
    filled = [line for line in lines if line.bare]
    found: set[int] = set()
    for at in range(1, len(filled)):
        if filled[at].page != filled[at - 1].page:
            start = at + (names_table(filled[at].bare) and "vervolg" in filled[at].bare.casefold())
            found |= {line.number for line in filled[at : start + _again(filled, start)]}
    return found


def _again(lines: Sequence[Line], at: int) -> int:
    """How many lines from here on are the same as lines before, starting with a caption or with words in columns."""
    if at == len(lines) or not (names_table(lines[at].bare) or GAP.search(lines[at].bare)):
        return 0
    return max((_same(lines, start, at) for start in range(at)), default=0)


def _same(lines: Sequence[Line], start: int, at: int) -> int:
    count = 0
    while start + count < at and at + count < len(lines) and not _has_figures(lines[at + count]):
        if lines[start + count].bare.split() != lines[at + count].bare.split():
            break
        count += 1
    return count


def _has_figures(line: Line) -> bool:
    return any(number_like(part) and not is_period(part) for part in GAP.split(line.bare)[1:])
