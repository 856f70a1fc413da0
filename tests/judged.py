"""The numbers in the report's running text as judged by reading, and how a figure of ours compares with that."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from vectorstore.dutch.words import fold
from vectorstore.records import Figure, Period

FILE = Path(__file__).parent / "expected" / "cijfers_in_de_tekst.csv"
KINDS = {"stand": "level", "verandering": "change", "aandeel": "share"}
DIRECTIONS = {"omhoog": "up", "omlaag": "down"}
SAME_UNITS = (
    {"inwoners", "personen", "mensen"},
    {"arbeidsplaatsen", "banen"},
    {"vestigingen", "vestingen"},
    {"studenten", "mbo-studenten", "personen"},
    {"uur per week", "uur"},
    {"typen voorzieningen", "typen"},
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One number as a reader judges it; several values with "|" between them are equally right."""

    line: int
    printed: str
    is_figure: bool
    in_words: bool
    area: str
    period: str
    unit: str
    kind: str
    direction: str
    name: str
    subject: str

    def differences(self, figure: Figure) -> tuple[str, ...]:
        """What a figure says otherwise: gebied, periode, eenheid, soort, richting or naam."""
        name = fold(figure.indicator)
        checks = {
            "gebied": self.area == "*" or figure.area in self.area.split("|"),
            "periode": any(_same_period(label, figure.period) for label in self.period.split("|")),
            "eenheid": any(_same_unit(unit, figure.unit or "") for unit in self.unit.split("|")),
            "soort": any(_same_kind(KINDS[kind], figure) for kind in self.kind.split("|")),
            "richting": DIRECTIONS.get(self.direction, "") == figure.direction.replace("gap", ""),
            "naam": all(any(fold(word) in name for word in words.split("/")) for words in self.name.split(",")),
        }
        return tuple(part for part, right in checks.items() if not right)


def judged_numbers(file: Path = FILE) -> list[Judged]:
    """All judged numbers, in the order of the report."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    return [
        Judged(int(r["regel"]), r["gedrukt"], r["cijfer"] == "ja", r["telwoord"] == "ja", r["gebied"], r["periode"],
               r["eenheid"], r["soort"], r["richting"], r["naam_zegt"], r["onderwerp"])
        for r in rows
    ]  # fmt: skip


def matched(judged: Sequence[Judged], figures: Iterable[Figure]) -> list[tuple[Judged, Figure | None]]:
    """Each judged number with the figure that is made of it: by what is printed, in the order of the report."""
    left = sorted(
        (f for f in figures if not f.from_table), key=lambda figure: (figure.place.first_line, _offset(figure))
    )
    pairs: list[tuple[Judged, Figure | None]] = []
    for one in judged:
        alike = [f for f in left if _bare(f.printed) == _bare(one.printed) and 0 <= one.line - f.place.first_line <= 8]
        chosen = min(alike, key=lambda f: (bool(one.differences(f)), -f.place.first_line), default=None)
        if chosen:
            left.remove(chosen)
        pairs.append((one, chosen))
    return pairs


def _offset(figure: Figure) -> int:
    return int(figure.id.split(".")[-1]) if figure.id.split(".")[-1].isdigit() else 0


def _bare(printed: str) -> str:
    return "".join(printed.split()).lstrip("+").casefold()


def _same_period(label: str, period: Period) -> bool:
    """The same label, the same years, or the same first year where one of the two has an open end ("sinds 2013")."""
    if label == period.label:
        return True
    years = [int(year) for year in label.replace("sinds ", "").split("-") if year.isdigit()]
    if not years or period.first is None:
        return False
    if label.startswith("sinds ") or period.last is None:
        return years[0] == period.first
    return (years[0], years[-1]) == (period.first, period.last)


def _same_unit(unit: str, other: str) -> bool:
    return fold(unit) == fold(other) or any({fold(unit), fold(other)} <= same for same in SAME_UNITS)


def _same_kind(kind: str, figure: Figure) -> bool:
    shares = {"level", "share"} if figure.unit == "%" else {"level"}
    return kind == figure.kind or {kind, figure.kind} <= shares
