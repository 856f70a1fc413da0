"""The report page: the report's own text, opened at the words that the address names."""

import streamlit as st

from assistant.reading_order import chapters_of
from assistant.web.frame import open_page, safely, shared_assistant
from assistant.web.report_html import Mark, chapter_html, contents_html, holds_mark
from assistant.web.source_links import COLUMN, QUOTE, REPORT, ROW
from vectorstore.records import Report


@safely
def report_page() -> None:
    """Draw the report; a quote that is not (or no longer) in it is told so."""
    open_page("Het rapport")
    assistant = shared_assistant()
    asked = st.query_params
    reports = assistant.index.content.reports
    report = next((r for r in reports if r.id == asked.get(REPORT)), reports[0])
    if len(reports) > 1:
        names = {r.id: _name(r) for r in reports}
        chosen = st.selectbox("Rapport", list(names), index=list(names).index(report.id), format_func=names.__getitem__)
        report = next(r for r in reports if r.id == chosen)
    st.title(_name(report))
    st.write("De tekst van het rapport zoals de assistent die leest. Grafieken staan er niet in; de tabellen wel.")
    chapters = chapters_of(assistant.index, report.id)
    mark = Mark(asked[QUOTE], asked.get(ROW, ""), asked.get(COLUMN, "")) if asked.get(QUOTE) else None
    if mark and not holds_mark(chapters, mark):
        st.warning("De aangehaalde woorden staan niet (meer) zo in dit rapport. Zoek ze via de hoofdstukken hieronder.")
    elif mark:
        st.caption("De aangehaalde woorden zijn geel gemarkeerd.")
    st.html(contents_html(chapters))
    for at, chapter in enumerate(chapters):
        st.html(chapter_html(chapter, at, mark))


def _name(report: Report) -> str:
    return f"{report.title} ({report.edition})" if report.edition else report.title
