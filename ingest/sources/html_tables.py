"""HTML tables in a Markdown text → tables, with the columns that their merged cells stand over."""

import re
from html.parser import HTMLParser

from ingest.document import PrintedCell, PrintedRow, PrintedTable
from ingest.sources.printed_text import clean, raised

MAX_SPAN = 1_000
"""Columns or rows that a cell may stand over; HTML itself stops at 1,000 columns."""
_EDGE = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)


def cut_tables(text: str, mark: str) -> tuple[str, list[str]]:
    """The text with each outer table replaced by a paragraph with `mark` and its number, and the tables themselves."""
    tables: list[str] = []
    kept: list[str] = []
    at, depth, start = 0, 0, 0
    for edge in _EDGE.finditer(text):
        if edge[1]:
            depth = max(0, depth - 1)
            if depth == 0 and start >= at and start < edge.start():
                kept += [text[at:start], f"\n\n{mark.format(len(tables))}\n\n"]
                tables.append(text[start : edge.end()])
                at = start = edge.end()
        else:
            start = start if depth else edge.start()
            depth += 1
    return "".join([*kept, text[at:]]), tables


def html_table(source: str) -> PrintedTable:
    """The table. What is merged downwards stands in its first row; a table within a cell is text of that cell."""
    parser = _TableParser()
    parser.feed(source)
    parser.close()
    return PrintedTable(tuple(row for row in parser.rows if row.cells), clean(parser.caption))


class _TableParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PrintedRow] = []
        self.caption = ""
        self._depth = 0
        self._into = ""
        self._text = ""
        self._superscript = False
        self._cells: list[tuple[str, int, int, bool]] = []
        self._span = (1, 1)
        self._taken: dict[int, int] = {}
        "For each column how many rows more a cell from above reaches down."

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag == "table"
        self._superscript = tag == "sup"
        if self._depth > 1 or tag in {"br", "p", "div", "li"}:
            self._text += " "
        elif tag == "tr":
            self._end_row()
        elif tag in {"td", "th", "caption"}:
            self._end_cell()
            given = dict(attrs)
            self._into, self._text = tag, ""
            self._span = _number(given.get("colspan")), _number(given.get("rowspan"))

    def handle_endtag(self, tag: str) -> None:
        self._superscript = False
        if self._depth == 1 and tag in {"td", "th", "caption"}:
            self._end_cell()
        elif self._depth == 1 and tag in {"tr", "table"}:
            self._end_row()
        self._depth -= tag == "table"

    def handle_data(self, data: str) -> None:
        self._text += raised(self._text, data) if self._superscript else data

    def _end_cell(self) -> None:
        if self._into == "caption":
            self.caption = self._text
        elif self._into:
            self._cells.append((clean(self._text), *self._span, self._into == "th"))
        self._into = ""

    def _end_row(self) -> None:
        self._end_cell()
        if not self._cells:
            return
        at, printed, reaching = 0, [], {}
        for text, columns, rows, _ in self._cells:
            while self._taken.get(at):
                at += 1
            if text:
                printed.append(PrintedCell(text, at, at + columns - 1))
            reaching.update(dict.fromkeys(range(at, at + columns), rows - 1))
            at += columns
        header = all(heading for *_, heading in self._cells)
        self.rows.append(PrintedRow(tuple(printed), header=header))
        self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1} | {
            column: rows for column, rows in reaching.items() if rows
        }
        self._cells = []


def _number(given: str | None) -> int:
    return min(max(int(given), 1), MAX_SPAN) if given and given.isdecimal() else 1
