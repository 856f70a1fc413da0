"""Tables with borders around their cells: rules that cross → a grid → cells, those without a border between them merged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.document import PrintedCell, PrintedRow
from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import Box, FoundTable, Line, Page, Word
from ingest.sources.pdf.tables.chunks import CELL_GAP, print_rows

TOUCH = 3.5
"""Points between rules that are taken to touch."""
COVERED = 0.6
"""Part of a cell's side that a rule must cover to be its border."""
LEAST_CELLS = 4
"""A grid with fewer cells is a box or a frame around text."""
LONG_CELL = 350
"""Characters; where cells hold more on average, the grid is the layout of a page."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Places of the rules of one table, and the rules themselves."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[Box, ...]
    down: tuple[Box, ...]

    @property
    def area(self) -> Box:
        """All of the grid."""
        return Box(self.xs[0], self.xs[-1], self.ys[0], self.ys[-1])


def ruled_tables(page: Page, lines: Sequence[Line], spelling: Spelling) -> list[FoundTable]:
    """The tables of a page of which rules give every cell."""
    found: list[FoundTable] = []
    for grid in _grids(page):
        inside = [line for line in lines if within(line, grid.area)]
        table = _table(grid, inside, page.number, spelling)
        if table is not None:
            found.append(table)
    return found


def within(line: Line, area: Box, room: float = 2.0) -> bool:
    """Whether the middle of a line lies in an area."""
    middle, height = (line.x0 + line.x1) / 2, line.base - 0.3 * line.size
    return area.x0 - room <= middle <= area.x1 + room and area.top - room <= height <= area.bottom + room


def _grids(page: Page) -> Iterable[Grid]:
    """Rules that touch each other, taken together, as grids."""
    rules = [(box, True) for box in page.across] + [(box, False) for box in page.down]
    groups = _touching(rules)
    for group in groups:
        across = tuple(box for box, flat in group if flat)
        down = tuple(box for box, flat in group if not flat)
        if len(across) < 2 or len(down) < 2:
            continue
        xs = _places([box.x0 for box in down] + [edge for box in across for edge in (box.x0, box.x1)])
        ys = _places([box.top for box in across] + [edge for box in down for edge in (box.top, box.bottom)])
        if (len(xs) - 1) * (len(ys) - 1) >= LEAST_CELLS and len(xs) > 2 and len(ys) > 2:
            yield Grid(xs, ys, across, down)


def _touching(rules: list[tuple[Box, bool]]) -> list[list[tuple[Box, bool]]]:
    owner = list(range(len(rules)))

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    flats = [at for at, (_, flat) in enumerate(rules) if flat]
    uprights = [at for at, (_, flat) in enumerate(rules) if not flat]
    for a in flats:
        one = rules[a][0]
        for b in uprights:
            other = rules[b][0]
            if (
                one.x0 - TOUCH <= other.x0 <= one.x1 + TOUCH and other.top - TOUCH <= one.top <= other.bottom + TOUCH
            ):  # fmt: skip
                owner[root(a)] = root(b)
    groups: dict[int, list[tuple[Box, bool]]] = {}
    for at, rule in enumerate(rules):
        groups.setdefault(root(at), []).append(rule)
    return [group for group in groups.values() if len(group) > 3]


def _places(values: Iterable[float]) -> tuple[float, ...]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > TOUCH:
            places.append(value)
    return tuple(places)


def _table(grid: Grid, lines: list[Line], page: int, spelling: Spelling) -> FoundTable | None:
    merged = _merged_cells(grid)
    words: dict[int, list[Word]] = {}
    for line in lines:
        for word in line.words:
            row, column = _slot(grid.ys, word.base - 0.3 * word.size), _slot(grid.xs, (word.x0 + word.x1) / 2)
            words.setdefault(merged[row][column], []).append(word)
    if len(words) < LEAST_CELLS - 1:
        return None
    spans = _spans(merged)
    texts = {cell: _text(inside, page, spelling) for cell, inside in words.items()}
    columns_used = {spans[cell][1] for cell in texts}
    mean = sum(map(len, texts.values())) / len(texts)
    if len(columns_used) < 2 or mean > LONG_CELL or not _single(words, page):
        return None
    rows = _rows(texts, spans, page)
    if len(rows) < 2:
        return None
    columns = tuple(zip(grid.xs, grid.xs[1:], strict=False))
    return FoundTable(grid.area, columns, rows, ruled=True)


def _slot(places: Sequence[float], value: float) -> int:
    return max(0, min(sum(place <= value for place in places) - 1, len(places) - 2))


def _merged_cells(grid: Grid) -> list[list[int]]:
    """For each slot of the grid the number of the cell that it is part of."""
    wide, high = len(grid.xs) - 1, len(grid.ys) - 1
    owner = list(range(wide * high))

    def root(at: int) -> int:
        while owner[at] != at:
            at = owner[at]
        return at

    for row in range(high):
        for column in range(wide):
            here = row * wide + column
            if column + 1 < wide and not _walled(grid.down, grid.xs[column + 1], grid.ys[row], grid.ys[row + 1]):
                owner[root(here + 1)] = root(here)
            if row + 1 < high and not _floored(grid.across, grid.ys[row + 1], grid.xs[column], grid.xs[column + 1]):
                owner[root(here + wide)] = root(here)
    return [[root(row * wide + column) for column in range(wide)] for row in range(high)]


def _walled(down: Sequence[Box], x: float, top: float, bottom: float) -> bool:
    covered = sum(max(0.0, min(bottom, box.bottom) - max(top, box.top)) for box in down if abs(box.x0 - x) <= TOUCH)
    return covered >= COVERED * (bottom - top)


def _floored(across: Sequence[Box], y: float, left: float, right: float) -> bool:
    covered = sum(max(0.0, min(right, box.x1) - max(left, box.x0)) for box in across if abs(box.top - y) <= TOUCH)
    return covered >= COVERED * (right - left)


def _spans(merged: list[list[int]]) -> dict[int, tuple[int, int, int]]:
    """Of each cell its first row, first column and last column."""
    spans: dict[int, tuple[int, int, int]] = {}
    for row, cells in enumerate(merged):
        for column, cell in enumerate(cells):
            first_row, first, last = spans.get(cell, (row, column, column))
            spans[cell] = (first_row, min(first, column), max(last, column))
    return spans


def _text(words: list[Word], page: int, spelling: Spelling) -> str:
    text = ""
    for row in print_rows(
        [Line((word,), page) for word in sorted(words, key=lambda word: (word.base, word.x0))], gap=1e9
    ):
        for chunk in row.chunks:
            text = spelling.joined_in_cell(text, chunk.text)
    return text


def _single(words: dict[int, list[Word]], page: int) -> bool:
    """Whether cells hold one text each, not several that white space or rows part: then the rules are not all there is."""
    several = 0
    for inside in words.values():
        rows = print_rows([Line((word,), page) for word in inside], gap=3 * CELL_GAP)
        numbers = sum(row.numbers > 0 and len(row.chunks) == row.numbers for row in rows)
        several += any(row.numbers > 1 for row in rows) or (numbers > 1 and numbers == len(rows))
    return several <= 0.15 * len(words)


def _rows(texts: dict[int, str], spans: dict[int, tuple[int, int, int]], page: int) -> tuple[PrintedRow, ...]:
    rows: dict[int, list[PrintedCell]] = {}
    for cell, text in texts.items():
        if text:
            row, first, last = spans[cell]
            rows.setdefault(row, []).append(PrintedCell(text, first, last))
    return tuple(PrintedRow(tuple(sorted(rows[at], key=lambda cell: cell.first)), page) for at in sorted(rows))
