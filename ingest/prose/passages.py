"""Paragraphs → passages and sentences: each sentence of a section is in exactly one passage, in reading order."""

from dataclasses import dataclass

from ingest.section import Section
from vectorstore.dutch.sentences import split_sentences
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Passage, Place, Sentence

TARGET = 600
"""Characters after which a passage is closed: four to six sentences, well inside the 512 tokens of the embedder."""
ENOUGH = 350
"""A passage of this length is closed at the end of a paragraph already, so that it stays on one subject."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Passages of a section with their sentences, both in reading order."""

    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]


def build_passages(section: Section, report: str, vocabulary: Vocabulary) -> Reading:
    """Sentences in passages of about TARGET characters; a list stays with the sentence that introduces it."""
    groups: list[list[Sentence]] = []
    open_group = False
    for paragraph in section.paragraphs:
        for number, (start, end) in enumerate(split_sentences(paragraph.text, vocabulary)):
            first, last = paragraph.line_at(start), paragraph.line_at(end - 1)
            place = Place(report, section.chapter, section.heading, first.number, last.number, first.page)
            if not open_group:
                groups.append([])
            passage = f"{report}:p{groups[-1][0].place.first_line if groups[-1] else place.first_line}"
            opens = number == 0 and not paragraph.bullet
            sentence = Sentence(
                id=f"{report}:s{place.first_line}.{start}",
                text=paragraph.text[start:end],
                passage=passage,
                place=place,
                opens_paragraph=opens,
            )
            groups[-1].append(sentence)
            open_group = _length(groups[-1]) < TARGET
        open_group = open_group and (paragraph.bullet or _length(groups[-1]) < ENOUGH)
    return Reading(tuple(_passage(group) for group in groups), tuple(s for group in groups for s in group))


def _length(sentences: list[Sentence]) -> int:
    return sum(len(sentence.text) for sentence in sentences)


def _passage(sentences: list[Sentence]) -> Passage:
    first, last = sentences[0].place, sentences[-1].place
    place = Place(first.report, first.chapter, first.section, first.first_line, last.last_line, first.page)
    return Passage(sentences[0].passage, " ".join(s.text for s in sentences), place)
