"""`dtz feedback`: what users said of answers; list it, export it as questions, and remove what is too old."""

import argparse
import sys
from pathlib import Path

from assistant.commands.dutch_parser import Commands
from assistant.feedback.records import REASONS, Feedback
from vectorstore.settings import feedback_file


def add_feedback(commands: Commands) -> argparse.ArgumentParser:
    """Add the command."""
    command = commands.add_parser("feedback", help="toon wat gebruikers van antwoorden vonden")
    which = command.add_mutually_exclusive_group()
    which.add_argument("--bad", action="store_true", help="alleen duim omlaag")
    which.add_argument("--good", action="store_true", help="alleen duim omhoog")
    command.add_argument("--json", action="store_true", help="als JSON")
    command.add_argument("--export", type=Path, metavar="BESTAND",
                         help="schrijf ze als vragenset (.csv of .jsonl), om na te kijken")  # fmt: skip
    command.add_argument("--cleanup", action="store_true", help="verwijder wat ouder is dan de bewaartermijn")
    command.add_argument("--days", type=int, metavar="DAGEN", help="bewaartermijn (anders die uit data/service.toml)")
    command.set_defaults(run=_feedback)
    return command


def _feedback(options: argparse.Namespace) -> int:
    from assistant.feedback.store import FeedbackStore
    from assistant.service import load_service
    from vectorstore.errors import FeedbackError

    store = FeedbackStore(feedback_file())
    if options.days is not None and (options.days < 0 or not options.cleanup):
        raise FeedbackError(
            "--days hoort bij --cleanup en is 0 of meer; bijvoorbeeld: dtz feedback --cleanup --days 30"
        )
    if options.cleanup:
        days = load_service().feedback_days if options.days is None else options.days
        print(f"{store.clean_up(days)} reacties verwijderd die ouder waren dan {days} dagen.")
        return 0
    found = store.all(True if options.good else False if options.bad else None)
    if options.export:
        return _export(found, options.export)
    if options.json:
        import msgspec

        print(msgspec.json.encode(found).decode())
        return 0
    print("\n\n".join(map(_shown, found)) or "Er zijn nog geen reacties.")
    return 0


def _export(found: list[Feedback], path: Path) -> int:
    from assistant.evaluation.question_set import write_questions
    from assistant.feedback.questions import as_questions
    from vectorstore.errors import FeedbackError

    if not path.absolute().parent.is_dir():
        raise FeedbackError(f"De vragen kunnen niet in {path}: die map bestaat niet; kies een andere.")
    write_questions(as_questions(found), path)
    print(f"{len(found)} vragen geschreven in {path}; kijk ze na en zet ze in data/questions.", file=sys.stderr)
    return 0


def _shown(one: Feedback) -> str:
    lines = [f"{one.id}. {one.at[:16].replace('T', ' ')}  {'duim omhoog' if one.good else 'duim omlaag'}"]
    lines[0] += f": {REASONS.get(one.reason, one.reason)}" if one.reason else ""
    lines += [f"   eerder: {earlier}" for earlier in one.history]
    lines.append(f"   vraag: {one.question}")
    lines.append(f"   antwoord ({one.status}): {' '.join(one.answer.split())}")
    if one.expected:
        lines.append(f"   verwacht: {one.expected}")
    return "\n".join(lines)
