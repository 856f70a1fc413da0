"""Which rows stand in one chart, and what the chart says. Expected figures are read from the report by hand."""

import pytest

from assistant.ask import Assistant
from assistant.browse.charted import chart_of, chartable
from assistant.browse.rows import Wanted, figure_rows, wanted_rows
from assistant.chart_data import ChartData
from vectorstore.index import Index


def charts(index: Index, words: str) -> dict[str, ChartData]:
    groups = chartable(wanted_rows(figure_rows(index), Wanted(words)))
    return {name: chart_of(group, index) for name, group in groups.items()}


def bars(chart: ChartData) -> list[tuple[str, str, float]]:
    return [(bar.label, bar.shown, bar.value) for bar in chart.bars]


def test_places_stand_side_by_side_with_the_country_as_a_line(index: Index) -> None:
    chart = charts(index, "levensverwachting bevolking 2021")["Levensverwachting bevolking, 2021 (jaar), stand"]
    assert (chart.title, chart.by, chart.line) == ("Levensverwachting bevolking, 2021", "area", None)
    assert bars(chart) == [
        ("Hardenberg", "81,8 jaar", 81.8),
        ("Borger-Odoorn", "81,5 jaar", 81.5),
        ("Hoogeveen", "81,3 jaar", 81.3),
        ("Dutch Techzone", "81,0 jaar", 81.0),
        ("Coevorden", "80,7 jaar", 80.7),
        ("Emmen", "80,4 jaar", 80.4),
    ]
    line = charts(index, "overgewicht 2022")["Overgewicht, 2022 (%), stand"].line
    assert line
    assert (line.label, line.shown) == ("Nederland", "50,3%")


def test_years_of_one_place_follow_each_other_and_a_forecast_says_so(index: Index) -> None:
    chart = charts(index, "werkloosheid nederland")["Werkloosheid, Nederland (%), stand"]
    assert (chart.title, chart.by, chart.line) == ("Werkloosheid, Nederland", "year", None)
    assert bars(chart) == [
        ("2022", "3,5%", 3.5), ("2023", "3,6%", 3.6), ("2024 (raming)", "4%", 4.0), ("2025 (raming)", "4,5%", 4.5),
    ]  # fmt: skip


def test_numbers_and_shares_of_them_are_two_charts(tiny: Assistant) -> None:
    found = charts(tiny.index, "inwoners 2024")
    assert list(found) == ["Inwoners, 2024 (inwoners), stand", "Inwoners, 2024 (%), aandeel"]
    assert bars(found["Inwoners, 2024 (%), aandeel"]) == [
        ("Tiel", "46,8%", 46.8), ("Culemborg", "32,7%", 32.7), ("Buren", "20,5%", 20.5),
    ]  # fmt: skip
    assert found["Inwoners, 2024 (%), aandeel"].title == "Inwoners, 2024, aandeel"


def test_what_is_not_available_is_no_bar(tiny: Assistant) -> None:
    (chart,) = charts(tiny.index, "delicten").values()
    assert bars(chart) == [("Tiel", "31 per 100 inwoners", 31.0), ("Culemborg", "28,5 per 100 inwoners", 28.5)]


def test_a_rise_and_a_fall_never_stand_in_one_chart(index: Index) -> None:
    groups = chartable(figure_rows(index))
    both = [name for name, group in groups.items() if {"toename", "afname"} <= {row.kind for row in group}]
    assert groups
    assert both == []


@pytest.mark.parametrize("words", ["werkloosheid emmen", "typering", "golfbanen"])
def test_too_little_to_draw_gives_no_chart(index: Index, words: str) -> None:
    assert charts(index, words) == {}
