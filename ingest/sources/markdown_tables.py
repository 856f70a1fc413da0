"""The lines of a Markdown pipe table → a table, or its rows as text where they do not fit its head."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.document import PrintedCell, PrintedRow, PrintedTable

MIN_STACKED = 3
"""Values that stand below each other in every cell of a row, told by the white space between them; two may be chance."""
_RULER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_NOTHING = re.compile(r"-{3,}")
_TWO_ROWS = "de kop is over twee regels verdeeld"
_STACKED = "de regels binnen een cel zijn uit de witruimte afgeleid"
_SHORT = "een of meer rijen hebben minder cellen dan de kop"


@dataclass(frozen=True, slots=True)
class PipeTable:
    """A table that could be read."""

    table: PrintedTable


def is_ruler(line: str) -> bool:
    """Whether a line is the one below the head of a table: "|:---|---:|"."""
    return "|" in line and _RULER.fullmatch(line) is not None


def pipe_table(lines: list[str], text_of: Callable[[str], str]) -> PipeTable | list[str]:
    """The table, or each of its rows as a line of text where a cell could come to stand in the wrong column.

    `text_of` takes the markup out of a cell and leaves double spaces in it. A cell "---" is empty: converters write it for
    what is merged.
    """
    rulers = [at for at, line in enumerate(lines) if is_ruler(line)]
    ruler = rulers[0] if rulers else 0
    rows = [[text_of(cell) for cell in _split(line)] for at, line in enumerate(lines) if [at] != rulers[:1]]
    head, body = rows[:ruler], [row for row in rows[ruler:] if any(map(_filled, row))]
    width = max((len(row) for row in body), default=0)
    doubts: list[str] = []
    if len(head) == 1 and width < len(head[0]) and body:
        head, split = _two_rows(head[0], body)
        doubts += [_TWO_ROWS] if split else []
    columns = len(head[-1]) if head else 0
    if len(head) > 2 or width > columns or (body and width < columns):
        return [" ".join(" ".join(filter(_filled, row)).split()) for row in [*head, *body]]
    used = [at for at in range(columns) if any(_filled(row[at]) for row in [*head, *body] if at < len(row))]
    if len(head) == 1:
        head, body = ([[row[at] for at in used if at < len(row)] for row in part] for part in (head, body))
        columns = len(used)
    stacked = [_unstacked(row) for row in body]
    doubts += [_STACKED] if any(len(rows) > 1 for rows in stacked) else []
    doubts += [_SHORT] if any(1 < len(row) < columns for row in body) else []
    printed = [_spanned(head[0], columns)] if len(head) == 2 else []
    printed += [_row(row, header=True) for row in head[-1:]]
    printed += [_row(row) for rows in stacked for row in rows]
    return PipeTable(PrintedTable(tuple(row for row in printed if row.cells), doubts=tuple(doubts)))


def _split(line: str) -> list[str]:
    """The cells of a line, without the bars at its ends."""
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return [cell.replace("\\|", "|").strip() for cell in _BAR.split(line)]


def _filled(cell: str) -> bool:
    return bool(cell) and not _NOTHING.fullmatch(cell)


def _two_rows(head: list[str], body: list[list[str]]) -> tuple[list[list[str]], bool]:
    """A head of two rows that a converter put on one line: first column, a group over the others, "---", the others.

    Certain only where all rows are as wide as each other and exactly that many cells follow the last "---".
    """
    widths = {len(row) for row in body}
    empty = [at for at, cell in enumerate(head) if not _filled(cell)]
    if len(widths) != 1 or not empty:
        return [head], False
    group, names = head[: empty[-1]], head[empty[-1] + 1 :]
    if len(names) != min(widths) - 1 or len(list(filter(_filled, group))) != 2 or not all(map(_filled, names)):
        return [head], False
    return [group[:2], ["", *names]], True


def _spanned(group: list[str], columns: int) -> PrintedRow:
    """The upper row of a head: the name of the first column, and the group over all the others."""
    return PrintedRow((PrintedCell(_one(group[0]), 0, 0), PrintedCell(_one(group[1]), 1, columns - 1)), header=True)


def _unstacked(row: list[str]) -> list[list[str]]:
    """The rows in a row whose filled cells all hold the same number of values, set apart by white space."""
    stacks = [cell.split("  ") if _filled(cell) else [] for cell in row]
    filled = [len(stack) for stack in stacks if stack]
    if len(filled) < 2 or len(set(filled)) != 1 or filled[0] < MIN_STACKED:
        return [row]
    return [[stack[at] if stack else "" for stack in stacks] for at in range(filled[0])]


def _row(cells: list[str], header: bool = False) -> PrintedRow:
    printed = (PrintedCell(_one(cell), at, at) for at, cell in enumerate(cells) if _filled(cell))
    return PrintedRow(tuple(printed), header=header)


def _one(cell: str) -> str:
    return " ".join(cell.split())
