"""What a search brings up, whoever searches: are the proving quotes and the asked figures in it?"""

from collections.abc import Callable, Sequence
from statistics import fmean

from assistant.evaluation.records import Question, Retrieval
from assistant.evaluation.score import found, holds, number_groups, proves
from assistant.evaluation.summary import share

Search = Callable[[Question], Sequence[str]]
"""A way to search: the texts that it brings up for a question, best first."""


def measure(
    name: str, search: Search, questions: Sequence[Question], report: str, of_sources: bool = False
) -> Retrieval:
    """One row of the comparison; `report` is the whole text, to leave out figures that are computed.

    Sources of answers are sentences, so that a part of a quote will do; pieces of text must hold all of it.
    """
    texts = {question.id: search(question) for question in questions}
    quoted = [q for q in questions if q.quotes and q.expect == "answer"]
    figures = comparable(questions, report)
    test = proves if of_sources else holds
    has_quotes = [all(any(test(text, quote) for text in texts[q.id]) for quote in q.quotes) for q in quoted]
    has_figures = {q.id: _has_figures(q, " \n ".join(texts[q.id])) for q in figures}
    tables = [has_figures[q.id] for q in figures if q.kind == "table_value"]
    lengths = [sum(len(text) for text in texts[q.id]) for q in quoted]
    return Retrieval(
        name,
        share(sum(has_quotes), len(has_quotes)),
        share(sum(has_figures.values()), len(has_figures)),
        share(sum(tables), len(tables)),
        round(fmean(lengths)) if lengths else 0,
    )


def comparable(questions: Sequence[Question], report: str) -> list[Question]:
    """Questions whose figures all stand in the report as they are asked, so that a search could bring them up."""
    answered = [q for q in questions if q.expect == "answer" and number_groups(q)]
    return [q for q in answered if _has_figures(q, report)]


def query(question: Question) -> str:
    """What is searched for: the question with the earlier ones of its chat before it."""
    return " ".join((*question.history, question.question))


def _has_figures(question: Question, text: str) -> bool:
    return all(any(found(number, text) for number in group) for group in number_groups(question))
