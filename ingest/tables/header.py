"""The header of a table: lines → the name of the rows and one heading per column, areas told apart from other words."""

import re
from dataclasses import dataclass

from ingest.tables.blocks import Block, join_label
from vectorstore.dutch.areas import AreaBook

_TRAILING_YEARS = re.compile(r"(?:\b(?:19|20)\d\d\s*){2,}$")
_UNIT = re.compile(r"\(([^()]{1,20})\)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above one column: `text` as printed, `area` where it names one, `measure` the words beside the area."""

    text: str
    area: str | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """Headings of the columns; `certain` is False where the header could not be matched with the cells."""

    row_heading: str
    columns: tuple[Heading, ...]
    certain: bool


def read_header(blocks: list[Block], width: int, book: AreaBook) -> Header:
    """Headings for `width` columns. Tries, in order: two levels, one level, and gives up by numbering the columns."""
    two_levels = _two_levels(blocks, width, book)
    if two_levels:
        return two_levels
    items = [item for block in blocks for fragment in block.fragments for item in _split(fragment, book)]
    items = _merge_units(items)
    for candidate in (items, _split_repeating(items, width)):
        if len(candidate) == width:
            return Header("", tuple(candidate), certain=True)
        if len(candidate) == width + 1 and candidate[0].area is None:
            return Header(candidate[0].text, tuple(candidate[1:]), certain=True)
    return Header("", tuple(Heading(f"kolom {n}", measure=f"kolom {n}") for n in range(1, width + 1)), certain=False)


def _split(fragment: str, book: AreaBook) -> list[Heading]:
    """A piece with several years or areas falls apart: these, and what stands before, between and after them."""
    years = _TRAILING_YEARS.search(fragment)
    if years:
        before = fragment[: years.start()].strip()
        headings = [Heading(year, measure=year) for year in years[0].split()]
        return [*([Heading(before, measure=before)] if before else []), *headings]
    mentions = book.find(fragment)
    if len(mentions) < 2:
        whole = len(mentions) == 1 and mentions[0].end - mentions[0].start == len(fragment)
        return [Heading(fragment, mentions[0].area.name) if whole else Heading(fragment, measure=fragment)]
    items: list[Heading] = []
    at = 0
    for mention in mentions:
        between = fragment[at : mention.start].strip()
        if between:
            items.append(Heading(between, measure=between))
        items.append(Heading(fragment[mention.start : mention.end], mention.area.name))
        at = mention.end
    rest = fragment[at:].strip()
    return [*items, Heading(rest, measure=rest)] if rest else items


def _merge_units(items: list[Heading]) -> list[Heading]:
    """A unit in brackets that was wrapped to a line of its own belongs to the heading before it."""
    merged: list[Heading] = []
    for item in items:
        if merged and _UNIT.fullmatch(item.text):
            last = merged[-1]
            merged[-1] = Heading(f"{last.text} {item.text}", last.area, f"{last.measure} {item.text}")
        else:
            merged.append(item)
    return merged


def _split_repeating(items: list[Heading], width: int) -> list[Heading]:
    """One piece that says the same word for each column: "Groei 2020 Groei 2021" is two headings."""
    result: list[Heading] = []
    for item in items:
        words = item.text.split()
        starts = [i for i, word in enumerate(words) if word == words[0]]
        if len(starts) > 1 and len(starts) in (width, width - len(items) + 1):
            parts = [" ".join(words[a:b]) for a, b in zip(starts, [*starts[1:], None], strict=True)]
            result += [Heading(part, measure=part) for part in parts]
        else:
            result.append(item)
    return result


def _two_levels(blocks: list[Block], width: int, book: AreaBook) -> Header | None:
    """Areas above, the same few measures under each of them."""
    if len(blocks) < 2:
        return None
    lower = blocks[-1].text.split()
    upper = [item for block in blocks[:-1] for fragment in block.fragments for item in _split(fragment, book)]
    areas = [item for item in upper if item.area]
    if len(lower) != width or not areas or width % len(areas):
        return None
    each = width // len(areas)
    if lower[:each] * len(areas) != lower:
        return None
    columns = tuple(
        Heading(f"{areas[i // each].text} {word}", areas[i // each].area, word) for i, word in enumerate(lower)
    )
    return Header(join_label([item.text for item in upper if not item.area]), columns, certain=True)
