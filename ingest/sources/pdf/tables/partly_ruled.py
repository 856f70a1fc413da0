"""Tables with rules between rows only, or with shaded rows: their area and the edges between rows come from those."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.sources.pdf.drafts import OWN_LINE
from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import Box, FoundTable, Line, Page
from ingest.sources.pdf.tables.areas import PROSE_WORDS, SAME_SIDE, areas_of, shaded, shares
from ingest.sources.pdf.tables.body import TIGHT
from ingest.sources.pdf.tables.chunks import Chunk, PrintRow, print_rows
from ingest.sources.pdf.tables.ruled import within
from ingest.sources.pdf.tables.spaced import is_bold, spaced_table
from ingest.sources.pdf.tables.worded import worded_table
from ingest.sources.pdf.words import is_bullet_mark

TABULAR = 0.5
"""Least part of the rows of print in the area that have a number beside another cell."""
PARTIAL = 0.9
"""A rule under this part of the width of the table stands under a header of some columns."""
FIRST_STEP = 8.0
"""Points of white between the edge of a row and the first line in it, at most."""
WORDY = 70
"""Characters on a row of print, without numbers, from which it is prose."""


def partly_ruled_tables(page: Page, lines: Sequence[Line], spelling: Spelling) -> list[FoundTable]:
    """The tables of a page with some rules or shading."""
    found: list[FoundTable] = []
    for area in areas_of(page, lines):
        inside = [line for line in lines if within(line, area, 0.5) and not any(within(line, t.area) for t in found)]
        tail = _white_row_below(lines, area, page)
        rows = print_rows(inside + tail)
        if len(rows) < 2:
            continue
        wide = area.x1 - area.x0
        edges = _edges(page, area)
        walls = [box.x0 for box in page.down if _beside(box, area)]
        partial = [box for box in page.across if area.top < box.top < area.bottom and box.x1 - box.x0 < PARTIAL * wide]
        head = [line for line in _above(lines, area) if not any(within(line, t.area) for t in found)]
        if not (_tabular(rows) or _one_row(rows, [*edges, area.bottom])):
            edges += [area.bottom] if tail else []
            worded = worded_table(
                head + inside + tail, area, [area.top, *edges] if head else edges, walls, page.number, spelling
            )
            if worded is not None:
                found.append(_grown(worded, head + tail))
            continue
        if tail:
            edges.append(area.bottom)
        table = spaced_table(
            head + inside + tail, page.number, spelling, separators=edges, walls=walls, rules=partial, sure=True
        )
        if table is not None and len(table.rows) > 1:
            found.append(table)
    return found


def _grown(table: FoundTable, more: Sequence[Line]) -> FoundTable:
    """The table with its area up to a header above the first rule and down to a last row without shade."""
    top = min([line.top for line in more] + [table.area.top])
    bottom = max([line.bottom for line in more] + [table.area.bottom])
    return replace(table, area=replace(table.area, top=top, bottom=bottom))


def _beside(box: Box, area: Box) -> bool:
    overlap = min(box.bottom, area.bottom) - max(box.top, area.top)
    return area.x0 + 3 < box.x0 < area.x1 - 3 and overlap > 0.5 * (area.bottom - area.top)


def _edges(page: Page, area: Box) -> list[float]:
    """Heights of full rules and of the edges of shaded rows."""
    wide = area.x1 - area.x0
    heights = [box.top for box in page.across if box.x1 - box.x0 >= PARTIAL * wide and shares(box, area)]
    for fill in shaded(page):
        if fill.x1 - fill.x0 >= PARTIAL * wide and shares(fill, area):
            heights += [fill.top, fill.bottom]
    edges: list[float] = []
    for height in sorted(height for height in heights if area.top + 3 < height < area.bottom - 3):
        if not edges or height - edges[-1] > 3:
            edges.append(height)
    return edges


def _tabular(rows: Sequence[PrintRow]) -> bool:
    several = [row for row in rows if len(row.chunks) > 1]
    numeric = [row for row in several if row.numbers]
    wordy = sum(row.numbers == 0 and sum(len(c.text) for c in row.chunks) > WORDY for row in rows)
    return len(numeric) >= 2 and len(numeric) >= TABULAR * len(several) and wordy <= 0.3 * len(rows)


def _one_row(rows: Sequence[PrintRow], edges: Sequence[float]) -> bool:
    """Whether below an edge under a header in bold one row with figures stands: the rest is on the next page."""
    figures = [at for at, row in enumerate(rows) if any(chunk.numeric for chunk in row.chunks[1:])]
    bold = [all(word.bold for chunk in row.chunks for word in chunk.words if word.text.isalpha()) for row in rows]
    head = next((at for at, one in enumerate(bold) if not one), len(rows))
    parted = 0 < head < len(rows) and any(rows[head - 1].base < edge < rows[head].base for edge in edges)
    return parted and len(rows[head - 1].chunks) > 1 and any(at >= head for at in figures)


def _white_row_below(lines: Sequence[Line], area: Box, page: Page) -> list[Line]:
    """The last row of a table with every other row shaded, where it is one without shade."""
    last = [
        fill for fill in shaded(page) if abs(fill.bottom - area.bottom) < 1 and fill.x0 < area.x1 and fill.x1 > area.x0
    ]
    if not last or any(abs(rule.top - area.bottom) < 2 for rule in page.across):
        return []
    below = [line for line in lines if line.base > area.bottom and area.x0 - 1 <= line.x0 and line.x1 <= area.x1 + 1]
    inside = [chunk for row in print_rows([line for line in lines if within(line, area, 0.5)]) for chunk in row.chunks]
    row: list[PrintRow] = []
    for printed in print_rows(below):
        reach = row[-1].base + TIGHT * printed.size if row else area.bottom + FIRST_STEP + printed.size
        wordy = any(len(chunk.words) >= PROSE_WORDS and not printed.numbers for chunk in printed.chunks)
        stray = any(not _under(chunk, inside) for chunk in printed.chunks[1:])
        if printed.base > reach or stray or OWN_LINE.match(printed.chunks[0].text) or wordy:
            break
        row.append(printed)
    if not any(len(printed.chunks) > 1 for printed in row):
        group = len(row) == 1 and is_bold(row[0]) and abs(row[0].chunks[0].x0 - min(cell.x0 for cell in inside)) < 2
        return below if group and all(line.base <= row[0].base + 1 for line in below) else []
    return [line for line in below if line.base <= row[-1].base + 1]


def _under(chunk: Chunk, cells: Sequence[Chunk]) -> bool:
    """Whether a text stands under one of the cells: by its side or its middle, a figure anywhere under it."""
    return any(
        min(abs(chunk.x0 - cell.x0), abs(chunk.x1 - cell.x1), abs(chunk.middle - cell.middle)) < SAME_SIDE / 3
        or (chunk.numeric and chunk.x0 < cell.x1 and chunk.x1 > cell.x0)
        for cell in cells
    )  # fmt: skip


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
            or is_bullet_mark(row.chunks[0].words[0].text)
        ):
            break
        head = [line for line in lines if abs(line.base - row.base) < 0.4 * row.size and within(
            line, Box(area.x0, area.x1, row.base - 2 * row.size, area.top + 3))] + head  # fmt: skip
        edge = row.base - row.size
    return head
