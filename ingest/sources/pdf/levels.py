"""Last step of the PDF reader: headings by the style that they are set in → levels; a title page's title is none."""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

Style = tuple[float, bool]
CHAPTER = re.compile(r"(?:(?:hoofdstuk|deel|chapter)\s+)?(\d{1,2})(?:[.:]\s*|\s+)(?=\D)", re.IGNORECASE)
_LONE_CHAPTER = re.compile(r"(?:hoofdstuk|deel|chapter)\s+(?:\d{1,2}|[ivx]{1,5})\.?", re.IGNORECASE)
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s")
MAX_LEVEL = 6
"""Deeper levels are of no use to a reader."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the style that it is set in; its level follows when all of the document is read."""

    text: str
    page: int
    size: float
    bold: bool

    @property
    def style(self) -> Style:
        """Size in half points, and whether bold."""
        return round(self.size * 2) / 2, self.bold


def levels_of(headings: Sequence[Heading]) -> list[int]:
    """The level of each heading; 0 for a title that stands before the first chapter in larger type."""
    if not headings:
        return []
    by_style: dict[Style, list[int]] = defaultdict(list)
    for at, heading in enumerate(headings):
        by_style[heading.style].append(at)
    styles = sorted(by_style, key=lambda style: (-style[0], not style[1]))
    numbered = next((style for style in styles if _chapters([headings[at] for at in by_style[style]])), None)
    chapter = numbered or next((style for style in styles if _repeated([headings[at] for at in by_style[style]])), None)
    if chapter is None:
        chapter = _sole(styles, by_style, headings)
    first = by_style[chapter][0]
    lower = styles[styles.index(chapter) + 1 :]
    return [_level(at, heading, chapter, lower, first, numbered is not None) for at, heading in enumerate(headings)]


def is_lone_chapter(text: str) -> bool:
    """ "Hoofdstuk 3" without its title, which then stands on the next line."""
    return _LONE_CHAPTER.fullmatch(text) is not None


def _chapters(headings: Sequence[Heading]) -> bool:
    numbers = [int(found[1]) for heading in headings if (found := CHAPTER.match(heading.text))
               and not _DOTTED.match(heading.text)]  # fmt: skip
    return len(numbers) >= 2 and sum(b == a + 1 for a, b in itertools.pairwise(numbers)) * 2 >= len(numbers) - 1


def _repeated(headings: Sequence[Heading]) -> bool:
    """At least twice, and not only as the lines of a title page."""
    return (len(headings) >= 2 and len({heading.page for heading in headings} - {1}) >= 1) or len(headings) >= 3


def _sole(styles: Sequence[Style], by_style: dict[Style, list[int]], headings: Sequence[Heading]) -> Style:
    """Without a style that occurs twice: the largest that is not the title at the very start, else the only one."""
    rest = [style for style in styles if by_style[style] != [0]]
    return rest[0] if rest and len(headings) > 1 else styles[0]


def _level(
    at: int,
    heading: Heading,
    chapter: Style,
    lower: Sequence[Style],
    first: int,
    numbered: bool,
) -> int:
    dotted = _DOTTED.match(heading.text)
    if dotted and numbered:
        return min(dotted[1].count(".") + 1, MAX_LEVEL)
    if heading.style in lower:
        return min(2 + lower.index(heading.style), MAX_LEVEL)
    if heading.style != chapter and at < first:
        return 0
    return 1
