"""The web app running on an index with the real model, and a browser to visit it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from vectorstore.settings import PROJECT

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
WAIT = 60
"""Seconds that the app may take to come up."""


@pytest.fixture(scope="session")
def page(real_index: Path) -> Iterator[str]:
    """Address of a running chat page on an index with the real model."""
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
        str(real_index),
    ]
    server = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              start_new_session=True)  # fmt: skip
    address = f"http://localhost:{port}"
    try:
        _wait_until_up(address)
        yield address
    finally:
        os.killpg(server.pid, 15)
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    if not (BROWSER and DRIVER):
        if os.environ.get("CI"):
            pytest.fail("chromium en chromedriver ontbreken; CI moet ze installeren")
        pytest.skip("chromium en chromedriver zijn niet geïnstalleerd")
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for flag in ("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
                 "disable-component-update", "disable-sync", "disable-dev-shm-usage", "window-size=1200,1400",
                 f"user-data-dir={tmp_path_factory.mktemp('profile')}"):  # fmt: skip
        options.add_argument(f"--{flag}")
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def _wait_until_up(address: str) -> None:
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail("de chatpagina kwam niet op")
