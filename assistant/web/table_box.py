"""A table in a box that scrolls where the page is too narrow for it, by keyboard as well."""

from collections.abc import Iterable
from html import escape


def boxed_table(caption: str, headings: Iterable[str], body: str, cards: bool = False) -> str:
    """The table as HTML; `body` holds its rows as HTML. With `cards` each row is drawn as a card on a phone."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    kind = "dtz-scroll dtz-cards" if cards else "dtz-scroll"
    return (
        f'<div class="{kind}" tabindex="0" role="group" aria-label="{escape(caption)}"><table class="dtz-table">'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
