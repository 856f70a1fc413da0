"""Finds claims of a rank in a sentence: "de hoogste van de vijf", "na Emmen de meeste", "alleen Emmen had er meer"."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from assistant.claims.in_words.phrases import SIDES, any_of, clause_of, joined, with_article
from assistant.claims.in_words.word_claim import RANK, WordClaim
from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.words import fold

_ADDRESSED = re.compile(r"\W*Beste\s+[^.]{1,60}[,!]?$")
ALONE = re.compile(r"\b(?:alleen|enkel|slechts)\s+(?:(?:in|bij|voor)\s+)?(?:de gemeente\s+)?$")
_IS = r"(?:is|was|zijn|waren|heeft|had|ligt|lag|telt|telde|kent|kende|scoort|scoorde|kwam|komt|zit|zat|werken|wonen)"
_ANY_OTHER = (
    r"(?:(?:in|bij|voor)\s+)?(?:"
    r"(?:elk|elke|iedere?|een van|alle)\s+(?:van\s+)?(?:de\s+)?(?:[a-z]+\s+)?(?:andere?|overige)\s+[a-z]+"
    r"|welke\s+(?:andere\s+)?[a-z]+\s+(?:dan\s+)?ook|waar\s+(?:dan\s+)?ook)"
)
_AFTER_ONE = re.compile(r"na\s+[\w -]+?\s*,?\s*(?:is\s+|heeft\s+|de\s+|het\s+)?")
_SO_MUCH = re.compile(
    r"\bzo (?:(?P<fast>sterk|hard|snel)|hoog|veel|groot|lang|vaak|(?P<less>laag|weinig|klein|kort))\b"
)
"""Behind "nergens": "nergens groeide het zo hard"."""
_MAINLY_TO = re.compile(r"\b(?:vooral|met name) (?=(?:naar|richting|uit|vanuit)\b)")
"""Where most of a flow goes to or comes from."""
_PLACE_IN_ROW = re.compile(
    r"\b(?:(?:tweede|derde|vierde|vijfde|2e|3e|4e|5e) (?:[a-z]*gemeente|plaats|plek|stad|positie)"
    r"|(?:op )?de (?:eerste|1e) (?:plaats|plek|positie)|nummer (?:een|één|twee|drie|vier|vijf))\b",
    re.IGNORECASE,
)


def ranks(text: str, folded: str, areas: list[AreaMention], words: dict[str, Any]) -> Iterator[WordClaim]:
    """The ranks that a sentence claims; `folded` is its text folded, `words` are those of the vocabulary."""
    for match in _PLACE_IN_ROW.finditer(text):
        ordinals = {"tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "2e": 2, "3e": 3, "4e": 4, "5e": 5}
        ordinals |= {"eerste": 1, "1e": 1, "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5}
        place = next(ordinals[word] for word in fold(match[0]).split() if word in ordinals)
        yield WordClaim(RANK, "highest", match.start(), match.end(), clause_of(text, match.start(), match.end()), place)
    for match in re.finditer(rf"\b(?:{joined(words['nowhere'])})\b", folded):
        clause = clause_of(text, match.start(), match.end())
        side = re.compile(rf"\b(?:(?P<more>{joined(words['higher'])})|{joined(words['lower'])})\b").search(
            folded, match.end()
        )
        if side and side.start() < clause[1]:
            yield WordClaim(RANK, "highest" if side["more"] else "lowest", match.start(), side.end(), clause)
        so_much = _SO_MUCH.search(folded, match.end(), clause[1])
        if so_much:
            fell = any_of((*words["down"], *words["nouns_down"])).search(folded, *clause)
            way, moves = ("lowest" if fell or so_much["less"] else "highest"), bool(so_much["fast"])
            yield WordClaim(RANK, way, match.start(), so_much.end(), clause, moves=moves)
    for match in _MAINLY_TO.finditer(folded):
        yield WordClaim(RANK, "highest", match.start(), match.end(), clause_of(text, match.start(), match.end()))
    yield from _above_all_others(text, folded, words)
    yield from _below_one(text, folded, areas, words)
    for name, way, moves in (
        ("fastest", "highest", True),
        ("fastest_down", "lowest", True),
        ("highest", "highest", False),
        ("lowest", "lowest", False),
        ("best", "best", False),
        ("worst", "worst", False),
    ):
        for match in any_of(tuple(words[name])).finditer(folded):
            before, behind = folded[: match.start()], folded[match.end() :]
            if _ADDRESSED.match(text):
                continue  # "Beste raadsleden,"
            first = not re.search(rf"\b(?:{joined(words['not_first'])})\s+(?:\w+\s+)?$", before)
            if any_of(tuple(words["of_time"])).match(behind.lstrip()) or not first:
                continue
            second = re.search(r"\bop (?:een|één|twee|drie) na (?:de |het )?$", before)
            place = {"een": 2, "één": 2, "twee": 3, "drie": 4}[second[0].split()[1]] if second else 1
            start = second.start() if second else with_article(folded, match.start())
            if any(area.end <= start and _AFTER_ONE.fullmatch(folded, *_around(folded, area, start)) for area in areas):
                place = 2  # "na Emmen de hoogste"
            clause = clause_of(text, match.start(), match.end())
            changes = moves or any_of(tuple(words["change"])).search(folded, *clause) is not None
            relative = any_of(tuple(words["relative"])).search(folded, *clause) is not None
            yield WordClaim(RANK, way, start, match.end(), clause, place, changes, relative=relative)


def _above_all_others(text: str, folded: str, words: dict[str, Any]) -> Iterator[WordClaim]:
    """ "Meer dan in elk van de andere gemeenten", "meer dan in welke sector ook"."""
    for name, way in (("higher", "highest"), ("lower", "lowest")):
        for match in re.finditer(rf"\b(?:{joined(words[name])})\s+dan\s+{_ANY_OTHER}", folded):
            yield WordClaim(RANK, way, match.start(), match.end(), clause_of(text, match.start(), match.end()))


def _below_one(text: str, folded: str, areas: list[AreaMention], words: dict[str, Any]) -> Iterator[WordClaim]:
    """ "Alleen Emmen had er meer": the second of all."""
    for area in areas:
        alone = ALONE.search(folded[: area.start])
        for name, way in (("higher", "highest"), ("lower", "lowest")) if alone else ():
            behind = re.compile(
                rf"(?:\s+{_IS})?(?:\s+(?:er|het|dat|dit|die|nog))*\s+(?:{joined(_sizes(words[name]))})\b(?!\s+dan)"
            ).match(folded, area.end)
            if behind and alone:
                clause = clause_of(text, alone.start(), behind.end())
                yield WordClaim(RANK, way, alone.start(), behind.end(), clause, place=2, after=area.area.name)


def _sizes(phrases: Iterable[str]) -> list[str]:
    """The words for more or less that can stand alone: not "onder", which needs something behind it."""
    return [phrase for phrase in phrases if phrase not in SIDES]


def _around(folded: str, area: AreaMention, start: int) -> tuple[int, int]:
    """Offsets from the word before a place up to a rank behind it."""
    return max(0, folded.rfind(" ", 0, max(0, area.start - 1)) + 1), start
