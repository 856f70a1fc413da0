"""Rows of the tidy table, and tables as printed, as HTML in which every figure leads to its place in the report."""

from collections.abc import Sequence
from html import escape

from assistant.browse.rows import FigureRow
from assistant.sheet import headings
from assistant.web.source_links import figure_address
from assistant.web.table_box import boxed_table, grouped_rows
from vectorstore.index import Index
from vectorstore.records import Figure, Row, Table

HEADINGS = ("Onderwerp", "Gebied", "Periode", "Cijfer", "Soort", "Bron")


def rows_html(rows: Sequence[FigureRow], caption: str) -> str:
    """The rows as a table; on a phone each is a card."""
    return boxed_table(caption, HEADINGS, "".join(_row_html(row) for row in rows), cards=True)


def _row_html(row: FigureRow) -> str:
    link = _link(row.figure, row.where or "rapport", f"{row.topic}, {row.area} {row.shown}")
    cells = (
        escape(row.topic),
        escape(row.area),
        escape(row.period or "niet genoemd"),
        escape(row.shown),
        escape(row.says),
        link,
    )
    classes = ("", "", "", ' class="dtz-number"', "", "")
    told = zip(HEADINGS, cells, classes, strict=True)
    drawn = "".join(f'<td data-label="{name}"{css}>{cell}</td>' for name, cell, css in told)
    return f"<tr>{drawn}</tr>"


def table_html(table: Table, index: Index) -> str:
    """A table as printed; each of its figures is a link."""
    figures = {(f.row, f.column, f.quote): f for f in index.content.figures if f.table == table.id}
    names = (table.row_heading or "Onderwerp", *(column.heading for column in table.columns))
    body = grouped_rows(table.rows, len(names), lambda row: _printed_row(row, table, figures))
    doubts = "".join(f'<p class="dtz-warning">Let op: {escape(doubt)}.</p>' for doubt in table.doubts)
    return f'<p class="dtz-place">{escape(headings(table.place))}</p>{doubts}{boxed_table(table.title or "Tabel", names, body)}'


def _printed_row(row: Row, table: Table, figures: dict[tuple[str | None, str | None, str], Figure]) -> str:
    cells = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        figure = figures.get((row.label, column.heading, row.quote))
        told = f"{row.label}, {column.heading}: {cell.printed}"
        cells.append(
            f"<td>{_link(figure, cell.printed, told) if figure and cell.printed else escape(cell.printed)}</td>"
        )
    return f'<tr><th scope="row">{escape(row.label)}</th>{"".join(cells)}</tr>'


def _link(figure: Figure, text: str, told: str) -> str:
    """A link that opens the report beside this page."""
    return (
        f'<a href="{escape(figure_address(figure))}" target="_blank" rel="noopener" '
        f'title="Open het rapport bij: {escape(told)}">{escape(text)}</a>'
    )
