"""What people may write down about a report in a TOML file beside it; without the file, everything is proposed by code."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ingest.read import Line, Source
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.errors import ReportError
from vectorstore.records import Area

_YEAR = re.compile(r"\b(20\d\d)\b")
_ACRONYM = re.compile(r"\b[Dd]e ([A-Z]{3,6})\b")


@dataclass(frozen=True, slots=True)
class TableNotes:
    """What the text of a report does not say about one table: the `number`-th of a section, counted from 1.

    `columns` renames columns from left to right; an empty string leaves the printed name. `units` likewise.
    """

    section: str
    number: int
    title: str
    measure: str
    period: str
    columns: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, edition and own region of a report, and notes to its tables."""

    title: str
    edition: str
    region: Area
    tables: tuple[TableNotes, ...]

    def notes(self, section: str, number: int) -> TableNotes | None:
        """Notes to the `number`-th table of a section."""
        return next((t for t in self.tables if t.section == section and t.number == number), None)


def read_metadata(source: Source, vocabulary: Vocabulary) -> Metadata:
    """Metadata from NAME.toml beside NAME.txt, completed with proposals. Raises ReportError where the file is damaged."""
    path = source.path.with_suffix(".toml")
    given: dict[str, object] = {}
    if path.is_file():
        try:
            given = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            raise ReportError(f"Het bestand {path.name} heeft een fout ({fault}); herstel die regel.") from fault
    names = _strings(given.get("region")) or _propose_region(source.lines, vocabulary)
    return Metadata(
        title=str(given.get("title") or source.path.stem.replace("-", " ").capitalize()),
        edition=str(given.get("edition") or _propose_edition(source.lines)),
        region=Area(names[0], "region", (*names[1:], *vocabulary.areas["own"]["aliases"])),
        tables=tuple(_table_notes(entry, path) for entry in _entries(given.get("table"))),
    )


def _table_notes(entry: dict[str, object], path: Path) -> TableNotes:
    number = entry.get("number", 1)
    if not isinstance(entry.get("section"), str) or not isinstance(number, int):
        raise ReportError(f'In {path.name} mist een [[table]] de regel section = "…" (en number = 1); vul die aan.')
    return TableNotes(
        section=str(entry["section"]),
        number=number,
        title=str(entry.get("title") or ""),
        measure=str(entry.get("measure") or ""),
        period=str(entry.get("period") or ""),
        columns=_strings(entry.get("columns")),
        units=_strings(entry.get("units")),
    )


def _propose_edition(lines: tuple[Line, ...]) -> str:
    """The latest year that the text names often: at least a fifth as often as the year named most."""
    years = Counter(year for line in lines for year in _YEAR.findall(line.text))
    often = [year for year, count in years.items() if count * 5 >= max(years.values())]
    return max(often, default="")


def _propose_region(lines: tuple[Line, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The abbreviation that the text uses most as "de XYZ", with the capitalised words that it stands for."""
    text = " ".join(line.bare for line in lines)
    known = vocabulary.language["text"]["acronyms"]
    counts = Counter(acronym for acronym in _ACRONYM.findall(text) if acronym not in known)
    if not counts:
        return ("Regio",)
    acronym = counts.most_common(1)[0][0]
    long = _spelled_out(acronym, text)
    return (long, acronym) if long else (acronym,)


def _spelled_out(acronym: str, text: str) -> str | None:
    """Capitalised words in the text whose letters spell the acronym in order (Dutch Techzone for DTZ)."""
    runs = Counter(re.findall(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}\b", text))
    for run in [str(words) for words, _ in runs.most_common()]:
        letters = iter(run.casefold())
        if run[0] == acronym[0] and all(letter in letters for letter in acronym.casefold()):
            return run
    return None


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _entries(value: object) -> list[dict[str, object]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
