"""Fourth to sixth step of the PDF reader for one page: its tables and running text as regions with drafts."""

from collections.abc import Iterator

from ingest.sources.pdf.contents import without_contents
from ingest.sources.pdf.drafts import Draft, drafts_of
from ingest.sources.pdf.flowing import flowing
from ingest.sources.pdf.order import Item, Region, regions
from ingest.sources.pdf.records import FoundTable, Line, Page, number_like
from ingest.sources.pdf.running import without_running
from ingest.sources.pdf.side_by_side import side_by_side
from ingest.sources.pdf.survey import Survey
from ingest.sources.pdf.tables.aligned import aligned_tables
from ingest.sources.pdf.tables.narrow import narrow_tables
from ingest.sources.pdf.tables.partly_ruled import partly_ruled_tables
from ingest.sources.pdf.tables.ruled import ruled_tables, within

HALF_LINE = 0.75
"""How far, in type sizes, figures in the middle of a label of two lines stand from either."""
LABEL_STEP = 1.4
"""Distance in type sizes between lines of a label."""
PROSE_WIDTH = 0.28
"""Part of the page that a line of running text is wide at least; labels of a table are narrower."""


def text_lines(page: Page, survey: Survey) -> list[Line]:
    """The lines of a page without running heads and feet, page numbers and lists of contents."""
    return without_contents(without_running(page, survey), survey.pages)


def page_regions(
    page: Page, lines: list[Line], survey: Survey, before: FoundTable | None = None
) -> Iterator[tuple[Region, list[Draft | FoundTable]]]:
    """The regions of a page in reading order, each with its drafts and tables.

    `lines` are those of its text; `before` is a table that ended the page before.
    """
    tables = ruled_tables(page, lines, survey.spelling)
    rest = [line for line in lines if not _in_any(line, tables)]
    partly = partly_ruled_tables(page, rest, survey.spelling)
    tables += partly
    rest = [line for line in rest if not _in_any(line, partly)]
    spread, rest = _spread(rest, page, survey, None if tables else before)
    for region in regions([*rest, *tables, *spread]):
        within_columns = _within_region(region, page, survey)
        yield within_columns, drafts_of(within_columns, survey, page.height)


def _in_any(line: Line, tables: list[FoundTable]) -> bool:
    return any(within(line, table.area) for table in tables)


def _spread(
    lines: list[Line], page: Page, survey: Survey, before: FoundTable | None
) -> tuple[list[FoundTable], list[Line]]:
    """Tables without rules over the whole page, or over one of two columns that stand at heights of their own."""
    found: list[FoundTable] = []
    rest: list[Line] = []
    for group in side_by_side(lines):
        tables, others = _aligned(group, page, survey, None if found else before)
        found += tables
        rest += others
    return found, rest


def _aligned(
    lines: list[Line], page: Page, survey: Survey, before: FoundTable | None = None
) -> tuple[list[FoundTable], list[Line]]:
    """Tables without rules over the whole page: only among rows of print in which nothing is running text."""
    flow = flowing(lines)
    rest = [line for line in lines if id(line) not in flow]
    found = aligned_tables(_candidates(rest, page), page.number, survey.spelling, before)
    found = [(table, members) for table, members in found if not _between(table, lines, members)]
    taken = {id(line) for _, members in found for line in members}
    rest = [line for line in rest if id(line) not in taken]
    narrow = narrow_tables(_candidates(rest, page), page.number, survey.spelling)
    found += [(table, members) for table, members in narrow if not _between(table, lines, members)]
    used = {id(line) for _, members in found for line in members}
    return [table for table, _ in found], [line for line in lines if id(line) not in used]


def _candidates(lines: list[Line], page: Page) -> list[Line]:
    """Lines that may be of a table: not beside running text, unless that has a figure beside it or is part of a label."""
    named = [line for line in lines if _has_figure(line, lines)]
    prose = [
        line for line in lines
        if line.prose and not line.bold and line.x1 - line.x0 > PROSE_WIDTH * page.width and line not in named
    ]  # fmt: skip
    for line in [*prose, *reversed(prose)]:
        if any(abs(line.x0 - other.x0) < 2 and abs(line.base - other.base) < LABEL_STEP * line.size for other in named):
            named.append(line)
    bases = [line.base for line in prose if line not in named]
    return [line for line in lines if not any(abs(base - line.base) < 0.3 * line.size for base in bases)]


def _has_figure(line: Line, lines: list[Line]) -> bool:
    """Whether a number stands beside it as a cell."""
    return any(
        abs(other.base - line.base) < HALF_LINE * line.size and (other.x0 > line.x1 or other.x1 < line.x0)
        and number_like(other.text)
        for other in lines
    )  # fmt: skip


def _between(table: FoundTable, lines: list[Line], members: list[Line]) -> bool:
    """Whether other lines stand among its rows: then it is one column's table, or none."""
    own = {id(line) for line in members}
    area = table.area
    return any(
        id(line) not in own and area.top < line.base - 0.3 * line.size < area.bottom
        and line.x0 < area.x1 and line.x1 > area.x0
        for line in lines
    )  # fmt: skip


def _within_region(region: Region, page: Page, survey: Survey) -> Region:
    """The region with tables found among the lines of this column alone."""
    lines = [item for item in region.items if isinstance(item, Line)]
    if region.aside or len(lines) < 3:
        return region
    found, rest = _aligned(lines, page, survey)
    if not found:
        return region
    items: list[Item] = [*rest, *(item for item in region.items if isinstance(item, FoundTable)), *found]
    return Region(tuple(sorted(items, key=lambda item: item.top if isinstance(item, Line) else item.area.top)))
