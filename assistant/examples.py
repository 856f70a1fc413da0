"""Example questions that fit the report in the index: made from its own indicators, areas and sections."""

from collections import Counter

from vectorstore.dutch.words import spoken_name
from vectorstore.index import Index
from vectorstore.records import Figure

COUNT = 4


def example_questions(index: Index) -> tuple[str, ...]:
    """A few questions that the report answers: a figure, a ranking, a difference, an open question."""
    figures = [f for f in index.content.figures if f.value is not None and f.area in index.content.members]
    rows = [f for f in figures if f.from_table and f.kind == "level"]
    questions: list[str] = []
    known = _told_twice(figures, {f.indicator for f in rows})
    if known:
        questions.append(f"{known.indicator} in {known.area}")
    whole = Counter(f.indicator for f in rows)
    rows = [f for f in rows if whole[f.indicator] >= len(index.content.members)]
    others = [
        indicator for indicator in dict.fromkeys(f.indicator for f in rows) if not known or indicator != known.indicator
    ]
    if others:
        questions.append(f"Welke gemeente scoort het hoogst op {spoken_name(others[len(others) // 3])}?")
    if others and len(index.content.members) > 1:
        first, second = index.content.members[:2]
        questions.append(f"Verschil in {spoken_name(others[len(others) // 2])} tussen {first} en {second}")
    sections = Counter(s.place.section for s in index.content.sentences if s.place.section != s.place.chapter)
    if sections:
        questions.append(f"Wat zegt het rapport over {spoken_name(sections.most_common(1)[0][0])}?")
    return tuple(questions[:COUNT])


def _told_twice(figures: list[Figure], indicators: set[str]) -> Figure | None:
    """A figure in running text about an indicator that has a table row too: its answer shows both."""
    return next(
        (f for f in reversed(figures) if not f.from_table and f.indicator in indicators and f.period.label), None
    )
