"""The printed blocks of a document as numbered lines, so that every place in it has a number, with or without pages."""

from collections.abc import Iterable, Iterator

from ingest.document import PrintedHeading, PrintedParagraph, PrintedRow, PrintedTable
from ingest.section import Line


def numbered(blocks: Iterable[PrintedHeading | PrintedParagraph | PrintedTable]) -> Iterator[tuple[Line, ...]]:
    """The lines of each block, numbered on: one for a heading, one for each line of a paragraph, for a caption and for a row."""
    number = 1
    for block in blocks:
        lines = tuple(Line(number + at, text, page) for at, (text, page) in enumerate(_printed(block)))
        number += len(lines)
        yield lines


def _printed(block: PrintedHeading | PrintedParagraph | PrintedTable) -> list[tuple[str, int | None]]:
    if isinstance(block, PrintedHeading):
        return [(block.text, block.page)]
    if isinstance(block, PrintedParagraph):
        return [(line.text, line.page) for line in block.lines]
    captions = [(block.caption, block.rows[0].page)] if block.caption and block.rows else []
    return [*captions, *((_row_text(row), row.page) for row in block.rows)]


def _row_text(row: PrintedRow) -> str:
    return " ".join(cell.text for cell in row.cells if cell.text)
