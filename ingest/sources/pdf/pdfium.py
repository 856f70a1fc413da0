"""First step of the PDF reader: a file → pages with glyphs and drawn boxes. With glyphs, paths and view the home of pypdfium2.

pdfium was measured against pdfplumber: boxes and fonts of every glyph in about a quarter of the time, no further
libraries, and a parser that is kept safe against hostile files. PyMuPDF (AGPL) does not go with this project's licence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

from ingest.sources.pdf.glyphs import Glyph, glyphs_of
from ingest.sources.pdf.paths import IDENTITY, Drawn, drawings_into
from ingest.sources.pdf.view import View
from vectorstore.errors import ReportError

MAX_PAGES = 1500
"""More is no report; ten times the longest reports of this kind."""
_NO_TITLES = ("untitled", "anonymous", "unspecified", "naamloos", "document")
"""What programs write where nobody gave a title."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as pdfium gives it."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    drawn: list[Drawn]
    images: int


@contextmanager
def opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF, opened; raises ReportError where it cannot be."""
    if not path.is_file():
        raise ReportError(f"Het rapport {path} bestaat niet; controleer de naam.")
    with path.open("rb") as file:
        start = file.read(1024)
    if b"%PDF-" not in start:
        raise ReportError(f"Het bestand {path.name} is geen pdf of is beschadigd; vraag een nieuwe pdf aan de maker.")
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise ReportError(_why_not(path, error)) from error
    try:
        if len(pdf) == 0:
            raise ReportError(f"Het bestand {path.name} heeft geen pagina's; vraag een nieuwe pdf aan de maker.")
        if len(pdf) > MAX_PAGES:
            raise ReportError(
                f"Het bestand {path.name} heeft {len(pdf)} pagina's en er kunnen er hoogstens {MAX_PAGES} worden gelezen;"
                " deel het rapport op."
            )
        yield pdf
    finally:
        pdf.close()


def _why_not(path: Path, error: pypdfium2.PdfiumError) -> str:
    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return f"Het bestand {path.name} is beveiligd met een wachtwoord; sla de pdf op zonder wachtwoord."
    return f"Het bestand {path.name} is beschadigd of niet volledig; vraag een nieuwe pdf aan de maker of download hem opnieuw."


def raw_page(pdf: pypdfium2.PdfDocument, index: int) -> RawPage:
    """A page (index from 0) with its glyphs and drawings; a page that pdfium cannot load is empty."""
    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        return RawPage(index + 1, 595, 842, [], [], 0)
    try:
        view = View(page)
        glyphs = list(glyphs_of(page, view))
        drawn: list[Drawn] = []
        images = drawings_into(page.raw, None, IDENTITY, view, drawn, 0)
        return RawPage(index + 1, view.width, view.height, glyphs, drawn, images)
    finally:
        page.close()


def title_of(pdf: pypdfium2.PdfDocument) -> str:
    """The title that the file gives itself, "" without one."""
    title = " ".join(pdf.get_metadata_value("Title").split())
    return "" if title.casefold().strip("()") in _NO_TITLES else title
