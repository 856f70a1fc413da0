"""The report that waits beside the one before it in the index: which figures are new, changed or gone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.incoming.adding import catalogue_of
from assistant.incoming.draft import Draft
from assistant.incoming.shelf import Waiting
from assistant.incoming.understood import content_of_waiting
from ingest.changes import changes, stored_predecessor


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
    old = stored_predecessor(root, report, catalogue.entries)
    if old is None:
        return None
    found = changes(old.figures, read.figures)
    _, *lines = found.lines()
    return Differences(
        old.report.name,
        len(found.new),
        len(found.changed),
        len(found.vanished),
        tuple(line.rstrip() for line in lines),
    )
