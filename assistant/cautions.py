"""Answer → the same answer with a caution, where a figure comes from a table that was not read with certainty."""

from dataclasses import replace

from assistant.records import Answer
from vectorstore.index import Index

CAUTION = (
    "Let op: de tabel van dit cijfer is niet met zekerheid uit het bestand gelezen; "
    "controleer het cijfer in het rapport zelf."
)


def with_caution(answer: Answer, index: Index) -> Answer:
    """The answer, with one sentence behind it where a cited row stands in a doubtful table that nobody has checked."""
    if answer.status != "answered" or not any(s.table and s.quote in index.doubtful for s in answer.sources):
        return answer
    return replace(answer, text=f"{answer.text}\n\n{CAUTION}")
