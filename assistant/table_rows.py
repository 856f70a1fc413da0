"""Rankings and lists over the rows of a table: the highest row, where two areas are closest, rows with a given word."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.asked import is_asked_period
from assistant.compose_values import quoted, topic
from assistant.lookup import MARGIN, MIN_COVERAGE, same_area
from assistant.match import Matcher
from assistant.names import PART
from assistant.question_form import says_any
from assistant.ranking import asked_limit, placed_text
from assistant.records import Answer, Limit, Match, Reading
from assistant.sheet import Sheet, joined, place_of
from vectorstore.dutch.numbers import format_number
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure

MAX_LISTED = 12
_FEWER = ("minder", "lager", "kleiner")


def rank_rows(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """The table row that is highest, lowest, or where two areas are closest; None where no table is about this."""
    rows = _row_figures(reading, index, matcher)
    if not rows:
        return None
    if reading.operation in ("closest", "widest"):
        return _compare_rows(reading, rows, index)
    sheet = Sheet(index)
    lines: list[str] = []
    by_column: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in rows:
        by_column[(figure.area, figure.column)].append(figure)
    for (area, _), figures in by_column.items():
        ordered = sorted(figures, key=lambda f: f.value or Decimal(0), reverse=reading.operation != "lowest")
        if reading.place > 1 or reading.top > 1:
            lines.append(placed_text(ordered, [figure.row or "" for figure in ordered], reading, index, sheet))
            continue
        top = [figure for figure in ordered if figure.value == ordered[0].value]
        names = " en ".join(f"**{figure.row}**" for figure in top)
        when = f", {top[0].period.label}" if top[0].period.label else ""
        direction = "het laagst" if reading.operation == "lowest" else "het hoogst"
        shown = sheet.give(top[0])
        for figure in top[1:]:
            sheet.give(figure)
        lines.append(f"{names} is {direction} in {area}: **{shown}**{when} ({place_of(top[0], index)}).")
        second = next((figure for figure in ordered if figure not in top), None)
        if second:
            lines.append(f"Daarna volgt {second.row}: {sheet.give(second)}.")
    return sheet.answer(reading.question, "answered", "\n\n".join(lines))


def row_trend(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """The words that a table gives beside a row: whether it rose or fell, and whether that is for the better."""
    matches = [m for m in matcher.score(reading) if m.figure.table is not None and m.coverage >= MIN_COVERAGE]
    if not matches or reading.unknown:
        return None
    best = max(matches, key=lambda match: match.fit).figure
    row = [m.figure for m in matches if m.figure.table == best.table and m.figure.quote == best.quote]
    asked = {name for area in reading.areas for name in same_area(area, index)}
    cells = [figure for figure in row if figure.kind == "category"]
    every = [figure for figure in cells if not asked or figure.area in asked]
    told = [figure for figure in every if figure.word is not None]
    if not told and every:
        return _unknown_trend(every, reading, index)
    if not told or asked - {told[0].area}:
        return _trend_elsewhere(row, cells, asked, reading, index)
    sheet = Sheet(index)
    several = len({figure.area for figure in cells}) > 1
    words_ = "; ".join(
        f"{figure.column}: **{sheet.give(figure)}**{_measured(figure, index, sheet) if several else ''}"
        for figure in told
    )
    level = next(
        (f for f in row if f.value is not None and f.kind != "category" and f.area in (asked or {index.region})), None
    )
    value = f": {sheet.give(level)} in {level.area}" if level and not several else ""
    when = f", peiljaar {best.period.label}" if best.period.label else ""
    text = f"{best.row}{value}{when} – {words_} ({place_of(best, index)})."
    return sheet.answer(reading.question, "answered", text)


def _trend_elsewhere(
    row: Sequence[Figure], cells: Sequence[Figure], asked: Collection[str], reading: Reading, index: Index
) -> Answer | None:
    """The figures of the asked municipalities, and the development that the table gives for the whole region only."""
    region = [cell for cell in cells if cell.area == index.region and cell.word is not None]
    levels = [f for f in row if f.area in asked and f.value is not None and f.kind != "category"]
    if not region or not levels or set(asked) - {*index.content.members, index.region}:
        return None
    sheet = Sheet(index)
    shown = [f"**{sheet.give(f)}** – {topic(f)}, {f.area}, {f.period.label} ({place_of(f, index)})." for f in levels]
    told = "; ".join(f"{cell.column}: **{sheet.give(cell)}**" for cell in region)
    shown.append(f"De ontwikkeling geeft de tabel alleen voor {index.region}: {told}.")
    return sheet.answer(reading.question, "answered", "\n\n".join(shown))


def _unknown_trend(cells: Sequence[Figure], reading: Reading, index: Index) -> Answer:
    """Where the table has a column for the development and says N.B. in this row."""
    sheet = Sheet(index)
    first = cells[0]
    sheet.cite(first)
    text = (
        f"De ontwikkeling van «{first.row}» is **niet beschikbaar**: de tabel zegt {first.printed} bij "
        f"«{first.column}» ({place_of(first, index)})."
    )
    return sheet.answer(reading.question, "not_available", text)


def with_newer(answer: Answer, index: Index) -> Answer:
    """The answer with the newer figure first that running text has for the same row, with its sentence."""
    told = {figure.indicator for figure in answer.figures}
    known = max((int(year) for f in answer.figures for year in re.findall(r"(?:19|20)\d\d", f.period)), default=0)
    areas = {figure.area for figure in answer.figures}
    newer = [
        f
        for f in index.content.figures
        if f.sentence and f.indicator in told and f.area in areas and (f.period.last or 0) > known
        and f.kind == "level" and not f.forecast
    ]  # fmt: skip
    if not newer:
        return answer
    figure = newer[0]
    sheet = Sheet(index)
    shown = sheet.give(figure)
    lead = f"**{shown}** – {topic(figure)}, {figure.area}, {figure.period.label} ({place_of(figure, index)})."
    first = sheet.answer(answer.question, answer.status, f"{lead}\n\n{quoted(figure)}")
    return joined(answer.question, [first, answer])


def list_group(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """The rows under a heading inside a table, counted and named: "welke indicatoren gaan over veiligheid"."""
    if reading.over == "areas":
        return None
    for table in index.content.tables:
        for group in dict.fromkeys(row.group for row in table.rows if row.group):
            rows = [row for row in table.rows if row.group == group]
            if not matcher.names.says_all(reading, group):
                continue
            firsts = [
                next(f for f in index.content.figures if f.table == table.id and f.row == row.label) for row in rows
            ]
            sheet = Sheet(index)
            shown = sheet.count([row.label for row in rows], firsts)
            named = "; ".join(row.label for row in rows)
            text = f"Onder «{group}» staan **{shown}** rijen in de tabel: {named} ({place_of(firsts[0], index)})."
            return sheet.answer(reading.question, "answered", text)
    return None


def list_rows(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """Rows of a table with an asked word ("zeer krap"), or rows that grew or shrank; counted and named."""
    if reading.categories or reading.excluded:
        return _with_category(reading, index)
    falling = reading.direction == "down" or _falling(reading, index)
    every = _row_figures(reading, index, matcher)
    rows = [f for f in every if f.value and (f.value < 0) == falling]
    columns = list(dict.fromkeys(f.column for f in rows))
    limit = asked_limit(reading)
    if limit is not None:
        return _beyond(limit, every, reading, index)
    if not rows or "change" not in reading.wants:
        return None
    chosen = [f for f in rows if f.column == columns[0]][:MAX_LISTED]
    sheet = Sheet(index)
    named = "; ".join(f"**{f.row}** ({sheet.give(f)})" for f in chosen)
    direction = "kromp" if falling else "groeide"
    looked_at = [f for f in every if f.column == columns[0]]
    shown = sheet.count([f.row or "" for f in chosen], looked_at)
    total = sheet.count([f.row or "" for f in looked_at], looked_at)
    text = (
        f"In de tabel {direction} **{shown}** van de {total}: {named}. "
        f"Periode {chosen[0].period.label} ({place_of(chosen[0], index)})."
    )
    return sheet.answer(reading.question, "answered", text)


def list_changed(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """Rows of a table of years that are higher or lower in its last year than in an asked one, counted and named."""
    since = next((period.first for period in reading.periods if period.first), None)
    if since is None or "change" not in reading.wants:
        return None
    falling = reading.direction == "down" or _falling(reading, index) or says_any(reading.question, _FEWER)
    latest = _row_figures(replace(reading, periods=(), wants=reading.wants - {"change"}), index, matcher)
    before = {
        (f.table, f.row, f.area): f
        for f in index.content.figures
        if f.table and f.period.first == f.period.last == since and f.value is not None
    }
    pairs = [
        (before[key], f) for f in latest if (key := (f.table, f.row, f.area)) in before and f.period.first != since
    ]
    if len(pairs) < 2 or len({(now.area, now.column) for _, now in pairs}) > 1:
        return None
    chosen = [pair for pair in pairs if pair[0].value != pair[1].value and _fell(*pair) == falling][:MAX_LISTED]
    sheet = Sheet(index)
    named = "; ".join(f"**{now.row}** (van {sheet.give(then)} naar {sheet.give(now)})" for then, now in chosen)
    total = sheet.count([now.row or "" for _, now in pairs], [now for _, now in pairs])
    shown = sheet.count([now.row or "" for _, now in chosen], [now for _, now in pairs])
    now = pairs[0][1]
    text = (
        f"In {now.period.label} {'lager' if falling else 'hoger'} dan in {since}: **{shown}** van de {total}: "
        f"{named or 'geen enkele'} ({place_of(now, index)})."
    )
    return sheet.answer(reading.question, "answered", text)


def _fell(then: Figure, now: Figure) -> bool:
    return (now.value or Decimal(0)) < (then.value or Decimal(0))


def _beyond(limit: Limit, figures: Sequence[Figure], reading: Reading, index: Index) -> Answer | None:
    """Rows above or below an asked number, in one column: "bij hoeveel beroepen is de spanning hoger dan 5"."""
    column = next(((f.area, f.column) for f in figures), None)
    looked_at = [f for f in figures if (f.area, f.column) == column]
    if not looked_at or len({f.area for f in figures}) > 1:
        return None  # of two areas at once the question does not say which
    change = looked_at[0].kind == "change"
    if change != ("change" in reading.wants):
        return None
    chosen = [f for f in looked_at if f.value is not None and limit.holds(f.value)]
    sheet = Sheet(index)
    named = "; ".join(f"**{f.row}** ({sheet.give(f)})" for f in chosen[:MAX_LISTED]) or "geen enkele"
    total = sheet.count([f.row or "" for f in looked_at], looked_at)
    shown = sheet.count([f.row or "" for f in chosen], looked_at)
    first = looked_at[0]
    about = first.indicator.rpartition(": ")[2]
    text = (
        f"**{shown}** van de {total} {limit.side} «{limit.name}»: {named}. Het gaat om {about} in {first.area}, "
        f"{first.period.label} ({place_of(first, index)})."
    )
    return sheet.answer(reading.question, "answered", text)


def _row_figures(reading: Reading, index: Index, matcher: Matcher) -> list[Figure]:
    """Values of all rows of the table that the question is about, for the asked areas, periods and unit."""
    tables = {table.id for table in index.content.tables if table.row_kind == PART}
    matches: list[Match] = [
        m
        for m in matcher.score_rows(reading)
        if m.figure.table in tables and m.figure.value is not None and not matcher.names.is_total(m.figure)
    ]
    if not matches or reading.unknown:
        return []
    areas = {name for area in reading.areas for name in same_area(area, index)}
    fitting = [
        m for m in matches
        if (not areas or m.figure.area in areas)
        and (is_asked_period(reading, m.figure.period) or _spans(reading, m.figure))
    ]  # fmt: skip
    years = sorted(period.last or 0 for period in reading.periods if not period.span)
    if len(years) == 2 and "change" in reading.wants:
        fitting = [m for m in fitting if [m.figure.period.first, m.figure.period.last] == years]
    if not fitting or fitting[0].coverage < MIN_COVERAGE - MARGIN:
        return []
    best = max(m.coverage for m in fitting)
    fitting = [m for m in fitting if m.coverage >= best - MARGIN]
    if "change" in reading.wants and any(m.figure.kind == "change" for m in fitting):
        fitting = [m for m in fitting if m.figure.kind == "change"]
    if len({m.figure.unit for m in fitting}) > 1:
        share = "share" in reading.wants
        fitting = [m for m in fitting if (m.figure.unit == "%") == share]
    latest = max((m.figure.period.last or 0, -(m.figure.period.first or 0)) for m in fitting)
    return [m.figure for m in fitting if (m.figure.period.last or 0, -(m.figure.period.first or 0)) == latest]


def _spans(reading: Reading, figure: Figure) -> bool:
    """Whether a figure is about the time between two asked years."""
    asked = {period.last for period in reading.periods if not period.span}
    return len(asked) == 2 and asked == {figure.period.first, figure.period.last}


def _compare_rows(reading: Reading, rows: Sequence[Figure], index: Index) -> Answer | None:
    """The row in which two areas differ least or most."""
    pairs: dict[str, list[Figure]] = defaultdict(list)
    for figure in rows:
        pairs[figure.row or ""].append(figure)
    gaps = {
        row: abs(p[0].value - p[1].value)
        for row, p in pairs.items()
        if len(p) == 2 and p[0].value is not None and p[1].value is not None
    }
    if not gaps:
        return None
    pick = min if reading.operation == "closest" else max
    row = pick(gaps, key=lambda name: gaps[name])
    first, second = sorted(pairs[row], key=lambda f: -(f.value or Decimal(0)))
    sheet = Sheet(index)
    terms = [format_number(figure.value) for figure in (first, second) if figure.value is not None]
    calculation = f"{' - '.join(terms)} = {format_number(gaps[row])}"
    shown = sheet.derive(gaps[row], None, calculation, (first, second), f"{first.area} en {second.area}")
    text = (
        f"**{row}**: {sheet.give(first)} in {first.area} en {sheet.give(second)} in {second.area}, "
        f"een verschil van **{shown}** ({calculation}) ({place_of(first, index)})."
    )
    return sheet.answer(reading.question, "answered", text)


def _with_category(reading: Reading, index: Index) -> Answer | None:
    """Rows whose cell for the area holds the asked word."""
    areas = {name for area in reading.areas for name in same_area(area, index)}
    wanted = {fold(word) for word in reading.categories}
    unwanted = {fold(word) for word in reading.excluded}
    figures = [f for f in index.content.figures if f.word is not None and (not areas or f.area in areas)]
    columns = {(f.table, f.column) for f in figures if fold(f.word or "") in wanted | unwanted}
    chosen = [
        f
        for f in figures
        if (f.table, f.column) in columns
        and (fold(f.word or "") in wanted if wanted else fold(f.word or "") not in unwanted)
    ]
    if not chosen or (len({f.area for f in chosen}) > 1 and not areas):
        return None
    sheet = Sheet(index)
    every = [f for f in figures if f.column == chosen[0].column and f.table == chosen[0].table]
    named = ", ".join(f"**{f.row}**{_measured(f, index, sheet)}" for f in chosen)  # cited before the other rows
    total = sheet.count([f.row or "" for f in every], every)
    shown = sheet.count([f.row or "" for f in chosen], chosen)
    word = (chosen[0].word or "").lower()
    text = f"**{shown}** van de {total} zijn {word} in {chosen[0].area}: {named} ({place_of(chosen[0], index)})."
    return sheet.answer(reading.question, "answered", text)


def _measured(figure: Figure, index: Index, sheet: Sheet) -> str:
    """The number that goes with the word in the same row and area."""
    sheet.cite(figure)
    beside = [
        f for f in index.content.figures
        if f.table == figure.table and f.row == figure.row and f.area == figure.area and f.value is not None
    ]  # fmt: skip
    return f" ({sheet.give(beside[0])})" if beside else ""


def _falling(reading: Reading, index: Index) -> bool:
    return says_any(reading.question, index.vocabulary.prose("change_down"))
