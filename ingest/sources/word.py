"""A reader of ingest: a Word file (.docx) → the document as printed, with headings by style and tables by their cells."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.document import Document, PrintedBlock, PrintedHeading, PrintedLine, PrintedParagraph
from ingest.sources.headings import levelled, with_captions
from ingest.sources.printed_text import as_item, clean, explains, names_figure, names_table
from ingest.sources.word_package import damaged, open_word
from ingest.sources.word_styles import TITLE_LEVEL, Styles
from ingest.sources.word_tables import as_table, is_layout, read_rows
from ingest.sources.word_text import ALTERNATIVES, CONTAINERS, Paragraph, chosen, read_paragraph
from vectorstore.errors import ReportError

MAX_HEADING = 200
"""Characters; what is longer has the style of a heading but is running text."""
MAX_BOLD_HEADING = 90
"""Characters of a bold line that is a heading: one line of print."""
_NO_TITLE = re.compile(
    r"(?:microsoft )?(?:word[ -]?)?(?:document|doc|untitled|naamloos|titel|title|sjabloon|template)?[ \d]*(?:\.docx?)?"
    r"|microsoft word - .*|.*\.(?:dotx?|docx?)",
    re.IGNORECASE,
)
_DEPTH = re.compile(r"\d+((?:\.\d+)*)\.?\s")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A block with what decides later what it becomes."""

    block: PrintedBlock
    caption: bool = False
    bold: bool = False
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What was read of a document so far."""

    styles: Styles
    notes: dict[tuple[str, str], str]
    entries: list[_Entry] = field(default_factory=list)
    pictures: int = 0
    embedded: int = 0


def read_word(path: Path) -> Document:
    """Read a .docx file. Raises ReportError where it is no Word document, damaged, protected, too large or without text.

    Footnotes that explain something become paragraphs at the end of their section; mere references are left out, as are
    page headers and footers, the table of contents, deletions and hidden text. What is merged downwards in a table stands
    in its first row. Tables that only place text become paragraphs.
    """
    document = open_word(path)
    try:
        reading = _Reading(Styles(document), _notes(document))
    except SyntaxError as fault:
        raise damaged(path) from fault
    if document.element.body is not None:
        _read_blocks(document.element.body, reading, in_cell=False)
    entries = _with_notes(_with_bold_headings(reading.entries))
    styled = frozenset(at for at, entry in enumerate(entries) if entry.caption)
    blocks = with_captions([entry.block for entry in entries], styled)
    title, blocks = levelled(blocks)
    if not blocks:
        raise ReportError(
            f"Het Word-bestand {path.name} bevat geen tekst; geef een document met tekst in plaats van beeld."
        )
    own = clean(document.core_properties.title or "")
    if own and title and not _NO_TITLE.fullmatch(own) and title.casefold() != own.casefold():
        blocks.insert(0, _paragraph(title))
    return Document(tuple(blocks), title if _NO_TITLE.fullmatch(own) else own, notices=_notices(reading))


def _read_blocks(element: BaseOxmlElement, reading: _Reading, in_cell: bool) -> None:
    """Read paragraphs and tables in order, those within content controls and other containers too."""
    for child in element:
        if child.tag == qn("w:p"):
            _read_paragraph(read_paragraph(child), reading, in_cell)
        elif child.tag == qn("w:tbl"):
            _read_table(child, reading)
        elif child.tag == ALTERNATIVES:
            for version in chosen(child):
                _read_blocks(version, reading, in_cell)
        elif child.tag == qn("w:altChunk"):
            reading.embedded += 1
        elif child.tag in CONTAINERS and not _is_contents(child):
            _read_blocks(child, reading, in_cell)


def _read_paragraph(paragraph: Paragraph, reading: _Reading, in_cell: bool) -> None:
    styles, text = reading.styles, paragraph.text
    if styles.is_contents(paragraph):
        return
    reading.pictures += paragraph.pictures
    notes = _explanations(paragraph, reading)
    level = styles.level(paragraph)
    if text and level is not None and len(text) <= MAX_HEADING:
        reading.entries.append(_Entry(PrintedHeading(text, level), notes=notes))
    elif text:
        text, bullet = as_item(text, styles.is_listed(paragraph))
        bold = not in_cell and not bullet and styles.is_bold(paragraph)
        reading.entries.append(_Entry(_paragraph(text, bullet), styles.is_caption(paragraph), bold, notes))
    for box in paragraph.boxes:
        _read_blocks(box, reading, in_cell=True)


def _read_table(table: BaseOxmlElement, reading: _Reading) -> None:
    rows = read_rows(table)
    cells = [cell for row in rows for cell in row.cells]
    if is_layout(rows):
        for cell in cells:
            _read_blocks(cell.element, reading, in_cell=True)
        return
    paragraphs = [paragraph for cell in cells for paragraph in cell.paragraphs]
    reading.pictures += sum(paragraph.pictures for paragraph in paragraphs)
    notes = tuple(note for paragraph in paragraphs for note in _explanations(paragraph, reading))
    reading.entries.append(_Entry(as_table(rows), notes=notes))


def _with_bold_headings(entries: list[_Entry]) -> list[_Entry]:
    """Where no heading has a style: short bold lines with running text below them are the headings."""
    if any(isinstance(entry.block, PrintedHeading) and entry.block.level != TITLE_LEVEL for entry in entries):
        return entries
    result = list(entries)
    for at, (entry, below) in enumerate(pairwise(entries)):
        if _can_be_heading(entry) and not _can_be_heading(below) and not _text(below)[:1].islower():
            text = _text(entry)
            depth = _DEPTH.match(text)
            result[at] = replace(entry, block=PrintedHeading(text, 1 + (depth[1].count(".") if depth else 0)))
    return result


def _can_be_heading(entry: _Entry) -> bool:
    text = _text(entry)
    if entry.caption or names_table(text) or names_figure(text):
        return False
    return entry.bold and len(text) <= MAX_BOLD_HEADING and text[-1] not in ".?!:;," and not text[:1].islower()


def _with_notes(entries: list[_Entry]) -> list[_Entry]:
    """The notes as paragraphs before the next heading, or at the end."""
    result: list[_Entry] = []
    waiting: list[_Entry] = []
    for entry in entries:
        if isinstance(entry.block, PrintedHeading):
            result += waiting
            waiting = []
        result.append(entry)
        waiting += [_Entry(_paragraph(note)) for note in entry.notes]
    return result + waiting


def _explanations(paragraph: Paragraph, reading: _Reading) -> tuple[str, ...]:
    found = (reading.notes.get(note, "") for note in paragraph.notes)
    return tuple(note for note in found if explains(note))


def _notes(document: WordDocument) -> dict[tuple[str, str], str]:
    """Text of footnotes and endnotes by kind and number."""
    notes: dict[tuple[str, str], str] = {}
    for relation in document.part.rels.values():
        for kind in ("footnote", "endnote"):
            if relation.is_external or not relation.reltype.endswith(f"/{kind}s"):
                continue
            for note in parse_xml(relation.target_part.blob).iter(qn(f"w:{kind}")):
                texts = (read_paragraph(paragraph).text for paragraph in note.iter(qn("w:p")))
                notes[kind, note.get(qn("w:id"), "")] = " ".join(filter(None, texts))
    return notes


def _is_contents(element: BaseOxmlElement) -> bool:
    gallery = element.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"


def _notices(reading: _Reading) -> tuple[str, ...]:
    notices = []
    if reading.pictures:
        what = "1 afbeelding" if reading.pictures == 1 else f"{reading.pictures} afbeeldingen"
        notices.append(f"Het document bevat {what}; wat daarop staat, is niet gelezen.")
    if reading.embedded:
        notices.append("Het document bevat een ingevoegd bestand; wat daarin staat, is niet gelezen.")
    return tuple(notices)


def _paragraph(text: str, bullet: bool = False) -> PrintedParagraph:
    return PrintedParagraph((PrintedLine(text),), bullet)


def _text(entry: _Entry) -> str:
    block = entry.block
    if isinstance(block, PrintedParagraph):
        return block.lines[0].text
    return block.text if isinstance(block, PrintedHeading) else ""
