"""Feedback → rows of a question set, to be reviewed by a person before they count as tests."""

import re
from collections.abc import Iterable

from assistant.evaluation.records import Question
from assistant.feedback.records import REASONS, Feedback
from assistant.use.text import BOLD
from vectorstore.dutch.numbers import numbers_in

REVIEW = "na te kijken"
"""How the note of each row starts."""
TO_FILL_IN = "(in te vullen)"
"""What must be in the answer, where the user did not say: no answer has it, so the question fails until it is reviewed."""


def as_questions(feedback: Iterable[Feedback]) -> list[Question]:
    """One question for each row.

    With thumbs up the answer is expected again, by its first figure; with thumbs down the numbers that the user expected.
    """
    return [_question(one) for one in feedback]


def _question(one: Feedback) -> Question:
    refused = one.good and one.status == "not_in_report"
    said = "duim omhoog" if one.good else f"duim omlaag: {REASONS.get(one.reason, one.reason)}"
    parts = [
        REVIEW,
        said,
        one.at[:10],
        f"verwacht: {one.expected}" if one.expected else "",
        f"antwoord was: {one.answer}",
    ]
    return Question(
        f"F{one.id:04d}",
        _plain(one.question),
        "unanswerable" if refused else "followup" if one.history else "open",
        "refuse" if refused else "answer",
        () if refused else tuple((text,) for text in _must(one)),
        history=tuple(map(_plain, one.history)),
        note=_plain("; ".join(part for part in parts if part)),
    )


def _must(one: Feedback) -> tuple[str, ...]:
    """Texts that a right answer holds, as far as the feedback tells them."""
    if one.good:
        first = BOLD.search(one.answer)
        numbers = [mention.printed for bold in BOLD.findall(one.answer)[:2] for mention in numbers_in(bold)]
        return tuple(numbers[:1]) or ((first[1],) if first else (TO_FILL_IN,))
    return tuple(dict.fromkeys(mention.printed for mention in numbers_in(one.expected))) or (TO_FILL_IN,)


def _plain(text: str) -> str:
    """Text on one line, without the sign that parts texts in a cell."""
    return re.sub(r"\s+", " ", text.replace("||", "|")).strip()
