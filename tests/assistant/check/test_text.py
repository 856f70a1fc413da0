"""Contradictions in running text: each planted once, beside a text that is right within rounding."""

import pytest

from tests.assistant.check.conftest import START, TABLE, Find


def test_a_sound_first_chapter_has_no_contradiction(find: Find) -> None:
    assert not find(START)
    assert not find(START + TABLE)


def test_parts_that_are_more_than_their_whole(find: Find) -> None:
    (found,) = find(START.replace("18.500", "28.500").replace("(20,5%)", ""))
    assert found.kind == "delen en geheel"
    assert "42.300 + 29.600 + 28.500 = 100.400" in found.message
    assert found.quotes[0] == "In 2024 telde de RVL 90.400 inwoners."


def test_parts_that_are_all_and_less_than_their_whole(find: Find) -> None:
    (found,) = find(START.replace("18.500", "16.500").replace("(20,5%)", "") + TABLE)
    assert "2.000 minder dan het geheel" in found.message


def test_parts_that_are_right_within_rounding(find: Find) -> None:
    assert not find(START.replace("18.500", "18.600").replace("20,5", "20,6") + TABLE)


COMMUTERS = """2. Werk

Pendel
Er is een groep van 3.900 personen die buiten de RVL woont en er werkt (de inkomende pendel). De RVL heeft per saldo een
uitgaande pendel van 1.000 personen. De inkomende pendel is afkomstig uit Utrecht (1.600), Gelderland (1.300) en
Zeeland ({last}).
"""


def test_commuters_by_province_that_are_more_than_all(find: Find) -> None:
    (found,) = find(COMMUTERS.format(last="2.400"))
    assert found.kind == "delen en geheel"
    assert "1.600 + 1.300 + 2.400 = 5.300" in found.message
    assert "1.400 meer dan het geheel" in found.message


@pytest.mark.parametrize("last", ["1.000", "400", "1.100"])
def test_commuters_by_province_need_not_be_all(find: Find, last: str) -> None:
    assert not find(COMMUTERS.format(last=last))


def test_a_share_that_its_part_does_not_give(find: Find) -> None:
    (found,) = find(START.replace("32,7%", "33,7%").replace("46,8%", "46,8%"))
    assert found.kind == "aandeel"
    assert "29.600 : 90.400 × 100" in found.message
    assert "32,74%" in found.message


def test_shares_that_are_not_a_hundred_together(find: Find) -> None:
    found = find(START.replace("46,8%", "66,8%") + TABLE)
    assert [one.kind for one in found] == ["aandeel", "aandeel"]
    assert "samen geen 100%" in found[1].message


AGES = """
Prognose
In totaal zal de bevolking volgens de prognose tot 2050 afnemen met circa {total}. De groep 15-75 jarigen neemt naar
verwachting af met 6.000 personen. De groep 75 jaar en ouder groeit naar verwachting met 5.500 inwoners (+70%).
De groep 14 jaar en jonger blijft naar verwachting ongeveer gelijk.
"""


def test_age_groups_that_do_not_make_up_the_population(find: Find) -> None:
    (found,) = find(START + AGES.format(total="8,7%"))
    assert found.kind == "delen en geheel"
    assert "-6.000 + 5.500 + 0 = -500" in found.message
    assert "-0,55%" in found.message


def test_age_groups_that_make_up_the_population(find: Find) -> None:
    assert not find(START + AGES.format(total="0,6%"))
    assert not find(START + AGES.format(total="8,7%").replace("De groep 14 jaar en jonger", "Die groep"))


def test_a_growth_that_two_chapters_tell_otherwise(find: Find) -> None:
    text = """2. Economie

Groei
Het bruto binnenlands product van Nederland nam in 2022 toe met 4,3%.

3. Regio

Ontwikkeling BBP
De groei in de RVL tussen 2021 en 2022 bedroeg {growth}, een procentpunt lager dan in Nederland.
"""
    (found,) = find(text.format(growth="9%"))
    assert found.kind == "twee waarden"
    assert "10% (9 + 1 procentpunt = 10)" in found.message
    assert not find(text.format(growth="3%"))


def test_a_growth_of_a_part_is_not_that_of_the_whole(find: Find) -> None:
    assert not find(
        """2. Bedrijven

Vestigingen
Tussen 2022 en 2023 nam het aantal vestigingen in de RVL toe met 400 vestigingen (+4,4%).

3. Industrie

Vestigingen in de industrie
De industrie in de RVL telde in 2023 1.390 vestigingen. Tussen 2022 en 2023 nam het aantal vestigingen in de RVL toe met
80 vestigingen (+6%).
"""
    )


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        (
            "In 2023 was deze groep in de RVL 21.500 personen groot, in 2050 is het aantal 19.200 personen, een afname van "
            "3.300 personen.",
            "19.200 - 21.500 = -2.300",
        ),
        (
            "In 2012 lag het inkomen in de RVL op € 24.000. In 2022 was het inkomen in de RVL € 32.800. Tussen 2012 en 2022 "
            "nam het inkomen in de RVL toe met 47%.",
            "= 36,7%",
        ),
        (
            "De RVL telde in 2023 28.600 vestigingen. Tussen 2022 en 2023 nam het aantal vestigingen in de RVL toe met "
            "1.200 vestigingen (+6,4%).",
            "1.200 : 27.400 × 100",
        ),
    ],
)
def test_a_change_that_its_own_figures_do_not_give(find: Find, text: str, sum_: str) -> None:
    (found,) = find(f"2. Thema\n\nOntwikkeling\n{text}\n")
    assert found.kind == "verschil of groei"
    assert sum_ in found.message
    assert len(found.quotes) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 was deze groep in de RVL 21.500 personen groot, in 2050 is het aantal 19.200 personen, een afname van "
        "2.300 personen.",
        "In 2012 lag het inkomen in de RVL op € 24.000. In 2022 was het inkomen in de RVL € 32.800. Tussen 2012 en 2022 "
        "nam het inkomen in de RVL toe met 37%.",
        "De RVL telde in 2023 28.600 vestigingen. Tussen 2022 en 2023 nam het aantal vestigingen in de RVL toe met "
        "1.200 vestigingen (+4,4%).",
        "De RVL telde in 2023 28.600 vestigingen. Tussen 2022 en 2023 nam het aantal winkels in de RVL toe met "
        "1.200 winkels (+14%).",
        "De RVL telde in 2013 28.600 vestigingen. Sinds 2013 nam het aantal vestigingen in de RVL toe met 1.200 "
        "vestigingen (4,2%).",
    ],
)
def test_a_change_that_is_right_within_rounding(find: Find, text: str) -> None:
    assert not find(f"2. Thema\n\nOntwikkeling\n{text}\n")


POINTS = """2. Werk

Werkloosheid
In 2022 was de werkloosheid in Tiel 6,4%. In 2023 was de werkloosheid in Tiel 5,4%. De werkloosheid daalde in 2023 in Tiel
({change}).

Onderwerp  Tiel Culemborg Buren Peiljaar

Werkloosheid 6,4 3,3 2,6 2022
"""


def test_percent_where_points_are_meant(find: Find) -> None:
    (found,) = find(POINTS.format(change="-1,0%"))
    assert found.kind == "verschil of groei"
    assert "5,4 - 6,4 = -1,0 procentpunt" in found.message
    assert "schrijf dan procentpunt" in found.message


@pytest.mark.parametrize("change", ["-1,0 procentpunt", "-15,6%", "-16%"])
def test_points_and_percent_that_are_right(find: Find, change: str) -> None:
    assert not find(POINTS.format(change=change))


RATE = """2. Werk

Banen
In 2024 telde Tiel 21.150 banen. In Tiel zijn in 2024 de meeste banen per 1.000 inwoners te vinden ({rate}).
"""


def test_a_rate_that_its_amounts_do_not_give(find: Find) -> None:
    (found,) = find(RATE.format(rate="612"))
    assert found.kind == "verhouding"
    assert "is het 500 (21.150 : 42.300 × 1.000 = 500)" in found.message
    assert not find(RATE.format(rate="500"))


@pytest.mark.parametrize("word", ["hoger dan", "boven", "gelijk aan"])
def test_a_comparison_that_its_own_figures_do_not_bear_out(find: Find, word: str) -> None:
    text = f"In de RVL is 81% van de mensen tevreden, dit is {word} het gemiddelde in Nederland (83,4%)."
    (found,) = find(f"2. Welzijn\n\nTevredenheid\n{text}\n")
    assert found.kind == "vergelijking"
    assert "81% is lager dan 83,4%" in found.message
    assert not find(f"2. Welzijn\n\nTevredenheid\n{text.replace('81%', '83,4%').replace(word, 'gelijk aan')}\n")


LARGEST = (
    TABLE.strip()
    + """

3. Werk

Banen
Het afgelopen jaar liet Tiel de grootste werkgelegenheidsgroei zien. In totaal nam het aantal arbeidsplaatsen in de RVL toe
met 1.860 banen, waarvan {part} in Culemborg. Alleen Buren bleef achter: daar nam het aantal banen af met 350 banen.
"""
)


def test_a_largest_growth_that_leaves_most_of_it_to_another(find: Find) -> None:
    (found,) = find(LARGEST.format(part="driekwart"))
    assert found.kind == "hoogste of laagste"
    assert "1.860 - 1.395 + 350 = 815, met wat Buren verloor erbij" in found.message


@pytest.mark.parametrize("part", ["een kwart", "de helft"])
def test_a_largest_growth_that_may_be_the_largest(find: Find, part: str) -> None:
    assert not find(LARGEST.format(part=part))


NEARLY = """
3. Werk

Banen
De RVL telde in 2023 28.600 vestigingen. In het derde kwartaal van 2023 kwamen er 300 vestigingen bij (+1,1%). In de zorg was
de groei sterker: daar nam het aantal vestigingen in de RVL in 2023 toe met 60 vestigingen (+9%). In 2023 telde Tiel 4.100
winkels (3,1%), Culemborg 2.900 winkels (2,4%) en Buren 1.700 winkels (5,0%). De RVL had in 2023 8.700 winkels.
In 2022 lag het inkomen in Nederland 8% hoger dan in de RVL. In 2022 groeide het inkomen in Nederland met 5,4%.
De werkloosheid steeg het sterkst in Buren. Een van de gemeenten met het hoogste overgewicht is Buren. In de tabel staan drie
gemeenten; op 2 indicatoren scoort Tiel beter. In alle gemeenten is de werkloosheid hoger dan gemiddeld in de RVL.
In 2023 was 31% van de banen in de RVL in deeltijd, hoger dan in 2013 (28%). Emmen ligt 12% hoger dan Nederland (30%).
"""


def test_what_only_looks_like_a_contradiction(find: Find) -> None:
    assert not find(START + TABLE + NEARLY)
