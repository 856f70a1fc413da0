"""Last step of answering: every number in the text stands in a cited source, or is computed from such numbers."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.arithmetic.calculation import works_out
from assistant.records import Answer, AnswerFigure
from assistant.sheet import COUNTED
from vectorstore.dutch.numbers import NumberMention, numbers_in
from vectorstore.dutch.periods import NUMBER_WORDS
from vectorstore.records import Period

_REPEATED = re.compile(r"«[^»]*»")


def unverified(answer: Answer, asked: Sequence[Period] = ()) -> list[str]:
    """Numbers in an answer that nothing cited bears out, as printed; empty for an answer that may be shown.

    `asked` are the periods of the question, which an answer may repeat ("over 2015 geeft het dit cijfer niet").
    """
    printed = {value for source in answer.sources for value in _values(f"{source.quote} {source.context}")}
    printed |= {value for s in answer.sources for value in _values(f"{s.chapter} {s.section} {s.report} {s.edition}")}
    printed |= {value for f in answer.figures if f.unit for value in _values(f.unit)}
    printed |= {value for period in asked for value in _values(period.label)}
    in_quotes = {value for source in answer.sources for value in _values(source.quote)}
    right = [f for f in answer.figures if f.derived and f.value is not None and _adds_up(f)]
    derived = {value for f in right for value in _worked_out(f)}
    faults = [n.printed for n in numbers_in(_own_words(answer.text)) if abs(n.value) not in printed | derived]
    faults += [f.text for f in answer.figures if not f.derived and not _borne_out(f, in_quotes)]
    faults += [f.text for f in answer.figures if f.derived and not _adds_up(f)]
    faults += [str(v) for f in answer.figures if f.derived for v in f.operands if abs(v) not in in_quotes]
    return faults


def _own_words(text: str) -> str:
    """The answer without marks, and without words that it only repeats: «70-plussers»."""
    return _REPEATED.sub(" ", text).replace("**", " ")


def _values(text: str) -> set[Decimal]:
    words = {Decimal(NUMBER_WORDS[word]) for word in text.casefold().split() if word in NUMBER_WORDS}
    return words | {abs(number.value) for number in numbers_in(text)}


def _borne_out(figure: AnswerFigure, in_quotes: set[Decimal]) -> bool:
    bare = figure.text.removesuffix(figure.unit) if figure.unit else figure.text
    shown: list[NumberMention] = list(numbers_in(bare))
    return all(abs(number.value) in in_quotes for number in shown)


def _worked_out(figure: AnswerFigure) -> set[Decimal]:
    """The numbers that a right sum brings: its outcome, and the 100 or the count that it divides by."""
    counted = figure.calculation.startswith(COUNTED)
    return {abs(figure.value or Decimal(0))} | (set() if counted else _values(figure.calculation))


def _adds_up(figure: AnswerFigure) -> bool:
    """Whether a shown sum is right, and only of cited numbers: "62.510 - 56.435 = 6.075"."""
    if figure.calculation.startswith(COUNTED):
        names = figure.calculation.removeprefix(COUNTED)
        return figure.value == (len(names.split("; ")) if names else 0)
    outcome = [number.value for number in numbers_in(figure.calculation.partition("=")[2])]
    same = figure.value is not None and [abs(value) for value in outcome] == [abs(figure.value)]
    return same and works_out(figure.calculation, figure.operands)
