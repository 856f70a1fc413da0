"""The report that waits beside the one before it in the index: which figures are new, changed or gone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.incoming.adding import catalogue_of
from assistant.incoming.draft import Draft
from assistant.incoming.shelf import Waiting
from assistant.incoming.understood import content_of_waiting
from ingest.changes import changes, predecessor
from vectorstore.catalogue import report_folder
from vectorstore.errors import IndexOutdatedError
from vectorstore.index import read_records
from vectorstore.records import Content


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs from the report called `name`: counts, and Dutch lines with some of the figures."""

    name: str
    new: int
    changed: int
    vanished: int
    lines: tuple[str, ...]


def differences(one: Waiting, draft: Draft, root: Path) -> Differences | None:
    """What differs from the same report in the index, or else from the newest other edition of its region; None where there
    is neither.
    """
    catalogue = catalogue_of(root)
    if catalogue is None or not draft.region:
        return None
    read = content_of_waiting(one)
    names: Sequence[str] = draft.region
    report = replace(read.report, edition=draft.edition, region=names[0], region_names=tuple(names[1:]))
    entry = predecessor(report, catalogue.entries)
    if entry is None:
        return None
    try:
        old = read_records(report_folder(root, entry.digest))
    except IndexOutdatedError:
        return None
    new = Content(report, read.areas, read.tables, read.passages, read.sentences, read.figures, ())
    found = changes(old, new)
    _, *lines = found.lines()
    return Differences(
        entry.report.name,
        len(found.new),
        len(found.changed),
        len(found.vanished),
        tuple(line.rstrip() for line in lines),
    )
