"""Rules on a printed difference or growth, against the figures that the report itself gives for it."""

import re
from decimal import Decimal
from itertools import combinations

from assistant.check.edition import Edition, Mention, value_of, years
from assistant.check.records import Checks
from assistant.check.rounding import Interval
from assistant.check.wording import halves, percentage, shown, where
from vectorstore.dutch.numbers import format_number, format_quantity
from vectorstore.records import Contradiction, Figure

HUNDRED = Decimal(100)
KIND = "verschil of groei"
_THERE = re.compile(r"\b(?:daar|daarbinnen|daarin)\b", re.IGNORECASE)
"""A sentence that goes on about a part: "in de zorg was de groei sterker: daar nam het aantal toe met 60 (+9%)"."""


def difference_of_two(edition: Edition) -> Checks:
    """ "In 2023 215.630, in 2050 192.230, een afname van 23.400": the difference in the sentence of both levels."""
    for mention in edition.mentions:
        if not edition.is_growth(mention) or mention.beside:
            continue
        levels = [
            m
            for m in edition.in_section(mention.figure.place)
            if m.sentence is mention.sentence and m.start < mention.start and _is_level_for(edition, m, mention)
        ]
        told = frozenset(key for level in levels for key in level.subject)
        if len(levels) == 2 and levels[0].figure.period != levels[1].figure.period and mention.subject <= told:
            yield _compare_change(edition, mention, levels[0], levels[1])


def growth_between_years(edition: Edition) -> Checks:
    """ "Tussen 2012 en 2022 37%", against the levels of 2012 and 2022 in the same section."""
    for mention in edition.mentions:
        figure = mention.figure
        span = years(figure.period)
        if not edition.is_growth(mention) or not span or span[0] == span[1] or figure.inherited_period:
            continue
        levels = [
            m for m in edition.in_section(figure.place) if _is_level_for(edition, m, mention) and _related(m, mention)
        ]
        first = [m for m in levels if years(m.figure.period) == (span[0], span[0])]
        last = [m for m in levels if years(m.figure.period) == (span[1], span[1])]
        alone = len(first) == len(last) == 1 and not edition.around(mention) - first[0].subject - last[0].subject
        if alone and first[0].figure.unit == last[0].figure.unit:
            yield _compare_change(edition, mention, first[0], last[0])


def _is_level_for(edition: Edition, level: Mention, change: Mention) -> bool:
    """Whether a change in amounts has this unit, or a change in percent may be worked out from it."""
    figure, wanted = level.figure, change.figure
    unit = figure.unit != "%" if wanted.unit == "%" else _one_unit(edition, figure, wanted)
    return figure.kind == "level" and figure.area == wanted.area and unit and level.beside is None


def _one_unit(edition: Edition, first: Figure, second: Figure) -> bool:
    if second.unit == "procentpunt":
        return first.unit == "%"
    return first.unit == second.unit or edition.subjects.of_unit(first.unit) == edition.subjects.of_unit(
        second.unit
    ) != (frozenset())


def _related(first: Mention, second: Mention) -> bool:
    return bool(first.subject & second.subject) and (first.subject <= second.subject or second.subject <= first.subject)


def _compare_change(edition: Edition, change: Mention, first: Mention, last: Mention) -> Contradiction | None:
    old, new = first.figure, last.figure
    was, now = edition.interval(old), edition.interval(new)
    percent = change.figure.unit == "%"
    real = (now - was).over(was).times(HUNDRED) if percent else now - was
    if _fits(edition, change.figure, real):
        return None
    gone = value_of(new) - value_of(old)
    if percent:
        outcome = percentage(gone / value_of(old) * HUNDRED, value_of(change.figure))
        worked = f"({new.printed} - {old.printed}) : {old.printed} × 100 = {outcome}"
    else:
        worked = f"{new.printed} - {old.printed} = {format_quantity(gone, None)}"
    message = (
        f"De tekst ({where(change.figure.place)}) geeft als verandering {shown(change.figure)}, maar de eigen cijfers "
        f"({old.area}: {shown(old)} in {old.period.label}, regel {old.place.first_line}, en {shown(new)} in "
        f"{new.period.label}, regel {new.place.first_line}) geven {worked}."
    )
    quotes = dict.fromkeys([change.sentence.text, first.sentence.text, last.sentence.text])
    return Contradiction(
        KIND, message, tuple(quotes) if len(quotes) > 1 else halves(change.sentence.text, change.start)
    )


def _fits(edition: Edition, figure: Figure, real: Interval) -> bool:
    """Whether a printed change is the real one; unsigned it may be a rise or a fall."""
    printed = edition.interval(figure)
    either = figure.printed[0] not in "+-−–" and printed.times(Decimal(-1)).meets(real)
    return printed.meets(real) or either


def amount_and_percentage(edition: Edition) -> Checks:
    """ "+1.200 vestigingen (+4,4%)" with the 28.600 that there are: the percentage that the amount comes to."""
    for mention in edition.mentions:
        beside = mention.beside
        if beside is None or {mention.figure.kind, beside.kind} != {"change"} or _THERE.search(mention.sentence.text):
            continue
        pair = sorted((mention.figure, beside), key=lambda figure: figure.unit == "%")
        if [figure.unit == "%" for figure in pair] != [False, True]:
            continue
        levels = [
            m
            for m in edition.in_section(mention.figure.place)
            if _is_level_for(edition, m, Mention(pair[0], mention.sentence, 0, mention.subject))
            and _related(m, mention)
        ]
        alone = len({m.figure.value for m in levels}) == 1
        if alone and not edition.around(mention) - edition.subjects.named(levels[0].sentence.text):
            yield _compare_percentage(edition, pair[0], pair[1], mention, levels[0])


def _compare_percentage(
    edition: Edition, amount: Figure, percent: Figure, mention: Mention, level: Mention
) -> Contradiction | None:
    """The level may be the one before or after the change, and the change up or down, unless the report says which."""
    here, change = edition.interval(level.figure), edition.interval(amount)
    bases = _bases(level.figure, amount, here, change)
    outcomes = [change.over(base).times(HUNDRED) for base in bases if base.low > 0]
    printed = edition.interval(percent)
    printed = printed if value_of(percent) > 0 else printed.times(Decimal(-1))
    outcomes = [outcome if outcome.high > 0 else outcome.times(Decimal(-1)) for outcome in outcomes]
    if not outcomes or any(outcome.meets(printed) for outcome in outcomes):
        return None
    base = (bases[0].low + bases[0].high) / 2
    outcome = percentage(abs(value_of(amount)) / base * HUNDRED, value_of(percent))
    message = (
        f"De tekst ({where(percent.place)}) noemt {shown(amount)} en {shown(percent)} als dezelfde verandering, maar "
        f"bij {shown(level.figure)} (regel {level.figure.place.first_line}) is dat {outcome} "
        f"({format_number(abs(value_of(amount)))} : {format_number(base.quantize(Decimal(1)))} × 100 = "
        f"{outcome.rstrip('%')})."
    )
    return Contradiction(KIND, message, (mention.sentence.text, level.sentence.text))


def _bases(level: Figure, amount: Figure, here: Interval, change: Interval) -> list[Interval]:
    """What the change is a percentage of: the level, or the level without the change."""
    span, year = years(amount.period, change=True), years(level.period)
    before = [here - change, here + change]
    if amount.printed[0] in "+-−–":
        before = [here - change]
    if span and year and year[1] == span[1]:
        return before
    if span and year and year[1] == span[0]:
        return [here]
    return [*before, here]


def percent_or_points(edition: Edition) -> Checks:
    """A change of a percentage printed in percent where the two percentages give that number in points.

    It is named even where rounding could just allow it: that number is no coincidence.
    """
    shares = [figure for figure in edition.content.figures if _is_share(figure)]
    for mention in edition.mentions:
        figure = mention.figure
        span = years(figure.period, change=True)
        if not edition.is_growth(mention) or figure.unit != "%" or not span or not mention.subject or figure.forecast:
            continue
        alike = [s for s in shares if s.area == figure.area and mention.subject <= edition.subjects.of(s.indicator)]
        pairs = [
            (old, new)
            for old, new in combinations(sorted(alike, key=lambda s: s.period.label), 2)
            if (old.period.first, new.period.first) == span and old.indicator == new.indicator
        ]
        if len(pairs) == 1:
            yield _compare_points(edition, mention, *pairs[0])


def _is_share(figure: Figure) -> bool:
    one_year = figure.period.first is not None and figure.period.first == figure.period.last
    return figure.unit == "%" and figure.kind in ("level", "share") and bool(figure.value) and one_year


def _compare_points(edition: Edition, mention: Mention, old: Figure, new: Figure) -> Contradiction | None:
    printed, points = value_of(mention.figure), value_of(new) - value_of(old)
    relative = points / value_of(old) * HUNDRED
    rounded = relative.quantize(Decimal(1).scaleb(int(printed.as_tuple().exponent)))
    if rounded == printed or points == 0:
        return None
    if points != printed:
        was, now = edition.interval(old), edition.interval(new)
        if _fits(edition, mention.figure, (now - was).over(was).times(HUNDRED)):
            return None
        if _fits(edition, mention.figure, now - was):
            return None
    meant = (
        "Dat is het verschil in procentpunten; schrijf dan procentpunt. "
        if points == printed
        else "Het klopt als procent noch als procentpunt. "
    )
    message = (
        f"De tekst ({where(mention.figure.place)}) geeft voor {new.area} een verandering van {shown(mention.figure)}, "
        f"maar {new.indicator.lower()} was {shown(old)} in {old.period.label} ({where(old.place)}) en {shown(new)} in "
        f"{new.period.label} ({where(new.place)}): {new.printed.rstrip('%')} - {old.printed.rstrip('%')} = "
        f"{format_number(points)} procentpunt, en dat is {percentage(relative, printed)} ({format_number(abs(points))} : "
        f"{format_number(value_of(old))} × 100 = {percentage(abs(relative), printed).rstrip('%')}). {meant}"
    )
    return Contradiction(KIND, message.strip(), _distinct(mention.sentence.text, old.quote, new.quote))


def _distinct(*quotes: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quotes))
