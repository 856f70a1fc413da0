"""The evaluation page in Chromium: a file with a fault, a run, the failures and the report."""

from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.assistant.conftest import WAIT

SET = """id;vraag;soort;verwacht;moet
v1;hoe hoog is de werkloosheid in Emmen;cijfer uit de tekst;antwoord;3,5%
v2;levensverwachting Hardenberg;cijfer uit een tabel;antwoord;99,9
v3;hoeveel inwoners heeft Assen;staat niet in het rapport;niet in het rapport;
"""


@pytest.mark.browser
def test_an_uploaded_set_is_run_and_its_failures_are_shown(
    page: str, browser: webdriver.Chrome, tmp_path: Path
) -> None:
    (tmp_path / "kapot.csv").write_text(SET.replace("cijfer uit de tekst", "raadsel"), encoding="utf-8")
    (tmp_path / "vragen.csv").write_text(SET, encoding="utf-8")
    browser.get(f"{page}/evaluatie")
    _choose(browser, "Vragenset", "Eigen bestand …")
    _upload(browser, tmp_path / "kapot.csv")
    _wait_for(browser, "kapot.csv heeft fouten: rij 2: de soort «raadsel» bestaat niet")
    _upload(browser, tmp_path / "vragen.csv")
    _wait_for(browser, "3 vragen gelezen uit vragen.csv")
    _button(browser, "Meten").click()
    _wait_for(browser, "Mislukte vragen (1)")
    assert [element.text for element in browser.find_elements(By.CSS_SELECTOR, '[data-testid="stMetricValue"]')] == [
        "66,7%", "33,3%", "0,0%",
    ]  # fmt: skip
    assert "alle vragen" in _text(browser)
    failure = browser.find_element(By.CSS_SELECTOR, '[data-testid="stExpander"] summary')
    assert "v2: levensverwachting Hardenberg" in failure.text
    failure.click()
    _wait_for(browser, "ontbreekt: 99,9")
    assert _button(browser, "Verslag (HTML)").is_enabled()
    _choose(browser, "Uitslag", "gemist")
    WebDriverWait(browser, WAIT).until(lambda b: "levensverwachting" not in _text(b))


@pytest.mark.browser
def test_the_evaluation_page_fits_a_phone(page: str, browser: webdriver.Chrome) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True})  # fmt: skip
    browser.get(f"{page}/evaluatie")
    _wait_for(browser, "Meten")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 320
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def _text(browser: webdriver.Chrome) -> str:
    return str(browser.find_element(By.TAG_NAME, "body").text)


def _wait_for(browser: webdriver.Chrome, text: str) -> None:
    WebDriverWait(browser, WAIT).until(lambda b: text in _text(b), f"«{text}» kwam niet op de pagina")


def _button(browser: webdriver.Chrome, label: str) -> webdriver.remote.webelement.WebElement:
    def find(b: webdriver.Chrome) -> webdriver.remote.webelement.WebElement | bool:
        return next((e for e in b.find_elements(By.TAG_NAME, "button") if label in e.text and e.is_enabled()), False)

    return WebDriverWait(browser, WAIT).until(find)


def _upload(browser: webdriver.Chrome, path: Path) -> None:
    WebDriverWait(browser, WAIT).until(lambda b: b.find_elements(By.CSS_SELECTOR, 'input[type="file"]'))
    browser.find_element(By.CSS_SELECTOR, 'input[type="file"]').send_keys(str(path))


def _choose(browser: webdriver.Chrome, label: str, option: str) -> None:
    selector = f'[data-testid="stSelectbox"] input[aria-label*="{label}"]'
    WebDriverWait(browser, WAIT).until(lambda b: b.find_elements(By.CSS_SELECTOR, selector))
    browser.find_element(By.CSS_SELECTOR, selector).click()
    choices = WebDriverWait(browser, WAIT).until(lambda b: b.find_elements(By.CSS_SELECTOR, '[role="option"]'))
    next(choice for choice in choices if choice.text == option).click()
