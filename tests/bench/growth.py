"""What happens when there is more: the same questions over 1, 10, 100 and 1000 times the text, beside the recipe."""

import random
import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.ask import Assistant
from assistant.evaluation.recipe import CHUNK_OVERLAP, CHUNK_SIZE, standard_recipe
from assistant.evaluation.summary import percentile_95
from assistant.librarian import Librarian
from ingest.pipeline import ingest
from tests.bench.commands import FIGURE, FIGURES, OPENS
from tests.bench.measure import command, times
from tests.bench.synthetic import write_reports
from vectorstore.embedder import Embedder, SentenceTransformerEmbedder
from vectorstore.library import open_index, open_library
from vectorstore.settings import data_folder, index_folder, model_name

EMBEDDED = 10
"""Copies of which the texts are really embedded; beyond, vectors are those of the first copies with some noise, because
embedding 1000 copies takes hours. Search costs the same for such vectors; the time of embedding is then estimated."""
NOISE = 0.02
CALLS = 5


@dataclass(frozen=True)
class Size:
    """The figures at one size. Times in seconds or milliseconds, memory in MiB; `estimated` is about ingest alone."""

    copies: int
    figures: int
    passages: int
    index_mib: float
    ingest_s: float
    estimated: bool
    cold_figure_ms: float
    figure_ms: float
    figure_p95_ms: float
    open_ms: float
    open_p95_ms: float
    same_answers: int
    recipe_pieces: int
    recipe_ms: float
    recipe_p95_ms: float
    memory_mib: float


class ThriftyEmbedder:
    """The real model for the first texts, and noisy copies of their vectors for all others; questions are real."""

    def __init__(self, embedder: Embedder, real: int) -> None:
        self.name = embedder.name
        self.seconds = 0.0
        self.embedded = 0
        self.derived = 0
        self._embedder = embedder
        self._real = real
        self._known: list[list[float]] = []
        self._rng = random.Random(1)

    def embed_query(self, text: str) -> list[float]:
        """Vector of one question."""
        return self._embedder.embed_query(text)

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        """Vectors of texts, one each."""
        if len(self._known) < self._real:
            started = time.perf_counter()
            vectors = self._embedder.embed_passages(texts)
            self.seconds += time.perf_counter() - started
            self.embedded += len(texts)
            self._known += vectors
            return vectors
        self.derived += len(texts)
        return [self._noisy(self._rng.choice(self._known)) for _ in texts]

    def _noisy(self, vector: Sequence[float]) -> list[float]:
        moved = [x + self._rng.gauss(0, NOISE) for x in vector]
        length = sum(x * x for x in moved) ** 0.5
        return [x / length for x in moved]

    @property
    def estimate(self) -> float:
        """Seconds that embedding the derived texts would have taken."""
        return self.seconds / max(self.embedded, 1) * self.derived


def measure_size(copies: int) -> Size:
    """Build an index of so many copies and ask it; the index is thrown away."""
    first = open_index(index_folder())
    report = data_folder() / "reports" / first.report.file
    answers = [Assistant(first).ask(question).text for question in FIGURES]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = list(write_reports(first, report, root, copies))
        embedder = ThriftyEmbedder(SentenceTransformerEmbedder(model_name()), EMBEDDED * len(first.content.passages))
        built = ingest(paths, root / "index", lambda step, done, total: None, embedder)
        cold = min(command("ask", FIGURE, "--index", str(root / "index"))[0] for _ in range(3))
        assistant = Librarian(open_library(root / "index", embedder))
        assistant.warm_up()
        figure = [ms for _ in range(CALLS) for q in FIGURES for ms in times(lambda q=q: assistant.ask(q), 1)]  # type: ignore[misc]
        opened = [ms for _ in range(CALLS) for q in OPENS for ms in times(lambda q=q: assistant.ask(q), 1)]  # type: ignore[misc]
        same = sum(assistant.ask(q).text == text for q, text in zip(FIGURES, answers, strict=True))
        pieces, recipe = _recipe([path.read_text(encoding="utf-8") for path in paths], embedder)
        return Size(
            copies=copies,
            figures=sum(len(report.figures) for report in built.reports),
            passages=sum(len(report.passages) for report in built.reports),
            index_mib=_mib(root / "index"),
            ingest_s=round(built.seconds + embedder.estimate, 1),
            estimated=embedder.derived > 0,
            cold_figure_ms=round(cold * 1000, 1),
            figure_ms=round(statistics.median(figure), 1),
            figure_p95_ms=round(percentile_95(figure), 1),
            open_ms=round(statistics.median(opened), 1),
            open_p95_ms=round(percentile_95(opened), 1),
            same_answers=same,
            recipe_pieces=pieces,
            recipe_ms=round(statistics.median(recipe), 1),
            recipe_p95_ms=round(percentile_95(recipe), 1),
            memory_mib=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        )


def _recipe(texts: Sequence[str], embedder: ThriftyEmbedder) -> tuple[int, list[float]]:
    """How many pieces the recipe makes of the texts, and milliseconds per question for its first four."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP)
    pieces = sum(len(splitter.split_text(text)) for text in texts)
    with standard_recipe(texts, embedder) as store:
        questions = (*FIGURES, *OPENS)
        store.similarity_search(questions[0], 4)
        return pieces, [
            ms for _ in range(CALLS) for q in questions for ms in times(lambda q=q: store.similarity_search(q, 4), 1)
        ]  # type: ignore[misc]


def _mib(folder: Path) -> float:
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20, 1)
