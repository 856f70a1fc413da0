"""First step of checking a text: a file or pasted text → its blocks, each a line of running text, in reading order."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from assistant.claims.records import Block, Memo
from ingest.document import PrintedHeading, PrintedParagraph, PrintedTable
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
OWN_MARK = re.compile(r"^(?:[-*•·–▪◦●>\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?!\w)|`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_RULE = re.compile(r"^[-=*_|\s:]{3,}$")
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")


def memo_of(text: str, name: str = "") -> Memo:
    """Pasted text or Markdown as blocks. Raises ReportError where it is empty or too long."""
    if len(text) > MOST_CHARACTERS:
        raise ReportError(TOO_LONG)
    if not text.strip():
        raise ReportError("Er is geen tekst om te controleren; plak een tekst of kies een bestand.")
    return Memo(tuple(_blocks(unicodedata.normalize("NFC", text).replace("\u00ad", "").splitlines())), name)


def read_memo(path: Path, name: str = "") -> Memo:
    """A Word, PDF, Markdown or text file as blocks; `name` is what to call it, by default its own name. Raises ReportError where
    it is missing, empty, too long or unreadable.
    """
    name = name or path.name
    if not path.exists():
        raise ReportError(f"Het bestand {path} bestaat niet; controleer de naam.")
    if path.is_dir():
        raise ReportError(f"{path} is een map; geef het bestand dat erin staat.")
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
            yield from _table(block)


def _table(table: PrintedTable) -> Iterator[Block]:
    """Its rows with all columns: what is empty stays so, and a header over several columns is that of each."""
    width = 1 + max((cell.last for row in table.rows for cell in row.cells), default=0)
    for at, row in enumerate(table.rows):
        cells = [""] * width
        for cell in row.cells:
            last = cell.last if at == 0 else cell.first
            cells[cell.first : last + 1] = [cell.text] * (last + 1 - cell.first)
        yield _row(cells)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    width = max((len(line.rstrip()) for line in lines), default=0)
    tabs = [line.rstrip().count("\t") if _is_tabbed(line) else 0 for line in (*lines, "")]
    gathered: list[str] = []
    kind = "paragraph"
    for at, line in enumerate([*lines, ""]):
        bare = line.strip()
        row = bare.startswith("|") or (tabs[at] and tabs[at] in (tabs[at - 1], tabs[at + 1]))
        starts = row or not bare or _RULE.match(bare) or OWN_MARK.match(bare) or _HEADING_MARK.match(bare)
        if gathered and (starts or _is_apart(gathered[-1], bare, width)):
            yield from _block(" ".join(gathered), kind)
            gathered = []
        if not bare or _RULE.match(bare):
            continue
        if row:
            cells = bare.removeprefix("|").removesuffix("|").split("|") if bare.startswith("|") else line.split("\t")
            yield _row(_plain(cell) for cell in cells)
            continue
        if not gathered:
            kind = "heading" if _HEADING_MARK.match(bare) else "item" if OWN_MARK.match(bare) else "paragraph"
        gathered.append(bare)


def _is_tabbed(line: str) -> bool:
    """Whether a line has cells apart by tabs, as a table has that is pasted from Word or a spreadsheet."""
    return "\t" in line.rstrip() and not OWN_MARK.match(line.strip())


def _row(cells: Iterable[str]) -> Block:
    """A row with its cells apart by " | "; empty cells stay, so that each stands below its header."""
    return Block(" | ".join(_collapsed(cell) for cell in cells), "row")


def _is_apart(before: str, line: str, width: int) -> bool:
    """Whether a line starts a paragraph although no blank line stands before it."""
    if width > UNWRAPPED or _HEADING_MARK.match(before):
        return True
    return len(before) < SHORT_LINE * width and (bool(_ENDS.search(before)) or line[:1].isupper() or line[:1].isdigit())


def _block(text: str, kind: str) -> Iterator[Block]:
    plain = _plain(_HEADING_MARK.sub("", text))
    if plain:
        yield Block(plain, "heading" if kind == "paragraph" and _is_heading(plain) else kind)


def _plain(text: str) -> str:
    """A text without the marks of Markdown for links and emphasis."""
    return _collapsed(_EMPHASIS.sub("", _LINK.sub(r"\1", text)))


def _is_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not re.search(r"[.!?;,…][\"'”’)\]]*$", text) and text[:1] not in "#@"


def _collapsed(text: str) -> str:
    return " ".join(text.split())
