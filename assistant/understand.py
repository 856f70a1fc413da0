"""First step of answering: a question → what it asks (operation, terms, areas, periods), by ordered rules."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any

from assistant.question_form import (
    asked_direction,
    asked_top,
    asks_gap,
    counted_noun,
    flow_direction,
    more_or_less,
    place_in_ranking,
    with_own_side,
)
from assistant.question_text import (
    asked_periods,
    blank_out,
    is_compared_with,
    with_article,
    without_comparison,
)
from assistant.records import RANKED, Reading, Term
from assistant.terms import SUBJECT_WEIGHT, UNKNOWN, TermReader
from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.lemmas import is_comparative
from vectorstore.dutch.parts_of_speech import ADJECTIVE, tagged
from vectorstore.dutch.periods import PeriodMention, find_periods
from vectorstore.dutch.words import WORD, fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Period

READINGS = 256
"""Readings that are kept: taking a message apart reads its pieces again and again."""
SHORT_FOLLOW_UP = 9
"""A question of at most this many words may lean on the one before it."""

_AS = re.compile(
    r"\b((?:meer|minder|hoger|lager|groter|kleiner|langer|korter|ouder|jonger|vaker|verder|beter|slechter))\s+als\b",
    re.I,
)
"""Many people say "meer als" for "meer dan"."""
_HOW_MUCH_MORE = re.compile(r"\bhoeveel ([a-z]+er)\b.*\bdan\b")
_VERY = re.compile(r"\baller(?=[a-z]+ste?\b)", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:tot|richting|naar) (?:het jaar )?(?:19|20)\d\d\b")
TOGETHER = re.compile(r"\b(?:hoeveel|percentage|procent|aantal|welk deel|hoe (?:hoog|groot|veel|lang|hard|oud|ver))\b")
_LEVEL = re.compile(
    r"\bhoeveel\b.*\b(?:zijn er|zitten er|heeft|hebben|telt|wonen|werken|staan er)\b"
    r"|\baantal\b|\bhoe (?:hoog|groot) (?:is|zijn|was)\b"
)


_BOTH = re.compile(
    r"\baantallen\b|\babsoluut\b|\bhoeveel (?!procent\b).*\b(?:hoeveel|welk) (?:procent|percentage|deel)\b"
    r"|\b(?:procent|percentage)\w*\b.*\ben (?:met )?hoeveel (?!procent\b)"
)
_RATE = re.compile(
    r"\bper (?:1[.]?000|duizend|honderd|100)\b|\bop (?:elke|iedere|de) (?:1[.]?000|duizend|honderd|100)\b"
)
_RELATIVE = re.compile(r"\b(?:naar verhouding|relatief|verhoudingsgewijs)\b")
_EMPLOYER = re.compile(
    r"\b(?:werk\w*|dienst|ambtenaren)\b.*\bbij de (?:gemeente|provincie|overheid)\b(?! (?:bij|in de buurt))"
)
_EURO = re.compile(r"\beuro(?:'?s)?\b|€")
_LAST_YEAR = re.compile(r"\b(?:het|dit) (?:afgelopen|laatste|voorbije) jaar\b", re.IGNORECASE)
_ASIDE = re.compile(r"\(([^()]{1,80})\)")
"""An explanation of what stands before it: "instanties (politiek, rechter, politie)"."""
_HOW = re.compile(r"\bhoe ([a-z]+)\b")
WHICH = re.compile(r"^\s*(?:(?:bij|in|voor|naar|uit|op|van) )?welke\b")


class Understander:
    """Reads questions with the word lists and areas of one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._operations = index.vocabulary.operations
        self._terms = TermReader(index)
        self.phrases = self._terms.phrases
        self._kept = lru_cache(maxsize=READINGS)(self._read)

    def lighter(self, reading: Reading) -> Reading | None:
        """The reading without the words that say nothing about the subject: little words, adjectives of degree and plain
        verbs that neither the report nor the word lists know. None where nothing is left out, or no subject remains.
        """
        if not any(term.weight >= SUBJECT_WEIGHT for term in reading.terms):
            return None
        kinds = tagged(reading.question)
        aside = {word for found in _ASIDE.finditer(reading.question) for word in words(found[1])}
        aside |= {word for word in _HOW.findall(fold(reading.question)) if kinds.get(word) == ADJECTIVE}
        kept = tuple(
            term
            for term in reading.terms
            if not self._terms.says_little(term, kinds) and not (term.text in aside and not self._terms.names(term))
        )
        people = {stem(word) for word in self._index.vocabulary.population}
        subjects = [t for t in kept if t.weight >= SUBJECT_WEIGHT and t.known and stem(t.text) not in people]
        if len(kept) == len(reading.terms) or not subjects:
            return None
        left = ", ".join(term.text for term in reading.terms if term not in kept)
        return replace(reading, terms=kept, rules=(*reading.rules, f"zonder: {left}"))

    def read(self, question: str) -> Reading:
        """What one question asks, on its own; typing errors are mended first, outside the names of areas."""
        return self._kept(question)

    def _read(self, question: str) -> Reading:
        question = _VERY.sub("", question)
        asked, question = question, _AS.sub(r"\1 dan ", self._mended(question))
        mentions = self.area_mentions(question)
        periods = [*find_periods(question, self._index.vocabulary), *self._last_year(question)]
        yardsticks = [m for m in self._index.areas.find(question) if is_compared_with(question, m)]
        named = [(with_article(question, m.start), m.end) for m in (*mentions, *yardsticks)]
        rest = blank_out(question, named + [(p.start, p.end) for p in periods])
        folded = f" {' '.join(fold(question).split())} "
        members = any(f" {fold(alias)} " in folded for alias in self._index.vocabulary.areas["members"]["aliases"])
        categories, excluded, rest = self._categories(rest)
        operation, rules = self._operation(folded, rest)
        operation = "lowest" if operation == "highest" and self._falls(folded) else operation
        areas = tuple(dict.fromkeys(m.area.name for m in mentions))
        home = frozenset({self._index.region, *self._index.content.members})
        prose = self._index.vocabulary.prose
        flow = flow_direction(question, mentions, home)
        ends = tuple(area for area in areas if area in home) if flow and set(areas) - home else ()
        if ends:
            areas = tuple(area for area in areas if area not in home)
        if members and not [a for a in areas if a != self._index.region]:
            areas = self._index.content.members
        compared = operation in ("value", "difference") and not flow
        asked_areas = areas
        areas = with_own_side(question, areas, home, self._index.region) if compared else areas
        rest = self._rephrased(rest, folded)
        terms = self._terms.read(words(rest), "hoeveel" in folded)
        if not any(term.weight >= SUBJECT_WEIGHT for term in terms):
            terms = self._of_size(folded, operation, areas) or terms
        terms = self._with_flow(terms, flow)
        if _EMPLOYER.search(folded):  # who works for the council is no one who works in the municipality
            terms = (*terms, Term("bij de gemeente", (), UNKNOWN, known=False))
        return Reading(
            question=asked,
            operation=operation,
            terms=terms,
            areas=areas,
            periods=asked_periods(periods, operation == "difference", _UNTIL.search(folded) is not None),
            over=self._over(folded, operation),
            wants=self._wants(folded, operation, [p.period for p in periods], _compares_years(operation, periods)),
            categories=categories,
            excluded=excluded,
            own_side=areas != asked_areas,
            follow_up=self._leans_back(folded),
            numeric=bool(TOGETHER.search(folded)) and not WHICH.search(folded),
            rules=rules,
            said=frozenset(stem(word) for word in words(rest)),
            place=place_in_ranking(question),
            top=asked_top(question),
            flow=flow,
            ends=ends,
            direction=asked_direction(question, prose("change_up"), prose("change_down"))
            or (more_or_less(question) if any(mention.base for mention in periods) else ""),
            counted=counted if self._is_noun(counted := counted_noun(question)) else "",
        )

    def _rephrased(self, rest: str, folded: str) -> str:
        """The words of a question with what its way of asking stands for."""
        for phrasing in self._index.vocabulary.phrasings:
            if not phrasing.pattern.search(folded):
                continue
            rest = phrasing.pattern.sub(" ", fold(rest)) if phrasing.instead else rest
            rest = f"{rest} {phrasing.means}"
        return rest

    def _of_size(self, folded: str, operation: str, areas: tuple[str, ...]) -> tuple[Term, ...]:
        """ "Hoeveel keer zo groot is Emmen als Coevorden" names no subject and means the people who live there."""
        size = self._operations["size"]
        means_people = operation in ("ratio", "difference") and len(areas) == 2 and self._matches("size", folded)
        ranked = operation in RANKED and any(re.search(pattern, folded) for pattern in size["ranked"])
        return self._terms.read([size["people"]]) if means_people or ranked else ()

    def _falls(self, folded: str) -> bool:
        """Whether the question is about a fall: who lost most has the lowest change."""
        down = {fold(phrase) for phrase in self._index.vocabulary.prose("change_down")}
        return bool(down & set(words(folded)))

    def _last_year(self, question: str) -> list[PeriodMention]:
        """ "het afgelopen jaar" is the newest year that the report has figures of."""
        found = _LAST_YEAR.search(question)
        if found is None or self._newest_year is None:
            return []
        year = self._newest_year
        return [PeriodMention(Period(str(year), year, year), found.start(), found.end())]

    @cached_property
    def _newest_year(self) -> int | None:
        own = {self._index.region, *self._index.content.members}
        figures = [f for f in self._index.content.figures if f.area in own and not f.forecast]
        years = [f.period.last for f in figures if f.period.last]
        return max(years, default=None)

    def _with_flow(self, terms: tuple[Term, ...], flow: str) -> tuple[Term, ...]:
        """The terms, found also with the direction before them: pendel as "uitgaande pendel"."""
        if not flow:
            return terms
        flows = self._index.vocabulary.language["flows"]
        ways = [stem(word) for word in flows[flow]]
        reasons = {" ".join(stem(word) for word in words(reason)) for reason in flows["reasons"]}
        stream = (stem(flows["stream"]), 1.0)
        found = []
        for term in terms:
            keys = (*term.keys, stream) if term.keys and term.keys[0][0] in reasons else term.keys
            found.append(replace(term, keys=(*keys, *((f"{way} {key}", fit) for way in ways for key, fit in keys))))
        return tuple(found)

    def _mended(self, question: str) -> str:
        protected = [(m.start, m.end) for m in self.area_mentions(question)]
        folded = fold(question)
        pieces: list[str] = []
        at = 0
        for token in WORD.finditer(folded):
            inside = any(start <= token.start() < end for start, end in protected)
            meant = None if inside else self._terms.corrected(token[0])
            if meant:
                pieces += [question[at : token.start()], meant]
                at = token.end()
        return "".join([*pieces, question[at:]])

    def area_mentions(self, question: str) -> list[AreaMention]:
        """The areas that a question is about, misspelled ones of the report included; not what is only compared with."""
        book = self._index.areas
        exact = without_comparison(question, book.find(question))
        covered = blank_out(question, [(m.start, m.end) for m in exact])
        own = [
            *self._index.content.members,
            *(area.name for area in self._index.content.areas),
            *sorted(self._index.figure_areas),
        ]
        fuzzy = [m for m in book.find_misspelled(covered, own) if not self._is_word(question[m.start : m.end])]
        found = sorted([*exact, *fuzzy], key=lambda mention: mention.start)
        return without_comparison(question, found) if fuzzy else found

    @cached_property
    def _measures(self) -> frozenset[str]:
        return frozenset(self._index.vocabulary.language["measures"]["units"])

    @cached_property
    def _money(self) -> frozenset[str]:
        return frozenset(self._index.vocabulary.language["measures"]["money"])

    def _is_word(self, text: str) -> bool:
        folded = fold(text)
        return folded in self._index.lexicon.known or folded in self._index.vocabulary.stopwords

    def _operation(self, folded: str, rest: str) -> tuple[str, tuple[str, ...]]:
        if any(re.search(pattern, folded) for pattern in self._operations["open"]["consequences"]):
            return "open", ("open: gevolgen",)
        for name in ORDER:
            rule = self._matches(name, folded)
            if rule:
                return name, (f"{name}: «{rule}»",)
        more = _HOW_MUCH_MORE.search(folded)
        if more and is_comparative(more[1]):
            return "difference", (f"difference: «{more[0].strip()}»",)
        if place_in_ranking(folded) > 1 or asked_top(folded) > 1:
            return "highest", ("plaats in een ranglijst",)
        if not self._terms.read(words(rest)):
            return "value", ("geen onderwerp",)
        return "value", ()

    def _matches(self, name: str, folded: str) -> str | None:
        """The phrase or pattern of an operation that the question has, or None."""
        entry: dict[str, Any] = self._operations[name]
        for phrase in entry.get("phrases", ()):
            if f" {fold(phrase)} " in _PUNCTUATION.sub(" ", folded):
                return str(phrase)
        for pattern in entry.get("patterns", ()):
            found = re.search(pattern, folded)
            if found:
                return found[0].strip()
        return None

    def _over(self, folded: str, operation: str) -> str:
        if re.search(
            r"\b(?:welke|wat voor) gemeenten?\b|\bwaar\b|\bgemeenten? .*\b(?:hoogste|laagste|meeste|minste)\b", folded
        ):
            return "areas"
        asked = re.search(r"\b(?:welke?|hoeveel|wat is (?:de|het))\s+((?:[\w-]+\s+){1,3})", folded)
        if asked and self._names_rows(asked[1]):
            return "rows"
        if re.search(r"\bwelke\b", folded) and "gemeente" in folded:
            return "areas"
        ranked = operation in RANKED and "gemeente" not in folded
        return "rows" if ranked and self._names_rows(folded) else ""

    def _names_rows(self, text: str) -> bool:
        """Whether a text says what the rows of a table are called: "krapste beroepsklasse"."""
        return bool(self._row_words & {key for term in self._terms.read(words(text)) for key, _ in term.keys})

    @cached_property
    def _row_words(self) -> set[str]:
        """Stems of what the rows of tables are called: Beroepsklasse, Type activiteit."""
        return {
            key
            for table in self._index.content.tables
            for term in self._terms.read(words(table.row_heading))
            for key, _ in term.keys
        }

    def _wants(self, folded: str, operation: str, periods: list[Period], since: bool) -> frozenset[str]:
        wants = {name for name in ("share", "change", "forecast", "average", "balance") if self._matches(name, folded)}
        if operation == "trend":
            wants.add("change")
        if since or any(period.span and "/" not in period.label for period in periods):
            wants.add("change")
        if " aantal " in folded and "share" not in wants:
            wants.add("count")
        if _BOTH.search(folded):
            wants |= {"count", "both"}
        counted = _COUNTED.search(folded)
        if counted and self._is_noun(counted[1]) and counted[1] not in self._measures | self._money:
            wants.add("things")
        noun = _AFTER_HOW_MANY.search(folded)
        if noun and self._is_noun(noun[1]) and not self._terms.is_light(noun[1]):
            wants.add("number")
        if "%" in folded:
            wants.add("share")
        if asks_gap(folded):
            wants.add("gap")
        if _RATE.search(folded):
            wants.add("rate")
        if _RELATIVE.search(folded):
            wants.add("relative")
        if " tabel " in _PUNCTUATION.sub(" ", folded):
            wants.add("table")
        if _EURO.search(folded):
            wants.add("money")
        if _LEVEL.search(folded) and "change" not in wants:
            wants.add("level")
        return frozenset(wants)

    def _is_noun(self, word: str) -> bool:
        """Whether a word behind "hoeveel" can be what is counted: no function word, and no "rijker" or "verder"."""
        adjective = word.endswith(("ische", "elijke", "matige", "arische"))
        return word not in self._index.vocabulary.stopwords and not adjective and not is_comparative(word)

    def _categories(self, rest: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Words that stand as cells in tables ("zeer krap"): wanted, excluded ("niet zeer krap"), and the rest."""
        wanted: list[str] = []
        excluded: list[str] = []
        for word in self._category_words:
            pattern = re.compile(rf"\b(niet |geen )?{re.escape(fold(word))}e?\b")
            folded = fold(rest)
            for found in pattern.finditer(folded):
                (excluded if found[1] else wanted).append(word)
            rest = pattern.sub(lambda m: " " * len(m[0]), folded)
        return tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(excluded)), rest

    @cached_property
    def _category_words(self) -> list[str]:
        found = {figure.word for figure in self._index.content.figures if figure.word}
        return sorted(found, key=len, reverse=True)

    def _points_back(self, tokens: Sequence[str]) -> bool:
        """Whether "het" stands for something: "is het veel", not "het aantal banen"."""
        return any(
            token == "het"
            and (at + 1 == len(tokens) or tokens[at + 1].strip("?.!") in self._index.vocabulary.stopwords)
            for at, token in enumerate(tokens)
        )

    def _leans_back(self, folded: str) -> bool:
        """Whether the question, by its form, goes on about the one before it."""
        tokens = folded.split()
        follow = self._operations["follow_up"]
        opens = any(folded.strip().startswith(f"{fold(opener)} ") for opener in follow["openers"])
        points = any(fold(pronoun) in tokens for pronoun in follow["pronouns"]) or self._points_back(tokens)
        return len(tokens) <= SHORT_FOLLOW_UP and (opens or points or len(tokens) <= 2)


def _compares_years(operation: str, periods: list[PeriodMention]) -> bool:
    """Whether a change since a base year is asked: "2021 t.o.v. 2020"; a difference is worked out from both years."""
    return operation not in ("difference", "sum") and any(mention.base for mention in periods)


_AFTER_HOW_MANY = re.compile(r"\bhoeveel\s+([\w'-]+)")
_COUNTED = re.compile(
    r"\bhoeveel\s+(?:[\w'-]+\s+){0,2}?([\w'-]+)\s+(?:zijn|is|heeft|hebben|telt|tellen|staan|wonen|werken)\b"
)
_PUNCTUATION = re.compile(r"[^\w\s'-]")
ORDER = (
    "definition",
    "why",
    "when",
    "closest",
    "widest",
    "count",
    "ratio",
    "sum",
    "difference",
    "highest",
    "lowest",
    "open",
    "list",
    "trend",
)
"""Operations in the order in which their rules are tried; what fits none is a plain value."""
