"""`dtz check`: where a report contradicts itself."""

import argparse
from pathlib import Path

from assistant.commands.dutch_parser import Commands


def add_check(commands: Commands) -> argparse.ArgumentParser:
    """Add the command."""
    command = commands.add_parser("check", help="zoek waar een rapport zichzelf tegenspreekt")
    command.add_argument("reports", nargs="*", type=Path, metavar="RAPPORT", help="bestanden (anders data/reports)")
    command.add_argument("--json", action="store_true", help="alleen de tegenstrijdigheden, als JSON")
    command.set_defaults(run=_check)
    return command


def _check(options: argparse.Namespace) -> int:
    import msgspec

    from assistant.check.check import check
    from assistant.check.check_text import check_text
    from ingest.pipeline import read_each
    from vectorstore.dutch.vocabulary import load_vocabulary

    vocabulary = load_vocabulary()
    outcomes = [check(content, vocabulary) for content in read_each(options.reports, vocabulary)]
    if options.json:
        print(msgspec.json.encode([one for outcome in outcomes for one in outcome.contradictions]).decode())
    else:
        print("\n\n\n".join(check_text(outcome) for outcome in outcomes))
    return 0
