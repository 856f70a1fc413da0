"""A conversation as text, as Word and as CSV."""

import csv
import io
from datetime import date

from docx import Document

from assistant.ask import Assistant
from assistant.turn import Turn
from assistant.use.figures_csv import as_csv
from assistant.use.text import as_text
from assistant.use.word import as_word

DAY = date(2026, 3, 9)


def turn(assistant: Assistant, question: str) -> Turn:
    return Turn(question, assistant.ask(question))


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_text_has_the_answer_without_signs_and_the_sources_in_words(tiny: Assistant) -> None:
    assert as_text(turn(tiny, "werkloosheid in Tiel"), DAY).split("\n") == [
        "Vraag: werkloosheid in Tiel",
        "",
        "4,1% – werkloosheid, Tiel, 2023 (tabel in hoofdstuk 2. Leefbaarheid, Veiligheid).",
        "",
        "Bronnen:",
        "[1] Rivierenland (2024), hoofdstuk 2. Leefbaarheid, Veiligheid, tabel «Veiligheid», rij «Werkloosheid», kolom «Tiel»",
        "",
        "Antwoord van een automatische assistent, 9 maart 2026. Controleer de bron voordat u een cijfer gebruikt.",
    ]


def test_text_of_a_question_that_could_not_be_read() -> None:
    assert as_text(Turn("x", problem="De vraag is te lang."), DAY).split("\n")[2] == "De vraag is te lang."


def test_csv_has_dutch_decimals_and_a_source_for_each_figure(assistant: Assistant) -> None:
    data = as_csv(
        [turn(assistant, "verschil in levensverwachting tussen Hardenberg en Emmen"), Turn("x", problem="nee")]
    )
    read = rows(data)
    assert [(row["getal"], row["gebied"], row["berekening"]) for row in read] == [
        ("1,4", "Hardenberg en Emmen", "81,8 - 80,4 = 1,4"), ("81,8", "Hardenberg", ""), ("80,4", "Emmen", ""),
    ]  # fmt: skip
    assert all(row["citaat"].startswith("Levensverwachting bevolking 81,5") for row in read)
    assert read[0]["kolom"] == "Hardenberg | Emmen"


def test_a_cell_that_a_spreadsheet_would_run_is_made_text(assistant: Assistant) -> None:
    data = as_csv([Turn('=HYPERLINK("http://x.nl")', assistant.ask("werkloosheid Emmen"))])
    assert rows(data)[0]["vraag"] == '\'=HYPERLINK("http://x.nl")'


def test_word_reads_back_with_headings_quotations_and_a_table(assistant: Assistant) -> None:
    data = as_word(
        [turn(assistant, "werkloosheid Emmen"), Turn("te \x00 lang", problem="Nee.\x0b")], "Verslag\x01", DAY
    )
    document = Document(io.BytesIO(data))
    texts = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    assert ("Title", "Verslag") in texts
    assert ("Heading 1", "werkloosheid Emmen") in texts
    assert ("Heading 1", "te  lang") in texts
    quoted = "„Van de DTZ gemeenten is de werkloosheid het laagst in Hardenberg (2,9%) en het hoogst in Emmen (3,5%).”"
    assert ("Quote", quoted) in texts
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["3,5%", "Werkloosheid", "Emmen", "2023", "[1]"]
    bold = [run.text for p in document.paragraphs for run in p.runs if run.bold]
    assert bold[:2] == ["3,5%", "3,4%"]
    assert not any("*" in text for _, text in texts)
