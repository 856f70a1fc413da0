"""Shared by all tests: a model that needs no weights, the report, a tiny report of another region, and their indexes."""

import hashlib
import math
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.check.check import contradictions_of
from assistant.librarian import Librarian
from ingest.pipeline import ingest
from ingest.read import read_report
from ingest.report_content import ReportContent, read_content
from vectorstore.dutch.vocabulary import Vocabulary, load_vocabulary
from vectorstore.dutch.words import words
from vectorstore.index import Index
from vectorstore.library import open_index, open_library
from vectorstore.settings import PROJECT

REPORT = PROJECT / "data" / "reports" / "stand-van-de-dutch-techzone.txt"
SIZE = 64

TINY = """1. Bevolking

Inwoners
In 2024 telde de RVL 90.400 inwoners. Dit aantal is als volgt verdeeld:

• Tiel: 42.300 inwoners (46,8%)

• Culemborg: 29.600 inwoners (32,7%)

• Buren: 18.500 inwoners (20,5%)

De bevolking in de RVL groeide sinds 2014 met 4,2%, tegenover 6,1% landelijk en 5,0% in de referentieregio.

2. Leefbaarheid

Veiligheid
De tabel geeft de cijfers over 2023. Het gevoel van onveiligheid hangt volgens de gemeenten samen met slechte verlichting.

Onderwerp  Tiel Culemborg Buren Nederland

Werkloosheid 4,1 3,3 2,6 3,7

Aantal ondervonden
delicten

31 28,5 N.B. 30

Overgewicht 52 48,4 50 50,1

Bron: CBS
"""


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


class WordEmbedder:
    """Counts words in hashed places: alike texts get alike vectors, without any model."""

    name = "test/words"

    def embed_query(self, text: str) -> list[float]:
        vector = [0.01] * SIZE
        for word in words(text):
            vector[int(hashlib.md5(word.encode()).hexdigest(), 16) % SIZE] += 1.0
        length = math.sqrt(sum(x * x for x in vector))
        return [x / length for x in vector]

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def content(vocabulary: Vocabulary) -> ReportContent:
    """The report as read, without an index."""
    return read_content(read_report(REPORT), vocabulary)


def build(paths: list[Path], root: Path) -> Index:
    """An index of these reports with the word embedder."""
    ingest(paths, root, lambda step, done, total: None, WordEmbedder(), contradictions_of)
    return open_index(root, WordEmbedder())


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return build([REPORT], tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def assistant(index: Index) -> Assistant:
    return Assistant(index)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant on a small report of another region, without a metadata file."""
    folder = tmp_path_factory.mktemp("tiny")
    report = folder / "rivierenland.txt"
    report.write_text(TINY, encoding="utf-8")
    return Assistant(build([report], folder / "index"))


def librarian_of(index: Index) -> Librarian:
    """A librarian on the folder that an index lies in."""
    return Librarian(open_library(index.folder.parents[1], WordEmbedder()))


@pytest.fixture(scope="session")
def librarian(index: Index) -> Librarian:
    return librarian_of(index)


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that, on PYTHONPATH, stops every process that reaches for the network."""
    folder = tmp_path_factory.mktemp("guard")
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return folder


def dtz(guarded: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, without network."""
    environment = {**os.environ, "PYTHONPATH": str(guarded)}
    command = [sys.executable, "-m", "assistant.cli", *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def real_index(guarded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the report with the real model, built by the command line without network."""
    root = tmp_path_factory.mktemp("whole") / "index"
    done = dtz(guarded, "ingest", "--index", str(root))
    assert done.returncode == 0, done.stderr
    assert "8 hoofdstukken, 31 paragrafen, 4 tabellen" in done.stdout
    return root
