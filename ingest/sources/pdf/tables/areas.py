"""Where tables with some rules or shading stand: rules and shaded rows of one width → areas without the text between."""

import itertools
from collections.abc import Sequence

from ingest.sources.pdf.drafts import OWN_LINE
from ingest.sources.pdf.records import Box, Line, Page
from ingest.sources.pdf.tables.chunks import print_rows
from ingest.sources.pdf.tables.ruled import within

SAME_SIDE = 12.0
"""Points that the ends of rules of one table may differ."""
LEAST_BAND = 8.0
"""Points that a shaded row is high at least."""
MAX_BAND = 160.0
"""Points that a shaded row is high at most; higher areas are boxes around text."""
PROSE_WORDS = 8
"""Words of one line across most of the area from which it is running text."""
PROSE_PART = 0.6
"""Part of the area that such a line takes."""
TEXT_LINES = 3
"""Lines without anything beside them that no row of a table has: a heading and its text."""


def areas_of(page: Page, lines: Sequence[Line]) -> list[Box]:
    """The areas of a page, in order, cut where text stands between two tables."""
    boxes = [*page.across, *shaded(page)]
    return [part for whole in _stretches(page) for part in _without_prose(whole, lines, boxes)]


def _stretches(page: Page) -> list[Box]:
    """Stretches with rules or shaded rows of about the same left and right side."""
    boxes = sorted([*page.across, *shaded(page)], key=lambda box: box.top)
    areas: list[Box] = []
    done: set[int] = set()
    for at, box in enumerate(boxes):
        if at in done or box.x1 - box.x0 < 80:
            continue
        left, right, bottom, count = box.x0, box.x1, box.bottom, 1
        for later in range(at + 1, len(boxes)):
            other = boxes[later]
            if later in done:
                continue
            same = abs(other.x0 - left) <= SAME_SIDE and abs(other.x1 - right) <= SAME_SIDE
            if same:
                done.add(later)
                count += 1
                bottom = max(bottom, other.bottom)
        if count > 1 or box.bottom - box.top > LEAST_BAND:
            areas.append(Box(left, right, box.top, bottom))
    return areas


def _without_prose(area: Box, lines: Sequence[Line], boxes: Sequence[Box]) -> list[Box]:
    """An area cut at lines of running text, which stands between two tables and not in one."""
    wide = area.x1 - area.x0
    edges = sorted({edge for box in boxes if shares(box, area) for edge in (box.top, box.bottom)})
    prose = [
        line for line in lines
        if (within(line, area, 0.5) and line.x1 - line.x0 > PROSE_PART * wide and len(line.words) >= PROSE_WORDS
            and not _labels(line, lines, area, edges))
        or (OWN_LINE.match(line.text) and _alone(line, area, lines))
    ]  # fmt: skip
    parts: list[Box] = []
    top = area.top
    for line in sorted(prose, key=lambda line: line.top):
        if line.top - top > line.size:
            parts.append(Box(area.x0, area.x1, top, line.top))
        top = max(top, _last_of(line, lines).bottom)
    parts.append(Box(area.x0, area.x1, top, area.bottom))
    parts = [piece for part in parts for piece in _without_text(part, lines, edges)]
    heights = [height for box in boxes for height in (box.top, box.bottom) if box.x0 < area.x1 and box.x1 > area.x0]
    trimmed: list[Box] = []
    for part in parts:
        inside = [height for height in heights if part.top - 1 <= height <= part.bottom + 1]
        if inside and max(inside) - min(inside) > 10:
            trimmed.append(Box(part.x0, part.x1, min(inside), max(inside)))
    return trimmed


def _without_text(part: Box, lines: Sequence[Line], edges: Sequence[float]) -> list[Box]:
    """A part cut where several lines between two edges stand alone: text below the rule of a running head."""
    pieces, top = [], part.top
    heights = sorted({part.top, part.bottom, *(edge for edge in edges if part.top < edge < part.bottom)})
    for upper, lower in itertools.pairwise(heights):
        rows = print_rows([line for line in lines if within(line, Box(part.x0, part.x1, upper, lower), 0.0)])
        if len(rows) >= TEXT_LINES and all(len(row.chunks) == 1 for row in rows):
            if upper - top > 1:
                pieces.append(Box(part.x0, part.x1, top, upper))
            top = lower
    return [*pieces, Box(part.x0, part.x1, top, part.bottom)] if part.bottom > top else pieces


def _labels(line: Line, lines: Sequence[Line], area: Box, edges: Sequence[float]) -> bool:
    """Whether a long text has another one to the right of it between the same two edges: it names a row of one column."""
    middle = line.base - 0.3 * line.size
    top = max((edge for edge in edges if edge < middle), default=area.top)
    bottom = min((edge for edge in edges if edge > middle), default=area.bottom)
    return any(
        line.x1 < other.x0 < area.x1 and top < other.base - 0.3 * other.size < bottom
        for other in lines if other is not line
    )  # fmt: skip


def _alone(line: Line, area: Box, lines: Sequence[Line]) -> bool:
    """Whether a source or caption lies at the height of the area with nothing of a table beside it."""
    if not area.top < line.base < area.bottom or line.x0 > area.x1 or line.x1 < area.x0 - 200:
        return False
    beside = (other for other in lines if other is not line and within(other, area, 0.5))
    return not any(other.top < line.base < other.bottom + 1 for other in beside)


def _last_of(line: Line, lines: Sequence[Line]) -> Line:
    """The short last line of a paragraph, below its last full line."""
    for other in lines:
        below = 0 < other.base - line.base < 1.45 * line.size and abs(other.x0 - line.x0) < 1.5
        if below and not any(mate is not other and abs(mate.base - other.base) < 2 for mate in lines):
            return other
    return line


def shaded(page: Page) -> list[Box]:
    """Shaded rows; cells that are shaded one by one are taken together."""
    rows: list[Box] = []
    for fill in sorted(page.fills, key=lambda box: (round(box.top), round(box.bottom), box.x0)):
        last = rows[-1] if rows else None
        if fill.bottom - fill.top >= MAX_BAND:
            continue
        if last and abs(last.top - fill.top) < 1.5 and abs(last.bottom - fill.bottom) < 1.5 and fill.x0 - last.x1 < 5:
            rows[-1] = Box(last.x0, max(last.x1, fill.x1), last.top, last.bottom)
        else:
            rows.append(fill)
    return rows


def shares(box: Box, area: Box) -> bool:
    """Whether a rule or shade lies in an area."""
    return box.x0 < area.x1 and box.x1 > area.x0 and area.top - 2 <= box.top and box.bottom <= area.bottom + 2
