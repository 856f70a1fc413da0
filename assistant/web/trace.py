"""For staff (`?trace=1`): how a question was read, which rule answered, and the figures and sentences that were weighed."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from assistant.ask import Assistant
from assistant.evaluation.report_text import decimal
from assistant.sheet import headings, show
from assistant.turn import Turn
from assistant.web.figures_html import table_html

MOST = 8
"""Rows of each table."""
OF_FIGURES = ("Cijfer", "Onderwerp", "Gebied", "Periode", "Dekking", "Score")
OF_SENTENCES = ("Zin", "Plaats", "Dekking", "Betekenis", "Score")


def show_trace(turn: Turn, history: Sequence[str], assistant: Assistant) -> None:
    """Draw what is known of one answer."""
    if turn.answer is None:
        return
    st.code("\n".join(turn.answer.trace), language=None, wrap_lines=True)
    figures, sentences = assistant.candidates(turn.question, history)
    rows = [
        (
            show(m.figure),
            m.figure.indicator,
            m.figure.area,
            m.figure.period.label,
            decimal(m.coverage, 2),
            decimal(m.score, 2),
        )
        for m in figures[:MOST]
    ]
    st.html(table_html("Cijfers die in aanmerking kwamen", OF_FIGURES, [[*map(escape, row)] for row in rows]))
    told = [
        (s.sentence.text, headings(s.sentence.place), decimal(s.covered, 2), decimal(s.meaning, 2), decimal(s.score, 2))
        for s in sentences[:MOST]
    ]
    st.html(table_html("Zinnen die in aanmerking kwamen", OF_SENTENCES, [[*map(escape, row)] for row in told]))
