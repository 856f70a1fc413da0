"""The figures of a run, against values worked out by hand or printed elsewhere."""

import pytest

from assistant.evaluation.records import Given, GivenFigure, GoldFigure, Graded, Question
from assistant.evaluation.summary import percentile_95, rank_figures, share, summarize


def graded(
    verdict: str,
    kind: str = "open",
    expect: str = "answer",
    status: str = "answered",
    reserve: bool = False,
    seconds: float = 0.01,
) -> Graded:
    return Graded(Question("1", "?", kind, expect, reserve=reserve), Given(status, "", seconds=seconds), verdict)


def test_the_interval_is_wilsons() -> None:
    # 8 of 10: the 95% interval after Wilson is 0.490 to 0.943 (Brown, Cai and DasGupta 2001 give its formula)
    z = 1.959964
    centre, half = (0.8 + z**2 / 20) / (1 + z**2 / 10), z * (0.016 + z**2 / 400) ** 0.5 / (1 + z**2 / 10)
    result = share(8, 10)
    assert result.low == pytest.approx(centre - half, abs=1e-3) == pytest.approx(0.490, abs=1e-3)
    assert result.high == pytest.approx(centre + half, abs=1e-3) == pytest.approx(0.943, abs=1e-3)
    assert (share(0, 0).low, share(0, 0).high) == (0.0, 1.0)


def test_recall_and_reciprocal_rank() -> None:
    ranks = rank_figures([(1,), (3,), (0,), (2, 0)])
    assert (ranks.recall_1, ranks.recall_3, ranks.recall_5) == (0.25, 0.625, 0.625)
    assert ranks.mrr == pytest.approx((1 + 1 / 3 + 0 + 1 / 2) / 4, abs=1e-4)
    assert ranks.total == 4


def test_kinds_and_the_reserve_are_counted_apart() -> None:
    summary = summarize([graded("right"), graded("wrong", "rank"), graded("missed", "rank", reserve=True)])
    assert summary.kinds["rank"].wrong.count == 1
    assert list(summary.kinds) == ["rank", "open"]
    assert {part: tally.right.total for part, tally in summary.parts.items()} == {"all": 3, "tuning": 2, "reserve": 1}


def test_precision_and_recall_of_saying_no() -> None:
    runs = [
        graded("right", expect="refuse", status="not_in_report"),
        graded("right", expect="not_available", status="not_available"),
        graded("wrong", expect="refuse", status="answered"),
        graded("missed", expect="answer", status="not_in_report"),
        graded("right", expect="answer", status="answered"),
    ]
    summary = summarize(runs)
    assert (summary.precision.count, summary.precision.total) == (2, 3)
    assert (summary.recall.count, summary.recall.total) == (2, 3)


def test_the_asked_figure_must_come_first() -> None:
    question = Question("1", "?", "table_value", "answer", figures=(GoldFigure("3,4"),))
    first = Graded(question, Given("answered", "", (GivenFigure("3,4%"), GivenFigure("2%"))), "right")
    second = Graded(question, Given("answered", "", (GivenFigure("2%"), GivenFigure("3,4%"))), "right")
    held = Graded(question, Given("not_in_report", ""), "missed")
    summary = summarize([first, second, held])
    assert (summary.headline.count, summary.headline.total) == (1, 2)


def test_times_are_in_milliseconds() -> None:
    summary = summarize([graded("right", seconds=n / 1000) for n in range(1, 102)])
    assert (summary.median_ms, summary.p95_ms) == pytest.approx((51, 96))
    assert percentile_95([]) == 0.0
