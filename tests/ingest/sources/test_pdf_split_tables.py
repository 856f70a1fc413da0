"""Tables that a page break or narrow columns make hard to read, exactly: what stood alone is not lost."""

from collections.abc import Sequence
from dataclasses import replace
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
from ingest.sources.pdf import read_pdf
from tests.ingest.sources.round_trip import prose, rows, tables
from tests.typeset.as_pdf import as_pdf
from tests.typeset.layout import LAYOUTS, Layout

SENTENCE = "De regio telt meer mensen die willen werken dan er banen zijn en dat blijft voorlopig zo. "


def row(texts: Sequence[str], header: bool = False) -> PrintedRow:
    return PrintedRow(tuple(PrintedCell(text, at, at) for at, text in enumerate(texts) if text), header=header)


def text(words: str) -> PrintedParagraph:
    return PrintedParagraph((PrintedLine(words),))


def read(document: Document, layout: Layout, folder: Path) -> Document:
    as_pdf(document, folder / "verslag.pdf", layout)
    return read_pdf(folder / "verslag.pdf")


@pytest.mark.parametrize("name", sorted(LAYOUTS))
@pytest.mark.parametrize("before", range(16))
def test_a_table_is_whole_wherever_its_page_ends(name: str, before: int, tmp_path: Path) -> None:
    long = "Voortijdig schoolverlaters in het voortgezet onderwijs en in het middelbaar beroepsonderwijs"
    body = [row([f"Kenmerk {at}" if at % 4 else f"{long} {at}", "%", f"{at},1", f"{at + 3},5"]) for at in range(1, 16)]
    table = PrintedTable((row(["Kenmerk", "Eenheid", "Noordkust", "Nederland"], header=True), *body))
    document = Document((*(text(SENTENCE * 2) for _ in range(before)), table, text(SENTENCE)))
    found = read(document, LAYOUTS[name], tmp_path)
    assert [rows(one) for one in tables(found)] == [rows(table)]
    assert found.notices == ()


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_header_of_two_levels_with_the_same_texts_below_each(name: str, tmp_path: Path) -> None:
    upper = ("Bijstand", "WW", "Arbeidsongeschiktheid")
    head = PrintedRow(tuple(PrintedCell(one, 1 + 2 * at, 2 + 2 * at) for at, one in enumerate(upper)), header=True)
    lower = row(["Gemeente", *["aantal", "per 1.000 inwoners"] * 3], header=True)
    body = [
        row([place, *(f"{at * n},{n}" for n in range(1, 7))]) for at, place in enumerate(("Tiel", "Veere", "Goes"), 3)
    ]
    table = PrintedTable((head, lower, *body))
    found = read(Document((text(SENTENCE * 3), table, text(SENTENCE * 3))), LAYOUTS[name], tmp_path)
    assert [rows(one) for one in tables(found)] == [rows(table)]


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_short_chapter_has_no_running_head_in_its_text(name: str, tmp_path: Path) -> None:
    layout = replace(LAYOUTS[name], running=True, chapter_page=True)
    chapters = [
        PrintedHeading(f"{at}. Hoofdstuk over {what}", 1) for at, what in enumerate(("wonen", "werk", "zorg"), 1)
    ]
    document = Document(tuple(block for one in chapters for block in (one, text(SENTENCE * 9))), "Stand van de regio")
    assert prose(read(document, layout, tmp_path)) == prose(document)


@pytest.mark.parametrize("words", range(18, 34))
def test_a_number_alone_on_the_last_line_stays_in_its_paragraph(words: int, tmp_path: Path) -> None:
    whole = " ".join((SENTENCE * 3).split()[:words]) + " en dat is € 458.000."
    found = read(Document((text(whole), text(SENTENCE * 4))), LAYOUTS["groot"], tmp_path)
    paragraphs = [" ".join(" ".join(line.text for line in block.lines).split()) for block in found.blocks
                  if isinstance(block, PrintedParagraph)]  # fmt: skip
    assert paragraphs == [whole, (SENTENCE * 4).strip()]
