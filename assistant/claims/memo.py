"""First step of checking a text: a file or pasted text → its blocks, each a line of running text, in reading order."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.claims.records import Block, Memo
from ingest.document import PrintedHeading, PrintedParagraph
from ingest.read import Source, decoded_text, read_report
from ingest.sources.file_kind import file_kind
from vectorstore.errors import ReportError

LONGEST_HEADING = 90
"""Longer lines are no heading, whatever they end with."""
UNWRAPPED = 110
"""A text with a longer line than this is not broken into lines of one width: each line is a paragraph."""
SHORT_LINE = 0.7
"""A line shorter than this part of the longest one ends its paragraph, where a new sentence follows."""
MOST_CHARACTERS = 400_000
"""About 150 pages: a longer text is a report, and no memo."""
TOO_LONG = (
    "De tekst is te lang om in één keer te controleren; geef hoogstens 400.000 tekens, bijvoorbeeld per hoofdstuk."
)
_ITEM = re.compile(r"^(?:[-*•·–▪◦●>\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)|`)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_RULE = re.compile(r"^[-=*_|\s:]{3,}$")
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")


def memo_of(text: str, name: str = "") -> Memo:
    """Pasted text or Markdown as blocks. Raises ReportError where it is empty or too long."""
    if len(text) > MOST_CHARACTERS:
        raise ReportError(TOO_LONG)
    if not text.strip():
        raise ReportError("Er is geen tekst om te controleren; plak een tekst of kies een bestand.")
    return Memo(tuple(_blocks(text.replace("\u00ad", "").splitlines())), name)


def read_memo(path: Path, name: str = "") -> Memo:
    """A Word, PDF, Markdown or text file as blocks; `name` is what to call it, by default its own name. Raises ReportError where
    it is missing, empty, too long or unreadable.
    """
    name = name or path.name
    if file_kind(path) == "text":
        return memo_of(decoded_text(path), name)
    memo = Memo(tuple(_of_document(read_report(path))), name)
    if sum(len(block.text) for block in memo.blocks) > MOST_CHARACTERS:
        raise ReportError(TOO_LONG)
    return memo


def _of_document(source: Source) -> Iterator[Block]:
    for block in source.document.blocks if source.document else ():
        if isinstance(block, PrintedHeading):
            yield Block(_collapsed(block.text), "heading")
        elif isinstance(block, PrintedParagraph):
            text = _collapsed(" ".join(line.text for line in block.lines))
            yield Block(text, "item" if block.bullet else "heading" if _is_heading(text) else "paragraph")
        else:
            if block.caption:
                yield Block(_collapsed(block.caption), "heading")
            for row in block.rows:
                yield Block(_collapsed(" | ".join(cell.text for cell in row.cells)), "row")


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    width = max((len(line.rstrip()) for line in lines), default=0)
    gathered: list[str] = []
    kind = "paragraph"
    for line in [*lines, ""]:
        bare = line.strip()
        starts = not bare or _RULE.match(bare) or _ITEM.match(bare) or _HEADING_MARK.match(bare) or bare.startswith("|")
        if gathered and (starts or _is_apart(gathered[-1], bare, width)):
            yield from _block(" ".join(gathered), kind)
            gathered = []
        if not bare or _RULE.match(bare):
            continue
        if not gathered:
            marked = _HEADING_MARK.match(bare)
            kind = (
                "heading" if marked else "row" if bare.startswith("|") else "item" if _ITEM.match(bare) else "paragraph"
            )
        gathered.append(bare)


def _is_apart(before: str, line: str, width: int) -> bool:
    """Whether a line starts a paragraph although no blank line stands before it."""
    if width > UNWRAPPED or _HEADING_MARK.match(before):
        return True
    return len(before) < SHORT_LINE * width and (bool(_ENDS.search(before)) or line[:1].isupper() or line[:1].isdigit())


def _block(text: str, kind: str) -> Iterator[Block]:
    plain = _EMPHASIS.sub("", _LINK.sub(r"\1", _HEADING_MARK.sub("", text)))
    plain = _collapsed(plain.strip("| ") if kind == "row" else plain)
    if plain:
        yield Block(plain, "heading" if kind == "paragraph" and _is_heading(plain) else kind)


def _is_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not re.search(r"[.!?;,…][\"'”’)\]]*$", text) and text[:1] not in "#@"


def _collapsed(text: str) -> str:
    return " ".join(text.split())
