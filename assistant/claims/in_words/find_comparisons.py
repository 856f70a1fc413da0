"""Finds comparisons in a sentence: "hoger dan landelijk", "twee keer zo veel als", "bovengemiddeld"."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from assistant.claims.in_words.multiples import multiples
from assistant.claims.in_words.phrases import (
    IS_WITH,
    SIDES,
    any_of,
    clause_of,
    compared_with,
    listed,
    of_every,
    only_of,
    only_place,
)
from assistant.claims.in_words.word_claim import COMPARISON, TREND, WordClaim
from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.numbers import NUMBER_WORDS
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold

_OF_A_NUMBER = re.compile(
    r"(?<![\d.,])(?!(?:19|20)\d\d\s*$)\d(?:[\d.,]*\d)?\s*(?:%|procent|procentpunt|km|banen|jaar|meter|euro)?\s*$"
    rf"|\b(?:een|{'|'.join(map(fold, NUMBER_WORDS))})\s+(?:uur|dag|dagen|week|weken|maand|maanden|jaar|jaren)\s*$"
)
_WITH_A_NUMBER = re.compile(rf"{IS_WITH}(?:€\s*)?\d[\d.,]*\s*(?:%|procent|km|banen|jaar|meter|euro)?\s*$")
"""Before a comparison of a level: "is met 18,4% lager dan landelijk"."""
_AMOUNT = re.compile(
    r"\s*(?:€\s*)?(?:\d(?!\d{3}\b)|de helft|driekwart|[a-z]+ op de [a-z]+"
    r"|(?:een|twee|drie|vier)\s?(?:derde|kwart|vierde|vijfde|tiende))"
)
_EARLIER = re.compile(r"\s*(?:in\s+|(?:het|dat)\s+(?:niveau|cijfer|aantal|peil)\s+(?:van|in|uit)\s+)?(?:19|20)\d\d\b")
_LEVEL_OF = re.compile(
    r"\s*(?:bij\s+)?(?:(?:het|de|dat|die|de waarde)\s+)?"
    r"(?:(?:niveau|cijfer|gemiddelde|percentage|aandeel|waarde|aantal|stand)\s+)?(?:(?:van|in|voor|uit|rond|bij)\s+)?(?:(?:de|het|heel)\s+)?"
)
_ANYTHING = re.compile(r".*", re.DOTALL)
_TURNED = {"slower": "faster", "faster": "slower"}
"""What is slower elsewhere is faster here."""
_OPPOSITE = {"higher": "lower", "lower": "higher", "faster": "slower", "slower": "faster"}
_NOT = re.compile(r"\b(?:(?P<any>(?:in |voor |bij )?geen enkele [a-z-]+|nergens)|niet|nooit|geen)\b")
_PEOPLE = ("inwoners", "burgers", "jongeren", "ouderen", "huishoudens", "nederlanders")


def comparisons(
    text: str, folded: str, areas: list[AreaMention], words: dict[str, Any], times: Collection[str]
) -> Iterator[WordClaim]:
    """ "hoger dan landelijk", "onder het landelijk gemiddelde", "beter dan Coevorden": where a place stands behind, or an earlier
    time ("meer dan een jaar eerder"); and "landelijk gaat het minder snel".
    """
    for match in any_of(tuple(words["as_much"])).finditer(folded):
        clause = clause_of(text, match.start(), match.end())
        compared = compared_with(text, folded, areas, match.end(), _LEVEL_OF)
        if compared and _NOT.search(folded, clause[0], match.start()):
            yield WordClaim(COMPARISON, "lower", match.start(), compared[1], clause, other=compared[0])
    for way in ("slower", "faster", "higher", "lower", "better", "worse", "equal"):
        for match in any_of(tuple(words[way])).finditer(folded):
            clause = clause_of(text, match.start(), match.end())
            if _OF_A_NUMBER.search(folded[: match.start()]) and not _WITH_A_NUMBER.search(folded[: match.start()]):
                continue  # "8% hoger dan": that is the claim of the number
            negated = _NOT.search(folded, clause[0], match.start())
            if negated and not negated["any"]:
                continue  # "niet hoger dan" may be equal
            meant = _OPPOSITE.get(way, way) if negated else way
            direct = match[0] in SIDES or way == "equal"
            than = re.match(r"[^.;:,()]{0,40}?\bdan\b" if not direct else r"", folded[match.end() :])
            if than is None:
                if way in _TURNED and (mine := only_place(areas, clause)):
                    verb = any_of((*words["up"], *words["down"])).search(folded, clause[0], match.start())
                    start = verb.start() if verb else match.start()
                    yield WordClaim(COMPARISON, _TURNED[way], start, match.end(), clause, moves=True, other=mine)
                continue
            behind = match.end() + than.end()
            if _AMOUNT.match(folded, behind):
                continue  # "meer dan een derde": that is the claim of the number
            earlier = _EARLIER.match(folded, behind) or listed(folded, behind, times)
            if earlier and way in ("higher", "lower"):
                year = re.search(r"(?:19|20)\d\d", earlier[0])
                moved = "up" if way == "higher" else "down"
                yield WordClaim(
                    TREND, moved, match.start(), earlier.end(), clause, since=int(year[0]) if year else None
                )
                continue
            compared = compared_with(text, folded, areas, behind, _LEVEL_OF if direct else _ANYTHING)
            if compared is None or (match[0] == "onder" and folded[: compared[1]].endswith(_PEOPLE)):
                continue  # "onder onze inwoners" is among them
            other, stop = compared
            every = of_every(folded, clause, words)
            moves = way in ("faster", "slower") or any_of(tuple(words["change"])).search(folded, *clause) is not None
            only = only_of(folded, areas, clause, words)
            start = match.start() if only is None else min(only, match.start())
            if way in _TURNED:  # "groeide harder dan landelijk" is one claim
                verb = any_of((*words["up"], *words["down"])).search(folded, clause[0], match.start())
                start = min(start, verb.start()) if verb else start
            yield WordClaim(
                COMPARISON, meant, start, stop, clause, moves=moves, other=other, every=every, only=only is not None
            )


def multiples_in(text: str, folded: str, areas: list[AreaMention], vocabulary: Vocabulary) -> Iterator[WordClaim]:
    """ "Twee keer zo hoog als in Emmen": one place has so many times as much as another."""

    def compared(behind: int) -> tuple[str, int] | None:
        return compared_with(text, folded, areas, behind, _ANYTHING)

    def alone(at: int) -> str:
        return only_place(areas, clause_of(text, at, at))

    for start, end, other, factor, hedge in multiples(folded, compared, alone, vocabulary):
        clause = clause_of(text, start, end)
        yield WordClaim(COMPARISON, "times", start, end, clause, other=other, factor=factor, hedge=hedge)


def relative(text: str, folded: str, words: dict[str, Any]) -> Iterator[WordClaim]:
    """ "Naar verhouding veel uitkeringen", "bovengemiddeld": more or less than the country has."""
    for way in ("higher", "lower"):
        for match in any_of(tuple(words[f"nouns_{way}"])).finditer(folded):
            clause = clause_of(text, match.start(), match.end())
            yield WordClaim(COMPARISON, way, match.start(), match.end(), clause, every=of_every(folded, clause, words))
