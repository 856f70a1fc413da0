"""The body of a table: lines → rows, with wrapped labels mended and group rows kept apart."""

from collections import Counter

from ingest.layout import Tail, row_tail, starts_lower
from ingest.section import Line
from ingest.tables.blocks import Block, blocks_of, join_label
from vectorstore.dutch.numbers import parse_number
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Cell, Row


def read_rows(body: tuple[Line, ...], group: str, vocabulary: Vocabulary, years: bool = False) -> list[Row]:
    """Rows in order; `group` is the group row that the header ended with, `years` says that each starts with its year."""
    if years:
        tails = [(line, line.bare.split()) for line in body if line.bare]
        return [_row(Tail(year, tuple(cells)), (), line, group, vocabulary) for line, (year, *cells) in tails]
    rows: list[Row] = []
    pending: list[Line] = []
    words = _category_words(body, vocabulary)
    for line in body:
        tail = row_tail(line, vocabulary)
        if tail is None:
            pending.append(line)
            continue
        tail = _with_leading_category(tail, words)
        blocks = blocks_of(tuple(pending))
        label_block = blocks.pop() if blocks and _is_label(blocks[-1], tail, line) else None
        group = blocks[-1].text if blocks else group
        label_lines = label_block.lines if label_block else ()
        rows.append(_row(tail, label_lines, line, group, vocabulary))
        pending = []
    return rows


def _is_label(block: Block, tail: Tail, line: Line) -> bool:
    """Whether the block above a row line is (the start of) its label, rather than a group row."""
    if not tail.label:
        return True
    return not block.empty_cells and starts_lower(line)


def _row(tail: Tail, label_lines: tuple[Line, ...], line: Line, group: str, vocabulary: Vocabulary) -> Row:
    printed = [part.bare for part in (*label_lines, line)]
    return Row(
        label=join_label([*(part.bare for part in label_lines), *([tail.label] if tail.label else [])]),
        group=group,
        cells=tuple(read_cell(cell, vocabulary) for cell in tail.cells),
        quote=" ".join(" ".join(printed).split()),
        first_line=label_lines[0].number if label_lines else line.number,
        last_line=line.number,
    )


def read_cell(printed: str, vocabulary: Vocabulary) -> Cell:
    """A cell: a number, a mark such as N.B. (then neither number nor word), or else a word."""
    if printed in vocabulary.missing_marks:
        return Cell(printed)
    number = parse_number(printed)
    return Cell(printed, word=printed) if number is None else Cell(printed, number)


def _category_words(body: tuple[Line, ...], vocabulary: Vocabulary) -> list[str]:
    """Words that stand as cells between numbers ("Zeer krap"), longest first."""
    tails = [tail for line in body if (tail := row_tail(line, vocabulary))]
    counts = Counter(cell for tail in tails for cell in tail.cells if cell[0].isalpha())
    return sorted((word for word in counts if word not in vocabulary.missing_marks), key=len, reverse=True)


def _with_leading_category(tail: Tail, words: list[str]) -> Tail:
    """The first column may hold such a word too; it then stands at the end of the label."""
    for word in words:
        if tail.label == word or tail.label.endswith(f" {word}"):
            return Tail(tail.label.removesuffix(word).strip(), (word, *tail.cells))
    return tail
