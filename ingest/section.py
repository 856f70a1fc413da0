"""What a report consists of once its outline is known: numbered lines, and sections with their paragraphs and tables."""

from bisect import bisect_right
from dataclasses import dataclass

from ingest.document import PrintedRow


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed; `number` counts from 1 over the whole report, `page` is None where the source has no pages."""

    number: int
    text: str
    page: int | None = None

    @property
    def bare(self) -> str:
        """Without white space around it."""
        return self.text.strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of a paragraph, lines joined with one space; `starts` are the offsets at which its lines start."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    bullet: bool

    def line_at(self, offset: int) -> Line:
        """The line on which the character at this offset stands."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one flattened table inside a section, blank ones included: header lines first, then the body.

    `caption_line` is the line above that names it; `years` says that each row starts with the year that it is about.
    """

    header: tuple[Line, ...]
    body: tuple[Line, ...]
    caption_line: Line | None = None
    years: bool = False

    @property
    def caption(self) -> str:
        """The line that names it, "" where there is none."""
        return self.caption_line.bare if self.caption_line else ""

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.caption_line or (self.header or self.body)[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.body[-1]

    @property
    def line_numbers(self) -> range:
        """Numbers of all its lines."""
        return range(self.first.number, self.last.number + 1)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with real cells: a line for each row, in step with `rows`. `doubts` say what its reader was not sure of."""

    rows: tuple[PrintedRow, ...]
    lines: tuple[Line, ...]
    caption: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a report under one heading. For the text right under a chapter heading, `heading` is the chapter's.

    `lines` are those below the heading, blank ones included.
    """

    chapter: str
    heading: str
    lines: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Region | Grid, ...] = ()


def paragraph_of(lines: tuple[Line, ...], bullet: bool) -> Paragraph:
    """Lines as one paragraph."""
    starts: list[int] = []
    text = ""
    for line in lines:
        text += " " if text else ""
        starts.append(len(text))
        text += " ".join(line.bare.split())
    return Paragraph(text, lines, tuple(starts), bullet)
