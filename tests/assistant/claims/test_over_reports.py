"""Which report a text is held against, and figures that only an older edition has."""

from pathlib import Path

import pytest

from assistant.claims.memo import memo_of
from assistant.claims.over_reports import check_memo
from assistant.claims.records import NO_CLAIM, Judged
from assistant.librarian import Librarian
from ingest.pipeline import ingest
from tests.conftest import REPORT, TINY, WordEmbedder
from vectorstore.errors import ReportError
from vectorstore.library import open_library

NOORDKUST = Path(__file__).parents[2] / "documents" / "noordkust"
NEW, OLD, TECHZONE, RIVERS = "noordkust-2025", "noordkust-2023", "stand-van-de-dutch-techzone", "rivierenland"


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Librarian:
    """Two editions of one region, which is the usual one, and a report of each of two others."""
    folder = tmp_path_factory.mktemp("reports")
    for name, source in ((OLD, "rapport-2023.md"), (NEW, "rapport.md")):
        (folder / f"{name}.md").write_text((NOORDKUST / source).read_text("utf-8"), encoding="utf-8")
    (folder / f"{RIVERS}.txt").write_text(TINY, encoding="utf-8")
    paths = [folder / f"{OLD}.md", folder / f"{NEW}.md", REPORT, folder / f"{RIVERS}.txt"]
    ingest(paths, folder / "index", lambda step, done, total: None, WordEmbedder())
    return Librarian(open_library(folder / "index", WordEmbedder()))


def only(several: Librarian, text: str, report: str = "") -> Judged:
    """The one claim of a text."""
    (claim,) = (one for one in check_memo(memo_of(text), several, report).claims if one.verdict != NO_CLAIM)
    return claim


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("In 2024 telde Tiel 42.300 inwoners en Culemborg 29.600.", RIVERS),
        ("De werkloosheid in Emmen was 3,5% in 2023. In Hardenberg was dat 2,9%, in Tiel 4,1%.", TECHZONE),
        ("De Noordkust telt 106.110 banen.", NEW),
        ("De werkloosheid is 3,6%.", NEW),
    ],
)
def test_a_text_is_held_against_the_report_of_the_places_that_it_names(
    several: Librarian, text: str, report: str
) -> None:
    assert check_memo(memo_of(text), several).report.id == report


def test_what_the_chosen_report_has_is_right_there_and_nowhere_else(several: Librarian) -> None:
    tiel = "De werkloosheid in Tiel was 4,1% in 2023."
    assert (only(several, tiel).verdict, only(several, tiel).report_says) == ("correct", "4,1% (Tiel, 2023)")
    assert only(several, tiel, TECHZONE).verdict == "not_in_report"


def test_a_report_can_be_named_and_has_to_be_there(several: Librarian) -> None:
    assert check_memo(memo_of("De Noordkust telt 103.940 banen."), several, OLD).report.id == OLD
    with pytest.raises(ReportError) as told:
        check_memo(memo_of("De Noordkust telt 103.940 banen."), several, "noordkust-2019")
    known = f"{NEW}, {OLD}, {TECHZONE}, {RIVERS}"
    assert str(told.value) == f"Er is geen rapport noordkust-2019; kies uit: {known}."


def test_the_figure_of_an_older_edition_is_told_with_its_edition_and_the_newer_figure(several: Librarian) -> None:
    claim = only(several, "De werkloosheid in Den Helder was 3,9%.")
    assert claim.verdict == "other_period_or_area"
    assert claim.note.startswith("Dit is het cijfer van de editie 2023. In de editie 2025 staat: ")
    assert "4,4% (Den Helder, 2024)" in claim.note
    assert claim.report_says.startswith("3,9% (Den Helder, 2022) (editie 2023); ")
    assert claim.sources[0].edition == "2023"
    assert claim.sources[0].report_id == OLD
    assert "2025" in {source.edition for source in claim.sources}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("De inflatie kwam in 2022 uit op 10,0%.", "10,0% (Noordkust, 2022) (editie 2023)"),
        ("Het vertrouwen in de gemeenteraad is in de Noordkust 48,2%.", "48,2% (Noordkust, 2022) (editie 2023)"),
    ],
)
def test_beside_what_only_an_older_edition_has_stands_no_figure_of_something_else(
    several: Librarian, text: str, says: str
) -> None:
    claim = only(several, text)
    assert (claim.verdict, claim.report_says) == ("other_period_or_area", says)
    assert claim.note == "Dit is het cijfer van de editie 2023."
    assert {source.report_id for source in claim.sources} == {OLD}


def test_an_older_edition_does_not_look_ahead(several: Librarian) -> None:
    assert only(several, "De Noordkust telt 106.110 banen.", NEW).verdict == "correct"
    assert only(several, "De Noordkust telt 106.110 banen.", OLD).verdict in ("wrong", "not_in_report")


def test_a_number_of_no_edition_stays_wrong(several: Librarian) -> None:
    claim = only(several, "In 2024 telde de Noordkust 160.110 banen.")
    assert (claim.verdict, claim.report_says) == ("wrong", "106.110 banen (Noordkust, 2024)")
    assert "editie" not in claim.note
