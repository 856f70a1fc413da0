"""Which numbers of a text claim nothing, and that nothing else is taken for one."""

from collections.abc import Callable

import pytest

from assistant.claims.records import NO_CLAIM, Judged

Judge = Callable[[str], list[Judged]]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("De raad vergadert op 12 maart 2024.", "12 maart 2024"),
        ("De raad vergadert op 12-03-2024.", "12-03-2024"),
        ("De raad vergadert op 12/3/24.", "12/3/24"),
        ("De raad vergadert op de 3e.", "3e"),
        ("De vergadering begint om 19.30 uur.", "19.30 uur"),
        ("De vergadering begint om 19:30.", "19:30"),
        ("Bel ons op 0591-123456.", "0591-123456"),
        ("Bel ons op 06 12345678.", "06 12345678"),
        ("Bel de gemeente op 14 0591.", "14 0591"),
        ("Het adres is Raadhuisplein 1, 7811 AP Emmen.", "Raadhuisplein 1"),
        ("Het adres is Raadhuisplein 1, 7811 AP Emmen.", "7811 AP"),
        ("Maak het over op NL91 ABNA 0417 1643 00.", "NL91 ABNA 0417 1643 00"),
        ("Het zaaknummer is 2024-01873.", "2024-01873"),
        ("Zie ons kenmerk Z/24/018734.", "Z/24/018734"),
        ("Zie pagina 12 van het rapport.", "12"),
        ("Zie blz. 12 van het rapport.", "12"),
        ("Dit is agendapunt 7.", "7"),
        ("Zie tabel 3 en bijlage 2.", "3"),
        ("Zie tabel 3 en bijlage 2.", "2"),
        ("Zie paragraaf 3.2 van de nota.", "3.2"),
        ("Op grond van artikel 213 van de wet.", "213"),
        ("De raad telt 29 zetels.", "29"),
        ("Er zijn 3 redenen voor dit voorstel.", "3"),
        ("Zie www.gemeente.nl/stuk2024 voor de stukken.", "www.gemeente.nl/stuk2024"),
    ],
)
def test_a_number_that_only_points_claims_nothing(judge: Judge, sentence: str, printed: str) -> None:
    found = judge(sentence)
    assert printed in [one.claim.text for one in found]
    assert {one.verdict for one in found} == {NO_CLAIM}


def test_the_number_of_an_item_is_none(judge: Judge) -> None:
    found = judge("1. De raad stemt in.\n2. Het college voert uit.\n3) De burgemeester tekent.")
    assert [one.verdict for one in found] == [NO_CLAIM] * 3


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("In 2023 telde Emmen 108.765 inwoners.", ["108.765"]),
        ("Op 1 januari 2023 telde Emmen 108.765 inwoners.", ["108.765"]),
        ("Het gemiddelde inkomen in Hardenberg was in 2022 € 34.800 per huishouden.", ["€ 34.800"]),
        ("Per huishouden is dat € 34.800,- in Hardenberg.", ["€ 34.800"]),
        ("Het BBP van de regio bedroeg in 2022 € 10,8 mld.", ["€ 10,8 mld."]),
        ("Op pagina 12 staat dat de werkloosheid in Emmen 3,5% was in 2023.", ["3,5%"]),
        ("Punt 2: de werkloosheid in Emmen was 3,5% in 2023.", ["3,5%"]),
        ("In Emmen is een mantelzorger 16 uur of meer per week kwijt.", ["16"]),
        ("De levensverwachting in Hoogeveen is 81,3 jaar.", ["81,3"]),
        ("De werkloosheid was in 2023 3,5% in Emmen, 2,9% in Hardenberg.", ["3,5%", "2,9%"]),
        ("De beroepsbevolking telt 155.000 personen, en de regio 28.600 vestigingen.", ["155.000", "28.600"]),
    ],
)
def test_a_number_that_claims_something_is_not_swallowed(judge: Judge, sentence: str, claimed: list[str]) -> None:
    found = [one for one in judge(sentence) if one.claim.kind == "number"]
    assert [one.claim.text for one in found] == claimed
    assert all(one.verdict != NO_CLAIM for one in found)


def test_every_number_of_a_text_is_told_at_its_place(judge: Judge) -> None:
    text = "Op 12 maart 2024 om 19.30 uur ging het over 3,5% werkloosheid in Emmen (2023), zie blz. 12."
    found = judge(text)
    assert [one.claim.text for one in found] == ["12 maart 2024", "19.30 uur", "3,5%", "2023", "12"]
    assert [text[one.claim.start : one.claim.end].strip() for one in found] == [one.claim.text for one in found]
