"""Answer → the same answer with a warning, where the report contradicts itself about a figure that it gives."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.records import Answer, AnswerFigure, Source
from assistant.sheet import source_at
from vectorstore.dutch.numbers import numbers_in
from vectorstore.index import Index
from vectorstore.records import Contradiction

MAX_QUOTES = 2
"""Other places that a warning quotes; all of them are in `dtz check`."""
WORKED_OUT = ("aandeel", "verhouding")
"""Kinds in which the printed share or rate is doubted, and not the amounts that it is worked out of."""
WARNING = "Let op:"
_SUM = re.compile(r"\([^()]*(?:=|\d\s[+\-−×:]\s\d)[^()]*\)")
"""A sum in brackets: its terms are not in doubt, but what it comes to."""
_PLACE = re.compile(r"\b(?:regel|hoofdstuk) [\d.,]+")
_BASE = re.compile(r"\b(?:van(?: de)?|regel|hoofdstuk) [\d.,]+")
"""Numbers that are not in doubt: what others are a part of (289.330 in "2,7% van 289.330"), lines and chapters."""


def with_warning(answer: Answer, index: Index) -> Answer:
    """The answer, with one sentence and the other places where its figures stand in a contradiction of the report."""
    if answer.status != "answered" or WARNING in answer.text:
        return answer
    for one in index.content.contradictions:
        if _touches(answer, one):
            own = {source.quote for source in answer.sources}
            sources = list(_sources(one, own, len(answer.sources), index))
            quotes = "\n\n".join(f"> „{source.quote}”" for source in sources)
            text = (
                f"{answer.text}\n\n{WARNING} het rapport spreekt zichzelf hier tegen ({one.kind}).\n\n{one.message}"
                f"\n\n{quotes}"
            )
            return replace(answer, text=text, sources=(*answer.sources, *sources)) if sources else answer
    return answer


def _touches(answer: Answer, one: Contradiction) -> bool:
    """Whether a figure of the answer, from a quote of the contradiction, is one of the numbers that cannot be right."""
    worked_out = one.kind in WORKED_OUT
    told = _PLACE.sub(" ", one.message.partition(" maar ")[0]) if worked_out else _BASE.sub(" ", one.message)
    doubted = {abs(number.value) for number in numbers_in(_SUM.sub(" ", told))}
    quotes = {source.id: source.quote for source in answer.sources}
    return any(
        quotes.get(id_) in one.quotes and _values(figure) & doubted
        for figure in answer.figures
        for id_ in figure.sources
    )


def _values(figure: AnswerFigure) -> set[object]:
    return {abs(number.value) for number in numbers_in(figure.text)}


def _sources(one: Contradiction, own: set[str], shift: int, index: Index) -> Iterator[Source]:
    """The other places of a contradiction as sources, numbered on."""
    others = [quote for quote in one.quotes if quote not in own][:MAX_QUOTES]
    yield from quoted_sources(others, index, shift)


def quoted_sources(quotes: Iterable[str], index: Index, shift: int = 0) -> Iterator[Source]:
    """The places of quotes in the report as sources, numbered from `shift` + 1; a quote that stands nowhere is left out."""
    for quote in dict.fromkeys(quotes):
        found = index.place_of_quote(quote)
        if found:
            place, table = found
            shift += 1
            source = source_at(shift, "table" if table else "passage", quote, quote, place, index.report)
            yield replace(source, table=table)
