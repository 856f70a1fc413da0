"""One question put to several editions of a report → their figures side by side, with what changed between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.arithmetic.calculation import Calculation, subtract, unit_of_difference
from assistant.ask import Assistant
from assistant.places import source_of
from assistant.reading_order import BULLETS
from assistant.records import Answer, AnswerFigure, Source
from assistant.sheet import source_at
from assistant.verify import log_held_back, unverified
from vectorstore.dutch.numbers import format_quantity
from vectorstore.dutch.words import fold, spoken_name, stem, words
from vectorstore.index import Index
from vectorstore.records import Period, Report, Sentence

APART = "Let op: deze cijfers komen uit verschillende rapporten. Vergelijk ze alleen als jaar en manier van tellen gelijk zijn."
MOST_AREAS = 6
"""Areas of which the editions are put side by side; more belongs in the tables themselves."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one edition answers: its figure with the place where it stands."""

    report: Report
    figure: AnswerFigure
    source: Source


def side_by_side(question: str, history: Sequence[str], assistants: Sequence[Assistant]) -> Answer:
    """The figure of each edition, the newest first, and the change over them. `assistants` are of one region, oldest first."""
    answers = [(one.index.report, one.level(question, history)) for one in assistants]
    told = [_told(report, answer) for report, answer in answers]
    areas = list(dict.fromkeys(one.figure.area for several in reversed(told) for one in several))[:MOST_AREAS]
    groups = [[one for several in told for one in several if one.figure.area == area] for area in areas]
    groups = [_comparable(group) for group in groups]
    newest = answers[-1]
    if not any(groups):
        return replace(newest[1], question=question)
    sheet = _EditionSheet()
    lines = [line for group in groups if group for line in _lines(group, sheet)]
    silent = [report for report, _ in answers if not any(one.report == report for group in groups for one in group)]
    if silent:
        lines.append(f"Niet gevonden in: {', '.join(report.name for report in silent)}.")
    shown = [report for report, _ in answers if report not in silent]
    lines += _changes(groups, assistants, sheet)
    if len(shown) < 2:
        lines.append("Er is dus niets om mee te vergelijken.")
    answer = sheet.answer(question, "\n\n".join(lines), newest[0].id)
    return _checked(answer, [assistant.index for assistant in assistants], newest[1]) or newest[1]


def side_by_region(
    question: str, history: Sequence[str], asked: Sequence[tuple[Assistant, tuple[str, ...]]]
) -> Answer | None:
    """The figures of places that different reports are about, each from its own; None where not every report has one.

    No difference is worked out: the reports may count otherwise.
    """
    told = [_told(one.index.report, one.level(question, history, areas)) for one, areas in asked]
    if not all(told):
        return None
    sheet = _EditionSheet()
    lines = [_line(one, sheet, _in_full(one.report)) for several in told for one in several[:MOST_AREAS]]
    lines.append(APART)
    answer = sheet.answer(question, "\n\n".join(lines), asked[0][0].index.report.id)
    return _checked(answer, [one.index for one, _ in asked], None)


def _told(report: Report, answer: Answer) -> list[Told]:
    """The first figure of each area that an edition answers with."""
    found: dict[str, Told] = {}
    if answer.status != "answered":
        return []
    for figure in answer.figures:
        source = source_of(figure.sources, answer.sources)
        if not figure.derived and figure.value is not None and source:
            found.setdefault(figure.area, Told(report, figure, source))
    return list(found.values())


def _comparable(group: Sequence[Told]) -> list[Told]:
    """Those that measure what the newest edition measures; the names may differ a little, not in what they say."""
    if not group:
        return []
    last = group[-1]
    return [one for one in group if _stems(one.figure.indicator) & _stems(last.figure.indicator)]


def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(name))


def _lines(group: Sequence[Told], sheet: "_EditionSheet") -> list[str]:
    lines = [_line(one, sheet) for one in reversed(group)]
    change = _change(group, sheet)
    return [*lines, *([change] if change else []), *_cautions(group)]


def _line(one: Told, sheet: "_EditionSheet", named: str = "") -> str:
    figure, source = one.figure, one.source
    shown = sheet.give(figure, source)
    period = f", {figure.period}" if figure.period else ""
    place = f"hoofdstuk {source.chapter}" if source.chapter else source.section
    page = f", bladzijde {source.page}" if source.page else ""
    where = named or f"editie {one.report.edition or one.report.title}"
    return f"**{shown}** – {spoken_name(figure.indicator)}, {figure.area}{period} ({where}, {place}{page})."


def _in_full(report: Report) -> str:
    """The title with the edition, in words that the check of numbers knows."""
    said = not report.edition or report.edition in report.title
    return report.title if said else f"{report.title}, editie {report.edition}"


def _change(group: Sequence[Told], sheet: "_EditionSheet") -> str:
    """The difference between the first and the last edition, with its sum; "" where the two cannot be subtracted."""
    first, last = group[0], group[-1]
    one, other = first.figure, last.figure
    if one.unit != other.unit or one.period == other.period or one.value is None or other.value is None:
        return ""
    worked = subtract(max(one.value, other.value), min(one.value, other.value))
    way = "meer" if other.value > one.value else "minder" if other.value < one.value else "verschil"
    shown = sheet.derive(worked, first, last)
    then, now = (f"{told.text} in {told.period}" if told.period else told.text for told in (one, other))
    return f"Van {then} naar {now}: **{shown}** {way} ({worked.text})."


def _cautions(group: Sequence[Told]) -> list[str]:
    """What has to be known before the figures are compared: other units, other names, other figures for the same year."""
    cautions = []
    units = list(dict.fromkeys(one.figure.unit or "geen eenheid" for one in group))
    if len(units) > 1:
        cautions.append(f"Let op: de eenheid is veranderd ({' en '.join(units)}); vergelijk deze cijfers niet zomaar.")
    names = list(dict.fromkeys(one.figure.indicator for one in group))
    if len({fold(name) for name in names}) > 1:
        cautions.append(f"Let op: de edities noemen dit niet gelijk: {' en '.join(f'«{name}»' for name in names)}.")
    last = group[-1]
    for one in group[:-1]:
        same = (one.figure.period, one.figure.unit) == (last.figure.period, last.figure.unit) and one.figure.period
        if same and one.figure.value != last.figure.value:
            cautions.append(
                f"Let op: over {one.figure.period} geven de edities niet hetzelfde cijfer; het nieuwste is dan meestal herzien."
            )
    return cautions


def _changes(groups: Sequence[Sequence[Told]], assistants: Sequence[Assistant], sheet: "_EditionSheet") -> list[str]:
    """What the editions themselves say of a changed definition, quoted."""
    subject = frozenset(stem_ for group in groups for one in group for stem_ in _stems(one.figure.indicator))
    lines = []
    for assistant in assistants[1:]:
        sentence = _said_change(subject, assistant)
        if sentence:
            report = assistant.index.report
            sheet.cite(source_at(0, "passage", sentence.text, sentence.text, sentence.place, report))
            edition = report.edition or report.title
            lines += [f"Let op: editie {edition} zegt over de definitie:", f"> „{sentence.text}”"]
    return lines


def _said_change(subject: frozenset[str], assistant: Assistant) -> Sentence | None:
    """The sentence of an edition that says that the subject is measured in another way than before."""
    index = assistant.index
    marks = [mark.casefold() for mark in index.vocabulary.editions["changed"]]
    for at, sentence in enumerate(index.content.sentences):
        text = sentence.text.casefold()
        if not any(mark in text for mark in marks):
            continue
        said = {stem_ for other in _since_start(at, index) for stem_ in _stems(other.text)}
        if subject and subject <= said:
            return sentence
    return None


def _since_start(at: int, index: Index) -> list[Sentence]:
    """A sentence with those before it in its paragraph or item of a list."""
    start = at
    while start and not (index.content.sentences[start].opens_paragraph or _is_item(index.content.sentences[start])):
        start -= 1
    return list(index.content.sentences[start : at + 1])


def _is_item(sentence: Sentence) -> bool:
    return sentence.text.startswith(BULLETS)


class _EditionSheet:
    """Collects figures and sources of several reports; sources are numbered on."""

    def __init__(self) -> None:
        self._sources: list[Source] = []
        self._figures: list[AnswerFigure] = []

    def cite(self, source: Source) -> int:
        """The number of a source in this answer."""
        for own in self._sources:
            if replace(own, id=source.id) == source:
                return own.id
        self._sources.append(replace(source, id=len(self._sources) + 1))
        return len(self._sources)

    def give(self, figure: AnswerFigure, source: Source) -> str:
        """Put a figure in the answer."""
        self._figures.append(replace(figure, sources=(self.cite(source),)))
        return figure.text

    def derive(self, worked: Calculation, first: Told, last: Told) -> str:
        """Put a difference in the answer."""
        unit = unit_of_difference(last.figure.unit)
        scale = next((word for word in ("mld.", "mln.", "duizend") if word in last.figure.text), None)
        shown = format_quantity(worked.value, unit, scale)
        operands: tuple[Decimal, ...] = tuple(one.figure.value for one in (last, first) if one.figure.value is not None)
        self._figures.append(
            AnswerFigure(
                shown, worked.value, unit, last.figure.indicator, last.figure.area,
                f"{first.figure.period}-{last.figure.period}".strip("-"), True,
                (self.cite(first.source), self.cite(last.source)), worked.text, operands,
            )
        )  # fmt: skip
        return shown

    def answer(self, question: str, text: str, report: str) -> Answer:
        """The finished answer."""
        return Answer(question, "answered", text, tuple(self._figures), tuple(self._sources), report_id=report)


def _checked(answer: Answer, editions: Sequence[Index], newest: Answer | None) -> Answer | None:
    """The answer, where every number in it is borne out by the editions; else what the newest edition says alone."""
    contents = [index.content for index in editions]
    named = [Period(index.report.edition, None, None) for index in editions]
    every = replace(
        contents[-1],
        tables=tuple(table for content in contents for table in content.tables),
        sentences=tuple(sentence for content in contents for sentence in content.sentences),
        figures=tuple(figure for content in contents for figure in content.figures),
        contradictions=(),
    )
    faults = unverified(answer, every, named)
    if not faults:
        return answer
    log_held_back(answer.question, faults)
    return replace(newest, question=answer.question) if newest else None
