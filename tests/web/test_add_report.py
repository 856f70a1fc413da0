"""The page on which staff add a report: the door, a bad file, correcting, adding, taking out; and once in a browser."""

import runpy
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from assistant.incoming import job, understood
from assistant.incoming.adding import catalogue_of
from assistant.librarian import Librarian
from assistant.service import Service
from assistant.web import frame, staff_code
from ingest.lock import only_one
from tests.conftest import TINY, WordEmbedder, build, dtz
from tests.web.conftest import ask, serving
from tests.web.test_accessibility import ENGLISH
from tests.web.test_accessibility import _words as words_of
from vectorstore.library import open_library
from vectorstore.settings import PROJECT

Visit = Callable[..., Page]
CODE = "een lange zin 2026"
NEW = """# Leefbaarheid 2025

## Wonen

| Gemeente | A | B |
|---|---|---|
| Tiel | 4,1 | 120 |
| Culemborg | 3,3 | 95 |
| | 2,6 | 80 |

## Zorg &lt;b&gt;thuis&lt;/b&gt;

In 2025 werkten in Tiel 1.250 mensen in de zorg.

| Onderwerp | Tiel | Buren |
|---|---|---|
| Huisartsen | 12 | 9 |
| &lt;img src=x onerror="window.hacked=1"&gt; | 1 | 2 |
"""


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Folders of its own with one report in the index, and the code set."""
    data = _data_folder(tmp_path)
    monkeypatch.setenv("DTZ_DATA", str(data))
    monkeypatch.setenv("DTZ_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("DTZ_STAFF_CODE", CODE)
    monkeypatch.delenv("DTZ_INCOMING", raising=False)
    monkeypatch.setattr(staff_code, "PAUSE", 0.0)
    understood.forget()
    build([data / "reports" / "rivierenland.txt"], tmp_path / "index")
    librarian = Librarian(open_library(tmp_path / "index", WordEmbedder()))

    def shared() -> Librarian:
        librarian.refresh()
        return librarian

    monkeypatch.setattr("assistant.web.reports_in_use.shared_librarian", shared)
    return tmp_path


def _data_folder(folder: Path) -> Path:
    data = folder / "data"
    (data / "reports").mkdir(parents=True)
    (data / "vocabulary").symlink_to(PROJECT / "data" / "vocabulary")
    (data / "reports" / "rivierenland.txt").write_text(TINY, encoding="utf-8")
    (data / "service.toml").write_text("staff = true\n", encoding="utf-8")
    return data


def page() -> AppTest:
    source = "from assistant.web.add_report import add_report_page\nadd_report_page()\n"
    return AppTest.from_string(source, default_timeout=60)


def inside() -> AppTest:
    app = page().run()
    app.text_input[0].set_value(CODE)
    return press(app, "Verder")


def upload(app: AppTest, name: str, text: str) -> AppTest:
    return app.file_uploader[0].upload(name, text.encode(), "text/plain").run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def field(app: AppTest, label: str):
    return next(one for one in app.text_input if one.label == label)


def html(app: AppTest) -> str:
    return "\n".join(block.proto.body for block in app.get("html"))


def ids(folders: Path) -> list[str]:
    catalogue = catalogue_of(folders / "index")
    assert catalogue is not None
    return [entry.report.id for entry in catalogue.entries]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("staff", [True, False])
def test_the_page_is_in_the_menu_only_where_the_setting_says_so(monkeypatch: pytest.MonkeyPatch, staff: bool) -> None:
    shown: list[str] = []

    class Menu:
        def run(self) -> None:
            """Draw nothing."""

    def navigation(pages: list[str], position: str) -> Menu:
        shown.extend(pages)
        return Menu()

    monkeypatch.setattr(frame, "load_service", lambda: Service(staff=staff))
    monkeypatch.setattr(streamlit, "Page", lambda draw, title, url_path, default=False: url_path)
    monkeypatch.setattr(streamlit, "navigation", navigation)
    runpy.run_path(str(PROJECT / "streamlit_app.py"))
    assert shown == ["vraag", "controleren", "tabellen", "rapport", "over", "evaluatie"] + ["rapport-toevoegen"] * staff


def test_without_a_code_the_page_only_says_how_to_switch_it_on(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DTZ_STAFF_CODE")
    app = page().run()
    assert "DTZ_STAFF_CODE" in app.info[0].value
    assert (len(app.text_input), len(app.file_uploader), len(app.button)) == (0, 0, 0)


@pytest.mark.parametrize("code", ["", "een lange zin", CODE.upper(), "é"])
def test_a_wrong_code_shows_nothing(folders: Path, code: str) -> None:
    app = page().run()
    assert (len(app.file_uploader), len(app.header)) == (0, 0)
    app.text_input[0].set_value(code)
    press(app, "Verder")
    assert app.error[0].value.startswith("Deze code klopt niet")
    assert (len(app.file_uploader), len(app.header)) == (0, 0)


def test_the_right_code_is_typed_once_and_shows_the_reports(folders: Path) -> None:
    app = inside()
    assert (len(app.file_uploader), len(app.error)) == (1, 0)
    assert [header.value for header in app.header] == ["Kies een bestand", "Rapporten in de assistent"]
    assert '<td data-label="Rapport">Rivierenland</td>' in html(app)
    assert not app.run().text_input


def test_a_code_that_was_changed_has_to_be_typed_again(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = inside()
    monkeypatch.setenv("DTZ_STAFF_CODE", "een andere zin")
    assert len(app.run().file_uploader) == 0


def test_a_file_that_cannot_be_read_is_told_and_not_kept(folders: Path) -> None:
    app = inside()
    upload(app, "leeg.txt", " \n ")
    assert not app.exception
    assert "leeg" in app.error[0].value
    assert app.run().error
    assert names(folders / "data" / "incoming") == []
    assert ids(folders) == ["rivierenland"]
    upload(app, "nieuw.md", NEW)
    assert not app.error
    assert "Toevoegen aan de assistent" in labels(app)


def test_what_was_understood_is_shown_with_the_uncertain_table_first(folders: Path) -> None:
    app = upload(inside(), "Nieuw.md", NEW)
    assert not app.exception
    assert not app.error
    assert [header.value for header in app.header] == [
        "Kijk na wat de assistent begrijpt", "Voeg het rapport toe", "Rapporten in de assistent",
    ]  # fmt: skip
    assert [part.value for part in app.subheader] == [
        "Gegevens van het rapport", "Inhoud", "Kijk deze tabellen na (1)", "Tabellen die zeker zijn gelezen (1)",
    ]  # fmt: skip
    assert "Dit is niet zeker:</p><ul><li>Regel 5 heeft cijfers zonder naam ervoor.</li>" in html(app)
    assert '<th scope="row">Culemborg</th><td class="dtz-number">3,3</td><td class="dtz-number">95</td>' in html(app)
    assert "<strong>2</strong> tabellen" in html(app)
    assert '<p class="dtz-place">Onder «Wonen»</p>' in html(app)
    assert "<li>Zorg &lt;b&gt;thuis&lt;/b&gt;</li>" in html(app)
    assert "<b>" not in html(app)
    assert "<img" not in html(app)


def test_a_file_that_waits_is_found_by_a_later_visitor(folders: Path) -> None:
    app = upload(inside(), "nieuw.md", NEW)
    field(app, "Titel").set_value("Stand van 2025").run()
    other = inside()
    assert not other.file_uploader
    assert field(other, "Titel").value == "Stand van 2025"


def test_a_corrected_table_is_read_again(folders: Path) -> None:
    app = upload(inside(), "nieuw.md", NEW)
    press(app, "Verbeteren")
    field(app, "Titel van de tabel").set_value("Leegstand")
    field(app, "Naam van kolom 1").set_value("Leegstand in 2024")
    field(app, "Eenheid van kolom 1").set_value("%")
    next(box for box in app.checkbox if box.label.startswith("Zo is het goed")).check()
    press(app, "Opnieuw lezen")
    assert not app.error
    assert "Kijk deze tabellen na (1)" not in [part.value for part in app.subheader]
    assert '<th scope="col">Leegstand in 2024 (%)</th>' in html(app)
    notes = tomllib.loads((folders / "data" / "incoming" / "nieuw.toml").read_text(encoding="utf-8"))
    assert notes["table"] == [
        {"section": "Wonen", "number": 1, "title": "Leegstand", "columns": ["Leegstand in 2024", ""],
         "units": ["%", ""], "checked": True}
    ]  # fmt: skip


def test_a_table_is_approved_or_left_out_with_one_press(folders: Path) -> None:
    app = upload(inside(), "nieuw.md", NEW)
    press(app, "Zo is het goed")
    assert [part.value for part in app.subheader][2:] == ["Tabellen (2)"]
    press(app, "Verbeteren")
    next(box for box in app.checkbox if box.label == "Laat deze tabel weg").check()
    press(app, "Opnieuw lezen")
    assert [part.value for part in app.subheader][2:] == ["Tabellen (1)", "Weggelaten tabellen (1)"]
    press(app, "Toch meenemen")
    assert [part.value for part in app.subheader][2:] == ["Tabellen (2)"]


def test_a_report_is_added_and_taken_out_again(folders: Path) -> None:
    app = upload(inside(), "nieuw.md", NEW)
    field(app, "Titel").set_value("Leefbaarheid").run()
    field(app, "Editie").set_value("2025").run()
    field(app, "Regio").set_value("RVL").run()
    assert any("22 verdwenen" in text.value for text in app.markdown)
    press(app, "Toevoegen aan de assistent")
    assert not app.exception
    assert not app.error
    assert app.success[0].value == r"Leefbaarheid \(2025\) zit in de assistent\."
    assert '<a href="./?rapport=nieuw">' in html(app)
    assert '<a href="rapport?rapport=nieuw">' in html(app)
    assert '<td data-label="Rapport">Leefbaarheid</td><td data-label="Editie">2025</td>' in html(app)
    assert ids(folders) == ["rivierenland", "nieuw"]
    assert names(folders / "data" / "reports") == ["nieuw.md", "nieuw.toml", "rivierenland.txt"]
    again = inside()
    press(again, "Terugdraaien")
    assert not again.error
    assert ids(folders) == ["rivierenland"]
    assert names(folders / "data" / "reports") == ["rivierenland.txt"]
    assert field(again, "Titel").value == "Leefbaarheid"
    assert "Toevoegen aan de assistent" in labels(again)


def test_throwing_away_asks_once_more(folders: Path) -> None:
    app = upload(inside(), "nieuw.md", NEW)
    press(app, "Weggooien")
    assert names(folders / "data" / "incoming") == ["nieuw.md", "nieuw.toml"]
    press(app, "Nee, bewaren")
    press(press(app, "Weggooien"), "Ja, weggooien")
    assert names(folders / "data" / "incoming") == []
    assert len(app.file_uploader) == 1
    assert ids(folders) == ["rivierenland"]


def test_a_report_that_is_there_is_replaced_only_where_staff_choose_so(folders: Path) -> None:
    app = upload(inside(), "Rivierenland.txt", TINY.replace("90.400", "91.400"))
    assert any("dezelfde bestandsnaam" in warning.value for warning in app.warning)
    press(app, "Toevoegen aan de assistent")
    assert app.error[0].value == "Kies eerst wat er met het rapport moet gebeuren dat er al is."
    assert (folders / "data" / "reports" / "rivierenland.txt").read_text(encoding="utf-8") == TINY
    assert any("1 gewijzigd" in text.value for text in app.markdown)
    app.radio[0].set_value("vervang")
    press(app, "Toevoegen aan de assistent")
    assert not app.error
    assert "91.400" in (folders / "data" / "reports" / "rivierenland.txt").read_text(encoding="utf-8")
    press(app, "Terugdraaien")
    assert not app.error
    assert (folders / "data" / "reports" / "rivierenland.txt").read_text(encoding="utf-8") == TINY


def test_a_report_without_a_title_or_region_is_not_added(folders: Path) -> None:
    app = upload(inside(), "nieuw.md", NEW)
    press(app, "Toevoegen aan de assistent")
    assert app.error[0].value == "Vul eerst de naam van de regio in."
    field(app, "Regio").set_value("Rivierenland").run()
    field(app, "Titel").set_value(" ").run()
    press(app, "Toevoegen aan de assistent")
    assert app.error[0].value == "Vul eerst een titel in."
    assert ids(folders) == ["rivierenland"]


def test_another_ingest_at_work_is_told_and_nothing_is_lost(folders: Path) -> None:
    app = upload(inside(), "nieuw.md", NEW)
    field(app, "Regio").set_value("Rivierenland").run()
    with only_one(folders / "index", True, print):
        press(app, "Toevoegen aan de assistent")
    assert app.error[0].value.startswith("Er loopt al een inlezing")
    assert ids(folders) == ["rivierenland"]
    press(app, "Toevoegen aan de assistent")
    assert not app.error
    assert ids(folders) == ["rivierenland", "nieuw"]


def test_a_fault_of_the_program_is_a_dutch_sentence(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = upload(inside(), "nieuw.md", NEW)
    field(app, "Regio").set_value("Rivierenland").run()
    with monkeypatch.context() as broken:
        broken.setattr("assistant.incoming.adding.ingest", lambda *_, **__: 1 / 0)
        press(app, "Toevoegen aan de assistent")
    assert not app.exception
    assert app.error[0].value.startswith("Er ging iets mis in het programma")
    assert "Toevoegen aan de assistent" in labels(app)


def test_a_file_that_cannot_be_read_any_more_can_be_thrown_away(folders: Path) -> None:
    app = upload(inside(), "nieuw.md", NEW)
    (folders / "data" / "incoming" / "nieuw.toml").write_text("title = ", encoding="utf-8")
    app.run()
    assert "nieuw\\.toml heeft een fout" in app.error[0].value
    press(press(app, "Weggooien"), "Ja, weggooien")
    assert len(app.file_uploader) == 1


def test_a_visitor_who_comes_while_a_report_is_added_sees_how_far_it_is(folders: Path) -> None:
    started = time.monotonic()
    job.start_job("Het rapport toevoegen …", lambda tell: (tell("Lezen", 1, 2), time.sleep(0.5)))
    app = inside()
    assert time.monotonic() - started >= 0.5
    assert len(app.file_uploader) == 1


@pytest.fixture
def staff_address(guarded: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """Address of the app with the page for staff, on folders of its own."""
    monkeypatch.setenv("DTZ_DATA", str(_data_folder(tmp_path)))
    monkeypatch.setenv("DTZ_STAFF_CODE", CODE)
    done = dtz(guarded, "ingest", "--index", str(tmp_path / "index"))
    assert done.returncode == 0, done.stderr
    with serving(tmp_path / "index", tmp_path / "feedback.sqlite") as up:
        yield up


@pytest.mark.browser
def test_a_report_is_uploaded_corrected_added_and_asked(staff_address: str, visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "Nieuw rapport.md").write_text(NEW, encoding="utf-8")
    page = visit(f"{staff_address}/rapport-toevoegen", viewport={"width": 360, "height": 800})
    page.get_by_label("Toegangscode").fill(CODE)
    _is_for_everyone(page)
    page.get_by_role("button", name="Verder").click()
    page.locator('input[type="file"]').set_input_files(tmp_path / "Nieuw rapport.md")
    expect(page.get_by_role("heading", name="Kijk deze tabellen na (1)")).to_be_visible()
    page.get_by_role("button", name="Verbeteren").first.click()
    page.get_by_label("Titel van de tabel").fill("Huizen")
    _is_for_everyone(page)
    assert page.evaluate("window.hacked") is None
    page.get_by_role("button", name="Annuleren").click()
    page.get_by_label("Titel", exact=True).fill("Leefbaarheid")
    page.get_by_label("Titel", exact=True).press("Enter")
    page.get_by_label("Regio", exact=True).fill("Rivierenland")
    page.get_by_label("Regio", exact=True).press("Enter")
    page.get_by_role("button", name="Zo is het goed").click()
    expect(page.get_by_role("heading", name="Tabellen (2)")).to_be_visible()
    page.get_by_role("button", name="Toevoegen aan de assistent").click()
    expect(page.get_by_text("zit in de assistent.")).to_be_visible()
    page.get_by_role("link", name="Stel een vraag over dit rapport").click()
    ask(page, "hoeveel huisartsen in Tiel")
    expect(page.locator(".dtz-figure").last).to_contain_text("12")


@pytest.mark.browser
def test_the_address_of_the_page_is_unknown_where_it_is_off(address: str, visit: Visit) -> None:
    page = visit(f"{address}/rapport-toevoegen")
    expect(page.get_by_text("Deze pagina bestaat niet")).to_be_visible()
    expect(page.get_by_label("Toegangscode")).to_have_count(0)


def _is_for_everyone(page: Page) -> None:
    """Nothing sticks out on a phone, nothing serious by axe-core, no English."""
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []
    page.wait_for_timeout(500)  # names of Streamlit's own controls are put in Dutch after they are drawn
    assert not ENGLISH.search(words_of(page)), ENGLISH.search(words_of(page))
