"""Answers that are worked out; the outcomes were worked out by hand from the report."""

import pytest

from assistant.ask import Assistant


@pytest.mark.parametrize(
    ("question", "shown", "sum_"),
    [
        ("hoeveel keer zo groot is Emmen als Borger-Odoorn", "ongeveer 4,2 keer", "108.765 : 25.920 = 4,2"),
        ("hoeveel keer zoveel banen heeft Emmen als Coevorden", "ongeveer 3,1 keer", "50.330 : 16.110 = 3,1"),
        ("hoe verhoudt het aantal banen zich tot het aantal inwoners in Emmen", "ongeveer 0,46", "50.330 : 108.765 = 0,46"),
        ("welk deel van de banen in de DTZ is in Emmen", "ongeveer 37,4%", "50.330 : 134.500 × 100 = 37,4"),
        ("welk aandeel van de vestigingen in de DTZ zit in de industrie", "ongeveer 4,9%", "1.390 : 28.600 × 100 = 4,9"),
        ("gemiddeld aantal inwoners per gemeente", "57.866 inwoners",
         "(25.920 + 35.700 + 108.765 + 62.510 + 56.435) : 5 = 57.866"),
        ("hoeveel euro steeg het gemiddelde inkomen tussen 2012 en 2022", "ongeveer € 8.800", "32.800 - 24.000 = 8.800"),
        ("hoeveel hbo-bachelors waren er in studiejaar 20/21", "830 personen", "800 + 30 = 830"),
        ("Hoeveel personen kregen in 2020/21 een HBO-bachelor diploma?", "830 personen", "800 + 30 = 830"),
        ("hoeveel leerlingen telde het voortgezet onderwijs in 2020?", "ongeveer 15.765 leerlingen", "15.600 + 165 = 15.765"),
        ("hoeveel zorg en welzijn studenten waren er in 2021?", "3.725 studenten", "3.712 + 13 = 3.725"),
        ("hoeveel zorg en welzijn studenten waren er in 2020?", "3.622 studenten", "3.712 - 90 = 3.622"),
        ("hoeveel wo-masters waren er in 20/21", "130 personen", "110 + 20 = 130"),
        ("pendelsaldo met Drenthe", "+12.300 personen", "23.600 - 11.300 = 12.300"),
        ("wat is het pendelsaldo met Groningen", "-1.000 personen", "6.400 - 7.400 = -1.000"),
        ("hoeveel meer mensen gaan naar Groningen dan er vandaan komen", "-1.000 personen", "6.400 - 7.400 = -1.000"),
        ("hoeveel banen gingen er in landbouw en zorg samen verloren", "170 banen", "110 + 60 = 170"),
        ("hoeveel hoger is het inkomen in 2022 dan in 2012", "ongeveer € 8.800", "32.800 - 24.000 = 8.800"),
        ("hoeveel keer zo hoog is het inkomen in Nederland als in de DTZ", "ongeveer 1,08 keer", "35.400 : 32.800 = 1,08"),
        ("hoeveel vestigingen telde de DTZ in 2013?", "ongeveer 22.470 vestingen", "28.600 - 6.130 = 22.470"),
        ("hoeveel procent van de inwoners van de DTZ woont in Emmen en Hoogeveen samen", "57,2%", "37,7 + 19,5 = 57,2"),
        ("hoeveel banen verloren landbouw, zorg en financiële instellingen samen", "180 banen", "110 + 60 + 10 = 180"),
        ("handel en zorg samen", "35%", "18 + 17 = 35"),
    ],
)  # fmt: skip
def test_the_outcome_comes_first_with_its_sum(assistant: Assistant, question: str, shown: str, sum_: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered", answer.text
    first = answer.figures[0]
    assert (first.text, first.calculation) == (shown, sum_)
    assert sum_ in answer.text
    assert first.sources


def test_an_outcome_is_of_the_asked_year(assistant: Assistant) -> None:
    assert assistant.ask("hoeveel zorg en welzijn studenten waren er in 2020?").figures[0].period == "2020"


def test_a_printed_share_comes_before_the_one_that_is_worked_out(assistant: Assistant) -> None:
    answer = assistant.ask("hoeveel procent van de inwoners van de DTZ woont in Emmen")
    assert answer.figures[0].text == "37,7%"
    assert not answer.figures[0].derived
    assert "108.765 : 289.330 × 100 = 37,6" in answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("woont meer dan de helft van de inwoners in Emmen?", "Dat is minder dan de helft."),
        ("zit meer dan een kwart van de banen in Emmen?", "Dat is meer dan een kwart."),
    ],
)
def test_a_share_is_held_against_a_fraction_in_words(assistant: Assistant, question: str, words: str) -> None:
    assert words in assistant.ask(question).text


@pytest.mark.parametrize(
    ("question", "figures", "words"),
    [
        ("Groeide de bevolking in de DTZ harder dan landelijk?", ["+3,6%", "11,4%"], "kleiner dan in Nederland"),
        ("groeide de beroepsbevolking harder dan in Nederland", ["3%", "10%"], "kleiner dan in Nederland"),
        ("is de uitgaande pendel groter dan de inkomende", ["44.700 inwoners", "30.900 personen"], "ligt hoger dan"),
        ("is het buitenlands migratiesaldo hoger dan het binnenlandse?", ["+9.360", "-1.390"], "ligt hoger dan"),
        ("kwamen er sinds 2013 meer banen bij in de ICT dan in het onderwijs?", ["+510 banen", "+1.400 banen"], "ligt lager dan"),
        ("is de werkloosheid in Emmen hoger dan in Hoogeveen?", ["3,5%", "3,2%", "3,4%"], "Emmen ligt hoger dan Hoogeveen"),
    ],
)  # fmt: skip
def test_a_comparison_is_of_one_measure_and_span(
    assistant: Assistant, question: str, figures: list[str], words: str
) -> None:
    answer = assistant.ask(question)
    assert [figure.text for figure in answer.figures] == figures
    assert words in answer.text


def test_a_count_takes_a_fraction_in_words_as_its_limit(assistant: Assistant) -> None:
    answer = assistant.ask("in hoeveel gemeenten heeft meer dan de helft overgewicht?")
    assert "**5 van de 5 gemeenten** boven «de helft»" in answer.text


def test_percentages_of_municipalities_are_not_averaged(assistant: Assistant) -> None:
    answer = assistant.ask("wat is de gemiddelde werkloosheid van de vijf gemeenten?")
    assert answer.figures[0].text == "3,2%"
    assert "reken ik niet uit" in answer.text
    assert not any(figure.derived for figure in answer.figures)


def test_a_sum_says_which_figures_are_in_it_and_which_are_not(assistant: Assistant) -> None:
    text = assistant.ask("hbo- en wo-gediplomeerden samen").text
    assert "800 personen voor hbo (bachelor), 120 personen voor wo (bachelor)" in text
    assert "Niet in deze som:" in text
    assert "110 personen voor wo (master)" in text


@pytest.mark.parametrize(
    "question",
    [
        "verschil tussen het aantal banen in 2013 en 2023",
        "hoeveel procent werkloosheid hebben landbouw en zorg samen",
        "hoeveel vestigingen telde de DTZ in 2022?",
        "pendelsaldo met Zeeland",
        "hoeveel keer zo hoog is de jeugdwerkloosheid in Emmen als in Hardenberg",
        "hoeveel keer zo hoog is de werkloosheid in Emmen als het aantal inwoners in Hoogeveen",
        "hoeveel keer zo groot is de werkloosheid als het aantal inwoners in Hoogeveen",
        "welk deel van de basisschoolleerlingen zit in het voortgezet onderwijs",
        "hoeveel leerlingen telde het voortgezet onderwijs in 2018?",
        "hoeveel hbo-bachelors waren er in studiejaar 19/20",
        "hoeveel inwoners zijn er meer dan banen in Emmen",
    ],
)
def test_nothing_is_worked_out_and_no_figure_given(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not any(figure.derived for figure in answer.figures), answer.text
    assert answer.status == "not_in_report", answer.text


@pytest.mark.parametrize(
    "question",
    [
        "hoeveel procent van de inwoners van Emmen werkt buiten de regio",
        "hoeveel procent van de inwoners van de DTZ werkt in Emmen",
        "hoeveel procent van de inwoners van de DTZ gaat naar Emmen",
        "verschil tussen de werkloosheid en het overgewicht in Emmen",
        "zijn er meer inwoners dan banen in Emmen",
    ],
)
def test_nothing_is_worked_out_of_figures_that_do_not_belong_together(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not any(figure.derived for figure in answer.figures), answer.text


def test_percentages_of_different_things_are_not_added(assistant: Assistant) -> None:
    answer = assistant.ask("overgewicht en werkloosheid in Emmen samen opgeteld")
    assert not any(figure.derived for figure in answer.figures)


def test_a_balance_is_no_answer_where_none_is_asked(assistant: Assistant) -> None:
    assert assistant.ask("hoe groot is de uitgaande pendel").figures[0].text == "44.700 inwoners"
    assert assistant.ask("pendelsaldo van de DTZ").figures[0].text == "circa 13.800 personen"


def test_sums_work_on_the_report_of_another_region(tiny: Assistant) -> None:
    assert tiny.ask("hoeveel keer zo groot is Tiel als Buren").figures[0].calculation == "42.300 : 18.500 = 2,3"
    assert tiny.ask("hoeveel procent van de inwoners van de RVL woont in Tiel").figures[0].text == "46,8%"
    assert tiny.ask("gemiddeld aantal inwoners per gemeente").figures[0].text == "ongeveer 30.133 inwoners"
