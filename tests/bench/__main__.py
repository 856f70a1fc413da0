"""Runs the benchmark and writes it as JSON, as tables and as a plot: python -m tests.bench [COPIES …]"""

import subprocess
import sys
from dataclasses import asdict

import msgspec

from assistant.evaluation.environment import environment
from tests.bench.claims import claim_rows
from tests.bench.commands import cold_rows, ingest_rows, running_rows
from tests.bench.documents import document_sizes, documents_table
from tests.bench.growth import Size
from tests.bench.measure import Row
from tests.bench.pages import page_rows
from tests.bench.plot import plot
from vectorstore.settings import PROJECT, index_folder

RESULTS = PROJECT / "build" / "bench"
COPIES = (1, 10, 100)
"""Sizes that are measured unless others are named; 1000 takes most of an hour."""
SIZE_NAMES = {
    "copies": "keer de tekst",
    "figures": "cijfers",
    "passages": "passages",
    "index_mib": "index (MiB)",
    "ingest_s": "ingest (s; met * deels geschat)",
    "cold_figure_ms": "cijfervraag, nieuw proces (ms)",
    "figure_ms": "cijfervraag, mediaan (ms)",
    "figure_p95_ms": "cijfervraag, p95 (ms)",
    "open_ms": "open vraag, mediaan (ms)",
    "open_p95_ms": "open vraag, p95 (ms)",
    "same_answers": "zelfde antwoorden (van 7)",
    "recipe_pieces": "recept: stukken",
    "recipe_ms": "recept: zoeken, mediaan (ms)",
    "recipe_p95_ms": "recept: zoeken, p95 (ms)",
    "memory_mib": "geheugen van de meting (MiB)",
}


def main(copies: tuple[int, ...]) -> None:
    """Measure, print and write."""
    machine = environment()
    print(", ".join(f"{name} {value}" for name, value in machine.items()), flush=True)
    index = index_folder()
    rows = [*ingest_rows(), *cold_rows(index), *running_rows(index), *claim_rows(index), *page_rows(index)]
    print(rows_table(rows), flush=True)
    documents = list(document_sizes())
    print(documents_table(documents), flush=True)
    sizes = []
    for count in copies:
        sizes.append(_in_own_process(count))
        print(f"groei: {count} keer gemeten", flush=True)
    print(sizes_table(sizes))
    RESULTS.mkdir(parents=True, exist_ok=True)
    result = {
        "machine": machine,
        "rows": [asdict(row) for row in rows],
        "documents": [asdict(size) for size in documents],
        "growth": [asdict(size) for size in sizes],
    }
    (RESULTS / "bench.json").write_bytes(msgspec.json.format(msgspec.json.encode(result)))
    (RESULTS / "bench.md").write_text(
        f"{machine}\n\n{rows_table(rows)}\n\n{documents_table(documents)}\n\n{sizes_table(sizes)}\n", encoding="utf-8"
    )
    if sizes:
        plot(sizes, RESULTS / "growth.svg")
    print(f"Geschreven in {RESULTS.relative_to(PROJECT)}.")


def _in_own_process(copies: int) -> Size:
    """One size in a process of its own, so that its memory is its own."""
    code = (
        "import msgspec; from tests.bench.growth import measure_size; "
        f"print(msgspec.json.encode(measure_size({copies})).decode())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return msgspec.json.decode(done.stdout.splitlines()[-1], type=Size)


def rows_table(rows: list[Row]) -> str:
    """Markdown table of the commands and answers."""
    lines = [f"| {row.name} | {row.median:.1f} | {row.p95:.1f} | {row.unit} | {row.runs} |" for row in rows]
    return "\n".join(["| wat | mediaan | p95 | eenheid | keer |", "|---|---|---|---|---|", *lines])


def sizes_table(sizes: list[Size]) -> str:
    """Markdown table of growth: one column a size."""
    lines = []
    for field, name in SIZE_NAMES.items():
        values = [f"{getattr(size, field):g}{'*' if field == 'ingest_s' and size.estimated else ''}" for size in sizes]
        lines.append(f"| {name} | {' | '.join(values)} |")
    return "\n".join([lines[0], "|---" * (len(sizes) + 1) + "|", *lines[1:]])


if __name__ == "__main__":
    main(tuple(int(argument) for argument in sys.argv[1:]) or COPIES)
