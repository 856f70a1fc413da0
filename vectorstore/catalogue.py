"""Which reports an index holds: one small file, swapped at once, that names the folder of each report.

    INDEX/current            the catalogue in use (JSON)
    INDEX/previous           the one before it, whose folders readers may still have open
    INDEX/reports/DIGEST/    one report, written once and never changed: its records and vectors

The digest is of everything that the folder was made from. A report that did not change keeps its folder, and a crash while one
is being made leaves the catalogue as it was.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from vectorstore.errors import IndexOutdatedError
from vectorstore.records import Report
from vectorstore.settings import LAYOUT_VERSION

POINTER, PREVIOUS, REPORTS = "current", "previous", "reports"
UNFINISHED, GONE = "new-", "gone-"
"""How the folder of a report is called while it is being made, and while it is being removed."""
_TEMPORARY = ".tmp"
REBUILD = "bouw de index opnieuw met: dtz ingest"


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the index, and the digest of all that it was made from.

    `added` tells that it was added to the others from outside data/reports: an ingest of that folder leaves it where it is.
    """

    digest: str
    report: Report
    added: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The reports of an index in the order in which they were given, with the layout and model that it was built with."""

    layout: int
    model: str
    entries: tuple[Entry, ...]


def read_catalogue(root: Path) -> Catalogue | None:
    """The catalogue in use, or None where there is no index. An older or unreadable one raises IndexOutdatedError."""
    return parse_catalogue(read_pointer(root), root)


def parse_catalogue(text: str, root: Path) -> Catalogue | None:
    """The catalogue of the index in a folder from its text; as `read_catalogue`."""
    if not text:
        return None
    try:
        layout = msgspec.json.decode(text, type=_Layout).layout
    except msgspec.DecodeError:
        layout = 0  # before the catalogue, this file held the name of a folder
    if layout != LAYOUT_VERSION:
        raise IndexOutdatedError(f"De index in {root} heeft een andere indeling dan dit programma; {REBUILD}")
    try:
        return msgspec.json.decode(text, type=Catalogue)
    except msgspec.DecodeError as fault:
        raise IndexOutdatedError(f"De index in {root} is beschadigd; {REBUILD}") from fault


def read_pointer(root: Path) -> str:
    """The catalogue's text: as long as it is the same, so is the index. "" where there is no index."""
    try:
        return (root / POINTER).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError) as fault:
        raise IndexOutdatedError(f"De index in {root} is niet te lezen; {REBUILD}") from fault


def publish(root: Path, catalogue: Catalogue) -> None:
    """Put a catalogue in the place of the one in use, at once; that one is kept as the previous."""
    text = msgspec.json.format(msgspec.json.encode(catalogue)).decode()
    if read_pointer(root) == text:
        return
    if (root / POINTER).is_file():
        write_whole(root / PREVIOUS, (root / POINTER).read_bytes())
    write_whole(root / POINTER, text.encode())


def clean_up(root: Path) -> list[str]:
    """Remove folders that neither the catalogue in use nor the previous one names, and what a crash left; returns the
    digests of these folders that are in neither.
    """
    kept = _digests(root / POINTER) | _digests(root / PREVIOUS)
    gone = [folder for folder in (root / REPORTS).glob("*") if folder.name not in kept]
    for folder in [*gone, *root.glob("build-*")]:  # build-*: indexes of earlier versions
        discard(folder)
    for temporary in root.glob(f"*{_TEMPORARY}"):
        temporary.unlink(missing_ok=True)
    return sorted({folder.name.removeprefix(UNFINISHED).removeprefix(GONE) for folder in gone} - kept)


def discard(folder: Path) -> None:
    """Remove a folder, under another name first: a reader finds it whole or not at all, never half of it."""
    away = folder if folder.name.startswith((UNFINISHED, GONE)) else folder.with_name(f"{GONE}{folder.name}")
    with suppress(OSError):  # where it cannot be renamed, or is not there, what can be removed is
        folder.replace(away)
    shutil.rmtree(away, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def report_folder(root: Path, digest: str) -> Path:
    """Where the records and vectors of a report stand."""
    return root / REPORTS / digest


class _Layout(msgspec.Struct):
    layout: int


def _digests(path: Path) -> set[str]:
    try:
        return {entry.digest for entry in msgspec.json.decode(path.read_bytes(), type=Catalogue).entries}
    except (OSError, msgspec.DecodeError):
        return set()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old or the new one, and a crash of the machine leaves either."""
    temporary = path.with_name(f"{path.name}{_TEMPORARY}")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
