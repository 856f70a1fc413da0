"""A report as it is read."""

from assistant.ask import Assistant
from assistant.reading_order import chapters_of


def test_chapters_sections_paragraphs_lists_and_tables_stand_in_order(tiny: Assistant) -> None:
    first, second = chapters_of(tiny.index)
    assert (first.heading, second.heading) == ("1. Bevolking", "2. Leefbaarheid")
    section = first.sections[0]
    assert section.heading == "Inwoners"
    assert [(block.bullet, block.sentences[0].text) for block in section.blocks] == [
        (False, "In 2024 telde de RVL 90.400 inwoners."),
        (True, "• Tiel: 42.300 inwoners (46,8%)"),
        (True, "• Culemborg: 29.600 inwoners (32,7%)"),
        (True, "• Buren: 18.500 inwoners (20,5%)"),
        (
            False,
            "De bevolking in de RVL groeide sinds 2014 met 4,2%, tegenover 6,1% landelijk en 5,0% in de referentieregio.",
        ),
    ]
    tables = [block.table for block in second.sections[0].blocks if block.table]
    assert [row.label for row in tables[0].rows] == ["Werkloosheid", "Aantal ondervonden delicten", "Overgewicht"]


def test_every_sentence_and_table_of_the_report_is_shown_once(assistant: Assistant) -> None:
    content = assistant.index.content
    blocks = [
        block for chapter in chapters_of(assistant.index)
        for section in chapter.sections for block in section.blocks
    ]  # fmt: skip
    shown = [sentence.id for block in blocks for sentence in block.sentences]
    assert sorted(shown) == sorted(sentence.id for sentence in content.sentences)
    assert sorted(b.table.id for b in blocks if b.table) == sorted(table.id for table in content.tables)
    headings = [chapter.heading for chapter in chapters_of(assistant.index)]
    assert len(headings) == len(set(headings)) == 8
