"""The PDF reader in order: glyphs → lines and rules → survey → running heads off → tables → columns → paragraphs → blocks."""

import pickle
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from ingest.document import Document
from ingest.sources.pdf.assembly import Assembly
from ingest.sources.pdf.bookkeeping import Bookkeeping
from ingest.sources.pdf.drawn import page_of
from ingest.sources.pdf.layout import page_regions, text_lines
from ingest.sources.pdf.pdfium import opened, raw_page, title_of
from ingest.sources.pdf.records import Page
from ingest.sources.pdf.survey import Survey, survey_of
from vectorstore.errors import ReportError

PACKING = 1
"""Level of zlib: the lowest is fast, and a page takes about 10 kB, so that the longest report stays within 20 MB."""


def read_pdf(path: Path) -> Document:
    """Read a PDF with text. Raises ReportError where it is locked, damaged, too long, or without text.

    Each page is read once and kept packed, as what it means follows from all pages.
    """
    with opened(path) as pdf:
        title = title_of(pdf)
        packed: list[bytes] = []
        survey = survey_of(_packing(pdf, packed), title)
    if not survey.letters:
        if not survey.images:
            raise ReportError(f"Het bestand {path.name} bevat geen tekst; vraag een nieuwe pdf aan de maker.")
        raise ReportError(
            f"Het bestand {path.name} is een scan zonder tekst; maak de pdf eerst doorzoekbaar met tekstherkenning (OCR)."
        )
    assembly = Assembly(survey.spelling)
    books = Bookkeeping()
    notices: list[str] = []
    for page in map(_unpacked, packed):
        if not page.lines:
            notices.append(_notice(page))
        _read_page(page, survey, assembly, books)
    blocks, faults = books.checked(assembly.blocks(), assembly.left_out)
    return Document(blocks, title, survey.pages, (*notices, *faults))


def _read_page(page: Page, survey: Survey, assembly: Assembly, books: Bookkeeping) -> None:
    lines = text_lines(page, survey)
    books.page(page.number, lines)
    for region, drafts in page_regions(page, lines, survey, assembly.last_table()):
        books.region(page.number, drafts)
        assembly.region(drafts, region.aside)


def _packing(pdf: pypdfium2.PdfDocument, packed: list[bytes]) -> Iterator[Page]:
    """All pages in turn, each put in `packed` as well."""
    for index in range(len(pdf)):
        page = page_of(raw_page(pdf, index))
        packed.append(zlib.compress(pickle.dumps(page, pickle.HIGHEST_PROTOCOL), PACKING))
        yield page


def _unpacked(page: bytes) -> Page:
    unpacked: Page = pickle.loads(zlib.decompress(page))  # packed above, from nowhere else
    return unpacked


def _notice(page: Page) -> str:
    if page.images:
        return f"Pagina {page.number} is een afbeelding zonder tekst en is overgeslagen."
    return f"Op pagina {page.number} staat geen tekst."
