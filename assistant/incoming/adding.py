"""The report that waits → data/reports and the index; and back again. Files move after the index was swapped, never before."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from assistant.check.check import contradictions_of
from assistant.incoming.draft import Draft, write_draft
from assistant.incoming.shelf import Waiting, safe_stem, waiting
from assistant.incoming.understood import forget
from ingest.pipeline import IngestResult, Progress, ingest
from ingest.plan import in_index_order, report_files, reports_folder
from vectorstore.catalogue import Catalogue, read_catalogue
from vectorstore.dutch.words import fold
from vectorstore.embedder import Embedder
from vectorstore.errors import IndexOutdatedError, ReportError
from vectorstore.settings import incoming_folder

ADDED, REPLACED = "added.json", "replaced"
"""In the incoming folder: what was added last, and the folder with the files that it came in the place of."""


@dataclass(frozen=True, slots=True)
class Added:
    """The report that was added last: its id, name and file, and the files that it came in the place of."""

    id: str
    name: str
    file: str
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rival:
    """A report that is there already and may be the same: its file and name, and why (Dutch)."""

    file: str
    name: str
    why: str


def catalogue_of(root: Path) -> Catalogue | None:
    """The catalogue in use; None where there is none that this program can read."""
    try:
        return read_catalogue(root)
    except IndexOutdatedError:
        return None


def rivals(one: Waiting, draft: Draft, root: Path) -> tuple[Rival, ...]:
    """Reports in data/reports with the same name of the file, or of the same region and edition."""
    catalogue = catalogue_of(root)
    reports = {entry.report.file: entry.report for entry in catalogue.entries} if catalogue else {}
    found = []
    for path in report_files():
        report = reports.get(path.name)
        name = report.name if report else path.name
        if safe_stem(path.stem) == one.path.stem:
            found.append(Rival(path.name, name, "dezelfde bestandsnaam"))
        elif report and draft.region and _same(report.region, draft.region[0]) and _same(report.edition, draft.edition):
            found.append(Rival(path.name, name, "dezelfde regio en editie"))
    return tuple(found)


def not_in_folder(root: Path) -> tuple[str, ...]:
    """Names of reports in the index that are neither in data/reports nor added from elsewhere: they leave the index at the next
    ingest.
    """
    catalogue, there = catalogue_of(root), {path.name for path in report_files()}
    entries = catalogue.entries if catalogue else ()
    return tuple(entry.report.name for entry in entries if not entry.added and entry.report.file not in there)


def add(
    one: Waiting,
    draft: Draft,
    replaced: Sequence[Rival],
    root: Path,
    progress: Progress,
    embedder: Embedder | None = None,
) -> Added:
    """Bring the report into the index and then into data/reports, in the place of `replaced`.

    Raises ReportError or IngestBusyError, and then the index and both folders are as they were.
    """
    _check_writable()
    out = {rival.file for rival in replaced}
    stays = [path for path in report_files() if path.name not in out]
    one = _free(one, stays)
    write_draft(one, draft)
    result = _ingest([*stays, one.path], root, progress, embedder)
    report = next(planned for planned in result.plan.reports if planned.path == one.path)
    added = Added(report.id, draft.name, one.path.name, tuple(sorted(out)))
    shutil.rmtree(incoming_folder() / REPLACED, ignore_errors=True)
    (incoming_folder() / ADDED).write_bytes(msgspec.json.encode(added))
    for name in added.replaced:
        _move(reports_folder() / name, incoming_folder() / REPLACED)
    _move(one.path, reports_folder())
    forget()
    return added


def last_added() -> Added | None:
    """What was added last and can be taken out again; None where that is nothing, or is gone."""
    try:
        added = msgspec.json.decode((incoming_folder() / ADDED).read_bytes(), type=Added)
    except (OSError, msgspec.DecodeError):
        return None
    return added if added.file in {path.name for path in report_files()} else None


def undo(added: Added, root: Path, progress: Progress, embedder: Embedder | None = None) -> None:
    """Take a report out of the index again and let it wait; what it replaced comes back.

    Raises ReportError or IngestBusyError, and then all is as it was.
    """
    there = waiting()
    if there:
        raise ReportError(f"Er staat een ander bestand klaar ({there.path.name}); voeg dat eerst toe of gooi het weg.")
    _check_writable()
    back = [path for name in added.replaced if (path := incoming_folder() / REPLACED / name).is_file()]
    rest = [path for path in report_files() if path.name != added.file] + back
    if not rest:
        raise ReportError("Dit is het enige rapport van de assistent; voeg eerst een ander rapport toe.")
    _ingest(rest, root, progress, embedder)
    _move(reports_folder() / added.file, incoming_folder())
    for path in back:
        _move(path, reports_folder())
    (incoming_folder() / ADDED).unlink(missing_ok=True)


def _ingest(paths: Sequence[Path], root: Path, progress: Progress, embedder: Embedder | None) -> IngestResult:
    """In the order that an ingest of all of data/reports has, so that it finds the index up to date."""
    files = in_index_order(paths, catalogue_of(root))
    return ingest(files, root, progress, embedder, contradictions_of, wait=False, keep_added=True)


def _free(one: Waiting, stays: Sequence[Path]) -> Waiting:
    """The file that waits under a name that no report has that stays: "rapport-2" beside "rapport"."""
    taken = {safe_stem(path.stem) for path in stays}
    stem, number = one.path.stem, 1
    while stem in taken:
        number += 1
        stem = f"{one.path.stem}-{number}"
    if stem == one.path.stem:
        return one
    renamed = Waiting(one.path.with_stem(stem), one.stamp)
    if one.notes.is_file():
        one.notes.replace(renamed.notes)
    one.path.replace(renamed.path)
    return renamed


def _check_writable() -> None:
    """Raises ReportError where files cannot come into the folders, before anything is done."""
    for folder in (reports_folder(), incoming_folder()):
        probe = folder / ".schrijfproef"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe.touch()
            probe.unlink()
        except OSError as fault:
            raise ReportError(
                f"In de map {folder} kan niet geschreven worden; vraag de beheerder om ruimte en rechten."
            ) from fault


def _move(path: Path, folder: Path) -> None:
    """Move a report with the TOML file beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in (path.with_suffix(".toml"), path):
        if file.is_file():
            shutil.move(file, folder / file.name)


def _same(one: str, other: str) -> bool:
    return fold(one.strip()) == fold(other.strip())
