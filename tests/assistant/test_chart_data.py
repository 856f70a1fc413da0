"""Which figures a chart beside an answer shows."""

import pytest

from assistant.ask import Assistant
from assistant.chart_data import ChartData, chart_of


def chart(assistant: Assistant, question: str) -> ChartData | None:
    return chart_of(assistant.ask(question), assistant.index)


def test_all_municipalities_with_the_asked_one_marked_and_the_country_as_a_line(assistant: Assistant) -> None:
    drawn = chart(assistant, "overgewicht in Hardenberg")
    assert drawn is not None
    assert [(bar.label, bar.shown, bar.asked) for bar in drawn.bars] == [
        ("Borger-Odoorn", "56,1%", False), ("Coevorden", "56,2%", False), ("Emmen", "66,7%", False),
        ("Hardenberg", "54%", True), ("Hoogeveen", "55,5%", False),
    ]  # fmt: skip
    assert drawn.line is not None
    assert (drawn.line.label, drawn.line.shown) == ("Nederland", "50,3%")
    assert (drawn.title, drawn.by) == ("Overgewicht, 2022", "area")


def test_where_the_first_figure_has_too_few_beside_it_the_other_one_is_drawn(assistant: Assistant) -> None:
    drawn = chart(assistant, "hoe hoog is de werkloosheid in Emmen")
    assert drawn is not None
    assert drawn.title == "Werkloosheid, 2022"
    assert not drawn.of_first
    assert [bar.shown for bar in drawn.bars] == ["3%", "3%", "3,4%", "2,8%", "3,2%"]


def test_of_a_ranking_the_first_is_marked(assistant: Assistant) -> None:
    drawn = chart(assistant, "welke gemeente heeft de hoogste levensverwachting")
    assert drawn is not None
    assert [(bar.label, bar.asked) for bar in drawn.bars] == [
        ("Hardenberg", True), ("Borger-Odoorn", False), ("Hoogeveen", False), ("Coevorden", False), ("Emmen", False),
    ]  # fmt: skip
    assert drawn.line is None


def test_figures_in_running_text_are_drawn_too(assistant: Assistant) -> None:
    drawn = chart(assistant, "hoeveel inwoners heeft Emmen")
    assert drawn is not None
    assert [bar.value for bar in drawn.bars] == [25920, 35700, 108765, 62510, 56435]


def test_a_missing_figure_is_no_bar(tiny: Assistant) -> None:
    drawn = chart(tiny, "overgewicht in Tiel")
    assert drawn is not None
    assert [bar.label for bar in drawn.bars] == ["Tiel", "Culemborg", "Buren"]
    assert chart(tiny, "aantal ondervonden delicten in Tiel") is None  # N.B. leaves two


@pytest.mark.parametrize("question", ["hoeveel golfbanen zijn er", "waarom kampt de zorg met krapte", "Emmen"])
def test_nothing_is_drawn_without_figures(assistant: Assistant, question: str) -> None:
    assert chart(assistant, question) is None


def test_a_chart_is_described_in_a_sentence(assistant: Assistant) -> None:
    drawn = chart(assistant, "levensverwachting Emmen")
    assert drawn is not None
    assert drawn.described == (
        "Levensverwachting bevolking, 2021: Borger-Odoorn 81,5 jaar, Coevorden 80,7 jaar, Emmen 80,4 jaar, "
        "Hardenberg 81,8 jaar, Hoogeveen 81,3 jaar."
    )
