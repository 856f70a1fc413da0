"""A report as it is read: chapters with their sections, and in each the paragraphs, lists and tables in printed order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from vectorstore.index import Index
from vectorstore.records import Place, Sentence, Table

BULLETS = ("•", "-", "–", "*")
"""How an item of a list starts."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list (`bullet`), or a table; `sentences` is empty for a table."""

    sentences: tuple[Sentence, ...] = ()
    table: Table | None = None
    bullet: bool = False

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.table.place if self.table else self.sentences[0].place


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; "" for what stands right under the chapter's own heading."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its sections."""

    heading: str
    sections: tuple[Section, ...]


def chapters_of(index: Index) -> tuple[Chapter, ...]:
    """All chapters of a report in printed order."""
    blocks = sorted(_blocks(index), key=lambda block: block.place.first_line)
    return tuple(
        Chapter(heading, tuple(_sections(heading, list(within))))
        for heading, within in groupby(blocks, key=lambda block: block.place.chapter)
    )


def _sections(chapter: str, blocks: Sequence[Block]) -> Iterator[Section]:
    for heading, within in groupby(blocks, key=lambda block: block.place.section):
        yield Section("" if heading == chapter else heading, tuple(within))


def _blocks(index: Index) -> Iterator[Block]:
    yield from (Block(table=table) for table in index.content.tables)
    paragraph: list[Sentence] = []
    for sentence in index.content.sentences:
        bullet = sentence.text.startswith(BULLETS)
        starts = bullet or sentence.opens_paragraph or (paragraph and _elsewhere(paragraph[-1], sentence))
        if starts and paragraph:
            yield _paragraph(paragraph)
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield _paragraph(paragraph)


def _elsewhere(one: Sentence, other: Sentence) -> bool:
    return (one.place.chapter, one.place.section) != (other.place.chapter, other.place.section)


def _paragraph(sentences: Sequence[Sentence]) -> Block:
    return Block(tuple(sentences), bullet=sentences[0].text.startswith(BULLETS))
