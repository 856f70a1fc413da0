"""Laid-out tables with one figure in a row, under a header or a caption; a list of contents is none."""

import re
from collections.abc import Sequence

from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import FoundTable, Line
from ingest.sources.pdf.tables.chunks import PrintRow, print_rows
from ingest.sources.pdf.tables.spaced import is_period, spaced_table
from ingest.sources.printed_text import names_table

LEAST_ROWS = 3
ROOMY = 2.6
"""Distance in type sizes between two rows of a table: a blank line stays below it."""
MOST_WRAPPED = 2
"""Lines of a wrapped label between two rows with figures."""
SHIFT = 4.0
"""Points that figures under each other may be out of line, by their right or their left side."""
_PAGES = re.compile(r"(?i)pagina|blz\.?|bladzijde|page")
_LEADER = re.compile(r"\.{3,}|…|(?:\. ){3,}")


def narrow_tables(lines: Sequence[Line], spelling: Spelling) -> list[FoundTable]:
    """Tables among these lines, which hold none with two figures in its rows."""
    rows = print_rows(lines)
    found: list[FoundTable] = []
    at = 0
    while at < len(rows):
        anchors = _run(rows, at)
        header = _header(rows, at) if len(anchors) >= LEAST_ROWS else None
        if header is not None and not _contents(rows, header, anchors):
            members = {row.base for row in rows[header : _stop(rows, anchors[-1])]}
            table = spaced_table([line for line in lines if line.base in members], 1, spelling)
            found += [table] if table is not None else []
        at = anchors[-1] + 1 if anchors else at + 1
    return found


def _is_row(row: PrintRow) -> bool:
    label, *beside = row.chunks
    return any(chunk.numeric for chunk in beside) and (not label.numeric or is_period(label.text))


def _run(rows: Sequence[PrintRow], at: int) -> list[int]:
    """The rows with a figure from here on, as far as they stand under each other."""
    anchors: list[int] = []
    for later in range(at, len(rows)):
        row = rows[later]
        if anchors and row.base - rows[later - 1].base > ROOMY * row.size:
            break
        if _is_row(row):
            if anchors and not _under(rows[anchors[-1]], row):
                break
            anchors.append(later)
        elif not anchors or len(row.chunks) > 1 or later - anchors[-1] > MOST_WRAPPED:
            break
    return anchors


def _under(one: PrintRow, other: PrintRow) -> bool:
    """Whether a figure of both has the same left or right side."""
    figures = [[chunk for chunk in row.chunks[1:] if chunk.numeric] for row in (one, other)]
    return any(abs(a.x1 - b.x1) <= SHIFT or abs(a.x0 - b.x0) <= SHIFT for a in figures[0] for b in figures[1])


def _header(rows: Sequence[PrintRow], at: int) -> int | None:
    """The first row of print of the header: words or a year over the figures; at a caption the table starts at once."""
    start = at
    while start > 0 and rows[start].base - rows[start - 1].base < 1.5 * rows[start].size:
        row = rows[start - 1]
        if names_table(" ".join(chunk.text for chunk in row.chunks)):
            return start
        if row.chunks[-1].x1 <= rows[at].chunks[1].x0 - SHIFT:
            break
        start -= 1
    return start if start < at else None


def _stop(rows: Sequence[PrintRow], last: int) -> int:
    """After the last figure the rest of its label may follow in lower case."""
    stop = last + 1
    while stop < len(rows) and len(rows[stop].chunks) == 1 and rows[stop].chunks[0].text[:1].islower():
        if rows[stop].base - rows[stop - 1].base > 1.5 * rows[stop].size or stop - last > MOST_WRAPPED:
            break
        stop += 1
    return stop


def _contents(rows: Sequence[PrintRow], header: int, anchors: Sequence[int]) -> bool:
    """Whether the figures are page numbers: under that word, behind leaders of dots, or counting up behind numbered titles."""
    if any(_PAGES.fullmatch(chunk.text) for row in rows[header : anchors[0]] for chunk in row.chunks):
        return True
    labels = [rows[at].chunks[0].text for at in anchors]
    numbered = sum(re.match(r"\d+(?:\.\d+)*\.?\s", label) is not None for label in labels)
    return any(_LEADER.search(label) for label in labels) or 2 * numbered > len(labels)
