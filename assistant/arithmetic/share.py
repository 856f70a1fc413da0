"""Which part one amount is of another: 50.330 : 134.500 × 100 = 37,4; the share that the report prints comes first."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assistant.arithmetic.calculation import Calculation, percentage
from assistant.arithmetic.operands import alike, is_amount
from assistant.arithmetic.wording import hedge, places_of, when, with_quotes, worth
from assistant.compose_values import topic
from assistant.lookup import Lookup, look_up
from assistant.match import Matcher
from assistant.question_form import asked_fraction
from assistant.question_sides import divided, only
from assistant.records import Answer, Reading, Term
from assistant.sheet import Sheet, place_of
from assistant.terms import fit
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure

_OF = re.compile(
    r"\b(?:procent|percentage|deel|aandeel|gedeelte|helft|kwart|derde|driekwart)\s+van\s+(?:de|het|alle|al|onze)\b"
)
_IN = re.compile(r"\b(?:in|uit|binnen|bij)\s+(?:(?:de|gemeente)\s+)*$")
CARRIED = 0.4
"""Fit from which a figure is about a word: the whole must not be about what tells the part apart."""
SLACK = Decimal("0.15")
"""Points that a printed share may lie from the worked out one beyond its own rounding: the amounts are rounded too."""


def work_out_share(reading: Reading, lookup: Lookup, index: Index, matcher: Matcher) -> Answer | None:
    """The share of a municipality in the region, or of a part in all; None where the amounts are not both certain."""
    fraction = asked_fraction(reading.question, index.vocabulary.language["fractions"])
    if not ("share" in reading.wants or fraction) or {"change", "forecast"} & reading.wants or reading.unknown:
        return None
    if reading.operation not in ("value", "ratio"):
        return None
    plain = replace(reading, operation="value", wants=frozenset(), terms=_without_fraction(reading, index))
    pair = _of_region(plain, fraction is not None, index, matcher) or _of_all(plain, index, matcher)
    return _told(reading, *pair, fraction, lookup, index) if pair else None


def _of_region(reading: Reading, yes_no: bool, index: Index, matcher: Matcher) -> tuple[Figure, Figure] | None:
    """The same amount for a municipality and for the whole region."""
    members = [area for area in reading.areas if area in index.content.members]
    others = [area for area in reading.areas if area not in members]
    if len(members) != 1 or (others != [index.region] and not (yes_no and not others)):
        return None
    if not _inside(reading.question, members[0], index):
        return None
    parts, wholes = (_amounts(replace(reading, areas=(area,)), index, matcher) for area in (members[0], index.region))
    works = tuple(stem(word) for word in index.vocabulary.language["flows"]["reasons"] if " " not in word)
    at_work = any(word.startswith(works) for word in words(reading.question))
    people = {fold(word) for word in index.vocabulary.population}
    for part in parts:
        if at_work and fold(part.unit or "") in people:
            continue  # who works somewhere need not live there
        for whole in wholes:
            if alike(part, whole) and part.period == whole.period and worth(part) < worth(whole):
                return part, whole
    return None


def _inside(question: str, member: str, index: Index) -> bool:
    """Whether the question asks what part is in the municipality: not what part of its own people do something."""
    mentions = index.areas.find(question)
    here = next((mention for mention in mentions if mention.area.name == member), None)
    if here is None:
        return False
    of = _OF.search(fold(question))
    if of is None:
        return True
    first = next((mention.area.name for mention in mentions if mention.start >= of.end()), "")
    alone = len(mentions) == 1 and not question[here.end :].strip(" ?.!")
    return (first == index.region or alone) and _IN.search(fold(question[: here.start])) is not None


def _of_all(reading: Reading, index: Index, matcher: Matcher) -> tuple[Figure, Figure] | None:
    """An amount of a part ("banen in de industrie") and of all ("banen"), in one place and period."""
    found = _OF.search(fold(reading.question))
    if found is None or len(reading.areas) > 1 or len(reading.terms) != 2:
        return None
    sides = divided(reading, found.end())
    inside = reading.terms if sides is None else sides[1].terms
    if len(inside) != 2:
        return None
    placed = sorted(inside, key=lambda term: fold(reading.question).find(term.text))
    all_of, part_of = placed
    parts = _amounts(reading, index, matcher)
    wholes = [f for f in _amounts(only(reading, (all_of,)), index, matcher) if not _about(f, part_of, matcher)]
    for part in parts:
        for whole in wholes:
            same = (part.unit, part.area, part.period) == (whole.unit, whole.area, whole.period)
            if same and part.period.label and _about(part, part_of, matcher) and worth(part) < worth(whole):
                return part, whole
    return None


def _amounts(reading: Reading, index: Index, matcher: Matcher) -> list[Figure]:
    return [f for found in look_up(reading, index, matcher).found for f in found.figures if is_amount(f, index)]


def _about(figure: Figure, term: Term, matcher: Matcher) -> bool:
    return fit(term, figure.terms, matcher.phrases) >= CARRIED


def _told(
    reading: Reading,
    part: Figure,
    whole: Figure,
    fraction: tuple[str, Fraction] | None,
    lookup: Lookup,
    index: Index,
) -> Answer:
    worked = percentage(worth(part), worth(whole))
    printed = _printed(part, worked, lookup, index)
    sheet = Sheet(index)
    shown = sheet.derive(worked.value, "%", worked.text, (part, whole), part.area, hedge(worked, (part, whole)))
    sum_ = f"{sheet.give(part)} van {sheet.give(whole)} ({worked.text})"
    where = part.area if part.area != whole.area else f"{topic(part)}, {part.area}"
    if printed:
        text = f"**{sheet.lead(printed)}** – {where}{when([printed])} ({place_of(printed, index)})."
        text += f" Uitgerekend: {shown}, {sum_}."
    else:
        text = f"**{shown}** – {where}{when([part])}: {sum_} ({places_of((part, whole), index)})."
    if fraction:
        text += f" {_against(fraction, part, whole)}"
    figures = [part, whole, *([printed] if printed else [])]
    return sheet.answer(reading.question, "answered", with_quotes(text, figures))


def _printed(part: Figure, worked: Calculation, lookup: Lookup, index: Index) -> Figure | None:
    """The share as the report prints it: beside the amount, or a fitting figure that agrees with the sum."""
    printed = index.figures_of(part.sentence) if part.sentence is not None else ()
    beside = [f for f in printed if f.kind == "share"]
    found = [f for one in lookup.found for f in (*one.figures, *one.other_periods)]
    shares = [f for f in (*beside, *found) if f.unit == "%" and f.area == part.area and f.kind != "change"]
    return next((f for f in shares if _agrees(f, worked)), None)


def _agrees(printed: Figure, worked: Calculation) -> bool:
    half = Decimal(1).scaleb(int(worth(printed).as_tuple().exponent)) / 2
    return abs(worth(printed) - worked.value) <= half + SLACK


def _against(fraction: tuple[str, Fraction], part: Figure, whole: Figure) -> str:
    """ "Dat is minder dan de helft": the amounts against the fraction that the question names."""
    name, size = fraction
    exact = Fraction(worth(part)) / Fraction(worth(whole))
    if abs(exact - size) * 100 < Fraction(1, 2) and (part.hedge or whole.hedge):
        return f"Dat is ongeveer {name}."
    return f"Dat is {'meer dan' if exact > size else 'minder dan' if exact < size else 'precies'} {name}."


def _without_fraction(reading: Reading, index: Index) -> tuple[Term, ...]:
    words_ = {word for name in index.vocabulary.language["fractions"] for word in fold(name).split()}
    return tuple(term for term in reading.terms if term.text not in words_)
