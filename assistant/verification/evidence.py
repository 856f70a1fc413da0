"""What the rules read: an answer, the periods that were asked, and the report as the index holds it."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.records import Answer, AnswerFigure, Source
from vectorstore.dutch.numbers import format_number
from vectorstore.records import Cell, Column, Content


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules read: the answer, the periods that were asked, and the report as the index holds it."""

    answer: Answer
    asked: tuple[str, ...]
    content: Content

    def sources_of(self, figure: AnswerFigure) -> list[Source]:
        """The sources that a figure names."""
        return [source for source in self.answer.sources if source.id in figure.sources]

    def cells(self, source: Source) -> list[tuple[Column, Cell]]:
        """The cell at the row and column that a source names."""
        return [(column, cell) for column, cell in self.row(source) if column.heading == source.column]

    @property
    def given(self) -> list[AnswerFigure]:
        """The figures that are copied and not computed."""
        return [figure for figure in self.answer.figures if not figure.derived]

    def row(self, source: Source) -> Iterator[tuple[Column, Cell]]:
        """The cells of the table row that a source names."""
        for table in self.content.tables:
            for row in table.rows if table.title == source.table else ():
                if (row.label, row.quote) == (source.row, source.quote):
                    yield from zip(table.columns, row.cells, strict=True)

    def labels(self) -> list[str]:
        """Names of the cited places, what their figures are called, and cells said in words ("86,9 voor Emmen")."""
        answer = self.answer
        labels = [answer.choices, [figure.indicator for figure in answer.figures]]
        for source in answer.sources:
            page = [f"bladzijde {source.page}"] if source.page else []
            labels.append(
                [source.chapter, source.section, source.table or "", source.row or "", source.column or "", *page]
            )
            cells = [(column.area, cell.number) for column, cell in self.row(source)]
            labels.append(
                [f"{format_number(number)} voor {area}" for area, number in cells if area and number is not None]
            )
        labels.append([name for source in answer.sources for name in (source.report, f"editie {source.edition}")])
        cited = {source.table for source in answer.sources}
        tables = [t for t in self.content.tables if answer.status == "clarify" or t.title in cited]
        labels += [[row.label for row in table.rows] for table in tables]
        return [label for several in labels for label in several if label]


def known_quotes(content: Content) -> set[str]:
    """Every sentence and table row of the report; the index keeps them with white space collapsed."""
    return {sentence.text for sentence in content.sentences} | {r.quote for table in content.tables for r in table.rows}
