"""Header of a table without cell borders: rows of print → rows of cells, with the columns that they stand over."""

import itertools
from collections.abc import Sequence

from ingest.document import PrintedCell
from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import Box
from ingest.sources.pdf.tables.chunks import Chunk, PrintRow
from ingest.sources.pdf.tables.columns import Columns, Span
from ingest.sources.pdf.tables.repeated import Placed, over_repeated, texts_of

LEVEL_STEP = 1.5
"""Step between rows of print, in type sizes, that parts levels of a header; lines of one text are closer."""
OFF_MIDDLE = 0.3
"""How far, in widths of a column, upper texts may stand from the middle of their columns on average."""
MAX_PAD = 6.0
"""Points of white between the border of a cell and its text."""
ALIGNED = 3.0
"""Points between the sides or middles of texts that stand under each other."""


def header_rows(
    rows: Sequence[PrintRow], columns: Columns, rules: Sequence[Box], spelling: Spelling, body: Sequence[PrintRow]
) -> list[tuple[PrintedCell, ...]]:
    """Rows of header cells from the top level down; wrapped lines of one cell are joined; `body` are the rows below."""
    levels: list[list[Placed]] = []
    own: dict[int, list[Chunk]] = {}
    before: PrintRow | None = None
    rows, levels = over_repeated(rows, columns) or (rows, levels)
    upper = _upper_levels(rows, rules)
    for level in upper:
        shared = _shared_out(level, columns, body)
        if shared is None:
            break
        rows = rows[len(level) :]
        for chunk, first, last in shared:
            if first == last:
                own.setdefault(first, []).append(chunk)
        spanning = [placed for placed in shared if placed[2] > placed[1]]
        if spanning:
            levels.append(spanning)
    wide = _with_headings(columns, rows[-1:])
    for at, row in enumerate(rows):
        below = rows[at + 1 :]
        spanning = []
        for chunk in row.chunks:
            first, last = _span(chunk, row, below, columns, wide, rules)
            if last > first:
                spanning.append((chunk, first, last))
            else:
                parts = columns.split(chunk)
                if not _wide_inside(chunk, columns):
                    parts = [(_home(chunk, columns), chunk)]
                for column, part in parts:
                    own.setdefault(column, []).append(part)
        if spanning:
            _level(levels, spanning, before is not None and row.base - before.base < 1.5 * row.size)
        before = row
    found = [_cells([(piece, first, last) for piece, first, last in level], spelling) for level in levels]
    if own:
        found.append(_cells([(chunk, column, column) for column, chunks in own.items() for chunk in chunks], spelling))
    return found


def _upper_levels(rows: Sequence[PrintRow], rules: Sequence[Box]) -> list[list[PrintRow]]:
    """Rows of print above a step that is wider than between the lines of one text, or above a rule; without the last level."""
    levels: list[list[PrintRow]] = [[]]
    for at, row in enumerate(rows):
        if at:
            ruled = any(rows[at - 1].base < rule.top < row.base for rule in rules)
            if ruled or row.base - rows[at - 1].base > LEVEL_STEP * row.size:
                levels.append([])
        levels[-1].append(row)
    return levels[:-1]


def _shared_out(level: Sequence[PrintRow], columns: Columns, body: Sequence[PrintRow]) -> list[Placed] | None:
    """The texts of an upper level with columns: all are shared out so that each text is over the middle of its own."""
    texts = texts_of(level)
    count, total = len(texts), len(columns.spans)
    skipped = 0 if texts and texts[0][0].x0 < columns.spans[0][1] else 1
    if not texts or count > total - skipped or total < 3:
        return None
    pitch = (columns.spans[-1][1] - columns.spans[skipped][0]) / max(1, total - skipped)
    cost, starts = min(_least(texts, spans, skipped) for spans in _cell_sides(columns, _side(columns, body)))
    if cost / count > OFF_MIDDLE * pitch:
        return None
    ends = [*starts[1:], total]
    return [(chunk, start, end - 1) for text, start, end in zip(texts, starts, ends, strict=True) for chunk in text]


def _cell_sides(columns: Columns, side: int) -> list[list[Span]]:
    """Sides of the cells by how their texts are aligned, and for upper texts that start at the left of their columns."""
    spans = columns.spans
    gutter = sorted(b[0] - a[1] for a, b in itertools.pairwise(spans))[len(spans) // 2 - 1]
    lefts = [left for left, _ in spans]
    rights = [right for _, right in spans]
    pad = min(gutter / 4, MAX_PAD)
    cells = [
        list(
            zip([left - pad for left in lefts], [*(left - pad for left in lefts[1:]), rights[-1] + gutter], strict=True)
        ),
        list(spans),
        list(
            zip(
                [lefts[0] - gutter, *(right + pad for right in rights[:-1])],
                [right + pad for right in rights],
                strict=True,
            )
        ),
    ][side]
    return [cells, [(left, left) for left in lefts]]


def _side(columns: Columns, body: Sequence[PrintRow]) -> int:
    """How most columns are aligned: 0 left, 1 in the middle, 2 right."""
    votes = [0, 0, 0]
    for at in range(1, len(columns.spans)):
        chunks = [chunk for row in body for chunk in row.chunks if columns.under(chunk.x0, chunk.x1) == [at]]
        if len({round(chunk.x1 - chunk.x0) for chunk in chunks}) > 1:
            off = [max(values) - min(values) for values in (
                [chunk.x0 for chunk in chunks], [chunk.middle for chunk in chunks], [chunk.x1 for chunk in chunks])]  # fmt: skip
            votes[off.index(min(off))] += 1
    return 1 if not any(votes) else votes.index(max(votes))


def _least(texts: list[list[Chunk]], spans: list[Span], skipped: int) -> tuple[float, list[int]]:
    """The least distance from the middles in all, and where the columns of each text start."""
    count, total = len(texts), len(spans)
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, skipped): (0.0, [])}
    for used in range(count):
        for end in range(skipped + used + 1, total + 1):
            for start in range(skipped + used, end):
                known = best.get((used, start))
                if known is None:
                    continue
                cost = known[0] + _off_middle(texts[used], spans[start], spans[end - 1])
                if (used + 1, end) not in best or cost < best[used + 1, end][0]:
                    best[used + 1, end] = (cost, [*known[1], start])
    return best.get((count, total), (1e9, []))


def _off_middle(text: list[Chunk], first: Span, last: Span) -> float:
    x0, x1 = min(chunk.x0 for chunk in text), max(chunk.x1 for chunk in text)
    if first[0] == first[1]:
        return abs(x0 - first[0])  # all texts start at the left of their columns
    return abs((x0 + x1) / 2 - (first[0] + last[1]) / 2)


def _level(levels: list[list[Placed]], spanning: list[Placed], near: bool) -> None:
    """A wrapped spanning cell goes on in its level; else a level begins."""
    spans = {(first, last) for _, first, last in levels[-1]} if levels else set()
    if near and levels and all((first, last) in spans for _, first, last in spanning):
        levels[-1].extend(spanning)
    else:
        levels.append(spanning)


def _cells(placed: list[Placed], spelling: Spelling) -> tuple[PrintedCell, ...]:
    texts: dict[tuple[int, int], str] = {}
    for chunk, first, last in placed:
        texts[first, last] = spelling.joined_in_cell(texts.get((first, last), ""), chunk.text)
    return tuple(PrintedCell(text, first, last) for (first, last), text in sorted(texts.items()))


def _with_headings(columns: Columns, rows: Sequence[PrintRow]) -> Columns:
    """Columns as wide as the texts of the lowest header row, which may be wider than the figures below."""
    spans = list(columns.spans)
    for chunk in (chunk for row in rows for chunk in row.chunks):
        at = columns.of(chunk.x0, chunk.x1)
        if columns.under(chunk.x0, chunk.x1) == [at]:
            spans[at] = (min(spans[at][0], chunk.x0), max(spans[at][1], chunk.x1))
    return Columns(tuple(spans))


def _span(
    chunk: Chunk, row: PrintRow, below: Sequence[PrintRow], columns: Columns, wide: Columns, rules: Sequence[Box]
) -> tuple[int, int]:
    """First and last column under a header text: by the rule under it, by what it covers, by what it is centred over."""
    home = _home(chunk, columns)
    for rule in rules:
        if 0 <= rule.top - row.base < 1.2 * row.size and rule.x0 <= chunk.middle <= rule.x1:
            ruled = [
                at for at, (left, right) in enumerate(columns.spans) if rule.x0 - 4 <= (left + right) / 2 <= rule.x1 + 4
            ]
            if 1 < len(ruled) < len(columns.spans) and home in ruled:
                return ruled[0], ruled[-1]
    if len(columns.split(chunk)) > 1 and _wide_inside(chunk, columns):
        return home, home
    taken = {_home(other, columns) for other in row.chunks if other is not chunk}
    covered = [at for at in columns.under(chunk.x0, chunk.x1) if at not in taken]
    lower = [piece for other in below for piece in other.chunks]
    if len(covered) > 1 and any(columns.of(piece.x0, piece.x1) in covered for piece in lower):
        return _centred(chunk, row, columns, wide, covered[0], covered[-1]) or (covered[0], covered[-1])
    mates = [piece for piece in lower if columns.of(piece.x0, piece.x1) == home]
    if not mates or any(_aligned(chunk, piece) for piece in mates):
        return home, home
    left, right = columns.spans[home]
    if _aligned_to(chunk, left, right):
        return home, home
    return _centred(chunk, row, columns, wide, home, home) or (home, home)


def _home(chunk: Chunk, columns: Columns) -> int:
    """The column that a header text belongs to: of those under it one that it is aligned with, else the one most under it."""
    under = columns.under(chunk.x0, chunk.x1)
    for at in under:
        if abs(chunk.x0 - columns.spans[at][0]) <= ALIGNED:
            return at
    for at in under:
        left, right = columns.spans[at]
        if abs(chunk.middle - (left + right) / 2) <= ALIGNED or abs(chunk.x1 - right) <= ALIGNED:
            return at
    return columns.of(chunk.x0, chunk.x1)


def _wide_inside(chunk: Chunk, columns: Columns) -> bool:
    """Header texts of neighbouring columns that nearly touch: a gap wider than a space, at a gutter."""
    parts = columns.split(chunk)
    gaps = [after.x0 - before.x1 for (_, before), (_, after) in itertools.pairwise(parts)]
    return all(gap > 0.4 * chunk.words[0].size for gap in gaps)


def _aligned(one: Chunk, other: Chunk) -> bool:
    return _aligned_to(one, other.x0, other.x1)


def _aligned_to(chunk: Chunk, left: float, right: float) -> bool:
    offsets = (chunk.x0 - left, chunk.x1 - right, chunk.middle - (left + right) / 2)
    return min(abs(offset) for offset in offsets) <= ALIGNED


def _centred(
    chunk: Chunk, row: PrintRow, columns: Columns, wide: Columns, first: int, last: int
) -> tuple[int, int] | None:
    """The widest run of columns around `first`..`last` that the text is centred over, not reaching its neighbours' columns."""
    others = [columns.of(other.x0, other.x1) for other in row.chunks if other is not chunk]
    low = max((at + 1 for at in others if at < first), default=0)
    high = min((at - 1 for at in others if at > last), default=len(columns.spans) - 1)
    found: tuple[int, int] | None = None
    for start in range(low, first + 1):
        for end in range(last, high + 1):
            middles = [(spans[start][0] + spans[end][1]) / 2 for spans in (columns.spans, wide.spans)]
            fits = min(abs(chunk.middle - middle) for middle in middles) <= 2.5 * ALIGNED
            if end > start and fits and (found is None or end - start > found[1] - found[0]):
                found = (start, end)
    return found
