"""A table → figures: one for each cell that holds a value, N.B. included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.evidence import Evidence
from ingest.tables.build import TableReading, row_period
from ingest.tables.grid import whole_area
from ingest.tables.units import unit_in, without_unit
from vectorstore.dutch.areas import AreaBook
from vectorstore.dutch.numbers import numbers_in
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold, spoken_name
from vectorstore.records import Cell, Column, Figure, Period, Place, Row, Table

_COUNTS_THESE = re.compile(
    r"(?:[\w-]+\s){0,2}([A-Z]?[a-zë'’]+(?:en|s))\s*\((?:aantal|x 1\.000|× 1\.000)\)", re.IGNORECASE
)
_NUMBER_OF = re.compile(r"aantal\s+([a-zë'’]+(?:en|s))\b", re.IGNORECASE)
CHANGES = ("ontwikkeling", "verandering", "mutatie")
"""Headings of columns that say how much something changed, beside the words of running text for that."""
_RATE = re.compile(r"\bper\s+[\d.]+\s+[a-z]+\b", re.IGNORECASE)
"""For each of how many: "per 1.000 inwoners"."""
_WORDS = re.compile(r"[A-Za-z]{3,}")
_PER_PLACE = re.compile(r"\b(?:per|naar)\s+(?:gemeenten?|regio|jaar)\b", re.IGNORECASE)
_OVER = re.compile(
    r",?\s*(?:(?:in|per|naar|over|van|tussen|sinds)\s+)*"
    r"(?:gemeenten?|jaar|(?:19|20)\d\d(?:\s?(?:[-–/]|en|tot|t/m)\s?(?:(?:19|20)\d\d|\d\d))?)\s*$",
    re.IGNORECASE,
)
"""The end of a title that says over which places or years the table runs."""


def table_figures(
    reading: TableReading, region: str, book: AreaBook, evidence: Evidence, vocabulary: Vocabulary
) -> Iterator[Figure]:
    """Figures of a table, row by row; cells that name the period of their row are no figures of their own."""
    table = reading.table
    for row in table.rows:
        area = whole_area(row.label, book) or _of_total(row.label, table, region, vocabulary)
        about = _RowSubject(area, row_period(row.label, vocabulary), whole_area(row.group, book))
        for column, cell in zip(table.columns, row.cells, strict=True):
            if column.role not in ("period", "unit", "unknown") and cell.printed:
                area = column.area or about.area or about.group_area or region
                yield _figure(reading, row, column, cell, area, about, evidence, vocabulary)


def _of_total(label: str, table: Table, region: str, vocabulary: Vocabulary) -> str | None:
    """The region, for a row that adds up the places above it."""
    totals = vocabulary.language["sentences"]["totals"]
    return region if table.row_kind == "place" and fold(label).rstrip(":").split(" ")[0] in totals else None


@dataclass(frozen=True, slots=True)
class _RowSubject:
    """What the label of a row names besides an indicator: an area, a period; or its group row an area."""

    area: str | None
    period: Period | None
    group_area: str | None

    @property
    def is_indicator(self) -> bool:
        return self.area is None and self.period is None


def _figure(
    reading: TableReading,
    row: Row,
    column: Column,
    cell: Cell,
    area: str,
    about: _RowSubject,
    evidence: Evidence,
    vocabulary: Vocabulary,
) -> Figure:
    table = reading.table
    indicator = _indicator(table, row, column, area, about, vocabulary)
    unit, scale = _unit(table, row, column, cell, vocabulary)
    place = Place(
        table.place.report,
        table.place.chapter,
        table.place.section,
        row.first_line,
        row.last_line,
        row.page or table.place.page,
    )
    return Figure(
        id=f"{table.id}.{row.first_line}.{table.columns.index(column)}",
        indicator=indicator,
        area=area,
        period=column.period or about.period or _period(table, row, reading.period),
        value=cell.number,
        unit=unit if column.role == "value" else None,
        scale=scale if column.role == "value" else None,
        printed=cell.printed,
        kind=_kind(table, column, vocabulary),
        place=place,
        quote=row.quote,
        terms=evidence.of_cell(table, row, column, unit, "" if about.is_indicator else indicator),
        missing=cell.missing,
        period_quote=reading.period_quote,
        word=cell.word,
        table=table.id,
        row=row.label,
        column=column.heading,
        subject=without_unit(row.label) if about.is_indicator else indicator,
    )


def _unit(table: Table, row: Row, column: Column, cell: Cell, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    """Unit and scale: those that the cell prints itself, those of its column, of its row (in a column of units or behind its
    label), or what is known of it; of a count, what is counted.
    """
    own = next(numbers_in(cell.printed), None) if cell.number is not None else None
    if own and own.unit:
        return own.unit, own.scale
    if column.unit:
        return column.unit, column.scale
    pairs = zip(table.columns, row.cells, strict=True)
    told = next((other.printed for of_units, other in pairs if of_units.role == "unit" and other.printed), "")
    unit, scale = unit_in(f"({told})") if told else unit_in(row.label)
    unit = unit or vocabulary.units.get(without_unit(row.label)) or counted_noun(column.heading, table.title)
    per = _RATE.search(column.measure) or _RATE.search(without_unit(row.label))
    return unit or (per[0] if per else None), column.scale or scale


def counted_noun(heading: str, title: str) -> str | None:
    """What a column counts: "banen" for "Banen (aantal)", "Overnachtingen (x 1.000)" and under "Aantal banen per gemeente"."""
    counts = _COUNTS_THESE.fullmatch(heading)
    if counts:
        return counts[1].lower()
    named = _NUMBER_OF.match(heading) or (_NUMBER_OF.match(title) if not _WORDS.search(heading) else None)
    return named[1].lower() if named else None


def _indicator(table: Table, row: Row, column: Column, area: str, about: _RowSubject, vocabulary: Vocabulary) -> str:
    """What a cell measures, in words: the row, with its column's measure; or the column, where the row is a place or a year.

    The subject of the table is added where row and column alone do not say it.
    """
    words_of = vocabulary.language["tables"]
    subject = _without_place(without_unit(subject_of(table.title, table.row_heading)), area)
    measure = column.measure
    if about.is_indicator:
        label = without_unit(row.label)
        if measure:
            return f"{label}: {spoken_name(measure)}"
        return f"{label}: {spoken_name(subject)}" if table.row_kind == "part" and subject else label
    bare = column.period is not None and column.unit is None  # "Koop" under a year says less than "Koopwoningen (%)"
    if measure and subject and (fold(measure) in words_of["generic"] or bare):
        measure = f"{subject}: {spoken_name(measure)}"
    group = row.group if row.group and not about.group_area else ""
    if group:
        return f"{group}: {spoken_name(measure)}" if measure else group
    return measure or without_unit(subject)


def _without_place(subject: str, area: str) -> str:
    bare = re.sub(rf",?\s*\b(?:in|van)\s+(?:de\s+|het\s+)?(?:regio\s+)?{re.escape(area)}\b", " ", subject)
    return " ".join(bare.split()) or subject


def subject_of(title: str, row_heading: str = "") -> str:
    """What a table is about, without the places, years and names of rows that its title says it runs over."""
    bare = _PER_PLACE.sub(" ", title)
    if row_heading:
        bare = re.sub(rf"\b(?:naar|per)\s+(?:soort\s+)?{re.escape(row_heading)}\b", " ", bare, flags=re.IGNORECASE)
    bare = " ".join(_OVER.sub("", " ".join(bare.split())).split()).strip(" ,;:.")
    return bare or title


def _period(table: Table, row: Row, of_table: Period) -> Period:
    for other, cell in zip(table.columns, row.cells, strict=True):
        if other.role == "period" and cell.number is not None:
            return Period(cell.printed, int(cell.number), int(cell.number))
    return of_table


def _kind(table: Table, column: Column, vocabulary: Vocabulary) -> str:
    if column.role == "category":
        return "category"
    changes = "|".join(
        re.escape(word) for word in (*CHANGES, *vocabulary.prose("change_up"), *vocabulary.prose("change_down"))
    )
    about = column.measure or table.title
    return "change" if re.search(rf"\b(?:{changes})\b", about, re.IGNORECASE) else "level"
