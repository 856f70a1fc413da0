"""Questions about whether the report agrees with itself: answered by the contradictions that ingest found in it."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.contradictions import quoted_sources
from assistant.question_form import says_any
from assistant.records import Answer
from vectorstore.dutch.numbers import numbers_in
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.words import stem, words
from vectorstore.index import Index
from vectorstore.records import Contradiction

NUMBER_WEIGHT = 3
"""How much a shared number says beside a shared word."""
LEAST = 4
"""Score from which a contradiction is what the question is about: a number and a word, or four words."""
MAX_LISTED = 5
"""Contradictions named in one answer; all of them are in `dtz check`."""


def answer_contradiction(question: str, index: Index) -> Answer | None:
    """The contradiction that a question is about, with both places; None for any other question.

    Who asks where the report contradicts itself, without saying about what, gets the first few.
    """
    asking = index.vocabulary.contradictions["questions"]
    general = says_any(question, asking["general"])
    numbers = _numbers(question, index)
    both = len(numbers) > 1 and any(
        len(numbers & _numbers(_all(one), index)) > 1 for one in index.content.contradictions
    )
    if not general and not both and not says_any(question, asking["about"]):
        return None
    scored = [(_score(question, one, index), one) for one in index.content.contradictions]
    best = max((score for score, _ in scored), default=0)
    if best >= LEAST:
        return _told(question, [next(one for score, one in scored if score == best)], index)
    if not general or not scored:
        return None
    return _told(question, [one for _, one in scored[:MAX_LISTED]], index, total=len(scored))


def _score(question: str, one: Contradiction, index: Index) -> int:
    """Numbers (years aside) and words of weight that a question and a contradiction share."""
    shared = _numbers(question, index) & _numbers(_all(one), index)
    return NUMBER_WEIGHT * len(shared) + len(_stems(question, index) & _stems(_all(one), index))


def _all(one: Contradiction) -> str:
    return f"{one.message} {' '.join(one.quotes)}"


def _numbers(text: str, index: Index) -> set[Decimal]:
    """The numbers of a text without their sign and without years."""
    years = {(period.start, period.end) for period in find_periods(text, index.vocabulary)}
    return {
        abs(number.value) for number in numbers_in(text) if not any(start <= number.start < end for start, end in years)
    }


def _stems(text: str, index: Index) -> set[str]:
    light = index.vocabulary.stopwords | index.vocabulary.generic
    return {stem(word) for word in words(text) if word not in light}


def _told(question: str, found: Sequence[Contradiction], index: Index, total: int = 1) -> Answer:
    sources = tuple(quoted_sources([quote for one in found for quote in one.quotes], index))
    lines = []
    if total > len(found):
        lines.append(
            "Het rapport spreekt zichzelf op meer plaatsen tegen. De eerste staan hier; `dtz check` noemt ze alle."
        )
    for one in found:
        lines.append(f"Dit klopt niet in het rapport ({one.kind}).")
        lines.append(one.message)
        known = {source.quote for source in sources}
        lines += [f"> „{quote}”" for quote in one.quotes[:MAX_LISTED] if quote in known]
    return Answer(question, "answered", "\n\n".join(lines), (), sources)
