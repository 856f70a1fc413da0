"""The chat page: examples, the conversation, and under each answer its chart, figures and sources."""

from html import escape

import streamlit as st

from assistant.chart_data import chart_of
from assistant.edition_chart import chart_of_editions
from assistant.examples import example_questions
from assistant.librarian import Librarian
from assistant.records import Answer
from assistant.service import Service
from assistant.turn import Turn
from assistant.web.answer_html import answer_html
from assistant.web.chart import show_chart
from assistant.web.conversation import answer_next, history_of, put, start_over, turns, waiting, with_suggestions
from assistant.web.feedback_form import forget_feedback, show_feedback
from assistant.web.figures_html import answer_figures_html, chart_figures_html
from assistant.web.frame import open_page, safely, service, shared_librarian
from assistant.web.report_chooser import choose_report
from assistant.web.source_view import plain_markdown, source_html
from assistant.web.trace import show_trace
from assistant.web.trust import trust_html
from assistant.web.use_answer import show_use, show_whole_use

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
    librarian, about = shared_librarian(), service()
    st.title("Vraag het rapport")
    st.html(trust_html(librarian.reports, librarian.home, about))
    chosen = choose_report(librarian)
    conversation = st.container()
    with st.container(key=BOX_PLACE):  # a box within the page: at its foot, Streamlit scrolls every page to the end
        st.chat_input("Typ hier uw vraag", key=BOX, on_submit=_typed)
    with conversation:
        _show_conversation(librarian, chosen, about)


def _show_conversation(librarian: Librarian, chosen: str, about: Service) -> None:
    if not turns() and not waiting():
        _buttons("Bijvoorbeeld:", example_questions(librarian.index(chosen)), "voorbeeld")
    last = len(turns()) + len(waiting()) - 1
    for number, turn in enumerate(turns()):
        _show_question(number, turn.question)
        _show_answer(number, turn, librarian, about, number == last)
    while waiting():
        _show_question(len(turns()), waiting()[0])
        with st.spinner("Even zoeken in het rapport …"):
            turn = answer_next(librarian, chosen)
        number = len(turns()) - 1
        _show_answer(number, turn, librarian, about, number == last)
    if turns():
        _show_end(librarian)


def _show_question(number: int, question: str) -> None:
    with st.chat_message("user", avatar=":material/person:"):
        shown = question if len(question) <= LONGEST_SHOWN else f"{question[:LONGEST_SHOWN]} …"
        st.html(f'<h2 class="dtz-turn" id="dtz-turn-{number}">{escape(shown)}</h2>')


def _show_answer(number: int, turn: Turn, librarian: Librarian, about: Service, last: bool) -> None:
    with st.chat_message("assistant", avatar=":material/query_stats:"):
        if turn.answer is None:
            st.warning(plain_markdown(turn.problem))
            return
        report = librarian.index(turn.answer.report_id).report
        st.html(answer_html(turn.answer, number))
        _show_evidence(number, turn.answer, librarian)
        show_use(number, turn, report.title)
        if last:
            _show_what_next(number, with_suggestions(librarian, turn))
            show_feedback(number, turn, history_of(turns()[:number]), report.edition, about)
        if st.query_params.get("trace") == "1":
            show_trace(turn, history_of(turns()[:number]), librarian.assistant(turn.answer.report_id))


def _show_evidence(number: int, answer: Answer, librarian: Librarian) -> None:
    chart = chart_of_editions(answer, librarian.index) or chart_of(answer, librarian.index(answer.report_id))
    if chart:
        show_chart(chart, f"grafiek-{number}")
    if answer.figures:
        with st.expander("Cijfers als tabel"):
            st.html(answer_figures_html(answer))
            if chart:
                st.html(chart_figures_html(chart))
    if answer.sources:
        with st.expander(f"Bronnen ({len(answer.sources)})"):
            for source in answer.sources:
                st.html(source_html(source, librarian.index(source.report_id)))


def _show_what_next(number: int, turn: Turn) -> None:
    if turn.answer and turn.answer.choices:
        _buttons("Kies een onderwerp:", turn.answer.choices, f"keuze-{number}")
    elif turn.suggestions:
        _buttons("Vraag verder:", turn.suggestions, f"verder-{number}")


def _show_end(librarian: Librarian) -> None:
    with st.container(horizontal=True):
        st.button("Nieuw gesprek", icon=":material/refresh:", on_click=_start_over)
        if len(turns()) > 1:
            show_whole_use(turns(), librarian.home.title)


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
