"""Rules on the highest and lowest: text that names another municipality or row than the table does."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.check.edition import Edition, RowFigures, years
from assistant.check.records import Checks
from assistant.check.wording import shown, where
from vectorstore.dutch.periods import find_periods
from vectorstore.records import Contradiction, Figure, Sentence

KIND = "hoogste of laagste"


def highest_municipality(edition: Edition) -> Checks:
    """ "Overgewicht is het hoogst in A", against the row of the table."""
    changes = edition.vocabulary.prose("change_up") + edition.vocabulary.prose("change_down")
    for sentence in edition.content.sentences:
        if edition.says(sentence.text, changes + edition.words("extremes", "not")):
            continue
        for segment, highest in _segments(edition, sentence.text):
            areas = {m.area.name for m in edition.book.find(segment) if m.area.name in edition.members}
            about = edition.subjects.of(segment) or edition.subjects.of(sentence.text)
            if len(areas) != 1 or not about:
                break
            for row in edition.rows:
                if row.keys == about and _about_row(edition, sentence, row):
                    yield from _compare_area(edition, sentence, row, areas.pop(), highest)
                    break


def _segments(edition: Edition, text: str) -> Iterator[tuple[str, bool]]:
    """Each superlative with the words around it up to the next one, and whether it is the highest."""
    words = {name: "|".join(map(re.escape, edition.words("extremes", name))) for name in ("highest", "lowest")}
    pattern = re.compile(rf"\b(?:(?P<highest>{words['highest']})|(?:{words['lowest']}))\b", re.IGNORECASE)
    found = list(pattern.finditer(text))
    for at, match in enumerate(found):
        start = found[at - 1].end() if at else 0
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        cut = re.search(r"\(", text[start : match.start()]) if at else None
        start = start + cut.start() if cut else start
        behind = re.search(r"[.;(]", text[match.end() : end])
        yield text[start : match.end() + (behind.start() if behind else end - match.end())], bool(match["highest"])


def _about_row(edition: Edition, sentence: Sentence, row: RowFigures) -> bool:
    """Whether sentence and row are about one year; without a year the sentence must stand with the table."""
    named = [figure.period for figure in edition.content.figures if figure.sentence == sentence.id]
    named += [mention.period for mention in find_periods(sentence.text, edition.vocabulary)]
    told = {years(period) for period in named if years(period)}
    if told:
        return bool(row.figures) and told == {years(row.figures[0].period)}
    return (sentence.place.chapter, sentence.place.section) == (row.place.chapter, row.place.section)


def _compare_area(edition: Edition, sentence: Sentence, row: RowFigures, area: str, highest: bool) -> Checks:
    named = row.of(area)
    figures = [figure for figure in map(row.of, edition.members) if figure]
    if named is None or len(figures) < 2:
        return
    best = _extreme(figures, highest)
    here, there = edition.interval(named), edition.interval(best)
    if here.high >= there.low if highest else here.low <= there.high:
        yield None
        return
    word = "hoogste" if highest else "laagste"
    message = (
        f"De tekst ({where(sentence.place)}) noemt {area} als de {word}, maar in de tabel ({where(row.place)}, rij "
        f"«{row.label}») heeft {area} {shown(named)} en {best.area} {shown(best)}. De {word} is dus {best.area}."
    )
    yield Contradiction(KIND, message, (sentence.text, row.quote))


def _extreme(figures: list[Figure], highest: bool) -> Figure:
    def value(figure: Figure) -> Decimal:
        return figure.value or Decimal(0)

    return max(figures, key=value) if highest else min(figures, key=value)


def largest_row(edition: Edition) -> Checks:
    """ "De metaalproducten groeiden het sterkst (+740)", against the column of the table in the same section."""
    up, down = edition.vocabulary.prose("change_up"), edition.vocabulary.prose("change_down")
    most, rather = edition.words("extremes", "growth"), edition.words("extremes", "not")
    for mention in edition.mentions:
        figure, text = mention.figure, mention.sentence.text
        grew, shrank = edition.says(text, up), edition.says(text, down)
        if (
            figure.kind != "change"
            or figure.inherited_period
            or grew == shrank
            or not edition.says(text, most)
            or edition.says(text, rather)
        ):
            continue
        rows = [row for row in edition.rows if row.place.section == figure.place.section and not row.total]
        wanted = [
            row for row in rows if row.keys and mention.subject == row.keys | edition.subjects.of_unit(figure.unit)
        ]
        if len({row.label for row in wanted}) == 1:
            yield from _compare_row(edition, mention.sentence, figure, rows, wanted, grew)


def _compare_row(
    edition: Edition, sentence: Sentence, figure: Figure, rows: list[RowFigures], named: list[RowFigures], grew: bool
) -> Checks:
    """The cell of the named row in the column with the unit and period of the figure, against the other rows."""
    cells = [
        cell
        for row in named
        for cell in row.figures
        if edition.same_unit(cell, figure) and years(cell.period) == years(figure.period) is not None
    ]
    if len(cells) != 1:
        return
    column = [c for row in rows for c in row.figures if (c.table, c.column) == (cells[0].table, cells[0].column)]
    best = _extreme(column, grew)
    if best.value == cells[0].value:
        yield None
        return
    message = (
        f"De tekst ({where(sentence.place)}) noemt «{cells[0].row}» als de sterkste {'groei' if grew else 'daling'}, maar "
        f"in de tabel ({where(best.place)}) staat daar {shown(cells[0])} en bij «{best.row}» {shown(best)}."
    )
    yield Contradiction(KIND, message, (sentence.text, cells[0].quote, best.quote))
