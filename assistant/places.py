"""Where a source stands, in words."""

from assistant.records import Source


def place_in_words(source: Source) -> str:
    """Report, edition, chapter, section, table and page: "Stand van … (2024), hoofdstuk 3. Arbeidsmarkt, Werkloosheid"."""
    edition = f" ({source.edition})" if source.edition else ""
    return f"{source.report}{edition}{', ' if _within(source) else ''}{_within(source)}"


def _within(source: Source) -> str:
    parts = [f"hoofdstuk {source.chapter}" if source.chapter else ""]
    if source.section and source.section != source.chapter:
        parts.append(source.section)
    if source.table:
        parts.append(f"tabel «{source.table}»")
    if source.page:
        parts.append(f"bladzijde {source.page}")
    return ", ".join(part for part in parts if part)


def short_place(source: Source) -> str:
    """Chapter and section or table, as the text of a link."""
    return _within(source) or source.report
