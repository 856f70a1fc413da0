"""The seam to LangChain agents: looking up a figure and searching the report, as tools with typed arguments.

What a model reads is Dutch, as all that users read; the keys of the JSON are those of `contract.py`.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, Literal

import msgspec
from langchain_core.documents import Document
from langchain_core.tools import ArgsSchema, BaseTool, ToolException
from pydantic import BaseModel, Field, PrivateAttr, ValidationError

from assistant.figure_lookup import FoundFigures, Wanted, look_up_figures
from assistant.langchain_retriever import ReportRetriever
from assistant.librarian import Librarian
from assistant.places import place_in_words
from assistant.records import Answer, AnswerFigure, Source
from vectorstore.errors import DtzError

MOST_PASSAGES = 10
"""Passages in one answer to an agent: a few pages of text; more is reading the report."""

_REPORT = "Naam van het rapport dat moet antwoorden; leeg: het nieuwste over het genoemde gebied. Namen: zie hierboven."


class FigureArguments(BaseModel):
    """Arguments of the figure lookup."""

    indicator: str = Field(
        min_length=1,
        description="Wat er gemeten wordt, in gewone woorden of zoals het rapport het noemt: «werkloosheid».",
    )
    area: str | None = Field(
        default=None, description="Gemeente, regio of land: «Emmen». Leeg: de hele regio van het rapport."
    )
    year: int | None = Field(
        default=None, ge=1900, le=2100, description="Jaar van het cijfer: 2023. Leeg: alle jaren, het nieuwste eerst."
    )
    report: str | None = Field(default=None, description=_REPORT)


class SearchArguments(BaseModel):
    """Arguments of the report search."""

    query: str = Field(min_length=1, description="Vraag of trefwoorden, in het Nederlands.")
    k: int = Field(default=4, ge=1, le=MOST_PASSAGES, description="Hoeveel passages er hoogstens komen.")
    report: str | None = Field(default=None, description=_REPORT)


class ReportTool(BaseTool):
    """A tool over the reports of a librarian. What a user can mend comes back as one Dutch sentence, with status error."""

    response_format: Literal["content", "content_and_artifact"] = "content_and_artifact"
    _librarian: Librarian = PrivateAttr()

    def __init__(self, librarian: Librarian, does: str) -> None:
        reports = "; ".join(f"{one.id} («{one.name}», over {one.series})" for one in librarian.reports)
        super().__init__(
            description=f"{does} Rapporten: {reports}.",
            handle_tool_error=True,
            handle_validation_error=_wrong_arguments,
        )
        self._librarian = librarian


class FigureLookup(ReportTool):
    """Looks up exact figures: `figures` holds what was asked and nothing else. The artifact is a FoundFigures."""

    name: str = "zoek_cijfer"
    args_schema: ArgsSchema | None = FigureArguments

    def __init__(self, librarian: Librarian) -> None:
        super().__init__(
            librarian,
            "Geeft het exacte cijfer uit een regionaal rapport, met gebied, periode, eenheid, plaats en letterlijk citaat. "
            "Neem alleen cijfers uit `figures` als antwoord, kijk of `indicator` is wat gevraagd wordt, en noem gebied en "
            "periode erbij. `status`: answered (gevonden), "
            "not_available (de tabel zegt N.B.), not_in_report (staat er niet in; zeg dat dan) of clarify (te vaag; zie "
            "`choices`). `nearest` is van een ander gebied of jaar, en dus geen antwoord.",
        )

    def _run(
        self, indicator: str, area: str | None = None, year: int | None = None, report: str | None = None
    ) -> tuple[str, FoundFigures]:
        try:
            found = look_up_figures(Wanted(indicator, area or "", year, report or ""), self._librarian)
        except DtzError as problem:
            raise ToolException(str(problem)) from problem
        return _json(_figures_record(found)), found


class ReportSearch(ReportTool):
    """Searches the running text of a report. The artifact is the list of Documents."""

    name: str = "zoek_in_rapport"
    args_schema: ArgsSchema | None = SearchArguments

    def __init__(self, librarian: Librarian) -> None:
        super().__init__(
            librarian,
            "Zoekt passages in de tekst van een regionaal rapport, de beste eerst, elk letterlijk en met de plaats. Voor "
            "uitleg, oorzaken en verbanden; gebruik voor een cijfer zoek_cijfer.",
        )

    def _run(self, query: str, k: int = 4, report: str | None = None) -> tuple[str, list[Document]]:
        retriever = ReportRetriever(partial(self._librarian.index_for, report=report or ""), k)
        try:
            documents = retriever.invoke(query)
        except DtzError as problem:
            raise ToolException(str(problem)) from problem
        passages = [{"text": one.page_content, "place": one.metadata["place"]} for one in documents]
        return _json({"passages": passages}), documents


def report_tools(librarian: Librarian) -> list[BaseTool]:
    """Both tools over the reports of a librarian."""
    return [FigureLookup(librarian), ReportSearch(librarian)]


def _figures_record(found: FoundFigures) -> dict[str, Any]:
    """The answer; `sources` are the places that it cites without a figure, such as a row that says N.B."""
    answer = found.answer
    cited = {id_ for figure in answer.figures for id_ in figure.sources}
    return {
        "status": answer.status,
        "answer": answer.text,
        "figures": [_figure_record(figure, answer) for figure in found.figures],
        "nearest": [_figure_record(figure, answer) for figure in found.nearest],
        "choices": list(answer.choices),
        "sources": _sources([source for source in answer.sources if source.id not in cited]),
        "report": answer.report_id,
    }


def _figure_record(figure: AnswerFigure, answer: Answer) -> dict[str, Any]:
    """A figure that says all of itself, so that a model need not put it together."""
    return {
        "indicator": figure.indicator,
        "area": figure.area,
        "other_end": figure.other_end or None,
        "period": figure.period,
        "text": figure.text,
        "value": None if figure.value is None else float(figure.value),
        "unit": figure.unit,
        "derived": figure.derived,
        "calculation": figure.calculation or None,
        "sources": _sources([source for source in answer.sources if source.id in figure.sources]),
    }


def _sources(sources: Sequence[Source]) -> list[dict[str, str]]:
    return [{"place": place_in_words(source), "quote": source.quote} for source in sources]


def _json(record: dict[str, Any]) -> str:
    return msgspec.json.encode(record).decode()


def _wrong_arguments(fault: Exception) -> str:
    """One sentence that names each argument that is wrong, with what it was."""
    faults: Sequence[Any] = fault.errors() if isinstance(fault, ValidationError) else ()
    wrong = "; ".join(f"{'.'.join(map(str, one['loc']))} is {one['input']!r} ({one['msg']})" for one in faults)
    return f"De argumenten kloppen niet: {wrong or fault}. Zie de beschrijving van het gereedschap."
