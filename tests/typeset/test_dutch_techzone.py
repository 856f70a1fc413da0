"""The report as a printed document holds all of the text file: every word in order, every cell."""

from collections import Counter

from ingest.document import Document, PrintedHeading, PrintedParagraph, PrintedTable
from tests.ingest.test_outline import HEADINGS
from tests.typeset.copies import copies
from tests.typeset.dutch_techzone import REPORT, dutch_techzone

TABLE_LINES = (range(405, 442), range(1004, 1039), range(1041, 1073), range(1497, 1699))
"""Lines of the four tables in the text file, counted from 1 and read by eye; the last number is the line after."""
PAGE_NUMBER_LINES = (117, 1162)
PARAGRAPHS = ("De economische ontwikkeling stagneert.", "Door de toegenomen onzekerheid", "De motoren van de economie",
              "Het jaar 2023 stond", "Al met al is de verwachting", "Binnen de regio groot zijn de verschillen",
              "De uitgaande pendel gaat vooral", "De inkomende pendel is afkomstig", "De Dutch Techzone kent alleen",
              "Emmen voor het eerst boven", "100.000 inwoners door haar", "Een mogelijke verklaring",
              "In Borger-Odoorn en Coevorden lag",
              "In Emmen daalde de werkgelegenheid", "De grootste krimpsector binnen", "Het CBS houdt aan de hand",
              "Niet alleen de afstand", "Dat er onder de bevolking",
              "Wanneer we kijken naar de arbeidsmarktspanning")  # fmt: skip
"""How paragraphs begin, in the order of the report: the whole first chapter, and those that are hard to see."""


def file_words(in_tables: bool) -> list[str]:
    lines = enumerate(REPORT.read_text(encoding="utf-8").splitlines(), start=1)
    inside = {number for numbers in TABLE_LINES for number in numbers}
    kept = [line for number, line in lines if (number in inside) == in_tables and number not in PAGE_NUMBER_LINES]
    return " ".join(kept).split()


def prose_words(document: Document) -> list[str]:
    words: list[str] = []
    for block in document.blocks:
        if isinstance(block, PrintedHeading):
            words += block.text.split()
        elif isinstance(block, PrintedParagraph):
            words += ["•"] * block.bullet + " ".join(line.text for line in block.lines).split()
    return words


def table_blocks(document: Document) -> list[PrintedTable]:
    return [block for block in document.blocks if isinstance(block, PrintedTable)]


def test_every_word_outside_the_tables_is_in_the_document_in_the_same_order() -> None:
    assert prose_words(dutch_techzone()) == file_words(in_tables=False)


def test_every_word_of_the_tables_is_in_a_cell() -> None:
    cells = [cell.text for table in table_blocks(dutch_techzone()) for row in table.rows for cell in row.cells]
    printed = " ".join(file_words(in_tables=True)).replace("Borger- Odoorn", "Borger-Odoorn")
    printed = printed.replace("zonne- energie", "zonne-energie")
    assert Counter(" ".join(cells).split()) == Counter(printed.split())


def test_headings_are_chapters_and_sections() -> None:
    found: dict[str, list[str]] = {}
    chapter = ""
    for block in dutch_techzone().blocks:
        if isinstance(block, PrintedHeading) and block.level == 1:
            chapter = block.text
            found[chapter] = []
        elif isinstance(block, PrintedHeading):
            found[chapter].append(block.text)
    assert found == HEADINGS


def test_paragraphs_end_where_the_report_ends_them() -> None:
    document = dutch_techzone()
    texts = [block.lines[0].text for block in document.blocks if isinstance(block, PrintedParagraph)]
    assert [text for text in texts if text.startswith(PARAGRAPHS)][: len(PARAGRAPHS)] == [
        next(text for text in texts if text.startswith(words)) for words in PARAGRAPHS
    ]
    assert [text[:20] for text in texts if text[0].islower()] == ["de werkgelegenheid w"]
    prose = [text for text in texts if len(text) > 60]
    assert [text[-16:] for text in prose if not text.endswith((".", ":"))] == [" Fryslân (1.500)"]
    bullets = [b.lines[0].text for b in document.blocks if isinstance(b, PrintedParagraph) and b.bullet]
    assert bullets == ["Borger-Odoorn: 25.920 inwoners (9,0%)", "Coevorden: 35.700 inwoners (12,3%)",
                       "Emmen: 108.765 inwoners (37,7%)", "Hardenberg: 62.510 inwoners (21,6%)",
                       "Hoogeveen: 56.435 inwoners (19,5%"]  # fmt: skip


def test_tables_stand_after_the_text_that_leads_to_them() -> None:
    blocks = dutch_techzone().blocks
    before = [blocks[at - 1] for at, block in enumerate(blocks) if isinstance(block, PrintedTable)]
    ends = [block.lines[0].text[-30:] for block in before if isinstance(block, PrintedParagraph)]
    assert ends == ["tussen de Regio Zwolle en Drenthe)."[-30:], "een krimp bij de pluimveeslachterijen."[-30:],
                    "Bron: BIRO", "het landelijke beeld toe te bewegen."[-30:]]  # fmt: skip


def test_the_header_of_the_first_table_has_two_levels() -> None:
    above, below = table_blocks(dutch_techzone())[0].rows[:2]
    assert [(cell.text, cell.first, cell.last) for cell in above.cells] == [
        ("Beroepsklasse", 0, 0),
        ("Drenthe", 1, 2),
        ("Regio Zwolle", 3, 4),
    ]
    assert [(cell.text, cell.first) for cell in below.cells] == [
        ("Typering", 1),
        ("Spanning", 2),
        ("Typering", 3),
        ("Spanning", 4),
    ]
    assert (above.header, below.header) == (True, True)


def test_copies_number_their_chapters_on() -> None:
    document = dutch_techzone()
    twice = copies(document, 2)
    chapters = [block.text for block in twice.blocks if isinstance(block, PrintedHeading) and block.level == 1]
    assert chapters[:8] == list(HEADINGS)
    assert chapters[8:10] == ["9. Macro-economische beschouwing", "10. Demografie"]
    assert len(twice.blocks) == 2 * len(document.blocks)
