"""A Word file → an opened document, with bounds on what it may unpack to; nothing in it is trusted before it is measured."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import IO

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError

from ingest.sources.file_kind import file_kind
from vectorstore.errors import ReportError

MAX_UNPACKED = 300_000_000
"""Bytes of all parts together, pictures included, by what the directory of the zip says."""
MAX_XML = 60_000_000
"""Bytes of the parts that are read. Letters have 12 kB a page, so this is thousands of pages; it takes some 1.4 GB of memory."""
MAX_PARTS = 10_000
"""Members of the zip; a report with a thousand pictures has about as many."""
MAX_RATIO = 150
"""Unpacked by packed bytes of one part; a table of 50,000 different numbers comes to 21, letters to 6."""
FREE_BYTES = 20_000_000
"""A part that unpacks to less than this may have any ratio."""
CHUNK = 1_000_000
"""Bytes that are unpacked at once, so that a part that is larger than it says is noticed in time."""
_READ = (".xml", ".rels")
"""Parts that are read; pictures and fonts are replaced by nothing."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two ways of packing that Word files may use."""
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
"""No Word file has a document type; without one there are no entities that could grow."""


def open_word(path: Path) -> WordDocument:
    """The document of a .docx file. Raises ReportError where it is something else, damaged, protected or too large."""
    if file_kind(path) != "docx":
        raise ReportError(f"Het bestand {path.name} is geen Word-document (.docx); sla het op als .docx of PDF.")
    try:
        document = docx.Document(_measured(path))
        if document.styles.element is None or document.core_properties.title is None:
            raise ValueError("no styles or properties")
        return document
    except (zipfile.BadZipFile, zlib.error, OpcError, SyntaxError, EOFError, OSError) as fault:
        raise damaged(path) from fault
    except RuntimeError as fault:
        raise ReportError(
            f"Het bestand {path.name} is beveiligd met een wachtwoord; haal het wachtwoord eraf."
        ) from fault
    except (KeyError, ValueError, AttributeError, TypeError, AssertionError) as fault:
        raise ReportError(
            f"Het bestand {path.name} is geen gewoon Word-document; open het in Word en sla het op als .docx of PDF."
        ) from fault


def _measured(path: Path) -> IO[bytes]:
    """A copy of the package in memory, of which each part was unpacked within bounds."""
    copy = io.BytesIO()
    left = MAX_XML
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(copy, "w") as measured:
        parts = {part.filename: part for part in package.infolist()}
        if len(package.infolist()) > MAX_PARTS or sum(part.file_size for part in parts.values()) > MAX_UNPACKED:
            raise _too_large(path)
        for part in parts.values():
            if part.file_size > FREE_BYTES and part.file_size > MAX_RATIO * part.compress_size:
                raise _too_large(path)
            if part.compress_type not in _PACKED:
                raise damaged(path)
            content = _unpacked(package, part, left, path) if part.filename.casefold().endswith(_READ) else b""
            left -= len(content)
            if any(doctype in content for doctype in _DOCTYPE):
                raise damaged(path)
            measured.writestr(part.filename, content)
    copy.seek(0)
    return copy


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo, most: int, path: Path) -> bytes:
    """The bytes of a part, unpacked bit by bit; reading stops at the size that the directory gives and checks the sum."""
    content = bytearray()
    with package.open(part) as opened:
        while chunk := opened.read(CHUNK):
            content += chunk
            if len(content) > most:
                raise _too_large(path)
    return bytes(content)


def damaged(path: Path) -> ReportError:
    """The error for a file that is broken inside."""
    return ReportError(f"Het bestand {path.name} is beschadigd; open het in Word en sla het opnieuw op als .docx.")


def _too_large(path: Path) -> ReportError:
    return ReportError(
        f"Het bestand {path.name} wordt te groot als het wordt uitgepakt; deel het rapport op of sla het op als PDF."
    )
