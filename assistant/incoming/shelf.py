"""The uploaded report that waits, in a folder of its own: kept under a safe name, found again at the next visit, thrown away."""

import re
import tempfile
import threading
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ingest.read import READABLE
from ingest.sources.file_kind import MAX_BYTES, file_kind
from vectorstore.errors import ReportError
from vectorstore.settings import incoming_folder

LONGEST_STEM = 60
"""Characters of a file name that are kept; it is in addresses and in the index."""
MOST_MEGABYTES = MAX_BYTES // 1_000_000
NAMELESS = "rapport"
"""What a file is called of whose name no letter or digit can be kept."""
_ONE = threading.Lock()
"""Two visitors who upload at once: the second is told that a file is waiting."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The file that waits; `stamp` is another one after each change of the file."""

    path: Path
    stamp: str

    @property
    def notes(self) -> Path:
        """The TOML file beside it, with what staff confirmed."""
        return self.path.with_suffix(".toml")


def waiting() -> Waiting | None:
    """The file that waits to be looked at, whoever brought it; None where there is none."""
    files = [path for path in incoming_folder().glob("*") if path.is_file() and path.suffix in READABLE]
    if not files:
        return None
    path = min(files)
    state = path.stat()
    return Waiting(path, f"{path.stem}-{state.st_mtime_ns}-{state.st_size}")


def keep(name: str, content: bytes | memoryview) -> Waiting:
    """Keep an uploaded file. Raises ReportError where another one waits, or this one is nothing that can be read."""
    safe = safe_name(name)
    if len(content) > MAX_BYTES:
        raise ReportError(f"Het bestand {safe} is groter dan {MOST_MEGABYTES} MB; deel het rapport op.")
    folder = incoming_folder()
    with _ONE:
        there = waiting()
        if there:
            raise ReportError(f"Er staat al een bestand klaar ({there.path.name}); voeg dat eerst toe of gooi het weg.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=folder) as unchecked:
                path = Path(unchecked) / safe
                path.write_bytes(content)
                file_kind(path)
                (folder / safe).with_suffix(".toml").unlink(missing_ok=True)
                path.replace(folder / safe)
        except OSError as fault:
            raise ReportError(
                f"In de map {folder} kan niet geschreven worden; vraag de beheerder om ruimte en rechten."
            ) from fault
    kept = waiting()
    if kept is None:
        raise ReportError(f"Het bestand {safe} is meteen weer weggegooid; kies het opnieuw.")
    return kept


def discard(one: Waiting) -> None:
    """Remove the file that waits and what was confirmed of it; no harm where it is gone already."""
    one.path.unlink(missing_ok=True)
    one.notes.unlink(missing_ok=True)


def safe_name(name: str) -> str:
    """A file name without folders, of small letters, digits and hyphens. Raises ReportError for another kind of file."""
    bare = re.split(r"[/\\]", name)[-1]
    stem, dot, ending = bare.rpartition(".")
    suffix = f"{dot}{ending}".casefold()
    if suffix not in READABLE:
        raise ReportError(
            "Dit soort bestand kan de assistent niet lezen; geef het rapport als PDF, .docx, .txt of .md."
        )
    return safe_stem(stem) + suffix


def safe_stem(stem: str) -> str:
    """The name of a report without its ending, as `safe_name`."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_STEM].strip("-") or NAMELESS
