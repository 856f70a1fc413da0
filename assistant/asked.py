"""Whether a figure is of the kind, the unit and the period that a question asks."""

from assistant.records import Reading
from vectorstore.dutch.periods import relative_years
from vectorstore.dutch.words import fold
from vectorstore.records import EACH, Figure, Period

PER = " per "
"""Between what is counted and for each of what, in the unit of a rate: "banen per 1.000 inwoners"."""

UNTIL = "tot "
"""Before the year of a question that asks what happens up to then."""


def right_kind(reading: Reading, figure: Figure, ahead: bool = False) -> bool:
    """Whether a level, change or share answers what is asked; a forecast only when the question looks ahead.

    With `ahead` a forecast will do as well: for what the report only expects.
    """
    if figure.kind == "category" or (reading.unit is not None and figure.unit != reading.unit):
        return False
    if "forecast" in reading.wants and not figure.forecast and not reading.periods:
        return False
    if figure.forecast and "forecast" not in reading.wants and not ahead:
        asked = any(period.last is not None and period.last == figure.period.last for period in reading.periods)
        return asked and _kind_fits(reading, figure)
    return _kind_fits(reading, figure)


def _kind_fits(reading: Reading, figure: Figure) -> bool:
    per = is_rate(figure)
    if figure.direction == "gap" and "gap" not in reading.wants and reading.operation != "difference":
        return False
    if "rate" in reading.wants and not per:
        return False
    if per and not figure.from_table and {"number", "count", "things"} & reading.wants and not asks_rate(reading):
        return False  # "hoeveel vestigingen" asks for no jobs per vestiging
    if "relative" in reading.wants and figure.unit not in ("%", "procentpunt", None) and not per:
        return False  # who asks for a proportion gets no head count
    if asks_both_kinds(reading):
        return _changes(reading, figure)
    if "share" in reading.wants and figure.unit not in ("%", "procentpunt", None):
        return False
    if "count" in reading.wants and "share" not in reading.wants and figure.unit == "%" and not figure.from_table:
        return False
    if "money" in reading.wants and figure.unit is not None and not figure.unit.startswith("€"):
        return False
    if figure.kind == "change" and "number" in reading.wants and figure.unit == "%":
        return False  # "hoeveel inwoners kwamen erbij" asks for people, not for a percentage
    return _changes(reading, figure)


def is_rate(figure: Figure) -> bool:
    """Whether the figure says how much there is for each of something else: "banen per 1.000 inwoners"."""
    return PER in f" {figure.unit or ''}"


def asks_rate(reading: Reading) -> bool:
    """Whether a question is about how much there is for each of something: "per vestiging", "een gemiddeld bedrijf"."""
    said = f" {fold(reading.question)} "
    return PER in said or "gemiddeld" in said or " doorsnee " in said or bool({"rate", "relative"} & reading.wants)


def asks_both_kinds(reading: Reading) -> bool:
    """Whether a share is asked and a number as well: "in procenten en aantallen"."""
    return "share" in reading.wants and "both" in reading.wants


def _changes(reading: Reading, figure: Figure) -> bool:
    """Whether a change is given where a change is asked, and a level where that is."""
    if figure.direction == "gap" and "gap" in reading.wants and reading.operation in ("difference", "value"):
        return True
    if figure.kind == "change":
        return bool({"change", "forecast"} & reading.wants) or (
            reading.operation == "difference" and len(reading.areas) < 2
        )
    return "change" not in reading.wants or _asked_as_level(reading, figure)


def _asked_as_level(reading: Reading, figure: Figure) -> bool:
    """A level that is itself a balance (migratiesaldo over 2011-2022) fits a question over that span."""
    return figure.period.span and any(period_fits(period, figure.period) for period in reading.periods)


def is_asked_period(reading: Reading, period: Period) -> bool:
    """Whether the question asks about this period; without a period in the question every one will do."""
    return not reading.periods or any(period_fits(asked, period) for asked in reading.periods)


def period_fits(asked: Period, has: Period) -> bool:
    """Whether a figure's period is the asked one: the same label, the same year, or the same span."""
    if asked.label == has.label:
        return True
    if EACH in has.label and not asked.span and asked.last is not None:
        return asked.last in (has.first, has.last)
    years, length = relative_years(asked), _length(has)
    if years is None:
        years, length = relative_years(has), _length(asked)
    if years and length:
        return abs(length - years) <= 1
    if asked.last is None and asked.first is not None:
        return has.first == asked.first
    if asked.span:
        if not has.span and _length(asked) == 1 and has.first is not None:
            return has.last == asked.last  # "in 2024 meer dan in 2023" is told by the change of 2024
        return has.first == asked.first and (has.last == asked.last or has.last is None)
    if asked.last is None:
        return False
    if asked.label.startswith(UNTIL):
        return has.last == asked.last
    if has.last is None and has.first is not None and has.first == asked.last - 1:
        return True  # "sinds 2022" in a report that runs to 2023
    if has.span and (_length(has) or 2) > 1:
        return False  # a change over ten years is no answer about its last year
    return has.last == asked.last or (has.first == asked.last and _is_school_year(has))


def _length(period: Period) -> int | None:
    return period.last - period.first if period.first is not None and period.last is not None else None


def _is_school_year(period: Period) -> bool:
    return "/" in period.label
