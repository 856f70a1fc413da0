"""Words that are too long for any language do not reach the taggers, which take minutes over them."""

import pytest

from vectorstore.dutch.lemmas import is_comparative, is_dutch, lemmas
from vectorstore.dutch.parts_of_speech import ADJECTIVE, NOUN, tagged


def test_a_word_longer_than_any_dutch_word_is_left_out() -> None:
    long = "x" * 3_000
    assert long not in tagged(f"werkloosheid {long} Emmen")
    assert lemmas(long) == ()
    assert not is_dutch(long)


def test_parts_of_speech_of_a_question() -> None:
    found = tagged("hoe diep zit een gezin in de schulden")
    assert (found["diep"], found["schulden"]) == (ADJECTIVE, NOUN)


@pytest.mark.parametrize(
    ("word", "compares"), [("rijker", True), ("dikker", True), ("inwoner", False), ("water", False)]
)
def test_an_adjective_that_compares(word: str, compares: bool) -> None:
    assert is_comparative(word) is compares
