"""Fourth step of the PDF reader: lines that are running text by how they follow each other, and so no cells of a table."""

import itertools
from collections.abc import Sequence

from ingest.sources.pdf.records import Line
from ingest.sources.pdf.words import is_bullet_mark

LEAST_LINES = 4
"""Lines of the same distance and width that make running text; labels of a table seldom have so many."""
EVEN = 0.06
"""Difference of distances within running text, in type sizes; rows of a table stand further apart than lines of a label."""
WIDEST_STEP = 1.7
"""Distance of lines of running text in type sizes, at most."""
FULL = 0.82
"""Part of the width that all lines but the last take."""
SAME_LEFT = 1.5
"""Points that the left sides may differ."""
BULLET_ROOM = 4.0
"""Type sizes between the left side of an item of a list and that of its second line."""


def flowing(lines: Sequence[Line]) -> set[int]:
    """The ids of lines that are part of a paragraph or an item of a list."""
    runs: list[list[Line]] = []
    for line in lines:
        run = next((run for run in reversed(runs[-12:]) if _follows(run, line)), None)
        if run is None:
            runs.append([line])
        else:
            run.append(line)
    return {id(line) for run in runs if _is_text(run) for line in run}


def _follows(run: Sequence[Line], line: Line) -> bool:
    last = run[-1]
    step = line.base - last.base
    item = len(run) == 1 and is_bullet_mark(last.words[0].text) and 0 < line.x0 - last.x0 < BULLET_ROOM * line.size
    if not (abs(line.x0 - last.x0) < SAME_LEFT or item) or abs(line.size - last.size) > 0.3 or line.bold != last.bold:
        return False
    even = len(run) == 1 or abs(step - (last.base - run[-2].base)) < EVEN * line.size
    return 0 < step < WIDEST_STEP * line.size and even


def _is_text(run: Sequence[Line]) -> bool:
    if is_bullet_mark(run[0].words[0].text) and len(run[0].words) > 3:
        return True
    wide = max(line.x1 for line in run) - run[0].x0
    full = all(line.x1 - line.x0 > FULL * wide for line in itertools.islice(run, len(run) - 1))
    prose = sum(line.prose for line in run)
    return len(run) >= LEAST_LINES and full and prose >= len(run) - 1
