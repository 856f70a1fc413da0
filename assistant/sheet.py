"""The sheet on which an answer is written: it numbers the sources and turns figures into what is shown."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.records import COUNTED, Answer, AnswerFigure, Source
from vectorstore.dutch.numbers import PART, format_quantity
from vectorstore.index import Index
from vectorstore.records import Figure, Place, Report, Sentence


class Sheet:
    """Collects the figures and sources of one answer; the same place in the report is one source."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._sources: dict[tuple[str, str], Source] = {}
        self._figures: list[AnswerFigure] = []

    def cite(self, figure: Figure) -> int:
        """Source id for a figure, made at first use."""
        kind = "table" if figure.from_table else "passage"
        key = (figure.id, kind) if figure.from_table else (figure.sentence or figure.id, kind)
        if key not in self._sources:
            table = self._index.tables[figure.table] if figure.table else None
            title = table.title if table else None
            self._add(key, figure.quote, figure.place, self._context(figure), title, figure.row, figure.column)
        return self._sources[key].id

    def has(self, figure: Figure) -> bool:
        """Whether a figure's place is cited already."""
        return any(source.quote == figure.quote for source in self._sources.values())

    def cite_sentence(self, sentence: Sentence) -> int:
        """Source id for a sentence, made at first use."""
        key = (sentence.id, "passage")
        if key not in self._sources:
            self._add(key, sentence.text, sentence.place, self._index.around(sentence))
        return self._sources[key].id

    def give(self, figure: Figure) -> str:
        """Put a figure in the answer; returns it as it is to be shown ("56,2%", "€ 32.800", "50.330 arbeidsplaatsen")."""
        source = self.cite(figure)
        shown = show(figure)
        entry = AnswerFigure(
            shown, figure.value, figure.unit, figure.indicator, figure.area, figure.period.label, False, (source,),
            other_end=figure.other_end,
        )  # fmt: skip
        if entry not in self._figures:
            self._figures.append(entry)
        return shown

    def lead(self, figure: Figure) -> str:
        """As `give`, but first in line: what the report prints, before what is worked out beside it."""
        shown = self.give(figure)
        entry = next(f for f in self._figures if f.text == shown and self.cite(figure) in f.sources)
        self._figures = [entry, *(f for f in self._figures if f is not entry)]
        return shown

    def derive(
        self,
        value: Decimal,
        unit: str | None,
        calculation: str,
        operands: Sequence[Figure],
        area: str,
        hedge: str = "",
        plus: bool = False,
        period: str | None = None,
    ) -> str:
        """Put a computed figure in the answer, first in line; `calculation` shows the sum, `hedge` stands before it.

        `period` is that of the outcome, where it is not the operands' own.
        """
        first = operands[0]
        scale = first.scale if unit == first.unit else None
        shown = f"{hedge} {format_quantity(value, unit, scale, plus)}".strip()
        entry = AnswerFigure(
            shown,
            value,
            unit,
            first.indicator,
            area,
            first.period.label if period is None else period,
            True,
            tuple(dict.fromkeys(self.cite(figure) for figure in operands)),
            calculation,
            tuple(figure.value for figure in operands if figure.value is not None),
        )
        self._figures.insert(0, entry)
        return shown

    def count(self, names: Sequence[str], figures: Sequence[Figure]) -> str:
        """Put a count of named things in the answer; `figures` are the cells that were looked at."""
        entry = AnswerFigure(
            str(len(names)),
            Decimal(len(names)),
            None,
            "aantal",
            figures[0].area if len({figure.area for figure in figures}) == 1 else "",
            figures[0].period.label,
            True,
            tuple(dict.fromkeys(self.cite(figure) for figure in figures)),
            COUNTED + "; ".join(names),
        )
        self._figures.insert(0, entry)
        return entry.text

    def answer(self, question: str, status: str, text: str, choices: Sequence[str] = ()) -> Answer:
        """The finished answer."""
        return Answer(question, status, text, tuple(self._figures), tuple(self._sources.values()), tuple(choices))

    def _add(
        self,
        key: tuple[str, str],
        quote: str,
        place: Place,
        context: str,
        table: str | None = None,
        row: str | None = None,
        column: str | None = None,
    ) -> None:
        source = source_at(len(self._sources) + 1, key[1], quote, context, place, self._index.report)
        self._sources[key] = replace(source, table=table, row=row, column=column)

    def _context(self, figure: Figure) -> str:
        """The sentences or the row around a figure, with the sentence that names its period where that stands elsewhere."""
        if figure.table:
            around = f"{self._index.tables[figure.table].header_quote} {figure.quote}"
        else:
            sentence = self._index.sentences[figure.sentence] if figure.sentence else None
            around = self._index.around(sentence) if sentence else figure.quote
        return around if figure.period_quote in around else f"{figure.period_quote} {around}"


def source_at(number: int, kind: str, quote: str, context: str, place: Place, report: Report) -> Source:
    """A source with a number, of kind "passage" or "table", at a place in a report."""
    return Source(
        number, kind, report.title, report.edition, place.chapter, place.section, place.page, quote, context,
        first_line=place.first_line, report_id=report.id,
    )  # fmt: skip


def joined(question: str, answers: list[Answer]) -> Answer:
    """Several parts as one answer: answered if any part is; sources are numbered on."""
    if len(answers) == 1:
        return replace(answers[0], question=question)
    status = next(
        (a.status for s in ("answered", "not_available") for a in answers if a.status == s), answers[0].status
    )
    sources: list[Source] = []
    figures: list[AnswerFigure] = []
    for answer in answers:
        shift = len(sources)
        sources += [replace(source, id=source.id + shift) for source in answer.sources]
        figures += [replace(f, sources=tuple(id_ + shift for id_ in f.sources)) for f in answer.figures]
    text = "\n\n".join(answer.text for answer in answers)
    trace = tuple(line for answer in answers for line in answer.trace)
    sure = min(answer.confidence for answer in answers)
    return Answer(
        question, status, text, tuple(figures), tuple(sources), answers[0].choices, 0.0, trace, None, sure,
        answers[0].report_id,
    )  # fmt: skip


def show(figure: Figure) -> str:
    """A figure as shown: from running text as printed with its noun, from a table in Dutch notation with its unit."""
    hedge = f"{figure.hedge} " if figure.hedge else ""
    if figure.missing:
        return "niet beschikbaar"
    if figure.word is not None:
        return figure.word.lower()
    if not figure.from_table or figure.value is None:
        noun = (
            f" {figure.unit}"
            if figure.unit and figure.unit[0].isalpha() and figure.unit not in (PART, *figure.printed.split())
            else ""
        )
        return f"{hedge}{' '.join(figure.printed.split())}{noun}"
    plus = figure.kind == "change"
    return format_quantity(figure.value, figure.unit, figure.scale, plus)


def headings(place: Place | Source) -> str:
    """The chapter, and the section where that has another heading: "3. Arbeidsmarkt, Werkloosheid"."""
    return ", ".join(dict.fromkeys(heading for heading in (place.chapter, place.section) if heading))


def place_of(figure: Figure, index: Index) -> str:
    """Where a figure stands, in words: "hoofdstuk 3. Arbeidsmarkt, Werkloosheid" or "tabel in …"."""
    place, where = figure.place, headings(figure.place)
    level = "hoofdstuk" if place.chapter else "paragraaf"
    prefix = f"tabel in {level}" if figure.from_table else level
    page = f", bladzijde {place.page}" if place.page else ""
    return f"{prefix} {where}{page}" if where else index.report.title
