"""Tables whose columns follow from white space: rows of print in an area → a table, or nothing where it is no table."""

import itertools
import re
from collections.abc import Sequence

from ingest.document import PrintedRow
from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import Box, FoundTable, Line
from ingest.sources.pdf.tables.body import TIGHT, WITHIN, body_groups, body_rows, is_anchor
from ingest.sources.pdf.tables.chunks import Chunk, PrintRow, print_rows
from ingest.sources.pdf.tables.columns import Columns, columns_of
from ingest.sources.pdf.tables.header import header_rows

MAX_COLUMNS = 40
"""More columns than any printed table has."""
WHITE_SPACE = "de kolommen zijn uit de witruimte afgeleid"
ACROSS = "een of meer cellen staan over twee kolommen heen"
_OPEN_UNIT = re.compile(r"(?:^|[\s(])(?:x|×|per|maal|keer)(?:\s€)?$")
_PERIOD = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?[*°]*")


def spaced_table(
    lines: Sequence[Line], page: int, spelling: Spelling, *,
    separators: Sequence[float] = (), walls: Sequence[float] = (), rules: Sequence[Box] = (), sure: bool = False,
    known: Columns | None = None, headed: bool = False,
) -> FoundTable | None:  # fmt: skip
    """The table that these lines are, header included.

    `headed` where a header in bold stands over a few rows; `sure` where rules or shading show that there is one;
    `known` are the columns of the table that goes on here.
    """
    rows = print_rows(lines, walls)
    start = _first_of_body(rows, separators)
    if start is None:
        return None
    columns = known or columns_of([row for row in rows[start:] if len(row.chunks) > 1], walls)
    if not 2 <= len(columns.spans) <= MAX_COLUMNS:
        return None
    columns = columns if known else _widened(columns, rows[:start])
    head = header_rows(rows[:start], columns, rules, spelling, rows[start:])
    groups = body_groups(rows[start:], columns, separators)
    body, crossing = body_rows(groups, columns, page, spelling)
    if not (sure or headed) and known is None and sum(is_anchor(row, columns) for row in rows[start:]) < 3:
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


def _first_of_body(rows: Sequence[PrintRow], separators: Sequence[float]) -> int | None:
    """The first row of print of the body: with figures that are not years over columns, or the label that belongs to it."""
    for at, row in enumerate(rows):
        numbers = [chunk for chunk in row.chunks if chunk.numeric and not _ends_unit(chunk, rows[max(0, at - 1) : at])]
        if not numbers or is_period_row(row):
            continue
        if len(row.chunks) >= 2:
            start = _with_wrapped(rows, _back_to_label(rows, at, at), at, separators)
            return _below_header(rows[: _back_to_label(rows, at, start)], separators)
    return None


def _below_header(rows: Sequence[PrintRow], separators: Sequence[float]) -> int:
    """Of the rows of print above the first figures how many are header: those in bold, above an edge under which labels begin.

    Rows with words only, and the name of a group, may stand between the header and the first figures.
    """
    if not rows or (len(rows[0].chunks) < 2 and len(rows) < 3):
        return len(rows)
    left = min(chunk.x0 for row in rows for chunk in row.chunks)
    for at in range(1, len(rows)):
        above = rows[at - 1]
        parted = any(above.base < edge < rows[at].base - 0.3 * rows[at].size for edge in separators)
        labelled = abs(rows[at].chunks[0].x0 - left) < 2
        body = not is_bold(rows[at]) or len(rows[at].chunks) == 1
        if parted and labelled and body and is_bold(above) and len(above.chunks) > 1:
            return at
    return len(rows)


def _with_wrapped(rows: Sequence[PrintRow], start: int, at: int, separators: Sequence[float]) -> int:
    """Back to the first line of wrapped cells of the row: between the same edges, or closer than rows are to each other.

    A line in bold is header, above a row that is not.
    """
    pitch = min((b.base - a.base for a, b in itertools.pairwise(rows[at:]) if a.numbers and b.numbers), default=0.0)
    while start > 1:
        upper, lower = rows[start - 1], rows[start]
        parted = any(upper.base < edge < lower.base - 0.3 * lower.size for edge in separators)
        plain = is_bold(rows[0]) and not is_bold(upper) and lower.base - upper.base < TIGHT * lower.size
        close = lower.base - upper.base < min(WITHIN * pitch, TIGHT * lower.size) or bool(separators) or plain
        if parted or not close or (is_bold(upper) and not is_bold(rows[at])) or (separators and not is_bold(rows[0])):
            break
        start -= 1
    return start


def is_bold(row: PrintRow) -> bool:
    """Whether all of a row of print is bold."""
    words = [word for chunk in row.chunks for word in chunk.words if any(letter.isalnum() for letter in word.text)]
    return bool(words) and all(word.bold for word in words)


def _ends_unit(chunk: Chunk, above: Sequence[PrintRow]) -> bool:
    """Whether a number is the second line of a unit ("€ x" above "1.000", "per" above "100")."""
    over = (other for row in above for other in row.chunks if other.x0 < chunk.x1 and other.x1 > chunk.x0)
    return any(_OPEN_UNIT.search(other.text) for other in over)


def is_period_row(row: PrintRow) -> bool:
    """Years above columns."""
    numbers = [chunk.text for chunk in row.chunks if chunk.numeric]
    return bool(numbers) and all(is_period(text) for text in numbers)


def is_period(text: str) -> bool:
    """A year or a span of years."""
    return _PERIOD.fullmatch(text) is not None


def _back_to_label(rows: Sequence[PrintRow], at: int, start: int) -> int:
    """Rows of print above `start` that are the start of the label of the row `at`, or a group's name, and no header."""
    first = rows[at]
    left = first.chunks[0]
    labelled = not left.numeric
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
