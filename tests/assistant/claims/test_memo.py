"""A file or a pasted text as blocks of running text."""

import unicodedata
from pathlib import Path

import docx
import pytest

from assistant.claims import memo
from assistant.claims.memo import memo_of, read_memo
from ingest.document import PrintedHeading
from ingest.sources.markdown import read_markdown
from tests.typeset.as_pdf import as_pdf
from tests.typeset.layout import LAYOUTS
from vectorstore.errors import ReportError


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in memo_of(text).blocks]


def read(path: Path) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_memo(path).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Werk\n\nEmmen telt banen.", [("heading", "Werk"), ("paragraph", "Emmen telt banen.")]),
        ("Werk in Emmen\n\nEmmen telt banen.", [("heading", "Werk in Emmen"), ("paragraph", "Emmen telt banen.")]),
        ("Intro:\n- Emmen: 3,5%\n- Hoogeveen: 3,3%",
         [("heading", "Intro:"), ("item", "- Emmen: 3,5%"), ("item", "- Hoogeveen: 3,3%")]),
        ("1. Emmen groeit.\n2. Coevorden ook.", [("item", "1. Emmen groeit."), ("item", "2. Coevorden ook.")]),
        ("**Emmen** heeft _veel_ `banen` en [werk](https://a.nl).",
         [("paragraph", "Emmen heeft veel banen en werk.")]),
        ("*Emmen heeft banen.* _Coevorden ook._", [("paragraph", "Emmen heeft banen. Coevorden ook.")]),
        ("De som is 3*4 in rapport_2023_v2.", [("paragraph", "De som is 3*4 in rapport_2023_v2.")]),
        ("Emmen telt   veel\tbanen.", [("paragraph", "Emmen telt veel banen.")]),
        ("Eerste zin.\n---\nTweede zin.", [("paragraph", "Eerste zin."), ("paragraph", "Tweede zin.")]),
        ("De werk\u00adgelegenheid groeit.", [("paragraph", "De werkgelegenheid groeit.")]),
    ],
)  # fmt: skip
def test_pasted_text_becomes_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


def test_lines_of_one_width_are_one_paragraph_and_a_short_line_ends_it() -> None:
    text = (
        "De werkloosheid in de regio ligt al jaren onder die van heel\n"
        "Nederland, en dat was in 2023 niet anders. In Emmen was ze\n"
        "het hoogst.\n"
        "Ook de banen groeien."
    )
    assert [block for _, block in blocks(text)] == [
        "De werkloosheid in de regio ligt al jaren onder die van heel Nederland, en dat was in 2023 niet anders. "
        "In Emmen was ze het hoogst.",
        "Ook de banen groeien.",
    ]


def test_lines_of_any_length_are_paragraphs_of_their_own() -> None:
    long = "De werkloosheid in de regio ligt al jaren onder die van heel Nederland, en dat was in het jaar 2023 niet anders."
    assert [block for _, block in blocks(f"{long}\n{long}\nkort stuk")] == [long, long, "kort stuk"]


def test_cells_of_a_markdown_table_stay_below_their_header() -> None:
    text = "|  | 2022 | 2023 |\n|---|:-:|--:|\n| **Emmen** | 3,4% |  |\nDaarna gaat het verder."
    assert blocks(text) == [
        ("row", " | 2022 | 2023"), ("row", "Emmen | 3,4% | "), ("paragraph", "Daarna gaat het verder."),
    ]  # fmt: skip


def test_a_table_pasted_from_a_spreadsheet_is_rows() -> None:
    assert blocks("Gemeente\tInwoners\nEmmen\t108.765\n\nTot zover\tde cijfers van de gemeente.") == [
        ("row", "Gemeente | Inwoners"), ("row", "Emmen | 108.765"),
        ("paragraph", "Tot zover de cijfers van de gemeente."),
    ]  # fmt: skip


def test_a_word_document_gives_headings_items_and_rows(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Arbeidsmarkt", 1)
    document.add_paragraph("De werkloosheid in Emmen was 3,5% in 2023.")
    document.add_paragraph("Emmen: 50.330 banen", style="List Bullet")
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (("", "2022", "2023"), ("Emmen", "3,4%", "3,5%")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "memo.docx"))
    assert read(tmp_path / "memo.docx") == [
        ("heading", "Arbeidsmarkt"),
        ("paragraph", "De werkloosheid in Emmen was 3,5% in 2023."),
        ("item", "• Emmen: 50.330 banen"),
        ("row", " | 2022 | 2023"),
        ("row", "Emmen | 3,4% | 3,5%"),
    ]


def test_an_empty_cell_of_a_word_table_moves_no_number_to_its_neighbour(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    rows = (("Gemeente", "Werkloosheid", ""), ("", "2022", "2023"), ("Emmen", "", "3,5%"))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    document.save(str(tmp_path / "memo.docx"))
    assert [text for _, text in read(tmp_path / "memo.docx")] == [
        "Gemeente | Werkloosheid | Werkloosheid", " | 2022 | 2023", "Emmen |  | 3,5%",
    ]  # fmt: skip


def test_a_pdf_gives_its_paragraphs(tmp_path: Path) -> None:
    document = read_markdown(
        "# Memo over werk\n\n## Arbeidsmarkt\n\nDe werkloosheid in Emmen was 3,5% in 2023. Dat is meer dan in Hardenberg, waar "
        "2,9% van de mensen geen werk had.\n\nEmmen telt 50.330 banen.\n"
    )
    assert document is not None
    assert any(isinstance(block, PrintedHeading) for block in document.blocks)
    as_pdf(document, tmp_path / "memo.pdf", LAYOUTS["nota"])
    texts = [text for _, text in read(tmp_path / "memo.pdf")]
    assert (
        "De werkloosheid in Emmen was 3,5% in 2023. Dat is meer dan in Hardenberg, waar 2,9% van de mensen geen werk had."
        in texts
    )
    assert "Emmen telt 50.330 banen." in texts
    assert ("heading", "Arbeidsmarkt") in read(tmp_path / "memo.pdf")


@pytest.mark.parametrize("ending", ["txt", "md", "tekst"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_text_file_is_read_in_what_people_save_it_in(tmp_path: Path, ending: str, encoding: str) -> None:
    path = tmp_path / f"memo.{ending}"
    path.write_text("# Inkomen\r\n\r\nIn één jaar € 34.800 – per huishouden.\r\n", encoding=encoding)
    assert read(path) == [("heading", "Inkomen"), ("paragraph", "In één jaar € 34.800 – per huishouden.")]
    assert read_memo(path).name == path.name
    assert read_memo(path, "Mijn memo.txt").name == "Mijn memo.txt"


def test_letters_with_loose_accents_are_put_together() -> None:
    assert blocks(unicodedata.normalize("NFD", "Eén coördinator in de regio.")) == [
        ("paragraph", "Eén coördinator in de regio.")
    ]


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_nothing_is_no_text(text: str) -> None:
    with pytest.raises(
        ReportError, match=r"^Er is geen tekst om te controleren; plak een tekst of kies een bestand\.$"
    ):
        memo_of(text)


def test_a_text_of_more_than_150_pages_is_too_long(tmp_path: Path) -> None:
    line = "Emmen telt banen. "
    assert memo_of((line * 30_000)[:400_000]).blocks
    with pytest.raises(ReportError, match=r"te lang .* geef hoogstens 400\.000 tekens, bijvoorbeeld per hoofdstuk\.$"):
        memo_of((line * 30_000)[:400_001])
    (tmp_path / "memo.txt").write_text((line * 30_000)[:400_001], encoding="utf-8")
    with pytest.raises(ReportError, match="te lang"):
        read_memo(tmp_path / "memo.txt")


def test_a_word_document_can_be_too_long_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = docx.Document()
    document.add_paragraph("De werkloosheid in Emmen was 3,5%.")
    document.save(str(tmp_path / "memo.docx"))
    monkeypatch.setattr(memo, "MOST_CHARACTERS", 34)
    assert read(tmp_path / "memo.docx") == [("paragraph", "De werkloosheid in Emmen was 3,5%.")]
    monkeypatch.setattr(memo, "MOST_CHARACTERS", 33)
    with pytest.raises(ReportError, match="te lang"):
        read_memo(tmp_path / "memo.docx")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "is een afbeelding; geef"),
        ("Tekst".encode("utf-16"), "is geen gewone tekst; sla het op als"),
        (b"PK\x03\x04kapot", "is beschadigd; sla het opnieuw op"),
        (b"{\\rtf1 tekst}", "is een RTF-bestand; sla het op als .docx of PDF"),
        (b"", "is leeg; geef een bestand met tekst"),
        (b" \n", "Er is geen tekst om te controleren; plak een tekst of kies een bestand"),
        (b"%PDF-1.7\nkapot\n%%EOF", "beschadigd"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_next_step(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "memo.bin"
    path.write_bytes(content)
    with pytest.raises(ReportError) as told:
        read_memo(path)
    assert sentence in str(told.value)
    assert ";" in str(told.value)
    assert str(told.value).endswith(".")


def test_a_word_document_without_words_is_empty(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "memo.docx"))
    with pytest.raises(ReportError, match=r"memo\.docx bevat geen tekst; geef een document met tekst"):
        read_memo(tmp_path / "memo.docx")


def test_a_file_that_is_not_there_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"^Het bestand .*weg\.docx bestaat niet; controleer de naam\.$"):
        read_memo(tmp_path / "weg.docx")
    with pytest.raises(ReportError, match=r" is een map; geef het bestand dat erin staat\.$"):
        read_memo(tmp_path)
