"""Where a report prints tables: runs of lines that end in cells, with the lines of their header above."""

import re

from ingest.layout import YEAR, ends_sentence, is_prose, is_scrap, is_source_line, is_value, row_tail
from ingest.section import Line, Region, Section
from vectorstore.dutch.vocabulary import Vocabulary

MIN_ROWS = 3
"""Fewer rows than this are a chart's axis or a chance line of prose, not a table."""
MAX_LABEL_LINES = 5
"""Lines of a wrapped label and a group row between two rows; more means that the table has ended."""
MAX_HEADER_LINES = 30
MOST_YEARS_APART = 5
"""Years between two rows of a table of years."""
CAPTION = re.compile(r"tabel\s+[\w.\-]*\d[\w.\-]*\.?:?\s+\S", re.IGNORECASE)
"""The line that names a table: "Tabel 3.1 Werk en inkomen"."""


def find_regions(section: Section, vocabulary: Vocabulary) -> list[Region]:
    """Tables of a section, in order."""
    lines = section.lines
    regions: list[Region] = []
    after = 0
    yearly = _year_runs(lines, vocabulary)
    for first, last in sorted([*yearly, *_beside(_runs(lines, vocabulary), yearly)]):
        start = _header_start(lines, first, after, vocabulary)
        body = first if (first, last) in yearly else _body_start(lines, start, first)
        caption, start = _caption(lines, start, body)
        regions.append(Region(lines[start:body], lines[body : last + 1], caption, (first, last) in yearly))
        after = last + 1
    return regions


def _caption(lines: tuple[Line, ...], start: int, body: int) -> tuple[Line | None, int]:
    """The line that names the table at the head of its header lines, and where the header starts behind it."""
    at = next((at for at in range(start, body) if lines[at].bare), body)
    if at < body and CAPTION.match(lines[at].bare):
        return lines[at], at + 1
    return None, start


def _year_runs(lines: tuple[Line, ...], vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """(first, last) positions of rows that each start with a year, one after the other, with as many figures each."""
    runs: list[list[int]] = []
    filled = [at for at, line in enumerate(lines) if line.bare]
    for at in filled:
        tokens = lines[at].bare.split()
        is_row = len(tokens) > 1 and YEAR.fullmatch(tokens[0]) and all(is_value(t, vocabulary) for t in tokens[1:])
        if not is_row or all(YEAR.fullmatch(token) for token in tokens):
            runs.append([])
            continue
        if not runs or (runs[-1] and not _follows(lines[runs[-1][-1]], tokens)):
            runs.append([])
        runs[-1].append(at)
    return [(run[0], run[-1]) for run in runs if len(run) >= MIN_ROWS]


def _follows(before: Line, tokens: list[str]) -> bool:
    earlier = before.bare.split()
    return len(earlier) == len(tokens) and 0 < int(tokens[0]) - int(earlier[0]) <= MOST_YEARS_APART


def _beside(runs: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs that share no line with the others."""
    return [run for run in runs if not any(run[0] <= last and first <= run[1] for first, last in others)]


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
    """Up from the first row, over header and label lines, to the caption or to below the last line of running text.

    A line that is just a year may be the axis of a chart: it is part of the header only where a caption stands above it.
    """
    start, sure = first, True
    for position in range(first - 1, max(after, first - 2 * MAX_HEADER_LINES) - 1, -1):
        line = lines[position]
        if not line.bare:
            continue
        if CAPTION.match(line.bare):
            return position
        year = YEAR.fullmatch(line.bare) is not None
        if not year and (ends_sentence(line, vocabulary) or _breaks(line, vocabulary)):
            break
        sure = sure and not year
        start = position if sure else start
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
