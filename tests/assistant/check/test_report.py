"""The check of the real report and of reports without contradictions, and the command line around it."""

import json
from pathlib import Path

import pytest

from assistant import cli
from assistant.check.check import check
from assistant.check.check_text import check_text
from assistant.check.records import Outcome
from assistant.check.rules import RULES
from ingest.pipeline import read_each
from tests.conftest import REPORT, TINY
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Contradiction

EXPECTED = [
    ("totaal en rijen", "130 + 30 + 80 - 50 + 30 + 10 + 30 + 50 + 30 + 40 = 380", "als totaal 620 banen"),
    ("delen en geheel", "23.600 + 7.300 + 6.400 + 1.600 + 1.500 = 40.400", "30.900 personen"),
    ("delen en geheel", "-23.400 + 21.420 + 0 = -1.980", "circa 2,7%"),
    ("aandeel", "108.765 : 289.330 × 100", "37,7%"),
    ("twee waarden", "3%, maar", "regel 917) geeft +2%"),
    ("twee waarden", "620 banen", "regel 823) geeft +390 banen"),
    ("twee waarden", "620 banen", "regel 917) geeft 390 banen"),
    ("twee waarden", "4,3%", "10% (9 + 1 procentpunt = 10)"),
    ("verschil of groei", "74,9 - 75,4 = -0,5 procentpunt", "-0,66%"),
    ("verhouding", "458 banen per 1.000 inwoners", "346 (8.980 : 25.920 × 1.000 = 346)"),
    ("hoogste of laagste", "Emmen als de grootste", "driekwart in Hardenberg"),
    ("geldt niet voor alle", "Coevorden (32,1%) en Hardenberg (29,5%)", "Nederland (33%)"),
    ("twee gelijke rijen", "zwemwater binnenwateren", "zwemwater kustwateren"),
]
"""Judged by reading the report. Ten cannot be right as printed; three are to be looked into: the growth of 4,3% and 10% may be
in two measures, -0,5% is points, and the twin rows are implausible rather than impossible."""


@pytest.fixture(scope="module")
def outcome(vocabulary: Vocabulary) -> Outcome:
    (content,) = read_each([REPORT], vocabulary)
    return check(content, vocabulary)


def test_the_report_has_these_contradictions_and_no_other(outcome: Outcome) -> None:
    assert [one.kind for one in outcome.contradictions] == [kind for kind, _, _ in EXPECTED]
    for one, (_, first, second) in zip(outcome.contradictions, EXPECTED, strict=True):
        assert first in one.message
        assert second in one.message


def test_every_quote_stands_in_the_report(outcome: Outcome) -> None:
    text = " ".join(REPORT.read_text(encoding="utf-8").split())
    for one in outcome.contradictions:
        assert len(one.quotes) >= 2, one.message
        for quote in one.quotes:
            assert quote in text


def test_every_rule_has_a_name_of_its_own_and_is_counted(outcome: Outcome) -> None:
    assert len({name for name, _ in RULES}) == len(RULES)
    assert [name for name, _ in outcome.checks] == [name for name, _ in RULES]
    assert sum(count for _, count in outcome.checks) > 5 * len(outcome.contradictions)


def test_a_report_of_another_region_has_no_contradiction(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "rivierenland.txt"
    path.write_text(TINY, encoding="utf-8")
    (content,) = read_each([path], vocabulary)
    outcome = check(content, vocabulary)
    assert outcome.contradictions == ()
    assert check_text(outcome).startswith(
        "# Rivierenland\n\nGeen tegenstrijdigheden gevonden.\nGecontroleerd: 1 tabel,"
    )


def test_the_same_report_about_other_places_has_the_same_contradictions(tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = REPORT.read_text(encoding="utf-8")
    for old, new in (
        ("Emmen", "Zutphen"),
        ("Hardenberg", "Lochem"),
        ("Dutch Techzone", "Groene Oosthoek"),
        ("DTZ", "GOH"),
    ):
        text = text.replace(old, new)
    path = tmp_path / "andere-editie.txt"
    path.write_text(text, encoding="utf-8")
    (content,) = read_each([path], vocabulary)
    assert [one.kind for one in check(content, vocabulary).contradictions] == [kind for kind, _, _ in EXPECTED]


def test_the_text_numbers_them_by_kind_and_ends_with_counts() -> None:
    found = (
        Contradiction("aandeel", "Eerste.", ("a", "b")),
        Contradiction("verhouding", "Tweede.", tuple("cdefgh")),
        Contradiction("aandeel", "Derde.", ("x" * 300, "i")),
    )
    text = check_text(Outcome("Streek", found, (("aandelen", 4), ("verhouding", 1), ("leeg", 0)), 1, 1200, 1))
    assert text.splitlines()[:3] == ["# Streek", "", "## Aandeel"]
    assert [line for line in text.splitlines() if line[:1].isdigit()] == ["1. Eerste.", "2. Derde.", "3. Tweede."]
    assert "(en nog 2 rijen of zinnen; alle staan in --json)" in text
    assert f"„{'x' * 240}…”" in text
    assert "Tegenstrijdigheden: 3." in text
    assert "1 tabel, 1.200 cijfers en 1 zin, met 5 vergelijkingen (aandelen 4; verhouding 1)" in text


def test_json_is_a_list_with_kind_message_and_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(REPORT), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == len(EXPECTED)
    assert all(list(one) == ["kind", "message", "quotes"] for one in found)


def test_without_a_name_the_reports_in_data_are_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("# Stand van de Dutch Techzone")
    assert "13. " in text
    assert "Gecontroleerd: 4 tabellen," in text


def test_a_report_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "weg.txt"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "Fout: Het rapport weg.txt bestaat niet; controleer de naam.\n"
