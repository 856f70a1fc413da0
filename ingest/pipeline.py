"""The whole ingest: plan → read each report that is not in the index yet → its records and vectors → swap the catalogue."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.changes import Changes, changes, stored_predecessor
from ingest.doubts import Doubt, doubts_of
from ingest.lock import only_one
from ingest.plan import Plan, Planned, plan_ingest
from ingest.read import read_report
from ingest.report_content import ReportContent, read_content, vocabulary_phrases
from vectorstore.catalogue import Catalogue, Entry, clean_up, publish, read_catalogue, report_folder
from vectorstore.chroma import PassageVectors
from vectorstore.dutch.vocabulary import Vocabulary, load_vocabulary
from vectorstore.dutch.words import lexicon_of
from vectorstore.embedded_texts import name_texts
from vectorstore.embedder import Embedder, SentenceTransformerEmbedder
from vectorstore.errors import IndexOutdatedError, ReportError
from vectorstore.index import write_report
from vectorstore.records import Content, Contradiction, Report
from vectorstore.settings import LAYOUT_VERSION, model_name

Progress = Callable[[str, int, int], None]
"""Called with the name of a step (Dutch), how much is done and how much there is."""
Inspect = Callable[[Content, Vocabulary], tuple[Contradiction, ...]]
"""What finds the contradictions of one report; they are stored with it, so that answers can warn."""
READING, STORING = "Rapporten lezen", "Passages en zinnen opslaan"
"""Names of the steps."""


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read, with its uncertain tables."""

    content: ReportContent
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What was planned, the reports that were read, their contradictions, and how long the whole took, in seconds."""

    plan: Plan
    read: tuple[Read, ...]
    seconds: float
    contradictions: int = 0

    @property
    def reports(self) -> tuple[ReportContent, ...]:
        """What the reports that were read hold."""
        return tuple(one.content for one in self.read)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A report that an ingest would read: what it holds, and what differs from `predecessor` in the index, if there is one."""

    planned: Planned
    read: Read
    predecessor: Report | None
    changes: Changes


@dataclass(frozen=True, slots=True)
class Preview:
    """What an ingest would do."""

    plan: Plan
    reports: tuple[Foreseen, ...]


def _silent(message: str) -> None:
    """Say nothing."""


def ingest(
    paths: Sequence[Path],
    root: Path,
    progress: Progress,
    embedder: Embedder | None = None,
    inspect: Inspect | None = None,
    wait: bool = True,
    tell: Callable[[str], None] = _silent,
    keep: bool = False,
    keep_added: bool = False,
) -> IngestResult:
    """Bring the index in `root` to just these reports, or with `keep` add them to it; with `keep_added` those stay that were
    added from outside data/reports. The default is all in that folder, with `keep_added`.

    Readers keep the old index until the new one is whole. Raises ReportError, and then the index is as it was; with `wait`
    False, IngestBusyError where another ingest is at work.
    """
    started = time.perf_counter()
    embedder = embedder or SentenceTransformerEmbedder(model_name())
    vocabulary = load_vocabulary()
    with only_one(root, wait, tell):
        catalogue = _usable(root, keep)
        plan = plan_ingest(paths, root, embedder.name, catalogue, keep, keep_added)
        read = tuple(_read_each(plan.to_read, vocabulary, progress))
        contents = [_inspected(one.content, vocabulary, inspect) for one in read]
        with _writing(root):
            _store(plan.to_read, contents, root, embedder, vocabulary, progress)
            made = {
                one.id: Entry(one.digest, c.report, one.added) for one, c in zip(plan.to_read, contents, strict=True)
            }
            publish(root, Catalogue(LAYOUT_VERSION, embedder.name, plan.entries(made)))
            for digest in clean_up(root):
                PassageVectors(report_folder(root, digest), digest, embedder).remove()
    found = sum(len(content.contradictions) for content in contents)
    return IngestResult(plan, read, time.perf_counter() - started, found)


def preview(
    paths: Sequence[Path], root: Path, progress: Progress, embedder: Embedder | None = None, keep: bool = False
) -> Preview:
    """What `ingest` would do with these files, without writing anything. Raises ReportError as `ingest` does."""
    vocabulary = load_vocabulary()
    catalogue = _usable(root, keep)
    model = (embedder or SentenceTransformerEmbedder(model_name())).name
    plan = plan_ingest(paths, root, model, catalogue, keep)
    entries = catalogue.entries if catalogue else ()
    foreseen = []
    for one, read in zip(plan.to_read, _read_each(plan.to_read, vocabulary, progress), strict=True):
        old = stored_predecessor(root, read.content.report, entries)
        told = changes(old.figures, read.content.figures) if old else Changes((), (), ())
        foreseen.append(Foreseen(one, read, old.report if old else None, told))
    return Preview(plan, tuple(foreseen))


@contextmanager
def _writing(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise ReportError(
            f"In de map {root} kan de index niet geschreven worden ({why}); maak ruimte vrij of kies een andere met --index."
        ) from fault


def _usable(root: Path, keep: bool) -> Catalogue | None:
    """The catalogue in use; one of another layout is as good as none, unless its reports have to be kept."""
    try:
        return read_catalogue(root)
    except IndexOutdatedError:
        if keep:
            raise
        return None


def _read_each(planned: Sequence[Planned], vocabulary: Vocabulary, progress: Progress) -> Iterator[Read]:
    for number, one in enumerate(planned, start=1):
        content = read_content(read_report(one.path, one.id), vocabulary)
        progress(READING, number, len(planned))
        yield Read(content, doubts_of(content))


def _inspected(report: ReportContent, vocabulary: Vocabulary, inspect: Inspect | None) -> Content:
    content = content_of(report, vocabulary)
    return replace(content, contradictions=inspect(content, vocabulary)) if inspect else content


def _store(
    planned: Sequence[Planned],
    contents: Sequence[Content],
    root: Path,
    embedder: Embedder,
    vocabulary: Vocabulary,
    progress: Progress,
) -> None:
    """Write the folder of each report; texts that an earlier version of it had are not embedded again."""
    names = [name_texts(content, vocabulary.meanings) for content in contents]
    counts = [len(c.passages) + len(c.sentences) + len(n) for c, n in zip(contents, names, strict=True)]
    before = 0
    for one, content, texts, count in zip(planned, contents, names, counts, strict=True):
        for done in write_report(
            report_folder(root, one.digest), content, embedder, texts, _vectors(one, root, embedder)
        ):
            progress(STORING, before + done, sum(counts))
        before += count


def _vectors(one: Planned, root: Path, embedder: Embedder) -> dict[str, list[float]]:
    if one.entry is None:
        return {}
    earlier = PassageVectors(report_folder(root, one.entry.digest), one.entry.digest, embedder)
    try:
        return earlier.by_text()
    finally:
        earlier.close()


def is_up_to_date(root: Path, keep: bool = False) -> bool:
    """Whether the index holds the reports in data/reports, unchanged, with the present model and layout; and, without
    `keep`, no others than those that were added from elsewhere.
    """
    catalogue = read_catalogue(root)
    return plan_ingest([], root, model_name(), catalogue, keep).holds(catalogue)


def read_each(paths: Sequence[Path], vocabulary: Vocabulary) -> list[Content]:
    """Each report (default: all in data/reports) read on its own, without an index. Raises ReportError."""
    planned = plan_ingest(paths, Path(), "", None).reports
    return [content_of(read_content(read_report(one.path, one.id), vocabulary), vocabulary) for one in planned]


def content_of(report: ReportContent, vocabulary: Vocabulary) -> Content:
    """A report's records as the index holds them, with all its words."""
    lexicon = lexicon_of(
        _all_text(report),
        (*vocabulary_phrases(vocabulary), *(area.name for area in report.areas)),
        vocabulary.stopwords,
    )
    return Content(
        report=report.report,
        areas=report.areas,
        tables=report.tables,
        passages=report.passages,
        sentences=report.sentences,
        figures=report.figures,
        words=tuple(sorted(lexicon.known)),
    )


def _all_text(report: ReportContent) -> Iterator[str]:
    for sentence in report.sentences:
        yield f"{sentence.place.chapter} {sentence.place.section} {sentence.text}"
    for table in report.tables:
        yield f"{table.title} {table.row_heading} {table.header_quote} " + " ".join(
            f"{row.group} {row.label}" for row in table.rows
        )
