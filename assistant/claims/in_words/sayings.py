"""Claims of gaps, of balances and of some municipalities more than others, against sentences of the report that tell of those."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from assistant.claims.in_words.coverage import Coverage
from assistant.claims.in_words.measures import Ruling
from assistant.claims.in_words.phrases import EVERYONE
from assistant.claims.in_words.sentences import OPPOSITES, SAYS_HERE, SAYS_SAME, Sentences
from assistant.claims.in_words.word_claim import WordClaim
from assistant.claims.records import CORRECT, WRONG
from assistant.claims.statements import Spoken
from assistant.claims.subject import Subjects
from assistant.question_form import says_any
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure

AROUND, SAYS_GAP = 0.6, 0.3
"""Weight of the words around a claim that a gap may be in, and the part of them that a sentence about a gap has to have."""
_OTHER_SIDE = {"positive": "negative", "negative": "positive"}


class Sayings:
    """Holds such claims against the sentences of one report."""

    def __init__(self, index: Index, subjects: Subjects, sentences: Sentences) -> None:
        self._index = index
        self._subjects = subjects
        self._sentences = sentences
        self._coverage = Coverage(index)

    def gap(
        self, claim: WordClaim, spoken: Spoken, terms: dict[str, float], measures: Sequence[Sequence[Figure]]
    ) -> Ruling | None:
        """By a sentence that says whether a gap in the same thing grew: "het verschil met Nederland is toegenomen"."""
        gap = self._index.vocabulary.claims["words"]["gap"]
        names = self._subjects.names
        own = self._sentences.told(claim, spoken, terms, measures)
        around = {key: names.rarity(key) for key, weight in terms.items() if weight >= AROUND and names.tells(key)}
        for sentence in self._index.content.sentences:
            if not says_any(sentence.text, gap):
                continue
            subject = sentence.terms | self._sentences.subject_of(sentence)
            fits = any(about and self._sentences.part_of(about, subject) >= SAYS_GAP for about in (own, around))
            clauses = (clause for clause in re.split(r"[,;:]", sentence.text) if says_any(clause, gap))
            ways = {way for clause in clauses for way in self._sentences.ways(claim, clause)}
            if fits and len(ways) == 1:
                verdict = CORRECT if OPPOSITES[claim.way][0] in ways else WRONG
                return Ruling(verdict, f"«{sentence.text}»", (), (sentence,))
        return None

    def balance(self, claim: WordClaim, spoken: Spoken, terms: dict[str, float]) -> Ruling | None:
        """By a sentence that tells of a balance with a place, or with no other place, which side it is on."""
        lists = self._index.vocabulary.claims["words"]
        ends = self._ends_in(spoken.text[slice(*claim.clause)])
        stems = {stem(word) for word in words(spoken.text)} | {key for key, weight in terms.items() if weight >= AROUND}
        for sentence in self._index.content.sentences:
            found = [way for way in ("positive", "negative") if says_any(sentence.text, lists[way])]
            if len(found) != 1 or not says_any(sentence.text, lists["balance"]):
                continue
            said = min(at for phrase in lists[found[0]] if (at := fold(sentence.text).find(phrase)) >= 0)
            theirs = self._ends_in(sentence.text[said:])
            only = says_any(sentence.text, lists["only"])
            same_kind = stems & {stem(word) for word in words(sentence.text) if any(s in word for s in self._streams)}
            if (not ends and not claim.every) or not (same_kind or theirs):
                continue
            inside = bool(ends & theirs) and not claim.every
            if not inside and not only:
                continue
            real = found[0] if inside else _OTHER_SIDE[found[0]]
            return Ruling(CORRECT if real == claim.way else WRONG, f"«{sentence.text}»", (), (sentence,))
        return None

    @cached_property
    def _streams(self) -> tuple[str, ...]:
        return tuple(self._index.vocabulary.language["flows"]["streams"])

    def _ends_in(self, text: str) -> set[str]:
        """The places outside of the region that a text names."""
        own = (self._index.region, *self._index.content.members)
        return {mention.area.name for mention in self._index.areas.find(text) if mention.area.name not in own}

    def mainly(
        self, claim: WordClaim, spoken: Spoken, terms: dict[str, float], measures: Sequence[Sequence[Figure]]
    ) -> Ruling | None:
        """By a sentence that says of which municipalities the same thing holds most: "vooral in Emmen en Coevorden"."""
        own = self._sentences.told(claim, spoken, terms, measures)
        claimed = self._members_in(spoken.text[slice(claim.start, claim.end)])
        for sentence in self._index.content.sentences if own and claimed else ():
            if not says_any(sentence.text, self._index.vocabulary.claims["words"]["mainly"]):
                continue
            named = self._members_in(sentence.text)
            if named and self._sentences.part_of(own, self._sentences.subject_of(sentence)) >= SAYS_SAME:
                verdict = CORRECT if claimed <= named else WRONG
                return Ruling(verdict, f"«{sentence.text}»", (), (sentence,))
        return None

    def exceptions(self, claim: WordClaim, spoken: Spoken, terms: Mapping[str, float]) -> Ruling | None:
        """By a sentence that says of which municipalities the same thing does not hold: "behalve in Coevorden"."""
        members = set(self._index.content.members)
        claimed = {m.area.name for m in spoken.areas if claim.start <= m.start < claim.end} & members
        own = self._sentences.told(claim, spoken, dict(terms), ())
        for sentence in self._index.content.sentences if own and claimed else ():
            excepted = self._coverage.excepted(sentence)
            if excepted and self._sentences.part_of(own, self._sentences.words_of(sentence)) >= SAYS_HERE:
                _, following = self._index.neighbours(sentence)
                proof = sentence if EVERYONE.search(sentence.text) or following is None else following
                verdict = CORRECT if claimed == excepted else WRONG
                return Ruling(verdict, f"«{proof.text}»", (), (proof,))
        return None

    def _members_in(self, text: str) -> set[str]:
        members = self._index.content.members
        return {mention.area.name for mention in self._index.areas.find(text) if mention.area.name in members}
