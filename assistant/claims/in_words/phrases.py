"""Parts of sentences that claims in words are found by: clauses, lists of phrases, the places around them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.words import fold

MOST_LABEL = 6
"""Words of a label before a colon."""
APART = 90
"""Characters between the two parts of a verb: "neemt het aantal leerlingen op het voortgezet onderwijs ieder jaar af"."""
FAR = 48
"""Characters between "dan" and the place that is compared with: "dan de 3,6 procent die voor heel Nederland geldt"."""
_CLAUSE = re.compile(
    r",(?!\d)|[;:()]|\b(?:(?<!tot )en(?!\s+(?:(?:19|20)\d\d|jonger|ouder|hoger)\b)"
    r"|maar|terwijl|al|hoewel|waarbij|waar|dus|en dat|doch|toch)\b",
    re.IGNORECASE,
)
EVERYONE = re.compile(
    r"\b(?:alle|elke|iedere|alle vijf)\b[^.;,]{0,25}\bgemeenten?\b|\boveral in de regio\b|\bstuk voor stuk\b",
    re.IGNORECASE,
)
"""Words that say something of every municipality."""
_AVERAGE = re.compile(r"\s*(?:het\s+)?gemiddelde?\b")
_OF_PLACE = re.compile(r"\s*(?:(?:van|in|voor|over)\s+)?(?:(?:de|het|heel|hele)\s+){0,2}")
SIDES = ("boven", "onder", "achter")
IS_WITH = r"\b(?:is|was|ligt|lag|zit|zat|zijn|scoort|blijft)\s+(?:[\w-]+\s+){0,3}?met\s+"
"""Before a number that says how much something is, not how much it differs."""


def clause_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the part of a sentence around some words, between commas and words that join clauses."""
    before = [found.end() for found in _CLAUSE.finditer(text, 0, start) if not _is_label(text, found)]
    behind = _CLAUSE.search(text, end)
    return before[-1] if before else 0, behind.start() if behind else len(text)


def _is_label(text: str, found: re.Match[str]) -> bool:
    """Whether a colon only ends a label, which says what its clause is about: "Vestigingen in de zorg: gestegen"."""
    return found[0] == ":" and len(text[: found.start()].split()) <= MOST_LABEL


@lru_cache(maxsize=64)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some phrases as whole words, the longest first."""
    return re.compile(rf"(?<![\w-])(?:{joined(phrases)})(?!\w)")


def joined(phrases: Iterable[str]) -> str:
    """Phrases as the alternatives of a pattern, folded, the longest first."""
    return "|".join(re.escape(fold(phrase)) for phrase in sorted(phrases, key=len, reverse=True))


@lru_cache(maxsize=256)
def split_verb(verb: str, particle: str) -> re.Pattern[str]:
    """A verb in two parts, with the second further on: "nam … toe"."""
    return re.compile(rf"\b{verb}\b[^.;:]{{0,{APART}}}?\b{particle}\b")


def listed(folded: str, start: int, phrases: Iterable[str]) -> re.Match[str] | None:
    """One of some phrases right behind an offset."""
    return re.compile(rf"\s*(?:in\s+)?(?:{joined(phrases)})\b").match(folded, start)


def with_article(folded: str, start: int) -> int:
    """Where a phrase starts with the article before it, if it has one."""
    found = re.search(r"\b(?:de|het)\s+$", folded[:start])
    return found.start() if found else start


def _with_average(folded: str, end: int) -> int:
    found = re.match(r"\s+(?:gemiddelde|niveau|cijfer)\b", folded[end:])
    return end + found.end() if found else end


def of_every(folded: str, clause: tuple[int, int], words: dict[str, Any]) -> bool:
    """Whether a clause says something of every municipality."""
    return bool(any_of(tuple(words["all"])).search(folded, *clause) or EVERYONE.search(folded, *clause))


def only_of(folded: str, areas: list[AreaMention], clause: tuple[int, int], words: dict[str, Any]) -> int | None:
    """Where "alleen in Hardenberg" starts in a clause; None where nothing is said of one place alone."""
    for mention in areas:
        before = re.compile(rf"\b(?:{joined(words['only'])})\s+(?:in\s+|bij\s+)?(?:de\s+)?(?:gemeente\s+)?$")
        found = before.search(folded[clause[0] : mention.start]) if clause[0] <= mention.start < clause[1] else None
        if found:
            return clause[0] + found.start()
    return None


def only_place(areas: list[AreaMention], clause: tuple[int, int]) -> str:
    """The one place that a clause names, if it is a country or another whole and no other is named."""
    named = {mention.area.name: mention.area.kind for mention in areas if clause[0] <= mention.start < clause[1]}
    return next(iter(named)) if len(named) == 1 and "municipality" not in named.values() else ""


def compared_with(
    text: str, folded: str, areas: list[AreaMention], behind: int, between: re.Pattern[str]
) -> tuple[str, int] | None:
    """The place that stands behind a comparison ("" for the average of all), and where it ends; None for none. `between` is what
    may stand between.
    """
    mention = next((m for m in areas if m.start >= behind and m.start - behind <= FAR), None)
    average = _AVERAGE.match(folded, behind)
    of_place = average and mention and _OF_PLACE.fullmatch(folded[average.end() : mention.start])
    if average and not of_place:
        return "", average.end()
    if mention is None or re.search(r"[.;:()]|,(?!\d)", text[behind : mention.start]):
        return None
    if not between.fullmatch(folded[behind : mention.start]):
        return None
    return mention.area.name, _with_average(folded, mention.end)
