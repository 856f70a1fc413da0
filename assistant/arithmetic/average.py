"""Averages over the municipalities: of amounts only; for percentages the report's own figure for the region, and why."""

from dataclasses import replace

from assistant.arithmetic.calculation import mean
from assistant.arithmetic.operands import alike, each_area, is_amount
from assistant.arithmetic.wording import hedge, when, with_quotes, worth
from assistant.compose_values import compose_values, topic
from assistant.lookup import Lookup, look_up
from assistant.match import Matcher
from assistant.records import Answer, Reading
from assistant.sheet import Sheet, place_of
from vectorstore.index import Index
from vectorstore.records import Figure

NO_AVERAGE = (
    "Een gemiddelde van de percentages van de gemeenten reken ik niet uit: de ene gemeente telt meer mensen dan de "
    "andere. Dit is het cijfer dat het rapport voor de hele regio geeft."
)


def work_out_average(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """The amount per municipality, or the region's own percentage; None where neither can be said for certain."""
    if "average" not in reading.wants or set(reading.areas) - {index.region, *index.content.members}:
        return None
    asked = replace(reading, areas=index.content.members, operation="value", over="")
    figures = each_area(look_up(asked, index, matcher))
    if not figures or figures[0].kind == "change":
        return None
    whole = look_up(replace(asked, areas=(index.region,)), index, matcher)
    of_region = [f for found in whole.found for f in found.figures if f.value is not None]
    if figures[0].unit == "%":
        same = [f for f in of_region if f.unit == "%" and f.kind == figures[0].kind]
        return _region_only(reading, whole, index) if same else None
    total = next((f for f in of_region if alike(f, figures[0]) and f.period == figures[0].period), None)
    adds_up = total is None or worth(total) > max(worth(figure) for figure in figures)
    if not adds_up or not all(is_amount(figure, index) for figure in figures):
        return None
    return _mean(reading, figures, index)


def _mean(reading: Reading, figures: tuple[Figure, ...], index: Index) -> Answer:
    sheet = Sheet(index)
    worked = mean([worth(figure) for figure in figures])
    shown = sheet.derive(worked.value, figures[0].unit, worked.text, figures, index.region, hedge(worked, figures))
    each = ", ".join(f"{figure.area} {sheet.give(figure)}" for figure in figures)
    text = (
        f"**{shown}** gemiddeld per gemeente ({worked.text}).\n\nHet gaat om {topic(figures[0])}{when(figures)}: {each} "
        f"({place_of(figures[0], index)}). De gemeenten verschillen in grootte."
    )
    return sheet.answer(reading.question, "answered", with_quotes(text, figures))


def _region_only(reading: Reading, whole: Lookup, index: Index) -> Answer:
    answer = compose_values(replace(reading, areas=(index.region,)), whole, index)
    return replace(answer, text=f"{answer.text}\n\n{NO_AVERAGE}")
