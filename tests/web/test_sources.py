"""From a figure to its words: the report page, opened at the quoted sentence or cell, and what it shows of the report."""

from collections.abc import Callable
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import ask, finished

Visit = Callable[..., Page]
pytestmark = pytest.mark.browser


def test_a_quoted_sentence_is_opened_and_marked_in_the_report(address: str, visit: Visit) -> None:
    page = visit(address)
    ask(page, "hoe hoog is de werkloosheid in Emmen")
    with page.context.expect_page() as opened:
        page.locator("blockquote").get_by_role("link", name="Lees in het rapport").click()
    report = opened.value
    mark = report.locator("mark")
    expect(mark).to_have_count(1)
    told = "Van de DTZ gemeenten is de werkloosheid het laagst in Hardenberg (2,9%) en het hoogst in Emmen (3,5%)."
    expect(mark).to_have_text(told)
    expect(mark).to_be_in_viewport()
    assert mark.evaluate("e => e.closest('.dtz-report').querySelector('h2').textContent") == "3. Arbeidsmarkt"
    expect(page.locator(".dtz-answer")).to_have_count(1)


def test_a_cell_of_a_table_is_opened_and_marked(address: str, visit: Visit) -> None:
    page = visit(f"{address}/?vraag=levensverwachting+Hardenberg")
    finished(page)
    page.get_by_text("Cijfers als tabel").click()
    with page.context.expect_page() as opened:
        page.locator("table", has_text="Cijfers in dit antwoord").get_by_role("link").first.click()
    mark = opened.value.locator("mark")
    expect(mark).to_have_text("81,8")
    expect(mark).to_be_in_viewport()
    cell = mark.evaluate("e => [e.closest('tr').querySelector('th').textContent, [...e.closest('tr').children].indexOf("
                         "e.closest('td')), e.closest('table').querySelectorAll('thead th')[4].textContent]")  # fmt: skip
    assert cell == ["Levensverwachting bevolking", 4, "Hardenberg"]


def test_a_figure_of_the_chart_is_a_link_to_its_cell(address: str, visit: Visit) -> None:
    page = visit(f"{address}/?vraag=overgewicht+Emmen")
    finished(page)
    page.get_by_text("Cijfers als tabel").click()
    with page.context.expect_page() as opened:
        page.locator("table", has_text="Overgewicht, 2022").get_by_role("link", name="50,3%").click()
    expect(opened.value.locator("mark")).to_have_text("50,3")


def test_the_sources_show_the_quoted_words_in_their_context(address: str, visit: Visit) -> None:
    page = visit(f"{address}/?vraag=werkloosheid+Emmen")
    finished(page)
    page.get_by_text("Bronnen (2)").click()
    told = "Van de DTZ gemeenten is de werkloosheid het laagst in Hardenberg (2,9%) en het hoogst in Emmen (3,5%)."
    expect(page.locator("mark")).to_have_text([told, "3,4"])
    expect(page.locator(".dtz-context").first).to_contain_text("schommelt al jaren rond het landelijke gemiddelde")


def test_the_report_page_has_its_chapters_headings_and_tables(address: str, visit: Visit) -> None:
    page = visit(f"{address}/rapport")
    chapters = page.get_by_role("navigation", name="Hoofdstukken").get_by_role("link")
    expect(chapters).to_have_count(8)
    assert chapters.nth(2).inner_text() == "3. Arbeidsmarkt"
    expect(page.locator(".dtz-report h3", has_text="Werkloosheid")).to_have_count(1)
    expect(page.locator(".dtz-report table")).to_have_count(4)
    expect(page.locator(".dtz-report table").last.locator("tbody tr:has(td)")).to_have_count(42)
    chapters.nth(6).click()
    expect(page.locator("h2", has_text="7. Brede welvaart")).to_be_in_viewport()
    expect(page.locator("mark")).to_have_count(0)


def test_words_that_are_not_in_the_report_are_told_so(address: str, visit: Visit) -> None:
    page = visit(f"{address}/rapport?citaat={quote_plus('De werkloosheid in Emmen was 99,9%.')}")
    expect(page.locator('[data-testid="stAlert"]')).to_contain_text("staan niet (meer) zo in dit rapport")
    expect(page.locator("mark")).to_have_count(0)
