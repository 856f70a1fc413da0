"""Second step of ingest: a source → sections with their paragraphs and tables, in reading order.

Flattened text is read by the look of its lines; a document that has headings, paragraphs and tables brings them itself.
"""

from dataclasses import dataclass, field, replace

from ingest.document import PrintedHeading, PrintedParagraph, PrintedTable
from ingest.layout import PROSE_WIDTH, ends_sentence, is_scrap, is_source_line
from ingest.outline import blank_lines_part, outline
from ingest.prose.paragraphs import read_prose
from ingest.prose.parted import parted_prose
from ingest.read import Source
from ingest.section import Grid, Line, Paragraph, Region, Section, paragraph_of
from ingest.sources.pdf.joining import Spelling
from ingest.tables.laid_out import laid_out_tables
from ingest.tables.regions import find_regions
from vectorstore.dutch.vocabulary import Vocabulary

LEAST_WORDS = 6
"""Words in small letters that a line without the end of a sentence has, to be running text and no label of a chart."""


def sections_of(source: Source, vocabulary: Vocabulary) -> list[Section]:
    """Sections of a report; text before the first heading gets the headings ""."""
    if source.document is None:
        spelling = Spelling.of(line.text for line in source.lines)
        parted = blank_lines_part(source.lines)
        return [_of_lines(section, parted, spelling, vocabulary) for section in outline(source.lines, vocabulary)]
    drafts: list[_Draft] = [_Draft("", "")]
    for block, lines in zip(source.document.blocks, source.block_lines, strict=True):
        if isinstance(block, PrintedHeading):
            chapter = block.text if block.level == 1 else drafts[-1].chapter
            drafts.append(_Draft(chapter, block.text))
        else:
            drafts[-1].add(block, lines, vocabulary)
    return [draft.section() for draft in drafts if draft.heading or draft.lines]


def _of_lines(section: Section, parted: bool, spelling: Spelling, vocabulary: Vocabulary) -> Section:
    """Tables whose columns are held apart by spaces come first; between them tables are read as flattened.

    `parted` where blank lines stand between paragraphs only.
    """
    laid_out = laid_out_tables(section, spelling)
    taken = [table.line_numbers for table in laid_out]
    regions = [region for part in _between(section, taken) for region in find_regions(part, vocabulary)]
    found: list[Region | Grid] = [*(table.grid for table in laid_out), *regions]
    tables = sorted(found, key=lambda table: table.first.number)
    taken += [region.line_numbers for region in regions]
    if not parted:
        return replace(section, paragraphs=read_prose(section, taken, vocabulary).paragraphs, tables=tuple(tables))
    paragraphs = parted_prose(section, taken, spelling, vocabulary)
    running = tuple(p for p in paragraphs if p.bullet or _is_running_text(p.lines, vocabulary))
    return replace(section, paragraphs=running, tables=tuple(tables))


def _between(section: Section, taken: list[range]) -> list[Section]:
    """The parts of a section before, between and after these lines."""
    starts = [0, *(table.stop for table in taken)]
    stops = [table.start for table in taken]
    last = section.lines[-1].number + 1 if section.lines else 0
    return [
        replace(section, lines=tuple(line for line in section.lines if start <= line.number < stop))
        for start, stop in zip(starts, [*stops, last], strict=True)
    ]


@dataclass
class _Draft:
    """A section while its blocks are gathered."""

    chapter: str
    heading: str
    lines: list[Line] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Region | Grid] = field(default_factory=list)

    def add(self, block: PrintedParagraph | PrintedTable, lines: tuple[Line, ...], vocabulary: Vocabulary) -> None:
        self.lines += lines
        if isinstance(block, PrintedTable):
            captioned = len(lines) - len(block.rows)
            self.tables.append(Grid(block.rows, lines[captioned:], block.caption, block.doubts))
        elif block.bullet or _is_running_text(lines, vocabulary):
            self.paragraphs.append(paragraph_of(lines, block.bullet))

    def section(self) -> Section:
        return Section(self.chapter, self.heading, tuple(self.lines), tuple(self.paragraphs), tuple(self.tables))


def _is_running_text(lines: tuple[Line, ...], vocabulary: Vocabulary) -> bool:
    """No line that names a source, no labels of a chart, no caption: sentences, or words enough for one broken off."""
    if is_source_line(lines[0], vocabulary) or all(is_scrap(line) for line in lines):
        return False
    if any(ends_sentence(line, vocabulary) for line in lines):
        return True
    words = [word for line in lines for word in line.bare.split()]
    return sum(len(line.bare) for line in lines) >= PROSE_WIDTH and sum(w[0].islower() for w in words) >= LEAST_WORDS
