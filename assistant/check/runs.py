"""Runs of figures that are parts of a whole: "Tiel 42.300, Culemborg 29.600, Buren 18.500" after "90.400 inwoners"."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.check.edition import Edition, Mention, years
from assistant.check.subject import Keys
from vectorstore.dutch.words import words

MIN_PARTS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Parts in reading order, the whole that they belong to, and whether they are meant to be all of it."""

    parts: tuple[Mention, ...]
    whole: Mention
    complete: bool


def find_runs(edition: Edition) -> Iterator[Run]:
    """All runs of which the report prints the whole in the same section."""
    for sentences in edition.sections.values():
        levels = [m for m in edition.in_section(sentences[0].place) if _is_amount(m)]
        for parts in _runs(edition, levels):
            whole = _whole(edition, parts, levels)
            if whole:
                yield Run(tuple(parts), whole, _complete(edition, parts, whole))


def _is_amount(mention: Mention) -> bool:
    figure = mention.figure
    counted = figure.unit is not None and figure.unit[0].isalpha() and " per " not in figure.unit
    return figure.kind == "level" and counted and not figure.forecast


def _runs(edition: Edition, levels: list[Mention]) -> Iterator[list[Mention]]:
    """Neighbouring figures of different areas, none of them the region, with one unit."""
    run: list[Mention] = []
    for mention in levels:
        area = mention.figure.area
        goes_on = run and area not in {m.figure.area for m in run} and _unit(edition, mention) == _unit(edition, run[0])
        if area == edition.region or not goes_on:
            if len(run) >= MIN_PARTS:
                yield run
            run = []
        if area != edition.region:
            run.append(mention)
    if len(run) >= MIN_PARTS:
        yield run


def _unit(edition: Edition, mention: Mention) -> Keys:
    return edition.subjects.of_unit(mention.figure.unit)


def _whole(edition: Edition, parts: list[Mention], levels: list[Mention]) -> Mention | None:
    """The nearest figure of the region before the run, in one unit, whose sentence names what the run divides."""
    lead = parts[0].sentence.text[: parts[0].start]
    divided = edition.subjects.of(_head(edition, lead)) or edition.subjects.of(lead)
    for mention in reversed(levels[: levels.index(parts[0])]):
        text = mention.sentence.text
        alike = _unit(edition, mention) == _unit(edition, parts[0]) and mention.figure.area == edition.region
        balance = edition.says(text, edition.words("parts", "balances"))
        named = edition.subjects.named(text) | edition.subjects.of(text)
        same_time = {years(part.figure.period) for part in parts} == {years(mention.figure.period)}
        if alike and same_time and not balance and mention.beside is None and divided <= named:
            return mention
    return None


def _head(edition: Edition, lead: str) -> str:
    """The words before the first verb or preposition: "De inkomende pendel" of "De inkomende pendel is afkomstig uit"."""
    head: list[str] = []
    for word in words(lead):
        if word not in edition.vocabulary.stopwords:
            head.append(word)
        elif head:
            break
    return " ".join(head)


def _complete(edition: Edition, parts: list[Mention], whole: Mention) -> bool:
    """Whether the parts are said to be all: by the words before them, or because they are all the municipalities."""
    sentences = edition.sections[whole.figure.place.chapter, whole.figure.place.section]
    between = sentences[sentences.index(whole.sentence) : sentences.index(parts[0].sentence) + 1]
    said = any(edition.says(s.text, edition.words("parts", "complete")) for s in between)
    everyone = {mention.figure.area for mention in parts} == set(edition.members)
    of_whole = whole.subject | edition.subjects.named(whole.sentence.text)
    same_thing = all(part.subject <= of_whole for part in parts)
    return everyone and same_thing and (said or edition.complete)
