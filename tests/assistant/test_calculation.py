"""Sums as text: written to the digits shown, and checked again against the cited operands."""

from decimal import Decimal

from assistant.arithmetic.calculation import add, divide, growth, mean, percentage, subtract


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
