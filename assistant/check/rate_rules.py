"""A rule on rates: "458 banen per 1.000 inwoners" against the jobs and inhabitants that the report gives."""

import re
from decimal import Decimal

from assistant.check.edition import Edition, Mention, value_of, years
from assistant.check.records import Checks
from assistant.check.subject import Keys
from assistant.check.wording import amount, shown, where
from vectorstore.dutch.numbers import parse_number
from vectorstore.records import Contradiction, Figure

_RATE = re.compile(r"(?P<top>[\w’'-]+) per (?:(?P<count>[\d.]+) )?(?P<bottom>[\w’'-]+)")


def rates(edition: Edition) -> Checks:
    """A printed rate against its two amounts: the upper one of the same chapter, both of the same area and year."""
    for mention in edition.mentions:
        figure = mention.figure
        found = _RATE.fullmatch(figure.unit or "")
        if not found or figure.kind != "level" or figure.forecast:
            continue
        top = _amount(edition, mention, edition.subjects.of(found["top"]), same_chapter=True)
        bottom = _amount(edition, mention, edition.subjects.of(found["bottom"]), same_chapter=True) or _amount(
            edition, mention, edition.subjects.of(found["bottom"]), same_chapter=False
        )
        units = edition.subjects.of(found["top"]) | edition.subjects.of(found["bottom"])
        narrower = mention.subject - units - edition.subjects.named(f"{figure.place.chapter} {figure.place.section}")
        per = parse_number(found["count"]) if found["count"] else Decimal(1)
        if top and bottom and per and not narrower:
            yield _compare(edition, mention, top, bottom, per)


def _amount(edition: Edition, rate: Mention, unit: Keys, same_chapter: bool) -> Mention | None:
    """The one amount with this unit for the rate's area and year that is about no narrower thing than the chapter."""
    figure = rate.figure
    heading = edition.subjects.named(f"{figure.place.chapter} {figure.place.section}")
    found = [
        m
        for m in edition.mentions
        if m.figure.kind == "level"
        and m.figure.area == figure.area
        and edition.subjects.of_unit(m.figure.unit) == unit != frozenset()
        and m.subject - heading <= unit
        and _one_year(m.figure, figure)
        and (not same_chapter or m.figure.place.chapter == figure.place.chapter)
    ]
    return found[0] if len({m.figure.value for m in found}) == 1 else None


def _one_year(first: Figure, second: Figure) -> bool:
    return years(first.period) is not None and years(first.period) == years(second.period)


def _compare(edition: Edition, rate: Mention, top: Mention, bottom: Mention, per: Decimal) -> Contradiction | None:
    real = edition.interval(top.figure).over(edition.interval(bottom.figure)).times(per)
    if real.meets(edition.interval(rate.figure)):
        return None
    outcome = amount(value_of(top.figure) / value_of(bottom.figure) * per, None)
    times = f" × {per:f}".replace("1000", "1.000") if per != 1 else ""
    figure = rate.figure
    message = (
        f"De tekst ({where(figure.place)}) geeft voor {figure.area} {shown(figure)} {figure.unit}, maar met "
        f"{shown(top.figure)} ({where(top.figure.place)}) en {shown(bottom.figure)} ({where(bottom.figure.place)}) is "
        f"het {outcome} ({top.figure.printed} : {bottom.figure.printed}{times} = {outcome})."
    )
    return Contradiction("verhouding", message, (rate.sentence.text, top.sentence.text, bottom.sentence.text))
