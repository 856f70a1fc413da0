"""An ingest that is killed, or that comes while questions are asked: readers see the old index or the new one, nothing else."""

import errno
import json
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.librarian import Librarian
from ingest.lock import LOCK
from ingest.pipeline import ingest
from tests.conftest import TINY, WordEmbedder
from tests.ingest.children import (
    FIGURE,
    FORKS,
    NEW,
    OLD,
    PASSAGE,
    answers,
    ask_until,
    build,
    built_answers,
    ingest_in_turn,
    ingest_until,
    ingest_within,
    quiet,
    result_of,
    start,
)
from vectorstore.catalogue import POINTER, PREVIOUS, REPORTS, read_catalogue
from vectorstore.chroma import PassageVectors
from vectorstore.errors import IndexOutdatedError, ReportError
from vectorstore.library import open_library

KILLS = 60
"""Moments at which an ingest is killed."""
STORING = 0.2
"""Seconds behind the reading over which those moments are spread that fall within Chroma's own code: storing takes about as
long.
"""
QUESTIONS, INGESTS = 1000, 24
"""Questions that are asked while the index is replaced, and how often it is."""


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two versions of one report: files of one name."""
    folder = tmp_path_factory.mktemp("versions")
    files = folder / "old" / "rivierenland.txt", folder / "new" / "rivierenland.txt"
    for file, text in zip(files, (OLD, NEW), strict=True):
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def expected(versions: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[str, str], ...]:
    """What the index of each version answers to the two questions."""
    answers = tuple(result_of(built_answers, file, tmp_path_factory.mktemp("index")) for file in versions)
    for (figure, passage), said in zip(
        answers, (("42.300", "slechte verlichting"), ("42.400", "kapotte lantaarns")), strict=True
    ):
        assert f"**{said[0]} inwoners**" in figure
        assert f"samen met {said[1]}." in passage
    return answers


@pytest.mark.slow
def test_an_ingest_that_is_killed_leaves_the_old_index_or_the_new_one(
    versions: tuple[Path, Path], expected: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    old, new = versions
    build(old, tmp_path / "base")
    shutil.copytree(tmp_path / "base", tmp_path / "whole")
    events = result_of(ingest_until, new, tmp_path / "whole", 0, 0.0)
    within = KILLS - events
    assert 10 <= events <= KILLS - 10
    moments = [(at, 0.0) for at in range(1, events + 1)] + [(0, STORING * (n + 1) / within) for n in range(within)]

    def killed(moment: tuple[int, float]) -> tuple[Path, bool]:
        root = tmp_path / f"killed-{moment[0]}-{moment[1]}"
        shutil.copytree(tmp_path / "base", root)
        return root, result_of(ingest_until, new, root, *moment) is None

    found = []
    with ThreadPoolExecutor(1) as ahead:
        for root, unfinished in ahead.map(killed, moments):
            found.append((expected.index(answers(root)), unfinished))
            build(new, root)
            assert answers(root) == expected[1]
            assert {path.name for path in root.iterdir()} == {POINTER, PREVIOUS, LOCK, REPORTS}
            assert {path.name for path in (root / REPORTS).iterdir()} == named(root / POINTER) | named(root / PREVIOUS)
    by_event = [version for version, _ in found[:events]]
    assert set(by_event) == {0, 1}
    assert by_event == sorted(by_event)
    assert all(unfinished for _, unfinished in found[:events])
    assert sum(unfinished for _, unfinished in found[events:]) > within / 4


def named(catalogue: Path) -> set[str]:
    """The folders that a catalogue names."""
    return {entry["digest"] for entry in json.loads(catalogue.read_text())["entries"]}


@pytest.mark.slow
def test_who_asks_while_the_index_is_replaced_gets_one_version_or_the_other(
    versions: tuple[Path, Path], expected: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    build(versions[0], tmp_path)
    done = FORKS.Event()
    writer = start(ingest_in_turn, versions, tmp_path, INGESTS, done)
    counts, changed, errors, last = result_of(ask_until, tmp_path, QUESTIONS, done)
    writer.join()
    assert writer.exitcode == 0
    assert errors == []
    assert counts.total() >= QUESTIONS
    assert counts.keys() == {
        (question, answer) for said in expected for question, answer in zip((FIGURE, PASSAGE), said, strict=True)
    }
    assert changed > INGESTS / 2
    assert last == expected[1]


def test_a_question_is_asked_again_where_another_visitor_took_up_the_new_index(
    versions: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(versions[0], tmp_path)
    librarian = Librarian(open_library(tmp_path, WordEmbedder()))
    nearest = PassageVectors.nearest

    def late(vectors: PassageVectors, *asked: object) -> object:
        monkeypatch.undo()
        build(versions[1], tmp_path)
        shutil.rmtree(vectors._folder)
        assert librarian.refresh()
        return nearest(vectors, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(PassageVectors, "nearest", late)
    assert "kapotte lantaarns" in librarian.ask(PASSAGE).text


def test_vectors_of_a_folder_that_was_made_anew_are_opened_anew(versions: tuple[Path, Path], tmp_path: Path) -> None:
    build(versions[0], tmp_path)
    librarian = Librarian(open_library(tmp_path, WordEmbedder()))
    assert librarian.index().vectors.by_text()
    folder = librarian.index().folder
    (folder / "chroma" / "chroma.sqlite3").write_bytes(b"kapot")  # so that who still has it open notices
    shutil.rmtree(folder)
    build(versions[0], tmp_path)
    assert not librarian.refresh()
    assert "slechte verlichting" in librarian.ask(PASSAGE).text


def test_asking_for_vectors_that_are_gone_makes_no_folder(versions: tuple[Path, Path], tmp_path: Path) -> None:
    build(versions[0], tmp_path)
    index = Librarian(open_library(tmp_path, WordEmbedder())).index()
    shutil.rmtree(index.folder)
    with pytest.raises(IndexOutdatedError, match="dtz ingest"):
        index.vectors.nearest("inwoners", 1)
    assert not index.folder.exists()


class CountingEmbedder(WordEmbedder):
    """Keeps the texts that it was given to store."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        self.texts += texts
        return super().embed_passages(texts)


def embedded(report: Path, root: Path, keep: bool = False) -> tuple[list[str], list[str]]:
    """The ids of the reports that an ingest reads and the texts that it embeds."""
    embedder = CountingEmbedder()
    result = ingest([report], root, quiet, embedder, keep=keep)
    return [content.report.id for content in result.reports], embedder.texts


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "rivierenland.txt"
    file.write_text(TINY, encoding="utf-8")
    return file


def test_a_report_that_did_not_change_is_not_read_or_embedded_again(report: Path, tmp_path: Path) -> None:
    first = embedded(report, tmp_path / "index")
    assert first[0] == ["rivierenland"]
    assert len(first[1]) > 15
    assert embedded(report, tmp_path / "index") == ([], [])


def test_of_a_changed_sentence_only_the_texts_around_it_are_embedded(report: Path, tmp_path: Path) -> None:
    embedded(report, tmp_path / "index")
    report.write_text(TINY.replace("slechte verlichting", "kapotte lantaarns"), encoding="utf-8")
    read, texts = embedded(report, tmp_path / "index")
    assert read == ["rivierenland"]
    # the passage, the sentence with the one before it, and that one with it: all three the same two sentences
    assert [text for text in texts if "kapotte lantaarns" not in text] == []
    assert 1 <= len(texts) <= 3


def test_after_a_change_of_the_file_beside_a_report_nothing_is_embedded_again(report: Path, tmp_path: Path) -> None:
    embedded(report, tmp_path / "index")
    report.with_suffix(".toml").write_text('publisher = "Provincie"\n', encoding="utf-8")
    assert embedded(report, tmp_path / "index") == (["rivierenland"], [])
    assert read_catalogue(tmp_path / "index").entries[0].report.publisher == "Provincie"


def test_a_version_that_comes_back_is_not_embedded_again(
    versions: tuple[Path, Path], expected: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    for version in versions:
        build(version, tmp_path)
    assert embedded(versions[0], tmp_path)[1] == []
    assert answers(tmp_path) == expected[0]


@pytest.mark.parametrize("damaged", ["records.json", "chroma/chroma.sqlite3"])
@pytest.mark.parametrize("damage", [lambda file: file.unlink(), lambda file: file.write_bytes(b"kapot")])
def test_a_damaged_report_is_made_anew(
    versions: tuple[Path, Path],
    expected: tuple[tuple[str, str], ...],
    tmp_path: Path,
    damaged: str,
    damage: Callable[[Path], object],
) -> None:
    build(versions[0], tmp_path)
    damage(next((tmp_path / REPORTS).iterdir()) / damaged)
    with pytest.raises(IndexOutdatedError, match="bouw de index opnieuw met: dtz ingest"):
        answers(tmp_path)
    build(versions[0], tmp_path)
    assert answers(tmp_path) == expected[0]


def test_reports_that_are_added_leave_the_others_in_their_place(report: Path, tmp_path: Path) -> None:
    root, other = tmp_path / "index", tmp_path / "andere.txt"
    other.write_text(NEW, encoding="utf-8")
    embedded(report, root)
    assert embedded(other, root, keep=True)[0] == ["andere"]
    report.write_text(NEW, encoding="utf-8")
    assert embedded(report, root, keep=True)[0] == ["rivierenland"]
    assert [entry.report.id for entry in read_catalogue(root).entries] == ["rivierenland", "andere"]
    assert (
        Librarian(open_library(root, WordEmbedder())).ask(FIGURE, report="rivierenland").figures[0].text
        == "42.400 inwoners"
    )
    assert embedded(other, root) == ([], [])
    assert [entry.report.id for entry in read_catalogue(root).entries] == ["andere"]


def test_reports_cannot_be_added_to_an_index_of_another_model(report: Path, tmp_path: Path) -> None:
    class Other(WordEmbedder):
        name = "test/other"

    embedded(report, tmp_path / "index")
    with pytest.raises(ReportError, match=r"gemaakt met het model test/words; .* zonder --add"):
        ingest([report], tmp_path / "index", quiet, Other(), keep=True)


def test_a_folder_that_cannot_be_made_is_named(report: Path) -> None:
    with pytest.raises(
        ReportError, match=r"In de map .*/rivierenland\.txt/index kan niet geschreven worden; kies een andere"
    ):
        ingest([report], report / "index", quiet, WordEmbedder())


@pytest.mark.parametrize("size", [20_000, 100_000, 170_000])
def test_where_files_cannot_grow_the_old_index_stays(
    versions: tuple[Path, Path], expected: tuple[tuple[str, str], ...], tmp_path: Path, size: int
) -> None:
    build(versions[0], tmp_path)
    problem = result_of(ingest_within, versions[1], tmp_path, size)
    assert "vol" in problem or "maak ruimte vrij" in problem
    assert "\n" not in problem
    assert answers(tmp_path) == expected[0]
    build(versions[1], tmp_path)
    assert answers(tmp_path) == expected[1]


def test_where_the_catalogue_cannot_be_swapped_the_old_index_stays(
    versions: tuple[Path, Path], expected: tuple[tuple[str, str], ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(root: Path, catalogue: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    build(versions[0], tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("ingest.pipeline.publish", full)
        with pytest.raises(
            ReportError, match=r"kan de index niet geschreven worden \(No space left .*\); maak ruimte vrij"
        ):
            build(versions[1], tmp_path)
    assert answers(tmp_path) == expected[0]
    assert embedded(versions[1], tmp_path)[1] == []
    assert answers(tmp_path) == expected[1]
