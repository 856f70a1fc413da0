"""What staff confirm of the report that waits: read from and written to the TOML file beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import tomlkit
from tomlkit.items import Table as TomlTable

from assistant.incoming.shelf import Waiting
from ingest.metadata import Metadata, TableNotes
from vectorstore.errors import ReportError
from vectorstore.records import UNNAMED, name_of

ABOVE = "Ingevuld op de pagina «Rapport toevoegen». Alles hierin is facultatief."
"""The first line of the file."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Title, edition and so on as they will be in the index; the first of `region` is its name, the others are what else it
    is called.
    """

    title: str
    edition: str
    publisher: str
    region: tuple[str, ...]
    municipalities: tuple[str, ...]
    tables: tuple[TableNotes, ...] = ()

    @property
    def name(self) -> str:
        """How the report will be called."""
        return name_of(self.title, self.edition)

    @property
    def lacks(self) -> str:
        """What has to be filled in before the report can be added, in Dutch; "" where nothing lacks."""
        return "een titel" if not self.title else "de naam van de regio" if not self.region else ""

    def with_table(self, notes: TableNotes) -> "Draft":
        """The draft with these notes to a table in the place of earlier ones; notes that say nothing are left out."""
        others = [one for one in self.tables if (one.section, one.number) != (notes.section, notes.number)]
        said = replace(notes, section="", number=1) != TableNotes("", 1)
        return replace(self, tables=tuple([*others, notes] if said else others))


def draft_of(metadata: Metadata, members: Sequence[str]) -> Draft:
    """The draft from what was read, with these municipalities."""
    region = () if metadata.region.name == UNNAMED else (metadata.region.name, *metadata.region_names)
    return Draft(metadata.title, metadata.edition, metadata.publisher, region, tuple(members), metadata.tables)


def write_draft(one: Waiting, draft: Draft) -> None:
    """Write NAME.toml beside the file, whole or not at all. Raises ReportError where the file waits no more."""
    if not one.path.is_file():
        raise ReportError(f"Het bestand {one.path.name} staat niet meer klaar; kies het opnieuw.")
    temporary = one.notes.with_suffix(".part")
    temporary.write_text(draft_text(draft), encoding="utf-8")
    temporary.replace(one.notes)


def draft_text(draft: Draft) -> str:
    """The draft as TOML; what is empty is left out, so that the program proposes it."""
    document = tomlkit.document()
    document.add(tomlkit.comment(ABOVE))
    said: dict[str, str | list[str]] = {
        "title": draft.title,
        "edition": draft.edition,
        "publisher": draft.publisher,
        "region": list(draft.region),
        "municipalities": list(draft.municipalities),
    }
    for name, value in said.items():
        if value:
            document.add(name, tomlkit.item(value))
    if draft.tables:
        tables = tomlkit.aot()
        for notes in draft.tables:
            tables.append(_table(notes))
        document.add("table", tables)
    return tomlkit.dumps(document)


def _table(notes: TableNotes) -> TomlTable:
    table = tomlkit.table()
    table.add("section", notes.section)
    table.add("number", notes.number)
    said: dict[str, str | list[str] | int | bool] = {
        "title": notes.title,
        "measure": notes.measure,
        "period": notes.period,
        "columns": list(notes.columns) if any(notes.columns) else [],
        "units": list(notes.units) if any(notes.units) else [],
        "header_rows": notes.header_rows,
        "skip": notes.skip,
        "checked": notes.checked,
    }
    for name, value in said.items():
        if value:
            table.add(name, tomlkit.item(value))
    return table
