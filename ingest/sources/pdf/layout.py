"""Fourth to sixth step of the PDF reader for one page: its tables and running text as regions with drafts."""

from collections.abc import Iterator

from ingest.sources.pdf.contents import without_contents
from ingest.sources.pdf.drafts import Draft, drafts_of
from ingest.sources.pdf.order import Item, Region, regions
from ingest.sources.pdf.records import FoundTable, Line, Page, number_like
from ingest.sources.pdf.survey import Survey, without_running
from ingest.sources.pdf.tables.aligned import aligned_tables
from ingest.sources.pdf.tables.partly_ruled import partly_ruled_tables
from ingest.sources.pdf.tables.ruled import ruled_tables, within

PROSE_WIDTH = 0.28
"""Part of the page that a line of running text is wide at least; labels of a table are narrower."""


def page_regions(
    page: Page, survey: Survey, before: FoundTable | None = None
) -> Iterator[tuple[Region, list[Draft | FoundTable]]]:
    """The regions of a page in reading order, each with its drafts and tables; `before` is a table that ended the page before."""
    lines = without_contents(without_running(page, survey), survey.pages)
    tables = ruled_tables(page, lines, survey.spelling)
    rest = [line for line in lines if not _in_any(line, tables)]
    partly = partly_ruled_tables(page, rest, survey.spelling)
    tables += partly
    rest = [line for line in rest if not _in_any(line, partly)]
    spread, rest = _aligned(rest, page, survey, None if tables else before)
    for region in regions([*rest, *tables, *spread]):
        within_columns = _within_region(region, page, survey)
        yield within_columns, drafts_of(within_columns, survey, page.height)


def _in_any(line: Line, tables: list[FoundTable]) -> bool:
    return any(within(line, table.area) for table in tables)


def _aligned(
    lines: list[Line], page: Page, survey: Survey, before: FoundTable | None = None
) -> tuple[list[FoundTable], list[Line]]:
    """Tables without rules over the whole page: only among rows of print in which nothing is running text."""
    prose = [
        line.base for line in lines
        if line.prose and line.x1 - line.x0 > PROSE_WIDTH * page.width and not _has_figures(line, lines)
    ]  # fmt: skip
    candidates = [line for line in lines if not any(abs(base - line.base) < 0.3 * line.size for base in prose)]
    found = aligned_tables(candidates, page.number, survey.spelling, before)
    found = [(table, members) for table, members in found if not _between(table, lines, members)]
    used = {id(line) for _, members in found for line in members}
    return [table for table, _ in found], [line for line in lines if id(line) not in used]


def _has_figures(line: Line, lines: list[Line]) -> bool:
    """Whether at least two numbers stand beside it as cells."""
    beside = [other for other in lines if other is not line and abs(other.base - line.base) < 0.3 * line.size]
    return sum(number_like(other.text) for other in beside) >= 2


def _between(table: FoundTable, lines: list[Line], members: list[Line]) -> bool:
    """Whether other lines stand among its rows: then it is one column's table, or none."""
    own = {id(line) for line in members}
    return any(
        id(line) not in own and table.area.top < line.base - 0.3 * line.size < table.area.bottom for line in lines
    )


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
