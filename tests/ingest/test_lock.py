"""Two ingests on one index: the second waits and says why, or stops with one sentence; who dies leaves no lock."""

import os
import re
import signal
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from ingest.lock import HOLDER, only_one
from tests.ingest.children import (
    FORKS,
    NEW,
    OLD,
    PATIENCE,
    answers,
    build,
    hold_lock,
    ingest_held,
    result_of,
    run_dtz,
    start,
)
from vectorstore.catalogue import read_catalogue
from vectorstore.errors import IngestBusyError, ReportError


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """Two reports, of which each ingest takes one."""
    first, second = tmp_path / "eerste.txt", tmp_path / "tweede.txt"
    first.write_text(OLD, encoding="utf-8")
    second.write_text(NEW, encoding="utf-8")
    return first, second


def ids(root: Path) -> list[str]:
    return [entry.report.id for entry in read_catalogue(root).entries]


def test_a_second_ingest_waits_and_says_for_what(reports: tuple[Path, Path], tmp_path: Path) -> None:
    root, busy, go_on = tmp_path / "index", FORKS.Event(), FORKS.Event()
    first = start(ingest_held, reports[0], root, busy, go_on)
    assert busy.wait(PATIENCE)
    said: list[str] = []

    def tell(message: str) -> None:
        said.append(message)
        assert not (root / "current").exists()
        go_on.set()

    with only_one(root, True, tell):
        assert ids(root) == ["eerste"]
    first.join(PATIENCE)
    assert first.exitcode == 0
    (sentence,) = said
    pattern = (
        rf"Er loopt al een inlezing in {root} \(proces {first.pid}, sinds \d\d:\d\d\); deze wacht tot die klaar is\."
    )
    assert re.fullmatch(pattern, sentence)


def test_both_of_two_ingests_succeed_in_turn(reports: tuple[Path, Path], tmp_path: Path) -> None:
    root, busy, go_on = tmp_path / "index", FORKS.Event(), FORKS.Event()
    first = start(ingest_held, reports[0], root, busy, go_on)
    assert busy.wait(PATIENCE)
    seconds = start(ingest_and_release, reports[1], root, go_on, tmp_path / "said")
    seconds.join(PATIENCE)
    first.join(PATIENCE)
    assert (first.exitcode, seconds.exitcode) == (0, 0)
    code, out, error = (tmp_path / "said").read_text(encoding="utf-8").split("\x00")
    assert code == "0"
    assert f"Er loopt al een inlezing in {root} (proces {first.pid}, " in error
    assert "Blijft in de index: Eerste (2024)." in out
    assert ids(root) == ["eerste", "tweede"]


def ingest_and_release(report: Path, root: Path, go_on: Event, said: Path) -> None:
    """`dtz ingest --add` beside an ingest that goes on as soon as this one says that it waits."""
    import assistant.commands.ingest as command

    tell = command._tell

    def release(message: str) -> None:
        tell(message)
        go_on.set()

    command._tell = release
    code, out, error = run_dtz("ingest", str(report), "--add", "--index", str(root))
    said.write_text("\x00".join((str(code), out, error)), encoding="utf-8")


def test_with_no_wait_the_second_stops_with_one_sentence(reports: tuple[Path, Path], tmp_path: Path) -> None:
    root, busy, go_on = tmp_path / "index", FORKS.Event(), FORKS.Event()
    first = start(ingest_held, reports[0], root, busy, go_on)
    assert busy.wait(PATIENCE)
    code, out, error = result_of(run_dtz, "ingest", str(reports[1]), "--no-wait", "--index", str(root))
    go_on.set()
    first.join(PATIENCE)
    assert (code, out) == (2, "")
    who = rf"Er loopt al een inlezing in {root} \(proces {first.pid}, sinds \d\d:\d\d\)"
    assert re.fullmatch(rf"Fout: {who}; probeer het opnieuw als die klaar is\.\n", error)
    assert ids(root) == ["eerste"]


def test_a_process_that_is_killed_leaves_no_lock(reports: tuple[Path, Path], tmp_path: Path) -> None:
    root, busy = tmp_path / "index", FORKS.Event()
    holder = start(hold_lock, root, busy)
    assert busy.wait(PATIENCE)
    with pytest.raises(IngestBusyError, match=f"proces {holder.pid}"), only_one(root, False, str):
        pass
    os.kill(holder.pid, signal.SIGKILL)
    holder.join(PATIENCE)
    assert (root / HOLDER).is_file()
    build(reports[0], root)
    assert not (root / HOLDER).exists()
    assert "42.300 inwoners" in answers(root)[0]


def test_an_ingest_that_fails_lets_go(reports: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="bestaat niet"):
        build(tmp_path / "weg.txt", tmp_path / "index")
    with only_one(tmp_path / "index", False, str):
        assert (tmp_path / "index" / HOLDER).is_file()
