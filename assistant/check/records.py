"""What the check of an edition yields: contradictions, and how much was looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

from vectorstore.records import Contradiction

Checks = Iterator[Contradiction | None]
"""What a rule yields: None for each sum that is right, a contradiction for each that is not."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The contradictions of one report, in the order of the rules, and what was looked at.

    `checks` is the number of sums and comparisons done for each kind, those without any included.
    """

    report: str
    contradictions: tuple[Contradiction, ...]
    checks: tuple[tuple[str, int], ...]
    tables: int
    figures: int
    sentences: int
