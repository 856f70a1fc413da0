"""The words of a question → terms: what each may be found by in the report, and how much it says."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from assistant.records import Term
from vectorstore.dutch.lemmas import is_dutch, lemmas
from vectorstore.dutch.numbers import PART
from vectorstore.dutch.parts_of_speech import ADJECTIVE, LITTLE, VERB
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import LONGEST, MIN_PART, fold, stem, words
from vectorstore.index import HINTS, Index

SYNONYM = 0.95
COMPOUND = 0.95
"""A compound that the report writes apart fits when all its parts do."""
APART = 0.8
"""A phrase of which the words stand apart in the report fits this well."""
GENERIC = 0.15
"""How much light words ("mensen", "aantal") say, as a part of what they would say by their rarity."""
SUBJECT_WEIGHT = 0.29
"""Lighter words are no subject of their own: "het percentage", "de gemeente"."""
ALONE = 0.5
"""Weight of a word for people where it is the subject: "hoeveel inwoners heeft Emmen"."""
OPERATION_WORD = 0.3
"""Words such as "groei" and "daling" are also read as what is asked, so they weigh little as a subject."""
NOTHING = 0.03
"""Light words that the report does not have: they may be left out."""
HINT = 0.6
"""A word from the explanation of a thing fits that thing so far: alone too little to answer by."""
TWO_HINTS = 0.85
"""The same where two words of the question hint at one thing."""
NAMED = 0.85
"""Weight from which a figure is about the thing that a word hints at."""
VERB_FORM = 0.65
"""Fit of another form of a verb ("geschreven"): too little to answer by that word alone."""
PARTICLES = frozenset({"aan", "af", "mee", "na", "om", "terug", "toe", "uit", "weg"})
"""Words that a Dutch verb leaves at the end of the sentence; not those that also stand before a place ("in", "bij")."""
_SUPERLATIVE = re.compile(r"(\w{3,})ste?")
DEGREE = ("er", "end", "ende", "elijk", "elijke")
"""Endings of adjectives that tell how much: dieper, viezer. Not the superlative: it ranks."""
UNKNOWN = 1.1
"""A word that the report does not have says more than any it has: the question may be about just that."""


class TermReader:
    """Makes terms from folded words, with the word lists and the lexicon of one index."""

    def __init__(self, index: Index) -> None:
        self._lexicon = index.lexicon
        self._vocabulary = index.vocabulary
        self._content = index.content
        self.phrases = Phrases(index.vocabulary)
        self._generic = {stem(word) for entry in index.vocabulary.generic for word in words(entry)}
        self._hints = hints(index.vocabulary) if HINTS in index.searches else {}
        self._fractions = {stem(word) for name in index.vocabulary.language["fractions"] for word in words(name)}
        self._population = {stem(word) for entry in index.vocabulary.population for word in words(entry)}
        changes = index.vocabulary.prose("change_up") + index.vocabulary.prose("change_down")
        asked = [phrase for name in ("change", "trend", "forecast", "share", "why") for phrase in self._operation(name)]
        self._operation_words = {stem(word) for phrase in (*changes, *asked) for word in words(phrase)}

    def read(self, tokens: Sequence[str], counting: bool = False) -> tuple[Term, ...]:
        """Terms of a list of folded words without areas and periods; function words fall away.

        Beside a subject, words for measure ("het aantal", "het percentage", "de helft") fall away, and words for people are
        light ("hoe tevreden zijn de inwoners"); alone, a word for people is the subject, and with `counting` what the report
        counts itself.
        """
        terms = self._read(self._whole_verbs([self.corrected(token) or token for token in tokens]))
        if any(term.weight >= SUBJECT_WEIGHT and stem(term.text) not in self._fractions for term in terms):
            return tuple(term for term in terms if stem(term.text) not in self._generic | self._fractions)
        return tuple(self._as_subject(term, counting) for term in terms)

    def _as_subject(self, term: Term, counting: bool) -> Term:
        """A light word where the question names no other: people, or what the report counts itself (indicatoren) where a
        count is asked.
        """
        if stem(term.text) in self._population:
            return self._as_people(term)
        return replace(term, weight=ALONE) if counting and stem(term.text) in self._counted_things else term

    @cached_property
    def _counted_things(self) -> frozenset[str]:
        measures = self._vocabulary.language["measures"]["units"]
        units = {figure.unit for figure in self._content.figures if figure.unit and not figure.from_table}
        return frozenset(stem(fold(unit)) for unit in units if unit.isalpha() and unit not in (*measures, PART))

    def _as_people(self, term: Term) -> Term:
        """A word for people as the subject: "met hoeveel mensen groeide de regio" is about the inhabitants."""
        inhabitants = stem(self._vocabulary.operations["size"]["people"])
        same = (inhabitants, *self.phrases.synonyms(inhabitants))
        keys = dict.fromkeys(same, SYNONYM) | dict(term.keys)
        return replace(term, weight=ALONE, keys=tuple(keys.items()))

    def _read(self, tokens: Sequence[str]) -> tuple[Term, ...]:
        terms: list[Term] = []
        taken: set[int] = set()
        for start, length, key in self.phrases.find(tokens):
            if any(at in taken for at in range(start, start + length)):
                continue
            taken.update(range(start, start + length))
            terms.append(self._term(" ".join(tokens[start : start + length]), key, 1.0))
        for places, key in self.phrases.scattered(tokens, self._vocabulary.stopwords):
            if not taken.intersection(places):
                taken.update(places)
                terms.append(self._term(" ".join(tokens[at] for at in places), key, 1.0))
        for at, token in enumerate(tokens):
            if at in taken or token in self._vocabulary.stopwords or len(token) < 2:
                continue
            terms += (self._with_hints(term) for term in self._word(token))
        return tuple(dict.fromkeys(terms))

    def _with_hints(self, term: Term) -> Term:
        """The term with the things of the reports that it hints at; a word for people or measure hints at nothing."""
        key = stem(term.text)
        if key in self._generic or key in self._population:
            return term
        forms = dict.fromkeys((key, *(stem(form) for form in lemmas(term.text) if " " not in term.text)))
        things = dict.fromkeys(thing for form in forms for thing in self._hints.get(form, ()))
        meant = tuple(thing for thing in things if all(self._known(part) for part in thing))
        return replace(term, hints=meant, known=term.known or bool(meant))

    def _whole_verbs(self, tokens: Sequence[str]) -> list[str]:
        """A verb joined with its particle at the end of the question: "studeren er per jaar af" has afstuderen."""
        if not tokens or tokens[-1] not in PARTICLES:
            return list(tokens)
        for at, token in enumerate(tokens[:-1]):
            if token in self._vocabulary.stopwords:
                continue
            for form in (token, *lemmas(token)):
                for whole in (tokens[-1] + form, f"{tokens[-1]}{form.removesuffix('en')}ing"):
                    if whole in self._vocabulary.stopwords:
                        return [*tokens[:at], *tokens[at + 1 : -1]]
                    verb = form != token and form.endswith("en")  # "jaar … terug" is no verb, "loopt … terug" is
                    if whole in self._lexicon or (verb and self._lexicon.parts(whole)):
                        return [*tokens[:at], whole, *tokens[at + 1 : -1]]
        return list(tokens)

    def says_little(self, term: Term, kinds: Mapping[str, str]) -> bool:
        """Whether a term is no subject by its part of speech: a little word, or a verb or adjective without a synonym or a
        meaning in the word lists. `kinds` are the parts of speech of the words of the question.
        """
        if " " in term.text or term.hints or self.phrases.synonyms(stem(term.text)):
            return False
        kind = kinds.get(term.text)
        if kind == ADJECTIVE:
            return not term.known and term.text.endswith(DEGREE)
        return kind in (LITTLE, VERB)

    def names(self, term: Term) -> bool:
        """Whether the report itself has a word of the question, or a synonym of it."""
        return any(self._frequency[part] for key, _ in term.keys for part in key.replace("+", " ").split())

    def is_light(self, word: str) -> bool:
        """Whether a word is for measure or for rise and fall, and no subject."""
        return stem(word) in self._generic or stem(word) in self._operation_words

    def corrected(self, token: str) -> str | None:
        """The known word that a misspelled one stands for, or None where it is a word itself, or nothing is near."""
        if token in self._vocabulary.stopwords or token in self._lexicon or self._lexicon.parts(token):
            return None
        if any(character.isdigit() for character in token):
            return None
        if is_dutch(token):  # the dictionary has some misspelled long words
            return self._lexicon.nearly(token)
        return self._lexicon.correct(token) or self._lexicon.correct_stopword(token) or self._lexicon.complete(token)

    def _word(self, token: str) -> list[Term]:
        """The term of a word, by itself or by its base form; none for another form of a stop word."""
        own = self._term(token, stem(token), 1.0) if token in self._lexicon else None
        if own and (own.known or stem(token) in self._hints):
            return [own]
        stem_, apostrophe, _ = token.partition("'")
        for form in (
            token,
            *([stem_] if apostrophe and stem_ in self._lexicon else ()),
            *lemmas(token),
            *_bases(token),
        ):
            if form in self._vocabulary.stopwords:
                return []
            if form in self._lexicon and form != token:
                meant = form == token or not form.endswith("en") or self.phrases.synonyms(stem(form))
                quality = 1.0 if meant else VERB_FORM
                return [self._term(token, stem(form), quality)]
            parts = self._lexicon.parts(form)
            if parts:
                return [self._compound(token, parts)]
        if token in self._ranking_words:
            return []
        front = None if own else self._front_of_light(token)
        if front is not None:
            return self._word(front) if front else []
        return [own or Term(token, (), UNKNOWN, known=False)]

    @cached_property
    def _ranking_words(self) -> frozenset[str]:
        """Words that ask for the first or last of a ranking: they say nothing of the subject unless the report has them."""
        phrases = [*self._operation("highest"), *self._operation("lowest")]
        return frozenset(fold(phrase) for phrase in phrases if " " not in phrase)

    def _front_of_light(self, word: str) -> str | None:
        """What a compound is about whose head says nothing: groei of groeipercentages, "" of indicatorwaarde; None for others."""
        if len(word) > LONGEST:
            return None
        for cut in range(MIN_PART, len(word) - MIN_PART + 1):
            front, head = word[:cut], word[cut:]
            if not self._says_nothing(head):
                continue
            for base in (front, *(front.removesuffix(link) for link in ("s", "en", "n", "e") if front.endswith(link))):
                if self._says_nothing(base):
                    return ""
                if base in self._lexicon and self._known(stem(base)):
                    return base
        return None

    def _says_nothing(self, word: str) -> bool:
        return word in self._vocabulary.stopwords or stem(word) in self._generic

    def _term(self, text: str, key: str, fit: float) -> Term:
        keys = {key: fit}
        for synonym in self.phrases.synonyms(key):
            keys[synonym] = fit * SYNONYM
        if " " in key:
            parts_ = [stem(word) for word in words(text) if word not in self._vocabulary.stopwords]
            if len(parts_) > 1:
                keys["+".join(parts_)] = fit * APART
        else:
            parts = self._lexicon.parts(text)
            if len(parts) > 1 and not any(self._frequency[k] for k in keys):
                return self._compound(text, parts, keys)
        known = any(self._frequency[k] for k in keys)
        light = self._lightness(key)
        if not known:
            return Term(text, tuple(keys.items()), UNKNOWN if light == 1.0 else NOTHING, known=light < 1.0)
        return Term(text, tuple(keys.items()), self._weight(keys) * light)

    def _compound(self, text: str, parts: tuple[str, ...], keys: dict[str, float] | None = None) -> Term:
        """A compound is found by its parts joined: each part has to fit (key "a+b"), with its own synonyms."""
        joined = "+".join(stem(part) for part in parts)
        keys = {**(keys or {}), joined: COMPOUND}
        known = all(self._known(stem(part)) for part in parts)
        weight = max(self._weight({stem(part): 1.0}) for part in parts)
        return Term(text, tuple(keys.items()), weight if known else UNKNOWN, known)

    def _known(self, key: str) -> bool:
        return any(self._frequency[k] for k in (key, *self.phrases.synonyms(key)))

    def _lightness(self, key: str) -> float:
        if key in self._generic or key in self._population:
            return GENERIC
        return OPERATION_WORD if all(part in self._operation_words for part in key.split()) else 1.0

    def _weight(self, keys: dict[str, float]) -> float:
        """Inverse frequency over sentences and table rows, 0.3 to 1."""
        count = max(self._frequency[key] for key in keys)
        total = max(2, self._total)
        return max(0.3, math.log(1 + total / (1 + count)) / math.log(1 + total))

    @cached_property
    def _frequency(self) -> Counter[str]:
        """In how many sentences and table rows each key stands in its own right, not just as a heading."""
        counts: Counter[str] = Counter()
        for sentence in self._content.sentences:
            counts.update(key for key, weight in sentence.terms.items() if weight >= OWN_WORD)
        rows = {(f.table, f.subject): f.terms for f in self._content.figures if f.from_table}
        for terms in rows.values():
            counts.update(key for key, weight in terms.items() if weight >= OWN_WORD)
        return counts

    @cached_property
    def _total(self) -> int:
        return len(self._content.sentences) + len({(f.table, f.subject) for f in self._content.figures if f.from_table})

    def _operation(self, name: str) -> list[str]:
        phrases: list[str] = self._vocabulary.operations[name]["phrases"]
        return phrases


def _bases(word: str) -> tuple[str, ...]:
    """The adjective that a superlative is made of: oud of oudst and oudste."""
    found = _SUPERLATIVE.fullmatch(word)
    return (found[1],) if found else ()


def subjects_of(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that say what a question is about; lighter words are no subject of their own."""
    return tuple(term for term in terms if term.weight >= SUBJECT_WEIGHT)


@lru_cache(maxsize=64)
def parts_of(terms: tuple[Term, ...]) -> frozenset[str]:
    """Parts of the compounds among terms: pendel and saldo of "pendelsaldo"."""
    return frozenset(part for term in terms for key, _ in term.keys if "+" in key for part in key.split("+"))


WHOLE_WORD = 0.9
"""Weight from which a stem is a word of the sentence or row, not the part of a compound."""
OWN_WORD = 0.5
"""Weight from which a stem is taken to be said by a sentence or row itself or by its nearest headings."""


def fit(term: Term, terms: dict[str, float], phrases: Phrases) -> float:
    """How well weighted stems of a figure or sentence carry a term: 0 (not) to 1."""
    best = 0.0
    for key, quality in term.keys:
        if "+" in key:
            parts = [_part_fit(part, terms, phrases) for part in key.split("+")]
            found = sum(parts) / len(parts) if all(parts) else 0.4 * parts[-1]
        else:
            found = terms.get(key, 0.0)
        best = max(best, quality * found)
    return best


def _part_fit(part: str, terms: dict[str, float], phrases: Phrases) -> float:
    """Part of a compound: itself, or a synonym that stands there as a word of its own."""
    synonyms = (terms.get(key, 0.0) for key in phrases.synonyms(part))
    return max([terms.get(part, 0.0), *(weight for weight in synonyms if weight >= WHOLE_WORD)])


def coverage(reading_terms: Sequence[Term], terms: dict[str, float], phrases: Phrases) -> float:
    """Weighted part of the question's terms that a figure or sentence carries, itself or by a hint: 0 to 1."""
    total = sum(term.weight for term in reading_terms)
    if not total:
        return 0.0
    hinted = _hinted(reading_terms, terms, phrases)
    fits = (max(fit(term, terms, phrases), hinted.get(term.text, 0.0)) for term in reading_terms)
    return sum(term.weight * fit_ for term, fit_ in zip(reading_terms, fits, strict=True)) / total


def _hinted(reading_terms: Sequence[Term], terms: dict[str, float], phrases: Phrases) -> dict[str, float]:
    """How well words fit by the things that they hint at and that a figure is about, by the text of the term."""
    votes: dict[tuple[str, ...], list[str]] = {}
    for term in reading_terms:
        for thing in term.hints:
            if thing in votes or all(_part_fit(part, terms, phrases) >= NAMED for part in thing):
                votes.setdefault(thing, []).append(term.text)
    best: dict[str, float] = {}
    for thing, names in votes.items():
        sure = len(names) > 1 or _names_part(reading_terms, names, thing)
        for name in names:
            best[name] = max(best.get(name, 0.0), TWO_HINTS if sure else HINT)
    return best


def _names_part(reading_terms: Sequence[Term], hinting: Sequence[str], thing: tuple[str, ...]) -> bool:
    """Whether a word beside the hinting one stands in the name of the thing itself: "natuur per inwoner"."""
    others = (term for term in reading_terms if term.text not in hinting)
    return len(thing) > 1 and any(key in thing and fit_ >= NAMED for term in others for key, fit_ in term.keys)


def hints(vocabulary: Vocabulary) -> dict[str, tuple[tuple[str, ...], ...]]:
    """For each stem of the explanations in meanings.toml the things that it explains, as stems."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for thing, explanation in vocabulary.meanings.items():
        name = tuple(stem(word) for word in words(thing) if word not in vocabulary.stopwords)
        for word in words(explanation):
            if word not in vocabulary.stopwords:
                found.setdefault(stem(word), {})[name] = None
    return {key: tuple(things) for key, things in found.items()}
