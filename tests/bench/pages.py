"""The chat page in a real browser: until the first page stands, and from Enter until the answer's figure shows."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.commands import FIGURES, OPENS
from tests.bench.measure import Row, row
from tests.web.conftest import serving

VISITS = 8
REST = 1200
"""Milliseconds between questions: a visitor reads."""
_CLOCK = """number => {
  window.watching?.disconnect();
  window.entered = window.shown = null;
  document.querySelector("textarea").addEventListener("keydown", () => { window.entered = performance.now(); }, {once: true});
  window.watching = new MutationObserver(() => {
    const answer = document.querySelector(`#dtz-answer-${number}`);
    if (answer?.getClientRects().length) window.shown ??= performance.now();
  });
  window.watching.observe(document.body, {childList: true, subtree: true});
}"""


def page_rows(index: Path) -> Iterator[Row]:
    """Rows for a warm server; none without Chromium. The first visit, which warms it, does not count."""
    chromium = shutil.which("chromium")
    if not chromium:
        print("zonder Chromium worden de pagina's niet gemeten")
        return
    first: list[float] = []
    figures: list[float] = []
    opens: list[float] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(index, Path(folder) / "f.sqlite") as address,
        sync_playwright() as p,
    ):
        browser = p.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for visit in range(VISITS + 1):
            seconds, given, told = _visit(browser, address)
            if visit:
                first.append(seconds)
                figures += given
                opens += told
        browser.close()
    yield row("eerste pagina, warme server", first, "s")
    yield row("Enter tot cijfer zichtbaar", figures, "ms")
    yield row("Enter tot zinnen zichtbaar", opens, "ms")


def _visit(browser: Browser, address: str) -> tuple[float, list[float], list[float]]:
    context = browser.new_context()
    page = context.new_page()
    started = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(".dtz-trust")
    page.wait_for_selector("textarea")
    seconds = time.perf_counter() - started
    page.wait_for_timeout(REST)
    given = [_ask(page, question, number) for number, question in enumerate(FIGURES[:4])]
    told = [_ask(page, question, len(given) + number) for number, question in enumerate(OPENS)]
    context.close()
    return seconds, given, told


def _ask(page: Page, question: str, number: int) -> float:
    page.fill("textarea", question)
    page.evaluate(_CLOCK, number)
    page.press("textarea", "Enter")
    page.wait_for_function("window.shown")
    took: float = page.evaluate("window.shown - window.entered")
    page.wait_for_timeout(REST)
    return took
