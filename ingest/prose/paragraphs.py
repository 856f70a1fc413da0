"""A section's lines → paragraphs of running text; chart captions, axes and source lines are left out and counted."""

from dataclasses import dataclass

from ingest.layout import ends_sentence, is_bullet, is_prose, is_scrap, is_source_line, starts_lower
from ingest.section import Line, Paragraph, Section, paragraph_of
from vectorstore.dutch.vocabulary import Vocabulary

SHORT_LINE = 0.8
"""A line that ends a sentence and is shorter than this part of the widest line of its section ends a paragraph."""
UNWRAPPED = 200
"""Where lines are longer than this, each that ends a sentence is a paragraph: the text is not broken off at a margin."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of a section, and the lines that are no running text."""

    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[Line, ...]


def read_prose(section: Section, tables: list[range], vocabulary: Vocabulary) -> Prose:
    """Paragraphs of a section without the lines of its tables."""
    lines = [line for line in section.lines if line.bare and not any(line.number in table for table in tables)]
    widest = max((len(line.bare) for line in lines), default=0)
    paragraphs: list[Paragraph] = []
    left_out: list[Line] = []
    current: list[Line] = []
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        if _is_no_prose(line, after, bool(current), vocabulary):
            left_out.append(line)
            left_out += _finish(current, paragraphs, widest, vocabulary)
            continue
        if is_bullet(line, vocabulary) or (current and is_bullet(current[-1], vocabulary) and not starts_lower(line)):
            left_out += _finish(current, paragraphs, widest, vocabulary)
        current.append(line)
        if ends_sentence(line, vocabulary) and (len(line.bare) < SHORT_LINE * widest or widest > UNWRAPPED):
            left_out += _finish(current, paragraphs, widest, vocabulary)
    left_out += _finish(current, paragraphs, widest, vocabulary)
    return Prose(tuple(paragraphs), tuple(left_out))


def _is_no_prose(line: Line, after: Line | None, inside: bool, vocabulary: Vocabulary) -> bool:
    """Source lines and number scraps; and outside a paragraph, words that no sentence starts or ends with."""
    if is_source_line(line, vocabulary) or (is_scrap(line) and not inside):
        return True
    if is_scrap(line):
        return len(line.bare.split()) > 2 or after is None or not starts_lower(after)
    if inside or ends_sentence(line, vocabulary) or is_bullet(line, vocabulary) or is_prose(line, vocabulary):
        return False
    return not line.bare[0].islower() and (after is None or not starts_lower(after))


def _finish(current: list[Line], paragraphs: list[Paragraph], widest: int, vocabulary: Vocabulary) -> list[Line]:
    """Close the paragraph; lines without a full-width line or the end of a sentence are a caption and are returned."""
    lines = tuple(current)
    current.clear()
    if not lines:
        return []
    bullet = is_bullet(lines[0], vocabulary)
    wide = any(len(line.bare) >= SHORT_LINE * widest for line in lines)
    if not (bullet or wide or any(ends_sentence(line, vocabulary) for line in lines)):
        return list(lines)
    paragraphs.append(paragraph_of(lines, bullet))
    return []
