"""Questions about two things at once: "bachelor en master samen", "meer in metaal dan in kunststof" → a reading for each."""

from dataclasses import dataclass, replace
from itertools import product

from assistant.arithmetic import alike
from assistant.lookup import look_up
from assistant.match import Matcher
from assistant.records import Reading, Term
from vectorstore.index import Index
from vectorstore.records import Figure


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things asked about: what it is called in the question or the table, and its figure."""

    name: str
    figure: Figure


def items(reading: Reading, index: Index, matcher: Matcher) -> tuple[Item, ...] | None:
    """The asked things with figures that may be added or subtracted; None where the question names fewer than two."""
    readings = _sides(reading, matcher) or _rows(reading, matcher)
    if len(readings) < 2:
        return None
    figures = []
    for _, one in readings:
        found = look_up(one, index, matcher).found
        figures.append([f for f in found[0].figures if f.value is not None] if len(found) == 1 else [])
    names = [name for name, _ in readings]
    for chosen in product(*figures):
        first = chosen[0]
        same = all(alike(first, f) and f.period == first.period for f in chosen[1:])
        if same and len({f.id for f in chosen}) == len(chosen):
            return tuple(Item(name, f) for name, f in zip(names, chosen, strict=True))
    return None


def _sides(reading: Reading, matcher: Matcher) -> list[tuple[str, Reading]]:
    """A reading for each of the counterparts that the question names: bachelor and master, binnenlands and buitenlands."""
    for sides in matcher.contrasts:
        asked = [side for side in sides if side & reading.said]
        if len(asked) > 1:
            every = frozenset().union(*asked)
            return [(_name(reading, side), _without(reading, every - side)) for side in asked]
    return []


def _rows(reading: Reading, matcher: Matcher) -> list[tuple[str, Reading]]:
    """A reading for each row of a table that the question names in full."""
    labels = matcher.rows_said(reading)
    every = frozenset().union(*labels.values()) if labels else frozenset()
    return [(label, _without(reading, every - own)) for label, own in labels.items()]


def _without(reading: Reading, stems: frozenset[str]) -> Reading:
    """The reading without the words of the other things."""
    terms = tuple(term for term in reading.terms if not _is_among(term, stems))
    return replace(reading, terms=terms, said=reading.said - stems, operation="value")


def _is_among(term: Term, stems: frozenset[str]) -> bool:
    words = {word for key, _ in term.keys[:1] for word in key.replace("+", " ").split()}
    return bool(words) and words <= stems


def _name(reading: Reading, side: frozenset[str]) -> str:
    """What the question calls a side."""
    return next(
        (term.text for term in reading.terms if term.keys and set(term.keys[0][0].split()) & side), sorted(side)[0]
    )
