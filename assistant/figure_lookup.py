"""What a program asks by name, place and year → the answer to that question, with the figures it is about set apart.

A program hands an answer on as it is, so what an answer offers beside is told apart from what was asked: figures of another
area or year, and what a refusal calls nearest, are never among `figures`.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from assistant.asked import period_fits
from assistant.librarian import Librarian
from assistant.lookup import same_area
from assistant.records import Answer, AnswerFigure
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.words import words
from vectorstore.index import Index
from vectorstore.records import Figure, Period


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked up: `indicator` in words, or as the report names it; "" and None where it does not matter.

    `report` is the id of the only report that may answer.
    """

    indicator: str
    area: str = ""
    year: int | None = None
    report: str = ""

    @property
    def question(self) -> str:
        """The same as a question."""
        return " ".join(part for part in (self.indicator, self.area, str(self.year or "")) if part.strip())


@dataclass(frozen=True, slots=True)
class FoundFigures:
    """A checked answer, the figures in it that were asked for, and those that it only offers beside them.

    `answer.status` is answered only where there are `figures`; `nearest` are of another area or year, or of a refusal.
    """

    answer: Answer
    figures: tuple[AnswerFigure, ...]
    nearest: tuple[AnswerFigure, ...] = ()


def look_up_figures(wanted: Wanted, librarian: Librarian) -> FoundFigures:
    """The figures for what is wanted, each verified as in any answer. Raises QuestionError where there is nothing to read and
    ReportError where there is no report of that id.

    Where the question is answered with something else although a table has cells of the very name, it is those cells.
    """
    answer = librarian.ask(wanted.question, (), librarian.known(wanted.report))
    index = librarian.index(answer.report_id)
    areas = area_names(wanted.area, index)
    kept = _asked_of(answer, wanted, areas, index)
    if not any(_same_name(figure.indicator, wanted.indicator) for figure in kept):
        cells = _cells(wanted, areas, index)
        if any(not cell.missing for cell in cells) or (cells and answer.status != "not_available"):
            answer = librarian.assistant(answer.report_id).give(wanted.question, cells)
            kept = list(answer.figures)
    nearest = tuple(figure for figure in answer.figures if figure not in kept)
    if answer.status == "answered" and not kept:
        answer = replace(answer, status="not_in_report", text=_lacking(wanted, areas))
    return FoundFigures(answer, tuple(kept), nearest)


def area_names(area: str, index: Index) -> frozenset[str]:
    """How a report calls the places that a text names, a misspelled one of its own included; empty where it knows none."""
    mentions = index.areas.find(f"in {area}") or index.areas.find_misspelled(area, index.figure_areas)
    return frozenset(name for mention in mentions for name in same_area(mention.area.name, index))


def _asked_of(answer: Answer, wanted: Wanted, areas: Collection[str], index: Index) -> list[AnswerFigure]:
    """The figures of an answer that are about the asked area and year; none of a refusal."""
    if answer.status != "answered":
        return []
    return [
        figure
        for figure in answer.figures
        if (not wanted.area or figure.area in areas or figure.other_end in areas)
        and (wanted.year is None or any(_fits(wanted.year, period) for period in _periods(figure, index)))
    ]


def _cells(wanted: Wanted, areas: Collection[str], index: Index) -> list[Figure]:
    """The cells of tables with this very name for the asked area and year; without an area those of the region, if any."""
    named = [
        cell
        for cell in index.content.figures
        if cell.from_table
        and _same_name(cell.indicator, wanted.indicator)
        and (wanted.year is None or _fits(wanted.year, cell.period))
    ]
    if wanted.area:
        return [cell for cell in named if cell.area in areas]
    return [cell for cell in named if cell.area == index.region] or named


def _same_name(name: str, other: str) -> bool:
    return words(name) == words(other)


def _periods(figure: AnswerFigure, index: Index) -> list[Period]:
    return [mention.period for mention in find_periods(figure.period, index.vocabulary)]


def _fits(year: int, period: Period) -> bool:
    return period_fits(Period(str(year), year, year), period)


def _lacking(wanted: Wanted, areas: Collection[str]) -> str:
    """Why an answer holds nothing that was asked, in one sentence."""
    if wanted.area and not areas:
        return f"Dat staat niet in het rapport: het kent geen gebied «{wanted.area}»."
    where = f" voor {wanted.area}" if wanted.area else ""
    when = f" over {wanted.year}" if wanted.year is not None else ""
    return f"Dat staat niet als cijfer in het rapport{where}{when}."
