"""The reports of an opened index, each with its assistant, made at first use; and the order in which their editions stand."""

import threading
from dataclasses import dataclass, field
from functools import cached_property, partial

from assistant.ask import Assistant
from assistant.report_choice import ReportChooser
from vectorstore.index import Index
from vectorstore.library import Library, open_library
from vectorstore.records import Report


@dataclass
class OpenedReports:
    """A library with what is made of it at first use; taken as one, so that a question never sees half of two.

    `region` is the one that is meant where a question names none: by default that of the first report.
    """

    library: Library
    region: str = ""
    _assistants: dict[str, Assistant] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @cached_property
    def chooser(self) -> ReportChooser:
        """What finds out which of the reports a question is about."""
        return ReportChooser(self.library.reports, self.library.vocabulary)

    @cached_property
    def home(self) -> Report:
        """The report that answers where a question names neither region nor edition."""
        reports = self.library.reports
        named = [report for report in reports if self.region in (report.region, *report.region_names)]
        return self.series((named or reports)[0].series)[0]

    @cached_property
    def all(self) -> tuple[Report, ...]:
        """All reports: the region that is meant by default first, in each region the newest edition first."""
        ordered = sorted(self.library.reports, key=_newest_first)
        return tuple(sorted(ordered, key=lambda report: (report.series != self.home.series, report.series)))

    def series(self, region: str) -> list[Report]:
        """All editions of a region, the newest first; equal ones stay in the order of the ingest."""
        return sorted((one for one in self.library.reports if one.series == region), key=_newest_first)

    def chosen(self, report: str) -> Report | None:
        """The report of this id; None where there is none."""
        return next((one for one in self.library.reports if one.id == report), None)

    def index(self, report: Report) -> Index:
        """The index of a report."""
        with self._lock:
            return self.library.index(report.id)

    def assistant(self, report: Report) -> Assistant:
        """The assistant of a report, which knows that report only."""
        with self._lock:
            if report.id not in self._assistants:
                self._assistants[report.id] = Assistant(self.library.index(report.id), partial(self._elsewhere, report))
            return self._assistants[report.id]

    def taken_up(self) -> "OpenedReports":
        """The reports of the index as it is on disk now. What did not change stays open."""
        library = self.library
        opened = OpenedReports(open_library(library.root, library.embedder, library.vocabulary), self.region)
        kept = {entry.report.id: entry.digest for entry in library.catalogue.entries}
        for entry in opened.library.catalogue.entries:
            made = self._assistants.get(entry.report.id)
            if made and kept.get(entry.report.id) == entry.digest:
                made.elsewhere = partial(opened._elsewhere, entry.report)
                opened._assistants[entry.report.id] = made
        return opened

    def _elsewhere(self, report: Report) -> frozenset[str]:
        """Stems of what the other editions of a report measure: what one lacks is no word to overlook."""
        others = [one for one in self.series(report.series) if one.id != report.id]
        return frozenset(stem_ for other in others for stem_ in self.assistant(other).measured)


def _newest_first(report: Report) -> int:
    """Sorts by the year of the edition; reports without one come last."""
    return -report.year
