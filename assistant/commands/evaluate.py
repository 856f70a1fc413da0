"""`dtz evaluate`: how good are the answers to a question set, beside a baseline and an earlier run."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.dutch_parser import Commands
from assistant.commands.progress import ProgressBar
from vectorstore.errors import QuestionSetError

if TYPE_CHECKING:
    from assistant.evaluation.records import Evaluation, Question

EXIT_BELOW = 1
"""Exit code when the score is below the floor or above the ceiling."""
PARTS = ("all", "tuning", "reserve")


def add_evaluate(commands: Commands) -> argparse.ArgumentParser:
    """Add the command."""
    command = commands.add_parser("evaluate", help="meet hoe goed de antwoorden op een vragenset zijn")
    command.add_argument("questions", nargs="*", type=Path, metavar="VRAGENSET",
                         help="CSV- of JSONL-bestand (anders alle in data/questions)")  # fmt: skip
    command.add_argument("--kinds", metavar="SOORTEN", help="alleen deze soorten, met komma's ertussen")
    command.add_argument("--part", choices=PARTS, default="all", help="alles (all), zonder (tuning) of alleen reserve")
    command.add_argument("--baseline", action="store_true", help="vergelijk met het standaardrecept van LangChain")
    command.add_argument("--compare", type=Path, metavar="BESTAND", help="vergelijk met een eerdere --json-uitslag")
    command.add_argument("--json", action="store_true", help="de hele uitslag als JSON")
    command.add_argument("--html", type=Path, metavar="BESTAND", help="schrijf een verslag als één HTML-bestand")
    command.add_argument("--show", type=int, default=10, metavar="AANTAL", help="zoveel mislukte vragen tonen (10)")
    command.add_argument("--show-reserve", action="store_true", help="toon ook mislukte vragen uit de reserve")
    command.add_argument("--fail-under", type=percentage, metavar="PROCENT", help="afloopcode 1 bij minder goede")
    command.add_argument("--max-wrong", type=percentage, metavar="PROCENT", help="afloopcode 1 bij meer foute")
    command.add_argument("--export", type=Path, metavar="BESTAND", help="schrijf de vragen als .csv of .jsonl en stop")
    command.set_defaults(run=_evaluate)
    return command


def percentage(text: str) -> float:
    """A share (0 to 1) from "92", "92,5" or "92.5%"."""
    try:
        value = float(text.rstrip("%").strip().replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text} is geen percentage; geef een getal van 0 tot 100")
    return value / 100


def _evaluate(options: argparse.Namespace) -> int:
    from assistant.evaluation.question_set import write_questions

    questions, name = _chosen(options)
    if options.export:
        write_questions(questions, options.export)
        print(f"{len(questions)} vragen geschreven in {options.export}.")
        return 0
    from assistant.evaluation.compare import compare, read_evaluation
    from assistant.evaluation.evaluate import evaluate
    from assistant.evaluation.report_html import html_report
    from assistant.evaluation.report_text import text_report
    from assistant.librarian import open_librarian
    from assistant.service import load_service

    if options.html and not options.html.absolute().parent.is_dir():
        raise QuestionSetError(f"Het verslag kan niet in {options.html}: die map bestaat niet; kies een andere.")
    old = read_evaluation(options.compare) if options.compare else None
    result = evaluate(
        questions, name, open_librarian(options.index, load_service().region), ProgressBar(), options.baseline
    )
    comparison = compare(old, result) if old else None
    if options.html:
        _write(options.html, html_report(result, comparison, options.show_reserve))
    if options.json:
        import msgspec

        print(msgspec.json.encode(result).decode())
    else:
        print(text_report(result, comparison, options.show, options.show_reserve))
    if options.html:
        print(f"Verslag: {options.html}", file=sys.stderr)
    return _verdict(result, options.fail_under, options.max_wrong)


def _chosen(options: argparse.Namespace) -> "tuple[list[Question], str]":
    """The questions to ask, from one or more sets, with the name of the whole."""
    from assistant.evaluation.question_set import question_sets, read_questions
    from assistant.evaluation.records import KINDS

    paths = options.questions or question_sets()
    if not paths:
        raise QuestionSetError("Er is geen vragenset in data/questions; noem er een: dtz evaluate vragen.csv")
    kinds = [kind.strip() for kind in options.kinds.split(",")] if options.kinds else list(KINDS)
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise QuestionSetError(f"De soort «{unknown[0]}» bestaat niet; kies uit: {', '.join(KINDS)}.")
    questions = [question for path in paths for question in read_questions(path)]
    ids = [question.id for question in questions]
    if len(set(ids)) < len(ids):
        raise QuestionSetError("De vragensets hebben dezelfde id's; meet ze één voor één.")
    chosen = [q for q in questions if q.kind in kinds and options.part in ("all", "reserve" if q.reserve else "tuning")]
    if not chosen:
        raise QuestionSetError("Geen enkele vraag voldoet aan --kinds en --part; laat er een weg.")
    return chosen, ", ".join(path.name for path in paths)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise QuestionSetError(f"Het verslag kan niet in {path}; kies een andere map.") from fault


def _verdict(result: "Evaluation", least_right: float | None, most_wrong: float | None) -> int:
    from assistant.evaluation.report_text import percent

    right, wrong = result.summary.all.right.share, result.summary.all.wrong.share
    faults = []
    if least_right is not None and right < least_right:
        faults.append(f"{percent(right)} goed is minder dan {percent(least_right)}")
    if most_wrong is not None and wrong > most_wrong:
        faults.append(f"{percent(wrong)} fout is meer dan {percent(most_wrong)}")
    if faults:
        print(f"Onder de maat: {'; '.join(faults)}.", file=sys.stderr)
    return EXIT_BELOW if faults else 0
