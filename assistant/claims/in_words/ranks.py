"""Claims that a place or a part is the first of its kind: "de hoogste van de vijf", "de grootste werkgever"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.claims.in_words.measures import LEAST_MEMBERS, NEAR, PART_SAID, SURE, Measures, Ruling, highest_or_lowest
from assistant.claims.in_words.word_claim import WordClaim
from assistant.claims.records import CORRECT, WRONG
from assistant.claims.statements import Spoken
from assistant.claims.subject import Subjects
from assistant.question_form import says_any
from assistant.sheet import show
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure, Period

_WAY = re.compile(
    r"\b(?:(?P<out>naar|richting)|uit|vanuit)\s+(?:(?:de|het|overig|overige|rest|deel|van|provincie|regio|buurprovincie)\s+){0,4}$"
)
"""Which way a flow goes, before the place at its other end."""
_OF_THE_LAST = re.compile(r"^[\s%)]*(?:procent\s+)?(?:het|de)\s+[a-z]+ste?\b")
"""A superlative right behind a number is that of the number: "met 4,4% het hoogst"."""
_PER = re.compile(r"\bper\s+[\d.]+", re.IGNORECASE)
"""A number that only says of how many: "banen per 1.000 inwoners"."""


class Ranks:
    """Holds ranks against the figures of one report."""

    def __init__(self, index: Index, subjects: Subjects, measures: Measures) -> None:
        self._index = index
        self._subjects = subjects
        self._measures = measures

    def of_place(
        self, claim: WordClaim, place: str, measures: Sequence[list[Figure]], periods: list[Period]
    ) -> Ruling | None:
        """A municipality among those of the region."""
        members = self._index.content.members
        if place not in members:
            return None
        for figures in measures:
            if claim.relative and not _is_relative(figures[0]):
                continue
            if (figures[0].kind == "change") != claim.moves and not figures[0].from_table:
                continue
            for row in self._measures.of_members(figures, periods):
                way = self._measures.way(claim.way, row[0])
                if not way or place not in {figure.area for figure in row}:
                    continue
                ordered = sorted(row, key=lambda f: self._measures.value(f), reverse=way == "highest")
                own = next(figure for figure in row if figure.area == place)
                at = (
                    min(
                        i
                        for i, figure in enumerate(ordered)
                        if self._measures.value(figure) == self._measures.value(own)
                    )
                    + 1
                )
                word = highest_or_lowest(way)
                first = ordered[0]
                says = f"{word}: {first.area} ({show(first)})"
                says += "" if own is first else f"; {place}: {show(own)} (plaats {at} van {len(ordered)})"
                right = at == claim.place and claim.after in ("", first.area)
                return Ruling(CORRECT if right else WRONG, says, (first, own) if own is not first else (own,))
            told = self._told_extreme(claim, figures, place) if claim.place == 1 else None
            if told:
                return told
        return None

    def _told_extreme(self, claim: WordClaim, figures: list[Figure], place: str) -> Ruling | None:
        """Where the report itself calls a place the highest: "het laagst in Hardenberg (2,9%) en het hoogst in Emmen (3,5%)"."""
        way = self._measures.way(claim.way, figures[0])
        told = self._end_of_range(way, figures)
        if told:
            says = f"{highest_or_lowest(way)}: {told.area} ({show(told)})"
            return Ruling(CORRECT if told.area == place else WRONG, says, (told,))
        for figure in figures:
            if figure.area in self._index.content.members and self._is_told_first(claim, way, figure):
                word = highest_or_lowest(way)
                verdict = CORRECT if figure.area == place else WRONG
                return Ruling(verdict, f"{word}: {figure.area} ({show(figure)})", (figure,))
        return None

    def _is_told_first(self, claim: WordClaim, way: str, figure: Figure) -> bool:
        """Whether the words of its clause around a figure call it the highest or lowest."""
        extremes = self._index.vocabulary.contradictions["extremes"]
        if figure.from_table or way not in extremes:
            return False
        own = [
            f for f in self._index.figures_of(figure.sentence or "") if (f.area, f.part) == (figure.area, figure.part)
        ]
        first = min((place for f in own if (place := figure.quote.find(f.printed)) >= 0), default=0)
        last = max((figure.quote.find(f.printed) + len(f.printed) for f in own), default=0)
        before = _OF_THE_LAST.sub("", re.split(r"\d", _PER.sub("per", figure.quote[:first]))[-1])
        behind = _OF_THE_LAST.match(figure.quote[last:])
        listed = extremes["growth"] if claim.moves and way == "highest" else extremes[way]
        told = (word for name in ("highest", "lowest", "growth") for word in extremes[name])
        return says_any(before if behind is None or says_any(before, told) else behind[0], listed)

    def _end_of_range(self, way: str, figures: list[Figure]) -> Figure | None:
        """The municipality that a range ends in: "van 2,2% in Someren tot 3,9% in Helmond"."""
        members = [f for f in figures if f.area in self._index.content.members and not f.from_table]
        for low, high in pairwise(members):
            ends = rf"\bvan\s+{re.escape(low.printed)}[^.;]{{0,40}}\btot\s+{re.escape(high.printed)}"
            if low.quote == high.quote and low.area != high.area and re.search(ends, low.quote, re.IGNORECASE):
                least, most = sorted((low, high), key=self._measures.value)
                return {"highest": most, "lowest": least}.get(way)
        return None

    def of_part(
        self,
        claim: WordClaim,
        spoken: Spoken,
        terms: dict[str, float],
        beside: Sequence[Figure],
        places: set[str],
    ) -> Ruling | None:
        """A rank among the parts of a whole: industries, occupations. The text of a report may leave parts out: what it tells can
        prove that a part is not the first, and only a table that it is.
        """
        clause = spoken.text[slice(*claim.clause)]
        about = self._subjects.about(spoken.text, terms, clause)
        best = max((one.fit for one in about), default=0.0)
        own = [
            *(figure for figure in beside if self._measures.is_part(figure)),
            *(one.figure for one in about if one.fit >= max(SURE, best - NEAR) and one.part >= PART_SAID
              and self._measures.is_part(one.figure) and self._subjects.names_part(one.figure, clause)),
        ]  # fmt: skip
        own.sort(key=lambda figure: -(figure.period.last or 0))  # stable: of each year the best first
        for mine in own:
            moves = mine.kind == "change"
            if claim.relative and not _is_relative(mine):
                continue
            if mine.value is None or moves != claim.moves or (places and mine.area not in places):
                continue
            row = [
                f
                for f in self._index.content.figures
                if f.value is not None and _beside_parts(f) == _beside_parts(mine) and self._measures.is_part(f)
            ]
            way = self._measures.way(claim.way, mine)
            ordered = sorted(row, key=self._measures.value, reverse=way == "highest")
            at = next(i for i, figure in enumerate(ordered) if figure.value == mine.value) + 1
            if claim.place == 1 and self._is_told_first(claim, way, mine):
                return Ruling(CORRECT, f"{highest_or_lowest(way)}: {_part(mine)} ({show(mine)})", (mine,))
            if at <= claim.place and not (mine.from_table and len(row) >= LEAST_MEMBERS) and not self._in_order(row):
                continue
            first = ordered[0]
            word = highest_or_lowest(way)
            says = f"{word}: {_part(first)} ({show(first)})"
            says += "" if at == 1 else f"; {_part(mine)}: {show(mine)} (plaats {at} van {len(ordered)})"
            return Ruling(CORRECT if at == claim.place else WRONG, says, (first,) if at == 1 else (first, mine))
        return None

    def of_flow(self, claim: WordClaim, spoken: Spoken) -> Ruling | None:
        """The place outside of the region that most go to, or come from: "de grootste stroom gaat naar Overijssel"."""
        own = (self._index.region, *self._index.content.members)
        start, end = claim.clause
        flows = self._index.vocabulary.language["flows"]
        listed = self._index.vocabulary.claims["flows"]["words"]
        around = fold(f"{spoken.before} {spoken.text}")
        if not any(word in around for word in (*flows["streams"], *flows["movers"], *flows["reasons"], *listed)):
            return None
        clause_names = any(start <= mention.start < end for mention in spoken.areas)
        for mention in spoken.areas:
            way = _WAY.search(fold(spoken.text[: mention.start]))
            inside = start <= mention.start < end or not clause_names
            if mention.area.name in own or not inside or not way or claim.place != 1:
                continue
            side = flows["out" if way["out"] else "in"]
            row = [f for f in self._index.content.figures if f.other_end and says_any(f.measure, side)]
            mine = next((f for f in row if f.other_end == mention.area.name), None)
            row = [f for f in row if mine and (f.measure, f.period, f.unit) == (mine.measure, mine.period, mine.unit)]
            if mine is None or len(row) < LEAST_MEMBERS:
                continue
            first = max(row, key=self._measures.value) if claim.way == "highest" else min(row, key=self._measures.value)
            says = f"{highest_or_lowest(claim.way)}: {first.other_end} ({show(first)})"
            says += "" if first is mine else f"; {mine.other_end}: {show(mine)}"
            return Ruling(CORRECT if first is mine else WRONG, says, (first,) if first is mine else (first, mine))
        return None

    def _in_order(self, row: Sequence[Figure]) -> bool:
        """Whether a sentence gives parts from the first on: "grootste is de handel (18%), gevolgd door de zorg (17%)"."""
        firsts = self._index.vocabulary.contradictions["extremes"]["highest"]
        quote = row[0].quote
        told = [figure for figure in row if figure.quote == quote and figure.printed in quote]
        values = [abs(self._measures.value(figure)) for figure in told]
        before = quote[: quote.find(told[0].printed)]
        return told == list(row) and says_any(before, firsts) and values == sorted(values, reverse=True)


def _beside_parts(figure: Figure) -> tuple[object, ...]:
    """What the parts of one whole share: a column of a table; in running text measure, unit, kind, place and time."""
    if figure.table:
        return (figure.table, figure.column, figure.area, figure.kind)
    return (
        figure.measure,
        bool(figure.part),
        figure.unit,
        figure.kind,
        figure.area,
        figure.period,
        figure.place.section,
    )


def _is_relative(figure: Figure) -> bool:
    """Whether a figure is a part of something: a percentage, or so many per inhabitant."""
    return figure.unit == "%" or " per " in f" {figure.unit or ''}"


def _part(figure: Figure) -> str:
    return figure.part or figure.subject or figure.indicator
