"""Fifth step of checking a text: a verdict → what the report says in words a reader expects, with the places where it stands."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.claims.in_words.measures import measure_of
from assistant.claims.records import CORRECT, NOT_IN_REPORT, OTHER, ROUNDED, WRONG, Judged
from assistant.sheet import Sheet, show
from vectorstore.index import Index
from vectorstore.records import Figure

MOST_SOURCES = 3
NOTHING = "Het rapport heeft hier geen cijfer over."
UNAVAILABLE = "Het rapport heeft dit cijfer niet: er staat dat het niet beschikbaar is."


def explained(claims: Sequence[Judged], index: Index) -> list[Judged]:
    """The verdicts of a text with their explanation; the sources are numbered over the whole text."""
    sheet = Sheet(index)
    ids = [_cited(one, sheet) for one in claims]
    sources = {source.id: source for source in sheet.answer("", "", "").sources}
    return [
        replace(_told(one), sources=tuple(sources[id_] for id_ in cited))
        for one, cited in zip(claims, ids, strict=True)
    ]


def _cited(judged: Judged, sheet: Sheet) -> list[int]:
    if judged.verdict == NOT_IN_REPORT:
        return []
    shown_ = judged.figures[:MOST_SOURCES]
    if judged.verdict == WRONG:
        shown_ = _held_against(judged)
    elif judged.verdict == OTHER and judged.claim.kind == "number":
        shown_ = _there_and_here(judged)
    figures = [sheet.cite(figure) for figure in shown_]
    sentences = [sheet.cite_sentence(sentence) for sentence in judged.sentences[:MOST_SOURCES]]
    return list(dict.fromkeys((*figures, *sentences)))


def _told(judged: Judged) -> Judged:
    if judged.claim.kind not in ("number", "none"):
        return replace(judged, note=f"Het rapport zegt: {judged.report_says}.".replace(".».", ".»"))
    if judged.verdict in (CORRECT, ROUNDED):
        says = _with_sum(_listed(judged.figures[:MOST_SOURCES]), judged)
        return replace(judged, report_says=says, note=f"Het rapport zegt: {says}.")
    if judged.verdict == OTHER:
        return _told_other(judged)
    if judged.verdict == WRONG:
        same = _held_against(judged)
        says = _with_sum(_listed(same), judged)
        return replace(judged, report_says=says, note=f"Het rapport zegt iets anders: {says}.", figures=same)
    if judged.verdict == NOT_IN_REPORT:
        missing = bool(judged.figures) and judged.figures[0].missing
        return replace(judged, note=UNAVAILABLE if missing else NOTHING)
    return judged


def _held_against(judged: Judged) -> tuple[Figure, ...]:
    """The figures that a wrong number was held against: of one thing, or all that a sum was made of."""
    return judged.figures if judged.worked else _of_one_thing(judged.figures)


def _with_sum(says: str, judged: Judged) -> str:
    """What the report says, with the sum where the claim is a change that it does not print."""
    return f"{says}; {judged.worked}" if judged.worked else says


def _of_one_thing(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The first figure, and others that the report has of the very same: of another year."""
    if not figures:
        return ()
    first = figures[0]
    name = (first.subject or first.indicator, first.area, first.unit, first.kind)
    same = [f for f in figures[1:] if (f.subject or f.indicator, f.area, f.unit, f.kind) == name]
    return (first, *same)[:MOST_SOURCES]


def _there_and_here(judged: Judged) -> tuple[Figure, ...]:
    """The figure that a number is, and the one of the same thing for the place and year that the text names, if there is one."""
    there, *here = judged.figures
    own = [figure for figure in here if figure.area in judged.claim.areas and measure_of(figure) == measure_of(there)]
    return (there, *(figure for figure in own[:1] if figure.id != there.id))


def _told_other(judged: Judged) -> Judged:
    """What the number is, and what the report says for the place and year that the text names."""
    there, *own = _there_and_here(judged)
    note = f"Dit is het cijfer van {_where(there)}."
    note += f" Voor {_where(own[0])} zegt het rapport: {show(own[0])}." if own else ""
    return replace(judged, report_says=_listed((there, *own)), note=note, figures=(there, *own))


def _listed(figures: Sequence[Figure]) -> str:
    return "; ".join(dict.fromkeys(f"{shown(figure)} ({_where(figure)})" for figure in figures))


def shown(figure: Figure) -> str:
    """A figure as the report prints it, and the way it went where no sign tells that."""
    text = show(figure)
    signed = any(sign in text[:2] for sign in "+-−–")
    way = {"up": "stijging van ", "down": "daling van "}.get(figure.direction, "")
    return text if signed or figure.kind != "change" else f"{way}{text}"


def _where(figure: Figure) -> str:
    place = f"{figure.area} – {figure.other_end}" if figure.other_end else figure.area
    return f"{place}, {figure.period.label}" if figure.period.label else place
