"""The figures of a report as one tidy table: what a row says, what is found, in which order. Expected rows are read by hand."""

import pytest

from assistant.ask import Assistant
from assistant.browse.rows import FigureRow, Wanted, figure_rows, ordered, wanted_rows
from vectorstore.index import Index

WELL_BEING = "7. Brede welvaart, tabel «Indicatoren van brede welvaart»"


@pytest.fixture(scope="module")
def rows(index: Index) -> list[FigureRow]:
    return figure_rows(index)


@pytest.fixture(scope="module")
def tiny_rows(tiny: Assistant) -> list[FigureRow]:
    return figure_rows(tiny.index)


def told(rows: list[FigureRow]) -> list[tuple[str, str, str, str]]:
    return [(row.topic, row.area, row.period, row.shown) for row in rows]


def found(rows: list[FigureRow], words: str) -> list[tuple[str, str, str, str]]:
    return told(wanted_rows(rows, Wanted(words)))


def test_every_figure_is_a_row_in_the_order_of_the_report(tiny_rows: list[FigureRow]) -> None:
    assert told(tiny_rows) == [
        ("Inwoners", "RVL", "2024", "90.400 inwoners"),
        ("Inwoners", "Tiel", "2024", "42.300 inwoners"),
        ("Inwoners", "Tiel", "2024", "46,8%"),
        ("Inwoners", "Culemborg", "2024", "29.600 inwoners"),
        ("Inwoners", "Culemborg", "2024", "32,7%"),
        ("Inwoners", "Buren", "2024", "18.500 inwoners"),
        ("Inwoners", "Buren", "2024", "20,5%"),
        ("Inwoners", "RVL", "sinds 2014", "4,2%"),
        ("Inwoners", "Nederland", "sinds 2014", "6,1%"),
        ("Inwoners", "Referentieregio", "sinds 2014", "5,0%"),
        ("Werkloosheid", "Tiel", "2023", "4,1%"),
        ("Werkloosheid", "Culemborg", "2023", "3,3%"),
        ("Werkloosheid", "Buren", "2023", "2,6%"),
        ("Werkloosheid", "Nederland", "2023", "3,7%"),
        ("Aantal ondervonden delicten", "Tiel", "2023", "31 per 100 inwoners"),
        ("Aantal ondervonden delicten", "Culemborg", "2023", "28,5 per 100 inwoners"),
        ("Aantal ondervonden delicten", "Buren", "2023", "N.B."),
        ("Aantal ondervonden delicten", "Nederland", "2023", "30 per 100 inwoners"),
        ("Overgewicht", "Tiel", "2023", "52%"),
        ("Overgewicht", "Culemborg", "2023", "48,4%"),
        ("Overgewicht", "Buren", "2023", "50%"),
        ("Overgewicht", "Nederland", "2023", "50,1%"),
    ]


def test_columns_beyond_the_tenth_stay_in_the_order_of_the_table(rows: list[FigureRow]) -> None:
    line = [row for row in rows if row.figure.row == "Overgewicht" and row.figure.table]
    assert [row.shown for row in line] == [
        "56,1%", "56,2%", "66,7%", "54%", "55,5%", "59,5%", "52,2%", "50,3%", "Toegenomen", "Negatief",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "shown", "says"),
    [
        ("werkloosheid hardenberg 2022", "2,8%", "stand"),
        ("beroepsbevolking 192.230", "192.230 personen", "stand, raming"),
        ("beroepsbevolking 23.400", "23.400 personen", "afname, raming"),
        ("inwoners 289.330", "289.330 inwoners", "stand"),
        ("inwoners emmen 37,7%", "37,7%", "aandeel"),
        ("hardenberg sinds 2001", "9%", "toename"),
        ("pendel 4.300", "4.300 inwoners", "afname"),
        ("managers typering drenthe", "Krap", "in woorden"),
        ("overige goederen -460", "-460 banen", "verandering"),
        ("nederland 2024 werkloosheid", "4%", "stand, raming"),
    ],
)
def test_a_row_says_whether_it_is_a_state_a_rise_or_a_fall(
    rows: list[FigureRow], words: str, shown: str, says: str
) -> None:
    assert [(row.shown, row.says) for row in wanted_rows(rows, Wanted(words))] == [(shown, says)]


def test_a_row_knows_its_place(rows: list[FigureRow]) -> None:
    places = [row.where for row in wanted_rows(rows, Wanted("werkloosheid emmen"))]
    assert places == ["3. Arbeidsmarkt, Werkloosheid", WELL_BEING]
    assert {row.where for row in rows if row.topic == "Bedrijfsinvesteringen"} == {"1. Macro-economische beschouwing"}


@pytest.mark.parametrize(
    "words", ["werkloosheid emmen", "EMMEN werkloosheid", "Werkloosheid, Emmen?", "  «werkloosheid»  emmen. "]
)
def test_all_words_have_to_stand_in_the_row_in_any_order(rows: list[FigureRow], words: str) -> None:
    assert found(rows, words) == [
        ("Werkloosheid", "Emmen", "2023", "3,5%"), ("Werkloosheid", "Emmen", "2022", "3,4%"),
    ]  # fmt: skip


def test_accents_need_not_be_typed(rows: list[FigureRow]) -> None:
    assert ("Afstand tot café e.d.", "Emmen", "2022", "2 km") in found(rows, "afstand cafe emmen 2022")


def test_words_that_no_row_has_are_sought_in_the_quotes(rows: list[FigureRow]) -> None:
    assert found(rows, "vluchtelingen 2021") == [
        ("Binnenlands migratiesaldo", "Dutch Techzone", "2021", "+313 inwoners"),
        ("Binnenlands migratiesaldo", "Dutch Techzone", "2022", "+42 inwoners"),
    ]
    assert found(rows, "golfbanen") == []


def test_no_words_and_no_filter_is_all(rows: list[FigureRow]) -> None:
    assert wanted_rows(rows, Wanted(" , ")) == rows


def test_filters_count_together_and_several_choices_are_either(rows: list[FigureRow]) -> None:
    wanted = Wanted(topics=("Werkloosheid", "Overgewicht"), areas=("Emmen", "Hardenberg"), years=(2022,))
    assert told(wanted_rows(rows, wanted)) == [
        ("Overgewicht", "Emmen", "2022", "66,7%"),
        ("Overgewicht", "Hardenberg", "2022", "54%"),
        ("Werkloosheid", "Emmen", "2022", "3,4%"),
        ("Werkloosheid", "Hardenberg", "2022", "2,8%"),
    ]
    assert told(wanted_rows(rows, Wanted("werkloosheid", years=(2023,), areas=("Nederland",)))) == [
        ("Werkloosheid", "Nederland", "2023", "3,6%"), ("Werkloosheid", "Nederland", "2023", "3,6%"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("order", "backwards", "shown"),
    [
        ("volgorde van het rapport", False, ["52%", "48,4%", "50%", "50,1%"]),
        ("volgorde van het rapport", True, ["50,1%", "50%", "48,4%", "52%"]),
        ("waarde", False, ["48,4%", "50%", "50,1%", "52%"]),
        ("waarde", True, ["52%", "50,1%", "50%", "48,4%"]),
        ("gebied", False, ["50%", "48,4%", "50,1%", "52%"]),
        ("gebied", True, ["52%", "50,1%", "48,4%", "50%"]),
    ],
)
def test_the_order_is_the_asked_one(tiny_rows: list[FigureRow], order: str, backwards: bool, shown: list[str]) -> None:
    chosen = wanted_rows(tiny_rows, Wanted("overgewicht"))
    assert [row.shown for row in ordered(chosen, order, backwards)] == shown


@pytest.mark.parametrize("backwards", [False, True])
def test_what_has_no_value_comes_last_either_way(tiny_rows: list[FigureRow], backwards: bool) -> None:
    chosen = wanted_rows(tiny_rows, Wanted("delicten"))
    assert ordered(chosen, "waarde", backwards)[-1].shown == "N.B."


def test_years_and_topics_are_orders_too(tiny_rows: list[FigureRow]) -> None:
    assert ordered(tiny_rows, "jaar")[0].period == "sinds 2014"
    assert ordered(tiny_rows, "jaar", backwards=True)[0].period == "2024"
    assert [row.topic for row in ordered(tiny_rows, "onderwerp")][::5] == [
        "Aantal ondervonden delicten", "Inwoners", "Inwoners", "Overgewicht", "Werkloosheid",
    ]  # fmt: skip
