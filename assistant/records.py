"""What goes between the steps of answering: the reading of a question, matches, and the answer with its sources."""

from dataclasses import dataclass, field
from decimal import Decimal

from vectorstore.records import Figure, Period

COUNTED = "geteld: "
"""How the calculation of a count starts; the names follow, told apart by semicolons."""


RANKED = ("highest", "lowest")
"""Operations that ask for a ranking."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a question that says what it is about.

    `keys` are the stems and phrases that it may be found by, with how well each fits (0 to 1); `weight` is how much
    the term says; `known` is False where neither the report nor the word lists have it. `hints` are things that the word
    is used to ask about without naming them, each as stems: ("schuld",) for "aflossen".
    """

    text: str
    keys: tuple[tuple[str, float], ...]
    weight: float
    known: bool = True
    hints: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question asks. Empty tuples mean that the question does not say.

    `said` are the stems of all its words, those that are no term included.
    `operation`: value, highest, lowest, closest, widest, difference, sum, count, list, definition, why, trend or open.
    `over` is what a ranking runs over: "areas", "rows" or "". `wants` holds share, change, forecast, money, level.
    `place` is the asked place in a ranking (1 is the first) and `top` how many are asked from there on. `flow` is "out"
    or "in" where people or goods go from one area to another; `ends` are then the report's own areas that it names.
    `before` is the question that this one builds on. `discussed` are the areas of the turns before about the same subject.
    `own_side` says that the region was put beside the area that a comparison names ("hoger dan landelijk").
    `unit` is the only one that answers, where a follow-up asks the same of another place.
    `direction` is "up" or "down" where a rise or a fall is asked; `counted` is the noun behind "hoeveel".
    """

    question: str
    operation: str
    terms: tuple[Term, ...]
    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    over: str = ""
    wants: frozenset[str] = frozenset()
    categories: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    follow_up: bool = False
    numeric: bool = False
    rules: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()
    place: int = 1
    top: int = 1
    flow: str = ""
    ends: tuple[str, ...] = ()
    direction: str = ""
    counted: str = ""
    discussed: tuple[str, ...] = ()
    before: str = ""
    own_side: bool = False
    unit: str | None = None

    @property
    def unknown(self) -> tuple[str, ...]:
        """Words of the question that the report does not know."""
        return tuple(term.text for term in self.terms if not term.known)


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that figures are held against: "boven de 56"; `name` is how the answer calls it."""

    value: Decimal
    name: str
    above: bool

    @property
    def side(self) -> str:
        """How the answer says on which side figures have to be."""
        return "boven" if self.above else "onder"

    def holds(self, value: Decimal) -> bool:
        """Whether a value is on the asked side."""
        return value > self.value if self.above else value < self.value


@dataclass(frozen=True, slots=True)
class Match:
    """A figure with how well it fits a question.

    `coverage` is the part of the question's terms that it carries (0 to 1), `fit` adds how much of its own name the
    question says, `score` adds preferences among figures about the same thing.
    """

    figure: Figure
    coverage: float
    fit: float
    score: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands in a report (`report_id`; title and edition are for people).

    `context` is the passage (or table row) around the quote.
    """

    id: int
    kind: str
    report: str
    edition: str
    chapter: str
    section: str
    page: int | None
    quote: str
    context: str
    table: str | None = None
    row: str | None = None
    column: str | None = None
    first_line: int = 0
    report_id: str = ""


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """A number that the answer gives, as printed or computed; `sources` are ids of the sources that carry it.

    `calculation` shows the sum of a derived figure ("62.510 - 56.435 = 6.075"); `other_end` is where a flow goes to or
    comes from.
    """

    text: str
    value: Decimal | None
    unit: str | None
    indicator: str
    area: str
    period: str
    derived: bool
    sources: tuple[int, ...]
    calculation: str = ""
    operands: tuple[Decimal, ...] = ()
    other_end: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. `status`: answered, not_available, not_in_report or clarify; `text` is Markdown in Dutch.

    `report_id` is the report that it comes from, the newest where there are several. `strength` is how much of the question
    its sentences carry, in words and in meaning (0 to 1; None for figures), and `confidence` the part of the answers like it
    that is right (0 to 1).
    """

    question: str
    status: str
    text: str
    figures: tuple[AnswerFigure, ...] = ()
    sources: tuple[Source, ...] = ()
    choices: tuple[str, ...] = ()
    seconds: float = 0.0
    trace: tuple[str, ...] = field(default=(), compare=False)
    strength: float | None = None
    confidence: float = 1.0
    report_id: str = ""
