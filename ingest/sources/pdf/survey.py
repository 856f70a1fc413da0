"""Third step of the PDF reader, a first pass over all pages: body type, spelling, and what runs along on every page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.sources.pdf.joining import Spelling
from ingest.sources.pdf.records import Line, Page

HEAD = 0.23
"""Upper part of a page in which running heads stand; letters have them low, beside the text."""
FOOT = 0.12
"""Lower part of a page in which running feet stand."""
PLACE = 8.0
"""Points that the same running text may shift from page to page."""
RUNNING_WORDS = 6
"""Words of a line of running text by which its type is known; labels in tables are shorter."""
LARGER = 1.08
"""Type this much larger than running text is that of a heading."""
BOLD_SIZE = 1.2
"""Bold counts as type that is so much larger."""
TITLE = 1000.0
"""The title of the file counts as type of this size."""
MAX_TITLE = 160
"""Characters of a heading."""
TITLE_SIZE = 1.02
"""Running heads with the words of a heading are in type of at most this part of that of running text."""
SLOT = 0.09
"""Outer part of the height where running heads and feet stand apart from the text."""
APART = 2.0
"""Distance in type sizes to the text, more than between its lines."""
MOST = 0.5
"""Part of the pages (or of the left, or the right ones) on which a text runs along."""
_SENTENCE_END = re.compile(r"[.!?:;,][”\"'’)\]]*$")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number[:9]) for number in re.findall(r"\d+", text))


def masked(text: str) -> str:
    """With every number as one mark: page numbers and dates change from page to page."""
    return re.sub(r"\d+", "#", text)


Seen = tuple[int, tuple[int, ...]]
"""The page on which a text stands, with the numbers in it."""


def _has_content(line: Line) -> bool:
    """Whether a line ends as a sentence does, or has several numbers: that is no running head."""
    return (line.prose and bool(_SENTENCE_END.search(line.text))) or len(_numbers(line.text)) > 2


def _alike(one: Seen, other: Seen) -> bool:
    """Whether the numbers are the same, or count with the pages: those of rows of a table do neither."""
    apart = one[0] - other[0]
    return all(a - b in (0, apart) for a, b in zip(one[1], other[1], strict=True))


@dataclass(slots=True)
class Survey:
    """What the whole document shows; `body` is the size of type of most letters, `bold` whether that is bold."""

    pages: int = 0
    letters: Counter[tuple[float, bool]] = field(default_factory=Counter)
    running: Counter[tuple[float, bool]] = field(default_factory=Counter)
    "The same of lines of running text only: a report may have more type in tables."
    images: int = 0
    texts: dict[tuple[str, int], list[Seen]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, float] = field(default_factory=dict)
    "The title of the file and all short texts with their size: a chapter of one page has its title as running head once."
    slots: dict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    "By height: on how many pages a line stands there, and on how many it stands apart from the text."
    spelling: Spelling = field(default_factory=lambda: Spelling(frozenset(), frozenset()))

    @property
    def body(self) -> float:
        """Size of the type of running text."""
        return self._usual()[0]

    @property
    def bold(self) -> bool:
        """Whether running text is bold."""
        return self._usual()[1]

    def _usual(self) -> tuple[float, bool]:
        counted = self.running or self.letters
        return counted.most_common(1)[0][0] if counted else (10.0, False)

    def runs_along(self, line: Line, page: Page) -> bool:
        """Whether the text of a line stands at the same height on most pages, or on most left or right ones."""
        if not outer(line, page):
            return False
        if outer(line, page, SLOT) and self._names_chapter(line) and _apart(line, page):
            return True
        if self.pages > 2 and outer(line, page, SLOT) and not _has_content(line):
            there, apart = self.slots.get(round(line.base / 2), (0, 0))
            if apart >= max(2, 0.6 * self.pages) and apart >= 0.8 * there and _apart(line, page):
                return True
        place = round(line.base / PLACE)
        seen = (line.page, _numbers(line.text))
        numbers = {
            other[0] for near in (place - 1, place, place + 1)
            for other in self.texts.get((masked(line.text), near), ()) if _alike(seen, other)
        }  # fmt: skip
        if len(numbers) < 2:
            return False
        same = [number for number in numbers if number % 2 == line.page % 2]
        enough = max(2, MOST * (self.pages - 1))
        if len(numbers) >= max(3, enough) or (self.pages <= 3 and len(numbers) >= max(2, self.pages - 1)):
            return True
        alternate = (self.pages + line.page % 2) // 2
        if len(same) >= max(2, alternate - 1) and outer(line, page, SLOT):
            return True
        close = [number for number in numbers if abs(number - line.page) <= 6]
        return len(same) >= max(3, enough / 2) or (len(close) >= 3 and outer(line, page, SLOT))

    def _names_chapter(self, line: Line) -> bool:
        """Whether a line in small type has the words of a title or heading."""
        small = line.size <= TITLE_SIZE * self.body and not line.bold
        return small and self.titles.get(line.text.casefold(), 0.0) >= LARGER * self.body


def outer(line: Line, page: Page, part: float | None = None) -> bool:
    """Whether a line stands in the upper or lower part of its page."""
    head, foot = part or HEAD, part or FOOT
    return line.base < head * page.height or line.base > (1 - foot) * page.height


def _slots(page: Page) -> dict[int, bool]:
    return {round(line.base / 2): _apart(line, page) for line in page.lines if outer(line, page, SLOT)}


def _apart(line: Line, page: Page) -> bool:
    """Whether it is the outermost line, with more white between it and the text than lines of the text have."""
    near = [other for other in page.lines if abs(other.base - line.base) > 3]
    upper = line.base < page.height / 2
    if any((other.base < line.base) == upper for other in near if (other.base < page.height / 2) == upper):
        return False
    return all(abs(other.base - line.base) > APART * line.size for other in near)


def _standing_out(page: Page) -> Iterable[tuple[str, float]]:
    """Texts of lines with the size of their type, bold counted as larger; of headings of several lines also all of it."""
    whole, before = "", None
    for line in page.lines:
        size = BOLD_SIZE * line.size if line.bold else line.size
        near = before is not None and line.size == before.size and 0 < line.base - before.base < 1.6 * line.size
        whole = f"{whole} {line.text}" if near and len(whole) < MAX_TITLE else line.text
        before = line
        yield line.text.casefold(), size
        if near:
            yield whole.casefold(), size


def survey_of(pages: Iterable[Page], title: str = "") -> Survey:
    """The survey of a document, page after page; `title` is what the file calls itself."""
    survey = Survey(titles={title.casefold(): TITLE} if title else {})

    def texts() -> Iterable[str]:
        for page in pages:
            survey.pages += 1
            survey.images += page.images
            for text, size in _standing_out(page):
                if len(text) <= MAX_TITLE and not text.isdigit():
                    survey.titles[text] = max(size, survey.titles.get(text, 0.0))
            for line in page.lines:
                style = round(line.size * 2) / 2, line.bold
                survey.letters[style] += len(line.text)
                if line.prose and len(line.words) >= RUNNING_WORDS:
                    survey.running[style] += len(line.text)
                if outer(line, page):
                    survey.texts[masked(line.text), round(line.base / PLACE)].append((page.number, _numbers(line.text)))
                yield line.text
            for height, apart in _slots(page).items():
                survey.slots[height][0] += 1
                survey.slots[height][1] += apart

    survey.spelling = Spelling.of(texts())
    return survey
