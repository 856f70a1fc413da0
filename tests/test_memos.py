"""Memos whose writers said of each claim what the report says of it, and what the program makes of them.

The writers had not seen the program. The program goes on being mended by what it judges otherwise, so these are floors under what
was reached and no blind measures. `python -m tests.judged_claims` prints what is judged otherwise.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.claims.check_text import TextChecker
from assistant.claims.records import Judged, Memo
from tests.judged_claims import CALLED_RIGHT, DOCUMENTS, MISSED, SETS, checker_of, score, table
from vectorstore.index import Index

MEMOS = DOCUMENTS / "memos"
FLOORS = [
    ("eerste", 165, 0.95, 0), ("tweede", 168, 0.88, 0), ("derde", 166, 0.97, 0), ("vierde", 165, 0.96, 0),
    ("vijfde", 165, 0.96, 0), ("zesde", 159, 0.94, 0), ("zevende", 148, 0.92, 0), ("achtste", 150, 0.91, 0),
    ("negende", 143, 0.92, 0), ("tiende", 149, 0.89, 0), ("elfde", 184, 0.94, 0), ("twaalfde", 148, 0.95, 0),
    ("dertiende", 150, 0.94, 0), ("veertiende", 150, 0.95, 0), ("vijftiende", 149, 0.88, 0),
    ("noordkust", 69, 0.75, 0), ("noordkust-tweede", 78, 0.76, 0), ("noordkust-derde", 75, 0.79, 1),
    ("noordkust-vierde", 75, 0.74, 1), ("peelland", 66, 0.71, 1), ("peelland-tweede", 75, 0.70, 0),
]  # fmt: skip
"""Claims, the part of them that is judged as the writer did, and how many that are not right may be called right."""


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], TextChecker]:
    """The checker for a set; each report is ingested once."""
    made: dict[Path, TextChecker] = {}

    def of(name: str) -> TextChecker:
        report = SETS[name]
        if report not in made:
            made[report] = checker_of(report, tmp_path_factory.mktemp("memos") / "index")
        return made[report]

    return of


@pytest.mark.slow
@pytest.mark.parametrize(("name", "claims", "least_right", "most_called_right"), FLOORS)
def test_claims_are_judged_as_their_writers_did(
    checker: Callable[[str], TextChecker], name: str, claims: int, least_right: float, most_called_right: int
) -> None:
    found = score(MEMOS / name, checker(name))
    print(f"\n{table([(name, found)])}")
    assert found.claims == claims
    assert found.right >= least_right
    assert found.wrong_called_right <= most_called_right


def test_every_set_has_a_floor() -> None:
    assert {folder.name for folder in MEMOS.iterdir()} == set(SETS) == {name for name, *_ in FLOORS}


def test_a_checker_that_sees_nothing_scores_nothing(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextChecker, "check", lambda self, memo: [])
    found = score(MEMOS / "eerste", TextChecker(index))
    assert (found.claims, found.right, found.missed, found.wrong_missed) == (165, 0, 165, 79)
    assert {given for _, given in found.pairs} == {MISSED}


def test_a_checker_that_calls_all_right_is_caught(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    check = TextChecker.check

    def flattering(self: TextChecker, memo: Memo) -> list[Judged]:
        return [replace(one, verdict="correct") for one in check(self, memo)]

    monkeypatch.setattr(TextChecker, "check", flattering)
    found = score(MEMOS / "eerste", TextChecker(index))
    lines = (MEMOS / "eerste" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    correct = sum(json.loads(line)["verdict"] == "correct" for line in lines)
    assert found.wrong_called_right + found.wrong_missed == found.wrong == 79
    assert found.wrong_called_right > 70
    assert found.right <= correct / 165
    assert not [given for _, given in found.pairs if given not in (*CALLED_RIGHT, MISSED)]
