"""For everyone: axe-core on every page, light and dark; the keyboard alone; a phone; a page at twice its size; no English."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.conftest import PHONE, answer, finished

Visit = Callable[..., Page]
pytestmark = pytest.mark.browser
CONVERSATION = (
    "/?vraag=werkloosheid+Emmen&vraag=levensverwachting+Nederland&vraag=hoeveel+golfbanen+zijn+er&vraag=Emmen&trace=1"
)
CHECKED = "/controleren"
TABLES = "/tabellen#tabellen"
MEMO = (
    "In 2023 was de werkloosheid in Emmen 3,5% en in Hardenberg 4,1%. In de Dutch Techzone wonen ongeveer 290.000 mensen. "
    "De werkloosheid in Nederland was 3,5% in 2023. De gemeente gaf 45 miljoen euro uit aan jeugdzorg.\n\n"
    "- Overgewicht komt in Emmen voor bij 66,7% van de inwoners."
)
PAGES = {
    "/": ".dtz-trust",
    CONVERSATION: "#dtz-answer-3",
    CHECKED: "textarea",
    "/tabellen": ".dtz-table",
    TABLES: ".dtz-table",
    "/rapport": ".dtz-report",
    "/over": "h2",
    "/evaluatie": "[data-testid=stSelectbox]",
}
ENGLISH = re.compile(
    r"\b(?:the|your|running|deploy|settings|rerun|loading|search|download|upload|submit|press|error|skip|show|view|close|open"
    r" sidebar|help for|fullscreen|browse|drag|choose|copy|app(?!\.))\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_serious_violation_on_any_page(address: str, visit: Visit, path: str, scheme: str) -> None:
    page = visit(f"{address}{path}", color_scheme=scheme)
    _opened(page, path)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_fits_a_phone_and_speaks_dutch(address: str, visit: Visit, path: str) -> None:
    page = visit(f"{address}{path}", viewport=PHONE, has_touch=True)
    _opened(page, path)
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = page.evaluate(
            "limit => [...document.querySelectorAll('[data-testid=stMainBlockContainer] *')].filter(e => "
            "!e.closest('.dtz-scroll, svg, canvas, .dtz-only-read, [data-testid=stCode]') && e.getClientRects().length && "
            "e.getBoundingClientRect().right > limit + 1).map(e => e.outerHTML.slice(0, 120))",
            width,
        )
        assert wide == []
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert not ENGLISH.search(_words(page)), ENGLISH.search(_words(page))


def test_a_page_at_twice_its_size_cuts_nothing_off(address: str, visit: Visit) -> None:
    page = visit(f"{address}/?vraag=werkloosheid+Emmen", viewport={"width": 1280, "height": 1024})
    finished(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    expect(page.locator(".dtz-figure")).to_be_visible()


def test_a_whole_visit_by_keyboard(address: str, visit: Visit) -> None:
    page = visit(address)
    expect(page.locator(".stButton button").first).to_be_visible()
    _tab_to(page, "Typ hier uw vraag")
    page.keyboard.type("overgewicht in Emmen")
    page.keyboard.press("Enter")
    finished(page)
    assert answer(page).startswith("66,7%")
    page.evaluate("document.activeElement.blur()")
    _tab_to(page, "Lees in het rapport", shows=True)
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.locator("mark")).to_have_text("66,7")
    opened.value.close()
    _tab_to(page, "Cijfers als tabel")
    page.keyboard.press("Enter")
    expect(page.locator("table", has_text="Cijfers in dit antwoord")).to_be_visible()
    _tab_to(page, "En in Nederland?")
    page.keyboard.press("Enter")
    expect(page.locator(".dtz-figure").last).to_have_text("50,3%")


def test_dark_mode_is_dark_and_its_chart_is_too(address: str, visit: Visit) -> None:
    page = visit(f"{address}/?vraag=overgewicht+Emmen", color_scheme="dark")
    finished(page)
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(20, 24, 28)"
    expect(page.locator('[data-testid="stVegaLiteChart"]').locator("svg, canvas").first).to_be_visible()


def _opened(page: Page, path: str) -> None:
    """Wait until the page is whole, and open all that can be opened on it."""
    expect(page.locator(PAGES[path]).first).to_be_visible()
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)
    if path == CONVERSATION:
        page.get_by_role("button", name="Nee", exact=True).click()
        expect(page.get_by_label("Wat had u verwacht?")).to_be_visible()
    if path == CHECKED:
        page.get_by_role("textbox", name="Uw tekst").fill(MEMO)
        page.get_by_role("button", name="Controleren").click()
        expect(page.locator(".dtz-claims > li")).to_have_count(6)
        page.locator("input[type=file]").set_input_files({"name": "n.txt", "mimeType": "text/plain", "buffer": b"nota"})
        expect(page.get_by_role("button", name="Verwijder n.txt")).to_be_visible()
        expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)
    if path == TABLES:
        page.get_by_role("tab", name="Tabellen").click()
    for summary in page.locator("summary").all():
        if summary.is_visible():  # not those of another tab
            summary.click()
    page.wait_for_timeout(400)  # what is opened slides open


def _words(page: Page) -> str:
    """All that a visitor reads or is read to, but for the trace and the names of icons."""
    return str(
        page.evaluate(
            "() => { const names = [...document.querySelectorAll('[aria-label], [title]')].filter(e => "
            "e.getClientRects().length).map(e => e.getAttribute('aria-label') || e.title).join(' | ');"
            "const copy = document.body.cloneNode(true); copy.querySelectorAll('script, style, svg, noscript, "
            "[data-testid=stCode], [data-testid=stIconMaterial], [data-testid=stElementToolbar], .dtz-report')"
            ".forEach(e => e.remove()); return copy.textContent + ' | ' + names; }"
        )
    )


def _tab_to(page: Page, name: str, shows: bool = False) -> None:
    """Press Tab until the focus is on what is called so; with `shows`, what it is on has to be outlined."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement; return (e.getAttribute('aria-label') || e.placeholder || "
            "e.innerText || '').trim() }"
        )
        if name in focused:
            if shows:
                assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    pytest.fail(f"met Tab kom je niet bij «{name}»")
