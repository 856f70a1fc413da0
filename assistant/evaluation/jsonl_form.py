"""A question set as JSON Lines: one question a line, with the names of Question; `quote` may stand for one quote."""

from collections.abc import Iterable, Iterator

import msgspec

from assistant.evaluation.records import GoldFigure, Question


class _Line(msgspec.Struct):
    question: str
    kind: str
    expect: str
    id: str | int = ""
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    quote: str = ""
    section: str = ""
    note: str = ""
    figures: tuple[GoldFigure, ...] = ()
    reserve: bool = False


def rows(text: str) -> Iterator[tuple[str, Question | str]]:
    """Each line that is not empty, as (where, question), or (where, fault) where it cannot be read."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        where = f"regel {number}"
        try:
            yield where, _question(msgspec.json.decode(line, type=_Line), number)
        except msgspec.DecodeError as fault:
            yield where, _dutch(str(fault))


def written(questions: Iterable[Question]) -> bytes:
    """The set as bytes; what is empty is left out."""
    lines = [msgspec.json.encode(_filled(msgspec.to_builtins(question))) for question in questions]
    return b"\n".join(lines) + b"\n"


def _question(line: _Line, number: int) -> Question:
    quotes = line.quotes or ((line.quote,) if line.quote else ())
    return Question(
        str(line.id) or f"regel {number}", line.question, line.kind, line.expect, line.must, line.must_not, line.history,
        quotes, line.section, line.note, line.figures, line.reserve,
    )  # fmt: skip


def _filled(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in ("", [], (), False)}


def _dutch(fault: str) -> str:
    """A fault of the decoder in Dutch."""
    for english, dutch in (
        ("Object missing required field ", "het veld ontbreekt: "),
        ("Expected ", "verwacht: "),
        (", got ", ", gevonden: "),
        (" - at ", " bij "),
        ("JSON is malformed: ", "geen goede JSON: "),
        ("Input data was truncated", "de regel breekt af"),
    ):
        fault = fault.replace(english, dutch)
    return fault
