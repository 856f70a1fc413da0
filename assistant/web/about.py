"""The page about the assistant, from data/pages/over.md, with what this service and its reports fill in."""

import streamlit as st

from assistant.librarian import Librarian
from assistant.service import Service
from assistant.web.feedback_form import notice
from assistant.web.frame import open_page, safely, service, shared_librarian
from assistant.web.source_view import plain_markdown
from vectorstore.settings import data_folder

FILE = "pages/over.md"


@safely
def about_page() -> None:
    """Draw the page."""
    open_page("Over deze assistent")
    librarian = shared_librarian()
    st.title("Over deze assistent")
    path = data_folder() / FILE
    text = path.read_text(encoding="utf-8") if path.is_file() else "{bronnen}\n\n{bewaard}\n\n{contact}"
    for name, told in _filled_in(librarian, service()).items():
        text = text.replace(f"{{{name}}}", told)
    st.markdown(text)


def _filled_in(librarian: Librarian, about: Service) -> dict[str, str]:
    named = [plain_markdown(report.name) for report in librarian.reports]
    contents = [librarian.index(report.id).content for report in librarian.reports]
    figures, tables, sentences = (
        sum(len(part) for part in parts)
        for parts in zip(*((c.figures, c.tables, c.sentences) for c in contents), strict=True)
    )
    counts = f"{figures} cijfers, {tables} tabellen en {sentences} zinnen"
    return {
        "rapporten": f"het rapport {named[0]}" if len(named) == 1 else f"de rapporten {', '.join(named)}",
        "bronnen": "\n".join(f"- {name}" for name in named) + f"\n\nSamen {counts}. [Lees het rapport](rapport).",
        "bewaard": _kept(about),
        "contact": plain_markdown(about.whom_to_ask),
        "aanbieder": f"Deze assistent wordt aangeboden door {plain_markdown(about.owner)}. " if about.owner else "",
    }


def _kept(about: Service) -> str:
    told = notice(about)
    if not about.feedback:
        return "Een oordeel over een antwoord kunt u hier niet geven."
    return f"Geeft u een oordeel over een antwoord (Ja of Nee): {told[0].lower()}{told[1:]}"
