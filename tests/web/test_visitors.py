"""Visitors never see each other's conversation, and nothing that anybody writes does anything but show as text."""

from collections.abc import Callable
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import ask, finished

Visit = Callable[..., Page]
pytestmark = pytest.mark.browser
NASTY = '<img src=x onerror="window.hacked=1"> **vet** [x](javascript:alert(1)) $x^2$ :red[r] <script>window.hacked=1</script>'
LONG = "werkloosheid" * 45


def test_two_visitors_at_once_see_only_their_own(address: str, visit: Visit) -> None:
    one, other = visit(address), visit(address)
    ask(one, "levensverwachting Hardenberg")
    ask(other, "overgewicht Emmen")
    ask(one, "en in Coevorden?")
    one.get_by_role("button", name="Ja", exact=True).click()
    expect(one.get_by_text("Dank u wel, uw oordeel is bewaard.")).to_be_visible()
    ask(other, "en in Coevorden?")
    expect(one.locator(".dtz-figure")).to_have_text(["81,8 jaar", "80,7 jaar"])
    expect(other.locator(".dtz-figure")).to_have_text(["66,7%", "56,2%"])
    assert other.get_by_text("uw oordeel is bewaard").count() == 0
    third = visit(address)
    expect(third.get_by_text("Bijvoorbeeld:")).to_be_visible()
    assert third.locator(".dtz-turn").count() == 0


@pytest.mark.parametrize("question", [NASTY, f"<b>{LONG}</b>", "hoeveel inwoners heeft Emmen <u>nu</u>?"])
def test_markup_in_a_question_shows_as_text(address: str, visit: Visit, question: str) -> None:
    page = visit(address, viewport={"width": 400, "height": 800})
    ask(page, question)
    _is_plain(page)
    expect(page.locator('[data-testid="stChatMessage"]').first).to_contain_text(question)
    ask(page, f"en in Emmen? {question}")
    _is_plain(page)
    shared = visit(f"{address}/?vraag={quote_plus(question)}&trace=1", viewport={"width": 400, "height": 800})
    finished(shared)
    _is_plain(shared)
    expect(shared.locator('[data-testid="stChatMessage"]').first).to_contain_text(question)


def test_markup_in_other_parts_of_the_address_does_nothing(address: str, visit: Visit) -> None:
    page = visit(f"{address}/rapport?rapport={quote_plus(NASTY)}&citaat={quote_plus(NASTY)}&kolom={quote_plus(NASTY)}")
    expect(page.locator(".dtz-report").first).to_be_visible()
    _is_plain(page)


def test_markup_in_a_report_shows_as_text(nasty_address: str, visit: Visit) -> None:
    page = visit(nasty_address)
    for question in ("hoeveel inwoners telde Tiel", "werkloosheid in Tiel", "wat zegt het rapport over inwoners"):
        ask(page, question)
    for summary in page.locator("summary").all():
        summary.click()
    _is_plain(page)
    expect(page.locator('[data-testid="stChatMessage"]').nth(1)).to_contain_text(
        "**vet** en [hier](javascript:alert(1))"
    )
    report = visit(f"{nasty_address}/rapport")
    expect(report.locator(".dtz-report").first).to_contain_text("<script>window.hacked = 1</script>")
    expect(report.locator("th", has_text="<u>ondervonden</u>")).to_be_visible()
    _is_plain(report)
    about = visit(f"{nasty_address}/over")
    expect(about.locator("h2").first).to_be_visible()
    _is_plain(about)


def _is_plain(page: Page) -> None:
    """No markup became part of the page, nothing ran, and nothing sticks out."""
    assert page.evaluate("window.hacked") is None
    main = page.locator('[data-testid="stMainBlockContainer"]')
    expect(main).to_have_count(1)
    assert main.locator("img, script[src], iframe, object, a[href^=javascript]").count() == 0
    made = ", ".join(f'[data-testid="stChatMessage"] {kind}' for kind in ("b", "u", ".katex", ".stMarkdownColoredText"))
    assert main.locator(made).count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
