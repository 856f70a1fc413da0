"""`dtz ask`: one question, or a batch of them."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from assistant.commands.dutch_parser import Commands
from vectorstore.errors import BatchError


def add_ask(commands: Commands) -> argparse.ArgumentParser:
    """Add the command."""
    command = commands.add_parser("ask", help="stel een vraag")
    command.add_argument("question", nargs="?", metavar="VRAAG", help="de vraag, tussen aanhalingstekens")
    command.add_argument("--history", action="append", default=[], metavar="VRAAG", help="eerdere vraag (mag vaker)")
    command.add_argument(
        "--report", default="", metavar="NAAM", help="antwoord uit dit rapport (bestandsnaam zonder .txt)"
    )
    command.add_argument("--batch", type=Path, metavar="BESTAND", help="vragen uit een JSONL-bestand")
    command.add_argument("--json", action="store_true", help="antwoord als JSON")
    command.add_argument("--trace", action="store_true", help="toon hoe het antwoord tot stand kwam")
    command.set_defaults(run=_ask)
    return command


def _ask(options: argparse.Namespace) -> int:
    from assistant.contract import to_json
    from assistant.librarian import open_librarian
    from assistant.service import load_service
    from vectorstore.errors import QuestionError

    if (options.question is None) == (options.batch is None):
        raise QuestionError(
            'Geef één vraag of een --batch-bestand; bijvoorbeeld: dtz ask "hoeveel inwoners heeft Emmen".'
        )
    librarian = open_librarian(options.index, load_service().region)
    if options.batch is not None:
        for line in read_batch(options.batch):
            answer = librarian.ask(line.question, line.history, options.report)
            print(
                to_json(answer, line.id, options.trace) if options.json else f"{line.id}: {answer.text}\n", flush=True
            )
        return 0
    answer = librarian.ask(options.question, options.history, options.report)
    if options.json:
        print(to_json(answer, trace=options.trace))
        return 0
    print(answer.text)
    if options.trace:
        print("\n".join(["", "Zo kwam dit antwoord tot stand:", *(f"  {line}" for line in answer.trace)]))
    return 0


class BatchLine(msgspec.Struct):
    """One line of a batch file."""

    id: str
    question: str
    history: list[str] = []


def read_batch(path: Path) -> list[BatchLine]:
    """Questions of a JSONL file. Raises BatchError with the number and fault of the first broken line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise BatchError(f"Het bestand {path} is niet te lezen; controleer de naam.") from fault
    return list(_batch_lines(lines, path))


def _batch_lines(lines: Sequence[str], path: Path) -> Iterator[BatchLine]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield msgspec.json.decode(line, type=BatchLine)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise BatchError(
                f"Regel {number} van {path.name} is niet goed ({fault}); verwacht: "
                '{"id": "1", "history": [], "question": "…"}.'
            ) from fault
