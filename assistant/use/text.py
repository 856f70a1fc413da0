"""A turn as plain text with its sources, to be pasted in a letter or a message."""

import re
from datetime import date

from assistant.places import place_in_words
from assistant.records import Source
from assistant.turn import Turn
from vectorstore.dutch.periods import MONTHS

CHECK = "Controleer de bron voordat u een cijfer gebruikt."
BOLD = re.compile(r"\*\*(.+?)\*\*")
"""Bold words in the Markdown of an answer."""
_QUOTE = re.compile(r"^> ?", re.MULTILINE)


def without_markdown(text: str) -> str:
    """The answer as it is read: without the signs that make words bold or mark a quotation."""
    return _QUOTE.sub("", BOLD.sub(r"\1", text))


def cited(source: Source) -> str:
    """A source with its words, or with the row and column of its table."""
    cell = f"rij «{source.row}», kolom «{source.column}»" if source.row and source.column else ""
    return f"{place_in_words(source)}{f', {cell}' if cell else f': „{source.quote}”'}"


def dutch_date(day: date) -> str:
    """25 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def as_text(turn: Turn, day: date) -> str:
    """The question, the answer and a numbered list of sources with their words."""
    lines = [f"Vraag: {turn.question}", ""]
    lines.append(without_markdown(turn.answer.text) if turn.answer else turn.problem)
    if turn.answer and turn.answer.sources:
        lines += ["", "Bronnen:"]
        lines += [f"[{source.id}] {cited(source)}" for source in turn.answer.sources]
    lines += ["", f"Antwoord van een automatische assistent, {dutch_date(day)}. {CHECK}"]
    return "\n".join(lines)
