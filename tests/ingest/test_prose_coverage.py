"""All numbers in the report's running text against a reader's judgement of each: tests/expected/cijfers_in_de_tekst.csv."""

import re

import pytest

from ingest.report_content import ReportContent
from tests.conftest import REPORT
from tests.judged import Judged, judged_numbers, matched

LEAST_RIGHT = 0.95
"""Part of the numbers in digits whose figure says in every respect what the reader says. Raise it with the score."""
JUDGED = judged_numbers()
LINES = REPORT.read_text(encoding="utf-8").splitlines()
_YEAR = re.compile(r"(?:19|20)\d\d$")


def in_digits() -> list[Judged]:
    return [one for one in JUDGED if one.is_figure and not one.in_words]


def test_the_list_is_of_this_report() -> None:
    assert len(in_digits()) >= 200
    for one in JUDGED:
        around = " ".join(" ".join(LINES[one.line - 2 : one.line + 2]).split()).casefold()
        assert one.printed.casefold() in around, (one.line, one.printed)


def test_the_list_has_every_number_of_a_stretch_of_running_text() -> None:
    """Lines 670 to 850, chosen because they hold no table: years aside, each number stands in the list."""
    listed = {(one.line, re.sub(r"[^\d.,]", "", one.printed).strip(".,")) for one in JUDGED}
    for at in range(670, 851):
        for number in re.findall(r"(?<![\w.,])\d+(?:[.,]\d+)*", LINES[at - 1]):
            if not _YEAR.fullmatch(number) and not re.match(r" ?\d\. [A-Z]", LINES[at - 1]):
                assert (at, number) in listed, (at, number)


def test_figures_say_what_a_reader_says(content: ReportContent) -> None:
    pairs = matched(in_digits(), content.figures)
    wrong = [
        (o.line, o.printed, o.differences(f) if f else "geen cijfer") for o, f in pairs if not f or o.differences(f)
    ]
    print(f"{len(pairs) - len(wrong)} van {len(pairs)} getallen in de tekst goed in elk opzicht")
    assert 1 - len(wrong) / len(pairs) >= LEAST_RIGHT, wrong


def test_numbers_that_are_no_figures_are_left_out_for_a_reason(content: ReportContent) -> None:
    reasons = {entry.printed for entry in content.left_out if entry.reason}
    for one in (
        one
        for one in JUDGED
        if not one.is_figure and not one.in_words and one.printed not in ("15-75", "10%", "18+", "19")
    ):
        assert one.printed in reasons, (one.line, one.printed)


@pytest.mark.parametrize("printed", ["driekwart", "tweederde", "een half procentpunt", "een procentpunt"])
def test_parts_and_points_in_words_are_figures(content: ReportContent, printed: str) -> None:
    judged = next(one for one in JUDGED if one.printed == printed)
    [(_, figure)] = matched([judged], content.figures)
    assert figure is not None
    assert judged.differences(figure) == ()
