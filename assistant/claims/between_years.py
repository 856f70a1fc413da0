"""Claims of how much something changed, where the report has the levels of both years and not the change between them."""

from collections.abc import Sequence

from assistant.arithmetic.calculation import growth, subtract
from assistant.claims.agreement import POINTS, thing_of
from assistant.claims.quantity import value_of, verdict_by
from assistant.claims.records import WRONG, Claim, Judged
from assistant.question_form import says_any
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Figure


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
        row = [figure for figure in figures if _is_of_row(figure, level)]
        before, after = (
            next((f for f in row if f.period.last == year and not f.period.span), None) for year in (first, last)
        )
        if before and after:
            return _judged(claim, before, after, vocabulary)
    return None


def _judged(claim: Claim, before: Figure, after: Figure, vocabulary: Vocabulary) -> Judged | None:
    """By the difference of percentages in points; of all else in its unit, or in percent of the first."""
    then, now = (value_of(figure, vocabulary) for figure in (before, after))
    if then is None or now is None or claim.quantity is None:
        return None
    in_percent, of_percents = claim.unit in POINTS, after.unit == "%"
    if (of_percents and not in_percent) or (in_percent and not of_percents and not then):
        return None
    worked = growth(now, then) if in_percent and not of_percents else subtract(now, then)
    turned = claim.direction in ("up", "down") and now != then and (claim.direction == "up") != (now > then)
    percent_for_points = of_percents and claim.unit == "%"
    verdict = WRONG if turned or percent_for_points else verdict_by(claim.quantity, worked.value)
    sign = "%" if in_percent and not of_percents else ""
    return Judged(claim, verdict, figures=(after, before), worked=f"{worked.text}{sign}")


def _base(claim: Claim, said: Figure, last: int | None, vocabulary: Vocabulary) -> int | None:
    """The year that a change is counted from."""
    if last is not None and says_any(claim.clause, vocabulary.claims["times"]["before"]):
        return last - 1
    return said.period.first


def _is_of_row(one: Figure, other: Figure) -> bool:
    """Whether two levels differ in year only."""
    return (
        thing_of(one) == thing_of(other)
        and (one.area, one.unit, one.kind) == (other.area, other.unit, other.kind)
        and not (one.other_end or one.forecast)
    )
