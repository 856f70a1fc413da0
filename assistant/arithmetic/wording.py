"""How a sum is told: what the operands are called, where they are, and the sentences that they stand in."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.arithmetic.calculation import Calculation
from assistant.compose_values import quoted
from assistant.sheet import place_of
from vectorstore.index import Index
from vectorstore.records import Figure

ABOUT = "ongeveer"
"""Before an outcome that is rounded, or that follows from a figure that the report itself does not give exactly."""


def worth(figure: Figure) -> Decimal:
    """The value of a figure that has one."""
    return figure.value if figure.value is not None else Decimal(0)


def hedge(calculation: Calculation, figures: Sequence[Figure]) -> str:
    """ "ongeveer" where the outcome is not exact, else nothing."""
    return ABOUT if calculation.rounded or any(figure.hedge for figure in figures) else ""


def areas_of(figures: Sequence[Figure]) -> str:
    """The areas that figures are about: "Emmen en Hoogeveen"."""
    return " en ".join(dict.fromkeys(figure.area for figure in figures))


def labels_of(figures: Sequence[Figure]) -> list[str]:
    """What tells figures apart: their areas, or their periods where the area is one."""
    same_area = len({figure.area for figure in figures}) == 1
    return [figure.period.label if same_area else figure.area for figure in figures]


def when(figures: Sequence[Figure]) -> str:
    """The periods behind a comma, or nothing: ", 2012 en 2022"."""
    labels = list(dict.fromkeys(figure.period.label for figure in figures if figure.period.label))
    return f", {' en '.join(labels)}" if labels else ""


def places_of(figures: Sequence[Figure], index: Index) -> str:
    """Where the figures stand, each place once."""
    return "; ".join(dict.fromkeys(place_of(figure, index) for figure in figures))


def with_quotes(text: str, figures: Sequence[Figure]) -> str:
    """The text with the sentences below it."""
    quotes = dict.fromkeys(quoted(figure) for figure in figures)
    return "\n\n".join([text, *(quote for quote in quotes if quote)])
