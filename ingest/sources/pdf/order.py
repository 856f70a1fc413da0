"""Fifth step of the PDF reader: lines and tables of a page → regions in reading order; columns, margins, full-width parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.sources.pdf.records import FoundTable, Line, number_like

Item = Line | FoundTable
LEAST_LINES = 3
"""Lines of running text that a column has at least."""
NARROW = 0.36
"""A column of this part of the width or less may be a margin."""
MOST_STARTS = 12
"""Places looked at where lines begin: the most frequent ones."""
INDENT = 8
"""Points that text in cells stands right of the left side of its column."""
MAX_DEPTH = 3
"""Columns within columns: three beside each other are two splits."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and tables under each other, as one column; `aside` for the margin beside the text."""

    items: tuple[Item, ...]
    aside: bool = False


def sides(item: Item) -> tuple[float, float, float, float]:
    """Left, right, top and bottom."""
    if isinstance(item, Line):
        return item.x0, item.x1, item.top, item.bottom
    return item.area.x0, item.area.x1, item.area.top, item.area.bottom


def regions(items: Sequence[Item], depth: int = 0) -> list[Region]:
    """Regions in the order in which they are read."""
    gutter = _gutter(items) if depth < MAX_DEPTH else None
    if gutter is None:
        return [Region(tuple(sorted(items, key=_height)))] if items else []
    found: list[Region] = []
    whole: list[Item] = []
    for zone, parted in zones(items, gutter):
        if not parted:
            whole += zone
            continue
        if whole:
            found += regions(whole, depth + 1)
            whole = []
        left = [item for item in zone if sides(item)[1] <= gutter + 1]
        right = [item for item in zone if sides(item)[1] > gutter + 1]
        margin = _margin(left, right)
        for side in sorted((left, right), key=lambda side: side is not margin):
            found += [Region(tuple(sorted(side, key=_height)), True)] if side is margin else regions(side, depth + 1)
    return found + (regions(whole, depth + 1) if whole else [])


def _height(item: Item) -> tuple[float, float]:
    return (item.base - 0.3 * item.size, item.x0) if isinstance(item, Line) else (item.area.top, item.area.x0)


def _gutter(items: Sequence[Item]) -> float | None:
    """The best place to part columns: just left of where many lines begin."""
    starts: dict[int, int] = {}
    for item in items:
        start, weight = round(sides(item)[0]), 1 if isinstance(item, Line) else LEAST_LINES
        starts[start] = starts.get(start, 0) + weight
    leftmost = min((sides(item)[0] for item in items), default=0.0)
    best, score = None, 0
    usual = sorted(starts, key=lambda start: -starts[start])[:MOST_STARTS]
    for start in usual:
        if starts[start] < 2 or start < leftmost + 40:
            continue
        place = min(other for other in starts if start - INDENT <= other <= start) - 2.0
        lines = sum(len(zone) for zone, parted in zones(items, place) if parted)
        if lines > score:
            best, score = place, lines
    return best


def zones(items: Sequence[Item], gutter: float) -> list[tuple[list[Item], bool]]:
    """The page from top to bottom, cut at what stands across the gutter; with whether a stretch has two columns."""
    zones: list[tuple[list[Item], bool]] = []
    current: list[Item] = []
    for item in sorted(items, key=_height):
        left, right, _, _ = sides(item)
        if left < gutter < right:
            if current:
                zones.append((current, _two_columns(current, gutter)))
                current = []
            zones.append(([item], False))
        else:
            current.append(item)
    if current:
        zones.append((current, _two_columns(current, gutter)))
    return zones


def _prose_lines(items: Sequence[Item]) -> int:
    """How many lines of running text; a table fills a column as these do."""
    return sum(item.prose if isinstance(item, Line) else LEAST_LINES for item in items)


def _two_columns(zone: Sequence[Item], gutter: float) -> bool:
    left = [item for item in zone if sides(item)[1] <= gutter + 1]
    right = [item for item in zone if sides(item)[1] > gutter + 1]
    if not left or not right:
        return False
    if _margin(left, right):
        return True
    if min(_prose_lines(left), _prose_lines(right)) < LEAST_LINES:
        return False
    lowest = [max(sides(item)[3] for item in side) for side in (left, right)]
    highest = [min(sides(item)[2] for item in side) for side in (left, right)]
    return lowest[0] > highest[1] and lowest[1] > highest[0]


def _margin(left: Sequence[Item], right: Sequence[Item]) -> list[Item] | None:
    """The side that is a margin: narrow, in smaller type, beside running text."""
    for side, other in ((left, right), (right, left)):
        lines = [item for item in side if isinstance(item, Line)]
        text = [item for item in other if isinstance(item, Line) and item.prose]
        if not lines or len(lines) < len(side) or len(text) < LEAST_LINES:
            continue
        wide = max(line.x1 for line in lines) - min(line.x0 for line in lines)
        body = max(line.x1 for line in text) - min(line.x0 for line in text)
        small = median(line.size for line in lines) <= 0.92 * median(line.size for line in text)
        if small and wide <= NARROW * (wide + body) and not all(number_like(line.text) for line in lines):
            return list(side) if isinstance(side, tuple) else side  # type: ignore[return-value]
    return None
