"""Warnings where the report contradicts itself about the figure that is asked."""

import pytest

from assistant.ask import Assistant
from assistant.contradictions import WARNING


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("hoeveel mensen pendelen de regio in?", "Drenthe (23.600), Overijssel (7.300)"),
        ("hoeveel Groningers pendelen naar de DTZ", "30.900 personen"),
        ("hoeveel banen per 1.000 inwoners in Borger-Odoorn", "Borger-Odoorn (8.980)"),
        ("langdurige ziekten Hardenberg", "hoger dan gemiddeld"),
    ],
)
def test_a_figure_in_a_contradiction_is_given_with_the_other_place(
    assistant: Assistant, question: str, other: str
) -> None:
    answer = assistant.ask(question)
    assert WARNING in answer.text
    assert other in answer.text.partition(WARNING)[2]
    assert any(other in source.quote for source in answer.sources)


@pytest.mark.parametrize(
    "question", ["hoeveel inwoners heeft de DTZ", "hoeveel inwoners heeft Emmen", "werkloosheid Emmen"]
)
def test_a_figure_that_others_are_worked_out_of_gets_no_warning(assistant: Assistant, question: str) -> None:
    assert WARNING not in assistant.ask(question).text


def test_a_report_without_contradictions_gives_no_warning(tiny: Assistant) -> None:
    assert not tiny.index.content.contradictions
    assert WARNING not in tiny.ask("hoeveel inwoners heeft Tiel").text
