"""Benchmark of whole commands and of a running process; prints a table. Run it with: make bench"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from assistant.ask import Assistant
from vectorstore.index import open_index
from vectorstore.settings import index_folder

RUNS = 5
FIGURE = "hoe hoog is de werkloosheid in Emmen"
OPEN = "waarom is er meer overgewicht in de DTZ?"
FIGURES = ("hoe hoog is de werkloosheid in Emmen", "hoeveel inwoners heeft Coevorden", "levensverwachting hardenberg",
           "minste hoogopgeleiden welke gemeente?", "verschil afstand basisschool borger-odoorn en hardenberg",
           "spanningscijfer ICT-beroepen Drenthe", "vacaturegraad emmen")  # fmt: skip
OPENS = (OPEN, "wat zegt het rapport over vergrijzing", "waardoor kwam de krimp bij de voedingsmiddelenindustrie")


def command(*arguments: str) -> tuple[float, float]:
    """Wall seconds and peak memory (MiB) of one dtz command in a process of its own."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "assistant.cli", *arguments], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"dtz {' '.join(arguments)} mislukte; probeer eerst: make setup")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def times(action: Callable[[], object], count: int) -> list[float]:
    """Milliseconds of each call."""
    result = []
    for _ in range(count):
        started = time.perf_counter()
        action()
        result.append((time.perf_counter() - started) * 1000)
    return sorted(result)


def row(name: str, values: list[float], unit: str) -> None:
    """One line of the table."""
    p95 = values[min(len(values) - 1, int(len(values) * 0.95))]
    print(f"| {name} | {statistics.median(values):.1f} | {p95:.1f} | {unit} | {len(values)} |")


def main() -> None:
    """Measure and print."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    print("| wat | mediaan | p95 | eenheid | keer |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        seconds, memory = command("ingest", "--index", folder)
        row("ingest, hele opdracht", [seconds], "s")
        row("ingest, piekgeheugen", [memory], "MiB")
    command("ask", FIGURE)
    row("dtz ask, cijfervraag, nieuw proces", sorted(command("ask", FIGURE)[0] * 1000 for _ in range(RUNS)), "ms")
    row("dtz ask, open vraag, nieuw proces", sorted(command("ask", OPEN)[0] * 1000 for _ in range(RUNS)), "ms")
    assistant = Assistant(open_index(Path(index_folder())))
    assistant.warm_up()
    embed = times(lambda: assistant.index.embedder.embed_query(OPEN), 20)
    row("één vraag inbedden (ter vergelijking)", embed, "ms")
    row("cijfervraag, lopend proces", sorted(t for q in FIGURES for t in times(lambda q=q: assistant.ask(q), 20)), "ms")
    row("open vraag, lopend proces", sorted(t for q in OPENS for t in times(lambda q=q: assistant.ask(q), 20)), "ms")


if __name__ == "__main__":
    main()
