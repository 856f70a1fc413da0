"""The page for staff on which a report is added: upload, look at what was understood, correct, add, and take it out again."""

from collections.abc import Callable
from html import escape

import streamlit as st

from assistant.incoming.adding import add, last_added, not_in_folder, rivals, undo
from assistant.incoming.differences import differences
from assistant.incoming.draft import Draft
from assistant.incoming.job import Job, Tell, current_job, start_job
from assistant.incoming.shelf import MOST_MEGABYTES, Waiting, discard, keep, waiting
from assistant.incoming.understood import Understood, forget, understand
from assistant.web.frame import open_page, problem_text, safely
from assistant.web.report_details import show_details
from assistant.web.reports_in_use import embedder_in_use, show_added, show_reports
from assistant.web.source_view import plain_markdown
from assistant.web.staff_code import may_enter
from assistant.web.table_corrections import PROBLEM, show_tables
from assistant.web.understood_html import chapters_html, counts_html
from vectorstore.errors import DtzError
from vectorstore.settings import index_folder

TITLE = "Rapport toevoegen"
UPLOADS, FAILED = "incoming-uploads", "incoming-failed"
"""Keys in the session: how many files were uploaded, so that each gets a field of its own; the file that could not be read,
with the sentence about it.
"""
STARTED = "incoming-job"
"""Key in the session: the work that this visitor started, of which the outcome has not been told yet."""
DISCARDING = "incoming-discarding"
"""Key in the session: the file that this visitor is asked about whether it may go."""
REPLACE, BESIDE = "vervang", "ernaast"
LOOK_EVERY = 0.3
"""Seconds between two looks at work that is under way."""


@safely
def add_report_page() -> None:
    """Draw the page: where the report that is being added stands is read from the folders, so a reload loses nothing."""
    open_page(TITLE)
    st.title(TITLE)
    if not may_enter():
        return
    _follow_job()
    _tell_outcome()
    one = waiting()
    if one:
        _look_at(one)
    else:
        added = last_added()
        if added:
            show_added(added)
            st.button("Terugdraaien", icon=":material/undo:", on_click=_undo, help="Het rapport gaat uit de assistent en staat "
                      "daarna weer klaar om te verbeteren of weg te gooien.")  # fmt: skip
        _upload()
    show_reports()


def _follow_job() -> None:
    """Show work that is under way, whoever started it."""
    job = current_job()
    if job:
        _follow(job)


def _follow(job: Job) -> None:
    """Show work until it is done, and draw the page anew; leaving the page does not stop it."""
    bar = st.progress(0.0, job.title)
    while job.running:
        bar.progress(job.share, job.step or job.title)
        job.wait(LOOK_EVERY)
    st.rerun()


def _tell_outcome() -> None:
    job: Job | None = st.session_state.pop(STARTED, None)
    if job and job.broken:
        st.error("Er ging iets mis in het programma; de assistent werkt nog met de rapporten van ervoor. "
                 "Meld het bij de beheerder.")  # fmt: skip
    problem = (job.problem if job else "") or st.session_state.pop(PROBLEM, "")
    if problem:
        st.error(plain_markdown(problem))


def _upload() -> None:
    st.header("Kies een bestand")
    st.write(
        "Kies een rapport als PDF, Word-bestand (.docx) of tekst (.txt of .md). U ziet daarna eerst wat de assistent ervan "
        "begrijpt. Het rapport komt pas in de assistent als u daarvoor kiest."
    )
    uploaded = st.file_uploader(
        "Rapport",
        type=["pdf", "docx", "txt", "md"],
        key=f"incoming-upload-{st.session_state.setdefault(UPLOADS, 0)}",
        max_upload_size=MOST_MEGABYTES,
    )
    if uploaded is None:
        return
    failed, told = st.session_state.get(FAILED, ("", ""))
    if failed == uploaded.file_id:
        st.error(plain_markdown(told))
        return
    try:
        with st.spinner("Het rapport lezen … Bij een groot rapport duurt dat enkele minuten."):
            _read_first(uploaded.name, uploaded.getbuffer())
    except Exception as problem:  # whatever it is, the same file is not read once more at the next press of a button
        told = problem_text(problem)
        st.session_state[FAILED] = uploaded.file_id, told
        st.error(plain_markdown(told))
        return
    st.session_state[UPLOADS] += 1
    st.rerun()


def _read_first(name: str, content: bytes | memoryview) -> None:
    """Keep a file and read it; one that cannot be read is not kept."""
    one = keep(name, content)
    try:
        understand(one)
    except Exception:
        discard(one)
        forget()
        raise


def _look_at(one: Waiting) -> None:
    st.header("Kijk na wat de assistent begrijpt")
    try:
        with st.spinner("Het rapport lezen … Bij een groot rapport duurt dat enkele minuten."):
            seen = understand(one)
    except Exception as problem:  # whatever it is: a file that cannot be read must not block the page
        st.error(plain_markdown(problem_text(problem)))
        _discard_buttons(one)
        return
    st.write(
        f"Het bestand {plain_markdown(one.path.name)} staat klaar. Het zit nog niet in de assistent; u kunt de pagina verlaten "
        "en later verdergaan."
    )
    for warning in seen.warnings:
        st.warning(plain_markdown(warning))
    draft = show_details(one, seen.draft)
    st.subheader("Inhoud")
    st.html(counts_html(seen))
    with st.expander("Hoofdstukken en paragrafen"):
        st.html(chapters_html(seen))
    show_tables(one, seen)
    _show_differences(one, draft)
    _show_end(one, seen, draft)


def _show_differences(one: Waiting, draft: Draft) -> None:
    found = differences(one, draft, index_folder())
    if found is None:
        return
    st.subheader("Vergeleken met het rapport ervoor")
    st.write(
        f"Vergeleken met {plain_markdown(found.name)}: {found.new} cijfers zijn nieuw, {found.changed} gewijzigd en "
        f"{found.vanished} verdwenen."
    )
    if found.lines:
        told = escape("\n".join(found.lines))
        with st.expander("Welke cijfers"):
            st.html(f'<div class="dtz-changes">{told}</div>')


def _show_end(one: Waiting, seen: Understood, draft: Draft) -> None:
    st.header("Voeg het rapport toe")
    uncertain = sum(table.uncertain for table in seen.tables)
    region = draft.region[0] if draft.region else "geen"
    st.write(plain_markdown(f"U voegt toe: {draft.name}. Regio: {region}. Gemeenten: {len(draft.municipalities)}."))
    if uncertain:
        told = "is 1 tabel" if uncertain == 1 else f"zijn {uncertain} tabellen"
        st.warning(f"Er {told} nog niet nagekeken. Een antwoord daaruit kan fout zijn.")
    gone = not_in_folder(index_folder())
    if gone:
        st.warning(
            plain_markdown(f"Deze rapporten staan niet in data/reports en gaan nu uit de assistent: {', '.join(gone)}.")
        )
    found = rivals(one, draft, index_folder())
    choice: str | None = BESIDE
    if found:
        named = " en ".join(f"«{rival.name}» ({rival.why})" for rival in found)
        st.warning(plain_markdown(f"Er is al een rapport dat hetzelfde kan zijn: {named}."))
        choice = st.radio(
            "Wat moet er met het rapport dat er al is?",
            [REPLACE, BESIDE],
            format_func={REPLACE: "Vervangen: het oude gaat eruit", BESIDE: "Laten staan: beide blijven"}.__getitem__,
            index=None,
            key=f"{one.stamp}-rival",
        )
    if st.button("Toevoegen aan de assistent", type="primary", icon=":material/add:"):
        if draft.lacks:
            st.error(f"Vul eerst {draft.lacks} in.")
        elif choice is None:
            st.error("Kies eerst wat er met het rapport moet gebeuren dat er al is.")
        else:
            out = found if choice == REPLACE else ()
            root, embedder = index_folder(), embedder_in_use()
            _start("Het rapport toevoegen …", lambda tell: add(one, draft, out, root, tell, embedder))
    _discard_buttons(one)


def _start(title: str, work: Callable[[Tell], object]) -> None:
    try:
        job = start_job(title, work)
    except DtzError as problem:
        st.error(plain_markdown(str(problem)))
        return
    st.session_state[STARTED] = job
    _follow(job)


def _undo() -> None:
    added = last_added()
    if added is None:
        return
    root, embedder = index_folder(), embedder_in_use()
    try:
        st.session_state[STARTED] = start_job("Terugdraaien …", lambda tell: undo(added, root, tell, embedder))
    except DtzError as problem:
        st.session_state[PROBLEM] = str(problem)


def _discard_buttons(one: Waiting) -> None:
    """Throwing away asks once more, as corrections go with the file."""
    if st.session_state.get(DISCARDING) != one.stamp:
        st.button("Weggooien", icon=":material/delete:", on_click=_ask_discard, args=(one.stamp,))
        return
    st.write("Weet u het zeker? Het bestand en wat u verbeterd hebt, gaan weg.")
    with st.container(horizontal=True):
        st.button("Ja, weggooien", type="primary", on_click=_discard, args=(one,))
        st.button("Nee, bewaren", on_click=_ask_discard, args=("",))


def _ask_discard(stamp: str) -> None:
    st.session_state[DISCARDING] = stamp


def _discard(one: Waiting) -> None:
    if current_job():
        st.session_state[PROBLEM] = "Het rapport wordt juist toegevoegd; wacht tot dat klaar is."
        return
    discard(one)
    forget()
