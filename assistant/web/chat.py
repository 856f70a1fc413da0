"""The chat page: examples, the conversation, and under each answer its figures and sources."""

import streamlit as st

from assistant.ask import Assistant
from assistant.examples import example_questions
from assistant.records import Answer
from assistant.web.frame import open_page, shared_assistant, show_last_question
from assistant.web.source_view import plain_markdown, source_html
from vectorstore.errors import DtzError

TURNS = "turns"
"""Key of the conversation in the session: a list of (question, answer)."""
ASKED = "asked"
"""Key of a question that was chosen with a button."""
REMEMBERED = 6
"""Earlier questions that a follow-up may build on."""


def chat_page() -> None:
    """Draw the page and answer what was asked."""
    open_page("Vraag het rapport")
    assistant = shared_assistant()
    report = assistant.index.content.reports[0]
    st.title("Vraag het rapport")
    edition = f", editie {report.edition}" if report.edition else ""
    st.write(
        f"Stel een vraag over de **{report.title}**{edition}. U krijgt het cijfer zoals het in het rapport staat, met de "
        "vindplaats. Dit is een automatische assistent: controleer de bron voordat u een cijfer gebruikt."
    )
    turns: list[tuple[str, Answer | str]] = st.session_state.setdefault(TURNS, [])
    if not turns:
        _buttons("Bijvoorbeeld:", example_questions(assistant.index), "voorbeeld")
    for number, (question, answer) in enumerate(turns):
        _show_turn(number, question, answer, assistant, last=number == len(turns) - 1)
    if turns:
        show_last_question(len(turns))
    typed = st.chat_input("Typ hier uw vraag")
    question = typed or st.session_state.pop(ASKED, None)
    if question:
        turns.append((question, _answer(assistant, question, turns)))
        st.rerun()
    if turns and st.button("Nieuw gesprek", icon=":material/refresh:"):
        turns.clear()
        st.rerun()


def _answer(assistant: Assistant, question: str, turns: list[tuple[str, Answer | str]]) -> Answer | str:
    """The answer, or the sentence that says why the question cannot be read."""
    history = [earlier for earlier, answer in turns if isinstance(answer, Answer)][-REMEMBERED:]
    try:
        with st.spinner("Even zoeken in het rapport …"):
            return assistant.ask(question, history)
    except DtzError as problem:
        return str(problem)


def _show_turn(number: int, question: str, answer: Answer | str, assistant: Assistant, last: bool) -> None:
    with st.chat_message("user", avatar=":material/person:"):
        st.markdown(plain_markdown(question))
    with st.chat_message("assistant", avatar=":material/query_stats:"):
        if isinstance(answer, str):
            st.warning(answer)
            return
        st.markdown(answer.text)
        if answer.figures:
            with st.expander(f"Cijfers ({len(answer.figures)})"):
                st.table(_figure_rows(answer))
        if answer.sources:
            with st.expander(f"Bronnen ({len(answer.sources)})", expanded=last and len(answer.sources) <= 2):
                for source in answer.sources:
                    st.html(source_html(source, assistant.index))
        if last and answer.choices:
            _buttons("Kies een onderwerp:", answer.choices, f"keuze{number}")
        if st.query_params.get("trace") == "1":
            st.code("\n".join(answer.trace), language=None)


def _figure_rows(answer: Answer) -> list[dict[str, str]]:
    return [
        {
            "Cijfer": figure.text,
            "Onderwerp": figure.indicator,
            "Gebied": figure.area,
            "Periode": figure.period or "niet genoemd",
            "Berekening": figure.calculation or "zoals gedrukt",
        }
        for figure in answer.figures
    ]


def _buttons(label: str, questions: tuple[str, ...] | list[str], key: str) -> None:
    """Questions that are asked with one click."""
    st.write(label)
    for number, question in enumerate(questions):
        st.button(question, key=f"{key}-{number}", on_click=_choose, args=(question,), width="stretch")


def _choose(question: str) -> None:
    st.session_state[ASKED] = question
