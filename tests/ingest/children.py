"""What other processes do in the tests of a safe ingest; they are forked from one that has everything in memory (`warm.py`)."""

import multiprocessing
import os
import resource
import signal
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread
from typing import Any

from assistant import cli
from assistant.check.check import contradictions_of
from assistant.librarian import Librarian
from assistant.records import Answer
from ingest.lock import only_one
from ingest.pipeline import READING, ingest
from tests.conftest import TINY, WordEmbedder
from vectorstore.errors import DtzError
from vectorstore.library import open_library

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.ingest.warm"])
OLD, NEW = TINY, TINY.replace("42.300", "42.400").replace("slechte verlichting", "kapotte lantaarns")
"""Two versions of one report: a figure and a sentence differ."""
FIGURE, PASSAGE = "hoeveel inwoners heeft Tiel", "waarom voelen mensen zich onveilig"
"""A question that is looked up, and one that is searched by meaning."""
PATIENCE = 60
"""Seconds that a test waits for another process before it fails."""
EVENTS = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "fcntl.flock", "open"})
"""What the operating system is asked for in Python, as audit hooks name it; Chroma writes in code of its own."""


def start(work: Callable[..., None], *arguments: object) -> Any:
    """A process that does this work."""
    process = FORKS.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def result_of(work: Callable[..., Any], *arguments: object) -> Any:
    """What work in another process returns; None where the process ended before it could tell."""
    ours, theirs = FORKS.Pipe(duplex=False)
    process = start(_tell, theirs, work, *arguments)
    theirs.close()
    try:
        assert ours.poll(PATIENCE), "the process does not end"
        told = ours.recv()
    except EOFError:
        told = None
    finally:
        ours.close()
    process.join(PATIENCE)
    return told


def _tell(pipe: Connection, work: Callable[..., Any], *arguments: object) -> None:
    pipe.send(work(*arguments))


def quiet(step: str, done: int, total: int) -> None:
    """No progress."""


def build(report: Path, root: Path) -> None:
    """An index of one report, as `dtz ingest` makes it."""
    ingest([report], root, quiet, WordEmbedder(), contradictions_of)


def told(answer: Answer) -> str:
    """All of an answer but the time that it took."""
    return repr({name: getattr(answer, name) for name in answer.__slots__ if name != "seconds"})


def answers(root: Path) -> tuple[str, str]:
    """What an index answers, told in full."""
    librarian = Librarian(open_library(root, WordEmbedder()))
    return told(librarian.ask(FIGURE)), told(librarian.ask(PASSAGE))


def built_answers(report: Path, root: Path) -> tuple[str, str]:
    """What an index answers after an ingest that nothing disturbs."""
    build(report, root)
    return answers(root)


class _Stop:
    """Kills its own process at the `at`-th event of an ingest, or `after` so many seconds behind the reading."""

    def __init__(self, root: Path, at: int, after: float) -> None:
        self.root, self.at, self.after, self.count = str(root), at, after, 0

    def audit(self, event: str, arguments: Sequence[object]) -> None:
        if event not in EVENTS or (
            not any(str(one).startswith(self.root) for one in arguments) and event != "fcntl.flock"
        ):
            return
        if event != "open" or (isinstance(arguments[1], str) and arguments[1] != "r" and arguments[1] != "rb"):
            self.step()

    def step(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def progress(self, step: str, done: int, total: int) -> None:
        if step == READING and self.after:
            signal.setitimer(signal.ITIMER_REAL, self.after)  # its signal ends a process on the spot, as kill -9 does
        self.step()


class _StoppingEmbedder(WordEmbedder):
    def __init__(self, stop: _Stop) -> None:
        self.stop = stop

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        self.stop.step()
        return super().embed_passages(texts)


def ingest_until(report: Path, root: Path, at: int, after: float) -> int:
    """An ingest that is killed on the way; returns the number of its events where it was not."""
    stop = _Stop(root, at, after)
    sys.addaudithook(stop.audit)
    ingest([report], root, stop.progress, _StoppingEmbedder(stop), contradictions_of)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return stop.count


def ingest_within(report: Path, root: Path, size: int) -> str:
    """What an ingest says where no file can be larger than so many bytes; "" where nothing was wrong."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        build(report, root)
    except DtzError as problem:
        return str(problem)
    return ""


def ingest_held(report: Path, root: Path, busy: Event, go_on: Event) -> None:
    """An ingest that stops after reading until it may go on."""

    def hold(step: str, done: int, total: int) -> None:
        busy.set()
        assert go_on.wait(PATIENCE)

    ingest([report], root, hold, WordEmbedder())


def hold_lock(root: Path, busy: Event) -> None:
    """Hold the lock until killed."""
    with only_one(root, False, str):
        busy.set()
        signal.pause()


def run_dtz(*arguments: str) -> tuple[int, str, str]:
    """`dtz` with the word embedder: its exit code and what it printed on stdout and stderr."""
    import ingest.pipeline

    ingest.pipeline.SentenceTransformerEmbedder = lambda name: WordEmbedder()
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as error:
        code = cli.main(arguments)
    return code, out.getvalue(), error.getvalue()


def ingest_in_turn(reports: Sequence[Path], root: Path, times: int, done: Event) -> None:
    """Put one version of a report in the place of the other, several times."""
    try:
        for turn in range(times):
            build(reports[turn % len(reports)], root)
    finally:
        done.set()


def ask_until(root: Path, least: int, done: Event) -> tuple[Counter[tuple[str, str]], int, list[str], tuple[str, str]]:
    """What two visitors of one librarian are answered while the index is replaced: each different answer with how often it
    came, how often the answer was another than the one before, errors, and the last answers.
    """
    librarian = Librarian(open_library(root, WordEmbedder()))
    counts: Counter[tuple[str, str]] = Counter()
    errors: list[str] = []
    changed = 0

    def visit() -> None:
        nonlocal changed
        last, number = "", 0
        while counts.total() < least or not done.is_set():
            number += 1
            question = FIGURE if number % 3 else PASSAGE
            try:
                answer = told(librarian.ask(question))
            except Exception as fault:  # any error is what the test looks for
                errors.append(repr(fault))
                return
            counts[question, answer] += 1
            changed += question == FIGURE and answer != last
            last = answer if question == FIGURE else last

    visitors = [Thread(target=visit) for _ in range(2)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return counts, changed, errors, (told(librarian.ask(FIGURE)), told(librarian.ask(PASSAGE)))
