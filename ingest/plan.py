"""What an ingest would do, before it does anything: which reports are new, changed, the same or gone, told by their hashes."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.read import READABLE
from vectorstore.catalogue import Catalogue, Entry, report_folder
from vectorstore.errors import ReportError
from vectorstore.index import is_whole
from vectorstore.settings import LAYOUT_VERSION, data_folder

NEW, CHANGED, SAME = "nieuw", "gewijzigd", "ongewijzigd"
"""How a report stands to the index: Dutch, as it is shown."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A report file with the id and digest that it gets, and how it stands to the index (`state`).

    `entry` is what the index has of this report now, None for a new one; `added` as in an Entry.
    """

    path: Path
    id: str
    digest: str
    state: str
    entry: Entry | None
    added: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Report files, entries of reports that stay although no file of theirs was named, and those that leave the index.

    `order` are the ids of all that will be in the index, as they will stand there.
    """

    reports: tuple[Planned, ...]
    kept: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    order: tuple[str, ...]

    @property
    def to_read(self) -> tuple[Planned, ...]:
        """Reports that have to be read."""
        return tuple(one for one in self.reports if one.state != SAME)

    def entries(self, made: Mapping[str, Entry]) -> tuple[Entry, ...]:
        """What the catalogue will hold; `made` are the entries of the reports that were read, by id."""
        entries = {entry.report.id: entry for entry in self.kept}
        entries |= {one.id: replace(one.entry, added=one.added) for one in self.reports if one.entry} | dict(made)
        return tuple(entries[id_] for id_ in self.order)

    def holds(self, catalogue: Catalogue | None) -> bool:
        """Whether the index is just as planned already, the order of its reports included."""
        ids = () if catalogue is None else tuple(entry.report.id for entry in catalogue.entries)
        return not self.to_read and self.order == ids


def plan_ingest(
    paths: Sequence[Path],
    root: Path,
    model: str,
    catalogue: Catalogue | None,
    keep: bool = False,
    keep_added: bool = False,
) -> Plan:
    """The plan for these files; with `keep` the other reports stay in the index, with `keep_added` those that were added from
    outside data/reports. The default is all files in that folder, with `keep_added`.

    Raises ReportError where there are no files or one is missing, or where the index cannot be added to.
    """
    files = list({path.resolve(): path for path in paths}.values()) or default_reports()
    shared = _shared_hash(model)
    usable = catalogue is not None and catalogue.model == model
    if keep and catalogue and not usable:
        raise ReportError(f"De index is gemaakt met het model {catalogue.model}; bouw hem eerst opnieuw, zonder --add.")
    entries = {entry.report.id: entry for entry in catalogue.entries} if catalogue and usable else {}
    files = files if paths else in_index_order(files, catalogue)
    planned: list[Planned] = []
    for path in files:
        content = _bytes(path)
        id_ = _free_id(path.stem, {one.id for one in planned})
        beside = path.with_suffix(".toml")
        notes = beside.read_bytes() if beside.is_file() else b""
        digest = _digest([shared, id_.encode(), path.suffix.encode(), content, notes])
        entry = entries.get(id_)
        same = entry is not None and entry.digest == digest and is_whole(report_folder(root, digest))
        added = keep and path.resolve().parent != reports_folder().resolve()
        planned.append(Planned(path, id_, digest, SAME if same else CHANGED if entry else NEW, entry, added))
    ids = [one.id for one in planned]
    others = [entry for id_, entry in entries.items() if id_ not in ids]
    kept = tuple(entry for entry in others if keep or (entry.added and (keep_added or not paths)))
    gone = tuple(entry for entry in others if entry not in kept)
    order = [*entries, *ids] if keep else [*ids, *(entry.report.id for entry in kept)]
    return Plan(tuple(planned), kept, gone, tuple(dict.fromkeys(order)))


def in_index_order(files: Sequence[Path], catalogue: Catalogue | None) -> list[Path]:
    """Files in the order that their reports have in the index, new ones by name behind them: the first report is the one that
    answers by default, and stays that.
    """
    ids = [entry.report.id for entry in catalogue.entries] if catalogue else []
    return sorted(files, key=lambda path: (ids.index(path.stem) if path.stem in ids else len(ids), path.name))


def default_reports() -> list[Path]:
    """The reports in data/reports. Raises ReportError where there are none."""
    files = report_files()
    if not files:
        raise ReportError(f"Er staat geen rapport in {reports_folder()}; zet er een PDF, Word- of tekstbestand in.")
    return files


def report_files() -> list[Path]:
    """The reports in data/reports, by name; empty where there are none."""
    files = reports_folder().glob("*")
    return sorted(path for path in files if path.suffix.casefold() in READABLE and path.name[0] not in ".~")


def reports_folder() -> Path:
    """The folder of the reports that an ingest reads by default."""
    return data_folder() / "reports"


def _shared_hash(model: str) -> bytes:
    """What all reports are read with: the layout of the index, the model and the word lists."""
    words = sorted((data_folder() / "vocabulary").glob("*"))
    parts = [part for path in words if path.is_file() for part in (path.name.encode(), path.read_bytes())]
    return _digest([str(LAYOUT_VERSION).encode(), model.encode(), *parts]).encode()


def _digest(parts: Iterable[bytes]) -> str:
    """A hash of several parts, each with its length, so that no two lists of parts look alike."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(f"{len(part)}:".encode())
        whole.update(part)
    return whole.hexdigest()[:24]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise ReportError(f"Het rapport {path} bestaat niet; controleer de naam.") from fault
    except OSError as fault:
        raise ReportError(f"Het rapport {path} is niet te lezen; geef een bestand dat u mag openen.") from fault


def _free_id(name: str, taken: set[str]) -> str:
    """The name of the file, numbered where another file has it: "rapport", "rapport-2"."""
    number, id_ = 1, name
    while id_ in taken:
        number += 1
        id_ = f"{name}-{number}"
    return id_
