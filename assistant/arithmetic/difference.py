"""Differences and sums of cited figures, with the sum shown: 62.510 - 56.435 = 6.075."""

from collections.abc import Sequence

from assistant.arithmetic.calculation import add, growth, subtract, unit_of_difference
from assistant.arithmetic.wording import areas_of, hedge, labels_of, when, with_quotes, worth
from assistant.compose_values import topic
from assistant.items import Item
from assistant.records import Answer, Reading
from assistant.sheet import Sheet, place_of
from vectorstore.index import Index
from vectorstore.records import Figure


def compose_difference(reading: Reading, figures: Sequence[Figure], index: Index, names: Sequence[str] = ()) -> Answer:
    """The difference of two figures; between percentages it is in procentpunt. `names` tell them apart, else their areas."""
    labels = names or labels_of(figures)
    named = list(zip(figures, labels, strict=True))
    (first, one), (second, other) = sorted(named, key=lambda pair: -worth(pair[0]))[:2]
    unit = unit_of_difference(first.unit)
    sheet = Sheet(index)
    worked = subtract(worth(first), worth(second))
    shown = sheet.derive(
        worked.value, unit, worked.text, (first, second), areas_of((first, second)), hedge(worked, (first, second))
    )
    text = (
        f"**{shown}** verschil: {sheet.give(first)} voor {one} en {sheet.give(second)} voor {other} "
        f"({worked.text}).\n\nHet gaat om {topic(first)}{when((first, second))} ({place_of(first, index)})."
    )
    return sheet.answer(reading.question, "answered", with_quotes(text, (first, second)))


def compose_relative(reading: Reading, figures: Sequence[Figure], index: Index) -> Answer | None:
    """How much more the first is than the second, in percent of the second; None where the second is 0 or they are shares."""
    first, second = figures
    if first.unit == "%" or not worth(second):
        return None
    sheet = Sheet(index)
    worked = growth(worth(first), worth(second))
    shown = sheet.derive(worked.value, "%", worked.text, figures, areas_of(figures), hedge(worked, figures))
    one, other = labels_of(figures)
    text = (
        f"**{shown}** verschil, gerekend vanaf {other}: {sheet.give(first)} voor {one} en {sheet.give(second)} voor {other} "
        f"({worked.text}).\n\nHet gaat om {topic(first)}{when(figures)} ({place_of(first, index)})."
    )
    return sheet.answer(reading.question, "answered", with_quotes(text, figures))


def compose_two(reading: Reading, things: Sequence[Item], index: Index) -> Answer:
    """Two things side by side, and which of them is higher; nothing is worked out."""
    sheet = Sheet(index)
    first, second = (thing.figure for thing in things)
    one, other = worth(first), worth(second)
    side = "even hoog als" if one == other else "hoger dan" if one > other else "lager dan"
    text = (
        f"**{things[0].name}** ligt {side} **{things[1].name}**: {sheet.give(first)} tegen {sheet.give(second)}.\n\n"
        f"Het gaat om {topic(first)}, {first.area}{when((first, second))} ({place_of(first, index)})."
    )
    return sheet.answer(reading.question, "answered", with_quotes(text, (first, second)))


def compose_sum(
    reading: Reading,
    figures: Sequence[Figure],
    index: Index,
    names: Sequence[str] = (),
    left_out: Sequence[tuple[str, Figure]] = (),
) -> Answer | None:
    """The sum of figures that may be added. `names` tell them apart, else areas or periods; `left_out` are figures with
    their names that the question may mean as well, and that are not in the sum.

    Falls that are all printed with a minus are added as amounts: 110 and 60 fewer are 170 fewer.
    """
    if any(figure.value is None for figure in figures):
        return None
    values = [worth(figure) for figure in figures]
    fallen = all(value < 0 for value in values) and all(figure.kind == "change" for figure in figures)
    sheet = Sheet(index)
    worked = add([abs(value) for value in values] if fallen else values)
    shown = sheet.derive(worked.value, figures[0].unit, worked.text, figures, areas_of(figures), hedge(worked, figures))
    parts = ", ".join(
        f"{sheet.give(figure)} voor {label}" for figure, label in zip(figures, names or labels_of(figures), strict=True)
    )
    text = (
        f"**{shown}** samen: {parts} ({worked.text}).\n\nHet gaat om {topic(figures[0])}"
        f"{when(figures)} ({place_of(figures[0], index)})."
    )
    if left_out:
        rest = ", ".join(f"{sheet.give(figure)} voor {name}{when([figure])}" for name, figure in left_out)
        text += f" Niet in deze som: {rest}."
    return sheet.answer(reading.question, "answered", with_quotes(text, figures))
