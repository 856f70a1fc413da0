"""A report and the one before it → which figures are new, changed or gone, told by what they mean and not by where they stand."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from vectorstore.catalogue import Entry, report_folder
from vectorstore.dutch.numbers import format_quantity
from vectorstore.dutch.words import fold
from vectorstore.errors import IndexOutdatedError
from vectorstore.index import read_records
from vectorstore.records import Content, Figure, Report

SHOWN = 20
"""Figures of each kind that are named where nobody asks for all: what fits on a screen."""
WAYS = {"up": " (stijging)", "down": " (daling)"}
_Key = tuple[str | bool | None, ...]
_Item = TypeVar("_Item")
_Value = tuple[Decimal | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that has another value than before."""

    old: Figure
    new: Figure


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two reports, each in the order of its report."""

    new: tuple[Figure, ...]
    changed: tuple[Changed, ...]
    vanished: tuple[Figure, ...]

    @property
    def more(self) -> bool:
        """Whether `lines` leaves some out where nobody asks for all."""
        return max(len(self.new), len(self.changed), len(self.vanished)) > SHOWN

    def lines(self, most: int | None = SHOWN) -> list[str]:
        """The changes as Dutch lines: counts, then at most `most` figures of each kind (None: all of them)."""
        counts = f"{len(self.new)} nieuw, {len(self.changed)} gewijzigd, {len(self.vanished)} verdwenen"
        return [
            f"Cijfers: {counts}.",
            *_some("Gewijzigd", [_changed_line(pair) for pair in self.changed], most),
            *_some("Nieuw", [f"{_about(figure)}: {shown(figure)}" for figure in self.new], most),
            *_some("Verdwenen", [f"{_about(figure)}: {shown(figure)}" for figure in self.vanished], most),
        ]


def changes(old: Sequence[Figure], new: Sequence[Figure]) -> Changes:
    """What differs. Figures are the same where indicator, area, period, unit and kind are, first of the same row and column
    and then without these; of a figure that a report gives more than once each other value counts once.
    """
    left, right = list(old), list(new)
    pairs: list[Changed] = []
    for key in (_exact, _meaning):
        found, left, right = _pair(left, right, key)
        pairs += found
    before, after = _said(old), _said(new)
    vanished = _once((figure for figure in left if _saying(figure) not in after), _saying)
    fresh = _once((figure for figure in right if _saying(figure) not in before), _saying)
    changed = _once(
        (pair for pair in pairs if _value(pair.old) != _value(pair.new)),
        lambda pair: (_meaning(pair.new), _value(pair.old), _value(pair.new)),
    )
    at = {figure.id: number for number, figure in enumerate(new)}
    return Changes(tuple(fresh), tuple(sorted(changed, key=lambda pair: at[pair.new.id])), tuple(vanished))


def predecessor(report: Report, entries: Sequence[Entry]) -> Entry | None:
    """What the index has of a report: the same one, or else the newest other edition of its region; None where neither is."""
    same = next((entry for entry in entries if entry.report.id == report.id), None)
    names = {report.series, *report.region_names}
    others = [entry for entry in entries if names & {entry.report.series, *entry.report.region_names}]
    return same or max(others, key=lambda entry: entry.report.year, default=None)


def stored_predecessor(root: Path, report: Report, entries: Sequence[Entry]) -> Content | None:
    """What the index in `root` holds of the `predecessor`; None where there is none, or it is damaged."""
    entry = predecessor(report, entries)
    with suppress(IndexOutdatedError):
        return read_records(report_folder(root, entry.digest)) if entry else None
    return None


def shown(figure: Figure) -> str:
    """The value of a figure with its unit, or what is printed where it has no single value."""
    if figure.value is None:
        return figure.word or figure.printed
    return format_quantity(figure.value, figure.unit, figure.scale) + WAYS.get(figure.direction, "")


def _pair(
    old: Sequence[Figure], new: Sequence[Figure], key: Callable[[Figure], _Key]
) -> tuple[list[Changed], list[Figure], list[Figure]]:
    """Pairs of figures with the same key, those of equal value first; and the figures of each that are left."""
    waiting: dict[_Key, list[Figure]] = defaultdict(list)
    for figure in old:
        waiting[key(figure)].append(figure)
    pairs: list[Changed] = []
    unpaired = list(new)
    for same in (True, False):
        trying, unpaired = unpaired, []
        for figure in trying:
            at = next(
                (at for at, one in enumerate(waiting[key(figure)]) if not same or _value(one) == _value(figure)), None
            )
            if at is None:
                unpaired.append(figure)
            else:
                pairs.append(Changed(waiting[key(figure)].pop(at), figure))
    return pairs, [figure for figures in waiting.values() for figure in figures], unpaired


def _meaning(figure: Figure) -> _Key:
    about = (fold(figure.indicator), figure.area, figure.other_end, figure.period.label, figure.unit)
    return (*about, figure.kind, figure.direction, figure.forecast, figure.from_table)


def _exact(figure: Figure) -> _Key:
    return (*_meaning(figure), figure.row, figure.column)


def _value(figure: Figure) -> _Value:
    return (figure.value, figure.scale, "" if figure.value is not None else figure.word or figure.printed)


def _saying(figure: Figure) -> tuple[_Key, _Value]:
    return _meaning(figure), _value(figure)


def _said(figures: Iterable[Figure]) -> set[tuple[_Key, _Value]]:
    return {_saying(figure) for figure in figures}


def _once(items: Iterable[_Item], key: Callable[[_Item], object]) -> list[_Item]:
    """The first of each."""
    found: dict[object, _Item] = {}
    for item in items:
        found.setdefault(key(item), item)
    return list(found.values())


def _changed_line(pair: Changed) -> str:
    return f"{_about(pair.new)}: {shown(pair.old)} → {shown(pair.new)}"


def _about(figure: Figure) -> str:
    end = f" (andere kant: {figure.other_end})" if figure.other_end else ""
    return ", ".join(part for part in (figure.indicator, f"{figure.area}{end}", figure.period.label) if part)


def _some(name: str, lines: Sequence[str], most: int | None) -> list[str]:
    if not lines:
        return []
    more = len(lines) - most if most is not None and len(lines) > most else 0
    rest = [f"  … en nog {more}"] if more else []
    return [f"{name}:", *(f"  {line}" for line in (lines[:most] if more else lines)), *rest]
