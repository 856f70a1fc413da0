"""The report page: the report's own text, opened at the words that the address names."""

import streamlit as st

from assistant.reading_order import chapters_of
from assistant.web.frame import open_page, safely, shared_librarian
from assistant.web.report_html import Mark, chapter_html, contents_html, holds_mark
from assistant.web.source_links import COLUMN, QUOTE, REPORT, ROW


@safely
def report_page() -> None:
    """Draw the report; a quote that is not (or no longer) in it is told so."""
    open_page("Het rapport")
    librarian = shared_librarian()
    asked = st.query_params
    reports = {report.id: report for report in librarian.reports}
    chosen = asked[REPORT] if asked.get(REPORT) in reports else librarian.home.id
    if len(reports) > 1:
        names = list(reports)
        chosen = st.selectbox("Rapport", names, index=names.index(chosen), format_func=lambda id_: reports[id_].name)
    st.title(reports[chosen].name)
    st.write("De tekst van het rapport zoals de assistent die leest. Grafieken staan er niet in; de tabellen wel.")
    chapters = chapters_of(librarian.index(chosen))
    mark = Mark(asked[QUOTE], asked.get(ROW, ""), asked.get(COLUMN, "")) if asked.get(QUOTE) else None
    if mark and not holds_mark(chapters, mark):
        st.warning("De aangehaalde woorden staan niet (meer) zo in dit rapport. Zoek ze via de hoofdstukken hieronder.")
    elif mark:
        st.caption("De aangehaalde woorden zijn geel gemarkeerd.")
    st.html(contents_html(chapters))
    for at, chapter in enumerate(chapters):
        st.html(chapter_html(chapter, at, mark))
