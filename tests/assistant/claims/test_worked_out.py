"""What the report does not print and two of its figures give: the sum is shown."""

from collections.abc import Callable

import pytest

from assistant.claims.check_text import TextChecker
from assistant.claims.memo import memo_of
from assistant.claims.records import Judged
from vectorstore.index import Index


@pytest.fixture
def judge(index: Index) -> Callable[[str, str], Judged]:
    """The verdict on one number of a text."""

    def of(text: str, number: str) -> Judged:
        return next(one for one in TextChecker(index).check(memo_of(text)) if one.claim.text == number)

    return of


def test_a_difference_between_two_years_shows_the_sum(judge: Callable[[str, str], Judged]) -> None:
    told = judge("In 2023 telde een bedrijf in de DTZ gemiddeld 4,7 arbeidsplaatsen, 0,9 minder dan in 2013.", "0,9")
    assert told.report_says.endswith("4,7 - 5,6 = -0,9")
    assert [figure.printed for figure in told.figures] == ["4,7", "5,6"]
    assert told.sources


def test_a_wrong_part_of_the_region_shows_both_counts(judge: Callable[[str, str], Judged]) -> None:
    told = judge("In Emmen is bijna de helft van alle banen in de regio te vinden.", "de helft")
    assert told.verdict == "wrong"
    assert "50.330 : 134.500 × 100 = 37,4%" in told.report_says
    assert [figure.area for figure in told.figures] == ["Emmen", "Dutch Techzone"]


def test_percent_of_percentages_is_no_point(judge: Callable[[str, str], Judged]) -> None:
    text = "In Emmen was de netto arbeidsparticipatie in 2023 67,8%, {} hoger dan in 2022."
    assert judge(text.format("0,3 procentpunt"), "0,3 procentpunt").verdict == "correct"
    assert judge(text.format("0,3 procent"), "0,3 procent").verdict == "wrong"
