"""The conversation of one visitor: kept in the session of the browser tab, and in the address so that it can be shared.

Streamlit forgets a session when the page is loaded again; the questions in the address are then asked again, which gives the
same answers.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from assistant.librarian import Librarian
from assistant.suggestions import next_questions
from assistant.turn import Turn
from assistant.web.frame import fault_text
from vectorstore.errors import DtzError

TURNS, WAITING = "turns", "waiting"
"""Keys in the session: the turns so far, and questions that are still to be answered."""
QUESTION = "vraag"
"""Name in the address; it stands there once for each question."""
REMEMBERED = 6
"""Earlier questions that a follow-up may build on."""
MOST_IN_ADDRESS, LONGEST_ADDRESS = 20, 1800
"""Questions, and their characters together, that the address holds: longer addresses do not survive everywhere."""


def turns() -> list[Turn]:
    """The turns so far. At the first look in a session, the questions in the address are taken up."""
    if TURNS not in st.session_state:
        st.session_state[TURNS] = []
        st.session_state[WAITING] = [q for q in st.query_params.get_all(QUESTION) if q.strip()][:MOST_IN_ADDRESS]
    elif st.session_state[TURNS] and QUESTION not in st.query_params:  # back from another page of the menu
        _to_address([turn.question for turn in st.session_state[TURNS]])
    found: list[Turn] = st.session_state[TURNS]
    return found


def waiting() -> list[str]:
    """Questions that are still to be answered, the oldest first; one leaves the list when its turn is kept."""
    found: list[str] = st.session_state.setdefault(WAITING, [])
    return found


def put(question: str) -> None:
    """Ask a question at the next drawing of the page."""
    waiting().append(question)


def answer_next(librarian: Librarian, report: str = "") -> Turn:
    """Answer the oldest waiting question, from the chosen report where there is one. A fault of the program becomes a
    sentence; nothing asked is lost.
    """
    question = waiting()[0]
    try:
        turn = Turn(question, librarian.ask(question, history_of(turns()), report))
    except DtzError as problem:
        turn = Turn(question, problem=str(problem))
    except Exception:  # the page is the edge: whatever goes wrong, the visitor gets a sentence
        turn = Turn(question, problem=fault_text())
    turns().append(turn)
    waiting().pop(0)
    _to_address([each.question for each in turns()])
    return turn


def with_suggestions(librarian: Librarian, turn: Turn) -> Turn:
    """The last turn with the questions that go on from it."""
    if turn.answer is None or turn.suggestions is not None:
        return turn
    try:
        suggested = next_questions(librarian, turn.question, history_of(turns()[:-1]), turn.answer)
    except Exception:  # suggestions are an extra; without them the answer stands as it is
        fault_text()
        return turn
    turns()[-1] = replace(turn, suggestions=suggested)
    return turns()[-1]


def start_over() -> None:
    """A new conversation."""
    st.session_state[TURNS] = []
    st.session_state[WAITING] = []
    _to_address([])


def history_of(earlier: Sequence[Turn]) -> list[str]:
    """The questions that a follow-up may build on."""
    return [turn.question for turn in earlier if turn.answer][-REMEMBERED:]


def _to_address(questions: Sequence[str]) -> None:
    """Put the last questions in the address, as many as fit."""
    kept: list[str] = []
    for question in reversed(questions[-MOST_IN_ADDRESS:]):
        if sum(map(len, kept)) + len(question) > LONGEST_ADDRESS:
            break
        kept.insert(0, question)
    if kept:
        st.query_params[QUESTION] = kept
    elif QUESTION in st.query_params:
        del st.query_params[QUESTION]
