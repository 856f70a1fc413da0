"""Sums as answers show them: read in Dutch notation and worked out again."""

from decimal import Decimal

import pytest

from assistant.verification.shown_sums import read_sum


@pytest.mark.parametrize(
    "text",
    [
        "62.510 - 56.435 = 6.075",
        "25.920 + 35.700 = 61.620",
        "108.765 : 25.920 = 4,2",
        "108.765 : 25.920 = 4,196",
        "50.330 : 134.500 × 100 = 37,4",
        "50.330 : 134.500 x 100 = 37",
        "(3,5 + 2,9 + 3 + 2,8 + 3,2) : 5 = 3,08",
        "(35.700 - 25.920) : 25.920 × 100 = 37,7",
        "2 - -14 = 16",
        "-2 - 3 = -5",
        "10 - 2 × 3 = 4",
        "86,9% − 85,2% = 1,7%",
        "€ 34.800 – € 31.500 = € 3.300",
        "8 : 2 : 2 = 2",
        "1 : 8 = 0,13",
        "1 : 8 = 0,12",
    ],
)
def test_a_right_sum_is_right(text: str) -> None:
    shown = read_sum(text)
    assert shown is not None
    assert shown.is_right


@pytest.mark.parametrize(
    "text",
    [
        "62.510 - 56.435 = 6.076",
        "62.510 + 56.435 = 6.075",
        "56.435 - 62.510 = 6.075",
        "108.765 : 25.920 = 4,3",
        "108.765 : 25.920 = 4,19",
        "50.330 : 134.500 × 100 = 37,5",
        "50.330 : 134.500 × 10 = 37,4",
        "(3,5 + 2,9) : 2 = 3,3",
        "3,5 + 2,9 : 2 = 3,2",
        "3,5 - 2,9 = 1",
        "10 - 2 × 3 = 24",
    ],
)
def test_a_wrong_sum_is_wrong(text: str) -> None:
    shown = read_sum(text)
    assert shown is not None
    assert not shown.is_right


@pytest.mark.parametrize(
    "text",
    ["", "= 3", "3", "3 = 3", "3 + = 3", "3 : 0 = 1", "3 + 4", "3 + 4 = 7 = 7", "3 + 4 = zeven", "3% + 4 km = 7",
     "(3 + 4 = 7", "3 + 4) = 7", "3 4 = 7", "3.4.5 + 1 = 2", "3 + 4 = 7 en 8", "3 ^ 2 = 9"],
)  # fmt: skip
def test_what_is_no_sum_is_not_read_as_one(text: str) -> None:
    assert read_sum(text) is None


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("50.330 : 134.500 × 100 = 37,4", ["50330", "134500"]),
        ("8.980 : 25.920 × 1.000 = 346", ["8980", "25920"]),
        ("(3,5 + 2,9) : 2 = 3,2", ["3.5", "2.9"]),
        ("(3,5 + 2,9) : 3 = 2,13", ["3.5", "2.9", "3"]),
        ("3,5 : 2 = 1,75", ["3.5", "2"]),
        ("3,5 × 7 = 24,5", ["3.5", "7"]),
        ("100 - 3,5 = 96,5", ["100", "3.5"]),
        ("2 - -14 = 16", ["2", "-14"]),
    ],
)
def test_only_a_hundred_and_the_number_of_terms_need_no_source(text: str, terms: list[str]) -> None:
    shown = read_sum(text)
    assert shown is not None
    assert list(shown.terms) == [Decimal(term) for term in terms]
