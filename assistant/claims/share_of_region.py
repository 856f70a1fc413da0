"""Claims that a municipality has a part of all of the region ("bijna de helft van alle banen"), worked out of both counts."""

from collections.abc import Sequence

from assistant.arithmetic.calculation import percentage
from assistant.claims.agreement import thing_of
from assistant.claims.quantity import value_of, verdict_by
from assistant.claims.records import CORRECT, ROUNDED, Claim, Judged
from vectorstore.dutch.numbers import PART
from vectorstore.index import Index
from vectorstore.records import Figure

RATES = ("per ", "%", "€")
"""What is measured in these is no count that a region has in all."""


def judged_share(claim: Claim, counts: Sequence[Figure], index: Index) -> Judged | None:
    """The verdict by the first of some counts of a municipality for which the region has one of the same year; None where the
    claim is no part of the whole.
    """
    if claim.quantity is None or claim.unit not in ("%", PART) or claim.direction or claim.gap:
        return None
    for mine in counts:
        if mine.kind != "level" or mine.area not in index.content.members or _is_rate(mine) or mine.other_end:
            continue
        whole = next((f for f in index.content.figures if f.area == index.region and _is_alike(f, mine)), None)
        values = [value_of(figure, index.vocabulary) for figure in (mine, whole) if figure]
        if whole is None or len(values) < 2 or values[0] is None or not values[1]:
            continue
        worked = percentage(values[0], values[1])
        verdict = verdict_by(claim.quantity, worked.value)
        if verdict == ROUNDED and claim.quantity.bound:
            verdict = CORRECT  # "meer dan een derde" is no rounding
        return Judged(claim, verdict, figures=(mine, whole), worked=f"{worked.text}%")
    return None


def _is_rate(figure: Figure) -> bool:
    return any(rate in (figure.unit or "") for rate in RATES) or "gemiddeld" in figure.indicator.lower()


def _is_alike(one: Figure, other: Figure) -> bool:
    return (thing_of(one), one.kind, one.unit, one.period.last) == (
        thing_of(other),
        other.kind,
        other.unit,
        other.period.last,
    )
