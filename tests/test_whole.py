"""The whole with the real model: ingest, open questions, the score of the answers, and no network at any step."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.conftest import dtz
from vectorstore.library import open_index
from vectorstore.settings import PROJECT

LEAST_RIGHT, MOST_WRONG = "89", "4.5"
"""Percentages for all questions of the set: a change that makes answers worse does not pass. Raise them with the score."""


@pytest.mark.slow
def test_the_answers_to_the_question_set_are_no_worse_than_before(guarded: Path, real_index: Path) -> None:
    limits = ("--fail-under", LEAST_RIGHT, "--max-wrong", MOST_WRONG)
    done = dtz(guarded, "evaluate", "--index", str(real_index), "--show", "0", *limits)
    assert done.returncode == 0, done.stderr + done.stdout


@pytest.mark.slow
def test_the_standard_recipe_runs_beside_it_without_network(guarded: Path, real_index: Path) -> None:
    done = dtz(guarded, "evaluate", "--index", str(real_index), "--baseline", "--kinds", "conflict", "--show", "0")
    assert done.returncode == 0, done.stderr
    assert "LangChain-recept, eerste 4" in done.stdout


@pytest.mark.slow
def test_an_open_question_is_answered_without_network(guarded: Path, real_index: Path) -> None:
    done = dtz(guarded, "ask", "waarom is er meer overgewicht in de DTZ?", "--index", str(real_index))
    assert done.returncode == 0, done.stderr
    assert "minder gezonde lifestyle" in done.stdout


@pytest.mark.slow
def test_the_guard_does_stop_a_process_that_reaches_out(guarded: Path) -> None:
    code = "import socket; socket.create_connection(('example.org', 80))"
    environment = {**os.environ, "PYTHONPATH": str(guarded)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert "network: example.org" in done.stderr


@pytest.mark.slow
def test_the_real_model_finds_by_meaning(real_index: Path) -> None:
    assistant = Assistant(open_index(real_index))
    nearest = [id_ for id_, _ in assistant.index.vectors.nearest("hoeveel mensen zijn te dik", 5)]
    assert any("overgewicht" in assistant.index.passages[id_].text for id_ in nearest)


@pytest.mark.slow
def test_a_second_ingest_if_needed_does_nothing(guarded: Path, real_index: Path) -> None:
    before = (real_index / "current").read_text()
    done = dtz(guarded, "ingest", "--if-needed", "--index", str(real_index))
    assert "is bij" in done.stdout
    assert (real_index / "current").read_text() == before


@pytest.mark.slow
def test_a_figure_question_imports_nothing_heavy(real_index: Path) -> None:
    code = (
        "import sys; from assistant.cli import main; "
        f"main(['ask', 'werkloosheid Emmen', '--index', {str(real_index)!r}]); "
        "print(sorted({'torch', 'chromadb', 'pandas', 'scipy', 'sentence_transformers', 'langchain_core'} "
        "& set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]"
