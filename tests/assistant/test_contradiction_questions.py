"""Questions about whether the report agrees with itself, on the contradictions that a reader found in it."""

import pytest

from assistant.ask import Assistant


def test_a_doubt_about_two_figures_is_answered_with_both_and_the_sum(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Volgens de prognose krimpt de bevolking met 2,7%. Kan dat wel, met die veranderingen per leeftijdsgroep?"
    )
    assert "-23.400 + 21.420 + 0 = -1.980" in answer.text
    assert {"21.420", "2,7%"} <= {word for source in answer.sources for word in source.quote.split()}


def test_who_asks_for_all_contradictions_gets_the_first_with_their_quotes(assistant: Assistant) -> None:
    answer = assistant.ask("Waar spreekt het rapport zichzelf tegen?")
    assert answer.status == "answered"
    assert "620" in answer.text
    assert "dtz check" in answer.text
    assert any(source.quote == "TOTAAL 3% 620" for source in answer.sources)


@pytest.mark.parametrize(
    "question", ["Hoe kan mantelzorg minder werken verklaren?", "hoeveel inwoners heeft Emmen", "kan dat wel"]
)
def test_other_questions_are_left_to_the_other_rules(assistant: Assistant, question: str) -> None:
    assert "Dit klopt niet in het rapport" not in assistant.ask(question).text


def test_a_report_without_contradictions_has_none_to_tell(tiny: Assistant) -> None:
    assert "klopt niet in het rapport" not in tiny.ask("Waar spreekt het rapport zichzelf tegen?").text
