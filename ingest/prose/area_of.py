"""Which area a number in a sentence is about: an ordered table of rules, the first that answers wins."""

import re
from collections.abc import Iterable

from ingest.prose.parsed import Parsed
from ingest.prose.zip_lists import paired
from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.numbers import NumberMention
from vectorstore.dutch.words import fold

_RIGHT_BEFORE_AREA = re.compile(
    r"\s*(?:(?!en\b|tegenover\b|maar\b|dan\b|of\b)[a-zë]+\s+)?(?:in|voor|binnen|van|bij)?\s*(?:de|het)?\s*(?:regio)?\s*",
    re.IGNORECASE,
)
_CLAUSE_BEFORE_AREA = re.compile(
    r"(?:[^,;:()\d]|\b(?:19|20)\d\d\b){0,60}\b(?:in|van|voor|binnen)\s+(?:de\s+|het\s+)?", re.IGNORECASE
)
_COORDINATED = re.compile(r"\s*(?:,|en|,\s*en|,?\s*de\s+overige)\s*(?:in\s+)?(?:de\s+)?", re.IGNORECASE)

_TOWARDS = re.compile(
    r"\b(?:naar|richting|uit|vanuit)\s+(?:een\s+[a-z]+\s+in\s+)?(?:(?:de|het)\s+)?(?:gemeente\s+|stad\s+)?$",
    re.IGNORECASE,
)
_GOING = re.compile(r"\b(?:naar|uit|vanuit)\s+(?:een\s+[a-z]+\s+in\s+)?(?:(?:de|het)\s+)?(?:stad\s+)?$", re.IGNORECASE)
_HERE = ("Hier ", "Daar ")
"""A sentence that starts so is about the place that the one before it named last."""
_THAN = re.compile(r"\b(?:dan|onder|boven)\b", re.IGNORECASE)
_AVERAGE = re.compile(
    r"\s+(?:gemiddelde|cijfer|percentage)\s+(?:van|lag|ligt|was|is|bedroeg)\b(?:[^,;:.()\d]|\b(?:19|20)\d\d\b)*",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\s*van\s+(?:de|het|alle)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_ASIDE = re.compile(r"(?:net als|evenals)\s+(?:in\s+)?(?:de\s+)?$", re.IGNORECASE)
_LIKEWISE = re.compile(r"\s*,\s*(?:net als|evenals)\s+(?:in\s+)?(?:de\s+)?", re.IGNORECASE)


def area_of(parsed: Parsed, number: NumberMention) -> tuple[tuple[str, ...], bool]:
    """Names of the areas that the number holds for (more than one for "in Emmen en Hoogeveen"), and whether inherited."""
    explained = parsed.explains(number)
    if explained:
        return area_of(parsed, explained)
    here = parsed.context.here
    if here and parsed.text.startswith(_HERE) and all(mention.start == 0 for mention in parsed.areas):
        return (here.name,), True
    for rule in RULES:
        mentions = rule(parsed, number)
        if mentions:
            return tuple(dict.fromkeys(mention.area.name for mention in mentions)), False
    inherited = parsed.context.area.name if parsed.context.area else parsed.context.default_area
    return (inherited,), True


def other_end(parsed: Parsed, area: str, name: str, flows: Iterable[str]) -> bool:
    """Whether an area is where a flow goes to or comes from, and not what the number is about.

    `name` is what the number measures, `flows` the words for flows ("pendel"). A province or a country is another
    end by itself; a municipality only behind "naar" or "uit", as it may be the end that is meant.
    """
    named = [mention for mention in parsed.areas if mention.area.name == area]
    if named and area != parsed.context.default_area and all(_GOING.search(parsed.text[: m.start]) for m in named):
        return True
    if not any(flow in fold(name) for flow in flows):
        return False
    outside = any(mention.area.kind in ("province", "abroad") for mention in named)
    return outside or any(_TOWARDS.search(parsed.text[: mention.start]) for mention in named)


def _right_after(parsed: Parsed, number: NumberMention) -> list[AreaMention]:
    """ "11,4% landelijk en 7,2% in de referentieregio": the area stands right behind the number."""
    if parsed.brackets_around(number):
        return []
    for mention in parsed.areas:
        if (
            mention.start >= number.end
            and not mention.adjective
            and not _THAN.search(parsed.text[number.end : mention.start])
            and _RIGHT_BEFORE_AREA.fullmatch(parsed.text[number.end : mention.start])
        ):
            return [mention]
    return []


def _in_step(parsed: Parsed, number: NumberMention) -> list[AreaMention]:
    """ "harder dan de referentieregio (29% t.o.v. 22%)": lists that run in step."""
    mention = paired(parsed, number, parsed.areas)
    return [mention] if mention else []


def _nearest_before(parsed: Parsed, number: NumberMention) -> list[AreaMention]:
    """The last area named before the number, with those it is listed with ("In Emmen en Hoogeveen is … 16 uur")."""
    bracketed = parsed.brackets_around(number) is not None
    before = [m for m in parsed.areas if m.end <= number.start and (bracketed or not m.adjective)]
    if not before:
        return []
    if len(before) > 1 and _is_aside(parsed, before[-2], before[-1]):
        before.pop()
    chosen = [before[-1]]
    if bracketed or any(n.end > before[-1].end and n.end < number.start for n in parsed.numbers):
        return chosen
    for mention in reversed(before[:-1]):
        between = parsed.text[mention.end : chosen[0].start]
        alike = _COORDINATED.fullmatch(between) and mention.area.kind == "municipality"
        if not (alike or _LIKEWISE.fullmatch(between)):
            break
        chosen.insert(0, mention)
    return chosen


def _is_aside(parsed: Parsed, first: AreaMention, second: AreaMention) -> bool:
    """Whether the second area is only brought up beside the first: "Tiel laat, net als Buren, een daling zien: …"."""
    apart = not _LIKEWISE.fullmatch(parsed.text[first.end : second.start])
    return apart and _ASIDE.search(parsed.text[: second.start]) is not None


def _later_in_clause(parsed: Parsed, number: NumberMention) -> list[AreaMention]:
    """ "Ongeveer 14% van de volwassenen in de DTZ": the area follows in the same clause."""
    for mention in parsed.areas:
        if (
            mention.start >= number.end
            and not mention.adjective
            and not _THAN.search(parsed.text[number.end : mention.start])
            and _CLAUSE_BEFORE_AREA.fullmatch(parsed.text[number.end : mention.start])
        ):
            return [mention]
    return []


def _qualified(parsed: Parsed, number: NumberMention) -> list[AreaMention]:
    """ "Het landelijke gemiddelde lag op 65%" and "5% van de Nederlandse bevolking": the adjective tells the area."""
    others = any(mention.end <= number.start and not mention.adjective for mention in parsed.areas)
    for mention in parsed.areas:
        if not mention.adjective:
            continue
        average = mention.end <= number.start and _AVERAGE.fullmatch(parsed.text[mention.end : number.start])
        whole = mention.start >= number.end and _OF_ALL.fullmatch(parsed.text[number.end : mention.start])
        if average or (whole and not others):
            return [mention]
    return []


RULES = (_qualified, _right_after, _in_step, _nearest_before, _later_in_clause)
