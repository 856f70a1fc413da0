"""Rows of the tidy table as CSV and XLSX for a Dutch spreadsheet: real numbers, decimal commas, and columns with the source."""

import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.browse.rows import FigureRow
from assistant.sheet import headings
from assistant.spreadsheet import FORMULA, csv_bytes
from vectorstore.records import Report, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

COLUMNS = ("onderwerp", "gebied", "periode", "cijfer", "getal", "eenheid", "soort", "rapport", "editie", "hoofdstuk", "paragraaf",
           "tabel", "rij", "kolom", "bladzijde", "citaat")  # fmt: skip
NUMBER_COLUMN = COLUMNS.index("getal")
WIDTHS = (38, 22, 18, 18, 14, 18, 14, 30, 9, 30, 30, 30, 30, 24, 10, 60)
"""Widths of the columns in characters."""
LONGEST_SHEET_NAME = 31
NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def figures_csv(rows: Iterable[FigureRow], report: Report) -> bytes:
    """The rows as CSV: semicolons, decimal commas."""
    return csv_bytes((COLUMNS, *([_as_text(cell) for cell in _cells(row, report)] for row in rows)), FORMULA)


def workbook(rows: Iterable[FigureRow], tables: Sequence[Table], report: Report) -> bytes:
    """A workbook with the rows on its first sheet and each table as printed on a sheet of its own."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        formats = {places: book.add_format({"num_format": _number_format(places)}) for places in range(7)}
        sheet = book.add_worksheet("Alle cijfers")
        for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, heading)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, cell in enumerate(_cells(row, report)):
                _write(sheet, last, column, cell, formats)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(last, 1), len(COLUMNS) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})  # years and editions are words here
        names: set[str] = {"alle cijfers"}
        for table in tables:
            _write_table(book.add_worksheet(_sheet_name(table, names)), table, report, heading, formats)
    return out.getvalue()


def _write_table(
    sheet: "Worksheet", table: Table, report: Report, heading: "Format", formats: dict[int, "Format"]
) -> None:
    sheet.write_string(0, 0, table.title or "Tabel", heading)
    sheet.write_string(1, 0, f"Bron: {', '.join(part for part in (report.name, headings(table.place)) if part)}")
    sheet.write_string(3, 0, table.row_heading or "Onderwerp", heading)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, len(table.columns), 16)
    for at, column in enumerate(table.columns, start=1):
        sheet.write_string(3, at, column.heading, heading)
    line, group = 4, ""
    for row in table.rows:
        if row.group and row.group != group:
            group = row.group
            sheet.write_string(line, 0, group, heading)
            line += 1
        sheet.write_string(line, 0, row.label)
        for at, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True), start=1):
            number = int(cell.number) if cell.number is not None and column.role == "period" else cell.number
            _write(sheet, line, at, cell.printed if number is None else number, formats)
        line += 1
    sheet.freeze_panes(4, 1)


def _write(sheet: "Worksheet", row: int, column: int, cell: str | Decimal | int, formats: dict[int, "Format"]) -> None:
    """A number as a number with the decimals that it is printed with, all else as text: no cell runs as a formula."""
    if isinstance(cell, Decimal):
        places = min(6, max(0, -int(cell.as_tuple().exponent)))
        sheet.write_number(row, column, float(cell), formats[places])
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, cell)


def _cells(row: FigureRow, report: Report) -> Iterator[str | Decimal | int]:
    figure = row.figure
    yield from (row.topic, row.area, row.period, row.shown, "" if row.value is None else row.value, row.unit, row.says)
    yield from (
        report.title,
        report.edition,
        row.chapter,
        row.section,
        row.table,
        figure.row or "",
        figure.column or "",
    )
    yield from ("" if figure.place.page is None else figure.place.page, figure.quote)


def _as_text(cell: str | Decimal | int) -> str:
    return str(cell).replace(".", ",") if isinstance(cell, Decimal) else str(cell)


def _number_format(places: int) -> str:
    """Thousands and decimals; a Dutch spreadsheet shows them with full stops and a comma."""
    return "#,##0" + ("." + "0" * places if places else "")


def _sheet_name(table: Table, taken: set[str]) -> str:
    """A name for a sheet that no other has: 31 characters at most, without signs that are not allowed."""
    bare = (
        " ".join((table.title or "Tabel").translate(NOT_IN_SHEET_NAMES).split())[:LONGEST_SHEET_NAME].strip() or "Tabel"
    )
    name, number = bare, 1
    while name.casefold() in taken:
        number += 1
        name = f"{bare[: LONGEST_SHEET_NAME - len(str(number)) - 1]} {number}"
    taken.add(name.casefold())
    return name
