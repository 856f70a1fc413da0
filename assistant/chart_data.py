"""Which figures of the report belong in a chart beside an answer: one thing for all municipalities, or one place over years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.records import Answer, AnswerFigure, Source
from assistant.sheet import show
from vectorstore.index import Index
from vectorstore.records import Figure

FEWEST = 3
"""Two figures are sooner read than looked at."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of a chart: what it is called, how high it is, how it is shown, whether it was asked, where it stands."""

    label: str
    value: float
    shown: str
    asked: bool
    figure: Figure


@dataclass(frozen=True, slots=True)
class ChartData:
    """Bars of one measure. `by` is "area" or "year"; `line` is the national figure, where there is one.

    `of_first` says that it is of the same year as the answer's first figure.
    """

    title: str
    by: str
    bars: tuple[Bar, ...]
    line: Bar | None = None
    of_first: bool = True

    @property
    def every(self) -> tuple[Bar, ...]:
        """All bars, the national one last."""
        return (*self.bars, self.line) if self.line else self.bars

    @property
    def described(self) -> str:
        """The chart in one sentence, for those who do not see it."""
        lines = [f"{bar.label} {bar.shown}" for bar in self.every]
        return f"{self.title}: {', '.join(lines)}."


def chart_of(answer: Answer, index: Index) -> ChartData | None:
    """The chart that belongs to an answer, or None where there is too little to draw."""
    if answer.status not in ("answered", "not_available"):
        return None
    given = [f for figure in answer.figures if (f := printed_figure(figure, answer.sources, index)) is not None]
    charts = ((figure, _around(figure, given, index)) for figure in given)
    found = next(((figure, chart) for figure, chart in charts if chart), None)
    if found is None:
        return None
    return replace(found[1], of_first=found[0].period.label == given[0].period.label)


def _around(base: Figure, given: Sequence[Figure], index: Index) -> ChartData | None:
    """The chart with one of the given figures and those like it: over years where three years were given."""
    alike = [f for f in index.content.figures if _alike(f, base) and f.value is not None]
    years = {f.period.label for f in given if f.area == base.area and _alike(f, base)}
    series = base.table is not None and len(years) > 1  # two years of a row of years are worth the whole row
    if len(years) >= FEWEST or series:
        return _over_years(base, [f for f in alike if f.area == base.area and not f.period.span], years)
    asked = {figure.area for figure in given if figure.measure == base.measure}
    ranked: tuple[str, ...] = ()
    if asked.issuperset(index.content.members):  # a ranking: what came out first is marked and stands first
        ranked = tuple(dict.fromkeys(figure.area for figure in given if figure.measure == base.measure))
        asked = {ranked[0]}
    return _over_areas(base, [f for f in alike if f.period.label == base.period.label], asked, ranked, index)


def printed_figure(given: AnswerFigure, sources: Sequence[Source], index: Index) -> Figure | None:
    """The figure of the report that an answer's figure is; None for one that is worked out."""
    if given.derived or not given.sources:
        return None
    source = next(source for source in sources if source.id == given.sources[0])
    for figure in index.content.figures:
        place = (figure.quote, figure.row, figure.column) == (source.quote, source.row, source.column)
        if place and (figure.value, figure.area, figure.period.label) == (given.value, given.area, given.period):
            return figure
    return None


def _over_years(first: Figure, figures: Iterable[Figure], asked: set[str]) -> ChartData | None:
    by_year = {figure.period.label: figure for figure in figures}
    bars = tuple(_bar(by_year[year], year, year in asked) for year in sorted(by_year))
    if len(bars) < FEWEST:
        return None
    return ChartData(f"{first.indicator}, {first.area}", "year", bars)


def _over_areas(
    first: Figure, figures: Sequence[Figure], asked: set[str], ranked: Sequence[str], index: Index
) -> ChartData | None:
    by_area: dict[str, Figure] = {}
    for figure in figures:
        by_area.setdefault(figure.area, figure)
    order = ranked or index.content.members
    members = [by_area[name] for name in order if name in by_area]
    if len(members) < FEWEST:
        return None
    country = next((by_area[a.name] for a in index.areas.of_kind("country") if a.name in by_area), None)
    bars = tuple(_bar(figure, figure.area, figure.area in asked) for figure in members)
    line = _bar(country, country.area, country.area in asked) if country else None
    return ChartData(", ".join(part for part in (first.indicator, first.period.label) if part), "area", bars, line)


def _alike(figure: Figure, other: Figure) -> bool:
    """Whether two figures measure the same thing in the same way."""
    if figure.from_table or other.from_table:
        return _cell_of(figure) == _cell_of(other)
    return _named(figure) == _named(other)


def _cell_of(figure: Figure) -> tuple[object, ...]:
    return figure.table, figure.subject, figure.kind, figure.unit


def _named(figure: Figure) -> tuple[object, ...]:
    return (figure.indicator, figure.kind, figure.unit, figure.scale, figure.forecast, figure.other_end, figure.place.section,
            figure.place.report)  # fmt: skip


def _bar(figure: Figure, label: str, asked: bool) -> Bar:
    return Bar(label, float(figure.value or 0), show(figure), asked, figure)
