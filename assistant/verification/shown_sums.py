"""A sum as an answer shows it ("50.330 : 134.500 × 100 = 37,4"): taken apart and worked out again, exactly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from vectorstore.dutch.numbers import parse_number

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d(?:[\d.,]*\d)?)|(?P<operator>[+\-−–×*:/÷()]|x(?!\w))|(?P<unit>[%€]|[^\W\d_][^\W\d_²]*²?\.?))"
)
_SPELLINGS = {"−": "-", "–": "-", "x": "×", "*": "×", "/": ":", "÷": ":"}
_POWERS_OF_TEN = frozenset(Decimal(10) ** n for n in range(1, 7))
"""What a sum may multiply by, or divide by, without a source: 100 for a percentage, 1.000 for "per 1.000 inwoners"."""


class _UnreadableError(Exception):
    """A text that is no sum of numbers."""


@dataclass(frozen=True, slots=True)
class ShownSum:
    """A shown sum. `terms` are the numbers that a source must have; `exact` is what the left side really comes to.

    `rounds` is True where a division or product may have to be rounded, `adds` where the sum has no sign but +.
    """

    terms: tuple[Decimal, ...]
    exact: Fraction
    result: Decimal
    rounds: bool
    adds: bool = False

    @property
    def is_right(self) -> bool:
        """Whether the shown result is the exact one, rounded to its shown digits where the sum divides or multiplies."""
        if not self.rounds:
            return Fraction(self.result) == self.exact
        exponent = self.result.as_tuple().exponent
        step = Fraction(10) ** (exponent if isinstance(exponent, int) else 0)
        return abs(Fraction(self.result) - self.exact) <= step / 2


def read_sum(text: str) -> ShownSum | None:
    """The sum in a text, or None where it is not one: two sides, one result, one unit among what is added."""
    left, equals, right = text.partition("=")
    try:
        tokens, result = list(_tokens(left)), list(_tokens(right))
        if not equals or not tokens:
            return None
        reader = _Reader(tokens)
        exact = reader.whole()
        shown = _Reader(result)
        value = shown.whole()
    except (_UnreadableError, ZeroDivisionError):
        return None
    if len(shown.numbers) != 1 or len(reader.units) > 1 or len(reader.numbers) < 2:
        return None
    result_value = -shown.numbers[0] if value < 0 else shown.numbers[0]
    rounds = any(kind == "operator" and sign in "×:" for kind, sign in tokens)
    adds = all(sign == "+" for kind, sign in tokens if kind == "operator")
    return ShownSum(tuple(reader.terms), exact, result_value, rounds, adds)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    text = text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise _UnreadableError(text)
        printed = found[found.lastgroup]
        yield found.lastgroup, _SPELLINGS.get(printed, printed)
        at = found.end()


class _Reader:
    """Reads tokens with × and : before + and -, from left to right; collects what it reads."""

    def __init__(self, tokens: Sequence[tuple[str, str]]) -> None:
        self.units = {unit for kind, unit in tokens if kind == "unit"}
        self._tokens = [token for token in tokens if token[0] != "unit"]
        self._at = 0
        self.numbers: list[Decimal] = []
        self.terms: list[Decimal] = []

    def whole(self) -> Fraction:
        value = self._added()
        if self._at != len(self._tokens):
            raise _UnreadableError
        return value

    def _added(self) -> Fraction:
        value = self._multiplied()
        while (sign := self._next("+-")) is not None:
            other = self._multiplied()
            value = value + other if sign == "+" else value - other
        return value

    def _multiplied(self) -> Fraction:
        value, counted = self._single()
        while (sign := self._next("×:")) is not None:
            terms = len(self.terms)
            other, _ = self._single()
            free = {Decimal(counted)} if counted and sign == ":" else set()
            if len(self.terms) == terms + 1 and self.terms[-1] in free | _POWERS_OF_TEN:
                self.terms.pop()  # 100 makes a percentage, and the number of terms makes a mean: neither has a source
            value = value * other if sign == "×" else value / other
            counted = 0
        return value

    def _single(self) -> tuple[Fraction, int]:
        """A number, or a sum in brackets with the count of its terms."""
        if self._next("-"):
            before = len(self.terms)
            value, _ = self._single()
            self.terms[before:] = [-term for term in self.terms[before:]]
            return -value, 0
        self._next("+")
        if self._next("("):
            before = len(self.terms)
            value = self._added()
            if self._next(")") is None:
                raise _UnreadableError
            return value, len(self.terms) - before
        if self._at >= len(self._tokens) or self._tokens[self._at][0] != "number":
            raise _UnreadableError
        number = parse_number(self._tokens[self._at][1])
        if number is None:
            raise _UnreadableError
        self._at += 1
        self.numbers.append(number)
        self.terms.append(number)
        return Fraction(number), 0

    def _next(self, signs: str) -> str | None:
        if self._at < len(self._tokens):
            kind, sign = self._tokens[self._at]
            if kind == "operator" and sign in signs:
                self._at += 1
                return sign
        return None
