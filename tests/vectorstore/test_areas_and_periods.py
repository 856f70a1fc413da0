import pytest

from vectorstore.dutch.areas import AreaBook, area_book, named_regions
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Area

OWN = (Area("Dutch Techzone", "region", ("DTZ", "bij ons")), Area("Regio Zwolle", "other"))


@pytest.fixture
def book(vocabulary: Vocabulary) -> AreaBook:
    return area_book(OWN, vocabulary, ["Buren"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in borger odoorn en COEVORDEN", ["Borger-Odoorn", "Coevorden"]),
        ("Noord- Holland (1.800)", ["Noord-Holland"]),
        ("de DTZ, landelijk en in de Referentieregio", ["Dutch Techzone", "Nederland", "Referentieregio"]),
        ("in Regio Zwolle", ["Regio Zwolle"]),
        ("contact met vrienden of buren is best goed", []),
        ("• Buren: 18.500 inwoners", ["Buren"]),
        ("delicten in buren", ["Buren"]),
        ("hoeveel huizen staan er in Best", ["Best"]),
    ],
)
def test_areas_are_found_by_name(book: AreaBook, text: str, names: list[str]) -> None:
    assert [mention.area.name for mention in book.find(text)] == names


@pytest.mark.parametrize(
    ("typed", "name"), [("hogeveen", "Hoogeveen"), ("coeverden", "Coevorden"), ("borgerodorn", "Borger-Odoorn"),
                        ("hoogeveners", "Hoogeveen"), ("emmenaren", "Emmen")]
)  # fmt: skip
def test_misspelled_areas_and_their_people_are_found(book: AreaBook, typed: str, name: str) -> None:
    own = ["Hoogeveen", "Coevorden", "Borger-Odoorn", "Emmen"]
    assert [mention.area.name for mention in book.find_misspelled(typed, own)] == [name]


def test_another_municipality_is_not_a_misspelling(book: AreaBook) -> None:
    assert book.find_misspelled("hogeland zwolle", ["Hoogeveen"]) == []


def test_a_region_with_a_capital_is_an_area_of_its_own(vocabulary: Vocabulary) -> None:
    names = [area.name for area in named_regions("zeer krap voor de Regio Zwolle en de regio Drenthe", vocabulary)]
    assert names == ["Regio Zwolle"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("tussen 2022 en 2023", ["2022-2023"]),
        ("in de periode 2011-2021", ["2011-2021"]),
        ("sinds 2014", ["sinds 2014"]),
        ("in het studiejaar 21/22", ["21/22"]),
        ("in december 2021", ["december 2021"]),
        ("in het vierder kwartaal van 2023", ["vierde kwartaal van 2023"]),
        ("in de afgelopen tien jaar", ["afgelopen 10 jaar"]),
        ("2.023 inwoners en 2023%", []),
    ],
)
def test_periods_are_found(vocabulary: Vocabulary, text: str, labels: list[str]) -> None:
    assert [mention.period.label for mention in find_periods(text, vocabulary)] == labels


def test_a_year_that_is_compared_with_is_a_base(vocabulary: Vocabulary) -> None:
    mentions = find_periods("in 2023 hoger dan in 2022", vocabulary)
    assert [mention.base for mention in mentions] == [False, True]
