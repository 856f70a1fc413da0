"""A table → figures: one for each cell that holds a value, N.B. included."""

import re
from collections.abc import Iterator

from ingest.evidence import Evidence
from ingest.tables.build import TableReading
from vectorstore.dutch.areas import AreaBook
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Cell, Column, Figure, Period, Place, Row, Table


def table_figures(
    reading: TableReading, region: str, book: AreaBook, evidence: Evidence, vocabulary: Vocabulary
) -> Iterator[Figure]:
    """Figures of a table, row by row; cells that name the period of their row are no figures of their own."""
    table = reading.table
    for row in table.rows:
        row_area = _whole_area(row.label, book)
        for column, cell in zip(table.columns, row.cells, strict=True):
            if column.role == "period":
                continue
            area = column.area or row_area or region
            yield _figure(reading, row, column, cell, area, bool(row_area), evidence, vocabulary)


def _figure(
    reading: TableReading,
    row: Row,
    column: Column,
    cell: Cell,
    area: str,
    row_is_area: bool,
    evidence: Evidence,
    vocabulary: Vocabulary,
) -> Figure:
    table = reading.table
    unit = column.unit or vocabulary.units.get(row.label)
    place = Place(
        table.place.report, table.place.chapter, table.place.section, row.first_line, row.last_line, table.place.page
    )
    return Figure(
        id=f"{table.id}.{row.first_line}.{table.columns.index(column)}",
        indicator=_indicator(table, row, column, row_is_area),
        area=area,
        period=_period(table, row, column, reading.period),
        value=cell.number,
        unit=unit if column.role == "value" else None,
        scale=None,
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


def _whole_area(label: str, book: AreaBook) -> str | None:
    """The area that a row is about, where its label is nothing but an area."""
    mentions = book.find(label)
    if len(mentions) == 1 and mentions[0].end - mentions[0].start == len(label):
        return mentions[0].area.name
    return None


def _indicator(table: Table, row: Row, column: Column, row_is_area: bool) -> str:
    if row_is_area:
        return column.measure or table.title
    if not column.measure:
        return row.label
    return f"{row.label}: {column.measure[0].lower()}{column.measure[1:]}"


def _period(table: Table, row: Row, column: Column, of_table: Period) -> Period:
    if column.period:
        return column.period
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
