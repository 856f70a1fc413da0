"""The web app running on indexes with the real model, and a real browser to visit it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.conftest import dtz
from vectorstore.settings import PROJECT

CHROMIUM = shutil.which("chromium")
UP = 60
"""Seconds that the app may take to come up."""
WAIT = 30_000
"""Milliseconds that something on a page may take; a test never waits that long for what is there."""
PHONE = {"width": 320, "height": 640}

NASTY = """1. Rare <b>tekens</b>

Inwoners
In 2024 telde de RVL 90.400 inwoners <script>window.hacked = 1</script> en <img src=x onerror="window.hacked=1">.
De gemeente Tiel telde 42.300 inwoners **vet** en [hier](javascript:alert(1)) staat $x^2$ en :material/home: ook.

2. Leefbaarheid

Veiligheid
De tabel geeft de cijfers over 2023.

Onderwerp  Tiel Culemborg Buren Nederland

Werkloosheid 4,1 3,3 2,6 3,7

Aantal <u>ondervonden</u>
delicten

31 28,5 N.B. 30

Overgewicht 52 48,4 50 50,1

Bron: CBS
"""


@contextmanager
def serving(index: Path, feedback: Path) -> Iterator[str]:
    """Address of a running chat page; the server never reaches for the network."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "assistant.cli",
        "chat",
        "--no-browser",
        "--port",
        str(port),
        "--index",
        str(index),
    ]
    environment = {**os.environ, "DTZ_FEEDBACK": str(feedback)}
    server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              start_new_session=True)  # fmt: skip
    address = f"http://localhost:{port}"
    try:
        _wait_until_up(address)
        yield address
    finally:
        os.killpg(server.pid, 15)
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def feedback_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feedback") / "feedback.sqlite"


@pytest.fixture(scope="session")
def address(real_index: Path, feedback_path: Path) -> Iterator[str]:
    """Address of the app on the report."""
    with serving(real_index, feedback_path) as up:
        yield up


@pytest.fixture(scope="session")
def nasty_address(guarded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app on a report with markup in its text."""
    folder = tmp_path_factory.mktemp("nasty")
    (folder / "raar.txt").write_text(NASTY, encoding="utf-8")
    done = dtz(guarded, "ingest", str(folder / "raar.txt"), "--index", str(folder / "index"))
    assert done.returncode == 0, done.stderr
    with serving(folder / "index", folder / "feedback.sqlite") as up:
        yield up


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("chromium ontbreekt; CI moet het installeren")
        pytest.skip("chromium is niet geïnstalleerd")
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes visitors, each with a browser profile of their own; what the page asks of other machines is an error."""
    contexts: list[BrowserContext] = []
    outside: list[str] = []

    def come(url: str, **options: object) -> Page:
        context = browser.new_context(accept_downloads=True, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("request", lambda request: None if _is_local(request.url) else outside.append(request.url))
        page.goto(url)
        return page

    yield come
    for context in contexts:
        context.close()
    assert not outside, outside


def ask(page: Page, question: str) -> None:
    """Type a question and wait until its answer stands on the page."""
    before = page.locator(".dtz-turn").count()
    box = page.get_by_role("textbox", name="Typ hier uw vraag")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".dtz-turn")).to_have_count(before + 1)
    finished(page)


def finished(page: Page) -> None:
    """Wait until the page is drawn to its end: below the last answer."""
    expect(page.get_by_role("button", name="Nieuw gesprek")).to_be_visible()
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)


def answer(page: Page) -> str:
    """The text of the last answer."""
    return str(page.locator(".dtz-answer").last.inner_text())


def _is_local(url: str) -> bool:
    return url.startswith(("http://localhost:", "data:", "blob:"))


def _wait_until_up(address: str) -> None:
    deadline = time.monotonic() + UP
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail("de chatpagina kwam niet op")
