"""How much a number stands for, and whether two numbers say the same, exactly or rounded."""

from collections.abc import Mapping
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from assistant.check.rounding import AROUND, BEYOND, SCALES
from assistant.claims.records import CORRECT, ROUNDED, WRONG, Quantity
from vectorstore.dutch.numbers import NUMBER_WORDS, PART, NumberMention
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold, words
from vectorstore.records import Figure

PARTS_NEAR = Decimal("0.075")
"""A part in words is taken as up to this much of itself to either side: a third is 31 to 36%."""
ONE_DIGIT = Decimal("0.025")
"""A number of one digit with zeros is a fair rounding of what lies this near: 50.000 for 50.330, not for 46.000."""
FAR = Decimal("0.15")
""" "Ruim een derde" goes on to where the next part in words is nearer: 38%."""
LEAST_ROUNDED = 100
"""Zeros at the end of a number from here on may stand for rounding: 50.000, but not 20%."""
MANY = 9
MOST_ROUND = 2
"""A number in more digits than one is rounded to its last one, whatever stands before it: no "ongeveer 6.200" for 6.130."""
FACTORS = (Decimal(10), Decimal(100), Decimal(1_000), Decimal(1_000_000))
""" "Miljoen" for "miljard", a zero too many: the slips that people make with large numbers."""
_NTH = {
    "helft": 2,
    "derde": 3,
    "vierde": 4,
    "kwart": 4,
    "vijfde": 5,
    "zesde": 6,
    "zevende": 7,
    "achtste": 8,
    "negende": 9,
    "tiende": 10,
}
PERCENT = Decimal(100)
BOUNDS = (Decimal(0), Decimal(25), PERCENT / 3, Decimal(50), 2 * PERCENT / 3, Decimal(75), PERCENT)
"""Parts in words that people choose from: "meer dan een derde" is less than half."""


def quantity_of(number: NumberMention, hedge: str, vocabulary: Vocabulary) -> Quantity | None:
    """What a number in a text stands for; None for a range, which stands for no single value.

    A part in words ("een derde", "een op de vijf") is a percentage.
    """
    side = hedge_side(hedge, vocabulary)
    if number.unit == PART:
        part = part_of(number.printed, vocabulary)
        bound = hedge in vocabulary.claims["hedges"]["bounds"]
        return None if part is None else Quantity(part * PERCENT, part * PERCENT * PARTS_NEAR, side, True, bound)
    if number.is_range:
        return None
    scale = SCALES.get(number.scale or "", Decimal(1))
    exponent = min(0, int(number.value.as_tuple().exponent))
    return Quantity(number.value * scale, Decimal(1).scaleb(exponent) * scale, side)


def part_of(printed: str, vocabulary: Vocabulary) -> Decimal | None:
    """The size of a part in words: "een derde", "driekwart", "drie op de tien", "8 op de 10"; None where it is none."""
    fractions: Mapping[str, list[int]] = vocabulary.language["fractions"]
    folded = fold(printed)
    if folded in fractions:
        above, below = fractions[folded]
        return Decimal(above) / Decimal(below)
    counts = [_count(word) for word in folded.replace("-", " ").split()]
    known = [count for count in counts if count]
    if " op de " in folded and len(known) == 2:
        return Decimal(known[0]) / Decimal(known[1])
    for name, below in _NTH.items():
        if any(word.endswith(name) or word == "deel" for word in words(printed)) and name in folded:
            above = next((n for w, n in _numerals().items() if folded.startswith(w)), 1)
            return Decimal(above) / Decimal(below)
    return None


def _numerals() -> dict[str, int]:
    return {fold(word): number for word, number in NUMBER_WORDS.items()} | {"een": 1}


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else _numerals().get(word)


def hedge_side(hedge: str, vocabulary: Vocabulary) -> str:
    """ "around", "above" or "below" for a word such as "ruim"; "" for none."""
    return next((side for side, listed in _hedges(vocabulary).items() if hedge in listed), "")


def _hedges(vocabulary: Vocabulary) -> dict[str, list[str]]:
    own, more = vocabulary.contradictions["hedges"], vocabulary.claims["hedges"]
    return {side: [*own[side], *more[side]] for side in own}


def hedge_before(text: str, number: NumberMention, vocabulary: Vocabulary) -> str:
    """The word right before a number that makes it wider ("ruim", "meer dan"), "" for none."""
    before = fold(text[: number.start]).rstrip("( €")
    listed = [word for side in _hedges(vocabulary).values() for word in side]
    fitting = [word for word in listed if before.endswith(f" {word}") or before == word]
    return max(fitting, key=len, default="")


def value_of(figure: Figure, vocabulary: Vocabulary) -> Decimal | None:
    """The value of a figure without scale; a part in words as a percentage. None for a word, a range or N.B."""
    if figure.unit == PART:
        part = part_of(figure.printed, vocabulary)
        return None if part is None else part * PERCENT
    if figure.value is None:
        return None
    return figure.value * SCALES.get(figure.scale or "", Decimal(1))


def is_same(claimed: Quantity, value: Decimal) -> bool:
    """Whether a claim says this very value, sign and notation apart, whatever stands before it."""
    return abs(claimed.value) == abs(value)


def is_rounded(claimed: Quantity, value: Decimal) -> bool:
    """Whether a claim is a fair rounding of a value, sign apart: a hedge has to be true, and half is rounded either way."""
    said, real = abs(claimed.value), abs(value)
    beyond = said * (FAR if claimed.fraction else BEYOND)
    step, digits = _step(claimed)
    if digits > 1 and step > 1 and not claimed.fraction:  # "ruim 105.000" goes on to 106.000
        beyond = min(beyond, step)
    if claimed.bound and claimed.hedge in ("above", "below"):
        ends = sorted(part for part in BOUNDS if (part > said) == (claimed.hedge == "above") and part != said)
        end = (ends[0] if claimed.hedge == "above" else ends[-1]) if ends else said
        return min(said, end) < real < max(said, end)
    if claimed.hedge == "above":
        return said <= real <= said + beyond
    if claimed.hedge == "below":
        return said - beyond <= real <= said
    near = abs(said - real)
    if claimed.fraction:
        return near <= claimed.step
    if claimed.hedge == "around" and near <= said * AROUND and (digits < MOST_ROUND or step < 1 or near <= step / 2):
        return True
    if digits < 2 and step > 1:
        return near <= said * ONE_DIGIT
    return any((real / step).quantize(Decimal(1), way) * step == said for way in (ROUND_HALF_UP, ROUND_HALF_DOWN))


def verdict_by(claimed: Quantity, value: Decimal) -> str:
    """The verdict on a claim by a value that was worked out: CORRECT, ROUNDED or WRONG, sign apart."""
    if is_same(claimed, value):
        return CORRECT
    return ROUNDED if is_rounded(claimed, value) else WRONG


def resembles(claimed: Quantity, value: Decimal) -> bool:
    """Whether a claim is a value with its digits in another order, or ten, a thousand or a million times as much or as little."""
    said, real = abs(claimed.value), abs(value)
    if said == real or not said or not real or claimed.fraction:
        return False
    if sorted(_digits_of(said)) == sorted(_digits_of(real)) and len(_digits_of(said)) > 1:
        return True
    return max(said, real) / min(said, real) in FACTORS


def _digits_of(value: Decimal) -> str:
    return str(value.normalize().as_tuple().digits) if value >= 1 else str(value)


def _step(claimed: Quantity) -> tuple[Decimal, int]:
    """The unit of the last digit of a claim that is no zero, and how many digits there are from the first to that one."""
    step = claimed.step
    if abs(claimed.value) < LEAST_ROUNDED:
        return step, MANY
    rest = abs(claimed.value) / step
    while rest and step >= 1 and rest % 10 == 0:
        rest, step = rest / 10, step * 10
    return step, len(str(int(rest)))
