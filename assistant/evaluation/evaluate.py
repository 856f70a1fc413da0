"""A whole evaluation, step by step: questions → answers → grades → summary, with a baseline where asked."""

from collections.abc import Sequence
from datetime import UTC, datetime

from assistant.ask import Assistant
from assistant.evaluation.environment import environment
from assistant.evaluation.grading import Progress, grade_all
from assistant.evaluation.records import Evaluation, Question
from assistant.evaluation.summary import summarize
from vectorstore.index import Index


def evaluate(
    questions: Sequence[Question], name: str, index: Index, progress: Progress, baseline: bool = False
) -> Evaluation:
    """Grade the questions of a set and sum up. What open questions load is loaded before the clock runs."""
    assistant = Assistant(index)
    assistant.warm_up()
    graded = grade_all(questions, assistant, progress, "Vragen")
    made = datetime.now(UTC).isoformat(timespec="seconds")
    baselines = None
    if baseline:
        from assistant.evaluation.baselines import compare_with_baselines

        baselines = compare_with_baselines(graded, assistant, progress)
    return Evaluation(name, made, environment(), summarize(graded), tuple(graded), baselines)
