"""What people may write down about a report in a TOML file beside it; without the file, everything is proposed by code."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ingest.document import PrintedHeading
from ingest.read import Source
from ingest.section import Line
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.errors import ReportError
from vectorstore.records import UNNAMED, Area

_YEAR = re.compile(r"\b(20\d\d)\b")
_ACRONYM = re.compile(r"\b[Dd]e ([A-Z]{3,6})\b")
_REGION = re.compile(
    r"\b(?:[Dd]e(?:\s+regio)?|[Rr]egio|[Ss]treek|[Hh]et)\s+"
    r"((?:[A-Z][a-z'’é]+(?:-[A-Z][a-z'’]+)*)(?:\s(?:en|van|aan|de)?\s?[A-Z][\w'’-]+)?)(?=[\s.,;:)])"
)
LEAST_NAMED = 3
"""A name that a report uses less often is not that of its region."""
LONGEST_TITLE = 90
MOST_HEADER_ROWS = 9
KNOWN = frozenset({"title", "edition", "publisher", "region", "municipalities", "table"})
"""What the file may say."""


@dataclass(frozen=True, slots=True)
class TableNotes:
    """What people say about one table: the `number`-th of a section, counted from 1.

    `columns` renames columns from left to right; an empty string leaves the printed name. `units` likewise. `header_rows`
    is how many rows its header has (0: the program finds out), `skip` leaves it out, `checked` says that it was read right.
    """

    section: str
    number: int
    title: str = ""
    measure: str = ""
    period: str = ""
    columns: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    header_rows: int = 0
    skip: bool = False
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, edition, publisher, own region and municipalities of a report, and notes to its tables.

    `region_names` are other names of the region; its aliases have the words for any region as well ("de regio"). `members` is
    empty where nobody wrote them down: they then follow from the report's figures.
    """

    title: str
    edition: str
    publisher: str
    region: Area
    region_names: tuple[str, ...]
    members: tuple[str, ...]
    tables: tuple[TableNotes, ...]

    def notes(self, section: str, number: int) -> TableNotes | None:
        """Notes to the `number`-th table of a section."""
        return next((t for t in self.tables if t.section == section and t.number == number), None)


def read_metadata(source: Source, vocabulary: Vocabulary) -> Metadata:
    """Metadata from NAME.toml beside the report, completed with proposals. Raises ReportError where the file is damaged."""
    path = source.path.with_suffix(".toml")
    given: dict[str, object] = {}
    if path.is_file():
        try:
            given = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            raise ReportError(f"Het bestand {path.name} heeft een fout ({fault}); herstel die regel.") from fault
    unknown = sorted(set(given) - KNOWN)
    if unknown:
        raise ReportError(f"{path.name}: «{unknown[0]}» is onbekend; bekend zijn: {', '.join(sorted(KNOWN))}.")
    title = str(given.get("title") or propose_title(source))
    name, *others = _strings(given.get("region")) or propose_region(title, source.lines, vocabulary)
    names = (*others, *_shorter(name))
    return Metadata(
        title=title,
        edition=str(given.get("edition") or propose_edition(title, source)),
        publisher=str(given.get("publisher") or ""),
        region=Area(name, "region", (*names, *vocabulary.areas["own"]["aliases"])),
        region_names=names,
        members=_members(given.get("municipalities"), path, vocabulary),
        tables=tuple(_table_notes(entry, path) for entry in _entries(given.get("table"))),
    )


def _shorter(name: str) -> tuple[str, ...]:
    """What a region is also called: Peelland for Regio Peelland."""
    bare = re.sub(r"^(?:Regio|Streek|De|Het)\s+", "", name)
    return (bare,) if bare != name else ()


def _members(given: object, path: Path, vocabulary: Vocabulary) -> tuple[str, ...]:
    names = _strings(given)
    known = {name for name, _ in vocabulary.municipalities} | set(vocabulary.areas["elsewhere"]["places"])
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ReportError(f"{path.name}: «{unknown[0]}» is geen Nederlandse gemeente; verbeter de naam.")
    return names


def _table_notes(entry: dict[str, object], path: Path) -> TableNotes:
    number = entry.get("number", 1)
    if not isinstance(entry.get("section"), str) or not isinstance(number, int):
        raise ReportError(f'In {path.name} mist een [[table]] de regel section = "…" (en number = 1); vul die aan.')
    header_rows = entry.get("header_rows", 0)
    if not isinstance(header_rows, int) or not 0 <= header_rows <= MOST_HEADER_ROWS:
        raise ReportError(f"In {path.name} is header_rows geen getal van 0 tot {MOST_HEADER_ROWS}; verbeter die regel.")
    return TableNotes(
        section=str(entry["section"]),
        number=number,
        title=str(entry.get("title") or ""),
        measure=str(entry.get("measure") or ""),
        period=str(entry.get("period") or ""),
        columns=_strings(entry.get("columns")),
        units=_strings(entry.get("units")),
        header_rows=header_rows,
        skip=entry.get("skip") is True,
        checked=entry.get("checked") is True,
    )


def propose_title(source: Source) -> str:
    """What the file says of itself; a first heading without a number above numbered chapters, or a first short line that has a
    year and stands alone; else the name of the file.
    """
    document = source.document
    if document and document.title:
        return document.title
    if document:
        chapters = [block.text for block in document.blocks if isinstance(block, PrintedHeading) and block.level == 1]
        numbered = sum(text[0].isdigit() for text in chapters[1:])
        if chapters and not chapters[0][0].isdigit() and numbered > 1 and numbered >= len(chapters) - 2:
            return chapters[0]
    first = next((line.bare for line in source.lines if line.bare), "")
    if _YEAR.search(first) and len(first) <= LONGEST_TITLE and first[-1] not in ".:;" and not first[0].isdigit():
        return first
    return source.path.stem.replace("-", " ").replace("_", " ").strip().capitalize()


def propose_edition(title: str, source: Source) -> str:
    """The year in the title or in the name of the file; else the latest that the text names often: at least a fifth as often
    as the year named most.
    """
    said = [*_YEAR.findall(title), *_YEAR.findall(source.path.stem.replace("_", " "))]
    if said:
        return str(said[-1])
    years = Counter(year for line in source.lines for year in _YEAR.findall(line.text))
    often = [year for year, count in years.items() if count * 5 >= max(years.values())]
    return max(often, default="")


def propose_region(title: str, lines: tuple[Line, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The region's name and what else it is called, by what the text itself says.

    In turn: the abbreviation that it uses most as "de XYZ", with the capitalised words that it stands for; the name in the
    title that the text uses most as "de Naam" or "regio Naam"; the name behind "regio" that it uses most.
    """
    text = " ".join(line.bare for line in lines)
    known = {*vocabulary.language["text"]["acronyms"], *(name for name, _ in vocabulary.municipalities)}
    counts = Counter(acronym for acronym in _ACRONYM.findall(text) if acronym not in known)
    acronym, often = next(iter(counts.most_common(1)), ("", 0))
    named = Counter(name for name in _REGION.findall(text) if name not in known)
    in_title = Counter({name: times for name, times in named.items() if name in title and times >= LEAST_NAMED})
    name, times = next(iter((in_title or named).most_common(1)), ("", 0))
    if acronym and often >= times:
        long = _spelled_out(acronym, text)
        return (long, acronym) if long else (acronym,)
    if name and times >= LEAST_NAMED:
        short = re.search(rf"{re.escape(name)}\s+\(([A-Z][A-Za-z-]{{1,7}})\)", text)
        return (name, short[1]) if short else (name,)
    return (UNNAMED,)


def _spells(acronym: str, name: str) -> bool:
    letters = iter(name.casefold())
    return all(letter in letters for letter in acronym.casefold())


def _spelled_out(acronym: str, text: str) -> str | None:
    """Capitalised words in the text whose letters spell the acronym in order (Dutch Techzone for DTZ)."""
    runs = Counter(re.findall(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}\b", text))
    for run in [str(words) for words, _ in runs.most_common()]:
        if run[0] == acronym[0] and _spells(acronym, run):
            return run
    return None


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _entries(value: object) -> list[dict[str, object]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
