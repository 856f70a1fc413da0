"""Markdown as printed: two real regulations with long and broken tables, and small texts for each kind of markup."""

from pathlib import Path

import pytest

from ingest.document import Document, PrintedHeading, PrintedParagraph, PrintedTable
from ingest.sources.markdown import read_markdown
from tests.ingest.sources.test_word import told

DOCUMENTS = Path(__file__).parents[2] / "documents"
REPORT = Path(__file__).parents[3] / "data" / "reports" / "stand-van-de-dutch-techzone.txt"
GRANTS = DOCUMENTS / "rijksbijdrage-educatie-2004-BWBR0015614.md"
RENTS = DOCUMENTS / "pachtprijzenbesluit-2007-BWBR0022448.md"


def markdown(text: str) -> Document:
    document = read_markdown(text)
    assert document is not None
    return document


def tables(document: Document) -> list[PrintedTable]:
    return [block for block in document.blocks if isinstance(block, PrintedTable)]


def cells(table: PrintedTable) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.first, cell.last) for cell in row.cells] for row in table.rows]


# A regulation with one long table


@pytest.mark.parametrize(
    "row",
    [
        ("Aa en Hunze", "1680", "224,507"),
        ("Amsterdam", "363", "20,045,526"),
        ("Bergen (NH.)", "373", "284,052"),
        ("Coevorden", "109", "420,023"),
        ("Emmen", "114", "1,464,651"),
        ("Gaasterlân-Sleat", "653", "104,455"),
        ("Haarlemmerliede c.a.", "393", "48,581"),
        ("Den Helder", "400", "815,853"),
        ("Leidschendam-Voorburg", "1916", "1,048,460"),
        ("Zwolle", "193", "1,333,044"),
    ],
)
def test_the_amounts_of_municipalities_are_exact(row: tuple[str, str, str]) -> None:
    (table,) = tables(markdown(GRANTS.read_text(encoding="utf-8")))
    found = [printed.cells for printed in table.rows if printed.cells[0].text == row[0]]
    assert [[(cell.text, cell.first) for cell in printed] for printed in found] == [
        [(text, at) for at, text in enumerate(row)]
    ]


def test_the_long_table_has_all_its_rows_and_they_add_up_to_its_total() -> None:
    text = GRANTS.read_text(encoding="utf-8")
    (table,) = tables(markdown(text))
    head, *rows, total = table.rows
    assert head.header
    assert [cell.text for cell in head.cells] == ["Gemeentenaam", "Gemeentecode", "Educatie 2004"]
    assert len(rows) == text.count("\n|") - len(["head", "ruler", "total"]) == 489
    amounts = {cell.text for row in rows for cell in row.cells if cell.first == 2}
    assert all(amount in text for amount in amounts)
    assert [(cell.text, cell.first) for cell in total.cells] == [("233,199,433", 2)]
    added = sum(int(row.cells[-1].text.replace(",", "")) for row in rows)
    assert abs(added - 233_199_433) < len(rows), "each amount is rounded"


def test_a_link_is_its_text_and_the_only_heading_is_title_and_chapter() -> None:
    document = markdown(GRANTS.read_text(encoding="utf-8"))
    assert document.title == "Bekendmaking rijksbijdrage educatie 2004"
    lines = told(document)
    assert lines[0] == "# Bekendmaking rijksbijdrage educatie 2004"
    assert lines[1].startswith(
        "Op grond van artikel 2.3.2, eerste lid, van de Wet educatie en beroepsonderwijs, maakt de minister jaarlijks in "
    )
    assert lines[-1] == "De / hoofddirecteurcentrale financieën instellingen, / mr. H.G.M. vanOldeniel"


# A regulation with broken tables


def test_values_that_were_stacked_in_one_cell_become_rows_with_a_doubt() -> None:
    table = tables(markdown(RENTS.read_text(encoding="utf-8")))[0]
    assert cells(table) == [
        [("Vereiste directe rendement/grondbeloning", 0, 0), ("Correctiepercentage grondbeloning", 1, 1)],
        [("< 0,8", 0, 0), ("– 10", 1, 1)],
        [("0,8–0,9", 0, 0), ("– 5", 1, 1)],
        [("0,9–1,1", 0, 0), ("0", 1, 1)],
        [("1,1–1,2", 0, 0), ("+5", 1, 1)],
        [("> 1,2", 0, 0), ("+10", 1, 1)],
    ]
    assert table.doubts == ("de regels binnen een cel zijn uit de witruimte afgeleid",)


def test_a_head_of_two_rows_on_one_line_is_taken_apart_so_that_prices_stand_below_their_quality() -> None:
    table = tables(markdown(RENTS.read_text(encoding="utf-8")))[1]
    assert cells(table) == [
        [("Aard van het bedrijf", 0, 0), ("Doelmatigheid", 1, 6)],
        [("Nieuw", 1, 1), ("Zeer goed", 2, 2), ("Goed", 3, 3), ("Redelijk", 4, 4), ("Matig", 5, 5), ("Slecht", 6, 6)],
        [("Akkerbouw", 0, 0), ("€ 446,–", 1, 1), ("€ 351,–", 2, 2), ("€ 268,–", 3, 3), ("€ 197,–", 4, 4), ("€ 137,–", 5, 5),
         ("€ 79,–", 6, 6)],
        [("Melkvee", 0, 0), ("€ 1145,–", 1, 1), ("€ 901,–", 2, 2), ("€ 688,–", 3, 3), ("€ 505,–", 4, 4), ("€ 352,–", 5, 5),
         ("€ 202,–", 6, 6)],
        [("Overig", 0, 0), ("€ 689,–", 1, 1), ("€ 543,–", 2, 2), ("€ 414,–", 3, 3), ("€ 304,–", 4, 4), ("€ 212,–", 5, 5),
         ("€ 122,–", 6, 6)],
    ]  # fmt: skip
    assert [row.header for row in table.rows] == [True, True, False, False, False]
    assert table.doubts == ("de kop is over twee regels verdeeld",)


def test_rows_of_dashes_are_empty_and_captions_are_kept() -> None:
    regions, gardens = tables(markdown(RENTS.read_text(encoding="utf-8")))[2:]
    assert (
        regions.caption == "Tabel 1. Regionale indeling pachtprijsgebieden voor grasland, bouwland en fruitteeltgrond"
    )
    assert cells(regions)[:4] == [
        [("Regionr.", 0, 0), ("Naam", 1, 1)], [("1", 0, 0), ("Bouwhoek en Hogeland,", 1, 1)],
        [("bestaande uit de gemeenten:", 1, 1)], [("De Marne", 1, 1)],
    ]  # fmt: skip
    assert [row.cells[0].text for row in regions.rows[1:] if row.cells[0].first == 0] == [str(n) for n in range(1, 15)]
    assert ("Emmen", 1, 1) in [row[0] for row in cells(regions)]
    assert gardens.caption == "Tabel 2. Regionale indeling pachtprijsgebieden voor tuinland"
    assert len(gardens.rows) == 5


def test_a_single_top_heading_is_the_title_and_the_next_level_holds_the_chapters() -> None:
    document = markdown(RENTS.read_text(encoding="utf-8"))
    assert document.title == (
        "Besluit van 10 juli 2007, houdende regels over de hoogst toelaatbare pachtprijs (Pachtprijzenbesluit 2007)"
    )
    headings = [(block.text, block.level) for block in document.blocks if isinstance(block, PrintedHeading)]
    assert headings[:4] == [("Hoofdstuk 1", 1), ("Algemeen", 2), ("Artikel 1", 1), ("(definities)", 2)]
    assert headings[-2:] == [("Bijlage", 1), ("Behorende bij artikel 1 van het Pachtprijzenbesluit 2007", 2)]
    assert document.notices == ()


def test_a_next_member_of_a_list_is_not_glued_to_the_one_above() -> None:
    lines = told(markdown(RENTS.read_text(encoding="utf-8")))
    at = lines.index("b. de vergoeding voor eigen arbeid.")
    assert lines[at + 1] == (
        "• De grondbeloning per hectare wordt bepaald door de grondbeloning te delen door de tot de bedrijfsoppervlakte "
        "behorende cultuurgrond."
    )


# What is Markdown, and each kind of markup


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [
        ("De werkloosheid is 3,5%.\n\nIn Emmen is dat 3,4%.\n", False),
        ("Gemeente 2022 2023\nEmmen 3,4 3,5\n", False),
        ("• een\n- twee\n* drie\n", False),
        ("Aantal\n# banen per sector\nZorg 12\n", False),
        ("In #Emmen is het druk.\n", False),
        ("a | b\nc | d\n", False),
        ("Regel een\nRegel twee\n---\nRegel drie\n", False),
        ("```\n# geen kop\n```\n", False),
        ("", False),
        ("# Kop\n", True),
        ("Tekst.\n\n##Kop zonder spatie\n", True),
        ("Titel\n=====\n\nTekst.\n", True),
        ("Tekst.\n\nParagraaf\n---\nTekst.\n", True),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", True),
        ("a | b\n:-|-:\n1 | 2\n", True),
        ("Tekst <table><tr><td>1</td></tr></table>\n", True),
    ],
)
def test_only_headings_and_tables_make_a_text_markdown(text: str, is_markdown: bool) -> None:
    assert (read_markdown(text) is not None) is is_markdown


def test_the_report_as_flattened_text_is_left_to_its_lines() -> None:
    assert read_markdown(REPORT.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# Wonen\n\nDe **huur** is _hoog_ in `Emmen`, zie [de site](https://x.nl \"t\") ![logo](a.png).",
         ["# Wonen", "De huur is hoog in Emmen, zie de site ."]),
        ("# A\n\nEen\ntwee  \ndrie\n\nvier", ["# A", "Een / twee / drie", "vier"]),
        ("# A\n\n- een\n- twee\n  - drie\n\n1. vier\n\n* vijf\n\n  zes",
         ["# A", "• een", "• twee", "• drie", "• vier", "• vijf", "zes"]),
        ("# A\n\n<!-- weg\n\nweg -->\nblijft <!-- weg --> staan", ["# A", "blijft staan"]),
        ("# A\n\n> Een citaat\n\n***\n\n    ingesprongen tekst", ["# A", "Een citaat", "ingesprongen tekst"]),
        ("# A\n\n12 km<sup>2</sup> en werkloos<sup>3</sup>, zie noot[^1].\n\n[^1]: De noot.",
         ["# A", "12 km² en werkloos, zie noot.", "De noot."]),
        ("# A\n\n<div>Een &amp; twee<br>drie</div>\n\n<style>p {}</style>", ["# A", "Een & twee / drie"]),
        ("# A\r\n\r\nprijs\\* 5 \\* 3", ["# A", "prijs* 5 * 3"]),
        ("# 1. Wonen\n\n## Huur\n\n# 2. Werk", ["# 1. Wonen", "## Huur", "# 2. Werk"]),
        ("# 1. Wonen\n\n## Huur\n\n## Koop", ["# 1. Wonen", "## Huur", "## Koop"]),
        ("### Wonen\n\n#### Huur\n\n### Werk", ["# Wonen", "## Huur", "# Werk"]),
        ("Wonen\n=====\n\nHuur\n----\n\nWerk\n====", ["# Wonen", "## Huur", "# Werk"]),
    ],
)  # fmt: skip
def test_markup_is_read_as_what_it_prints(text: str, lines: list[str]) -> None:
    assert told(markdown(text)) == lines


def test_items_of_a_list_are_marked_as_such() -> None:
    document = markdown("# A\n\n- een\n\n  vervolg\n\n– twee\n\nslot")
    assert [block.bullet for block in document.blocks if isinstance(block, PrintedParagraph)] == [
        True,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "title", "lines"),
    [
        ('---\ntitle: "Regio: stand"\ndate: 2023\n---\n\n# A\n\n# B', "Regio: stand", ["# A", "# B"]),
        ("---\ntitel: Regio\n---\n# Regio\n\n## A\n\n## B", "Regio", ["# A", "# B"]),
        ("---\ntitle: Regio\n---\n# Jaarverslag\n\n## A\n\n## B", "Regio", ["Jaarverslag", "# A", "# B"]),
        ("---\nauteur: x\n---\n# A\n\n# B", "", ["# A", "# B"]),
    ],
)
def test_front_matter_gives_the_title_and_is_no_text(text: str, title: str, lines: list[str]) -> None:
    document = markdown(text)
    assert (document.title, told(document)) == (title, lines)


# Tables


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("| Gemeente | **2023** |\n|:--|--:|\n| Emmen | 3,5 |\n| a\\|b | [4](x) |\n",
         ["[]", "Gemeente | 2023", "Emmen | 3,5", "a|b | 4"]),
        ("Gemeente|2023\n-|-\nEmmen|3,5\n", ["[]", "Gemeente | 2023", "Emmen | 3,5"]),
        ("| Gemeente | 2023 |\n|---|---|\n| Emmen | 3,5 |\nBron: CBS\n\nSlot.",
         ["[]", "Gemeente | 2023", "Emmen | 3,5", "Bron: CBS", "Slot."]),
        ("Tabel 1: Werk\n\n| G | 2023 |\n|---|---|\n| Emmen | 3,5 |\n", ["[Tabel 1: Werk]", "G | 2023", "Emmen | 3,5"]),
        ("> | G | 2023 |\n> |---|---|\n> | Emmen | 3,5 |\n", ["[]", "G | 2023", "Emmen | 3,5"]),
        ("| G | 2023 |\n|---|---|\n| 12 km<sup>2</sup><br>en meer | 3,5 |\n", ["[]", "G | 2023", "12 km² en meer | 3,5"]),
    ],
)  # fmt: skip
def test_pipe_tables_are_read_cell_by_cell(text: str, lines: list[str]) -> None:
    assert told(markdown(text)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "| G | 2022 | 2023 |\n|---|---|---|\n| Emmen | 3,4 |\n| Assen | 3,1 |\n",
        "| G | 2022 |\n|---|---|\n| Emmen | 3,4 | 3,5 |\n| Assen | 3,1 |\n",
        "| G |\n|---|---|\n| Emmen | 3,4 |\n| Assen | 3,1 |\n",
    ],
)
def test_a_table_whose_rows_do_not_fit_its_head_is_text_with_a_notice(text: str) -> None:
    document = markdown("# Werk\n\n# Banen\n\n" + text)
    assert tables(document) == []
    assert "Assen 3,1" in told(document)
    assert document.notices == (
        "Een tabel onder «Banen» is niet als tabel te lezen; de rijen zijn als gewone tekst gelezen.",
    )


def test_a_row_that_is_shorter_than_the_others_is_doubted() -> None:
    (table,) = tables(markdown("| G | 2022 | 2023 |\n|---|---|---|\n| Emmen | 3,4 | 3,5 |\n| Assen | 3,1 |\n"))
    assert cells(table)[2] == [("Assen", 0, 0), ("3,1", 1, 1)]
    assert table.doubts == ("een of meer rijen hebben minder cellen dan de kop",)


def test_html_tables_keep_merged_cells_head_and_caption() -> None:
    (table,) = tables(markdown(
        "Vooraf\n<table>\n<caption>Werk per gemeente</caption>\n\n<thead><tr><th rowspan=2>Gemeente</th>"
        "<th colspan='2'>Werk&shy;loosheid</th></tr>\n<tr><th>2022</th><th>2023</th></tr></thead>\n"
        "<tr><td rowspan=2>Emmen<td>3,4<td><b>3,5</b>\n<tr><td>3,2</td><td>3<br>3</td></tr>\n"
        "<tr><td>Assen</td><td></td><td>2<table><tr><td>x</td></tr></table></td></tr></table> Erna\n"
    ))  # fmt: skip
    assert table.caption == "Werk per gemeente"
    assert cells(table) == [
        [("Gemeente", 0, 0), ("Werkloosheid", 1, 2)],
        [("2022", 1, 1), ("2023", 2, 2)],
        [("Emmen", 0, 0), ("3,4", 1, 1), ("3,5", 2, 2)],
        [("3,2", 1, 1), ("3 3", 2, 2)],
        [("Assen", 0, 0), ("2 x", 2, 2)],
    ]
    assert [row.header for row in table.rows] == [True, True, False, False, False]


def test_a_cell_that_reaches_down_ends_in_time() -> None:
    (table,) = tables(markdown("<table><tr><td rowspan=3>a<td>1<tr><td>2<tr><td>3<tr><td>b<td>4</table>"))
    assert [[(cell.text, cell.first) for cell in row.cells] for row in table.rows] == [
        [("a", 0), ("1", 1)], [("2", 1)], [("3", 1)], [("b", 0), ("4", 1)],
    ]  # fmt: skip


def test_text_around_an_html_table_is_kept() -> None:
    assert told(markdown("Vooraf\n<table><tr><td>a<td>1</table> Erna\n\n# Kop")) == [
        "Vooraf",
        "[]",
        "a | 1",
        "Erna",
        "# Kop",
    ]
