"""The one model of a report as it is printed, whatever file it came from: headings, paragraphs and tables in reading order.

Readers in `sources` make it; nothing in it is understood yet. White space within a text is collapsed to single spaces.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a paragraph as printed; `page` counts from 1 and is None where the source has no pages."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedHeading:
    """A heading; `level` 1 is a chapter, 2 and more are sections within it."""

    text: str
    level: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A paragraph or an item of a list (`bullet`), line by line where the source has lines, else as one line."""

    lines: tuple[PrintedLine, ...]
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a table with the columns that it stands over, counted from 0, both included. Wrapped lines are joined."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a table; empty cells may be left out. `header` is True only where the source itself says so."""

    cells: tuple[PrintedCell, ...]
    page: int | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with all its rows, those on following pages included and repeated header rows left out.

    `caption` is the line that names it ("Tabel 3: …"), "" where there is none. `doubts` are Dutch clauses about what the
    reader was not sure of ("de kolommen zijn uit de witruimte afgeleid").
    """

    rows: tuple[PrintedRow, ...]
    caption: str = ""
    doubts: tuple[str, ...] = ()


PrintedBlock = PrintedHeading | PrintedParagraph | PrintedTable


@dataclass(frozen=True, slots=True)
class Document:
    """A report as printed. `title` is what the file says of itself, "" where it says nothing; `pages` is None without pages.

    `notices` are Dutch sentences about what could not be read ("pagina 3 is een afbeelding zonder tekst").
    """

    blocks: tuple[PrintedBlock, ...]
    title: str = ""
    pages: int | None = None
    notices: tuple[str, ...] = ()

    def texts(self) -> Iterator[str]:
        """All its text in reading order: headings, lines and rows."""
        for block in self.blocks:
            if isinstance(block, PrintedHeading):
                yield block.text
            elif isinstance(block, PrintedParagraph):
                yield from (line.text for line in block.lines)
            else:
                yield block.caption
                yield from (" ".join(cell.text for cell in row.cells) for row in block.rows)
