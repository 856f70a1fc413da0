"""An answer's text without what is known to be right: quotations, sums, figures, periods, names. No digit may be left."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.records import Answer, AnswerFigure

_QUOTATION = re.compile(r"^>\s*„(?P<quote>.*)”$", re.DOTALL)
_REPEATED = re.compile(r"«([^»]*)»")
_BEFORE = r"(?<![\w.,+\-−–€])(?<!€\s)(?<![+\-−–]\s)"
_BEFORE_NAME = r"(?<![\w.,+€])(?<!\d[-–])"
_BEHIND = r"(?![.,]?\d|-?\w|\s?(?:[%€‰]|procent|mld\b|mln\b|miljard|miljoen|euro\b))"
"""What may not stand next to a figure as shown: more digits, a sign, a letter, or another unit."""
_BEHIND_YEAR = r"(?![.,]?\d|-?\w|\s?[%€/])"
_WHITE = re.compile(r"\s+")
TAKEN = " ¦ "
"""Stands where something was taken out, so that what was apart stays apart."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an answer, or a part of one. `plain` is its text without marks and headings; `left` what is left of it.

    `given` are the figures that it shows.
    """

    plain: str
    left: str
    given: tuple[AnswerFigure, ...]


def quotations(text: str) -> Iterator[str]:
    """The sentences that an answer quotes."""
    for block in text.split("\n\n"):
        found = _QUOTATION.match(block.strip())
        if found:
            yield found["quote"]


def repeated(text: str) -> list[str]:
    """Words of the question or the report that an answer names between « and »."""
    return _REPEATED.findall(text)


def paragraphs(answer: Answer, asked: Sequence[str], labels: Iterable[str]) -> Iterator[Paragraph]:
    """Every paragraph that is no quotation, or part of one up to a semicolon, taken apart.

    `asked` are the periods of the question, which a paragraph without figures may name; `labels` are names from the
    cited places, which may hold digits ("1. Bevolking", "per 1.000 inwoners").
    """
    names = {collapsed(label) for label in labels if any(c.isdigit() for c in label)}
    sums = {figure.calculation for figure in answer.figures if figure.derived}
    for block in _clauses(answer.text):
        plain = _without(collapsed(_REPEATED.sub(TAKEN, block).replace("**", "")), sums)
        given = tuple(figure for figure in answer.figures if shows(_without(plain, (), names), figure.text))
        given = given or tuple(figure for figure in answer.figures if shows(plain, figure.text))
        left = _without(plain, {collapsed(figure.text) for figure in given}, names)
        periods = (
            {figure.period for figure in given} if given else {figure.period for figure in answer.figures} | {*asked}
        )
        yield Paragraph(plain, _without(left, periods, years=True), given)


def _clauses(text: str) -> Iterator[str]:
    for block in text.split("\n\n"):
        if not _QUOTATION.match(block.strip()):
            yield from block.split("; ")


def places_of(text: str, shown: str) -> Iterator[tuple[int, int]]:
    """Where a figure stands in a text as a whole."""
    if collapsed(shown) not in text:
        return iter(())
    pattern = _BEFORE + re.escape(collapsed(shown)) + _BEHIND
    return ((found.start(), found.end()) for found in re.finditer(pattern, text))


def shows(text: str, shown: str) -> bool:
    """Whether a text holds a figure as a whole."""
    return any(True for _ in places_of(text, shown))


def collapsed(text: str) -> str:
    """Text with every run of white space as one space."""
    return _WHITE.sub(" ", text).strip()


def _without(text: str, parts: Iterable[str], names: Iterable[str] = (), years: bool = False) -> str:
    """The text without these parts and names, the longest first; each stands there as a whole, a name also behind a dash."""
    behind = _BEHIND_YEAR if years else _BEHIND
    said = text.casefold()
    found = [(part, _BEFORE) for part in parts if part and part.casefold() in said]
    found += [(name, _BEFORE_NAME) for name in names if name and name.casefold() in said]
    longest = sorted(found, key=lambda pair: len(pair[0]), reverse=True)
    if not longest:
        return text
    pattern = "|".join(rf"{before}{re.escape(part)}" for part, before in longest)
    return re.sub(rf"(?:{pattern}){behind}", TAKEN, text, flags=re.IGNORECASE)
