"""First step of ingest: a report file → its lines as printed, and its headings, paragraphs and tables where the file has them."""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document
from ingest.section import Line
from ingest.sources.file_kind import file_kind
from ingest.sources.lines import numbered
from ingest.sources.text_pages import paged_lines
from vectorstore.errors import ReportError

READABLE = (".txt", ".md", ".pdf", ".docx")
"""Files in data/reports that are reports."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report file: the id that it gets, its lines and the hash of its bytes.

    `document` is None for flattened text, of which the look of the lines is all there is; else `block_lines` are the lines
    of each of its blocks.
    """

    path: Path
    id: str
    lines: tuple[Line, ...]
    sha256: str
    document: Document | None = None
    block_lines: tuple[tuple[Line, ...], ...] = ()


def read_report(path: Path, report_id: str = "") -> Source:
    """Read a report. Raises ReportError where it is missing, empty, too large, damaged or no report at all."""
    kind = file_kind(path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    id_ = report_id or path.stem
    document = _document(path, kind)
    if document is None:
        return Source(path, id_, _text_lines(path), sha256)
    block_lines = tuple(numbered(document.blocks))
    lines = tuple(line for lines in block_lines for line in lines)
    if not any(line.bare for line in lines):
        raise ReportError(f"Het rapport {path.name} is leeg; geef een bestand met tekst.")
    return Source(path, id_, lines, sha256, document, block_lines)


def _document(path: Path, kind: str) -> Document | None:
    """What the file says of its own structure; the readers are imported where they are needed, as they are large."""
    if kind == "pdf":
        from ingest.sources.pdf.read import read_pdf

        return read_pdf(path)
    if kind == "docx":
        from ingest.sources.word import read_word

        return read_word(path)
    from ingest.sources.markdown import read_markdown

    return read_markdown(_text(path))


def _text_lines(path: Path) -> tuple[Line, ...]:
    text = _text(path)
    if not text.strip():
        raise ReportError(f"Het rapport {path.name} is leeg; geef een bestand met tekst.")
    return paged_lines(text)


def _text(path: Path) -> str:
    content = path.read_bytes()
    if b"\x00" in content:
        raise ReportError(f"Het bestand {path.name} is geen gewone tekst; sla het rapport op als UTF-8-tekst.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise ReportError(f"Het bestand {path.name} is niet als tekst te lezen; sla het rapport op als UTF-8-tekst.")
