"""The four tables against values written down by hand from the report."""

import csv
from pathlib import Path

import pytest

from ingest.read import read_report
from ingest.report_content import ReportContent, read_content
from tests.conftest import REPORT
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Table

EXPECTED = Path(__file__).parent.parent / "expected"
FILES = ("arbeidsmarktspanning.csv", "industrie_2014_2023.csv", "industrie_2022_2023.csv", "brede_welvaart.csv")


def expected(name: str) -> list[list[str]]:
    with (EXPECTED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


@pytest.mark.parametrize(("number", "name", "shape"), [(0, FILES[0], (12, 4)), (1, FILES[1], (11, 2)),
                                                       (2, FILES[2], (11, 2)), (3, FILES[3], (42, 11))])  # fmt: skip
def test_every_cell_is_as_printed(content: ReportContent, number: int, name: str, shape: tuple[int, int]) -> None:
    _, *rows = expected(name)
    table = content.tables[number]
    assert (len(rows), len(rows[0]) - 1) == shape
    assert [[row.label, *(cell.printed for cell in row.cells)] for row in table.rows] == rows


def test_columns_are_named_by_the_header(content: ReportContent) -> None:
    spanning, _, recent, welvaart = content.tables
    assert [c.heading for c in spanning.columns] == expected(FILES[0])[0][1:]
    assert spanning.row_heading == "Beroepsklasse"
    assert [c.area for c in welvaart.columns[:8]] == expected(FILES[3])[0][1:9]
    assert [c.role for c in welvaart.columns[8:]] == ["category", "category", "period"]
    assert [(c.period.label if c.period else None, c.unit) for c in recent.columns] == [
        ("2022-2023", "%"),
        ("2022-2023", "banen"),
    ]


def test_groups_are_no_rows(content: ReportContent) -> None:
    groups = list(dict.fromkeys(row.group for row in content.tables[3].rows))
    assert groups == ["Subjectief welzijn", "Materiële welvaart", "Gezondheid", "Arbeid", "Wonen", "Samenleving",
                      "Veiligheid", "Milieu"]  # fmt: skip


def test_nb_is_missing_and_never_a_number(content: ReportContent) -> None:
    _, *rows = expected(FILES[3])
    printed = sum(cell in ("N.B.", "N.B", "N.V.T.") for row in rows for cell in row)
    cells = [cell for row in content.tables[3].rows for cell in row.cells if cell.missing]
    assert len(cells) == printed
    assert all(cell.number is None and cell.word is None for cell in cells)


def test_the_period_of_the_first_table_comes_from_the_sentence_above_it(content: ReportContent) -> None:
    figures = [f for f in content.figures if f.table == content.tables[0].id]
    assert {f.period.label for f in figures} == {"derde kwartaal van 2023"}


def broken(tmp_path: Path, vocabulary: Vocabulary, old: str, new: str) -> ReportContent:
    text = REPORT.read_text(encoding="utf-8")
    assert text.count(old) == 1
    report = tmp_path / "kapot.txt"
    report.write_text(text.replace(old, new), encoding="utf-8")
    return read_content(read_report(report), vocabulary)


def test_a_row_that_lost_a_cell_is_named(tmp_path: Path, vocabulary: Vocabulary) -> None:
    content = broken(tmp_path, vocabulary, "Overgewicht 56,1 56,2 66,7", "Overgewicht 56,1 66,7")
    assert [w for w in content.warnings if "«Overgewicht»" in w and "10 cellen in plaats van 11" in w]
    assert "Overgewicht" not in {row.label for row in content.tables[3].rows}


def test_a_number_outside_the_cells_is_named(tmp_path: Path, vocabulary: Vocabulary) -> None:
    content = broken(tmp_path, vocabulary, "Vertrouwen in anderen 67,3", "Vertrouwen in anderen 67,3 (99,9) 68,5")
    assert content.warnings


def table_of(rows: str, tmp_path: Path, vocabulary: Vocabulary) -> Table:
    report = tmp_path / "klein.txt"
    report.write_text(f"1. Hoofdstuk een\n\nTekst die hier staat om het hoofdstuk te vullen met woorden.\n\n{rows}\n",
                      encoding="utf-8")  # fmt: skip
    (table,) = read_content(read_report(report), vocabulary).tables
    return table


def test_municipalities_as_rows_and_years_as_columns(tmp_path: Path, vocabulary: Vocabulary) -> None:
    table = table_of("Gemeente  2021 2022 2023\n\nAssen 3,1 3,0 2,9\n\nMeppel 2,8 - 2,7\n\nHoogeveen 3,3 3,2 3,1",
                     tmp_path, vocabulary)  # fmt: skip
    assert [row.label for row in table.rows] == ["Assen", "Meppel", "Hoogeveen"]
    assert [cell.printed for cell in table.rows[1].cells] == ["2,8", "-", "2,7"]
    assert table.rows[1].cells[1].missing
