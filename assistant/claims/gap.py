"""Claims that one place differs from another ("8% hoger dan landelijk"): the printed gap, or the figures of both places."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.claims.agreement import POINTS, Agreement, same_notation
from assistant.claims.neighbourhood import SURE, Near
from assistant.claims.quantity import verdict_by
from assistant.claims.records import CORRECT, NOT_IN_REPORT, ROUNDED, WRONG, Claim, Judged
from vectorstore.records import Figure

LOOSER = 0.15
PART_SAID = 0.5
"""So much of the part that a printed difference is about has to be said: of "huisartsen"."""
FURTHER = 0.3
"""A gap may fit so much less than other figures do: its sentence says little of what differs."""


def judged_gap(claim: Claim, near: Sequence[Near], agreement: Agreement) -> Judged:
    """The verdict on a difference with `claim.other`."""
    best = max((one.fit for one in near), default=0.0)
    about = [one.figure for one in near if one.fit >= max(SURE - LOOSER, best - FURTHER)]
    printed = [f for f in about if f.direction == "gap" and f.area in (*claim.areas, claim.other)]
    return (
        _by_printed(claim, printed, agreement)
        or _worked_out(claim, about, [one.figure for one in near])
        or _otherwise(claim, near)
        or Judged(claim, NOT_IN_REPORT, figures=tuple(printed[:2]))
    )


def _by_printed(claim: Claim, printed: Sequence[Figure], agreement: Agreement) -> Judged | None:
    for figure in printed:
        if agreement.same_value(claim, figure):
            right = {claim.unit, figure.unit} != set(POINTS)
            way = agreement.gap_way(figure)
            if figure.area == claim.other:  # "landelijk ligt dit 8% hoger": here it is lower
                way = {"up": "down", "down": "up"}.get(way, "")
            right = right and (not way or not claim.direction or way == claim.direction)
            verdict = CORRECT if same_notation(claim, figure) else ROUNDED
            return Judged(claim, verdict if right else WRONG, figures=(figure,))
        if agreement.rounds(claim, figure):
            return Judged(claim, ROUNDED, figures=(figure,))
        if agreement.is_slip(claim, figure):
            return Judged(claim, WRONG, figures=(figure,))
    return None


def _otherwise(claim: Claim, near: Sequence[Near]) -> Judged | None:
    """The report prints the difference of this very thing, and it is another one."""
    for one in near:
        surely = one.fit >= SURE and one.named >= SURE and one.part >= PART_SAID
        if one.figure.direction == "gap" and surely and one.figure.area in (*claim.areas, claim.other):
            return Judged(claim, WRONG, figures=(one.figure,))
    return None


def _worked_out(claim: Claim, about: Sequence[Figure], every: Sequence[Figure]) -> Judged | None:
    """By the figures of both places: the difference of percentages in points, of all else in its unit or in percent."""
    for mine in about:
        if mine.kind == "change" or mine.area not in claim.areas or mine.value is None:
            continue
        theirs = next((f for f in every if f.area == claim.other and _same_thing(f, mine)), None)
        if theirs is None or theirs.value is None or claim.quantity is None:
            continue
        turned = claim.direction in ("up", "down") and (claim.direction == "up") != (mine.value > theirs.value)
        verdict = WRONG
        for value, unit in _differences(mine.value, theirs.value, mine.unit):
            if claim.unit == unit or (unit not in POINTS and claim.unit not in POINTS):
                verdict = verdict_by(claim.quantity, value)
        return Judged(claim, WRONG if turned else verdict, figures=(mine, theirs))
    return None


def _same_thing(one: Figure, other: Figure) -> bool:
    name = (one.subject or one.indicator, one.period, one.unit, one.kind)
    return name == (other.subject or other.indicator, other.period, other.unit, other.kind)


def _differences(mine: Decimal, theirs: Decimal, unit: str | None) -> Iterator[tuple[Decimal, str | None]]:
    """How much two values differ, with the unit of that: percentages in points, all else also in percent of the other."""
    yield mine - theirs, "procentpunt" if unit == "%" else unit
    if unit != "%" and theirs:
        yield ((mine - theirs) / theirs * 100).quantize(Decimal("0.1")), "%"
