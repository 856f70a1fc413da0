"""The figures of a conversation as CSV for a Dutch spreadsheet: semicolons, decimal commas, a row a figure, with its source."""

from collections.abc import Iterable, Iterator

from assistant.records import AnswerFigure
from assistant.spreadsheet import FORMULA, csv_bytes, joined
from assistant.turn import Turn

COLUMNS = ("vraag", "cijfer", "getal", "eenheid", "onderwerp", "gebied", "periode", "berekening", "rapport", "editie",
           "hoofdstuk", "paragraaf", "tabel", "rij", "kolom", "bladzijde", "citaat")  # fmt: skip


def as_csv(turns: Iterable[Turn]) -> bytes:
    """All figures of the answers, those that are worked out with their sum and all their sources."""
    figures = ((turn, figure) for turn in turns if turn.answer for figure in turn.answer.figures)
    return csv_bytes((COLUMNS, *(_cells(turn, figure) for turn, figure in figures)), FORMULA)


def _cells(turn: Turn, figure: AnswerFigure) -> Iterator[str]:
    sources = [s for s in turn.answer.sources if s.id in figure.sources] if turn.answer else []
    number = "" if figure.value is None else str(figure.value).replace(".", ",")
    yield from (turn.question, figure.text, number, figure.unit or "", figure.indicator)
    yield from (figure.area, figure.period, figure.calculation)
    for part in ("report", "edition", "chapter", "section", "table", "row", "column", "page", "quote"):
        yield joined(sources, part)
