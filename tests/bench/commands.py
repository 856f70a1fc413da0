"""Whole commands as a user starts them, and answers in a running process beside the time of embedding one question."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from assistant.librarian import open_librarian
from tests.bench.measure import Row, command, row, times

RUNS, CALLS = 5, 20
FIGURE = "hoe hoog is de werkloosheid in Emmen"
OPEN = "waarom is er meer overgewicht in de DTZ?"
FIGURES = ("hoe hoog is de werkloosheid in Emmen", "hoeveel inwoners heeft Coevorden", "levensverwachting hardenberg",
           "minste hoogopgeleiden welke gemeente?", "verschil afstand basisschool borger-odoorn en hardenberg",
           "spanningscijfer ICT-beroepen Drenthe", "vacaturegraad emmen")  # fmt: skip
OPENS = (OPEN, "wat zegt het rapport over vergrijzing", "waardoor kwam de krimp bij de voedingsmiddelenindustrie")


def ingest_rows() -> Iterator[Row]:
    """Time and memory of a whole ingest."""
    with tempfile.TemporaryDirectory() as folder:
        seconds, memory = command("ingest", "--index", folder)
    yield row("ingest, hele opdracht", [seconds], "s")
    yield row("ingest, piekgeheugen", [memory], "MiB")


def cold_rows(index: Path) -> Iterator[Row]:
    """One question in a new process; the first run, which warms the disk, does not count."""
    for name, question in (("cijfervraag", FIGURE), ("open vraag", OPEN)):
        command("ask", question, "--index", str(index))
        runs = [command("ask", question, "--index", str(index)) for _ in range(RUNS)]
        yield row(f"dtz ask, {name}, nieuw proces", [seconds * 1000 for seconds, _ in runs], "ms")
        yield row(f"dtz ask, {name}, piekgeheugen", [memory for _, memory in runs], "MiB")


def running_rows(index: Path) -> Iterator[Row]:
    """Questions in a running process; the questions go round, so that no two calls in a row are the same."""
    assistant = open_librarian(index)
    assistant.warm_up()
    embedding = times(lambda: assistant.library.embedder.embed_query(OPEN), CALLS)
    yield row("één vraag inbedden (ter vergelijking)", embedding, "ms")
    for name, questions in (("cijfervraag", FIGURES), ("open vraag", OPENS)):
        taken = [ms for _ in range(CALLS) for q in questions for ms in times(lambda q=q: assistant.ask(q), 1)]  # type: ignore[misc]
        yield row(f"{name}, lopend proces", taken, "ms")
        yield row(f"{name}, lopend proces", [1000 * len(taken) / sum(taken)], "antwoorden/s")
