"""Links to the words of a source on the report page, as an address that survives a new index: by the quoted words."""

from html import escape
from urllib.parse import urlencode

from assistant.places import place_in_words, short_place
from assistant.records import Source
from vectorstore.records import Figure

PAGE = "rapport"
"""Address of the report page."""
QUOTE, COLUMN, ROW, REPORT = "citaat", "kolom", "rij", "rapport"


def source_address(source: Source) -> str:
    """Address of the report page, opened at the quoted words of a source."""
    return _address(source.report_id, source.quote, source.row, source.column)


def figure_address(figure: Figure) -> str:
    """Address of the report page, opened at a figure."""
    return _address(figure.place.report, figure.quote, figure.row, figure.column)


def source_link(source: Source, text: str = "") -> str:
    """A link as HTML that opens the report beside the conversation."""
    told = escape(text or short_place(source))
    more = escape(f"Open het rapport bij: {place_in_words(source)}")
    return (
        f'<a class="dtz-source" href="{escape(source_address(source))}" target="_blank" rel="noopener" '
        f'title="{more}">{told}<span class="dtz-only-read"> (opent het rapport in een nieuw tabblad)</span></a>'
    )


def _address(report: str, quote: str, row: str | None, column: str | None) -> str:
    parts = {REPORT: report, QUOTE: quote} | ({ROW: row or "", COLUMN: column} if column else {})
    return f"{PAGE}?{urlencode(parts)}"
