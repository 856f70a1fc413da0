"""First step of ingest: a report file as delivered → its lines, untouched but for Unicode form."""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from vectorstore.errors import ReportError

READABLE = (".txt", ".md")
MAX_BYTES = 20_000_000
"""About 500 times the first report; more is no report and would fill the memory."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed; `number` counts from 1."""

    number: int
    text: str

    @property
    def bare(self) -> str:
        """Without white space around it."""
        return self.text.strip()


@dataclass(frozen=True, slots=True)
class Source:
    """A report file: its lines and the hash of its bytes."""

    path: Path
    lines: tuple[Line, ...]
    sha256: str


def read_report(path: Path) -> Source:
    """Read a text or Markdown report. Raises ReportError where it is missing, empty, too large or no text."""
    if not path.is_file():
        raise ReportError(f"Het rapport {path} bestaat niet; controleer de naam.")
    if path.suffix.casefold() not in READABLE:
        raise ReportError(f"Het bestand {path.name} is geen tekstbestand (.txt of .md); sla het rapport op als tekst.")
    content = path.read_bytes()
    if len(content) > MAX_BYTES:
        raise ReportError(f"Het bestand {path.name} is groter dan {MAX_BYTES // 1_000_000} MB; deel het rapport op.")
    text = unicodedata.normalize("NFC", _decode(content, path))
    if not text.strip():
        raise ReportError(f"Het rapport {path.name} is leeg; geef een bestand met tekst.")
    lines = tuple(Line(number, line) for number, line in enumerate(text.splitlines(), start=1))
    return Source(path, lines, hashlib.sha256(content).hexdigest())


def _decode(content: bytes, path: Path) -> str:
    if b"\x00" in content:
        raise ReportError(f"Het bestand {path.name} is geen gewone tekst; sla het rapport op als UTF-8-tekst.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReportError(f"Het bestand {path.name} is niet als tekst te lezen; sla het rapport op als UTF-8-tekst.")
