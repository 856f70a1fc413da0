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
    """The row under the headings of its table, the asked cell marked."""
    for table in index.content.tables:
        for row in table.rows:
            if row.quote == source.quote and table.title == source.table:
                heads = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in table.columns)
                cells = "".join(
                    f"<td>{_marked(cell.printed, column.heading == source.column)}</td>"
                    for column, cell in zip(table.columns, row.cells, strict=True)
                )
                name = escape(table.row_heading or "Indicator")
                return (
                    f'<div class="dtz-row" tabindex="0" role="region" aria-label="{escape(row.label)}"><table>'
                    f'<tr><th scope="col">{name}</th>{heads}</tr>'
                    f'<tr><th scope="row">{escape(row.label)}</th>{cells}</tr></table></div>'
                )
    return _text_html(source)


def _marked(text: str, mark: bool) -> str:
    return f"<mark>{escape(text)}</mark>" if mark else escape(text)


def plain_markdown(text: str) -> str:
    """What a user typed, so that Markdown shows it as typed."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:])", r"\\\1", text)
