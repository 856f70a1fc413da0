"""Random reports in Dutch-like words, with tables of all kinds, and random layouts to typeset them in."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from reportlab.lib.pagesizes import A4, A5, landscape

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
from tests.typeset.layout import EMBEDDED, LAYOUTS, SANS, SERIF, Layout

WORDS = (
    "de", "het", "een", "van", "in", "op", "met", "voor", "door", "tot", "bij", "per", "ook", "meer", "minder",
    "aantal", "inwoners", "banen", "bedrijven", "regio", "gemeente", "groei", "daling", "arbeidsmarkt",
    "werkgelegenheid", "woningen", "scholen", "jongeren", "ouderen", "zorg", "energie", "verkeer", "landbouw",
    "industrie", "haven", "toerisme", "onderwijs", "uitkeringen", "bijstand", "inkomen", "huishoudens", "vergrijzing",
    "bereikbaarheid", "voorzieningen", "samenwerking", "duidelijk", "sterk", "licht", "hoger", "lager", "groot",
    "klein", "nieuw", "vorig", "landelijk", "gemiddeld", "totaal", "deel", "kwart", "helft", "jaar", "maand",
    "bevolking", "vestigingen", "starters", "omzet", "export", "leerlingen", "studenten", "verzuim", "tevredenheid",
    "veiligheid", "leefbaarheid",
)  # fmt: skip
PLACES = (
    "Aalten", "Almelo", "Baarle-Nassau", "Bergen", "Borger-Odoorn", "Coevorden", "Delfzijl", "Elburg", "Emmen",
    "Goes", "Hardenberg", "Heerenveen", "Hoogeveen", "Hulst", "Kampen", "Meppel", "Midden-Drenthe", "Noordoostpolder",
    "Ommen", "Opsterland", "Rijssen", "Sluis", "Stadskanaal", "Tholen", "Tubbergen", "Urk", "Veere", "Vlieland",
    "Westerwolde", "Zeewolde", "Zwolle", "Den Helder", "Hollands Kroon", "De Wolden", "Sint-Michielsgestel",
    "Bergen op Zoom", "Reimerswaal",
)  # fmt: skip
UNITS = ("aantal", "aandeel (%)", "per 1.000 inwoners", "index", "groei", "€ x 1.000", "saldo", "in procenten", "score")
GROUPS = ("Wonen", "Werken", "Mannen", "Vrouwen", "Nederland", "Provincie", "Bijstand", "WW", "Arbeidsongeschiktheid",
          "Lage inkomens", "Grote bedrijven", "Voortgezet onderwijs", "Vertrek", "Vestiging")  # fmt: skip
LEVELS = ("krap", "zeer krap", "ruim", "gemiddeld", "Zeer krap", "Ruim", "ja", "nee", "stijging", "licht gedaald")
MISSING = ("-", ".", "n.b.", "")
Cell = Callable[[Random], str]


def _thousands(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _integer(random: Random) -> str:
    return _thousands(int(10 ** random.uniform(0, 6)))


def _decimal(random: Random) -> str:
    return f"{random.uniform(0, 120):.1f}".replace(".", ",")


def _percentage(random: Random) -> str:
    return f"{_decimal(random)}%"


def _signed(random: Random) -> str:
    return f"{random.choice('+-')}{random.choice((_integer, _decimal))(random)}"


def _euro(random: Random) -> str:
    return f"€ {_integer(random)}"


def _level(random: Random) -> str:
    return random.choice(LEVELS)


KINDS: tuple[Cell, ...] = (_integer, _integer, _decimal, _decimal, _percentage, _signed, _euro, _level)


def _sentence(random: Random) -> str:
    words = random.choices(WORDS, k=random.randint(6, 18))
    for at in range(len(words)):
        if random.random() < 0.12:
            words[at] = random.choice((_integer, _decimal, _percentage, _euro))(random)
    if words[0][0].isalpha():
        words[0] = words[0].capitalize()
    else:
        words.insert(0, "Ruim")
    return " ".join(words) + "."


def _paragraph(random: Random, bullet: bool = False) -> PrintedParagraph:
    count = random.randint(1, 2) if bullet else random.randint(1, 6)
    text = " ".join(_sentence(random) for _ in range(count))
    return PrintedParagraph((PrintedLine(text),), bullet=bullet)


def _label(random: Random, long: float) -> str:
    if random.random() < long:
        text = " ".join(random.choices(WORDS, k=random.randint(4, 9)))
        return text.capitalize()
    return random.choice(PLACES)


def _unique(random: Random, make: Callable[[], str], count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        text = make()
        found[text if text not in found else f"{text} {random.choice(WORDS)}"] = None
    return list(found)


def _row(texts: list[str], header: bool = False, start: int = 0) -> PrintedRow:
    cells = tuple(PrintedCell(text, at + start, at + start) for at, text in enumerate(texts) if text)
    return PrintedRow(cells, header=header)


def _headers(random: Random, columns: int) -> list[PrintedRow]:
    """One or two rows; the upper one stands over as many columns each, or over runs of unlike length."""
    name = random.choice(("Gemeente", "Indicator", "Sector", "Onderwerp", "Leeftijd", "Gebied en soort"))
    year = random.randint(2005, 2018)
    years = [str(year + at) for at in range(columns)]
    if columns >= 4 and columns % 2 == 0 and random.random() < 0.45:
        each = random.choice([n for n in range(2, columns // 2 + 1) if columns % n == 0])
        lower = random.sample(UNITS, each) if random.random() < 0.6 else years[:each]
        upper = random.sample(GROUPS, columns // each) if lower[0] != years[0] or random.random() < 0.5 else None
        upper = upper or random.sample(UNITS, columns // each)
        if random.random() < 0.3 and lower[0] != years[0]:
            upper = years[: columns // each]
        cells = tuple(PrintedCell(text, 1 + at * each, (at + 1) * each) for at, text in enumerate(upper))
        return [PrintedRow(cells, header=True), _row([name, *lower * (columns // each)], header=True)]
    if random.random() < 0.45:
        return [_row([name, *years], header=True)]
    texts = _unique(random, lambda: random.choice(UNITS + GROUPS), columns)
    return [_row([name, *texts], header=True)]


def _table(random: Random, number: int) -> PrintedTable:
    columns = random.choice((1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 6, 8, 8, 10, 11))
    count = random.choice((2, 3, 4, 5, 6, 8, 10, 12, 16, 24, 40, 60))
    rows = _headers(random, columns)
    one_kind = random.choice(KINDS[:-1]) if random.random() < 0.4 else None
    kinds = [one_kind or random.choice(KINDS) for _ in range(columns)]
    long, gaps = random.choice((0.0, 0.0, 0.2, 0.6)), random.choice((0.0, 0.0, 0.05, 0.2))
    grouped = count >= 6 and random.random() < 0.25
    for at, label in enumerate(_unique(random, lambda: _label(random, long), count)):
        if grouped and at % 5 == 0:
            rows.append(_row([random.choice(GROUPS)]))
        texts = [random.choice(MISSING) if random.random() < gaps else kind(random) for kind in kinds]
        texts[0] = texts[0] or "-"
        rows.append(_row([label, *texts]))
    caption = f"Tabel {number}: {' '.join(random.choices(WORDS, k=5))}" if random.random() < 0.6 else ""
    return PrintedTable(tuple(rows), caption)


def random_report(random: Random) -> Document:
    """A report of a few chapters; each table is followed by text or a source line."""
    blocks: list[PrintedBlock] = []
    tables = 0
    for chapter in range(1, random.randint(2, 4)):
        blocks.append(PrintedHeading(f"{chapter}. {' '.join(random.choices(WORDS, k=3)).capitalize()}", 1))
        for _ in range(random.randint(1, 3)):
            blocks.append(PrintedHeading(" ".join(random.choices(WORDS, k=random.randint(2, 5))).capitalize(), 2))
            blocks += [_paragraph(random) for _ in range(random.randint(1, 3))]
            if random.random() < 0.3:
                blocks += [_paragraph(random, bullet=True) for _ in range(random.randint(2, 4))]
            if random.random() < 0.7:
                tables += 1
                blocks.append(_table(random, tables))
                if random.random() < 0.5:
                    blocks.append(PrintedParagraph((PrintedLine("Bron: eigen telling van de regio"),)))
                blocks.append(_paragraph(random))
    return Document(tuple(blocks), "Monitor van de regio")


def random_layout(random: Random) -> Layout:
    """One of the four layouts, as it is or with some of its choices made anew."""
    layout = LAYOUTS[random.choice(sorted(LAYOUTS))]
    if random.random() < 0.35:
        return layout
    columns = random.choice((1, 1, 2))
    size = random.choice((8, 9, 10, 11, 12))
    page = random.choice((A4, A4, landscape(A4), A5 if columns == 1 and size < 10 else A4))
    return replace(
        layout, page=page, size=size, columns=columns, font=random.choice((SERIF, SANS, EMBEDDED)),
        tables=random.choice(("ruled", "rules", "zebra", "bare")), numbers=random.choice(("LEFT", "CENTER", "RIGHT")),
        beside=random.choice(("TOP", "MIDDLE", "BOTTOM")), running=random.random() < 0.5,
        justified=random.random() < 0.5, hyphenated=random.random() < 0.4, wide=random.choice(("landscape", "page")),
        chapter_page=random.random() < 0.5, margin=random.choice((48, 57, 71)),
    )  # fmt: skip
