"""Text with tabs: lines whose cells are parted by tabs are a table as they stand; elsewhere tabs become spaces."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import PrintedCell, PrintedRow
from ingest.section import Line
from ingest.sources.pdf.records import number_like

LEAST_ROWS = 3
"""Lines with a figure that a table has at least."""
PADDED = 0.5
"""Part of the lines with tabs beside each other from which tabs are there to reach a place on the line, not to part cells."""


@dataclass(frozen=True, slots=True)
class Tabbed:
    """A table with the line of each row."""

    rows: tuple[PrintedRow, ...]
    lines: tuple[Line, ...]


def tabbed_tables(lines: Sequence[Line]) -> list[Tabbed]:
    """Runs of lines with tabs between their cells."""
    if _padded(lines):
        return []
    runs = itertools.groupby(lines, lambda line: "\t" in line.bare)
    tables = [
        Tabbed(tuple(_row(line) for line in run), run) for with_tab, group in runs if with_tab and (run := tuple(group))
    ]
    return [table for table in tables if sum(map(_has_figure, table.rows)) >= LEAST_ROWS]


def without_tabs(lines: Sequence[Line]) -> list[str]:
    """The texts with cells under each other: each tab ends a cell, or goes to the next stop."""
    if _padded(lines):
        return [line.text.expandtabs() for line in lines]
    cells = [_cells(line) if "\t" in line.bare else [] for line in lines]
    widths = [max(map(len, column)) for column in itertools.zip_longest(*cells, fillvalue="")]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        if row
        else line.text.expandtabs()
        for row, line in zip(cells, lines, strict=True)
    ]


def _padded(lines: Sequence[Line]) -> bool:
    tabbed = [line.bare for line in lines if "\t" in line.bare]
    return sum("\t\t" in text for text in tabbed) > PADDED * len(tabbed)


def _cells(line: Line) -> list[str]:
    return [" ".join(cell.split()) for cell in line.text.rstrip().split("\t")]


def _row(line: Line) -> PrintedRow:
    cells = (PrintedCell(text, at, at) for at, text in enumerate(_cells(line)) if text)
    return PrintedRow(tuple(cells), line.page)


def _has_figure(row: PrintedRow) -> bool:
    return any(number_like(cell.text) for cell in row.cells if cell.first > 0)
