"""The reports of an index together, as they were when it was opened; each report's own index opens at first use."""

from dataclasses import dataclass, field
from pathlib import Path

from vectorstore.catalogue import REBUILD, Catalogue, Entry, parse_catalogue, read_pointer, report_folder
from vectorstore.dutch.vocabulary import Vocabulary, load_vocabulary
from vectorstore.embedder import Embedder, SentenceTransformerEmbedder
from vectorstore.errors import IndexMissingError, IndexOutdatedError
from vectorstore.index import Index, open_report
from vectorstore.records import Report
from vectorstore.settings import model_name


@dataclass(frozen=True)
class Library:
    """An opened index. What a report holds is read when it is asked for; which reports there are is known at once.

    `pointer` is the text of the catalogue: as long as the one on disk is the same, nothing has changed.
    """

    root: Path
    pointer: str
    catalogue: Catalogue
    embedder: Embedder
    vocabulary: Vocabulary
    _opened: dict[str, Index] = field(default_factory=dict)

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports, in the order in which they were given to the ingest."""
        return tuple(entry.report for entry in self.catalogue.entries)

    def index(self, report: str) -> Index:
        """The index of a report by its id. Raises IndexOutdatedError where its folder is damaged or gone."""
        if report not in self._opened:
            entry = self._entry(report)
            self._opened[report] = open_report(report_folder(self.root, entry.digest), self.embedder, self.vocabulary)
        return self._opened[report]

    def is_current(self) -> bool:
        """Whether the index on disk still is the one that was opened."""
        return read_pointer(self.root) == self.pointer

    def _entry(self, report: str) -> Entry:
        return next(entry for entry in self.catalogue.entries if entry.report.id == report)


def open_library(root: Path, embedder: Embedder | None = None, vocabulary: Vocabulary | None = None) -> Library:
    """Open the index in a folder. Raises IndexMissingError or IndexOutdatedError with the command to run."""
    pointer = read_pointer(root)
    catalogue = parse_catalogue(pointer, root)
    if catalogue is None or not catalogue.entries:
        raise IndexMissingError(f"Er is nog geen index in {root}; bouw hem met: dtz ingest")
    embedder = embedder or SentenceTransformerEmbedder(model_name())
    if catalogue.model != embedder.name:
        raise IndexOutdatedError(
            f"De index in {root} is gemaakt met het model {catalogue.model}, niet met {embedder.name}; {REBUILD}"
        )
    for entry in catalogue.entries:
        if not report_folder(root, entry.digest).is_dir():
            raise IndexOutdatedError(f"De index in {root} is beschadigd; {REBUILD}")
    return Library(root, pointer, catalogue, embedder, vocabulary or load_vocabulary())


def open_index(root: Path, embedder: Embedder | None = None, vocabulary: Vocabulary | None = None) -> Index:
    """The index of the first report in a folder, for those who work with one report."""
    library = open_library(root, embedder, vocabulary)
    return library.index(library.reports[0].id)
