"""A conversation as a Word document; by python-docx."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.records import Answer
from assistant.turn import Turn
from assistant.use.text import CHECK, cited, dutch_date, without_markdown

if TYPE_CHECKING:
    from docx.document import Document

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML file may hold."""
_PARTS = re.compile(r"(\*\*.+?\*\*)")
HEADINGS = ("Cijfer", "Onderwerp", "Gebied", "Periode", "Bron")


def as_word(turns: Iterable[Turn], title: str, day: date) -> bytes:
    """The document: each question as a heading, its answer, its figures in a table and its sources with their words."""
    from docx import Document

    document = Document()
    document.core_properties.title = clean(title)
    document.core_properties.author = ""
    document.core_properties.language = "nl-NL"
    document.add_heading(clean(title), level=0)
    document.add_paragraph(f"Antwoorden van een automatische assistent, {dutch_date(day)}. {CHECK}")
    for turn in turns:
        document.add_heading(clean(turn.question), level=1)
        if turn.answer is None:
            document.add_paragraph(clean(turn.problem))
            continue
        _write_answer(document, turn.answer)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write_answer(document: "Document", answer: Answer) -> None:
    for paragraph in answer.text.split("\n\n"):
        quoted = paragraph.startswith(">")
        target = document.add_paragraph(style="Quote" if quoted else None)
        for part in _PARTS.split(clean(paragraph)):
            target.add_run(without_markdown(part)).bold = part.startswith("**") or None
    if answer.figures:
        rows = [
            (f.text, f.indicator, f.area, f.period, " ".join(f"[{id_}]" for id_ in f.sources)) for f in answer.figures
        ]
        _write_table(document, rows)
    if answer.sources:
        document.add_heading("Bronnen", level=2)
        for source in answer.sources:
            document.add_paragraph(clean(f"[{source.id}] {cited(source)}"))


def _write_table(document: "Document", rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(HEADINGS), style="Light Grid Accent 1")
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = heading
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = clean(text)


def clean(text: str) -> str:
    """A text without the characters that a Word document may not hold."""
    return _CONTROL.sub("", text)
