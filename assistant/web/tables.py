"""The tables page: every figure of a report to search, filter, sort, draw and take along, and its tables as printed."""

from collections.abc import Iterable, Sequence

import streamlit as st

from assistant.browse.charted import chart_of, chartable
from assistant.browse.rows import ORDERS, FigureRow, Wanted, figure_rows, ordered, wanted_rows
from assistant.browse.sheets import figures_csv, workbook
from assistant.web.chart import show_chart
from assistant.web.figures_table_html import rows_html, table_html
from assistant.web.frame import open_page, safely, shared_librarian
from assistant.web.outcome_html import outcome_html
from assistant.web.source_links import REPORT
from assistant.web.source_view import plain_markdown
from vectorstore.index import Index
from vectorstore.records import Table

TITLE = "Tabellen en cijfers"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ON_A_PAGE = 50
LONGEST_SEARCH = 200
CHOSEN, WORDS, TURNED = "table-report", "table-words", "table-turned"
"""Keys in the session: the chosen report, the words that are looked for (the address alone would undo the next ones), and
whether the visitor went on to the next page just now, which is then brought into sight.
"""
SEARCH = "zoek"
"""In the address: the words that are looked for."""


@safely
def tables_page() -> None:
    """Draw the page; what is searched for stands in the address, so that it can be shared."""
    open_page(TITLE, wide=True)
    librarian = shared_librarian()
    reports = {report.id: report for report in librarian.reports}
    asked = st.query_params.get(REPORT)
    chosen = asked if asked in reports else librarian.home.id
    st.title(TITLE)
    if len(reports) > 1:
        names = list(reports)
        if st.session_state.get(CHOSEN) not in reports:
            st.session_state[CHOSEN] = chosen
        chosen = st.selectbox("Rapport", names, format_func=lambda id_: reports[id_].name, key=CHOSEN)
        st.query_params[REPORT] = chosen
    index = librarian.index(chosen)
    rows = figure_rows(index)
    st.write(
        f"Alle {len(rows)} cijfers van «{index.report.name}», uit de tabellen en uit de tekst. Klik op de bron van een cijfer "
        "en u ziet waar het in het rapport staat."
    )
    figures, tables = st.tabs(["Alle cijfers", f"Tabellen ({len(index.content.tables)})"])
    with figures:
        _show_figures(rows, index)
    with tables:
        _show_tables(index)


def _show_figures(rows: Sequence[FigureRow], index: Index) -> None:
    wanted = _wanted(rows, index.content.members)
    with st.container(key="dtz-order"):
        left, right = st.columns(2)
    order = left.selectbox("Sorteren op", list(ORDERS))
    backwards = right.selectbox("Richting", ["oplopend", "aflopend"]) == "aflopend"
    found = ordered(wanted_rows(rows, wanted), order, backwards)
    if not found:
        st.info("Geen cijfers gevonden. Haal een filter weg, of zoek met minder woorden.")
        return
    _downloads(found, index)
    _show_chart(found, index)
    _show_page(found, f"table-page-{hash((index.report.id, wanted, order, backwards))}")


def _show_page(found: Sequence[FigureRow], key: str) -> None:
    """One page of the rows; another search has another `key`, and so starts at the first page."""
    pages = -(-len(found) // ON_A_PAGE)
    page = 1
    if pages > 1:
        page = st.selectbox("Bladzijde", range(1, pages + 1), format_func=lambda n: f"{n} van {pages}", key=key)
    first = (page - 1) * ON_A_PAGE
    shown = found[first : first + ON_A_PAGE]
    told = f"Cijfer {first + 1} tot en met {first + len(shown)} van {len(found)}" if len(found) > 1 else "1 cijfer"
    turned = st.session_state.pop(TURNED, False)
    st.html((outcome_html(told, f"{key}-{page}", "dtz-only-read") if turned else "") + rows_html(shown, told))
    if page < pages:
        st.button("Volgende bladzijde", icon=":material/arrow_forward:", on_click=_turn_to, args=(key, page + 1))


def _turn_to(key: str, page: int) -> None:
    st.session_state[key] = page
    st.session_state[TURNED] = True


def _example(rows: Sequence[FigureRow], members: Sequence[str]) -> str:
    """What to search for in this report, as an example."""
    row = next((row for row in rows if row.area in members), None)
    return f"bijvoorbeeld: {row.topic} {row.area}" if row else "bijvoorbeeld een onderwerp of een gemeente"


def _wanted(rows: Sequence[FigureRow], members: Sequence[str]) -> Wanted:
    """The search field and the filters."""
    st.session_state.setdefault(WORDS, st.query_params.get(SEARCH, ""))
    words = st.text_input("Zoeken", key=WORDS, placeholder=_example(rows, members))[:LONGEST_SEARCH]
    if words:
        st.query_params[SEARCH] = words
    elif SEARCH in st.query_params:
        del st.query_params[SEARCH]
    one, two, three = st.columns(3)
    topics = one.multiselect("Onderwerp", _names(row.topic for row in rows), placeholder="alle onderwerpen")
    areas = two.multiselect("Gebied", _names(row.area for row in rows), placeholder="alle gebieden")
    years = three.multiselect(
        "Jaar", sorted({row.year for row in rows if row.year}, reverse=True), placeholder="alle jaren"
    )
    return Wanted(words, tuple(topics), tuple(areas), tuple(years))


def _names(names: Iterable[str]) -> list[str]:
    return sorted(set(names), key=str.casefold)


def _downloads(found: Sequence[FigureRow], index: Index) -> None:
    name = f"cijfers-{index.report.id}"
    told = "1 cijfer" if len(found) == 1 else f"{len(found)} cijfers"
    with st.container(horizontal=True):
        st.download_button(f"{told} als CSV", lambda: figures_csv(found, index.report), f"{name}.csv", "text/csv",
                           on_click="ignore", icon=":material/table:")  # fmt: skip
        st.download_button("Excel, met de tabellen", lambda: workbook(found, index.content.tables, index.report),
                           f"{name}.xlsx", XLSX, on_click="ignore", icon=":material/grid_on:")  # fmt: skip


def _show_chart(found: Sequence[FigureRow], index: Index) -> None:
    topics = chartable(found)
    if not topics:
        return
    with st.expander("Grafiek", icon=":material/bar_chart:", expanded=len(topics) == 1):
        name = st.selectbox("Grafiek van", list(topics)) if len(topics) > 1 else next(iter(topics))
        show_chart(chart_of(topics[name], index), key=f"figure-chart-{name}")


def _show_tables(index: Index) -> None:
    if not index.content.tables:
        st.info("Dit rapport heeft geen tabellen die de assistent kan lezen.")
        return
    st.write("De tabellen zoals ze in het rapport staan. Elk getal leidt naar zijn plaats in het rapport.")
    for table in index.content.tables:
        with st.expander(plain_markdown(_name(table, index.content.tables)), expanded=len(index.content.tables) == 1):
            st.html(table_html(table, index))


def _name(table: Table, tables: Sequence[Table]) -> str:
    """The title of a table; with its first column where another table has that title too."""
    title = table.title or "Tabel"
    alone = sum(other.title == table.title for other in tables) == 1
    return title if alone or not table.columns else f"{title} – {table.columns[0].heading}"
