"""What every page needs: page settings, the look, the Dutch language mark, and the librarian shared by all visitors."""

import functools
import logging
import threading
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from assistant.librarian import Librarian, open_librarian
from assistant.service import Service, load_service
from vectorstore.errors import DtzError
from vectorstore.settings import index_folder

_HERE = Path(__file__).resolve().parent
_STYLE = f"<style>{(_HERE / 'page.css').read_text(encoding='utf-8')}</style>"
_SCRIPT = f"<script>{(_HERE / 'page.js').read_text(encoding='utf-8')}</script>"
FAULT = "Er ging iets mis in het programma. Probeer het opnieuw; blijft het misgaan, meld het dan bij {whom}."
"""What a visitor reads where the program is at fault; the log says more."""
_LOG = logging.getLogger(__name__)


def safely(draw: Callable[[], None]) -> Callable[[], None]:
    """A page of which a fault becomes a Dutch sentence: the last edge before the visitor."""

    @functools.wraps(draw)
    def drawn() -> None:
        try:
            draw()
        except DtzError as problem:
            st.error(str(problem))
        except Exception:  # whatever goes wrong, the visitor gets a sentence and the log the rest
            st.error(fault_text())

    return drawn


def open_page(title: str, wide: bool = False) -> None:
    """Settings of a page; call it first. `wide` is for pages with tables or columns."""
    st.set_page_config(page_title=title, page_icon="📊", layout="wide" if wide else "centered")
    st.html(_STYLE)
    st.html(_SCRIPT, unsafe_allow_javascript=True)


def shared_librarian() -> Librarian:
    """The librarian on the index in use; a new index is taken up at once. Stops the page where there is none."""
    try:
        librarian = _librarian(str(index_folder()), service().region)
        librarian.refresh()
        return librarian
    except DtzError as problem:
        st.error(str(problem))
        st.stop()


def service() -> Service:
    """What the service says of itself; the defaults where its file cannot be read, which the log tells."""
    try:
        return load_service()
    except DtzError as problem:
        _LOG.warning("%s", problem)
        return Service()


def fault_text() -> str:
    """Log what went wrong, and what to show of it."""
    _LOG.exception("fault on a page")
    return FAULT.format(whom=service().whom_to_ask)


def problem_text(problem: Exception) -> str:
    """What to show of a problem: its own sentence, or where the program is at fault that it is, which the log tells."""
    return str(problem) if isinstance(problem, DtzError) else fault_text()


@st.cache_resource(show_spinner=False, max_entries=2)
def _librarian(root: str, region: str) -> Librarian:
    import numpy  # noqa: F401  # before the thread does: Altair uses them as soon as they are half loaded
    import pandas  # noqa: F401

    librarian = open_librarian(Path(root), region)
    threading.Thread(target=librarian.warm_up, daemon=True).start()
    return librarian
