"""Sums as text: "62.510 - 56.435 = 6.075"; written by the ways to work out an answer, checked again by `verify`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from vectorstore.dutch.numbers import format_number, numbers_in

HUNDRED = Decimal(100)
_SIGN = re.compile(r"\s([+\-−×:])\s")
_MEAN = re.compile(r"\((.+)\) : (\d+)\s*")
_GROWTH = re.compile(r"\((\S+) - (\S+)\) : (\S+) × 100\s*")


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


def works_out(text: str, operands: Sequence[Decimal]) -> bool:
    """Whether a sum as text is right to the digits shown, and made of these operands only (their signs aside).

    Beside the operands only the 100 of a percentage and the number of terms of an average may stand in it.
    """
    left, equals, right = text.partition("=")
    shown = [number.value for number in numbers_in(right)]
    cited = {abs(value) for value in operands}
    outcome = _worked(left.strip(), cited) if equals else None
    if outcome is None or len(shown) != 1:
        return False
    return abs(shown[0]) == abs(_rounded(outcome, -int(shown[0].as_tuple().exponent)))


def _worked(left: str, cited: set[Decimal]) -> Decimal | None:
    """The outcome of the left side; None where it is no sum that is known, or has other numbers than the cited."""
    mean_ = _MEAN.fullmatch(left)
    if mean_:
        terms = _terms(mean_[1])
        total = _total(mean_[1], cited)
        return total / len(terms) if total is not None and len(terms) == int(mean_[2]) else None
    grown = _GROWTH.fullmatch(left)
    if grown:
        now, before, base = (next(iter(numbers_in(part))).value for part in grown.groups())
        right = before == base != 0 and {abs(now), abs(before)} <= cited
        return (now - before) / base * HUNDRED if right else None
    signs = _SIGN.split(left)[1::2]
    if ":" not in signs and "×" not in signs:
        return _total(left, cited)
    values = _terms(left)
    if signs not in ([":"], [":", "×"]) or values[1] == 0 or not {abs(value) for value in values[:2]} <= cited:
        return None
    if len(values) == 3 and values[2] != HUNDRED:
        return None
    return values[0] / values[1] * (HUNDRED if len(values) == 3 else 1)


def _total(text: str, cited: set[Decimal]) -> Decimal | None:
    values, signs = _terms(text), _SIGN.split(text)[1::2]
    if len(values) != len(signs) + 1 or not {abs(value) for value in values} <= cited:
        return None
    rest = [value if sign == "+" else -value for sign, value in zip(signs, values[1:], strict=True)]
    return sum(rest, start=values[0])


def _terms(text: str) -> list[Decimal]:
    """The first number of each part; a unit may hold another ("banen per 1.000 inwoners")."""
    firsts = [next(iter(numbers_in(part)), None) for part in _SIGN.split(text)[::2]]
    return [number.value for number in firsts if number is not None]


def _chain(values: Sequence[Decimal]) -> str:
    rest = [f" {'-' if value < 0 else '+'} {format_number(abs(value))}" for value in values[1:]]
    return format_number(values[0]) + "".join(rest)


def _outcome(exact: Decimal, decimals: int, sum_: str) -> Calculation:
    value = _rounded(exact, decimals)
    value = value.quantize(Decimal(1)) if exact == value.to_integral_value() else value
    return Calculation(value, f"{sum_} = {format_number(value)}", value != exact)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
