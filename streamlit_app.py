"""The web app's door: st.navigation over its pages."""

import streamlit as st

from assistant.web.about import about_page
from assistant.web.chat import chat_page
from assistant.web.check_text import check_text_page
from assistant.web.evaluation import evaluation_page
from assistant.web.frame import service
from assistant.web.report import report_page
from assistant.web.tables import tables_page

pages = [
    st.Page(chat_page, title="Vraag het rapport", url_path="vraag", default=True),
    st.Page(check_text_page, title="Cijfers controleren", url_path="controleren"),
    st.Page(tables_page, title="Tabellen en cijfers", url_path="tabellen"),
    st.Page(report_page, title="Het rapport", url_path="rapport"),
    st.Page(about_page, title="Over deze assistent", url_path="over"),
    st.Page(evaluation_page, title="Evaluatie", url_path="evaluatie"),
]
if service().staff:
    from assistant.web.add_report import add_report_page  # with all that reads reports, for those who add them

    pages.append(st.Page(add_report_page, title="Rapport toevoegen", url_path="rapport-toevoegen"))
st.navigation(pages, position="top").run()
