"""Tables without any rules: rows of numbers under each other, with the header and labels that belong to them."""

import itertools
import re
from collections.abc import Sequence

from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import FoundTable, Line, number_like
from ingest.sources.pdf.tables.body import TIGHT
from ingest.sources.pdf.tables.chunks import Chunk, PrintRow, members_of, print_rows
from ingest.sources.pdf.tables.columns import Columns
from ingest.sources.pdf.tables.spaced import is_bold, is_period, is_period_row, spaced_table

LEAST_ROWS = 3
"""Rows with figures that a table without rules has at least."""
FAR = 3.2
"""Distance in type sizes that ends a table; a blank line between groups of rows stays below it."""
ROOMY = 20.0
"""Points that rows of a table in small type may be apart."""
MAX_HEADER = 8
"""Rows of print above the first figures that may be header."""
PROSE_WORDS = 9
"""Words of one chunk from which it is prose and no cell."""
LABELLED = 0.6
"""Part of the rows with figures that has words before them: axes of charts have none."""
ROW_STEP = 1.1
"""How much further than rows from each other the name of a group may stand."""
CELL_WORDS = 4
"""Words of a cell beside the label from which it may be a piece of running text."""
MOST_FLOWING = 0.3
"""Part of the rows of print of a table that may have such cells."""
_NO_PART = re.compile(r"(?i)(?:bron|tabel|figuur|grafiek|kaart|noot|toelichting|source|table|figure)\b.*")


def aligned_tables(
    lines: Sequence[Line], page: int, spelling: Spelling, before: FoundTable | None = None
) -> list[tuple[FoundTable, list[Line]]]:
    """Tables with the lines that they are made of; `before` is a table at the end of the page before, which may go on."""
    rows = print_rows(lines)
    found: list[tuple[FoundTable, list[Line]]] = []
    at = done = 0
    while at < len(rows):
        known = Columns(before.columns) if before and at <= MAX_HEADER and not found else None
        known = known if known and _figures(rows[at]) and _fits(rows[at], known) else None
        headed = known is None and _headed(rows, at)
        stop = _run(rows, at, 1 if known or headed else LEAST_ROWS)
        if stop > at:
            start = _header_start(rows, at, done)
            members = members_of(lines, rows[start:stop])
            table = spaced_table(members, page, spelling, known=known, headed=headed)
            if table is not None and not flows(rows[at:stop]):
                found.append((table, members))
                done = stop
            at = stop
        at += 1
    return found


def _headed(rows: Sequence[PrintRow], at: int) -> bool:
    """Whether the row of figures has a header in bold with a text over each: then a table of few rows is one."""
    if not _figures(rows[at]) or is_bold(rows[at]):
        return False
    above = [row for row in rows[max(0, at - MAX_HEADER) : at] if len(row.chunks) > 1 and is_bold(row)]
    if not above or rows[at].base - above[-1].base > FAR * rows[at].size:
        return False
    texts = [chunk for row in above for chunk in row.chunks]
    figures = [chunk for chunk in rows[at].chunks if chunk.numeric]
    return (
        len(above[-1].chunks) >= len(rows[at].chunks) - 1
        and all(any(chunk.x0 < text.x1 + 2 and chunk.x1 > text.x0 - 2 for text in texts) for chunk in figures)
        and not any(_mixed(chunk) for chunk in rows[at].chunks)
    )


def _mixed(chunk: Chunk) -> bool:
    """Whether a figure stands among words as it does in running text."""
    return len(chunk.words) > 1 and not chunk.numeric and any(number_like(word.text) for word in chunk.words)


def _fits(row: PrintRow, columns: Columns) -> bool:
    """Whether each number stands in a column of its own."""
    places = [columns.under(chunk.x0, chunk.x1, 0.0) for chunk in row.chunks if chunk.numeric]
    return all(len(place) == 1 for place in places) and len({place[0] for place in places}) == len(places)


def _figures(row: PrintRow) -> bool:
    return row.numbers >= 2 and not _prose(row)


def _prose(row: PrintRow, edge: float = 0.0) -> bool:
    """Whether a row of print has running text; left of `edge`, where the figures of a table begin, it is a long label."""
    wordy = [len(chunk.words) >= PROSE_WORDS and chunk.x1 > edge for chunk in row.chunks]
    return any(wordy[1:]) or (wordy[0] and row.numbers < 2)


def _run(rows: Sequence[PrintRow], at: int, least: int) -> int:
    """Where the table ends of which the first row with figures is `at`; `at` itself where there is no table."""
    if not _figures(rows[at]) or is_period_row(rows[at]):
        return at
    anchors = [at]
    edge = min(chunk.x0 for chunk in rows[at].chunks if chunk.numeric)
    for later in range(at + 1, len(rows)):
        row = rows[later]
        if row.base - rows[later - 1].base > max(FAR * row.size, ROOMY) or _ends(row, edge):
            break
        if _figures(row):
            if not _alike(rows[anchors[-1]], row) and not _alike(rows[at], row):
                break
            anchors.append(later)
        elif later - anchors[-1] > 5:
            break
    labelled = sum(_labelled(rows[anchor]) for anchor in anchors)
    wrapped = any(b - a > 1 for a, b in itertools.pairwise(anchors))
    if len(anchors) < least or (least > 1 and labelled < LABELLED * len(anchors) and not wrapped):
        return at
    return _with_tail(rows, anchors)


def _labelled(row: PrintRow) -> bool:
    """Whether words stand before the figures, or a period: years may name rows."""
    return not row.chunks[0].numeric or is_period(row.chunks[0].text)


def _ends(row: PrintRow, edge: float = 0.0) -> bool:
    text = row.chunks[0].text
    return _prose(row, edge) or _NO_PART.fullmatch(text) is not None


def _alike(one: PrintRow, other: PrintRow) -> bool:
    """At least half of the numbers stand under each other: by right side, middle or left side."""
    ones = [chunk for chunk in one.chunks if chunk.numeric]
    others = [chunk for chunk in other.chunks if chunk.numeric]
    under = sum(
        any(abs(a.x1 - b.x1) < 3 or abs(a.middle - b.middle) < 4 or abs(a.x0 - b.x0) < 3 for b in others) for a in ones
    )
    return 2 * under >= min(len(ones), len(others))


def _with_tail(rows: Sequence[PrintRow], anchors: list[int]) -> int:
    """After the last figures the rest of their label may follow: closer than rows usually are, or in lower case."""
    last = anchors[-1]
    steps = sorted(rows[b].base - rows[a].base for a, b in itertools.pairwise(anchors))
    stop = last + 1
    left = min(row.chunks[0].x0 for row in rows[anchors[0] : last + 1])
    edge = min(chunk.x0 for chunk in rows[anchors[0]].chunks if chunk.numeric)
    while stop < len(rows) and stop - last <= 3:
        row = rows[stop]
        sparse = len(row.chunks) > 1 and row.numbers and not _ends(row, edge) and _alike(rows[last], row)
        if sparse and row.base - rows[stop - 1].base < FAR * row.size:
            last = stop  # a row with one figure, its other cells empty
            stop += 1
            continue
        if _wrapped(row, rows[last:stop]):
            stop += 1
            continue
        close = row.base - rows[stop - 1].base < min(0.85 * (steps[0] if steps else row.size), 1.6 * row.size)
        lower = row.chunks[0].text[:1].islower() and row.base - rows[stop - 1].base < 1.5 * row.size
        if len(row.chunks) > 1 or _ends(row) or not (close or lower) or abs(row.chunks[0].x0 - left) > 12:
            break
        stop += 1
    if stop == last + 1 == len(rows) - 1 and steps and _group(rows[stop], rows[last], left, steps[0]):
        stop += 1
    return stop


def _wrapped(row: PrintRow, above: Sequence[PrintRow]) -> bool:
    """Whether all texts of a row of print are second lines of cells of the row before."""
    cells = [chunk for line in above for chunk in line.chunks]
    under = all(any(min(abs(text.x0 - cell.x0), abs(text.x1 - cell.x1), abs(text.middle - cell.middle)) < 2 for cell in cells)
                for text in row.chunks)  # fmt: skip
    beside = row.chunks[0].x0 > above[0].chunks[0].x1
    return under and beside and not row.numbers and row.base - above[-1].base < TIGHT * row.size


def _group(row: PrintRow, last: PrintRow, left: float, step: float) -> bool:
    """Whether the last line of a page is the name of the rows that follow on the next one: bold, at the distance of rows."""
    alone = len(row.chunks) == 1 and is_bold(row) and abs(row.chunks[0].x0 - left) < 2 and row.size <= last.size
    return alone and row.base - last.base < ROW_STEP * step


def flows(rows: Sequence[PrintRow]) -> bool:
    """Whether the cells are pieces of running text with wide spaces."""
    pieces = [any(len(chunk.words) >= CELL_WORDS and not is_bold(row) for chunk in row.chunks[1:]) for row in rows]
    return sum(pieces) > MOST_FLOWING * len(rows)


def _header_start(rows: Sequence[PrintRow], at: int, done: int) -> int:
    """The first row of print above the figures that is still header or label, below those of the table before."""
    start = at
    right = max(chunk.x1 for chunk in rows[at].chunks)
    label_end = rows[at].chunks[1].x0 if len(rows[at].chunks) > 1 else right
    seen = False
    while start > done and at - start < MAX_HEADER:
        row = rows[start - 1]
        step = rows[start].base - row.base
        if step > max(2.4 * row.size, 2.4 * rows[start].size, ROOMY) or _ends(row) or row.base >= rows[start].base:
            break
        single = len(row.chunks) == 1
        if (
            single
            and seen
            and row.chunks[0].x0 < label_end - 10
            and row.chunks[0].words[0].x0 <= rows[at].chunks[0].x0 + 2
        ):
            break
        beside = row.chunks[0].x1 <= label_end
        if single and not beside and row.chunks[0].x1 - row.chunks[0].x0 > 0.6 * (right - rows[at].chunks[0].x0):
            break
        seen = seen or not single
        start -= 1
    while start < at and not seen and start + 1 < at:
        start += 1  # nothing but single texts above: at most the label of the first row
    return start if seen or _belongs(rows, at) else at


def _belongs(rows: Sequence[PrintRow], at: int) -> bool:
    return at > 0 and rows[at].base - rows[at - 1].base < 0.95 * rows[at].size
