"""The text of a report as flowables for a PDF: headings, paragraphs, items of lists, source lines."""

from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from ingest.document import PrintedHeading, PrintedParagraph
from tests.typeset.layout import EMBEDDED, Layout

COLOUR = HexColor("#1d4f6e")
LEADING = 1.3
"""Distance between lines, as a part of the size of the type."""
HEADING_SIZES = (1.8, 1.25, 1.1)
"""Size of headings by level, as a part of the size of running text."""
SOURCE = "Bron:"
BULLET = "•"
"""Set in the embedded font: ReportLab writes it in the standard fonts as code 127, which some readers don't know."""


def heading(block: PrintedHeading, layout: Layout) -> Paragraph:
    """A heading in bold, kept with what follows; its style is named after its level."""
    size = layout.size * HEADING_SIZES[min(block.level, len(HEADING_SIZES)) - 1]
    style = _style(layout, f"heading {block.level}", fontName=layout.font.bold, fontSize=size, leading=size * 1.15,
                   spaceBefore=size * 0.9, spaceAfter=size * 0.4, alignment=TA_LEFT, keepWithNext=1, textColor=COLOUR,
                   hyphenationLang="")  # fmt: skip
    return Paragraph(escape(block.text), style)


def paragraph(block: PrintedParagraph, layout: Layout) -> Paragraph:
    """A paragraph in running text; a list item with its bullet; a source line small and in italics."""
    text = printed(block)
    if block.bullet:
        item = _style(layout, "item", leftIndent=12, alignment=TA_LEFT, bulletFontName=EMBEDDED.regular)
        return Paragraph(escape(text), item, bulletText=BULLET)
    if is_source(block):
        small = layout.size - 1.5
        return Paragraph(escape(text), _style(layout, "source", fontName=layout.font.italic, fontSize=small,
                                              leading=small * LEADING, alignment=TA_LEFT))  # fmt: skip
    return Paragraph(escape(text), _style(layout, "text"))


def caption(text: str, layout: Layout) -> Paragraph:
    """The line that names a table, above it."""
    style = _style(layout, "caption", fontName=layout.font.bold, alignment=TA_LEFT, keepWithNext=1, spaceBefore=6)
    return Paragraph(escape(text), style)


def printed(block: PrintedParagraph) -> str:
    """The lines of a paragraph joined by one space."""
    return " ".join(line.text for line in block.lines)


def is_source(block: object) -> bool:
    """Whether a block is the line that says where a table or chart comes from."""
    return isinstance(block, PrintedParagraph) and printed(block).startswith(SOURCE)


def hyphenation(layout: Layout) -> dict[str, Any]:
    """What a style needs for words to be broken at the end of a line."""
    if not layout.hyphenated:
        return {}
    return {"hyphenationLang": "nl_NL", "embeddedHyphenation": 1}


def _style(layout: Layout, name: str, **changes: Any) -> ParagraphStyle:
    return _made(layout, name, tuple(changes.items()))


@cache
def _made(layout: Layout, name: str, changes: tuple[tuple[str, Any], ...]) -> ParagraphStyle:
    usual = {"fontName": layout.font.regular, "fontSize": layout.size, "leading": layout.size * LEADING,
             "spaceAfter": layout.size * 0.6, "alignment": TA_JUSTIFY if layout.justified else TA_LEFT,
             **hyphenation(layout)}  # fmt: skip
    return ParagraphStyle(name, **{**usual, **dict(changes)})
