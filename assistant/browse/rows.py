"""All figures of a report as rows of one tidy table, with search, filters and an order; each row knows where it stands."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.sheet import show
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure

KINDS = {"level": "stand", "change": "verandering", "share": "aandeel", "category": "in woorden"}
"""What a figure says, in Dutch."""
WAYS = {"up": "toename", "down": "afname", "gap": "verschil"}
"""The same of a change in running text, whose number stands there without a sign."""
FORECAST = "raming"
AROUND_A_WORD = ",;:.!?()«»\"'„”"
"""What people type or paste around a word that they look for."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as a row: `shown` as the report has it with its unit, `value` its number (None for a word, a range or N.B.),
    `year` its last year (0 where unknown), `kind` one of KINDS or WAYS, `table` the title of its table ("" for running text).
    """

    figure: Figure
    topic: str
    area: str
    period: str
    year: int
    shown: str
    value: Decimal | None
    unit: str
    kind: str
    chapter: str
    section: str
    table: str

    @property
    def says(self) -> str:
        """Its kind, and whether it is a forecast."""
        return f"{self.kind}, {FORECAST}" if self.figure.forecast else self.kind

    @property
    def own_text(self) -> str:
        """All that the row says, folded, to search in."""
        parts = (
            self.topic,
            self.area,
            self.period,
            self.shown,
            self.unit,
            self.says,
            self.chapter,
            self.section,
            self.table,
        )
        return fold(" ".join(parts))

    @property
    def where(self) -> str:
        """Chapter with the table or section, as the text of a link."""
        place = f"tabel «{self.table}»" if self.table else self.section
        return self.chapter if place == self.chapter or not place else f"{self.chapter}, {place}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the table; empty means all. `words` all have to stand in a row, or where no row has them in its quote."""

    words: str = ""
    topics: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


def figure_rows(index: Index) -> list[FigureRow]:
    """A row for each figure, in the order of the report."""
    rows = [_row(figure, index) for figure in index.content.figures]
    return sorted(rows, key=lambda row: (row.figure.place.first_line, _numbers_in(row.figure.id)))


def _numbers_in(id_: str) -> list[int]:
    """Where a figure stands within its line: as numbers, so that the tenth column comes after the second."""
    return [int(number) for number in re.findall(r"\d+", id_.rpartition(":")[2])]


def _row(figure: Figure, index: Index) -> FigureRow:
    table = index.tables.get(figure.table or "")
    return FigureRow(
        figure=figure,
        topic=figure.indicator,
        area=f"{figure.area} – {figure.other_end}" if figure.other_end else figure.area,
        period=figure.period.label,
        year=figure.period.last or figure.period.first or 0,
        shown=figure.word or (figure.printed if figure.missing else show(figure)),
        value=figure.value,
        unit=" ".join(part for part in (figure.scale, figure.unit) if part),
        kind=(WAYS.get(figure.direction) if figure.kind == "change" else None) or KINDS[figure.kind],
        chapter=figure.place.chapter,
        section=figure.place.section,
        table=table.title if table else "",
    )


def wanted_rows(rows: Iterable[FigureRow], wanted: Wanted) -> list[FigureRow]:
    """The rows that are asked for, in their own order."""
    kept = [
        row
        for row in rows
        if _among(row.topic, wanted.topics) and _among(row.area, wanted.areas) and _among(row.year, wanted.years)
    ]
    words = [word for part in fold(wanted.words).split() if (word := part.strip(AROUND_A_WORD))]
    found = [row for row in kept if _has(row.own_text, words)]
    return found or [row for row in kept if _has(f"{row.own_text} {fold(row.figure.quote)}", words)]


def _has(text: str, words: Collection[str]) -> bool:
    return all(word in text for word in words)


def _among(value: object, chosen: Collection[object]) -> bool:
    return not chosen or value in chosen


ORDERS: dict[str, Callable[[FigureRow], tuple[object, ...]]] = {
    "volgorde van het rapport": lambda _: (),
    "onderwerp": lambda row: (fold(row.topic), fold(row.area), row.year),
    "gebied": lambda row: (fold(row.area), fold(row.topic), row.year),
    "jaar": lambda row: (row.year, fold(row.topic), fold(row.area)),
    "waarde": lambda row: (row.value is None, row.value or Decimal(0)),
}
"""Names of the orders, as users read them."""


def ordered(rows: Sequence[FigureRow], order: str, backwards: bool = False) -> list[FigureRow]:
    """The rows in one of ORDERS; rows without a value come last either way."""
    if order == "waarde":
        known = sorted((row for row in rows if row.value is not None), key=ORDERS[order], reverse=backwards)
        return [*known, *(row for row in rows if row.value is None)]
    found = sorted(rows, key=ORDERS[order])
    return found[::-1] if backwards else found
