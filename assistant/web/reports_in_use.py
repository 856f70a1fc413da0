"""The reports of the assistant as staff see them: which there are, since when, and the one that was added last."""

from datetime import datetime
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from assistant.incoming.adding import Added, catalogue_of
from assistant.web.figures_html import table_html
from assistant.web.frame import shared_librarian
from assistant.web.source_links import PAGE, REPORT
from assistant.web.source_view import plain_markdown
from vectorstore.catalogue import report_folder
from vectorstore.embedder import Embedder
from vectorstore.settings import index_folder

HEADINGS = ("Rapport", "Editie", "Regio", "In de assistent sinds", "Tabellen", "Cijfers", "Zinnen")


def show_reports() -> None:
    """A table of the reports in the index."""
    st.header("Rapporten in de assistent")
    root = index_folder()
    catalogue = catalogue_of(root)
    if catalogue is None:
        st.write("Er zit nog geen rapport in de assistent.")
        return
    librarian = shared_librarian()
    rows = []
    for entry in catalogue.entries:
        report, content = entry.report, librarian.index(entry.report.id).content
        since = _made(report_folder(root, entry.digest))
        counts = (len(content.tables), len(content.figures), len(content.sentences))
        told = (report.title, report.edition or "onbekend", report.region, f"{since:%d-%m-%Y}", *map(str, counts))
        rows.append([escape(text) for text in told])
    st.html(table_html("Wat er van elk rapport gelezen is", HEADINGS, rows))


def show_added(added: Added) -> None:
    """That a report was added, with links to use it."""
    inside = {entry.report.id for entry in catalogue.entries} if (catalogue := catalogue_of(index_folder())) else set()
    if added.id not in inside:
        st.warning(plain_markdown(f"{added.name} staat in data/reports, maar zit nog niet in de assistent."))
        return
    st.success(plain_markdown(f"{added.name} zit in de assistent."))
    address = escape(urlencode({REPORT: added.id}))
    st.html(
        f'<ul><li><a href="./?{address}">Stel een vraag over dit rapport</a></li>'
        f'<li><a href="{PAGE}?{address}">Lees het rapport zoals de assistent het leest</a></li></ul>'
    )


def embedder_in_use() -> Embedder | None:
    """The model that answers questions, so that it is not loaded twice; None where there is no index yet."""
    return shared_librarian().library.embedder if catalogue_of(index_folder()) else None


def _made(folder: Path) -> datetime:
    """When a report was brought into the index: its oldest file, as searching touches the others."""
    return datetime.fromtimestamp(min(file.stat().st_mtime for file in folder.iterdir()))
