"""A table with real cells → header and rows: which rows are the header, what each column says, which rows are groups."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layout import is_value
from ingest.section import Grid, Line
from ingest.tables.blocks import join_label
from ingest.tables.header import Header, Heading, numbered
from ingest.tables.rows import read_cell
from vectorstore.dutch.areas import AreaBook
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Row

_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?\s?\*{0,2}")
"""A year or a span of years, as columns are headed."""
MOST_HEADER_ROWS = 4
LEAST_VALUES = 0.5
"""A column of which fewer of the filled cells are figures holds words: it is a part of the row's name or a category."""


@dataclass(frozen=True, slots=True)
class GridReading:
    """Header and rows of a grid; `faults` are Dutch clauses."""

    header: Header
    header_quote: str
    rows: tuple[Row, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Texts:
    """A row of the grid as one text a column; a cell that spans columns stands in the first of them."""

    texts: tuple[str, ...]
    spans: tuple[tuple[int, int, str], ...]
    line: Line
    header: bool

    @property
    def filled(self) -> list[int]:
        return [at for at, text in enumerate(self.texts) if text]


def read_grid(grid: Grid, header_rows: int, book: AreaBook, vocabulary: Vocabulary) -> GridReading:
    """Read a grid. `header_rows` is how many rows its header has by people's notes; 0 lets the program find out."""
    columns = 1 + max((cell.last for row in grid.rows for cell in row.cells), default=0)
    rows = [_texts(row_at, grid, columns) for row_at in range(len(grid.rows))]
    top = header_rows or _header_rows(rows, vocabulary)
    heads, body = _even(_spanned(rows[:top])), rows[top:]
    labels = _label_columns(body, columns, vocabulary)
    read, odd = _body_rows(body, labels, vocabulary)
    headings = tuple(_heading(at, heads, book) for at in range(labels, columns))
    faults = [*grid.doubts, *odd]
    if not heads:
        faults.append("de tabel heeft geen kop; de kolommen zijn genummerd")
        headings = numbered(columns - labels)
    row_heading = " ".join(dict.fromkeys(head.texts[at] for at in range(labels) for head in heads if head.texts[at]))
    quote = " ".join(text for head in heads for text in head.texts if text)
    return GridReading(Header(row_heading, headings, bool(heads)), quote, tuple(read), tuple(faults))


def _texts(at: int, grid: Grid, columns: int) -> _Texts:
    row = grid.rows[at]
    spans = tuple((cell.first, cell.last, " ".join(cell.text.split())) for cell in row.cells)
    texts = [""] * columns
    for first, _, text in spans:
        texts[first] = text
    return _Texts(tuple(texts), spans, grid.lines[at], row.header)


def _header_rows(rows: Sequence[_Texts], vocabulary: Vocabulary) -> int:
    """Rows that the source calls a header, and those below them that still head columns: words and years, no figures."""
    said = next((at for at, row in enumerate(rows) if not row.header), len(rows))
    if said == len(rows):
        said = 0
    top = said
    while top < min(len(rows) - 1, MOST_HEADER_ROWS) and _heads_columns(rows[top], rows[top + 1 :], vocabulary):
        top += 1
    return top


def _heads_columns(row: _Texts, below: Sequence[_Texts], vocabulary: Vocabulary) -> bool:
    """Whether a row can stand above columns: it says something of them, and has no figures but years."""
    beside = [text for text in row.texts[1:] if text]
    if not beside:
        return not row.texts[0] and bool(below)
    if any(is_figure(text, vocabulary) and not _YEARS.fullmatch(text) for text in beside):
        return False
    return any(_YEARS.fullmatch(text) for text in beside) or any(
        is_figure(text, vocabulary) for other in below[:3] for text in other.texts[1:]
    )


def is_figure(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a cell holds a figure or a mark for none: "3,4", "€ 32.800", "4 494 293", "-"."""
    return is_value(text, vocabulary) or read_cell(text, vocabulary).number is not None


def _spanned(heads: list[_Texts]) -> list[_Texts]:
    """Header rows in which a cell with empty ones to its right stands over these as well, where cells below it fill them:
    plain text and Markdown cannot say that cells span columns.
    """
    whole: list[_Texts] = []
    for at, head in enumerate(heads):
        below = heads[at + 1] if at + 1 < len(heads) else None
        if below is None or any(first != last for first, last, _ in head.spans):
            whole.append(head)
            continue
        starts = [at for at in head.filled if at > 0] + [len(head.texts)]
        spans = [(0, 0, head.texts[0])] if head.texts[0] else []
        for start, end in pairwise(starts):
            last = next((at - 1 for at in range(start + 1, end) if not below.texts[at]), end - 1)
            spans.append((start, last, head.texts[start]))
        whole.append(_Texts(head.texts, tuple(spans), head.line, head.header))
    return whole


def _even(heads: list[_Texts]) -> list[_Texts]:
    """Header rows in which each upper cell stands over as many lower ones as the next, where the lower ones say the same under
    each of them: "aantal, aandeel, aantal, aandeel". White space alone often puts a short word over too few.
    """
    whole = list(heads)
    for at, (head, below) in enumerate(pairwise(heads)):
        upper = [span for span in head.spans if span[0] > 0 and span[2]]
        lower = [place for place in below.filled if place > 0]
        each = len(lower) // len(upper) if upper else 0
        texts = [below.texts[place] for place in lower]
        if each < 2 or len(lower) != each * len(upper) or len(set(texts)) != each or texts != texts[:each] * len(upper):
            continue
        spans = [
            (lower[number * each], lower[number * each + each - 1], text) for number, (_, _, text) in enumerate(upper)
        ]
        whole[at] = _Texts(head.texts, (*(s for s in head.spans if s[0] == 0), *spans), head.line, head.header)
    return whole


def _label_columns(body: Sequence[_Texts], columns: int, vocabulary: Vocabulary) -> int:
    """How many columns on the left name the row: the first, and those after it that hold neither figures nor few words."""
    if columns == 1:
        return 1
    count = 1
    while count < columns - 1 and _names_rows(count, body, vocabulary):
        count += 1
    return count


def _names_rows(at: int, body: Sequence[_Texts], vocabulary: Vocabulary) -> bool:
    texts = [row.texts[at] for row in body if row.texts[at]]
    if not texts or any(is_figure(text, vocabulary) for text in texts):
        return False
    return len(set(texts)) > len(texts) // 2  # words that come back ("krap") are a category


def _body_rows(body: Sequence[_Texts], labels: int, vocabulary: Vocabulary) -> tuple[list[Row], list[str]]:
    """Rows with figures, each under the group row above it; and what is odd about them."""
    rows: list[Row] = []
    faults: list[str] = []
    group = ""
    for row in body:
        label = join_label([text for text in row.texts[:labels] if text])
        values = row.texts[labels:]
        if not any(values):
            group = label or group
            continue
        if any(first < labels <= last or last > first >= labels for first, last, _ in row.spans):
            group, odd = (label, "") if not label or not any(values[1:]) else (group, label)
            if odd:
                faults.append(f"rij «{odd}» heeft cellen over meer kolommen")
            continue
        if not label:
            faults.append(f"regel {row.line.number} heeft cijfers zonder naam ervoor")
        rows.append(_row(label, group, values, row, vocabulary))
    return rows, faults


def _row(label: str, group: str, values: Sequence[str], row: _Texts, vocabulary: Vocabulary) -> Row:
    return Row(
        label=label,
        group=group,
        cells=tuple(read_cell(text, vocabulary) for text in values),
        quote=" ".join(text for text in row.texts if text),
        first_line=row.line.number,
        last_line=row.line.number,
        page=row.line.page,
    )


def _heading(at: int, heads: Sequence[_Texts], book: AreaBook) -> Heading:
    """What stands above a column, from the top down; a cell that spans columns stands above each of them."""
    said: list[str] = []
    for head in heads:
        text = next((text for first, last, text in head.spans if first <= at <= last), "")
        if text and text not in said:
            said.append(text)
    area = next((name for text in said if (name := whole_area(text, book))), None)
    measure = [text for text in said if whole_area(text, book) is None or (area and whole_area(text, book) != area)]
    text = " ".join(said)
    return Heading(text or f"kolom {at}", area, " ".join(measure) or ("" if area else text or f"kolom {at}"))


def whole_area(text: str, book: AreaBook) -> str | None:
    """The area that a text names, where it is nothing but that."""
    return book.whole(text.removeprefix("Gemeente ").strip())
