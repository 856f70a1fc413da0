"""Whether a claim and a figure say the same: the value, the way it went, and whose it is."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.claims.quantity import hedge_side, is_rounded, is_same, resembles, value_of
from assistant.claims.records import Claim, Quantity
from assistant.lookup import way_of
from assistant.question_form import says_any
from assistant.question_text import blank_out
from vectorstore.dutch.numbers import PART
from vectorstore.dutch.words import fold, stem
from vectorstore.index import Index
from vectorstore.records import Figure

FAR_BEHIND = 24
"""Characters behind a printed gap in which the word for its way stands."""
CLAUSE = 0.95
"""Weight from which a word stands in the clause of a figure."""
POINTS = ("%", "procentpunt")
_MINUS = ("-", "−", "–")
FAR = 10
"""Counts of one thing, place and time that differ by more are of two things; ten times as much is a slip."""
_NAME = re.compile(r"\b[A-Z][\w'-]+")
"""A word with a capital: a bank, an institute."""

_METRES = {"km": 1000, "kilometer": 1000, "m": 1, "meter": 1}


class Agreement:
    """Compares claims with figures of one report."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._texts: dict[tuple[str, str, str], str] = {}
        self._told: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in index.content.figures:
            if figure.sentence:
                self._told[_described(figure)].append(figure)

    def says(self, claim: Claim, figure: Figure) -> bool:
        """Whether a claim has the value of a figure, and goes the same way."""
        value = self.value(figure)
        return bool(
            value is not None and claim.quantity and self._same_unit(claim, figure)
            and is_same(_in_unit_of(claim.quantity, claim, figure), value) and self.same_way(claim, figure)
        )  # fmt: skip

    def rounds(self, claim: Claim, figure: Figure) -> bool:
        """Whether a claim is a fair rounding of a figure, and goes the same way."""
        value = self.value(figure)
        return bool(
            value is not None and claim.quantity and self._same_unit(claim, figure)
            and is_rounded(_in_unit_of(claim.quantity, claim, figure), value) and self.same_way(claim, figure)
        )  # fmt: skip

    def _same_unit(self, claim: Claim, figure: Figure) -> bool:
        """Percent is no percentage point, and a sum a year no sum in all."""
        money = (claim.unit or "").startswith(("€", "euro"))
        per = re.search(rf"{re.escape(claim.text)}(?:\s+euro)?\s+per\s+(\w+)", claim.sentence) if money else None
        if per and stem(fold(per[1])) not in self._told_of(figure):
            return False
        return {claim.unit, figure.unit} != set(POINTS)

    def _told_of(self, figure: Figure) -> str:
        """All that the report says beside figures of one thing, folded."""
        thing = thing_of(figure)
        if thing not in self._texts:
            same = (f for f in self._index.content.figures if thing_of(f) == thing)
            self._texts[thing] = fold(" ".join(f"{f.indicator} {f.unit} {f.quote}" for f in same))
        return self._texts[thing]

    def value(self, figure: Figure) -> Decimal | None:
        """The value of a figure without scale; None where it has none."""
        return value_of(figure, self._index.vocabulary)

    def is_other_side(self, claim: Claim, figure: Figure) -> bool:
        """Whether a claim with "ruim" or "bijna" would be a fair rounding of a figure with the other of the two."""
        turned = {"above": "below", "below": "above"}.get(claim.quantity.hedge if claim.quantity else "", "")
        if not turned or claim.quantity is None or claim.quantity.fraction:
            return False
        return self.rounds(replace(claim, quantity=replace(claim.quantity, hedge=turned)), figure)

    def moved_otherwise(self, claim: Claim, figure: Figure) -> Figure | None:
        """The level before a figure, where that says that it went the other way than a claim tells: "zakte naar 3,6%"."""
        words = self._index.vocabulary.claims["words"]
        ways = [way for way in ("up", "down") if says_any(claim.clause, words[way])]
        value, last = self.value(figure), figure.period.last
        told = re.search(rf"\bnaar\s+(?:\w+\s+)?{re.escape(claim.text)}", claim.sentence)
        if len(ways) != 1 or not told or figure.kind != "level" or value is None or last is None:
            return None
        before = [
            other for other in self._index.content.figures
            if (other.area, other.unit, other.kind) == (figure.area, figure.unit, "level") and not other.other_end
            and other.period.last == last - 1 and thing_of(other) == thing_of(figure) and self.value(other) is not None
        ]  # fmt: skip
        for other in before:
            earlier = self.value(other)
            if earlier is not None and earlier != value and (earlier < value) != (ways == ["up"]):
                return other
        return None

    def same_value(self, claim: Claim, figure: Figure) -> bool:
        """Whether a claim has the value of a figure, whatever its unit says of percent and points."""
        value = self.value(figure)
        return bool(value is not None and claim.quantity and is_same(_in_unit_of(claim.quantity, claim, figure), value))

    def is_proof(self, claim: Claim, figure: Figure) -> bool:
        """Whether a figure has the value of a claim, and stands for what the claim names: not the second of two numbers that a
        sentence has for one thing and year ("4.870, een jaar eerder 5.340"), nor that of another bank.
        """
        if not self.says(claim, figure):
            return False
        if figure.sentence is None:
            return True
        if self._counts_another(claim, figure):
            return False
        rivals = self._told[_described(figure)]
        if not figure.period.label or all(f.value == figure.value for f in rivals):
            return True
        named = self.named_with(claim, rivals)
        if named:
            return figure in named
        first = next(f for f in rivals if f.sentence == figure.sentence)
        return first.value == figure.value

    def _counts_another(self, claim: Claim, figure: Figure) -> bool:
        """Whether a claim counts what another number of the figure's sentence counts: passengers, not vehicles."""
        if not claim.unit or not figure.unit or stem(fold(claim.unit)) == stem(fold(figure.unit)):
            return False
        beside = self._index.figures_of(figure.sentence or "")
        return any(f.unit and stem(fold(f.unit)) == stem(fold(claim.unit)) for f in beside if f.id != figure.id)

    def named_with(self, claim: Claim, rivals: Sequence[Figure]) -> list[Figure]:
        """Of figures for one thing, place and period, those told of the bank or institute that a claim names; none where it names
        none that the report has.
        """
        names = self._names(claim.clause)
        shared = [len(names & self._teller(figure)) for figure in rivals]
        return [figure for figure, count in zip(rivals, shared, strict=True) if count and count == max(shared)]

    def others(self, claim: Claim, figure: Figure) -> list[Figure]:
        """What the teller that a claim names says in place of a figure that another one tells; none where it is its own."""
        named = self.named_with(claim, self._told[_described(figure)]) if figure.sentence else []
        return named if figure not in named else []

    def _teller(self, figure: Figure) -> set[str]:
        """The names before a figure in its sentence, back to the number before it."""
        before = figure.quote[: figure.quote.find(figure.printed)]
        return self._names(re.split(r"\d", before)[-1])

    def _names(self, text: str) -> set[str]:
        """Stems of the words with a capital that name no place."""
        rest = blank_out(text, [(mention.start, mention.end) for mention in self._index.areas.find(text)])
        found = (fold(word) for word in _NAME.findall(rest))
        return {stem(word) for word in found if word not in self._index.vocabulary.stopwords}

    def is_turned(self, claim: Claim, figure: Figure) -> bool:
        """Whether a figure has the value of a claim the other way round: a fall that is called a rise."""
        value = self.value(figure)
        same = value is not None and claim.quantity is not None and is_same(claim.quantity, value)
        return same and not self.same_way(claim, figure)

    def is_slip(self, claim: Claim, figure: Figure) -> bool:
        """Whether a claim is a figure with a slip in it: digits swapped, a factor, percent for points."""
        value = self.value(figure)
        if value is None or claim.quantity is None:
            return False
        metres = (_METRES.get(claim.unit or ""), _METRES.get(figure.unit or ""))
        other_unit = {claim.unit, figure.unit} == set(POINTS) or (None not in metres and metres[0] != metres[1])
        if other_unit and is_same(claim.quantity, value):
            return True
        quantity = _in_unit_of(claim.quantity, claim, figure)
        return {claim.unit, figure.unit} != set(POINTS) and resembles(quantity, value)

    def is_far_from(self, claim: Claim, figure: Figure) -> bool:
        """Whether a count is of another order than a figure: 88 schools are not held against 22.000 pupils."""
        value = self.value(figure)
        if (
            not value
            or claim.quantity is None
            or not claim.quantity.value
            or {claim.unit, figure.unit} & {*POINTS, PART}
        ):
            return False
        sizes = sorted((abs(_in_unit_of(claim.quantity, claim, figure).value), abs(value)))
        return sizes[1] / sizes[0] > FAR

    def gap_way(self, figure: Figure) -> str:
        """ "up" or "down" for a printed gap, by the words behind its number ("een procentpunt lager"); "" where none say it."""
        behind = figure.quote[figure.quote.find(figure.printed) + len(figure.printed) :][:FAR_BEHIND]
        lists = self._index.vocabulary.claims["words"]
        ways = [way for way, listed in (("up", lists["higher"]), ("down", lists["lower"])) if says_any(behind, listed)]
        return ways[0] if len(ways) == 1 else ""

    def same_way(self, claim: Claim, figure: Figure) -> bool:
        """Whether a rise is no fall, and what is lost no gain."""
        way = way_of(figure)
        sides = {claim.quantity.hedge if claim.quantity else "", hedge_side(figure.hedge, self._index.vocabulary)}
        if sides == {"above", "below"}:
            return False
        if way in ("up", "down") and claim.direction in ("up", "down"):
            return way == claim.direction
        below = figure.value is not None and figure.value < 0 and figure.kind != "change"
        above = figure.value is not None and figure.value > 0 and figure.printed.startswith("+")
        return not (below and (claim.direction == "up" or claim.text.startswith("+"))) and not (
            above and claim.text.startswith(_MINUS)
        )


def _in_unit_of(quantity: Quantity, claim: Claim, figure: Figure) -> Quantity:
    """A distance in the unit of a figure: 500 metres as 0,5 kilometre."""
    own, other = _METRES.get(claim.unit or ""), _METRES.get(figure.unit or "")
    if own is None or other is None or own == other:
        return quantity
    factor = Decimal(own) / Decimal(other)
    return replace(quantity, value=quantity.value * factor, step=quantity.step * factor)


def thing_of(figure: Figure) -> tuple[str, str, str]:
    """What a figure measures, place and time apart."""
    return fold(figure.subject or figure.measure), figure.part, figure.scope


def same_notation(claim: Claim, figure: Figure) -> bool:
    """Whether a number is written as the report does: both with a scale or neither, both as a part in words or neither.

    Beside the column of a table in thousands, a number that is written out says the same.
    """
    fraction = claim.quantity is not None and claim.quantity.fraction
    scaled = bool(figure.scale) and not (figure.from_table and not claim.scaled)
    in_digits = any(letter.isdigit() for letter in claim.text) == any(letter.isdigit() for letter in figure.printed)
    if (not in_digits and claim.unit not in POINTS) or (" op de " in fold(claim.text)) != (
        " op de " in fold(figure.printed)
    ):
        return False
    same_unit = _METRES.get(claim.unit or "") == _METRES.get(figure.unit or "")
    return claim.scaled == scaled and fraction == (figure.unit == PART) and same_unit


def _described(figure: Figure) -> tuple[object, ...]:
    return (figure.indicator, figure.area, figure.period, figure.unit, figure.kind, figure.direction, figure.other_end)
