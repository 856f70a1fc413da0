"""A rule on forecasts: the changes of age groups that make up everyone, against the change of the whole population."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.check.edition import Edition, Mention, value_of
from assistant.check.records import Checks
from assistant.check.rounding import AROUND, Interval, total
from assistant.check.subject import PEOPLE
from assistant.check.wording import addition, amount, percentage, shown, where
from vectorstore.dutch.numbers import format_number
from vectorstore.records import Contradiction, Figure, Sentence

HUNDRED = Decimal(100)
OLDEST = 200


@dataclass(frozen=True, slots=True)
class _Group:
    """An age group with its change: ages from `first` up to, but not with, `end`."""

    first: int
    end: int
    name: str
    change: Decimal
    range: Interval
    sentence: Sentence
    year: int | None = None


def age_groups(edition: Edition) -> Checks:
    """Where groups in one section cover all ages, their changes add up to that of the population."""
    for (chapter, _), sentences in edition.sections.items():
        mentions = edition.in_section(sentences[0].place)
        people = _population(edition, chapter)
        forecast = [m for m in mentions if _is_whole(edition, m)]
        if not people or len(forecast) != 1:
            continue
        groups = list(_groups(edition, sentences, mentions, people.figure))
        later = {year for year in (forecast[0].figure.period.last, *(g.year for g in groups)) if year}
        if _cover_all(groups) and len(later) <= 1:
            yield _compare(edition, people, forecast[0], groups)


def _population(edition: Edition, chapter: str) -> Mention | None:
    """The one figure of the chapter for all inhabitants of the region."""
    found = [
        m
        for m in edition.mentions
        if m.figure.place.chapter == chapter
        and (m.figure.area, m.figure.kind) == (edition.region, "level")
        and m.subject == {PEOPLE}
        and edition.subjects.of_unit(m.figure.unit)
        and not m.figure.forecast
        and not _ages(edition, m.sentence.text)
    ]
    return max(found, key=lambda m: m.figure.value or 0, default=None)


def _is_whole(edition: Edition, mention: Mention) -> bool:
    """A forecast change in percent of everyone: "In totaal zal de bevolking afnemen met 2,7%"."""
    figure = mention.figure
    total_said = edition.says(figure.quote, edition.vocabulary.language["sentences"]["totals"])
    about = mention.subject in (frozenset(), frozenset({PEOPLE})) and not _ages(edition, figure.quote)
    return figure.kind == "change" and figure.unit == "%" and figure.forecast and total_said and about


def _ages(edition: Edition, text: str) -> list[tuple[int, int, str]]:
    """(first age, age after the last, as printed) of each group that a text names."""
    found = []
    for name in ("between", "from", "until", "under"):
        for match in (m for pattern in edition.words("ages", name) for m in re.finditer(pattern, text, re.IGNORECASE)):
            age, last = int(match[1]), int(match.groups()[-1])
            span = {"between": (age, last), "from": (age, OLDEST), "until": (0, age + 1), "under": (0, age)}[name]
            found.append((*span, match[0].strip()))
    return found


def _groups(edition: Edition, sentences: list[Sentence], mentions: list[Mention], people: Figure) -> Iterator[_Group]:
    """The change of each group, told in its own sentence or in those behind it that name no other group."""
    now: tuple[int, int, str] | None = None
    known = Decimal(0)
    for sentence in sentences:
        named = _ages(edition, sentence.text)
        now = named[0] if len(named) == 1 else None if named else now
        if now is None:
            continue
        own = [m for m in mentions if m.sentence is sentence and edition.subjects.of_unit(m.figure.unit) == {PEOPLE}]
        changes = [m for m in own if m.figure.kind == "change" and m.beside is None]
        known += _size(own, mentions)
        if len(changes) == 1:
            yield _changed(edition, now, changes[0])
            now = None
        elif named and not own and edition.says(sentence.text, edition.words("ages", "same")):
            rest = (people.value or Decimal(0)) - known
            slack = max(rest, Decimal(0)) * AROUND
            yield _Group(*now, Decimal(0), Interval(-slack, slack), sentence)


def _size(own: list[Mention], mentions: list[Mention]) -> Decimal:
    """How many people a group has, from a level or from a change with its percentage; 0 where it does not say."""
    levels = [m.figure.value for m in own if m.figure.kind == "level" and m.figure.value and not m.figure.forecast]
    levels = levels or [m.figure.value for m in own if m.figure.kind == "level" and m.figure.value]
    if levels:
        return levels[0]
    for mention in own:
        percent = [m.figure.value for m in mentions if m.beside is mention.figure and m.figure.unit == "%"]
        if percent and percent[0] and mention.figure.value:
            return abs(mention.figure.value / percent[0] * HUNDRED)
    return Decimal(0)


def _changed(edition: Edition, ages: tuple[int, int, str], mention: Mention) -> _Group:
    down = _is_down(edition, mention)
    sign = Decimal(-1 if down else 1)
    value = mention.figure.value or Decimal(0)
    return _Group(
        *ages, value * sign, edition.interval(mention.figure).times(sign), mention.sentence, mention.figure.period.last
    )


def _is_down(edition: Edition, mention: Mention) -> bool:
    return (mention.figure.value or 0) > 0 and edition.says(
        mention.sentence.text, edition.vocabulary.prose("change_down")
    )


def _cover_all(groups: list[_Group]) -> bool:
    """Whether the groups run from birth to the oldest without gap; a shared age ("15-75" and "75+") is no overlap."""
    ordered = sorted(groups, key=lambda group: group.first)
    ends = [group.end for group in ordered]
    joined = all(0 <= end - after.first <= 1 for end, after in zip(ends, ordered[1:], strict=False))
    return len(groups) > 1 and ordered[0].first == 0 and ends[-1] == OLDEST and joined


def _compare(edition: Edition, people: Mention, whole: Mention, groups: list[_Group]) -> Contradiction | None:
    sign = Decimal(-1 if _is_down(edition, whole) else 1)
    everyone, percent = value_of(people.figure), value_of(whole.figure)
    share = edition.interval(whole.figure).times(sign / HUNDRED)
    told = [edition.interval(people.figure).times(end) for end in (share.low, share.high)]
    said = Interval(min(one.low for one in told), max(one.high for one in told))
    if total(group.range for group in groups).meets(said):
        return None
    values = [group.change for group in groups]
    added = sum(values, Decimal(0))
    parts = ", ".join(f"{group.name} {format_number(group.change, plus=True)}" for group in groups)
    outcome = percentage(added / everyone * HUNDRED, percent)
    told_change = amount(everyone * percent * sign / HUNDRED, None)
    worked = f"{format_number(everyone)} × {format_number(percent)} : 100 = {told_change.lstrip('-')}"
    again = f"{format_number(abs(added))} : {format_number(everyone)} × 100 = {outcome.strip('-%')}"
    message = (
        f"Volgens de tekst ({where(whole.figure.place)}) neemt de hele bevolking {'af' if sign < 0 else 'toe'} met "
        f"{shown(whole.figure)}: dat is {format_number(percent)}% van {shown(people.figure)}, ongeveer {told_change} "
        f"({worked}). Maar de leeftijdsgroepen samen ({parts}) geven {addition(values)}, en dat is {outcome} ({again}). "
        "De groepen zijn samen iedereen, dus een van deze cijfers is fout of gaat over een ander jaar."
    )
    quotes = dict.fromkeys([whole.sentence.text, *(group.sentence.text for group in groups), people.sentence.text])
    return Contradiction("delen en geheel", message, tuple(quotes))
