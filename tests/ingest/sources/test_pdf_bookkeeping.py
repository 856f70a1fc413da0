"""Every number of the pages is in one place of what is read; what is lost or double is told, with its page."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.document import (
    Document,
    PrintedCell,
    PrintedHeading,
    PrintedLine,
    PrintedParagraph,
    PrintedRow,
    PrintedTable,
)
from ingest.sources.pdf import assembly, layout, read_pdf
from ingest.sources.pdf.drafts import Draft
from ingest.sources.pdf.order import Region
from ingest.sources.pdf.records import FoundTable, Line
from tests.typeset.as_pdf import as_pdf
from tests.typeset.layout import LAYOUTS

SENTENCE = "De regio telt meer mensen die willen werken dan er banen zijn en dat blijft voorlopig zo. "


def table(rows: Sequence[Sequence[str]], header: int = 1) -> PrintedTable:
    printed = [
        PrintedRow(tuple(PrintedCell(text, at, at) for at, text in enumerate(row) if text), header=number < header)
        for number, row in enumerate(rows)
    ]
    return PrintedTable(tuple(printed))


def text(words: str) -> PrintedParagraph:
    return PrintedParagraph((PrintedLine(words),))


FIGURES = table([["Gemeente", "2023", "2024"], ["Tiel", "41.200", "42.300"], ["Veere", "21.900", "22.100"],
                 ["Goes", "38.100", "39.400"]])  # fmt: skip
REPORT = Document(
    (PrintedHeading("1. Wonen", 1), text(SENTENCE * 3 + "In 2024 kwamen er 1.234 woningen bij."), FIGURES,
     text(SENTENCE * 3 + "Dat zijn er 56 meer dan verwacht.")), "Wonen",
)  # fmt: skip


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "wonen.pdf"
    as_pdf(REPORT, path, LAYOUTS["nota"])
    return path


def tables_of(document: Document) -> list[PrintedTable]:
    return [block for block in document.blocks if isinstance(block, PrintedTable)]


def test_a_report_that_is_read_whole_has_no_notices_and_no_doubts(report: Path) -> None:
    read = read_pdf(report)
    assert (read.notices, tables_of(read)[0].doubts) == ((), ())


def test_a_lost_paragraph_is_told_with_its_page_and_numbers(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = assembly.Assembly.region

    def losing(self: assembly.Assembly, drafts: Sequence[Draft | FoundTable], aside: bool) -> None:
        rest = [d for d in drafts if isinstance(d, FoundTable) or not any("1.234" in line.text for line in d.lines)]
        kept(self, rest, aside)

    monkeypatch.setattr(assembly.Assembly, "region", losing)
    read = read_pdf(report)
    assert read.notices == ("Op pagina 1 zijn getallen niet overgenomen: 2024, 1.234.",)


def test_a_lost_row_is_a_doubt_of_its_table_as_well(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = layout.ruled_tables

    def losing(*arguments: object) -> list[FoundTable]:
        return [
            FoundTable(one.area, one.columns, one.rows[:-1], one.doubts, one.ruled)
            for one in found(*arguments)  # type: ignore[arg-type]
        ]

    monkeypatch.setattr(layout, "ruled_tables", losing)
    read = read_pdf(report)
    assert read.notices == ("Op pagina 1 zijn getallen niet overgenomen: 38.100, 39.400.",)
    assert tables_of(read)[0].doubts == ("een of meer getallen bij deze tabel op pagina 1 zijn niet overgenomen",)


def test_what_is_read_twice_is_told(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordered = layout.regions

    def doubling(items: Sequence[Line | FoundTable]) -> list[Region]:
        last = [item for item in items if isinstance(item, Line) and "56 meer" in item.text]
        return [*ordered(items), Region(tuple(last))]

    monkeypatch.setattr(layout, "regions", doubling)
    assert read_pdf(report).notices == ("Op pagina 1 zijn getallen dubbel overgenomen: 56.",)


def test_headers_that_come_back_on_each_page_are_no_loss(tmp_path: Path) -> None:
    rows = [["Gemeente", "2023", "2024"], *([f"Plaats {at}", f"{at}", f"{at + 7},5"] for at in range(1, 121))]
    as_pdf(Document((table(rows),)), tmp_path / "lang.pdf", LAYOUTS["nota"])
    read = read_pdf(tmp_path / "lang.pdf")
    assert read.notices == ()
    assert [len(one.rows) for one in tables_of(read)] == [121]


def test_figures_in_columns_that_are_no_table_are_told(tmp_path: Path) -> None:
    loose = table([["Gemeente Tiel", "41.200"], ["Gemeente Veere", "21.900"]], header=0)
    document = Document((text(SENTENCE * 3), loose, text(SENTENCE * 3)))
    as_pdf(document, tmp_path / "los.pdf", LAYOUTS["kaal"])
    read = read_pdf(tmp_path / "los.pdf")
    assert tables_of(read) == []
    assert read.notices == ("Op pagina 1 staan cijfers naast woorden die niet als tabel zijn gelezen: 41.200, 21.900.",)
