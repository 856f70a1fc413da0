"""Rankings and lists of the parts that running text prints, against the report read by hand."""

import pytest

from assistant.ask import Assistant


@pytest.mark.parametrize(
    ("question", "first", "rest"),
    [
        ("Naar welke provincie gaan de meeste pendelaars?", "**Overijssel**: **15.500 personen**", "Drenthe 11.300"),
        ("Uit welke provincie komen de minste forensen?", "**Fryslân**: **1.500 personen**", "Drenthe 23.600"),
        (
            "In welke sector gingen sinds 2013 de meeste banen verloren?",
            "**financiële instellingen**: **-410",
            "overheid -290",
        ),
        ("Wat is de grootste sector?", "**handel**: **18%**", "industrie 15%"),
        ("welke sector groeide het hardst in procenten sinds 2013", "**ICT-sector**: **28%**", "onderwijs 20%"),
    ],
)
def test_the_first_of_the_parts_that_the_report_ranks(
    assistant: Assistant, question: str, first: str, rest: str
) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(first)
    assert rest in answer.text


def test_a_top_three_names_three(assistant: Assistant) -> None:
    answer = assistant.ask("top 3 sectoren waar de meeste mensen werken")
    assert [figure.text for figure in answer.figures] == ["18%", "17%", "15%"]


def test_all_ends_of_a_flow_with_a_word_that_there_may_be_more(assistant: Assistant) -> None:
    answer = assistant.ask("uit welke provincies komen de inkomende pendelaars")
    assert [figure.other_end for figure in answer.figures] == [
        "Drenthe",
        "Overijssel",
        "Groningen",
        "Gelderland",
        "Fryslân",
    ]
    assert "alleen de onderdelen die het rapport met een cijfer noemt" in answer.text


def test_the_smallest_sector_is_not_taken_from_a_list_of_the_largest(assistant: Assistant) -> None:
    assert "15%" not in {figure.text for figure in assistant.ask("welke sector is het kleinst").figures}


def test_a_question_about_municipalities_is_no_question_about_a_flow(assistant: Assistant) -> None:
    answer = assistant.ask("in welke gemeente werken de meeste mensen")
    assert answer.figures[0].area == "Emmen"
