"""The report as a Word file gives its exact cells and styles back; as text it reads as if copied out of a PDF."""

import csv
import re
from pathlib import Path

import docx
import pytest
from docx.table import Table as WordTable

from ingest.document import Document, PrintedCell, PrintedLine, PrintedParagraph, PrintedRow, PrintedTable
from tests.ingest.test_outline import HEADINGS
from tests.typeset.as_text import WIDTH, as_text
from tests.typeset.as_word import as_word
from tests.typeset.dutch_techzone import dutch_techzone

EXPECTED = Path(__file__).parent.parent / "expected"
PAGE_NUMBER = re.compile(r"^ {38,39}\d+$", re.MULTILINE)


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "rapport.docx"
    as_word(dutch_techzone(), path)
    return path


def texts(found: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


@pytest.mark.parametrize(
    ("number", "header", "name"),
    [
        (0, 2, "arbeidsmarktspanning.csv"),
        (1, 1, "industrie_2014_2023.csv"),
        (2, 1, "industrie_2022_2023.csv"),
        (3, 1, "brede_welvaart.csv"),
    ],
)
def test_word_gives_every_cell_back(word: Path, number: int, header: int, name: str) -> None:
    with (EXPECTED / name).open(encoding="utf-8", newline="") as file:
        _, *expected = csv.reader(file, delimiter=";")
    rows = texts(docx.Document(str(word)).tables[number])[header:]
    assert [row for row in rows if any(row[1:])] == expected


def test_word_says_which_rows_are_headers_and_merges_cells(word: Path) -> None:
    first = docx.Document(str(word)).tables[0]
    assert texts(first)[0] == ["Beroepsklasse", "Drenthe", "Drenthe", "Regio Zwolle", "Regio Zwolle"]
    assert first.cell(0, 1)._tc is first.cell(0, 2)._tc
    marked = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in first.rows]
    assert marked == [True, True, *[False] * 12]


def test_word_has_real_headings_and_lists(word: Path) -> None:
    paragraphs = docx.Document(str(word)).paragraphs
    assert [p.text for p in paragraphs if p.style and p.style.name == "Heading 1"] == list(HEADINGS)
    sections = [section for chapter in HEADINGS.values() for section in chapter]
    assert [p.text for p in paragraphs if p.style and p.style.name == "Heading 2"] == sections
    assert [p.text[:7] for p in paragraphs if p.style and p.style.name == "List Bullet"] == [
        "Borger-", "Coevord", "Emmen: ", "Hardenb", "Hoogeve",
    ]  # fmt: skip


CAPTIONED = Document((
    PrintedParagraph((PrintedLine("Zie de tabel."),)),
    PrintedTable((PrintedRow((PrintedCell("Gemeente", 0, 0), PrintedCell("2023", 1, 1)), header=True),
                  PrintedRow((PrintedCell("Tiel", 0, 0), PrintedCell("42.300", 1, 1)))), "Tabel 1: inwoners"),
))  # fmt: skip


def test_captions_are_captions(tmp_path: Path) -> None:
    as_word(CAPTIONED, tmp_path / "klein.docx")
    captions = [
        p.text for p in docx.Document(str(tmp_path / "klein.docx")).paragraphs if p.style and p.style.name == "Caption"
    ]
    assert captions == ["Tabel 1: inwoners"]
    assert as_text(CAPTIONED) == "Zie de tabel.\n\nTabel 1: inwoners\nGemeente   2023\nTiel       42.300\n"


def test_text_has_every_word_of_the_prose_in_order() -> None:
    document = dutch_techzone()
    text = " ".join(PAGE_NUMBER.sub("", as_text(document)).split())
    squeezed = text.replace("- ", "-")
    at = 0
    for block in document.blocks:
        if isinstance(block, PrintedParagraph):
            printed = block.lines[0].text.replace("- ", "-")
            assert printed in squeezed[at:], printed
            at = squeezed.index(printed, at) + len(printed)


def test_text_wraps_prose_and_numbers_its_pages() -> None:
    text = as_text(dutch_techzone())
    prose = [line for line in text.splitlines() if "   " not in line]
    assert max(map(len, prose)) <= WIDTH
    numbers = [int(found) for found in PAGE_NUMBER.findall(text)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 15


def test_text_aligns_columns_and_wraps_labels() -> None:
    lines = as_text(dutch_techzone()).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Bedrijfseconomische en  "))
    assert [line.split() for line in lines[at : at + 2]] == [
        ["Bedrijfseconomische", "en", "Krap", "2,80", "Zeer", "krap", "5"],
        ["administratieve", "beroepen"],
    ]
    assert lines[at].index("Krap") == lines[at + 2].index("Krap")
    header = next(line for line in lines if line.startswith("Beroepsklasse"))
    assert header.index("Drenthe") == lines[at].index("Krap")


def test_text_repeats_the_header_of_a_table_on_its_next_page() -> None:
    assert as_text(CAPTIONED, page_lines=4) == (
        "Zie de tabel.\n\nTabel 1: inwoners\nGemeente   2023\n\n"
        f"{1:>40}\n\nTabel 1: inwoners\nGemeente   2023\nTiel       42.300\n"
    )
