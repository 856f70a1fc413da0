import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.dutch.numbers import numbers_in_words
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import Lexicon, fold, stem, words

KNOWN = frozenset({"werkloosheid", "percentage", "arbeidsmarkt", "spanning", "huishouden", "inkomen", "basisschool",
                   "leerlingen", "hoogeveen", "banen"})  # fmt: skip


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(KNOWN, frozenset({"onder", "weer"}))


@pytest.mark.parametrize(
    ("one", "other"),
    [("huishoudens", "huishouden"), ("inkomens", "inkomen"), ("bedrijven", "bedrijf"), ("banen", "baan"),
     ("arbeidsplaatsen", "arbeidsplaats"), ("gemeenten", "gemeente"), ("leerlingen", "leerling")],
)  # fmt: skip
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_gezond_and_zon_do_not_share_a_stem() -> None:
    assert stem("gezond") != stem("zon")


@pytest.mark.parametrize(
    ("word", "parts"),
    [("werkloosheidspercentage", ("werkloosheid", "percentage")), ("huishoudinkomen", ("huishoud", "inkomen")),
     ("basisschoolleerlingen", ("basisschool", "leerlingen")), ("woninginbraken", ()), ("onderbanen", ())],
)  # fmt: skip
def test_compounds_fall_apart_in_known_words_only(lexicon: Lexicon, word: str, parts: tuple[str, ...]) -> None:
    assert [stem(part) for part in lexicon.parts(word)] == [stem(part) for part in parts]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("wekloosheid", "werkloosheid"), ("basischool", "basisschool"), ("huizenprijzen", None), ("abc", None)],
)
def test_typing_errors_are_mended_and_other_words_left_alone(lexicon: Lexicon, typed: str, meant: str | None) -> None:
    assert lexicon.correct(typed) == meant


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=60))
def test_capitals_do_not_change_the_words(text: str) -> None:
    assert words(text.upper()) == words(text)


def test_a_phrase_and_its_synonym_are_one_thing(vocabulary: Vocabulary) -> None:
    phrases = Phrases(vocabulary)
    ((_, length, key),) = phrases.find(words("hoeveel mensen zijn te zwaar"))
    assert length == 2
    assert stem("overgewicht") in phrases.synonyms(key)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("de groep 14 jaar en jonger", "14-minners"),
        ("kinderen tot en met 14 jaar", "14-minners"),
        ("wie jonger is dan 15: jonger dan 15 jaar", "14-minners"),
        ("0 t/m 14 jaar", "14-minners"),
        ("15 tot en met 74 jaar", "15-74-jarigen"),
    ],
)
def test_an_age_up_to_a_limit_has_one_form(text: str, age: str) -> None:
    assert age in words(text)


def test_a_limit_of_something_else_is_no_age() -> None:
    assert words("onder de 3 qua spanning") == ["onder", "de", "qua", "spanning"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("nam met ruim een derde toe", ["een derde"]),
        ("tegen ongeveer de helft landelijk", ["de helft"]),
        ("zit een half procent onder het landelijke cijfer", ["een half procent"]),
        ("een derde partij", []),
    ],
)
def test_parts_in_words_are_read(text: str, printed: list[str]) -> None:
    assert [number.printed for number in numbers_in_words(text)] == printed
