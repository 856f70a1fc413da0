"""The balance of two flows: so many in, so many out: 23.600 - 11.300 = +12.300."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.arithmetic.calculation import subtract
from assistant.arithmetic.wording import hedge, when, with_quotes, worth
from assistant.lookup import look_up
from assistant.match import Matcher
from assistant.records import Answer, Reading, Term
from assistant.sheet import Sheet, place_of
from assistant.terms import SUBJECT_WEIGHT
from vectorstore.dutch.words import fold, stem
from vectorstore.index import Index
from vectorstore.records import Figure


def work_out_balance(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """What comes in from one place outside less what goes out to it; None where either figure is missing."""
    home = {index.region, *index.content.members}
    outside = [area for area in reading.areas if area not in home]
    if "balance" not in reading.wants or len(outside) != 1:
        return None
    flows = [_flow(reading, way, outside[0], index, matcher) for way in ("in", "out")]
    coming = next((f for f in flows[0] if any(_opposite(f, other) for other in flows[1])), None)
    if coming is None:
        return None
    going = next(f for f in flows[1] if _opposite(coming, f))
    sheet = Sheet(index)
    worked = subtract(worth(coming), worth(going))
    figures = (coming, going)
    balance = sheet.derive(
        worked.value,
        coming.unit,
        worked.text,
        figures,
        f"{coming.area} en {coming.other_end}",
        hedge(worked, figures),
        plus=True,
    )
    side = "even veel" if not worked.value else "meer inkomend" if worked.value > 0 else "meer uitgaand"
    text = (
        f"**{balance}** per saldo met {coming.other_end}, {side}: {sheet.give(coming)} inkomend en {sheet.give(going)} "
        f"uitgaand ({worked.text}){when(figures)} ({place_of(coming, index)})."
    )
    return sheet.answer(reading.question, "answered", with_quotes(text, figures))


def _flow(reading: Reading, way: str, area: str, index: Index, matcher: Matcher) -> Sequence[Figure]:
    """Levels of the flow one way: the terms of the question without the word for a balance, with that direction."""
    flows = index.vocabulary.language["flows"]
    balance = {stem(fold(word)) for word in flows["balance"]}
    people = {stem(word) for word in index.vocabulary.population}
    subjects = [term for term in reading.terms if stem(term.text) not in balance | people]
    terms = tuple(term for term in (_without(term, balance) for term in subjects) if term is not None)
    if not any(term.weight >= SUBJECT_WEIGHT for term in terms):
        terms = (*terms, Term(flows["stream"], ((stem(flows["stream"]), 1.0),), 1.0))
    ways = [stem(word) for word in flows[way]]
    directed = tuple(
        replace(t, keys=(*t.keys, *((f"{one} {key}", fit) for one in ways for key, fit in t.keys))) for t in terms
    )
    asked = replace(
        reading, terms=directed, areas=(area,), flow=way, operation="value", wants=frozenset(), said=frozenset(ways)
    )
    found = look_up(asked, index, matcher).found
    return [
        f for one in found for f in one.figures if f.kind == "level" and f.value is not None and f.other_end == area
    ]


def _without(term: Term, stems: set[str]) -> Term | None:
    """The term without a part of its compound: pendel of pendelsaldo; None where nothing is left."""
    left = (("+".join(part for part in key.split("+") if part not in stems), fit) for key, fit in term.keys)
    kept = tuple((key, fit) for key, fit in left if key)
    return replace(term, keys=kept) if kept else None


def _opposite(coming: Figure, going: Figure) -> bool:
    """Whether two figures are the two directions of one flow."""
    ours, theirs = ((f.unit, f.scale, f.period, f.area, f.other_end, f.place.section) for f in (coming, going))
    return ours == theirs and coming.id != going.id
