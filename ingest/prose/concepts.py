"""Concepts in a text: what the report's numbers may measure, by the words in data/vocabulary/concepts.toml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.prose.parsed import Parsed
from ingest.prose.zip_lists import paired
from vectorstore.dutch.numbers import NumberMention
from vectorstore.dutch.vocabulary import Concept, Vocabulary
from vectorstore.dutch.words import Lexicon, fold, stem, words


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text by its stem; `parts` are the stems of a compound."""

    stem: str
    parts: tuple[str, ...]


class Concepts:
    """Finds concepts and their kinds; holds the lexicon that takes compounds apart."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        self._forms = [
            (concept, [tuple(map(stem, words(form))) for form in concept.words]) for concept in vocabulary.concepts
        ]

    def last_in(self, place: str, parsed: Parsed, number: NumberMention) -> str | None:
        """The last concept in a piece of text (the longest where they overlap), with its kind."""
        concept = self.last_concept(place)
        if concept is None:
            return None
        kind = self._kind(concept, place, parsed, number)
        if not kind:
            return concept.name
        lower = concept.name[0].lower() + concept.name[1:]
        return f"{kind} {lower}"

    def last_concept(self, place: str) -> Concept | None:
        """The last concept in a piece of text, the longest where they overlap."""
        tokens = list(self.tokens(place))
        best: tuple[int, int] = (-1, -1)
        last = None
        for concept, forms in self._forms:
            for form in forms:
                for at in range(len(tokens) - len(form) + 1):
                    here = (at + len(form), len(form))
                    if here > best and all(
                        _fits(tokens[at + step], part, len(form) == 1) for step, part in enumerate(form)
                    ):
                        best, last = here, concept
        return last

    def _kind(self, concept: Concept, place: str, parsed: Parsed, number: NumberMention) -> str | None:
        """The kind of a concept: of several in step with numbers the paired one, else the only one near or in the sentence."""
        mentions = _kinds(concept, parsed.text)
        pair = paired(parsed, number, mentions) if len(mentions) > 1 else None
        if pair:
            return pair.kind
        for found in (_kinds(concept, place), mentions):
            if len(found) == 1:
                return found[0].kind
        return None

    def says(self, text: str, form: tuple[str, ...]) -> bool:
        """Whether a text holds these stems side by side."""
        tokens = list(self.tokens(text))
        return any(
            all(_fits(tokens[at + step], part, len(form) == 1) for step, part in enumerate(form))
            for at in range(len(tokens) - len(form) + 1)
        )

    def tokens(self, text: str) -> Iterator[Token]:
        """The words of a text as stems, compounds with their parts."""
        for word in words(text):
            yield Token(stem(word), tuple(stem(part) for part in self._lexicon.parts(word)))


@dataclass(frozen=True, slots=True)
class _Named:
    """A kind named in a text, for lists that run in step."""

    start: int
    kind: str


def _kinds(concept: Concept, text: str) -> list[_Named]:
    """The kinds of a concept that a text names, in order; of two at one place the longer."""
    folded = fold(text)
    found: dict[int, str] = {}
    for kind, forms in concept.kinds.items():
        for form in forms:
            for place in re.finditer(rf"(?<![\w-]){re.escape(fold(form))}(?!\w)", folded):
                found.setdefault(place.start(), kind)
    return [_Named(start, kind) for start, kind in sorted(found.items())]


def of_both_kinds(concept: Concept, text: str) -> str:
    """The concept with what the kinds in a text have in common: "Wo" of Wo-bachelor and Wo-master."""
    fronts = {mention.kind.split("-")[0] for mention in _kinds(concept, text)}
    front = fronts.pop() if len(fronts) == 1 else ""
    return f"{front} {concept.name[0].lower()}{concept.name[1:]}" if front in concept.kinds else concept.name


def _fits(word: Token, part: str, alone: bool) -> bool:
    """Whether a word is a part of a form; the front of a compound counts as a form of one word."""
    return word.stem == part or (alone and part in word.parts[:1])
