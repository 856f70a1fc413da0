"""The report of the project typeset as PDF and as Word, in layouts that differ: the same figures as its text gives."""

import shutil
from collections import Counter

import pytest

from ingest.read import read_report
from ingest.report_content import ReportContent, read_content
from tests.conftest import REPORT
from tests.typeset.as_pdf import as_pdf
from tests.typeset.as_word import as_word
from tests.typeset.dutch_techzone import dutch_techzone
from tests.typeset.layout import LAYOUTS
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Figure

EXACT = ("brochure", "nota", "kaal", "groot", "word")
JOINED_AT_LINE_END = 3
"""Sentences that may differ: the text has "mbo- instellingen" with a space, and lacks a full stop where a page ended."""


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> dict[str, ReportContent]:
    """The report as read from each file, with the same notes beside it as beside the text."""
    folder = tmp_path_factory.mktemp("typeset")
    document = dutch_techzone()
    for name, layout in LAYOUTS.items():
        as_pdf(document, folder / f"{name}.pdf", layout)
    as_word(document, folder / "word.docx")
    read = {}
    for path in sorted(folder.glob("*.*")):
        shutil.copy(REPORT.with_suffix(".toml"), path.with_suffix(".toml"))
        read[path.stem] = read_content(read_report(path), vocabulary)
    return read


def told(figures: tuple[Figure, ...]) -> Counter[tuple[object, ...]]:
    """All that a figure says, without where it stands."""
    return Counter(
        (f.indicator, f.area, f.period.label, f.value, "".join(f.printed.split()), f.unit, f.scale, f.kind, f.row,
         f.column, f.part, f.scope, f.direction, f.other_end, f.missing, f.word and " ".join(f.word.split()))
        for f in figures
    )  # fmt: skip


@pytest.mark.parametrize("name", EXACT)
def test_all_figures_are_those_of_the_text(
    name: str, typeset: dict[str, ReportContent], content: ReportContent
) -> None:
    assert len(content.figures) == 735
    assert told(typeset[name].figures) == told(content.figures)
    assert not typeset[name].left_out or len(typeset[name].left_out) == len(content.left_out)


@pytest.mark.parametrize("name", EXACT)
def test_the_headings_are_those_of_the_text(
    name: str, typeset: dict[str, ReportContent], content: ReportContent
) -> None:
    def headings(read: ReportContent) -> list[tuple[str, str]]:
        return list(dict.fromkeys((s.place.chapter, s.place.section) for s in read.sentences))

    assert headings(typeset[name]) == headings(content)


@pytest.mark.parametrize("name", EXACT)
def test_nearly_all_sentences_are_those_of_the_text(
    name: str, typeset: dict[str, ReportContent], content: ReportContent
) -> None:
    of_text, of_file = (Counter(s.text for s in read.sentences) for read in (content, typeset[name]))
    assert sum((of_text - of_file).values()) <= JOINED_AT_LINE_END


@pytest.mark.parametrize("name", ["brochure", "nota", "kaal", "groot"])
def test_every_figure_has_its_page(name: str, typeset: dict[str, ReportContent]) -> None:
    read = typeset[name]
    assert read.report.pages is not None
    assert all(f.place.page and 1 <= f.place.page <= read.report.pages for f in read.figures)
    pages = [sentence.place.page or 0 for sentence in read.sentences]
    assert pages == sorted(pages)


def test_word_has_no_pages(typeset: dict[str, ReportContent]) -> None:
    assert {figure.place.page for figure in typeset["word"].figures} == {None}
