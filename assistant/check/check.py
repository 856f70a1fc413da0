"""An edition → its contradictions: every rule in turn, with a count of what was compared."""

from assistant.check.edition import Edition
from assistant.check.records import Outcome
from assistant.check.rules import RULES
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Content, Contradiction


def check(content: Content, vocabulary: Vocabulary) -> Outcome:
    """Where one report, as read by ingest, contradicts itself."""
    edition = Edition(content, vocabulary)
    results = [(name, list(rule(edition))) for name, rule in RULES]
    found = dict.fromkeys(one for _, checks in results for one in checks if one)
    return Outcome(
        report=edition.report.title,
        contradictions=tuple(found),
        checks=tuple((name, len(checks)) for name, checks in results),
        tables=len(content.tables),
        figures=len(content.figures),
        sentences=len(content.sentences),
    )


def contradictions_of(content: Content, vocabulary: Vocabulary) -> tuple[Contradiction, ...]:
    """The contradictions alone, as an ingest stores them."""
    return check(content, vocabulary).contradictions
