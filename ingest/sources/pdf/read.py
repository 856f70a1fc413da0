"""The PDF reader in order: glyphs → lines and rules → survey → running heads off → tables → columns → paragraphs → blocks."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from ingest.document import Document
from ingest.sources.pdf.assembly import Assembly
from ingest.sources.pdf.drawn import page_of
from ingest.sources.pdf.layout import page_regions
from ingest.sources.pdf.pdfium import opened, raw_page, title_of
from ingest.sources.pdf.records import Page
from ingest.sources.pdf.survey import survey_of
from vectorstore.errors import ReportError

KEPT_PAGES = 120
"""Pages kept between the two readings, about 0.3 MB each: most reports are read once, and memory has a bound."""


def read_pdf(path: Path) -> Document:
    """Read a PDF with text. Raises ReportError where it is locked, damaged, too long, or without text.

    All pages are read twice, first for what the whole document shows; only the first pages are kept in memory.
    """
    with opened(path) as pdf:
        kept: dict[int, Page] = {}
        survey = survey_of(_pages(pdf, kept))
        if not survey.letters:
            if not survey.images:
                raise ReportError(f"Het bestand {path.name} bevat geen tekst; vraag een nieuwe pdf aan de maker.")
            raise ReportError(
                f"Het bestand {path.name} is een scan zonder tekst; maak de pdf eerst doorzoekbaar met tekstherkenning (OCR)."
            )
        assembly = Assembly(survey.spelling)
        notices: list[str] = []
        for page in _pages(pdf, kept):
            if not page.lines:
                notices.append(_notice(page))
            for region, drafts in page_regions(page, survey, assembly.last_table()):
                assembly.region(drafts, region.aside)
        return Document(assembly.blocks(), title_of(pdf), survey.pages, tuple(notices))


def _pages(pdf: pypdfium2.PdfDocument, kept: dict[int, Page]) -> Iterator[Page]:
    for index in range(len(pdf)):
        page = kept.get(index) or page_of(raw_page(pdf, index))
        if len(kept) < KEPT_PAGES:
            kept[index] = page
        yield page


def _notice(page: Page) -> str:
    if page.images:
        return f"Pagina {page.number} is een afbeelding zonder tekst en is overgeslagen."
    return f"Op pagina {page.number} staat geen tekst."
