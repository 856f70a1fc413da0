"""A report laid out for checking: its prose figures with what they are about, its table rows, its sections."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from assistant.check.rounding import SCALES, Interval, interval, step_of
from assistant.check.subject import Keys, Subjects
from vectorstore.dutch.areas import AreaBook, area_book
from vectorstore.dutch.numbers import NUMBER_WORDS
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Content, Figure, Period, Place, Sentence

_STOP = re.compile(r"[,;:()]|\.(?=\s|$)|\b(?:en|maar|waarvan|die|dan|tegenover|ten opzichte|t\.o\.v\.)(?=\W)")
_CONTRAST = re.compile(r";|,\s+(?:maar|terwijl|waardoor|zodat|omdat|dus)\s")
"""A new statement starts here: what stands before it is about something else."""
_ONE_NOUN = re.compile(r"\s*(?:[^\W\d]+\s*)?\(\s*")


CONTEXT = 2
"""So many sentences before a figure may say what it is about."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in running text with where it starts in its sentence and what it is about.

    `beside` is the figure that it stands behind in brackets: the 35.700 of "35.700 inwoners (12,3%)".
    """

    figure: Figure
    sentence: Sentence
    start: int
    subject: Keys
    beside: Figure | None = None


@dataclass(frozen=True, slots=True)
class RowFigures:
    """A row of a table: its figures with a number, in the order of the columns, and what its label is about."""

    label: str
    keys: Keys
    figures: tuple[Figure, ...]
    quote: str
    place: Place
    total: bool
    part: bool

    def of(self, area: str) -> Figure | None:
        """The figure of an area, None where the row has none or several."""
        found = [figure for figure in self.figures if figure.area == area]
        return found[0] if len(found) == 1 else None


class Edition:
    """One report with all that the rules ask of it."""

    def __init__(self, content: Content, vocabulary: Vocabulary) -> None:
        self.content, self.vocabulary = content, vocabulary
        self.report = content.report
        self.region, self.members = self.report.region, content.members
        self.book: AreaBook = area_book(content.areas, vocabulary, content.members)
        self.subjects = Subjects(content, self.book, vocabulary)
        self.sentences = {sentence.id: sentence for sentence in content.sentences}

    def words(self, table: str, name: str) -> tuple[str, ...]:
        """A word list of contradictions.toml."""
        return tuple(self.vocabulary.contradictions[table][name])

    def says(self, text: str, phrases: Iterable[str]) -> bool:
        """Whether one of the phrases stands in the text as whole words."""
        return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE) for phrase in phrases)

    def interval(self, figure: Figure) -> Interval:
        """What a printed figure may really be, with scale and hedge."""
        value = value_of(figure)
        hedges = self.vocabulary.contradictions["hedges"]
        hedge = next((name for name in hedges if figure.hedge in hedges[name]), "")
        found = interval(value, step_of(value, figure.unit), hedge)
        return found.times(SCALES[figure.scale]) if figure.scale in SCALES else found

    def same_unit(self, cell: Figure, figure: Figure) -> bool:
        """Whether a cell of a table counts what a figure in the text counts; "#" over a column may be any count."""
        counted = self.subjects.of_unit(figure.unit)
        if cell.unit is None:
            return bool(counted) and any(
                mark in (cell.column or "").casefold() for mark in self.words("tables", "counts")
            )
        return cell.unit == figure.unit or self.subjects.of_unit(cell.unit) == counted != frozenset()

    @cached_property
    def sections(self) -> dict[tuple[str, str], list[Sentence]]:
        """The sentences of each (chapter, section), in reading order."""
        result: dict[tuple[str, str], list[Sentence]] = {}
        for sentence in self.content.sentences:
            result.setdefault((sentence.place.chapter, sentence.place.section), []).append(sentence)
        return result

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The figures in running text that have one value, in reading order; a flow is about its other end here."""
        by_sentence: dict[str, list[Figure]] = {}
        for figure in self.content.figures:
            if figure.sentence and figure.value is not None:
                about = replace(figure, area=figure.other_end) if figure.other_end else figure
                by_sentence.setdefault(figure.sentence, []).append(about)
        return tuple(
            mention
            for name, figures in by_sentence.items()
            for mention in self._mentions(self.sentences[name], figures)
        )

    @cached_property
    def narrowing(self) -> Keys:
        """Keys that make a part of a thing: "industrie" where figures are about jobs and about jobs in industry."""
        about = {m.subject for m in self.mentions if self.subjects.of_unit(m.figure.unit)}
        return frozenset(key for subject in about for key in subject if subject - {key} in about)

    def is_growth(self, mention: Mention) -> bool:
        """Whether a number is a change in time, and not a difference between places ("8% hoger")."""
        behind = mention.sentence.text[mention.start + len(mention.figure.printed) :]
        words = "|".join(map(re.escape, self.vocabulary.prose("difference")))
        return mention.figure.kind == "change" and not re.match(rf"\s*(?:[a-zë]+\s+)?(?:{words})\b", behind)

    def around(self, mention: Mention) -> Keys:
        """What the sentences just before narrow a figure to, though its own sentence does not say so."""
        sentences = self.sections[mention.figure.place.chapter, mention.figure.place.section]
        at = sentences.index(mention.sentence)
        before = " ".join(sentence.text for sentence in sentences[max(0, at - CONTEXT) : at])
        return self.subjects.of(before) & self.narrowing - mention.subject

    def in_section(self, place: Place) -> list[Mention]:
        """The prose figures of the section that a place is in."""
        return self._by_section.get(_section(place), [])

    def about(self, subject: Keys) -> list[Mention]:
        """The prose figures about just this."""
        return self._by_subject.get(subject, [])

    @cached_property
    def _by_section(self) -> dict[tuple[str, str], list[Mention]]:
        result: dict[tuple[str, str], list[Mention]] = {}
        for mention in self.mentions:
            result.setdefault(_section(mention.figure.place), []).append(mention)
        return result

    @cached_property
    def _by_subject(self) -> dict[Keys, list[Mention]]:
        result: dict[Keys, list[Mention]] = {}
        for mention in self.mentions:
            result.setdefault(mention.subject, []).append(mention)
        return result

    @cached_property
    def rows(self) -> tuple[RowFigures, ...]:
        """The rows of all tables."""
        by_row: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.content.figures:
            if figure.table:
                of_row = figure.subject == figure.row
                key = figure.quote if of_row else f"{figure.subject} {figure.period.label}"
                by_row.setdefault((figure.table, key), []).append(figure)
        totals, parts = self.words("tables", "totals"), self.words("tables", "of_which")
        return tuple(
            RowFigures(
                label=figures[0].subject or "",
                keys=self.subjects.of(figures[0].subject or ""),
                figures=tuple(figure for figure in figures if figure.value is not None),
                quote=figures[0].quote,
                place=figures[0].place,
                total=(figures[0].subject or "").split(" ")[0].casefold().rstrip(":") in totals,
                part=(figures[0].subject or "").casefold().startswith(parts),
            )
            for figures in by_row.values()
        )

    @cached_property
    def complete(self) -> bool:
        """Whether the report itself says that the region has as many municipalities as it gives figures for."""
        counts = {word for word, number in NUMBER_WORDS.items() if number == len(self.members)}
        counts.add(str(len(self.members)))
        pattern = rf"\b(?:{'|'.join(counts)})\s+(?:[\w-]+\s+)?gemeenten\b"
        return any(re.search(pattern, s.text, re.IGNORECASE) for s in self.content.sentences)

    def _mentions(self, sentence: Sentence, figures: list[Figure]) -> list[Mention]:
        found: list[Mention] = []
        for figure in figures:
            start = int(figure.id[len(sentence.id) + 1 :].split(".")[0])
            earlier = [m for m in found if m.start < start]
            last = earlier[-1] if earlier else None
            end = last.start + len(last.figure.printed) if last else 0
            if last and _ONE_NOUN.fullmatch(sentence.text[end:start]):
                subject, beside = last.subject, last.figure
            else:
                first = earlier[0].start if earlier else start
                subject, beside = self._about(sentence.text, start, end, first, figure), None
            found.append(Mention(figure, sentence, start, subject | self.subjects.of_unit(figure.unit), beside))
        return found

    def _about(self, text: str, start: int, earlier: int, first: int, figure: Figure) -> Keys:
        """What the words around a number are about; where they say nothing, the words before the first number."""
        before = text[earlier:start]
        closed = before.find(")")
        if closed >= 0 and "(" not in before[:closed]:
            before = before[closed + 1 :]
        before = _CONTRAST.split(before)[-1]
        behind = text[start + len(figure.printed) :]
        stop = _STOP.search(behind)
        behind = behind[: stop.start() if stop else len(behind)]
        keys = self.subjects.of(before)
        if not keys:
            keys = self.subjects.of(_CONTRAST.split(text[:first])[-1])
        return keys | self.subjects.of(re.split(r"\d", behind)[0])


def years(period: Period, change: bool = False) -> tuple[int, int] | None:
    """First and last year, None where one is not known. The change in one year is the change from the year before;
    that in a month or quarter is not.
    """
    if period.first is None or period.last is None:
        return None
    if not change or period.first != period.last:
        return period.first, period.last
    return (period.first - 1, period.last) if period.label == str(period.last) else None


def value_of(figure: Figure) -> Decimal:
    """The value of a figure that has one, as those of mentions and row figures do."""
    assert figure.value is not None
    return figure.value


def _section(place: Place) -> tuple[str, str]:
    return place.chapter, place.section
