"""Text in which columns are held apart by spaces or tabs, as `pdftotext -layout` gives it → tables with real cells.

Each word gets the place that it would have on a page, so that the reader of PDF tables without rules reads these as well.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.section import Grid, Line, Section
from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import FoundTable, number_like
from ingest.sources.pdf.tables.aligned import aligned_tables
from ingest.sources.pdf.tables.narrow import narrow_tables
from ingest.sources.pdf.tables.spaced import WHITE_SPACE
from ingest.sources.printed_text import names_table
from ingest.tables.line_places import GAP, another_number, line_places
from ingest.tables.tabbed import tabbed_tables

LEAST_ROWS = 3
"""Lines with a figure apart from what is before it that a section with a table has at least."""
MOST_CAPTION_LINES = 3
TWO_NUMBERS = "in een of meer cellen staan twee getallen"


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A table and the numbers of all lines that it was printed on, its caption included."""

    grid: Grid
    line_numbers: range


def laid_out_tables(section: Section, spelling: Spelling) -> list[LaidOut]:
    """The laid-out tables of a section, in order."""
    lines = section.lines
    if sum(_could_be_row(line) for line in lines) < LEAST_ROWS:
        return []
    tabbed = [
        _captioned(Grid(table.rows, table.lines), table.lines[-1].number, lines) for table in tabbed_tables(lines)
    ]
    rest = [line for line in lines if not any(line.number in table.line_numbers for table in tabbed)]
    return sorted([*tabbed, *_spaced_tables(rest, spelling)], key=lambda table: table.line_numbers.start)


def _could_be_row(line: Line) -> bool:
    """Whether a figure stands apart from what is before it."""
    return any(number_like(part) for part in GAP.split(line.bare)[1:])


def _spaced_tables(lines: Sequence[Line], spelling: Spelling) -> list[LaidOut]:
    places = line_places(lines)
    found = [table for table, _ in aligned_tables(places.lines, 1, spelling)]
    taken = [(table.heights[0][0], table.heights[-1][1]) for table in found]
    rest = [line for line in places.lines if not any(top <= line.base <= bottom for top, bottom in taken)]
    found += [table for table, _ in narrow_tables(rest, 1, spelling)]
    return [_spaced(table, places.by_height, lines) for table in found]


def _spaced(table: FoundTable, by_height: dict[float, Line], lines: Sequence[Line]) -> LaidOut:
    """What the reader of PDF tables found. Characters stand exactly, so white space leaves no doubt about columns."""
    firsts = tuple(by_height[first] for first, _ in table.heights)
    rows = tuple(replace(row, page=line.page) for row, line in zip(table.rows, firsts, strict=True))
    doubts = tuple(doubt for doubt in table.doubts if doubt != WHITE_SPACE)
    doubts += (TWO_NUMBERS,) if any(_two_numbers(cell.text) for row in rows for cell in row.cells if cell.first) else ()
    return _captioned(Grid(rows, firsts, doubts=doubts), by_height[table.heights[-1][1]].number, lines)


def _two_numbers(text: str) -> bool:
    """Whether the cells of two columns that nearly touch were read as one."""
    return number_like(text) and any(another_number(one, other) for one, other in itertools.pairwise(text.split()))


def _captioned(grid: Grid, last: int, lines: Sequence[Line]) -> LaidOut:
    """The table with the lines that name it above its first line, with at most one blank line between."""
    above = [line for line in reversed(lines) if line.number < grid.first.number]
    above = above[1:] if above and not above[0].bare else above
    filled = list(itertools.takewhile(lambda line: line.bare, above))[:MOST_CAPTION_LINES]
    named = next((at for at, line in enumerate(filled) if names_table(line.bare)), None)
    if named is None:
        return LaidOut(grid, range(grid.first.number, last + 1))
    caption = filled[named::-1]
    text = " ".join(" ".join(line.bare for line in caption).split())
    return LaidOut(replace(grid, caption=text), range(caption[0].number, last + 1))
