"""Ingest of PDF reports of 10, 100 and 500 pages: reading alone, and the whole with its vectors."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.document import Document
from tests.bench.measure import command
from tests.typeset.as_pdf import as_pdf
from tests.typeset.copies import copies
from tests.typeset.dutch_techzone import dutch_techzone
from tests.typeset.layout import LAYOUTS
from vectorstore.settings import PROJECT

PAGES = (10, 100, 500)
LAYOUT = "brochure"
"""Two columns, broken words and running heads: the dearest to read of the layouts."""
WHOLE_UP_TO = 100
"""Pages of which the vectors are made as well; of 500 that takes a quarter of an hour."""
_READ = (
    "import resource, sys, time; from pathlib import Path; from ingest.read import read_report; "
    "from ingest.report_content import read_content; from vectorstore.dutch.vocabulary import load_vocabulary; "
    "words = load_vocabulary(); start = time.perf_counter(); source = read_report(Path(sys.argv[1])); "
    "middle = time.perf_counter(); content = read_content(source, words); end = time.perf_counter(); "
    "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024; "
    "print(middle - start, end - middle, peak, content.report.pages, len(content.figures))"
)


@dataclass(frozen=True)
class DocumentSize:
    """A PDF of so many pages: seconds to read it and to understand it, peak memory; `whole_s` is None where not measured."""

    pages: int
    figures: int
    read_s: float
    understand_s: float
    memory_mib: float
    whole_s: float | None
    whole_mib: float | None


def document_sizes(sizes: tuple[int, ...] = PAGES) -> Iterator[DocumentSize]:
    """Each size in processes of its own."""
    report = dutch_techzone()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.pdf"
        as_pdf(report, path, LAYOUTS[LAYOUT])
        each = _measured(path)[3]
        for size in sizes:
            document = copies(report, round(size / each)) if size >= each else _part(report, size / each)
            as_pdf(document, path, LAYOUTS[LAYOUT])
            read, understood, memory, pages, figures = _measured(path)
            whole = _whole(path, Path(folder)) if size <= WHOLE_UP_TO else None
            yield DocumentSize(
                int(pages), int(figures), round(read, 1), round(understood, 1), round(memory),
                round(whole[0], 1) if whole else None, round(whole[1]) if whole else None,
            )  # fmt: skip


def _part(report: Document, share: float) -> Document:
    """The first blocks of a report, about so much of it."""
    return replace(report, blocks=report.blocks[: round(share * len(report.blocks))])


def _measured(path: Path) -> tuple[float, float, float, float, float]:
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    read, understood, memory, pages, figures = map(float, done.stdout.split())
    return read, understood, memory, pages, figures


def _whole(path: Path, folder: Path) -> tuple[float, float]:
    return command("ingest", str(path), "--index", str(folder / f"index-{time.monotonic_ns()}"))


def documents_table(sizes: list[DocumentSize]) -> str:
    """Markdown table: one row a size."""
    head = [
        "| bladzijden | cijfers | lezen (s) | begrijpen (s) | geheugen (MiB) | hele inlezing (s) | geheugen (MiB) |"
    ]
    rows = [
        f"| {s.pages} | {s.figures} | {s.read_s} | {s.understand_s} | {s.memory_mib:g} | {s.whole_s or '-'} | "
        f"{s.whole_mib or '-'} |"
        for s in sizes
    ]
    return "\n".join([*head, "|---" * 7 + "|", *rows])


if __name__ == "__main__":
    print(documents_table(list(document_sizes(tuple(int(a) for a in sys.argv[1:]) or PAGES))))
