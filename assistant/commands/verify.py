"""`dtz verify`: the figures of a text against the report."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.dutch_parser import Commands

if TYPE_CHECKING:
    from assistant.claims.over_reports import Checked

FROM_INPUT = "-"
NO_TEXT = "De invoer is geen tekst; geef de naam van het bestand in plaats van -."


def add_verify(commands: Commands) -> argparse.ArgumentParser:
    """Add the command."""
    command = commands.add_parser("verify", help="controleer de cijfers in een tekst")
    command.add_argument("file", metavar="BESTAND", help="Word, PDF, Markdown of tekst; - voor de standaardinvoer")
    command.add_argument(
        "--report", default="", metavar="NAAM", help="vergelijk met dit rapport (bestandsnaam zonder .txt)"
    )
    command.add_argument("--json", action="store_true", help="alle beweringen, als JSON")
    command.add_argument("--csv", type=Path, metavar="BESTAND", help="bewaar de lijst ook als CSV")
    command.add_argument(
        "--word", type=Path, metavar="BESTAND", help="bewaar de tekst met opmerkingen als Word-document"
    )
    command.set_defaults(run=_verify)
    return command


def _verify(options: argparse.Namespace) -> int:
    from assistant.claims.claims_text import claims_text
    from assistant.claims.contract import claims_json
    from assistant.claims.memo import memo_of, read_memo
    from assistant.claims.over_reports import check_memo
    from assistant.librarian import open_librarian
    from assistant.service import load_service

    librarian = open_librarian(options.index, load_service().region)
    memo = memo_of(_input()) if options.file == FROM_INPUT else read_memo(Path(options.file))
    checked = check_memo(memo, librarian, options.report)
    for path, made in ((options.csv, _csv), (options.word, _word)):
        if path:
            _save(path, made(checked))
    print(claims_json(checked) if options.json else claims_text(checked))
    return 0


def _input() -> str:
    """The text on standard input, in UTF-8 or as older Windows programs write it. Raises ReportError where it is no text."""
    from vectorstore.errors import ReportError

    content = sys.stdin.buffer.read()
    if b"\x00" in content or content.startswith(b"%PDF-"):
        raise ReportError(NO_TEXT)
    for encoding in ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise ReportError(NO_TEXT)


def _csv(checked: "Checked") -> bytes:
    from assistant.claims.claims_csv import claims_csv

    return claims_csv(checked)


def _word(checked: "Checked") -> bytes:
    from assistant.claims.commented_word import commented_word

    return commented_word(checked)


def _save(path: Path, content: bytes) -> None:
    """Write a file. Raises ReportError where that is not possible."""
    from vectorstore.errors import ReportError

    try:
        path.write_bytes(content)
    except OSError as fault:
        raise ReportError(f"Het bestand {path} is niet te schrijven; kies een andere map of naam.") from fault
