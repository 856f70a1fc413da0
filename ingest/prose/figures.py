"""Sentences → figures: each number in running text with its area, period, unit and kind, or left out for a reason."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.evidence import Evidence
from ingest.prose.area_of import area_of, other_end
from ingest.prose.carry_on import carry_on
from ingest.prose.context import Context, Said
from ingest.prose.kind_of import direction_of, hedge_of, is_forecast, kind_of
from ingest.prose.name_of import Name
from ingest.prose.parsed import Parsed, parse_sentence
from ingest.prose.period_of import period_of
from ingest.prose.unit_of import unit_of
from vectorstore.dutch.areas import AreaBook
from vectorstore.dutch.numbers import NumberMention
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Figure, Sentence

_PART_OF_WORD = re.compile(r"%?-[A-Za-z]|[A-Za-z]|\+")
_RANGE = re.compile(r"\s?[-–]\s?\d")
_REFERENCE_BEFORE = re.compile(r"(?:\d/|\b0\d+[- ])$")
_REFERENCE_BEHIND = re.compile(r"/\d")
"""Numbers of laws and telephones: "2021/2115", "010-1234567"."""
_LISTED = re.compile(r"\s*(?:,|en|of|\w+\s+\([^()]*\)\s+en)\s*")
_THESE = re.compile(r"\bin deze (?:twee |drie |vier |vijf )?gemeenten?\b", re.IGNORECASE)
SMALL = 100
"""Labels such as "groep 8" and "14 jaar" are small numbers; larger ones in the same words are figures."""


class Naming(Protocol):
    """What says what a number measures."""

    def name_of(
        self,
        parsed: Parsed,
        number: NumberMention,
        unit: str | None,
        earlier: Sequence[Sentence],
        named: Mapping[int, Name],
        last: Name | None = None,
    ) -> Name:
        """The name of a number; see `Namer`."""
        ...


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A number that is no figure, and why (Dutch)."""

    printed: str
    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ProseFigures:
    """Figures of a section's sentences, and the numbers left out."""

    figures: tuple[Figure, ...]
    left_out: tuple[LeftOut, ...]


def read_figures(
    sentences: Sequence[Sentence],
    default_area: str,
    edition: str,
    book: AreaBook,
    evidence: Evidence,
    namer: Naming,
    vocabulary: Vocabulary,
    every: bool = False,
) -> ProseFigures:
    """Figures of one section, in reading order. `default_area` is what its chapter is about. With `every` no number is left out,
    and each is described by its own words only: for a text of which nobody knows yet what it is about.
    """
    figures: list[Figure] = []
    left_out: list[LeftOut] = []
    context = Context(default_area)
    last: Name | None = None
    for at, sentence in enumerate(sentences):
        if sentence.opens_paragraph:
            context = context.at_paragraph()
        parsed = parse_sentence(sentence, context, book, vocabulary)
        units: list[str | None] = []
        made: list[Figure] = []
        named: dict[int, Name] = {}
        for number in parsed.numbers:
            reason = None if every else _no_figure(parsed, number, vocabulary)
            if reason:
                left_out.append(LeftOut(number.printed, reason, sentence.text))
                continue
            unit = unit_of(parsed, number, vocabulary)
            units.append(unit)
            terms = evidence.of_number(parsed.text, number, unit, sentence, sentences[max(0, at - 3) : at])
            name = namer.name_of(parsed, number, unit, sentences[max(0, at - 3) : at], named, last)
            named[number.start] = name
            terms = terms if every else evidence.with_name(terms, name.measure)
            made += _figures(parsed, number, unit, name, terms, edition, vocabulary)
        figures += made
        context = carry_on(parsed, units, _said(made[-1]) if made else None)
        last = next(reversed(named.values()), None)
    return ProseFigures(tuple(figures), tuple(left_out))


def _figures(
    parsed: Parsed,
    number: NumberMention,
    unit: str | None,
    name: Name,
    terms: dict[str, float],
    edition: str,
    vocabulary: Vocabulary,
) -> list[Figure]:
    sentence = parsed.sentence
    kind = kind_of(parsed, number, vocabulary)
    ahead = is_forecast(parsed, sentence.place.section, None, edition, vocabulary)
    period, period_quote = period_of(parsed, number, kind == "change", ahead)
    direction = direction_of(parsed, number, vocabulary) if kind == "change" else ""
    forecast = is_forecast(parsed, sentence.place.section, period.last, edition, vocabulary)
    hedge = hedge_of(parsed, number, vocabulary)
    areas, inherited_area = area_of(parsed, number)
    flows = vocabulary.language["flows"]["streams"]
    made = []
    for area in areas:
        elsewhere = other_end(parsed, area, name.measure, flows)
        made.append(
            Figure(
                id=f"{sentence.id}.{number.start}" + (f".{area}" if len(areas) > 1 else ""),
                indicator=f"{name.measure}: {area}" if elsewhere else str(name),
                area=parsed.context.default_area if elsewhere else area,
                other_end=area if elsewhere else "",
                part=name.part,
                scope=name.scope,
                period=period,
                value=None if number.is_range else number.value,
                unit=unit,
                scale=number.scale,
                printed=number.printed,
                kind=kind,
                direction=direction,
                place=sentence.place,
                quote=sentence.text,
                terms=terms,
                forecast=forecast,
                hedge=hedge,
                inherited_area=inherited_area or elsewhere,
                inherited_period=bool(period_quote),
                period_quote=period_quote,
                sentence=sentence.id,
            )
        )
    return made


def _said(figure: Figure) -> Said:
    return Said(figure.kind, figure.direction, figure.unit, figure.period, figure.forecast)


def _no_figure(parsed: Parsed, number: NumberMention, vocabulary: Vocabulary) -> str | None:
    """Why a number is no figure of its own, or None where it is one."""
    text = parsed.text
    if _PART_OF_WORD.match(text, number.end):
        return "deel van een woord"
    if number.unit is None and _RANGE.match(text, number.end):
        return "begin van een bereik"
    if not parsed.areas and not parsed.context.area and _THESE.search(text):
        return "gebieden uit een eerdere zin"
    if parsed.sentence.opens_paragraph and not text[:1].isupper() and not parsed.areas:
        return "afgebroken zin"
    if _REFERENCE_BEFORE.search(text[: number.start]) or _REFERENCE_BEHIND.match(text, number.end):
        return "maat of nummer"
    at = parsed.numbers.index(number)
    if at and _LISTED.fullmatch(text[parsed.numbers[at - 1].end : number.start]):
        earlier = _no_figure(parsed, parsed.numbers[at - 1], vocabulary)
        if earlier and number.unit is None:
            return earlier
    if (
        number.unit is None
        and number.scale is None
        and (abs(number.value) < SMALL or re.search(r"\bper\s*$", text[: number.start]))
    ):
        before = text[: number.start].rstrip().casefold()
        after = text[number.end :].lstrip().casefold()
        if any(re.search(rf"(?:^|\W){re.escape(word)}$", before) for word in vocabulary.prose("labels_before")):
            return "maat of nummer"
        whole = number.value == int(number.value)  # nobody is 8,4 years old: that is a length of time
        if whole and any(re.match(rf"{re.escape(word)}\b", after) for word in vocabulary.prose("labels_after")):
            return "leeftijd, duur of aanduiding"
    return None
