"""Small forms in questions: places in a ranking, tops, and the direction of a flow."""

import pytest

from assistant.question_form import asked_top, flow_direction, place_in_ranking
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
