"""Small forms in questions: places in a ranking, tops, and the direction of a flow."""

import pytest

from assistant.question_form import asked_top, flow_direction, place_in_ranking, turned_round
from vectorstore.index import Index


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Wie staat op de derde plaats qua spanning?", 3),
        ("de tweede hoogste werkloosheid", 2),
        ("welke gemeente is op één na grootste", 2),
        ("op twee na laagste", 3),
        ("de hoogste werkloosheid", 1),
        ("een derde van de inwoners", 1),
    ],
)
def test_the_asked_place(question: str, place: int) -> None:
    assert place_in_ranking(question) == place


@pytest.mark.parametrize(
    ("question", "top"),
    [
        ("top 3 gemeenten", 3),
        ("top vijf", 5),
        ("de drie grootste gemeenten", 3),
        ("de vijf gemeenten", 1),
        ("hoogste", 1),
    ],
)
def test_the_asked_top(question: str, top: int) -> None:
    assert asked_top(question) == top


@pytest.mark.parametrize(
    ("question", "way"),
    [
        ("hoeveel mensen pendelen uit Groningen naar de DTZ", "in"),
        ("hoeveel mensen pendelen van de DTZ naar Groningen", "out"),
        ("pendelaars vanuit Emmen richting Overijssel", "out"),
        ("hoeveel mensen pendelen de regio in?", "in"),
        ("hoeveel mensen gaan de regio uit", "out"),
        ("hoeveel Gelderlanders komen bij ons werken", "in"),
        ("en hoeveel eruit", "out"),
        ("werkloosheid in Emmen", ""),
        ("hoeveel lager dan die van Nederland", ""),
    ],
)
def test_the_direction_of_a_flow(question: str, way: str, index: Index) -> None:
    home = frozenset({index.region, *index.content.members})
    mentions = index.areas.find(question)
    if "Gelderlanders" in question:
        mentions = [*index.areas.find_misspelled(question, ["Gelderland"]), *mentions]
    assert flow_direction(question, mentions, home) == way


@pytest.mark.parametrize(
    ("question", "earlier", "turned"),
    [
        ("en andersom?", "hoeveel mensen pendelen naar Groningen", "hoeveel mensen pendelen uit Groningen"),
        ("en omgekeerd", "Hoe groot is de inkomende pendel?", "Hoe groot is de uitgaande pendel?"),
        ("en andersom?", "hoeveel inwoners heeft Emmen", None),
        ("en in Emmen?", "hoeveel mensen pendelen naar Groningen", None),
    ],
)
def test_a_flow_is_turned_round(question: str, earlier: str, turned: str | None) -> None:
    assert turned_round(question, earlier) == turned
