"""Puts the questions of a set to the assistant, one by one, and grades the answers."""

from collections.abc import Callable, Sequence
from typing import Protocol

from assistant.evaluation.records import Given, GivenFigure, GivenSource, Graded, Question
from assistant.evaluation.score import UNREADABLE, Scorer
from assistant.records import Answer, Source
from vectorstore.errors import QuestionError
from vectorstore.index import Index

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


class Answering(Protocol):
    """Whatever answers questions: the assistant of one report, or the librarian over all of them."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """One answer."""
        ...


def grade_all(
    questions: Sequence[Question], assistant: Answering, index: Index, progress: Progress, step: str
) -> list[Graded]:
    """Every question answered and graded, in their order; `index` is of the report that the set is about."""
    scorer = scorer_for(index)
    graded = []
    for number, question in enumerate(questions, start=1):
        graded.append(scorer.grade(question, ask(assistant, question)))
        progress(step, number, len(questions))
    return graded


def scorer_for(index: Index) -> Scorer:
    """A scorer that knows the areas of an index."""
    return Scorer(index.areas, index.vocabulary)


def ask(assistant: Answering, question: Question) -> Given:
    """The answer, reduced to what is graded; a question that cannot be read has a status of its own."""
    try:
        return given(assistant.ask(question.question, question.history))
    except QuestionError as problem:
        return Given(UNREADABLE, str(problem))


def given(answer: Answer) -> Given:
    """An answer reduced to what is graded and shown."""
    figures = tuple(
        GivenFigure(f.text, f.unit or "", f.area, f.period, f.indicator, f.other_end) for f in answer.figures
    )
    sources = tuple(GivenSource(_place(source), source.quote) for source in answer.sources)
    return Given(answer.status, answer.text, figures, sources, answer.seconds, answer.trace, answer.confidence)


def _place(source: Source) -> str:
    parts = (source.chapter, source.section if source.section != source.chapter else "", source.table or "")
    return ", ".join(part for part in parts if part)
