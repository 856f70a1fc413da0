"""Columns of a table from the white space between the cells of its rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.sources.pdf.tables.chunks import Chunk, PrintRow

Span = tuple[float, float]
GUTTER = 0.3
"""Least width of the white between columns, in type sizes: just more than a space."""
NARROW_GUTTER = 0.12
"""The same where rows have more cells than that: white that no row fills is a gutter then, however narrow."""
ALIKE = 0.8
"""Part of the rows that have that many cells."""
STRADDLING = 0.1
"""Part of the rows that may stand across a gutter before it is none."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Left and right sides of the columns, and whether some cells stand across."""

    spans: tuple[Span, ...]
    straddled: bool = False

    def of(self, x0: float, x1: float) -> int:
        """The column that a piece of text stands in: most overlap, else the nearest."""
        middle = (x0 + x1) / 2

        def fit(at: int) -> tuple[float, float]:
            left, right = self.spans[at]
            return (
                min(x1, right) - max(x0, left) if x1 > left and x0 < right else 0.0,
                -abs(middle - (left + right) / 2),
            )

        return max(range(len(self.spans)), key=fit)

    def under(self, x0: float, x1: float, room: float = 2.0) -> list[int]:
        """All columns that a piece of text stands over."""
        return [at for at, (left, right) in enumerate(self.spans) if x1 > left + room and x0 < right - room]

    def split(self, chunk: Chunk) -> list[tuple[int, Chunk]]:
        """A chunk as parts per column, parted only between words that lie in different columns."""
        parts: list[tuple[int, list[Chunk]]] = []
        for word in chunk.words:
            at = self.of(word.x0, word.x1)
            if parts and (at == parts[-1][0] or word.raised or at < parts[-1][0]):
                parts[-1][1].append(Chunk((word,)))
            else:
                parts.append((at, [Chunk((word,))]))
        return [(at, Chunk(tuple(piece.words[0] for piece in pieces))) for at, pieces in parts]


def columns_of(rows: Sequence[PrintRow], walls: Sequence[float] = ()) -> Columns:
    """Columns from rows with at least two cells; `walls` are rules down, which always part columns."""
    used = [row for row in rows if len(row.chunks) > 1]
    if not used:
        return Columns(())
    strict = _spans(used, 0)
    usual = Counter(len(row.chunks) for row in used).most_common(1)[0][0]
    alike = sum(len(row.chunks) == usual for row in used) >= ALIKE * len(used)
    if len(strict) < usual and alike and len(narrow := _spans(used, 0, NARROW_GUTTER)) == usual:
        return Columns(_walled(narrow, walls))
    if len(strict) < usual and len(used) >= 8:
        loose = _spans(used, int(STRADDLING * len(used)))
        if len(strict) < len(loose) <= usual:
            return Columns(_walled(loose, walls), True)
    return Columns(_walled(strict, walls))


def _spans(rows: Sequence[PrintRow], allowed: int, gutter: float = GUTTER) -> tuple[Span, ...]:
    """Stretches over which more than `allowed` rows have text, parted by at least a gutter."""
    size = sorted(row.size for row in rows)[len(rows) // 2]
    edges = sorted(
        [(chunk.x0, 1) for row in rows for chunk in row.chunks]
        + [(chunk.x1, -1) for row in rows for chunk in row.chunks],
        key=lambda edge: (edge[0], -edge[1]),
    )
    spans: list[list[float]] = []
    depth = 0
    for x, step in edges:
        if step > 0 and depth == allowed:
            if spans and x - spans[-1][1] < gutter * size:
                spans[-1][1] = x
            else:
                spans.append([x, x])
        depth += step
        if spans and (depth == allowed and step < 0):
            spans[-1][1] = x
    return tuple((left, right) for left, right in spans if right > left)


def _walled(spans: tuple[Span, ...], walls: Sequence[float]) -> tuple[Span, ...]:
    parted = list(spans)
    for wall in walls:
        parted = [
            piece for left, right in parted
            for piece in (((left, wall - 0.5), (wall + 0.5, right)) if left + 3 < wall < right - 3 else ((left, right),))
        ]  # fmt: skip
    return tuple(parted)
