"""Base forms of words, and which words are real."""

import pytest

from vectorstore.dutch.lemmas import is_dutch, lemmas
from vectorstore.dutch.words import words


@pytest.mark.parametrize(
    ("word", "base"),
    [("meetelt", "meetellen"), ("bedrijfjes", "bedrijf"), ("slechter", "slecht"), ("verhuisd", "verhuizen")],
)
def test_base_forms(word: str, base: str) -> None:
    assert base in lemmas(word)


def test_a_base_form_has_no_other() -> None:
    assert lemmas("wonen") == ()


@pytest.mark.parametrize(("word", "real"), [("geschreven", True), ("wekloosheid", False), ("raport", False)])
def test_real_words_are_told_from_misspellings(word: str, real: bool) -> None:
    assert is_dutch(word) is real


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("de groep 75 jaar en ouder", "75-plussers"),
        ("70plussers", "70-plussers"),
        ("75+", "75-plussers"),
        ("tussen 15 en 75 jaar", "15-75-jarigen"),
        ("15-75 jarigen", "15-75-jarigen"),
        ("van 15 tot 75", "15-75-jarigen"),
    ],
)
def test_ages_have_one_form(text: str, token: str) -> None:
    assert token in words(text)


def test_a_range_of_percentages_is_no_age() -> None:
    assert not [word for word in words("van 10 tot 20 procent") if word[0].isdigit()]
