"""Flattened text: lines → chapters and sections with their headings, by the look of the lines alone."""

import itertools
import re

from ingest.layout import PROSE_WIDTH, ends_sentence, is_bullet, is_prose, is_scrap, is_source_line, row_tail
from ingest.section import Line, Section
from vectorstore.dutch.vocabulary import Vocabulary

MAX_HEADING = 0.72
"""Longest heading as a part of the width of running text: longer lines are sentences that go on below."""
MOST_FOLLOWED = 0.6
"""Part of the lines with a blank one below in a text where blank lines part paragraphs; in a flattened text most have one."""
_CHAPTER = re.compile(r"(?:hoofdstuk\s+)?(\d{1,2})[.:]?\s+(\S.*)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+\S")
_CONTENTS = re.compile(r"(?:\.{3,}|\s{2,}|…)\s*\d+$")
_MARKDOWN = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*$")


def outline(lines: tuple[Line, ...], vocabulary: Vocabulary) -> list[Section]:
    """Sections in reading order; text before the first heading gets the headings ""."""
    sections: list[Section] = []
    chapter = heading = ""
    start = 0
    filled = [i for i, line in enumerate(lines) if line.bare]
    widest = MAX_HEADING * _text_width(lines)
    number = 0
    headed: Line | None = None
    parted = blank_lines_part(lines)
    for position, at in enumerate(filled):
        line = lines[at]
        after = lines[filled[position + 1]] if position + 1 < len(filled) else None
        before = lines[filled[position - 1]] if position else None
        closed = before is None or before is headed or _is_closed(before, vocabulary)
        closed = closed or (_stands_alone(lines, at) and _chapter(line, number) is not None)
        closed = closed or (parted and not lines[at - 1].bare)
        if not closed or len(line.bare) > widest or not _can_be_heading(line, vocabulary):
            continue
        opened = _chapter(line, number)
        if opened:
            number, title = opened
            new = (title, title)
        elif _is_section(line, after, vocabulary):
            new = (chapter, " ".join(_MARKDOWN.sub(r"\2", line.bare).split()))
        else:
            continue
        headed = line
        _close(sections, chapter, heading, lines[start:at])
        (chapter, heading), start = new, at + 1
    _close(sections, chapter, heading, lines[start:])
    return sections


def _stands_alone(lines: tuple[Line, ...], at: int) -> bool:
    """Whether nothing stands on the two lines above, and below at once: a chapter's heading may follow a line that ends in
    nothing, such as a subtitle or the label of a chart.
    """
    above = lines[max(0, at - 2) : at]
    return not any(line.bare for line in above) and (at + 1 >= len(lines) or not lines[at + 1].bare)


def blank_lines_part(lines: tuple[Line, ...]) -> bool:
    """Whether blank lines stand between paragraphs only: where nearly every line has one below it, they say nothing."""
    filled = sum(bool(line.bare) for line in lines)
    followed = sum(bool(line.bare) and not below.bare for line, below in itertools.pairwise(lines))
    return followed < MOST_FOLLOWED * filled


def _close(sections: list[Section], chapter: str, heading: str, lines: tuple[Line, ...]) -> None:
    if any(line.bare for line in lines) or heading:
        sections.append(Section(chapter, heading, lines))


def _text_width(lines: tuple[Line, ...]) -> int:
    """Width of a full line of running text: the 75th percentile of the lines that are not short."""
    widths = sorted(len(line.bare) for line in lines if len(line.bare) >= PROSE_WIDTH)
    return widths[len(widths) * 3 // 4] if widths else 80


def _chapter(line: Line, last: int) -> tuple[int, str] | None:
    """Number and title of a chapter heading: "4. Title" where 4 comes after 3, or a Markdown "# Title"."""
    marked = _MARKDOWN.match(line.bare)
    if marked:
        return (last + 1, marked[2]) if len(marked[1]) == 1 else None
    found = _CHAPTER.fullmatch(line.bare)
    if not found or int(found[1]) != last + 1 or not found[2][0].isupper():
        return None
    return int(found[1]), " ".join(line.bare.split())


def _is_section(line: Line, after: Line | None, vocabulary: Vocabulary) -> bool:
    """A short line that is no sentence and has running text below it."""
    if _MARKDOWN.match(line.bare):
        return True
    if after is None or not is_prose(after, vocabulary):
        return False
    return line.bare[0].isupper() or _NUMBERED.match(line.bare) is not None


def _can_be_heading(line: Line, vocabulary: Vocabulary) -> bool:
    if ends_sentence(line, vocabulary) or _CONTENTS.search(line.text.rstrip()):
        return False
    return not (is_source_line(line, vocabulary) or is_bullet(line, vocabulary) or is_scrap(line)
                or row_tail(line, vocabulary))  # fmt: skip


def _is_closed(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether nothing runs on from this line: a full sentence, a source line, a scrap, a list item, a row."""
    if (
        ends_sentence(line, vocabulary)
        or is_source_line(line, vocabulary)
        or is_scrap(line)
        or is_bullet(line, vocabulary)
    ):
        return True
    return row_tail(line, vocabulary) is not None
