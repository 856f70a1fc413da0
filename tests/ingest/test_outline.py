"""Chapters and subsections of the report, written down by hand."""

from pathlib import Path

from ingest.outline import outline
from ingest.read import read_report
from ingest.report_content import ReportContent
from ingest.sections import sections_of
from tests.conftest import REPORT
from vectorstore.dutch.vocabulary import Vocabulary

HEADINGS = {
    "1. Macro-economische beschouwing": [],
    "2. Demografie": ["Bevolkingsontwikkeling", "Bevolkingsprognoses", "Migratie"],
    "3. Arbeidsmarkt": ["Omvang beroepsbevolking", "Opleidingsniveau beroepsbevolking", "Beroepsniveaus", "Werkloosheid",
                        "Arbeidsmarktspanning", "De arbeidsparticipatie", "Uitkeringen", "Arbeidsmarktpendel", "Inkomen"],
    "4. Economische Ontwikkeling": ["Ontwikkeling BBP", "Arbeidsproductiviteit", "Werkgelegenheid", "Vestigingen",
                                    "De sectorstructuur"],
    "5. Verdieping: de industrie in de DTZ": ["Samenstelling van de industrie", "Arbeidsproductiviteit in de industrie",
                                              "Werkgelegenheidsontwikkeling in de industrie", "Vestigingen in de industrie"],
    "6. Onderwijs": ["Basisonderwijs", "Voortgezet onderwijs", "Beroepsonderwijs"],
    "7. Brede welvaart": ["Aantrekkelijke regio"],
    "8. Zorg en welzijn": ["Gezondheid", "Afstand tot zorg", "Werkgelegenheid", "Opleidingen in de zorg", "Ouderen",
                           "Jongeren"],
}  # fmt: skip


def test_all_chapters_and_subsections_are_found(vocabulary: Vocabulary) -> None:
    found: dict[str, list[str]] = {}
    for section in outline(read_report(REPORT).lines, vocabulary):
        headings = found.setdefault(section.chapter, [])
        if section.heading != section.chapter:
            headings.append(section.heading)
    assert found == HEADINGS


def test_every_line_is_in_one_section_or_a_heading(vocabulary: Vocabulary) -> None:
    lines = read_report(REPORT).lines
    in_sections = [line.number for section in outline(lines, vocabulary) for line in section.lines]
    assert len(in_sections) == len(set(in_sections))
    outside = {line.bare for line in lines if line.number not in in_sections}
    assert outside == {*HEADINGS, *(heading for headings in HEADINGS.values() for heading in headings)}


def test_every_sentence_is_in_one_passage_and_verbatim(content: ReportContent) -> None:
    text = " ".join(REPORT.read_text(encoding="utf-8").split())
    passages = {passage.id: passage.text for passage in content.passages}
    assert len(passages) == len(content.passages)
    for sentence in content.sentences:
        assert sentence.text in passages[sentence.passage]
        assert sentence.text in text


def test_markdown_headings_are_headings(tmp_path: Path, vocabulary: Vocabulary) -> None:
    report = tmp_path / "verslag.md"
    text = "# Inleiding\n\n## Doel\n\nDit verslag beschrijft de regio.\n\n# Werk\n\nEr is veel werk in de regio.\n"
    report.write_text(text, encoding="utf-8")
    sections = sections_of(read_report(report), vocabulary)
    assert [(section.chapter, section.heading) for section in sections] == [
        ("Inleiding", "Inleiding"),
        ("Inleiding", "Doel"),
        ("Werk", "Werk"),
    ]
