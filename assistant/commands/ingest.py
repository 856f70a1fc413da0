"""`dtz ingest`: reports in, index out; the one file of the assistant that touches ingest."""

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from assistant.commands.dutch_parser import Commands
from assistant.commands.progress import ProgressBar
from vectorstore.dutch.numbers import format_number
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.errors import DtzError
from vectorstore.records import Content, Contradiction


def add_ingest(commands: Commands) -> argparse.ArgumentParser:
    """Add the command."""
    command = commands.add_parser("ingest", help="lees rapporten in en bouw de index")
    command.add_argument("reports", nargs="*", type=Path, metavar="RAPPORT", help="bestanden (anders data/reports)")
    command.add_argument("--if-needed", action="store_true", help="alleen als de index ontbreekt of verouderd is")
    command.add_argument("--left-out", action="store_true", help="toon de getallen in de tekst die geen cijfer zijn")
    command.set_defaults(run=_ingest)
    return command


def _ingest(options: argparse.Namespace) -> int:
    from assistant.check.check import check
    from ingest.pipeline import ingest, is_up_to_date

    if options.if_needed and not options.reports and _up_to_date(options.index, is_up_to_date):
        print(f"De index in {options.index} is bij.")
        return 0

    def inspect(content: Content, vocabulary: Vocabulary) -> tuple[Contradiction, ...]:
        return check(content, vocabulary).contradictions

    result = ingest(options.reports, options.index, ProgressBar(), inspect=inspect)
    for content in result.reports:
        counts = ", ".join(f"{count} {name}" for name, count in content.counts.items())
        print(f"{content.report.title} ({content.report.edition or 'editie onbekend'}): {counts}.")
        for warning in content.warnings:
            print(f"Let op: {warning}")
        _print_left_out([(n.printed, n.reason, n.sentence) for n in content.left_out], options.left_out)
    if result.contradictions:
        print(f"Plaatsen waar het rapport zichzelf tegenspreekt: {result.contradictions}; zie: dtz check")
    print(f"Index gebouwd in {options.index} in {format_number(Decimal(f'{result.seconds:.1f}'))} s.")
    return 0


def _print_left_out(left_out: Sequence[tuple[str, str, str]], every: bool) -> None:
    """How many numbers in running text are no figure, by reason; each (printed, reason, sentence) where that is asked."""
    reasons = Counter(reason for _, reason, _ in left_out)
    if reasons:
        counts = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
        more = "" if every else "; zie ze met --left-out"
        print(f"Getallen in de tekst die geen cijfer zijn: {len(left_out)} ({counts}){more}.")
    for number in left_out if every else ():
        print(f"  {' – '.join(number)}")


def _up_to_date(index: Path, check: Callable[[Path], bool]) -> bool:
    try:
        return check(index)
    except DtzError:
        return False
