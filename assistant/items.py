"""Questions about two or more things at once: "bachelor en master samen", "meer in metaal dan in kunststof"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from assistant.lookup import look_up
from assistant.match import Matcher
from assistant.question_sides import compared, each_listed, listed
from assistant.records import Reading, Term
from assistant.terms import subjects_of
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things asked about: what it is called in the question or the table, and its figure.

    `others` are figures that the same words fit as well, such as the masters beside the bachelors.
    """

    name: str
    figure: Figure
    others: tuple[tuple[str, Figure], ...] = ()


def items(reading: Reading, index: Index, matcher: Matcher) -> tuple[Item, ...] | None:
    """The asked things with figures that may be added or subtracted; None where the question names fewer than two.

    A question that lists three things gets three figures or none: a sum never drops a member in silence.
    """
    pairs = tuple(compared(reading)) or (() if len(listed(reading)) > 1 else tuple(_pairs(reading)))
    sides = _sides(reading, index)
    for readings in (sides, _rows(reading, matcher), each_listed(reading), *pairs):
        found = _figures(readings, index, matcher) if len(readings) > 1 else None
        if found and (readings is sides or all(_is_part(item.figure, index) for item in found)):
            return found
    return None


def _is_part(figure: Figure, index: Index) -> bool:
    """Whether a figure may stand beside others of its kind: a cell only where the rows of its table are parts of one
    thing (industries, occupations), not indicators that measure each something else.
    """
    return figure.table is None or bool(index.tables[figure.table].row_heading)


def _figures(readings: Sequence[tuple[str, Reading]], index: Index, matcher: Matcher) -> tuple[Item, ...] | None:
    """For each reading a figure, all of one kind, period and place in the report, and none the same."""
    figures = []
    for _, one in readings:
        found = look_up(one, index, matcher).found
        figures.append([f for f in found[0].figures if f.value is not None] if len(found) == 1 else [])
    for chosen in product(*figures):
        first = chosen[0]
        same = all(_comparable(first, f, index) for f in chosen[1:])
        if same and len({f.id for f in chosen}) == len(chosen):
            sides = zip(readings, figures, chosen, strict=True)
            return tuple(_item(name, one, figure, every, matcher) for (name, one), every, figure in sides)
    return None


def _item(name: str, reading: Reading, figure: Figure, every: Sequence[Figure], matcher: Matcher) -> Item:
    """The thing with its full name ("hbo (bachelor)"), and what of it another figure gives ("hbo (master)")."""
    narrower = _narrower(figure, reading, matcher)
    if not narrower:
        return Item(name, figure)
    named = [(_narrower(f, reading, matcher), f) for f in every if f.unit == figure.unit and f.kind == figure.kind]
    others = tuple((f"{name} ({word})", f) for word, f in named if word and word != narrower)
    return Item(f"{name} ({narrower})", figure, others)


def _narrower(figure: Figure, reading: Reading, matcher: Matcher) -> str:
    """The side of a contrast that a figure is about and the question does not name, or "": bachelor."""
    return next((word for every, word in matcher.sides_in_step(figure) if not every & reading.said), "")


def _comparable(first: Figure, other: Figure, index: Index) -> bool:
    """Whether two figures measure alike: in one table or section, of one unit, kind, area and period."""
    ours, theirs = ((f.table, f.place.section, f.scale, f.kind, f.area, f.period) for f in (first, other))
    people = {fold(word) for word in index.vocabulary.population}
    both_people = {fold(f.unit or "") for f in (first, other)} <= people
    return ours == theirs and (first.unit == other.unit or both_people)


def _sides(reading: Reading, index: Index) -> list[tuple[str, Reading]]:
    """A reading for each of the counterparts that the question names: bachelor and master, binnenlands and buitenlands."""
    for sides in index.contrasts:
        asked = [side for side in sides if side & reading.said]
        if len(asked) > 1:
            every = frozenset().union(*asked)
            return [(_name(reading, side), _on_side(reading, side, every - side)) for side in asked]
    return []


def _on_side(reading: Reading, side: frozenset[str], others: frozenset[str]) -> Reading:
    """The reading about one side: a phrase with the word of another ("uitgaande pendel") is read with this one's."""
    own = next(iter(sorted(side & reading.said)))
    alone = _without(reading, others)
    terms = []
    for term in alone.terms:
        keys = [(" ".join(own if word in others else word for word in key.split(" ")), fit) for key, fit in term.keys]
        terms.append(replace(term, keys=tuple(dict.fromkeys(keys))))
    return replace(alone, terms=tuple(terms))


def _rows(reading: Reading, matcher: Matcher) -> list[tuple[str, Reading]]:
    """A reading for each row of a table that the question names in full."""
    labels = matcher.names.rows_said(reading)
    every = frozenset().union(*labels.values()) if labels else frozenset()
    return [(label, _without(reading, every - own)) for label, own in labels.items()]


def _pairs(reading: Reading) -> Iterator[list[tuple[str, Reading]]]:
    """Two subjects of the question, each without the other: "meer in de bouw dan in de zorg"."""
    subjects = subjects_of(reading.terms)
    for one, other in combinations(subjects, 2):
        yield [(term.text, _without_term(reading, left)) for term, left in ((one, other), (other, one))]


def _without_term(reading: Reading, left: Term) -> Reading:
    return replace(reading, terms=tuple(t for t in reading.terms if t is not left), operation="value")


def _without(reading: Reading, stems: frozenset[str]) -> Reading:
    """The reading without the words of the other things."""
    terms = tuple(term for term in reading.terms if not _is_among(term, stems))
    return replace(reading, terms=terms, said=reading.said - stems, operation="value")


def _is_among(term: Term, stems: frozenset[str]) -> bool:
    return any(set(key.replace("+", " ").split()) <= stems for key, _ in term.keys)


def _name(reading: Reading, side: frozenset[str]) -> str:
    """What the question calls a side."""
    return next(
        (term.text for term in reading.terms if term.keys and set(term.keys[0][0].split()) & side), sorted(side)[0]
    )
