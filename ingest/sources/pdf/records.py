"""What the steps of the PDF reader hand on. Distances are in points; `top` grows downwards from the top of the page."""

import re
from dataclasses import dataclass, field

from ingest.document import PrintedRow
from ingest.sources.printed_text import clean, raised

GLUED = 0.14
"""Gap in type sizes below which a full stop belongs to the word before the mark of a note."""

NUMBER = re.compile(
    r"[(\[]?[€$£<>~±]?\s?[+\-–−]?\s?[€$£]?\s?\d[\d.,:/\s\u00a0\u202f\u2009]*(?:[-–]\d[\d.,]*)?\s?(?:%|‰|°|x|€|\*+)?[)\]]?"
    r"|[-–—.…*x/]|\.\.+|[nN]\.?[bBvV]\.?(?:[tT]\.?)?|[nN]/?[aA]\.?|[?]"
)


_NOTE_MARK = re.compile(r"[\d*]\s\d{1,2}\)$")


def number_like(text: str) -> bool:
    """Whether a cell is a number, an amount, a percentage or a mark for "no figure".

    A bracket that was not opened is the end of a wrapped unit ("(x" above "€ 1.000)"), or the mark of a note behind a figure.
    """
    text = text.strip()
    closing = text.endswith((")", "]")) and not text.startswith(("(", "["))
    return NUMBER.fullmatch(text) is not None and (not closing or _NOTE_MARK.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs without a space between them; `base` is the baseline, `raised` a superscript, `lowered` a subscript."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    raised: bool = False
    lowered: bool = False
    slanted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words beside each other without a wide gap: a line of one column, or a part of it.

    `size` is that of most of its type, `bold` and `slanted` hold where all words are; `prose` for running text.
    """

    words: tuple[Word, ...]
    page: int
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    base: float = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)
    slanted: bool = field(init=False)
    prose: bool = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        plain = [word for word in self.words if not word.raised] or list(self.words)
        lettered = [word for word in plain if any(character.isalnum() for character in word.text)]
        measured = {
            "x0": self.words[0].x0,
            "x1": max(word.x1 for word in self.words),
            "top": min(word.top for word in self.words),
            "bottom": max(word.bottom for word in self.words),
            "base": sorted(word.base for word in plain)[len(plain) // 2],
            "size": weighted_size(self.words),
            "bold": bool(lettered) and all(word.bold for word in lettered),
            "slanted": all(word.slanted for word in plain),
            "prose": is_prose(self.words),
            "text": spaced(self.words),
        }
        for name, value in measured.items():
            object.__setattr__(self, name, value)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: a thin one is a rule, another a filled area or a frame."""

    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """All of a page that the reader uses. `fills` are coloured areas, `rules` thin lines or edges of frames."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    across: tuple[Box, ...]
    down: tuple[Box, ...]
    fills: tuple[Box, ...]
    images: int


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table on one page with the sides of its columns.

    `heights` are the first and last baseline of each row, for a table read by its white space.
    """

    area: Box
    columns: tuple[tuple[float, float], ...]
    rows: tuple[PrintedRow, ...]
    doubts: tuple[str, ...] = ()
    ruled: bool = False
    heights: tuple[tuple[float, float], ...] = ()


def is_prose(words: tuple[Word, ...]) -> bool:
    """Whether words are a line of running text: several of them, few numbers."""
    if len(words) < 3 or sum(word.text[:1].islower() for word in words) < 2:
        return False
    return 3 * sum(number_like(word.text) for word in words) <= len(words)


def weighted_size(words: tuple[Word, ...]) -> float:
    """The size of type in which most letters are set, in tenths of a point."""
    sizes: dict[float, int] = {}
    if len({word.size for word in words}) == 1:
        return round(words[0].size, 1)
    for word in words:
        if not word.raised:
            sizes[round(word.size, 1)] = sizes.get(round(word.size, 1), 0) + len(word.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else words[0].size


def spaced(words: tuple[Word, ...] | list[Word]) -> str:
    """Text of words beside each other; a power stays with its word and the mark of a note goes."""
    text = ""
    before: Word | None = None
    for at, word in enumerate(words):
        part = raised(text, word.text) if word.raised and at else word.text
        near = before is not None and word.x0 - before.x1 < GLUED * word.size
        glued = before is None or word.raised or word.lowered or ((before.raised or before.lowered) and near)
        text += part if glued else f" {part}"
        before = word
    return clean(text[:-1]) + "\u00ad" if text.endswith("\u00ad") else clean(text)
