"""Fourth step of the PDF reader: running heads, feet and page numbers are left out; headers of tables that come back are not."""

import re

from ingest.sources.pdf.records import Line, Page
from ingest.sources.pdf.survey import Survey, outer

MOST_PARTS = 4
"""Parts of a running head on one line, at most; the header of a table has more."""
BESIDE = 3.0
"""Points to the side within which text counts as below or above a line."""
ROW_GAP = 2.1
"""Gap in type sizes to the line below or above under which a repeated line belongs to a table."""
OWN_NUMBER = 80.0
"""Points from the edge of the page in which the number that the page has in the file is that of the page."""
NUMBER_ZONE = 0.1
"""Part of the height at the top and bottom in which a lone number is that of the page."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAGE_NUMBER = re.compile(
    r"(?i)(?:(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.)\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:van|of|/|\|)\s*\d{1,4})?|[ivxl]{1,6}"
)


def without_running(page: Page, survey: Survey) -> list[Line]:
    """The lines of a page without running heads, feet and page numbers."""
    running = {id(line) for line in page.lines if survey.runs_along(line, page)}
    running |= {id(line) for line in page.lines if _is_page_number(line, page)}
    _spare_cells(page, running)
    _spare_tables(page, running)
    return [line for line in page.lines if id(line) not in running]


def _is_page_number(line: Line, page: Page) -> bool:
    own = line.text == str(page.number) and outer(line, page, OWN_NUMBER / page.height)
    if not (own or outer(line, page, NUMBER_ZONE)) or not _PAGE_NUMBER.fullmatch(line.text):
        return False
    mates = [other for other in page.lines if other is not line and abs(other.base - line.base) < 3]
    if not own and (_YEAR.fullmatch(line.text) or any(_PAGE_NUMBER.fullmatch(other.text) for other in mates)):
        return False  # a year above the columns of a table
    outermost = all(
        line.base <= other.base + 3 if line.base < page.height / 2 else line.base >= other.base - 3
        for other in page.lines
    )
    return len(mates) <= 2 and (
        outermost or not any(abs(o.base - line.base) < 2 * line.size for o in page.lines if o is not line)
    )


def _spare_cells(page: Page, running: set[int]) -> None:
    """What repeats among texts on the same line that do not is a cell of a table that goes on."""
    for line in [line for line in page.lines if id(line) in running]:
        mates = [other for other in page.lines if other is not line and abs(other.base - line.base) < 0.3 * line.size]
        if len(mates) >= MOST_PARTS or (
            len(mates) > 1 and sum(id(other) not in running for other in mates) > len(mates) / 2
        ):
            running.discard(id(line))


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
