"""Claims of how much something changed, where the report has the levels of both years and not the change between them."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.claims.agreement import POINTS, thing_of
from assistant.claims.quantity import is_rounded, is_same
from assistant.claims.records import CORRECT, ROUNDED, WRONG, Claim, Judged
from assistant.question_form import says_any
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Figure

TENTH = Decimal("0.1")


def changed(
    claim: Claim, said: Figure, now: Sequence[Figure], figures: Sequence[Figure], vocabulary: Vocabulary
) -> Judged | None:
    """The verdict by the levels of two years; None where the claim is no change, or the report lacks one of the two.

    `said` is the claim read as a figure of its own, `now` are the levels that it may be a change of, `figures` all of the report.
    """
    if said.kind != "change" or claim.quantity is None or claim.other:
        return None
    for level in now:
        last = said.period.last if said.period.span and said.period.last else level.period.last
        first = _base(claim, said, last, vocabulary)
        here = level.area in claim.areas or not claim.area_said
        if level.kind == "change" or level.other_end or not here or last is None or first is None or first >= last:
            continue
        row = [f for f in figures if _same_row(f, level)]
        before, after = (next((f for f in row if f.period.last == year and not f.period.span), None) for year in (first, last))
        if before is None or after is None or before.value is None or after.value is None:
            continue
        return _judged(claim, before, after)
    return None


def _judged(claim: Claim, before: Figure, after: Figure) -> Judged | None:
    """The difference of percentages in points; of all else in its unit, or in percent of the first."""
    if claim.quantity is None or before.value is None or after.value is None:
        return None
    difference = after.value - before.value
    points = after.unit == "%"
    figures = (after, before)
    if claim.direction in ("up", "down") and difference and (claim.direction == "up") != (difference > 0):
        return Judged(claim, WRONG, figures=figures)
    if claim.unit in POINTS and not points:
        if not before.value:
            return None
        difference = (difference / before.value * 100).quantize(TENTH)
    elif points and claim.unit not in POINTS:
        return None
    elif points and claim.unit == "%" and is_same(claim.quantity, difference):
        return Judged(claim, WRONG, figures=figures)  # percent for points
    if is_same(claim.quantity, difference):
        return Judged(claim, CORRECT, figures=figures)
    return Judged(claim, ROUNDED if is_rounded(claim.quantity, difference) else WRONG, figures=figures)


def _base(claim: Claim, said: Figure, last: int | None, vocabulary: Vocabulary) -> int | None:
    """The year that a change is counted from."""
    if last is not None and says_any(claim.clause, vocabulary.claims["times"]["before"]):
        return last - 1
    return said.period.first


def _same_row(one: Figure, other: Figure) -> bool:
    return (
        thing_of(one) == thing_of(other)
        and (one.area, one.unit, one.kind) == (other.area, other.unit, other.kind)
        and not (one.other_end or one.forecast)
    )
