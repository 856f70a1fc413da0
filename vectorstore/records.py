"""The records that are stored and that go between the steps: each knows where in the report it came from."""

import re
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Area:
    """A place that figures are about. `kind`: municipality, region, reference, country, province, abroad or other."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()


EACH = " en "
"""Between the years in the label of a period in each of which a figure holds: "2024 en 2025"."""


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a span. `last` is None for an open end ("sinds 2014"); both are None where nothing is known."""

    label: str
    first: int | None
    last: int | None

    @property
    def span(self) -> bool:
        """Whether it runs over more than one year."""
        return self.last is None or self.first != self.last


UNNAMED = "Regio"
"""The region of a report that names none."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report in the index. `edition` is the year or name of the edition, "" where unknown.

    `region_names` are other names of its region, `members` the municipalities that it is about; `pages` is None where the
    source has no pages.
    """

    id: str
    title: str
    edition: str
    region: str
    file: str
    sha256: str
    region_names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    publisher: str = ""
    pages: int | None = None

    @property
    def series(self) -> str:
        """What its editions share: the region; where that is not known, the title without the edition."""
        return self.region if self.region != UNNAMED else self.bare_title or self.id

    @property
    def bare_title(self) -> str:
        """The title without the edition."""
        return self.title.replace(self.edition, "").strip(" ()-–,") if self.edition else self.title

    @property
    def name(self) -> str:
        """How it is called: title and edition."""
        return name_of(self.title, self.edition)

    @property
    def years(self) -> tuple[str, ...]:
        """The years in the edition, the one that it goes by first."""
        return tuple(re.findall(r"\d{4}", self.edition))

    @property
    def year(self) -> int:
        """The year by which editions are put in order; 0 where the edition names none."""
        return int(self.years[0]) if self.years else 0


def name_of(title: str, edition: str) -> str:
    """How a report is called: title and edition, where the title does not say the edition itself."""
    return title if not edition or edition in title else f"{title} ({edition})"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a report something stands: headings as printed, lines counted from 1, page only where the source has pages."""

    report: str
    chapter: str
    section: str
    first_line: int
    last_line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or a bullet) of running text; `text` is verbatim but for white space. `passage` is the id around it,
    `terms` maps stems to how strongly they describe it.
    """

    id: str
    text: str
    passage: str
    place: Place
    opens_paragraph: bool = False
    terms: dict[str, float] = field(default_factory=dict, hash=False, compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one section, or a row of a table (`kind` "table"), that are read and searched together."""

    id: str
    text: str
    place: Place
    kind: str = "prose"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what its header says, taken apart. `heading` is the header as printed."""

    heading: str
    measure: str
    area: str | None = None
    period: Period | None = None
    unit: str | None = None
    scale: str | None = None
    role: str = "value"
    """value, category (a word such as "krap"), period (the year that the row is about), unit (of the row's figures), or unknown:
    then its figures are left out.
    """


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a number, a word ("Zeer krap"), or neither where the table prints that it has none (`printed`: "N.B.")."""

    printed: str
    number: Decimal | None = None
    word: str | None = None

    @property
    def missing(self) -> bool:
        """Whether the table says that there is no figure here."""
        return self.number is None and self.word is None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table with its label mended over line ends; `quote` is the row as printed, white space collapsed."""

    label: str
    group: str
    cells: tuple[Cell, ...]
    quote: str
    first_line: int
    last_line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read from the layout. `row_heading` names what the rows are ("Beroepsklasse"), "" where not printed.

    `row_kind` says what the rows are: indicator (each a thing of its own), part (of a whole), place or period.
    `doubts` are Dutch clauses about what was not read with certainty; empty for a sound table.
    """

    id: str
    title: str
    row_heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    place: Place
    header_quote: str
    doubts: tuple[str, ...] = ()
    row_kind: str = "indicator"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the report with all that says what it is about: a table cell or a number in running text.

    `direction` is "up" or "down" for a change in running text, "gap" for a difference with another area, "" where it
    does not say.
    `kind`: level (how much there is), change (how much it changed), share (part of a whole), category (a word).
    `printed` is verbatim; a range such as "1- 1,5%" has no single value, nor has a cell that says N.B. (`missing`).
    `part` is the part of a whole that it is about ("landbouw"), `scope` what its heading limits it to ("industrie").
    `period_quote` is the sentence that names the period where the quote does not. `other_end` is the place where a
    flow goes to or comes from (pendel to Groningen); its `area` is the end that the report is about.
    `subject` is what tells a cell apart from the others of its table: the label of its row, or, where rows are places or
    years, what its column or the table measures.
    `terms` maps stems to how strongly they describe the figure (0 to 1), for matching with a question.
    """

    id: str
    indicator: str
    area: str
    period: Period
    value: Decimal | None
    unit: str | None
    scale: str | None
    printed: str
    kind: str
    place: Place
    quote: str
    terms: dict[str, float] = field(hash=False, compare=False)
    missing: bool = False
    direction: str = ""
    other_end: str = ""
    part: str = ""
    scope: str = ""
    forecast: bool = False
    hedge: str = ""
    word: str | None = None
    inherited_area: bool = False
    inherited_period: bool = False
    period_quote: str = ""
    table: str | None = None
    row: str | None = None
    column: str | None = None
    sentence: str | None = None
    subject: str | None = None

    @property
    def measure(self) -> str:
        """What a figure in running text measures, without its part or scope: Werkgelegenheid."""
        return self.indicator.removesuffix(f" ({self.scope})").removesuffix(f": {self.part or self.other_end}")

    @property
    def from_table(self) -> bool:
        """Whether it is a cell of a table."""
        return self.table is not None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more places of a report that cannot all be right.

    `message` is Dutch: what stands where, and the sum worked out. `quotes` are verbatim but for white space.
    """

    kind: str
    message: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All that the index holds of one report, but for the vectors.

    `areas` are the report's own areas (known ones of all the country are in the vocabulary), `words` every folded word
    that may be part of a compound.
    """

    report: Report
    areas: tuple[Area, ...]
    tables: tuple[Table, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    words: tuple[str, ...]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        """Names of the municipalities that the report is about."""
        return self.report.members
