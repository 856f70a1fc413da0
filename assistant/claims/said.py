"""What a claim says: the words of its clause, its sentence and what stands around that, with all that they may be meant for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.claims.figure_names import SYNONYM, FigureNames
from assistant.question_text import blank_out
from assistant.terms import TWO_HINTS, hints
from vectorstore.dutch.numbers import NUMBER_WORDS
from vectorstore.dutch.words import WORD, fold, stem, words
from vectorstore.index import Index

OWN = 0.9
"""Weight from which a stem stands in the sentence of the claim itself."""
NEAR = 0.95
"""Weight from which a stem stands in the clause of the claim."""
SENTENCE = 0.92
"""A word of the sentence outside of the clause says a name nearly as well."""
HINT = 0.5
"""A word from the explanation of a thing says its name so far: too little for a figure that says otherwise to count."""
AROUND = ((0.85, 0.85), (0.6, 0.75), (0.45, 0.6), (0.0, 0.45))
"""How far a word around the sentence says a name, by its weight: of the heading, the sentence before, those before that."""
NEARNESS = 3
"""Power of the weights of what a claim says: a long sentence is about many things, its clause about one."""
SHORTEST_NOUN = 5
VERB_ENDINGS = ("t", "d", "te", "de")
"""What stems of verbs keep that those of nouns have not: vertrouwt, and vertrouw of vertrouwen."""
SHORTEST = 4
ORDINALS = ("derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
_REST = r"\s+(?:(?:de|het)\s+)?(?:(?:rest van|overige deel van|overig|overige|elders in)\s+)?(?:(?:de|het)\s+)?$"
_TOWARDS, _OUT_OF = re.compile(r"\bnaar" + _REST), re.compile(r"\b(?:uit|vanuit)" + _REST)
_OLD = re.compile(r"\b[5-9]\d (?:plus|jaar (?:en|of) ouder)")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:de|het|een|dit|deze|die|dat|ons|onze|geen|alle|elke|aantal|aandeel|percentage)\s+(?:[a-zà-ÿ]+e\s+)?"
    r"|(?<![\d.,])(?!(?:19|20)\d\d\s)\d[\d.,]*\s+(?:[a-zà-ÿ]+e\s+)?"
    r"|^[-•*–\s]*(?:[a-zà-ÿ]+e\s+)?)$"
)
"""What stands before a noun: an article, a number, or the start of the sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says: stems of its sentence (`own`), of its clause (`near`) and of what stands around it, with how well each
    says a name; compounds of the clause as their parts; and whether the sentence names a thing that the report does not have.
    """

    own: dict[str, float]
    near: frozenset[str]
    around: dict[str, float]
    compounds: tuple[tuple[str, ...], ...]
    names_other: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of a claim that figures have. `weights` says for each word which groups of figures carry it, and how much;
    `carried` the part of all the words that a group carries, 0 to 1; `own` are the telling words of the claim's own sentence.
    """

    weights: dict[str, Mapping[int, float]]
    carried: Mapping[int, float]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of saying something: parts of a sentence, each with a space to either side, and the stems of what they mean."""

    parts: tuple[str, ...]
    things: tuple[str, ...]


class Listener:
    """Makes what sentences say, with the word lists and the names of one report."""

    def __init__(self, index: Index, names: FigureNames) -> None:
        vocabulary = index.vocabulary
        self._index = index
        self._vocabulary = vocabulary
        self._names = names
        self._hints = hints(vocabulary)
        numerals = (*vocabulary.language["fractions"], *NUMBER_WORDS, *ORDINALS)
        self._numerals = {stem(word) for text in numerals for word in words(text)}
        self._means = [
            _Way(tuple(f" {part} " for part in fold(way).split(" & ")), tuple(stem(word) for word in words(thing)))
            for thing, ways in vocabulary.claims["subject"]["means"].items()
            for way in ways
        ]

    def said(self, text: str, terms: dict[str, float], clause: str) -> Said:
        """What a sentence says. `terms` are weighted stems of it and of what stands around it, `clause` the part of the claim."""
        near = frozenset(stem(word) for word in words(clause))
        written = {stem(word) for word in words(text) if word not in self._vocabulary.stopwords}
        own = {key: _from_own(weight) for key, weight in terms.items() if weight >= OWN}
        own |= {key: 1.0 if key in near else SENTENCE for key in written}
        around = {key: _from_around(weight) for key, weight in terms.items() if weight < OWN}
        self._add_synonyms(own, [key for key in own if (key in written or " " in key) and key not in self._names.moves])
        self._add_synonyms(around, list(around))
        self._add_base_forms(own, text)
        near |= {key for thing in self.meant_in(clause) for key in thing.split()}
        self._add_meant(own, around, text)
        self._add_flow(own, around, text)
        self._add_hinted(own, [key for key, weight in terms.items() if weight >= OWN and key in written])
        own |= {twin: weight for key, weight in own.items() if (twin := _twin(key)) and twin not in own}
        parts = (self._index.lexicon.parts(word) for word in words(clause))
        compounds = tuple(tuple(stem(part) for part in several) for several in parts if several)
        return Said(own, near, around, compounds, self.names_other(text))

    def _add_synonyms(self, said: dict[str, float], keys: Sequence[str]) -> None:
        for key in keys:
            weight = said[key] * SYNONYM
            for same in self._names.phrases.synonyms(key):
                for part in (same, *same.split()):
                    said[part] = max(said.get(part, 0.0), weight)

    def _add_meant(self, own: dict[str, float], around: dict[str, float], text: str) -> None:
        """What ways of saying stand for ("een baan hebben"); in what stands around by single words only."""
        folded = f" {' '.join(WORD.findall(fold(text)))} "
        for way in self._ways_in(folded):
            own |= {thing: max(own.get(thing, 0.0), SYNONYM) for thing in way.things}
        for key in around.keys() & self._single_means.keys():
            for thing in self._single_means[key]:
                around[thing] = max(around.get(thing, 0.0), around[key])
        if _OLD.search(folded):
            own[stem("ouderen")] = 1.0
        for word in words(text):  # "ICT'ers" are about ICT
            front, apostrophe, _ = word.partition("'")
            if apostrophe and len(front) > 1:
                own[stem(front)] = 1.0

    def _add_base_forms(self, own: dict[str, float], text: str) -> None:
        """What verbs say that a figure has as a noun: "vertrouwt" of vertrouwen."""
        for word in words(text):
            key = stem(word)
            if len(word) < SHORTEST_NOUN or key in self._names.in_names or word in self._vocabulary.stopwords:
                continue
            for ending in VERB_ENDINGS:
                base = key.removesuffix(ending)
                if base != key and len(base) >= SHORTEST_NOUN and base in self._names.in_names:
                    own[base] = max(own.get(base, 0.0), SYNONYM * own.get(key, 0.0))

    def meant_in(self, text: str) -> list[str]:
        """What ways of saying in a text stand for."""
        folded = f" {' '.join(WORD.findall(fold(text)))} "
        return [" ".join(way.things) for way in self._ways_in(folded)]

    def _ways_in(self, folded: str) -> Iterator["_Way"]:
        """The ways of saying that a folded text has, words set apart by one space."""
        starts = {f" {word} " for word in folded.split()}
        return (
            way
            for way in self._means
            if (" " in way.parts[0].strip() or way.parts[0] in starts) and all(part in folded for part in way.parts)
        )

    @cached_property
    def _single_means(self) -> dict[str, list[str]]:
        """What single words stand for, by their stems."""
        found: dict[str, list[str]] = defaultdict(list)
        for way in self._means:
            if len(way.parts) == 1 and " " not in way.parts[0].strip():
                found[stem(way.parts[0].strip())] += way.things
        return dict(found)

    def _add_flow(self, own: dict[str, float], around: Mapping[str, float], text: str) -> None:
        """Which way people go to work: "pendelden naar Overijssel" is what goes out, "uit Groningen" what comes in."""
        flows = self._vocabulary.language["flows"]
        folded = fold(text)
        streams = rf"{'|'.join(map(re.escape, flows['streams']))}|\b(?:{'|'.join(flows['reasons'])})\b"
        if not re.search(streams, folded) and stem(flows["stream"]) not in around:
            return
        at_home = (self._index.region, *self._index.content.members)
        for mention in self._index.areas.find(text):
            before = folded[: mention.start]
            towards, from_there = _TOWARDS.search(before), _OUT_OF.search(before)
            if mention.area.name not in at_home and (towards or from_there):
                way = flows["out" if towards else "in"][0]
                own |= {stem(word): max(own.get(stem(word), 0.0), SYNONYM) for word in (way, flows["stream"])}

    def _add_hinted(self, own: dict[str, float], keys: Sequence[str]) -> None:
        """What words explain: one hints at a thing, two say it."""
        votes = Counter(thing for key in keys if key not in self._names.light for thing in self._hints.get(key, ()))
        for thing, count in votes.items():
            for part in thing:
                own[part] = max(own.get(part, 0.0), HINT if count == 1 else TWO_HINTS)

    def names_other(self, text: str) -> bool:
        """Whether a sentence has a noun that the report never uses: it may be about that."""
        folded = fold(text)
        for token in WORD.finditer(folded):
            word = token[0]
            key = stem(word)
            acronym = _ACRONYM.fullmatch(text[token.start() : token.end()])
            if acronym and key not in self._names.frequency and not self._index.areas.find(acronym[0]):
                return True
            if len(word) < SHORTEST_NOUN or word in self._index.lexicon or word in self._vocabulary.stopwords:
                continue
            if key in self._names.ignored or key in self._names.light or key in self._numerals:
                continue
            if self._index.lexicon.parts(word) or self._names.phrases.synonyms(key) or key in self._hints:
                continue
            if self._index.areas.find(text[token.start() : token.end()]):
                continue
            if _NOUN_BEFORE.search(folded[: token.start()]):
                return True
        return False

    def heard(self, terms: dict[str, float]) -> Heard:
        """The words of a claim that any figure has, made ready for comparing."""
        known = {key: weight for key, weight in terms.items() if key in self._names.frequency and " " not in key}
        shares = {key: weight**NEARNESS * self._names.rarity(key) for key, weight in known.items()}
        total = sum(shares.values())
        weights = {key: self._names.carried_with_synonyms(key) for key in known}
        carried: dict[int, float] = defaultdict(float)
        for key, share in shares.items():
            for at, weight in weights[key].items():
                carried[at] += share * weight / total
        own = tuple(key for key, weight in known.items() if weight >= OWN and key not in self._names.light)
        return Heard(weights, carried, own)

    def subject_words(self, text: str) -> list[str]:
        """Words of a text that may say what it is about: no place, function word, light word or word of change."""
        rest = blank_out(text, [(mention.start, mention.end) for mention in self._index.areas.find(text)])
        return [
            word for word in words(rest)
            if len(word) > 3 and word not in self._vocabulary.stopwords and self._names.tells(stem(word))
            and stem(word) not in self._names.moves
        ]  # fmt: skip


def _from_own(weight: float) -> float:
    return 1.0 if weight >= NEAR else SENTENCE


def _twin(key: str) -> str:
    """A stem as it is with another ending: ziekenhuiz and ziekenhuis, v and f as well."""
    other = {"z": "s", "s": "z", "v": "f", "f": "v"}.get(key[-1:], "")
    return key[:-1] + other if other and len(key) > SHORTEST else ""


def _from_around(weight: float) -> float:
    return next(says for least, says in AROUND if weight >= least)
