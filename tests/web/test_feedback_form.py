"""What a visitor thinks of an answer: nothing is kept before it is sent, and it can be taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.feedback.records import Feedback
from assistant.feedback.store import FeedbackStore
from tests.web.conftest import ask, finished

Visit = Callable[..., Page]
pytestmark = pytest.mark.browser


def test_a_thumb_down_is_kept_with_its_reason_once_it_is_sent(address: str, visit: Visit, feedback_path: Path) -> None:
    before = len(_kept(feedback_path))
    page = visit(address)
    ask(page, "levensverwachting Hardenberg")
    ask(page, "en in Emmen?")
    expect(page.get_by_text("zonder uw naam, hoogstens 365 dagen")).to_be_visible()
    page.get_by_role("button", name="Nee", exact=True).click()
    page.get_by_text("De bron past niet bij het antwoord").click()
    page.get_by_label("Wat had u verwacht?").fill("Ik dacht 80,9 jaar; <b>kijk na</b>")
    assert len(_kept(feedback_path)) == before
    page.get_by_role("button", name="Versturen", exact=True).click()
    expect(page.get_by_text("Dank u wel, uw oordeel is bewaard.")).to_be_visible()
    kept = _kept(feedback_path)[-1]
    assert (kept.question, kept.history) == ("en in Emmen?", ("levensverwachting Hardenberg",))
    assert (kept.good, kept.reason, kept.expected) == (False, "source", "Ik dacht 80,9 jaar; <b>kijk na</b>")
    assert kept.answer.startswith("**80,4 jaar**")
    assert kept.edition == "2024"


def test_a_thumb_up_is_kept_and_can_be_taken_back(address: str, visit: Visit, feedback_path: Path) -> None:
    before = len(_kept(feedback_path))
    page = visit(f"{address}/?vraag=werkloosheid+Emmen")
    finished(page)
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(page.get_by_text("Dank u wel, uw oordeel is bewaard.")).to_be_visible()
    assert len(_kept(feedback_path)) == before + 1
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("button", name="Ja", exact=True)).to_be_visible()
    assert len(_kept(feedback_path)) == before


def test_the_form_can_be_left_without_sending(address: str, visit: Visit, feedback_path: Path) -> None:
    before = len(_kept(feedback_path))
    page = visit(f"{address}/?vraag=werkloosheid+Emmen")
    finished(page)
    page.get_by_role("button", name="Nee", exact=True).click()
    page.get_by_role("button", name="Annuleren").click()
    expect(page.get_by_label("Wat had u verwacht?")).to_have_count(0)
    assert len(_kept(feedback_path)) == before


def _kept(path: Path) -> list[Feedback]:
    return FeedbackStore(path).all()
