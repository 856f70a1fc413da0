"""A printed document → a Word file, with the styles that Word itself uses for headings, lists and captions."""

from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.table import _Row

from ingest.document import Document, PrintedHeading, PrintedParagraph, PrintedTable


def as_word(document: Document, path: Path) -> None:
    """Writes the document: headings, list items and captions in Word's own styles, cells merged over their columns."""
    word = docx.Document()
    word.core_properties.title = document.title
    for block in document.blocks:
        if isinstance(block, PrintedHeading):
            word.add_heading(block.text, block.level)
        elif isinstance(block, PrintedParagraph):
            text = " ".join(line.text for line in block.lines)
            word.add_paragraph(text, style="List Bullet" if block.bullet else None)
        else:
            _add_table(word, block)
    word.save(str(path))


def _add_table(word: WordDocument, block: PrintedTable) -> None:
    if block.caption:
        word.add_paragraph(block.caption, style="Caption")
    columns = 1 + max(cell.last for row in block.rows for cell in row.cells)
    table = word.add_table(rows=len(block.rows), cols=columns, style="Table Grid")
    for printed, row in zip(block.rows, table.rows, strict=True):
        cells = row.cells
        for cell in printed.cells:
            place = cells[cell.first]
            if cell.last > cell.first:
                place = place.merge(cells[cell.last])
            place.text = cell.text
        if printed.header:
            _mark_header(row)


def _mark_header(row: _Row) -> None:
    """Word repeats the row on each page; this is how a Word file says that a row is a header."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
