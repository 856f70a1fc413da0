"""A question → which report it is about: the region and the edition that it names, and the question without those words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vectorstore.dutch.areas import AreaBook, area_book
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold, words
from vectorstore.records import Area, Report

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LEAD = r"(?:,?\s*\b(?:volgens|in|uit|van|bij|met|en)\s+)?(?:\b(?:de|het|deze|dit|die|dat|een|onze|jullie)\s+)?"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a question says about the report to answer from.

    `question` is the question without the words for an edition; "" where nothing of a question is left. `edition` is the year
    that it names, `step` -1 for the edition before, `newest` and `oldest` for those; `every` puts editions side by side: all of
    them, or the named one and the newest.
    `region` is the region whose report it is about, "" where it does not say; `places` are the named places of each region,
    where they are in several. `listing` says that it asks which reports there are.
    """

    question: str
    edition: str = ""
    step: int = 0
    newest: bool = False
    oldest: bool = False
    every: bool = False
    region: str = ""
    listing: bool = False
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def names_edition(self) -> bool:
        """Whether it says which edition is meant."""
        return bool(self.edition or self.step or self.newest or self.oldest)


class ReportChooser:
    """Finds out which of several reports a question is about, by what it says and by the places that it names."""

    def __init__(self, reports: Sequence[Report], vocabulary: Vocabulary) -> None:
        self._editions = vocabulary.editions
        self._known = {report.edition for report in reports if report.edition}
        self._regions = _regions(reports)
        self._home = {series: _home(series, reports) for series in self._regions}
        own = [Area(series, "region", names) for series, names in self._regions.items()]
        members = [name for report in reports for name in report.members]
        self._book: AreaBook = area_book(own, vocabulary, members)
        self._named = [re.compile(_title_pattern(report), re.IGNORECASE) for report in reports if report.edition]
        self._patterns = _patterns(self._editions)
        before, plurals, behind = (
            "|".join(map(re.escape, self._editions[name])) for name in ("listing", "plurals", "listed")
        )
        self._lists = re.compile(rf"\b(?:{before})\s+(?:{plurals})\b.*\b(?:{behind})\b", re.IGNORECASE)

    def read(self, question: str, current: str) -> Choice:
        """What a question says; `current` is the region of the conversation, which wins where a place is in several."""
        if self._lists.search(question):
            return Choice(question, listing=True)
        choice = self._edition(question)
        asked = choice.question or question
        places = self._places(asked, current)
        region = max(places, key=lambda one: (len(places[one]), one == current), default="")
        return replace(choice, region=region, places=tuple(places.items()) if len(places) > 1 else ())

    def points_back(self, question: str) -> bool:
        """Whether what is left of a question only points to the one before it: "hoe was dat"."""
        return set(words(question)) <= {fold(word) for word in self._editions["pointing"]}

    def _edition(self, question: str) -> Choice:
        for kind, pattern in self._patterns:
            found = pattern.search(question)
            if found and (kind != "report" or found["year"] in self._known):
                rest = _without(question, found)
                if kind == "every":
                    return Choice(rest, every=True)
                compared = bool(found["compared"])
                if kind in ("edition", "report"):
                    return Choice(rest, edition=found["year"], every=compared)
                choice = Choice(rest, every=compared)
                return replace(choice, **{kind: -1 if kind == "step" else True})  # type: ignore[arg-type]
        for pattern in self._named:
            found = pattern.search(question)
            if found:
                return Choice(_without(question, found), edition=found["year"])
        return Choice(question)

    def _places(self, question: str, current: str) -> dict[str, tuple[str, ...]]:
        """The places that a question names, by the region that they are in; those in several count for that of the
        conversation, or else for the first.
        """
        found: dict[str, tuple[str, ...]] = {}
        for mention in self._book.find(question):
            regions = [region for region, home in self._home.items() if mention.area.name in home]
            region = current if current in regions else next(iter(regions), "")
            if region:
                found[region] = tuple(dict.fromkeys((*found.get(region, ()), mention.area.name)))
        return found


def _regions(reports: Sequence[Report]) -> dict[str, tuple[str, ...]]:
    """Other names of each region, over all its reports."""
    names: dict[str, tuple[str, ...]] = {}
    for report in reports:
        names[report.series] = tuple(dict.fromkeys((*names.get(report.series, ()), *report.region_names)))
    return names


def _home(series: str, reports: Sequence[Report]) -> set[str]:
    return {series, *(name for report in reports if report.series == series for name in report.members)}


def _patterns(editions: dict[str, list[str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How an edition is named, tried in order; the name says what field of the choice it fills."""

    def any_of(*lists: str) -> str:
        every = sorted((word for name in lists for word in editions[name]), key=len, reverse=True)
        return "|".join(map(re.escape, every))

    nouns, all_nouns = any_of("nouns"), any_of("nouns", "report_nouns")
    lead = rf"(?P<compared>\b(?:{any_of('compared')})\s+)?{_LEAD}"
    every = any_of("every").replace("EDITIES", f"(?:{any_of('plurals')})").replace("EDITIE", f"(?:{all_nouns})")
    years = r"(?:19|20)\d\d(?:\s*(?:,|en|en de|t/m|tot en met|tot)\s*(?:19|20)\d\d)+"
    texts = (
        ("every", rf"{_LEAD}\b(?:{any_of('plurals')})\s+(?:van\s+|uit\s+)?{years}"),
        ("every", rf"\b(?:{every})\b"),
        ("edition", rf"{lead}\b(?:{nouns})s?\s+(?:van\s+|uit\s+|over\s+)?{_YEAR}\b"),
        ("edition", rf"{lead}\b{_YEAR}[- ](?:{nouns})\b"),
        ("report", rf"{lead}\b(?:{all_nouns})\s+(?:van|uit)\s+{_YEAR}\b"),
        ("step", rf"{lead}\b(?:{any_of('previous')})\s+(?:{all_nouns})\b"),
        ("step", rf"{lead}\b(?:{all_nouns})\s+(?:{any_of('before')})\b"),
        ("newest", rf"{lead}\b(?:{any_of('newest')})\s+(?:{all_nouns})\b"),
        ("oldest", rf"{lead}\b(?:{any_of('oldest')})\s+(?:{all_nouns})\b"),
    )
    return tuple((kind, re.compile(text, re.IGNORECASE)) for kind, text in texts)


def _title_pattern(report: Report) -> str:
    """The title of a report with its edition behind it: "Monitor Noordkust 2023"."""
    return rf"{_LEAD}\b{re.escape(report.bare_title)}\s+\(?(?P<year>{re.escape(report.edition)})\b\)?"


def _without(question: str, found: re.Match[str]) -> str:
    """The question without the words that were found; "" where nothing but signs is left."""
    rest = f"{question[: found.start()]} {question[found.end() :]}"
    rest = " ".join(re.sub(r"\s+([?.!,])", r"\1", rest).split()).strip(" ,:;")
    return rest if words(rest) else ""
