"""Fourth step of the PDF reader: a table of contents is left out; its lines would be taken for headings."""

import re
from collections.abc import Sequence

from ingest.sources.pdf.records import Line
from ingest.sources.pdf.tables.chunks import PrintRow, print_rows

LEAST_ENTRIES = 3
"""Entries with a page number that make a list under its title a table of contents."""
DOTS_APART = 1.5
"""Gap in type sizes between dots that are not a leader, but marks for "no figure" in cells beside each other."""
_TITLE = re.compile(r"(?i)(?:inhoud|inhoudsopgave|inhoudstafel|table of contents|contents)\W*")
_LEADERS = re.compile(r"(?:[.…·_]\s?){4,}\s*\d{0,4}$|…{2,}\s*\d{0,4}$")
_ENDS_IN_NUMBER = re.compile(r"\D.*?\s(\d{1,4})$")


def without_contents(lines: Sequence[Line], pages: int) -> list[Line]:
    """The lines of a page that are no part of a table of contents."""
    rows = print_rows(lines, gap=1e9)
    parted = print_rows(lines, gap=DOTS_APART)
    gone = [any(_LEADERS.search(chunk.text) for chunk in row.chunks) for row in parted]
    titled = next((at for at, row in enumerate(rows) if _TITLE.fullmatch(_text(row))), None)
    if titled is not None:
        entries = _entries(rows, titled, pages)
        if sum(gone[titled + 1 :]) + len(entries) >= LEAST_ENTRIES:
            last = max([at for at in range(titled, len(rows)) if gone[at]] + entries)
            for at in range(titled, last + 1):
                gone[at] = True
    words = {
        id(word) for row, out in zip(rows, gone, strict=True) if out for chunk in row.chunks for word in chunk.words
    }
    return [line for line in lines if not any(id(word) in words for word in line.words)]


def _text(row: PrintRow) -> str:
    return row.chunks[0].text


def _entries(rows: Sequence[PrintRow], titled: int, pages: int) -> list[int]:
    """Rows below the title that end in page numbers which do not go down."""
    entries: list[int] = []
    last = 0
    for at in range(titled + 1, len(rows)):
        found = _ENDS_IN_NUMBER.match(_text(rows[at]))
        if found and last <= int(found[1]) <= pages + 20:
            last = int(found[1])
            entries.append(at)
    return entries
