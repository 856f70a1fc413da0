"""Taking an answer along in a real browser: copied, as Word, as CSV, each read back."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.web.conftest import ask, finished

Visit = Callable[..., Page]
pytestmark = pytest.mark.browser
SENTENCE = "Van de DTZ gemeenten is de werkloosheid het laagst in Hardenberg (2,9%) en het hoogst in Emmen (3,5%)."


def test_an_answer_is_copied_as_text_with_its_sources(address: str, visit: Visit) -> None:
    page = visit(address, permissions=["clipboard-read", "clipboard-write"])
    ask(page, "werkloosheid Emmen")
    page.get_by_role("button", name="Kopieer met bronnen").click()
    expect(page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Vraag: werkloosheid Emmen\n\n3,5% – werkloosheid, Emmen, 2023")
    assert f"[1] Stand van de Dutch Techzone (2024), hoofdstuk 3. Arbeidsmarkt, Werkloosheid: „{SENTENCE}”" in copied
    assert "*" not in copied


def test_a_conversation_is_downloaded_as_word_and_read_back(address: str, visit: Visit, tmp_path: Path) -> None:
    page = visit(f"{address}/?vraag=werkloosheid+Emmen&vraag=hoeveel+golfbanen+zijn+er")
    expect(page.locator(".dtz-answer")).to_have_count(2)
    finished(page)
    path = _download(page, "Gesprek als Word", tmp_path)
    document = Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"] == [
        "werkloosheid Emmen", "hoeveel golfbanen zijn er",
    ]  # fmt: skip
    assert any(text.startswith("3,5% – werkloosheid, Emmen, 2023") for text in texts)
    assert any(SENTENCE in text for text in texts)
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Cijfer", "Onderwerp", "Gebied", "Periode", "Bron"],
        ["3,5%", "Werkloosheid", "Emmen", "2023", "[1]"],
        ["3,4%", "Werkloosheid", "Emmen", "2022", "[2]"],
    ]


def test_the_figures_are_downloaded_as_csv_and_read_back(address: str, visit: Visit, tmp_path: Path) -> None:
    page = visit(f"{address}/?vraag=werkloosheid+Emmen")
    finished(page)
    data = _download(page, "CSV met cijfers", tmp_path).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert [(row["cijfer"], row["getal"], row["eenheid"], row["gebied"], row["periode"]) for row in rows] == [
        ("3,5%", "3,5", "%", "Emmen", "2023"), ("3,4%", "3,4", "%", "Emmen", "2022"),
    ]  # fmt: skip
    assert rows[0]["citaat"] == SENTENCE
    assert (rows[1]["tabel"], rows[1]["rij"], rows[1]["kolom"]) == (
        "Indicatoren van brede welvaart",
        "Werkloosheid",
        "Emmen",
    )


def _download(page: Page, label: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).last.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
