"""Title, edition, publisher, region and municipalities of an uploaded report, to look at and correct; kept at each change."""

import streamlit as st

from assistant.incoming.draft import Draft, write_draft
from assistant.incoming.shelf import Waiting
from assistant.incoming.understood import draft_now
from assistant.web.table_corrections import LONGEST, PROBLEM
from vectorstore.dutch.vocabulary import load_vocabulary
from vectorstore.errors import DtzError

TITLE, EDITION, PUBLISHER, REGION, NAMES, MEMBERS = "titel", "editie", "uitgever", "regio", "namen", "gemeenten"
"""Fields."""


def show_details(one: Waiting, draft: Draft) -> Draft:
    """The fields, filled with what was found; gives what they say now."""
    st.subheader("Gegevens van het rapport")
    st.write("De assistent heeft dit zelf gevonden. Verbeter wat niet klopt; wat u invult, wordt meteen bewaard.")

    def text(label: str, value: str, field: str, told: str | None = None) -> None:
        st.text_input(label, value, key=_key(one, field), max_chars=LONGEST, help=told, on_change=_save, args=(one,))

    text("Titel", draft.title, TITLE)
    text("Editie", draft.edition, EDITION, "Het jaar waarover het rapport gaat, zoals mensen het noemen: 2024.")
    text("Uitgever (mag leeg blijven)", draft.publisher, PUBLISHER)
    text("Regio", draft.region[0] if draft.region else "", REGION)
    text("Andere namen van de regio (met een komma ertussen)", ", ".join(draft.region[1:]), NAMES)
    st.multiselect("Gemeenten", _municipalities(draft), list(draft.municipalities), key=_key(one, MEMBERS),
                   on_change=_save, args=(one,))  # fmt: skip
    return _said(one, draft)


def _save(one: Waiting) -> None:
    try:
        write_draft(one, _said(one, draft_now(one)))
    except DtzError as problem:
        st.session_state[PROBLEM] = str(problem)


def _said(one: Waiting, draft: Draft) -> Draft:
    """The draft with what stands in the fields."""
    typed = {field: st.session_state[_key(one, field)] for field in (TITLE, EDITION, PUBLISHER, REGION, NAMES, MEMBERS)}
    names = [" ".join(name.split()) for name in (typed[REGION], *typed[NAMES].split(","))]
    return Draft(
        title=typed[TITLE].strip(),
        edition=typed[EDITION].strip(),
        publisher=typed[PUBLISHER].strip(),
        region=tuple(name for name in names if name) if names[0] else (),
        municipalities=tuple(typed[MEMBERS]),
        tables=draft.tables,
    )


def _municipalities(draft: Draft) -> list[str]:
    """All that can be chosen: the municipalities of the country, and what was found in the report."""
    known = [name for name, _ in load_vocabulary().municipalities]
    return sorted({*known, *draft.municipalities})


def _key(one: Waiting, field: str) -> str:
    return f"{one.stamp}-{field}"
