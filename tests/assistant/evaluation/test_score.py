"""Grading, with the traps: a number inside another, the wrong year, the wrong column, a refusal that answers after all."""

import pytest

from assistant.evaluation.records import Given, GivenFigure, GivenSource, GoldFigure, Question
from assistant.evaluation.score import Scorer, found, holds, proves, rank_of
from vectorstore.dutch.areas import area_book
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Area

EMMEN_2022 = GoldFigure("3,4", "%", "Emmen", "2022", "werkloosheid")
ASKED = Question("1", "werkloosheid Emmen 2022", "table_value", "answer", (("3,4",),), ("2,8",), figures=(EMMEN_2022,))
REFUSE = Question("2", "werkloosheid Assen", "unanswerable", "refuse")


@pytest.fixture(scope="module")
def scorer(vocabulary: Vocabulary) -> Scorer:
    region = Area("Dutch Techzone", "region", ("DTZ",))
    return Scorer(area_book([region], vocabulary), vocabulary)


def given(text: str, *figures: GivenFigure, status: str = "answered") -> Given:
    return Given(status, text, figures)


def figure(text: str, period: str = "2022", area: str = "Emmen", unit: str = "%") -> GivenFigure:
    return GivenFigure(text, unit, area, period, "werkloosheid")


@pytest.mark.parametrize(
    ("alternative", "text", "expected"),
    [
        ("2,9", "het is 2,9%.", True),
        ("2,9", "het is 12,9%", False),
        ("2,9", "het is 2,95", False),
        ("9", "2,9", False),
        ("390", "1.390 banen", False),
        ("28.508", "€ 28508", True),
        ("28508", "€ 28.508", True),
        ("16%", "16 procent", False),
        ("4", "2024", False),
        ("gestegen", "Is Gestegen", True),
        ("drie van de vijf", "drie van\nde vijf", True),
        ("50", "50.330", False),
    ],
)
def test_an_alternative_is_found_whole(alternative: str, text: str, expected: bool) -> None:
    assert found(alternative, text) is expected


def test_the_right_figure_is_right(scorer: Scorer) -> None:
    assert scorer.grade(ASKED, given("**3,4%** over 2022", figure("3,4%"))).verdict == "right"


def test_the_right_value_for_the_wrong_year_is_wrong(scorer: Scorer) -> None:
    graded = scorer.grade(ASKED, given("**3,4%** over 2023", figure("3,4%", "2023")))
    assert (graded.verdict, graded.reason) == ("wrong", "3,4 hoort bij 2022, niet bij 2023")


def test_the_right_value_for_the_wrong_place_is_wrong(scorer: Scorer) -> None:
    graded = scorer.grade(ASKED, given("**3,4%** in de DTZ", figure("3,4%", area="DTZ")))
    assert (graded.verdict, graded.reason) == ("wrong", "3,4 hoort bij Emmen, niet bij DTZ")


def test_a_year_that_is_not_known_or_within_a_span_is_no_clash(scorer: Scorer) -> None:
    assert scorer.grade(ASKED, given("3,4", figure("3,4", ""))).verdict == "right"
    assert scorer.grade(ASKED, given("3,4", figure("3,4", "2013-2022"))).verdict == "right"


def test_a_value_that_stands_only_in_the_quoted_row_is_wrong(scorer: Scorer) -> None:
    row = "**2,9%** > Werkloosheid 3 3 3,4 2,9"
    assert scorer.grade(ASKED, given(row, figure("2,9%", area="Hardenberg"))).verdict == "wrong"


def test_a_neighbours_figure_is_wrong(scorer: Scorer) -> None:
    graded = scorer.grade(ASKED, given("3,4 en 2,8", figure("3,4")))
    assert (graded.verdict, graded.reason) == ("wrong", "noemt: 2,8")


def test_an_answer_that_is_held_back_is_missed(scorer: Scorer) -> None:
    assert scorer.grade(ASKED, given("Dat staat er niet in.", status="not_in_report")).verdict == "missed"


def test_a_refusal_is_right_also_with_the_nearest_thing(scorer: Scorer) -> None:
    text = "Dat staat niet in het rapport: voor Assen geeft het dit cijfer niet.\n\nWel in het rapport: 3,4% – Emmen."
    assert scorer.grade(REFUSE, given(text, figure("3,4%"), status="not_in_report")).verdict == "right"


def test_a_refusal_that_names_a_figure_as_the_answer_is_wrong(scorer: Scorer) -> None:
    text = "De werkloosheid in Assen is 3,4%, maar dat staat niet in het rapport."
    graded = scorer.grade(REFUSE, given(text, figure("3,4%"), status="not_in_report"))
    assert (graded.verdict, graded.reason) == ("wrong", "zegt nee, maar noemt 3,4% als antwoord")


def test_an_answer_where_no_is_right_is_wrong(scorer: Scorer) -> None:
    assert scorer.grade(REFUSE, given("3,4%", figure("3,4%"))).verdict == "wrong"


@pytest.mark.parametrize(
    ("expect", "status", "verdict"),
    [
        ("refuse", "not_in_report", "right"),
        ("refuse", "not_available", "right"),
        ("refuse", "clarify", "missed"),
        ("not_available", "not_available", "right"),
        ("not_available", "not_in_report", "missed"),
        ("not_available", "answered", "wrong"),
        ("clarify_or_overview", "clarify", "right"),
        ("clarify_or_overview", "answered", "right"),
        ("clarify_or_overview", "not_in_report", "missed"),
        ("clarify_or_overview", "not_available", "wrong"),
        ("refuse", "unreadable", "missed"),
    ],
)
def test_the_status_decides_where_no_figure_is_asked(scorer: Scorer, expect: str, status: str, verdict: str) -> None:
    assert scorer.grade(Question("1", "?", "open", expect), given("tekst", status=status)).verdict == verdict


def test_each_part_of_a_figure_is_checked_apart(scorer: Scorer) -> None:
    graded = scorer.grade(ASKED, given("3,4", GivenFigure("3,4 personen", "personen", "Emmen", "2022", "Werkloosheid")))
    assert dict(graded.dimensions) == {"value": True, "unit": False, "area": True, "period": True, "indicator": True}


def test_the_number_of_a_rate_comes_first(scorer: Scorer) -> None:
    question = Question("1", "?", "table_value", "answer", (("21",),), figures=(GoldFigure("21"),))
    assert (
        scorer.grade(question, given("21 per 1.000 inwoners", GivenFigure("21 per 1.000 inwoners"))).verdict == "right"
    )
    assert scorer.grade(question, given("44 (21 meer)", GivenFigure("44"))).verdict == "wrong"


def test_parts_that_are_not_asked_are_not_counted(scorer: Scorer) -> None:
    question = Question("1", "?", "prose_value", "answer", (("3,4",),), figures=(GoldFigure("3,4", area="Emmen"),))
    assert dict(scorer.grade(question, given("niets")).dimensions) == {"value": False, "area": False}


def test_spellings_of_one_unit_are_one(scorer: Scorer) -> None:
    question = Question("1", "?", "prose_value", "answer", (("3",),), figures=(GoldFigure("3", "procent"),))
    assert dict(scorer.grade(question, given("3%", GivenFigure("3%"))).dimensions)["unit"]


def test_a_source_proves_a_quote_that_it_holds_or_is_part_of() -> None:
    row = "Werkloosheid 3 3 3,4 2,8 3,2 3,1"
    assert proves(row, "Werkloosheid 3 3 3,4")
    assert not proves(row, "Werkloosheid 3 3 3,45")
    assert proves("het hoogst in Emmen (3,5%).", "Het laagst in Hardenberg (2,9%) en\nhet hoogst in Emmen (3,5%)")
    assert not proves("in 2023", "in 2023 was de werkloosheid 3,5%")
    assert proves(
        "Emmen was ook goed voor de meeste banen: 50.330.", "ook goed voor de meeste banen: 50.330. Gevolgd door Assen"
    )
    assert proves("Gevolgd door Assen en het kleine Coevorden.", "50.330. Gevolgd door Assen en het kleine")
    assert not proves("Emmen is de grootste gemeente in de regio.", "in de regio Groningen wonen meer mensen")
    assert not holds("het hoogst in Emmen", "en het hoogst in Emmen")


def test_ranks_count_from_one_and_zero_is_absent(scorer: Scorer) -> None:
    sources = (GivenSource("a", "iets heel anders"), GivenSource("b", "het hoogst in Emmen (3,5%)"))
    assert rank_of("hoogst in Emmen", sources) == 2
    assert rank_of("laagst in Emmen", sources) == 0
