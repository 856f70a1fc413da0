"""What is typeset can be read back: every word and cell of the document, nothing beside it but heads and feet."""

import re
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from ingest.document import (
    Document,
    PrintedBlock,
    PrintedCell,
    PrintedHeading,
    PrintedLine,
    PrintedParagraph,
    PrintedRow,
    PrintedTable,
)
from tests.typeset.as_pdf import as_pdf
from tests.typeset.dutch_techzone import dutch_techzone
from tests.typeset.layout import EMBEDDED, LAYOUTS, SANS, SERIF, Font

PAGES = {"brochure": 15, "nota": 20, "kaal": 15, "groot": 25}
"""The report as it was published has some forty pages with its charts; without them it has at least these."""
ROWS = ("Metaalproducten 28% 740", "TOTAAL 5% 1.010", "TOTAAL 3% 620", "Agrarische beroepen Krap 3,56 Zeer krap 5,42",
        "Pedagogische beroepen Krap 1,62 Krap 2,92",
        "Overgewicht 56,1 56,2 66,7 54 55,5 59,5 52,2 50,3 Toegenomen Negatief 2022",
        "Vacaturegraad N.B. N.B. N.B. N.B. N.B. N.B N.B. 48 N.B. N.V.T. 2022")  # fmt: skip
BROKEN = "\x02"
"""What pdfium gives for a hyphen at the end of a line."""
NOT_TEXT = re.compile(rf"[\s•{BROKEN}-]")
"""White space, bullets and hyphens."""
EDGE = 1.0
"""Points that a glyph may stick out of its line."""
EURO = 3.0
"""Points that pdfium takes a euro sign wider than ReportLab: a PDF in the standard fonts doesn't hold their widths."""


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pdf")
    for name, layout in LAYOUTS.items():
        as_pdf(dutch_techzone(), folder / f"{name}.pdf", layout)
    return {name: folder / f"{name}.pdf" for name in LAYOUTS}


def between_heads(path: Path, margin: float) -> list[str]:
    """The text of each page without head and foot, in the order in which it was drawn."""
    file = pypdfium2.PdfDocument(path)
    texts = []
    for page in file:
        width, height = page.get_size()
        texts.append(page.get_textpage().get_text_bounded(0, margin - 8, width, height - margin + 8))
    file.close()
    return texts


def bare(text: str) -> str:
    return NOT_TEXT.sub("", text)


def pieces(block: PrintedBlock) -> tuple[str, list[str]]:
    """What may come back on each page, and the texts of a block between which it may."""
    if isinstance(block, PrintedHeading):
        return "", [block.text]
    if isinstance(block, PrintedParagraph):
        return "", [" ".join(line.text for line in block.lines)]
    header = "".join(cell.text for row in block.rows if row.header for cell in row.cells)
    return header, [block.caption, *("".join(cell.text for cell in row.cells) for row in block.rows)]


@pytest.mark.parametrize("name", LAYOUTS)
def test_all_text_is_in_the_pdf_in_order_and_nothing_else(pdfs: dict[str, Path], name: str) -> None:
    text = bare("".join(between_heads(pdfs[name], LAYOUTS[name].margin)))
    for block in dutch_techzone().blocks:
        header, texts = pieces(block)
        for piece in map(bare, texts):
            text = text if text.startswith(piece) else text.removeprefix(bare(header))
            assert text.startswith(piece), (piece, text[:80])
            text = text[len(piece) :]
    assert text == ""


@pytest.mark.parametrize("name", LAYOUTS)
def test_rows_stand_on_one_line_with_their_signs(pdfs: dict[str, Path], name: str) -> None:
    lines = "\n".join(between_heads(pdfs[name], LAYOUTS[name].margin))
    assert [row for row in ROWS if row not in lines] == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_nothing_falls_off_the_page(pdfs: dict[str, Path], name: str) -> None:
    margin = LAYOUTS[name].margin
    file = pypdfium2.PdfDocument(pdfs[name])
    assert len(file) >= PAGES[name]
    for page in file:
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        assert min(box[0] for box in boxes) >= margin - EDGE
        assert max(box[2] for box in boxes) <= width - margin + 2 * EURO
        assert min(box[1] for box in boxes) > EDGE
        assert max(box[3] for box in boxes) < height - EDGE
    file.close()


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_two_words_overlap_on_pages_with_tables(pdfs: dict[str, Path], name: str) -> None:
    numbers = table_pages(pdfs[name], LAYOUTS[name].margin)
    assert len(numbers) >= 5
    with pdfplumber.open(pdfs[name], pages=numbers) as file:
        assert [overlapping(page.extract_words()) for page in file.pages] == [[]] * len(numbers)


def table_pages(path: Path, margin: float) -> list[int]:
    """Numbers of pages that hold one of the tables or a part of it; a header stands on each."""
    texts = between_heads(path, margin)
    return [
        at
        for at, text in enumerate(texts, start=1)
        if re.search(r"Beroepsklasse|Type activiteit|peiljaar\s+data", text)
    ]


def overlapping(words: list[dict[str, float]]) -> list[tuple[float, float]]:
    """Pairs of words of which the middles of the letters lie in each other's box."""
    found = []
    ordered = sorted(words, key=lambda word: word["top"])
    for at, word in enumerate(ordered):
        height = word["bottom"] - word["top"]
        for other in ordered[at + 1 :]:
            if other["top"] > word["bottom"] - 0.4 * height:
                break
            if word["x0"] < other["x1"] - EDGE and other["x0"] < word["x1"] - EDGE:
                found.append((word["text"], other["text"]))
    return found


def test_a_full_grid_gives_every_cell(pdfs: dict[str, Path]) -> None:
    tables = [block for block in dutch_techzone().blocks if isinstance(block, PrintedTable)]
    expected = [cells(row) for table in tables for row in table.rows]
    headers = [cells(row) for table in tables for row in table.rows if row.header]
    rows: list[list[str]] = []
    with pdfplumber.open(pdfs["nota"], pages=table_pages(pdfs["nota"], LAYOUTS["nota"].margin)) as file:
        for found in (row for page in file.pages for table in page.extract_tables() for row in table):
            row = [" ".join(cell.split()) for cell in found if cell]
            if row not in rows or row not in headers:
                rows.append(row)
    assert rows == expected
    assert sum(map(len, rows)) == 3 + 4 + 12 * 5 + 2 * 12 * 3 + 11 + 8 + 42 * 12


def cells(row: PrintedRow) -> list[str]:
    return [cell.text for cell in row.cells]


def test_only_hyphenated_layouts_break_words(pdfs: dict[str, Path]) -> None:
    broken = {name: "".join(between_heads(pdfs[name], LAYOUTS[name].margin)).count(BROKEN) for name in LAYOUTS}
    assert broken["brochure"] > 200
    assert broken["groot"] > 20
    assert (broken["nota"], broken["kaal"]) == (1, 2), "the report's own: mbo- instellingen; rubber- en"


def test_left_and_right_pages_have_heads_and_numbers_at_their_outer_side(pdfs: dict[str, Path]) -> None:
    with pdfplumber.open(pdfs["brochure"], pages=[4, 5]) as file:
        left, right = file.pages
        heads = [page.crop((0, 0, page.width, 40)) for page in (left, right)]
        feet = [page.crop((0, page.height - 40, page.width, page.height)) for page in (left, right)]
        assert [head.extract_text() for head in heads] == ["Stand van de Dutch Techzone", "3. Arbeidsmarkt"]
        assert [foot.extract_text() for foot in feet] == ["4", "5"]
        assert feet[0].chars[0]["x0"] < 60 < left.width - 60 < feet[1].chars[0]["x1"]
    with pdfplumber.open(pdfs["kaal"], pages=[1]) as file:
        assert file.pages[0].extract_text().startswith("1. Macro-economische beschouwing\n")


def test_a_wide_table_stands_on_landscape_pages_or_over_the_full_width(pdfs: dict[str, Path]) -> None:
    numbers = table_pages(pdfs["nota"], LAYOUTS["nota"].margin)
    with pdfplumber.open(pdfs["nota"], pages=numbers) as file:
        wide = [page for page in file.pages if page.width > page.height]
        assert (len(wide), len(numbers)) == (3, 6)
        assert all("Borger-Odoorn Coevorden Emmen" in page.extract_text() for page in wide)
    with pdfplumber.open(pdfs["brochure"]) as file:
        assert all(page.width < page.height for page in file.pages)
        page = next(page for page in file.pages if "Beroepsklasse" in page.extract_text())
        words = {word["text"]: word for word in page.extract_words()}
        assert words["Beroepsklasse"]["x0"] < page.width / 2 < words["Zwolle"]["x0"]
        below = page.crop((page.width / 2, 250, page.width, page.height)).extract_text().splitlines()
        assert below[0] == "Binnen de DTZ zijn opnieuw forse verschillen waarneem-"


@pytest.mark.parametrize("font", [SERIF, SANS, EMBEDDED])
def test_every_font_has_the_signs_of_a_dutch_report(tmp_path: Path, font: Font) -> None:
    signs = "€ 32.800, coördinatie, café, Fryslân, één, zzp’ers ‘krap’ “groei” 2014–2023 ½ m² CO²"
    document = Document(
        (PrintedParagraph((PrintedLine(signs),)), PrintedParagraph((PrintedLine("punt"),), bullet=True))
    )
    as_pdf(document, tmp_path / "tekens.pdf", replace(LAYOUTS["kaal"], font=font))
    with pdfplumber.open(tmp_path / "tekens.pdf") as file:
        assert file.pages[0].extract_text().splitlines() == [signs, "• punt"]


def table(rows: list[list[str]], caption: str = "") -> PrintedTable:
    printed = [PrintedRow(tuple(PrintedCell(text, at, at) for at, text in enumerate(row)), header=not number)
               for number, row in enumerate(rows)]  # fmt: skip
    return PrintedTable(tuple(printed), caption)


def test_a_header_comes_back_on_each_page_and_the_caption_does_not(tmp_path: Path) -> None:
    rows = [["Gemeente", "2023"], *([f"Plaats {number}", str(number)] for number in range(1, 121))]
    as_pdf(Document((table(rows, "Tabel 1: inwoners"),)), tmp_path / "lang.pdf", LAYOUTS["kaal"])
    with pdfplumber.open(tmp_path / "lang.pdf") as file:
        pages = [page.extract_text().splitlines() for page in file.pages]
    assert pages[0][:3] == ["Tabel 1: inwoners", "Gemeente 2023", "Plaats 1 1"]
    assert [page[0] for page in pages[1:]] == ["Gemeente 2023"] * (len(pages) - 1)
    assert len(pages) > 1


def test_a_table_that_fits_on_no_page_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a table of 40 columns"):
        as_pdf(Document((table([["Referentieregio"] * 40]),)), tmp_path / "breed.pdf", LAYOUTS["nota"])


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    document = Document((PrintedHeading("1. Wonen", 1), PrintedParagraph((PrintedLine("Tekst."),))), title="Wonen")
    for name in ("een.pdf", "twee.pdf"):
        as_pdf(document, tmp_path / name, LAYOUTS["brochure"])
    assert (tmp_path / "een.pdf").read_bytes() == (tmp_path / "twee.pdf").read_bytes()
