"""The whole ingest: report files → records → index, with progress."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.read import READABLE, read_report
from ingest.report_content import ReportContent, read_content, vocabulary_phrases
from vectorstore.dutch.areas import AreaBook, area_book
from vectorstore.dutch.vocabulary import Vocabulary, load_vocabulary
from vectorstore.dutch.words import Lexicon, lexicon_of
from vectorstore.embedded_texts import name_texts
from vectorstore.embedder import Embedder, SentenceTransformerEmbedder
from vectorstore.errors import ReportError
from vectorstore.index import Manifest, read_manifest, write_index
from vectorstore.records import Content, Contradiction
from vectorstore.settings import LAYOUT_VERSION, data_folder, model_name

Progress = Callable[[str, int, int], None]
"""Called with the name of a step (Dutch), how much is done and how much there is."""


@dataclass(frozen=True, slots=True)
class IngestResult:
    """The reports that were read, how many contradictions were found, and how long the whole took, in seconds."""

    reports: tuple[ReportContent, ...]
    seconds: float
    contradictions: int = 0


Inspect = Callable[[Content, Vocabulary], tuple[Contradiction, ...]]
"""What finds the contradictions of one report; they are stored with it, so that answers can warn."""


def ingest(
    paths: Sequence[Path],
    root: Path,
    progress: Progress,
    embedder: Embedder | None = None,
    inspect: Inspect | None = None,
) -> IngestResult:
    """Read the reports (default: all in data/reports) and build the index in `root`. Raises ReportError."""
    started = time.perf_counter()
    files = list(paths) or default_reports()
    embedder = embedder or SentenceTransformerEmbedder(model_name())
    vocabulary = load_vocabulary()
    reports = tuple(_each("Rapporten lezen", files, lambda path: read_content(read_report(path), vocabulary), progress))
    each = (merge((report,), vocabulary) for report in reports)
    found = tuple(one for content in each for one in inspect(content, vocabulary)) if inspect else ()
    content = replace(merge(reports, vocabulary), contradictions=found)
    manifest = Manifest(LAYOUT_VERSION, embedder.name, source_hashes(files))
    names = name_texts(content, vocabulary.meanings)
    total = len(content.passages) + len(content.sentences) + len(names)
    for done in write_index(root, content, manifest, embedder, names):
        progress("Passages en zinnen opslaan", done, total)
    return IngestResult(reports, time.perf_counter() - started, len(found))


def _each(
    step: str, files: Sequence[Path], read: Callable[[Path], ReportContent], progress: Progress
) -> Iterator[ReportContent]:
    for number, path in enumerate(files, start=1):
        yield read(path)
        progress(step, number, len(files))


def is_up_to_date(root: Path) -> bool:
    """Whether the index holds just the reports in data/reports, unchanged, with the present model and layout."""
    manifest = read_manifest(root)
    wanted = Manifest(LAYOUT_VERSION, model_name(), source_hashes(default_reports()))
    return manifest == wanted


def default_reports() -> list[Path]:
    """The reports in data/reports. Raises ReportError where there are none."""
    folder = data_folder() / "reports"
    files = sorted(path for path in folder.glob("*") if path.suffix in READABLE)
    if not files:
        raise ReportError(f"Er staat geen rapport in {folder}; zet er een tekstbestand in of noem een bestand.")
    return files


def source_hashes(files: Sequence[Path]) -> tuple[tuple[str, str], ...]:
    """(file name, sha256) of each report, the metadata beside it and the word lists that ingest reads."""
    beside = [path.with_suffix(".toml") for path in files]
    vocabulary = sorted((data_folder() / "vocabulary").glob("*"))
    every = [path for path in (*files, *beside, *vocabulary) if path.is_file()]
    return tuple((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in every)


def read_each(paths: Sequence[Path], vocabulary: Vocabulary) -> list[Content]:
    """Each report (default: all in data/reports) read on its own, without an index. Raises ReportError."""
    files = list(paths) or default_reports()
    return [merge((read_content(read_report(path), vocabulary),), vocabulary) for path in files]


def merge(reports: tuple[ReportContent, ...], vocabulary: Vocabulary) -> Content:
    """Reports as one content: their records together, with their areas, members and words."""
    areas = tuple(dict.fromkeys(area for content in reports for area in content.areas))
    book = area_book(areas, vocabulary)
    lexicon: Lexicon = lexicon_of(
        (text for content in reports for text in _all_text(content)),
        (*vocabulary_phrases(vocabulary), *(area.name for area in areas)),
        vocabulary.stopwords,
    )
    return Content(
        reports=tuple(content.report for content in reports),
        areas=areas,
        members=_members(reports, book),
        tables=tuple(table for content in reports for table in content.tables),
        passages=tuple(passage for content in reports for passage in content.passages),
        sentences=tuple(sentence for content in reports for sentence in content.sentences),
        figures=tuple(figure for content in reports for figure in content.figures),
        words=tuple(sorted(lexicon.known)),
    )


def _all_text(content: ReportContent) -> Iterator[str]:
    for sentence in content.sentences:
        yield f"{sentence.place.chapter} {sentence.place.section} {sentence.text}"
    for table in content.tables:
        yield f"{table.title} {table.row_heading} {table.header_quote} " + " ".join(
            f"{row.group} {row.label}" for row in table.rows
        )


def _members(reports: tuple[ReportContent, ...], book: AreaBook) -> tuple[str, ...]:
    """Municipalities that the reports are about: those with figures in at least one table, else those named most."""
    municipalities = {area.name for area in book.of_kind("municipality")}
    in_tables = [f.area for c in reports for f in c.figures if f.from_table and f.area in municipalities]
    if in_tables:
        return tuple(dict.fromkeys(in_tables))
    named = Counter(f.area for c in reports for f in c.figures if f.area in municipalities)
    return tuple(name for name, count in named.most_common(12) if count >= 3)
