"""The flow over several reports: which report is a question about → its assistant answers → an older edition where that refuses.

Each report has an assistant of its own, which knows that report only; so more reports in the index change no answer.
"""

import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.ask import Assistant
from assistant.editions import side_by_region, side_by_side
from assistant.opened_reports import OpenedReports
from assistant.records import Answer
from assistant.report_choice import Choice
from vectorstore.errors import IndexOutdatedError, ReportError
from vectorstore.index import Index
from vectorstore.library import Library, open_library
from vectorstore.records import Report

ATTEMPTS = 4
"""Times that a question is asked where the index is replaced meanwhile: more ingests than that do not fit in one answer."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a conversation has come to: the report that it is about, and its questions as they were meant.

    `pinned` says that the report was chosen or named, `every` that editions are put side by side, `lacking` in Dutch which
    edition was asked that there is none of; `placed` that the last question names a place of the report's region, `places` are
    those of several regions that it names, and `listing` says that it asks which reports there are.
    """

    report: Report
    history: tuple[str, ...] = ()
    pinned: bool = False
    every: bool = False
    lacking: str = ""
    placed: bool = False
    listing: bool = False
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Librarian:
    """Answers questions from all reports of an index; a new index is taken up at the next question.

    `region` is the one that is meant where a question names none: by default that of the first report.
    """

    def __init__(self, library: Library, region: str = "") -> None:
        self._lock = threading.Lock()
        self._opened = OpenedReports(library, region)

    @property
    def library(self) -> Library:
        """The index as it was opened last."""
        return self._opened.library

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports: the region that is meant by default first, in each region the newest edition first."""
        return self._opened.all

    @property
    def home(self) -> Report:
        """The report that answers where a question names neither region nor edition."""
        return self._opened.home

    def assistant(self, report: str = "") -> Assistant:
        """The assistant of one report by its id; of the report that answers by default where there is none of that id."""
        opened = self._opened
        return opened.assistant(opened.chosen(report) or opened.home)

    def index(self, report: str = "") -> Index:
        """The index of one report by its id, as `assistant`."""
        opened = self._opened
        return opened.index(opened.chosen(report) or opened.home)

    def ask(self, question: str, history: Sequence[str] = (), report: str = "") -> Answer:
        """One checked answer. `history` are the earlier questions of the chat, `report` the id of the one that a user chose.

        Raises QuestionError. Where the index was replaced while a question was answered, it is asked again of the new one.
        """
        for _ in range(ATTEMPTS - 1):
            with suppress(IndexOutdatedError):
                return _ask(self._current(), question, history, report)
        return _ask(self._current(), question, history, report)

    def known(self, report: str) -> str:
        """The id of a report, or "" for none in particular, as given. Raises ReportError where there is none of that id."""
        _chosen(self._current(), report)
        return report

    def index_for(self, question: str, report: str = "") -> Index:
        """The index on disk of the report with this id; without one, of the report that a question is about by the places and
        the edition that it names. Raises ReportError where there is none of that id.
        """
        opened = self._current()
        chosen = _chosen(opened, report) or _next_desk(opened, _first_desk(opened, ""), question).report
        return opened.index(chosen)

    def refresh(self) -> bool:
        """Take up the index on disk if it is another than the opened one; returns whether it was."""
        before = self._opened
        return self._current() is not before

    def warm_up(self) -> None:
        """Load what open questions and unknown words need, so that the first of them does not wait for it."""
        self.assistant().warm_up()

    def _current(self) -> OpenedReports:
        """The reports of the index on disk: those at hand, or new ones if that is another. Visitors share one librarian, so
        these may be another's new ones.
        """
        with self._lock:
            if not self._opened.library.is_current():
                self._opened = self._opened.taken_up()
            return self._opened


def open_librarian(root: Path, region: str = "") -> Librarian:
    """A librarian on the index in a folder. Raises IndexMissingError or IndexOutdatedError with the command to run."""
    return Librarian(open_library(root), region)


def _chosen(opened: OpenedReports, report: str) -> Report | None:
    """The report of an id; None for "". Raises ReportError where there is none of that id."""
    chosen = opened.chosen(report)
    if report and chosen is None:
        known = ", ".join(one.id for one in opened.all)
        raise ReportError(f"Er is geen rapport {report}; kies uit: {known}.")
    return chosen


def _ask(opened: OpenedReports, question: str, history: Sequence[str], report: str) -> Answer:
    started = time.perf_counter()
    desk = _first_desk(opened, report)
    for turn in history:
        desk = _next_desk(opened, desk, turn)
    desk = _next_desk(opened, desk, question)
    if desk.listing:
        answer = _which_reports(opened, question)
    elif desk.lacking:
        answer = _no_such_edition(opened, desk, question)
    elif desk.every:
        answer = _over_editions(opened, desk)
    elif desk.places:
        answer = _over_regions(opened, desk)
    else:
        answer = _newest_that_answers(opened, desk)
    return replace(answer, question=question, seconds=round(time.perf_counter() - started, 4))


def _first_desk(opened: OpenedReports, report: str) -> Desk:
    chosen = opened.chosen(report)
    return Desk(chosen or opened.home, pinned=chosen is not None)


def _next_desk(opened: OpenedReports, desk: Desk, question: str) -> Desk:
    """Where a conversation stands after one more question."""
    choice = opened.chooser.read(question, desk.report.series)
    meant = choice.question or question
    last = desk.history[-1] if desk.history else ""
    if (choice.every or choice.names_edition) and last and opened.chooser.points_back(choice.question):
        meant = last
    report, lacking = _report(opened, desk, choice)
    pinned = choice.names_edition or (desk.pinned and report == desk.report)
    if choice.listing:
        return replace(desk, listing=True)
    return Desk(
        report, (*desk.history, meant), pinned, choice.every, lacking, bool(choice.region), places=choice.places
    )


def _report(opened: OpenedReports, desk: Desk, choice: Choice) -> tuple[Report, str]:
    """The report that a question is about: of the region and edition that it names, else as in the conversation; and
    which edition there is none of.
    """
    moved = bool(choice.region) and choice.region != desk.report.series
    series = opened.series(choice.region if moved else desk.report.series)
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


def _newest_that_answers(opened: OpenedReports, desk: Desk) -> Answer:
    """The answer of the report at hand; where that does not have it, that of the newest older edition which has."""
    *earlier, question = desk.history
    answer = opened.assistant(desk.report).ask(question, earlier)
    if answer.status == "not_in_report" and not desk.pinned:
        for older in opened.series(desk.report.series)[1:]:
            second = opened.assistant(older).ask(question, earlier)
            if second.status == "answered" and second.figures:
                lacks = f"De nieuwste editie ({desk.report.edition}) heeft dit niet; een oudere wel."
                return _named(opened, replace(second, text=f"{second.text}\n\n{lacks}"), older)
    if answer.status == "not_in_report" and not desk.pinned and not desk.placed:
        answer = _pointed_elsewhere(opened, answer, desk)
    return _named(opened, answer, desk.report)


def _pointed_elsewhere(opened: OpenedReports, answer: Answer, desk: Desk) -> Answer:
    """A refusal with the reports of other regions that do answer: offered, not given, as nobody asked for that region."""
    *earlier, question = desk.history
    newest = {one.series: one for one in reversed(opened.all) if one.series != desk.report.series}
    others = [one for one in newest.values() if opened.assistant(one).ask(question, earlier).figures]
    if not others:
        return answer
    named = " en ".join(f"«{one.name}»" for one in others)
    offer = f"Wel in een rapport over een andere regio: {named}. Noem die regio in uw vraag."
    return replace(answer, text=f"{answer.text}\n\n{offer}")


def _named(opened: OpenedReports, answer: Answer, report: Report) -> Answer:
    """The answer with the name of its report, where there are several."""
    if len(opened.library.reports) == 1 or answer.status == "clarify":
        return answer
    told = "Gezocht in" if answer.status == "not_in_report" else "Uit"
    return replace(answer, text=f"{answer.text}\n\n{told}: {report.name}.")


def _over_editions(opened: OpenedReports, desk: Desk) -> Answer:
    """Editions side by side, oldest first: all of the region, or the one at hand and the newest."""
    *earlier, question = desk.history
    series = opened.series(desk.report.series)
    chosen = series if desk.report == series[0] else [series[0], desk.report]
    return side_by_side(question, earlier, [opened.assistant(report) for report in reversed(chosen)])


def _over_regions(opened: OpenedReports, desk: Desk) -> Answer:
    """The figures of places in several regions, each from the newest report about it."""
    *earlier, question = desk.history
    newest = {series: opened.series(series)[0] for series, _ in desk.places}
    asked = [(opened.assistant(newest[series]), places) for series, places in desk.places]
    return side_by_region(question, earlier, asked) or _newest_that_answers(opened, desk)


def _which_reports(opened: OpenedReports, question: str) -> Answer:
    named = "\n\n".join(f"«{one.name}», over {one.series}." for one in opened.all)
    return Answer(question, "answered", f"De assistent kent deze rapporten:\n\n{named}", report_id=opened.home.id)


def _no_such_edition(opened: OpenedReports, desk: Desk, question: str) -> Answer:
    region = desk.report.series
    named = ", ".join(f"«{one.name}»" for one in opened.series(region))
    others = ", ".join(f"«{one.name}»" for one in opened.all if one.series != region)
    text = f"{desk.lacking} over {region} is er niet. De assistent kent: {named}."
    text += f" Over andere regio's: {others}." if others else ""
    return Answer(question, "not_in_report", text, report_id=desk.report.id)


def _is_edition(report: Report, edition: str) -> bool:
    return edition in report.years or report.edition == edition
