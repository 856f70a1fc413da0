"""No answer holds a number that the report does not bear out: thousands of questions, told without the program's own check."""

import logging
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.evaluation.question_set import question_sets, read_questions
from assistant.records import Answer
from tests.conftest import REPORT
from tests.generated_questions import questions
from tests.number_check import ReportText, values
from vectorstore.errors import QuestionError

COUNT, SEED = 2_000, 20261124
LEAST_WITH_FIGURES, LEAST_WITH_SUMS = 700, 20
"""So many of the generated questions get figures at least: a check on refusals alone would prove nothing."""

REPORT_TEXT = ReportText(REPORT.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_no_answer_to_two_thousand_questions_holds_an_unproved_number(
    assistant: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    asked = list(questions(assistant.index, COUNT, SEED))
    assert len(set(asked)) == COUNT
    answers = [assistant.ask(question) for question in asked]
    faults = {answer.question: found for answer in answers if (found := REPORT_TEXT.unproved(answer))}
    assert faults == {}
    assert held_back(caplog) == []
    print(f"{COUNT} vragen, {sum(bool(answer.figures) for answer in answers)} met cijfers, 0 getallen zonder bewijs")
    assert sum(bool(answer.figures) for answer in answers) >= LEAST_WITH_FIGURES
    assert sum(any(figure.derived for figure in answer.figures) for answer in answers) >= LEAST_WITH_SUMS


@pytest.mark.slow
@pytest.mark.parametrize("path", question_sets(), ids=lambda path: path.stem)
def test_no_answer_to_the_question_sets_holds_an_unproved_number(
    assistant: Assistant, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    faults = {}
    for question in read_questions(path):
        try:
            answer = assistant.ask(question.question, question.history)
        except QuestionError:
            continue
        spoken = " ".join(
            [question.question, *question.history]
        )  # a follow-up may repeat a year of the question before
        found = REPORT_TEXT.unproved(replace(answer, question=spoken))
        if found:
            faults[question.id] = found
    assert faults == {}
    assert held_back(caplog) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("**3,5%**", "**5,3%**"),
        ("2023", "1999"),
        ("(3,5%).”", "(3,6%).”"),
        ("3. Arbeidsmarkt", "6. Arbeidsmarkt"),
    ],
)
def test_the_check_sees_a_wrong_number(assistant: Assistant, old: str, new: str) -> None:
    answer = assistant.ask("werkloosheid Emmen")
    assert REPORT_TEXT.unproved(answer) == []
    assert REPORT_TEXT.unproved(replace(answer, text=answer.text.replace(old, new)))


def test_the_check_sees_a_quote_that_the_report_does_not_have(assistant: Assistant) -> None:
    answer = assistant.ask("werkloosheid Emmen")
    source = replace(answer.sources[0], quote="In Emmen is 3,5% werkloos.")
    assert REPORT_TEXT.unproved(replace(answer, sources=(source, *answer.sources[1:])))


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        ("62.510 - 56.435 = 6.075", True),
        ("62.510 - 56.435 = 6.076", False),
        ("62.510 : 56.435 = 1,11", True),
        ("62.510 : 56.435 = 1,12", False),
        ("62.510 : 56.435 × 100 = 110,8", True),
        ("62.510 - 35.700 = 26.810", False),  # the second is not quoted
    ],
)
def test_the_check_works_out_shown_sums(assistant: Assistant, shown: str, right: bool) -> None:
    answer: Answer = assistant.ask("Hoeveel inwoners heeft Hardenberg meer dan Hoogeveen?")
    figures = tuple(figure for figure in answer.figures if not figure.derived)
    bare = replace(answer, text=f"Het verschil is {shown}.", figures=figures)
    assert (REPORT_TEXT.unproved(bare) == []) is right


def held_back(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the program's own check logged."""
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


def test_values_are_read_in_dutch_notation() -> None:
    assert list(values("28.508, 3,5% en 2023. 7")) == [28508, Fraction(7, 2), 2023, 7]
