"""Claims in words that no figure decides, against a sentence of the report about the same thing, place and time."""

import re
from collections.abc import Sequence

from assistant.claims.measures import Ruling
from assistant.claims.records import CORRECT, WRONG
from assistant.claims.said import OWN
from assistant.claims.statements import Spoken
from assistant.claims.subject import Subjects
from assistant.claims.word_claims import WordClaim
from assistant.question_form import says_any
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure, Period, Sentence

SAYS_SAME = 0.75
"""Part of the words of a claim that a sentence of the report has to have, to be about the same."""
SAYS_HERE = 0.6
"""The same for the very clause of it that tells of the rise or fall."""
TELLING = 0.5
"""Rarity of a word by which a sentence of the report is recognised as about the same."""
_OPPOSITES: dict[str, tuple[str, ...]] = {
    "up": ("up", "down"),
    "down": ("down", "up"),
    "unchanged": ("unchanged", "up", "down"),
    "doubled": ("doubled",),
    "halved": ("halved",),
    "higher": ("higher", "lower"),
    "lower": ("lower", "higher"),
    "better": ("better", "worse"),
    "worse": ("worse", "better"),
    "faster": ("faster", "slower"),
    "slower": ("slower", "faster"),
    "equal": ("equal",),
}
"""For each way the list of words that say it, and those that say the opposite."""


class Sentences:
    """Holds claims in words against the sentences of one report."""

    def __init__(self, index: Index, subjects: Subjects) -> None:
        self._index = index
        self._subjects = subjects
        self._periods: dict[str, list[Period]] = {}

    def ruling(
        self,
        claim: WordClaim,
        spoken: Spoken,
        terms: dict[str, float],
        place: str,
        measures: Sequence[Sequence[Figure]],
        periods: Sequence[Period],
    ) -> Ruling | None:
        """By a sentence of the report about the same thing, place and time that says the same, or the opposite."""
        if says_any(spoken.text, self._index.vocabulary.claims["words"]["gap"]):
            return None  # a gap that grows is no rise of what it is a gap in
        own = self._told(claim, spoken, terms, measures)
        total = sum(own.values())
        anywhere = not self._index.areas.find(spoken.text)
        for sentence in self._index.content.sentences if own else ():
            if not self._about_place(sentence, place, anywhere) or not self._of_time(sentence, periods):
                continue
            if claim.every and not self._is_of_all(sentence):
                continue
            if (
                sum(w * self._subjects.names.weight_in(key, sentence.terms) for key, w in own.items()) / total
                < SAYS_SAME
            ):
                continue
            for clause in re.split(r"[,;:]", sentence.text):
                stems = {stem(word): 1.0 for word in words(clause)}
                said = sum(w * self._subjects.names.weight_in(key, stems) for key, w in own.items()) / total
                ways = self._ways(claim, clause)
                if said >= SAYS_HERE and len(ways) == 1:
                    (way,) = ways
                    verdict = CORRECT if way == _OPPOSITES[claim.way][0] else WRONG
                    return Ruling(verdict, f"«{sentence.text}»", (), (sentence,))
        return None

    def _told(
        self, claim: WordClaim, spoken: Spoken, terms: dict[str, float], measures: Sequence[Sequence[Figure]]
    ) -> dict[str, float]:
        """What a claim is about as stems with how much each tells, the first of its clause twice as much; without words of
        its own the name of what it is surely about.
        """
        rarity, tells = self._subjects.names.rarity, self._subjects.names.tells
        clause = [stem(word) for word in words(spoken.text[slice(*claim.clause)])]
        own = {key: rarity(key) for key in clause if terms.get(key, 0.0) >= OWN and tells(key)}
        if own and max(own.values()) >= TELLING:
            first = next(iter(own))
            return own | {first: 2 * own[first]}
        known = measures[0][0] if measures else None
        name = words(known.subject or known.measure) if known else []
        return {stem(word): rarity(stem(word)) for word in name if word not in self._index.vocabulary.stopwords}

    def _is_of_all(self, sentence: Sentence) -> bool:
        """Whether a sentence is about every municipality, and neither it nor the next one makes an exception."""
        _, following = self._index.neighbours(sentence)
        text = f"{sentence.text} {following.text if following else ''}"
        exceptions = self._index.vocabulary.contradictions["compare"]["exceptions"]
        everyone = re.search(r"\balle\b[^.;]{0,30}\bgemeenten\b", sentence.text, re.IGNORECASE)
        return bool(everyone) and not says_any(text, exceptions)

    def _of_time(self, sentence: Sentence, periods: Sequence[Period]) -> bool:
        """Whether a sentence names one of the years of a claim, where that names any."""
        if sentence.id not in self._periods:
            named = [mention.period for mention in find_periods(sentence.text, self._index.vocabulary)]
            own = [figure.period for figure in self._index.figures_of(sentence.id)]
            self._periods[sentence.id] = [*named, *own]
        told = self._periods[sentence.id]
        return not periods or any((p.last or p.first) in (t.last, t.first) for p in periods for t in told)

    def _about_place(self, sentence: Sentence, place: str, anywhere: bool) -> bool:
        named = {mention.area.name for mention in self._index.areas.find(sentence.text)}
        if place in self._index.content.members and says_any(
            sentence.text, self._index.vocabulary.claims["words"]["all"]
        ):
            return True
        at_home = place == self._index.region and (not named or anywhere)
        return place in named or at_home

    def _ways(self, claim: WordClaim, text: str) -> set[str]:
        lists = self._index.vocabulary.claims["words"]
        folded = fold(text)
        found = set()
        for way in _OPPOSITES[claim.way]:
            listed = (*lists[way], *lists.get(f"nouns_{way}", ()))
            phrases = "|".join(re.escape(fold(phrase)) for phrase in listed)
            if re.search(rf"(?<![\w-])(?:{phrases})(?!\w)", folded):
                found.add(way)
            for verb, particle in lists.get(f"split_{way}", ()):
                if re.search(rf"\b{verb}\b[^.;:]{{0,60}}?\b{particle}\b", folded):
                    found.add(way)
        if {"slower", "faster"} <= found:  # "minder snel" has "snel" in it
            found.discard("faster")
        return found
