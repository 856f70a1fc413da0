"""How numbers in a text are read as amounts, and when one is a fair rounding of another."""

from decimal import Decimal

import pytest

from assistant.claims.quantity import hedge_before, is_rounded, is_same, quantity_of
from ingest.prose.numbers_of import numbers_of
from vectorstore.dutch.vocabulary import Vocabulary

SAME, ROUNDED, DIFFERENT = "same", "rounded", "different"


def held(text: str, value: str, vocabulary: Vocabulary) -> str:
    """How the one number of a text stands to a value."""
    (number,) = numbers_of(text)
    quantity = quantity_of(number, hedge_before(text, number, vocabulary), vocabulary)
    assert quantity is not None
    if is_same(quantity, Decimal(value)):
        return SAME
    return ROUNDED if is_rounded(quantity, Decimal(value)) else DIFFERENT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,5%", "3.5"), ("3,50%", "3.5"), ("3,5 procent", "3.5"), ("108.765 inwoners", "108765"), ("108765", "108765"),
        ("155 duizend", "155000"), ("1,2 miljoen", "1200000"), ("€ 10,8 miljard", "10800000000"), ("€ 10,8 mld", "10800000000"),
        ("€ 34.800", "34800"), ("driekwart van de inwoners", "75"), ("de helft van de inwoners", "50"),
        ("drie op de tien inwoners", "30"), ("een kwart van de inwoners", "25"),
        ("8 op de 10 inwoners", "80"), ("+3,6%", "3.6"), ("0,5 procentpunt", "0.5"),
    ],
)  # fmt: skip
def test_a_number_is_the_same_in_every_notation(vocabulary: Vocabulary, text: str, value: str) -> None:
    assert held(text, value, vocabulary) == SAME


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3%", "3.2"), ("3,6%", "3.55"), ("3,5%", "3.55"), ("67%", "66.7"), ("109.000", "108765"), ("108.800", "108765"),
        ("289 duizend", "289330"), ("0,29 miljoen", "289330"), ("ruim 108.000", "108765"), ("meer dan 108.000", "108765"),
        ("bijna 109.000", "108765"), ("nog geen 109.000", "108765"), ("zo'n 11.000", "11200"), ("50.000 banen", "50330"),
        ("een derde van de inwoners", "33"), ("ruim een derde van de inwoners", "37.7"),
        ("bijna twee derde van de inwoners", "64.3"), ("een op de vijf inwoners", "19.5"),
        ("ongeveer de helft van de inwoners", "48"), ("ruim 3%", "3.2"), ("bijna 4%", "3.6"),
    ],
)  # fmt: skip
def test_a_fair_rounding_is_one(vocabulary: Vocabulary, text: str, value: str) -> None:
    assert held(text, value, vocabulary) == ROUNDED


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4%", "3.2"), ("3,4%", "3.55"), ("66%", "66.7"), ("108.000", "108765"), ("112.000", "108765"),
        ("bijna 108.000", "108765"),
        ("ruim 109.000", "108765"), ("meer dan 109.000", "108765"), ("50.000 banen", "46000"), ("288 duizend", "289330"),
        ("een derde van de inwoners", "37.7"), ("bijna een derde van de inwoners", "37.7"),
        ("ruim een derde van de inwoners", "31"),
        ("de helft van de inwoners", "60"), ("een kwart van de inwoners", "33"),
        ("ruim 4%", "3.6"), ("bijna 3%", "3.2"), ("20%", "22"), ("ruim 50.000", "62510"),
    ],
)  # fmt: skip
def test_a_number_on_the_wrong_side_or_too_far_is_none(vocabulary: Vocabulary, text: str, value: str) -> None:
    assert held(text, value, vocabulary) == DIFFERENT


def test_a_range_stands_for_no_single_value(vocabulary: Vocabulary) -> None:
    (number,) = numbers_of("1-1,5%")
    assert quantity_of(number, "", vocabulary) is None
