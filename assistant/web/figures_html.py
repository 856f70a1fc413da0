"""The figures of an answer, of a chart and of a table of the report, as tables that a screen reader can read."""

from collections.abc import Iterable, Sequence
from html import escape

from assistant.chart_data import ChartData
from assistant.places import source_of
from assistant.records import Answer
from assistant.web.source_links import figure_address, source_link
from assistant.web.table_box import boxed_table

HEADINGS = ("Cijfer", "Onderwerp", "Gebied", "Periode", "Berekening", "Bron")


def answer_figures_html(answer: Answer) -> str:
    """All figures of an answer, each with a link to its place."""
    rows = []
    for figure in answer.figures:
        source = source_of(figure.sources, answer.sources)
        told = (figure.text, figure.indicator, figure.area, figure.period or "niet genoemd",
                figure.calculation or "zoals gedrukt")  # fmt: skip
        rows.append([*map(escape, told), source_link(source) if source else ""])
    return table_html("Cijfers in dit antwoord", HEADINGS, rows)


def chart_figures_html(chart: ChartData) -> str:
    """The figures of a chart, each a link to its place."""
    rows = [
        [
            escape(bar.label) + (" (gevraagd)" if bar.asked else ""),
            f'<a href="{escape(figure_address(bar.figure))}" target="_blank" rel="noopener">{escape(bar.shown)}</a>',
        ]
        for bar in chart.every
    ]
    return table_html(chart.title, ("Gebied" if chart.by == "area" else "Jaar", "Cijfer"), rows)


def table_html(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    body = "".join(f"<tr>{''.join(map(_cell, headings, row))}</tr>" for row in rows)
    return boxed_table(caption, headings, body, cards=True)


def _cell(heading: str, cell: str) -> str:
    """A cell that knows its heading, for phones, where each row is drawn as a card."""
    return f'<td data-label="{escape(heading)}">{cell}</td>'
