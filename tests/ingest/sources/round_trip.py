"""What of a document is read back otherwise from a PDF of it: each fault by its kind, and whether the reader tells of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from ingest.document import Document, PrintedHeading, PrintedParagraph, PrintedRow, PrintedTable
from ingest.sources.pdf import read_pdf
from ingest.sources.pdf.tables.spaced import WHITE_SPACE
from tests.ingest.sources.random_reports import random_layout, random_report
from tests.typeset.as_pdf import as_pdf
from tests.typeset.layout import Layout

Cells = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """`kind` is "table lost", "rows lost", "header", "rows", "prose", "extra table" or "false doubt"."""

    kind: str
    told: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Trip:
    """One random report typeset and read, by the seed that makes it again."""

    seed: int
    layout: Layout
    document: Document
    read: Document

    @property
    def faults(self) -> list[Fault]:
        """All that was read otherwise."""
        return list(_faults(self.document, self.read))


def round_trip(seed: int, folder: Path) -> Trip:
    """Makes the report of a seed, typesets it in the first random layout in which its tables fit, and reads it back."""
    random = Random(seed)
    document = random_report(random)
    path = folder / "verslag.pdf"
    while True:
        layout = random_layout(random)
        try:
            as_pdf(document, path, layout)
        except ValueError:
            continue
        return Trip(seed, layout, document, read_pdf(path))


def tables(document: Document) -> list[PrintedTable]:
    """Its tables, in order."""
    return [block for block in document.blocks if isinstance(block, PrintedTable)]


def rows(table: PrintedTable) -> list[Cells]:
    """The cells of each row; the name of a group of rows stands in the first column, however wide its cell is."""
    found = []
    for row in table.rows:
        cells = tuple((cell.text, cell.first, cell.last) for cell in row.cells if cell.text)
        if cells:
            found.append(((cells[0][0], 0, 0),) if len(cells) == 1 and cells[0][1] == 0 else cells)
    return found


def prose(document: Document) -> list[str]:
    """All words outside tables, in order, marks of lists left out."""
    words: list[str] = []
    for block in document.blocks:
        if isinstance(block, PrintedHeading):
            words += block.text.split()
        elif isinstance(block, PrintedParagraph):
            words += [word for line in block.lines for word in line.text.split() if word != "•"]
    return words


def _faults(document: Document, read: Document) -> Iterator[Fault]:
    """Each table is compared with the one that has most of its texts."""
    noticed = bool(read.notices)
    left = tables(read)
    for table in tables(document):
        found = max(left, key=lambda other: _shared(table, other), default=None)
        if found is None or not _shared(table, found):
            yield Fault("table lost", noticed, table.caption or str(rows(table)[0]))
            continue
        left.remove(found)
        told = set(found.doubts) - {WHITE_SPACE}
        if rows(table) != rows(found):
            yield Fault(_kind(table, found), bool(told) or noticed, _difference(table, found))
        elif told:
            yield Fault("false doubt", True, "; ".join(sorted(told)))
    yield from (Fault("extra table", noticed or bool(other.doubts), str(rows(other)[:2])) for other in left)
    if prose(document) != prose(read):
        yield Fault("prose", noticed, "")


def _texts(table: PrintedTable) -> Counter[str]:
    return Counter(cell.text for row in table.rows for cell in row.cells)


def _shared(table: PrintedTable, other: PrintedTable) -> int:
    return sum((_texts(table) & _texts(other)).values())


def _kind(table: PrintedTable, found: PrintedTable) -> str:
    expected, got = rows(table), rows(found)
    lost, new = [row for row in expected if row not in got], [row for row in got if row not in expected]
    header = [row for row, printed in zip(expected, _filled(table), strict=True) if printed.header]
    if len(lost) > len(new):
        return "rows lost"
    return "header" if all(row in header for row in lost) else "rows"


def _filled(table: PrintedTable) -> list[PrintedRow]:
    return [row for row in table.rows if any(cell.text for cell in row.cells)]


def _difference(table: PrintedTable, found: PrintedTable) -> str:
    lost = [row for row in rows(table) if row not in rows(found)]
    new = [row for row in rows(found) if row not in rows(table)]
    return f"{lost[:2]} → {new[:2]}"
