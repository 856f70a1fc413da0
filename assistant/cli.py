"""The command line `dtz`; the one place that touches ingest and assistant, and where errors become one Dutch sentence."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Never, NoReturn

import msgspec
from tqdm import tqdm

from vectorstore.dutch.numbers import format_number
from vectorstore.errors import BatchError, DtzError, ServiceError
from vectorstore.settings import PROJECT, index_folder

EXIT_FAULT = 1
EXIT_USE = 2

_MESSAGES = (
    (r"unrecognized arguments: (.*)", "de optie {0} bestaat niet"),
    (r"argument (\S+): invalid choice: '?([^' ]*).*", "de opdracht {1} bestaat niet"),
    (r"argument (\S+): expected one argument", "achter {0} hoort een waarde"),
    (r"argument (\S+): invalid int value: '(.*)'", "{1} is geen getal bij {0}"),
    (r"the following arguments are required: (.*)", "er ontbreekt: {0}"),
    (r"argument (\S+): not allowed with argument (\S+)", "{0} en {1} gaan niet samen"),
)


class DutchParser(argparse.ArgumentParser):
    """argparse with Dutch help and Dutch complaints."""

    def error(self, message: str) -> NoReturn:
        """One sentence on stderr and exit code 2."""
        for pattern, dutch in _MESSAGES:
            found = re.fullmatch(pattern, message)
            if found:
                message = dutch.format(*found.groups())
                break
        self.exit(EXIT_USE, f"Fout: {message}; zie: {self.prog} --help\n")

    def format_help(self) -> str:
        """Help with Dutch headings."""
        text = super().format_help()
        for english, dutch in (
            ("usage:", "Gebruik:"),
            ("positional arguments:", "Gegevens:"),
            ("options:", "Opties:"),
            ("show this help message and exit", "toon deze uitleg"),
        ):
            text = text.replace(english, dutch)
        return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 answered, 2 wrong use or bad input, 1 a fault."""
    options = build_parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        return code
    except DtzError as problem:
        print(f"Fout: {problem}", file=sys.stderr)
        return EXIT_USE
    except Exception as fault:
        if os.environ.get("DTZ_DEBUG"):
            raise
        if isinstance(fault, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        print(
            f"Er ging iets mis in het programma ({type(fault).__name__}: {fault}). "
            "Met DTZ_DEBUG=1 ziet u waar; meld het met uw vraag erbij.",
            file=sys.stderr,
        )
        return EXIT_FAULT
    except KeyboardInterrupt:
        print("Gestopt.", file=sys.stderr)
        return EXIT_FAULT


def build_parser() -> argparse.ArgumentParser:
    """The commands with their options."""
    parser = DutchParser(prog="dtz", description="Vraag het regionale rapport: exacte cijfers met hun vindplaats.")
    commands = parser.add_subparsers(title="Opdrachten", metavar="OPDRACHT", required=True)
    ingest = commands.add_parser("ingest", help="lees rapporten in en bouw de index")
    ingest.add_argument("reports", nargs="*", type=Path, metavar="RAPPORT", help="bestanden (anders data/reports)")
    ingest.add_argument("--if-needed", action="store_true", help="alleen als de index ontbreekt of verouderd is")
    ingest.set_defaults(run=_ingest)
    ask = commands.add_parser("ask", help="stel een vraag")
    ask.add_argument("question", nargs="?", metavar="VRAAG", help="de vraag, tussen aanhalingstekens")
    ask.add_argument("--history", action="append", default=[], metavar="VRAAG", help="eerdere vraag (mag vaker)")
    ask.add_argument("--batch", type=Path, metavar="BESTAND", help="vragen uit een JSONL-bestand")
    ask.add_argument("--json", action="store_true", help="antwoord als JSON")
    ask.add_argument("--trace", action="store_true", help="toon hoe het antwoord tot stand kwam")
    ask.set_defaults(run=_ask)
    chat = commands.add_parser("chat", help="open de chatpagina")
    chat.add_argument("--port", type=int, default=8501, metavar="POORT", help="poort (8501)")
    chat.add_argument("--no-browser", action="store_true", help="open geen browser")
    chat.set_defaults(run=_chat)
    for command in (ingest, ask, chat):
        command.add_argument("--index", type=Path, default=index_folder(), metavar="MAP", help="map van de index")
    return parser


def _ingest(options: argparse.Namespace) -> int:
    from ingest.pipeline import ingest, is_up_to_date

    if options.if_needed and not options.reports and _up_to_date(options.index, is_up_to_date):
        print(f"De index in {options.index} is bij.")
        return 0
    result = ingest(options.reports, options.index, ProgressBar())
    for content in result.reports:
        counts = ", ".join(f"{count} {name}" for name, count in content.counts.items())
        print(f"{content.report.title} ({content.report.edition or 'editie onbekend'}): {counts}.")
        for warning in content.warnings:
            print(f"Let op: {warning}")
    print(f"Index gebouwd in {options.index} in {format_number(Decimal(f'{result.seconds:.1f}'))} s.")
    return 0


class ProgressBar:
    """Progress of a long step on stderr: a bar on a terminal, one line a step elsewhere."""

    def __init__(self) -> None:
        self._bars: dict[str, tqdm[Never]] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show that `done` of `total` is done."""
        if step not in self._bars:
            self._bars[step] = tqdm(total=total, desc=step, disable=None, leave=False)
        bar = self._bars[step]
        bar.update(done - bar.n)
        if done == total:
            bar.close()
            print(f"{step}: {total}", file=sys.stderr)


def _up_to_date(index: Path, check: Callable[[Path], bool]) -> bool:
    try:
        return check(index)
    except DtzError:
        return False


def _ask(options: argparse.Namespace) -> int:
    from assistant.ask import Assistant
    from assistant.contract import to_json
    from vectorstore.errors import QuestionError
    from vectorstore.index import open_index

    if (options.question is None) == (options.batch is None):
        raise QuestionError(
            'Geef één vraag of een --batch-bestand; bijvoorbeeld: dtz ask "hoeveel inwoners heeft Emmen".'
        )
    assistant = Assistant(open_index(options.index))
    if options.batch is not None:
        for line in read_batch(options.batch):
            answer = assistant.ask(line.question, line.history)
            print(
                to_json(answer, line.id, options.trace) if options.json else f"{line.id}: {answer.text}\n", flush=True
            )
        return 0
    answer = assistant.ask(options.question, options.history)
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


def _chat(options: argparse.Namespace) -> int:
    import subprocess

    from vectorstore.index import open_index

    open_index(options.index)
    if not _is_free(options.port):
        raise ServiceError(f"Poort {options.port} is al in gebruik; kies een andere met: dtz chat --port 8502")
    command = [sys.executable, "-m", "streamlit", "run", str(PROJECT / "streamlit_app.py")]
    command += ["--server.port", str(options.port), "--server.headless", str(options.no_browser).lower()]
    print(f"De chatpagina staat op http://localhost:{options.port} (stoppen: Ctrl-C).", flush=True)
    environment = {**os.environ, "DTZ_INDEX": str(options.index)}
    return subprocess.run(command, env=environment, cwd=PROJECT, check=False).returncode


def _is_free(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


if __name__ == "__main__":
    sys.exit(main())
