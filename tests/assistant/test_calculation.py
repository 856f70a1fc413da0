"""Sums as text: written to the digits shown, and checked again against the cited operands."""

from decimal import Decimal

import pytest

from assistant.arithmetic.calculation import add, divide, growth, mean, percentage, subtract, works_out


def numbers(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


def test_each_sum_shows_its_operands_and_its_outcome() -> None:
    assert subtract(*numbers("6400", "7400")).text == "6.400 - 7.400 = -1.000"
    assert add(numbers("9360", "-1390")).text == "9.360 - 1.390 = 7.970"
    assert divide(*numbers("108765", "25920")).text == "108.765 : 25.920 = 4,2"
    assert divide(*numbers("50330", "108765")).text == "50.330 : 108.765 = 0,46"
    assert percentage(*numbers("50330", "134500")).text == "50.330 : 134.500 × 100 = 37,4"
    assert growth(*numbers("32800", "24000")).text == "(32.800 - 24.000) : 24.000 × 100 = 36,7"
    assert mean(numbers("42300", "29600", "18500")).text.endswith(") : 3 = 30.133")
    assert mean(numbers("25920", "35700", "108765", "62510", "56435")).text.endswith(") : 5 = 57.866")


def test_an_outcome_that_is_rounded_says_so() -> None:
    assert divide(*numbers("108765", "25920")).rounded
    assert not divide(*numbers("100", "25")).rounded
    assert not mean(numbers("1", "3")).rounded


@pytest.mark.parametrize(
    ("sum_", "operands"),
    [
        ("62.510 - 56.435 = 6.075", ("62510", "56435")),
        ("110 + 60 = 170", ("-110", "-60")),
        ("108.765 : 25.920 = 4,2", ("108765", "25920")),
        ("50.330 : 134.500 × 100 = 37,4", ("50330", "134500")),
        ("(32.800 - 24.000) : 24.000 × 100 = 36,7", ("32800", "24000")),
        ("(1 + 2 + 6) : 3 = 3", ("1", "2", "6")),
        ("5,42 - 3,56 = 1,86", ("5.42", "3.56")),
        ("6.400 - 7.400 = -1.000", ("6400", "7400")),
    ],
)
def test_a_right_sum_of_cited_operands_passes(sum_: str, operands: tuple[str, ...]) -> None:
    assert works_out(sum_, numbers(*operands))


@pytest.mark.parametrize(
    ("sum_", "operands"),
    [
        ("62.510 - 56.435 = 6.076", ("62510", "56435")),
        ("62.510 - 56.435 = 6.075", ("62510",)),
        ("108.765 : 25.920 = 4,3", ("108765", "25920")),
        ("108.765 : 25.920 = 4,19", ("108765", "25920")),
        ("50.330 : 134.500 × 10 = 3,7", ("50330", "134500", "10")),
        ("(1 + 2 + 6) : 2 = 4,5", ("1", "2", "6")),
        ("(32.800 - 24.000) : 32.800 × 100 = 26,8", ("32800", "24000")),
        ("5 : 0 = 0", ("5", "0")),
        ("5", ("5",)),
        ("1 + 2 : 3 = 1", ("1", "2", "3")),
    ],
)
def test_any_other_sum_is_held_back(sum_: str, operands: tuple[str, ...]) -> None:
    assert not works_out(sum_, numbers(*operands))
