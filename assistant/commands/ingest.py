"""`dtz ingest`: reports in, index out; the one file of the assistant that touches ingest."""

import argparse
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.dutch_parser import Commands
from assistant.commands.ingest_text import doubt_lines, left_out_lines, names_line, report_line
from assistant.commands.progress import ProgressBar
from vectorstore.dutch.numbers import format_number
from vectorstore.errors import DtzError

if TYPE_CHECKING:
    from ingest.pipeline import Foreseen, IngestResult, Preview, Read


def add_ingest(commands: Commands) -> argparse.ArgumentParser:
    """Add the command."""
    command = commands.add_parser("ingest", help="lees rapporten in en bouw de index")
    command.add_argument("reports", nargs="*", type=Path, metavar="RAPPORT", help="bestanden (anders data/reports)")
    command.add_argument("--if-needed", action="store_true", help="alleen als de index ontbreekt of verouderd is")
    command.add_argument("--add", action="store_true", help="laat de andere rapporten in de index staan")
    command.add_argument("--dry-run", action="store_true", help="toon wat er zou gebeuren, zonder iets op te slaan")
    command.add_argument("--all", action="store_true", help="toon bij --dry-run alle cijfers die anders zijn")
    command.add_argument("--no-wait", action="store_true", help="stop als er al een andere inlezing loopt")
    command.add_argument("--left-out", action="store_true", help="toon de getallen in de tekst die geen cijfer zijn")
    command.set_defaults(run=_run)
    return command


def _run(options: argparse.Namespace) -> int:
    from ingest.pipeline import is_up_to_date

    if options.if_needed and not options.reports and _up_to_date(options.index, is_up_to_date, options.add):
        print(f"De index in {options.index} is bij.")
        return 0
    return _dry_run(options) if options.dry_run else _ingest(options)


def _ingest(options: argparse.Namespace) -> int:
    from assistant.check.check import contradictions_of
    from ingest.pipeline import ingest

    result = ingest(
        options.reports,
        options.index,
        ProgressBar(),
        inspect=contradictions_of,
        wait=not options.no_wait,
        tell=_tell,
        keep=options.add,
    )
    for read in result.read:
        _print(_read_lines(read, options.left_out))
    _print(_others(result))
    if result.contradictions:
        print(f"Plaatsen waar het rapport zichzelf tegenspreekt: {result.contradictions}; zie: dtz check")
    print(f"Index gebouwd in {options.index} in {format_number(Decimal(f'{result.seconds:.1f}'))} s.")
    return 0


def _dry_run(options: argparse.Namespace) -> int:
    from ingest.pipeline import preview

    foreseen = preview(options.reports, options.index, ProgressBar(), keep=options.add)
    print("Dit zou een inlezing doen; er is niets opgeslagen.")
    for one in foreseen.reports:
        print(f"{one.planned.state.capitalize()}: {one.planned.path.name}")
        _print(f"  {line}" for line in _foreseen_lines(one, options))
    _print(_others(foreseen))
    return 0


def _foreseen_lines(one: "Foreseen", options: argparse.Namespace) -> list[str]:
    lines = _read_lines(one.read, options.left_out)
    if one.predecessor is None:
        return [*lines, "Er is geen eerdere editie in de index om mee te vergelijken."]
    told = one.changes.lines(None) if options.all else one.changes.lines()
    cut = ["Alle cijfers ziet u met --all."] if one.changes.more and not options.all else []
    return [*lines, f"Vergeleken met {one.predecessor.name} in de index:", *told, *cut]


def _read_lines(read: "Read", left_out: bool) -> list[str]:
    """What there is to say of one report that was read."""
    content = read.content
    return [
        report_line(content.report, content.counts),
        *(f"Let op: {warning}" for warning in content.warnings),
        *(line for doubt in read.doubts for line in doubt_lines(doubt.table, doubt.file, doubt.entry)),
        *left_out_lines([(n.printed, n.reason, n.sentence) for n in content.left_out], left_out),
    ]


def _others(done: "IngestResult | Preview") -> list[str]:
    """The reports that are not read: the same as before, kept, or gone."""
    plan = done.plan
    same = [one.entry.report for one in plan.reports if one.entry and one not in plan.to_read]
    return [
        *names_line("Ongewijzigd", same),
        *names_line("Blijft in de index", [entry.report for entry in plan.kept]),
        *names_line("Uit de index", [entry.report for entry in plan.gone]),
    ]


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _up_to_date(index: Path, check: Callable[[Path, bool], bool], keep: bool) -> bool:
    try:
        return check(index, keep)
    except DtzError:
        return False
