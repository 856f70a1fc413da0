"""Figures as CSV and as XLSX, each read back by another program; expected cells are read from the report by hand."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.ask import Assistant
from assistant.browse.rows import Wanted, figure_rows, wanted_rows
from assistant.browse.sheets import figures_csv, workbook
from tests.conftest import build
from vectorstore.index import Index

COLUMNS = [
    "onderwerp", "gebied", "periode", "cijfer", "getal", "eenheid", "soort", "rapport", "editie", "hoofdstuk", "paragraaf",
    "tabel", "rij", "kolom", "bladzijde", "citaat",
]  # fmt: skip
SENTENCE = "Van de DTZ gemeenten is de werkloosheid het laagst in Hardenberg (2,9%) en het hoogst in Emmen (3,5%)."
ROW = "Werkloosheid 3 3 3,4 2,8 3,2 3,1 3,2 3,5 Afgenomen Positief 2022"
FORMULAS = """# Gevaarlijk rapport 2024

## Wonen

| Onderwerp | Tiel | Buren | Neder-Betuwe |
|---|---|---|---|
| =HYPERLINK("http://x.nl") | 12 | 9 | 7 |
| @SUM(A1) | 13 | 8 | 6 |
| +cmd\\|'/C calc'!A0 | 14 | 7 | 5 |
"""


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def as_csv(index: Index, words: str) -> list[dict[str, str]]:
    return read(figures_csv(wanted_rows(figure_rows(index), Wanted(words)), index.report))


def as_book(index: Index, words: str = "") -> Workbook:
    rows = wanted_rows(figure_rows(index), Wanted(words))
    return load_workbook(io.BytesIO(workbook(rows, index.content.tables, index.report)))


@pytest.fixture(scope="module")
def book(index: Index) -> Workbook:
    return as_book(index)


@pytest.fixture(scope="module")
def dangerous(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("dangerous")
    (folder / "gevaar.md").write_text(FORMULAS, encoding="utf-8")
    return build([folder / "gevaar.md"], folder / "index")


def test_csv_opens_in_a_dutch_spreadsheet_with_the_source_of_each_figure(index: Index) -> None:
    data = figures_csv(wanted_rows(figure_rows(index), Wanted("werkloosheid emmen")), index.report)
    assert data.startswith(b"\xef\xbb\xbfonderwerp;gebied;")
    prose, cell = read(data)
    assert list(prose) == COLUMNS
    assert list(prose.values()) == [
        "Werkloosheid", "Emmen", "2023", "3,5%", "3,5", "%", "stand", "Stand van de Dutch Techzone", "2024", "3. Arbeidsmarkt",
        "Werkloosheid", "", "", "", "", SENTENCE,
    ]  # fmt: skip
    assert list(cell.values()) == [
        "Werkloosheid", "Emmen", "2022", "3,4%", "3,4", "%", "stand", "Stand van de Dutch Techzone", "2024", "7. Brede welvaart",
        "7. Brede welvaart", "Indicatoren van brede welvaart", "Werkloosheid", "Emmen", "", ROW,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("inwoners 289.330", ("289.330 inwoners", "289330", "inwoners")),
        ("mediaan besteedbaar inkomen emmen", ("€ 27.300", "27300", "€")),
        ("bruto binnenlands product coevorden", ("N.B.", "", "€ per inwoner")),
        ("bruto binnenlands product 10,8", ("naar schatting € 10,8 mld.", "10,8", "mld. €")),
        ("overige goederen -460", ("-460 banen", "-460", "banen")),
        ("managers typering zwolle", ("Zeer krap", "", "")),
        ("bedrijfsinvesteringen", ("'-3-5%", "", "%")),
    ],
)
def test_csv_has_the_number_beside_what_is_printed(index: Index, words: str, cells: tuple[str, str, str]) -> None:
    (row,) = as_csv(index, words)
    assert (row["cijfer"], row["getal"], row["eenheid"]) == cells


def test_no_cell_of_the_csv_runs_as_a_formula(dangerous: Index) -> None:
    rows = as_csv(dangerous, "")
    assert len(rows) == 9
    assert {row["rij"] for row in rows} == {
        "'=HYPERLINK(\"http://x.nl\")", "'@SUM(A1)", "'+cmd|'/C calc'!A0",
    }  # fmt: skip
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "@", "+"))]


def test_no_cell_of_the_workbook_is_a_formula(dangerous: Index) -> None:
    cells = [cell for sheet in as_book(dangerous) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert [cell.value for cell in cells if str(cell.value).startswith("=")] != []


def test_the_first_sheet_has_numbers_as_numbers_and_all_else_as_text(book: Workbook) -> None:
    sheet = book["Alle cijfers"]
    assert [cell.value for cell in sheet[1]] == COLUMNS
    cells = {
        (row[0].value, row[1].value, row[3].value): (row[4].value, row[4].number_format)
        for row in sheet.iter_rows(min_row=2)
    }
    assert cells["Werkloosheid", "Emmen", "3,4%"] == (3.4, "#,##0.0")
    assert cells["Mediaan besteedbaar inkomen", "Emmen", "€ 27.300"] == (27300, "#,##0")
    assert cells["Inwoners", "Dutch Techzone", "289.330 inwoners"] == (289330, "#,##0")
    assert cells["Agrarische beroepen: spanning", "Drenthe", "3,56"] == (3.56, "#,##0.00")
    assert cells["Bruto binnenlands product", "Emmen", "N.B."][0] in (None, "")


def test_the_first_sheet_says_where_each_figure_stands(book: Workbook) -> None:
    cell = next(
        row
        for row in book["Alle cijfers"].iter_rows(min_row=2, values_only=True)
        if row[:4] == ("Werkloosheid", "Emmen", "2022", "3,4%")
    )
    assert cell[7:14] == (
        "Stand van de Dutch Techzone", "2024", "7. Brede welvaart", "7. Brede welvaart", "Indicatoren van brede welvaart",
        "Werkloosheid", "Emmen",
    )  # fmt: skip
    assert cell[15] == ROW


def test_the_header_stays_in_sight_and_can_be_filtered(book: Workbook) -> None:
    sheet = book["Alle cijfers"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:P{sheet.max_row}"
    assert book.worksheets[1].freeze_panes == "B5"


def test_only_the_rows_that_were_found_are_in_it(index: Index) -> None:
    sheet = as_book(index, "werkloosheid emmen")["Alle cijfers"]
    assert [row[3] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["3,5%", "3,4%"]


def test_a_report_without_figures_that_were_found_still_opens(index: Index) -> None:
    assert as_book(index, "golfbanen")["Alle cijfers"].max_row == 1


def test_each_table_has_a_sheet_of_its_own_with_a_name_that_fits(book: Workbook) -> None:
    assert book.sheetnames == [
        "Alle cijfers",
        "Arbeidsmarktspanning per beroep",
        "Ontwikkeling van de werkgelegen",
        "Ontwikkeling van de werkgeleg 2",
        "Indicatoren van brede welvaart",
    ]


def test_a_table_stands_on_its_sheet_as_printed_with_its_source_and_groups(book: Workbook) -> None:
    sheet = book["Indicatoren van brede welvaart"]
    lines = list(sheet.iter_rows(values_only=True))
    assert [line[0] for line in lines[:2]] == [
        "Indicatoren van brede welvaart", "Bron: Stand van de Dutch Techzone (2024), 7. Brede welvaart",
    ]  # fmt: skip
    assert lines[3][:5] == ("Onderwerp", "Borger-Odoorn", "Coevorden", "Emmen", "Hardenberg")
    assert lines[4][:2] == ("Subjectief welzijn", None)
    assert lines[5] == (
        "Tevredenheid met het leven", 84.1, 85.7, 82.9, 88.9, 84.8, 85, 84.2, 83.4, "Afgenomen", "Negatief", 2022,
    )  # fmt: skip
    product = row_of(sheet, "Bruto binnenlands product")
    assert product[1:] == ("N.B.", "N.B.", "N.B.", "N.B.", "N.B.", "N.B", 34320, 45600, "N.B.", "N.V.T.", 2022)


def test_numbers_of_a_table_keep_their_decimals_and_years_get_no_full_stop(book: Workbook) -> None:
    sheet = book["Indicatoren van brede welvaart"]
    line = next(row for row in sheet.iter_rows() if row[0].value == "Groen-blauwe ruimte, exclusief reguliere landbouw")
    assert [(cell.value, cell.number_format) for cell in (line[1], line[5], line[6], line[11])] == [
        (2550.9, "#,##0.0"), (551, "#,##0"), (1040, "#,##0"), (2021, "General"),
    ]  # fmt: skip
    leaning = row_of(book["Arbeidsmarktspanning per beroep"], "Bedrijfseconomische en administratieve beroepen")
    assert leaning == ("Bedrijfseconomische en administratieve beroepen", "Krap", 2.8, "Zeer krap", 5)


def row_of(sheet: Worksheet, label: str) -> tuple[object, ...]:
    lines: Iterator[tuple[object, ...]] = sheet.iter_rows(values_only=True)
    return next(line for line in lines if line[0] == label)


def test_the_workbook_of_a_report_in_word_or_markdown_opens_too(tiny: Assistant, tmp_path: Path) -> None:
    sheet = as_book(tiny.index)["Veiligheid"]
    assert row_of(sheet, "Aantal ondervonden delicten") == ("Aantal ondervonden delicten", 31, 28.5, "N.B.", 30)
