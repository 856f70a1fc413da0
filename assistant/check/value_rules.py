"""Rules on the same thing told twice: a level or a change in the text, against the table or against other text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.check.edition import Edition, Mention, RowFigures, value_of, years
from assistant.check.records import Checks
from assistant.check.rounding import Interval, interval, step_of
from assistant.check.subject import Keys
from assistant.check.wording import gap, shown, where
from vectorstore.dutch.numbers import NUMBER_WORDS, format_number
from vectorstore.records import Contradiction, Figure, Place

KIND = "twee waarden"


def level_in_table_and_text(edition: Edition) -> Checks:
    """The value of an indicator for an area and year in a table, against the same in running text."""
    for row in edition.rows:
        for mention in edition.about(row.keys) if row.keys and not row.total else ():
            cell = row.of(mention.figure.area)
            if cell and _same_level(mention.figure, cell):
                yield _compare(edition, row, cell, mention)


def _same_level(figure: Figure, cell: Figure) -> bool:
    """One unit and year; text without a year in the section of the table is about the table."""
    unit = figure.unit == cell.unit and figure.kind in ("level", "share") and cell.kind == "level"
    same_place = (figure.place.chapter, figure.place.section) == (cell.place.chapter, cell.place.section)
    about_table = not figure.period.label and same_place and not figure.inherited_area
    same_year = years(figure.period) is not None and figure.period.label == cell.period.label
    return unit and not figure.forecast and (same_year or about_table)


def change_in_table_and_text(edition: Edition) -> Checks:
    """A growth in a table, of one row or of the total, against the same growth in running text."""
    for row in edition.rows:
        heading = edition.subjects.of(row.place.section)
        wanted = heading if row.total else row.keys - heading
        for cell in row.figures:
            if cell.kind != "change" or years(cell.period) is None or not wanted:
                continue
            for mention in edition.about(wanted | edition.subjects.of_unit(cell.unit)):
                near = row.total or mention.figure.place.section == row.place.section
                if near and edition.is_growth(mention) and _same_change(edition, mention.figure, cell):
                    yield _compare(edition, row, cell, mention)


def _same_change(edition: Edition, figure: Figure, cell: Figure) -> bool:
    same_period = years(figure.period, change=True) == years(cell.period, change=True)
    told = not figure.inherited_area and not figure.inherited_period and figure.area == cell.area
    return edition.same_unit(cell, figure) and same_period and told and figure.kind == "change" and not figure.forecast


def _compare(edition: Edition, row: RowFigures, cell: Figure, mention: Mention) -> Contradiction | None:
    figure = mention.figure
    if edition.interval(cell).meets(_signed(edition, figure, cell)):
        return None
    apart = gap(abs(value_of(cell)), abs(value_of(figure)))
    message = (
        f"De tabel ({where(cell.place)}) geeft in de rij «{row.label}» voor {cell.area}, {cell.period.label}, "
        f"{shown(cell)}, maar de tekst ({where(figure.place)}) geeft {shown(figure)}. Dat scheelt {apart}; "
        "afronding verklaart dat niet."
    )
    return Contradiction(KIND, message, (row.quote, mention.sentence.text))


def _signed(edition: Edition, figure: Figure, cell: Figure) -> Interval:
    """The figure as the table would sign it: text says "een daling van 50", a table -50."""
    found = edition.interval(figure)
    opposite = figure.value is not None and cell.value is not None and cell.value < 0 < figure.value
    return found.times(Decimal(-1)) if opposite and not figure.printed.startswith("+") else found


@dataclass(frozen=True, slots=True)
class _Growth:
    """A growth in percent of one thing for one area: printed, or derived from "een procentpunt lager dan in A"."""

    mention: Mention
    area: str
    value: Interval
    how: str


def growth_told_twice(edition: Edition) -> Checks:
    """Two growths in percent of the same thing, area and years in running text."""
    found = [growth for mention in edition.mentions for growth in _growths(edition, mention)]
    for first, second in combinations(found, 2):
        if first.mention is second.mention or not _one_thing(edition, first, second):
            continue
        if first.value.meets(second.value):
            yield None
            continue
        one, other = first.mention.figure, second.mention.figure
        message = (
            f"De tekst ({where(one.place)}) geeft voor {first.area}, {one.period.label}, {first.how}, maar verderop "
            f"({where(other.place)}) volgt voor hetzelfde {second.how}. Allebei kan niet, tenzij het om "
            "verschillende maten gaat; dan moet de tekst dat zeggen."
        )
        yield Contradiction(KIND, message, (first.mention.sentence.text, second.mention.sentence.text))


def _growths(edition: Edition, mention: Mention) -> Iterator[_Growth]:
    figure = mention.figure
    if not edition.is_growth(mention) or figure.unit != "%" or figure.forecast or figure.inherited_period:
        return
    if years(figure.period, change=True) is None:
        return
    yield _Growth(mention, figure.area, edition.interval(figure), shown(figure))
    yield from _derived(edition, mention)


def _derived(edition: Edition, mention: Mention) -> Iterator[_Growth]:
    """ "9%, een procentpunt lager dan in A en B": 10% for A and for B."""
    lower, higher = edition.words("compare", "lower"), edition.words("compare", "higher")
    directions = "|".join((*lower, *higher))
    behind = mention.sentence.text[mention.start + len(mention.figure.printed) :]
    found = re.match(rf",?\s*(een|\w+|\d+(?:,\d+)?)\s+procentpunt(?:en)?\s+({directions})\s+dan\s+([^.;,]+)", behind)
    step = _number(found[1]) if found else None
    if not found or step is None or mention.figure.value is None:
        return
    sign = 1 if found[2] in lower else -1
    other = mention.figure.value + sign * step
    unit = "procentpunt" if step == 1 else "procentpunten"
    sum_ = f"{format_number(mention.figure.value)} {'+' if sign > 0 else '-'} {format_number(step)} {unit}"
    how = f"{format_number(other)}% ({sum_} = {format_number(other)})"
    near = edition.interval(mention.figure) + interval(step * sign, step_of(step, "%"))
    for area in dict.fromkeys(m.area.name for m in edition.book.find(found[3])):
        yield _Growth(mention, area, near, how)


def _number(text: str) -> Decimal | None:
    if text == "een":
        return Decimal(1)
    count = NUMBER_WORDS.get(text)
    if count is not None:
        return Decimal(count)
    return Decimal(text.replace(",", ".")) if text[0].isdigit() else None


def _one_thing(edition: Edition, first: _Growth, second: _Growth) -> bool:
    """One area, years and subject; a sentence that names no subject is about its heading."""
    about = [
        growth.mention.subject or edition.subjects.of(growth.mention.figure.place.section) for growth in (first, second)
    ]
    when = [years(growth.mention.figure.period, change=True) for growth in (first, second)]
    alike = first.area == second.area and when[0] == when[1] and about[0] == about[1] != frozenset()
    return alike and not any(_narrowed(edition, growth.mention.figure.place, about[0]) for growth in (first, second))


def _narrowed(edition: Edition, place: Place, subject: Keys) -> bool:
    """Whether a heading narrows the subject to a part that other figures are about: "Vestigingen in de industrie"."""
    headings = edition.subjects.of(place.chapter) | edition.subjects.of(place.section)
    return bool((headings - subject) & edition.narrowing)
