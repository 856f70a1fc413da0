"""Found figures → the text of an answer: the figure first, its sentence or row, then what else the report has for it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.arithmetic.calculation import subtract, unit_of_difference
from assistant.asked import period_fits
from assistant.comparison import of_one_year
from assistant.lookup import Found, Lookup, way_of
from assistant.question_form import asks_how_much
from assistant.records import Answer, Reading
from assistant.sheet import Sheet, place_of
from vectorstore.dutch.numbers import format_number
from vectorstore.dutch.words import fold, spoken_name, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure

CHANGES = {"up": "toename", "down": "afname", "gap": "verschil", "": "verandering"}
"""What a change in running text is called."""
SHARE = "aandeel"
NAMELESS = "cijfer"
"""What a figure is called whose report gives it no heading and no noun."""
MAX_OTHERS = 2
"""Other figures named after the first; more would bury the answer."""


def compose_values(reading: Reading, lookup: Lookup, index: Index) -> Answer:
    """An answer for one or more areas. Areas without a figure are named as such."""
    sheet = Sheet(index)
    if all(found.not_available for found in lookup.found):
        return _not_available(reading, lookup, index, sheet)
    lines: list[str] = []
    single = len(lookup.found) == 1
    for found in lookup.found:
        if found.not_available:
            lines.append(f"Voor {found.area} staat er **niet beschikbaar** (N.B.) in de tabel.")
            sheet.cite(found.figures[0])
        elif found.figures:
            lines += _lines(found, reading, index, sheet, full=single)
        else:
            lines.append(f"Voor {found.area} vind ik dit cijfer niet in het rapport{_asked(reading)}.")
    pair = of_one_year(lookup)
    if pair:
        one, other = pair
        lines.append(
            f"Over {one.period.label} geeft het rapport beide: {sheet.give(one)} in {one.area} en {sheet.give(other)} in "
            f"{other.area}. {_which(one, other)}"
        )
    return sheet.answer(reading.question, "answered", "\n\n".join([*_compared(lookup, reading, sheet), *lines]))


def compose_several(reading: Reading, figures: Sequence[Figure], index: Index) -> Answer:
    """The figures of several rows of a table, where the question fits each of them; each can be chosen to go on with."""
    sheet = Sheet(index)
    lines = [headline(figure, index, sheet) for figure in figures]
    choices = [f"{figure.subject} {figure.area}" for figure in figures]
    text = "\n\n".join(["Uw vraag past bij meer cijfers in het rapport:", *lines])
    return sheet.answer(reading.question, "answered", text, choices)


def _compared(lookup: Lookup, reading: Reading, sheet: Sheet) -> list[str]:
    """Where two areas are compared: which of them is higher, and by how much where that is asked."""
    if len(lookup.found) != 2 or not all(found.figures for found in lookup.found):
        return []
    first, second = (found.figures[0] for found in lookup.found)
    same = first.unit == second.unit and first.period.label == second.period.label and first.kind == second.kind
    one_row = first.table is not None and (first.table, first.subject) == (second.table, second.subject)
    near = first.place.section == second.place.section or first.indicator == second.indicator
    measured = near and (first.unit or "").startswith(("%", "€"))
    if not same or not (one_row or measured) or first.value is None or second.value is None:
        return []
    return [_which(first, second), *_by_how_much(first, second, reading, sheet)]


def _by_how_much(first: Figure, second: Figure, reading: Reading, sheet: Sheet) -> list[str]:
    """The difference with its sum, for who asks how much two areas differ."""
    if reading.operation != "difference" and not asks_how_much(reading.question):
        return []
    high, low = sorted((first, second), key=lambda figure: -(figure.value or Decimal(0)))
    worked = subtract(high.value or Decimal(0), low.value or Decimal(0))
    unit = unit_of_difference(first.unit)
    areas = f"{high.area} en {low.area}"
    shown = sheet.derive(worked.value, unit, worked.text, (high, low), areas, high.hedge or low.hedge)
    return [f"Het verschil is **{shown}** ({worked.text})."]


def _which(first: Figure, second: Figure) -> str:
    """Which of two figures of two areas is higher; of two changes the same way, which is larger."""
    one, other = first.value or Decimal(0), second.value or Decimal(0)
    if first.kind == "change" and first.direction and first.direction == second.direction:
        size = "even groot als" if one == other else "groter dan" if abs(one) > abs(other) else "kleiner dan"
        return f"De {CHANGES[first.direction]} is in {first.area} {size} in {second.area}."
    side = "even hoog als" if one == other else "hoger dan" if one > other else "lager dan"
    return f"{first.area} ligt {side} {second.area}."


def headline(figure: Figure, index: Index, sheet: Sheet) -> str:
    """ "**3,5%** – werkloosheid in Emmen, 2023 (hoofdstuk 3. Arbeidsmarkt, Werkloosheid)."""
    period = f", {figure.period.label}" if figure.period.label else ""
    note = " (verwachting)" if figure.forecast else ""
    return f"**{sheet.give(figure)}** – {subject(figure)}{period}{note} ({place_of(figure, index)})."


def subject(figure: Figure) -> str:
    """What a figure is about and where: "werkloosheid, Emmen"."""
    return f"{topic(figure)}, {figure.area}"


def topic(figure: Figure) -> str:
    """What a figure is about in a few words: "werkloosheid"."""
    name = figure.indicator or NAMELESS
    if fold(name) == fold(figure.unit or ""):
        name = f"aantal {name.lower()}"
    lower = spoken_name(name)
    if figure.from_table or figure.kind == "level":
        return lower
    return f"{lower} ({CHANGES[figure.direction] if figure.kind == 'change' else SHARE})"


def topic_of_measure(figure: Figure) -> str:
    """What a figure measures, without the part that it is about: "werkgelegenheid (toename)"."""
    return topic(replace(figure, indicator=figure.measure))


def quoted(figure: Figure) -> str:
    """The sentence that a figure stands in, as a quotation; a table cell needs none, its row is in the source."""
    return "" if figure.from_table else f"> „{figure.quote}”"


def _lines(found: Found, reading: Reading, index: Index, sheet: Sheet, full: bool) -> list[str]:
    """The first figure with its sentence, then what the report gives beside it."""
    first, *others = found.figures
    same = [first, *(figure for figure in found.repeats if figure.value == first.value)]
    lines = [*_other_way(first, reading), headline(first, index, sheet)]
    if first.word is not None:
        lines += [f"Het cijfer daarbij: **{sheet.give(f)}**." for f in _numbers_beside(first, index)]
    if quoted(first):
        lines.append(quoted(first))
    lines += _narrower(first, reading, index)
    for figure in _counterparts(found.figures, reading, index):
        lines.append(headline(figure, index, sheet))
    for figure in _other_scopes(found.figures, reading):
        lines += [headline(figure, index, sheet), quoted(figure)]
    for figure in _other_kind(found.figures) if "both" in reading.wants else ():
        lines.append(headline(figure, index, sheet))
    for figure in _other_asked(found.figures, reading):
        lines.append(headline(figure, index, sheet))
        if quoted(figure) and quoted(figure) not in lines:
            lines.append(quoted(figure))
    rest = [f for f in others if f.sentence is None or f.sentence != first.sentence]
    rest = [f for f in rest if any(same_thing(f, one) for one in same)]
    clash = [f for f in rest if any(_contradicts(f, one) for one in same)] or [f for f in others if _differs(f, first)]
    clash = clash[:1]
    beside = [f for f in rest if f not in clash and (f.period.label == first.period.label) and not f.from_table]
    if clash:
        lines.append(
            f"Let op: het rapport geeft hiervoor ook **{sheet.give(clash[0])}** ({place_of(clash[0], index)}). "
            "Die cijfers kunnen niet allebei kloppen."
        )
    for figure in beside[:1]:
        lines.append(f"Het rapport noemt hier ook **{sheet.give(figure)}** ({place_of(figure, index)}):")
        lines.append(quoted(figure))
    earlier = [
        f
        for f in rest
        if f.period.label != first.period.label
        and (f.period.label or f.indicator == first.indicator)
        and (f.table is None or (f.table, f.subject) != (first.table, first.subject))
    ]  # other years of the same row are for who asks for them
    for figure in earlier[:MAX_OTHERS] if full else ():
        when = f"over {figure.period.label}" if figure.period.label else "zonder jaartal"
        lines.append(
            f"Ook in het rapport: **{sheet.give(figure)}** {when} – {subject(figure)} ({place_of(figure, index)})."
        )
    return lines


def _other_way(figure: Figure, reading: Reading) -> list[str]:
    """A sentence for who asks for a fall where the report has a rise, or the other way round."""
    way = way_of(figure)
    if not reading.direction or not way or way == reading.direction:
        return []
    return [f"Het rapport noemt hier geen {CHANGES[reading.direction]} maar een {CHANGES[way]}:"]


def _narrower(figure: Figure, reading: Reading, index: Index) -> list[str]:
    """A sentence where the heading limits the figure to a part that the question does not name: only the industry."""
    if figure.scope not in index.parts or any(stem(word) in reading.said for word in words(figure.scope)):
        return []
    return [f"Let op: dit cijfer gaat alleen over {figure.scope}."]


def _counterparts(figures: Sequence[Figure], reading: Reading, index: Index) -> list[Figure]:
    """The other side of a row where the question names neither: netto beside bruto."""
    first = figures[0]
    if first.subject is None:
        return []
    sides = {word for contrast in index.contrasts for side in contrast for word in side}
    own = {stem(word) for word in words(first.subject)}
    if not own & sides or own & sides & reading.said:
        return []
    alike = [
        f
        for f in figures[1:]
        if f.subject and f.subject != first.subject and f.table == first.table
        and {stem(word) for word in words(f.subject)} - sides == own - sides
    ]  # fmt: skip
    return alike[:1]


def _other_scopes(figures: Sequence[Figure], reading: Reading) -> list[Figure]:
    """The same thing under other headings where the question names none: pupils of both kinds of schools."""
    first = figures[0]
    name = first.indicator.removesuffix(f" ({first.scope})")
    if not first.scope or first.kind == "change" or any(stem(word) in reading.said for word in words(first.scope)):
        return []
    others = {
        f.scope: f
        for f in reversed(figures)
        if f.scope != first.scope and (f.unit, f.kind, f.area) == (first.unit, first.kind, first.area)
        and f.indicator.removesuffix(f" ({f.scope})") == name and f.scope
    }  # fmt: skip
    return list(others.values())[:MAX_OTHERS]


def _numbers_beside(figure: Figure, index: Index) -> list[Figure]:
    """The number in the same row and area as a word in a table: 2,68 beside "krap"."""
    row = [
        f for f in index.content.figures if f.table == figure.table and f.row == figure.row and f.area == figure.area
    ]
    return [f for f in row if f.value is not None][:1]


def _other_kind(figures: Sequence[Figure]) -> list[Figure]:
    """Beside a number its percentage, or the other way round: of the same row and period, or the same sentence."""
    first = figures[0]
    fitting = [
        f
        for f in figures[1:]
        if (f.unit == "%") != (first.unit == "%")
        and f.period.label == first.period.label
        and f.kind == first.kind
        and (f.table, f.row, f.sentence) == (first.table, first.row, first.sentence)
    ]
    return fitting[:1]


def _other_asked(figures: Sequence[Figure], reading: Reading) -> list[Figure]:
    """Where several periods are asked: for each but that of the first figure its own figure about the same thing."""
    first = figures[0]
    others = []
    for period in reading.periods if len(reading.periods) > 1 else ():
        if period_fits(period, first.period):
            continue
        fitting = [f for f in figures[1:] if period_fits(period, f.period) and same_thing(f, first)]
        others += fitting[:1]
    return others


def same_thing(figure: Figure, first: Figure) -> bool:
    """Whether two figures measure one thing: one unit and kind, and one section or one named indicator."""
    if figure.unit != first.unit or (figure.kind == "change") != (first.kind == "change"):
        return False
    named = figure.indicator == first.indicator and (figure.from_table or first.from_table)
    return named or figure.place.section == first.place.section


def _contradicts(figure: Figure, first: Figure) -> bool:
    """Table against text: one thing, area, period and unit with two values that cannot both be true (rounding apart)."""
    if figure.value is None or first.value is None or not first.period.label or figure.from_table == first.from_table:
        return False
    same = (figure.unit, figure.kind, figure.period.label) == (first.unit, first.kind, first.period.label)
    return same and same_thing(figure, first) and round(figure.value) != round(first.value)


def _differs(figure: Figure, first: Figure) -> bool:
    """Text against text: what two sections call by one name (not just a noun such as "personen"), with other values."""
    if figure.from_table or first.from_table or first.kind == "change" or figure.hedge or first.hedge:
        return False
    named = figure.indicator == first.indicator and fold(first.indicator) != fold(first.unit or "")
    ours, theirs = ((f.area, f.period, f.unit, f.scale, f.kind) for f in (figure, first))
    elsewhere = figure.place.section != first.place.section
    return bool(named and elsewhere and first.period.label and ours == theirs and figure.value != first.value)


def _not_available(reading: Reading, lookup: Lookup, index: Index, sheet: Sheet) -> Answer:
    figure = lookup.found[0].figures[0]
    sheet.cite(figure)
    areas = ", ".join(found.area for found in lookup.found)
    text = (
        f"Voor {areas} is dit cijfer **niet beschikbaar**: de tabel zegt {figure.printed} bij "
        f"«{figure.subject}» ({place_of(figure, index)})."
    )
    present = [
        f"{format_number(other.value)} voor {other.area}"
        for other in index.content.figures
        if other.table == figure.table and other.quote == figure.quote and other.value is not None
        and other.kind != "category" and (other.subject, other.period) == (figure.subject, figure.period)
    ]  # fmt: skip
    if present:
        text += f"\n\nWel in dezelfde rij: {'; '.join(present)}."
    return sheet.answer(reading.question, "not_available", text)


def _asked(reading: Reading) -> str:
    labels = ", ".join(period.label for period in reading.periods)
    return f" over {labels}" if labels else ""
