"""Follow-ups that ask the question before them in another way."""

import pytest

from assistant.ask import Assistant


@pytest.mark.parametrize(
    ("earlier", "question", "verdict", "figures"),
    [
        ("tevredenheid met leven Emmen", "is dat lager dan landelijk?", "Emmen ligt lager dan Nederland.", ["82,9%", "83,4%"]),
        ("schuld Hardenberg", "is dat hoger dan landelijk?", "Hardenberg ligt hoger dan Nederland.", ["€ 116.600", "€ 115.900"]),
        ("vertrouwen in anderen Emmen", "is dat hoger dan landelijk?", "Emmen ligt lager dan Nederland.", ["63,1%", "66%"]),
        ("levensverwachting Borger-Odoorn", "is dat hoger dan de regio?", "Borger-Odoorn ligt hoger dan Dutch Techzone.",
         ["81,5 jaar", "81,0 jaar"]),
    ],
)  # fmt: skip
def test_a_comparison_is_about_the_place_of_the_turn_before(
    assistant: Assistant, earlier: str, question: str, verdict: str, figures: list[str]
) -> None:
    answer = assistant.ask(question, [earlier])
    assert answer.text.startswith(verdict)
    assert [figure.text for figure in answer.figures] == figures


def test_by_how_much_is_asked_of_the_same_place(assistant: Assistant) -> None:
    assert (
        assistant.ask("hoeveel hoger is dat dan landelijk?", ["overgewicht Emmen"]).figures[0].text
        == "16,4 procentpunt"
    )


@pytest.mark.parametrize(
    ("question", "area", "why"),
    [
        ("welke gemeente doet het het best op overgewicht", "Hardenberg", "Lager is hier beter"),
        ("welke gemeente scoort het slechtst op misdrijven", "Emmen", "Lager is hier beter"),
        ("welke gemeente doet het het best op tevredenheid met het leven", "Hardenberg", "Hoger is hier beter"),
        ("welke gemeente heeft de hoogste werkloosheid", "Emmen", ""),
    ],
)
def test_the_best_is_what_the_table_calls_good(assistant: Assistant, question: str, area: str, why: str) -> None:
    answer = assistant.ask(question)
    assert answer.figures[0].area == area
    assert why in answer.text
    assert bool(why) == ("is hier beter" in answer.text)


def test_the_rest_is_all_municipalities(assistant: Assistant) -> None:
    for question in ("en de rest?", "en de andere gemeenten?"):
        answer = assistant.ask(question, ["levensverwachting Emmen"])
        assert {figure.text for figure in answer.figures} == {
            "81,5 jaar",
            "80,7 jaar",
            "80,4 jaar",
            "81,8 jaar",
            "81,3 jaar",
        }


@pytest.mark.parametrize("question", ["en nummer twee?", "en de tweede?", "wie staat daarna?", "en daarna?"])
def test_the_next_in_line_is_that_of_the_ranking_before(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, ["welke gemeente heeft de meeste inwoners"])
    assert answer.text.startswith("Tweede: **Hardenberg**, **62.510 inwoners**")


@pytest.mark.parametrize("question", ["hoeveel mensen zijn dat?", "en in aantallen?", "hoeveel personen zijn dat?"])
def test_a_percentage_is_no_number_of_people(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, ["overgewicht Emmen"])
    assert answer.status == "not_in_report"
    assert not answer.figures


def test_the_number_behind_a_percentage_is_given_where_the_report_has_it(assistant: Assistant) -> None:
    earlier = "hoeveel procent van de mbo-studenten doet zorg en welzijn?"
    assert assistant.ask("hoeveel zijn dat er?", [earlier]).figures[0].text == "3.712 studenten"


def test_a_part_is_a_part_of_what_was_measured(assistant: Assistant) -> None:
    answer = assistant.ask("en in de industrie?", ["hoeveel vestigingen zijn er in de DTZ?"])
    assert answer.figures[0].value == 1390


def test_another_place_is_never_answered_with_another_unit(assistant: Assistant) -> None:
    assert assistant.ask("en landelijk?", ["aantal banen DTZ"]).status == "not_in_report"
    assert assistant.ask("en in Nederland?", ["overgewicht Emmen"]).figures[0].text == "50,3%"


def test_a_year_does_not_stick_to_a_new_subject(assistant: Assistant) -> None:
    assert assistant.ask("waar is overgewicht het hoogst", ["werkloosheid Emmen 2023"]).figures[0].text == "66,7%"
    told = assistant.ask("en overgewicht?", ["werkloosheid Emmen 2023"]).figures[0]
    assert (told.text, told.period) == ("66,7%", "2022")


def test_the_other_way_of_a_flow(assistant: Assistant) -> None:
    assert assistant.ask("en inkomend?", ["uitgaande pendel"]).figures[0].text == "30.900 personen"


def test_what_was_asked_before_is_added_up(assistant: Assistant) -> None:
    history = ["hoeveel inwoners heeft Emmen", "en Hardenberg"]
    for question in ("en samen?", "tel die eens op"):
        assert assistant.ask(question, history).figures[0].text == "171.275 inwoners"


def test_the_largest_municipality_has_most_inhabitants(assistant: Assistant) -> None:
    assert assistant.ask("wat is de kleinste gemeente?").figures[0].area == "Borger-Odoorn"
    told = assistant.ask("hoe groot is de schuld per huishouden daar?", ["welke gemeente is het grootst?"]).figures[0]
    assert (told.area, told.text) == ("Emmen", "€ 94.100")


def test_a_why_that_only_figures_answer_says_that_no_cause_was_found(assistant: Assistant) -> None:
    answer = assistant.ask("waarom zo hoog?", ["misdrijven Emmen"])
    assert answer.text.startswith("Een oorzaak vind ik hiervoor niet in het rapport")


def test_most_of_something_is_never_a_distance(assistant: Assistant) -> None:
    assert assistant.ask("welke gemeente heeft de meeste basisscholen?").status == "not_in_report"
