"""Fourth step of the PDF reader: lines of columns beside each other apart, where their heights show that they are no rows."""

from collections.abc import Sequence

from ingest.sources.pdf.order import zones
from ingest.sources.pdf.records import Line

LEAST_LINES = 4
"""Lines that each of two columns has at least."""
SAME_HEIGHT = 0.12
"""Difference of baselines, in type sizes, within a row of a table."""
IN_ROWS = 0.5
"""Part of the lines with one at the same height on the other side from which both are one table."""
MOST_STARTS = 8
"""Places looked at where lines begin: the most frequent ones."""
WHITE = 1.0
"""White between columns in type sizes, at least."""


def side_by_side(lines: Sequence[Line]) -> list[list[Line]]:
    """All lines in groups: those of two columns apart, the others together."""
    gutter = _gutter(lines)
    if gutter is None:
        return [list(lines)]
    groups: list[list[Line]] = [[]]
    for zone, _ in zones(lines, gutter):
        here = [item for item in zone if isinstance(item, Line)]
        left, right = _sides(here, gutter)
        if _staggered(left, right):
            groups += [left, right, []]
        else:
            groups[-1] += here
    return [group for group in groups if group]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where most lines stand beside others at other heights."""
    starts: dict[int, int] = {}
    for line in lines:
        starts[round(line.x0)] = starts.get(round(line.x0), 0) + 1
    best, most = None, 0
    for start in sorted(starts, key=lambda start: -starts[start])[:MOST_STARTS]:
        found = 0
        for zone, _ in zones(lines, start - 2.0):
            left, right = _sides([item for item in zone if isinstance(item, Line)], start - 2.0)
            found += len(left) + len(right) if _staggered(left, right) else 0
        if found > most:
            best, most = start - 2.0, found
    return best


def _sides(lines: Sequence[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    return [line for line in lines if line.x1 <= gutter + 1], [line for line in lines if line.x1 > gutter + 1]


def _staggered(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether few lines stand at the height of one on the other side, and both sides begin at one place as columns do."""
    if min(len(left), len(right)) < LEAST_LINES:
        return False
    if min(line.x0 for line in right) - max(line.x1 for line in left) < WHITE * left[0].size:
        return False
    heights = sorted(line.base for line in left)
    lowest, highest = heights[0], heights[-1]
    beside = [line for line in right if lowest <= line.base <= highest]
    same = sum(any(abs(line.base - base) < SAME_HEIGHT * line.size for base in heights) for line in beside)
    return len(beside) >= LEAST_LINES and same < IN_ROWS * len(beside)
