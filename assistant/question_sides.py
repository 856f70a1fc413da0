"""A reading → readings of its sides: what stands before and after a word, or the things that a question lists."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.records import Reading, Term
from vectorstore.dutch.words import fold

_JOINT = re.compile(r"\s*(?:,|/|\+|\ben\b|\bof\b|&)\s*(?:(?:in|bij|voor|uit|van|de|het)\s+)*")
"""What stands between the things of a list: "landbouw, zorg en de bouw"."""
_THAN = re.compile(r"\b(?:dan|als)\b")


def divided(reading: Reading, at: int) -> tuple[Reading, Reading] | None:
    """The reading with the terms before a place in its folded question, and with those after it; None where one is empty."""
    placed = _placed(reading)
    before = tuple(term for start, _, term in placed if start < at)
    after = tuple(term for start, _, term in placed if start >= at)
    if not before or not after:
        return None
    return only(reading, before), only(reading, after)


def only(reading: Reading, terms: tuple[Term, ...]) -> Reading:
    """The reading about these terms alone; words that no term has are said of both."""
    gone = {stem_ for term in reading.terms if term not in terms for stem_ in _stems(term)}
    kept = {stem_ for term in terms for stem_ in _stems(term)}
    return replace(reading, terms=terms, said=reading.said - (gone - kept), operation="value")


def listed(reading: Reading) -> list[Term]:
    """The longest list of terms in the question ("landbouw, zorg en bouw"), two or more; else nothing."""
    question = fold(reading.question)
    runs: list[list[Term]] = []
    end = -1
    for start, stop, term in _placed(reading):
        if runs and _JOINT.fullmatch(question[end:start]):
            runs[-1].append(term)
        else:
            runs.append([term])
        end = stop
    longest = max(runs, key=len, default=[])
    return longest if len(longest) > 1 else []


def each_listed(reading: Reading) -> list[tuple[str, Reading]]:
    """For each thing of the list a reading without the others."""
    things = listed(reading)
    return [
        (term.text, only(reading, tuple(t for t in reading.terms if t is term or t not in things))) for term in things
    ]


def compared(reading: Reading) -> Iterator[list[tuple[str, Reading]]]:
    """Two readings for "meer banen in de bouw dan in de zorg": the thing after "dan", and each that it may stand against."""
    than = _THAN.search(fold(reading.question))
    placed = _placed(reading) if than else []
    after = [term for start, _, term in placed if than and start >= than.end()]
    if len(after) != 1:
        return
    for start, _, term in reversed(placed):
        if than and start < than.start():
            names = ((term, after[0]), (after[0], term))
            yield [(one.text, only(reading, tuple(t for t in reading.terms if t is not left))) for one, left in names]


def _placed(reading: Reading) -> list[tuple[int, int, Term]]:
    """Terms with where they stand in the folded question; one that was mended or stands apart is left out."""
    question = fold(reading.question)
    found = []
    for term in reading.terms:
        place = re.compile(rf"(?<!\w){re.escape(term.text)}(?!\w)").search(question)
        if place:
            found.append((place.start(), place.end(), term))
    return sorted(found, key=lambda entry: entry[0])


def _stems(term: Term) -> set[str]:
    return {part for key, _ in term.keys for part in key.replace("+", " ").split()}
