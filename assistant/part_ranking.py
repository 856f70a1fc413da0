"""Rankings and lists of the parts that running text prints: sectors that grew most, provinces where commuters go."""

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from assistant.asked import is_asked_period, right_kind
from assistant.compose_values import quoted, topic_of_measure
from assistant.lookup import MIN_COVERAGE, way_of
from assistant.match import Matcher
from assistant.ranking import placed_text
from assistant.records import RANKED, Answer, Match, Reading
from assistant.sheet import Sheet, place_of
from assistant.terms import SUBJECT_WEIGHT
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure

_TO_WHERE = re.compile(r"\b(?:naar|richting) (?:welke?|wat)\b|\bwaar(?:heen)?\b.*\b(?:naartoe|heen)\b|\bwaarheen\b")
_FROM_WHERE = re.compile(r"\b(?:uit|vanuit) (?:welke?|wat)\b|\bwaar\b.*\bvandaan\b|\bwaarvandaan\b")
MIN_PARTS = 2


def rank_parts(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """The first of the parts that the report itself ranks or lists, or all of them; None where no parts are asked.

    Sectors are only ranked from the end that the report prints: who is largest, or who lost most. Of a flow the report
    names its ends, so that the smallest of those may be told too.
    """
    asked = _asked_parts(reading, index)
    if asked is None or reading.unknown:
        return None
    figures = _group(reading, asked == "ends", index, matcher)
    ranked = reading.operation in RANKED or reading.place > 1 or reading.top > 1
    if not figures or not (ranked or reading.operation == "list" or _asks_where(reading)):
        return None
    if ranked and asked != "ends" and not _ranked_by_report(reading, figures, index):
        return None
    falls = figures[0].kind == "change" and way_of(figures[0]) == "down"
    least = reading.operation == "lowest" and not falls
    ordered = sorted(figures, key=lambda figure: abs(figure.value or Decimal(0)), reverse=not least)
    return _told(ordered, reading, ranked, index)


def _asked_parts(reading: Reading, index: Index) -> str | None:
    """ "parts" for sectors and the like, "ends" for where a flow goes to or comes from; None for anything else."""
    kinds = index.vocabulary.operations["parts"]
    said = set(words(reading.question))
    flows = index.vocabulary.language["flows"]
    going = [word for word in (*flows["reasons"], flows["stream"], *flows["movers"]) if " " not in word]
    moving = {stem(fold(word)) for word in going}
    moves = moving & ({stem(word) for word in said} | reading.said)
    if moves and (_asks_where(reading) or said & set(kinds["ends"])):
        return "ends"
    return "parts" if said & set(kinds["sectors"]) else None


def _asks_where(reading: Reading) -> bool:
    """Whether a question asks where people go to or come from."""
    folded = fold(reading.question)
    return bool(_TO_WHERE.search(folded) or _FROM_WHERE.search(folded))


def _group(reading: Reading, ends: bool, index: Index, matcher: Matcher) -> list[Figure]:
    """The figures of the parts that fit best: of one section, measure, unit, period and direction, each part once."""
    groups: dict[tuple[object, ...], dict[str, Match]] = defaultdict(dict)
    for match in _candidates(reading, ends, index, matcher):
        figure = match.figure
        key = (
            figure.place.section,
            figure.measure,
            figure.unit,
            figure.kind,
            figure.period.label,
            figure.area,
            way_of(figure),
        )
        groups[key].setdefault(_name(figure), match)
    whole = [list(group.values()) for group in groups.values() if len(group) >= MIN_PARTS]
    if not whole:
        return []
    best = max(whole, key=lambda group: (round(_fit(group), 2), _unit_fits(reading, group[0].figure), len(group)))
    return [match.figure for match in best]


def _candidates(reading: Reading, ends: bool, index: Index, matcher: Matcher) -> Sequence[Match]:
    light = {stem(word) for kind in index.vocabulary.operations["parts"].values() for word in kind}
    terms = tuple(term for term in reading.terms if not (term.keys and term.keys[0][0] in light))
    subjects = tuple(term for term in terms if term.weight >= SUBJECT_WEIGHT) if not ends else ()
    ways = _asked_way(reading, index)
    found = []
    for figure in index.content.figures:
        name = figure.other_end if ends else figure.part
        if not name or figure.value is None or (not ends and figure.other_end):
            continue
        covered = matcher.covered(subjects, figure) if subjects else 1.0
        if ends and not any(word in fold(figure.indicator) for word in ways):
            continue
        fits = right_kind(reading, figure) and is_asked_period(reading, figure.period)
        if covered >= MIN_COVERAGE and fits and (not reading.direction or way_of(figure) in ("", reading.direction)):
            found.append(Match(figure, covered, covered, covered))
    return found


def _asked_way(reading: Reading, index: Index) -> tuple[str, ...]:
    """The folded words for flows that go the way that the question asks: out unless it says otherwise."""
    flows = index.vocabulary.language["flows"]
    folded = fold(reading.question)
    said = {way for way in ("out", "in") for word in flows[way] if stem(fold(word)) in reading.said}
    coming = _FROM_WHERE.search(folded) is not None or reading.flow == "in" or said == {"in"}
    return tuple(fold(word) for word in flows["in" if coming else "out"])


def _ranked_by_report(reading: Reading, figures: Sequence[Figure], index: Index) -> bool:
    """Whether the report says itself that these are the largest, or the most, and that end is asked."""
    falls = figures[0].kind == "change" and reading.direction == "down"
    if reading.operation == "lowest" and not falls:
        return False
    largest = {fold(phrase) for phrase in index.vocabulary.operations["highest"]["phrases"]}
    return any(set(words(quote)) & largest for quote in {figure.quote for figure in figures})


def _told(ordered: Sequence[Figure], reading: Reading, ranked: bool, index: Index) -> Answer:
    sheet = Sheet(index)
    names = [_name(figure) for figure in ordered]
    first = ordered[0]
    about = topic_of_measure(first)
    when = f", {first.period.label}" if first.period.label else ""
    where = f"{about}, {first.area}{when} ({place_of(first, index)})"
    if reading.place > 1 or reading.top > 1:
        lines = [placed_text(ordered, names, reading, index, sheet, where)]
    elif ranked:
        lines = [f"**{names[0]}**: **{sheet.give(first)}** – {where}."]
        rest = "; ".join(f"{name} {sheet.give(figure)}" for name, figure in zip(names[1:], ordered[1:], strict=True))
        lines.append(f"Daarna: {rest}.")
    else:
        named = "; ".join(f"**{name}** {sheet.give(figure)}" for name, figure in zip(names, ordered, strict=True))
        lines = [f"{named} – {where}."]
    if any(figure.other_end for figure in ordered) or not ranked:
        lines.append("Dit zijn alleen de onderdelen die het rapport met een cijfer noemt.")
    given = [figure for figure in ordered if sheet.has(figure)]
    quotes = dict.fromkeys(quoted(figure) for figure in given)
    return sheet.answer(reading.question, "answered", "\n\n".join([*lines, *quotes]))


def _name(figure: Figure) -> str:
    return figure.other_end or figure.part


def _fit(group: Sequence[Match]) -> float:
    return max(match.coverage for match in group)


def _unit_fits(reading: Reading, figure: Figure) -> bool:
    """Whether the unit is the asked kind: percentages where a share is asked, else numbers."""
    return (figure.unit == "%") == ("share" in reading.wants or "relative" in reading.wants)
