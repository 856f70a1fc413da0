"""The evaluation page in a real browser: a file with a fault, a run, the failures and the report."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
pytestmark = pytest.mark.browser
SET = """id;vraag;soort;verwacht;moet
v1;hoe hoog is de werkloosheid in Emmen;cijfer uit de tekst;antwoord;3,5%
v2;levensverwachting Hardenberg;cijfer uit een tabel;antwoord;99,9
v3;hoeveel inwoners heeft Assen;staat niet in het rapport;niet in het rapport;
"""


def test_an_uploaded_set_is_run_and_its_failures_are_shown(address: str, visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "kapot.csv").write_text(SET.replace("cijfer uit de tekst", "raadsel"), encoding="utf-8")
    (tmp_path / "vragen.csv").write_text(SET, encoding="utf-8")
    page = visit(f"{address}/evaluatie")
    _choose(page, "Vragenset", "Eigen bestand …")
    page.locator('input[type="file"]').set_input_files(tmp_path / "kapot.csv")
    expect(page.get_by_text("kapot.csv heeft fouten: rij 2: de soort «raadsel» bestaat niet")).to_be_visible()
    page.locator('input[type="file"]').set_input_files(tmp_path / "vragen.csv")
    expect(page.get_by_text("3 vragen gelezen uit vragen.csv")).to_be_visible()
    page.get_by_role("button", name="Meten").click()
    expect(page.get_by_text("Mislukte vragen (1)")).to_be_visible()
    expect(page.locator("[data-testid=stMetricValue]")).to_have_text(["66,7%", "33,3%", "0,0%"])
    expect(page.get_by_text("alle vragen").first).to_be_attached()
    failure = page.locator('[data-testid="stExpander"] summary').first
    expect(failure).to_contain_text("v2: levensverwachting Hardenberg")
    failure.click()
    expect(page.get_by_text("ontbreekt: 99,9")).to_be_visible()
    expect(page.get_by_role("button", name="Verslag (HTML)")).to_be_enabled()
    _choose(page, "Uitslag", "gemist")
    expect(page.get_by_text("v2: levensverwachting Hardenberg")).to_have_count(0)


def _choose(page: Page, label: str, option: str) -> None:
    box = page.locator(f'[data-testid="stSelectbox"] input[aria-label*="{label}"]')
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(700)  # a list that is open while the page still moves is closed by Streamlit
    box.click()
    page.get_by_role("option", name=option, exact=True).click()
