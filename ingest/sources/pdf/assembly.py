"""Seventh step of the PDF reader: drafts of page after page → blocks, with paragraphs and tables that run over joined."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest.document import PrintedBlock, PrintedHeading, PrintedLine, PrintedParagraph, PrintedRow, PrintedTable
from ingest.sources.pdf.drafts import MAX_HEADING, SENTENCE_END, Draft, is_note_mark
from ingest.sources.pdf.joining import Spelling, moved_up
from ingest.sources.pdf.levels import Heading, is_lone_chapter, levels_of
from ingest.sources.pdf.records import FoundTable, Line, number_like, spaced
from ingest.sources.pdf.tables.over_pages import HEAD_AGAIN, continued, repeated_rows, with_same_head
from ingest.sources.printed_text import names_table

LAST_PIECES = 8
"""Pieces before a table among which its header may have been taken for text."""
MOST_BETWEEN = 4
"""Pieces between two parts of a table that were not joined, the first part included."""
MAX_HEADING_LINES = 3
"""A heading of more lines is a paragraph in bold."""
_BARE_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z]|Hoofdstuk\s+\d{1,2}\b)")
_MORE = re.compile(r"(?i)\bvervolg\b|\(vervolg\)|\bcontinued\b")
Piece = Heading | PrintedParagraph | FoundTable


@dataclass(slots=True)
class Assembly:
    """What is read so far. Footnotes and margins wait until the paragraph around them is closed."""

    spelling: Spelling
    pieces: list[Piece] = field(default_factory=list)
    waiting: list[PrintedParagraph] = field(default_factory=list)
    open: Draft | None = None
    left_out: list[tuple[int, str]] = field(default_factory=list)
    "What stands on a page once more only because a table goes on there, with the page."
    after_table: bool = False
    "Whether nothing but notes and a repeated caption came since the last table."

    def region(self, drafts: Iterable[Draft | FoundTable], aside: bool) -> None:
        """Takes the drafts of one region; only its first may go on from an earlier one."""
        body = 0
        for draft in drafts:
            if isinstance(draft, FoundTable):
                self._table(draft, first=body == 0)
            elif aside or draft.kind == "note":
                self.waiting.append(_paragraph(draft, self.spelling))
                continue
            elif body == 0 and self._continues(draft):
                assert self.open is not None
                self.open.lines += draft.lines
                self.open.wide = draft.wide
            else:
                self._draft(draft)
            body += 1

    def _continues(self, draft: Draft) -> bool:
        before = self.open
        if before is None or draft.kind != "text" or abs(before.lines[-1].size - draft.size) > 0.6:
            return False
        start = draft.lines[0].text[:1]
        if SENTENCE_END.search(before.lines[-1].text) and not before.lines[-1].text.endswith(";"):
            return start.islower() and before.wide
        return start.islower() or before.wide

    def _draft(self, draft: Draft) -> None:
        self.close()
        if draft.kind == "heading" or _numbered_heading(draft):
            heading = _heading(draft, self.spelling)
            if heading is not None:
                self._add_heading(heading)
                return
            draft.kind = "text"
        if draft.kind == "own":
            paragraph = _paragraph(draft, self.spelling)
            self.pieces.append(paragraph)
            self.after_table = self.after_table and bool(_table_name(paragraph))
            return
        self.open = draft
        self.after_table = False

    def _add_heading(self, heading: Heading) -> None:
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Heading) and is_lone_chapter(last.text) and last.page == heading.page:
            style = max(last, heading, key=lambda one: one.size)
            self.pieces[-1] = replace(style, text=f"{last.text.rstrip('.')}. {heading.text}")
        else:
            self.pieces.append(heading)
        self.after_table = False

    def _table(self, table: FoundTable, first: bool) -> None:
        self.close()
        before = self.pieces[-1] if self.pieces else None
        again = isinstance(before, FoundTable) and repeated_rows(before, table) > 0
        if (first or again) and self.after_table:
            repeated: list[Piece] = []
            while self.pieces and not isinstance(self.pieces[-1], FoundTable):
                repeated.insert(0, self.pieces.pop())
            last = self.pieces[-1] if self.pieces else None
            known = self._captions(len(self.pieces) - 1)
            if isinstance(last, FoundTable) and all(_repeats(piece, known) for piece in repeated):
                joined = continued(last, table)
                if joined is not None:
                    self.pieces[-1] = joined
                    self._leave_out(repeated, table.rows[: len(last.rows) + len(table.rows) - len(joined.rows)])
                    return
            self.pieces += repeated
        if first and self._began_before(table):
            page = (table.rows[0].page or 1) - 1
            table = replace(table, doubts=(*table.doubts, f"het begin op bladzijde {page} is niet gelezen"))
        self._add_table(table)
        self.after_table = True

    def _add_table(self, table: FoundTable) -> None:
        """Adds a table; one with the same header just before it, without a name or heading between, may be its beginning."""
        for at in range(len(self.pieces) - 1, max(-1, len(self.pieces) - 1 - MOST_BETWEEN), -1):
            piece = self.pieces[at]
            if isinstance(piece, FoundTable):
                self.pieces[at], table = with_same_head(piece, table, at == len(self.pieces) - 1)
            if not isinstance(piece, PrintedParagraph) or _table_name(piece):
                break
        self.pieces.append(table)

    def _leave_out(self, pieces: Iterable[Piece], rows: Iterable[PrintedRow]) -> None:
        for piece in pieces:
            if isinstance(piece, PrintedParagraph):
                self.left_out += [(line.page or 0, line.text) for line in piece.lines]
        self.left_out += [(row.page or 0, " ".join(cell.text for cell in row.cells)) for row in rows]

    def _began_before(self, table: FoundTable) -> bool:
        """Whether a row of its header also stands at the foot of the page before, as loose text: too little to be a table."""
        heads = {" ".join(cell.text for cell in row.cells) for row in table.rows[:2]}
        near = [_text(piece) for piece in self.pieces[-LAST_PIECES:] if isinstance(piece, PrintedParagraph)]
        return any(text in heads and len(text.split()) > 2 for text in near)

    def _captions(self, at: int) -> set[str]:
        before = self.pieces[at - 1] if at > 0 else None
        return {_text(before)} if isinstance(before, PrintedParagraph) else set()

    def last_table(self) -> FoundTable | None:
        """The table that may go on on the next page."""
        tables = [piece for piece in self.pieces[-3:] if isinstance(piece, FoundTable)]
        return tables[-1] if tables and self.after_table else None

    def _tell_lone_headers(self) -> None:
        """A doubt for a table of which the header stands once more as loose text: with too little below it to be a table."""
        for at, piece in enumerate(self.pieces):
            if isinstance(piece, FoundTable):
                heads = {" ".join(cell.text for cell in row.cells) for row in piece.rows[:2]}
                for later in self.pieces[at + 1 : at + 1 + MOST_BETWEEN]:
                    if isinstance(later, PrintedParagraph) and _text(later) in heads:
                        doubt = HEAD_AGAIN.format(page=later.lines[0].page)
                        self.pieces[at] = replace(piece, doubts=(*piece.doubts, doubt))

    def close(self) -> None:
        """Ends the open paragraph; notes and margins that waited for it follow."""
        if self.open is not None:
            self.pieces.append(_paragraph(self.open, self.spelling))
            self.open = None
            self.after_table = False
        if self.waiting and not self.after_table:
            self.pieces += self.waiting
            self.waiting = []

    def blocks(self) -> tuple[PrintedBlock, ...]:
        """All blocks, with levels of headings and captions of tables."""
        self.after_table = False
        self.close()
        self._tell_lone_headers()
        levels = iter(levels_of([piece for piece in self.pieces if isinstance(piece, Heading)]))
        blocks: list[PrintedBlock] = []
        for piece in self.pieces:
            if isinstance(piece, Heading):
                level = next(levels)
                line = PrintedLine(piece.text, piece.page)
                blocks.append(PrintedHeading(piece.text, level, piece.page) if level else PrintedParagraph((line,)))
            else:
                blocks.append(PrintedTable(piece.rows, "", piece.doubts) if isinstance(piece, FoundTable) else piece)
        return tuple(_captioned(blocks))


def _repeats(piece: Piece, captions: set[str]) -> bool:
    return isinstance(piece, PrintedParagraph) and (_text(piece) in captions or bool(_MORE.search(_text(piece))))


def _text(paragraph: PrintedParagraph) -> str:
    return " ".join(line.text for line in paragraph.lines)


def _table_name(paragraph: PrintedParagraph) -> str:
    text = _text(paragraph)
    return text if names_table(text) else ""


def _captioned(blocks: list[PrintedBlock]) -> list[PrintedBlock]:
    """A line that names a table directly above it, or else directly below it, becomes its caption."""
    names = [_table_name(block) if isinstance(block, PrintedParagraph) else "" for block in blocks]
    gone: set[int] = set()
    out = list(blocks)
    for step in (-1, 1):
        for at, block in enumerate(blocks):
            table, beside = out[at], at + step
            if not isinstance(block, PrintedTable) or not isinstance(table, PrintedTable) or table.caption:
                continue
            if 0 <= beside < len(blocks) and names[beside] and beside not in gone:
                out[at] = replace(table, caption=names[beside])
                gone.add(beside)
    return [block for at, block in enumerate(out) if at not in gone]


def _numbered_heading(draft: Draft) -> bool:
    text = draft.lines[0].text
    alone = draft.kind in ("text", "item") and len(draft.lines) == 1 and len(text) < MAX_HEADING / 2
    return alone and bool(_BARE_NUMBERED.match(text)) and not SENTENCE_END.search(text) and not number_like(text)


def _heading(draft: Draft, spelling: Spelling) -> Heading | None:
    """The heading, unless it is a paragraph in bold."""
    text = ""
    for line in draft.lines:
        text = spelling.joined(text, line.text)
    large = draft.lines[0].bold is False
    sentence = text.endswith((".", ";", ":")) and len(text) > 60 and not large
    if text[:1].islower() or len(draft.lines) > MAX_HEADING_LINES or len(text) > MAX_HEADING or sentence:
        return None
    return Heading(text, draft.lines[0].page, draft.size, draft.bold)


def _paragraph(draft: Draft, spelling: Spelling) -> PrintedParagraph:
    texts: list[tuple[str, int]] = []
    for at, line in enumerate(draft.lines):
        text = _note_text(line) if at == 0 else line.text
        if texts:
            before, text = moved_up(texts[-1][0], text, spelling)
            texts[-1] = (before, texts[-1][1])
        if text:
            texts.append((text, line.page))
    if draft.kind == "item" and texts and "\ue000" <= texts[0][0][:1] <= "\uf8ff":
        texts[0] = (f"•{texts[0][0][1:]}", texts[0][1])  # a bullet of a symbol font
    lines = tuple(PrintedLine(text.rstrip("\u00ad"), page) for text, page in texts)
    return PrintedParagraph(lines, bullet=draft.kind == "item")


def _note_text(line: Line) -> str:
    """A footnote with a space between its mark and its text."""
    if is_note_mark(line.words[0]) and len(line.words) > 1:
        return f"{line.words[0].text} {spaced(line.words[1:])}"
    return line.text
