"""Other editions, read by the same code: other digits give other answers, other places the same answers elsewhere."""

import random
import re
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.evaluation.question_set import read_questions
from assistant.evaluation.records import GoldFigure, Question
from assistant.evaluation.score import found
from tests.conftest import REPORT, build
from vectorstore.dutch.numbers import numbers_in
from vectorstore.settings import PROJECT

SEEDS = (1, 2, 3)
KINDS = ("table_value", "prose_value")
MOST_LOST = 0.02
"""Part of the questions that may be answered on the report itself but not on another edition."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|[.,]\d)")
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|(?<![\w.,/-])\d+(?:,\d+)?(?![\d/]|-\w)")
_CHAPTER = re.compile(r"\d\. [A-Z]")
"""The number of a chapter: no figure, and the same in every edition."""
PLACES = {"Coevorden": "Zutphen", "Hoogeveen": "Winterswijk"}

ORIGINAL = REPORT.read_text(encoding="utf-8")
QUESTIONS = [
    question
    for question in read_questions(PROJECT / "data" / "questions" / "dutch-techzone.csv")
    if question.kind in KINDS
    and question.expect == "answer"
    and len(question.figures) == 1
    and len(question.quotes) == 1
]


class Edition:
    """The report with other digits; `value` is what a figure of the report has become."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._moved: list[tuple[int, int, str]] = []
        self.text = self._altered()

    def _altered(self) -> str:
        pieces, at = [], 0
        years = {match.start() for match in _YEAR.finditer(ORIGINAL)}
        for match in _NUMBER.finditer(ORIGINAL):
            if match.start() in years or _CHAPTER.match(ORIGINAL, match.start()):
                continue
            new = match[0][0] + re.sub(r"\d", lambda _: str(self._rng.randrange(10)), match[0][1:])
            new = str(self._rng.randrange(3, 10)) if len(match[0]) == 1 else new
            self._moved.append((match.start(), match.end(), new))
            pieces += [ORIGINAL[at : match.start()], new]
            at = match.end()
        return "".join([*pieces, ORIGINAL[at:]])

    def value(self, quote: str, figure: GoldFigure) -> str | None:
        """The new value of a figure in a quote; None where the quote has it more than once, or not as one number."""
        pattern = r"\s+".join(map(re.escape, quote.split()))
        place = re.search(pattern, ORIGINAL)
        wanted = [number.value for number in numbers_in(figure.value)]
        if place is None or len(wanted) != 1:
            return None
        inside = [(start, end, new) for start, end, new in self._moved if place.start() <= start < place.end()]
        same = [
            new
            for start, end, new in inside
            if [abs(n.value) for n in numbers_in(ORIGINAL[start:end])] == [abs(wanted[0])]
        ]
        return same[0] if len(same) == 1 else None


def answers(assistant: Assistant, question: Question, value: str) -> bool:
    answer = assistant.ask(question.question, question.history)
    return answer.status == "answered" and found(value.lstrip("+-"), answer.text)


def write(folder: Path, text: str) -> Path:
    report = folder / REPORT.name
    report.write_text(text, encoding="utf-8")
    report.with_suffix(".toml").write_text(REPORT.with_suffix(".toml").read_text(encoding="utf-8"), encoding="utf-8")
    return report


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_answers_follow_the_figures_of_another_edition(seed: int, assistant: Assistant, tmp_path: Path) -> None:
    edition = Edition(seed)
    other = Assistant(build([write(tmp_path, edition.text)], tmp_path / "index"))
    pairs = [(q, value) for q in QUESTIONS if (value := edition.value(q.quotes[0], q.figures[0])) is not None]
    assert len(pairs) >= 80
    right = sum(answers(assistant, question, question.figures[0].value) for question, _ in pairs)
    followed = sum(answers(other, question, value) for question, value in pairs)
    assert followed >= right - MOST_LOST * len(pairs), (followed, right, len(pairs))


@pytest.mark.slow
def test_answers_follow_the_places_of_another_region(assistant: Assistant, tmp_path: Path) -> None:
    text = ORIGINAL
    for name, other_name in PLACES.items():
        text = text.replace(name, other_name)
    other = Assistant(build([write(tmp_path, text)], tmp_path / "index"))
    asked = [q for q in QUESTIONS if any(name in q.question for name in PLACES)]
    assert len(asked) >= 12
    right = followed = 0
    for question in asked:
        renamed = question.question
        for name, other_name in PLACES.items():
            renamed = renamed.replace(name, other_name)
        value = question.figures[0].value
        right += answers(assistant, question, value)
        answer = other.ask(renamed)
        followed += answer.status == "answered" and found(value.lstrip("+-"), answer.text)
    assert followed >= right - 1, (followed, right, len(asked))
