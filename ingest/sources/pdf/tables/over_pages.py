"""A table that goes on on the next page: the same columns, without the header that is repeated there."""

from dataclasses import replace

from ingest.document import PrintedCell, PrintedRow
from ingest.sources.pdf.records import FoundTable, number_like

SHIFT = 10.0
"""Points that columns may differ, measured from the left side of the table: pages left and right have other margins."""

FEWER = "op pagina {page} zijn minder kolommen gevonden dan waar deze tabel begint"
HEAD_AGAIN = "de kop staat op pagina {page} nog eens en wat eronder staat is niet gelezen"
SAME_HEAD = "op pagina {page} staat een tabel die er misschien bij hoort"


def continued(table: FoundTable, more: FoundTable) -> FoundTable | None:
    """Both as one, or None where the second is a table of its own."""
    repeated = repeated_rows(table, more)
    rows = more.rows[repeated:]
    if not repeated and _headed(more.rows):
        return None
    places = _places(table, more)
    if places is None:
        return None
    moved = tuple(_moved(row, places) for row in rows)
    doubts = tuple(dict.fromkeys(table.doubts + more.doubts))
    if len(table.columns) != len(more.columns):
        doubts += (FEWER.format(page=more.rows[0].page),)
    return replace(table, rows=table.rows + moved, doubts=doubts)


def with_same_head(table: FoundTable, more: FoundTable, adjacent: bool) -> tuple[FoundTable, FoundTable]:
    """Both tables, with a doubt where the second has the header of the first, or none, but could not be joined to it."""
    if not repeated_rows(table, more) and (_headed(more.rows) or not adjacent):
        return table, more
    first, second = (SAME_HEAD.format(page=other.rows[0].page) for other in (more, table))
    return replace(table, doubts=(*table.doubts, first)), replace(more, doubts=(*more.doubts, second))


def _texts(row: PrintedRow) -> list[str]:
    return [cell.text.casefold() for cell in row.cells]


def repeated_rows(table: FoundTable, more: FoundTable) -> int:
    """How many first rows are the same as the first rows of the table."""
    count = 0
    for row, other in zip(table.rows, more.rows, strict=False):
        if _texts(row) != _texts(other):
            break
        count += 1
    return count if count < len(more.rows) else 0


def _headed(rows: tuple[PrintedRow, ...]) -> bool:
    """Whether it opens with a header of its own: words above at least two columns, no figures."""
    first = rows[0].cells
    texts = [cell.text for cell in first if cell.first > 0]
    return len(texts) > 1 and not any(number_like(text) for text in texts) and _figures(rows[1:])


def _figures(rows: tuple[PrintedRow, ...]) -> bool:
    return any(number_like(cell.text) for row in rows[:3] for cell in row.cells if cell.first > 0)


def _places(table: FoundTable, more: FoundTable) -> dict[int, int] | None:
    """For each column of the second its column in the first, by place; None where they do not fit."""
    if len(table.columns) == len(more.columns):
        wide = table.area.x1 - table.area.x0
        if abs(wide - (more.area.x1 - more.area.x0)) < 0.25 * wide or table.ruled == more.ruled:
            return {at: at for at in range(len(more.columns))}
    if len(more.columns) > len(table.columns):
        return None
    places: dict[int, int] = {}
    for at, (left, right) in enumerate(more.columns):
        fits = [
            (min(right, right0) - max(left, left0), to) for to, (left0, right0) in enumerate(table.columns)
            if right > left0 - SHIFT and left < right0 + SHIFT
        ]  # fmt: skip
        if not fits or max(fits)[1] in places.values():
            return None
        places[at] = max(fits)[1]
    return places


def _moved(row: PrintedRow, places: dict[int, int]) -> PrintedRow:
    cells = tuple(PrintedCell(cell.text, places[cell.first], places[cell.last]) for cell in row.cells)
    return replace(row, cells=cells)
