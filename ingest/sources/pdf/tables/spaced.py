"""Tables whose columns follow from white space: rows of print in an area → a table, or nothing where it is no table."""

import re
from collections.abc import Sequence

from ingest.document import PrintedRow
from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import Box, FoundTable, Line
from ingest.sources.pdf.tables.body import body_groups, body_rows, is_anchor
from ingest.sources.pdf.tables.chunks import PrintRow, print_rows
from ingest.sources.pdf.tables.columns import Columns, columns_of
from ingest.sources.pdf.tables.header import header_rows

MAX_COLUMNS = 40
"""More columns than any printed table has."""
WHITE_SPACE = "de kolommen zijn uit de witruimte afgeleid"
ACROSS = "een of meer cellen staan over twee kolommen heen"
_PERIOD = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?[*°]*")


def spaced_table(
    lines: Sequence[Line], page: int, spelling: Spelling, *,
    separators: Sequence[float] = (), walls: Sequence[float] = (), rules: Sequence[Box] = (), sure: bool = False,
    known: Columns | None = None,
) -> FoundTable | None:  # fmt: skip
    """The table that these lines are, header included.

    `sure` where rules or shading show that there is one; `known` are the columns of the table that goes on here.
    """
    rows = print_rows(lines, walls)
    start = _first_of_body(rows)
    if start is None:
        return None
    columns = known or columns_of([row for row in rows[start:] if len(row.chunks) > 1], walls)
    if not 2 <= len(columns.spans) <= MAX_COLUMNS:
        return None
    columns = columns if known else _widened(columns, rows[:start])
    head = header_rows(rows[:start], columns, rules, spelling, rows[start:])
    groups = body_groups(rows[start:], columns, separators)
    body, crossing = body_rows(groups, columns, page, spelling)
    if not sure and known is None and sum(is_anchor(row, columns) for row in rows[start:]) < 3:
        return None
    doubts: tuple[str, ...] = () if sure else (WHITE_SPACE,)
    if crossing or columns.straddled:
        doubts += (ACROSS,)
    printed = tuple(PrintedRow(cells, page) for cells in head) + tuple(body)
    area = Box(
        min(line.x0 for line in lines), max(line.x1 for line in lines),
        min(line.top for line in lines), max(line.bottom for line in lines),
    )  # fmt: skip
    heights = [(rows[0].base, rows[start - 1].base)] * len(head)
    heights += [(group[0].base, group[-1].base) for group in groups]
    return FoundTable(area, columns.spans, printed, doubts, heights=tuple(heights))


def _first_of_body(rows: Sequence[PrintRow]) -> int | None:
    """The first row of print of the body: with figures that are not years over columns, or the label that belongs to it."""
    for at, row in enumerate(rows):
        numbers = [chunk for chunk in row.chunks if chunk.numeric]
        if not numbers or is_period_row(row):
            continue
        if len(row.chunks) >= 2:
            return _back_to_label(rows, at)
    return None


def is_period_row(row: PrintRow) -> bool:
    """Years above columns."""
    numbers = [chunk.text for chunk in row.chunks if chunk.numeric]
    return bool(numbers) and all(is_period(text) for text in numbers)


def is_period(text: str) -> bool:
    """A year or a span of years."""
    return _PERIOD.fullmatch(text) is not None


def _back_to_label(rows: Sequence[PrintRow], at: int) -> int:
    """Rows of print above the first figures that are the start of their label, or a group's name, and no header."""
    first = rows[at]
    left = first.chunks[0]
    labelled = not left.numeric
    start = at
    while start > 0:
        row = rows[start - 1]
        step = rows[start].base - row.base
        if len(row.chunks) != 1 or row.chunks[0].x0 > (left.x0 + 2 if labelled else first.chunks[0].x0 - 2):
            break
        if row.chunks[0].x1 > (first.chunks[1].x0 if labelled else first.chunks[0].x0) or step > 4 * row.size:
            break
        if start == 1:
            break  # the only row above: a header of the first column
        start -= 1
    return start


def _widened(columns: Columns, header: Sequence[PrintRow]) -> Columns:
    """A first column without any text in the rows with figures, but with a header, or columns only the header shows."""
    spans = list(columns.spans)
    for row in header:
        for chunk in row.chunks:
            if chunk.x1 < spans[0][0] - 2:
                spans.insert(0, (chunk.x0, chunk.x1))
            elif chunk.x0 > spans[-1][1] + 2:
                spans.append((chunk.x0, chunk.x1))
    return Columns(tuple(spans), columns.straddled)
