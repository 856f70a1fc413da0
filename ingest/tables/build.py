"""A region of lines → a table: rows and header together, each column told what it holds; faults are named."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from ingest.layout import YEAR
from ingest.metadata import TableNotes
from ingest.section import Grid, Region, Section
from ingest.tables.blocks import blocks_of
from ingest.tables.check import check_table
from ingest.tables.grid import GridReading, read_grid, whole_area
from ingest.tables.header import Heading, read_header
from ingest.tables.rows import read_rows
from ingest.tables.units import unit_in, without_unit
from vectorstore.dutch.areas import AreaBook
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold
from vectorstore.records import Cell, Column, Period, Place, Row, Table

_CAPTION = re.compile(r"^tabel\s+[\w.\-]*\d[\w.\-]*\s*[.:–-]?\s*", re.IGNORECASE)
"""The word and number before what a caption says."""
_TABLE_WORD = re.compile(r"\btabel\b", re.IGNORECASE)
UNKNOWN_PERIOD = Period("", None, None)


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table. `period` is what the section says of the whole of it, in the sentence `period_quote`."""

    table: Table
    period: Period
    period_quote: str


def build_table(
    printed: Region | Grid,
    section: Section,
    report: str,
    notes: TableNotes | None,
    book: AreaBook,
    vocabulary: Vocabulary,
) -> TableReading:
    """Read one table of a section of the report with this id."""
    header_rows = notes.header_rows if notes else 0
    read = (
        _read_lines(printed, book, vocabulary)
        if isinstance(printed, Region)
        else read_grid(printed, header_rows, book, vocabulary)
    )
    first, last = printed.first, printed.last
    place = Place(report, section.chapter, section.heading, first.number, last.number, first.page)
    title = _title(printed, section, notes)
    columns = tuple(
        _column(i, heading, read.rows, title, notes, vocabulary) for i, heading in enumerate(read.header.columns)
    )
    if not read.header.certain and not (notes and notes.columns):
        # a figure of an unknown column is no figure
        columns = tuple(replace(column, role="unknown") for column in columns)
    columns, strange = _without_strangers(columns, book)
    faults = () if notes and notes.checked else (*read.faults, *strange)
    table = Table(
        id=f"{report}:t{place.first_line}",
        title=title,
        row_heading=read.header.row_heading,
        columns=columns,
        rows=read.rows,
        place=place,
        header_quote=read.header_quote,
        doubts=faults,
        row_kind=_row_kind(read.rows, read.header.row_heading, book, vocabulary),
    )
    return TableReading(table, *_period(section, printed, notes, vocabulary))


def _without_strangers(columns: tuple[Column, ...], book: AreaBook) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """Among columns that are mostly places, one of figures with a heading that is no place, year or measure with a unit is
    not read: its figures would be taken for those of the region. Each is a fault in Dutch.
    """
    values = [column for column in columns if column.role == "value"]
    strange = [c for c in values if not (c.area or c.period or c.unit or c.scale)]
    if 2 * sum(c.area is not None for c in values) <= len(values):
        return columns, ()
    regions = {area.name for area in book.of_kind("region")}
    if len(strange) == 1 and not any(column.area in regions for column in columns):
        return columns, ()  # the region under another name
    read = tuple(replace(column, role="unknown") if column in strange else column for column in columns)
    return read, tuple(
        f"«{column.heading}» is geen gebied dat het programma kent; die kolom is weggelaten" for column in strange
    )


def _row_kind(rows: tuple[Row, ...], heading: str, book: AreaBook, vocabulary: Vocabulary) -> str:
    """What the rows of a table are: places, periods, parts of a whole, or each an indicator of its own."""
    half = len(rows) / 2
    if sum(whole_area(row.label, book) is not None for row in rows) > half:
        return "place"
    if sum(row_period(row.label, vocabulary) is not None for row in rows) > half:
        return "period"
    words = vocabulary.language["tables"]
    names_parts = heading and fold(heading) not in (*words["indicator_headings"], *words["place_headings"])
    return "part" if names_parts else "indicator"


def row_period(label: str, vocabulary: Vocabulary) -> Period | None:
    """The period that a row is about, where its label is nothing but that."""
    found = find_periods(label, vocabulary)
    whole = len(found) == 1 and found[0].end - found[0].start == len(label.rstrip("* "))
    return found[0].period if whole else None


def _read_lines(region: Region, book: AreaBook, vocabulary: Vocabulary) -> GridReading:
    """A flattened table: cells are what its lines end in."""
    blocks = blocks_of(region.header)
    group = blocks.pop().text if blocks and blocks[-1].empty_cells else ""
    rows = read_rows(region.body, group, vocabulary, region.years)
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    words = vocabulary.language["tables"]
    header = read_header(blocks, width, book, (*words["indicator_headings"], *words["place_headings"]))
    quote = " ".join(" ".join(line.bare for block in blocks for line in block.lines).split())
    faults = check_table(region, rows, width, header.certain, vocabulary)
    return GridReading(header, quote, tuple(row for row in rows if len(row.cells) == width), faults)


def _title(printed: Region | Grid, section: Section, notes: TableNotes | None) -> str:
    """What people call it, what is printed above it, or the heading of its section."""
    if notes and notes.title:
        return notes.title
    caption = _CAPTION.sub("", printed.caption).strip()
    return caption or section.heading


def _column(
    at: int, heading: Heading, rows: tuple[Row, ...], title: str, notes: TableNotes | None, vocabulary: Vocabulary
) -> Column:
    renamed = notes.columns[at] if notes and at < len(notes.columns) else ""
    text = renamed or heading.text
    periods = find_periods(text, vocabulary)
    noted = notes.units[at] if notes and at < len(notes.units) else ""
    unit, scale = next((told for told in map(unit_in, (text, title)) if told != (None, None)), (None, None))
    cells = [row.cells[at] for row in rows if not row.cells[at].missing]
    return Column(
        heading=text,
        measure=_measure(renamed or heading.measure, periods[0].period.label if periods else ""),
        area=heading.area,
        period=periods[0].period if periods else None,
        unit=noted or unit or ("%" if _all_percent(at, rows) else None),
        scale=None if noted else scale,
        role="unit" if fold(text) in vocabulary.language["tables"]["unit_headings"] else _role(cells, bool(periods)),
    )


def _role(cells: list[Cell], names_period: bool) -> str:
    if cells and all(cell.word is not None for cell in cells):
        return "category"
    years = [YEAR.fullmatch(cell.printed) is not None for cell in cells]
    return "period" if years and all(years) and not names_period else "value"


def _measure(words: str, period: str) -> str:
    """What a column measures: the words of its heading without period and unit."""
    if period:
        words = words.replace(period, " ")
    return without_unit(words)


def _all_percent(at: int, rows: tuple[Row, ...]) -> bool:
    printed = [row.cells[at].printed for row in rows if not row.cells[at].missing]
    return bool(printed) and all(cell.endswith("%") for cell in printed)


def _period(
    section: Section, printed: Region | Grid, notes: TableNotes | None, vocabulary: Vocabulary
) -> tuple[Period, str]:
    """The period of a whole table with the words that say so: the notes, or a sentence above that speaks of the table."""
    if notes and notes.period:
        found = find_periods(notes.period, vocabulary)
        return found[0].period if found else Period(notes.period, None, None), notes.period
    above = " ".join(line.bare for line in section.lines if line.number < printed.first.number)
    for sentence in re.split(r"(?<=[.!?])\s+", above):
        if _TABLE_WORD.search(sentence) and (found := find_periods(sentence, vocabulary)):
            return found[0].period, sentence
    return UNKNOWN_PERIOD, ""
