"""The chat page: examples, the conversation, and under each answer its chart, figures and sources."""

from html import escape

import streamlit as st

from assistant.ask import Assistant
from assistant.chart_data import chart_of
from assistant.examples import example_questions
from assistant.records import Answer
from assistant.service import Service
from assistant.turn import Turn
from assistant.web.answer_html import answer_html
from assistant.web.chart import show_chart
from assistant.web.conversation import answer_next, history_of, put, start_over, turns, waiting, with_suggestions
from assistant.web.feedback_form import forget_feedback, show_feedback
from assistant.web.figures_html import answer_figures_html, chart_figures_html
from assistant.web.frame import open_page, safely, service, shared_assistant
from assistant.web.source_view import plain_markdown, source_html
from assistant.web.trace import show_trace
from assistant.web.trust import trust_html
from assistant.web.use_answer import show_use, show_whole_use
from vectorstore.records import Report

BOX = "question"
"""Key of the box for questions."""
BOX_PLACE = "dtz-box"
"""Key of what is around the box; the style sheet keeps it in sight."""
LONGEST_SHOWN = 600
"""Characters of a question that are shown; a longer one is not read anyway."""


@safely
def chat_page() -> None:
    """Draw the page and answer what was asked."""
    open_page("Vraag het rapport")
    assistant, about = shared_assistant(), service()
    report = assistant.index.content.reports[0]
    st.title("Vraag het rapport")
    st.html(trust_html(report, about))
    conversation = st.container()
    with st.container(key=BOX_PLACE):  # a box within the page: at its foot, Streamlit scrolls every page to the end
        st.chat_input("Typ hier uw vraag", key=BOX, on_submit=_typed)
    with conversation:
        _show_conversation(assistant, report, about)


def _show_conversation(assistant: Assistant, report: Report, about: Service) -> None:
    if not turns() and not waiting():
        _buttons("Bijvoorbeeld:", example_questions(assistant.index), "voorbeeld")
    last = len(turns()) + len(waiting()) - 1
    for number, turn in enumerate(turns()):
        _show_turn(number, turn, assistant, report, about, number == last)
    while waiting():
        _show_question(len(turns()), waiting()[0])
        with st.spinner("Even zoeken in het rapport …"):
            turn = answer_next(assistant)
        number = len(turns()) - 1
        _show_answer(number, turn, assistant, report, about, number == last)
    if turns():
        _show_end(report)


def _show_turn(number: int, turn: Turn, assistant: Assistant, report: Report, about: Service, last: bool) -> None:
    _show_question(number, turn.question)
    _show_answer(number, turn, assistant, report, about, last)


def _show_question(number: int, question: str) -> None:
    with st.chat_message("user", avatar=":material/person:"):
        shown = question if len(question) <= LONGEST_SHOWN else f"{question[:LONGEST_SHOWN]} …"
        st.html(f'<h2 class="dtz-turn" id="dtz-turn-{number}">{escape(shown)}</h2>')


def _show_answer(number: int, turn: Turn, assistant: Assistant, report: Report, about: Service, last: bool) -> None:
    with st.chat_message("assistant", avatar=":material/query_stats:"):
        if turn.answer is None:
            st.warning(plain_markdown(turn.problem))
            return
        st.html(answer_html(turn.answer, assistant.index, number))
        _show_evidence(number, turn.answer, assistant)
        show_use(number, turn, report.title)
        if last:
            _show_what_next(number, with_suggestions(assistant, turn))
            show_feedback(number, turn, history_of(turns()[:number]), report.edition, about)
        if st.query_params.get("trace") == "1":
            show_trace(turn, history_of(turns()[:number]), assistant)


def _show_evidence(number: int, answer: Answer, assistant: Assistant) -> None:
    chart = chart_of(answer, assistant.index)
    if chart:
        show_chart(chart, f"grafiek-{number}")
    if answer.figures:
        with st.expander("Cijfers als tabel"):
            st.html(answer_figures_html(answer, assistant.index))
            if chart:
                st.html(chart_figures_html(chart))
    if answer.sources:
        with st.expander(f"Bronnen ({len(answer.sources)})"):
            for source in answer.sources:
                st.html(source_html(source, assistant.index))


def _show_what_next(number: int, turn: Turn) -> None:
    if turn.answer and turn.answer.choices:
        _buttons("Kies een onderwerp:", turn.answer.choices, f"keuze-{number}")
    elif turn.suggestions:
        _buttons("Vraag verder:", turn.suggestions, f"verder-{number}")


def _show_end(report: Report) -> None:
    with st.container(horizontal=True):
        st.button("Nieuw gesprek", icon=":material/refresh:", on_click=_start_over)
        if len(turns()) > 1:
            show_whole_use(turns(), report.title)


def _buttons(label: str, questions: tuple[str, ...] | list[str], key: str) -> None:
    """Questions that are asked with one click."""
    st.write(label)
    for number, question in enumerate(questions):
        st.button(plain_markdown(question), key=f"{key}-{number}", on_click=put, args=(question,), width="stretch")


def _typed() -> None:
    question = st.session_state[BOX]
    if question:
        put(question)


def _start_over() -> None:
    start_over()
    forget_feedback()
