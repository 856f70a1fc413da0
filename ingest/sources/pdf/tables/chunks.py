"""Words of a table → rows of print with chunks: the text of a cell in that row, as far as white space tells."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.sources.pdf.records import Line, Word, number_like, spaced

CELL_GAP = 0.45
"""Gap in type sizes within a cell: a space takes 0.28, also the one between thousands; columns stand wider apart."""
ROW_SHIFT = 0.3
"""Difference of baselines, in type sizes, within one row of print."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one cell beside each other."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """Left side."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right side."""
        return self.words[-1].x1

    @property
    def middle(self) -> float:
        """Halfway."""
        return (self.x0 + self.x1) / 2

    @property
    def text(self) -> str:
        """As printed."""
        return spaced(self.words)

    @property
    def numeric(self) -> bool:
        """Whether it is a number or a mark for none; a footnote mark does not count."""
        plain = [word for word in self.words if not word.raised]
        return bool(plain) and number_like(spaced(plain))


@dataclass(frozen=True, slots=True)
class PrintRow:
    """Chunks on one baseline."""

    base: float
    size: float
    chunks: tuple[Chunk, ...]

    @property
    def numbers(self) -> int:
        """How many of its chunks are numbers."""
        return sum(chunk.numeric for chunk in self.chunks)

    @property
    def top(self) -> float:
        """Upper side."""
        return min(word.top for chunk in self.chunks for word in chunk.words)

    @property
    def bottom(self) -> float:
        """Lower side."""
        return max(word.bottom for chunk in self.chunks for word in chunk.words)


def print_rows(lines: Iterable[Line], walls: Sequence[float] = (), gap: float = CELL_GAP) -> list[PrintRow]:
    """Rows of print from top to bottom; `walls` are rules down that part cells."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if rows and line.base - rows[-1][0].base <= ROW_SHIFT * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_print_row(row, walls, gap) for row in rows]


def members_of(lines: Sequence[Line], rows: Sequence[PrintRow]) -> list[Line]:
    """The lines that rows of print are made of."""
    words = {id(word) for row in rows for chunk in row.chunks for word in chunk.words}
    return [line for line in lines if any(id(word) in words for word in line.words)]


def _print_row(lines: list[Line], walls: Sequence[float], gap: float) -> PrintRow:
    words = sorted((word for line in lines for word in line.words), key=lambda word: word.x0)
    chunks = [[words[0]]]
    for before, word in itertools.pairwise(words):
        walled = any(before.x1 - 2 <= wall <= word.x0 + 2 for wall in walls)
        if walled or (word.x0 - before.x1 > gap * max(word.size, before.size) and not word.raised):
            chunks.append([word])
        else:
            chunks[-1].append(word)
    size = max(line.size for line in lines)
    base = sum(line.base for line in lines) / len(lines)
    return PrintRow(base, size, tuple(Chunk(tuple(chunk)) for chunk in chunks))
