"""First step of ingest: a report file → its lines as printed, and its headings, paragraphs and tables where the file has them."""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document
from ingest.section import Line
from ingest.sources.file_kind import Kind, file_kind
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

    @property
    def pages(self) -> int | None:
        """How many pages it has; None where the file does not say."""
        if self.document:
            return self.document.pages
        return max((line.page or 0 for line in self.lines), default=0) or None


def read_report(path: Path, report_id: str = "") -> Source:
    """Read a report. Raises ReportError where it is missing, empty, too large, damaged or no report at all."""
    kind = file_kind(path)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    id_ = report_id or path.stem
    text = decoded_text(path) if kind == "text" else ""
    document = _document(path, kind, text)
    block_lines = tuple(numbered(document.blocks)) if document else ()
    lines = tuple(line for lines in block_lines for line in lines) if document else paged_lines(text)
    if not (any(line.bare for line in lines) if document else text.strip()):
        raise ReportError(f"Het rapport {path.name} is leeg; geef een bestand met tekst.")
    return Source(path, id_, lines, sha256, document, block_lines)


def _document(path: Path, kind: Kind, text: str) -> Document | None:
    """What the file says of its own structure; the readers are imported where they are needed, as they are large."""
    if kind == "pdf":
        from ingest.sources.pdf.read import read_pdf

        return read_pdf(path)
    if kind == "docx":
        from ingest.sources.word import read_word

        return read_word(path)
    from ingest.sources.markdown import read_markdown

    return read_markdown(text)


def decoded_text(path: Path) -> str:
    """The text of a plain file. Raises ReportError where it is no text."""
    content = path.read_bytes()
    if b"\x00" in content:
        raise ReportError(f"Het bestand {path.name} is geen gewone tekst; sla het rapport op als UTF-8-tekst.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise ReportError(f"Het bestand {path.name} is niet als tekst te lezen; sla het rapport op als UTF-8-tekst.")
