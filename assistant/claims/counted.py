"""Claims that so many of a set are so ("negen van de veertien sectoren groeiden"), by a sentence of the report about that set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.question_form import says_any
from vectorstore.dutch.numbers import NUMBER_WORDS
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Sentence

_WORDS = {fold(word): number for word, number in NUMBER_WORDS.items() if number > 1}  # "een" is an article as well
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_BOUND = re.compile(r"\b(?:meer|minder) dan (?:de helft|een|driekwart|\d)")
"""Says how many, and not which way."""
_SOME_OF = re.compile(
    rf"\b(?P<some>{_COUNT})\s+van\s+de\s+(?P<all>{_COUNT})\s+(?:[a-zà-ÿ]+e\s+)?(?P<thing>[a-zà-ÿ-]{{4,}}en|[a-zà-ÿ-]{{4,}}s)\b"
)
_OF_ALL = re.compile(
    rf"\bvan\s+de\s+(?P<all>{_COUNT})\s+(?:[a-zà-ÿ]+e\s+)?(?P<thing>[a-zà-ÿ-]{{4,}}en|[a-zà-ÿ-]{{4,}}s)\b[^.;]{{0,90}}?"
    rf"\b(?:op|bij|in)\s+(?:(?P<some>{_COUNT})\b(?!\s*%|\s+procent)|(?P<bound>(?:meer|minder) dan de helft))"
)
"""The other way round: "van de 26 indicatoren scoort de regio op 14 minder goed"."""
_NUMBERS = re.compile(rf"\b{_COUNT}\b")
_WAYS = (("up", "better", "higher", "positive"), ("down", "worse", "lower", "negative"))
"""What is told of those that count, and of the others."""


@dataclass(frozen=True, slots=True)
class SomeOf:
    """A count of some of a set in a sentence, with the sentence of the report that it is held against.

    `parts` are the offsets of what claims it, each with whether that is right: the count of those that are so, and of all.
    """

    parts: tuple[tuple[int, int, bool], ...]
    sentence: Sentence


class Counted:
    """Finds counts of some of a set, and the sentences of one report about the same set."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def of(self, text: str) -> Iterator[SomeOf]:
        """The counts of a sentence that the report has a sentence about."""
        folded = fold(text)
        for found in (*_SOME_OF.finditer(folded), *_OF_ALL.finditer(folded)):
            every = _value(found["all"])
            for sentence in self._about(every, found["thing"]):
                told, opposite = self._told(sentence, every), self._is_opposite(text, sentence.text)
                if told is None or opposite is None:
                    continue
                most = every - told
                if opposite and not (found.groupdict().get("some") and _value(found["some"]) > most):
                    continue  # of the others some may be neither
                yield SomeOf(_parts(found, most if opposite else told, every), sentence)
                break

    def _about(self, every: int, thing: str) -> Iterator[Sentence]:
        """The sentences that count so many of a thing."""
        for sentence in self._index.content.sentences:
            folded = fold(sentence.text)
            named = (match for match in _NUMBERS.finditer(folded) if _value(match[0]) == every)
            if any(stem(thing) in map(stem, words(folded[match.end() :])[:2]) for match in named):
                yield sentence

    @staticmethod
    def _told(sentence: Sentence, every: int) -> int | None:
        """The one other count of a sentence that is less than the whole; None where it has none, or several."""
        found = {_value(match[0]) for match in _NUMBERS.finditer(fold(sentence.text))}
        less = {count for count in found if count < every}
        return less.pop() if len(less) == 1 else None

    def _is_opposite(self, claim: str, told: str) -> bool | None:
        """Whether a claim counts those that the report's sentence leaves: "beter" where that has "minder goed"; None where one of
        the two does not say what it counts.
        """
        ways = [[any(self._says(text, name) for name in names) for names in _WAYS] for text in (claim, told)]
        if any(sum(said) != 1 for said in ways):
            return None
        return ways[0] != ways[1]

    def _says(self, text: str, name: str) -> bool:
        lists = self._index.vocabulary.claims["words"]
        split = lists.get(f"split_{name}", ())
        folded = _BOUND.sub(" ", fold(text))
        return says_any(folded, (*lists[name], *lists.get(f"nouns_{name}", ()))) or any(
            re.search(rf"\b{verb}\b[^.;:]{{0,60}}?\b{particle}\b", folded) for verb, particle in split
        )


def _parts(found: re.Match[str], told: int, every: int) -> tuple[tuple[int, int, bool], ...]:
    """The offsets of a count and of that of the whole; "negen van de veertien" is one."""
    groups = found.groupdict()
    if groups.get("bound"):
        right = (2 * told > every) == groups["bound"].startswith("meer")
        return ((*found.span("all"), True), (*found.span("bound"), right))
    right = _value(found["some"]) == told
    if found.re is _SOME_OF and not (found["some"].isdigit() or found["all"].isdigit()):
        return ((found.start("some"), found.end("all"), right),)
    return tuple(sorted(((*found.span("some"), right), (*found.span("all"), True))))


def _value(count: str) -> int:
    return int(count) if count.isdigit() else _WORDS[count]
