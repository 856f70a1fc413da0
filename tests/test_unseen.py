"""Questions written from the report by people who had not seen the program: 1,170 of them, by eight readers, and 433
conversations by a ninth who was out to make it fail.

The failures of each reader's set were looked at, by kinds, after its first score was written down. So this floor guards what
was reached; the first scores of the last three sets (86, 77 and 87% right, 5, 8 and 6% wrong) tell better what a new reader
will meet. Of the conversations 66% were right and 20% wrong at first.
"""

from collections import Counter
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.evaluation.grading import grade_all
from assistant.evaluation.question_set import read_questions
from vectorstore.library import open_index

EXPECTED = Path(__file__).parent / "expected"
SETS = [("vragen_van_anderen.jsonl", 1_170, 0.90, 0.035), ("gesprekken_van_anderen.jsonl", 433, 0.78, 0.11)]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "count", "least_right", "most_wrong"), SETS)
def test_questions_of_people_who_never_saw_the_program_are_answered(
    real_index: Path, name: str, count: int, least_right: float, most_wrong: float
) -> None:
    questions = read_questions(EXPECTED / name)
    assert len(questions) == count
    index = open_index(real_index)
    verdicts = Counter(item.verdict for item in grade_all(questions, Assistant(index), index, lambda *_: None, ""))
    shares = {verdict: total / len(questions) for verdict, total in verdicts.items()}
    print(name, {verdict: f"{share:.1%}" for verdict, share in shares.items()}, f"van {len(questions)} vragen")
    assert shares["right"] >= least_right
    assert shares["wrong"] <= most_wrong
