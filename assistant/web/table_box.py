"""A table in a box that scrolls where the page is too narrow for it, by keyboard as well."""

from collections.abc import Callable, Iterable
from html import escape

from vectorstore.records import Row


def boxed_table(caption: str, headings: Iterable[str], body: str, cards: bool = False) -> str:
    """The table as HTML; `body` holds its rows as HTML. With `cards` each row is drawn as a card on a phone."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    kind = "dtz-scroll dtz-cards" if cards else "dtz-scroll"
    return (
        f'<div class="{kind}" tabindex="0" role="group" aria-label="{escape(caption)}"><table class="dtz-table">'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def grouped_rows(rows: Iterable[Row], width: int, draw: Callable[[Row], str]) -> str:
    """Rows as HTML by `draw`, each group of them below a row over all `width` columns with its name."""
    parts = []
    group = ""
    for row in rows:
        if row.group and row.group != group:
            group = row.group
            parts.append(f'<tr><th scope="rowgroup" colspan="{width}">{escape(group)}</th></tr>')
        parts.append(draw(row))
    return "".join(parts)
