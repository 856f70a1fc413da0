"""The door of a page for staff: an access code, typed once a session."""

import hmac
import logging
import threading
import time

import streamlit as st

from vectorstore.settings import staff_code

ENTERED = "staff-entered"
"""Key in the session: whether the right code was typed."""
TYPED = "staff-typed"
PAUSE = 1.0
"""Seconds after a wrong code before the next one is looked at, for all visitors together: guessing takes too long."""
HOW_TO = (
    "Deze pagina staat aan, maar er is nog geen toegangscode. De beheerder kiest een code, zet die in de omgevingsvariabele "
    "DTZ_STAFF_CODE en start de assistent opnieuw. Daarna kunt u hier met die code een rapport toevoegen."
)
_ONE_TRY = threading.Lock()
_LOG = logging.getLogger(__name__)


def may_enter() -> bool:
    """Whether this visitor typed the code; draws what is needed for that where not."""
    if not staff_code():
        st.info(HOW_TO)
        return False
    if st.session_state.get(ENTERED) == staff_code():
        return True
    with st.form("staff", border=True):
        st.text_input("Toegangscode", type="password", key=TYPED, autocomplete="current-password")
        sent = st.form_submit_button("Verder", type="primary")
    if not sent:
        st.caption("Deze pagina is voor medewerkers. De code krijgt u van de beheerder van de assistent.")
        return False
    if _is_right(st.session_state[TYPED]):
        st.session_state[ENTERED] = staff_code()
        st.rerun()
    st.error("Deze code klopt niet. Probeer het opnieuw, of vraag de code aan de beheerder.")
    return False


def _is_right(typed: str) -> bool:
    if hmac.compare_digest(typed.encode(), staff_code().encode()):
        return True
    _LOG.warning("wrong access code on the page for staff")
    with _ONE_TRY:
        time.sleep(PAUSE)
    return False
