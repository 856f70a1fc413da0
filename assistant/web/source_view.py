"""A source as HTML: its place, and the quoted words marked in the text or table row around them."""

import re
from html import escape

from assistant.records import Source
from vectorstore.index import Index


def source_html(source: Source, index: Index) -> str:
    """One source; all text of the report is escaped."""
    body = _row_html(source, index) if source.kind == "table" else _text_html(source)
    return f'<p class="dtz-place">{escape(place(source))}</p>{body}'


def place(source: Source) -> str:
    """Where the source stands: report, edition, chapter, section, page."""
    edition = f" ({source.edition})" if source.edition else ""
    parts = [f"{source.report}{edition}", f"hoofdstuk {source.chapter}" if source.chapter else ""]
    if source.section and source.section != source.chapter:
        parts.append(source.section)
    if source.table:
        parts.append(f"tabel «{source.table}»")
    if source.page:
        parts.append(f"bladzijde {source.page}")
    return ", ".join(part for part in parts if part)


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
                return f'<table class="dtz-row"><caption>{escape(row.label)}</caption>{cells}</table>'
    return _text_html(source)


def _marked(text: str, mark: bool) -> str:
    return f"<mark>{escape(text)}</mark>" if mark else escape(text)


def plain_markdown(text: str) -> str:
    """What a user typed, so that Markdown shows it as typed."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:])", r"\\\1", text)
