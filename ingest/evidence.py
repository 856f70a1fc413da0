"""What describes a figure, as weighted stems: the words near it count full, those of headings and earlier sentences less."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.dutch.numbers import NumberMention
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import Lexicon, fold, stem, words
from vectorstore.records import Column, Row, Sentence, Table

NEAR = 1.0
SENTENCE = 0.9
HEADING = 0.85
NAME = 0.95
"""What a number in running text measures, by its rules: it may stand sentences before it."""
REFERRED = 0.9
"""The sentence before one that starts with "Dit", "Gevolgd door" and the like: what it says is still meant."""
PREVIOUS = (0.6, 0.45, 0.3)
"""Sentences before, the nearest first: enumerations go on about what the sentence before them named."""
CHAPTER = 0.65
GROUP = 0.6
MEASURE = 0.9
COMPOUND_HEAD = 0.65
COMPOUND_FRONT = 0.6
"""Parts of a compound describe it less well than the whole word: arbeidsparticipatie is a participatie, but not every one."""
PER = 0.5
"""What a figure is divided by describes it little: "bijstand per 1.000 inwoners" is not about inhabitants."""
INSIDE_PHRASE = 0.6
"""A word inside a fixed phrase says less on its own: "ernstig overgewicht" is not about overgewicht at large."""

_DESCRIBED = re.compile(r"\s*(?:[^\W\d]+\s*)?\([^\d()]{3,60}\)")
_CLAUSE_END = re.compile(r"[,;:()]|\ben\b|\bmaar\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Turns texts into weighted stems, with the lexicon that takes compounds apart."""

    lexicon: Lexicon
    phrases: Phrases
    openers: tuple[str, ...]
    unit_words: dict[str, str]

    def of_number(
        self, text: str, number: NumberMention, unit: str | None, sentence: Sentence, earlier: Sequence[Sentence]
    ) -> dict[str, float]:
        """Stems that describe a number in running text; `earlier` are the sentences before it in the section."""
        terms: dict[str, float] = {}
        self._add(terms, sentence.place.chapter, CHAPTER)
        self._add(terms, sentence.place.section, HEADING)
        self._add_earlier(terms, text, earlier)
        self._add(terms, text, SENTENCE)
        self._add(terms, near(text, number), NEAR)
        self._add_unit(terms, unit)
        return terms

    def with_name(self, terms: dict[str, float], name: str) -> dict[str, float]:
        """The stems with those of what the number measures: "werkgelegenheid" where the sentence says "werkgever"."""
        self._add(terms, name, NAME)
        return terms

    def of_sentence(self, sentence: Sentence, earlier: Sequence[Sentence]) -> dict[str, float]:
        """Stems that describe a sentence; `earlier` are the sentences before it in the section."""
        terms: dict[str, float] = {}
        self._add(terms, sentence.place.chapter, CHAPTER)
        self._add(terms, sentence.place.section, HEADING)
        self._add_earlier(terms, sentence.text, earlier[-2:])
        self._add(terms, sentence.text, NEAR)
        return terms

    def of_cell(self, table: Table, row: Row, column: Column, unit: str | None, measured: str = "") -> dict[str, float]:
        """Stems that describe a cell of a table. `measured` is what it measures where its row is a place or a year; else the
        label of the row says that.
        """
        terms: dict[str, float] = {}
        self._add(terms, table.place.chapter, CHAPTER)
        for heading in (table.place.section, table.title, table.row_heading):
            self._add(terms, heading, HEADING)
        self._add(terms, row.group, GROUP)
        self._add(terms, column.measure, MEASURE)
        main, _, of = measured.partition(" per ") if measured else (row.label, "", "")
        self._add(terms, main, NEAR, inside=1.0)
        self._add(terms, of, PER)
        self._add_unit(terms, unit)
        return terms

    def _add_earlier(self, terms: dict[str, float], text: str, earlier: Sequence[Sentence]) -> None:
        refers = text.startswith(self.openers)
        for at, (weight, before) in enumerate(zip(PREVIOUS, reversed(earlier), strict=False)):
            self._add(terms, before.text, REFERRED if refers and at == 0 else weight)

    def _coordinated(self, tokens: Sequence[str], start: int, length: int) -> str | None:
        """The phrase that shares its last word with the next: "uitgaande pendel" of "de uitgaande als inkomende pendel"."""
        if start < 2 or tokens[start - 1] not in ("en", "als", "of"):
            return None
        key = f"{stem(tokens[start - 2])} {stem(tokens[start + length - 1])}"
        return key if key in self.phrases else None

    def _add_unit(self, terms: dict[str, float], unit: str | None) -> None:
        for sign, names in self.unit_words.items():
            if unit and unit.startswith(sign):
                self._add(terms, names, NEAR)
        if unit:
            self._add(terms, f" {unit}".split(" per ")[0], NEAR)

    def _add(self, terms: dict[str, float], text: str, weight: float, inside: float = INSIDE_PHRASE) -> None:
        tokens = words(text)
        in_phrase: set[int] = set()
        for start, length, key in self.phrases.find(tokens):
            _raise(terms, key, weight)
            in_phrase.update(range(start, start + length))
            other = self._coordinated(tokens, start, length)
            if other:
                _raise(terms, other, weight)
        for at, word in enumerate(tokens):
            if word in self.lexicon.stopwords:
                continue
            _raise(terms, stem(word), weight * (inside if at in in_phrase else 1.0))
            parts = self.lexicon.parts(word)
            for part in parts:
                share = COMPOUND_HEAD if part == parts[-1] else COMPOUND_FRONT
                _raise(terms, stem(part), weight * share)


def evidence_of(lexicon: Lexicon, vocabulary: Vocabulary) -> Evidence:
    """The evidence of a report with these words."""
    language = vocabulary.language
    return Evidence(lexicon, Phrases(vocabulary), tuple(language["text"]["openers"]), language["unit_words"])


def near(text: str, number: NumberMention) -> str:
    """The clause around a number: back to the number or clause before it, forward to the end of the clause.

    Words in brackets right behind it describe it: "3,4 km (ziekenhuizen)".
    """
    starts = [found.end() for found in _CLAUSE_END.finditer(text, 0, number.start)]
    inside = fold(text[starts[-1] if starts else 0 : number.start]).strip(" (€")
    start = (starts[-2] if len(starts) > 1 else 0) if len(inside) < 3 else starts[-1] if starts else 0
    described = _DESCRIBED.match(text, number.end)
    if described:
        return f"{text[start : number.start]} {described[0]}"
    end = _CLAUSE_END.search(text, number.end)
    return text[start : end.start() if end else len(text)]


def _raise(terms: dict[str, float], term: str, weight: float) -> None:
    terms[term] = max(terms.get(term, 0.0), round(weight, 3))
