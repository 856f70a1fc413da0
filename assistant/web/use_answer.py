"""Taking an answer along: copied as text, as a Word document, its figures as CSV."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from assistant.turn import Turn
from assistant.use.figures_csv import as_csv
from assistant.use.text import as_text
from assistant.use.word import as_word
from vectorstore.dutch.words import fold

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_use(number: int, turn: Turn, title: str) -> None:
    """Buttons for one answer."""
    text = escape(as_text(turn, date.today()))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            f'<button type="button" class="dtz-button" data-dtz-copy="dtz-text-{number}">Kopieer met bronnen</button>'
            f'<span id="dtz-text-{number}" hidden>{text}</span>',
            width="content",
        )
        _downloads([turn], title, f"antwoord-{number}", f"antwoord-{_slug(turn.question)}")


def show_whole_use(turns: Sequence[Turn], title: str) -> None:
    """Buttons for the whole conversation."""
    with st.container(horizontal=True):
        _downloads(turns, title, "gesprek", "gesprek")


def _downloads(turns: Sequence[Turn], title: str, key: str, name: str) -> None:
    whole = "Gesprek als " if key == "gesprek" else ""
    st.download_button(f"{whole}Word", lambda: as_word(turns, title, date.today()), f"{name}.docx", WORD,
                       key=f"word-{key}", on_click="ignore", icon=":material/description:", wrap=True)  # fmt: skip
    if any(turn.answer and turn.answer.figures for turn in turns):
        st.download_button(f"{whole}CSV met cijfers", lambda: as_csv(turns), f"{name}.csv", "text/csv",
                           key=f"csv-{key}", on_click="ignore", icon=":material/table:", wrap=True)  # fmt: skip


def _slug(question: str) -> str:
    """A question as part of the name of a file."""
    return re.sub(r"[^a-z0-9]+", "-", fold(question))[:60].strip("-") or "vraag"
