"""Last step of the PDF reader, a check: every number of the pages is in exactly one place of what was read."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.document import PrintedBlock, PrintedHeading, PrintedTable
from ingest.sources.pdf.drafts import OWN_LINE, Draft
from ingest.sources.pdf.records import Box, FoundTable, Line, number_like

NEAR = 20.0
"""Points above or below a table within which a lost number may be one of its own: a row or two."""
MOST_LABEL = 3
"""Lines of words beside a figure that may be its label; more are a paragraph."""
MOST_NAMED = 8
"""Numbers named in one notice."""
SAME_LINE = 0.7
"""Difference of baselines, in type sizes, of words and the figure beside them; beside two lines of words it is a half line."""
LOOSE = "Op pagina {page} staan cijfers naast woorden die niet als tabel zijn gelezen: {words}."
LOST = "een of meer getallen bij deze tabel op pagina {page} zijn niet overgenomen"
BESIDE = "op pagina {page} staan cijfers naast deze tabel die er misschien bij horen"
TWICE = "een of meer getallen bij deze tabel op pagina {page} staan dubbel"
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_EDGE = "()[].,;:–-•"
Numbers = Counter[str]
Text = tuple[int, str]
"""A page and a text on it."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A word with a number and where it stands."""

    text: str
    x0: float
    x1: float
    base: float


@dataclass(slots=True)
class _PageNumbers:
    """The numbers of one page, those of marks of notes apart: these may go or stay."""

    sure: Numbers = field(default_factory=Counter)
    marks: Numbers = field(default_factory=Counter)
    words: list[_Printed] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    doubtful: bool = False
    "Whether such a figure stands right beside a table."


@dataclass(slots=True)
class Bookkeeping:
    """What numbers each page has, without running heads and lists of contents."""

    pages: dict[int, _PageNumbers] = field(default_factory=dict)

    def page(self, number: int, lines: Iterable[Line]) -> None:
        """Writes down the numbers of a page."""
        kept = self.pages.setdefault(number, _PageNumbers())
        for line in lines:
            for word in line.words:
                found = _NUMBER.findall(word.text)
                if found:
                    (kept.marks if word.raised else kept.sure).update(found)
                    kept.words.append(_Printed(word.text.strip(_EDGE), word.x0, word.x1, line.base))

    def region(self, number: int, drafts: Sequence[Draft | FoundTable]) -> None:
        """Writes down where tables stand, and figures that stand beside words but in no table."""
        kept = self.pages[number]
        kept.areas += [draft.area for draft in drafts if isinstance(draft, FoundTable)]
        texts = [draft for draft in drafts if isinstance(draft, Draft)]
        words = [
            line for draft in texts
            if len(draft.lines) <= MOST_LABEL and not OWN_LINE.match(draft.lines[0].text)
            for line in draft.lines if _worded(line)
        ]  # fmt: skip
        for line in (line for draft in texts if draft.kind == "own" for line in draft.lines):
            figure = number_like(line.text) or all(number_like(word.text) for word in line.words)
            at_table = any(_near(line.x0, line.x1, line.base, area) for area in kept.areas)
            if figure and _NUMBER.search(line.text) and (at_table or any(_left_of(word, line) for word in words)):
                kept.loose.append(line.text)
                kept.doubtful |= at_table

    def checked(
        self, blocks: Sequence[PrintedBlock], left_out: Iterable[Text]
    ) -> tuple[tuple[PrintedBlock, ...], list[str]]:
        """The blocks with doubts at tables where numbers are lost or double, and a notice for each such page.

        `left_out` are the texts that were left out on purpose, such as a header that is repeated on the next page.
        """
        lost, twice = self._difference(blocks, left_out)
        notices = [LOOSE.format(page=page, words=_some(kept.loose)) for page, kept in self.pages.items() if kept.loose]
        doubts = {page: [BESIDE.format(page=page)] for page, kept in self.pages.items() if kept.doubtful}
        for page in sorted(lost.keys() | twice.keys()):
            for numbers, notice, doubt in (
                (lost.get(page), "Op pagina {page} zijn getallen niet overgenomen: {words}.", LOST),
                (twice.get(page), "Op pagina {page} zijn getallen dubbel overgenomen: {words}.", TWICE),
            ):
                if numbers:
                    notices.append(notice.format(page=page, words=self._named(page, numbers)))
                    if self._at_table(page, numbers):
                        doubts.setdefault(page, []).append(doubt.format(page=page))
        return tuple(_doubted(block, doubts) for block in blocks), notices

    def _difference(
        self, blocks: Sequence[PrintedBlock], left_out: Iterable[Text]
    ) -> tuple[dict[int, Numbers], dict[int, Numbers]]:
        """Of each page the numbers that are nowhere, and those that are there too often."""
        found: dict[int, Numbers] = {}
        unplaced: Numbers = Counter()
        for page, text in [*_texts(blocks), *left_out]:
            (found.setdefault(page, Counter()) if page else unplaced).update(_NUMBER.findall(text))
        lost = {page: kept.sure - found.get(page, Counter()) for page, kept in self.pages.items()}
        extra = {page: found.get(page, Counter()) - kept.sure - kept.marks for page, kept in self.pages.items()}
        for page in sorted(lost):
            for near in (
                page - 1,
                page + 1,
            ):  # a word that is broken off at the end of a page stands whole on one of both
                _cancel(lost[page], extra.get(near, Counter()))
            _cancel(lost[page], unplaced)
        return lost, extra

    def _named(self, page: int, numbers: Numbers) -> str:
        return _some([word.text for word in self._words(page, numbers)] or list(numbers))

    def _words(self, page: int, numbers: Numbers) -> Iterator[_Printed]:
        return (
            word for word in self.pages[page].words if any(number in numbers for number in _NUMBER.findall(word.text))
        )

    def _at_table(self, page: int, numbers: Numbers) -> bool:
        areas = self.pages[page].areas
        return any(_near(word.x0, word.x1, word.base, area) for word in self._words(page, numbers) for area in areas)


def _some(texts: Sequence[str]) -> str:
    different = list(dict.fromkeys(texts))
    return ", ".join(different[:MOST_NAMED]) + (" en meer" if len(different) > MOST_NAMED else "")


def _near(x0: float, x1: float, base: float, area: Box) -> bool:
    """Whether a text stands in an area or right beside it."""
    return area.x0 - NEAR < x1 and x0 < area.x1 + NEAR and area.top - NEAR < base < area.bottom + NEAR


def _worded(line: Line) -> bool:
    return sum(map(str.isalpha, line.text)) > 1 and not number_like(line.text)


def _left_of(word: Line, line: Line) -> bool:
    """Whether words stand on the same line, left of it."""
    return word is not line and word.x1 < line.x0 and abs(word.base - line.base) < SAME_LINE * line.size


def _texts(blocks: Sequence[PrintedBlock]) -> Iterator[Text]:
    """All texts with their pages; 0 where a text has none."""
    for block in blocks:
        if isinstance(block, PrintedHeading):
            yield block.page or 0, block.text
        elif isinstance(block, PrintedTable):
            yield 0, block.caption
            yield from ((row.page or 0, " ".join(cell.text for cell in row.cells)) for row in block.rows)
        else:
            yield from ((line.page or 0, line.text) for line in block.lines)


def _cancel(lost: Numbers, extra: Numbers) -> None:
    both = lost & extra
    lost -= both
    extra -= both


def _doubted(block: PrintedBlock, doubts: dict[int, list[str]]) -> PrintedBlock:
    if not isinstance(block, PrintedTable):
        return block
    pages = sorted({row.page for row in block.rows if row.page in doubts})
    added = [doubt for page in pages if page is not None for doubt in doubts[page]]
    return replace(block, doubts=tuple(dict.fromkeys((*block.doubts, *added)))) if added else block
