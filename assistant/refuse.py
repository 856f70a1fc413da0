"""Honest refusals and questions back: which part of the question the report lacks, and the nearest thing it has."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose_values import quoted, same_thing, subject
from assistant.lookup import Lookup
from assistant.records import RANKED, Answer, Reading
from assistant.sheet import Sheet, place_of
from assistant.verification.evidence import known_quotes
from assistant.verification.own_words import collapsed
from vectorstore.index import Index
from vectorstore.records import Figure, Sentence

_AGE = re.compile(r"\d{1,2}(?:-\d{1,2})?-[a-z]+")
LONGEST_WORD = 40
"""Letters of a word that is quoted back."""
MAX_SOURCES = 5
"""Quotes that are shown where an answer is held back; all of its sources are in the list below it."""


def not_in_report(reading: Reading, lookup: Lookup, index: Index) -> Answer:
    """Says what is missing: the words, the area or the year; and offers the nearest figure as such."""
    sheet = Sheet(index)
    nearest = _nearest(reading, lookup, index)
    lines = [_missing(reading, lookup, nearest, index)]
    if nearest:
        given = "; ".join(
            f"{sheet.give(figure)} – {subject(figure)}{f', {figure.period.label}' if figure.period.label else ''} "
            f"({place_of(figure, index)})"
            for figure in nearest
        )
        lines.append(f"Wel in het rapport: {given}.")
        lines += list(dict.fromkeys(quoted(figure) for figure in nearest if quoted(figure)))
    return sheet.answer(reading.question, "not_in_report", "\n\n".join(lines))


def with_nearest(answer: Answer, sentences: Sequence[Sentence], index: Index) -> Answer:
    """A refusal with what the report says that comes near, offered as such."""
    if not sentences:
        return answer
    sheet = Sheet(index)
    for sentence in sentences:
        sheet.cite_sentence(sentence)
    quotes = [f"> „{sentence.text}”" for sentence in sentences]
    text = "\n\n".join([answer.text, "Dit komt in de buurt:", *quotes])
    return sheet.answer(answer.question, answer.status, text, answer.choices)


def not_explained(reading: Reading, index: Index) -> Answer:
    """For a term that the report uses without saying what it means, or does not use at all."""
    words = " ".join(term.text for term in reading.terms if term.weight > 0.15) or ", ".join(reading.areas)
    text = f"Het rapport legt niet uit wat er met «{words}» bedoeld wordt."
    return Sheet(index).answer(reading.question, "not_in_report", text)


def not_listed(reading: Reading, areas: Sequence[str], index: Index) -> Answer:
    """For the question which municipalities an area consists of, where no sentence says so."""
    text = f"Dat staat niet in het rapport: het noemt niet welke gemeenten bij {' en '.join(areas)} horen."
    return Sheet(index).answer(reading.question, "not_in_report", text)


def ask_back(reading: Reading, index: Index) -> Answer:
    """A short question back, with topics that can be chosen."""
    area = reading.areas[0] if reading.areas else index.region
    topics = _topics(index)
    where = f" over {area}" if reading.areas else ""
    text = (
        f"Waarover wilt u iets weten{where}? Noem een onderwerp, en als het kan een gemeente of jaar. "
        f"Bijvoorbeeld: {', '.join(topics)}."
    )
    choices = [f"{topic} {area}" for topic in topics]
    return Sheet(index).answer(reading.question, "clarify", text, choices)


def ask_which(reading: Reading, tied: Sequence[Figure], index: Index) -> Answer:
    """A question back which of these rows of a table is meant; each is a choice in the words of the question."""
    rows = [figure.subject or "" for figure in tied]
    named = [row[0].lower() + row[1:] for row in rows]
    text = f"Bedoelt u {', '.join(named[:-1])} of {named[-1]}? Noem het erbij, dan zoek ik het cijfer op."
    places = f" {' en '.join(reading.areas)}" if reading.areas else ""
    if reading.operation in RANKED:
        end = "hoogste" if reading.operation == "highest" else "laagste"
        choices = [f"Welke gemeente heeft de {end} {name}?" for name in named]
    elif reading.operation == "difference":
        choices = [f"Wat is het verschil in {name} tussen{places}?" for name in named]
    else:
        choices = [f"{row}{places}" for row in rows]
    return Sheet(index).answer(reading.question, "clarify", text, choices)


def ask_whether(answer: Answer) -> Answer:
    """In the place of sentences that may well not answer the question: the same sentences, with a question back."""
    quotes = "\n\n".join(f"> „{source.quote}”" for source in answer.sources)
    text = (
        "Ik weet niet zeker of het rapport uw vraag beantwoordt. Dit komt in de buurt; vraag het anders, of noem een "
        f"onderwerp, gemeente of jaar erbij.\n\n{quotes}"
    )
    return replace(answer, status="clarify", text=text, figures=())


def held_back(answer: Answer, index: Index) -> Answer:
    """In the place of an answer that the check holds back: no figure, but what the cited places say, to be read."""
    known = known_quotes(index.content)
    sources = [source for source in answer.sources if collapsed(source.quote) in known]
    lines = ["Ik geef hier geen antwoord: bij de controle bleek niet elk getal terug te vinden in het rapport."]
    if sources:
        lines.append("Dit zegt het rapport zelf:")
        lines += dict.fromkeys(f"> „{source.quote}”" for source in sources[:MAX_SOURCES])
    cited = tuple(replace(source, id=number) for number, source in enumerate(sources, start=1))
    return Answer(answer.question, "not_in_report", "\n\n".join(lines), (), cited)


def _missing(reading: Reading, lookup: Lookup, nearest: Sequence[Figure], index: Index) -> str:
    if reading.unknown:
        named = _quotable(reading.unknown)
        return f"Dat staat niet in het rapport: over {named or 'deze woorden'} zegt het rapport niets."
    if lookup.found:
        areas = [found.area for found in lookup.found if not found.figures and not found.other_periods]
        known = {*index.content.members, *(area.name for area in index.content.areas)}
        strangers = [area for area in areas if area not in known]
        regional = [figure for figure in nearest if figure.area == index.region]
        if regional and areas and set(areas) <= set(index.content.members):
            where = " en ".join(areas)
            return f"Dat staat niet in het rapport: voor {where} geeft het dit cijfer niet, wel voor de hele regio."
        if reading.ends and areas:
            route = f"{' en '.join(reading.ends)} en {' en '.join(areas)}"
            return f"Dat staat niet in het rapport: voor de stroom tussen {route} geeft het geen cijfer."
        if areas:
            own = ", ".join(index.content.members)
            extra = f" Het rapport gaat over {own}." if strangers else ""
            return f"Dat staat niet in het rapport: voor {' en '.join(areas)} geeft het dit cijfer niet.{extra}"
        periods = ", ".join(period.label for period in reading.periods)
        if not periods:
            return "Dat staat niet zo in het rapport: ik vind niet alle cijfers die voor dit antwoord nodig zijn."
        return f"Dat staat niet in het rapport: over {periods} geeft het dit cijfer niet."
    if lookup.uncovered:
        named = _quotable(lookup.uncovered)
        return f"Dat staat niet in het rapport: ik vind er geen cijfer of zin over {named or 'dat'} waar u naar vraagt."
    return "Dat staat niet in het rapport: ik vind er geen cijfer of zin over deze vraag."


def _quotable(words: Sequence[str]) -> str:
    """At most three words of the question as it says them; no digits but those of ages, and nothing too long to be a word."""
    kept = [w for w in words if len(w) <= LONGEST_WORD and (_AGE.fullmatch(w) or not any(map(str.isdigit, w)))]
    return " en ".join(f"«{word}»" for word in kept[:3])


def _nearest(reading: Reading, lookup: Lookup, index: Index) -> Sequence[Figure]:
    """First the same thing in another year, then the same thing elsewhere; at most two."""
    others = [figure for found in lookup.found for figure in found.other_periods if not figure.missing]
    if others:
        return [figure for figure in others[:2] if same_thing(figure, others[0])]
    if not lookup.found or reading.unknown:
        return ()
    own = {index.region, *index.content.members}
    known = [*own, *(area.name for area in index.areas.of_kind("country"))]
    asked = set(reading.areas)
    if reading.ends:
        flows = [figure for figure in lookup.nearest if figure.other_end in asked]
        return flows[:1]
    elsewhere = [f for f in lookup.nearest if not f.missing and not f.other_end and (f.area in known or asked - own)]
    order = [*asked, index.region]
    return sorted(elsewhere, key=lambda f: order.index(f.area) if f.area in order else len(order))[:1]


def _topics(index: Index) -> list[str]:
    """Names of table rows from different groups: what people may ask first."""
    seen: dict[str, str] = {}
    members = set(index.content.members)
    about_members = [t for t in index.content.tables if any(column.area in members for column in t.columns)]
    for table in about_members or index.content.tables:
        for row in table.rows:
            seen.setdefault(row.group or row.label, row.label)
    sections = [s.place.section for s in index.content.sentences if s.place.section != s.place.chapter]
    return (list(seen.values()) or list(dict.fromkeys(sections)))[:6]
