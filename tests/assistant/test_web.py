"""The chat page: its parts without a browser, and the whole of it in Chromium."""

import re

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from assistant.ask import Assistant
from assistant.examples import example_questions
from assistant.web.source_view import plain_markdown, source_html

WAIT = 60


def test_the_quoted_words_are_marked_in_their_context(assistant: Assistant) -> None:
    prose, table = assistant.ask("hoe hoog is de werkloosheid in Emmen").sources
    html = source_html(prose, assistant.index)
    assert f"<mark>{prose.quote}</mark>" in html
    assert "schommelt al jaren rond het landelijke gemiddelde" in html
    row = source_html(table, assistant.index)
    assert re.findall(r"<mark>(.*?)</mark>", row) == ["3,4"]
    assert '<th scope="row">Emmen</th><td><mark>3,4</mark></td>' in row


def test_markup_of_a_user_is_shown_as_typed() -> None:
    assert plain_markdown("<b>**x**</b> $y$") == r"\<b\>\*\*x\*\*\</b\> \$y\$"


def test_the_examples_fit_the_report_and_are_answered(assistant: Assistant, tiny: Assistant) -> None:
    for each in (assistant, tiny):
        questions = example_questions(each.index)
        assert len(questions) >= 3
        for question in questions:
            assert each.ask(question).status in ("answered", "not_available"), question


@pytest.mark.browser
def test_a_question_typed_in_the_page_gets_both_figures_with_their_sources(
    page: str, browser: webdriver.Chrome
) -> None:
    browser.get(page)
    _ask(browser, "hoe hoog is de werkloosheid in Emmen")
    answer = _messages(browser)[-1]
    assert re.match(r"3,5% – werkloosheid, Emmen, 2023 \(hoofdstuk 3\. Arbeidsmarkt, Werkloosheid\)", answer)
    assert answer.index("3,5%") < answer.index("3,4%")
    WebDriverWait(browser, WAIT).until(lambda b: len(b.find_elements(By.TAG_NAME, "mark")) == 2)
    marks = [str(mark.get_attribute("textContent")) for mark in browser.find_elements(By.TAG_NAME, "mark")]
    assert marks[0].endswith("het hoogst in Emmen (3,5%).")
    assert marks[1] == "3,4"


@pytest.mark.browser
def test_a_follow_up_and_a_refusal_follow_in_the_conversation(page: str, browser: webdriver.Chrome) -> None:
    browser.get(page)
    _ask(browser, "levensverwachting Hardenberg")
    _ask(browser, "en in Emmen?")
    assert _messages(browser)[-1].startswith("80,4 jaar")
    _ask(browser, "hoeveel huizen worden er gebouwd in Emmen")
    assert _messages(browser)[-1].startswith("Dat staat niet in het rapport")
    assert len(_messages(browser)) == 6


@pytest.mark.browser
def test_an_example_is_asked_with_one_click(page: str, browser: webdriver.Chrome) -> None:
    browser.get(page)
    WebDriverWait(browser, WAIT).until(lambda b: len(b.find_elements(By.CSS_SELECTOR, ".stButton button")) >= 3)
    example = browser.find_elements(By.CSS_SELECTOR, ".stButton button")[0]
    question = example.text
    example.click()
    WebDriverWait(browser, WAIT).until(lambda b: len(_messages(b)) == 2)
    assert _messages(browser)[0] == question


@pytest.mark.browser
def test_the_page_is_dutch_and_fits_a_phone(page: str, browser: webdriver.Chrome) -> None:
    browser.set_window_size(500, 800)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True})  # fmt: skip
    browser.get(page)
    _ask(browser, "hoe hoog is de werkloosheid in Emmen")
    WebDriverWait(browser, WAIT).until(lambda b: b.execute_script("return document.documentElement.lang") == "nl")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 320
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def _ask(browser: webdriver.Chrome, question: str) -> None:
    before = len(_messages(browser))
    WebDriverWait(browser, WAIT).until(lambda b: b.find_elements(By.TAG_NAME, "textarea"))
    box = browser.find_element(By.TAG_NAME, "textarea")
    box.send_keys(question)
    box.send_keys(Keys.ENTER)
    WebDriverWait(browser, WAIT).until(lambda b: len(_messages(b)) == before + 2 and _messages(b)[-1])


def _messages(browser: webdriver.Chrome) -> list[str]:
    found = browser.find_elements(By.CSS_SELECTOR, '[data-testid="stChatMessageContent"]')
    return [str(element.text) for element in found]
