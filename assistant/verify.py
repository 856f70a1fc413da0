"""Last step of answering: the text is taken apart again, and each number in it must be one of a cited place or a shown sum.

The rules read the answer, its sources and what the index holds of the report; they know nothing of how an answer is made.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.records import Answer
from assistant.verification import figure_rules, text_rules
from assistant.verification.evidence import Evidence
from vectorstore.records import Content, Period

_LOG = logging.getLogger(__name__)

Rule = Callable[[Evidence], Iterator[str]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("citaat staat niet in het rapport", figure_rules.quotes),
    ("cijfer staat niet in de bron", figure_rules.figures),
    ("cijfer hoort daar niet bij", figure_rules.records),
    ("jaar staat niet bij de bron", figure_rules.periods),
    ("som klopt niet", figure_rules.sums),
    ("getal zonder bron", text_rules.digits),
    ("getal in woorden zonder bron", text_rules.number_words),
    ("cijfer staat bij een ander gebied of jaar", text_rules.owners),
)
"""All of them are tried; the log names each that an answer breaks."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an answer: the name of the rule that it breaks, and the number or words concerned."""

    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.what}"


def unverified(answer: Answer, content: Content, asked: Sequence[Period] = ()) -> list[Fault]:
    """What nothing cited bears out, by the rules in order; empty for an answer that may be shown.

    `asked` are the periods of the question, which an answer may repeat ("over 2015 geeft het dit cijfer niet").
    """
    evidence = Evidence(_without_findings(answer, content), tuple(period.label for period in asked), content)
    return [Fault(name, what) for name, rule in RULES for what in rule(evidence)]


def _without_findings(answer: Answer, content: Content) -> Answer:
    """The answer without paragraphs that are, word for word, what `dtz check` found: those sums were worked out there."""
    known = {contradiction.message for contradiction in content.contradictions}
    kept = [block for block in answer.text.split("\n\n") if block not in known]
    return replace(answer, text="\n\n".join(kept))


def log_held_back(question: str, faults: Sequence[Fault]) -> None:
    """Say in the log which answer was held back, by which rules and over which numbers."""
    for fault in faults:
        _LOG.error("antwoord tegengehouden; vraag: %r; regel: %s; getal: %r", question, fault.rule, fault.what)
