"""Dutch wording that all rules share: where something stands, a figure as printed, a sum worked out."""

from collections.abc import Sequence
from decimal import Decimal

from vectorstore.dutch.numbers import format_number, format_quantity
from vectorstore.records import Figure, Place


def where(place: Place, line: bool = True) -> str:
    """ "hoofdstuk 3. Arbeidsmarkt, Werkloosheid, regel 339"."""
    names = [f"hoofdstuk {place.chapter}"] if place.chapter else []
    if place.section and place.section != place.chapter:
        names.append(place.section)
    return ", ".join([*names, f"regel {place.first_line}"] if line or not names else names)


def shown(figure: Figure) -> str:
    """A figure as printed, with its hedge and unit: "circa 13.800 personen", "3,5%"."""
    unit = figure.unit or ""
    noun = f" {unit}" if unit[:1].isalpha() and " per " not in unit else ""
    hedge = f"{figure.hedge} " if figure.hedge else ""
    sign = unit if unit == "%" and "%" not in figure.printed and not figure.printed.endswith("procent") else ""
    return f"{hedge}{figure.printed}{sign}{noun}"


def addition(values: Sequence[Decimal]) -> str:
    """ "130 + 30 - 50 = 110"."""
    text = format_number(values[0])
    for value in values[1:]:
        text += f" {'-' if value < 0 else '+'} {format_number(abs(value))}"
    return f"{text} = {format_number(sum(values, Decimal(0)))}"


def gap(one: Decimal, other: Decimal) -> str:
    """ "240 (620 - 380 = 240)": how far two amounts are apart, signs aside where both have one."""
    most, least = sorted((abs(one), abs(other)) if (one < 0) == (other < 0) else (one, other), reverse=True)
    return f"{format_number(most - least)} ({addition([most, -least])})"


def percentage(value: Decimal, like: Decimal) -> str:
    """A computed percentage with one decimal more than the printed one, two at most, so that the difference shows."""
    digits = min(2, -int(min(like.as_tuple().exponent, 0)) + 1)
    return f"{format_number(value.quantize(Decimal(1).scaleb(-digits)))}%"


def halves(text: str, at: int) -> tuple[str, str]:
    """One sentence as two quotes: up to the clause that offset `at` stands in, and from there."""
    cut = max(text.rfind(mark, 0, at) for mark in (", ", "; ", " (", " en "))
    return (text[: cut + 1].strip(" ,;"), text[cut + 1 :].strip(" ,;")) if cut > 0 else (text, text[at:])


def amount(value: Decimal, unit: str | None) -> str:
    """A computed amount, rounded to what is readable."""
    digits = 0 if abs(value) >= 100 else 1
    return format_quantity(value.quantize(Decimal(1).scaleb(-digits)), unit)


def listing(names: Sequence[str]) -> str:
    """ "Emmen, Coevorden en Hoogeveen"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
