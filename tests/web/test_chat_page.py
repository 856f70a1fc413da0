"""The chat page in a real browser: first visit, questions, follow-ups, refusals, choices, charts, links that are shared."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import answer, ask, finished

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


def test_the_first_visit_says_what_this_is_and_gives_examples(address: str, visit: Visit) -> None:
    page = visit(address)
    trust = page.locator(".dtz-trust")
    expect(trust).to_contain_text("Dit is een automatische assistent")
    expect(trust).to_contain_text("Stand van de Dutch Techzone, editie 2024")
    expect(trust).to_contain_text("weet niets daarbuiten")
    example = page.locator(".stButton button").first
    question = example.inner_text()
    example.click()
    finished(page)
    expect(page.locator('[data-testid="stChatMessage"]').first).to_contain_text(question)
    expect(page.locator(".dtz-answer .dtz-figure").first).to_be_visible()
    expect(page.get_by_text("Bijvoorbeeld:")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_the_figure_stands_first_and_large_with_what_belongs_to_it(address: str, visit: Visit) -> None:
    page = visit(address)
    ask(page, "hoe hoog is de werkloosheid in Emmen")
    figure = page.locator(".dtz-figure")
    assert figure.inner_text() == "3,5%"
    sizes = [
        el.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") for el in (figure, page.locator(".dtz-answer"))
    ]
    assert sizes[0] > 1.6 * sizes[1]
    assert re.match(r"3,5%\s+werkloosheid, Emmen, 2023 \(hoofdstuk 3\. Arbeidsmarkt, Werkloosheid\)\.", answer(page))
    assert "Ook in het rapport: 3,4% over 2022" in answer(page)


def test_the_chart_marks_the_asked_place_and_has_a_table(address: str, visit: Visit) -> None:
    page = visit(address)
    ask(page, "overgewicht in Emmen")
    chart = page.locator('[data-testid="stVegaLiteChart"]')
    expect(chart.locator("svg, canvas").first).to_be_visible()
    told = "Overgewicht, 2022: Borger-Odoorn 56,1%, Coevorden 56,2%, Emmen 66,7%, Hardenberg 54%, Hoogeveen 55,5%"
    expect(chart).to_have_attribute("aria-label", f"{told}, Nederland 50,3%.")
    page.get_by_text("Cijfers als tabel").click()
    table = page.locator("table", has_text="Overgewicht, 2022")
    expect(table.locator("tbody tr")).to_have_count(6)
    expect(table.locator("tr", has_text="Emmen (gevraagd)")).to_contain_text("66,7%")
    expect(table.locator("tr", has_text="Nederland")).to_contain_text("50,3%")


def test_a_follow_up_and_a_refusal_follow_in_the_conversation(address: str, visit: Visit) -> None:
    page = visit(address)
    ask(page, "levensverwachting Hardenberg")
    ask(page, "en in Emmen?")
    assert answer(page).startswith("80,4 jaar")
    ask(page, "hoeveel huizen worden er gebouwd in Emmen")
    assert answer(page).startswith("Dat staat niet in het rapport")
    assert page.locator(".dtz-answer").count() == 3


def test_a_vague_question_offers_choices_that_are_asked_with_a_click(address: str, visit: Visit) -> None:
    page = visit(address)
    ask(page, "Emmen")
    expect(page.get_by_text("Kies een onderwerp:")).to_be_visible()
    page.get_by_role("button", name="Overgewicht Emmen").click()
    expect(page.locator(".dtz-figure")).to_have_text("66,7%")


def test_a_suggestion_goes_on_from_the_answer(address: str, visit: Visit) -> None:
    page = visit(address)
    ask(page, "overgewicht in Hardenberg")
    page.get_by_role("button", name="En in Nederland?").click()
    expect(page.locator(".dtz-figure").last).to_have_text("50,3%")


def test_what_is_not_available_is_told_as_a_caution(address: str, visit: Visit) -> None:
    page = visit(address)
    ask(page, "levensverwachting in Nederland")
    expect(page.locator(".dtz-warning")).to_contain_text("niet beschikbaar")
    expect(page.locator(".dtz-figure")).to_have_count(0)


def test_the_address_holds_the_conversation_for_others_and_after_a_reload(address: str, visit: Visit) -> None:
    page = visit(address)
    ask(page, "levensverwachting Hardenberg")
    ask(page, "en in Emmen?")
    page.wait_for_url(re.compile(r"vraag=levensverwachting\+Hardenberg&vraag=en\+in\+Emmen"))
    told = page.locator(".dtz-answer").all_text_contents()
    page.reload()
    expect(page.locator(".dtz-answer")).to_have_count(2)
    expect(page.locator(".dtz-answer")).to_have_text(told)
    other = visit(page.url)
    expect(other.locator(".dtz-answer")).to_have_count(2)
    expect(other.locator(".dtz-answer")).to_have_text(told)


def test_a_new_conversation_starts_empty(address: str, visit: Visit) -> None:
    page = visit(f"{address}/?vraag=levensverwachting+Hardenberg")
    finished(page)
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(page.locator(".dtz-answer")).to_have_count(0)
    expect(page.get_by_text("Bijvoorbeeld:")).to_be_visible()
    expect(page).not_to_have_url(re.compile("vraag="))
    ask(page, "en in Emmen?")
    assert not page.locator(".dtz-figure").count()


def test_questions_that_follow_at_once_are_all_answered(address: str, visit: Visit) -> None:
    page = visit(address)
    box = page.get_by_role("textbox", name="Typ hier uw vraag")
    for question in ("werkloosheid Emmen", "overgewicht Hardenberg", "levensverwachting Coevorden"):
        box.press_sequentially(question, delay=20)  # faster than anyone types, but not within one tick of the clock
        box.press("Enter")
    expect(page.locator(".dtz-answer")).to_have_count(3)
    expect(page.locator(".dtz-figure")).to_have_text(["3,5%", "54%", "80,7 jaar"])


def test_staff_see_how_a_question_was_read(address: str, visit: Visit) -> None:
    page = visit(f"{address}/?vraag=werkloosheid+Emmen&trace=1")
    finished(page)
    trace = page.locator('[data-testid="stCode"]').inner_text()
    for part in ("bewerking: value", "woorden: werkloosheid", "gebieden: Emmen", "antwoord door regel: waarde"):
        assert part in trace
    weighed = page.locator("table", has_text="Cijfers die in aanmerking kwamen").locator("tbody tr")
    rows = [row.locator("td").all_inner_texts()[:4] for row in weighed.all()]
    assert ["3,5%", "Werkloosheid", "Emmen", "2023"] in rows[:2]
    expect(page.locator("table", has_text="Zinnen die in aanmerking kwamen").locator("tbody tr").first).to_be_visible()
    plain = visit(f"{address}/?vraag=werkloosheid+Emmen")
    finished(plain)
    assert plain.locator('[data-testid="stCode"]').count() == 0


def test_a_message_that_cannot_be_read_gets_one_sentence(address: str, visit: Visit) -> None:
    page = visit(address)
    box = page.get_by_role("textbox", name="Typ hier uw vraag")
    box.fill("x" * 20_000)
    box.press("Enter")
    alert = page.locator('[data-testid="stAlert"]')
    expect(alert).to_contain_text("lang")
    ask(page, "werkloosheid Emmen")
    expect(page.locator(".dtz-figure")).to_have_text("3,5%")


def test_a_question_that_is_too_long_is_shown_cut_off(address: str, visit: Visit) -> None:
    page = visit(address)
    box = page.get_by_role("textbox", name="Typ hier uw vraag")
    box.fill("hoeveel mensen wonen hier " * 400)
    box.press("Enter")
    expect(page.locator('[data-testid="stAlert"]')).to_contain_text("10.399 tekens")
    assert len(page.locator(".dtz-turn").inner_text()) < 700


@pytest.mark.parametrize("size", [(1200, 500), (360, 740), (320, 640)])
def test_a_visit_starts_at_the_top_and_an_answer_is_in_sight(address: str, visit: Visit, size: tuple[int, int]) -> None:
    page = visit(address, viewport={"width": size[0], "height": size[1]})
    expect(page.locator(".stButton button").first).to_be_attached()
    page.wait_for_timeout(1500)
    expect(page.get_by_role("heading", name="Vraag het rapport", level=1)).to_be_in_viewport(ratio=1)
    assert page.locator("h1").evaluate("e => e.getBoundingClientRect().top") > 40  # below the bar of the menu
    for question in ("overgewicht in Emmen", "levensverwachting Hardenberg"):
        ask(page, question)
        page.wait_for_timeout(1500)
        expect(page.locator(".dtz-figure").last).to_be_in_viewport()
        expect(page.locator(".dtz-turn").last).to_be_in_viewport()


def test_going_back_leaves_the_page_as_it_was(address: str, visit: Visit) -> None:
    page = visit(f"{address}/over")
    expect(page.locator("h2").first).to_be_visible()
    page.goto(address)
    ask(page, "levensverwachting Hardenberg")
    ask(page, "en in Emmen?")
    page.go_back()
    expect(page.get_by_role("heading", name="Over deze assistent", level=1)).to_be_visible()
    page.go_forward()
    expect(page.locator(".dtz-answer")).to_have_count(2)


def test_the_menu_brings_a_visitor_back_to_the_conversation(address: str, visit: Visit) -> None:
    page = visit(address)
    ask(page, "levensverwachting Hardenberg")
    page.get_by_role("link", name="Het rapport", exact=True).click()
    expect(page.locator(".dtz-report").first).to_be_visible()
    page.get_by_role("link", name="Vraag het rapport", exact=True).click()
    expect(page.locator(".dtz-answer")).to_have_count(1)
    page.wait_for_url(re.compile(r"vraag=levensverwachting"))


def test_a_new_subject_after_an_answer_stands_alone(address: str, visit: Visit) -> None:
    page = visit(address)
    ask(page, "overgewicht in Emmen")
    ask(page, "waarom daalt de bevolking")
    assert "prognose" in answer(page)
    assert "overgewicht" not in answer(page)
