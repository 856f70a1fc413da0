"""Tables of words without figures: only where rules or shading part every row, else they are not told from columns of prose."""

from collections.abc import Sequence

from ingest.document import PrintedRow
from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import Box, FoundTable, Line
from ingest.sources.pdf.tables.body import bands_of, row_cells
from ingest.sources.pdf.tables.chunks import PrintRow, print_rows
from ingest.sources.pdf.tables.columns import columns_of

LEAST_BANDS = 3
"""Rows that such a table has at least."""
FILLED = 0.7
"""Part of the rows with words in at least two columns."""
MAX_COLUMNS = 8
"""More columns of words do not fit on a page."""
MAX_CELL = 120
"""Characters that cells have on average at most."""


def worded_table(
    lines: Sequence[Line], area: Box, edges: Sequence[float], walls: Sequence[float], page: int, spelling: Spelling
) -> FoundTable | None:
    """The table that these lines are, one row for each band between the edges, or None."""
    rows = print_rows(lines, walls)
    bands = bands_of(rows, edges)
    columns = columns_of(rows, walls)
    if len(bands) < LEAST_BANDS or not 2 <= len(columns.spans) <= MAX_COLUMNS:
        return None
    printed = [PrintedRow(row_cells(band, columns, spelling)[0], page) for band in bands]
    filled = sum(len(row.cells) > 1 for row in printed)
    texts = [cell.text for row in printed for cell in row.cells]
    if filled < FILLED * len(printed) or sum(map(len, texts)) > MAX_CELL * len(texts) or _one_each(bands):
        return None
    return FoundTable(area, columns.spans, tuple(printed))


def _one_each(bands: Sequence[Sequence[PrintRow]]) -> bool:
    """Whether most bands hold many rows of print: those are boxes with text."""
    return sum(len(band) > 6 for band in bands) > 0.3 * len(bands)
