"""Body of a table without cell borders: rows of print → rows of cells; wrapped cells go to the row that they belong to."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.document import PrintedCell, PrintedRow
from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.tables.chunks import Chunk, PrintRow
from ingest.sources.pdf.tables.columns import Columns

WITHIN = 0.88
"""Rows of print closer than this part of the usual distance of table rows belong to one row."""
TIGHT = 1.32
"""Distance of lines within a cell, in type sizes, where no two rows without wrapping show the usual distance."""
_OPEN_WORD = re.compile(r"aan|bij|de|door|een|en|het|in|met|naar|of|om|op|per|ten|tot|uit|van|voor")
"""Words with which no label ends."""
_SIGN = re.compile(r"[€$£+\-–−±]|[+\-–−]\s?[€$£]")


@dataclass(slots=True)
class _Group:
    rows: list[PrintRow] = field(default_factory=list)
    anchored: bool = False


def body_groups(rows: Sequence[PrintRow], columns: Columns, separators: Sequence[float]) -> list[list[PrintRow]]:
    """Rows of print that are one row of the table each; `separators` are heights of rules or edges between rows."""
    return [group for band in bands_of(rows, separators) for group in _groups(band, columns, bool(separators))]


def body_rows(
    groups: Sequence[list[PrintRow]], columns: Columns, page: int, spelling: Spelling
) -> tuple[list[PrintedRow], bool]:
    """Rows of cells, and whether a text stood across columns."""
    straddled = False
    printed: list[PrintedRow] = []
    for group in groups:
        cells, crossing = row_cells(group, columns, spelling)
        straddled = straddled or crossing
        printed.append(PrintedRow(cells, page))
    return printed, straddled


def bands_of(rows: Sequence[PrintRow], separators: Sequence[float]) -> list[list[PrintRow]]:
    """Rows of print between separators."""
    bands: dict[int, list[PrintRow]] = {}
    for row in rows:
        middle = row.base - 0.3 * row.size
        bands.setdefault(sum(height < middle for height in separators), []).append(row)
    return [bands[at] for at in sorted(bands)]


def is_anchor(row: PrintRow, columns: Columns) -> bool:
    """Whether a row of print carries the figures of a table row."""
    needed = 2 if len(columns.spans) > 2 else 1
    return row.numbers >= needed or len(row.chunks) >= max(2, len(columns.spans) - 1)


def _groups(rows: list[PrintRow], columns: Columns, ruled: bool) -> list[list[PrintRow]]:
    anchors = [
        at for at, row in enumerate(rows) if is_anchor(row, columns) and not _amounts(row, rows[max(0, at - 2) : at])
    ]
    if ruled and len(anchors) <= 1:
        return [rows]
    if not anchors:
        return [[row] for row in rows]
    pitch = _pitch(rows, anchors)
    owner = [_owner(at, rows, anchors, pitch, columns) for at in range(len(rows))]
    groups: list[list[PrintRow]] = []
    for at, row in enumerate(rows):
        if groups and owner[at] >= 0 and owner[at] == owner[at - 1]:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _amounts(row: PrintRow, above: Sequence[PrintRow]) -> bool:
    """Whether all figures of a row of print are amounts whose currency stands alone above, on one of the two lines before."""
    signs = [chunk for line in above for chunk in line.chunks if _SIGN.fullmatch(chunk.text)]
    figures = [chunk for chunk in row.chunks if chunk.numeric]
    return bool(signs) and all(any(sign.x0 < chunk.x1 and sign.x1 > chunk.x0 for sign in signs) for chunk in figures)


def _pitch(rows: list[PrintRow], anchors: list[int]) -> float:
    """Usual least distance of table rows: between rows with figures that follow each other."""
    steps = sorted(rows[b].base - rows[a].base for a, b in itertools.pairwise(anchors) if b == a + 1)
    return steps[len(steps) // 4] if steps else TIGHT * rows[anchors[0]].size / WITHIN


def _owner(at: int, rows: list[PrintRow], anchors: list[int], pitch: float, columns: Columns) -> int:
    """The row with figures that a row of print belongs to, as an index; -1 for a row of its own."""
    if at in anchors:
        return at
    above = max((anchor for anchor in anchors if anchor < at), default=None)
    below = min((anchor for anchor in anchors if anchor > at), default=None)
    up = _reach(rows, at, above) if above is not None else 1e9
    down = _reach(rows, at, below) if below is not None else 1e9
    limit = WITHIN * pitch
    if min(up, down) <= limit and abs(up - down) > 0.12 * pitch:
        return above if up < down else below  # type: ignore[return-value]
    return _by_words(at, rows, above, below, max(limit, TIGHT * rows[at].size), columns)


def _reach(rows: list[PrintRow], at: int, anchor: int) -> float:
    """The widest step on the way to a row with figures."""
    low, high = sorted((at, anchor))
    return max(rows[i + 1].base - rows[i].base for i in range(low, high))


def _by_words(
    at: int, rows: list[PrintRow], above: int | None, below: int | None, limit: float, columns: Columns
) -> int:
    """Where distances do not tell: lower case goes on from above, a row without its label or in lower case from here."""
    text = rows[at].chunks[0].text
    labelled = columns.of(rows[at].chunks[0].x0, rows[at].chunks[0].x1) == 0
    if below is not None and _reach(rows, at, below) <= limit and labelled:
        label = next((c for c in rows[below].chunks if columns.of(c.x0, c.x1) == 0), None)
        if label is None or label.text[:1].islower():
            return below if label is None or text[:1].isupper() or at - 1 != above else _either(at, rows, above, below)
    near = above is not None and _reach(rows, at, above) <= limit
    if near and (text[:1].islower() or text[:1] in "(&" or not labelled or _runs_on(rows, above, at, columns)):
        return above if above is not None else -1
    return -1


def _either(at: int, rows: list[PrintRow], above: int | None, below: int) -> int:
    """Between two rows with figures: the nearer one, else the one below, whose label starts in lower case."""
    return above if above is not None and _reach(rows, at, above) < 0.9 * _reach(rows, at, below) else below


def _runs_on(rows: list[PrintRow], above: int | None, at: int, columns: Columns) -> bool:
    """Whether the label before it ends as no label does, or is full while a number follows ("van" above "75 jaar")."""
    if above is None:
        return False
    before, word = rows[at - 1].chunks[0], rows[at].chunks[0].words[0]
    if before.text.endswith(("-", ",", "/", "(")) or _OPEN_WORD.fullmatch(before.words[-1].text):
        return True
    room = columns.spans[0][1] - before.x1
    return word.text[0].isdigit() and room < word.x1 - word.x0


def row_cells(group: list[PrintRow], columns: Columns, spelling: Spelling) -> tuple[tuple[PrintedCell, ...], bool]:
    """Cells of one row of the table, and whether a text stood across columns."""
    texts: dict[int, str] = {}
    crossing = False
    for row in group:
        for chunk in row.chunks:
            alone = len(group) == 1 and len(row.chunks) == 1
            parts: list[tuple[int, Chunk]] = [(columns.of(chunk.x0, chunk.x1), chunk)]
            if not alone and len(columns.under(chunk.x0, chunk.x1)) > 1:
                parts = columns.split(chunk)
                crossing = crossing or len(parts) == 1
            if alone and columns.under(chunk.x0, chunk.x1)[:1] == [0]:
                parts = [(0, chunk)]
            for at, part in parts:
                texts[at] = spelling.joined_in_cell(texts.get(at, ""), part.text)
    return tuple(PrintedCell(texts[at], at, at) for at in sorted(texts)), crossing
