"""Which words of a sentence claim something about figures without a number: a rank, a rise or fall, a comparison."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from assistant.claims.in_words.find_comparisons import comparisons, multiples_in, relative
from assistant.claims.in_words.find_ranks import ALONE, ranks
from assistant.claims.in_words.find_trends import only_ones, trends
from assistant.claims.in_words.phrases import EVERYONE, any_of, clause_of, joined
from assistant.claims.in_words.word_claim import BALANCE, CATEGORY, EXCEPT, MAINLY, WordClaim
from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold

_BUT_SOME = re.compile(
    r"\b(?:behalve|uitzondering|uitgezonderd|op (?:een|één) na|(?:bijna|vrijwel|nagenoeg|niet|lang niet) (?:alle|elke|iedere))\b"
)
_BUT = re.compile(
    r"\b(?:behalve|uitgezonderd|met uitzondering van|afgezien van)\s+(?:(?:in|bij|voor)\s+)?(?:de gemeente\s+)?$"
)
_OTHERWISE = re.compile(r"\s+(?:is|was|ligt|lag|geldt|gold)\s+(?:dat|dit|het)\s+(?:juist\s+)?(?:anders|niet)\b")


def word_claims(
    text: str, areas: Iterable[AreaMention], vocabulary: Vocabulary, categories: Collection[str] = ()
) -> list[WordClaim]:
    """The claims in words of a sentence, in order, none inside another. `categories` are the words that stand in tables."""
    words = vocabulary.claims["words"]
    folded = fold(text)
    mentions = list(areas)
    found = [
        *_categories(text, folded, categories),
        *ranks(text, folded, mentions, words),
        *_balances(text, folded, words),
        *_mainly(folded, mentions, words),
        *_exceptions(folded, mentions),
        *relative(text, folded, words),
        *multiples_in(text, folded, mentions, vocabulary),
        *comparisons(text, folded, mentions, words, vocabulary.claims["times"]["earlier"]),
        *only_ones(text, folded),
        *trends(text, folded, mentions, words),
    ]
    if EVERYONE.search(text) and _BUT_SOME.search(folded):  # what holds for all but some is left to the reader
        found = [claim for claim in found if not claim.every]
    kept: list[WordClaim] = []
    for claim in found:  # a rank before a comparison before a trend, where they share words
        if not any(claim.start < other.end and other.start < claim.end for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.start)


def _categories(text: str, folded: str, categories: Collection[str]) -> Iterator[WordClaim]:
    """The longest word of a table at each place, with its ending: "krappe"."""
    if categories:
        for match in re.finditer(rf"\b(?<!minder )(?<!even )(?P<word>{joined(categories)})e?\b", folded):
            clause = clause_of(text, match.start(), match.end())
            yield WordClaim(CATEGORY, match["word"], match.start(), match.end(), clause)


def _balances(text: str, folded: str, words: dict[str, Any]) -> Iterator[WordClaim]:
    """ "Een positief saldo", "de balans is negatief"."""
    named = any_of(tuple(words["balance"]))
    for way in ("positive", "negative"):
        for match in any_of(tuple(words[way])).finditer(folded):
            clause = clause_of(text, match.start(), match.end())
            if named.search(folded, *clause):
                every = re.search(r"\b(?:elke|alle|iedere)\b", folded[slice(*clause)]) is not None
                yield WordClaim(BALANCE, way, match.start(), match.end(), clause, every=every)


def _mainly(folded: str, areas: list[AreaMention], words: dict[str, Any]) -> Iterator[WordClaim]:
    """ "Vooral in Emmen en Coevorden zijn mantelzorgers zwaar belast"."""
    for match in any_of(tuple(words["mainly"])).finditer(folded):
        first = next((area for area in areas if area.start >= match.end()), None)
        if first and re.fullmatch(r"\s+(?:in|bij)\s+(?:de\s+gemeenten?\s+)?", folded[match.end() : first.start]):
            last = first
            for area in areas:
                near = folded[last.end : area.start]
                last = (
                    area if area.start > last.end and re.fullmatch(r"\s*(?:,|en|,\s*en)\s+(?:in\s+)?", near) else last
                )
            yield WordClaim(MAINLY, "mainly", match.start(), last.end, clause_of(folded, first.start, last.end))


def _exceptions(folded: str, areas: list[AreaMention]) -> Iterator[WordClaim]:
    """ "Behalve in Coevorden", "alleen in Hardenberg was dat anders": what holds for all but one."""
    for area in areas:
        before = _BUT.search(folded[: area.start])
        behind = _OTHERWISE.match(folded, area.end)
        alone = ALONE.search(folded[: area.start]) if behind else None
        start = before.start() if before else alone.start() if alone else None
        if start is not None:
            end = behind.end() if behind and not before else area.end
            yield WordClaim(EXCEPT, "except", start, end, (0, len(folded)))
