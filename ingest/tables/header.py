"""The header of a table: lines → the name of the rows and one heading per column, areas told apart from other words."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from ingest.tables.blocks import Block, join_label
from vectorstore.dutch.areas import AreaBook
from vectorstore.dutch.words import fold

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


def read_header(blocks: list[Block], width: int, book: AreaBook, of_rows: Collection[str] = ()) -> Header:
    """Headings for `width` columns. Tries, in order: two levels, one level, and gives up by numbering the columns.

    `of_rows` are words that head the names of rows, folded: a header that starts with one has a heading more than columns.
    """
    two_levels = _two_levels(blocks, width, book)
    if two_levels:
        return two_levels
    items = [item for block in blocks for fragment in block.fragments for item in _split(fragment, book)]
    items = _merge_units(items)
    single = len(blocks) == 1
    for candidate in (
        items,
        _split_repeating(items, width),
        [part for item in items for part in _around_area(item, book)],
        [part for item in items for part in _by_capitals(item, book)] if single else [],
    ):
        if len(candidate) == width and fold(candidate[0].text) not in of_rows:
            return Header("", tuple(candidate), certain=True)
        if len(candidate) == width + 1 and candidate[0].area is None:
            return Header(candidate[0].text, tuple(candidate[1:]), certain=True)
    return Header("", numbered(width), certain=False)


def numbered(width: int) -> tuple[Heading, ...]:
    """Headings of columns that say nothing of themselves."""
    return tuple(Heading(f"kolom {n}", measure=f"kolom {n}") for n in range(1, width + 1))


def _split(fragment: str, book: AreaBook) -> list[Heading]:
    """A piece with several years or areas falls apart: these, and what stands before, between and after them."""
    years = _TRAILING_YEARS.search(fragment)
    if years:
        before = fragment[: years.start()].strip()
        headings = [Heading(year, measure=year) for year in years[0].split()]
        return [*([Heading(before, measure=before)] if before else []), *headings]
    mentions = book.find(fragment)
    if len(mentions) < 2:
        return [_heading(fragment, book)]
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


def _around_area(item: Heading, book: AreaBook) -> list[Heading]:
    """A piece with one area and other words falls apart: "Nederland Peiljaar" are two headings."""
    mentions = book.find(item.text)
    if len(mentions) != 1 or item.area:
        return [item]
    start, end = mentions[0].start, mentions[0].end
    named = Heading(item.text[start:end], mentions[0].area.name)
    before, after = (Heading(text.strip(), measure=text.strip()) for text in (item.text[:start], item.text[end:]))
    return [part for part in (before, named, after) if part.text]


def _by_capitals(item: Heading, book: AreaBook) -> list[Heading]:
    """A piece of one line in which each heading starts with a capital: "Onderwijs Winkelen Vrije tijd"."""
    if item.area:
        return [item]
    pieces: list[list[str]] = []
    for word in item.text.split():
        if word[0].isupper() or not pieces:
            pieces.append([])
        pieces[-1].append(word)
    return [_heading(" ".join(piece), book) for piece in pieces]


def _heading(text: str, book: AreaBook) -> Heading:
    area = book.whole(text)
    return Heading(text, area) if area else Heading(text, measure=text)


def _two_levels(blocks: list[Block], width: int, book: AreaBook) -> Header | None:
    """A few things above (areas, years or others), and under each of them the same few words; the lower line may start with
    the heading of the rows.
    """
    if len(blocks) < 2:
        return None
    lower = blocks[-1].text.split()
    row_heading = lower.pop(0) if len(lower) == width + 1 else ""
    upper = [item for block in blocks[:-1] for fragment in block.fragments for item in _split(fragment, book)]
    areas = [item for item in upper if item.area]
    heads = areas or _told_apart(upper, lower, book)
    if len(lower) != width or not heads or width % len(heads) or width == len(heads):
        return None
    each = width // len(heads)
    if lower[:each] * len(heads) != lower:
        return None
    columns = tuple(
        Heading(
            f"{heads[i // each].text} {word}",
            heads[i // each].area,
            word if heads[i // each].area else f"{heads[i // each].text} {word}",
        )
        for i, word in enumerate(lower)
    )
    others = join_label([item.text for item in upper if not item.area]) if areas else ""
    return Header(row_heading or others, columns, certain=True)


def _told_apart(upper: list[Heading], lower: list[str], book: AreaBook) -> list[Heading]:
    """What stands above, as many pieces as the lower words come back: by white space, or else word by word."""
    times = lower.count(lower[0]) if lower else 0
    if times < 2 or len(upper) == times:
        return upper if times > 1 else []
    words = [word for item in upper for word in item.text.split()]
    return [_heading(word, book) for word in words] if len(words) == times else []
