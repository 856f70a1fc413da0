"""A reader of ingest: Markdown → the document as printed; None where a text is no Markdown and its lines have to tell."""

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.document import Document, PrintedBlock, PrintedHeading, PrintedLine, PrintedParagraph
from ingest.sources.headings import levelled, with_captions
from ingest.sources.html_tables import cut_tables, html_table
from ingest.sources.markdown_tables import PipeTable, is_ruler, pipe_table
from ingest.sources.printed_text import as_item, clean, raised

MAX_UNDERLINED = 100
"""Characters of a line that "===" or "---" below it makes a heading."""
_ATX = re.compile(r"(?:\A|\n[ \t]*\n) {0,3}(?:#{1,6}[ \t]+|#{2,6}(?=[^#\s]))(?=\S)")
_ATX_GLUED = re.compile(r"^( {0,3}#{2,6})(?=[^#\s])", re.MULTILINE)
_SETEXT = re.compile(
    rf"(?:\A|\n[ \t]*\n)[ ]{{0,3}}[^\s|>#*-][^\n]{{0,{MAX_UNDERLINED}}}\n(?:={{3,}}|-{{3,}})[ \t]*(?:\n|\Z)"
)
_ITEM_BELOW = re.compile(r"(?<=[.;:])([ \t]*\n)(?=\d{1,2}\.[ \t]+[A-Z])")
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_FRONT = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FRONT_TITLE = re.compile(r"""^(?:title|titel)[ \t]*:[ \t]*(["']?)(.+?)\1[ \t]*$""", re.MULTILINE | re.IGNORECASE)
_FRONT_LINE = re.compile(r"\s*(?:#.*|[\w.-]+\s*:.*|-\s.*|\s.*)?")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?h[1-6])\b[^<>]*>", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\](:[ \t]*)?")
_TABLE_MARK = "\ue000{}\ue001"
_MARKED_TABLE = re.compile("\ue000(\\d+)\ue001")
_LOST_TABLE = "Een tabel onder «{}» is niet als tabel te lezen; de rijen zijn als gewone tekst gelezen."
_LOST_FIRST = "Een tabel aan het begin is niet als tabel te lezen; de rijen zijn als gewone tekst gelezen."


@dataclass(slots=True)
class _Reading:
    """What was read so far, with the source that the tokens point into."""

    parser: MarkdownIt
    source: list[str]
    html_tables: list[str]
    blocks: list[PrintedBlock] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def read_markdown(text: str) -> Document | None:
    """Read a text that is Markdown by its headings or tables; None for a text that is not.

    Markup within a line is left out, a link is its text, and an item of a list starts with "• ". A table whose rows do not
    fit its head becomes paragraphs, with a notice.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate({0xE000: None, 0xE001: None})
    front, text = _front_matter(text)
    if not _is_markdown(text):
        return None
    text, tables = cut_tables(_COMMENT.sub("", text), _TABLE_MARK)
    text = _ITEM_BELOW.sub(r"\1\n", _ATX_GLUED.sub(r"\1 ", _NOTE_MARK.sub("", text)))
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    reading = _Reading(parser, text.split("\n"), tables)
    _read(parser.parse(text), reading)
    title, blocks = levelled(with_captions(reading.blocks))
    if front and title and front.casefold() != title.casefold():
        blocks.insert(0, PrintedParagraph((PrintedLine(title),)))
    return Document(tuple(blocks), front or title, notices=tuple(reading.notices))


def _is_markdown(text: str) -> bool:
    bare = _FENCE.sub("", text)
    if _ATX.search(bare) or _SETEXT.search(bare) or re.search(r"<table\b", bare, re.IGNORECASE):
        return True
    lines = [_QUOTED.sub("", line) for line in bare.split("\n")]
    return any("|" in above and is_ruler(below) for above, below in pairwise(lines))


def _front_matter(text: str) -> tuple[str, str]:
    """The title in the YAML block at the start, and the text without that block."""
    found = _FRONT.match(text)
    if not found or not all(_FRONT_LINE.fullmatch(line) for line in found[1].splitlines()) or ":" not in found[1]:
        return "", text
    title = _FRONT_TITLE.search(found[1])
    return clean(title[2]) if title else "", text[found.end() :]


def _read(tokens: list[Token], reading: _Reading) -> None:
    bullet = False
    for at, token in enumerate(tokens):
        if token.type == "list_item_open":
            bullet = True
        elif token.type == "list_item_close":
            bullet = False
        elif token.type == "heading_open":
            _add_heading(tokens[at + 1], int(token.tag[1]), reading)
        elif token.type == "paragraph_open":
            _add_paragraph(tokens[at + 1], bullet, reading)
            bullet = False
        elif token.type in {"fence", "code_block"}:
            _add_lines(token.content.split("\n"), False, reading)
        elif token.type == "html_block":
            seen = _UNSEEN.sub("", token.content)
            _add_lines(unescape(_TAG.sub("", _BREAK.sub("\n", seen))).split("\n"), False, reading)
        elif token.type == "table_open" and token.map:
            _add_rows(reading.source[token.map[0] : token.map[1]], reading)


def _add_heading(inline: Token, level: int, reading: _Reading) -> None:
    text = clean(" ".join(_lines(inline)))
    if text:
        reading.blocks.append(PrintedHeading(text, level))


def _add_paragraph(inline: Token, bullet: bool, reading: _Reading) -> None:
    marked = _MARKED_TABLE.fullmatch(inline.content.strip())
    if marked:
        table = html_table(reading.html_tables[int(marked[1])])
        if table.rows:
            reading.blocks.append(table)
        return
    source = inline.content.split("\n")
    if len(source) > 1 and all("|" in line for line in source) and any(map(is_ruler, source)):
        _add_rows(source, reading)
        return
    _add_lines(_lines(inline), bullet, reading)


def _add_lines(lines: list[str], listed: bool, reading: _Reading) -> None:
    filled = [text for line in lines if (text := clean(line))]
    if filled:
        filled[0], bullet = as_item(filled[0], listed)
        reading.blocks.append(PrintedParagraph(tuple(PrintedLine(text) for text in filled if text), bullet))


def _add_rows(lines: list[str], reading: _Reading) -> None:
    """A pipe table, or its rows as paragraphs with a notice; lines without a bar that stick to it are text below it."""
    lines = [_QUOTED.sub("", line) for line in lines]
    barred = [line for line in lines if "|" in line]
    read = pipe_table(barred, lambda cell: _cell(cell, reading.parser))
    if isinstance(read, PipeTable):
        reading.blocks.append(read.table)
    else:
        headings = [block.text for block in reading.blocks if isinstance(block, PrintedHeading)]
        reading.notices.append(_LOST_TABLE.format(headings[-1]) if headings else _LOST_FIRST)
        for row in read:
            _add_lines([row], False, reading)
    loose = [line for line in lines if "|" not in line]
    if loose:
        _read(reading.parser.parse("\n".join(loose)), reading)


def _cell(source: str, parser: MarkdownIt) -> str:
    return clean_spaces(" ".join(_lines(parser.parseInline(source)[0])))


def clean_spaces(text: str) -> str:
    """A cell with the runs of spaces in it, which may tell lines of the cell apart."""
    return "  ".join(part for piece in re.split(r"\s{2,}", text.strip()) if (part := clean(piece)))


def _lines(inline: Token) -> list[str]:
    """The lines of running text without markup; a superscript is a power or the mark of a note."""
    lines, superscript = [""], False
    for child in inline.children or []:
        if child.type in {"softbreak", "hardbreak"}:
            lines.append("")
        elif child.type == "html_inline":
            tag = child.content.casefold()
            superscript = tag.startswith("<sup") or (superscript and not tag.startswith("</sup"))
            if tag.startswith("<br"):
                lines.append("")
        elif child.type in {"text", "code_inline", "text_special"}:
            lines[-1] += raised(lines[-1], child.content) if superscript else child.content
    return lines
