"""Word files as printed: real letters to parliament, and documents that are built here for what those do not have."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table

from ingest.document import Document, PrintedHeading, PrintedParagraph, PrintedTable
from ingest.sources import word_package
from ingest.sources.word import read_word
from vectorstore.errors import ReportError

DOCUMENTS = Path(__file__).parents[2] / "documents"
BOX = (
    '<w:r {} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">'
    "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>In een kader</w:t></w:r>"
    "</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r>"
    "<w:t>In een kader</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
).format(nsdecls("w"))


@pytest.fixture
def read(tmp_path: Path) -> Callable[[WordDocument], Document]:
    def saved(document: WordDocument) -> Document:
        path = tmp_path / "rapport.docx"
        document.save(str(path))
        return read_word(path)

    return saved


def runs(document: WordDocument, xml: str) -> None:
    """Add a paragraph with this content as WordprocessingML."""
    document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def told(document: Document) -> list[str]:
    """Each block on one line: headings with "#", tables by their cells."""
    lines = []
    for block in document.blocks:
        if isinstance(block, PrintedHeading):
            lines.append(f"{'#' * block.level} {block.text}")
        elif isinstance(block, PrintedParagraph):
            lines.append(" / ".join(line.text for line in block.lines))
        else:
            lines += [f"[{block.caption}]", *(" | ".join(cell.text for cell in row.cells) for row in block.rows)]
    return lines


def filled(table: Table, *rows: tuple[str, ...]) -> None:
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


# The letters to parliament


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("kamervragen-01.docx", [
            "Vraag 1", "Antwoord op vraag 1", "Vraag 2", "Antwoord op vraag 2", "Vraag 3", "Vraag 4", "Antwoord op vraag 4",
            "Vraag 5", "Antwoord op vraag 5", "Vraag 6", "Antwoord op vraag 6", "Vraag 7", "Antwoord op vraag 7", "Vraag 8",
            "Antwoord op vraag 3 en 8"]),
        ("kamervragen-03.docx", [
            "Vraag 1", "Antwoord op vraag 1", "Vraag 2", "Vraag 3", "Antwoord op vragen 2 en 3", "Vraag 4", "Vraag 5",
            "Antwoord op vragen 4 en 5", "Vraag 6", "Antwoord op vraag 6", "Vraag 7", "Vraag 8", "Vraag 9",
            "Antwoord op vragen 7, 8, en 9", "Vraag 10", "Antwoord op vraag 10"]),
        ("kamervragen-08.docx", [
            "Vraag 1", "Antwoord op vraag 1", "Vraag 2", "Antwoord op vraag 2", "Vraag 3", "Vraag 4", "Vraag 5", "Vraag 9",
            "Vraag 10", "Antwoorden op vraag 3, 4, 5, 9 en 10", "Vraag 6", "Antwoord op vraag 6", "Vraag 7",
            "Antwoord op vraag 7", "Vraag 8", "Antwoord op vraag 8", "Vraag 11", "Antwoord op vraag 11", "Vraag 12",
            "Antwoord op vraag 12"]),
    ],
)  # fmt: skip
def test_questions_and_answers_that_are_only_bold_are_headings(name: str, headings: list[str]) -> None:
    document = read_word(DOCUMENTS / name)
    assert [block.text for block in document.blocks if isinstance(block, PrintedHeading)] == headings
    assert {block.level for block in document.blocks if isinstance(block, PrintedHeading)} == {1}


def test_a_bold_question_is_the_text_below_its_heading() -> None:
    lines = told(read_word(DOCUMENTS / "kamervragen-03.docx"))
    at = lines.index("# Vraag 4")
    assert lines[at : at + 2] == [
        "# Vraag 4",
        "Vindt u het logisch dat er momenteel 3 cent per minuut wordt gevraagd met een starttarief van 9,5 cent plus de "
        "reguliere kosten?",
    ]
    at = lines.index("# Antwoord op vraag 1")
    assert lines[at + 1] == (
        "KPN is geen eigenaar van het nummer 0900-0904. Het nummer 0900-0904 maakt gebruik van een KPN platform en is in "
        "beheer bij de Landelijke Meldkamer Samenwerking (LMS)."
    )


def test_the_letter_without_tables_is_read_from_its_first_to_its_last_sentence() -> None:
    document = read_word(DOCUMENTS / "kamervragen-01.docx")
    assert document.title == (
        "Brief - Beantwoording Kamervragen leden Mutluer, Lahlah, Boswijk en Helder over de voorgenomen sluiting van het "
        "politiebureau in Wolvega"
    )
    lines = told(document)
    assert lines[:3] == [
        "In antwoord op uw brief van 5 juli 2024, nr. 2024Z11859, deel ik u mede dat de vragen van de leden Mutluer, Lahlah "
        "(GroenLinks-PvdA), Boswijk (CDA) en Helder (BBB) over de sluiting van het politiebureau in Wolvega worden beantwoord "
        "zoals aangegeven in de bijlage van deze brief.",
        "De Minister van Justitie en Veiligheid,",
        "D.M. van Weel",
    ]
    assert lines[-1] == (
        "Het hoofdlijnenakkoord zal in de komende periode verder uitgewerkt worden in een regeerprogramma. De uitwerking van "
        "de doelstelling om zichtbare aanwezigheid van de politie te behouden wordt daarin meegenomen."
    )


def test_a_letterhead_in_tables_is_paragraphs_in_order() -> None:
    document = read_word(DOCUMENTS / "kamervragen-08.docx")
    assert not any(isinstance(block, PrintedTable) for block in document.blocks)
    assert told(document)[:8] == [
        "> Retouradres Postbus 20301 2500 EH Den Haag", "Aan de Voorzitter van de Tweede Kamer", "der Staten-Generaal",
        "Postbus 20018", "2500 EA DEN HAAG", "Datum", "4 december 2023", "Onderwerp",
    ]  # fmt: skip
    assert document.title == ""


def test_the_numbers_of_notes_are_not_in_the_sentences_and_references_are_left_out() -> None:
    text = "\n".join(read_word(DOCUMENTS / "kamervragen-08.docx").texts())
    assert "deze politiemilieutaak in het kader van de gebiedsgebonden politiezorg.\n" in text
    assert "is opgenomen in de Veiligheidsagenda 2023-2026.\n" in text
    assert "Ecocide: de ontbrekende misdaad tegen de vrede”, hierna ‘de reactie" in text
    assert "motie Hagen/Sneller. Ik zal uw Kamer" in text
    assert "Kamerstukken II 2022/23" not in text
    assert "de schade die daarmee gepaard gaan?" in text, "non-breaking space"


@pytest.mark.parametrize(
    ("name", "absent", "once"),
    [
        ("kamervragen-01.docx", ["25 juli 2024", "Betreft", "Pagina 2 van 1", "2500 EA DEN HAAG"], []),
        ("kamervragen-03.docx", ["VERTROUWELIJK", "Pagina 1 van 4"], ["11 januari 2024", "Ons kenmerk", "5164758"]),
        ("kamervragen-08.docx", ["VERTROUWELIJK", "Pagina 1 van 6", "Pagina 3 van 6"], ["4 december 2023", "5086975"]),
    ],
)  # fmt: skip
def test_headers_and_footers_of_pages_are_absent(name: str, absent: list[str], once: list[str]) -> None:
    lines = told(read_word(DOCUMENTS / name))
    assert not [line for line in lines if line.startswith("Pagina") or any(text in line for text in absent)]
    assert [lines.count(text) for text in once] == [1] * len(once)


def test_pictures_that_are_not_read_are_counted(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    document.add_paragraph("Tekst.")
    with zipfile.ZipFile(DOCUMENTS / "kamervragen-03.docx") as package:
        picture = package.read("word/media/image1.png")
    document.add_picture(io.BytesIO(picture))
    assert read(document).notices == ("Het document bevat 1 afbeelding; wat daarop staat, is niet gelezen.",)
    document.add_picture(io.BytesIO(picture))
    assert read(document).notices == ("Het document bevat 2 afbeeldingen; wat daarop staat, is niet gelezen.",)


# Headings


def test_headings_count_from_the_highest_in_use(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    document.add_paragraph("Voorwoord van het college.")
    document.add_heading("Wonen", 2)
    document.add_heading("Huur", 3)
    document.add_paragraph("De huur steeg met 2,1%.")
    document.add_heading("Werk", 2)
    assert told(read(document)) == [
        "Voorwoord van het college.",
        "# Wonen",
        "## Huur",
        "De huur steeg met 2,1%.",
        "# Werk",
    ]


def test_a_title_above_the_headings_is_the_title_of_the_document(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    document.add_heading("Regio in cijfers", 0)
    document.add_heading("Wonen", 1)
    document.add_heading("Werk", 1)
    printed = read(document)
    assert (printed.title, told(printed)) == ("Regio in cijfers", ["# Wonen", "# Werk"])
    document.core_properties.title = "Jaarverslag 2023"
    printed = read(document)
    assert (printed.title, told(printed)) == ("Jaarverslag 2023", ["Regio in cijfers", "# Wonen", "# Werk"])


@pytest.mark.parametrize(
    "title", ["Word Document", "Document1", "Microsoft Word - brief.doc", "Naamloos", "rapport.docx", ""]
)
def test_a_default_title_is_no_title(read: Callable[[WordDocument], Document], title: str) -> None:
    document = docx.Document()
    document.add_paragraph("Tekst.")
    document.core_properties.title = title
    assert read(document).title == ""


def test_own_styles_are_headings_by_outline_level_also_when_inherited(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    chapter = document.styles.add_style("Huisstijl hoofdstuk", 1)
    chapter.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="0"/>'))
    section = document.styles.add_style("Kop 2 regio", 1)
    based = document.styles.add_style("Huisstijl afgeleid", 1)
    based.base_style = chapter
    text = document.styles.add_style("Tekst onder kop", 1)
    text.base_style = chapter
    text.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="9"/>'))
    document.add_paragraph("Wonen", "Huisstijl hoofdstuk")
    document.add_paragraph("Huur", section)
    document.add_paragraph("Werk", based)
    document.add_paragraph("Dit is gewone tekst.", text)
    runs(document, '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Banen</w:t></w:r>')
    assert told(read(document)) == ["# Wonen", "## Huur", "# Werk", "Dit is gewone tekst.", "## Banen"]


def test_bold_lines_are_no_headings_where_headings_have_a_style(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    document.add_heading("Wonen", 1)
    document.add_paragraph().add_run("Let op").bold = True
    document.add_paragraph("De huur steeg.")
    assert told(read(document)) == ["# Wonen", "Let op", "De huur steeg."]


def test_only_whole_short_bold_lines_with_text_below_are_headings(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("1.2 Huur").bold = True
    document.add_paragraph("De huur steeg.")
    partly = document.add_paragraph()
    partly.add_run("Werk").bold = True
    partly.add_run(" is er genoeg")
    document.add_paragraph().add_run("Dit is een vette zin.").bold = True
    document.add_paragraph("", "List Bullet").add_run("Vet in een lijst").bold = True
    document.add_paragraph("De lijst gaat door.")
    document.add_paragraph("Tabel 1: vet bijschrift").runs[0].bold = True
    filled(document.add_table(2, 2), ("Gemeente", "2023"), ("Emmen", "3,5"))
    document.add_paragraph().add_run("Slot zonder tekst").bold = True
    document.add_paragraph().add_run("Handtekening").bold = True
    assert told(read(document)) == [
        "# 1.2 Huur", "De huur steeg.", "Werk is er genoeg", "Dit is een vette zin.", "• Vet in een lijst",
        "De lijst gaat door.", "[Tabel 1: vet bijschrift]", "Gemeente | 2023", "Emmen | 3,5", "Slot zonder tekst", "Handtekening",
    ]  # fmt: skip


def test_the_table_of_contents_is_left_out(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Wonen\t3", "toc 1")
    runs(document, '<w:r><w:t>Werk</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF _Toc12 \\h'
                   '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5</w:t></w:r>'
                   '<w:r><w:fldChar w:fldCharType="end"/></w:r>')  # fmt: skip
    document.element.body.insert(0, parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>Inhoud</w:t></w:r></w:p></w:sdtContent></w:sdt>"))  # fmt: skip
    document.add_heading("Wonen", 1)
    assert told(read(document)) == ["# Wonen"]


# Text within a paragraph


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:r><w:t>Emmen</w:t><w:tab/><w:t>3,5%</w:t><w:br/><w:t>laag</w:t></w:r>", "Emmen 3,5% laag"),
        ("<w:r><w:t>werk\u00adloos</w:t><w:softHyphen/><w:t>heid</w:t></w:r>", "werkloosheid"),
        ("<w:r><w:t>15</w:t><w:noBreakHyphen/><w:t>74 jaar, 2022\u20112023</w:t></w:r>", "15-74 jaar, 2022-2023"),
        ("<w:r><w:t>50\u00a0330  inwoners</w:t></w:r>", "50 330 inwoners"),
        ('<w:r><w:t>oud </w:t></w:r><w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del>'
         '<w:ins w:id="2"><w:r><w:t>nieuw 13</w:t></w:r></w:ins>', "oud nieuw 13"),
        ('<w:moveFrom w:id="1"><w:r><w:t>weg</w:t></w:r></w:moveFrom><w:moveTo w:id="2"><w:r><w:t>hier</w:t></w:r></w:moveTo>',
         "hier"),
        ('<w:r><w:t>Tabel </w:t></w:r><w:fldSimple w:instr="SEQ Tabel"><w:r><w:t>4</w:t></w:r></w:fldSimple>', "Tabel 4"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>code</w:t></w:r>'
         '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1 mei</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
         "<w:r><w:t> 2023</w:t></w:r>", "1 mei 2023"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r><w:r><w:t>te zien</w:t></w:r>", "te zien"),
        ('<w:hyperlink w:anchor="x"><w:r><w:t>de website</w:t></w:r></w:hyperlink>', "de website"),
        ('<w:r><w:t>12 km</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>', "12 km²"),
        ('<w:r><w:t>werkloos</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>', "werkloos"),
        ('<w:r><w:t>de 19</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>e</w:t></w:r>', "de 19e"),
        ('<w:r><w:t>werkloos</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows="1" w:id="5"/><w:t>7</w:t></w:r>',
         "werkloos"),
        ('<w:sdt><w:sdtContent><w:r><w:t>ingevuld</w:t></w:r></w:sdtContent></w:sdt>', "ingevuld"),
        ("<w:r><w:t>cafe\u0301</w:t></w:r>", "café"),
    ],
)  # fmt: skip
def test_a_paragraph_reads_as_printed(read: Callable[[WordDocument], Document], xml: str, text: str) -> None:
    document = docx.Document()
    runs(document, xml)
    assert told(read(document)) == [text]


def test_items_of_lists_start_with_a_bullet(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    document.add_paragraph("Emmen", "List Bullet")
    document.add_paragraph("Coevorden", "List Number")
    document.add_paragraph("•\tHoogeveen")
    document.add_paragraph("- 3,5% in Borger")
    document.add_paragraph("-3,5% in Assen")
    runs(document, '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>Geen lijst</w:t></w:r>')
    printed = read(document)
    assert [(line, block.bullet) for line, block in zip(told(printed), printed.blocks, strict=True)
            if isinstance(block, PrintedParagraph)] == [
        ("• Emmen", True), ("• Coevorden", True), ("• Hoogeveen", True), ("• 3,5% in Borger", True), ("-3,5% in Assen", False),
        ("Geen lijst", False),
    ]  # fmt: skip


def test_content_controls_and_text_boxes_are_read_once_and_in_order(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    document.add_paragraph("Eerste").add_run()._r.addnext(parse_xml(BOX))
    document.element.body.insert(1, parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Besturingselement</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ))  # fmt: skip
    document.add_paragraph("Laatste")
    assert told(read(document)) == ["Eerste", "In een kader", "Besturingselement", "Laatste"]


def test_an_explaining_note_stands_at_the_end_of_its_section(tmp_path: Path) -> None:
    path = tmp_path / "noten.docx"
    with zipfile.ZipFile(DOCUMENTS / "kamervragen-08.docx") as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/footnotes.xml":
                old = b"Voortgangsrapportage IBP VTH juni 2023"
                assert old in content
                content = content.replace(old, b"Het gaat om alle agenten die in deeltijd werken.")
            target.writestr(name, content)
    lines = told(read_word(path))
    at = lines.index("Het gaat om alle agenten die in deeltijd werken.")
    assert lines[at - 1].endswith(
        "Mijn departement zal de implementatie van deze richtlijn in Nederland ter hand nemen."
    )
    assert lines[at + 1] == "# Vraag 6"


# Tables


def test_merged_cells_stand_once_with_their_span(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    table = document.add_table(4, 4)
    filled(
        table,
        ("", "Werkloosheid", "", "Banen"),
        ("", "2022", "2023", ""),
        ("Emmen", "3,4", "3,5", "50.330"),
        ("", "", "", "7"),
    )
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 3).merge(table.cell(1, 3))
    table.cell(2, 0).merge(table.cell(3, 0))
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:tblHeader {nsdecls("w")} w:val="0"/>'))
    (block,) = read(document).blocks
    assert isinstance(block, PrintedTable)
    assert [[(cell.text, cell.first, cell.last) for cell in row.cells] for row in block.rows] == [
        [("Werkloosheid", 1, 2), ("Banen", 3, 3)],
        [("2022", 1, 1), ("2023", 2, 2)],
        [("Emmen", 0, 0), ("3,4", 1, 1), ("3,5", 2, 2), ("50.330", 3, 3)],
        [("7", 3, 3)],
    ]
    assert [row.header for row in block.rows] == [True, False, False, False]


def test_a_row_that_starts_later_keeps_its_columns(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    filled(table, ("Gemeente", "2022", "2023"), ("", "3,4", "3,5"))
    row = table.rows[1]._tr
    row.remove(row.findall(qn("w:tc"))[0])
    row.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
    (block,) = read(document).blocks
    assert isinstance(block, PrintedTable)
    assert [(cell.text, cell.first) for cell in block.rows[1].cells] == [("3,4", 1), ("3,5", 2)]


@pytest.mark.parametrize(
    ("above", "below", "caption", "left"),
    [
        ("Tabel 3: Werkloosheid", "De tabel toont cijfers.", "Tabel 3: Werkloosheid", ["De tabel toont cijfers."]),
        ("De tabel toont cijfers.", "Tabel 3 Werkloosheid", "Tabel 3 Werkloosheid", ["De tabel toont cijfers."]),
        ("Tabel 3 laat zien dat de werkloosheid daalt.", "Slot.", "",
         ["Tabel 3 laat zien dat de werkloosheid daalt.", "Slot."]),
        ("Figuur 2: Kaart", "Slot.", "", ["Figuur 2: Kaart", "Slot."]),
    ],
)  # fmt: skip
def test_the_caption_above_or_below_names_the_table(
    read: Callable[[WordDocument], Document], above: str, below: str, caption: str, left: list[str]
) -> None:
    document = docx.Document()
    document.add_paragraph(above)
    filled(document.add_table(2, 2), ("Gemeente", "2023"), ("Emmen", "3,5"))
    document.add_paragraph(below)
    printed = read(document)
    assert [block.caption for block in printed.blocks if isinstance(block, PrintedTable)] == [caption]
    assert [block.lines[0].text for block in printed.blocks if isinstance(block, PrintedParagraph)] == left


def test_a_line_in_the_style_of_captions_needs_no_number(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    document.add_paragraph("Werkloosheid per gemeente", "Caption")
    filled(document.add_table(2, 2), ("Gemeente", "2023"), ("Emmen", "3,5"))
    assert told(read(document)) == ["[Werkloosheid per gemeente]", "Gemeente | 2023", "Emmen | 3,5"]


def test_captions_above_two_tables_each_stay_with_their_own(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    for caption, figure in (("Tabel 1: cijfers", "3,1"), ("Zonder naam.", "3,2"), ("Tabel 2: cijfers", "3,3")):
        document.add_paragraph(caption)
        filled(document.add_table(2, 2), ("Gemeente", "2023"), ("Emmen", figure))
    assert told(read(document)) == [
        "[Tabel 1: cijfers]", "Gemeente | 2023", "Emmen | 3,1", "Zonder naam.", "[]", "Gemeente | 2023", "Emmen | 3,2",
        "[Tabel 2: cijfers]", "Gemeente | 2023", "Emmen | 3,3",
    ]  # fmt: skip


def test_a_table_in_a_cell_is_its_text_with_a_doubt(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    filled(table, ("Gemeente", "2023"), ("Emmen", "totaal"))
    filled(table.cell(1, 1).add_table(1, 2), ("3,5", "3,4"))
    (block,) = read(document).blocks
    assert isinstance(block, PrintedTable)
    assert [cell.text for cell in block.rows[1].cells] == ["Emmen", "totaal 3,5 3,4"]
    assert block.doubts == ("een tabel binnen een cel is als tekst gelezen",)


@pytest.mark.parametrize(
    ("rows", "is_table"),
    [
        ([("Het aantal banen groeide vorig jaar sterk in de hele regio.", "In de zorg kwamen er juist minder mensen bij."),
          ("De gemeente maakt een plan voor jongeren zonder een diploma.", "Het Rijk betaalt daar een groot deel van.")], False),
        ([("In cijfers", "50.330 inwoners")], False),
        ([("Alleen links", ""), ("staat tekst", "")], False),
        ([("Gemeente", "Wethouder"), ("Emmen", "Jansen")], True),
        ([("De werkloosheid onder alle inwoners van 15 tot 75 jaar in de regio", "3,5"),
          ("De werkloosheid onder alle jongeren van 15 tot 27 jaar in de regio", "6,1")], True),
    ],
)  # fmt: skip
def test_a_table_that_only_places_text_becomes_paragraphs(
    read: Callable[[WordDocument], Document], rows: list[tuple[str, str]], is_table: bool
) -> None:
    document = docx.Document()
    filled(document.add_table(len(rows), 2), *rows)
    printed = read(document)
    assert [isinstance(block, PrintedTable) for block in printed.blocks].count(True) == is_table
    if not is_table:
        assert told(printed) == [text for row in rows for text in row if text]


def test_a_table_of_facts_within_a_table_of_lay_out_is_a_table(read: Callable[[WordDocument], Document]) -> None:
    document = docx.Document()
    frame = document.add_table(1, 1)
    frame.cell(0, 0).text = "Zie hieronder."
    filled(frame.cell(0, 0).add_table(2, 2), ("Gemeente", "2023"), ("Emmen", "3,5"))
    assert told(read(document)) == ["Zie hieronder.", "[]", "Gemeente | 2023", "Emmen | 3,5"]


# Bad files


def repacked(path: Path, **parts: bytes | None) -> Path:
    """A Word file with parts replaced (by the last part of their name), or left out for None."""
    whole = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Tekst.")
    document.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = parts.get(Path(name).stem, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return path


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_can_grow(tmp_path: Path, encoding: str) -> None:
    path = repacked(
        tmp_path / "bom.docx", document=ENTITIES.replace('"1.0"', f'"1.0" encoding="{encoding}"').encode(encoding)
    )
    with pytest.raises(
        ReportError, match=r"^Het bestand bom\.docx is beschadigd; open het in Word en sla het opnieuw op"
    ):
        read_word(path)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"[Content_Types]": b"<Types"}, r"^Het bestand r\.docx is beschadigd; "),
        ({"document": None}, r"^In het Word-bestand r\.docx ontbreekt de tekst; "),
        ({"document": b"<w:document"}, r"^Het bestand r\.docx is beschadigd; "),
        ({"[Content_Types]": None}, r"^Het bestand r\.docx is geen gewoon Word-document; "),
        ({"document": f"<w:document {nsdecls('w')}><w:body><w:p/></w:body></w:document>".encode()},
         r"^Het Word-bestand r\.docx bevat geen tekst; "),
        ({"document": f"<w:document {nsdecls('w')}/>".encode()}, r"^Het Word-bestand r\.docx bevat geen tekst; "),
    ],
)  # fmt: skip
def test_a_file_without_readable_text_gets_one_sentence(
    tmp_path: Path, parts: dict[str, bytes | None], sentence: str
) -> None:
    with pytest.raises(ReportError, match=sentence):
        read_word(repacked(tmp_path / "r.docx", **parts))


def test_a_text_file_with_the_name_of_a_word_file_is_no_word_file(tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    path.write_text("Gewone tekst.", encoding="utf-8")
    with pytest.raises(ReportError, match=r"^Het bestand r\.docx is geen Word-document \(\.docx\); "):
        read_word(path)


def test_every_cut_of_a_file_is_damage(tmp_path: Path) -> None:
    whole = (DOCUMENTS / "kamervragen-03.docx").read_bytes()
    path = tmp_path / "r.docx"
    for part in (0.1, 0.5, 0.9, 0.999):
        path.write_bytes(whole[: int(len(whole) * part)])
        with pytest.raises(ReportError, match=r"^Het bestand r\.docx is beschadigd; "):
            read_word(path)


def test_flipped_bytes_are_damage(tmp_path: Path) -> None:
    path = repacked(tmp_path / "r.docx")
    with zipfile.ZipFile(path) as package:
        start = package.getinfo("word/document.xml").header_offset + 60
    content = bytearray(path.read_bytes())
    content[start : start + 20] = bytes(byte ^ 0xFF for byte in content[start : start + 20])
    path.write_bytes(content)
    with pytest.raises(ReportError, match=r"^Het bestand r\.docx is beschadigd; "):
        read_word(path)


def test_a_file_that_says_it_is_too_large_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repacked(tmp_path / "r.docx")
    monkeypatch.setattr(word_package, "MAX_UNPACKED", 1_000)
    monkeypatch.setattr(word_package, "_unpacked", lambda *_: pytest.fail("it was unpacked"))
    with pytest.raises(ReportError, match=r"^Het bestand r\.docx wordt te groot als het wordt uitgepakt; "):
        read_word(path)


def test_the_parts_that_are_read_have_a_bound_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repacked(tmp_path / "r.docx")
    with zipfile.ZipFile(path) as package:
        size = sum(part.file_size for part in package.infolist() if part.filename.endswith((".xml", ".rels")))
    monkeypatch.setattr(word_package, "MAX_XML", size)
    assert told(read_word(path)) == ["Tekst."]
    monkeypatch.setattr(word_package, "MAX_XML", size - 1)
    with pytest.raises(ReportError, match=r"^Het bestand r\.docx wordt te groot als het wordt uitgepakt; "):
        read_word(path)


def test_a_part_that_is_packed_suspiciously_tight_is_refused(tmp_path: Path) -> None:
    path = repacked(tmp_path / "r.docx", styles=b"<a>" + b" " * (word_package.FREE_BYTES + 1) + b"</a>")
    assert path.stat().st_size < 200_000
    with pytest.raises(ReportError, match=r"^Het bestand r\.docx wordt te groot als het wordt uitgepakt; "):
        read_word(path)


def test_a_part_that_unpacks_to_more_than_it_says_is_noticed(tmp_path: Path) -> None:
    path = repacked(tmp_path / "r.docx", styles=b"<a>" + b" " * 50_000_000 + b"</a>")
    with zipfile.ZipFile(path) as package:
        said = package.getinfo("word/styles.xml").file_size
    content = path.read_bytes()
    assert content.count(said.to_bytes(4, "little")) == 2
    path.write_bytes(content.replace(said.to_bytes(4, "little"), (2_000).to_bytes(4, "little")))
    tracemalloc.start()
    with pytest.raises(ReportError, match=r"^Het bestand r\.docx is beschadigd; "):
        read_word(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
