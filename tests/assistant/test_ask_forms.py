"""Answers to forms of questions, with values read from the report by hand."""

import pytest

from assistant.ask import Assistant


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("hoeveel mensen pendelen uit Groningen naar de DTZ", "6.400"),
        ("hoeveel mensen pendelen van de DTZ naar Groningen", "7.400"),
        ("Hoeveel mensen uit de DTZ gaan voor hun werk naar Gelderland?", "2.500"),
        ("hoeveel mensen pendelen de regio in?", "30.900"),
        ("Hoeveel industriebanen kwamen er in Emmen in 2022 en 2023 samen bij?", "540"),
        ("universitaire diploma's 21/22: bachelor en master bij elkaar", "230"),
        ("Hoeveel meer banen kwamen er tussen 2014 en 2023 bij in metaalproducten dan in rubber en kunststof?", "520"),
        ("Hoe groot is het verschil tussen bruto en netto arbeidsparticipatie in Hardenberg in 2022?", "2,2"),
        ("B-O: aantal banen per 1.000 inwoners?", "458"),
        ("Zijn er in Hoogeveen het afgelopen jaar banen bijgekomen?", "350"),
        ("hoeveel procent 70plussers woont nog zelfstandig", "95,4"),
    ],
)
def test_the_first_figure_is_the_asked_one(assistant: Assistant, question: str, expected: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert expected in answer.figures[0].text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Zijn er in Hoogeveen het afgelopen jaar banen bijgekomen?", "(afname)"),
        ("Zijn mensen hier meer gaan verdienen sinds 2012?", "(toename)"),
        ("levensverwachting in Hardenberg en Emmen", "Hardenberg ligt hoger dan Emmen."),
        ("is de afstand tot openbaar groen groter of kleiner geworden in de regio?", "**afgenomen**"),
        ("top 3 gemeenten mediaan vermogen van huishoudens", "Eerste: **Hardenberg**"),
        (
            "Welke beroepsklasse staat in Drenthe op de derde plaats qua spanning?",
            "Derde: **Zorg en welzijn beroepen**",
        ),
        ("In hoeveel van onze gemeenten ligt het overgewicht boven de 56?", "**3 van de 5 gemeenten**"),
        ("welke indicatoren horen bij Samenleving", "Sociale cohesie"),
        ("We wonen net in Hardenberg. Hoeveel schuld heeft een huishouden daar gemiddeld?", "€ 116.600"),
        ("chemische producten 2014-2023, banen in procenten en aantallen", "+5%"),
    ],
)
def test_the_answer_says(assistant: Assistant, question: str, words: str) -> None:
    assert words in assistant.ask(question).text


@pytest.mark.parametrize(
    "question",
    ["welke gemeente is het rijkst", "hoeveel procent van de 65-plussers woont zelfstandig", "wie heeft het rapport geschreven",
     "welke gemeenten horen er bij de referentieregio", "Welke gemeente geeft het meeste uit aan jeugdzorg?"],
)  # fmt: skip
def test_what_the_report_lacks_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status == "not_in_report"


def test_a_difference_is_never_of_two_things_that_only_share_a_unit(assistant: Assistant) -> None:
    answer = assistant.ask("hoeveel gemeenten hebben minder dan 50.000 inwoners?")
    assert "201.330" not in answer.text
    assert answer.figures[0].text == "2"
