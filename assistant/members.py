"""Which municipalities a region consists of: a question about the report's own area, answered from where it names them."""

import re
from collections import defaultdict

from assistant.records import Answer, Reading
from assistant.refuse import not_listed
from assistant.sheet import Sheet, place_of
from assistant.terms import subjects_of
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure

_MEMBERS = re.compile(
    r"\b(?:welke|hoeveel|wat voor|uit) (?:[\w-]+ ){0,2}gemeente[ns]?\b|\bgemeente[ns]? (?:vallen|horen|zitten|behoren)\b"
)

_BELONG = re.compile(
    r"\b(?:vormen|vormt|horen|hoort|vallen|valt|zitten|behoren|behoort|bestaat|bestaan|omvat|omvatten|onderdeel|deel uit)\b"
)


def asks_members(reading: Reading) -> bool:
    """Whether a question is about nothing but what municipalities belong together: "welke gemeenten vormen samen de regio"."""
    folded = fold(reading.question)
    subjects = [term for term in subjects_of(reading.terms) if not _BELONG.search(term.text)]
    return bool(_MEMBERS.search(folded) and _BELONG.search(folded)) and not subjects


def list_members(reading: Reading, index: Index) -> Answer | None:
    """The municipalities of the region with their number; None for a question that asks something else of them."""
    if not _MEMBERS.search(fold(reading.question)):
        return None
    strangers = [a for a in reading.areas if a != index.region and a not in index.content.members]
    if strangers:
        return not_listed(reading, strangers, index)
    whole = {index.region} <= set(reading.areas) or set(index.content.members) <= set(reading.areas)
    if not whole and reading.operation not in ("list", "count"):
        return None
    figures = _one_each(index)
    if not figures:
        return None
    sheet = Sheet(index)
    shown = sheet.count([figure.area for figure in figures], figures)
    named = ", ".join(f"**{figure.area}**" for figure in figures)
    where = place_of(figures[0], index)
    text = f"Het rapport gaat over **{shown}** gemeenten in {index.region}: {named} ({where} geeft er cijfers van)."
    return sheet.answer(reading.question, "answered", text)


def _one_each(index: Index) -> list[Figure]:
    """A figure for each municipality, of the first table row or enumeration that has them all."""
    rows: dict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    for figure in index.content.figures:
        if figure.area in index.content.members and figure.value is not None:
            rows[figure.table, figure.subject, figure.indicator, figure.place.section].setdefault(figure.area, figure)
    whole = (found for found in rows.values() if len(found) == len(index.content.members))
    found = next(whole, {})
    return [found[name] for name in index.content.members if name in found]
