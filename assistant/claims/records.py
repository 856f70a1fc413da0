"""What goes between the steps of checking a text: its blocks, what it claims, and what the report says of each claim."""

from dataclasses import dataclass, field
from decimal import Decimal

from assistant.records import Source, Term
from vectorstore.records import Figure, Period, Sentence

CORRECT, ROUNDED, OTHER, WRONG, NOT_IN_REPORT, NO_CLAIM = (
    "correct",
    "rounded",
    "other_period_or_area",
    "wrong",
    "not_in_report",
    "no_claim",
)
VERDICTS = {
    CORRECT: "klopt",
    ROUNDED: "afgerond of anders genoteerd",
    OTHER: "klopt voor een ander jaar of gebied",
    WRONG: "wijkt af",
    NOT_IN_REPORT: "niet in het rapport",
    NO_CLAIM: "geen bewering",
}
"""Each verdict, and how users read it; in the order of the summary."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item, heading or table row of a text; `text` is one line, white space collapsed."""

    text: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Memo:
    """A text to check, in reading order; `name` is the file it came from, "" for pasted text."""

    blocks: tuple[Block, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much a number stands for: `value` without scale, `step` the unit of its last digit that says something.

    `hedge` is "", "around", "above" or "below"; `fraction` says that it is written as a part ("een derde"),
    `bound` that it is told as a bound ("meer dan een derde").
    """

    value: Decimal
    step: Decimal
    hedge: str = ""
    fraction: bool = False
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a text says about figures: a number, or words such as "het hoogst van de vijf".

    `kind` is number, rank, trend, comparison or none (a number that claims nothing). `block` and `start` to `end` tell where
    it stands, `sentence` the sentence around it. `measure` is level, change or share, as for a figure; `direction` as there.
    `areas` and `period` are what it is about; `area_said` and `period_said` tell whether its own sentence names them.
    `terms` are the words that say what it is about, `said` the stems of all words.
    """

    kind: str
    text: str
    sentence: str
    block: int
    start: int
    end: int
    quantity: Quantity | None = None
    unit: str | None = None
    measure: str = "level"
    direction: str = ""
    areas: tuple[str, ...] = ()
    area_said: bool = False
    loose_areas: tuple[str, ...] = ()
    scaled: bool = False
    clause: str = ""
    other: str = ""
    gap: bool = False
    now: bool = False
    counts_other: bool = False
    years: frozenset[int | None] = frozenset()
    period: Period | None = None
    period_said: bool = False
    terms: tuple[Term, ...] = ()
    said: frozenset[str] = frozenset()
    forecast: bool = False
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what the report says of it.

    `report_says` is the figure of the report as a reader expects it ("3,5% (Emmen, 2023)"), "" where it has none; `note` is
    a Dutch sentence that explains the verdict. `figures` are those that it was held against, `sources` where they stand,
    `worked` the sum where the report prints no such figure ("6.700 - 6.660 = 40").
    """

    claim: Claim
    verdict: str
    report_says: str = ""
    note: str = ""
    figures: tuple[Figure, ...] = field(default=(), compare=False)
    sentences: tuple[Sentence, ...] = field(default=(), compare=False)
    sources: tuple[Source, ...] = ()
    worked: str = ""
