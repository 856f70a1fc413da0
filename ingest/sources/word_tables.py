"""A Word table (w:tbl) → rows with the columns that each cell stands over, and whether it is a table of facts or of lay-out."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.document import PrintedCell, PrintedRow, PrintedTable
from ingest.sources.printed_text import names_table
from ingest.sources.word_text import ALTERNATIVES, CONTAINERS, Paragraph, chosen, is_on, read_paragraph

PROSE_WORDS = 8
"""Words per filled cell from which a table without figures is a lay-out of prose: letterheads come to 9, tables of names to 3."""
MAX_COLUMNS = 1_000
"""Word itself stops at 63 columns; a larger span is damage."""
_NESTED = "een tabel binnen een cel is als tekst gelezen"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not the continuation of the one above it. `paragraphs` are those of nested tables too."""

    element: BaseOxmlElement
    first: int
    last: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join(paragraph.text for paragraph in self.paragraphs if paragraph.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its filled and empty cells; `header` where Word repeats it on each page."""

    cells: tuple[Cell, ...]
    header: bool

    @property
    def filled(self) -> list[Cell]:
        """Its cells that have text."""
        return [cell for cell in self.cells if cell.text]


def read_rows(table: BaseOxmlElement) -> list[Row]:
    """The rows that are not deleted. What is merged downwards stands in its first row only."""
    return [_row(row) for row in _children(table, "w:tr") if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]


def is_layout(rows: list[Row]) -> bool:
    """Whether a table only places text: one column or one row, or cells of prose without a figure among them."""
    filled = [row.filled for row in rows if row.filled]
    cells = [cell for row in filled for cell in row]
    if len(filled) < 2 or len({cell.first for cell in cells}) < 2:
        return True
    if any(_is_figure(cell.text) for cell in cells):
        return False
    return sum(len(cell.text.split()) for cell in cells) >= PROSE_WORDS * len(cells)


def as_table(rows: list[Row]) -> PrintedTable:
    """The table: a merged cell once with its span, in its first row; a first row that names the table is its caption."""
    filled = [row for row in rows if row.filled]
    caption = ""
    if len(filled[0].filled) == 1 and names_table(filled[0].filled[0].text):
        caption, filled = filled[0].filled[0].text, filled[1:]
    printed = tuple(
        PrintedRow(tuple(PrintedCell(cell.text, cell.first, cell.last) for cell in row.filled), header=row.header)
        for row in filled
    )
    nested = any(cell.element.find(f".//{qn('w:tbl')}") is not None for row in filled for cell in row.filled)
    return PrintedTable(printed, caption, (_NESTED,) if nested else ())


def _row(row: BaseOxmlElement) -> Row:
    at = _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
    cells: list[Cell] = []
    for element in _children(row, "w:tc"):
        span = _number(element.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
        merged = element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merged is None or merged.get(qn("w:val"), "continue") != "continue":
            cells.append(Cell(element, at, at + span - 1, tuple(_paragraphs(element))))
        at += span
    return Row(tuple(cells), is_on(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")))


def _children(element: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    for child in element:
        if child.tag == qn(tag):
            yield child
        elif child.tag in CONTAINERS:
            yield from _children(child, tag)


def _paragraphs(element: BaseOxmlElement) -> Iterator[Paragraph]:
    """Those of a cell in order: of nested tables by row, of text boxes behind the paragraph that they hang on."""
    for child in element:
        if child.tag == qn("w:p"):
            paragraph = read_paragraph(child)
            yield paragraph
            for box in paragraph.boxes:
                yield from _paragraphs(box)
        elif child.tag == qn("w:tbl"):
            for row in read_rows(child):
                for cell in row.cells:
                    yield from cell.paragraphs
        elif child.tag in CONTAINERS:
            yield from _paragraphs(child)
        elif child.tag == ALTERNATIVES:
            for version in chosen(child):
                yield from _paragraphs(version)


def _number(element: BaseOxmlElement | None, otherwise: int) -> int:
    value = "" if element is None else str(element.get(qn("w:val"), ""))
    return min(int(value), MAX_COLUMNS) if value.isdecimal() and int(value) else otherwise


def _is_figure(text: str) -> bool:
    """Whether a cell holds a number: digits and signs for at least half of it ("€ 1,2 mln"; "11 januari 2024" is a date)."""
    written = text.replace(" ", "")
    return any(sign.isdigit() for sign in written) and 2 * sum(not sign.isalpha() for sign in written) >= len(written)
