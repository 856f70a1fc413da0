"""A question set as a file: JSON Lines, or CSV as a Dutch spreadsheet keeps it. Faults are named by their row."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.evaluation import csv_form, jsonl_form
from assistant.evaluation.records import EXPECTATIONS, KINDS, Question
from vectorstore.errors import QuestionSetError
from vectorstore.settings import data_folder

SHOWN_FAULTS = 10
"""Faults named in one message; more would not be read."""
_ENDINGS = (".csv", ".jsonl")


def question_sets() -> list[Path]:
    """The sets that are kept in the data folder, by name."""
    return sorted(path for path in (data_folder() / "questions").glob("*") if path.suffix in _ENDINGS)


def read_questions(path: Path) -> list[Question]:
    """The questions of one file. Raises QuestionSetError with the number and the fault of every broken row."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise QuestionSetError(f"De vragenset {path} is niet te lezen; controleer de naam.") from fault
    return parse_questions(data, path.name)


def parse_questions(data: bytes, name: str) -> list[Question]:
    """The questions in a file's bytes, whatever its form; `name` is used in messages. Raises QuestionSetError."""
    if data.startswith(b"PK"):
        raise QuestionSetError(f"{name} is een werkmap; sla hem op als «CSV UTF-8 (gescheiden door komma's)».")
    text = _decoded(data)
    form = jsonl_form if text.lstrip().startswith("{") else csv_form
    faults: list[str] = []
    questions: list[Question] = []
    try:
        for where, row in form.rows(text):
            if isinstance(row, str):
                faults.append(f"{where}: {row}")
            else:
                faults += [f"{where}: {fault}" for fault in _faults(row)]
                questions.append(row)
    except QuestionSetError as problem:
        raise QuestionSetError(f"{name}: {problem}") from problem
    faults += [f"de id {id_} komt {count} keer voor" for id_, count in _repeated(questions)]
    if faults:
        raise QuestionSetError(_message(name, faults))
    if not questions:
        raise QuestionSetError(f"{name} bevat geen vragen.")
    return questions


def write_questions(questions: Iterable[Question], path: Path) -> None:
    """Write a set; the ending of the name decides the form. Raises QuestionSetError for another ending."""
    if path.suffix not in _ENDINGS:
        raise QuestionSetError(f"Een vragenset heet .csv of .jsonl, niet {path.name}.")
    path.write_bytes(csv_form.written(questions) if path.suffix == ".csv" else jsonl_form.written(questions))


def _decoded(data: bytes) -> str:
    """UTF-8 with or without mark, the 16 bits of "Unicode text", or the code page of an older spreadsheet."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _faults(question: Question) -> Iterator[str]:
    if not question.question.strip():
        yield "de vraag is leeg"
    if question.kind not in KINDS:
        yield f"de soort «{question.kind}» bestaat niet; kies uit: {', '.join(KINDS.values())}"
    if question.expect not in EXPECTATIONS:
        yield f"verwacht «{question.expect}» bestaat niet; kies uit: {', '.join(EXPECTATIONS.values())}"
    if question.expect == "answer" and not any(any(group) for group in question.must):
        yield "bij een verwacht antwoord hoort onder «moet» wat erin moet staan"


def _repeated(questions: Iterable[Question]) -> list[tuple[str, int]]:
    counts = Counter(question.id for question in questions)
    return [(id_, count) for id_, count in counts.items() if count > 1]


def _message(name: str, faults: list[str]) -> str:
    more = f"; en nog {len(faults) - SHOWN_FAULTS}" if len(faults) > SHOWN_FAULTS else ""
    return f"{name} heeft fouten: {'; '.join(faults[:SHOWN_FAULTS])}{more}. Verbeter ze en probeer het opnieuw."
