"""Several reports in one index: which one answers, and what is said of editions."""

from pathlib import Path

import pytest

from assistant.librarian import Librarian, open_librarian
from assistant.records import Answer
from ingest.pipeline import ingest
from tests.conftest import REPORT, TINY, WordEmbedder
from vectorstore.library import open_library

DOCUMENTS = Path(__file__).parents[1] / "documents"
NOORDKUST, NOORDKUST_2023 = "noordkust-2025", "noordkust-2023"
TECHZONE = "stand-van-de-dutch-techzone"


@pytest.fixture(scope="module")
def librarian(tmp_path_factory: pytest.TempPathFactory) -> Librarian:
    """Two editions of one region (the older one first), and a report of each of two others."""
    folder = tmp_path_factory.mktemp("reports")
    for name, source in ((NOORDKUST_2023, "rapport-2023.md"), (NOORDKUST, "rapport.md")):
        (folder / f"{name}.md").write_text((DOCUMENTS / "noordkust" / source).read_text("utf-8"), encoding="utf-8")
    (folder / "rivierenland.txt").write_text(TINY, encoding="utf-8")
    paths = [folder / f"{NOORDKUST_2023}.md", folder / f"{NOORDKUST}.md", REPORT, folder / "rivierenland.txt"]
    ingest(paths, folder / "index", lambda step, done, total: None, WordEmbedder())
    return Librarian(open_library(folder / "index", WordEmbedder()))


def first(answer: Answer) -> tuple[str, str, str]:
    figure = answer.figures[0]
    return figure.text, figure.area, figure.period


def test_the_newest_edition_of_the_first_region_answers_by_default(librarian: Librarian) -> None:
    assert librarian.home.id == NOORDKUST
    assert [report.id for report in librarian.reports][:2] == [NOORDKUST, NOORDKUST_2023]
    answer = librarian.ask("Hoeveel vacatures staan er open?")
    assert answer.report_id == NOORDKUST
    assert "4.870" in answer.text
    assert answer.text.endswith("Uit: Economische Monitor Noordkust 2025.")


@pytest.mark.parametrize(
    ("question", "report", "figure"),
    [
        ("werkloosheid in Emmen", TECHZONE, "3,5%"),
        ("hoeveel inwoners telt de DTZ", TECHZONE, "289.330"),
        ("werkloosheid in Tiel", "rivierenland", "4,1%"),
        ("werkloosheid in Den Helder", NOORDKUST, "4,4%"),
        ("werkloosheid in Den Helder in de editie van 2023", NOORDKUST_2023, "3,9%"),
    ],
)
def test_a_named_place_chooses_its_report(librarian: Librarian, question: str, report: str, figure: str) -> None:
    answer = librarian.ask(question)
    assert answer.report_id == report
    assert answer.figures[0].text.startswith(figure)
    assert {source.report_id for source in answer.sources} == {report}


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel inwoners had Schagen volgens de vorige editie?",
        "Hoeveel inwoners had Schagen in de editie 2023?",
        "Hoeveel inwoners had Schagen volgens de monitor van 2023?",
        "Volgens de Economische Monitor Noordkust 2023, hoeveel inwoners heeft Schagen?",
        "hoeveel inwoners heeft schagen in de oudste editie",
        "Wat stond er in de uitgave over 2023 over het aantal inwoners van Schagen?",
    ],
)
def test_a_named_edition_answers(librarian: Librarian, question: str) -> None:
    answer = librarian.ask(question)
    assert answer.report_id == NOORDKUST_2023
    assert first(answer) == ("47.080 inwoners", "Schagen", "2022")
    assert answer.sources[0].edition == "2023"


def test_a_year_of_the_figure_is_no_edition(librarian: Librarian) -> None:
    answer = librarian.ask("Hoeveel inwoners had Schagen in 2023, volgens het rapport over 2023?")
    assert answer.report_id == NOORDKUST
    assert first(answer) == ("47.445 inwoners", "Schagen", "2023")


def test_a_conversation_stays_with_its_region_and_edition(librarian: Librarian) -> None:
    history = ["werkloosheid in Emmen", "en in Coevorden?"]
    assert librarian.ask("en de levensverwachting?", history).report_id == TECHZONE
    older = ["Hoeveel inwoners heeft Schagen?", "hoe was dat in de vorige editie?"]
    assert first(librarian.ask(older[1], older[:1])) == ("47.080 inwoners", "Schagen", "2022")
    again = librarian.ask("en in Texel?", older)
    assert (again.report_id, again.figures[0].area) == (NOORDKUST_2023, "Texel")
    newest = librarian.ask("en in de nieuwste editie?", [*older, "en in Texel?"])
    assert first(newest) == ("13.835 inwoners", "Texel", "2024")


def test_what_only_an_older_edition_has_is_answered_from_that(librarian: Librarian) -> None:
    answer = librarian.ask("Hoeveel vertrouwen hebben de mensen in de gemeenteraad?")
    assert answer.report_id == NOORDKUST_2023
    assert answer.figures[0].text == "48,2%"
    assert "De nieuwste editie (2025) heeft dit niet; een oudere wel." in answer.text


def test_an_edition_that_is_not_there_is_named_with_those_that_are(librarian: Librarian) -> None:
    answer = librarian.ask("Hoe hoog was de werkloosheid in Den Helder volgens de editie van 2019?")
    assert answer.status == "not_in_report"
    assert answer.text.startswith("Een editie 2019 over Noordkust is er niet.")
    assert "«Economische Monitor Noordkust 2023»" in answer.text
    older = librarian.ask("werkloosheid in Emmen in de vorige editie")
    assert older.status == "not_in_report"
    assert "Een eerdere editie over Dutch Techzone is er niet" in older.text


def test_editions_stand_side_by_side_with_the_sum(librarian: Librarian) -> None:
    answer = librarian.ask("Hoe heeft de netto arbeidsparticipatie op Texel zich ontwikkeld over de edities?")
    assert [(f.text, f.period, f.derived) for f in answer.figures] == [
        ("76,4%", "2023", False), ("74,1%", "2021", False), ("2,3 procentpunt", "2021-2023", True),
    ]  # fmt: skip
    assert "(76,4 - 74,1 = 2,3)" in answer.text
    assert [source.edition for source in answer.sources] == ["2025", "2023"]


def test_a_changed_definition_is_quoted(librarian: Librarian) -> None:
    answer = librarian.ask("Is de energiearmoede gestegen ten opzichte van de vorige editie?")
    assert {"9,8%", "6,9%"} <= {figure.text for figure in answer.figures}
    assert "Let op: editie 2025 zegt over de definitie:" in answer.text
    assert "niet vergelijkbaar" in answer.text or "niet te vergelijken" in answer.text


def test_a_chosen_report_answers_unless_the_question_names_another(librarian: Librarian) -> None:
    assert librarian.ask("Hoeveel vacatures staan er open?", report=NOORDKUST_2023).report_id == NOORDKUST_2023
    assert librarian.ask("werkloosheid in Tiel", report=NOORDKUST_2023).report_id == "rivierenland"
    refused = librarian.ask("Hoeveel eenzame 75-plussers zijn er?", report=NOORDKUST_2023)
    assert refused.status == "not_in_report"


@pytest.mark.parametrize("question", ["Welke edities zijn er?", "welke rapporten ken je", "Hoeveel rapporten zijn er?"])
def test_who_asks_which_reports_there_are_gets_their_names(librarian: Librarian, question: str) -> None:
    answer = librarian.ask(question)
    assert answer.status == "answered"
    assert all(f"«{report.name}»" in answer.text for report in librarian.reports)


def test_places_of_two_regions_are_answered_each_from_its_own_report(librarian: Librarian) -> None:
    answer = librarian.ask("Is de werkloosheid in Schagen hoger dan in Emmen?")
    told = {(f.text, f.area, f.period) for f in answer.figures}
    assert told == {("2,7%", "Schagen", "2023"), ("3,5%", "Emmen", "2023")}
    assert {source.report_id for source in answer.sources} == {NOORDKUST, TECHZONE}
    assert "verschillende rapporten" in answer.text
    assert not any(figure.derived for figure in answer.figures)


def test_years_behind_editions_name_those_and_not_the_years_of_figures(librarian: Librarian) -> None:
    answer = librarian.ask("inwoners van Texel in de edities 2023 en 2025")
    assert [(f.text, f.period) for f in answer.figures if not f.derived] == [
        ("13.835 inwoners", "2024"), ("13.720 inwoners", "2022"),
    ]  # fmt: skip


def test_the_default_region_can_be_set(librarian: Librarian) -> None:
    other = Librarian(librarian.library, "DTZ")
    assert other.home.id == TECHZONE
    assert other.ask("hoeveel inwoners zijn er").report_id == TECHZONE


def test_a_missing_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="dtz ingest"):
        open_librarian(tmp_path)
