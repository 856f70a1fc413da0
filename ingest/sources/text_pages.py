"""Text as copied from a PDF → numbered lines with their pages; page numbers and running heads become empty lines."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.section import Line

EDGE_LINES = 2
"""Filled lines at the top and at the bottom of a page that may be a running head or a page number."""
LEAST_PAGES = 3
"""Pages on which a running head stands at least."""
PART_OF_PAGES = 0.3
"""Part of the pages on which a running head stands: left and right pages may have one each."""
LEAST_INDENT = 10
"""Spaces before a page number that stands in the middle or at the right of its line."""
MOST_SKIPPED = 3
"""Step between page numbers after each other: a page with a full-page picture has none."""
FORM_FEED = "\f"
_BREAK = re.compile(r"\r\n|\n|\r")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?P<word>(?:pagina|bladzijde|blz\.?|page)\s+)?(?P<number>\d{1,4})(?:\s*(?:van|/)\s*\d+)?(?:\s*[-–—|])?",
    re.IGNORECASE,
)


def paged_lines(text: str) -> tuple[Line, ...]:
    """All lines; those of a text without form feeds and page numbers have no page."""
    if FORM_FEED in text:
        lines = _by_form_feeds(text)
        return _without(lines, {*_running_heads(lines), *_numbers_at_edges(lines)})
    lines = [Line(number, line) for number, line in enumerate(text.splitlines(), start=1)]
    return _by_numbers(lines, _numbers_alone(lines))


def _by_form_feeds(text: str) -> list[Line]:
    """Lines as an editor counts them, where a form feed starts no line of its own."""
    printed = _BREAK.split(text)
    lines: list[Line] = []
    page = 1
    for number, line in enumerate(printed[:-1] if not printed[-1] else printed, start=1):
        before, feed, _ = line.partition(FORM_FEED)
        at_end = bool(feed) and bool(before.strip())
        feeds = line.count(FORM_FEED)
        page += 0 if at_end else feeds
        lines.append(Line(number, line.replace(FORM_FEED, ""), page))
        page += feeds if at_end else 0
    return lines


def _edges(lines: Sequence[Line]) -> list[Line]:
    """The first and last filled lines of each page."""
    pages: dict[int | None, list[Line]] = {}
    for line in lines:
        if line.bare:
            pages.setdefault(line.page, []).append(line)
    found: dict[int, Line] = {}
    for filled in pages.values():
        found |= {line.number: line for line in (*filled[:EDGE_LINES], *filled[-EDGE_LINES:])}
    return list(found.values())


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Numbers of lines at the edges of pages that say the same on many pages, but for the page number in them."""
    edges = _edges(lines)
    pages = len({line.page for line in lines if line.bare})
    on_pages = Counter(key for key, _ in {(_key(line), line.page) for line in edges})
    least = max(LEAST_PAGES, PART_OF_PAGES * pages)
    return {line.number for line in edges if on_pages[_key(line)] >= least}


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.bare.casefold().split()))


def _numbers_at_edges(lines: Sequence[Line]) -> set[int]:
    """Numbers of lines at the edges of pages that are page numbers: all as much more than the count of pages."""
    numbers = [(line, number) for line in _edges(lines) if (number := _page_number(line)) is not None]
    offsets = Counter(number - (line.page or 0) for line, number in numbers)
    usual, count = max(offsets.items(), key=lambda item: item[1], default=(0, 0))
    return {line.number for line, number in numbers if count > 1 and number - (line.page or 0) == usual}


def _page_number(line: Line) -> int | None:
    found = _PAGE_NUMBER.fullmatch(line.bare)
    return int(found["number"]) if found else None


def _numbers_alone(lines: Sequence[Line]) -> list[tuple[Line, int]]:
    """Page numbers on lines of their own, far from the left margin or with words, that count on through the text."""
    numbers: list[tuple[Line, int]] = []
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        found = _PAGE_NUMBER.fullmatch(line.bare)
        indent = len(line.text.expandtabs()) - len(line.text.expandtabs().lstrip())
        if found and (found["word"] or indent >= LEAST_INDENT) and not any(n and n.bare for n in (before, after)):
            numbers.append((line, int(found["number"])))
    longest = _counting_on(numbers)
    return longest if len(longest) >= LEAST_PAGES else []


def _counting_on(numbers: Sequence[tuple[Line, int]]) -> list[tuple[Line, int]]:
    """The longest row of numbers of which each is a little more than the one before."""
    best: dict[int, list[tuple[Line, int]]] = {}
    for line, number in numbers:
        before = max((best[n] for n in range(number - MOST_SKIPPED, number) if n in best), key=len, default=[])
        if len(before) >= len(best.get(number, [])):
            best[number] = [*before, (line, number)]
    return max(best.values(), key=len, default=[])


def _by_numbers(lines: Sequence[Line], numbers: Sequence[tuple[Line, int]]) -> tuple[Line, ...]:
    """Lines with the number that stands below their page, and without those numbers."""
    if not numbers:
        return tuple(lines)
    paged: list[Line] = []
    pages = iter(numbers)
    last, page = next(pages)
    for line in lines:
        paged.append(Line(line.number, line.text, page))
        if line is last:
            last, page = next(pages, (last, page + 1))
    return _without(paged, {line.number for line, _ in numbers})


def _without(lines: Sequence[Line], emptied: set[int]) -> tuple[Line, ...]:
    return tuple(Line(line.number, "", line.page) if line.number in emptied else line for line in lines)
