"""Fourth step of checking a text: a claim → the figures of the report that it may be about, and which are of its place and time.

What a sentence does not say itself is taken loosely: a place or year that stands further up may make a number right, and never
makes one wrong.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.asked import period_fits
from assistant.claims.agreement import thing_of
from assistant.claims.claim_reader import A_YEAR_BEFORE
from assistant.claims.records import Claim
from assistant.claims.subject import About, Subjects
from assistant.lookup import same_area
from vectorstore.dutch.numbers import PART
from vectorstore.dutch.periods import relative_years
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure, Period, Sentence

SURE = 0.6
"""Fit from which a figure is taken to be about what a claim is about."""
TIGHT = 0.1
"""Figures that fit this much less than the best one are not surely the ones."""
OTHER_KIND = 0.88
"""Fit of a change where the claim reads as a level, and the reverse: people write either without saying so."""
MANY = 4
"""Digits of a number that hardly agrees with another by chance."""
WELL_NAMED = 0.85
"""With so much of its name said, two digits will do."""
CARRIED = 0.85
"""Fit of figures of the thing that the sentence before is about."""
MOVED = 0.55
"""Fit of changes within the same scope as the sentence before: of the commuters that it counts."""
LESS = 0.55
"""Figures of another thing than the sentence before is about are not surely named, where a sentence names nothing itself."""


@dataclass(frozen=True, slots=True)
class Near:
    """A figure that a claim may be about, with how well it fits. `here` says that it is of the claim's place and period,
    `own` that the place is the one that the claim itself reads as.
    """

    figure: Figure
    fit: float
    named: float
    part: float
    same_kind: bool
    here: bool
    own: bool


class Neighbourhood:
    """Finds the figures that claims may be about."""

    def __init__(self, index: Index, subjects: Subjects) -> None:
        self._index = index
        self._subjects = subjects
        self._beside: dict[str, frozenset[str]] = {}
        self._of_thing: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
        self._moves_in: dict[str, list[Figure]] = defaultdict(list)
        self._things_of: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        for figure in index.content.figures:
            thing = thing_of(figure)
            self._of_thing[thing].append(figure)
            self._things_of[figure.area].add(thing)
            if figure.scope and figure.kind == "change":
                self._moves_in[figure.scope].append(figure)

    def near(self, claim: Claim, said: Figure, carried: Sequence[Figure] = ()) -> list[Near]:
        """The figures of the claim's sort that fit its words, best first. `said` is the claim read as a figure of its own,
        `carried` are figures of what the sentence before is about, where this one names nothing of its own.
        """
        about = self._subjects.about(claim.sentence, said.terms, claim.clause)
        return self._placed(claim, said, self._with_carried(about, carried))

    def of_the_same(self, claim: Claim, said: Figure, beside: Sequence[Figure]) -> list[Near]:
        """The figures of the claim's sort of which some are given: of the same thing, of any place and period."""
        return self._placed(claim, said, self._with_carried([], beside))

    def _placed(self, claim: Claim, said: Figure, about: Sequence[About]) -> list[Near]:
        """The figures that a claim may be about, with how near they are to its place and period."""
        found = []
        for one in about:
            figure = one.figure
            if not self._may_be(claim, figure):
                continue
            moved = said.kind == "change" or claim.direction in ("up", "down")
            same_kind = (figure.kind == "change") == moved or (one.told and not moved)  # "rekent op 0,4%"
            fit = one.fit * (1.0 if same_kind else OTHER_KIND)
            own = self._is_own_place(claim, said, figure)
            place = self.is_place(claim, said, figure) or (one.told and self._is_unsaid(claim, figure))
            here = place and self._is_period(claim, said, figure)
            found.append(Near(figure, fit, one.named, one.part, same_kind, here, own))
        found.sort(key=lambda one: -one.fit)
        return self._of_the_whole(claim, said, found)

    def _with_carried(self, about: Sequence[About], carried: Sequence[Figure]) -> list[About]:
        """The figures with those of what goes on from the sentence before."""
        if not carried:
            return list(about)
        things = {thing_of(figure) for figure in carried}
        scopes = {figure.scope for figure in carried if figure.scope}
        same = [figure for thing in things for figure in self._of_thing[thing] if figure.kind != "category"]
        moved = [f for scope in scopes for f in self._moves_in[scope] if thing_of(f) not in things]
        known = {figure.id for figure in (*same, *moved)}
        return [
            *(About(figure, CARRIED, CARRIED) for figure in same),
            *(About(figure, MOVED, MOVED) for figure in moved),
            *(replace(one, named=LESS) if one.named > LESS else one for one in about if one.figure.id not in known),
        ]

    def _of_the_whole(self, claim: Claim, said: Figure, near: list[Near]) -> list[Near]:
        """Where no place is said, and the report has the subject for the region or the country only, that is meant: inflation."""
        if claim.area_said:
            return near
        if (
            said.area != self._index.region
        ):  # below a heading of a municipality only a number that hardly agrees by chance
            digits = len(claim.quantity.value.as_tuple().digits) if claim.quantity else 0
            own = self._things_of[said.area]
            wholes = {self._index.region}
            fitting = [
                one
                for one in near
                if thing_of(one.figure) not in own and (digits >= MANY or (digits > 1 and one.named >= WELL_NAMED))
            ]
        else:
            best = max((one.fit for one in near), default=0.0)
            if any(one.figure.area == said.area for one in near if one.fit >= max(SURE, best - TIGHT)):
                return near
            wholes = {area.name for area in self._index.areas.of_kind("country")}
            fitting = near
        meant = {id(one) for one in fitting if one.figure.area in wholes and self._is_period(claim, said, one.figure)}
        return [replace(one, here=True) if id(one) in meant else one for one in near] if meant else near

    def _may_be(self, claim: Claim, figure: Figure) -> bool:
        """Whether a figure is of the sort that the claim is: a percentage, an amount of money, a distance or a count."""
        distances = self._index.vocabulary.language["measures"]["distances"]
        if claim.unit in distances and figure.unit not in distances:
            return False
        return _sort(claim.unit) == _sort(figure.unit) or (claim.unit is None and _sort(figure.unit) != "€")

    def is_place(self, claim: Claim, said: Figure, figure: Figure) -> bool:
        """Whether a figure is of the place that a claim is about, or of one that it may well mean."""
        if figure.direction == "gap":
            return True
        if figure.other_end or (said.other_end and said.other_end != self._index.region):
            return self._is_own_place(claim, said, figure)
        if self._is_flow(figure) and self._ends_in(claim.clause):
            return False  # a total, where the claim names where people go
        unsaid = figure.inherited_area and said.area == self._index.region
        loosely = not claim.area_said and (figure.area in claim.loose_areas or unsaid)
        return self._is_own_place(claim, said, figure) or loosely or self._is_beside(said.area, figure)

    def _is_unsaid(self, claim: Claim, figure: Figure) -> bool:
        """Whether a claim says no place: what an institute tells is then of the place that it tells of."""
        wholes = (self._index.region, *(area.name for area in self._index.areas.of_kind("country")))
        return not claim.area_said and figure.area in wholes

    def _is_beside(self, area: str, figure: Figure) -> bool:
        """Whether a figure that says no place of its own stands where one is told of: below "Haven van Den Helder"."""
        if not figure.inherited_area or not figure.sentence:
            return False
        if figure.sentence not in self._beside:
            before, _ = self._index.neighbours(self._sentences[figure.sentence])
            near = before.text if before and before.place.section == figure.place.section else ""
            named = (m.area.name for text in (figure.place.section, near) for m in self._index.areas.find(text))
            self._beside[figure.sentence] = frozenset(named)
        return area in self._beside[figure.sentence]

    @cached_property
    def _sentences(self) -> dict[str, Sentence]:
        return {sentence.id: sentence for sentence in self._index.content.sentences}

    def _is_own_place(self, claim: Claim, said: Figure, figure: Figure) -> bool:
        if figure.other_end:
            ends = self._ends_in(claim.clause)
            rest = [] if ends or self._index.areas.find(claim.clause) else self._ends_in(claim.sentence)
            return figure.other_end in (said.other_end, said.area, *ends, *(rest if len(set(rest)) == 1 else ()))
        if said.other_end and said.other_end != self._index.region:
            return False
        if figure.area in same_area(said.area, self._index):
            return True
        # what the report itself leaves unsaid is taken loosely: the place may be the one that its sentence names elsewhere
        named = {mention.area.name for mention in self._index.areas.find(figure.quote)}
        return figure.inherited_area and said.area in named and not self._tells_of(said.area, figure)

    def _tells_of(self, area: str, figure: Figure) -> bool:
        """Whether the sentence of a figure has one of the same thing for another place."""
        beside = self._index.figures_of(figure.sentence) if figure.sentence else ()
        return any(f.area == area and f.indicator == figure.indicator for f in beside)

    def _is_flow(self, figure: Figure) -> bool:
        return figure.indicator in self._flows

    @cached_property
    def _flows(self) -> frozenset[str]:
        """The indicators that are about flows from place to place."""
        streams = self._index.vocabulary.language["flows"]["streams"]
        indicators = {figure.indicator for figure in self._index.content.figures}
        return frozenset(name for name in indicators if any(stream in fold(name) for stream in streams))

    def _ends_in(self, clause: str) -> list[str]:
        """The places outside of the region that a clause names: other ends of a flow."""
        own = (self._index.region, *self._index.content.members)
        return [mention.area.name for mention in self._index.areas.find(clause) if mention.area.name not in own]

    def _is_period(self, claim: Claim, said: Figure, figure: Figure) -> bool:
        if claim.now and self._is_old(figure):
            return False
        span = (figure.period.last or 0) - (figure.period.first or figure.period.last or 0)
        if figure.kind == "change" and span > 1 and A_YEAR_BEFORE.search(claim.clause):
            return False  # "meer dan een jaar eerder" is no growth of ten years
        if said.period.first is None and said.period.last is None and not relative_years(said.period):
            return True  # "de afgelopen jaren"
        dated = figure.period.first or figure.period.last or relative_years(figure.period)
        if not claim.period_said or not dated or not said.period.label:
            return True  # "de laatste jaren" is no other time
        if said.kind != "change" and said.period.last is None:  # "155.000 mensen, sinds 2013 met 3% gegroeid"
            return True
        until = said.period.last == figure.period.last and not (said.period.span and figure.period.span)
        if figure.kind == "change" and figure.period.last and until:
            return True  # "in 2050 …" and "tot 2050 …" of what changed from now until then
        if relative_years(figure.period) and not relative_years(said.period) and said.period.first and said.period.last:
            ends = ((said.period.first, figure.period.first), (said.period.last, figure.period.last))
            return all(has is None or abs(asked - has) <= 1 for asked, has in ends)  # "2011-2021" is no other ten years
        return period_fits(said.period, figure.period) or self._is_since(said.period, figure.period)

    def _is_since(self, said: Period, has: Period) -> bool:
        """ "Sinds 2014" is "de afgelopen 10 jaar" in a report of 2024, one year more or less."""
        years = relative_years(has)
        if not years or not said.span or said.first is None:
            return False
        return abs(self._index.report.year - years - said.first) <= 1

    def _is_old(self, figure: Figure) -> bool:
        """Whether the report has the same for a later year."""
        last = figure.period.last or 0
        return any(
            (f.indicator, f.area, f.unit, f.kind) == (figure.indicator, figure.area, figure.unit, figure.kind)
            and not f.forecast and (f.period.last or 0) > last
            for f in self._index.content.figures
        )  # fmt: skip


def _sort(unit: str | None) -> str:
    """ "%" for percentages, points and parts, "€" for money, "#" for all that is counted or measured."""
    if unit in ("%", "procentpunt", PART):
        return "%"
    if unit and unit.startswith(("€", "euro")):
        return "€"
    return "#"
