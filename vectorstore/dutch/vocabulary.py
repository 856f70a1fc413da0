"""The word lists that people keep by hand in data/vocabulary, read once."""

import csv
import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from vectorstore.errors import VocabularyError
from vectorstore.settings import data_folder


@dataclass(frozen=True, slots=True)
class Concept:
    """What figures may be about: its name, the words for it, and its kinds with the words for those."""

    name: str
    words: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A way of asking that stands for one thing: where `pattern` fits, a question is read as if it said `means` as well, or
    instead of the words that fit.
    """

    pattern: re.Pattern[str]
    means: str
    instead: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word lists, as typed by people: not folded, not stemmed.

    `synonyms` are groups of words or short phrases that stand for the same thing, `contrasts` lines of such groups
    that exclude each other; `areas`, `language`, `operations`, `contradictions`, `editions` and `claims` are the tables of the
    TOML files of the same names; `municipalities` are (name, province);
    `units` maps an indicator name to its unit, `concepts` are what numbers in running text may be about, `meanings`
    explains concepts in everyday words, `english` maps English words to Dutch ones, `abbreviated` short forms
    in questions to what they stand for, `phrasings` are ways of asking that stand for one thing.
    """

    stopwords: frozenset[str]
    generic: frozenset[str]
    population: frozenset[str]
    synonyms: tuple[tuple[str, ...], ...]
    contrasts: tuple[tuple[tuple[str, ...], ...], ...]
    municipalities: tuple[tuple[str, str], ...]
    areas: dict[str, Any]
    language: dict[str, Any]
    operations: dict[str, Any]
    contradictions: dict[str, Any]
    editions: dict[str, Any]
    claims: dict[str, Any]
    units: dict[str, str]
    concepts: tuple[Concept, ...]
    meanings: dict[str, str]
    english: dict[str, str]
    abbreviated: dict[str, str]
    phrasings: tuple[Phrasing, ...]

    @property
    def abbreviations(self) -> frozenset[str]:
        """Words whose full stop does not end a sentence, in lower case."""
        return frozenset(self.language["text"]["abbreviations"])

    @property
    def missing_marks(self) -> frozenset[str]:
        """What a table prints where it has no figure."""
        return frozenset(self.language["text"]["missing"])

    def prose(self, name: str) -> tuple[str, ...]:
        """One of the lists that tell what a number in running text means (`[figures]` in language.toml)."""
        return tuple(self.language["figures"][name])


@lru_cache(maxsize=4)
def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Read data/vocabulary (or another folder). Raises VocabularyError with the file that is damaged."""
    folder = folder or data_folder() / "vocabulary"
    indicators = _toml(folder / "indicators.toml")["indicator"]
    return Vocabulary(
        stopwords=frozenset(" ".join(_lines(folder / "stopwords.txt")).split()),
        generic=frozenset(" ".join(_lines(folder / "generic.txt")).split()),
        population=frozenset(" ".join(_lines(folder / "population.txt")).split()),
        synonyms=tuple(_members(line) for line in _lines(folder / "synonyms.txt")),
        contrasts=tuple(tuple(_members(side) for side in line.split("|")) for line in _lines(folder / "contrasts.txt")),
        municipalities=_municipalities(folder / "municipalities.csv"),
        areas=_toml(folder / "areas.toml"),
        language=_toml(folder / "language.toml"),
        operations=_toml(folder / "operations.toml"),
        contradictions=_toml(folder / "contradictions.toml"),
        editions=_toml(folder / "editions.toml"),
        claims=_toml(folder / "claims.toml"),
        units={entry["name"]: entry["unit"] for entry in indicators if entry.get("unit")},
        concepts=tuple(_concept(entry) for entry in _toml(folder / "concepts.toml")["concept"]),
        meanings=_toml(folder / "meanings.toml"),
        english=dict(_pair(line) for line in _lines(folder / "english.txt")),
        phrasings=tuple(_phrasing(entry, folder) for entry in _toml(folder / "phrasings.toml")["phrasing"]),
        abbreviated=dict(_pair(line) for line in _lines(folder / "abbreviations.txt")),
    )


def _concept(entry: dict[str, Any]) -> Concept:
    kinds = {kind: tuple(forms) for kind, forms in entry.get("kinds", {}).items()}
    return Concept(entry["name"], tuple(entry["words"]), kinds)


def _phrasing(entry: dict[str, Any], folder: Path) -> Phrasing:
    try:
        pattern = re.compile(entry["pattern"])
    except re.error as fault:
        message = (
            f"phrasings.toml in {folder} heeft een patroon dat niet klopt ({entry['pattern']}); herstel die regel."
        )
        raise VocabularyError(message) from fault
    return Phrasing(pattern, entry["means"], bool(entry.get("instead", False)))


def _pair(line: str) -> tuple[str, str]:
    left, _, right = line.partition("=")
    return left.strip(), right.strip()


def _members(text: str) -> tuple[str, ...]:
    return tuple(member.strip() for member in text.split(";") if member.strip())


def _lines(path: Path) -> list[str]:
    lines = (line.split("#")[0].strip() for line in _text(path).splitlines())
    return [line for line in lines if line]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise VocabularyError(f"Het woordbestand {path} is niet te lezen; zet het bestand terug.") from fault


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as fault:
        raise VocabularyError(f"Het woordbestand {path} heeft een fout ({fault}); herstel die regel.") from fault


def _municipalities(path: Path) -> tuple[tuple[str, str], ...]:
    rows = csv.DictReader(_text(path).splitlines())
    return tuple((row["name"], row["province"]) for row in rows)
