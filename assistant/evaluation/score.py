"""Grades one answer against what is expected: the verdict, each part of each figure, and the ranks of proving sources.

The verdict follows the rules of the question sets: a right answer has the right status and holds one alternative of every
group in `must` and nothing of `must_not`. Three rules more: an answer that gives figures gives an asked one (a quoted row
holds them all); a figure with the right value but of another year or place is wrong; and a refusal may offer figures as the
nearest thing, but not in the sentence that refuses.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.evaluation.records import DIMENSIONS, Given, GivenFigure, GivenSource, GoldFigure, Graded, Question
from vectorstore.dutch.areas import AreaBook
from vectorstore.dutch.numbers import numbers_in, parse_number
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold, stem, words
from vectorstore.records import Period

REFUSALS = ("not_in_report", "not_available")
UNREADABLE = "unreadable"
"""Status of a question that the program says it cannot read."""
MIN_QUOTE_WORDS = 3
"""A source that is shorter than this proves no longer quote: "in 2023" stands everywhere."""
MIN_RUN_WORDS = 6
"""Words that a source and a quote have to share where one runs on into the other: "in de regio" ends many a sentence."""
_TOKEN = re.compile(r"\w+(?:[.,]\w+)*")
_UNITS = {"procent": "%", "euro": "€", "eur": "€", "procentpunten": "procentpunt", "km": "kilometer", "m": "meter"}
"""Spellings of one unit."""


@dataclass(frozen=True)
class Scorer:
    """Grades answers; `areas` and `vocabulary` tell which names mean the same area and how periods are written."""

    areas: AreaBook
    vocabulary: Vocabulary

    def grade(self, question: Question, given: Given) -> Graded:
        """The grade of one answer."""
        verdict, reason = self._verdict(question, given)
        dimensions = tuple(self._dimensions(question.figures, given.figures))
        ranks = tuple(rank_of(quote, given.sources) for quote in question.quotes)
        return Graded(question, given, verdict, reason, dimensions, ranks)

    def _verdict(self, question: Question, given: Given) -> tuple[str, str]:
        named = [text for text in question.must_not if found(text, given.text)]
        absent = [group for group in question.must if not any(found(text, given.text) for text in group)]
        if given.status == UNREADABLE:
            return "missed", f"niet gelezen: {given.text}"
        if question.expect == "refuse":
            return _refusal(given, REFUSALS, ("clarify",), named)
        if question.expect == "not_available":
            return _refusal(given, ("not_available",), ("not_in_report", "clarify"), named)
        if question.expect == "clarify_or_overview":
            if given.status == "not_in_report":
                return "missed", "geweigerd, waar een terugvraag of overzicht hoort"
            if given.status not in ("clarify", "answered"):
                return "wrong", "geen terugvraag en geen overzicht"
            return ("wrong", f"ontbreekt: {_listed(absent)}") if absent else ("right", "")
        if given.status != "answered":
            return "missed", f"niet beantwoord ({given.status})"
        if named:
            return "wrong", f"noemt: {', '.join(named)}"
        if absent:
            return "wrong", f"ontbreekt: {_listed(absent)}"
        if question.figures and given.figures and not _gives_any(question.figures, given.figures):
            return "wrong", f"{question.figures[0].value} staat alleen in het citaat, niet bij de gegeven cijfers"
        clash = next(self._clashes(question.figures, given.figures), "")
        return ("wrong", clash) if clash else ("right", "")

    def _clashes(self, gold: Iterable[GoldFigure], given: Sequence[GivenFigure]) -> Iterator[str]:
        """For each asked figure whose value is given for other years or places only, what is the matter."""
        for figure in gold:
            same = [other for other in given if _same_value(figure.value, other.text)]
            reasons = [self._clash(figure, other) for other in same]
            if reasons and all(reasons):
                yield reasons[0]

    def _clash(self, gold: GoldFigure, given: GivenFigure) -> str:
        if gold.period and given.period and self._apart(gold.period, given.period):
            return f"{gold.value} hoort bij {gold.period}, niet bij {given.period}"
        theirs, ours = self._area(gold.area), self._area(given.area) | self._area(given.other_end)
        if theirs and ours and not theirs & ours:
            return f"{gold.value} hoort bij {gold.area}, niet bij {given.area}"
        return ""

    def _apart(self, one: str, other: str) -> bool:
        """Whether two periods have no year in common; never where a year is not known."""
        first, second = self._period(one), self._period(other)
        if first is None or second is None or first.first is None or second.first is None:
            return False
        return (second.last or 9999) < first.first or (first.last or 9999) < second.first

    def _dimensions(self, gold: Iterable[GoldFigure], given: Sequence[GivenFigure]) -> Iterator[tuple[str, bool]]:
        for figure in gold:
            same = [other for other in given if _same_value(figure.value, other.text)]
            checks = [self._matches(figure, other) for other in same]
            best = max(checks, key=lambda check: sum(check.values()), default=dict.fromkeys(DIMENSIONS, False))
            yield from ((name, best[name]) for name in DIMENSIONS if getattr(figure, name))

    def _matches(self, gold: GoldFigure, given: GivenFigure) -> dict[str, bool]:
        return {
            "value": True,
            "unit": _unit(gold.unit) in (_unit(given.unit), _unit(given.text)),
            "area": self._area(gold.area) in (self._area(given.area), self._area(given.other_end)),
            "period": self._same_period(gold.period, given.period),
            "indicator": self._same_name(gold.indicator, given.indicator),
        }

    def _same_period(self, one: str, other: str) -> bool:
        first, second = self._period(one), self._period(other)
        if first is None or second is None:
            return fold(one) == fold(other)
        return first.label == second.label or (first.first, first.last) == (second.first, second.last) != (None, None)

    def _same_name(self, one: str, other: str) -> bool:
        """Whether one name says all the words of the other, but for stop words: "bruto werkloosheid" and "werkloosheid"."""
        first, second = self._stems(one), self._stems(other)
        return bool(first and second) and (first <= second or second <= first)

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(stem(word) for word in words(text) if word not in self.vocabulary.stopwords)

    def _area(self, text: str) -> frozenset[str]:
        return frozenset(m.area.name for m in self.areas.find(text)) or frozenset({fold(text)} if text else ())

    def _period(self, text: str) -> Period | None:
        mentions = find_periods(text, self.vocabulary)
        return mentions[0].period if mentions else None


def found(alternative: str, text: str) -> bool:
    """Whether a text holds an alternative, whole: 2,9 is not in 12,9; a bare number is also found in other notation."""
    folded = " ".join(text.casefold().split())
    wanted = " ".join(alternative.casefold().split())
    left = r"(?<![\d])(?<!\d[.,])" if wanted[:1].isdigit() else ""
    right = r"(?!\d)(?![.,]\d)" if wanted[-1:].isdigit() else ""
    if re.search(left + re.escape(wanted) + right, folded):
        return True
    number = parse_number(alternative) if wanted[:1].isdigit() and wanted[-1:].isdigit() else None
    return number is not None and any(other.value == number for other in numbers_in(text))


def rank_of(quote: str, sources: Iterable[GivenSource]) -> int:
    """Rank of the first source that holds the quote or a sentence of it, counted from 1; 0 where none does."""
    return next((rank for rank, source in enumerate(sources, start=1) if proves(source.quote, quote)), 0)


def proves(text: str, quote: str) -> bool:
    """Whether a text holds a quote, or a part of it of some length: a whole sentence of it, or where the quote begins or
    ends in the middle of the text. White space and punctuation do not count.
    """
    ours, theirs = _tokens(text), _tokens(quote)
    if theirs in ours or (ours in theirs and len(ours.split()) >= MIN_QUOTE_WORDS):
        return True
    return _runs_on(ours.split(), theirs.split()) or _runs_on(theirs.split(), ours.split())


def _runs_on(first: list[str], second: list[str]) -> bool:
    """Whether the last words of one text, enough of them to prove something, are the first of another."""
    most = min(len(first), len(second))
    return any(first[-count:] == second[:count] for count in range(MIN_RUN_WORDS, most + 1))


def holds(text: str, quote: str) -> bool:
    """Whether a text holds all of a quote; white space and punctuation do not count."""
    return _tokens(quote) in _tokens(text)


def number_groups(question: Question) -> list[tuple[str, ...]]:
    """The groups of `must` that are about a number: those whose first alternative starts or ends with a digit or %."""
    return [group for group in question.must if any(c.isdigit() for c in group[0])]


def _refusal(given: Given, right: Sequence[str], missed: Sequence[str], named: Sequence[str]) -> tuple[str, str]:
    if named:
        return "wrong", f"noemt: {', '.join(named)}"
    if given.status in missed:
        return "missed", f"een ander nee dan verwacht ({given.status})"
    if given.status not in right:
        return "wrong", f"beantwoord ({given.status}), waar nee hoort"
    refusal = given.text.split("\n\n", 1)[0]
    claimed = [figure.text for figure in given.figures if any(c.isdigit() for c in figure.text)]
    claimed = [text for text in claimed if found(text, refusal)]
    if claimed:
        return "wrong", f"zegt nee, maar noemt {claimed[0]} als antwoord"
    return "right", ""


def gives_first(question: Question, given: Given) -> bool:
    """Whether the first figure of an answer is an asked one: to list a whole row is not to know."""
    return bool(given.figures) and _gives_any(question.figures, given.figures[:1])


def _gives_any(gold: Iterable[GoldFigure], given: Sequence[GivenFigure]) -> bool:
    return any(_same_value(figure.value, other.text) for figure in gold for other in given)


def _same_value(gold: str, given: str) -> bool:
    wanted = [abs(number.value) for number in numbers_in(gold)]
    has: list[Decimal] = [abs(number.value) for number in numbers_in(given)]
    return wanted == has[: len(wanted)] if wanted else fold(gold) == fold(given)  # "21 per 1.000 inwoners" is 21


def _unit(text: str) -> str:
    """A unit without the number before or after it, in one spelling."""
    bare = re.sub(r"[\d.,+\-–−\s]+", " ", text.casefold()).strip()
    return " ".join(_UNITS.get(word, word) for word in bare.split())


def _tokens(text: str) -> str:
    return f" {' '.join(_TOKEN.findall(text.casefold()))} "


def _listed(groups: Iterable[Sequence[str]]) -> str:
    return ", ".join(group[0] for group in groups)
