"""Text as `pdftotext -layout` gives it, against the same report with real cells and against small texts in every alignment."""

import textwrap
from pathlib import Path

import pytest

from ingest.read import read_report
from ingest.report_content import read_content
from ingest.section import Grid, Line, Section
from ingest.sections import sections_of
from ingest.sources.pdf.joining import Spelling
from ingest.sources.text_pages import paged_lines
from ingest.tables.laid_out import TWO_NUMBERS, LaidOut, laid_out_tables
from tests.conftest import REPORT
from tests.ingest.test_outline import HEADINGS
from tests.ingest.test_tables import FILES, expected
from tests.typeset.as_text import as_text
from tests.typeset.dutch_techzone import dutch_techzone
from vectorstore.dutch.vocabulary import Vocabulary

NOORDKUST = Path(__file__).parents[1] / "documents" / "noordkust"
LAID_OUT = NOORDKUST / "rapport.txt"
WITH_CELLS = NOORDKUST / "rapport.md"
TITLE = "Economische Monitor Noordkust 2025"
FIRST_LINES = {81: 2, 111: 3, 153: 4, 185: 4, 225: 5, 263: 6, 311: 7, 366: 8, 414: 9, 444: 10, 482: 11, 551: 12}
"""Of each table of the report the line on which its header starts, and its page."""


@pytest.fixture(scope="module")
def sections(vocabulary: Vocabulary) -> list[Section]:
    return sections_of(read_report(LAID_OUT), vocabulary)


@pytest.fixture(scope="module")
def with_cells(vocabulary: Vocabulary) -> list[Section]:
    return sections_of(read_report(WITH_CELLS), vocabulary)


def pipe_tables() -> list[tuple[str, list[list[str]]]]:
    """Caption and rows of each table of the report in Markdown."""
    found: list[tuple[str, list[list[str]]]] = []
    caption = ""
    for line in WITH_CELLS.read_text(encoding="utf-8").splitlines():
        if line.startswith("Tabel "):
            caption = line
            found.append((caption, []))
        elif line.startswith("|") and not line.startswith("|---"):
            found[-1][1].append([cell.strip() for cell in line.strip()[1:-1].split("|")])
    return found


def texts(grid: Grid) -> list[list[str]]:
    """Rows of texts, one a column; a cell over several columns stands in the first."""
    width = 1 + max(cell.last for row in grid.rows for cell in row.cells)
    rows = []
    for row in grid.rows:
        at = {cell.first: cell.text for cell in row.cells}
        rows.append([at.get(column, "") for column in range(width)])
    return rows


def grids(sections: list[Section]) -> list[Grid]:
    return [table for section in sections for table in section.tables if isinstance(table, Grid)]


# The same report twice


def test_every_cell_of_every_table_is_as_in_the_report_with_cells(sections: list[Section]) -> None:
    pipes = pipe_tables()
    assert len(pipes) == 12
    assert sum(len(rows) for _, rows in pipes) == 128
    assert [(grid.caption, texts(grid)) for grid in grids(sections)] == pipes
    assert sum(len(section.tables) for section in sections) == 12


@pytest.mark.parametrize(
    ("number", "header"),
    [
        (1, [("Gemeente", 0, 0), ("2023", 1, 2), ("2024", 3, 4)]),
        (3, [("Gemeente", 0, 0), ("Bijstand", 1, 2), ("WW", 3, 4), ("Arbeidsongeschiktheid", 5, 6)]),
    ],
)
def test_upper_headings_stand_over_their_columns(
    sections: list[Section], number: int, header: list[tuple[str, int, int]]
) -> None:
    grid = grids(sections)[number]
    assert [(cell.text, cell.first, cell.last) for cell in grid.rows[0].cells] == header
    assert all(cell.first == cell.last for row in grid.rows[1:] for cell in row.cells)


def test_tables_know_their_line_and_page_and_raise_no_doubt(sections: list[Section]) -> None:
    assert {grid.first.number: grid.first.page for grid in grids(sections)} == FIRST_LINES
    assert {grid.doubts for grid in grids(sections)} == {()}
    lines = LAID_OUT.read_text(encoding="utf-8").split("\n")
    for grid in grids(sections):
        for row, line in zip(grid.rows, grid.lines, strict=True):
            assert line.text == lines[line.number - 1].replace("\f", "")
            assert row.page == line.page


def test_chapters_and_sections_are_the_same(sections: list[Section], with_cells: list[Section]) -> None:
    titled = [(section.chapter, section.heading) for section in with_cells]
    assert titled[0] == (TITLE, TITLE)
    assert len(titled) == 32
    assert [(section.chapter, section.heading) for section in sections] == [("", ""), *titled[1:]]


def test_paragraphs_are_the_same_to_the_letter(sections: list[Section], with_cells: list[Section]) -> None:
    printed = [[paragraph.text for paragraph in section.paragraphs] for section in with_cells]
    assert sum(map(len, printed)) == 47
    assert [[paragraph.text for paragraph in section.paragraphs] for section in sections] == printed


def test_both_give_as_many_figures(vocabulary: Vocabulary) -> None:
    laid_out, celled = (read_content(read_report(path), vocabulary) for path in (LAID_OUT, WITH_CELLS))
    assert laid_out.counts | {"hoofdstukken": 9} == celled.counts
    assert laid_out.counts["hoofdstukken"] == 8
    assert laid_out.warnings == ()
    figures = [
        {(f.indicator, f.area, f.period.label, f.printed, f.unit) for f in content.figures if f.from_table}
        for content in (laid_out, celled)
    ]
    assert figures[0] == figures[1]


# The report of the Dutch Techzone


@pytest.mark.parametrize("page_lines", [56, 40, 23])
def test_the_report_laid_out_gives_the_cells_copied_by_hand(
    tmp_path: Path, vocabulary: Vocabulary, page_lines: int
) -> None:
    path = tmp_path / "techzone.txt"
    path.write_text(as_text(dutch_techzone(), page_lines), encoding="utf-8")
    content = read_content(read_report(path), vocabulary)
    for table, name in zip(content.tables, FILES, strict=True):
        (_, *headings), *rows = expected(name)
        assert [[row.label, *(cell.printed for cell in row.cells)] for row in table.rows] == rows
        if name != FILES[3]:
            assert [column.heading for column in table.columns] == headings
    assert [column.heading for column in content.tables[3].columns[7:]] == [
        "Nederland", "Ontwikkeling t.o.v. vorig jaar", "Ontwikkeling op brede welvaart", "Meest recente peiljaar data",
    ]  # fmt: skip
    assert content.warnings == ()


def test_the_report_laid_out_has_its_chapters_and_sections(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "techzone.txt"
    path.write_text(as_text(dutch_techzone()), encoding="utf-8")
    found: dict[str, list[str]] = {}
    for section in sections_of(read_report(path), vocabulary):
        headings = found.setdefault(section.chapter, [])
        headings += [section.heading] if section.heading != section.chapter else []
    assert found == HEADINGS


def test_the_flattened_report_has_no_laid_out_table_and_no_pages(vocabulary: Vocabulary) -> None:
    text = REPORT.read_text(encoding="utf-8")
    source = read_report(REPORT)
    assert [line.text for line in source.lines] == text.splitlines()
    assert {line.page for line in source.lines} == {None}
    spelling = Spelling.of(text.splitlines())
    assert laid_out_tables(Section("", "", source.lines), spelling) == []


# Small texts


def laid_out(text: str) -> list[LaidOut]:
    lines = paged_lines(textwrap.dedent(text).lstrip("\n"))
    return laid_out_tables(Section("", "", lines), Spelling.of(line.text for line in lines))


def table(text: str) -> list[list[str]]:
    (found,) = laid_out(text)
    assert found.grid.doubts == ()
    return texts(found.grid)


SMALL = {
    "figures at the left": (
        """
        Gemeente         2023    2024
        Den Helder       188     96
        Hollands Kroon   1.342   387
        Texel            45      31
        """,
        ["Gemeente|2023|2024", "Den Helder|188|96", "Hollands Kroon|1.342|387", "Texel|45|31"],
    ),
    "a header narrower than its column": (
        """
        Gemeente              2023         2024
        Den Helder       1.234.567    1.234.999
        Texel               13.835       13.999
        Hollands Kroon      49.865       50.001
        """,
        ["Gemeente|2023|2024", "Den Helder|1.234.567|1.234.999", "Texel|13.835|13.999", "Hollands Kroon|49.865|50.001"],
    ),
    "spaces between thousands": (
        """
        Gemeente         Inwoners    Omzet (x € 1 000)    Groei
        Den Helder         56 520          1 234 567        -3,2
        Texel              13 835            234 567         4,0
        Hollands Kroon     49 865             34 567        12,5
        """,
        [
            "Gemeente|Inwoners|Omzet (x € 1 000)|Groei",
            "Den Helder|56 520|1 234 567|-3,2",
            "Texel|13 835|234 567|4,0",
            "Hollands Kroon|49 865|34 567|12,5",
        ],
    ),
    "one space between columns where numbers are long": (
        """
        Gemeente      2022   2023   2024
        Den Helder   55760  56190  56520
        Noordkust   223050 224975 226400
        Texel        13720  13790  13835
        """,
        ["Gemeente|2022|2023|2024", "Den Helder|55760|56190|56520", "Noordkust|223050|224975|226400",
         "Texel|13720|13790|13835"],
    ),
    "a long label one space from its figure": (
        """
        Sector                           2023    2024
        Zorg                            1.240   1.250
        Industrie                         930     910
        Onderwijs, cultuur en recreatie 2.410   2.420
        Overig                             88      90
        """,
        ["Sector|2023|2024", "Zorg|1.240|1.250", "Industrie|930|910", "Onderwijs, cultuur en recreatie|2.410|2.420",
         "Overig|88|90"],
    ),
    "empty cells": (
        """
        Gemeente           2022      2023      2024
        Den Helder       55.760    56.190    56.520
        Texel            13.720              13.835
        Schagen          47.080    47.445
        Noordkust       223.050   224.975   226.400
        """,
        ["Gemeente|2022|2023|2024", "Den Helder|55.760|56.190|56.520", "Texel|13.720||13.835", "Schagen|47.080|47.445|",
         "Noordkust|223.050|224.975|226.400"],
    ),
    "marks for no figure": (
        """
        Gemeente       Starters    Stoppers    Saldo
        Tiel                174           -     n.b.
        Buren                 .          31        -
        Culemborg            98          44       54
        """,
        ["Gemeente|Starters|Stoppers|Saldo", "Tiel|174|-|n.b.", "Buren|.|31|-", "Culemborg|98|44|54"],
    ),
    "group rows, and rows that are indented": (
        """
        Onderwerp                    Tiel   Buren   Nederland
        Bevolking
          Inwoners                 42.300  18.500  17.900.000
          Grijze druk                30,1    35,2        34,9
        Wonen
          WOZ-waarde                  301     410         379
          Huurwoningen              41,0%   22,5%       42,0%
        """,
        ["Onderwerp|Tiel|Buren|Nederland", "Bevolking|||", "Inwoners|42.300|18.500|17.900.000",
         "Grijze druk|30,1|35,2|34,9", "Wonen|||", "WOZ-waarde|301|410|379", "Huurwoningen|41,0%|22,5%|42,0%"],
    ),
    "figures on the last line of a label": (
        """
        Voorziening                  Tiel   Buren
        Huisarts of
        huisartsenpost                0,9     1,8
        Grote supermarkt              0,8     1,7
        Ziekenhuis, inclusief
        buitenpolikliniek             2,4    16,8
        """,
        ["Voorziening|Tiel|Buren", "Huisarts of huisartsenpost|0,9|1,8", "Grote supermarkt|0,8|1,7",
         "Ziekenhuis, inclusief buitenpolikliniek|2,4|16,8"],
    ),
    "a label that goes on with a number": (
        """
        Indicator                    Eenheid   Tiel   Buren
        Eenzaamheid van inwoners van %         47,3    51,2
        75 jaar en ouder
        Vrijwilligers                %         53,7    46,8
        Volwassenen met overgewicht  %         51,8    49,9
        """,
        ["Indicator|Eenheid|Tiel|Buren", "Eenzaamheid van inwoners van 75 jaar en ouder|%|47,3|51,2",
         "Vrijwilligers|%|53,7|46,8", "Volwassenen met overgewicht|%|51,8|49,9"],
    ),
    "years as rows": (
        """
                Overnachtingen     Gasten (x
        Jaar         (x 1.000)        1.000)
        2022             9.260         2.270
        2023             9.480         2.350
        2024             9.615         2.440
        """,
        ["Jaar|Overnachtingen (x 1.000)|Gasten (x 1.000)", "2022|9.260|2.270", "2023|9.480|2.350", "2024|9.615|2.440"],
    ),
    "a blank line below each row": (
        """
        Sector              2023    2024

        Zorg               1.240   1.250

        Onderwijs en         410     420
        opvang

        Overig                88      90
        """,
        ["Sector|2023|2024", "Zorg|1.240|1.250", "Onderwijs en opvang|410|420", "Overig|88|90"],
    ),
    "one figure and words in a row": (
        """
        Gemeente       Burgemeester           Inwoners    Partij
        Tiel           Hans Beenakker           42.300    VVD
        Buren          Josan Meijers            27.500    PvdA
        Culemborg      G. van Grootheest        29.600    Christen Unie
        """,
        ["Gemeente|Burgemeester|Inwoners|Partij", "Tiel|Hans Beenakker|42.300|VVD", "Buren|Josan Meijers|27.500|PvdA",
         "Culemborg|G. van Grootheest|29.600|Christen Unie"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_cells_are_found_by_where_they_stand(name: str) -> None:
    text, rows = SMALL[name]
    assert table(text) == [row.split("|") for row in rows]


TABBED = {
    "one tab after each cell": "Gemeente\tInwoners\tWoningen\nDen Helder\t56.520\t27.480\nTexel\t13.835\t6.790\n"
    "Hollands Kroon\t49.865\t21.390\n",
    "tabs to reach a place on the line": "Gemeente\t\tInwoners\tWoningen\nDen Helder\t\t56.520\t\t27.480\n"
    "Texel\t\t\t13.835\t\t6.790\nHollands Kroon\t\t49.865\t\t21.390\n",
}


@pytest.mark.parametrize("name", TABBED)
def test_tabs_part_cells(name: str) -> None:
    assert table(TABBED[name]) == [
        ["Gemeente", "Inwoners", "Woningen"],
        ["Den Helder", "56.520", "27.480"],
        ["Texel", "13.835", "6.790"],
        ["Hollands Kroon", "49.865", "21.390"],
    ]


def test_a_tab_without_a_text_is_an_empty_cell() -> None:
    text = "Gemeente\tInwoners\tWoningen\nDen Helder\t56.520\t27.480\nTexel\t\t6.790\nHollands Kroon\t49.865\n"
    assert table(text)[2:] == [["Texel", "", "6.790"], ["Hollands Kroon", "49.865", ""]]


SPANNING = {
    "centred over columns": (
        """
                              Inwoners              Banen
        Gemeente           2020       2024      2020      2024    groei (%)
        Den Helder       55.410     56.520    31.240    31.900    2,1
        Texel            13.610     13.835     8.240     8.400    1,9
        Schagen          46.530     47.790    21.120    21.500    1,8
        """,
        [("Inwoners", 1, 2), ("Banen", 3, 4)],
    ),
    "at the left of its columns": (
        """
        Gemeente         Inwoners             Banen
                         2020       2024      2020       2024
        Den Helder       55.410     56.520    31.240     31.900
        Texel            13.610     13.835    8.240      8.400
        Schagen          46.530     47.790    21.120     21.500
        """,
        [("Gemeente", 0, 0), ("Inwoners", 1, 2), ("Banen", 3, 4)],
    ),
    "wider than its columns": (
        """
                                    Aandeel in het totaal
        Gemeente       Banen      mannen (%)     vrouwen (%)
        Den Helder    31.240         55              45
        Texel          8.240         48              52
        Schagen       21.120         51              49
        """,
        [("Aandeel in het totaal", 2, 3)],
    ),
}


@pytest.mark.parametrize("name", SPANNING)
def test_a_heading_over_columns_spans_them(name: str) -> None:
    text, header = SPANNING[name]
    (found,) = laid_out(text)
    assert [(cell.text, cell.first, cell.last) for cell in found.grid.rows[0].cells] == header


NARROW = """
    Tabel 4. Banen naar sector, de laatste
    telling
    Sector              Banen
    Zorg                1.240
    Industrie             930
    Onderwijs en          410
    opvang
    Overig                 88
    """


def test_a_table_of_two_columns_is_a_table() -> None:
    (found,) = laid_out(NARROW)
    assert texts(found.grid) == [["Sector", "Banen"], ["Zorg", "1.240"], ["Industrie", "930"],
                                 ["Onderwijs en opvang", "410"], ["Overig", "88"]]  # fmt: skip
    assert found.grid.caption == "Tabel 4. Banen naar sector, de laatste telling"
    assert found.line_numbers == range(1, 9)


PROSE = {
    "prose in two columns": """
        De gemeente groeide in 2024 met     Het aantal woningen nam toe
        1,3 procent. Dat is meer dan in     met 1.196. In 2023 waren dat
        de jaren daarvoor, toen er 23       er nog 1.177. De afspraak was
        mensen per dag bijkwamen in de      1.350 woningen per jaar, maar
        regio. In 2025 zal dat minder       dat lukte niet in 2024 en ook
        zijn, verwacht men in 2026.         niet in 2023 of daarvoor.
        """,
    "a list of contents": """
        Inhoud

        1. Bevolking                     4
        2. Werk                          7
        3. Wonen                        12
        4. Zorg                         15
        """,
    "contents under a heading": """
        Onderwerp                   Pagina
        Bevolking                        4
        Werk                             7
        Wonen                           12
        """,
    "the axis of a chart": """
        0      10      20      30
        2019   2020    2021    2022
        DTZ    Nederland
        """,
    "two rows": """
        Gemeente           2022      2023
        Den Helder       55.760    56.190
        Texel            13.720    13.790
        """,
}


@pytest.mark.parametrize("name", PROSE)
def test_what_is_no_table_is_not_taken_for_one(name: str) -> None:
    assert laid_out(PROSE[name]) == []


def test_a_table_goes_on_over_the_page_without_its_header() -> None:
    text = """
        Tabel 2 Banen
        Sector              2023    2024
        Zorg               1.240   1.250
        Industrie            930     910


                                3
        \f
        Tabel 2 Banen (vervolg)
        Sector              2023    2024
        Onderwijs            410     420
        Overig                88      90


                                4
        \fSlot
        """
    (found,) = laid_out(text)
    assert texts(found.grid) == [["Sector", "2023", "2024"], ["Zorg", "1.240", "1.250"], ["Industrie", "930", "910"],
                                 ["Onderwijs", "410", "420"], ["Overig", "88", "90"]]  # fmt: skip
    assert [row.page for row in found.grid.rows] == [1, 1, 1, 2, 2]
    assert [line.number for line in found.grid.lines] == [2, 3, 4, 11, 12]
    assert found.line_numbers == range(1, 13)


def test_a_header_after_a_blank_line_starts_a_table_of_its_own() -> None:
    text = """
        Sector              2023    2024
        Zorg               1.240   1.250
        Industrie            930     910
        Overig                88      90

        Gemeente       Inwoners   Woningen
        Tiel             42.300     18.100
        Buren            18.500      8.100
        Culemborg        29.600     12.900
        """
    assert [texts(found.grid)[0] for found in laid_out(text)] == [
        ["Sector", "2023", "2024"],
        ["Gemeente", "Inwoners", "Woningen"],
    ]


def test_cells_that_cannot_be_told_apart_are_named() -> None:
    text = """
        Gemeente     2022  2023    2024
        Den Helder    1,2 55,7     56,1
        Texel        13,72   1,3    1,4
        Schagen       4,7   8,8     9,1
        Tiel          3,7   4,8     5,2
        """
    found = laid_out(text)
    assert [one.grid.doubts for one in found] == [(TWO_NUMBERS,)]


# Pages


def test_running_heads_and_page_numbers_are_left_out_and_pages_counted() -> None:
    pages = [f"Monitor 2025{' ' * 20}Tiel\n\n{'Tekst ' * n}van bladzijde {n}.\n\n{n + 2:>30}\n" for n in range(1, 5)]
    lines = paged_lines("\f".join(pages))
    assert [(line.number, line.text, line.page) for line in lines if line.bare] == [
        (3, "Tekst van bladzijde 1.", 1),
        (8, "Tekst Tekst van bladzijde 2.", 2),
        (13, "Tekst Tekst Tekst van bladzijde 3.", 3),
        (18, "Tekst Tekst Tekst Tekst van bladzijde 4.", 4),
    ]


def test_page_numbers_tell_pages_where_form_feeds_are_lost() -> None:
    lines = paged_lines("".join(f"Tekst {n}.\n\n{n:>40}\n\n" for n in range(7, 11)) + "Slot.\n")
    assert [(line.text, line.page) for line in lines if line.bare] == [
        ("Tekst 7.", 7), ("Tekst 8.", 8), ("Tekst 9.", 9), ("Tekst 10.", 10), ("Slot.", 11),
    ]  # fmt: skip


@pytest.mark.parametrize("numbers", [(4, 24, 31), (3, 2, 1), (5, 6)])
def test_numbers_that_do_not_count_on_are_kept(numbers: tuple[int, ...]) -> None:
    text = "".join(f"Tekst.\n\n{number:>40}\n\n" for number in numbers)
    assert paged_lines(text) == tuple(Line(at, line) for at, line in enumerate(text.splitlines(), start=1))


def test_a_sentence_goes_on_over_the_page_with_its_broken_word(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "kort.txt"
    path.write_text(
        "1. Werk\n\nDe werkgelegenheid groeide in de gemeenten aan de kust het sterkst in de verblijfs-\n"
        "recreatie en de horeca, waar veel jongeren uit de omliggende gemeenten een baan\n\n"
        f"{1:>40}\n\fvinden. De verblijfsrecreatie telde vorig jaar ruim achtduizend banen in totaal.\n\n"
        "In de landbouw daalde het aantal banen licht, net als in de jaren daarvoor.\nOok volgend jaar gaan er banen "
        "verloren, zo verwachten de gemeenten en\nhet waterschap. Dat komt doordat boeren geen opvolger vinden.\n\n"
        f"{2:>40}\n",
        encoding="utf-8",
    )
    (section,) = sections_of(read_report(path), vocabulary)
    assert [paragraph.text for paragraph in section.paragraphs] == [
        "De werkgelegenheid groeide in de gemeenten aan de kust het sterkst in de verblijfsrecreatie en de horeca, "
        "waar veel jongeren uit de omliggende gemeenten een baan vinden. De verblijfsrecreatie telde vorig jaar ruim "
        "achtduizend banen in totaal.",
        "In de landbouw daalde het aantal banen licht, net als in de jaren daarvoor. Ook volgend jaar gaan er "
        "banen verloren, zo verwachten de gemeenten en het waterschap. Dat komt doordat boeren geen opvolger vinden.",
    ]
    assert [line.page for line in section.paragraphs[0].lines] == [1, 1, 2]


def test_a_laid_out_table_and_a_flattened_one_stand_in_their_order(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "twee.txt"
    path.write_text(
        "1. Werk\n\nDe tabellen geven de banen in de drie gemeenten over de laatste jaren.\n\n"
        "Gemeente 2021 2022 2023\n\nAssen 3,1 3,0 2,9\n\nMeppel 2,8 - 2,7\n\nHoogeveen 3,3 3,2 3,1\n\nBron: CBS\n\n"
        f"{textwrap.dedent(SMALL['figures at the left'][0])}\nBron: CBS\n",
        encoding="utf-8",
    )
    (section,) = sections_of(read_report(path), vocabulary)
    assert [type(table).__name__ for table in section.tables] == ["Region", "Grid"]
    assert [paragraph.text for paragraph in section.paragraphs] == [
        "De tabellen geven de banen in de drie gemeenten over de laatste jaren."
    ]
