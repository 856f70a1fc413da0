"""After reading: a table that was not read with certainty → how it was understood, and what people can write down about it."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.report_content import ReportContent
from vectorstore.records import Table


@dataclass(frozen=True, slots=True)
class Doubt:
    """An uncertain table: the `number`-th of its section in the report file, counted from 1. `file` is where a correction
    belongs.
    """

    table: Table
    number: int
    file: str

    @property
    def entry(self) -> str:
        """The entry for `file`, TOML: as it stands it changes nothing but that the table counts as checked."""
        table = self.table
        names = [f"{at}: {column.heading or '(zonder kop)'}" for at, column in enumerate(table.columns, start=1)]
        empty = _toml(["" for _ in table.columns])
        return "\n".join(
            (
                "[[table]]",
                f"section = {_toml(table.place.section)}",
                f"number = {self.number}",
                f"title = {_toml(table.title)}",
                f"# Kolommen zoals gelezen, van links naar rechts: {'; '.join(names)}.",
                f"columns = {empty}  # leeg: zoals gelezen",
                f"units = {empty}  # leeg: zoals gelezen",
                "header_rows = 0  # hoeveel rijen de kop heeft; 0: zoals gelezen",
                "skip = false  # true: laat deze tabel weg",
                "checked = true  # laat dit staan als de tabel klopt",
            )
        )


def doubts_of(content: ReportContent) -> tuple[Doubt, ...]:
    """The uncertain ones among all the tables of a report, in their order."""
    skipped = {(note.section, note.number) for note in content.metadata.tables if note.skip}
    file = Path(content.report.file).with_suffix(".toml").name
    return tuple(
        Doubt(table, number, file)
        for table, number in zip(content.tables, _numbers(content.tables, skipped), strict=True)
        if table.doubts
    )


def _numbers(tables: Sequence[Table], skipped: set[tuple[str, int]]) -> list[int]:
    """The number of each table in its section, those that people left out counted as well."""
    numbers: Counter[tuple[str, str]] = Counter()
    result = []
    for table in tables:
        key = (table.place.chapter, table.place.section)
        numbers[key] += 1
        while (table.place.section, numbers[key]) in skipped:
            numbers[key] += 1
        result.append(numbers[key])
    return result


def _toml(value: str | list[str]) -> str:
    """A value as TOML writes it, which is for text and lists of text as JSON does."""
    return json.dumps(value, ensure_ascii=False)
