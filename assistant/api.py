"""The door for Python programs: a few names that give what `dtz` gives, as records, a pandas frame and LangChain parts.

`index` is the folder of an index everywhere: by default that of the settings (`DTZ_INDEX`). It is opened once and kept, for all
threads; a new index in that folder is taken up at the next call. `report` is the id of a report (its file name without ending).
Every name raises a DtzError, with one Dutch sentence, where a user can mend what is wrong: IndexMissingError, IndexOutdatedError,
ReportError where there is no report of that id. Importing this module costs nothing; LangChain and pandas come at first use.
"""

import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.tools import BaseTool

    from assistant.claims.records import Judged
    from assistant.librarian import Librarian
    from assistant.records import Answer

__all__ = ["ask", "figures", "report_retriever", "report_tools", "verify"]

_LIBRARIANS: dict[Path, "Librarian"] = {}
_OPENING = threading.Lock()


def ask(question: str, history: Sequence[str] = (), report: str = "", index: str | Path | None = None) -> "Answer":
    """One checked answer, as `dtz ask` gives it.

    `history` are the earlier questions of a conversation. The Answer has `status` (answered, not_available, not_in_report,
    clarify), `text` (Markdown), `figures` (each with text, value as a Decimal, unit, area, period, ids of sources) and `sources`
    (each with place and verbatim quote). Of an answer that is not "answered", figures are only the nearest that the report has.
    Raises QuestionError where a question is empty or too long.
    """
    librarian = _opened(index)
    earlier = [history] if isinstance(history, str) else history  # a single one is easily given as it is
    return librarian.ask(question, earlier, librarian.known(report))


def verify(text: str | Path, report: str = "", index: str | Path | None = None) -> "list[Judged]":
    """What the report says of each number and claim in a text, in reading order, as `dtz verify` gives it.

    A `str` is the text itself; a `Path` is a Word, PDF, Markdown or text file. Each Judged has a `claim` (its text and sentence),
    a `verdict` (correct, rounded, other_period_or_area, wrong, not_in_report, no_claim), `report_says`, a Dutch `note` and
    `sources`. Without `report` it is the newest about the places that the text names. Raises ReportError where the text is
    empty, too long or unreadable.
    """
    from assistant.claims.memo import memo_of, read_memo
    from assistant.claims.over_reports import check_memo

    librarian = _opened(index)
    librarian.refresh()
    memo = read_memo(text) if isinstance(text, Path) else memo_of(text)
    return list(check_memo(memo, librarian, report).claims)


def figures(
    indicator: str = "", area: str = "", period: str | int = "", report: str = "", index: str | Path | None = None
) -> "pd.DataFrame":
    """All figures of a report, one a row, in the order of the report; by default of the newest report of the usual region.

    The columns are those of `vectorstore.figures_frame.COLUMNS`: what is measured, where and when, `value` (float, NaN for N.B.
    and for words), `unit`, `printed` (verbatim), place and quote. `indicator` keeps the rows whose name holds that text, `area`
    those of the places that it names, `period` those whose period holds it ("2023"). Nothing found is an empty frame.
    """
    from assistant.figure_lookup import area_names
    from vectorstore.dutch.words import fold
    from vectorstore.figures_frame import figures_frame

    librarian = _opened(index)
    opened = librarian.index(librarian.known(report))
    frame = figures_frame(opened.content)
    if indicator:
        frame = frame[[fold(indicator) in fold(name) for name in frame["indicator"]]]
    if area:
        frame = frame[frame["area"].isin([*area_names(area, opened), area])]
    if str(period):
        frame = frame[[str(period) in label for label in frame["period"]]]
    return frame.reset_index(drop=True)


def report_retriever(k: int = 4, report: str = "", index: str | Path | None = None) -> "BaseRetriever":
    """A LangChain retriever for passages of running text: at most `k` Documents, best first, with their place in `metadata`.

    Without `report` each question is searched for in the report about the place that it names. `invoke(question, k=…)` asks for
    another number.
    """
    from assistant.langchain_retriever import ReportRetriever

    librarian = _opened(index)
    return ReportRetriever(partial(librarian.index_for, report=librarian.known(report)), k)


def report_tools(index: str | Path | None = None) -> "list[BaseTool]":
    """Two LangChain tools for an agent: `zoek_cijfer` (indicator, area, year, report) and `zoek_in_rapport` (query, k, report).

    Both give JSON as content and the records as artifact. A DtzError comes back as its sentence, with status "error".
    """
    from assistant.langchain_tools import report_tools

    return report_tools(_opened(index))


def _opened(index: str | Path | None) -> "Librarian":
    """The librarian on a folder, opened at first use."""
    from assistant.librarian import open_librarian
    from assistant.service import load_service
    from vectorstore.settings import index_folder

    folder = Path(index_folder() if index is None else index).resolve()
    with _OPENING:
        if folder not in _LIBRARIANS:
            _LIBRARIANS[folder] = open_librarian(folder, load_service().region)
        return _LIBRARIANS[folder]
