"""A whole evaluation, step by step: questions → answers → grades → summary, with a baseline where asked."""

from collections.abc import Sequence
from datetime import UTC, datetime

from assistant.evaluation.environment import environment
from assistant.evaluation.grading import Progress, grade_all
from assistant.evaluation.records import Evaluation, Question
from assistant.evaluation.summary import summarize
from assistant.librarian import Librarian


def evaluate(
    questions: Sequence[Question], name: str, librarian: Librarian, progress: Progress, baseline: bool = False
) -> Evaluation:
    """Grade the questions of a set about the report that answers by default. What open questions load is loaded before the
    clock runs.
    """
    librarian.warm_up()
    graded = grade_all(questions, librarian, librarian.index(), progress, "Vragen")
    made = datetime.now(UTC).isoformat(timespec="seconds")
    baselines = None
    if baseline:
        from assistant.evaluation.baselines import compare_with_baselines

        baselines = compare_with_baselines(graded, librarian.assistant(), progress)
    return Evaluation(name, made, environment(), summarize(graded), tuple(graded), baselines)
