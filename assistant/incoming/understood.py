"""The report that waits, read as an ingest would: what was understood of it, what is uncertain, and corrections to its tables."""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from assistant.incoming.draft import Draft, draft_of, write_draft
from assistant.incoming.shelf import Waiting
from ingest.metadata import MOST_HEADER_ROWS, Metadata, TableNotes, read_metadata
from ingest.read import Source, read_report
from ingest.report_content import ReportContent, read_content
from ingest.section import Grid, Region, Section
from ingest.sections import sections_of
from vectorstore.dutch.vocabulary import load_vocabulary
from vectorstore.records import Table

READING = threading.Lock()
"""One reading at a time: a large report takes much of the memory."""


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table of the report: the `number`-th of its section. `table` is None where it is left out by `notes`.

    `printed` is what stands above it, `has_lines` says that its lines are those of the file, `most_header_rows` how many
    rows can be called its header: 0 where the file has no real cells and the program has to find the header itself.
    """

    section: str
    number: int
    printed: str
    first_line: int
    page: int | None
    has_lines: bool
    most_header_rows: int
    notes: TableNotes
    table: Table | None

    @property
    def uncertain(self) -> bool:
        """Whether it needs a look."""
        return self.table is not None and bool(self.table.doubts)


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood. `counts` are by Dutch name, `chapters` are headings with those of their sections, `tables` have
    the uncertain ones first, `warnings` are Dutch sentences.
    """

    draft: Draft
    counts: dict[str, int]
    chapters: tuple[tuple[str, tuple[str, ...]], ...]
    tables: tuple[SeenTable, ...]
    warnings: tuple[str, ...]
    pages: int | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What staff say of a table; `columns` and `units` from left to right, as they are to be."""

    title: str
    columns: tuple[str, ...]
    units: tuple[str, ...]
    header_rows: int
    skip: bool
    checked: bool


def understand(one: Waiting) -> Understood:
    """Read the file with what was confirmed of it so far. Raises ReportError where it cannot be read."""
    vocabulary = load_vocabulary()
    with READING:
        source = _source(one.path, one.stamp)
        metadata = read_metadata(source, vocabulary)
        content = _content(one.path, one.stamp, _said(metadata))
        confirmed = one.notes.is_file()
        members = metadata.members if confirmed else content.report.members
        draft = draft_of(metadata, members)
        if not confirmed:
            write_draft(one, draft)
        sections = _sections(one.path, one.stamp)
    tables = list(_tables(sections, content, draft))
    return Understood(
        draft=draft,
        counts=content.counts,
        chapters=_chapters(sections),
        tables=tuple(sorted(tables, key=lambda seen: not seen.uncertain)),
        warnings=(*_other_warnings(content), *_same_headings(tables)),
        pages=content.report.pages,
    )


def content_of_waiting(one: Waiting) -> ReportContent:
    """All that was read of the file. Raises ReportError as `understand`."""
    with READING:
        metadata = read_metadata(_source(one.path, one.stamp), load_vocabulary())
        return _content(one.path, one.stamp, _said(metadata))


def draft_now(one: Waiting) -> Draft:
    """What is confirmed by now, which another field of the page may have changed since it was drawn."""
    with READING:
        metadata = read_metadata(_source(one.path, one.stamp), load_vocabulary())
    return draft_of(metadata, metadata.members)


def correct(one: Waiting, seen: SeenTable, said: Correction) -> None:
    """Write down a correction and read the report with it; one that makes it unreadable is taken back, and ReportError
    raised.
    """
    draft = draft_now(one)
    write_draft(one, draft.with_table(_notes(seen, said)))
    try:
        understand(one)
    except Exception:
        write_draft(one, draft)
        raise


def forget() -> None:
    """Let go of what was read; the file is gone or has moved."""
    with READING:
        _source.cache_clear()
        _sections.cache_clear()
        _content.cache_clear()


def _said(metadata: Metadata) -> str:
    """What people say that changes how the rest is read: another title needs no new reading."""
    return repr((metadata.region, metadata.tables))


def _notes(seen: SeenTable, said: Correction) -> TableNotes:
    """Notes hold what differs from what the program made of it; an emptied field goes back to that."""
    notes, table = seen.notes, seen.table
    if table is None:
        return replace(notes, skip=said.skip)
    headings = [column.heading for column in table.columns]
    read_units = [column.unit or "" for column in table.columns]
    return TableNotes(
        section=seen.section,
        number=seen.number,
        title=notes.title if said.title == table.title else said.title,
        measure=notes.measure,
        period=notes.period,
        columns=_changed(said.columns, headings, notes.columns),
        units=_changed(said.units, read_units, notes.units),
        header_rows=said.header_rows,
        skip=said.skip,
        checked=said.checked,
    )


def _changed(said: tuple[str, ...], read: list[str], noted: tuple[str, ...]) -> tuple[str, ...]:
    """What was typed where it differs from what was read, else the earlier note; nothing where nobody says anything."""
    earlier = (*noted, *[""] * len(said))
    told = [before if text == was else text for text, was, before in zip(said, read, earlier, strict=False)]
    return tuple(told) if any(told) else ()


@lru_cache(maxsize=1)
def _source(path: Path, stamp: str) -> Source:  # noqa: ARG001  # the stamp tells one file of this name from the next
    return read_report(path)


@lru_cache(maxsize=1)
def _sections(path: Path, stamp: str) -> tuple[Section, ...]:
    return tuple(sections_of(_source(path, stamp), load_vocabulary()))


@lru_cache(maxsize=1)
def _content(path: Path, stamp: str, said: str) -> ReportContent:  # noqa: ARG001  # anew where people say something else
    return read_content(_source(path, stamp), load_vocabulary())


def _tables(sections: Sequence[Section], content: ReportContent, draft: Draft) -> Iterator[SeenTable]:
    """Every table of the file, those included that are left out."""
    read = {table.place.first_line: table for table in content.tables}
    notes = {(one.section, one.number): one for one in draft.tables}
    for section in sections:
        for number, printed in enumerate(section.tables, start=1):
            yield SeenTable(
                section=section.heading,
                number=number,
                printed=(printed.caption if isinstance(printed, Grid) else "") or section.heading,
                first_line=printed.first.number,
                page=printed.first.page,
                has_lines=isinstance(printed, Region),
                most_header_rows=_most_header_rows(printed),
                notes=notes.get((section.heading, number), TableNotes(section.heading, number)),
                table=read.get(printed.first.number),
            )


def _most_header_rows(printed: Region | Grid) -> int:
    return min(MOST_HEADER_ROWS, len(printed.rows) - 1) if isinstance(printed, Grid) else 0


def _chapters(sections: Sequence[Section]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for section in sections:
        headings = found.setdefault(section.chapter, [])
        if section.heading and section.heading != section.chapter:
            headings.append(section.heading)
    return tuple((chapter, tuple(headings)) for chapter, headings in found.items() if chapter or headings)


def _other_warnings(content: ReportContent) -> Iterator[str]:
    """Warnings but for those about tables, which stand at the table itself."""
    doubts = [(table.title, doubt) for table in content.tables for doubt in table.doubts]
    for warning in content.warnings:
        if not any(f"«{title}»" in warning and doubt in warning for title, doubt in doubts):
            yield warning
    if not content.figures:
        yield "In dit rapport zijn geen cijfers gevonden; de assistent kan er alleen zinnen uit aanhalen."


def _same_headings(tables: list[SeenTable]) -> Iterator[str]:
    counts = Counter((seen.section, seen.number) for seen in tables)
    for heading in dict.fromkeys(section for (section, _), count in counts.items() if count > 1):
        yield f"De kop «{heading}» staat meer dan eens boven een tabel; wat u verbetert aan één ervan, geldt voor alle."
