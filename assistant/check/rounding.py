"""How far a printed number may lie from the real one: half a unit of its last digit, more where a hedge stands before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

HALF = Decimal("0.5")
AROUND = Decimal("0.05")
""""Circa 2.600" is taken as 5% to either side: nobody writes circa for a number that is further off."""
BEYOND = Decimal("0.1")
""" "Ruim 16.000" and "bijna 16.000" are taken as up to 10% over or under: further off, the next round number is nearer."""
SCALES = {"duizend": Decimal(1_000), "mln.": Decimal(1_000_000), "mld.": Decimal(1_000_000_000)}


@dataclass(frozen=True, slots=True)
class Interval:
    """All values that a number may really have; both ends belong to it."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, factor: Decimal) -> "Interval":
        """Every value multiplied by a number."""
        ends = (self.low * factor, self.high * factor)
        return Interval(min(ends), max(ends))

    def over(self, other: "Interval") -> "Interval":
        """Every value divided by every value of an interval that lies above zero."""
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both. Ends that only touch do not meet: 2,5 is printed as 2% or as 3%, not as both."""
        return self == other or (self.low < other.high and other.low < self.high)


ZERO = Interval(Decimal(0), Decimal(0))


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals: their roundings add up too."""
    return sum(intervals, ZERO)


def step_of(value: Decimal, unit: str | None) -> Decimal:
    """The unit of the last digit that says something: 0,1 for 3,5 · 1 for 20% · 10 for 1.860 · 5 for 108.765.

    Zeros at the end of a count are taken as rounded, a 5 as rounded to fives as Statistics Netherlands does.
    """
    exponent = int(value.as_tuple().exponent)
    if exponent < 0 or unit in ("%", "procentpunt") or value == 0:
        return Decimal(1).scaleb(min(exponent, 0))
    whole = int(abs(value))
    step = 1
    while whole % (step * 10) == 0:
        step *= 10
    return Decimal(5 if step == 1 and whole % 5 == 0 else step)


def shared_step(values: Iterable[Decimal], unit: str | None) -> Decimal:
    """The finest step in a list: numbers that stand together are rounded alike."""
    return min((step_of(value, unit) for value in values if value), default=Decimal(1))


def interval(value: Decimal, step: Decimal, hedge: str = "") -> Interval:
    """What a printed number may really be. `hedge` is "", "around", "above" or "below"."""
    half = step * HALF
    if hedge == "around":
        half = max(step, abs(value) * AROUND)
    low = value - (max(step, abs(value) * BEYOND) if hedge == "below" else half)
    high = value + (max(step, abs(value) * BEYOND) if hedge == "above" else half)
    return Interval(low, high)
