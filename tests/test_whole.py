"""The whole with the real model: ingest, open questions, and no network at any step."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.ask import Assistant
from vectorstore.index import open_index
from vectorstore.settings import PROJECT

NO_NETWORK = """
import socket
_connect = socket.socket.connect
def connect(self, address):
    if self.family != socket.AF_UNIX and not str(address[0]).startswith(("127.", "::1", "localhost")):
        raise SystemExit(f"network: {address}")
    return _connect(self, address)
socket.socket.connect = connect
def getaddrinfo(host, *rest, **named):
    if host not in (None, "localhost", "127.0.0.1", "::1"):
        raise SystemExit(f"network: {host}")
    return _getaddrinfo(host, *rest, **named)
_getaddrinfo = socket.getaddrinfo
socket.getaddrinfo = getaddrinfo
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index built by the command line, in a process that stops when anything reaches for the network."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    done = dtz(folder, "ingest", "--index", str(folder / "index"))
    assert done.returncode == 0, done.stderr
    assert "8 hoofdstukken, 31 paragrafen, 4 tabellen" in done.stdout
    return folder


def dtz(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "assistant.cli", *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_an_open_question_is_answered_without_network(root: Path) -> None:
    done = dtz(root, "ask", "waarom is er meer overgewicht in de DTZ?", "--index", str(root / "index"))
    assert done.returncode == 0, done.stderr
    assert "minder gezonde lifestyle" in done.stdout


@pytest.mark.slow
def test_the_guard_does_stop_a_process_that_reaches_out(root: Path) -> None:
    code = "import socket; socket.create_connection(('example.org', 80))"
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert "network: example.org" in done.stderr


@pytest.mark.slow
def test_the_real_model_finds_by_meaning(root: Path) -> None:
    assistant = Assistant(open_index(root / "index"))
    nearest = [id_ for id_, _ in assistant.index.vectors.nearest("hoeveel mensen zijn te dik", 5)]
    assert any("overgewicht" in assistant.index.passages[id_].text for id_ in nearest)


@pytest.mark.slow
def test_a_second_ingest_if_needed_does_nothing(root: Path) -> None:
    before = (root / "index" / "current").read_text()
    done = dtz(root, "ingest", "--if-needed", "--index", str(root / "index"))
    assert "is bij" in done.stdout
    assert (root / "index" / "current").read_text() == before


@pytest.mark.slow
def test_a_figure_question_imports_nothing_heavy(root: Path) -> None:
    code = (
        "import sys; from assistant.cli import main; "
        f"main(['ask', 'werkloosheid Emmen', '--index', {str(root / 'index')!r}]); "
        "print(sorted({'torch', 'chromadb', 'pandas', 'sentence_transformers', 'langchain_core'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]"
