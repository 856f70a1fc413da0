"""Where a source stands, in words."""

from collections.abc import Sequence

from assistant.records import Source
from assistant.sheet import headings
from vectorstore.records import name_of


def source_of(ids: Sequence[int], sources: Sequence[Source]) -> Source | None:
    """The first of the sources with these ids."""
    return next((source for source in sources if source.id in ids), None)


def place_in_words(source: Source) -> str:
    """Report, edition, chapter, section, table and page: "Stand van … (2024), hoofdstuk 3. Arbeidsmarkt, Werkloosheid"."""
    return ", ".join(part for part in (name_of(source.report, source.edition), _within(source)) if part)


def _within(source: Source) -> str:
    parts = [f"hoofdstuk {headings(source)}" if source.chapter else source.section]
    if source.table:
        parts.append(f"tabel «{source.table}»")
    if source.page:
        parts.append(f"bladzijde {source.page}")
    return ", ".join(part for part in parts if part)


def short_place(source: Source) -> str:
    """Chapter and section or table, as the text of a link."""
    return _within(source) or source.report
