"""Feedback: kept, listed, exported as questions, and removed."""

import json
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.evaluation.question_set import read_questions
from assistant.feedback.questions import TO_FILL_IN, as_questions
from assistant.feedback.records import Feedback
from assistant.feedback.store import FeedbackStore
from vectorstore.errors import FeedbackError

GOOD = Feedback("werkloosheid Emmen", (), "**3,5%** – werkloosheid, Emmen, 2023.", "answered", True)
BAD = Feedback("en in Assen?", ("werkloosheid Emmen",), "Dat staat niet in het rapport.", "not_in_report", False,
               "not_found", "volgens mij 3,9% of || 4,0%", "2024")  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> FeedbackStore:
    return FeedbackStore(tmp_path / "map" / "feedback.sqlite")


def test_what_is_added_is_read_back_in_order(store: FeedbackStore) -> None:
    assert store.all() == []
    first, second = store.add(GOOD), store.add(BAD)
    assert [replace(one, at="", id=0) for one in store.all()] == [GOOD, BAD]
    assert [one.id for one in store.all()] == [first, second]
    assert [one.good for one in store.all(good=False)] == [False]
    store.remove(first)
    assert [one.id for one in store.all()] == [second]


def test_old_rows_are_removed(store: FeedbackStore) -> None:
    store.add(replace(GOOD, at="2025-01-01T10:00:00+00:00"))
    store.add(replace(BAD, at="2026-01-01T10:00:00+00:00"))
    assert store.clean_up(365, now=datetime(2026, 3, 1, tzinfo=UTC)) == 1
    assert [one.question for one in store.all()] == [BAD.question]
    assert FeedbackStore(Path("/nergens/feedback.sqlite")).clean_up(1) == 0


def test_many_writers_at_once_lose_nothing(store: FeedbackStore) -> None:
    threads = [threading.Thread(target=lambda: [store.add(GOOD) for _ in range(10)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.id for one in store.all()}) == 80


def test_a_file_that_is_no_database_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "feedback.sqlite"
    path.write_text("geen database, maar tekst " * 100, encoding="utf-8")
    with pytest.raises(FeedbackError, match="is niet te gebruiken"):
        FeedbackStore(path).all()


def test_thumbs_become_questions_to_review() -> None:
    good, bad, refused, unclear = as_questions([
        replace(GOOD, id=1), replace(BAD, id=2),
        replace(BAD, good=True, reason="", expected="", id=3), replace(BAD, expected="ergens bij de arbeidsmarkt", id=4),
    ])  # fmt: skip
    assert (good.id, good.expect, good.must) == ("F0001", "answer", (("3,5%",),))
    assert (bad.expect, bad.kind, bad.history, bad.must) == (
        "answer", "followup", ("werkloosheid Emmen",), (("3,9%",), ("4,0%",)),
    )  # fmt: skip
    assert "Dit staat wel in het rapport" in bad.note
    assert (refused.expect, refused.kind, refused.must) == ("refuse", "unanswerable", ())
    assert unclear.must == ((TO_FILL_IN,),)


@pytest.mark.parametrize("name", ["vragen.csv", "vragen.jsonl"])
def test_the_command_lists_exports_and_cleans_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / "feedback.sqlite"
    monkeypatch.setenv("DTZ_FEEDBACK", str(path))
    assert main(["feedback"]) == 0
    assert capsys.readouterr().out == "Er zijn nog geen reacties.\n"
    FeedbackStore(path).add(replace(GOOD, at="2020-01-01T10:00:00+00:00"))
    FeedbackStore(path).add(BAD)
    assert main(["feedback"]) == 0
    listed = capsys.readouterr().out
    assert "1. 2020-01-01 10:00  duim omhoog\n   vraag: werkloosheid Emmen" in listed
    assert "duim omlaag: Dit staat wel in het rapport\n   eerder: werkloosheid Emmen\n   vraag: en in Assen?" in listed
    assert main(["feedback", "--bad", "--json"]) == 0
    assert [one["question"] for one in json.loads(capsys.readouterr().out)] == ["en in Assen?"]
    assert main(["feedback", "--export", str(tmp_path / name)]) == 0
    questions = read_questions(tmp_path / name)
    assert [question.question for question in questions] == ["werkloosheid Emmen", "en in Assen?"]
    assert questions[1].history == ("werkloosheid Emmen",)
    capsys.readouterr()
    assert main(["feedback", "--cleanup"]) == 0
    assert "1 reacties verwijderd" in capsys.readouterr().out
    assert main(["feedback", "--cleanup", "--days", "0"]) == 0
    assert FeedbackStore(path).all(good=True) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--days", "3"], "--days hoort bij --cleanup"),
        (["--cleanup", "--days", "-1"], "--days hoort bij --cleanup"),
        (["--export", "/nergens/x.csv"], "die map bestaat niet"),
        (["--export", "x.txt"], "heet .csv of .jsonl"),
        (["--good", "--bad"], "gaan niet samen"),
    ],
)
def test_wrong_use_gets_a_sentence(tmp_path: Path, arguments: list[str], told: str) -> None:
    command = [sys.executable, "-m", "assistant.cli", "feedback", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"DTZ_FEEDBACK": str(tmp_path / "f.sqlite"),
                                                                                     "PATH": "/usr/bin:/bin"})  # fmt: skip
    assert done.returncode == 2
    assert told in done.stderr
