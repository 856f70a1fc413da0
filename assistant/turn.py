"""One turn of a conversation: what was asked, and the answer or the sentence that says why there is none."""

from dataclasses import dataclass

from assistant.records import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """`problem` is a Dutch sentence where the question could not be read; then there is no answer.

    `suggestions` are questions that go on from here, None while they were not looked for.
    """

    question: str
    answer: Answer | None = None
    problem: str = ""
    suggestions: tuple[str, ...] | None = None
