"""Which report a text is held against, and what an older edition says where the chosen one does not have a number."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.claims.check_text import TextChecker
from assistant.claims.records import CORRECT, NOT_IN_REPORT, OTHER, ROUNDED, WRONG, Judged, Memo
from assistant.librarian import Librarian
from vectorstore.dutch.words import fold
from vectorstore.errors import ReportError
from vectorstore.records import Report


@dataclass(frozen=True, slots=True)
class Checked:
    """A text with the verdicts on its claims in reading order, and the report that it was held against."""

    memo: Memo
    claims: tuple[Judged, ...]
    report: Report


def check_memo(memo: Memo, librarian: Librarian, report: str = "") -> Checked:
    """The verdicts on a text. `report` is the id of the report to use; by default the newest about the places that it names.
    Raises ReportError where there is none of that id.
    """
    chosen = next((one for one in librarian.reports if one.id == report), None)
    if report and chosen is None:
        known = ", ".join(one.id for one in librarian.reports)
        raise ReportError(f"Er is geen rapport {report}; kies uit: {known}.")
    chosen = chosen or _about(memo, librarian)
    claims = TextChecker(librarian.index(chosen.id)).check(memo)
    if any(one.verdict in (WRONG, NOT_IN_REPORT) for one in claims):
        for older in (one for one in librarian.reports if one.series == chosen.series and one.year < chosen.year):
            claims = _with_edition(claims, TextChecker(librarian.index(older.id)).check(memo), older, chosen)
    return Checked(memo, tuple(claims), chosen)


def _about(memo: Memo, librarian: Librarian) -> Report:
    """The newest report of the region whose places a text names most; where it names none, that of the usual region."""
    text = " ".join(block.text for block in memo.blocks)
    newest = {one.series: one for one in reversed(librarian.reports)}
    named: Counter[str] = Counter()
    for series, one in newest.items() if len(newest) > 1 else ():
        own = {one.region, *one.members}
        named[series] = sum(mention.area.name in own for mention in librarian.index(one.id).areas.find(text))
    best = max(named.values(), default=0)
    home = librarian.home
    return home if not best or named[home.series] == best else newest[max(named, key=lambda series: named[series])]


def _with_edition(claims: Sequence[Judged], older: Sequence[Judged], edition: Report, chosen: Report) -> list[Judged]:
    """The verdicts, where a number that is wrong or unknown in the chosen report is the one of an older edition."""
    name = edition.edition or edition.name
    right = {
        (one.claim.block, one.claim.start): one
        for one in older
        if one.claim.kind == "number" and one.verdict in (CORRECT, ROUNDED)
    }
    found = []
    for one in claims:
        old = right.get((one.claim.block, one.claim.start)) if one.claim.kind == "number" else None
        if old is None or one.verdict not in (WRONG, NOT_IN_REPORT):
            found.append(one)
            continue
        now = one if one.report_says and _about_the_same(one, old) else None
        note = f"Dit is het cijfer van de editie {name}."
        note += f" In de editie {chosen.edition or chosen.name} staat: {now.report_says}." if now else ""
        says = f"{old.report_says} (editie {name})" + (f"; {now.report_says}" if now else "")
        sources = (*old.sources, *(now.sources if now else ()))
        found.append(replace(one, verdict=OTHER, report_says=says, note=note, sources=sources))
    return found


def _about_the_same(one: Judged, other: Judged) -> bool:
    """Whether two verdicts were reached by figures of the same name and unit."""
    mine, theirs = (
        {(fold(name), figure.unit) for figure in judged.figures for name in (figure.subject, figure.indicator) if name}
        for judged in (one, other)
    )
    return bool(mine & theirs)
