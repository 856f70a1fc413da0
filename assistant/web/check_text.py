"""The page on which a text is checked: paste it or choose a file, see each number with what the report says, take it along."""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from assistant.claims.claims_csv import claims_csv
from assistant.claims.claims_text import counts, summary
from assistant.claims.commented_word import commented_word
from assistant.claims.memo import memo_of, read_memo
from assistant.claims.over_reports import Checked, check_memo
from assistant.claims.records import NO_CLAIM, VERDICTS, Memo
from assistant.librarian import Librarian
from assistant.web.claims_html import claims_html, marked_text_html
from assistant.web.frame import open_page, problem_text, safely, shared_librarian
from assistant.web.outcome_html import outcome_html
from assistant.web.report_chooser import choose_report
from assistant.web.source_view import plain_markdown
from assistant.web.use_answer import WORD
from vectorstore.errors import ReportError

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

TITLE = "Cijfers controleren"
TEXT, KEPT, CHECKED, PROBLEM, UPLOADS = "check-text", "check-kept", "check-done", "check-problem", "check-uploads"
"""Keys in the session: the pasted text, the same where a visit to another page does not wipe it, the last text that was checked,
what was wrong, and how many files were chosen.
"""
TIMES = "check-times"
"""Key in the session: how many texts were checked."""
SPEED = 20_000
"""Characters a second: the report itself, 57.000 characters, takes 2 seconds on two cores, a busy one more."""
LONG = 10
"""Seconds from which a visitor is told how long it takes."""
LONGEST_NAME = 100
_NOT_IN_NAMES = re.compile(r"^.*[/\\]|[^\w .()-]")
_YEAR = re.compile(r"(?:19|20)\d\d")
MOST_UNCHECKED = 12
"""More numbers that claim nothing are not worth a list."""
MOST_MEGABYTES = 20
CAUTION = (
    "De assistent kan een zin verkeerd begrijpen, en niet elke bewering wordt herkend. Kijk bij elk cijfer dat u naar buiten "
    "brengt naar de bron, en lees ook wat niet gemarkeerd is."
)
EXAMPLE = "Bijvoorbeeld: De werkloosheid in … was in … het laagst van alle gemeenten: … procent."


@safely
def check_text_page() -> None:
    """Draw the page. What is checked stays in the session of the visitor, and nowhere else."""
    open_page(TITLE, wide=True)
    librarian = shared_librarian()
    st.title(TITLE)
    st.write(
        "Plak een tekst of kies een bestand. Elk cijfer, en elke bewering zoals «de hoogste van de vijf», wordt vergeleken met "
        "het rapport. De tekst wordt niet bewaard."
    )
    report = choose_report(librarian, "uw tekst")
    st.session_state.setdefault(TEXT, st.session_state.get(KEPT, ""))
    text = st.session_state[KEPT] = st.text_area("Uw tekst", key=TEXT, height=220, placeholder=EXAMPLE)
    uploaded = st.file_uploader(
        "Of kies een bestand: Word, PDF of tekst",
        max_upload_size=MOST_MEGABYTES,
        key=f"check-file-{st.session_state.setdefault(UPLOADS, 0)}",
    )
    with st.container(horizontal=True):
        pressed = st.button("Controleren", type="primary", icon=":material/fact_check:")
        st.button("Leegmaken", icon=":material/backspace:", on_click=_clear)
    if uploaded and text.strip():
        st.info("U hebt een tekst geplakt én een bestand gekozen. Alleen het bestand wordt gecontroleerd; haal het weg met het "
                "kruisje om de geplakte tekst te controleren.")  # fmt: skip
    if pressed:
        _check(text, uploaded, librarian, report)
    if st.session_state.get(PROBLEM):
        st.error(plain_markdown(st.session_state[PROBLEM]))
    checked: Checked | None = st.session_state.get(CHECKED)
    if checked:
        _show(checked, pressed)


def _clear() -> None:
    """Take text, file and outcome away."""
    for key in (CHECKED, PROBLEM):
        st.session_state.pop(key, None)
    st.session_state[TEXT] = st.session_state[KEPT] = ""
    st.session_state[UPLOADS] = st.session_state.get(UPLOADS, 0) + 1


def _check(text: str, uploaded: "UploadedFile | None", librarian: Librarian, report: str) -> None:
    """Check the file if there is one, else the pasted text; what was wrong stays in sight until the next time."""
    st.session_state.pop(PROBLEM, None)
    st.session_state.pop(CHECKED, None)
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
    try:
        with st.spinner("De tekst lezen …"):
            memo = _uploaded(uploaded.name, uploaded.getvalue()) if uploaded else memo_of(text)
        with st.spinner(f"De tekst vergelijken met het rapport … {_how_long(memo)}"):
            st.session_state[CHECKED] = check_memo(memo, librarian, report)
    except Exception as problem:  # whatever it is: the text stays where it is
        st.session_state[PROBLEM] = problem_text(problem)


def _how_long(memo: Memo) -> str:
    """About how long a text takes, "" where that is not worth telling."""
    seconds = sum(len(block.text) for block in memo.blocks) / SPEED
    if seconds < LONG:
        return ""
    told = (
        f"{round(seconds, -1):.0f} seconden"
        if seconds < 55
        else "een minuut"
        if seconds < 90
        else f"{seconds / 60:.0f} minuten"
    )
    return f"Dat duurt ongeveer {told}."


def _uploaded(name: str, content: bytes) -> Memo:
    """An uploaded file as a memo; it stands on disk only while it is read. Raises ReportError where it cannot be read."""
    if not content.strip():
        raise ReportError(f"Het bestand {name} is leeg; kies een ander bestand of plak de tekst.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (_NOT_IN_NAMES.sub("", name)[-LONGEST_NAME:].strip(" .") or "tekst")
        path.write_bytes(content)
        return read_memo(path, name)


def _show(checked: Checked, is_new: bool) -> None:
    """The outcome; a new one is brought into sight and told to those who listen."""
    st.header("Uitslag")
    goal = f"check-{st.session_state[TIMES]}" if is_new else ""
    st.html(outcome_html(summary(checked.claims), goal))
    what = f"het bestand {checked.memo.name}" if checked.memo.name else "de geplakte tekst"
    st.caption(plain_markdown(f"Gecontroleerd: {what}. Vergeleken met: {checked.report.name}."))
    st.write(CAUTION)
    _downloads(checked)
    chosen = _filter(checked)
    text, listed = st.columns([3, 2], gap="large")
    with text:
        st.subheader("De tekst")
        st.html(marked_text_html(checked, chosen))
    with listed:
        st.subheader("De beweringen")
        st.html(claims_html(checked, chosen))
        _tell_unchecked(checked)


def _tell_unchecked(checked: Checked) -> None:
    """The numbers that were not held against the report, so that nobody takes them for right."""
    numbers = list(
        dict.fromkeys(
            one.claim.text for one in checked.claims if one.verdict == NO_CLAIM and not _YEAR.fullmatch(one.claim.text)
        )
    )
    if not numbers:
        return
    more = " en andere" if len(numbers) > MOST_UNCHECKED else ""
    st.caption(plain_markdown(f"Niet vergeleken, omdat de assistent er geen bewering over een onderwerp van het rapport in ziet: "
                              f"{', '.join(numbers[:MOST_UNCHECKED])}{more}."))  # fmt: skip


def _filter(checked: Checked) -> Sequence[str]:
    """The verdicts that are shown: all that the text has, until the visitor chooses."""
    told = {verdict: count for verdict, count in counts(checked.claims).items() if count and verdict != NO_CLAIM}
    if not told:
        return ()
    chosen = st.pills(
        "Toon alleen",
        list(told),
        selection_mode="multi",
        format_func=lambda verdict: f"{VERDICTS[verdict]} ({told[verdict]})",
        key=f"check-filter-{st.session_state[TIMES]}",
    )
    return chosen or list(told)


def _downloads(checked: Checked) -> None:
    if all(one.verdict == NO_CLAIM for one in checked.claims):
        return
    name = Path(checked.memo.name).stem or "tekst"
    with st.container(horizontal=True):
        st.download_button("Word met opmerkingen", lambda: commented_word(checked), f"{name}-gecontroleerd.docx", WORD,
                           on_click="ignore", icon=":material/description:")  # fmt: skip
        st.download_button("CSV", lambda: claims_csv(checked), f"{name}-gecontroleerd.csv", "text/csv",
                           on_click="ignore", icon=":material/table:")  # fmt: skip
