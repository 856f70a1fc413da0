"""How sure an answer is: the part of the answers like it that was right on the question set, a calibrated figure from 0 to 1.

Answers are alike that were found in the same way (figures, or sentences), by the first reading or the second, and whose
words were carried to the same degree. Source: histogram binning, Zadrozny and Elkan, ICML 2001.
"""

from assistant.records import Answer

SENTENCES = frozenset({"zinnen uit de tekst", "uitleg van een begrip"})
"""Rules that answer with sentences; all others answer with figures."""
CALIBRATED: dict[tuple[str, bool], tuple[tuple[float, float], ...]] = {
    ("figures", False): ((0.0, 0.99),),
    ("figures", True): ((0.0, 0.9),),
    ("sentences", False): ((0.0, 0.3), (0.7, 0.75), (0.8, 0.9), (0.95, 0.96)),
    ("sentences", True): ((0.0, 0.25), (0.75, 0.6)),
    ("sentences for a value", False): ((0.0, 0.25), (0.8, 0.95)),
    ("sentences for a value", True): ((0.0, 0.25), (0.8, 0.9)),
}
"""(least strength, part right) for each way, and for the first and the second reading; counted on the question set without
its reserve: `dtz evaluate --part tuning` prints the counts beside these.
"""
ANSWER_FROM = 0.5
"""An answer that is less sure is not given; set where the curve of wrong against missed bends."""


def confidence(rule: str, operation: str, strength: float, second: bool) -> float:
    """The calibrated figure of an answer by a rule to a question for this operation. `strength` is how much of the question
    is carried (0 to 1), `second` whether a second reading answered.
    """
    told = "sentences for a value" if operation == "value" else "sentences"
    bins = CALIBRATED[told if rule in SENTENCES else "figures", second]
    return next(right for least, right in reversed(bins) if strength >= least)


def is_sure(answer: Answer) -> bool:
    """Whether an answer is sure enough to be given; a refusal always is."""
    return answer.status != "answered" or answer.confidence >= ANSWER_FROM
