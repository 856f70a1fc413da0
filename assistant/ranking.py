"""Rankings of municipalities: the highest or lowest, and how many are above or below the country."""

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from assistant.asked import is_asked_period, right_kind
from assistant.compose_values import quoted, topic
from assistant.goodness import ranked_by_goodness
from assistant.lookup import MARGIN, MIN_COVERAGE, newest_first
from assistant.match import Matcher
from assistant.question_form import asked_fraction
from assistant.records import Answer, Limit, Match, Reading
from assistant.sheet import Sheet, place_of
from vectorstore.dutch.numbers import NUMBER_WORDS, format_number, numbers_in
from vectorstore.dutch.words import fold, words
from vectorstore.index import Index
from vectorstore.records import Figure

_ABOVE = re.compile(r"\b(?:boven|hogere?|meer|grotere?|betere?)\b")
PLACES = ("Eerste", "Tweede", "Derde", "Vierde", "Vijfde", "Zesde", "Zevende", "Achtste", "Negende", "Tiende")
_LIMIT = re.compile(
    r"\b(?:boven|onder|hoger dan|lager dan|meer dan|minder dan|groter dan|kleiner dan) (?:de |het |een )?(?:\w+ van )?"
    r"((?:€ ?)?\d[\d.,]*)(?! ?jaar)"
)
_AVERAGE = re.compile(r"[ -]?(?:gemiddelde|niveau|cijfer)\b", re.IGNORECASE)
_TON = re.compile(r"\b(?:boven|onder|meer dan|minder dan|hoger dan|lager dan) (?:de |het )?(?:(\w+) )?ton\b")
MOST_RANKED = 3
"""Rows that are ranked where a question fits several."""
TON = 100_000
"""Euros in "een ton"."""
_BELOW = re.compile(r"\b(?:onder|lagere?|minder|kleinere?|slechtere?)\b")


def rank_areas(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """The municipality with the highest or lowest figure; newest first where several years are ranked."""
    matches = _fitting(reading, matcher)
    reading, why = ranked_by_goodness(reading, matches, index)
    lowest = reading.operation == "lowest"
    several = len(set(reading.areas) - {index.region}) > 1
    among = reading.areas if several and "gemeente" not in fold(reading.question) else ()
    rankings = _rankings(reading, index, matches, among)
    superlatives = [] if among else _superlatives(reading, index, matches, lowest)
    if not rankings and not superlatives:
        return _incomplete(reading, index, matches)
    sheet = Sheet(index)
    lines: list[str] = []
    entries: list[tuple[int, str, list[Figure]]] = [(f.period.last or 0, "sentence", [f]) for f in superlatives[:1]]
    entries += [(r[0].period.last or 0, "ranking", r) for r in rankings]
    for _, kind, figures in sorted(entries, key=lambda entry: -entry[0])[:2]:
        if kind == "ranking" and (reading.place > 1 or reading.top > 1):
            lines = [_placed(figures, reading, index, sheet)]
            break
        lines += _ranked(figures, kind, lowest, index, sheet)
    lines += [why] if why else []
    return sheet.answer(reading.question, "answered", "\n\n".join(dict.fromkeys(lines)))


def rank_each(reading: Reading, tied: Sequence[Figure], index: Index) -> Answer | None:
    """A ranking for each of these rows of a table; None where they are many, or where a row has not all municipalities."""
    sheet = Sheet(index)
    lines: list[str] = []
    for one in tied:
        figures = [
            f
            for f in index.content.figures
            if (f.table, f.subject, f.kind, f.period) == (one.table, one.subject, one.kind, one.period)
            and f.area in index.content.members
            and f.value is not None
        ]
        if len(figures) == len(index.content.members):
            lines += _ranked(figures, "ranking", reading.operation == "lowest", index, sheet)
    if len(tied) > MOST_RANKED or len(lines) < 2 * 2 or reading.place > 1 or reading.top > 1:
        return None
    text = "\n\n".join(["Uw vraag past bij meer cijfers in het rapport:", *lines])
    return sheet.answer(reading.question, "answered", text, [f"{one.subject} {index.region}" for one in tied])


def count_against_country(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """How many municipalities, and which, are above or below the country (or the other area that is named)."""
    folded = f" {fold(reading.question)} "
    above, below = bool(_ABOVE.search(folded)), bool(_BELOW.search(folded))
    if above == below:
        return None
    limit = asked_limit(reading)
    fraction = asked_fraction(folded, index.vocabulary.language["fractions"])
    if limit is not None:
        return _count_against(limit, reading, index, matcher)
    if fraction is not None:
        name, part = fraction
        percent = Decimal(part.numerator) * 100 / part.denominator
        return _count_against(Limit(percent, name, above), reading, index, matcher, ("%",))
    others = [a for a in reading.areas if a not in index.content.members]
    other = _yardstick(reading, index) or next((a for a in others if a != index.region), None)
    other = other or next(iter(others), None) or _country(index)
    for figures in _rankings(reading, index, _fitting(reading, matcher)):
        same_row = [f for f in index.content.figures if _beside(f, figures[0])]
        yardstick = next(
            (f for f in same_row if f.area == other and f.value is not None and f.unit == figures[0].unit), None
        )
        if yardstick is None or yardstick.value is None:
            continue
        against = Limit(yardstick.value, other, above)
        chosen = [f for f in figures if f.value is not None and against.holds(f.value)]
        sheet = Sheet(index)
        named = ", ".join(f"{f.area} ({sheet.give(f)})" for f in chosen) or "geen enkele"
        every = sheet.count([f.area for f in figures], figures)
        shown = f"{sheet.count([f.area for f in chosen], figures)} van de {every} gemeenten"
        text = (
            f"**{shown}** {against.side} {other} ({sheet.give(yardstick)}): {named}. Het gaat om "
            f"{topic(yardstick)}, {yardstick.period.label} ({place_of(yardstick, index)})."
        )
        return sheet.answer(reading.question, "answered", text)
    return None


def asked_limit(reading: Reading) -> Limit | None:
    """The number in "boven de 56", "minder dan 30%" or "meer dan een ton"; None where none is named, or two sides are."""
    folded = f" {fold(reading.question)} "
    above, below = bool(_ABOVE.search(folded)), bool(_BELOW.search(folded))
    found, ton = _LIMIT.search(folded), _TON.search(folded)
    if above == below or not (found or ton):
        return None
    if found:
        value = next(iter(numbers_in(found[1]))).value
        return Limit(value, format_number(value), above)
    number = ton[1] if ton and ton[1] in NUMBER_WORDS else "een"
    return Limit(Decimal(TON * NUMBER_WORDS.get(number, 1)), f"{number} ton", above)


def _count_against(
    limit: Limit,
    reading: Reading,
    index: Index,
    matcher: Matcher,
    units: Sequence[str] = (),
) -> Answer | None:
    """How many municipalities, and which, are above or below a number; of any unit, or of these."""
    for figures in _rankings(reading, index, _fitting(reading, matcher)):
        if units and figures[0].unit not in units:
            continue
        chosen = [f for f in figures if f.value is not None and limit.holds(f.value)]
        sheet = Sheet(index)
        named = ", ".join(f"{f.area} ({sheet.give(f)})" for f in chosen) or "geen enkele"
        every = sheet.count([f.area for f in figures], figures)
        shown = f"{sheet.count([f.area for f in chosen], figures)} van de {every} gemeenten"
        text = (
            f"**{shown}** {limit.side} «{limit.name}»: {named}. Het gaat om "
            f"{topic(figures[0])}, {figures[0].period.label} ({place_of(figures[0], index)})."
        )
        return sheet.answer(reading.question, "answered", text)
    return None


def _fitting(reading: Reading, matcher: Matcher) -> list[Match]:
    """Figures of the asked kind that carry the question, best first; none where a word of it is unknown."""
    if reading.unknown:
        return []
    return [m for m in matcher.score(reading) if right_kind(reading, m.figure) and m.coverage >= MIN_COVERAGE]


def _rankings(
    reading: Reading, index: Index, matches: Sequence[Match], among: Sequence[str] = ()
) -> list[list[Figure]]:
    """Sets of figures that cover the municipalities, or the areas that the question tells apart (`among`).

    One per table row or per enumeration in running text.
    """
    if not matches:
        return []
    top = max(m.fit for m in matches)
    wanted = among or index.content.members
    groups: dict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    for match in matches:
        figure = match.figure
        if match.fit < top - MARGIN or figure.area not in wanted or figure.value is None:
            continue
        if not is_asked_period(reading, figure.period):
            continue
        key = (figure.table, figure.subject, figure.indicator if figure.from_table else figure.place.section,
               figure.unit, figure.kind, figure.period.label)  # fmt: skip
        groups[key].setdefault(figure.area, figure)
    whole = [list(group.values()) for group in groups.values() if len(group) == len(wanted)]
    newest = sorted(whole, key=lambda figures: (-(figures[0].period.last or 0), figures[0].kind == "share"))
    first = newest[0][0] if newest else None
    return [
        ranked
        for at, ranked in enumerate(newest)
        if first and ranked[0].unit == first.unit and not (at and _is_series(ranked[0], first))
    ][:2]


def _is_series(figure: Figure, other: Figure) -> bool:
    """Whether two cells of one table measure the same in other years."""
    return figure.table is not None and (figure.table, figure.subject) == (other.table, other.subject)


def _beside(figure: Figure, other: Figure) -> bool:
    """Whether two figures measure the same in the same year: cells of one table, or numbers of one sentence."""
    if figure.table is None or other.table is None:
        return figure.table == other.table and figure.quote == other.quote
    return _is_series(figure, other) and figure.period == other.period


def _incomplete(reading: Reading, index: Index, matches: Sequence[Match]) -> Answer | None:
    """A row that has N.B. for some municipalities cannot be ranked; says which figures there are."""
    if not matches or matches[0].figure.table is None:
        return None
    best = matches[0].figure
    row = [m.figure for m in matches if _beside(m.figure, best)]
    members = [figure for figure in row if figure.area in index.content.members]
    present = [figure for figure in members if not figure.missing]
    if not members or len(present) == len(members):
        return None
    sheet = Sheet(index)
    absent = ", ".join(figure.area for figure in members if figure.missing)
    if 2 * len(present) > len(members) and len(present) > 1:
        lines = _ranked(present, "some", reading.operation == "lowest", index, sheet)
        lines.append(f"Let op: voor {absent} is dit cijfer niet beschikbaar; die telt dus niet mee.")
        return sheet.answer(reading.question, "answered", "\n\n".join(lines))
    sheet.cite(members[0])
    given = ", ".join(f"{figure.area} {sheet.give(figure)}" for figure in present)
    text = f"Een ranglijst kan niet: voor {absent} zegt de tabel N.B. (niet beschikbaar) bij «{best.subject}»."
    text += f" Wel een cijfer: {given}." if given else ""
    return sheet.answer(reading.question, "not_available", f"{text} ({place_of(best, index)})")


def _superlatives(reading: Reading, index: Index, matches: Sequence[Match], lowest: bool) -> list[Figure]:
    """Figures of municipalities that a sentence itself calls the highest or lowest, newest first."""
    phrases = [fold(phrase) for phrase in index.vocabulary.operations["lowest" if lowest else "highest"]["phrases"]]
    found = []
    top = max((m.fit for m in matches), default=0.0)
    for match in matches:
        figure = match.figure
        if figure.sentence is None or figure.area not in index.content.members or match.fit < top - 2 * MARGIN:
            continue
        if not is_asked_period(reading, figure.period):
            continue
        if _called(figure, phrases):
            found.append(figure)
    return newest_first(found)


def _called(figure: Figure, phrases: Sequence[str]) -> bool:
    """Whether the words between the number before it and the figure hold one of the superlatives."""
    text = fold(figure.quote)
    at = text.find(fold(" ".join(figure.printed.split())))
    before = text[:at]
    clause = re.split(r"\d[\d.,%]*\)?", before)[-1]
    return bool(set(words(clause)) & set(phrases))


def _ranked(figures: list[Figure], kind: str, lowest: bool, index: Index, sheet: Sheet) -> list[str]:
    if kind == "sentence":
        figure = figures[0]
        when = f", {figure.period.label}" if figure.period.label else ""
        what = topic(figure)
        line = f"**{figure.area}**: **{sheet.give(figure)}** – {what}{when} ({place_of(figure, index)})."
        return [line, quoted(figure)]
    ordered = sorted(figures, key=lambda f: f.value or Decimal(0), reverse=not lowest)
    top = [figure for figure in ordered if figure.value == ordered[0].value]
    names = " en ".join(f"**{figure.area}**" for figure in top)
    shown = sheet.give(top[0])
    for figure in top[1:]:
        sheet.give(figure)
    rest = ", ".join(f"{figure.area} {sheet.give(figure)}" for figure in ordered if figure not in top)
    direction = "laagst" if lowest else "hoogst"
    when = f", {top[0].period.label}" if top[0].period.label else ""
    every = "gemeenten" if all(figure.area in index.content.members for figure in ordered) else "gevraagde gebieden"
    every = f"{every} waarvan er een cijfer is" if kind == "some" else every
    line = f"{names}: **{shown}** – {direction}e van de {every}, {topic(top[0])}{when} ({place_of(top[0], index)})."
    return [line, f"De andere: {rest}."] if rest else [line]


def _placed(figures: Sequence[Figure], reading: Reading, index: Index, sheet: Sheet) -> str:
    """The asked place, or the first few, with the order that it follows from."""
    ordered = sorted(figures, key=lambda f: f.value or Decimal(0), reverse=reading.operation != "lowest")
    return placed_text(ordered, [figure.area for figure in ordered], reading, index, sheet)


def placed_text(
    ordered: Sequence[Figure], names: Sequence[str], reading: Reading, index: Index, sheet: Sheet, about: str = ""
) -> str:
    """Lines such as "Derde: Emmen, 67,8%" for the asked places of an ordered list; equal values share a place.

    `about` says what they measure, where that is not the topic of the first figure.
    """
    first = reading.place if reading.place > 1 else 1
    chosen = range(first - 1, min(first - 1 + reading.top, len(ordered), len(PLACES)))
    places = [1 + sum(_ahead(other, ordered[at], reading) for other in ordered) for at in range(len(ordered))]
    when = f", {ordered[0].period.label}" if ordered[0].period.label else ""
    lines = [f"{PLACES[places[at] - 1]}: **{names[at]}**, **{sheet.give(ordered[at])}**" for at in chosen]
    rest = ", ".join(f"{names[at]} {sheet.give(ordered[at])}" for at in range(first - 1) if at not in chosen)
    about = f"Het gaat om {about or f'{topic(ordered[0])}{when} ({place_of(ordered[0], index)})'}."
    return "\n\n".join(["\n\n".join(lines), *([f"Daarvóór: {rest}."] if rest else []), about])


def _ahead(other: Figure, figure: Figure, reading: Reading) -> bool:
    ours, theirs = figure.value or Decimal(0), other.value or Decimal(0)
    return theirs < ours if reading.operation == "lowest" else theirs > ours


def _yardstick(reading: Reading, index: Index) -> str:
    """The area whose average the question names: "hoger dan het DTZ-gemiddelde"; "" for none."""
    for mention in index.areas.find(reading.question):
        if _AVERAGE.match(reading.question, mention.end):
            return mention.area.name
    return ""


def _country(index: Index) -> str:
    countries = index.areas.of_kind("country")
    return countries[0].name if countries else ""
