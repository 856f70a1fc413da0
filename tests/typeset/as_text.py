"""A printed document → text as copied out of a PDF: wrapped prose, tables held together by spaces only, page numbers."""

import textwrap
from collections.abc import Iterator

from ingest.document import Document, PrintedBlock, PrintedHeading, PrintedParagraph, PrintedRow, PrintedTable

WIDTH = 80
"""Characters on a line of running text."""
PAGE_LINES = 56
"""Lines on a page; below them its number stands on a line of its own."""
LABEL_WIDTH = 34
"""Characters of a row label before it wraps."""
CELL_WIDTH = 16
"""Characters of any other cell before it wraps."""
GAP = 3
"""Spaces between columns of a table."""
Lines = list[str]


def as_text(document: Document, page_lines: int = PAGE_LINES) -> str:
    """The whole text. A page may end within a paragraph or between two rows; the header of a table is then repeated."""
    lines: Lines = []
    page, left = 1, page_lines
    for block in document.blocks:
        header, parts = _parts(block)
        for at, part in enumerate([header, *parts, [""]]):
            if len(part) > left and left < page_lines:
                lines += ["", f"{page:>{WIDTH // 2}}", ""]
                page, left = page + 1, page_lines
                part = [*header, *part] if 0 < at <= len(parts) else part
            lines += part
            left -= len(part)
    return "\n".join(lines).strip("\n") + "\n"


def _parts(block: PrintedBlock) -> tuple[Lines, list[Lines]]:
    """The header lines that come back on the next page, and the parts between which a page may end."""
    if isinstance(block, PrintedHeading):
        return [], [[block.text]]
    if isinstance(block, PrintedParagraph):
        text = " ".join(line.text for line in block.lines)
        wrapped = textwrap.wrap(f"• {text}" if block.bullet else text, WIDTH, break_long_words=False)
        return [], [[line] for line in wrapped]
    return _table_parts(block)


def _table_parts(table: PrintedTable) -> tuple[Lines, list[Lines]]:
    columns = 1 + max(cell.last for row in table.rows for cell in row.cells)
    widths = [0] * columns
    for row in table.rows:
        for column, width in _widths(row):
            widths[column] = max(widths[column], width)
    header = [line for row in table.rows if row.header for line in _row_lines(row, widths)]
    caption = [[table.caption]] if table.caption else []
    body = [_row_lines(row, widths) for row in table.rows if not row.header]
    return ([], [*caption, *body]) if not header else (header, body) if not caption else ([*caption[0], *header], body)


def _widths(row: PrintedRow) -> Iterator[tuple[int, int]]:
    """How wide the wrapped text of each cell that stands in one column is."""
    for cell in row.cells:
        if cell.first == cell.last:
            yield cell.first, max(len(line) for line in _wrapped(cell.text, cell.first))


def _wrapped(text: str, column: int) -> Lines:
    return textwrap.wrap(text, CELL_WIDTH if column else LABEL_WIDTH, break_long_words=False) or [""]


def _row_lines(row: PrintedRow, widths: list[int]) -> Lines:
    """The lines of a row: each cell wrapped from the first line on, at the place of its column."""
    starts = [sum(widths[:column]) + GAP * column for column in range(len(widths))]
    wrapped = [(starts[cell.first], _wrapped(cell.text, cell.first)) for cell in row.cells]
    lines = []
    for at in range(max(len(texts) for _, texts in wrapped)):
        line = ""
        for start, texts in wrapped:
            if at < len(texts) and texts[at]:
                line = line.ljust(start) + texts[at]
        lines.append(line)
    return lines
