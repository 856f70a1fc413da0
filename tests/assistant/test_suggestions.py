"""Questions that go on from an answer."""

from assistant.ask import Assistant
from assistant.librarian import Librarian
from assistant.suggestions import MOST, next_questions
from tests.conftest import librarian_of


def test_follow_ups_lead_to_a_new_figure_of_the_same_thing(librarian: Librarian) -> None:
    question = "overgewicht in Hardenberg"
    answer = librarian.ask(question)
    found = next_questions(librarian, question, [], answer)
    assert found == (
        "Welke gemeente heeft het hoogste cijfer voor overgewicht?",
        "En in Nederland?",
        "En in Borger-Odoorn?",
    )
    for suggestion in found:
        told = librarian.ask(suggestion, [question])
        assert told.status == "answered"
        assert told.figures[0].indicator == answer.figures[0].indicator
        assert told.text != answer.text


def test_where_no_follow_up_fits_there_are_examples_that_were_not_asked(librarian: Librarian) -> None:
    question = "hoeveel golfbanen zijn er"
    found = next_questions(librarian, question, [], librarian.ask(question))
    assert 0 < len(found) <= MOST
    assert all(librarian.ask(example).status == "answered" for example in found)
    again = next_questions(librarian, question, [found[0]], librarian.ask(question))
    assert found[0] not in again


def test_a_vague_question_has_choices_instead(librarian: Librarian) -> None:
    answer = librarian.ask("Emmen")
    assert answer.choices
    assert next_questions(librarian, "Emmen", [], answer) == ()


def test_they_fit_another_report_as_well(tiny: Assistant) -> None:
    question = "werkloosheid in Tiel"
    found = next_questions(librarian_of(tiny.index), question, [], tiny.ask(question))
    assert "En in Culemborg?" in found or "En in Nederland?" in found
