"""The project's own question set: what it asks stands in the report, and it covers what it should."""

import re
from collections import Counter
from itertools import combinations

import pytest

from assistant.evaluation.question_set import question_sets, read_questions
from assistant.evaluation.records import KINDS, Question
from assistant.evaluation.score import found
from ingest.report_content import ReportContent
from tests.conftest import REPORT
from vectorstore.dutch.numbers import numbers_in, parse_number
from vectorstore.settings import PROJECT

QUESTIONS = read_questions(PROJECT / "data" / "questions" / "dutch-techzone.csv")
TEXT = " ".join(REPORT.read_text(encoding="utf-8").split())
MOST_ADDED = 5
"""Numbers that a question may ask to add: the five municipalities."""


def by_id(question: Question) -> str:
    return question.id


def test_the_set_is_found() -> None:
    assert [path.name for path in question_sets()] == ["dutch-techzone.csv"]


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_every_quote_and_figure_stands_in_the_report(question: Question) -> None:
    for quote in question.quotes:
        assert " ".join(quote.split()) in TEXT
    if question.expect == "answer":
        assert question.quotes
        quotes = " ".join(question.quotes)
        for figure in question.figures:
            assert (
                found(figure.value.lstrip("-−+"), quotes)
                or question.kind == "count"
                or is_computed(figure.value, quotes)
            ), figure


def test_it_is_large_enough_and_has_every_kind() -> None:
    assert len(QUESTIONS) >= 200
    assert {question.kind for question in QUESTIONS} == set(KINDS)
    assert sum(question.expect == "refuse" for question in QUESTIONS) >= 50


def test_a_third_is_in_reserve() -> None:
    share = sum(question.reserve for question in QUESTIONS) / len(QUESTIONS)
    assert share == pytest.approx(1 / 3, abs=0.01)
    kinds = Counter(question.kind for question in QUESTIONS if question.reserve)
    assert len(kinds) >= 12


def test_every_section_of_the_report_is_asked_about(content: ReportContent) -> None:
    quotes = " ".join(" ".join(quote.split()) for question in QUESTIONS for quote in question.quotes)
    for heading in {passage.place.section for passage in content.passages}:
        sentences = [s.text for s in content.sentences if s.place.section == heading]
        rows = [row.quote for t in content.tables if t.place.section == heading for row in t.rows]
        assert any(part[:60] in quotes or quotes_part(part, quotes) for part in (*sentences, *rows)), heading


def quotes_part(text: str, quotes: str) -> bool:
    """Whether a stretch of eight words of the text is quoted."""
    words = re.split(r"\s+", text)
    return any(" ".join(words[at : at + 8]) in quotes for at in range(max(1, len(words) - 7)))


def is_computed(value: str, quotes: str) -> bool:
    """Whether a value is the sum of some numbers of the quotes, or the difference of two."""
    numbers = {abs(number.value) for number in numbers_in(quotes)}
    wanted = parse_number(value)
    assert wanted is not None, value
    differences = {abs(one - other) for one, other in combinations(numbers, 2)}
    sums = (sum(some) for size in range(2, MOST_ADDED + 1) for some in combinations(numbers, size))
    return abs(wanted) in differences or any(total == abs(wanted) for total in sums)
