"""Fifth step of checking a text: a number → what the report says of it, by ordered rules, the first that has a verdict wins.

A number is right where the report has that value for the same subject, place and period. Without a figure for the same place and
period that surely says otherwise, it is not in the report.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.claims.agreement import Agreement, same_notation
from assistant.claims.between_years import changed
from assistant.claims.gap import judged_gap
from assistant.claims.neighbourhood import SURE, TIGHT, Near, Neighbourhood
from assistant.claims.records import CORRECT, NOT_IN_REPORT, OTHER, ROUNDED, WRONG, Claim, Judged, Quantity
from assistant.claims.share_of_region import judged_share
from assistant.claims.subject import Subjects
from vectorstore.index import Index
from vectorstore.records import Figure

SAYS = {1: 0.05, 2: 0.12, 3: 0.2}
MUCH = 0.22
"""So much less fit will do where place, period and value are the same, by the digits of the value: four that agree by chance are
rare.
"""
MARGIN = 0.15
"""Figures that fit this much less than the best are about something else."""
MARGINS = {1: 0.15, 2: 0.25}
WIDE = 0.3
"""The same where place, period and value agree, by the digits of the value."""
FURTHER = 0.3
"""A figure of the claim's own place may fit this much less than the best one of any place."""
NAMED = 0.6
"""A figure that says otherwise has to be surely the one: so near the best, and so much of its name said."""
SURELY_NAMED = 0.85
"""The same in a sentence that names a thing which the report does not have."""
OTHER_NAMED = 0.7
"""The same for the figure of another place or year."""
ROUND_DIGITS = 3
ROUND_FIT, ROUND_NAMED = 0.4, 0.3
"""Fit and name that will do for a rounding in so many digits: 112.000 for 112.093 hardly agrees by chance."""
SLIP = 0.42
"""Fit from which a figure is the one that a claim has with a slip in it."""
PART_SAID = 0.5
"""So much of the part that a figure is about has to be said: of "ICT" for the jobs in ICT."""
LEVEL_LESS = 0.1
"""Levels fit less than changes where a claim is a change."""
TWIN = 0.03
"""Figures that differ less in fit are not told apart."""
WHOLLY = 0.9
"""A part of which so much is said is the one that is meant."""
NARROWER = 0.05
"""A figure of a part that fits so much better than that of the whole is the one that is meant."""
_OF_ALL = re.compile(
    r"\bvan (?:alle|het totaal|al het|die|deze)\b|\bvan de [a-zà-ÿ-]+ (?:in|van|binnen) de (?:hele )?regio\b",
    re.IGNORECASE,
)
"""How a text names the whole that a part is taken of."""
HUNDREDS = 1000
MOST = 3
"""Figures that are shown beside a claim."""


@dataclass(frozen=True)
class Case:
    """A claim with the figures that it may be about, best first; `said` is the claim read as a figure of its own, `year` that of
    the sentence before where it goes on about the same.
    """

    claim: Claim
    said: Figure
    near: Sequence[Near]
    agreement: Agreement
    neighbourhood: Neighbourhood
    names_other: bool
    digits: int
    year: int | None = None

    @cached_property
    def best(self) -> float:
        """Fit of the best figure."""
        return max((one.fit for one in self.near), default=0.0)

    @cached_property
    def here(self) -> list[Near]:
        """The figures of the claim's place and period."""
        return [one for one in self.near if one.here]

    @cached_property
    def about(self) -> list[Near]:
        """The figures that are surely about the claim's subject, of any place and period."""
        return [one for one in self.near if one.fit >= max(SURE, self.best - MARGIN)]

    @cached_property
    def proving(self) -> list[Near]:
        """The figures of the claim's place and period that prove it where they have its value."""
        rivals = max((one.fit for one in self.here if one.same_kind and one.own), default=0.0)
        margin = MARGINS.get(self.digits, WIDE)
        least = max(
            SURE - SAYS.get(self.digits, MUCH), rivals - margin, self.best - (FURTHER if self.digits > 1 else margin)
        )
        return [one for one in self.here if one.fit >= least and not self._is_narrower_said(one)]

    def is_of_other_part(self, one: Near) -> bool:
        """Whether a figure is about a part that the claim does not say, or about a whole where it says a part."""
        return one.part < PART_SAID or self._is_narrower_said(one)

    def _is_narrower_said(self, one: Near) -> bool:
        """Whether the claim is rather about a part: not about all companies where it says "industriële", nor about the jobs in
        industry where it says "de bouw".
        """
        if one.figure.part:
            return False
        alike = [other for other in self.here if other.own and other.same_kind == one.same_kind]
        return any(
            (other.figure.scope and not one.figure.scope and other.fit >= one.fit + NARROWER
             and (other.figure.measure, other.figure.unit) == (one.figure.measure, one.figure.unit))
            or (other.figure.part and other.part >= WHOLLY and other.fit >= one.fit + MARGIN
                and other.figure.unit == one.figure.unit)
            for other in alike
        )  # fmt: skip

    def is_of_other_year(self, one: Near) -> bool:
        """Whether a figure is of another year than the sentence before, where the report has that of the same year: "in 2024
        3,4%, landelijk 3,6%" with the country's of 2023.
        """
        if self.year is None or self.claim.period_said or one.figure.period.last == self.year:
            return False
        return any(
            other.own and other.figure.period.last == self.year and _same_thing(other.figure, one.figure)
            for other in self.here
        )

    def has_own(self, one: Near) -> bool:
        """Whether the claim's own place has a figure of the same thing, where this one is of a place that may be meant."""
        return not one.own and any(other.own and _same_thing(other.figure, one.figure) for other in self.here)

    def is_nearly(self, one: Near) -> bool:
        """Whether a figure is the one that a claim may be a rounding of."""
        many = self.digits >= ROUND_DIGITS and one.own and one.same_kind
        least, named = (ROUND_FIT, ROUND_NAMED) if many else (max(SURE, self.best - MARGIN), NAMED)
        return one.fit >= least and one.named >= named and one.part >= PART_SAID

    def ruled(self, verdict: str, figures: Sequence[Figure]) -> Judged:
        """The verdict with the figures that show it."""
        return Judged(self.claim, verdict, figures=tuple(figures[:MOST]))


Rule = Callable[[Case], Judged | None]


def _same(case: Case) -> Judged | None:
    """The report has this very value; written otherwise ("28 duizend"), it is told so."""
    for one in case.proving:
        if one.part >= PART_SAID and case.agreement.is_proof(case.claim, one.figure) and not case.is_of_other_year(one):
            before = case.agreement.moved_otherwise(case.claim, one.figure)
            if before is not None:
                return case.ruled(WRONG, [one.figure, before])
            return case.ruled(CORRECT if same_notation(case.claim, one.figure) else ROUNDED, [one.figure])
    return None


def _rounded(case: Case) -> Judged | None:
    """The report has a value that rounds to it; for this the figure has to be surely the one."""
    for one in case.proving:
        sure = case.is_nearly(one)
        sure = sure and not case.has_own(one)
        if sure and not case.agreement.says(case.claim, one.figure) and case.agreement.rounds(case.claim, one.figure):
            true = case.claim.quantity is not None and case.claim.quantity.bound  # "meer dan een derde" is no rounding
            return case.ruled(CORRECT if true else ROUNDED, [one.figure])
    return None


def _same_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures differ in place and time only."""
    return (one.indicator, one.unit, one.kind) == (other.indicator, other.unit, other.kind)


def _wrong_side(case: Case) -> Judged | None:
    """It rounds to the report's value, but the word before it says the other side: "ruim 105.000" for 104.800."""
    for one in case.proving:
        if case.is_nearly(one) and case.agreement.is_other_side(case.claim, one.figure):
            return case.ruled(WRONG, [one.figure])
    return None


def _turned(case: Case) -> Judged | None:
    """The value is right, and the way it went is not."""
    turned = [one.figure for one in case.proving if case.agreement.is_turned(case.claim, one.figure)]
    return case.ruled(WRONG, turned[:1]) if turned else None


def _not_available(case: Case) -> Judged | None:
    """The report has the cell, and it says N.B."""
    best = max((one.fit for one in case.here), default=0.0)
    first = [one.figure for one in case.here if one.fit >= best - TWIN]
    missing = bool(case.about) and bool(first) and all(figure.missing for figure in first)
    return case.ruled(NOT_IN_REPORT, first[:1]) if missing else None


def _told_by_another(case: Case) -> Judged | None:
    """It is the figure of another bank or institute than the claim names."""
    for one in case.proving:
        others = case.agreement.others(case.claim, one.figure) if case.agreement.says(case.claim, one.figure) else []
        if others:
            return case.ruled(WRONG, others)
    return None


def _elsewhere(case: Case) -> Judged | None:
    """It is the figure of another place or period; beside it stand those of its own."""
    least = max(SURE - SAYS.get(case.digits, MUCH), case.best - MARGINS.get(case.digits, WIDE), SURE - TIGHT)
    there = [
        one.figure
        for one in case.near
        if one.fit >= least
        and one.named >= OTHER_NAMED
        and case.agreement.says(case.claim, one.figure)
        and not (one.here and case.is_of_other_part(one))
    ]
    slip = max((one.fit for one in case.here if case.agreement.is_slip(case.claim, one.figure)), default=0.0)
    if there and slip > max(one.fit for one in case.near if one.figure is there[0]) + TWIN:
        return None  # the figure of the place itself, with a slip, is nearer
    there += [
        one.figure
        for one in case.about
        if one.same_kind and not one.here and case.agreement.rounds(case.claim, one.figure)
    ]
    return case.ruled(OTHER, [there[0], *(one.figure for one in case.about if one.here)]) if there else None


def _slipped(case: Case) -> Judged | None:
    """The report has it with its digits in another order, a zero more or less, or points for percent."""
    slips = [
        one.figure
        for one in case.here
        if one.fit >= SLIP and one.part >= PART_SAID and case.agreement.is_slip(case.claim, one.figure)
    ]
    return case.ruled(WRONG, slips[:1]) if slips else None


def _otherwise(case: Case) -> Judged | None:
    """The report surely has the thing for this place and period, and says something else."""
    if case.claim.counts_other:
        return None  # it counts a thing that the report never counts: "612.000 overnachtingen"
    least = SURELY_NAMED if case.names_other else NAMED
    may_be = [one for one in case.near if not case.agreement.is_far_from(case.claim, one.figure)]
    best = max((one.fit for one in may_be), default=0.0)
    surely = [one for one in may_be if one.fit >= max(SURE, best - TIGHT) and one.named >= least and one.same_kind]
    told = [one.figure for one in surely if one.here] or _of_a_named_year(case, surely)
    told = [figure for figure in told if not case.agreement.same_value(case.claim, figure)]  # "€ 34.800 per inwoner"
    return case.ruled(WRONG, told) if told and not told[0].missing else None


def _of_a_named_year(case: Case, about: Sequence[Near]) -> list[Figure]:
    """Figures of the place up to a year that the sentence names beside another: "in 2021 18% onder dat van 2014"."""
    if case.said.kind != "change" or len(case.claim.years) < 2:
        return []
    place = case.neighbourhood.is_place
    return [
        one.figure
        for one in about
        if place(case.claim, case.said, one.figure) and one.figure.period.last in case.claim.years
    ]


RULES: tuple[tuple[str, Rule], ...] = (
    ("het rapport zegt hetzelfde", _same),
    ("het rapport zegt het nauwkeuriger", _rounded),
    ("afgerond naar de verkeerde kant", _wrong_side),
    ("de andere kant op", _turned),
    ("van een andere bank of instelling", _told_by_another),
    ("van een ander gebied of jaar", _elsewhere),
    ("niet beschikbaar", _not_available),
    ("een verschrijving", _slipped),
    ("het rapport zegt iets anders", _otherwise),
)
"""The rules by name, in the order in which they are tried; what fits none is not in the report."""


class Judge:
    """Holds the numbers of a text against one report."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.subjects = Subjects(index)
        self._neighbourhood = Neighbourhood(index, self.subjects)
        self._agreement = Agreement(index)

    def number(self, claim: Claim, said: Figure, carried: Sequence[Figure] = (), year: int | None = None) -> Judged:
        """The verdict on a number. `said` is the claim read as a figure of its own, `carried` are figures of what the sentence
        before is about, where its own names nothing, and `year` the one that it says.
        """
        if claim.quantity is None:
            return self._range(claim, said)
        near = self._neighbourhood.near(claim, said, () if claim.counts_other else carried)
        if claim.other:
            return judged_gap(claim, near, self._agreement)
        case = self._case(claim, claim.quantity, said, near, year)
        return self._ruled(case) or case.ruled(NOT_IN_REPORT, [one.figure for one in case.about])

    def goes_on(self, claim: Claim, said: Figure, beside: Sequence[Figure]) -> Judged | None:
        """The verdict on a number by figures of what the number beside it is about, and no others; None where there are none."""
        if claim.quantity is None or claim.other or not beside:
            return None
        return self._ruled(
            self._case(claim, claim.quantity, said, self._neighbourhood.of_the_same(claim, said, beside))
        )

    def changed(self, claim: Claim, said: Figure, beside: Sequence[Figure]) -> Judged | None:
        """The verdict on a change by the levels of two years, of what the number beside it is about or it surely names."""
        if said.kind != "change":
            return None
        near = [] if beside else self._neighbourhood.near(claim, said)
        named = [one.figure for one in near if one.own and one.fit >= SURE - LEVEL_LESS and one.named >= SURELY_NAMED]
        return changed(claim, said, [*beside, *named], self._index.content.figures, self._index.vocabulary)

    def share_of_region(self, claim: Claim, said: Figure, beside: Sequence[Figure]) -> Judged | None:
        """The verdict on a part of all that the region has, by the count beside it or by the counts that it surely names."""
        if not claim.quantity or not _OF_ALL.search(claim.sentence):
            return None
        named = [
            one.figure
            for one in self._neighbourhood.near(replace(claim, unit=None), said)
            if one.own and one.figure.area in claim.areas and one.named >= SURELY_NAMED
        ]
        return judged_share(claim, [*beside, *named], self._index)

    def _case(
        self, claim: Claim, quantity: Quantity, said: Figure, near: Sequence[Near], year: int | None = None
    ) -> Case:
        near = [one for one in near if claim.gap or one.figure.direction != "gap"]
        names_other = self.subjects.listener.names_other(claim.sentence)
        return Case(claim, said, near, self._agreement, self._neighbourhood, names_other, _digits(quantity), year)

    def _ruled(self, case: Case) -> Judged | None:
        return next((judged for _, rule in RULES if (judged := rule(case)) is not None), None)

    def _range(self, claim: Claim, said: Figure) -> Judged:
        """The verdict on a range: right where the report prints the same ends for the same thing, place and period."""
        near = self._neighbourhood.near(claim, said)
        same = [one for one in near if one.fit >= SURE and _ends(one.figure.printed) == _ends(claim.text)]
        turned = [one.figure for one in same if one.here and not self._agreement.same_way(claim, one.figure)]
        if turned:
            return Judged(claim, WRONG, figures=tuple(turned[:1]))
        here = [one.figure for one in same if one.here]
        if here:
            return Judged(claim, CORRECT, figures=(here[0],))
        return Judged(claim, OTHER if same else NOT_IN_REPORT, figures=tuple(one.figure for one in same[:1]))


def _ends(printed: str) -> list[str]:
    """The numbers that a range is printed with: "1- 1,5%" has 1 and 1,5."""
    return re.findall(r"\d+(?:[.,]\d+)*", printed)


def _digits(quantity: Quantity) -> int:
    """Digits of a number that would hardly agree by chance: of zeros at the end one counts."""
    plain = str(abs(quantity.value)).replace(".", "").lstrip("0")
    bare = plain.rstrip("0")
    return len(bare) + (1 if len(plain) > len(bare) and abs(quantity.value) >= HUNDREDS else 0)
