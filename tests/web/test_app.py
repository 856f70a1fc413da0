"""The pages without a browser, by Streamlit's own AppTest: what is drawn in which state, and faults."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ask import Assistant
from assistant.librarian import Librarian
from assistant.web import conversation, frame

PAGES = ("chat", "report", "about")


def page(name: str) -> AppTest:
    return AppTest.from_string(f"from assistant.web.{name} import {name}_page\n{name}_page()\n", default_timeout=30)


@pytest.fixture(autouse=True)
def on_index(monkeypatch: pytest.MonkeyPatch, librarian: Librarian, tmp_path: Path) -> None:
    """All pages use the test index, and a feedback file of their own."""
    for module in ("chat", "report", "about"):
        monkeypatch.setattr(f"assistant.web.{module}.shared_librarian", lambda: librarian)
    monkeypatch.setenv("DTZ_FEEDBACK", str(tmp_path / "feedback.sqlite"))


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_drawn_without_a_fault(name: str) -> None:
    app = page(name).run()
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


def test_examples_give_way_to_the_conversation() -> None:
    app = page("chat").run()
    examples = [button.label for button in app.button]
    assert len(examples) >= 3
    app.button[0].click().run()
    assert [message.name for message in app.chat_message] == ["user", "assistant"]
    assert "voorbeeld-0" not in {button.key for button in app.button}
    assert {"Ja", "Nee", "Nieuw gesprek"} <= {button.label for button in app.button}


def test_a_typed_question_is_put_in_the_address() -> None:
    app = page("chat").run()
    app.chat_input[0].set_value("overgewicht in Emmen").run()
    app.chat_input[0].set_value("en in Hardenberg?").run()
    assert app.query_params["vraag"] == ["overgewicht in Emmen", "en in Hardenberg?"]
    assert len(app.chat_message) == 4


def test_the_address_asks_its_questions_once_and_not_too_many() -> None:
    app = page("chat")
    app.query_params["vraag"] = [f"overgewicht in Emmen {number}" for number in range(20)]
    app.run()
    assert len(app.chat_message) == 2 * conversation.MOST_IN_ADDRESS
    app.run()
    assert len(app.chat_message) == 2 * conversation.MOST_IN_ADDRESS


def test_an_address_stays_short_enough_to_share() -> None:
    app = page("chat").run()
    for number in range(3):
        app.chat_input[0].set_value(f"overgewicht in Emmen {number} " + "en wat nog meer " * 50).run()
    kept = app.query_params["vraag"]
    assert sum(map(len, kept)) <= conversation.LONGEST_ADDRESS
    assert kept[-1].startswith("overgewicht in Emmen 2")


def test_a_fault_of_the_program_is_a_dutch_sentence_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, assistant: Assistant
) -> None:
    app = page("chat").run()
    app.chat_input[0].set_value("overgewicht in Emmen").run()

    def fails(*_: object) -> None:
        raise RuntimeError("secret detail")

    with monkeypatch.context() as broken:
        broken.setattr(Assistant, "ask", fails)
        app.chat_input[0].set_value("en in Hardenberg?").run()
    assert not app.exception
    assert app.warning[0].value.startswith("Er ging iets mis in het programma")
    assert "secret" not in app.warning[0].value
    app.chat_input[0].set_value("en in Coevorden?").run()
    assert len(app.chat_message) == 6
    assert "56,2%" in app.get("html")[-1].proto.body or any("56,2%" in block.proto.body for block in app.get("html"))


def test_a_page_that_cannot_be_drawn_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.web.report.chapters_of", lambda *_: 1 / 0)
    app = page("report").run()
    assert not app.exception
    assert app.error[0].value.startswith("Er ging iets mis in het programma")


def test_contact_and_owner_come_from_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "service.toml").write_text(
        'owner = "Gemeente <b>Tiel</b>"\ncontact = "info@tiel.example"', encoding="utf-8"
    )
    monkeypatch.setattr(frame, "load_service", lambda: _service(tmp_path))
    app = page("chat").run()
    trust = next(
        body for body in (block.proto.body for block in app.get("html")) if body.startswith('<div class="dtz-trust"')
    )
    assert "assistent van Gemeente &lt;b&gt;Tiel&lt;/b&gt;." in trust
    assert "info@tiel.example" in trust.lower()


def test_without_feedback_nothing_asks_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "service.toml").write_text("feedback = false", encoding="utf-8")
    monkeypatch.setattr(frame, "load_service", lambda: _service(tmp_path))
    app = page("chat").run()
    app.chat_input[0].set_value("overgewicht in Emmen").run()
    assert not {"Ja", "Nee"} & {button.label for button in app.button}


def _service(folder: Path) -> object:
    from assistant.service import load_service

    return load_service(folder / "service.toml")
