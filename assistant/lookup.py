"""Exact lookup: the figures that answer a question about values, for each asked area, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.asked import is_asked_period, right_kind
from assistant.match import Matcher
from assistant.question_form import looks_back
from assistant.records import Match, Reading
from vectorstore.dutch.numbers import numbers_in
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure

MIN_COVERAGE = 0.7
"""Below this a figure is about something else than the question; set on the example questions by the first wrong answers."""
MARGIN = 0.16
"""Figures that fit this much less than the best are about something near it, not about the same thing."""
SAME_ITEM = 0.02
"""Items of one enumeration that differ less in coverage are not told apart by the question."""
TWIN_COVERAGE = 0.35
"""So much of the question has a figure to carry that has the name, unit and kind of the best one."""
NEAR_COVERAGE = 0.45
"""From here on a figure may be offered as the nearest thing."""


@dataclass(frozen=True, slots=True)
class Found:
    """Figures for one asked area, newest first.

    `other_periods` holds those of years that were not asked, `repeats` further places that print the same value.
    """

    area: str
    figures: tuple[Figure, ...]
    other_periods: tuple[Figure, ...] = ()
    repeats: tuple[Figure, ...] = ()

    @property
    def not_available(self) -> bool:
        """Whether the report has the cell and it says N.B."""
        return bool(self.figures) and all(figure.missing for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was found per asked area; `nearest` are figures about the same thing elsewhere, or about something near.

    `uncovered` are words of the question that the best figure does not carry, where none was good enough. `tied` are figures
    of the rows of a table between which the question does not choose: "vertrouwen" is that in others and that in institutions.
    """

    found: tuple[Found, ...]
    nearest: tuple[Figure, ...] = ()
    best: float = 0.0
    uncovered: tuple[str, ...] = ()
    tied: tuple[Figure, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every asked area has a figure for the asked period."""
        return bool(self.found) and all(found.figures for found in self.found)


def first_figure(lookup: Lookup) -> Figure | None:
    """The first figure that was found."""
    return next((figure for found in lookup.found for figure in found.figures), None)


def look_up(reading: Reading, index: Index, matcher: Matcher) -> Lookup:
    """Figures for a reading. Areas that are not asked: the region first, else the area that fits best."""
    matches = matcher.score(reading)
    matches = [m for m in matches if m.figure.from_table or matcher.says_more_than_heading(reading, m.figure)]
    fitting = [m for m in matches if right_kind(reading, m.figure) or matcher.asks_word(reading, m.figure)]
    best = max((m.coverage for m in fitting), default=0.0)
    if best < MIN_COVERAGE and not looks_back(reading.question):
        # what the report only expects is better than nothing; the answer says that it is expected
        fitting = [m for m in matches if right_kind(reading, m.figure, ahead=True)]
        best = max((m.coverage for m in fitting), default=0.0)
    if best < MIN_COVERAGE or reading.unknown:
        near = [m.figure for m in matches if m.coverage >= NEAR_COVERAGE and m.figure.kind != "category"]
        missed = matcher.uncovered(reading, matches[0].figure if matches else None)
        return Lookup((), tuple(near[:3]), best, missed)
    if "table" in reading.wants and any(m.figure.from_table and m.coverage >= MIN_COVERAGE for m in fitting):
        fitting = [m for m in fitting if m.figure.from_table]
    top = max(m.fit for m in fitting)
    same_subject = [m for m in fitting if m.fit >= top - MARGIN and m.coverage >= MIN_COVERAGE]
    same_subject = _named_so(reading, _of_the_part(same_subject), matcher)
    same_subject = _without_siblings(_numbers_first(reading, _along_flow(reading, same_subject, index)))
    same_subject = _with_twins(same_subject, fitting, reading)
    found = tuple(_for_area(area, same_subject, reading, index) for area in _areas(reading, same_subject, index))
    found = _gap_between(found, index) if "gap" in reading.wants else found
    return Lookup(found, tuple(m.figure for m in same_subject[:40]), best, (), _tied(reading, same_subject, matcher))


def _tied(reading: Reading, matches: Sequence[Match], matcher: Matcher) -> tuple[Figure, ...]:
    """A figure of each row of one table that carries a question equally well, where it does not say which it means by a
    further word of the name or a hint; () for a single one.
    """
    best = max(matches, key=lambda match: match.fit, default=None)
    if best is None or best.figure.table is None:
        return ()
    close = [
        m.figure for m in matches if m.figure.table == best.figure.table and m.coverage >= best.coverage - SAME_ITEM
    ]
    rows = {figure.subject: figure for figure in reversed(close) if figure.subject}
    named = {row: matcher.names.words_said(reading, row) for row in rows}
    meant = [row for row in rows if named[row] == max(named.values())]
    whole = [row for row in meant if row and matcher.names.is_said_whole(reading, row)]
    meant = whole if len(whole) == 1 else meant
    return tuple(rows[row] for row in reversed(meant)) if len(meant) > 1 else ()


def _with_twins(matches: Sequence[Match], fitting: Sequence[Match], reading: Reading) -> list[Match]:
    """The matches, and for an asked area without any the figures of the same name, unit and kind as the best one: the next
    sentence of the report tells its figure in fewer words ("landelijk ligt dit hoger, op € 35.400").
    """
    if not matches or matches[0].figure.from_table:
        return list(matches)
    best = matches[0].figure
    bare = set(reading.areas) - {m.figure.area for m in matches}
    named = (best.indicator, best.unit, best.kind, best.place.section)
    twins = [
        m
        for m in fitting
        if m.figure.area in bare and m.coverage >= TWIN_COVERAGE and not m.figure.from_table
        and (m.figure.indicator, m.figure.unit, m.figure.kind, m.figure.place.section) == named
    ]  # fmt: skip
    return [*matches, *twins]


def _gap_between(found: tuple[Found, ...], index: Index) -> tuple[Found, ...]:
    """Where the report prints the gap between both asked areas, that alone: no figure of the other area is missing then."""
    gaps = [one for one in found if one.figures and one.figures[0].direction == "gap"]
    if len(found) != 2 or len(gaps) != 1:
        return found
    other = next(one.area for one in found if one is not gaps[0])
    if any(one.figures for one in found if one is not gaps[0]):
        return found
    sentence = index.sentences.get(gaps[0].figures[0].sentence or "")
    named = {mention.area.name for mention in index.areas.find(index.around(sentence))} if sentence else set()
    return tuple(gaps) if other in named else found


def _named_so(reading: Reading, matches: Sequence[Match], matcher: Matcher) -> list[Match]:
    """Where the question names what some figures measure, no others that have it from their heading only."""
    named = {m.figure.id: matcher.names.says_measure(reading, m.figure) for m in matches if not m.figure.from_table}
    if 1.0 not in named.values():
        return list(matches)
    meant = {m.figure.sentence for m in matches if named.get(m.figure.id) == 1.0}
    return [
        m
        for m in matches
        if named.get(m.figure.id, 1.0) > 0
        or (m.figure.sentence not in meant and matcher.says_itself(reading, m.figure))
    ]


def _of_the_part(matches: Sequence[Match]) -> Sequence[Match]:
    """Where the part that is asked has a figure of its own, no share of something within it: 15% is the industry's."""
    parts = {(m.figure.measure, m.figure.unit) for m in matches if m.figure.part and m.figure.kind != "change"}
    within = [m for m in matches if m.figure.scope and m.figure.kind == "share"]
    return [m for m in matches if m not in within or (m.figure.measure, m.figure.unit) not in parts]


def _along_flow(reading: Reading, matches: Sequence[Match], index: Index) -> Sequence[Match]:
    """Where a direction is asked, the figures that are named after it, if there are any: outgoing commuters."""
    if not reading.flow:
        return matches
    ways = tuple(fold(word) for word in index.vocabulary.language["flows"][reading.flow])
    return [m for m in matches if any(way in fold(m.figure.indicator) for way in ways)] or matches


def _right_way(reading: Reading, matches: Sequence[Match]) -> list[Match]:
    """Where a rise or a fall is asked, the figures that go that way, if there are any."""
    if not reading.direction or reading.operation == "trend":
        return list(matches)
    fitting = [m for m in matches if way_of(m.figure) == reading.direction]
    return fitting or list(matches)


def way_of(figure: Figure) -> str:
    """ "up" or "down" for a change, by its words or its sign; "" for anything else."""
    if figure.kind != "change" or figure.direction in ("up", "down") or not figure.from_table:
        return figure.direction
    return "up" if (figure.value or 0) > 0 else "down" if (figure.value or 0) < 0 else ""


def _numbers_first(reading: Reading, matches: Sequence[Match]) -> Sequence[Match]:
    """Where things are counted, no percentages, if the report has numbers for it."""
    if not reading.counted or "number" not in reading.wants or {"share", "both"} & reading.wants:
        return matches
    return [m for m in matches if m.figure.unit != "%" or m.figure.from_table] or matches


def _without_siblings(matches: Sequence[Match]) -> list[Match]:
    """Of an enumeration in one sentence only the items that fit best: "onderwijs (20%)" and not "ICT (28%)" beside it."""
    best: dict[tuple[object, ...], float] = {}
    for match in matches:
        key = _enumeration(match.figure)
        best[key] = max(best.get(key, 0.0), match.fit)
    return [m for m in matches if m.fit >= best[_enumeration(m.figure)] - SAME_ITEM]


def _enumeration(figure: Figure) -> tuple[object, ...]:
    if figure.sentence is None:
        return (figure.id,)
    return (figure.sentence, figure.unit, figure.kind, figure.area, figure.other_end, figure.period.label)


def _areas(reading: Reading, matches: Sequence[Match], index: Index) -> tuple[str, ...]:
    if reading.areas:
        return reading.areas
    present = {m.figure.area for m in matches if not m.figure.other_end and is_asked_period(reading, m.figure.period)}
    region = index.region
    for usual in (region, *(area.name for area in index.areas.of_kind("country"))):
        if usual in present or not present:
            return (usual,)
    best = next(m.figure for m in matches if m.figure.area in present and not m.figure.other_end)
    if best.area in index.content.members:
        return tuple(member for member in index.content.members if member in present)
    return (best.area,)


def _for_area(area: str, matches: Sequence[Match], reading: Reading, index: Index) -> Found:
    names = same_area(area, index)
    of_area = [m for m in matches if _is_about(m.figure, names, reading)]
    asked = _right_way(reading, [m for m in of_area if is_asked_period(reading, m.figure.period)])
    sure = trusted([m.figure for m in asked])
    figures = newest_first(sure)
    kept = [figure for figure in figures if not figure.missing] or figures[:1]
    named = named_values(reading)
    kept.sort(key=lambda figure: figure.value not in named)  # stable: what the question names itself comes first
    others = newest_first([m.figure for m in of_area if m not in asked])
    return Found(area, tuple(kept), tuple(others), tuple(figure for figure in sure if figure not in figures))


def named_values(reading: Reading) -> frozenset[Decimal]:
    """The numbers that a question names, years left out: "klopt het dat het 3,5% is"."""
    years = {period.last for period in reading.periods} | {period.first for period in reading.periods}
    return frozenset(number.value for number in numbers_in(reading.question) if number.value not in years)


def _is_about(figure: Figure, names: frozenset[str], reading: Reading) -> bool:
    """Whether a figure is about one of these areas; a flow is about its other end, and only from where it is asked."""
    if not figure.other_end:
        return figure.area in names
    return figure.other_end in names and (not reading.ends or figure.area in reading.ends)


def same_area(area: str, index: Index) -> frozenset[str]:
    """The area, and the labour-market region of that name where the report has figures for that only."""
    named = f"Regio {area}"
    return frozenset({area, named}) if named in index.figure_areas else frozenset({area})


def trusted(figures: Sequence[Figure]) -> list[Figure]:
    """Without figures whose area or period is inherited, where one that says both itself gives another value."""
    sure = [f for f in figures if not (f.inherited_area or f.inherited_period)]
    kept = []
    for figure in figures:
        if figure in sure or figure.missing:
            kept.append(figure)
            continue
        rivals = [f for f in sure if f.unit == figure.unit and f.kind == figure.kind and not f.missing]
        clash = any(f.period.last == figure.period.last and f.value != figure.value for f in rivals)
        if not clash:
            kept.append(figure)
    return kept


def _newest(figure: Figure) -> tuple[int, int]:
    """Sorts by last year; of figures up to one year the one over the shortest time first."""
    start = figure.period.first or 0
    return -(figure.period.last or start), -start


def newest_first(figures: Sequence[Figure]) -> list[Figure]:
    """By last year, unknown periods last; the order of fit is kept within a year. Repeats of a value fall away."""
    ordered = sorted(figures, key=_newest)
    seen: set[tuple[object, ...]] = set()
    kept = []
    for figure in ordered:
        key = (
            figure.value,
            figure.printed if figure.value is None else "",
            figure.unit,
            figure.period.label,
            figure.kind,
        )
        if key not in seen:
            seen.add(key)
            kept.append(figure)
    return kept
