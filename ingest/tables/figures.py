"""A table → figures: one for each cell that holds a value, N.B. included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.evidence import Evidence
from ingest.tables.build import TableReading
from ingest.tables.grid import whole_area
from ingest.tables.units import unit_in, without_unit
from vectorstore.dutch.areas import AreaBook
from vectorstore.dutch.numbers import numbers_in
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Cell, Column, Figure, Period, Place, Row, Table

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
        about = _RowSubject(whole_area(row.label, book), row_period(row.label, vocabulary), whole_area(row.group, book))
        for column, cell in zip(table.columns, row.cells, strict=True):
            if column.role != "period" and cell.printed:
                area = column.area or about.area or about.group_area or region
                yield _figure(reading, row, column, cell, area, about, evidence, vocabulary)


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
    unit, scale = _unit(row, column, cell, vocabulary)
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
        indicator=_indicator(table, row, column, about),
        area=area,
        period=column.period or about.period or _period(table, row, reading.period),
        value=cell.number,
        unit=unit if column.role == "value" else None,
        scale=scale if column.role == "value" else None,
        printed=cell.printed,
        kind=_kind(table, column, vocabulary),
        place=place,
        quote=row.quote,
        terms=evidence.of_cell(table, row, column, unit),
        missing=cell.missing,
        period_quote=reading.period_quote,
        word=cell.word,
        table=table.id,
        row=row.label,
        column=column.heading,
    )


def _unit(row: Row, column: Column, cell: Cell, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    """Unit and scale: those that the cell prints itself, those of its column, of its row's label, or what is known of it."""
    own = next(numbers_in(cell.printed), None) if cell.number is not None else None
    if own and own.unit:
        return own.unit, own.scale
    if column.unit or column.scale:
        return column.unit, column.scale
    unit, scale = unit_in(row.label)
    return unit or vocabulary.units.get(without_unit(row.label)), scale


def row_period(label: str, vocabulary: Vocabulary) -> Period | None:
    """The period that a row is about, where its label is nothing but that."""
    found = find_periods(label, vocabulary)
    whole = len(found) == 1 and found[0].end - found[0].start == len(label.rstrip("* "))
    return found[0].period if whole else None


def _indicator(table: Table, row: Row, column: Column, about: _RowSubject) -> str:
    """What a cell measures, in words: the row, with its column's measure; or the column, where the row is a place or a year."""
    if about.is_indicator:
        label = without_unit(row.label)
        return f"{label}: {column.measure[0].lower()}{column.measure[1:]}" if column.measure else label
    group = row.group if row.group and not about.group_area else ""
    measure = column.measure or without_unit(subject_of(table.title))
    if not group:
        return measure
    return f"{group}: {column.measure[0].lower()}{column.measure[1:]}" if column.measure else group


def subject_of(title: str) -> str:
    """What a table is about, without the years and the "per gemeente" of its title."""
    bare = _OVER.sub("", title).strip(" ,;:.")
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
        re.escape(word) for word in ("ontwikkeling", *vocabulary.prose("change_up"), *vocabulary.prose("change_down"))
    )
    about = column.measure or table.title
    return "change" if re.search(rf"\b(?:{changes})\b", about, re.IGNORECASE) else "level"
