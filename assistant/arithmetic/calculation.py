"""Sums as text: "62.510 - 56.435 = 6.075"; `assistant/verification` works them out again by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from vectorstore.dutch.numbers import format_number

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Calculation:
    """A sum with its outcome; `rounded` where the outcome has more decimals than are shown."""

    value: Decimal
    text: str
    rounded: bool = False


def subtract(first: Decimal, second: Decimal) -> Calculation:
    """The first less the second."""
    value = first - second
    return Calculation(value, f"{format_number(first)} - {format_number(second)} = {format_number(value)}")


def add(values: Sequence[Decimal]) -> Calculation:
    """The total of two or more values; one below zero is taken off."""
    value = sum(values, start=Decimal(0))
    return Calculation(value, f"{_chain(values)} = {format_number(value)}")


def divide(first: Decimal, second: Decimal) -> Calculation:
    """How many times the second goes into the first: one decimal, two below two. The second must not be 0."""
    decimals = 1 if abs(first) >= 2 * abs(second) else 2
    return _outcome(first / second, decimals, f"{format_number(first)} : {format_number(second)}")


def percentage(part: Decimal, whole: Decimal) -> Calculation:
    """The part in percent of the whole, with one decimal. The whole must not be 0."""
    return _outcome(part / whole * HUNDRED, 1, f"{format_number(part)} : {format_number(whole)} × 100")


def growth(now: Decimal, before: Decimal) -> Calculation:
    """The change since before in percent, with one decimal. `before` must not be 0."""
    sum_ = f"({format_number(now)} - {format_number(before)}) : {format_number(before)} × 100"
    return _outcome((now - before) / before * HUNDRED, 1, sum_)


def mean(values: Sequence[Decimal]) -> Calculation:
    """The plain average, with one decimal; with none from a hundred on."""
    average = sum(values, start=Decimal(0)) / len(values)
    return _outcome(average, 0 if abs(average) >= HUNDRED else 1, f"({_chain(values)}) : {len(values)}")


def _chain(values: Sequence[Decimal]) -> str:
    rest = [f" {'-' if value < 0 else '+'} {format_number(abs(value))}" for value in values[1:]]
    return format_number(values[0]) + "".join(rest)


def _outcome(exact: Decimal, decimals: int, sum_: str) -> Calculation:
    value = _rounded(exact, decimals)
    value = value.quantize(Decimal(1)) if exact == value.to_integral_value() else value
    return Calculation(value, f"{sum_} = {format_number(value)}", value != exact)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def unit_of_difference(unit: str | None) -> str | None:
    """The unit of the difference between two figures with a unit: between percentages it is in procentpunt."""
    return "procentpunt" if unit == "%" else unit
