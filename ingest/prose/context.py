"""What a sentence inherits from the ones before it: their area, period and unit; reset at each new section."""

from dataclasses import dataclass, replace

from vectorstore.records import Area, Period


@dataclass(frozen=True, slots=True)
class Context:
    """Carried from sentence to sentence inside a section. `default_area` is what the chapter is about.

    `period` is the last one named, `closed` the last one with an end: a level holds for that, not "sinds 2021".
    `span` is the last span, named or from a base year; `fresh` says that no period was named after its base year.
    `newest` is the closed period with the latest end, `ahead` the period of the last forecast in this paragraph.
    `here` is the municipality that the sentence before named last, `last` that sentence's last number.
    `spans` are the labels of all spans named so far; a new paragraph after several is `unsure` which one is meant.
    The quotes are the sentences that named them.
    """

    default_area: str
    area: Area | None = None
    period: Period | None = None
    closed: Period | None = None
    unit: str | None = None
    period_quote: str = ""
    closed_quote: str = ""
    span: Period | None = None
    span_quote: str = ""
    fresh: bool = False
    newest: Period | None = None
    newest_quote: str = ""
    ahead: Period | None = None
    ahead_quote: str = ""
    here: Area | None = None
    last: "Said | None" = None
    spans: frozenset[str] = frozenset()
    unsure: bool = False

    def at_paragraph(self) -> "Context":
        """What a new paragraph keeps: all but the area, what was expected and the last number."""
        return replace(self, area=None, ahead=None, here=None, last=None, unsure=len(self.spans) > 1)


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence said with its last number, for a sentence that compares with it ("Dit is meer dan in …")."""

    kind: str
    direction: str
    unit: str | None
    period: Period
    forecast: bool
