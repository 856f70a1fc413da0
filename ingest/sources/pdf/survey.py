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
SLOT = 0.09
"""Outer part of the height where running heads and feet stand apart from the text."""
APART = 2.0
"""Distance in type sizes to the text, more than between its lines."""
MOST = 0.5
"""Part of the pages (or of the left, or the right ones) on which a text runs along."""
BESIDE = 3.0
"""Points to the side within which text counts as below or above a line."""
ROW_GAP = 2.1
"""Gap in type sizes to the line below or above under which a repeated line belongs to a table."""
NUMBER_ZONE = 0.1
"""Part of the height at the top and bottom in which a lone number is that of the page."""
_PAGE_NUMBER = re.compile(
    r"(?i)(?:(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.)\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:van|of|/|\|)\s*\d{1,4})?|[ivxl]{1,6}"
)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number[:9]) for number in re.findall(r"\d+", text))


def masked(text: str) -> str:
    """With every number as one mark: page numbers and dates change from page to page."""
    return re.sub(r"\d+", "#", text)


Seen = tuple[int, tuple[int, ...]]
"""The page on which a text stands, with the numbers in it."""


def _alike(one: Seen, other: Seen) -> bool:
    """Whether the numbers are the same, or count with the pages: those of rows of a table do neither."""
    apart = one[0] - other[0]
    return all(a - b in (0, apart) for a, b in zip(one[1], other[1], strict=True))


@dataclass(slots=True)
class Survey:
    """What the whole document shows; `body` is the size of type of most letters, `bold` whether that is bold."""

    pages: int = 0
    letters: Counter[tuple[float, bool]] = field(default_factory=Counter)
    images: int = 0
    texts: dict[tuple[str, int], list[Seen]] = field(default_factory=lambda: defaultdict(list))
    slots: dict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    "By height: on how many pages a line stands there, and on how many it stands apart from the text."
    spelling: Spelling = field(default_factory=lambda: Spelling(frozenset(), frozenset()))

    @property
    def body(self) -> float:
        """Size of the type of running text."""
        return self.letters.most_common(1)[0][0][0] if self.letters else 10.0

    @property
    def bold(self) -> bool:
        """Whether running text is bold."""
        return self.letters.most_common(1)[0][0][1] if self.letters else False

    def runs_along(self, line: Line, page: Page) -> bool:
        """Whether the text of a line stands at the same height on most pages, or on most left or right ones."""
        if not _outer(line, page):
            return False
        if self.pages > 2 and _outer(line, page, SLOT):
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
        if len(same) >= max(2, alternate - 1) and _outer(line, page, SLOT):
            return True
        close = [number for number in numbers if abs(number - line.page) <= 6]
        return len(same) >= max(3, enough / 2) or (len(close) >= 3 and _outer(line, page, SLOT))


def _outer(line: Line, page: Page, part: float | None = None) -> bool:
    head, foot = part or HEAD, part or FOOT
    return line.base < head * page.height or line.base > (1 - foot) * page.height


def _slots(page: Page) -> dict[int, bool]:
    return {round(line.base / 2): _apart(line, page) for line in page.lines if _outer(line, page, SLOT)}


def _apart(line: Line, page: Page) -> bool:
    """Whether it is the outermost line, with more white between it and the text than lines of the text have."""
    near = [other for other in page.lines if abs(other.base - line.base) > 3]
    upper = line.base < page.height / 2
    if any((other.base < line.base) == upper for other in near if (other.base < page.height / 2) == upper):
        return False
    return all(abs(other.base - line.base) > APART * line.size for other in near)


def survey_of(pages: Iterable[Page]) -> Survey:
    """The survey of a document, page after page."""
    survey = Survey()

    def texts() -> Iterable[str]:
        for page in pages:
            survey.pages += 1
            survey.images += page.images
            for line in page.lines:
                survey.letters[round(line.size * 2) / 2, line.bold] += len(line.text)
                if _outer(line, page):
                    survey.texts[masked(line.text), round(line.base / PLACE)].append((page.number, _numbers(line.text)))
                yield line.text
            for height, apart in _slots(page).items():
                survey.slots[height][0] += 1
                survey.slots[height][1] += apart

    survey.spelling = Spelling.of(texts())
    return survey


def without_running(page: Page, survey: Survey) -> list[Line]:
    """The lines of a page without running heads, feet and page numbers."""
    running = {id(line) for line in page.lines if survey.runs_along(line, page)}
    running |= {id(line) for line in page.lines if _is_page_number(line, page)}
    _spare_tables(page, running)
    return [line for line in page.lines if id(line) not in running]


def _is_page_number(line: Line, page: Page) -> bool:
    if not _outer(line, page, NUMBER_ZONE) or not _PAGE_NUMBER.fullmatch(line.text):
        return False
    mates = [other for other in page.lines if other is not line and abs(other.base - line.base) < 3]
    outermost = all(
        line.base <= other.base + 3 if line.base < page.height / 2 else line.base >= other.base - 3
        for other in page.lines
    )
    return len(mates) <= 2 and (
        outermost or not any(abs(o.base - line.base) < 2 * line.size for o in page.lines if o is not line)
    )


def _spare_tables(page: Page, running: set[int]) -> None:
    """What repeats close to text that does not is no running head, but the header of a table that goes on, or prose."""
    for upper in (True, False):
        ours = [line for line in page.lines if id(line) in running and (line.base < page.height / 2) == upper]
        for line in sorted(ours, key=lambda line: -line.base if upper else line.base):
            beyond = [
                other for other in page.lines
                if (0.5 * line.size < (other.base - line.base) * (1 if upper else -1))
                and other.x0 < line.x1 + BESIDE and other.x1 > line.x0 - BESIDE
            ]  # fmt: skip
            after = min(beyond, key=lambda other: abs(other.base - line.base), default=None)
            if after is not None and id(after) not in running and _close(line, after, page, upper):
                running.discard(id(line))
        for line in sorted(ours, key=lambda line: line.base if upper else -line.base):
            outer = (other for other in page.lines if (line.base - other.base) * (1 if upper else -1) > 0.5 * line.size
                     and other.x0 < line.x1 and other.x1 > line.x0)  # fmt: skip
            if any(id(other) not in running for other in outer):
                running.discard(id(line))


def _close(line: Line, after: Line, page: Page, upper: bool) -> bool:
    """Whether a repeated line stands to the next one as rows of a table or lines of text do."""
    step = abs(after.base - line.base)
    mates = sum(abs(other.base - line.base) < 0.3 * line.size for other in page.lines)
    boxed = any(box.top - 2 <= line.base <= box.bottom + 2 and box.bottom - box.top > 14 for box in page.down)
    if upper and mates > 1 and (boxed or mates > 3):
        return step < 4 * line.size
    return step < ROW_GAP * line.size
