"""The chart of editions side by side: one thing in one place, a bar for each edition."""

from collections.abc import Callable

from assistant.chart_data import Bar, ChartData, printed_figure
from assistant.places import source_of
from assistant.records import Answer
from assistant.sheet import show
from vectorstore.index import Index

FEWEST = 2
"""Two editions are worth a look already: that is what was asked."""


def chart_of_editions(answer: Answer, index_of: Callable[[str], Index]) -> ChartData | None:
    """The chart of an answer whose figures come from several reports; None for any other. `index_of` gives a report's index."""
    reports = {source.report_id for source in answer.sources}
    given = [figure for figure in answer.figures if not figure.derived and figure.value is not None]
    if len(reports) < FEWEST or not given:
        return None
    first = given[0]
    bars = []
    for figure in reversed([one for one in given if (one.area, one.unit) == (first.area, first.unit)]):
        source = source_of(figure.sources, answer.sources)
        printed = printed_figure(figure, answer.sources, index_of(source.report_id)) if source else None
        if source and printed:
            label = f"{figure.period} (editie {source.edition or source.report})".strip()
            bars.append(Bar(label, float(printed.value or 0), show(printed), figure is first, printed))
    if len({bar.label for bar in bars}) < FEWEST:
        return None
    return ChartData(f"{first.indicator}, {first.area}, per editie", "year", tuple(bars))
