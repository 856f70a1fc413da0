"""PDFs as people make them: what is read of each, exactly. Small ones are made here, the letter is a real one."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from ingest.document import Document, PrintedHeading, PrintedParagraph, PrintedTable
from ingest.sources.pdf import pdfium, read_pdf
from vectorstore.errors import ReportError

LETTER = Path(__file__).parents[2] / "documents" / "verzamelbrief-luchtvaart.pdf"
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
CHAPTER = ParagraphStyle("chapter", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=8, spaceBefore=12)
SECTION = ParagraphStyle("section", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=8, spaceAfter=2)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=8, leading=9.6)
SENTENCE = "De regio telt meer mensen die willen werken dan er banen zijn en dat blijft voorlopig zo. "
Cells = list[tuple[str, int, int]]


def table_of(document: Document, at: int = 0) -> PrintedTable:
    return [block for block in document.blocks if isinstance(block, PrintedTable)][at]


def rows_of(table: PrintedTable) -> list[list[str | tuple[str, int, int]]]:
    """Cells as their text with its column, or its columns where it stands over several."""
    return [
        [
            f"{cell.first}:{cell.text}" if cell.first == cell.last else (cell.text, cell.first, cell.last)
            for cell in row.cells
        ]
        for row in table.rows
    ]


def texts(document: Document) -> list[str]:
    """Headings with a # for each level, and paragraphs."""
    found = []
    for block in document.blocks:
        if isinstance(block, PrintedHeading):
            found.append(f"{'#' * block.level} {block.text}")
        elif isinstance(block, PrintedParagraph):
            found.append(" ".join(line.text for line in block.lines))
    return found


def typeset(
    path: Path,
    story: Sequence[Any],
    size: tuple[float, float] = A4,
    columns: int = 1,
    on_page: Callable[..., None] | None = None,
) -> Path:
    """A PDF of a story in one or two columns; a template "wide" has one."""
    width, height = size[0] - 100, size[1] - 120
    each = (width - 20 * (columns - 1)) / columns
    frames = [Frame(50 + at * (each + 20), 60, each, height) for at in range(columns)]
    draw = on_page or (lambda canvas, document: None)
    document = BaseDocTemplate(str(path), pagesize=size)
    document.addPageTemplates([
        PageTemplate("columns", frames, onPage=draw),
        PageTemplate("wide", [Frame(50, 60, width, height)], onPage=draw),
    ])  # fmt: skip
    document.build(list(story))
    return path


def grid(data: list[list[str]], widths: list[float], style: list[Any], repeat: int = 1) -> Table:
    wrapped = [[Paragraph(text, CELL) if text else "" for text in row] for row in data]
    return Table(wrapped, colWidths=widths, repeatRows=repeat, style=TableStyle(style))


INDICATORS = [
    ["", "Emmen", "Hoogeveen", "Ontwikkeling t.o.v. vorig jaar", "Meest recente peiljaar"],
    ["Welzijn", "", "", "", ""],
    ["Tevredenheid met het leven en met de buurt", "84,1", "85,7", "Zeer afgenomen", "2022"],
    ["Overgewicht", "56,1", "N.B.", "-", "2022"],
    ["Natuur- en bosgebieden", "4 494 293", "1.250", "Gelijk", "2017"],
    ["Mediaan besteedbaar inkomen", "29600", "29400", ".", "2021"],
]
INDICATOR_ROWS = [
    ["1:Emmen", "2:Hoogeveen", "3:Ontwikkeling t.o.v. vorig jaar", "4:Meest recente peiljaar"],
    ["0:Welzijn"],
    ["0:Tevredenheid met het leven en met de buurt", "1:84,1", "2:85,7", "3:Zeer afgenomen", "4:2022"],
    ["0:Overgewicht", "1:56,1", "2:N.B.", "3:-", "4:2022"],
    ["0:Natuur- en bosgebieden", "1:4 494 293", "2:1.250", "3:Gelijk", "4:2017"],
    ["0:Mediaan besteedbaar inkomen", "1:29600", "2:29400", "3:.", "4:2021"],
]
WIDTHS = [110.0, 70, 70, 80, 70]
STYLES: dict[str, list[Any]] = {
    "borders around all cells": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "rules between all rows": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
    "three rules": [
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
    ],
    "shaded rows": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, colors.white])],
    "white space only": [],
}


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("style", STYLES)
def test_cells_are_exact_in_every_style_of_table(tmp_path: Path, style: str, valign: str) -> None:
    table = grid(INDICATORS, WIDTHS, [*STYLES[style], ("VALIGN", (0, 0), (-1, -1), valign)])
    story = [Paragraph(SENTENCE * 3, BODY), table, Spacer(1, 12), Paragraph(SENTENCE * 3, BODY)]
    document = read_pdf(typeset(tmp_path / "tabel.pdf", story))
    found = table_of(document)
    assert rows_of(found) == INDICATOR_ROWS
    assert found.doubts == (("de kolommen zijn uit de witruimte afgeleid",) if style == "white space only" else ())
    assert texts(document) == [(SENTENCE * 3).strip()] * 2


@pytest.mark.parametrize("style", STYLES)
def test_a_header_over_several_columns_keeps_its_span(tmp_path: Path, style: str) -> None:
    data = [
        ["", "<para align=center>Gemeenten</para>", "", "<para align=center>Land</para>", ""],
        ["Onderwerp", "Emmen", "Coevorden", "Drenthe", "Nederland"],
        ["Banen", "1.200", "950", "14.300", "1.250.000"],
        ["Vestigingen", "310", "220", "4.100", "390.000"],
        ["Leerlingen", "75", "48", "800", "95.100"],
    ]
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0))]
    path = typeset(tmp_path / "kop.pdf", [grid(data, WIDTHS, [*STYLES[style], *spans])])
    assert rows_of(table_of(read_pdf(path))) == [
        [("Gemeenten", 1, 2), ("Land", 3, 4)],
        ["0:Onderwerp", "1:Emmen", "2:Coevorden", "3:Drenthe", "4:Nederland"],
        ["0:Banen", "1:1.200", "2:950", "3:14.300", "4:1.250.000"],
        ["0:Vestigingen", "1:310", "2:220", "3:4.100", "4:390.000"],
        ["0:Leerlingen", "1:75", "2:48", "3:800", "4:95.100"],
    ]


@pytest.mark.parametrize("style", STYLES)
def test_a_table_over_three_pages_is_one_table_without_repeated_headers(tmp_path: Path, style: str) -> None:
    data = [["Gemeente", "Inwoners", "Banen"]] + [[f"Dorp {n}", f"{n}.100", str(300 + n)] for n in range(1, 91)]
    story = [Paragraph("Tabel 2: Inwoners en banen", BODY), grid(data, [120, 80, 80], STYLES[style])]
    document = read_pdf(typeset(tmp_path / "lang.pdf", story))
    tables = [block for block in document.blocks if isinstance(block, PrintedTable)]
    assert [table.caption for table in tables] == ["Tabel 2: Inwoners en banen"]
    assert rows_of(tables[0])[0] == ["0:Gemeente", "1:Inwoners", "2:Banen"]
    assert rows_of(tables[0])[1:] == [[f"0:Dorp {n}", f"1:{n}.100", f"2:{300 + n}"] for n in range(1, 91)]
    pages = [row.page for row in tables[0].rows]
    assert pages == sorted(pages)
    assert set(pages) == {1, 2, 3}


def test_two_tables_on_one_page_stay_two_with_their_captions(tmp_path: Path) -> None:
    data = [["Soort", "2022", "2023"], ["Huur", "10", "12"], ["Koop", "20", "21"], ["Overig", "1", "2"]]
    rules = STYLES["three rules"]
    story = [
        Paragraph("Tabel 1: Woningen", BODY), grid(data, [90, 60, 60], rules), Paragraph("Bron: CBS, 2024", BODY),
        Paragraph("Tabel 2: Kamers", BODY), grid(data, [90, 60, 60], rules),
    ]  # fmt: skip
    document = read_pdf(typeset(tmp_path / "twee.pdf", story))
    assert [table_of(document, at).caption for at in (0, 1)] == ["Tabel 1: Woningen", "Tabel 2: Kamers"]
    assert rows_of(table_of(document, 1)) == [
        ["0:Soort", "1:2022", "2:2023"], ["0:Huur", "1:10", "2:12"], ["0:Koop", "1:20", "2:21"], ["0:Overig", "1:1", "2:2"],
    ]  # fmt: skip
    assert texts(document) == ["Bron: CBS, 2024"]


@pytest.mark.parametrize("style", ["borders around all cells", "rules between all rows"])
def test_a_table_of_words_is_one_where_rules_part_its_rows(tmp_path: Path, style: str) -> None:
    data = [
        ["Doel", "Maatregel", "Wie"],
        ["Meer banen in de regio", "Scholing van mensen zonder werk en hulp bij het zoeken", "Gemeente Emmen"],
        ["Schone lucht", "Minder verkeer in de kern", "Provincie"],
        ["Wonen", "Bouwen bij stations", "Corporaties"],
    ]
    story = [Paragraph(SENTENCE * 3, BODY), grid(data, [110, 160, 90], STYLES[style]), Paragraph(SENTENCE * 3, BODY)]
    document = read_pdf(typeset(tmp_path / "woorden.pdf", story))
    assert rows_of(table_of(document)) == [[f"{at}:{text}" for at, text in enumerate(row)] for row in data]
    assert len(document.blocks) == 3


def test_a_box_around_text_is_no_table(tmp_path: Path) -> None:
    box = Table(
        [[Paragraph(SENTENCE * 4, BODY)]], colWidths=[400], style=TableStyle(STYLES["borders around all cells"])
    )
    document = read_pdf(typeset(tmp_path / "kader.pdf", [box, Spacer(1, 20), Paragraph(SENTENCE, BODY)]))
    assert texts(document) == [(SENTENCE * 4).strip(), SENTENCE.strip()]
    assert len(document.blocks) == 2


def test_two_columns_are_read_one_after_the_other_below_a_wide_heading(tmp_path: Path) -> None:
    paragraphs = [f"Alinea {n} begint hier. " + SENTENCE * 5 for n in range(1, 13)]
    story = [Paragraph("1. Inleiding", CHAPTER), *(Paragraph(text, BODY) for text in paragraphs), Paragraph("2. Slot", CHAPTER),
             Paragraph(SENTENCE, BODY)]  # fmt: skip
    document = read_pdf(typeset(tmp_path / "kolommen.pdf", story, columns=2))
    assert texts(document) == ["# 1. Inleiding", *(text.strip() for text in paragraphs), "# 2. Slot", SENTENCE.strip()]


def test_a_paragraph_over_a_page_break_is_one_with_the_page_of_each_line(tmp_path: Path) -> None:
    story = [Paragraph(SENTENCE * 10, BODY), Spacer(1, 540), Paragraph("Deze alinea loopt door. " + SENTENCE * 8, BODY)]
    document = read_pdf(typeset(tmp_path / "door.pdf", story))
    last = document.blocks[-1]
    assert isinstance(last, PrintedParagraph)
    assert len(document.blocks) == 2
    assert {line.page for line in last.lines} == {1, 2}
    assert last.lines[0].text.startswith("Deze alinea loopt door.")


def test_running_heads_feet_and_page_numbers_are_left_out_also_of_left_and_right_pages(tmp_path: Path) -> None:
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 800, "Stand van de regio" if document.page % 2 else "Editie 2024")
        canvas.drawString(50, 30, f"Pagina {document.page} van 8")

    story = [
        part for n in range(8) for part in (Paragraph(f"Bladzijde {'abcdefgh'[n]}. " + SENTENCE * 9, BODY), PageBreak())
    ]
    document = read_pdf(typeset(tmp_path / "koppen.pdf", story, on_page=draw))
    assert texts(document) == [(f"Bladzijde {letter}. " + SENTENCE * 9).strip() for letter in "abcdefgh"]


def test_headings_have_levels_and_a_title_page_is_no_chapter(tmp_path: Path) -> None:
    title = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=30, leading=36)
    story = [Paragraph("Stand van de regio", title), PageBreak()]
    for number, name in ((1, "Economie"), (2, "Arbeid")):
        story += [Paragraph(f"{number}. {name}", CHAPTER), Paragraph(SENTENCE * 2, BODY), Paragraph("Groei", SECTION),
                  Paragraph(f"Met <b>vette woorden</b> erin. {SENTENCE}", BODY)]  # fmt: skip
    document = read_pdf(typeset(tmp_path / "koppen.pdf", story))
    body = [(SENTENCE * 2).strip(), "## Groei", f"Met vette woorden erin. {SENTENCE}".strip()]
    assert texts(document) == ["Stand van de regio", "# 1. Economie", *body, "# 2. Arbeid", *body]
    assert [block.page for block in document.blocks if isinstance(block, PrintedHeading)] == [2, 2, 2, 2]


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    entries = [f"{n}. {name} {'.' * 60} {n + 2}" for n, name in ((1, "Economie"), (2, "Arbeid"), (3, "Zorg"))]
    story = [Paragraph("Inhoud", CHAPTER), *(Paragraph(entry, BODY) for entry in entries), PageBreak(),
             Paragraph("1. Economie", CHAPTER), Paragraph(SENTENCE, BODY), Paragraph("2. Arbeid", CHAPTER)]  # fmt: skip
    assert texts(read_pdf(typeset(tmp_path / "inhoud.pdf", story))) == [
        "# 1. Economie",
        SENTENCE.strip(),
        "# 2. Arbeid",
    ]


def drawn(path: Path, lines: Sequence[tuple[float, float, str]], size: float = 10) -> Path:
    """A page with each line at its place, from the top."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", size)
    for x, y, text in lines:
        canvas.drawString(x, A4[1] - y, text)
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        (
            "Er is veel vraag op de arbeids-",
            "markt in de regio dit jaar.",
            "Er is veel vraag op de arbeidsmarkt in de regio dit jaar.",
        ),
        (
            "De gemeenten werken aan zonne-",
            "energie en aan warmte.",
            "De gemeenten werken aan zonne-energie en aan warmte.",
        ),
        ("De groei komt uit op 1-", "1,5% in dit jaar.", "De groei komt uit op 1-1,5% in dit jaar."),
        ("Er is steun voor zonne-", "en windparken in de regio.", "Er is steun voor zonne- en windparken in de regio."),
        (
            "Het gaat om inwoners van Borger-",
            "Odoorn en van Emmen.",
            "Het gaat om inwoners van Borger-Odoorn en van Emmen.",
        ),
    ],
)
def test_only_broken_words_lose_their_hyphen(tmp_path: Path, before: str, after: str, whole: str) -> None:
    other = "De arbeidsmarkt is krap en zonne-energie is in trek, meer dan elders."
    path = drawn(tmp_path / "streep.pdf", [(60, 100, other), (60, 140, before), (60, 153, after)])
    assert texts(read_pdf(path)) == [other, whole]


def test_list_items_keep_their_bullet_and_their_wrapped_lines(tmp_path: Path) -> None:
    lines = [(60.0, 100.0, "Het gaat om de volgende vier gemeenten in deze regio van het land:"),
             (64, 113, "•"), (78, 113, "Emmen met 108.765 inwoners, dat is ruim een derde van alle"),
             (78, 126, "inwoners van de regio"), (64, 139, "–"), (78, 139, "Coevorden met 35.700 inwoners"),
             (64, 152, "1."), (78, 152, "Hoogeveen"), (64, 165, "o"), (78, 165, "Hardenberg")]  # fmt: skip
    document = read_pdf(drawn(tmp_path / "lijst.pdf", lines))
    items = [block for block in document.blocks if isinstance(block, PrintedParagraph) and block.bullet]
    assert [" ".join(line.text for line in item.lines) for item in items] == [
        "• Emmen met 108.765 inwoners, dat is ruim een derde van alle inwoners van de regio",
        "– Coevorden met 35.700 inwoners", "1. Hoogeveen", "o Hardenberg",
    ]  # fmt: skip


def test_the_axis_of_a_chart_is_not_glued_to_text(tmp_path: Path) -> None:
    lines = [(60.0, 100.0, "Het aantal banen groeide in de afgelopen jaren gestaag door."), (60, 125, "90"), (60, 137, "100"),
             (60, 149, "110"), (70, 160, "2014"), (110, 160, "2015"), (150, 160, "2016"), (60, 185, "Bron: CBS, 2024"),
             (60, 210, "Daarna nam het aantal banen weer wat af in de hele regio.")]  # fmt: skip
    found = texts(read_pdf(drawn(tmp_path / "grafiek.pdf", lines)))
    assert found[0] == lines[0][2]
    assert found[-2:] == ["Bron: CBS, 2024", lines[-1][2]]


def test_columns_of_prose_are_no_table_and_a_wide_table_stays_above_them(tmp_path: Path) -> None:
    story = [
        grid(INDICATORS, WIDTHS, []),
        PageBreak(),
        *(Paragraph(SENTENCE * 6, BODY) for _ in range(9)),
    ]
    document = read_pdf(
        typeset(tmp_path / "liggend.pdf", [NextPageTemplate("columns"), *story], landscape(A4), columns=2)
    )
    assert [type(block).__name__ for block in document.blocks] == ["PrintedTable"] + ["PrintedParagraph"] * 9


def test_a_locked_pdf_is_one_sentence_and_an_empty_password_opens(tmp_path: Path) -> None:
    for password, name in (("geheim", "dicht.pdf"), ("", "open.pdf")):
        locked = pdfencrypt.StandardEncryption(password, ownerPassword="baas", strength=128)
        canvas = Canvas(str(tmp_path / name), encrypt=locked)
        canvas.drawString(60, 700, "Een zin in een pdf met een slot.")
        canvas.save()
    assert texts(read_pdf(tmp_path / "open.pdf")) == ["Een zin in een pdf met een slot."]
    with pytest.raises(
        ReportError, match=r"^Het bestand dicht\.pdf is beveiligd met een wachtwoord; sla de pdf op zonder"
    ):
        read_pdf(tmp_path / "dicht.pdf")


@pytest.mark.parametrize(
    "content",
    [b"", b"geen pdf", b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj"],
)
def test_what_is_no_pdf_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kapot.pdf").write_bytes(content)
    with pytest.raises(ReportError, match=r"^Het bestand kapot\.pdf .*vraag een nieuwe pdf aan de maker[^.]*\.$"):
        read_pdf(tmp_path / "kapot.pdf")


@pytest.mark.parametrize("part", [0.02, 0.3, 0.7, 0.98])
def test_a_truncated_pdf_gives_a_sentence_or_what_is_left(tmp_path: Path, part: float) -> None:
    content = LETTER.read_bytes()
    (tmp_path / "half.pdf").write_bytes(content[: int(part * len(content))])
    try:
        document = read_pdf(tmp_path / "half.pdf")
    except ReportError as error:
        assert str(error).startswith("Het bestand half.pdf ")  # noqa: PT017
    else:
        assert document.pages is not None


def test_a_scan_is_named_as_one_and_a_page_without_text_is_noticed(tmp_path: Path) -> None:
    Image.new("RGB", (40, 40), "red").save(tmp_path / "rood.png")
    for name, text in (("scan.pdf", ""), ("deels.pdf", "Deze pagina heeft wel tekst.")):
        canvas = Canvas(str(tmp_path / name))
        canvas.drawImage(str(tmp_path / "rood.png"), 0, 0, 500, 700)
        canvas.showPage()
        canvas.drawString(60, 700, text)
        canvas.showPage()
        canvas.showPage()
        canvas.save()
    with pytest.raises(ReportError, match=r"scan\.pdf is een scan zonder tekst; .*tekstherkenning \(OCR\)"):
        read_pdf(tmp_path / "scan.pdf")
    document = read_pdf(tmp_path / "deels.pdf")
    assert document.notices == (
        "Pagina 1 is een afbeelding zonder tekst en is overgeslagen.", "Op pagina 3 staat geen tekst.",
    )  # fmt: skip
    assert document.pages == 3


def test_too_many_pages_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "MAX_PAGES", 6)
    with pytest.raises(
        ReportError, match=r"heeft 7 pagina's en er kunnen er hoogstens 6 worden gelezen; deel het rapport op"
    ):
        read_pdf(LETTER)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"bestaat niet; controleer de naam\.$"):
        read_pdf(tmp_path / "weg.pdf")


@pytest.fixture(scope="module")
def letter() -> Document:
    return read_pdf(LETTER)


def test_the_headings_of_the_letter_have_their_pages_and_levels(letter: Document) -> None:
    assert [(block.level, block.page, block.text) for block in letter.blocks if isinstance(block, PrintedHeading)] == [
        (1, 1, "1. Registratiekosten voor drone-exploitanten in andere EU-landen"),
        (
            1,
            2,
            "2. Controles door de Nederlandse Arbeidsinspectie (NLA) en de Inspectie Leefomgeving en Transport (ILT)",
        ),
        (1, 4, "3. Tiende update zomerdrukte Schiphol"),
        (1, 5, "4. Verbod korte vluchten Benelux"),
        (2, 5, "Benelux"),
        (2, 5, "EU-recht"),
        (2, 5, "EU-verordening 1008/2008"),
        (2, 6, "(Bilaterale en EU) luchtvervoerverdragen met derde landen"),
        (2, 6, "Conclusie"),
    ]


PARAGRAPHS = [
    "De voorzitter van de Tweede Kamer der Staten-Generaal Postbus 20018 2500 EA DEN HAAG",
    "Geachte voorzitter,",
    "Met deze brief wordt u geïnformeerd over de voortgang op een viertal luchtvaartonderwerpen. Hiermee wordt uitvoering "
    "gegeven aan drie toezeggingen en een motie van de Kamer. Deze brief stuur ik u mede namens de minister van Sociale "
    "Zaken en Werkgelegenheid (SZW) in verband met het onderwerp van de motie van kamerlid De Hoop over periodieke "
    "controles op Schiphol.",
    "De RDW stelt jaarlijks de kostendekkende tarieven in Nederland vast. De hoogte van de tarieven wordt bepaald door de "
    "kosten die de RDW maakt voor de verschillende diensten zoals beheer, onderhoud en klantenbalie. In 2023 zijn de "
    "aanvraagkosten €23 en de verlengkosten €13 per jaar. De inschrijving in het register is geldig voor de duur van 1 jaar "
    "om zodoende het register actueel en nauwkeurig te houden.",
    "De registratie in het exploitantenregister in België is gratis. In Duitsland zijn de kosten voor een natuurlijk persoon "
    "€20,- en voor een rechtspersoon €50,-. Het verschil tussen de tarieven is afhankelijk van meerdere factoren zoals de "
    "wijze waarop de instandhouding is geregeld, de verhouding tussen de kosten van het exploitatieregister en het register "
    "voor het vliegbewijs, en niveau van service.",
    "In de zomervakantie (7 juli t/m 3 september) vertrokken 3,7 miljoen passagiers vanaf Schiphol. Gemiddeld waren er 1.339 "
    "vliegtuigbewegingen per dag. Ten opzichte van vorig jaar betekent dat een stijging (+12%). Het pre-coronaniveau werd "
    "nog niet gehaald (-8%).",
    "Mark Harbers",
]


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_paragraphs_of_the_letter_are_whole(letter: Document, paragraph: str) -> None:
    assert paragraph in texts(letter)


def test_a_paragraph_of_the_letter_runs_on_past_footnotes_to_the_next_page(letter: Document) -> None:
    block = next(
        b for b in letter.blocks if isinstance(b, PrintedParagraph) and b.lines[0].text.startswith("De RDW stelt")
    )
    assert [line.page for line in block.lines] == [1, 1, 1, 1, 2, 2]
    after = letter.blocks[letter.blocks.index(block) + 1]
    assert isinstance(after, PrintedParagraph)
    assert [(line.text, line.page) for line in after.lines] == [("1 Kamerstuk 36200-XII-60", 1)]


def test_footnotes_of_the_letter_are_paragraphs_of_their_own(letter: Document) -> None:
    notes = ["1 Kamerstuk 36200-XII-60", "2 Toezegging TZ202309-010", "3 Kamerstuknummer 36200-XII-60",
             "4 Zie rapportage Schiphol dd 11 januari 2023: pdf (overheid.nl)", "10 Auxiliary power unit (APU)."]  # fmt: skip
    assert [text for text in texts(letter) if text in notes] == notes


def test_list_items_of_the_letter(letter: Document) -> None:
    items = [
        " ".join(line.text for line in b.lines) for b in letter.blocks if isinstance(b, PrintedParagraph) and b.bullet
    ]
    assert items == [
        "1. Registratiekosten voor drone-exploitanten in andere EU-landen;",
        "2. Periodieke controles door de Nederlandse Arbeidsinspectie (NLA) en de Inspectie Leefomgeving en Transport (ILT);",
        "3. Tiende update zomerdrukte Schiphol;",
        "4. Verbod korte vluchten Benelux.",
    ]


def test_margin_and_page_numbers_of_the_letter_do_not_run_along(letter: Document) -> None:
    whole = "\n".join(texts(letter))
    assert whole.count("IENW/BSK-2023/297705") == 1
    assert "Pagina" not in whole
    assert letter.pages == 7
    assert not any(isinstance(block, PrintedTable) for block in letter.blocks)
