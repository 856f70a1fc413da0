"""Second step of the PDF reader: glyphs → words → lines, by where they stand and not by the spaces of the file alone."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.sources.pdf.glyphs import Glyph
from ingest.sources.pdf.records import Line, Word, number_like

SPACE_GAP = 0.05
"""Least gap, in type sizes, at which a space of the file is one: stray spaces lie within a word without room."""
SPACE_ROOM = 0.13
"""Least room, in type sizes, that a space of the file takes where the boxes of its neighbours overlap."""
BARE_GAP = 0.19
"""Gap that parts words without a space in the file; letters that are set wide or kerned badly keep below it."""
KERNED_GAP = 0.3
"""The same behind a single capital, which is often kerned badly ("A rbeid")."""
STOP_GAP = 0.15
"""The same behind a full stop or comma, which has white of its own."""
SPACELESS_GAP = 0.17
"""The same on pages of a maker that writes no spaces at all."""
SPACELESS = 0.03
"""Part of the glyphs that has a space before it, below which a page has none: in Dutch it is about 0.17."""
SAME_BASE = 0.22
"""Difference of baselines, in type sizes, within one line."""
SMALL = 0.82
"""Type of this part of its neighbour's size or less, set higher or lower, is a superscript or subscript."""
WIDE_GAP = 0.9
"""Gap, in type sizes, that parts columns or cells; justified words stand closer."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
BULLETS = frozenset("•◦▪▫■□●○‣⁃∙·➢➤►▶✓✔❖–—-*o§Øü")
"""Marks that open an item of a list; the letters are Wingdings read as text."""


_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]")


def is_bullet_mark(text: str) -> bool:
    """Whether a word is the mark of a list item: a bullet, a glyph of a symbol font, "1." or "a)"."""
    if text in BULLETS or (len(text) == 1 and "\ue000" <= text <= "\uf8ff"):
        return True
    return _NUMBERED.fullmatch(text) is not None


def lines_of(glyphs: list[Glyph], page: int) -> tuple[Line, ...]:
    """Lines of one page from top to bottom, those of one baseline parted at wide gaps."""
    words = _words(glyphs)
    lines: list[Line] = []
    for row in _rows(words):
        lines.extend(Line(tuple(part), page) for part in _parts(_mended(row)))
    return tuple(sorted(lines, key=lambda line: (line.base, line.x0)))


def _words(glyphs: list[Glyph]) -> list[Word]:
    spaced = sum(glyph.room is not None for glyph in glyphs)
    bare = BARE_GAP if spaced >= SPACELESS * len(glyphs) else SPACELESS_GAP
    words: list[Word] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run, glyph, bare):
            words.append(_word(run))
            run = []
        run.append(glyph)
    if run:
        words.append(_word(run))
    return words


def _goes_on(run: list[Glyph], glyph: Glyph, bare: float) -> bool:
    before = run[-1]
    size = max(before.size, glyph.size)
    gap = glyph.x0 - before.x1
    if abs(before.base - glyph.base) > 0.1 * size or min(before.size, glyph.size) < SMALL * size:
        return False
    if abs(glyph.x0 - before.x0) < 0.01 * size and abs(glyph.x1 - before.x1) < 0.01 * size:
        return True  # pdfium gives each letter of a ligature the box of all
    if glyph.room is not None:
        return -0.5 * size < gap < SPACE_GAP * size and glyph.room < SPACE_ROOM * size
    if before.text.isupper() and glyph.text.isalpha() and all(other.text == "(" for other in run[:-1]):
        bare = KERNED_GAP
    elif before.text in ".,;:" and glyph.text.isalpha():
        bare = STOP_GAP
    return -0.7 * size < gap < bare * size


def _word(run: list[Glyph]) -> Word:
    text = "".join(_LIGATURES.get(glyph.text, glyph.text) for glyph in run)
    return Word(
        text, run[0].x0, max(glyph.x1 for glyph in run), min(glyph.top for glyph in run),
        max(glyph.bottom for glyph in run), run[0].base, run[0].size, sum(glyph.bold for glyph in run) * 2 > len(run),
        slanted=sum(glyph.slanted for glyph in run) * 2 > len(run),
    )  # fmt: skip


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words of one baseline together; superscripts join the row of the word that they stand behind."""
    rows: list[list[Word]] = []
    small: list[Word] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        for row in rows[-4:][::-1]:
            if abs(word.base - row[0].base) <= SAME_BASE * min(word.size, row[0].size):
                row.append(word)
                break
        else:
            rows.append([word])
    kept: list[list[Word]] = []
    for row in rows:
        (small.extend(row) if _all_raised(row, rows) else kept.append(row))
    for word in small:
        _attach(word, kept)
    return kept


def _all_raised(row: list[Word], rows: list[list[Word]]) -> bool:
    return all(_host(word, [other for other in rows if other is not row]) is not None for word in row)


def _host(word: Word, rows: Iterable[list[Word]]) -> tuple[list[Word], Word, int] | None:
    """The larger word that a small one stands directly behind (1) or before (0), a bit higher or lower, with its row."""
    if len(word.text) > 6:
        return None
    for row in rows:
        if abs(row[0].base - word.base) > row[0].size:
            continue
        for other in row:
            off = abs(other.base - word.base)
            if word.size > SMALL * other.size or not SAME_BASE * word.size < off < 0.7 * other.size:
                continue
            if -0.3 * other.size < word.x0 - other.x1 < 0.35 * other.size:
                return row, other, 1
            if word.base < other.base and -0.3 * other.size < other.x0 - word.x1 < 0.8 * other.size:
                return row, other, 0
    return None


def _attach(word: Word, rows: list[list[Word]]) -> None:
    found = _host(word, rows)
    if found is None:
        rows.append([word])
        return
    row, other, _ = found
    row.append(replace(word, top=other.top, bottom=other.bottom, base=other.base, size=other.size,
                       bold=other.bold, raised=word.base < other.base, lowered=word.base > other.base))  # fmt: skip


def _mended(row: list[Word]) -> list[Word]:
    """The words of a row from left to right, those joined that touch (a part in bold, a mended letter)."""
    mended: list[Word] = []
    for word in sorted(row, key=lambda word: word.x0):
        last = mended[-1] if mended else None
        if last and not word.raised and not last.raised and -0.4 * word.size < word.x0 - last.x1 < 0.04 * word.size:
            mended[-1] = Word(
                last.text + word.text, last.x0, max(last.x1, word.x1), min(last.top, word.top),
                max(last.bottom, word.bottom), last.base, last.size, last.bold and word.bold,
                slanted=last.slanted and word.slanted,
            )  # fmt: skip
        else:
            mended.append(word)
    return mended


def _parts(row: list[Word]) -> list[list[Word]]:
    parts = [[row[0]]]
    for before, word in itertools.pairwise(row):
        size = max(before.size, word.size)
        first = len(parts) == 1 and len(parts[0]) == 1
        after_mark = (
            first and is_bullet_mark(before.text) and not number_like(word.text) and word.x0 - before.x1 < 5 * size
        )
        if word.x0 - before.x1 > WIDE_GAP * size and not after_mark:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts
