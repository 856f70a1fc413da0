"""Tables with rules between rows only, or with shaded rows: their area and the edges between rows come from those."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.sources.pdf.drafts import OWN_LINE
from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import Box, FoundTable, Line, Page
from ingest.sources.pdf.tables.chunks import PrintRow, print_rows
from ingest.sources.pdf.tables.ruled import within
from ingest.sources.pdf.tables.spaced import spaced_table
from ingest.sources.pdf.tables.worded import worded_table

SAME_SIDE = 12.0
"""Points that the ends of rules of one table may differ."""
TABULAR = 0.5
"""Least part of the rows of print in the area that have a number beside another cell."""
MAX_BAND = 160.0
"""Points that a shaded row is high at most; higher areas are boxes around text."""
PARTIAL = 0.9
"""A rule under this part of the width of the table stands under a header of some columns."""
PROSE_WORDS = 8
"""Words of one line across most of the area from which it is running text."""
WORDY = 70
"""Characters on a row of print, without numbers, from which it is prose."""


def partly_ruled_tables(page: Page, lines: Sequence[Line], spelling: Spelling) -> list[FoundTable]:
    """The tables of a page with some rules or shading."""
    found: list[FoundTable] = []
    boxes = [*page.across, *_shaded(page)]
    for area in (part for whole in _areas(page) for part in _without_prose(whole, lines, boxes)):
        inside = [line for line in lines if within(line, area, 0.5) and not any(within(line, t.area) for t in found)]
        rows = print_rows(inside)
        if len(rows) < 2:
            continue
        wide = area.x1 - area.x0
        edges = _edges(page, area)
        walls = [box.x0 for box in page.down if _beside(box, area)]
        partial = [box for box in page.across if area.top < box.top < area.bottom and box.x1 - box.x0 < PARTIAL * wide]
        head = _above(lines, area)
        if not _tabular(rows):
            worded = worded_table(
                head + inside, area, [area.top, *edges] if head else edges, walls, page.number, spelling
            )
            if worded is not None:
                found.append(_grown(worded, head))
            continue
        tail = _white_row_below(lines, area, page)
        if tail:
            edges.append(area.bottom)
        table = spaced_table(
            head + inside + tail, page.number, spelling, separators=edges, walls=walls, rules=partial, sure=True
        )
        if table is not None and len(table.rows) > 1:
            found.append(table)
    return found


def _areas(page: Page) -> list[Box]:
    """Stretches with rules or shaded rows of about the same left and right side."""
    boxes = sorted([*page.across, *_shaded(page)], key=lambda box: box.top)
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
        if count > 1 or box.bottom - box.top > 20:
            areas.append(Box(left, right, box.top, bottom))
    return areas


def _grown(table: FoundTable, head: Sequence[Line]) -> FoundTable:
    """The table with its area up to a header above the first rule."""
    top = min([line.top for line in head] + [table.area.top])
    return replace(table, area=replace(table.area, top=top))


def _without_prose(area: Box, lines: Sequence[Line], boxes: Sequence[Box]) -> list[Box]:
    """An area cut at lines of running text, which stands between two tables and not in one."""
    wide = area.x1 - area.x0
    prose = [
        line for line in lines
        if (within(line, area, 0.5) and line.x1 - line.x0 > 0.6 * wide and len(line.words) >= PROSE_WORDS)
        or (OWN_LINE.match(line.text) and _alone(line, area, lines))
    ]  # fmt: skip
    parts: list[Box] = []
    top = area.top
    for line in sorted(prose, key=lambda line: line.top):
        if line.top - top > line.size:
            parts.append(Box(area.x0, area.x1, top, line.top))
        top = max(top, _last_of(line, lines).bottom)
    parts.append(Box(area.x0, area.x1, top, area.bottom))
    heights = [height for box in boxes for height in (box.top, box.bottom) if box.x0 < area.x1 and box.x1 > area.x0]
    trimmed: list[Box] = []
    for part in parts:
        inside = [height for height in heights if part.top - 1 <= height <= part.bottom + 1]
        if inside and max(inside) - min(inside) > 10:
            trimmed.append(Box(part.x0, part.x1, min(inside), max(inside)))
    return trimmed


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


def _shaded(page: Page) -> list[Box]:
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


def _beside(box: Box, area: Box) -> bool:
    overlap = min(box.bottom, area.bottom) - max(box.top, area.top)
    return area.x0 + 3 < box.x0 < area.x1 - 3 and overlap > 0.5 * (area.bottom - area.top)


def _edges(page: Page, area: Box) -> list[float]:
    """Heights of full rules and of the edges of shaded rows."""
    wide = area.x1 - area.x0
    heights = [box.top for box in page.across if box.x1 - box.x0 >= PARTIAL * wide and _shares(box, area)]
    for fill in _shaded(page):
        if fill.x1 - fill.x0 >= PARTIAL * wide and _shares(fill, area):
            heights += [fill.top, fill.bottom]
    edges: list[float] = []
    for height in sorted(height for height in heights if area.top + 3 < height < area.bottom - 3):
        if not edges or height - edges[-1] > 3:
            edges.append(height)
    return edges


def _shares(box: Box, area: Box) -> bool:
    return box.x0 < area.x1 and box.x1 > area.x0 and area.top - 2 <= box.top and box.bottom <= area.bottom + 2


def _tabular(rows: Sequence[PrintRow]) -> bool:
    several = [row for row in rows if len(row.chunks) > 1]
    numeric = [row for row in several if row.numbers]
    wordy = sum(row.numbers == 0 and sum(len(c.text) for c in row.chunks) > WORDY for row in rows)
    return len(numeric) >= 2 and len(numeric) >= TABULAR * len(several) and wordy <= 0.3 * len(rows)


def _white_row_below(lines: Sequence[Line], area: Box, page: Page) -> list[Line]:
    """The last row of a table with every other row shaded, where it is one without shade."""
    last = [
        fill for fill in _shaded(page) if abs(fill.bottom - area.bottom) < 1 and fill.x0 < area.x1 and fill.x1 > area.x0
    ]
    if not last or any(abs(rule.top - area.bottom) < 2 for rule in page.across):
        return []
    high = max(fill.bottom - fill.top for fill in _shaded(page) if _shares(fill, area))
    below = [line for line in lines if within(line, Box(area.x0, area.x1, area.bottom, area.bottom + high), 0.0)]
    rows = print_rows(below)
    figures = any(len(row.chunks) > 1 and row.numbers for row in rows)
    return below if figures and not any(line.prose and len(line.words) >= PROSE_WORDS for line in below) else []


def _above(lines: Sequence[Line], area: Box) -> list[Line]:
    """The header where it stands above the first rule: rows directly above with several texts and no prose."""
    head: list[Line] = []
    edge = area.top
    for row in reversed(print_rows([line for line in lines if line.bottom <= area.top + 3 and within(line, Box(
            area.x0, area.x1, area.top - 80, area.top + 3))])):  # fmt: skip
        if (
            edge - row.base > max(1.3 * row.size, 14)
            or len(row.chunks) < 2
            or sum(len(c.text) for c in row.chunks) > 120
        ):
            break
        head = [line for line in lines if abs(line.base - row.base) < 0.4 * row.size and within(
            line, Box(area.x0, area.x1, row.base - 2 * row.size, area.top + 3))] + head  # fmt: skip
        edge = row.base - row.size
    return head
