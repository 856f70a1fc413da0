"""Rules about the figures of an answer: each stands in its cited place, and a computed one is what its shown sum comes to."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.records import COUNTED, AnswerFigure, Source
from assistant.verification.evidence import Evidence, known_quotes
from assistant.verification.own_words import collapsed, quotations
from assistant.verification.shown_sums import read_sum
from vectorstore.dutch.numbers import NumberMention, numbers_in
from vectorstore.records import Cell, Column, Figure

MISSING = "niet beschikbaar"
"""What is shown for a cell that says that there is no figure."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def quotes(evidence: Evidence) -> Iterator[str]:
    """A source quotes the report, and a quotation in the text is the quote of a source."""
    known = known_quotes(evidence.content)
    yield from (source.quote for source in evidence.answer.sources if collapsed(source.quote) not in known)
    cited = {collapsed(source.quote) for source in evidence.answer.sources}
    yield from (quote for quote in quotations(evidence.answer.text) if collapsed(quote) not in cited)


def figures(evidence: Evidence) -> Iterator[str]:
    """A figure is what the cited sentence prints, or what the cited cell holds: value, sign, unit and scale."""
    for figure in evidence.given:
        sources = evidence.sources_of(figure)
        if len(sources) != 1 or not _says_its_value(figure):
            yield figure.text
        elif sources[0].row is not None:
            if not any(_in_cell(figure, column, cell) for column, cell in evidence.cells(sources[0])):
                yield figure.text
        elif not _in_sentence(figure, sources[0]):
            yield figure.text


def records(evidence: Evidence) -> Iterator[str]:
    """The index has this figure, at the cited place, for this area and period and with this unit."""
    for figure in evidence.given:
        sources = evidence.sources_of(figure)
        if not any(_is_record(figure, sources[0], stored) for stored in evidence.content.figures if sources):
            yield f"{figure.text} ({figure.area}, {figure.period})"


def periods(evidence: Evidence) -> Iterator[str]:
    """The years of a figure stand in its quote or near it."""
    for figure in evidence.given:
        near = " ".join(f"{s.quote} {s.context} {s.column} {s.table}" for s in evidence.sources_of(figure))
        yield from (year for year in _YEAR.findall(figure.period) if year not in _YEAR.findall(near))


def sums(evidence: Evidence) -> Iterator[str]:
    """A computed figure is what its shown sum comes to, of figures that stand in its sources; a count is of named things."""
    for figure in evidence.answer.figures:
        if figure.derived and not (_counts(figure, evidence) or _adds_up(figure, evidence)):
            yield figure.calculation or figure.text


def _says_its_value(figure: AnswerFigure) -> bool:
    """Whether the text of a figure is its value with its unit; a range or a word has no value in digits."""
    if figure.value is None or not any(character.isdigit() for character in figure.text):
        return True
    shown = next(numbers_in(figure.text), None)
    if shown is None or abs(shown.value) != abs(figure.value):
        return False
    return shown.unit is None or shown.unit == (figure.unit or "")[: len(shown.unit)]


PEOPLE = ("personen", "inwoners", "mensen", "bewoners")
"""Units that count the same, so that they may stand in one sum."""


def _in_cell(figure: AnswerFigure, column: Column, cell: Cell) -> bool:
    if column.area and column.area != figure.area:
        return False
    if cell.missing:
        return figure.value is None and figure.text == MISSING
    if cell.number is None or figure.value is None:
        return cell.word is not None and figure.value is None and figure.text.casefold() == cell.word.casefold()
    shown = next(numbers_in(figure.text))
    return cell.number == figure.value == shown.value


def _in_sentence(figure: AnswerFigure, source: Source) -> bool:
    """Whether a sentence prints the numbers of a figure so: sign, percent or euro sign and scale; and its other words."""
    unit = figure.unit or ""
    bare = figure.text.removesuffix(unit) if unit[:1].isalpha() else figure.text
    printed = {_marks(number) for number in numbers_in(source.quote)}
    words = " ".join(number for number in re.split(r"[\d.,%€+\-−–\s]+", bare) if number).casefold()
    numbers = [_marks(number) for number in numbers_in(bare)]
    if not numbers and not figure.derived:  # "driekwart", "een half procentpunt"
        return re.search(rf"\b{re.escape(figure.text.casefold())}\b", source.quote.casefold()) is not None
    return bool(numbers) and set(numbers) <= printed and all(w in source.quote.casefold() for w in words.split())


def _marks(number: NumberMention) -> tuple[Decimal, str | None, str | None]:
    """A number with what is glued to it: 3,5% and 3,5 procent are one."""
    return number.value, number.unit, number.scale


def _is_record(figure: AnswerFigure, source: Source, stored: Figure) -> bool:
    if stored.quote != source.quote or (stored.row, stored.column) != (source.row, source.column):
        return False
    told = (stored.indicator, stored.area, stored.period.label, stored.unit, stored.value)
    return told == (figure.indicator, figure.area, figure.period, figure.unit, figure.value)


def _counts(figure: AnswerFigure, evidence: Evidence) -> bool:
    """Whether a figure is the number of different things that it names, each a row or an area of the cited places."""
    if not figure.calculation.startswith(COUNTED):
        return False
    names = [name for name in figure.calculation.removeprefix(COUNTED).split("; ") if name]
    sources = evidence.sources_of(figure)
    known = {source.row for source in sources}
    known |= {column.area for source in sources for column, _ in evidence.cells(source)}
    known |= {f.area for f in evidence.content.figures if f.quote in {source.quote for source in sources}}
    right = figure.value == len(names) == len(set(names)) and figure.text == str(len(names))
    return right and set(names) <= known


def _adds_up(figure: AnswerFigure, evidence: Evidence) -> bool:
    shown = read_sum(figure.calculation)
    if shown is None or not shown.is_right or figure.value != shown.result or not _says_its_value(figure):
        return False
    sources = evidence.sources_of(figure)
    cited = {value for source in sources for value in _citable(source, evidence)}
    if not set(shown.terms) <= cited | {-value for value in cited} or not set(figure.operands) <= cited:
        return False
    units = {
        "personen" if f.unit in PEOPLE else f.unit
        for f in evidence.given
        if f.value in figure.operands and set(f.sources) & set(figure.sources)
    }
    if shown.rounds or len(units) != 1 or figure.unit is None:
        return len(units) < 2 or (
            shown.rounds and figure.unit is None
        )  # jobs by inhabitants is a number without a unit
    if units == {"%"}:
        return figure.unit == ("%" if shown.adds else "procentpunt")
    return ("personen" if figure.unit in PEOPLE else figure.unit) == next(iter(units))


def _citable(source: Source, evidence: Evidence) -> set[Decimal]:
    """The values that a sum may take from a source: of its cell, or of the numbers in its sentence."""
    if source.row is not None:
        return {cell.number for _, cell in evidence.cells(source) if cell.number is not None}
    return {number.value for number in numbers_in(source.quote)}
