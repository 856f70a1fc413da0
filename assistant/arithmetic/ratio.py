"""How many times as much, and how two amounts relate: 108.765 : 25.920 = 4,2."""

import re
from collections.abc import Sequence

from assistant.arithmetic.calculation import divide
from assistant.arithmetic.operands import each_area, is_amount
from assistant.arithmetic.wording import areas_of, hedge, labels_of, places_of, when, with_quotes, worth
from assistant.asked import is_rate
from assistant.compose_values import topic
from assistant.items import items
from assistant.lookup import Lookup, look_up
from assistant.match import Matcher
from assistant.question_sides import divided
from assistant.records import Answer, Reading
from assistant.sheet import Sheet, place_of
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure

_SPLIT = re.compile(r"\bzich\b.*?\btot\b|\btot\b|\bten opzichte van\b|\bper\b|\btussen\b.*?\ben\b")
"""Between the two amounts of "hoe verhoudt het aantal banen zich tot het aantal inwoners"."""
_THAN = re.compile(r"\b(?:als|dan)\b")
_EACH = re.compile(r"\bhoeveel [\w-]+\b.*\bper (?:inwoner|persoon|hoofd)\b")
TIMES = "keer"


def work_out_ratio(reading: Reading, lookup: Lookup, index: Index, matcher: Matcher) -> Answer | None:
    """One figure divided by another of the same measure, or one amount by another of the same place and period."""
    if reading.operation != "ratio":
        amounts = _two_amounts(reading, index, matcher) if _EACH.search(fold(reading.question)) else None
        return _for_each(reading, amounts, index) if amounts and not lookup.complete else None
    figures = each_area(lookup) if len(reading.areas) == 2 and not _names_two_things(reading) else None
    names: Sequence[str] = labels_of(figures) if figures else ()
    things = None if figures else items(reading, index, matcher)
    if things and len(things) == 2:
        figures, names = tuple(thing.figure for thing in things), [thing.name for thing in things]
    if figures and len(figures) == 2 and all(f.kind != "change" and worth(f) > 0 for f in figures):
        return _times(reading, figures, names, index)
    amounts = _two_amounts(reading, index, matcher)
    return _for_each(reading, amounts, index) if amounts else None


def _names_two_things(reading: Reading) -> bool:
    """Whether something else stands behind "als" than before it: unemployment here against inhabitants there."""
    found = _THAN.search(fold(reading.question))
    return found is not None and divided(reading, found.end()) is not None


def _times(reading: Reading, figures: Sequence[Figure], names: Sequence[str], index: Index) -> Answer:
    first, second = figures
    sheet = Sheet(index)
    shown, sum_ = _quotient(figures, TIMES, sheet)
    text = (
        f"**{shown}** zo veel: {sheet.give(first)} voor {names[0]} en {sheet.give(second)} voor {names[1]} "
        f"({sum_}).\n\nHet gaat om {topic(first)}{when(figures)} ({place_of(first, index)})."
    )
    return sheet.answer(reading.question, "answered", with_quotes(text, figures))


def _for_each(reading: Reading, figures: Sequence[Figure], index: Index) -> Answer:
    first, second = figures
    sheet = Sheet(index)
    shown, sum_ = _quotient(figures, None, sheet)
    text = (
        f"**{shown}** in {first.area}, {first.unit} gedeeld door {second.unit}: {sheet.give(first)} en "
        f"{sheet.give(second)} ({sum_}){when(figures)} ({places_of(figures, index)})."
    )
    return sheet.answer(reading.question, "answered", with_quotes(text, figures))


def _quotient(figures: Sequence[Figure], unit: str | None, sheet: Sheet) -> tuple[str, str]:
    """The first figure divided by the second, as it is shown, and the sum."""
    first, second = figures
    worked = divide(worth(first), worth(second))
    return sheet.derive(
        worked.value, unit, worked.text, figures, areas_of(figures), hedge(worked, figures)
    ), worked.text


def _two_amounts(reading: Reading, index: Index, matcher: Matcher) -> tuple[Figure, Figure] | None:
    """Two things that are counted in one place and period, of which the question asks how they relate."""
    found = _SPLIT.search(fold(reading.question))
    sides = divided(reading, found.end()) if found else None
    if sides is None or len(reading.areas) > 1:
        return None
    candidates = [[f for one in look_up(side, index, matcher).found for f in one.figures] for side in sides]
    for first in candidates[0]:
        for second in candidates[1]:
            counted = is_amount(first, index) and is_amount(second, index) and not is_rate(first)
            if counted and first.unit != second.unit and _same_moment(first, second):
                return first, second
    return None


def _same_moment(first: Figure, second: Figure) -> bool:
    return bool(first.period.label) and (first.area, first.period) == (second.area, second.period)
