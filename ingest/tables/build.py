"""A region of lines → a table: rows and header together, each column told what it holds; faults are named."""

import re
from collections import Counter
from dataclasses import dataclass

from ingest.layout import YEAR
from ingest.metadata import TableNotes
from ingest.outline import Section
from ingest.tables.blocks import blocks_of
from ingest.tables.check import check_table
from ingest.tables.header import Heading, read_header, unit_in
from ingest.tables.regions import Region
from ingest.tables.rows import read_rows
from vectorstore.dutch.areas import AreaBook
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Cell, Column, Period, Place, Row, Table

_BRACKETS = re.compile(r"\([^()]*\)")
_TABLE_WORD = re.compile(r"\btabel\b", re.IGNORECASE)
UNKNOWN_PERIOD = Period("", None, None)


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table, and what is wrong with it (Dutch; empty when sound).

    `period` is what the section says of the whole table, in the sentence `period_quote`.
    """

    table: Table
    period: Period
    period_quote: str
    faults: tuple[str, ...]


def build_table(
    region: Region,
    section: Section,
    report: str,
    notes: TableNotes | None,
    book: AreaBook,
    vocabulary: Vocabulary,
) -> TableReading:
    """Read one region of a section of the report with this id."""
    blocks = blocks_of(region.header)
    group = blocks.pop().text if blocks and blocks[-1].empty_cells else ""
    rows = read_rows(region.body, group, vocabulary)
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    header = read_header(blocks, width, book)
    header_quote = " ".join(" ".join(line.bare for block in blocks for line in block.lines).split())
    place = Place(report, section.chapter, section.heading, region.line_numbers[0], region.line_numbers[-1])
    sound_rows = tuple(row for row in rows if len(row.cells) == width)
    columns = tuple(_column(i, heading, sound_rows, notes, vocabulary) for i, heading in enumerate(header.columns))
    table = Table(
        id=f"{report}:t{place.first_line}",
        title=(notes.title if notes else "") or section.heading,
        row_heading=header.row_heading,
        columns=columns,
        rows=sound_rows,
        place=place,
        header_quote=header_quote,
    )
    faults = check_table(region, rows, width, header.certain, vocabulary)
    return TableReading(table, *_period(section, region, notes, vocabulary), faults)


def _column(
    at: int, heading: Heading, rows: tuple[Row, ...], notes: TableNotes | None, vocabulary: Vocabulary
) -> Column:
    renamed = notes.columns[at] if notes and at < len(notes.columns) else ""
    text = renamed or heading.text
    periods = find_periods(text, vocabulary)
    noted_unit = notes.units[at] if notes and at < len(notes.units) else ""
    cells = [row.cells[at] for row in rows if not row.cells[at].missing]
    return Column(
        heading=text,
        measure=_measure(renamed or heading.measure, periods[0].period.label if periods else ""),
        area=heading.area,
        period=periods[0].period if periods else None,
        unit=noted_unit or unit_in(text) or ("%" if _all_percent(at, rows) else None),
        role=_role(cells, bool(periods)),
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
    return " ".join(_BRACKETS.sub(" ", words).split())


def _all_percent(at: int, rows: tuple[Row, ...]) -> bool:
    printed = [row.cells[at].printed for row in rows if not row.cells[at].missing]
    return bool(printed) and all(cell.endswith("%") for cell in printed)


def _period(section: Section, region: Region, notes: TableNotes | None, vocabulary: Vocabulary) -> tuple[Period, str]:
    """The period of a whole table with the words that say so: the notes, or a sentence above that speaks of the table."""
    if notes and notes.period:
        found = find_periods(notes.period, vocabulary)
        return found[0].period if found else Period(notes.period, None, None), notes.period
    above = " ".join(line.bare for line in section.lines if line.number < region.line_numbers[0])
    for sentence in re.split(r"(?<=[.!?])\s+", above):
        if _TABLE_WORD.search(sentence) and (found := find_periods(sentence, vocabulary)):
            return found[0].period, sentence
    return UNKNOWN_PERIOD, ""
