"""The tables of an uploaded report, the uncertain ones first, each with a form to say how it is to be read."""

from html import escape

import streamlit as st

from assistant.incoming.shelf import Waiting
from assistant.incoming.understood import Correction, SeenTable, Understood, correct
from assistant.web.frame import problem_text
from assistant.web.source_view import plain_markdown
from assistant.web.understood_html import place_of, table_html
from vectorstore.records import Table

PER_PAGE = 25
"""Tables that are drawn at once; more would make the page slow."""
OPEN = "incoming-table"
"""Key in the session: the table of which the form is open."""
PROBLEM = "incoming-problem"
"""Key in the session: what went wrong in a form, to be told when the page is drawn."""
LONGEST = 200
"""Characters of a title or a name of a column."""


def show_tables(one: Waiting, seen: Understood) -> None:
    """All tables; a form opens at the press of a button."""
    uncertain = [table for table in seen.tables if table.uncertain]
    sure = [table for table in seen.tables if table.table and not table.uncertain]
    out = [table for table in seen.tables if table.table is None]
    if uncertain:
        st.subheader(f"Kijk deze tabellen na ({len(uncertain)})")
        st.write(
            "Bij deze tabellen is de assistent niet zeker. Vergelijk ze met het rapport, en verbeter wat niet klopt."
        )
        for table in _page_of(uncertain, "onzeker"):
            with st.container(border=True):
                st.html(f"<h4 class='dtz-table-title'>{escape(table.table.title if table.table else '')}</h4>")
                _show(one, table)
    if sure:
        st.subheader(f"Tabellen die zeker zijn gelezen ({len(sure)})" if uncertain else f"Tabellen ({len(sure)})")
        for table in _page_of(sure, "zeker"):
            with st.expander(plain_markdown(table.table.title if table.table else ""), expanded=_is_open(one, table)):
                _show(one, table)
    if out:
        st.subheader(f"Weggelaten tabellen ({len(out)})")
        for table in out:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.write(plain_markdown(f"{table.printed} ({place_of(table)})"))
                st.button("Toch meenemen", key=_key(one, table, "terug"), on_click=_take_back, args=(one, table))


def _page_of(tables: list[SeenTable], key: str) -> list[SeenTable]:
    if len(tables) <= PER_PAGE:
        return tables
    starts = list(range(0, len(tables), PER_PAGE))
    start = st.selectbox(
        "Toon tabel",
        starts,
        format_func=lambda at: f"{at + 1} tot en met {min(at + PER_PAGE, len(tables))}",
        key=f"tabellen-{key}",
    )
    return tables[start : start + PER_PAGE]


def _show(one: Waiting, seen: SeenTable) -> None:
    st.html(table_html(seen))
    if seen.table and _is_open(one, seen):
        _form(one, seen, seen.table)
        return
    with st.container(horizontal=True):
        if seen.uncertain:
            st.button("Zo is het goed", key=_key(one, seen, "goed"), icon=":material/check:", on_click=_approve,
                      args=(one, seen))  # fmt: skip
        st.button("Verbeteren", key=_key(one, seen, "open"), icon=":material/edit:", on_click=_open,
                  args=(_key(one, seen, ""),))  # fmt: skip


def _form(one: Waiting, seen: SeenTable, table: Table) -> None:
    """Fields filled with what was read."""
    with st.form(_key(one, seen, "form")):
        st.text_input("Titel van de tabel", table.title, key=_key(one, seen, "titel"), max_chars=LONGEST)
        for at, column in enumerate(table.columns):
            name, unit = st.columns([2, 1])
            name.text_input(
                f"Naam van kolom {at + 1}", column.heading, key=_key(one, seen, f"kolom-{at}"), max_chars=LONGEST
            )
            unit.text_input(
                f"Eenheid van kolom {at + 1}", column.unit or "", key=_key(one, seen, f"eenheid-{at}"), max_chars=40
            )
        if seen.most_header_rows:
            st.number_input(
                "Aantal rijen van de kop",
                0,
                seen.most_header_rows,
                min(seen.notes.header_rows, seen.most_header_rows),
                key=_key(one, seen, "kop"),
                help="0: de assistent zoekt het zelf uit.",
            )
        st.checkbox(
            "Zo is het goed: ik heb de tabel vergeleken met het rapport",
            seen.notes.checked,
            key=_key(one, seen, "gezien"),
        )
        st.checkbox("Laat deze tabel weg", seen.notes.skip, key=_key(one, seen, "weg"))
        with st.container(horizontal=True):
            st.form_submit_button("Opnieuw lezen", type="primary", on_click=_save, args=(one, seen, table))
            st.form_submit_button("Annuleren", on_click=_open, args=("",))


def _save(one: Waiting, seen: SeenTable, table: Table) -> None:
    typed = st.session_state

    def text(field: str) -> str:
        return " ".join(str(typed[_key(one, seen, field)]).split())

    said = Correction(
        title=text("titel"),
        columns=tuple(text(f"kolom-{at}") for at in range(len(table.columns))),
        units=tuple(text(f"eenheid-{at}") for at in range(len(table.columns))),
        header_rows=int(typed.get(_key(one, seen, "kop"), 0)),
        skip=bool(typed[_key(one, seen, "weg")]),
        checked=bool(typed[_key(one, seen, "gezien")]),
    )
    _correct(one, seen, said)


def _approve(one: Waiting, seen: SeenTable) -> None:
    if seen.table:
        _correct(one, seen, _approved(seen, seen.table))


def _take_back(one: Waiting, seen: SeenTable) -> None:
    _correct(one, seen, Correction("", (), (), seen.notes.header_rows, False, seen.notes.checked))


def _approved(seen: SeenTable, table: Table) -> Correction:
    """Nothing changed but that somebody looked at the table."""
    return Correction(
        title=table.title,
        columns=tuple(column.heading for column in table.columns),
        units=tuple(column.unit or "" for column in table.columns),
        header_rows=seen.notes.header_rows,
        skip=False,
        checked=True,
    )


def _correct(one: Waiting, seen: SeenTable, said: Correction) -> None:
    try:
        correct(one, seen, said)
        _open("")
    except Exception as problem:  # a correction that the program cannot read is taken back, and told
        st.session_state[PROBLEM] = problem_text(problem)


def _open(key: str) -> None:
    st.session_state[OPEN] = key


def _is_open(one: Waiting, seen: SeenTable) -> bool:
    return bool(st.session_state.get(OPEN) == _key(one, seen, ""))


def _key(one: Waiting, seen: SeenTable, field: str) -> str:
    """Key of a field of a table in the session; another file has other keys."""
    return f"{one.stamp}-{seen.first_line}-{field}"
