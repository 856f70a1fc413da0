"""How a report is typeset as a PDF: page, type, columns, tables; and four layouts that are unlike each other."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import reportlab
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
from reportlab.pdfbase.ttfonts import TTFont

TableStyle = Literal["ruled", "rules", "zebra", "bare"]
"""A full grid; horizontal rules only; shaded rows without rules; white space only."""
Align = Literal["LEFT", "CENTER", "RIGHT"]
VAlign = Literal["TOP", "MIDDLE", "BOTTOM"]


@dataclass(frozen=True, slots=True)
class Font:
    """The three faces of a family, by the names that ReportLab knows them by."""

    regular: str
    bold: str
    italic: str


SERIF = Font("Times-Roman", "Times-Bold", "Times-Italic")
SANS = Font("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
EMBEDDED = Font("Vera", "VeraBd", "VeraIt")
"""A TrueType family that comes with ReportLab: its glyphs are embedded, as in most PDFs, where SERIF and SANS are not."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One look of a report. Sizes are in points."""

    page: tuple[float, float]
    font: Font
    size: float
    tables: TableStyle
    numbers: Align
    "Where numbers stand in their column."
    beside: VAlign
    "Where one-line cells stand beside a label of more lines."
    columns: int = 1
    running: bool = False
    "Running head with report and chapter, foot with the page number; left and right pages are each other's mirror image."
    justified: bool = False
    hyphenated: bool = False
    wide: Literal["landscape", "page"] = "page"
    "Where tables go that don't fit in a column: a landscape page, or the full width of a page."
    chapter_page: bool = False
    "Whether each chapter begins on a new page."
    margin: float = 57


LAYOUTS = {
    "brochure": Layout(A4, SANS, 9, "zebra", "CENTER", "TOP", columns=2, running=True, justified=True, hyphenated=True,
                       chapter_page=True, margin=48),
    "nota": Layout(A4, SERIF, 11, "ruled", "RIGHT", "MIDDLE", running=True, justified=True, wide="landscape",
                   chapter_page=True, margin=71),
    "kaal": Layout(A4, EMBEDDED, 9, "bare", "RIGHT", "BOTTOM", wide="landscape"),
    "groot": Layout(landscape(A4), SANS, 13, "rules", "LEFT", "TOP", running=True, hyphenated=True),
}  # fmt: skip
"""The layouts by name."""


def register_fonts() -> None:
    """Makes the faces of `EMBEDDED` known to ReportLab; the others are always known."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in (EMBEDDED.regular, EMBEDDED.bold, EMBEDDED.italic):
        if name not in getRegisteredFontNames():
            registerFont(TTFont(name, folder / f"{name}.ttf"))
