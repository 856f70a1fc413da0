"""The report's own sentences held against the report: what it says itself is not to be called wrong."""

from collections import Counter
from itertools import groupby

from assistant.claims.check_text import TextChecker
from assistant.claims.memo import memo_of
from assistant.claims.records import CORRECT, OTHER, WRONG
from vectorstore.index import Index

MOST_NUMBERS_WRONG = 3
MOST_WORDS_WRONG = 11
"""False alarms that are left: lists with "respectievelijk", and words about things that the report gives no figures of."""
LEAST_NUMBERS_RIGHT = 0.94
LEAST_WORDS = 110
"""Claims in words that are decided at all, so that silence is no way to have no false alarms."""


def test_what_the_report_says_is_not_called_wrong(index: Index) -> None:
    sections = groupby(index.content.sentences, key=lambda sentence: sentence.place.section)
    text = "\n\n".join(f"# {section}\n\n{' '.join(one.text for one in sentences)}" for section, sentences in sections)
    judged = [one for one in TextChecker(index).check(memo_of(text)) if one.claim.kind != "none"]
    numbers = Counter(one.verdict for one in judged if one.claim.kind == "number")
    words = Counter(one.verdict for one in judged if one.claim.kind != "number")
    assert numbers[WRONG] <= MOST_NUMBERS_WRONG
    assert numbers[OTHER] <= 1
    assert numbers[CORRECT] >= LEAST_NUMBERS_RIGHT * sum(numbers.values())
    assert words[WRONG] <= MOST_WORDS_WRONG
    assert sum(words.values()) >= LEAST_WORDS
