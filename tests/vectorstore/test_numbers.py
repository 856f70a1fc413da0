from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.dutch.numbers import format_number, format_quantity, numbers_in, parse_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [("3,5%", "3.5"), ("108.765", "108765"), ("€ 32.800", "32800"), ("+1.060", "1060"), ("-1.390", "-1390"),
     ("- 6%", "-6"), ("29600", "29600"), ("85,0", "85.0"), ("2550,9", "2550.9"), ("7,1 procentpunt", "7.1")],
)  # fmt: skip
def test_reads_one_number_as_printed(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize("text", ["", "twaalf", "3,5% en 4%", "12.34", "1.2.3", "N.B."])
def test_what_is_not_one_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("in 2012 lag het op € 10,8 mld., ruim 1%", ["2012", "€ 10,8 mld.", "1%"]),
        ("sinds COVID-19 gaat het om 2.600 inwoners", ["2.600"]),
        ("(+2,1%, +1.060 banen)", ["+2,1%", "+1.060"]),
        ("van 3,5% naar 3,6%.", ["3,5%", "3,6%"]),
        ("Hardenberg 28.740), Coevorden (16.110)", ["28.740", "16.110"]),
    ],
)
def test_finds_numbers_in_running_text(text: str, printed: list[str]) -> None:
    assert [number.printed for number in numbers_in(text)] == printed


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [("28508", "€", "€ 28.508"), ("56.2", "%", "56,2%"), ("1.5", "km", "1,5 km"),
     ("45600", "€ per inwoner", "€ 45.600 per inwoner"),
     ("1040", None, "1.040"), ("7.1", "procentpunt", "7,1 procentpunt")],
)  # fmt: skip
def test_writes_quantities_the_dutch_way(value: str, unit: str | None, shown: str) -> None:
    assert format_quantity(Decimal(value), unit) == shown


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_is_written_reads_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value
