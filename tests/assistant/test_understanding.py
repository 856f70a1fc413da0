"""Dutch as people type it: everyday words, conversations, half questions, letters, and other languages."""

import pytest

from assistant.ask import MAX_PARTS, TOO_MANY, Assistant
from assistant.english import in_dutch
from vectorstore.dutch.vocabulary import load_vocabulary
from vectorstore.errors import QuestionError


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hoeveel moet een huishouden in Borger-Odoorn gemiddeld nog aflossen?", "€ 113.700"),
        ("Hoeveel procent van de mensen in Hoogeveen is blij met de vrije uren die ze hebben?", "75,7%"),
        ("Wat kan het middelste huishouden in Coevorden per jaar uitgeven?", "€ 29.400"),
        ("broeikasgassen per hoofd borger-odoorn", "10,8"),
        ("wat is het gemiddelde inkomen per huishouden landelijk", "€ 35.400"),
        ("hoeveel km verder is het ziekenhuis hier dan in de rest van nederland", "3,4 km"),
        ("Met hoeveel mensen groeide de regio van 2022 op 2023?", "ongeveer 2.600 inwoners"),
        ("How many people in the Netherlands are satisfied with their home?", "85,6%"),
        ("vakature graad landelijk", "48 per 1.000 banen"),
        ("werkloosheid van DTZ'ers in 2023", "3,2%"),
    ],
)
def test_everyday_words_find_the_figure(assistant: Assistant, question: str, figure: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered", answer.text
    assert answer.figures[0].text == figure


@pytest.mark.parametrize(
    "question",
    ["Hoeveel hypotheken zijn er in Emmen?", "hoeveel huizen worden er gebouwd in Emmen",
     "Hoe groot is de beroepsbevolking van Emmen?", "Hoeveel zorg en welzijn studenten hebben overgewicht?",
     "gemiddelde huizenprijs in Emmen", "hoeveel 80-plussers golfen er in Emmen",
     "Is er een lerarentekort op de basisscholen in Hoogeveen?"],
)  # fmt: skip
def test_an_everyday_word_alone_is_no_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_in_report", answer.text


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (["In welke gemeente is de werkloosheid het hoogst?"], "en hoeveel banen zijn er in die gemeente?", ["50.330"]),
        (["Hoeveel geregistreerde misdrijven zijn er in Coevorden?"], "is dat veel?", ["33", "36,5", "46"]),
        (["Hoeveel groeide de Nederlandse economie in 2021?"], "en het jaar daarna?", ["4,3%"]),
        (["hoeveel mensen werken er in de industrie in de dtz?"], "en hoeveel bedrijven zijn dat?", ["1.390"]),
        (["wat is het gemiddelde inkomen van een huishouden in de DTZ?"], "en landelijk?", ["€ 35.400"]),
        (
            ["Hoeveel inwoners van de DTZ werken buiten de regio?"],
            "waar gaan die vooral naartoe?",
            ["Overijssel", "11.300"],
        ),
        (["werkloosheid in Emmen"], "2022?", ["3,4%"]),
    ],
)
def test_a_conversation_goes_on(assistant: Assistant, history: list[str], question: str, expected: list[str]) -> None:
    answer = assistant.ask(question, history)
    assert answer.status == "answered", answer.text
    assert all(part in answer.text for part in expected), answer.text


def test_half_a_question_gets_its_half_and_a_plain_word_about_the_rest(assistant: Assistant) -> None:
    answer = assistant.ask("overgewicht en gemiddelde huizenprijs in Hardenberg")
    assert answer.status == "answered"
    assert "**54%**" in answer.text
    assert "«huizenprijs»" in answer.text


def test_two_questions_in_one_message_share_their_place(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Drie dingen over Emmen: hoeveel procent is te zwaar, en hoeveel procent doet vrijwilligerswerk?"
    )
    assert [figure.text for figure in answer.figures if figure.area == "Emmen"][:1] == ["66,7%"]
    assert "40,1%" in answer.text


def test_what_the_report_joins_itself_is_not_taken_apart(assistant: Assistant) -> None:
    answer = assistant.ask("Wat was de spanning voor zorg en welzijn in Drenthe in het eerste kwartaal van 2021?")
    assert answer.status == "not_in_report"


def test_the_municipalities_of_the_region_are_named_with_their_number(assistant: Assistant) -> None:
    answer = assistant.ask("Uit welke vijf gemeenten bestaat de Dutch Techzone?")
    assert answer.status == "answered"
    names = ("Borger-Odoorn", "Coevorden", "Emmen", "Hardenberg", "Hoogeveen")
    assert all(name in answer.text for name in names)
    assert answer.figures[0].text == "5"


def test_a_letter_is_read_without_its_courtesies(assistant: Assistant) -> None:
    letter = (
        "Geachte heer Jansen, vorige week spraken wij op een verjaardag over de economie. Graag hoor ik van u hoe hoog de "
        "werkloosheid in Hoogeveen in 2022 was. Alvast hartelijk dank voor uw moeite. Met vriendelijke groet, S. Wolting"
    )
    answer = assistant.ask(letter)
    assert answer.figures[0].text == "3,2%"


def test_a_development_that_the_table_does_not_give_is_not_available(assistant: Assistant) -> None:
    answer = assistant.ask("Gaat de levensverwachting in de DTZ vooruit of achteruit?")
    assert answer.status == "not_available"
    assert "N.B." in answer.text


def test_the_development_of_a_municipality_is_told_apart_from_that_of_the_region(assistant: Assistant) -> None:
    answer = assistant.ask("gaat het vertrouwen in anderen in Emmen vooruit of achteruit?")
    assert "**63,1%** – vertrouwen in anderen, Emmen" in answer.text
    assert "alleen voor Dutch Techzone" in answer.text


def test_a_row_of_questions_is_answered_up_to_a_bound(assistant: Assistant) -> None:
    areas = ("Emmen", "Coevorden", "Hoogeveen", "Hardenberg", "Borger-Odoorn", "Nederland", "de referentieregio")
    answer = assistant.ask("? ".join(f"Hoe hoog is de werkloosheid in {area}" for area in areas) + "?")
    assert len(areas) == MAX_PARTS + 1
    assert answer.text.endswith(TOO_MANY)


def test_a_dutch_question_is_not_taken_for_english() -> None:
    vocabulary = load_vocabulary()
    dutch = "wat is de werkloosheid in Emmen"
    assert in_dutch(dutch, vocabulary) == dutch
    assert in_dutch("what is the unemployment rate in Emmen", vocabulary) == "wat is de werkloosheid in Emmen"


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("hvl inwoners heeft hoogeveen", "56.435 inwoners"),
        ("gem. inkomen huish referentieregio", "€ 34.300"),
        ("werkl emmen 2022", "3,4%"),
        ("bebouwd terein hoogeveen", "12,2%"),
        ("<script>alert('x')</script><b>Hoeveel inwoners</b> heeft <i>Borger-Odoorn</i>?", "25.920 inwoners"),
        ("SELECT inwoners FROM gemeenten WHERE naam = 'Hoogeveen';", "56.435 inwoners"),
        ("vertrouwen in de instanties (politiek, rechter, politie) bij ons in Hardenberg?", "61,4%"),
        ("hoeveel is de gemiddelde omvang van een industriebedrijf", "14 arbeidsplaatsen per vestiging"),
        ("hoeveel 75 plussers komen er bij tot 2050?", "21.420 inwoners"),
        ("met welke inflatie rekent het rapport voor 2025", "circa 2,5%"),
        ("Wat is de indicatorwaarde voor bebouwd terrein in de referentieregio?", "6,7%"),
    ],
)
def test_short_forms_slips_and_markup_keep_the_question(assistant: Assistant, question: str, figure: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered", answer.text
    assert answer.figures[0].text == figure


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "hoeveel beroepsgroepen zitten in Drenthe onder de 3 qua spanning",
            ["**5** van de 12", "Pedagogische beroepen"],
        ),
        ("aantal gemeenten waar een huishouden gemiddeld meer dan een ton schuld heeft", ["3 van de 5", "een ton"]),
        ("In hoeveel gemeenten is de levensverwachting hoger dan het DTZ-gemiddelde?", ["3 van de 5", "Hardenberg"]),
        ("Welke gemeente heeft de langste weg naar de basisschool en hoe lang is die?", ["Borger-Odoorn", "4,3 km"]),
        ("hoeveel jaar worden mensen in Hardenberg ouder dan in Emmen", ["1,4 jaar", "81,8", "80,4"]),
        ("hoeveel inwoners heeft emmen meer als coevorden", ["73.065"]),
        ("2e gemeente qua overgewicht", ["Coevorden", "56,2%"]),
        ("welke gemeentes vallen onder de dtz", ["Borger-Odoorn", "Hoogeveen"]),
    ],
)
def test_limits_places_and_comparisons_are_worked_out(assistant: Assistant, question: str, expected: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered", answer.text
    assert all(part in answer.text for part in expected), answer.text


def test_a_question_that_fits_several_rows_gets_them_all_to_choose_from(assistant: Assistant) -> None:
    answer = assistant.ask("vertrouwen in Hardenberg")
    assert "**73,4%** – vertrouwen in anderen" in answer.text
    assert "**61,4%** – vertrouwen in instituties" in answer.text
    assert answer.choices == ("Vertrouwen in anderen Hardenberg", "Vertrouwen in instituties Hardenberg")
    chosen = assistant.ask(answer.choices[1])
    assert [figure.text for figure in chosen.figures] == ["61,4%"]


def test_two_subjects_in_one_question_get_both_figures(assistant: Assistant) -> None:
    answer = assistant.ask("schuld en vermogen in Emmen")
    assert [figure.text for figure in answer.figures] == ["€ 94.100", "€ 52.100"]


def test_a_heading_alone_answers_nothing(assistant: Assistant) -> None:
    assert "85%" not in assistant.ask("brede welvaart, wat houdt dat in?").text


def test_who_counts_things_gets_no_euros_and_no_kilometres(assistant: Assistant) -> None:
    assert all("€" not in figure.text for figure in assistant.ask("hoeveel fabrieken telt de DTZ").figures)
    assert assistant.ask("aantal basisscholen in de DTZ").status == "not_in_report"


def test_a_question_for_the_year_repeats_the_figure_that_it_is_about(assistant: Assistant) -> None:
    before = assistant.ask("werkloosheid in Emmen")
    assert [f.text for f in assistant.ask("van welk jaar is dat?", ["werkloosheid in Emmen"]).figures] == [
        f.text for f in before.figures
    ]


def test_the_follow_up_to_a_ranking_is_about_who_came_first(assistant: Assistant) -> None:
    answer = assistant.ask(
        "en hoeveel is dat in euro's?", ["Welke gemeente heeft het laagste gemiddelde huishoudinkomen?"]
    )
    assert answer.figures[0].text == "€ 31.500"
    assert answer.figures[0].area == "Emmen"


def test_a_message_is_measured_before_its_markup_is_taken_out(assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match="te lang"):  # taking it out of a text without bound takes seconds
        assistant.ask("<script>" * 1_000 + "hoeveel inwoners heeft Emmen")
