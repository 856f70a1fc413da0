"""Rules on a table alone: totals against rows, a region against its municipalities, twin rows, rows counted in the text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.check.edition import Edition, RowFigures, value_of
from assistant.check.records import Checks
from assistant.check.rounding import interval, shared_step, total
from assistant.check.wording import addition, gap, listing, shown, where
from vectorstore.dutch.numbers import format_number
from vectorstore.dutch.words import words
from vectorstore.records import Contradiction, Figure, Row, Sentence, Table

MIN_PARTS = 2
MIN_NOUN = 4
"""Shorter words in the heading over the rows ("per", "type") do not name them."""
TWIN_CELLS = 5
"""Two rows with fewer equal numbers may be alike by chance."""
TWIN_VALUES = 3
"""Rows of nothing but zeros or ones are alike by chance: there must be this many different numbers."""


def totals_and_rows(edition: Edition) -> Checks:
    """The printed total of a column against the sum of its rows."""
    for table in edition.content.tables:
        rows = _rows(edition, table)
        at = [n for n, row in enumerate(rows) if row.total]
        for start, end in zip([-1, *at], at, strict=False):
            parts = [row for row in rows[start + 1 : end] if not row.part]
            if len(at) > 1 and end == at[-1]:
                continue  # below subtotals it is not certain what the last total adds up
            for figure in rows[end].figures:
                cells = [cell for row in parts for cell in row.figures if cell.column == figure.column]
                if len(cells) == len(parts) >= MIN_PARTS and _adds_up(edition, figure, cells):
                    yield _compare_total(table, figure, cells, rows[end])


def _rows(edition: Edition, table: Table) -> list[RowFigures]:
    return [row for row in edition.rows if row.figures and row.figures[0].table == table.id]


def _adds_up(edition: Edition, figure: Figure, cells: list[Figure]) -> bool:
    """Whether a column holds amounts, so that the total is a sum and not an average."""
    if figure.unit == "%" or edition.says(figure.column or "", edition.words("tables", "not_additive")):
        return False
    values = [value_of(cell) for cell in cells]
    if min(values) >= 0:
        return value_of(figure) > max(values)
    return figure.kind == "change"


def _compare_total(table: Table, figure: Figure, cells: list[Figure], row: RowFigures) -> Contradiction | None:
    values = [value_of(cell) for cell in cells]
    step = shared_step([*values, value_of(figure)], figure.unit)
    ways = (values, _outer(values))
    if any(total(interval(v, step) for v in way).meets(interval(value_of(figure), step)) for way in ways):
        return None
    added = sum(values, Decimal(0))
    message = (
        f"De tabel «{table.title}» ({where(row.place)}) geeft in de rij «{row.label}» bij «{figure.column}» als totaal "
        f"{shown(figure)}, maar de rijen tellen op tot {format_number(added)} ({addition(values)}). "
        f"Dat scheelt {gap(added, value_of(figure))}; afronding verklaart dat niet."
    )
    return Contradiction("totaal en rijen", message, (row.quote, *(cell.quote for cell in cells)))


def _outer(values: list[Decimal]) -> list[Decimal]:
    """The values without those that are parts of the one above them: 60 and 40 below 100."""
    outer: list[Decimal] = []
    at = 0
    while at < len(values):
        outer.append(values[at])
        ends = [end for end in range(at + 3, len(values) + 1) if sum(values[at + 1 : end]) == values[at]]
        at = ends[0] if ends else at + 1
    return outer


def region_and_members(edition: Edition) -> Checks:
    """What a row gives for the region lies between its municipalities (an average), or is their sum."""
    for row in edition.rows:
        region = row.of(edition.region)
        members = [figure for figure in map(row.of, edition.members) if figure]
        if not region or not edition.complete or len(members) < len(edition.members) or len(members) < MIN_PARTS:
            continue
        values = [value_of(figure) for figure in members]
        step = shared_step(values, region.unit)
        here = interval(value_of(region), shared_step([value_of(region)], region.unit))
        between = interval(min(values), step).low <= here.high and here.low <= interval(max(values), step).high
        if between or total(interval(value, step) for value in values).meets(here):
            yield None
            continue
        message = (
            f"De rij «{row.label}» ({where(row.place)}) geeft voor {region.area} {shown(region)}, maar haar gemeenten "
            f"lopen van {format_number(min(values))} tot {format_number(max(values))} en zijn samen {addition(values)}. "
            "Als gemiddelde ligt het cijfer van de regio daarbuiten, als som klopt het ook niet."
        )
        yield Contradiction("regio en gemeenten", message, (row.quote,))


def twin_rows(edition: Edition) -> Checks:
    """Two rows of a table with the same number in every column: one of them is most likely a copy."""
    for table in edition.content.tables:
        values = [at for at, column in enumerate(table.columns) if column.role == "value"]
        numbers = {row: tuple(row.cells[at].number for at in values) for row in table.rows}
        rows = [row for row in table.rows if sum(number is not None for number in numbers[row]) >= TWIN_CELLS]
        for at, row in enumerate(rows):
            twin = next((r for r in rows[:at] if numbers[r] == numbers[row] and r.label != row.label), None)
            alike = twin is not None and len(set(numbers[row]) - {None}) >= TWIN_VALUES
            yield _twins(table, twin, row, numbers[row]) if twin and alike else None


def _twins(table: Table, first: Row, second: Row, numbers: tuple[Decimal | None, ...]) -> Contradiction:
    message = (
        f"In de tabel «{table.title}» ({where(table.place)}) hebben de rijen «{first.label}» (regel {first.first_line}) "
        f"en «{second.label}» (regel {second.first_line}) in alle {sum(n is not None for n in numbers)} kolommen met een "
        "cijfer precies hetzelfde cijfer. Dat kan bij twee verschillende onderwerpen bijna niet; waarschijnlijk is de "
        "ene rij een kopie van de andere. Zoek beide na in de bron."
    )
    return Contradiction("twee gelijke rijen", message, (first.quote, second.quote))


def rows_counted(edition: Edition) -> Checks:
    """ "Deze 42 indicatoren" above a table, against the rows of that table; and those that two columns have in common."""
    for table in edition.content.tables:
        rows = [
            row for row in table.rows if row.label.split(" ")[0].casefold() not in edition.words("tables", "totals")
        ]
        sentences = edition.sections.get((table.place.chapter, table.place.section), [])
        alone = sum(t.place.section == table.place.section for t in edition.content.tables) == 1
        for sentence in sentences if alone else ():
            for printed, noun, count, what in _counts(edition, sentence, table, len(rows)):
                if int(printed) == count:
                    yield None
                    continue
                message = (
                    f"De tekst ({where(sentence.place)}) spreekt van {printed} {noun}{what}, maar in de tabel "
                    f"«{table.title}» ({where(table.place)}) zijn het er {count}, geteld over {len(rows)} rijen."
                )
                yield Contradiction("aantal rijen", message, (sentence.text, table.header_quote or table.rows[0].quote))


def _counts(edition: Edition, sentence: Sentence, table: Table, rows: int) -> Iterator[tuple[str, str, int, str]]:
    """(number, noun, how many the table has, which of them) for each count of rows that a sentence names."""
    nouns = "|".join({*edition.words("tables", "rows"), *(w for w in words(table.row_heading) if len(w) > MIN_NOUN)})
    found = re.search(rf"(?:\b(\w+)\s+)?\b(\d{{1,3}})\s+((?:{nouns})\w*)", sentence.text, re.IGNORECASE)
    if not found:
        return
    areas = list(dict.fromkeys(mention.area.name for mention in edition.book.find(sentence.text)))
    these = (found[1] or "").casefold() in edition.words("tables", "these")
    if these and re.search(r"\btabel\b", sentence.text, re.IGNORECASE):
        yield found[2], found[3], rows, ""
    elif re.match(r"\s*waarvoor een vergelijking\b", sentence.text[found.end() :]) and len(areas) == 2:
        both = sum(all(row.of(area) for area in areas) for row in _rows(edition, table))
        yield found[2], found[3], both, f" met een cijfer voor {listing(areas)}"
