"""Cells of tables that were looked up by their very name → the text of an answer: each with its place, N.B. said so."""

from collections.abc import Sequence

from assistant.compose_values import headline
from assistant.records import Answer
from assistant.sheet import Sheet, place_of
from vectorstore.index import Index
from vectorstore.records import Figure


def compose_cells(question: str, cells: Sequence[Figure], index: Index) -> Answer:
    """An answer with these cells in the order given; status not_available where the table has none of them."""
    sheet = Sheet(index)
    lines = [headline(cell, index, sheet) for cell in cells if not cell.missing]
    status = "answered" if lines else "not_available"
    for cell in (cell for cell in cells if cell.missing):
        sheet.cite(cell)
        named = f"«{cell.indicator}» ({place_of(cell, index)})"
        lines.append(f"Voor {cell.area} is dit cijfer **niet beschikbaar**: de tabel zegt {cell.printed} bij {named}.")
    return sheet.answer(question, status, "\n\n".join(lines))
