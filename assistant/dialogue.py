"""Earlier turns of a chat → the question as it is meant: what is missing is taken over, what is new replaces it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.question_form import compares_two, counted, place_named, says_any
from assistant.records import RANKED, Reading
from assistant.terms import SUBJECT_WEIGHT
from vectorstore.dutch.numbers import NUMBER_WORDS
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold
from vectorstore.records import Period

_KINDS = frozenset({"share", "count", "number", "money", "both", "rate"})
"""What a question may want that a follow-up keeps as long as it wants none of them itself."""
_YEARS_ON = re.compile(r"\b(\d{1,2}|[a-zé]+) jaar (later|daarna|erna|verder|eerder|daarvoor|ervoor|terug)\b")
_PART_OF = re.compile(r"\b(?:procent|percentage|deel|aandeel) is dat\b")


def in_context(earlier: Reading | None, reading: Reading) -> Reading:
    """A question that leans on the one before it takes over what it does not say itself; any other stands alone."""
    if earlier is None or not _leans_on(earlier, reading):
        return reading
    terms = reading.terms if has_subject(reading) else (*earlier.terms, *reading.terms)
    return replace(
        reading,
        operation=_operation(earlier, reading),
        terms=tuple(dict.fromkeys(terms)),
        said=reading.said if has_subject(reading) else reading.said | earlier.said,
        areas=_areas(earlier, reading),
        periods=reading.periods or (() if reading.operation == "why" else earlier.periods),
        over=reading.over or ("" if reading.areas else earlier.over),
        wants=_wants(earlier, reading),
        categories=reading.categories or earlier.categories,
        numeric=reading.numeric or (earlier.numeric and reading.operation == "value" and "change" not in reading.wants),
        flow=reading.flow or earlier.flow,
        before=f"{earlier.before} {earlier.question}".strip(),
        discussed=tuple(dict.fromkeys((*earlier.discussed, *earlier.areas))),
        rules=(*reading.rules, f"bouwt voort op: {earlier.question}"),
    )


def swapped(earlier: Reading, reading: Reading) -> Iterator[Reading]:
    """The earlier question with one of its subjects replaced by that of a short follow-up: "en de industrie?"."""
    if not (reading.follow_up and has_subject(reading) and reading.operation == "value"):
        return
    for term in earlier.terms:
        if term.weight < SUBJECT_WEIGHT:
            continue
        gone = {part for key, _ in term.keys for part in key.replace("+", " ").split()}
        yield replace(
            earlier,
            question=reading.question,
            terms=(*(other for other in earlier.terms if other is not term), *reading.terms),
            said=(earlier.said - gone) | reading.said,
            areas=reading.areas or earlier.areas,
            periods=reading.periods or earlier.periods,
            wants=earlier.wants | reading.wants,
            rules=(f"bouwt voort op: {earlier.question}, met «{reading.terms[0].text}» voor «{term.text}»",),
        )


def points_to_place(reading: Reading, vocabulary: Vocabulary) -> bool:
    """Whether a question without a place of its own means the one before: "en hoeveel banen zijn er in die gemeente"."""
    return not reading.areas and says_any(reading.question, vocabulary.operations["follow_up"]["places"])


def asks_again(reading: Reading, vocabulary: Vocabulary) -> bool:
    """Whether a follow-up asks for the year or the source of the answer before it, which every answer tells."""
    return not has_subject(reading) and says_any(reading.question, vocabulary.operations["follow_up"]["again"])


def judged(earlier: Reading, reading: Reading, beside: Sequence[str], vocabulary: Vocabulary) -> Reading | None:
    """For "is dat veel?" the earlier question again, with the areas `beside` it; None for any other question."""
    asks = says_any(reading.question, vocabulary.operations["follow_up"]["judgements"])
    if has_subject(reading) or reading.areas or not asks or not reading.follow_up or reading.numeric:
        return None
    if reading.operation == "why":
        return None
    areas = tuple(dict.fromkeys((*(earlier.areas or beside[:1]), *beside)))
    return replace(
        earlier, question=reading.question, operation="value", areas=areas, over="",
        rules=(*reading.rules, f"oordeel over: {earlier.question}"),
    )  # fmt: skip


def asks_beside(reading: Reading) -> bool:
    """Whether a follow-up holds what it is about against one other place: "is dat hoger dan landelijk?"."""
    compares = reading.own_side or compares_two(reading.question)
    return compares and not has_subject(reading) and len(_other_side(reading)) == 1 and reading.operation != "why"


def _other_side(reading: Reading) -> tuple[str, ...]:
    return reading.areas[1:] if reading.own_side else reading.areas


def beside_other(earlier: Reading, reading: Reading, own: tuple[str, ...]) -> Reading:
    """The earlier question for its own place (`own`) and the one that a follow-up holds it against."""
    operation = "difference" if reading.operation == "difference" else "value"
    areas = tuple(dict.fromkeys((*own, *_other_side(reading))))
    return replace(
        earlier, question=reading.question, operation=operation, areas=areas, over="",
        rules=(*reading.rules, f"vergelijkt: {earlier.question}"),
    )  # fmt: skip


def ranked_on(earlier: Reading, reading: Reading, vocabulary: Vocabulary) -> Reading | None:
    """For "en nummer twee?" and "en daarna?" after a ranking, that ranking at the asked place; None for any other question."""
    if earlier.operation not in RANKED or has_subject(reading) or reading.areas:
        return None
    following = says_any(reading.question, vocabulary.operations["follow_up"]["next_place"])
    place = place_named(reading.question) or (earlier.place + 1 if following else 0)
    rules = (*reading.rules, f"plaats {place} van: {earlier.question}")
    return replace(earlier, question=reading.question, place=place, rules=rules) if place else None


def of_others(earlier: Reading, reading: Reading, members: tuple[str, ...], vocabulary: Vocabulary) -> Reading | None:
    """For "en de rest?" the earlier question for all municipalities; None for any other question, and after a ranking."""
    asks = says_any(reading.question, vocabulary.operations["follow_up"]["others"])
    if (
        not asks
        or set(reading.areas) - set(members)
        or not set(earlier.areas) & set(members)
        or earlier.operation in RANKED
    ):
        return None
    rules = (*reading.rules, f"de andere gemeenten bij: {earlier.question}")
    return replace(earlier, question=reading.question, areas=members, over="", rules=rules)


def years_on(reading: Reading, vocabulary: Vocabulary) -> int:
    """1 for "en het jaar daarna", -1 for "en het jaar ervoor", 4 for "en vier jaar later"; 0 where the question says none of
    these or has a subject.
    """
    follow = vocabulary.operations["follow_up"]
    if has_subject(reading) or reading.periods or reading.operation not in ("value", "trend"):
        return 0
    said = _YEARS_ON.search(fold(reading.question))
    if said and (said[1].isdigit() or said[1] in NUMBER_WORDS):
        number = counted(said[1])
        return number if said[2] in ("later", "daarna", "erna", "verder") else -number
    return says_any(reading.question, follow["next_year"]) - says_any(reading.question, follow["year_before"])


def in_year(reading: Reading, year: int) -> Reading:
    """The reading of one year, as a level or the change of that year."""
    return replace(reading, periods=(Period(str(year), year, year),), operation="value")


def has_subject(reading: Reading) -> bool:
    """Whether the question says itself what it is about."""
    return any(term.weight >= SUBJECT_WEIGHT for term in reading.terms)


def _leans_on(earlier: Reading, reading: Reading) -> bool:
    if not has_subject(reading):
        return True
    if reading.operation in RANKED or reading.over == "areas":
        return False  # "waar is overgewicht het hoogst" is a whole question
    return reading.follow_up and not reading.areas and bool(earlier.areas)


def _operation(earlier: Reading, reading: Reading) -> str:
    return (
        earlier.operation
        if reading.operation == "value" and not reading.areas and reading.periods
        else reading.operation
    )


def _wants(earlier: Reading, reading: Reading) -> frozenset[str]:
    """ "wat is het percentage?" after a question about growth asks for growth as a percentage."""
    if not reading.wants:
        return earlier.wants
    if has_subject(reading):
        return reading.wants
    kinds = earlier.wants & _KINDS if not reading.wants & _KINDS else frozenset()
    return reading.wants | kinds | (earlier.wants & {"change", "forecast"})


def _areas(earlier: Reading, reading: Reading) -> tuple[str, ...]:
    if reading.operation in RANKED and not reading.areas:
        return ()
    if reading.operation == "difference" and len(reading.areas) == 1:
        return tuple(dict.fromkeys((*earlier.areas, *reading.areas)))
    if reading.operation in ("difference", "sum") and not reading.areas and len(earlier.areas) == 1:
        return tuple(dict.fromkeys((*earlier.discussed, *earlier.areas)))[-2:]
    if earlier.areas and _PART_OF.search(reading.question.casefold()):
        return earlier.areas  # "hoeveel procent is dat van de hele regio" stays with the area
    return reading.areas or earlier.areas
