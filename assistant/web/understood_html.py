"""What was understood of an uploaded report, as HTML: counts, chapters, tables; all text of the report is escaped."""

from html import escape

from assistant.incoming.understood import SeenTable, Understood
from assistant.web.table_box import boxed_table, grouped_rows
from vectorstore.records import Column, Row, Table

MOST_ROWS = 10
"""Rows of a table that are shown: enough to see whether columns and rows were understood."""
NAMED = {"cijfers in tabellen", "cijfers in de tekst", "hoofdstukken", "paragrafen", "tabellen"}
"""Counts that say something to who knows the report."""


def counts_html(seen: Understood) -> str:
    """The counts as a list of terms."""
    counts = {name: count for name, count in seen.counts.items() if name in NAMED}
    if seen.pages:
        counts["pagina's"] = seen.pages
    items = "".join(f"<li><strong>{count}</strong> {escape(name)}</li>" for name, count in counts.items())
    return f'<ul class="dtz-counts">{items}</ul>'


def chapters_html(seen: Understood) -> str:
    """Chapters with their sections."""
    items = []
    for chapter, sections in seen.chapters:
        inner = "".join(f"<li>{escape(section)}</li>" for section in sections)
        items.append(f"<li>{escape(chapter or 'Zonder hoofdstuk')}{f'<ul>{inner}</ul>' if inner else ''}</li>")
    return f'<ul class="dtz-outline">{"".join(items)}</ul>'


def table_html(seen: SeenTable) -> str:
    """Where a table stands, what is not sure about it, and its first rows."""
    return f'<p class="dtz-place">{escape(place_of(seen))}</p>{_doubts(seen)}{_rows(seen.table) if seen.table else ""}'


def place_of(seen: SeenTable) -> str:
    """Where a table stands, in words."""
    parts = [f"onder «{seen.section}»"] if seen.section else []
    parts += [f"tabel {seen.number}"] if seen.number > 1 else []
    parts += [f"bladzijde {seen.page}"] if seen.page else [f"regel {seen.first_line}"] if seen.has_lines else []
    told = ", ".join(parts) or "vooraan"
    return told[:1].upper() + told[1:]


def column_name(column: Column) -> str:
    """A heading with the unit where it does not say that itself."""
    unit = column.unit or ""
    return column.heading if not unit or unit in column.heading else f"{column.heading} ({unit})"


def _doubts(seen: SeenTable) -> str:
    if not seen.table or not seen.table.doubts:
        return ""
    items = "".join(f"<li>{escape(doubt[:1].upper() + doubt[1:])}.</li>" for doubt in seen.table.doubts)
    return f'<div class="dtz-doubts"><p>Dit is niet zeker:</p><ul>{items}</ul></div>'


def _rows(table: Table) -> str:
    headings = [table.row_heading or "Onderwerp", *map(column_name, table.columns)]
    count = len(table.rows)
    told = (
        f"de eerste {MOST_ROWS} van {count} rijen"
        if count > MOST_ROWS
        else f"{count} {'rij' if count == 1 else 'rijen'}"
    )
    return boxed_table(f"{table.title} – {told}", headings, grouped_rows(table.rows[:MOST_ROWS], len(headings), _row))


def _row(row: Row) -> str:
    cells = "".join(f'<td class="dtz-number">{escape(cell.printed)}</td>' for cell in row.cells)
    return f'<tr><th scope="row">{escape(row.label)}</th>{cells}</tr>'
