"""First step of the PDF reader, text: the characters of a page with their places and type."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from ingest.sources.pdf.view import View

MAX_GLYPHS = 60_000
"""Glyphs read of one page: a newspaper page has 30,000; a page that says it has more is not for reading."""
BOLD_WEIGHT = 600
"""Semi-bold, from which type stands out."""
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_BROKEN_HYPHENS = (0x02, 0xFFFE)
"""What pdfium puts for a hyphen at the end of a line."""
_SPACES = frozenset((0, 0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x2002, 0x2003, 0x2009, 0x202F, 0x200B, 0xFEFF))


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it stands on the page, `base` its baseline from the top; `room` that of a space before it."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    slanted: bool
    room: float | None


def glyphs_of(page: pypdfium2.PdfPage, view: View) -> Iterator[Glyph]:
    """Upright characters in the order of the file, spaces left out."""
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return
    try:
        yield from _upright_glyphs(text.raw, min(text.count_chars(), MAX_GLYPHS), view)
    finally:
        text.close()


def _upright_glyphs(text: Any, count: int, view: View) -> Iterator[Glyph]:
    styles: dict[int, _Style] = {}
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    space: float | None = None
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _SPACES:
            if space is None and code != 0 and raw.FPDFText_IsGenerated(text, index) != 1:
                raw.FPDFText_GetCharOrigin(text, index, x, y)
                space = view.point(x.value, y.value)[0]
            continue
        owner = raw.FPDFText_GetTextObject(text, index)
        key = ctypes.cast(owner, ctypes.c_void_p).value or 0
        if key not in styles:
            styles[key] = _style(text, index, owner, view)
        style = styles[key]
        if not style.upright or not raw.FPDFText_GetLooseCharBox(text, index, rect):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        x0, x1, top, bottom = view.box(rect.left, rect.bottom, rect.right, rect.top)
        start, base = view.point(x.value, y.value)
        size = style.size
        if x1 < 0 or x0 > view.width or base < 0 or top > view.height or size <= 0.5:
            continue
        character = "-" if code in _BROKEN_HYPHENS else chr(code)
        room = None if space is None else start - space
        yield Glyph(
            character, x0, x1, max(top, base - size), min(bottom, base + size / 3), base, size, style.bold, style.slanted, room
        )  # fmt: skip
        space = None


@dataclass(frozen=True, slots=True)
class _Style:
    """Size in points; `upright` as the page is shown."""

    size: float
    bold: bool
    slanted: bool
    upright: bool


def _style(text: Any, index: int, owner: Any, view: View) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    size = raw.FPDFText_GetFontSize(text, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
    angle = (math.degrees(math.atan2(matrix.b, matrix.a)) - view.turn) % 360
    upright = min(angle, 360 - angle) < 10
    font = raw.FPDFTextObj_GetFont(owner) if owner else None
    bold = slanted = False
    if font:
        buffer = ctypes.create_string_buffer(200)
        raw.FPDFFont_GetBaseFontName(font, buffer, 200)
        name = buffer.value.decode("utf-8", "replace").casefold()
        bold = raw.FPDFFont_GetWeight(font) >= BOLD_WEIGHT or any(mark in name for mark in _BOLD_NAMES)
        if "light" in name or "regular" in name:
            bold = False
        slanted = "italic" in name or "oblique" in name
    return _Style(size, bold, slanted, upright)
