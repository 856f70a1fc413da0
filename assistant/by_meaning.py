"""A second look at a question that words alone do not answer: the figures nearest in meaning, where words point there too."""

from collections.abc import Collection
from dataclasses import replace

from assistant.asked import right_kind
from assistant.match import Matcher
from assistant.question_text import blank_out
from assistant.records import Reading, Term
from assistant.terms import HINT, SUBJECT_WEIGHT, coverage
from vectorstore.index import Index
from vectorstore.passage_search import nearest_name
from vectorstore.records import Figure

HALF = 0.5
"""So much of the question the words of the figure have to carry; meaning alone is never enough."""


def by_meaning(reading: Reading, index: Index, matcher: Matcher, elsewhere: Collection[str] = ()) -> Reading | None:
    """The reading with only the words that a figure carries, where three things hold: they are half of the question, what
    the figure measures is the nearest of all in meaning, and no word left out is a subject of the report of its own
    (overweight, asked of pupils), or of its other editions (`elsewhere`, as stems). None otherwise.
    """
    if reading.unknown or reading.operation in ("why", "open", "definition", "when"):
        return None
    match = next((m for m in matcher.score(reading) if right_kind(reading, m.figure)), None)
    if match is None or match.coverage < HALF:
        return None
    figure = match.figure
    left_out = [term for term in reading.terms if not _carried(term, figure, matcher)]
    if not left_out or any(_is_subject(term, matcher, elsewhere) for term in left_out):
        return None
    mentions = [(mention.start, mention.end) for mention in index.areas.find(reading.question)]
    name = figure.subject if figure.from_table else figure.measure
    if nearest_name(blank_out(reading.question, mentions), index) != name:
        return None
    words = ", ".join(term.text for term in left_out)
    kept = tuple(term for term in reading.terms if term not in left_out)
    return replace(reading, terms=kept, rules=(*reading.rules, f"naar betekenis: {name}, zonder {words}"))


def _carried(term: Term, figure: Figure, matcher: Matcher) -> bool:
    return coverage((term,), figure.terms, matcher.phrases) >= HINT


def _is_subject(term: Term, matcher: Matcher, elsewhere: Collection[str]) -> bool:
    """Whether a word is itself what figures of the report are about, or has a synonym or an explanation in the word lists."""
    if term.weight < SUBJECT_WEIGHT:
        return False
    keys = {part for key, _ in term.keys for part in key.replace("+", " ").split()}
    return (
        bool(keys & matcher.names.every)
        or not keys.isdisjoint(elsewhere)
        or any(matcher.phrases.synonyms(key) for key, _ in term.keys[:1])
    )
