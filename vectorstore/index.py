"""The index of one report: its records and vectors in a folder of their own, written once."""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from vectorstore.catalogue import REBUILD, UNFINISHED, discard, write_whole
from vectorstore.chroma import PassageVectors, has_sound_vectors
from vectorstore.dutch.areas import AreaBook, area_book
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import Lexicon, stem, words
from vectorstore.embedded_texts import sentence_windows
from vectorstore.embedder import Embedder
from vectorstore.errors import IndexOutdatedError
from vectorstore.records import Content, Figure, Passage, Period, Place, Report, Row, Sentence, Table
from vectorstore.word_search import WordSearch

BEFORE, AFTER = 3, 2
"""Sentences around a quote that make its context: enough to see what it is about, and no more."""
WORDS, MEANING = "words", "meaning"
"""The two searches for passages: by words (BM25) and by meaning (vectors)."""
COMPOUNDS, SLIPS, HINTS = "compounds", "slips", "hints"
"""What words of a question are found by beside themselves: the parts of compounds, the words that misspelled ones stand for,
and the everyday words that explain a thing.
"""
_RECORDS = "records.json"


@dataclass(frozen=True)
class Index:
    """The opened index of one report. Reading the records takes milliseconds; vectors and word search open at first use.

    `searches` are the searches that are fused to find passages, and the ways in which words of a question are read.
    """

    folder: Path
    content: Content
    embedder: Embedder
    vocabulary: Vocabulary
    searches: tuple[str, ...] = (WORDS, MEANING, COMPOUNDS, SLIPS, HINTS)
    vectors: PassageVectors = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "vectors", PassageVectors(self.folder, self.folder.name, self.embedder))

    @cached_property
    def lexicon(self) -> Lexicon:
        """Words that the reports and the vocabulary use."""
        explained = {word for text in self.vocabulary.meanings.values() for word in words(text)}
        asked = sorted(explained - self.vocabulary.stopwords)
        questions = (*self.vocabulary.language["text"]["question_words"], *asked)
        splits, mends = COMPOUNDS in self.searches, SLIPS in self.searches
        return Lexicon(frozenset(self.content.words), self.vocabulary.stopwords, questions, splits, mends)

    @cached_property
    def areas(self) -> AreaBook:
        """Areas that a question may name."""
        return area_book(self.content.areas, self.vocabulary, self.content.members)

    @cached_property
    def figure_areas(self) -> frozenset[str]:
        """Names of the areas that the reports have figures for, the other ends of flows included."""
        return frozenset(name for figure in self.content.figures for name in (figure.area, figure.other_end) if name)

    @property
    def region(self) -> str:
        """The region that the report is about."""
        return self.content.report.region

    @cached_property
    def word_search(self) -> WordSearch:
        """Word search over the passages, in their order."""
        texts = [f"{p.place.chapter} {p.place.section} {p.text}" for p in self.content.passages]
        return WordSearch(texts, self.lexicon)

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """Quotes of the rows of tables that were not read with certainty."""
        return frozenset(row.quote for table in self.content.tables if table.doubts for row in table.rows)

    @property
    def report(self) -> Report:
        """The report."""
        return self.content.report

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Tables by id."""
        return {table.id: table for table in self.content.tables}

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Passages by id."""
        return {passage.id: passage for passage in self.content.passages}

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row_passage_id(table, row): row for table in self.content.tables for row in table.rows}

    def full_text(self, passage: Passage) -> str:
        """What a passage stands for: its text, with the cells of its row where it is a row of a table."""
        row = self._rows.get(passage.id)
        return passage.text if row is None else f"{passage.text} {row.quote}"

    def place_of_quote(self, quote: str) -> tuple[Place, str | None] | None:
        """Where a sentence or a table row stands, with the title of its table; None where no such text is."""
        for sentence in self.content.sentences:
            if sentence.text == quote:
                return sentence.place, None
        for table in self.content.tables:
            for row in table.rows:
                if row.quote == quote:
                    return table.place, table.title
        return None

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {sentence.id: at for at, sentence in enumerate(self.content.sentences)}

    def around(self, sentence: Sentence) -> str:
        """A sentence with those before and after it in its section, as running text."""
        at = self._positions[sentence.id]
        near = self.content.sentences[max(0, at - BEFORE) : at + AFTER + 1]
        return " ".join(other.text for other in near if other.place.section == sentence.place.section)

    @cached_property
    def said_periods(self) -> dict[str, tuple[Period, ...]]:
        """The periods that each sentence names, by its id."""
        found = {s.id: find_periods(s.text, self.vocabulary) for s in self.content.sentences}
        return {id_: tuple(mention.period for mention in mentions) for id_, mentions in found.items()}

    def neighbours(self, sentence: Sentence) -> tuple[Sentence | None, Sentence | None]:
        """The sentences right before and after one, in the same section."""
        at = self._positions[sentence.id]
        near = [self.content.sentences[i] if 0 <= i < len(self.content.sentences) else None for i in (at - 1, at + 1)]
        before, after = (n if n and n.place.section == sentence.place.section else None for n in near)
        return before, after

    def figures_of(self, sentence: str) -> Sequence[Figure]:
        """The figures that a sentence prints, by its id, in the order of the records."""
        return self._printed.get(sentence, ())

    @cached_property
    def _printed(self) -> dict[str, list[Figure]]:
        printed: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.content.figures:
            if figure.sentence is not None:
                printed[figure.sentence].append(figure)
        return dict(printed)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Names of the parts that figures in running text are about: industries, occupations."""
        return frozenset(figure.part for figure in self.content.figures if figure.part)

    @cached_property
    def contrasts(self) -> Sequence[Sequence[frozenset[str]]]:
        """Contrasts as sides of stems: mean against median."""
        return [
            [frozenset(stem(word) for member in side for word in words(member)) for side in sides]
            for sides in self.vocabulary.contrasts
        ]

    @cached_property
    def sentences(self) -> dict[str, Sentence]:
        """Sentences by id."""
        return {sentence.id: sentence for sentence in self.content.sentences}


def row_passage_id(table: Table, row: Row) -> str:
    """Id of the passage that stands for a row of a table."""
    return f"{table.id}.{row.first_line}"


def open_report(folder: Path, embedder: Embedder, vocabulary: Vocabulary) -> Index:
    """The index of one report from its folder. Raises IndexOutdatedError where that is damaged or gone."""
    return Index(folder, read_records(folder), embedder, vocabulary)


def read_records(folder: Path) -> Content:
    """What a report's folder holds but for the vectors. Raises IndexOutdatedError where that is damaged or gone."""
    try:
        return msgspec.json.decode((folder / _RECORDS).read_bytes(), type=Content)
    except (OSError, msgspec.DecodeError) as fault:
        raise IndexOutdatedError(f"De index in {folder} is beschadigd; {REBUILD}") from fault


def is_whole(folder: Path) -> bool:
    """Whether a report's folder holds records that can be read, and vectors; if so it need not be made again."""
    with suppress(IndexOutdatedError):
        read_records(folder)
        return has_sound_vectors(folder)
    return False


def write_report(
    folder: Path,
    content: Content,
    embedder: Embedder,
    names: Sequence[Passage] = (),
    known: Mapping[str, Sequence[float]] | None = None,
) -> Iterator[int]:
    """Write the records and vectors of one report in a folder that is there when they are whole; yields texts done so far.

    `names` are embedded beside its passages and sentences; `known` are vectors of texts that were embedded before. A folder
    that is whole is left alone: it was made from the same, and readers may have it open.
    """
    texts = [*content.passages, *sentence_windows(content.sentences), *names]
    if is_whole(folder):
        yield len(texts)
        return
    unfinished = folder.with_name(f"{UNFINISHED}{folder.name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    vectors = PassageVectors(unfinished, folder.name, embedder)
    try:
        yield from vectors.add(texts, known or {})
    finally:
        vectors.close()
    write_whole(unfinished / _RECORDS, msgspec.json.encode(content))
    discard(folder)
    unfinished.replace(folder)
