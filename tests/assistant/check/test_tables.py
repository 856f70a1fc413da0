"""Contradictions that a table is part of: each planted once, beside a table that is right within rounding."""

import pytest

from tests.assistant.check.conftest import Find

JOBS = """2. Werk

Banen per sector
{text}

Sector  Banen 2022  Banen 2023

Landbouw 1.210 1.190

Bouw 2.480 2.530

Zorg 3.940 4.010

Totaal 7.630 {total}

Bron: LISA
"""

WELFARE = """2. Leefbaarheid

Gezondheid
{text}

Onderwerp  Tiel Culemborg Buren RVL Nederland Peiljaar

Werkloosheid 4,1 3,3 2,6 {region} 3,7 2023

Overgewicht 52 48,4 50 50,4 47,2 2023

Levensverwachting 81,2 81,9 {buren} 81,6 81,7 2023

Bron: CBS
"""


def welfare(text: str = "De tabel geeft de cijfers.", region: str = "3,5", buren: str = "82,1") -> str:
    return WELFARE.format(text=text, region=region, buren=buren)


def test_a_total_that_the_rows_do_not_give(find: Find) -> None:
    (found,) = find(JOBS.format(text="De tabel geeft de banen.", total="7.930"))
    assert found.kind == "totaal en rijen"
    assert "als totaal 7.930" in found.message
    assert "1.190 + 2.530 + 4.010 = 7.730" in found.message
    assert found.quotes == (
        "Totaal 7.630 7.930", "Landbouw 1.210 1.190", "Bouw 2.480 2.530", "Zorg 3.940 4.010",
    )  # fmt: skip


@pytest.mark.parametrize("total", ["7.730", "7.740", "7.720"])
def test_a_total_that_is_right_within_the_rounding_of_its_rows(find: Find, total: str) -> None:
    assert not find(JOBS.format(text="De tabel geeft de banen.", total=total))


def test_a_total_between_its_rows_is_an_average_and_no_sum(find: Find) -> None:
    assert not find(JOBS.format(text="De tabel geeft de banen.", total="2.577").replace("7.630", "2.543"))


def test_a_level_in_the_text_that_the_table_gives_otherwise(find: Find) -> None:
    (found,) = find(welfare("In 2023 was de werkloosheid in Tiel 4,6%."))
    assert found.kind == "twee waarden"
    assert "4,1%" in found.message
    assert "4,6%" in found.message
    assert found.quotes[1] == "In 2023 was de werkloosheid in Tiel 4,6%."


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 was de werkloosheid in Tiel 4%.",  # rounded
        "In 2022 was de werkloosheid in Tiel 4,6%.",  # another year
        "In 2023 was de werkloosheid onder jongeren in Tiel 8,6%.",  # another group
        "In 2023 was de werkloosheid in Tiel ruim 4%.",
        "De werkloosheid zal in 2025 in Tiel naar verwachting 4,6% zijn.",
    ],
)
def test_a_level_in_the_text_that_may_be_true_beside_the_table(find: Find, text: str) -> None:
    assert not find(welfare(text))


def test_a_region_outside_its_municipalities(find: Find) -> None:
    (found,) = find(welfare(region="5,3"))
    assert found.kind == "regio en gemeenten"
    assert "lopen van 2,6 tot 4,1" in found.message


def test_a_region_outside_its_municipalities_is_no_fault_where_they_may_not_be_all(find: Find) -> None:
    text = welfare(region="5,3")
    assert not find("1. Streek\n\nDe streek\nIn de RVL wonen mensen. De RVL groeit. De RVL bloeit.\n\n" + text)


def test_the_highest_in_the_text_is_not_the_highest_in_the_table(find: Find) -> None:
    (found,) = find(welfare("In 2023 was overgewicht het hoogst in Buren."))
    assert found.kind == "hoogste of laagste"
    assert "De hoogste is dus Tiel." in found.message


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 was overgewicht het hoogst in Tiel en het laagst in Culemborg.",
        "In 2021 was overgewicht het hoogst in Buren.",
        "In 2023 was ernstig overgewicht het hoogst in Buren.",
    ],
)
def test_the_highest_in_the_text_that_may_be_true(find: Find, text: str) -> None:
    assert not find(welfare(text))


def test_what_does_not_hold_for_every_municipality(find: Find) -> None:
    (found,) = find(welfare("In alle gemeenten is de werkloosheid hoger dan gemiddeld in Nederland."))
    assert found.kind == "geldt niet voor alle"
    assert "Culemborg (3,3%) en Buren (2,6%) lager dan Nederland (3,7%)" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "In alle gemeenten is het overgewicht hoger dan gemiddeld in Nederland.",
        "In bijna alle gemeenten is de werkloosheid hoger dan gemiddeld in Nederland.",
        "In alle gemeenten is de werkloosheid onder jongeren hoger dan gemiddeld in Nederland.",
        "In 2021 was in alle gemeenten de werkloosheid hoger dan gemiddeld in Nederland.",
    ],
)
def test_what_may_hold_for_every_municipality(find: Find, text: str) -> None:
    assert not find(welfare(text))


def test_twin_rows_of_a_table(find: Find) -> None:
    twin = "Overgewicht 52 48,4 50 50,4 47,2 2023"
    (found,) = find(welfare().replace("Levensverwachting 81,2 81,9 82,1 81,6 81,7 2023", twin.replace("O", "Fors o")))
    assert found.kind == "twee gelijke rijen"
    assert "«Overgewicht»" in found.message
    assert "«Fors overgewicht»" in found.message
    assert "in alle 5 kolommen" in found.message


def test_rows_with_one_other_number_are_no_twins(find: Find) -> None:
    other = "Fors overgewicht 52 48,4 50 50,4 47,3 2023"
    assert not find(welfare().replace("Levensverwachting 81,2 81,9 82,1 81,6 81,7 2023", other))


def test_rows_that_are_counted_wrong(find: Find) -> None:
    (found,) = find(welfare("In de tabel staan deze 4 indicatoren."))
    assert found.kind == "aantal rijen"
    assert "maar in de tabel" in found.message
    assert not find(welfare("In de tabel staan deze 3 indicatoren."))


def test_every_row_lower_than_in_another_column(find: Find) -> None:
    table = """2. Werk

Spanning
De spanning in Drenthe is voor alle beroepen lager dan in Overijssel.

Beroepen  Drenthe  Overijssel

Agrarische beroepen 3,56 5,42

Creatieve beroepen {creative} 2,51

ICT beroepen 8,58 9,12

Bron: UWV
"""
    (found,) = find(table.format(creative="2,94"))
    assert found.kind == "geldt niet voor alle"
    assert "«Creatieve beroepen»" in found.message
    assert not find(table.format(creative="2,51"))


GROWTH = """2. Industrie

Werkgelegenheid in de industrie
{text}

Type activiteit  Ontwikkeling 2022-2023 (%)  Ontwikkeling 2022-2023 (#)

Metaal 4% 130

Voeding -2% -50

Chemie 3% 80

TOTAAL 2% 160

Bron: LISA
"""


def test_a_growth_in_the_text_that_the_total_of_the_table_gives_otherwise(find: Find) -> None:
    text = "Tussen 2022 en 2023 nam de werkgelegenheid in de industrie in de RVL toe met 390 banen (+5%)."
    found = find(GROWTH.format(text=text))
    assert [one.kind for one in found] == ["twee waarden", "twee waarden"]
    assert "2%" in found[0].message
    assert "+5%" in found[0].message
    assert "160" in found[1].message
    assert "390 banen" in found[1].message


@pytest.mark.parametrize(
    "text",
    [
        "Tussen 2022 en 2023 nam de werkgelegenheid in de industrie in de RVL toe met 160 banen (+2%).",
        "Tussen 2022 en 2023 nam de werkgelegenheid in de industrie in de RVL toe met ongeveer 165 banen.",
        "Tussen 2013 en 2023 nam de werkgelegenheid in de industrie in de RVL toe met 390 banen.",
        "Tussen 2022 en 2023 nam de werkgelegenheid in de industrie in Tiel toe met 390 banen.",
        "Tussen 2022 en 2023 nam de werkgelegenheid in de RVL toe met 390 banen.",
        "Tussen 2022 en 2023 nam de werkgelegenheid in de metaalindustrie in de RVL toe met 130 banen.",
    ],
)
def test_a_growth_in_the_text_that_may_be_true_beside_the_total(find: Find, text: str) -> None:
    assert not find(GROWTH.format(text=text))


def test_the_strongest_row_in_the_text_is_not_the_strongest_in_the_table(find: Find) -> None:
    text = "Tussen 2022 en 2023 was in de RVL de sterkste groei in de chemie (+80 banen)."
    (found,) = find(GROWTH.format(text=text))
    assert found.kind == "hoogste of laagste"
    assert "«Metaal» 130" in found.message
    assert not find(GROWTH.format(text=text.replace("chemie", "metaal").replace("80", "130")))


NESTED = """2. Werk

Banen per sector
De tabel geeft de banen.

Sector  Banen 2022  Banen 2023

Landbouw 1.210 1.190

Zorg 3.940 4.010

Ziekenhuizen 2.450 2.510

Overige zorg 1.490 1.500

Totaal 5.150 {total}
"""


def test_rows_that_are_part_of_the_row_above_are_not_added_twice(find: Find) -> None:
    assert not find(NESTED.format(total="5.200"))
    (found,) = find(NESTED.format(total="6.200"))
    assert found.kind == "totaal en rijen"
