"""What goes between the steps of an evaluation: questions with what is expected, graded answers, a whole run."""

from dataclasses import dataclass, field

KINDS = {
    "table_value": "cijfer uit een tabel",
    "prose_value": "cijfer uit de tekst",
    "compare": "vergelijking",
    "rank": "ranglijst",
    "difference": "verschil of som",
    "trend": "ontwikkeling",
    "count": "telling",
    "list": "opsomming",
    "open": "open vraag",
    "definition": "uitleg van een begrip",
    "not_available": "niet beschikbaar (N.B.)",
    "unanswerable": "staat niet in het rapport",
    "followup": "vervolgvraag",
    "ambiguous": "te vaag",
    "conflict": "tegenspraak in het rapport",
}
"""Kinds of questions with what staff call them."""

EXPECTATIONS = {
    "answer": "antwoord",
    "not_available": "niet beschikbaar",
    "refuse": "niet in het rapport",
    "clarify_or_overview": "terugvraag of overzicht",
}
"""What a right answer is, with what staff call it."""

VERDICTS = {"right": "goed", "wrong": "fout", "missed": "gemist"}
"""right; wrong: answered, but not rightly, or answered where it should have been refused; missed: held back."""

DIMENSIONS = {"value": "getal", "unit": "eenheid", "area": "gebied", "period": "periode", "indicator": "onderwerp"}
"""What a figure is made of, with what staff call it."""


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure that the answer must give, each part as the report prints it; "" where the report does not say."""

    value: str
    unit: str = ""
    area: str = ""
    period: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what a right answer must hold.

    `must` holds groups of alternatives: of each group at least one stands in a right answer; `must_not` what shows a
    wrong one. `quotes` prove the answer. `reserve` marks questions that are never read while the program is improved.
    """

    id: str
    question: str
    kind: str
    expect: str
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    section: str = ""
    note: str = ""
    figures: tuple[GoldFigure, ...] = ()
    reserve: bool = False


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """A figure as an answer gives it; `other_end` is where a flow goes to or comes from."""

    text: str
    unit: str = ""
    area: str = ""
    period: str = ""
    indicator: str = ""
    other_end: str = ""


@dataclass(frozen=True, slots=True)
class GivenSource:
    """A source as an answer gives it: where it stands, and the quote."""

    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer reduced to what is graded and shown."""

    status: str
    text: str
    figures: tuple[GivenFigure, ...] = ()
    sources: tuple[GivenSource, ...] = ()
    seconds: float = 0.0
    trace: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Graded:
    """A question with its answer and grade.

    `reason` says in Dutch why it is not right. `dimensions` holds, for each gold figure and each part that it names,
    whether the answer has exactly that. `ranks` holds per proving quote its rank among the sources (1 is first), 0 where
    it is not among them.
    """

    question: Question
    given: Given
    verdict: str
    reason: str = ""
    dimensions: tuple[tuple[str, bool], ...] = ()
    ranks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, as a share (0 to 1; 0 of none) with its 95% interval."""

    count: int
    total: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Grades of a group of questions."""

    right: Share
    wrong: Share
    missed: Share


@dataclass(frozen=True, slots=True)
class Ranks:
    """How well proving texts are found: the mean share of a question's quotes in the first 1, 3 and 5, and the mean
    reciprocal rank of the first. `total` counts the questions.
    """

    recall_1: float
    recall_3: float
    recall_5: float
    mrr: float
    total: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """What the grades would be if answers less sure than `least` were held back; `answered` counts those that are not."""

    least: float
    answered: int
    right: float
    wrong: float
    missed: float


@dataclass(frozen=True, slots=True)
class Certainty:
    """Answers of one calibrated confidence: how many there are and which part of them is right."""

    confidence: float
    right: Share


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a run: grades per kind (in the order of KINDS) and per part (all, tuning, reserve), precision and
    recall of saying no, answers that give an asked figure first (of those that ask for one figure), exact parts of figures,
    ranks of proving sources, time per answer, wrong against missed for each threshold of confidence (`curve`), and how
    far the confidence is borne out (`certainty`).
    """

    kinds: dict[str, Tally]
    parts: dict[str, Tally]
    precision: Share
    recall: Share
    headline: Share
    dimensions: dict[str, Share]
    sources: Ranks
    median_ms: float
    p95_ms: float
    curve: tuple[Threshold, ...] = ()
    certainty: tuple[Certainty, ...] = ()

    @property
    def all(self) -> Tally:
        """The grades of all questions together."""
        return self.parts["all"]


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What a way to search brings up: of how many questions all proving quotes, and all asked figures, are in it.

    `characters` is how much text that is on average; `table_figures` is `figures` over questions about tables only.
    """

    name: str
    quotes: Share
    figures: Share
    table_figures: Share
    characters: float


@dataclass(frozen=True, slots=True)
class Variant:
    """The program with a part taken out."""

    name: str
    all: Tally


@dataclass(frozen=True, slots=True)
class Baselines:
    """The standard recipe and searches of our own side by side, and the program without some of its parts."""

    retrieval: tuple[Retrieval, ...] = ()
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A whole run, as it is stored and compared."""

    questions: str
    made: str
    machine: dict[str, str]
    summary: Summary
    graded: tuple[Graded, ...] = field(default=(), repr=False)
    baselines: Baselines | None = None
