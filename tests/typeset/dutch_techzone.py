"""The report of the Dutch Techzone as a printed document: prose from its text file, cells from the tables copied by hand.

Made for this one report and apart from `ingest`, so that what `ingest` reads can be compared with it.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from ingest.document import (
    Document,
    PrintedBlock,
    PrintedCell,
    PrintedHeading,
    PrintedLine,
    PrintedParagraph,
    PrintedRow,
    PrintedTable,
)
from vectorstore.settings import PROJECT

TITLE = "Stand van de Dutch Techzone"
REPORT = PROJECT / "data" / "reports" / "stand-van-de-dutch-techzone.txt"
EXPECTED = Path(__file__).parent.parent / "expected"
CHAPTERS = {
    "1. Macro-economische beschouwing",
    "2. Demografie",
    "3. Arbeidsmarkt",
    "4. Economische Ontwikkeling",
    "5. Verdieping: de industrie in de DTZ",
    "6. Onderwijs",
    "7. Brede welvaart",
    "8. Zorg en welzijn",
}
SECTIONS = {
    "Bevolkingsontwikkeling", "Bevolkingsprognoses", "Migratie", "Omvang beroepsbevolking",
    "Opleidingsniveau beroepsbevolking", "Beroepsniveaus", "Werkloosheid", "Arbeidsmarktspanning",
    "De arbeidsparticipatie", "Uitkeringen", "Arbeidsmarktpendel", "Inkomen", "Ontwikkeling BBP",
    "Arbeidsproductiviteit", "Werkgelegenheid", "Vestigingen", "De sectorstructuur", "Samenstelling van de industrie",
    "Arbeidsproductiviteit in de industrie", "Werkgelegenheidsontwikkeling in de industrie",
    "Vestigingen in de industrie", "Basisonderwijs", "Voortgezet onderwijs", "Beroepsonderwijs", "Aantrekkelijke regio",
    "Gezondheid", "Afstand tot zorg", "Opleidingen in de zorg", "Ouderen", "Jongeren",
}  # fmt: skip
PAGE_NUMBERS = {"4", "24"}
"""The two page numbers that the text file kept; a page number belongs to a page, not to the report."""
TABLE_STARTS = ("Beroepsklasse  ", "Type activiteit  ", "Borger-")
"""What the first line of each table begins with."""
TABLE_ENDS = ("Bron:", "Aantrekkelijke regio")
SCRAP = re.compile(
    r"[\d ]+|Geïndexeerde ontwikkeling .*|DTZ Nederland|Borger-Odoorn Coevorden Emmen|Hardenberg Hoogeveen"
)
"""Axes, titles and legends of charts."""
FULL_LINE = 66
"""A line to which the next word could be added below this width is the last of its paragraph."""
GROUPS = {
    "Tevredenheid met het leven": "Subjectief welzijn",
    "Mediaan besteedbaar inkomen": "Materiële welvaart",
    "Overgewicht": "Gezondheid",
    "Bruto arbeidsparticipatie": "Arbeid",
    "Tevredenheid met woning": "Wonen",
    "Contact met familie, vrienden of buren": "Samenleving",
    "Vaak onveilig voelen in de buurt": "Veiligheid",
    "Natuur- en bosgebieden": "Milieu",
}
"""The group that is printed above a row."""


def dutch_techzone() -> Document:
    """The whole report: 8 chapters, 31 sections, 4 tables; wrapped lines joined by one space, nothing else changed."""
    return Document(tuple(_blocks(REPORT.read_text(encoding="utf-8").splitlines())), title=TITLE)


def tables() -> list[PrintedTable]:
    """The four tables in the order of the report, with every cell as printed."""
    return [_labour_market(), _industry("industrie_2014_2023.csv"), _industry("industrie_2022_2023.csv"), _prosperity()]


def _blocks(lines: list[str]) -> Iterator[PrintedBlock]:
    to_come = iter(tables())
    paragraph: list[str] = []
    for kind, text, closes in _printed(lines):
        if kind == "prose":
            paragraph.append(text)
            if not closes:
                continue
        if paragraph:
            yield _paragraph(" ".join(paragraph))
            paragraph = []
        if kind == "chapter":
            yield PrintedHeading(text, 1)
        elif kind == "section":
            yield PrintedHeading(text, 2)
        elif kind == "bullet":
            yield _paragraph(text.removeprefix("•").strip(), bullet=True)
        elif kind == "alone":
            yield _paragraph(text)
        elif kind == "table":
            yield next(to_come)


def _printed(lines: list[str]) -> Iterator[tuple[str, str, bool]]:
    """Each line's kind, its text, and whether it closes its paragraph. Of a table only the first line is given."""
    filled = [line for line in lines if line.strip()]
    in_table = False
    for line, after in zip(filled, [*filled[1:], ""], strict=True):
        text = " ".join(line.split())
        in_table = in_table and not text.startswith(TABLE_ENDS)
        if in_table or text in PAGE_NUMBERS:
            continue
        kind = _kind(line)
        in_table = kind == "table"
        yield kind, text, _closes(line, after)


def _kind(line: str) -> str:
    text = line.strip()
    if text in CHAPTERS:
        return "chapter"
    if text in SECTIONS:
        return "section"
    if text.startswith(TABLE_STARTS) and not SCRAP.fullmatch(text):
        return "table"
    if text.startswith("•"):
        return "bullet"
    return "alone" if text.startswith("Bron:") or SCRAP.fullmatch(text) else "prose"


def _closes(line: str, after: str) -> bool:
    """Whether a line of prose is the last of its paragraph: by what follows, two spaces at its end, or room left over."""
    text = line.strip()
    if not after or _kind(after) != "prose" or line.endswith("  "):
        return True
    return text.endswith((".", ":", ")")) and len(f"{text} {after.split()[0]}") < FULL_LINE


def _paragraph(text: str, bullet: bool = False) -> PrintedParagraph:
    return PrintedParagraph((PrintedLine(text),), bullet)


def _labour_market() -> PrintedTable:
    _, *body = _csv("arbeidsmarktspanning.csv")
    above = (PrintedCell("Beroepsklasse", 0, 0), PrintedCell("Drenthe", 1, 2), PrintedCell("Regio Zwolle", 3, 4))
    below = _row(["", "Typering", "Spanning", "Typering", "Spanning"], header=True)
    return PrintedTable((PrintedRow(above, header=True), below, *map(_row, body)))


def _industry(name: str) -> PrintedTable:
    (_, *headings), *body = _csv(name)
    return PrintedTable((_row(["Type activiteit", *headings], header=True), *map(_row, body)))


def _prosperity() -> PrintedTable:
    (_, *headings), *body = _csv("brede_welvaart.csv")
    last = ["Ontwikkeling t.o.v. vorig jaar", "Ontwikkeling op brede welvaart", "Meest recente peiljaar data"]
    rows = [_row(["", *headings[:-3], *last], header=True)]
    for row in body:
        if row[0] in GROUPS:
            rows.append(_row([GROUPS[row[0]]]))
        rows.append(_row(row))
    return PrintedTable(tuple(rows))


def _row(texts: list[str], header: bool = False) -> PrintedRow:
    cells = tuple(PrintedCell(text, column, column) for column, text in enumerate(texts) if text)
    return PrintedRow(cells, header=header)


def _csv(name: str) -> list[list[str]]:
    with (EXPECTED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))
