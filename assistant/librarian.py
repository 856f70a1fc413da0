"""The flow over several reports: which report is a question about → its assistant answers → an older edition where that refuses.

Each report has an assistant of its own, which knows that report only; so more reports in the index change no answer.
"""

import re
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from assistant.ask import Assistant
from assistant.editions import side_by_region, side_by_side
from assistant.records import Answer
from assistant.report_choice import Choice, ReportChooser
from vectorstore.errors import IndexOutdatedError
from vectorstore.index import Index
from vectorstore.library import Library, open_library
from vectorstore.records import Report

ATTEMPTS = 4
"""Times that a question is asked where the index is replaced meanwhile: more ingests than that do not fit in one answer."""
_FIRST_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Desk:
    """What a conversation has come to: the report that it is about, and its questions as they were meant.

    `placed` says that the last question names a place of the report's region, `places` are those of several regions that it
    names, `listing` says that it asks which reports there are,
    `pinned` that the report was chosen or named, `every` that editions are put side by side, `lacking` in Dutch which
    edition was asked that there is none of.
    """

    report: Report
    history: tuple[str, ...] = ()
    pinned: bool = False
    every: bool = False
    lacking: str = ""
    placed: bool = False
    listing: bool = False
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass
class _Shelf:
    """A library with what is made of it at first use; taken as one, so that a question never sees half of two."""

    library: Library
    chooser: ReportChooser
    assistants: dict[str, Assistant] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def assistant(self, report: Report) -> Assistant:
        with self.lock:
            if report.id not in self.assistants:
                self.assistants[report.id] = Assistant(self.library.index(report.id), partial(self.elsewhere, report))
            return self.assistants[report.id]

    def elsewhere(self, report: Report) -> frozenset[str]:
        """Stems of what the other editions of a report measure: what one lacks is no word to overlook."""
        others = [one for one in self.library.reports if one.series == report.series and one.id != report.id]
        return frozenset(stem_ for other in others for stem_ in self.assistant(other).measured)


class Librarian:
    """Answers questions from all reports of an index; a new index is taken up at the next question.

    `region` is the one that is meant where a question names none: by default that of the first report.
    """

    def __init__(self, library: Library, region: str = "") -> None:
        self._region = region
        self._lock = threading.Lock()
        self._shelf = _Shelf(library, ReportChooser(library.reports, library.vocabulary))

    @property
    def library(self) -> Library:
        """The index as it was opened last."""
        return self._shelf.library

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports: the region that is meant by default first, in each region the newest edition first."""
        home = self.home.series
        ordered = sorted(self.library.reports, key=_newest_first)
        return tuple(sorted(ordered, key=lambda report: (report.series != home, report.series)))

    @property
    def home(self) -> Report:
        """The report that answers where a question names neither region nor edition."""
        return self._home(self._shelf)

    def assistant(self, report: str = "") -> Assistant:
        """The assistant of one report by its id; of the report that answers by default where there is none of that id."""
        shelf = self._shelf
        found = next((one for one in shelf.library.reports if one.id == report), None)
        return shelf.assistant(found or self._home(shelf))

    def index(self, report: str = "") -> Index:
        """The index of one report by its id, as `assistant`."""
        return self.assistant(report).index

    def ask(self, question: str, history: Sequence[str] = (), report: str = "") -> Answer:
        """One checked answer. `history` are the earlier questions of the chat, `report` the id of the one that a user chose.

        Raises QuestionError. Where the index was replaced while a question was answered, it is asked again of the new one.
        """
        for _ in range(ATTEMPTS - 1):
            with suppress(IndexOutdatedError):
                return self._ask(self._current(), question, history, report)
        return self._ask(self._current(), question, history, report)

    def refresh(self) -> bool:
        """Take up the index on disk if it is another than the opened one; returns whether it was."""
        before = self._shelf
        return self._current() is not before

    def _current(self) -> _Shelf:
        """The shelf of the index on disk: the one at hand, or a new one if that is another. Visitors share one librarian, so
        it may be another's new one.
        """
        with self._lock:
            if not self._shelf.library.is_current():
                self._shelf = self._taken_up(self._shelf)
            return self._shelf

    def _taken_up(self, before: _Shelf) -> _Shelf:
        library = before.library
        opened = open_library(library.root, library.embedder, library.vocabulary)
        shelf = _Shelf(opened, ReportChooser(opened.reports, opened.vocabulary))
        kept = {entry.report.id: entry.digest for entry in library.catalogue.entries}
        for entry in opened.catalogue.entries:  # what did not change stays open
            made = before.assistants.get(entry.report.id)
            if made and kept.get(entry.report.id) == entry.digest:
                made.elsewhere = partial(shelf.elsewhere, entry.report)
                shelf.assistants[entry.report.id] = made
        return shelf

    def _ask(self, shelf: _Shelf, question: str, history: Sequence[str], report: str) -> Answer:
        started = time.perf_counter()
        desk = self._first_desk(shelf, report)
        for turn in history:
            desk = self._next_desk(shelf, desk, turn)
        desk = self._next_desk(shelf, desk, question)
        if desk.listing:
            answer = self._which_reports(question)
        elif desk.lacking:
            answer = self._no_such_edition(shelf, desk, question)
        elif desk.every:
            answer = self._over_editions(shelf, desk)
        elif desk.places:
            answer = self._over_regions(shelf, desk)
        else:
            answer = self._newest_that_answers(shelf, desk)
        return replace(answer, question=question, seconds=round(time.perf_counter() - started, 4))

    def _first_desk(self, shelf: _Shelf, report: str) -> Desk:
        chosen = next((one for one in shelf.library.reports if one.id == report), None)
        return Desk(chosen or self._home(shelf), pinned=chosen is not None)

    def _next_desk(self, shelf: _Shelf, desk: Desk, question: str) -> Desk:
        """Where a conversation stands after one more question."""
        choice = shelf.chooser.read(question, desk.report.series)
        meant = choice.question or question
        last = desk.history[-1] if desk.history else ""
        if (choice.every or choice.names_edition) and last and shelf.chooser.points_back(choice.question):
            meant = last
        report, lacking = self._report(shelf, desk, choice)
        pinned = choice.names_edition or (desk.pinned and report == desk.report)
        if choice.listing:
            return replace(desk, listing=True)
        return Desk(
            report, (*desk.history, meant), pinned, choice.every, lacking, bool(choice.region), places=choice.places
        )

    def _report(self, shelf: _Shelf, desk: Desk, choice: Choice) -> tuple[Report, str]:
        """The report that a question is about: of the region and edition that it names, else as in the conversation; and
        which edition there is none of.
        """
        moved = bool(choice.region) and choice.region != desk.report.series
        series = self._series(shelf, choice.region if moved else desk.report.series)
        here = series[0] if moved else desk.report
        if choice.edition:
            named = [report for report in series if _is_edition(report, choice.edition)]
            return (named[0], "") if named else (here, f"Een editie {choice.edition}")
        if choice.step:
            older = series[series.index(here) + 1 :]
            return (older[0], "") if older else (here, "Een eerdere editie")
        if choice.newest or (choice.every and not desk.pinned):
            return series[0], ""
        return (series[-1] if choice.oldest else here), ""

    def _newest_that_answers(self, shelf: _Shelf, desk: Desk) -> Answer:
        """The answer of the report at hand; where that does not have it, that of the newest older edition which has."""
        *earlier, question = desk.history
        answer = shelf.assistant(desk.report).ask(question, earlier)
        if answer.status == "not_in_report" and not desk.pinned:
            for older in self._series(shelf, desk.report.series)[1:]:
                second = shelf.assistant(older).ask(question, earlier)
                if second.status == "answered" and second.figures:
                    lacks = f"De nieuwste editie ({desk.report.edition}) heeft dit niet; een oudere wel."
                    return self._named(shelf, replace(second, text=f"{second.text}\n\n{lacks}"), older)
        if answer.status == "not_in_report" and not desk.pinned and not desk.placed:
            answer = self._pointed_elsewhere(shelf, answer, desk)
        return self._named(shelf, answer, desk.report)

    def _pointed_elsewhere(self, shelf: _Shelf, answer: Answer, desk: Desk) -> Answer:
        """A refusal with the reports of other regions that do answer: offered, not given, as nobody asked for that region."""
        *earlier, question = desk.history
        newest = {one.series: one for one in reversed(self.reports) if one.series != desk.report.series}
        others = [one for one in newest.values() if shelf.assistant(one).ask(question, earlier).figures]
        if not others:
            return answer
        named = " en ".join(f"«{one.name}»" for one in others)
        offer = f"Wel in een rapport over een andere regio: {named}. Noem die regio in uw vraag."
        return replace(answer, text=f"{answer.text}\n\n{offer}")

    def _named(self, shelf: _Shelf, answer: Answer, report: Report) -> Answer:
        """The answer with the name of its report, where there are several."""
        if len(shelf.library.reports) == 1 or answer.status == "clarify":
            return answer
        told = "Gezocht in" if answer.status == "not_in_report" else "Uit"
        return replace(answer, text=f"{answer.text}\n\n{told}: {report.name}.")

    def _over_editions(self, shelf: _Shelf, desk: Desk) -> Answer:
        """Editions side by side, oldest first: all of the region, or the one at hand and the newest."""
        *earlier, question = desk.history
        series = self._series(shelf, desk.report.series)
        chosen = series if desk.report == series[0] else [series[0], desk.report]
        return side_by_side(question, earlier, [shelf.assistant(report) for report in reversed(chosen)])

    def _over_regions(self, shelf: _Shelf, desk: Desk) -> Answer:
        """The figures of places in several regions, each from the newest report about it."""
        *earlier, question = desk.history
        newest = {series: self._series(shelf, series)[0] for series, _ in desk.places}
        asked = [(shelf.assistant(newest[series]), places) for series, places in desk.places]
        return side_by_region(question, earlier, asked) or self._newest_that_answers(shelf, desk)

    def _which_reports(self, question: str) -> Answer:
        named = "\n\n".join(f"«{one.name}», over {one.series}." for one in self.reports)
        return Answer(question, "answered", f"De assistent kent deze rapporten:\n\n{named}", report_id=self.home.id)

    def _no_such_edition(self, shelf: _Shelf, desk: Desk, question: str) -> Answer:
        region = desk.report.series
        named = ", ".join(f"«{one.name}»" for one in self._series(shelf, region))
        others = ", ".join(f"«{one.name}»" for one in self.reports if one.series != region)
        text = f"{desk.lacking} over {region} is er niet. De assistent kent: {named}."
        text += f" Over andere regio's: {others}." if others else ""
        return Answer(question, "not_in_report", text, report_id=desk.report.id)

    def _home(self, shelf: _Shelf) -> Report:
        reports = shelf.library.reports
        names = [report for report in reports if self._region in (report.region, *report.region_names)]
        return self._series(shelf, (names or reports)[0].series)[0]

    def _series(self, shelf: _Shelf, region: str) -> list[Report]:
        """All editions of a region, the newest first."""
        return sorted((one for one in shelf.library.reports if one.series == region), key=_newest_first)

    def warm_up(self) -> None:
        """Load what open questions and unknown words need, so that the first of them does not wait for it."""
        self.assistant().warm_up()


def open_librarian(root: Path, region: str = "") -> Librarian:
    """A librarian on the index in a folder. Raises IndexMissingError or IndexOutdatedError with the command to run."""
    return Librarian(open_library(root), region)


def _newest_first(report: Report) -> int:
    """Sorts by the year of the edition; reports without one come last. Equal ones stay in the order of the ingest."""
    year = _FIRST_YEAR.search(report.edition)
    return -int(year[0]) if year else 0


def _is_edition(report: Report, edition: str) -> bool:
    return edition in _FIRST_YEAR.findall(report.edition) or report.edition == edition
