"""Tables without rules with one figure in a row, under a header or a caption; a list of contents is none."""

import itertools
import re
from collections.abc import Sequence

from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import FoundTable, Line
from ingest.sources.pdf.tables.aligned import flows
from ingest.sources.pdf.tables.chunks import PrintRow, members_of, print_rows
from ingest.sources.pdf.tables.spaced import is_bold, is_period, spaced_table
from ingest.sources.printed_text import names_table

LEAST_ROWS = 3
ROOMY = 2.6
"""Distance in type sizes between two rows of a table: a blank line stays below it."""
LOOSE = 1.15
"""How much further than the rows from each other the header may stand."""
MOST_WRAPPED = 2
"""Lines of a wrapped label between two rows with figures."""
SHIFT = 4.0
"""Points that figures under each other may be out of line, by their right side, their left side or their middle."""
_PAGES = re.compile(r"(?i)pagina|blz\.?|bladzijde|page")
_LEADER = re.compile(r"\.{3,}|…|(?:\. ){3,}")


def narrow_tables(lines: Sequence[Line], page: int, spelling: Spelling) -> list[tuple[FoundTable, list[Line]]]:
    """Tables among these lines, which hold none with two figures in its rows, each with the lines that it is made of."""
    rows = print_rows(lines)
    found: list[tuple[FoundTable, list[Line]]] = []
    at = done = 0
    while at < len(rows):
        anchors = _run(rows, at)
        headed = bool(anchors) and _headed(rows, anchors[0])
        header = _header(rows, anchors, done) if len(anchors) >= LEAST_ROWS or headed else None
        if header is not None and not _contents(rows, header, anchors):
            done = _stop(rows, anchors[-1])
            members = members_of(lines, rows[header:done])
            table = spaced_table(members, page, spelling, headed=headed)
            found += [(table, members)] if table is not None and not flows(rows[anchors[0] : done]) else []
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
    """Whether a figure of both has the same left side, right side or middle."""
    figures = [[chunk for chunk in row.chunks[1:] if chunk.numeric] for row in (one, other)]
    return any(
        min(abs(a.x1 - b.x1), abs(a.x0 - b.x0), abs(a.middle - b.middle)) <= SHIFT
        for a in figures[0]
        for b in figures[1]
    )


def _header(rows: Sequence[PrintRow], anchors: Sequence[int], done: int) -> int | None:
    """The first row of print of the header: words or a year over the figures; at a caption the table starts at once."""
    at = start = anchors[0]
    pitch = min(rows[b].base - rows[a].base for a, b in itertools.pairwise(anchors)) if anchors[1:] else 0.0
    while start > done and rows[start].base - rows[start - 1].base < max(1.5 * rows[start].size, LOOSE * pitch):
        row = rows[start - 1]
        if names_table(" ".join(chunk.text for chunk in row.chunks)):
            return start
        if row.chunks[-1].x1 <= rows[at].chunks[1].x0 - SHIFT:
            break
        start -= 1
    return start if start < at or _years(rows[at]) else None


def _headed(rows: Sequence[PrintRow], at: int) -> bool:
    """Whether a header in bold stands above the first figure, with a text over it: then a table of few rows is one."""
    figure = next((chunk for chunk in rows[at].chunks[1:] if chunk.numeric), None)
    if at == 0 or figure is None or is_bold(rows[at]):
        return False
    above = rows[at - 1]
    over = any(figure.x0 < text.x1 + SHIFT and figure.x1 > text.x0 - SHIFT for text in above.chunks[1:])
    return over and is_bold(above) and rows[at].base - above.base < ROOMY * above.size


def _years(row: PrintRow) -> bool:
    """Whether a row of print with a figure is a header with years."""
    return all(is_period(chunk.text) for chunk in row.chunks[1:])


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
