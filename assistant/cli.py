"""The command line `dtz`: its commands, and the one place where errors become a Dutch sentence."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.commands.ask import add_ask
from assistant.commands.chat import add_chat
from assistant.commands.check import add_check
from assistant.commands.dutch_parser import EXIT_USE, DutchParser
from assistant.commands.evaluate import add_evaluate
from assistant.commands.feedback import add_feedback
from assistant.commands.ingest import add_ingest
from assistant.commands.verify import add_verify
from vectorstore.errors import DtzError
from vectorstore.settings import index_folder

EXIT_FAULT = 1


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


def build_parser() -> DutchParser:
    """The commands with their options."""
    parser = DutchParser(prog="dtz", description="Vraag het regionale rapport: exacte cijfers met hun vindplaats.")
    commands = parser.add_subparsers(title="Opdrachten", metavar="OPDRACHT", required=True)
    for add in (add_ingest, add_ask, add_verify, add_check, add_evaluate, add_feedback, add_chat):
        add(commands).add_argument("--index", type=Path, default=index_folder(), metavar="MAP", help="map van de index")
    return parser


if __name__ == "__main__":
    sys.exit(main())
