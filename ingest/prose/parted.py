"""A section of a text in which blank lines part paragraphs → its paragraphs, words broken at the margin made whole."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from ingest.layout import PROSE_WIDTH, ends_sentence, is_bullet, is_scrap, is_source_line
from ingest.prose.paragraphs import read_prose
from ingest.section import Line, Paragraph, Section, paragraph_of
from ingest.sources.pdf.joining import Spelling, moved_up
from vectorstore.dutch.vocabulary import Vocabulary

FULL_LINE = 0.6
"""Part of the widest line that each line but the last of a paragraph has: only a very long word makes it shorter."""


def parted_prose(
    section: Section, tables: list[range], spelling: Spelling, vocabulary: Vocabulary
) -> Iterator[Paragraph]:
    """Paragraphs without the lines of tables; what is too short to be running text is among them."""
    for block in _blocks(section, tables, vocabulary):
        lines = _whole_words(block, spelling)
        if _is_one_paragraph(lines, vocabulary):
            yield paragraph_of(lines, bullet=False)
        else:
            yield from read_prose(replace(section, lines=lines), [], vocabulary).paragraphs


def _blocks(section: Section, tables: list[range], vocabulary: Vocabulary) -> list[list[Line]]:
    """Lines without a blank one between them; over the end of a page a sentence goes on."""
    blocks: list[list[Line]] = []
    before: Line | None = None
    for line in section.lines:
        if not line.bare or any(line.number in table for table in tables):
            continue
        over_page = before is not None and before.page != line.page and not ends_sentence(before, vocabulary)
        if before is None or (line.number > before.number + 1 and not over_page):
            blocks.append([])
        blocks[-1].append(line)
        before = line
    return blocks


def _whole_words(lines: list[Line], spelling: Spelling) -> tuple[Line, ...]:
    """Lines of which none ends in the middle of a word."""
    texts = [line.bare for line in lines]
    for at, after in itertools.pairwise(range(len(texts))):
        texts[at], texts[after] = moved_up(texts[at], texts[after], spelling)
    return tuple(replace(line, text=text) for line, text in zip(lines, texts, strict=True) if text)


def _is_one_paragraph(lines: tuple[Line, ...], vocabulary: Vocabulary) -> bool:
    """Full lines with the end of a sentence, whatever they start with."""
    widest = max(len(line.bare) for line in lines)
    if widest < PROSE_WIDTH or any(len(line.bare) < FULL_LINE * widest for line in lines[:-1]):
        return False
    if any(is_bullet(line, vocabulary) or is_source_line(line, vocabulary) or is_scrap(line) for line in lines):
        return False
    return any(ends_sentence(line, vocabulary) for line in lines)
