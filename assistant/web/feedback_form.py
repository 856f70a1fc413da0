"""What a visitor thinks of an answer: thumbs, and with a thumb down why; nothing is kept before the visitor sends it."""

from collections.abc import Sequence

import streamlit as st

from assistant.feedback.records import LONGEST, REASONS, Feedback
from assistant.feedback.store import FeedbackStore
from assistant.service import Service
from assistant.turn import Turn
from vectorstore.errors import DtzError
from vectorstore.settings import feedback_file

SENT, OPEN = "feedback-sent", "feedback-open"
"""Keys in the session: ids of what was sent, by turn; the turn of which the form is open."""
PROBLEM = "feedback-problem"


def show_feedback(number: int, turn: Turn, history: Sequence[str], edition: str, service: Service) -> None:
    """Thumbs, the form, or thanks with a way back."""
    if not service.feedback or turn.answer is None:
        return
    sent: dict[int, int] = st.session_state.setdefault(SENT, {})
    if st.session_state.get(PROBLEM):
        st.error(st.session_state.pop(PROBLEM))
    if number in sent:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write("Dank u wel, uw oordeel is bewaard.")
            st.button("Ongedaan maken", key=f"terug-{number}", on_click=_take_back, args=(number,))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.write("Was dit antwoord goed?")
        st.button("Ja", icon=":material/thumb_up:", key=f"goed-{number}", on_click=_keep,
                  args=(number, turn, tuple(history), edition, True))  # fmt: skip
        st.button("Nee", icon=":material/thumb_down:", key=f"slecht-{number}", on_click=_open, args=(number,))
    st.caption(notice(service))
    if st.session_state.get(OPEN) == number:
        _form(number, turn, history, edition)


def notice(service: Service) -> str:
    """What is kept, and for how long."""
    return (
        f"Wat u hier kiest of schrijft, bewaren wij met de vraag en het antwoord, zonder uw naam, hoogstens "
        f"{service.feedback_days} dagen. Schrijf geen persoonsgegevens."
    )


def _form(number: int, turn: Turn, history: Sequence[str], edition: str) -> None:
    with st.form(f"oordeel-{number}"):
        st.radio("Wat is er mis?", list(REASONS), format_func=REASONS.__getitem__, index=None, key=f"reden-{number}")
        st.text_area("Wat had u verwacht? (hoeft niet)", key=f"verwacht-{number}", max_chars=LONGEST)
        with st.container(horizontal=True):
            st.form_submit_button("Versturen", type="primary", on_click=_keep,
                                  args=(number, turn, tuple(history), edition, False))  # fmt: skip
            st.form_submit_button("Annuleren", on_click=_open, args=(None,))


def _open(number: int | None) -> None:
    st.session_state[OPEN] = number


def _keep(number: int, turn: Turn, history: tuple[str, ...], edition: str, good: bool) -> None:
    if turn.answer is None:
        return
    reason = "" if good else st.session_state.get(f"reden-{number}") or "other"
    expected = "" if good else st.session_state.get(f"verwacht-{number}", "")
    feedback = Feedback(turn.question, history, turn.answer.text, turn.answer.status, good, reason, expected, edition)
    try:
        st.session_state[SENT][number] = FeedbackStore(feedback_file()).add(feedback)
        st.session_state[OPEN] = None
    except DtzError as problem:
        st.session_state[PROBLEM] = str(problem)


def _take_back(number: int) -> None:
    try:
        FeedbackStore(feedback_file()).remove(st.session_state[SENT].pop(number))
    except DtzError as problem:
        st.session_state[PROBLEM] = str(problem)


def forget_feedback() -> None:
    """A new conversation has no thumbs yet; what was sent stays kept."""
    st.session_state[SENT] = {}
    st.session_state[OPEN] = None
