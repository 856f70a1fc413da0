"""A printed table as a flowable for a PDF: widths of columns, wrapped cells, spans, and the four table styles."""

import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import LongTable, Paragraph

from ingest.document import PrintedCell, PrintedRow, PrintedTable
from tests.typeset.layout import Layout, TableStyle
from tests.typeset.pdf_text import COLOUR, hyphenation

SIDES = 0.45
"""White space left and right of a cell, as a part of the size of its type."""
LEADING = 1.2
SMALLEST = 5.5
"""Smallest type of a table that is too wide for its place; below this nobody can read it on paper."""
STEP = 0.5
ROOMY = 1.25
"""How much wider than its text a table may be set to fill its place."""
ALIGNMENTS = {"LEFT": TA_LEFT, "CENTER": TA_CENTER, "RIGHT": TA_RIGHT}
SHADE = HexColor("#e6eef2")
NUMBER = re.compile(r"[-+−€ ]*\d|N\.B\.?$|N\.V\.T\.?$|-$")
Command = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Needs:
    """Of each column the width of its longest word, and of its longest text on one line."""

    least: list[float]
    most: list[float]


def is_wide(table: PrintedTable, layout: Layout, width: float) -> bool:
    """Whether the words of the table don't fit in this width in the layout's own size."""
    return sum(_needs(table, layout, _size(layout)).least) > width


def table_of(table: PrintedTable, layout: Layout, width: float) -> LongTable:
    """The table at most `width` wide, in smaller type where it must; header rows are repeated on following pages.

    Raises ValueError where its words don't fit in the smallest type: nothing may fall off the page.
    """
    size = _size(layout)
    while sum((needs := _needs(table, layout, size)).least) > width:
        size -= STEP
        if size < SMALLEST:
            raise ValueError(f"a table of {_columns(table)} columns doesn't fit in {width:.0f} points")
    right = _number_columns(table)
    data = [_cells(row, _columns(table), layout, size, right) for row in table.rows]
    header = _header_rows(table)
    return LongTable(data, colWidths=_widths(needs, width), repeatRows=header, hAlign="LEFT", spaceBefore=4, spaceAfter=6,
                     style=[*_look(layout.tables, header, len(data)), *_places(table, layout, header, size)])  # fmt: skip


def _size(layout: Layout) -> float:
    return layout.size - 1


def _columns(table: PrintedTable) -> int:
    return 1 + max(cell.last for row in table.rows for cell in row.cells)


def _header_rows(table: PrintedTable) -> int:
    return next((at for at, row in enumerate(table.rows) if not row.header), len(table.rows))


def _is_group(row: PrintedRow) -> bool:
    """A row that only names the rows below it."""
    return not row.header and len(row.cells) == 1 and row.cells[0].first == 0


def _font(row: PrintedRow, layout: Layout) -> str:
    return layout.font.bold if row.header or _is_group(row) else layout.font.regular


def _needs(table: PrintedTable, layout: Layout, size: float) -> _Needs:
    count = _columns(table)
    least, most = [0.0] * count, [0.0] * count
    for row in (row for row in table.rows if not _is_group(row)):
        for cell in row.cells:
            font, over = _font(row, layout), cell.last - cell.first + 1
            widest = max((stringWidth(word, font, size) for word in cell.text.split()), default=0.0)
            whole = stringWidth(cell.text, font, size)
            for column in range(cell.first, cell.last + 1):
                least[column] = max(least[column], widest / over + 2 * SIDES * size + 0.1)
                most[column] = max(most[column], whole / over + 2 * SIDES * size + 0.1)
    return _Needs(least, most)


def _widths(needs: _Needs, width: float) -> list[float]:
    """Between the least and the most, in proportion; a table that has room to spare is set a little wider."""
    least, most = sum(needs.least), sum(needs.most)
    if most <= width:
        return [column * min(width / most, ROOMY) for column in needs.most]
    share = (width - least) / (most - least)
    return [low + share * (high - low) for low, high in zip(needs.least, needs.most, strict=True)]


def _number_columns(table: PrintedTable) -> set[int]:
    """Columns after the first of which most cells are numbers."""
    cells: dict[int, list[bool]] = {}
    for row in table.rows:
        for cell in row.cells:
            if not row.header and cell.first == cell.last and cell.first:
                cells.setdefault(cell.first, []).append(NUMBER.match(cell.text) is not None)
    return {column for column, numbers in cells.items() if sum(numbers) * 2 > len(numbers)}


def _cells(row: PrintedRow, count: int, layout: Layout, size: float, numbers: set[int]) -> list[Paragraph | str]:
    cells: list[Paragraph | str] = [""] * count
    for cell in row.cells:
        cells[cell.first] = Paragraph(escape(cell.text), _cell_style(row, cell, layout, size, numbers))
    return cells


def _cell_style(row: PrintedRow, cell: PrintedCell, layout: Layout, size: float, numbers: set[int]) -> ParagraphStyle:
    place = TA_LEFT
    if cell.last > cell.first:
        place = TA_CENTER
    elif cell.first in numbers:
        place = ALIGNMENTS[layout.numbers]
    colour = white if row.header and layout.tables == "zebra" else black
    return ParagraphStyle("cell", fontName=_font(row, layout), fontSize=size, leading=size * LEADING, alignment=place,
                          textColor=colour, **hyphenation(layout))  # fmt: skip


def _places(table: PrintedTable, layout: Layout, header: int, size: float) -> list[Command]:
    """Padding, spans and where cells stand beside a wrapped label."""
    commands: list[Command] = [
        ("FONTSIZE", (0, 0), (-1, -1), size),
        ("LEADING", (0, 0), (-1, -1), size * LEADING),
        ("LEFTPADDING", (0, 0), (-1, -1), SIDES * size),
        ("RIGHTPADDING", (0, 0), (-1, -1), SIDES * size),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("VALIGN", (0, 0), (-1, header - 1), "BOTTOM"),
        ("VALIGN", (0, header), (-1, -1), layout.beside),
    ]
    for at, row in enumerate(table.rows):
        if _is_group(row):
            commands.append(("SPAN", (0, at), (-1, at)))
        commands += [("SPAN", (cell.first, at), (cell.last, at)) for cell in row.cells if cell.last > cell.first]
    return commands


def _look(style: TableStyle, header: int, rows: int) -> list[Command]:
    """Rules and shades of a table style."""
    if style == "ruled":
        return [("GRID", (0, 0), (-1, -1), 0.5, black)]
    if style == "rules":
        return [
            ("LINEABOVE", (0, 0), (-1, 0), 1, black),
            ("LINEBELOW", (0, header - 1), (-1, header - 1), 0.8, black),
            ("LINEBELOW", (0, header), (-1, rows - 2), 0.25, HexColor("#999999")),
            ("LINEBELOW", (0, -1), (-1, -1), 1, black),
        ]
    if style == "zebra":
        shades: list[Command] = [("BACKGROUND", (0, 0), (-1, header - 1), COLOUR)] if header else []
        return [*shades, ("ROWBACKGROUNDS", (0, header), (-1, -1), (white, SHADE))]
    return []
