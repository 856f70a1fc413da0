"""Questions that go on from an answer; only those that the report answers with something new are suggested."""

from collections.abc import Iterator, Sequence

from assistant.examples import example_questions
from assistant.librarian import Librarian
from assistant.records import Answer
from vectorstore.dutch.words import fold, spoken_name

MOST = 3


def next_questions(librarian: Librarian, question: str, history: Sequence[str], answer: Answer) -> tuple[str, ...]:
    """Up to three follow-ups, each tried on the spot; where nothing was answered, example questions that were not asked yet."""
    found: list[str] = []
    for candidate in _candidates(librarian, answer) if answer.status == "answered" else ():
        if _tells_more(librarian.ask(candidate, [*history, question], answer.report_id), answer):
            found.append(candidate)
        if len(found) == MOST:
            break
    if found or answer.choices or answer.status == "answered":
        return tuple(found)
    asked = {fold(earlier) for earlier in (*history, question)}
    return tuple(
        example for example in example_questions(librarian.index(answer.report_id)) if fold(example) not in asked
    )[:MOST]


def _tells_more(told: Answer, answer: Answer) -> bool:
    """Whether an answer has a new figure of the same thing in front."""
    if told.status != "answered" or not told.figures:
        return False
    first = told.figures[0]
    known = {(figure.text, figure.area, figure.period) for figure in answer.figures}
    given = answer.figures[0]
    same = (first.indicator.casefold(), first.unit, first.derived) == (
        given.indicator.casefold(),
        given.unit,
        given.derived,
    )
    return (
        same
        and told.text != answer.text
        and (len(told.figures) > 1 or (first.text, first.area, first.period) not in known)
    )


def _candidates(librarian: Librarian, answer: Answer) -> Iterator[str]:
    index = librarian.index(answer.report_id)
    members = index.content.members
    if not answer.figures:
        return
    first = answer.figures[0]
    own = {figure.area for figure in answer.figures}
    country = next((area.name for area in index.areas.of_kind("country")), "")
    name = spoken_name(first.indicator)
    if len({source.report_id for source in answer.sources}) > 1:  # editions side by side: the same of other places
        yield from (f"En in {other}?" for other in members if other not in own)
        return
    ranked = len(own & set(members)) == len(members)
    if not ranked and not first.derived:
        yield f"Welke gemeente heeft het hoogste cijfer voor {name}?"
    if country and country not in own and first.area in members:
        yield f"En in {country}?"
    if ranked and len(members) > 1:
        areas = [figure.area for figure in answer.figures if figure.area in members]
        yield f"Verschil in {name} tussen {areas[0]} en {areas[-1]}"
    yield from (f"En in {other}?" for other in members if other not in own)
    if len([report for report in librarian.reports if report.series == index.report.series]) > 1 and not first.derived:
        yield "Hoe was dat in de vorige editie?"
    if first.area not in members:
        yield f"Welke gemeente heeft het laagste cijfer voor {name}?"
