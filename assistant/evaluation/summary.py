"""Graded answers to the figures of a run: shares with their intervals, refusals, parts of figures, sources, times."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import fmean, median, quantiles

from assistant.evaluation.records import (
    DIMENSIONS,
    KINDS,
    Certainty,
    Graded,
    Ranks,
    Share,
    Summary,
    Tally,
    Threshold,
)
from assistant.evaluation.score import gives_first

CONFIDENCE = 0.95
NO_FIGURE = ("refuse", "not_available")
"""Expectations that call for a no; the statuses of that name are the no that is given."""
SAYS_NO = ("not_in_report", "not_available")


def summarize(graded: Sequence[Graded]) -> Summary:
    """The figures over all graded answers, per kind and per part (all, tuning, reserve)."""
    kinds = {kind: [item for item in graded if item.question.kind == kind] for kind in KINDS}
    parts = {
        "all": list(graded),
        "tuning": [item for item in graded if not item.question.reserve],
        "reserve": [item for item in graded if item.question.reserve],
    }
    said_no = [item for item in graded if item.given.status in SAYS_NO]
    must_no = [item for item in graded if item.question.expect in NO_FIGURE]
    single = [item for item in graded if len(item.question.figures) == 1 and item.given.status == "answered"]
    milliseconds = [item.given.seconds * 1000 for item in graded]
    return Summary(
        {kind: tally(items) for kind, items in kinds.items() if items},
        {part: tally(items) for part, items in parts.items() if items},
        share(sum(item.question.expect in NO_FIGURE for item in said_no), len(said_no)),
        share(sum(item.given.status in SAYS_NO for item in must_no), len(must_no)),
        share(sum(gives_first(item.question, item.given) for item in single), len(single)),
        {name: _dimension(name, graded) for name in DIMENSIONS},
        rank_figures([item.ranks for item in graded if item.ranks and item.question.expect == "answer"]),
        median(milliseconds) if milliseconds else 0.0,
        percentile_95(milliseconds),
        tuple(_curve(graded)),
        tuple(_certainty(graded)),
    )


def _curve(graded: Sequence[Graded]) -> Iterator[Threshold]:
    """For each confidence that occurs: the grades if answers less sure than that were held back.

    A held-back answer is missed, and right where the report has none.
    """
    steps = sorted({0.0, *(item.given.confidence for item in graded if item.given.status == "answered")})
    for least in steps:
        verdicts = []
        for item in graded:
            held = item.given.status == "answered" and item.given.confidence < least
            no = "right" if item.question.expect == "refuse" else "missed"
            verdicts.append(no if held else item.verdict)
        count = sum(item.given.status == "answered" and item.given.confidence >= least for item in graded)
        parts = (round(verdicts.count(name) / len(verdicts), 4) for name in ("right", "wrong", "missed"))
        yield Threshold(least, count, *parts)


def _certainty(graded: Sequence[Graded]) -> Iterator[Certainty]:
    answered = [item for item in graded if item.given.status == "answered"]
    for confidence in sorted({item.given.confidence for item in answered}):
        alike = [item for item in answered if item.given.confidence == confidence]
        yield Certainty(confidence, share(sum(item.verdict == "right" for item in alike), len(alike)))


def tally(graded: Iterable[Graded]) -> Tally:
    """How many are right, wrong and missed."""
    verdicts = [item.verdict for item in graded]
    counts = (share(verdicts.count(verdict), len(verdicts)) for verdict in ("right", "wrong", "missed"))
    return Tally(*counts)


def share(count: int, total: int) -> Share:
    """A share with its 95% interval. Source of the interval: Wilson, JASA 22 (1927), as in scipy."""
    if not total:
        return Share(0, 0, 0.0, 0.0, 1.0)
    from scipy.stats import binomtest

    interval = binomtest(count, total).proportion_ci(CONFIDENCE, method="wilson")
    return Share(count, total, round(count / total, 4), round(float(interval.low), 4), round(float(interval.high), 4))


def rank_figures(ranks: Sequence[Sequence[int]]) -> Ranks:
    """Recall at 1, 3 and 5 and mean reciprocal rank; `ranks` holds per question the rank of each quote, 0 for none."""
    if not ranks:
        return Ranks(0.0, 0.0, 0.0, 0.0, 0)
    return Ranks(
        _mean(ranks, lambda r: _recall(r, 1)),
        _mean(ranks, lambda r: _recall(r, 3)),
        _mean(ranks, lambda r: _recall(r, 5)),
        _mean(ranks, lambda r: max((1 / rank for rank in r if rank), default=0.0)),
        len(ranks),
    )


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95% stay below; 0 of none."""
    if len(values) < 2:
        return values[0] if values else 0.0
    return quantiles(values, n=20, method="inclusive")[-1]


def _recall(ranks: Sequence[int], top: int) -> float:
    return sum(0 < rank <= top for rank in ranks) / len(ranks)


def _mean(ranks: Sequence[Sequence[int]], figure: Callable[[Sequence[int]], float]) -> float:
    return round(fmean(figure(each) for each in ranks), 4)


def _dimension(name: str, graded: Iterable[Graded]) -> Share:
    checks = [right for item in graded for dimension, right in item.dimensions if dimension == name]
    return share(sum(checks), len(checks))
