"""Checking a text in a real browser: pasted, as Word and as PDF; marks, list and filter; what goes wrong; what is taken along."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect
from reportlab.pdfgen.canvas import Canvas

from tests.web.conftest import PHONE

Visit = Callable[..., Page]
pytestmark = pytest.mark.browser
RIGHT = "In 2023 was de werkloosheid in Emmen 3,5%."
WRONG = "In 2023 was de werkloosheid in Hardenberg 4,1%."
ROUNDED = "In de Dutch Techzone wonen ongeveer 290.000 mensen."
OTHER_YEAR = "De werkloosheid in Nederland was 3,5% in 2023."
UNKNOWN = "De gemeente gaf 45 miljoen euro uit aan jeugdzorg."
TEXT = f"Beste raadsleden,\n\n{RIGHT} {WRONG}\n\n{ROUNDED} {OTHER_YEAR}\n\n- {UNKNOWN}\n"
VERDICTS = [
    ("3,5%", "klopt"),
    ("4,1%", "wijkt af"),
    ("290.000", "afgerond of anders genoteerd"),
    ("3,5%", "klopt voor een ander jaar of gebied"),
    ("45 miljoen", "niet in het rapport"),
]
"""What a reader of the report finds: 3,5% and 2,9% in 2023, 289.330 inhabitants, 3,5% in 2022 and 3,6% in 2023, nothing."""
SENTENCE = "Van de DTZ gemeenten is de werkloosheid het laagst in Hardenberg (2,9%) en het hoogst in Emmen (3,5%)."
SIGNS = str.maketrans("", "", "✓≈↔✗?")


@pytest.fixture
def page(address: str, visit: Visit) -> Page:
    return _at(visit(f"{address}/controleren"))


def test_each_figure_of_a_pasted_text_gets_its_verdict(page: Page) -> None:
    _check(page, TEXT)
    assert _verdicts(page) == VERDICTS
    expect(page.locator(".dtz-outcome")).to_contain_text("5 beweringen gecontroleerd")
    expect(page.get_by_text("Gecontroleerd: de geplakte tekst.")).to_contain_text("Stand van de Dutch Techzone (2024)")
    marks = page.locator(".dtz-checked mark")
    told = [mark.evaluate("e => { const bare = e.cloneNode(true); bare.querySelectorAll('span').forEach(s => s.remove()); "
                          "return [bare.textContent, e.className]; }") for mark in marks.all()]  # fmt: skip
    assert told == [
        ["3,5%", "dtz-verdict dtz-correct"],
        ["4,1%", "dtz-verdict dtz-wrong"],
        ["290.000", "dtz-verdict dtz-rounded"],
        ["3,5%", "dtz-verdict dtz-other_period_or_area"],
        ["45 miljoen", "dtz-verdict dtz-not_in_report"],
    ]
    assert marks.nth(1).inner_text().endswith("(wijkt af)")  # for those who do not see colours
    paragraphs = page.locator(".dtz-checked > p")
    expect(paragraphs.first).to_have_text("Beste raadsleden,")
    expect(page.locator(".dtz-checked li")).to_have_count(1)


def test_the_list_says_what_the_report_has(page: Page) -> None:
    _check(page, TEXT)
    claims = page.locator(".dtz-claims > li")
    expect(claims.nth(1)).to_contain_text("2,9% (Hardenberg, 2023)")
    expect(claims.nth(2)).to_contain_text("289.330 inwoners (Dutch Techzone, 2023)")
    expect(claims.nth(3)).to_contain_text("3,6%")
    expect(claims.nth(4).get_by_role("link", name="hoofdstuk")).to_have_count(0)


def test_a_mark_opens_its_source_and_leads_to_the_list_and_back(page: Page) -> None:
    _check(page, TEXT)
    with page.context.expect_page() as opened:
        page.locator(".dtz-checked mark").nth(1).get_by_role("link").click()
    source = opened.value.locator("mark")
    expect(source).to_have_text(SENTENCE)
    expect(source).to_be_in_viewport()
    opened.value.close()
    page.get_by_role("link", name="Naar bewering 5").click()
    expect(page.locator(".dtz-claims > li").nth(4)).to_be_focused()
    page.locator(".dtz-claims > li").nth(4).get_by_role("link", name="tekst").click()
    expect(page.locator(".dtz-checked mark").nth(4)).to_be_focused()


def test_a_cell_is_told_by_its_row_and_column(page: Page) -> None:
    _check(page, "Overgewicht komt in Emmen voor bij 66,7% van de inwoners.")
    link = page.locator(".dtz-claims").get_by_role("link", name="Overgewicht, Emmen")
    with page.context.expect_page() as opened:
        link.first.click()
    expect(opened.value.locator("mark")).to_have_text("66,7")


def test_only_the_chosen_verdicts_are_shown_until_the_next_text(page: Page) -> None:
    _check(page, TEXT)
    page.get_by_role("button", name="wijkt af (1)").click()
    expect(page.locator(".dtz-claims > li")).to_have_count(1)
    expect(page.locator(".dtz-checked mark")).to_have_count(1)
    assert _verdicts(page) == [("4,1%", "wijkt af")]
    expect(page.locator(".dtz-claims > li")).to_have_attribute("value", "2")  # its number in the whole text
    _check(page, f"{RIGHT} {WRONG}")
    assert _verdicts(page) == [("3,5%", "klopt"), ("4,1%", "wijkt af")]


def test_markup_in_a_text_is_shown_and_not_run(page: Page) -> None:
    _check(page, f'<img src=x onerror="window.hacked=true"> {RIGHT} <script>window.hacked=true</script> **$x$**')
    expect(page.locator(".dtz-checked")).to_contain_text('<img src=x onerror="window.hacked=true">')
    assert page.evaluate("window.hacked") is None
    assert _verdicts(page) == [("3,5%", "klopt")]


def test_a_text_without_figures_is_told_so(page: Page) -> None:
    _check(page, "Beste raadsleden, hierbij de uitnodiging voor de bijeenkomst.")
    expect(page.locator(".dtz-outcome")).to_have_text("Er staan geen beweringen over cijfers in deze tekst.")
    expect(page.get_by_role("button", name="CSV")).to_have_count(0)


def test_a_word_file_is_read_with_its_headings_items_and_tables(page: Page, tmp_path: Path) -> None:
    _upload(page, _word(tmp_path / "Brief aan de raad.docx"))
    expect(page.get_by_text("Gecontroleerd: het bestand Brief aan de raad.docx.")).to_be_visible()
    assert _verdicts(page) == [("3,5%", "klopt"), ("4,1%", "wijkt af")]
    expect(page.locator(".dtz-checked strong")).to_have_text("Arbeidsmarkt")
    expect(page.locator(".dtz-checked li")).to_contain_text("In 2023 was de werkloosheid in Hardenberg")


def test_a_pdf_is_read(page: Page, tmp_path: Path) -> None:
    _upload(page, _pdf(tmp_path / "brief.pdf", [RIGHT, WRONG, UNKNOWN]))
    assert _verdicts(page) == [("3,5%", "klopt"), ("4,1%", "wijkt af"), ("45 miljoen", "niet in het rapport")]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("plaatje.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "Het bestand plaatje.png is een afbeelding"),
        ("kapot.pdf", b"%PDF-1.4 kapot", "Het bestand kapot.pdf is beschadigd"),
        ("leeg.docx", b"", "Het bestand leeg.docx is leeg"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_and_the_text_stays(
    page: Page, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    box = page.get_by_role("textbox", name="Uw tekst")
    box.fill(TEXT)
    box.blur()
    _choose(page, tmp_path / name)
    expect(page.get_by_text("Alleen het bestand wordt gecontroleerd")).to_be_visible()
    page.get_by_role("button", name="Controleren").click()
    alert = page.locator("[data-testid=stAlert]", has_text=told)
    expect(alert).to_have_count(1)
    assert re.fullmatch(r"[^.]+\.\w+ [^\n]+[^. ]\.", alert.inner_text().strip())
    assert ". " not in alert.inner_text()
    expect(box).to_have_value(TEXT)
    page.get_by_role("button", name=f"Verwijder {name}").click()
    expect(page.get_by_text("Alleen het bestand wordt gecontroleerd")).to_have_count(0)
    page.get_by_role("button", name="Controleren").click()
    expect(page.locator(".dtz-claims > li")).to_have_count(5)
    expect(page.locator("[data-testid=stAlert]")).to_have_count(0)


def test_a_file_that_is_too_big_is_refused_in_dutch_and_in_sight(page: Page, tmp_path: Path) -> None:
    (tmp_path / "groot.txt").write_bytes(b"a " * 11_000_000)
    page.locator("input[type=file]").set_input_files(tmp_path / "groot.txt")
    told = page.get_by_text("Dit bestand is te groot; het mag hoogstens 20 MB zijn.")
    expect(told).to_be_visible()
    assert told.bounding_box()["width"] > 100  # type: ignore[index]


def test_no_text_gets_one_sentence(page: Page) -> None:
    page.get_by_role("button", name="Controleren").click()
    alert = page.locator("[data-testid=stAlert]")
    expect(alert).to_have_text("Er is geen tekst om te controleren; plak een tekst of kies een bestand.")
    _check(page, RIGHT)
    expect(alert).to_have_count(0)


def test_a_text_that_is_too_long_is_told_so_and_stays(page: Page) -> None:
    long = f"{RIGHT} " * 10_000
    page.get_by_role("textbox", name="Uw tekst").fill(long)
    page.get_by_role("button", name="Controleren").click()
    expect(page.locator("[data-testid=stAlert]")).to_contain_text("hoogstens 400.000 tekens")
    expect(page.get_by_role("textbox", name="Uw tekst")).to_have_value(long)


def test_text_and_outcome_are_there_after_a_visit_to_another_page_until_they_are_cleared(page: Page) -> None:
    _check(page, TEXT)
    page.get_by_role("link", name="Tabellen en cijfers").click()
    expect(page.locator(".dtz-table").first).to_be_visible()
    page.get_by_role("link", name="Cijfers controleren").click()
    box = page.get_by_role("textbox", name="Uw tekst")
    expect(box).to_have_value(TEXT)
    expect(page.locator(".dtz-claims > li")).to_have_count(len(VERDICTS))
    assert _verdicts(page) == VERDICTS
    page.get_by_role("button", name="Leegmaken").click()
    expect(box).to_have_value("")
    expect(page.locator(".dtz-claims")).to_have_count(0)


def test_numbers_that_were_not_compared_are_told(page: Page) -> None:
    _check(page, f"Op 12 maart vergadert de raad. {RIGHT}")
    assert _verdicts(page) == [("3,5%", "klopt")]
    expect(page.get_by_text("Niet vergeleken")).to_contain_text(": 12 maart.")


def test_on_a_phone_the_outcome_comes_into_sight_by_itself(address: str, visit: Visit) -> None:
    page = _at(visit(f"{address}/controleren", viewport=PHONE, has_touch=True))
    _check(page, TEXT)
    expect(page.locator(".dtz-outcome")).to_be_in_viewport()
    expect(page.locator("#dtz-live")).to_contain_text("5 beweringen gecontroleerd")
    assert page.locator(".dtz-outcome").evaluate("e => e.getBoundingClientRect().top") > 40  # below the bar of the menu


def test_a_text_is_checked_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("textbox", name="Uw tekst").focus()
    page.keyboard.insert_text(RIGHT)
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").endswith("Controleren"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".dtz-claims > li")).to_have_count(1)


def test_the_verdicts_are_downloaded_as_csv_and_read_back(page: Page, tmp_path: Path) -> None:
    _check(page, TEXT)
    path = _download(page, "CSV", tmp_path)
    assert path.name == "tekst-gecontroleerd.csv"
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert [(row["in de tekst"], row["oordeel"]) for row in rows] == VERDICTS
    assert (rows[1]["het rapport zegt"], rows[1]["zin"], rows[1]["citaat"]) == (
        "2,9% (Hardenberg, 2023)", WRONG, SENTENCE,
    )  # fmt: skip
    assert (rows[1]["rapport"], rows[1]["editie"], rows[1]["hoofdstuk"], rows[1]["paragraaf"]) == (
        "Stand van de Dutch Techzone", "2024", "3. Arbeidsmarkt", "Werkloosheid",
    )  # fmt: skip
    assert rows[4]["het rapport zegt"] == ""


def test_the_text_is_downloaded_as_word_with_a_comment_at_each_figure(page: Page, tmp_path: Path) -> None:
    _upload(page, _word(tmp_path / "Brief aan de raad.docx"))
    path = _download(page, "Word met opmerkingen", tmp_path)
    assert path.name == "Brief aan de raad-gecontroleerd.docx"
    document = Document(str(path))
    told = [comment.text for comment in document.comments]
    assert len(told) == 2
    assert told[0].startswith("✓ Klopt.")
    assert told[1].startswith("✗ Wijkt af.")
    assert "2,9% (Hardenberg, 2023)" in told[1]
    assert f"«{SENTENCE}»" in told[1]
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert [RIGHT in texts, any(text.endswith(WRONG) for text in texts)] == [True, True]
    marked = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.font.highlight_color]
    assert marked == ["3,5%", "4,1%"]


def _at(page: Page) -> Page:
    expect(page.get_by_role("button", name="Controleren")).to_be_visible()
    _settled(page)
    return page


def _settled(page: Page) -> None:
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)


def _check(page: Page, text: str) -> None:
    """Paste a text, press the button and wait for the outcome of this text."""
    goal = page.locator(".dtz-outcome[data-dtz-goal]")
    before = goal.get_attribute("data-dtz-goal") if goal.count() else ""
    page.get_by_role("textbox", name="Uw tekst").fill(text)
    page.get_by_role("button", name="Controleren").click()
    expect(page.locator(f'.dtz-outcome[data-dtz-goal]:not([data-dtz-goal="{before}"])')).to_have_count(1)
    _settled(page)


def _choose(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("button", name=f"Verwijder {path.name}")).to_be_visible()
    _settled(page)


def _upload(page: Page, path: Path) -> None:
    """Choose a file, press the button and wait for its outcome."""
    _choose(page, path)
    page.get_by_role("button", name="Controleren").click()
    expect(page.locator(".dtz-outcome[data-dtz-goal]")).to_have_count(1)
    _settled(page)


def _verdicts(page: Page) -> list[tuple[str, str]]:
    """The claims of the list, each with its verdict in words."""
    claims: list[Locator] = page.locator(".dtz-claims > li").all()
    return [
        (
            one.locator("strong").inner_text(),
            one.locator(".dtz-verdict").inner_text().translate(SIGNS).strip(),
        )
        for one in claims
    ]


def _download(page: Page, label: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def _word(path: Path) -> Path:
    document = Document()
    document.add_heading("Arbeidsmarkt", level=1)
    document.add_paragraph(RIGHT)
    document.add_paragraph(WRONG, style="List Bullet")
    document.save(str(path))
    return path


def _pdf(path: Path, lines: list[str]) -> Path:
    canvas = Canvas(str(path))
    for at, line in enumerate(lines):
        canvas.drawString(60, 760 - 40 * at, line)
    canvas.save()
    return path
