"""The choice of a report above the conversation, kept in the address so that it can be shared."""

import streamlit as st

from assistant.librarian import Librarian
from assistant.web.source_links import REPORT

AUTOMATIC = ""
CHOOSER = "report"
"""Key of the choice in the session."""


def choose_report(librarian: Librarian, named_in: str = "uw vraag") -> str:
    """The id of the report that questions are put to; "" for the one that fits what is `named_in` it. Draws nothing where there
    is one report.
    """
    reports = {report.id: report.name for report in librarian.reports}
    if len(reports) == 1:
        return AUTOMATIC
    names = {AUTOMATIC: f"Vanzelf: {librarian.home.name}, of wat u in {named_in} noemt"} | reports
    asked = st.query_params.get(REPORT, AUTOMATIC)
    options = list(names)
    chosen = st.selectbox(
        "Rapport",
        options,
        index=options.index(asked) if asked in names else 0,
        format_func=names.__getitem__,
        key=CHOOSER,
    )
    if chosen:
        st.query_params[REPORT] = chosen
    elif REPORT in st.query_params:
        del st.query_params[REPORT]
    return chosen
