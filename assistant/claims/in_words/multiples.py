"""Claims that one place has so many times as much as another: "ruim vier keer zoveel als", "minder dan de helft van dat in"."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from assistant.claims.quantity import hedge_side, part_of
from assistant.claims.records import CORRECT, ROUNDED, WRONG
from vectorstore.dutch.numbers import NUMBER_WORDS
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold

_WORDS = {fold(word): Decimal(number) for word, number in NUMBER_WORDS.items() if number > 1} | {
    "anderhalf": Decimal("1.5"),
    "tweemaal": Decimal(2),
    "dubbel": Decimal(2),
}
_MUCH = r"zo\s?(?:veel|hoog|groot|lang|ver|vaak|laag|duur|sterk|hard)"
_HEDGE = r"(?:(?P<hedge>ruim|dik|bijna|ongeveer|zo'n|circa|meer dan|minder dan|iets meer dan|iets minder dan|nog geen|krap)\s+)?"
_TIMES = re.compile(
    rf"\b{_HEDGE}(?:het dubbele van\b"
    rf"|(?:(?:dubbel|tweemaal)\s+|(?P<times>\d{{1,2}}(?:,\d)?|{'|'.join(_WORDS)})\s+(?:keer|maal)\s+)"
    rf"(?:{_MUCH}\b|(?=het\s|dat\s|de\s)))"
)
_PART = re.compile(
    rf"\b{_HEDGE}(?P<part>de helft|een derde|een kwart|een vijfde|een tiende|driekwart|twee derde|tweederde)\s+"
    r"van\s+(?:dat|die)\s+(?=(?:in|van)\s)"
)
_AS = re.compile(r"[^.;:()]{0,60}?\b(?:als|dan)\b")
EXACT, FAIR = Decimal("0.02"), Decimal("0.15")
"""A ratio that differs less from what is claimed is the same; "ruim" and "bijna" go on so far."""

Compared = Callable[[int], tuple[str, int] | None]
Found = tuple[int, int, str, Decimal, str]


def multiples(folded: str, compared: Compared, alone: Callable[[int], str], vocabulary: Vocabulary) -> Iterator[Found]:
    """Start, end, the other place, how many times as much as that, and the word before it. `compared` gives the place behind an
    offset and where that ends, `alone` the one whole that the clause of an offset is about, "" for none.
    """
    for found in _TIMES.finditer(folded):
        factor = _factor(found)
        as_ = _AS.match(folded, found.end())
        behind = as_.end() if as_ else found.end()
        other = compared(behind)
        hedge = found["hedge"] or ""
        if other:
            yield found.start(), other[1], other[0], factor, hedge
        elif not as_ and (whole := alone(found.start())):  # "landelijk is dat twee keer zo hoog"
            yield found.start(), found.end(), whole, 1 / factor, _TURNED.get(hedge_side(hedge, vocabulary), hedge)
    for found in _PART.finditer(folded):
        other, part = compared(found.end()), part_of(found["part"], vocabulary)
        if other and part:
            yield found.start(), other[1], other[0], part, found["hedge"] or ""


_TURNED = {"above": "bijna", "below": "ruim"}


def _factor(found: re.Match[str]) -> Decimal:
    times = found["times"]
    if not times:
        return Decimal(2)
    return _WORDS[times] if times in _WORDS else Decimal(times.replace(",", "."))


def judged_ratio(factor: Decimal, hedge: str, ratio: Decimal, vocabulary: Vocabulary) -> str:
    """The verdict on a ratio: a bound ("minder dan de helft") is true or not, a rounding is fair or not."""
    side = hedge_side(hedge, vocabulary)
    off = (ratio - factor) / factor
    if hedge in vocabulary.claims["hedges"]["bounds"]:
        return CORRECT if (off > 0) == (side == "above") and off else WRONG
    if abs(off) <= EXACT and not hedge:
        return CORRECT
    fair = {"above": 0 <= off <= FAIR, "below": -FAIR <= off <= 0}.get(side, abs(off) <= FAIR)
    return ROUNDED if fair else WRONG
