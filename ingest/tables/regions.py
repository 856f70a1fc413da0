"""Where a report prints tables: runs of lines that end in cells, with the lines of their header above."""

from ingest.layout import ends_sentence, is_prose, is_scrap, is_source_line, row_tail
from ingest.section import Line, Region, Section
from vectorstore.dutch.vocabulary import Vocabulary

MIN_ROWS = 3
"""Fewer rows than this are a chart's axis or a chance line of prose, not a table."""
MAX_LABEL_LINES = 5
"""Lines of a wrapped label and a group row between two rows; more means that the table has ended."""
MAX_HEADER_LINES = 30


def find_regions(section: Section, vocabulary: Vocabulary) -> list[Region]:
    """Tables of a section, in order."""
    lines = section.lines
    regions: list[Region] = []
    after = 0
    for first, last in _runs(lines, vocabulary):
        start = _header_start(lines, first, after, vocabulary)
        body = _body_start(lines, start, first)
        regions.append(Region(lines[start:body], lines[body : last + 1]))
        after = last + 1
    return regions


def _runs(lines: tuple[Line, ...], vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """(first, last) positions of the row lines of each table."""
    runs: list[list[int]] = []
    open_run = False
    between = 0
    for position, line in enumerate(lines):
        if not line.bare:
            continue
        if row_tail(line, vocabulary) and not (is_scrap(line) and not open_run):
            if not open_run:
                runs.append([])
            runs[-1].append(position)
            open_run, between = True, 0
        elif open_run:
            between += 1
            if between > MAX_LABEL_LINES or _breaks(line, vocabulary):
                open_run = False
    return [(run[0], run[-1]) for run in runs if len(run) >= MIN_ROWS]


def _breaks(line: Line, vocabulary: Vocabulary) -> bool:
    return is_source_line(line, vocabulary) or is_prose(line, vocabulary) or is_scrap(line)


def _header_start(lines: tuple[Line, ...], first: int, after: int, vocabulary: Vocabulary) -> int:
    """Up from the first row, over header and label lines, to below the last line of running text."""
    start = first
    for position in range(first - 1, max(after, first - 2 * MAX_HEADER_LINES) - 1, -1):
        line = lines[position]
        if not line.bare:
            continue
        if ends_sentence(line, vocabulary) or _breaks(line, vocabulary):
            break
        start = position
    return start


def _body_start(lines: tuple[Line, ...], start: int, first: int) -> int:
    """The body starts with the block of lines that is the first row's label, or at the first row itself."""
    body = first
    while body > start and not lines[body - 1].bare:
        body -= 1
    label_block = body
    while label_block > start and lines[label_block - 1].bare:
        label_block -= 1
    return label_block if label_block < body and _is_bare_row(lines[first]) else first


def _is_bare_row(line: Line) -> bool:
    """Whether a row line has no label of its own, so that the block above is its label."""
    first = line.bare.split()[0]
    return not first.isalpha()
