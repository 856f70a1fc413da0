"""Finds claims of a rise or fall in a sentence: "is gestegen", "als enige een daling", "verdubbeld"."""

import re
from collections.abc import Iterator
from typing import Any

from assistant.claims.in_words.phrases import any_of, clause_of, of_every, only_of, split_verb
from assistant.claims.in_words.word_claim import TREND, WordClaim
from vectorstore.dutch.areas import AreaMention

_AS_FAST = re.compile(r"\b(?:even|net zo) (?:hard|snel|sterk)\b")
"""That compares two changes, and claims more than that there was one."""
_OF_A_CHANGE = re.compile(r"\bde (?:[a-z]+e )?(?:groei|krimp|stijging|daling|toename|afname)\b")
"""A growth that falls is no fall of what grows."""
_ONLY_ONE = re.compile(
    r"\b(?:de|als) enige\b[^.;,]{0,30}?\b(?:met|waar|een|(?P<without>zonder|geen))\s+(?:een\s+)?"
    r"[a-z]*(?:(?P<up>groei|stijging|toename|winst)|(?P<down>verlies|daling|afname|krimp))\b"
)


def trends(text: str, folded: str, areas: list[AreaMention], words: dict[str, Any]) -> Iterator[WordClaim]:
    """The rises and falls that a sentence claims; `folded` is its text folded, `words` are those of the vocabulary."""
    for way in ("doubled", "halved", "unchanged", "up", "down"):
        phrases = [any_of(tuple(words[way]))]
        phrases += [split_verb(verb, particle) for verb, particle in words.get(f"split_{way}", ())]
        for match in (found for pattern in phrases for found in pattern.finditer(folded)):
            clause = clause_of(text, match.start(), match.end())
            if any_of(tuple(words["nowhere"])).search(folded, *clause):
                continue  # "geen andere gemeente groeide zo hard"
            if _is_attribute(folded, match) or _AS_FAST.search(folded, *clause) or _OF_A_CHANGE.search(folded, *clause):
                continue
            every = of_every(folded, clause, words)
            only = only_of(folded, areas, clause, words)
            start = match.start() if only is None else min(only, match.start())
            yield WordClaim(TREND, way, start, match.end(), clause, every=every, only=only is not None)


def only_ones(text: str, folded: str) -> Iterator[WordClaim]:
    """ "De enige gemeente zonder groei", "als enige een daling"."""
    for match in _ONLY_ONE.finditer(folded):
        way = "up" if bool(match["up"]) != bool(match["without"]) else "down"
        yield WordClaim(TREND, way, match.start(), match.end(), clause_of(text, match.start(), match.end()), only=True)


def _is_attribute(folded: str, match: re.Match[str]) -> bool:
    """Whether a participle only qualifies a noun: "de toegenomen onzekerheid"."""
    before = re.search(r"\b(?:de|het|een|deze|die|dit|door|met)\s+$", folded[: match.start()])
    return bool(before and re.match(r"\s+[a-zà-ÿ]{4,}", folded[match.end() :]))
