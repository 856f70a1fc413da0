"""All figures and tables of the report in a real browser: found, filtered, sorted, drawn, opened at their place, taken along."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.web.conftest import PHONE

Visit = Callable[..., Page]
pytestmark = pytest.mark.browser
TRIES, OPENS = 3, 8_000
"""How often a list is opened, and how many milliseconds it may take."""
SENTENCE = "Van de DTZ gemeenten is de werkloosheid het laagst in Hardenberg (2,9%) en het hoogst in Emmen (3,5%)."
UNEMPLOYMENT = [
    ["Werkloosheid", "Emmen", "2023", "3,5%", "stand", "3. Arbeidsmarkt, Werkloosheid"],
    ["Werkloosheid", "Emmen", "2022", "3,4%", "stand", "7. Brede welvaart, tabel «Indicatoren van brede welvaart»"],
]


@pytest.fixture
def page(address: str, visit: Visit) -> Page:
    return _at(visit(f"{address}/tabellen"))


def test_figures_are_found_by_their_words_and_the_address_holds_the_search(
    page: Page, address: str, visit: Visit
) -> None:
    _search(page, "werkloosheid emmen")
    expect(_caption(page)).to_have_text("Cijfer 1 tot en met 2 van 2")
    assert _rows(page) == UNEMPLOYMENT
    page.wait_for_url(re.compile(r"zoek=werkloosheid"))
    other = _at(visit(page.url))
    expect(_caption(other)).to_have_text("Cijfer 1 tot en met 2 van 2")
    expect(other.get_by_role("textbox", name="Zoeken")).to_have_value("werkloosheid emmen")
    _search(page, "overgewicht emmen 2022")
    assert [row[3] for row in _rows(page)] == ["66,7%"]
    _search(page, "")
    expect(page).not_to_have_url(re.compile("zoek="))


def test_what_is_not_found_is_told_with_what_to_do(page: Page) -> None:
    _search(page, "golfbanen")
    expect(page.locator("[data-testid=stAlert]")).to_have_text(
        "Geen cijfers gevonden. Haal een filter weg, of zoek met minder woorden."
    )
    expect(page.get_by_role("button", name="CSV")).to_have_count(0)


def test_filters_count_together(page: Page) -> None:
    _choose(page, "Onderwerp", "Overgewicht")
    _choose(page, "Gebied", "Emmen")
    _choose(page, "Gebied", "Hardenberg")
    _choose(page, "Jaar", "2022")
    expect(_caption(page)).to_have_text("Cijfer 1 tot en met 2 van 2")
    assert [row[:4] for row in _rows(page)] == [
        ["Overgewicht", "Emmen", "2022", "66,7%"], ["Overgewicht", "Hardenberg", "2022", "54%"],
    ]  # fmt: skip


def test_the_lists_of_the_filters_speak_dutch(page: Page) -> None:
    box = page.get_by_role("combobox", name="Onderwerp")
    box.click()
    expect(page.get_by_role("option").first).to_have_text("Alles kiezen")
    box.fill("overgewicht")
    expect(page.get_by_role("option").first).to_have_text("Deze 4 kiezen")
    box.fill("golfbanen")
    expect(page.get_by_role("listbox")).to_contain_text("Niets gevonden")


def test_rows_are_sorted_by_value_either_way(page: Page) -> None:
    _search(page, "levensverwachting bevolking 2021 jaar")
    lowest = ["80,4 jaar", "80,7 jaar", "81,0 jaar", "81,3 jaar", "81,5 jaar", "81,8 jaar"]
    figures = _table(page).locator(".dtz-number")
    _choose(page, "Sorteren op", "waarde")
    expect(figures).to_have_text([*lowest, "N.B.", "N.B.", "N.B."])
    _choose(page, "Richting", "aflopend")
    expect(figures).to_have_text([*lowest[::-1], "N.B.", "N.B.", "N.B."])


def test_a_figure_opens_its_place_in_the_report(page: Page) -> None:
    _search(page, "werkloosheid emmen")
    for at, words in ((0, SENTENCE), (1, "3,4")):
        with page.context.expect_page() as opened:
            _table(page).locator("tbody tr").nth(at).get_by_role("link").click()
        mark = opened.value.locator("mark")
        expect(mark).to_have_text(words)
        expect(mark).to_be_in_viewport()
        opened.value.close()


def test_what_can_be_drawn_is_drawn(page: Page) -> None:
    _search(page, "overgewicht")
    chart = page.locator('[data-testid="stVegaLiteChart"]')
    expect(chart.locator("svg, canvas").first).to_be_visible()
    told = "Emmen 66,7%, Dutch Techzone 59,5%, Coevorden 56,2%, Borger-Odoorn 56,1%, Hoogeveen 55,5%, Hardenberg 54%"
    expect(chart).to_have_attribute("aria-label", f"Overgewicht, 2022: {told}, Referentieregio 52,2%, Nederland 50,3%.")


def test_one_of_several_charts_is_chosen(page: Page) -> None:
    _search(page, "werkloosheid")
    page.get_by_text("Grafiek", exact=True).click()
    _choose(page, "Grafiek van", "Werkloosheid, Nederland (%), stand")
    expect(page.locator('[data-testid="stVegaLiteChart"]')).to_have_attribute(
        "aria-label", "Werkloosheid, Nederland: 2022 3,5%, 2023 3,6%, 2024 (raming) 4%, 2025 (raming) 4,5%."
    )


def test_there_is_a_next_page_that_starts_at_its_first_row(page: Page) -> None:
    total = int(re.findall(r"\d+", _caption(page).inner_text())[-1])
    assert total > 100
    expect(_caption(page)).to_have_text(f"Cijfer 1 tot en met 50 van {total}")
    page.get_by_role("button", name="Volgende bladzijde").click()
    expect(_caption(page)).to_have_text(f"Cijfer 51 tot en met 100 van {total}")
    expect(_caption(page)).to_be_in_viewport()
    expect(page.locator("#dtz-live")).to_have_text(f"Cijfer 51 tot en met 100 van {total}")
    _search(page, "werkloosheid")
    expect(_caption(page)).to_have_text(re.compile(r"Cijfer 1 tot en met"))


def test_the_tables_stand_as_printed_and_each_number_opens_its_cell(page: Page) -> None:
    page.get_by_role("tab", name="Tabellen (4)").click()
    names = page.locator("summary:visible")
    expect(names).to_have_count(4)
    assert len(set(names.all_inner_texts())) == 4
    names.nth(3).click()
    table = page.get_by_role("table", name="Indicatoren van brede welvaart")
    line = table.locator("tr", has=page.get_by_role("rowheader", name="Overgewicht"))
    assert line.locator("td").all_inner_texts() == [
        "56,1", "56,2", "66,7", "54", "55,5", "59,5", "52,2", "50,3", "Toegenomen", "Negatief", "2022",
    ]  # fmt: skip
    expect(table.locator("tbody tr:has(td)")).to_have_count(42)
    with page.context.expect_page() as opened:
        line.get_by_role("link", name="66,7").click()
    expect(opened.value.locator("mark")).to_have_text("66,7")


def test_what_was_found_is_downloaded_as_csv(page: Page, tmp_path: Path) -> None:
    _search(page, "werkloosheid emmen")
    data = _download(page, "2 cijfers als CSV", tmp_path).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert [(row["gebied"], row["periode"], row["getal"], row["tabel"], row["citaat"]) for row in rows] == [
        ("Emmen", "2023", "3,5", "", SENTENCE),
        ("Emmen", "2022", "3,4", "Indicatoren van brede welvaart",
         "Werkloosheid 3 3 3,4 2,8 3,2 3,1 3,2 3,5 Afgenomen Positief 2022"),
    ]  # fmt: skip


def test_what_was_found_is_downloaded_for_excel_with_the_tables(page: Page, tmp_path: Path) -> None:
    _search(page, "werkloosheid emmen")
    path = _download(page, "Excel, met de tabellen", tmp_path)
    assert path.name == "cijfers-stand-van-de-dutch-techzone.xlsx"
    book = load_workbook(path)
    rows = list(book["Alle cijfers"].iter_rows(min_row=2, values_only=True))
    assert [row[:5] for row in rows] == [
        ("Werkloosheid", "Emmen", "2023", "3,5%", 3.5), ("Werkloosheid", "Emmen", "2022", "3,4%", 3.4),
    ]  # fmt: skip
    lines = list(book["Indicatoren van brede welvaart"].iter_rows(values_only=True))
    assert ("Overgewicht", 56.1, 56.2, 66.7, 54, 55.5, 59.5, 52.2, 50.3, "Toegenomen", "Negatief", 2022) in lines


def test_markup_in_a_report_is_shown_and_not_run(nasty_address: str, visit: Visit) -> None:
    page = _at(visit(f"{nasty_address}/tabellen?zoek=delicten"))
    expect(_table(page).locator("tbody tr").first).to_contain_text("Aantal <u>ondervonden</u> delicten")
    page.get_by_role("tab", name="Tabellen").click()
    expect(page.get_by_role("rowheader", name="Aantal <u>ondervonden</u> delicten")).to_be_visible()
    assert page.evaluate("window.hacked") is None
    expect(page.get_by_placeholder("bijvoorbeeld: Inwoners Tiel")).to_have_count(1)  # of this report
    assert page.locator("td u, th u, .dtz-table b").count() == 0


def test_on_a_phone_each_figure_is_a_card_that_names_its_parts(address: str, visit: Visit) -> None:
    page = _at(visit(f"{address}/tabellen?zoek=werkloosheid+emmen", viewport=PHONE, has_touch=True))
    cells = _table(page).locator("tbody tr").first.locator("td")
    names = cells.evaluate_all(
        "all => all.map(e => getComputedStyle(e, '::before').content.replaceAll('\"', '').trim())"
    )
    assert names == ["Onderwerp:", "Gebied:", "Periode:", "Cijfer:", "Soort:", "Bron:"]
    left, right = cells.evaluate_all(  # at one moment: the page may still move
        "all => all.slice(3, 5).map(e => e.getBoundingClientRect().toJSON())"
    )
    assert left["y"] == right["y"]
    assert right["right"] <= PHONE["width"]


def _at(page: Page) -> Page:
    expect(page.locator(".dtz-table").first).to_be_attached()
    _settled(page)
    return page


def _settled(page: Page) -> None:
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)


def _table(page: Page) -> Locator:
    return page.get_by_role("tabpanel").first.locator(".dtz-table")


def _caption(page: Page) -> Locator:
    return _table(page).locator("caption")


def _rows(page: Page) -> list[list[str]]:
    return [row.locator("td").all_inner_texts() for row in _table(page).locator("tbody tr").all()]


def _search(page: Page, words: str) -> None:
    """Type in the search field, and wait until the page is drawn again: the address changes first."""
    box = page.get_by_role("textbox", name="Zoeken")
    box.fill(words)
    box.press("Enter")
    page.wait_for_url(lambda url: ("zoek=" + quote_plus(words) in url) if words else "zoek=" not in url)
    _settled(page)


def _choose(page: Page, label: str, option: str) -> None:
    """Choose from a list. Where the page is drawn again under the open list it closes, and whoever types does so once more."""
    _settled(page)
    box, wanted = page.get_by_role("combobox", name=label), page.get_by_role("option", name=option, exact=True)
    for _ in range(TRIES):
        box.fill(option)  # which leaves only what is like it
        try:
            wanted.wait_for(timeout=OPENS)
            break
        except PlaywrightTimeout:
            box.fill("")
    wanted.click()
    page.keyboard.press("Escape")  # a list of which several can be chosen stays open


def _download(page: Page, label: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
