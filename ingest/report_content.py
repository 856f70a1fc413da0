"""One report, read whole: outline, tables, passages and figures, without embeddings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.evidence import Evidence, evidence_of
from ingest.metadata import Metadata, read_metadata
from ingest.prose.figures import LeftOut, read_figures
from ingest.prose.name_of import Namer, namer_of
from ingest.prose.passages import build_passages
from ingest.read import Source
from ingest.section import Section
from ingest.sections import sections_of
from ingest.sources.file_kind import looks_dutch
from ingest.tables.build import TableReading, build_table
from ingest.tables.figures import table_figures
from vectorstore.dutch.areas import AreaBook, area_book, named_regions
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import lexicon_of
from vectorstore.index import row_passage_id
from vectorstore.records import Area, Figure, Passage, Place, Report, Sentence, Table

FOREIGN = (
    "De tekst lijkt niet Nederlands; vragen over dit rapport worden dan slecht beantwoord. Geef een Nederlandse versie."
)


@dataclass(frozen=True, slots=True)
class ReportContent:
    """What one report holds. `warnings` are Dutch sentences about what could not be read with certainty, `metadata` is what
    people say of it or the program proposes.
    """

    report: Report
    metadata: Metadata
    areas: tuple[Area, ...]
    tables: tuple[Table, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]
    counts: dict[str, int]


def read_content(source: Source, vocabulary: Vocabulary) -> ReportContent:
    """Everything that one report says, without embeddings: outline → tables → passages → figures."""
    metadata = read_metadata(source, vocabulary)
    report_id = source.id
    text = " ".join(" ".join(line.text for line in source.lines).split())
    own_areas = (metadata.region, *named_regions(text, vocabulary))
    book = area_book(own_areas, vocabulary)
    sections = sections_of(source, vocabulary)
    readings = [
        build_table(table, section, report_id, notes, book, vocabulary)
        for section in sections
        for n, table in enumerate(section.tables, start=1)
        if not ((notes := metadata.notes(section.heading, n)) and notes.skip)
    ]
    lexicon = lexicon_of([text], vocabulary_phrases(vocabulary), vocabulary.stopwords)
    evidence = evidence_of(lexicon, vocabulary)
    figures = [
        figure
        for reading in readings
        for figure in table_figures(reading, metadata.region.name, book, evidence, vocabulary)
    ]
    namer = namer_of([reading.table for reading in readings], lexicon, vocabulary)
    prose = _Prose(report_id, metadata, book, evidence, namer, vocabulary, _chapter_areas(sections, metadata, book))
    for section in sections:
        prose.read(section)
    every = (*figures, *prose.figures)
    report = Report(
        id=report_id,
        title=metadata.title,
        edition=metadata.edition,
        region=metadata.region.name,
        file=source.path.name,
        sha256=source.sha256,
        region_names=metadata.region_names,
        members=metadata.members or _members(every, book),
        publisher=metadata.publisher,
        pages=source.pages,
    )
    return ReportContent(
        report=report,
        metadata=metadata,
        areas=own_areas,
        tables=tuple(reading.table for reading in readings),
        passages=(*prose.passages, *(p for reading in readings for p in _row_passages(reading))),
        sentences=tuple(prose.sentences),
        figures=every,
        left_out=tuple(prose.left_out),
        warnings=(*(source.document.notices if source.document else ()), *_warnings(readings, sections, text)),
        counts={
            "hoofdstukken": len({section.chapter for section in sections if section.chapter}),
            "paragrafen": sum(section.heading != section.chapter for section in sections),
            "tabellen": len(readings),
            "cijfers in tabellen": len(figures),
            "cijfers in de tekst": len(prose.figures),
            "passages": len(prose.passages),
        },
    )


class _Prose:
    """Gathers passages, sentences and figures over the sections of one report."""

    def __init__(
        self,
        report: str,
        metadata: Metadata,
        book: AreaBook,
        evidence: Evidence,
        namer: Namer,
        vocabulary: Vocabulary,
        chapter_areas: dict[str, str],
    ) -> None:
        self._report, self._metadata, self._book = report, metadata, book
        self._evidence, self._namer, self._vocabulary = evidence, namer, vocabulary
        self._chapter_areas = chapter_areas
        self.passages: list[Passage] = []
        self.sentences: list[Sentence] = []
        self.figures: list[Figure] = []
        self.left_out: list[LeftOut] = []

    def read(self, section: Section) -> None:
        """Add the running text of a section."""
        reading = build_passages(section, self._report, self._vocabulary)
        self.passages += reading.passages
        self.sentences += [
            replace(sentence, terms=self._evidence.of_sentence(sentence, reading.sentences[max(0, at - 2) : at]))
            for at, sentence in enumerate(reading.sentences)
        ]
        found = read_figures(
            reading.sentences,
            self._chapter_areas[section.chapter],
            self._metadata.edition,
            self._book,
            self._evidence,
            self._namer,
            self._vocabulary,
        )
        self.figures += found.figures
        self.left_out += found.left_out


def vocabulary_phrases(vocabulary: Vocabulary) -> Iterator[str]:
    """Phrases of the word lists that a question may use beside the words of the report."""
    for group in vocabulary.synonyms:
        yield from group
    yield from vocabulary.generic
    yield from vocabulary.population


def _chapter_areas(sections: list[Section], metadata: Metadata, book: AreaBook) -> dict[str, str]:
    """What each chapter is about where a sentence names no area: the region, or the country if the region is not named."""
    result: dict[str, str] = {}
    for chapter in {section.chapter for section in sections}:
        text = " ".join(line.text for section in sections if section.chapter == chapter for line in section.lines)
        kinds = Counter(mention.area.kind for mention in book.find(text))
        countries = book.of_kind("country")
        abroad = countries and not kinds["region"] and not kinds["municipality"] and kinds["country"]
        result[chapter] = countries[0].name if abroad else metadata.region.name
    return result


def _members(figures: Sequence[Figure], book: AreaBook) -> tuple[str, ...]:
    """Municipalities that a report is about: those with figures in at least one table, else those named most."""
    municipalities = {area.name for area in book.of_kind("municipality")}
    in_tables = [f.area for f in figures if f.from_table and f.area in municipalities]
    if in_tables:
        return tuple(dict.fromkeys(in_tables))
    named = Counter(f.area for f in figures if f.area in municipalities)
    return tuple(name for name, count in named.most_common(12) if count >= 3)


def _row_passages(reading: TableReading) -> Iterator[Passage]:
    """Each row of a table as a passage, so that vector search finds indicators by meaning."""
    table = reading.table
    for row in table.rows:
        text = f"{table.title}: {row.label}" if not row.group else f"{row.group}: {row.label}"
        yield Passage(row_passage_id(table, row), text, table.place, "table")


def _warnings(readings: list[TableReading], sections: list[Section], text: str) -> tuple[str, ...]:
    warnings = [FOREIGN] if not looks_dutch(text) else []
    warnings += [
        f"Tabel «{reading.table.title}» ({_where(reading.table.place)}) is niet zeker gelezen: {fault}."
        for reading in readings
        for fault in reading.table.doubts
    ]
    if not any(section.chapter for section in sections):
        warnings.append("Het rapport heeft geen herkenbare hoofdstukken; bronnen krijgen alleen een regelnummer.")
    return tuple(warnings)


def _where(place: Place) -> str:
    return f"bladzijde {place.page}" if place.page else f"regel {place.first_line}"
