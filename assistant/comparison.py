"""Figures of several areas side by side: of one unit, kind and span, so that it can be said which is higher."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.lookup import Lookup
from vectorstore.records import Figure, Period


def comparable(lookup: Lookup) -> Lookup:
    """The lookup with for each area first the figure that can be held beside those of the others.

    Growth since 2001 goes beside growth since 2001, never beside a head count of last year. Nothing changes where the
    first figures fit already, or no others do; levels of different years stay newest first.
    """
    if len(lookup.found) < 2 or not all(found.figures for found in lookup.found):
        return lookup
    firsts = [found.figures[0] for found in lookup.found]
    if all(_fits(firsts[0], other) for other in firsts[1:]):
        return lookup
    chosen = _together([found.figures for found in lookup.found], _fits)
    if chosen is None:
        return lookup
    reordered = [
        replace(found, figures=(figure, *(f for f in found.figures if f is not figure)))
        for found, figure in zip(lookup.found, chosen, strict=True)
    ]
    return replace(lookup, found=tuple(reordered))


def of_one_year(lookup: Lookup) -> tuple[Figure, Figure] | None:
    """For two areas whose newest levels are of different years: those of the last year that both have."""
    if len(lookup.found) != 2 or not all(found.figures for found in lookup.found):
        return None
    first, second = (found.figures[0] for found in lookup.found)
    if not _fits(first, second) or first.period.label == second.period.label:
        return None
    pair = _together([found.figures for found in lookup.found], _same_year)
    return (pair[0], pair[1]) if pair else None


def _together(figures: Sequence[Sequence[Figure]], fits: Callable[[Figure, Figure], bool]) -> list[Figure] | None:
    """One of each, all fitting the first: those that come first in their lists, of one sentence where that is equal."""
    best: tuple[tuple[int, bool], list[Figure]] | None = None
    for at, first in enumerate(figures[0]):
        for one_sentence in (True, False):
            chosen, rank = [first], at
            for others in figures[1:]:
                found = [f for f in others if fits(first, f) and (not one_sentence or f.sentence == first.sentence)]
                chosen += found[:1]
                rank += others.index(found[0]) if found else 0
            if len(chosen) == len(figures) and (best is None or (rank, not one_sentence) < best[0]):
                best = (rank, not one_sentence), chosen
    return best[1] if best else None


def _fits(one: Figure, other: Figure) -> bool:
    """Whether two figures can stand side by side: one unit and kind; a change over the same span."""
    same = (one.unit, one.scale, _kind(one), one.forecast) == (other.unit, other.scale, _kind(other), other.forecast)
    return same and (one.kind != "change" or _same_span(one.period, other.period))


def _same_span(one: Period, other: Period) -> bool:
    """Whether two changes are over the same time; one may leave the end open ("sinds 2013", "afgelopen 10 jaar")."""
    ends = one.last == other.last or None in (one.last, other.last)
    return one.label == other.label or (one.first is not None and one.first == other.first and ends)


def _same_year(one: Figure, other: Figure) -> bool:
    row = (one.table, one.subject) == (other.table, other.subject) and one.table is not None
    return _fits(one, other) and one.period == other.period and (row or one.sentence == other.sentence)


def _kind(figure: Figure) -> str:
    return "level" if figure.kind == "share" else figure.kind
