"""Second step of the PDF reader, beside words: drawn paths → rules across and down, and filled areas."""

from ingest.sources.pdf.paths import Drawn
from ingest.sources.pdf.pdfium import RawPage
from ingest.sources.pdf.records import Box, Page
from ingest.sources.pdf.words import lines_of

THIN = 3.5
"""Rules are thinner than this many points; zebra rows and boxes are thicker than a line of type."""
SHORTEST = 6.0
"""Shorter strokes are dots, ticks and parts of drawings."""
JOIN = 3.5
"""Pieces of one rule (dashes, cell by cell) are at most this far apart."""
SAME_PLACE = 1.6
"""Rules this near to each other, side by side, are one: both borders of neighbouring cells."""
MAX_RULES = 3000
"""Rules used of one page; a drawing with more is a map or a chart."""


def page_of(page: RawPage) -> Page:
    """A page with lines of text, rules and fills."""
    across: list[Box] = []
    down: list[Box] = []
    fills: list[Box] = []
    for item in page.drawn:
        _sort(item, page, across, down, fills)
    lines = lines_of(page.glyphs, page.number)
    return Page(
        page.number, page.width, page.height, lines,
        tuple(_merged(across[:MAX_RULES], True)), tuple(_merged(down[:MAX_RULES], False)), tuple(fills), page.images,
    )  # fmt: skip


def _sort(item: Drawn, page: RawPage, across: list[Box], down: list[Box], fills: list[Box]) -> None:
    wide, high = item.x1 - item.x0, item.bottom - item.top
    if high <= THIN and wide >= SHORTEST / 3:
        if not item.light:
            across.append(Box(item.x0, item.x1, item.top, item.bottom))
    elif wide <= THIN and high >= SHORTEST / 3:
        if not item.light:
            down.append(Box(item.x0, item.x1, item.top, item.bottom))
    elif item.parts >= 4 and wide < 0.98 * page.width:
        if item.filled and not item.light:
            fills.append(Box(item.x0, item.x1, item.top, item.bottom))
        if item.stroked:
            across += [Box(item.x0, item.x1, item.top, item.top), Box(item.x0, item.x1, item.bottom, item.bottom)]
            down += [Box(item.x0, item.x0, item.top, item.bottom), Box(item.x1, item.x1, item.top, item.bottom)]


def _merged(rules: list[Box], across: bool) -> list[Box]:
    """Pieces in each other's length joined, doubled rules made one, and short ones left out."""

    def spot(box: Box) -> float:
        return (box.top + box.bottom) / 2 if across else (box.x0 + box.x1) / 2

    def ends(box: Box) -> tuple[float, float]:
        return (box.x0, box.x1) if across else (box.top, box.bottom)

    groups: list[list[Box]] = []
    for rule in sorted(rules, key=spot):
        if groups and spot(rule) - spot(groups[-1][0]) <= SAME_PLACE:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    merged: list[Box] = []
    for group in groups:
        place = sum(spot(rule) for rule in group) / len(group)
        start, end = None, 0.0
        for a, b in sorted(ends(rule) for rule in group):
            if start is not None and a <= end + JOIN:
                end = max(end, b)
                continue
            if start is not None and end - start >= SHORTEST:
                merged.append(Box(start, end, place, place) if across else Box(place, place, start, end))
            start, end = a, b
        if start is not None and end - start >= SHORTEST:
            merged.append(Box(start, end, place, place) if across else Box(place, place, start, end))
    return merged
