"""Rules about the words of an answer: no number without a source, in digits or in words, and none put to another area."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.records import AnswerFigure
from assistant.verification.evidence import Evidence
from assistant.verification.own_words import collapsed, paragraphs, places_of, repeated
from vectorstore.dutch.numbers import NUMBER_WORDS, numbers_in
from vectorstore.dutch.words import words

_PARTS = "half|halve|derde|kwart|vierde|vijfde|zesde|zevende|achtste|negende|tiende"
_COUNTS = "|".join(word for word, number in NUMBER_WORDS.items() if number > 1)
_IN_WORDS = re.compile(
    rf"\b(?:(?:een|één|{_COUNTS})\s+(?:{_PARTS})|driekwart|kwart|helft|anderhalf|anderhalve|dubbele|{_COUNTS}"
    r"|(?:der|veer|vijf|zes|zeven|tach|negen)tig|honderd|duizend|miljoen|miljard)\b",
    re.IGNORECASE,
)
"""Numbers and fractions in words; "een" is mostly no number."""
_DIGITS = re.compile(r"[+\-−–€]?\s?\S*\d\S*")
_CHAPTER = re.compile(r"\bhoofdstuk (?=\d)")


def digits(evidence: Evidence) -> Iterator[str]:
    """No digits are left in the text when figures, sums, periods and names of the cited places are taken out."""
    answer = evidence.answer
    chapters = tuple(collapsed(source.chapter) for source in answer.sources)
    for paragraph in paragraphs(answer, evidence.asked, evidence.labels()):
        yield from (found[0].strip() for found in _DIGITS.finditer(paragraph.left))
        for found in _CHAPTER.finditer(paragraph.plain):
            if not paragraph.plain.startswith(chapters, found.end()):
                yield found[0]
    said = (answer.question, *words(answer.question), *evidence.asked, *evidence.labels())
    known = _values(" ".join(said))
    for phrase in repeated(answer.text):
        yield from (number.printed for number in numbers_in(phrase) if number.value not in known)


def number_words(evidence: Evidence) -> Iterator[str]:
    """A number or fraction in words stands in a cited quote, in a name of the cited places, or in the question."""
    answer = evidence.answer
    kinds = [contradiction.kind for contradiction in evidence.content.contradictions]
    quotes = [source.quote for source in answer.sources]
    said = " ".join([*quotes, *evidence.labels(), *evidence.asked, *kinds, answer.question]).casefold()
    for paragraph in paragraphs(answer, evidence.asked, ()):
        for found in _IN_WORDS.finditer(paragraph.left):
            if not re.search(rf"\b{re.escape(found[0].casefold())}\b", said):
                yield found[0]


def owners(evidence: Evidence) -> Iterator[str]:
    """The area or year that the text puts to a figure is the figure's own."""
    answer = evidence.answer
    names = {*evidence.content.members, *(area for figure in answer.figures for area in _areas(figure))} - {""}
    places = [label for source in answer.sources for label in (source.chapter, source.section) if label]
    for paragraph in paragraphs(answer, evidence.asked, ()):
        text = paragraph.plain
        for place in sorted(places, key=len, reverse=True):
            text = text.replace(collapsed(place), "")
        named = {name for name in names if re.search(_whole(name), text)}
        for shown in {figure.text for figure in paragraph.given}:
            own = [figure for figure in paragraph.given if figure.text == shown]
            operand = any(f.value in one.operands for one in paragraph.given if one.derived for f in own)
            areas = {area for figure in own for area in _areas(figure)}
            if named and areas - {""} and not areas & named and not operand and not all(f.derived for f in own):
                yield f"{shown} ({', '.join(sorted(named))})"
            for start, end in places_of(text, shown):
                beside = _beside(text[:start], text[end:], names)
                if beside and areas and beside not in areas:
                    yield f"{shown} ({beside})"
                over = re.match(r"\s(?:voor|over|in)\s((?:19|20)\d\d)(?![\w/-])", text[end:])
                if over and not any(over[1] in figure.period for figure in own):
                    yield f"{shown} ({over[1]})"


def _values(text: str) -> set[Decimal]:
    return {number.value for number in numbers_in(text)}


def _areas(figure: AnswerFigure) -> set[str]:
    """The areas of a figure; a computed one may be about two."""
    return {figure.area, *figure.area.split(" en ")} if figure.derived else {figure.area}


def _whole(name: str) -> str:
    return rf"(?<![\w-]){re.escape(name)}(?![\w-])"


def _beside(before: str, behind: str, names: set[str]) -> str:
    """The area right behind or before a figure: "3,5% voor Emmen", "Emmen (3,5%)"."""
    longest = sorted(names, key=len, reverse=True)
    for name in longest:
        if re.match(rf"\s(?:voor|in)\s{_whole(name)}", behind):
            return name
    if re.match(r"\s(?:voor|in)\s", behind):
        return ""
    return next((name for name in longest if re.search(rf"{_whole(name)}\s*[:(,]?\s*$", before)), "")
