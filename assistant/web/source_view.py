"""A source as HTML: its place, and the quoted words marked in the text or table row around them."""

import re
from html import escape

from assistant.places import place_in_words
from assistant.records import Source
from assistant.web.source_links import source_link
from vectorstore.index import Index


def source_html(source: Source, index: Index) -> str:
    """One source, from the index of its report; all text of the report is escaped."""
    body = _row_html(source, index) if source.kind == "table" else _text_html(source)
    link = source_link(source, "Lees in het rapport")
    return f'<p class="dtz-place">{escape(place_in_words(source))}</p>{body}<p>{link}</p>'


def _text_html(source: Source) -> str:
    before, quote, after = source.context.partition(source.quote)
    if not quote:
        before, quote, after = "", source.quote, ""
    return f'<p class="dtz-context">{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}</p>'


def _row_html(source: Source, index: Index) -> str:
    """The row with the headings of its table, one cell a line so that it fits a phone; the asked cell is marked."""
    for table in index.content.tables:
        for row in table.rows:
            if row.quote == source.quote and table.title == source.table:
                cells = "".join(
                    f'<tr><th scope="row">{escape(column.heading)}</th>'
                    f"<td>{_marked(cell.printed, column.heading == source.column)}</td></tr>"
                    for column, cell in zip(table.columns, row.cells, strict=True)
                )
                return f'<table class="dtz-table"><caption>{escape(row.label)}</caption>{cells}</table>'
    return _text_html(source)


def _marked(text: str, mark: bool) -> str:
    return f"<mark>{escape(text)}</mark>" if mark else escape(text)


def plain_markdown(text: str) -> str:
    """What a user typed, so that Markdown shows it as typed."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:])", r"\\\1", text)
