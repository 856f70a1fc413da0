"""Fifth step of checking a text, for claims in words: a rank, a rise or fall, a comparison → what the report says of it.

The figures decide where the report has them for every place or year that the claim is about; else a sentence of the report that
says the same of the same thing, or its opposite. Where neither is there, nothing is said of the claim.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from assistant.claims.in_words.comparisons import Comparisons
from assistant.claims.in_words.measures import Measures, Ruling
from assistant.claims.in_words.ranks import Ranks
from assistant.claims.in_words.sayings import Sayings
from assistant.claims.in_words.sentences import SAYS_SAME, Sentences
from assistant.claims.in_words.trends import Trends
from assistant.claims.in_words.word_claim import BALANCE, CATEGORY, COMPARISON, EXCEPT, MAINLY, RANK, TREND, WordClaim
from assistant.claims.records import CORRECT, WRONG
from assistant.claims.statements import Spoken
from assistant.claims.subject import Subjects
from assistant.question_form import says_any
from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure, Period

_AFTER = re.compile(r"\bna\s+$", re.IGNORECASE)


class WordJudge:
    """Holds claims in words against one report."""

    def __init__(self, index: Index, subjects: Subjects) -> None:
        self._index = index
        self._subjects = subjects
        self._measures = Measures(index, subjects)
        self._ranks = Ranks(index, subjects, self._measures)
        self._trends = Trends(index, self._measures)
        self._comparisons = Comparisons(index, self._measures)
        self._sentences = Sentences(index, subjects)
        self._sayings = Sayings(index, subjects, self._sentences)

    def ruling(
        self, claim: WordClaim, spoken: Spoken, terms: dict[str, float], beside: Sequence[Figure] = ()
    ) -> Ruling | None:
        """What the report says of a claim; None where it says nothing that decides it. `beside` are the figures of the report
        that a number is about which the claim goes on about.
        """
        areas = spoken.areas
        mentions = [m for m in find_periods(spoken.text, self._index.vocabulary) if m.period.first or m.period.last]
        periods = [m.period for m in mentions if not m.base]
        years = [m.period for m in mentions]
        found = self._measures.of(spoken.text, spoken.text[slice(*claim.clause)], terms, beside)
        said = spoken.text[claim.start : claim.end]
        clause = spoken.text[slice(*claim.clause)]
        measures = [one for one in found if self._measures.fits(said, one[0]) and self._measures.counts(clause, one[0])]
        if claim.kind == CATEGORY:
            return self._category(claim, spoken, [mention.area.name for mention in areas])
        if claim.kind == BALANCE:
            return self._sayings.balance(claim, spoken, terms)
        if claim.kind == EXCEPT:
            return self._sayings.exceptions(claim, spoken, terms)
        if claim.kind == MAINLY:
            return self._sayings.mainly(claim, spoken, terms, measures)
        if claim.kind == RANK and not claim.moves and beside and beside[0].kind == "change":
            moved = self.ruling(
                replace(claim, moves=True), spoken, terms, beside
            )  # "740 banen erbij, meer dan in welke tak ook"
            if moved:
                return moved
        if claim.kind == RANK:
            place = self._place(claim, areas, spoken)
            if place not in self._index.content.members:
                place = next((f.area for f in beside if f.area in self._index.content.members), spoken.home or place)
            flow = self._ranks.of_flow(claim, spoken)
            if flow:
                return flow
            parts = self._ranks.of_part(claim, spoken, terms, beside, {mention.area.name for mention in areas})
            if parts or not self._is_of_place(claim, spoken, areas):
                return parts
            own = [figure.period for figure in beside if figure.area == place]
            ruled = self._ranks.of_place(claim, place, measures, own) if own else None
            return ruled or self._ranks.of_place(claim, place, measures, periods)
        if claim.kind == TREND:
            places = self._places(claim, areas, spoken)
            told = (self._trend(claim, spoken, terms, place, measures, periods, years, beside) for place in places)
            return next((one for one in told if one), None)
        if claim.kind == COMPARISON:
            other = claim.other or next((area.name for area in self._index.areas.of_kind("country")), "")
            if self._comparisons.is_missing(other, beside):
                return None
            if claim.every:
                every = self._comparisons.of_all(claim, other, measures, periods)
                return every or self._sentences.ruling(
                    claim, spoken, terms, self._index.region, measures, years, beside
                )
            place = self._compared_place(claim, areas, spoken, other)
            compared_only = all(mention.area.name == other for mention in areas)
            same = [figure for figure in beside if figure.area == place or compared_only]
            ruled = self._comparisons.of_number(claim, other, same)
            named = any(mention.area.name == place for mention in areas)
            places = [place] if named or place == self._index.region else [place, self._index.region]
            for where in (
                one for one in places if one != other
            ):  # what a sentence leaves unsaid may also be the region
                ruled = ruled or self._comparisons.of_place(claim, where, other, measures, periods)
                ruled = ruled or self._by_two_numbers(claim, spoken, terms, where, other, measures)
                ruled = ruled or self._sentences.ruling(claim, spoken, terms, where, measures, years, beside)
            return ruled
        return None

    def _by_two_numbers(
        self,
        claim: WordClaim,
        spoken: Spoken,
        terms: dict[str, float],
        place: str,
        other: str,
        measures: list[list[Figure]],
    ) -> Ruling | None:
        """By a sentence of the report about the same with a number for either place: "47%, tegenover 41% in heel Nederland"."""
        own = self._sentences.told(claim, spoken, terms, measures)
        for sentence in self._index.content.sentences if own and not claim.moves else ():
            figures = [f for f in self._index.figures_of(sentence.id) if f.kind != "change" and f.value is not None]
            mine, theirs = ([f for f in figures if f.area == area] for area in (place, other))
            if len(mine) != 1 or len(theirs) != 1 or mine[0].unit != theirs[0].unit:
                continue
            if self._sentences.part_of(own, self._sentences.words_of(sentence)) >= SAYS_SAME:
                return self._comparisons.of_two(claim, mine[0], theirs[0])
        return None

    def _trend(
        self,
        claim: WordClaim,
        spoken: Spoken,
        terms: dict[str, float],
        place: str,
        measures: list[list[Figure]],
        periods: list[Period],
        years: list[Period],
        beside: Sequence[Figure],
    ) -> Ruling | None:
        if says_any(spoken.text[slice(*claim.clause)], self._index.vocabulary.claims["words"]["gap"]):
            return self._sayings.gap(
                claim, spoken, terms, measures
            )  # a gap that grows is no rise of what it is a gap in
        if claim.only:
            told = self._trends.of_only(claim, place, measures, periods)
        else:
            told = None if claim.every else self._trends.ruling(claim, place, measures, periods)
        return told or self._sentences.ruling(claim, spoken, terms, place, measures, years, beside)

    def _places(self, claim: WordClaim, areas: Sequence[AreaMention], spoken: Spoken) -> list[str]:
        """The place that a claim is about; where it names none, first the municipality whose text it is."""
        place = self._place(claim, areas, spoken, any_kind=True)
        home = [spoken.home] if spoken.home and not areas and place == self._index.region else []
        return [*home, place]

    @cached_property
    def categories(self) -> frozenset[str]:
        """Words that stand as cells in the tables of parts, but for those of rise and fall."""
        moves = {
            fold(word)
            for name in ("change_up", "change_down", "unchanged")
            for word in self._index.vocabulary.prose(name)
        }
        found = {
            fold(figure.word)
            for figure in self._index.content.figures
            if figure.word and self._measures.is_part(figure)
        }
        return frozenset(found - moves)

    def _category(self, claim: WordClaim, spoken: Spoken, areas: Sequence[str]) -> Ruling | None:
        """A word of a table ("zeer krap") for the row and place that a sentence names."""
        told = [
            figure for figure in self._index.content.figures
            if figure.word and self._measures.is_part(figure) and figure.area in areas
            and self._subjects.names_part(figure, spoken.text)
        ]  # fmt: skip
        if len({figure.subject for figure in told}) != 1:
            return None
        start = spoken.text.rfind(".", 0, claim.start) + 1
        near = [a.area.name for a in spoken.areas if start <= a.start <= claim.start]
        here = [figure for figure in told if figure.area in near[-1:]] or told
        if len({figure.word for figure in here}) > 1:
            return None
        says = "; ".join(f"{figure.word} ({figure.subject}, {figure.area})" for figure in here)
        return Ruling(CORRECT if fold(here[0].word or "") == claim.way else WRONG, says, tuple(here))

    def _is_of_place(self, claim: WordClaim, spoken: Spoken, areas: Sequence[AreaMention]) -> bool:
        """Whether a rank is one of places, not of parts of a whole ("de sector is de grootste werkgever")."""
        if any(mention.area.name in self._index.content.members for mention in areas):
            return True
        return not says_any(spoken.text[slice(*claim.clause)], self._index.vocabulary.claims["words"]["parts"])

    def _place(self, claim: WordClaim, areas: Sequence[AreaMention], spoken: Spoken, any_kind: bool = False) -> str:
        """The place that a claim is about: in its clause the nearest before it, else behind it, else in the sentence."""
        members = self._index.content.members
        fitting = [m for m in areas if any_kind or m.area.name in members]
        if claim.kind == RANK and claim.place > 1:  # "na Emmen de meeste"
            fitting = [m for m in fitting if m.area.name != claim.after and not _AFTER.search(spoken.text[: m.start])]
        start, end = claim.clause
        before = [m for m in fitting if start <= m.start < claim.start]
        behind = [m for m in fitting if claim.end <= m.start < end or claim.start <= m.start < claim.end]
        nearest = before[-1:] or behind[:1] or [m for m in fitting if m.start < claim.start][-1:] or fitting[:1]
        if nearest:
            return nearest[0].area.name
        inherited = next((f.area for several in spoken.figures.values() for f in several), "")
        return inherited or spoken.carried or spoken.area

    def _compared_place(self, claim: WordClaim, areas: Sequence[AreaMention], spoken: Spoken, other: str) -> str:
        """The place that is compared with another: the first that the sentence names before, which is no yardstick itself."""
        named = [m.area.name for m in areas if m.end <= claim.end and not m.adjective and m.area.name != other]
        return named[0] if named else spoken.carried or spoken.area
