"""Dutch numbers: find them in text, read them exactly, write them as a reader expects (28.508 · 3,5% · € 10,8 mld.)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
NUMBER = re.compile(
    rf"(?P<sign>(?<![\w%)])[+\-−–]\s?)?(?P<euro>€\s*)?(?<![\w.,])(?<![A-Za-z]-)(?P<digits>{_DIGITS})(?![\d]|[.,]\d)"
    r"(?P<unit>\s?%(?!-)|\s?(?:procentpunten|procentpunt|procent)\b)?(?:\s?(?P<scale>mld|mln|miljard|miljoen|duizend)\b(?:(?<=mld)\.|(?<=mln)\.)?|(?P<kilo>k)\b)?",
    re.IGNORECASE,
)
NUMBER_WORDS = {
    "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "twintig": 20,
}  # fmt: skip
PART = "deel"
"""The unit of a part of a whole that is written out."""
_NTH = r"(?:derde|vierde|kwart|vijfde|zesde|zevende|achtste|negende|tiende)"
_PART = re.compile(
    rf"\b(?:driekwart|de helft)\b|\b(?:(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)\s?{_NTH}(?:\s?deel)?)"
    rf"\b(?=\s+(?:daar|hier|er)?van\b|\s+(?:in|met|zich|is|heeft|hebben|minder|meer|lager|hoger|kleiner|groter|geldt|geen|gegroeid|gedaald|gestegen|toegenomen|afgenomen|gekrompen|geslonken|erbij|eraf|woont|werkt|voelt|rookt|ervaart|geeft|kampt|toe|af|bij|omhoog|omlaag|landelijk)\b|\s*[,.;:]|\s+last\b|\s*\()"
    rf"|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)\s+op\s+de\s+(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien)\b)",
    re.IGNORECASE,
)
_ONE_PERCENT = re.compile(r"\b(?:een|één)\s+(?P<half>half\s+)?procent\b", re.IGNORECASE)
_HALVES = re.compile(r"\b(?P<word>een halve|halve|anderhalve)\s+(?P<unit>kilometer|meter)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:een\s+)?(?:half|halve|een|één)\s+procentpunt\b", re.IGNORECASE)
_TENS = {
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
    "honderd": 100,
}
_MEASURED = re.compile(
    rf"\b(?P<word>{'|'.join(word for word in (*NUMBER_WORDS, *_TENS) if word != 'één')})\s+"
    r"(?P<unit>procentpunten|procentpunt|procent|meter|kilometer)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?:ruim|bijna|zo'n|circa|ongeveer|meer dan|minder dan|krap|dik|rond de)\s+(?P<word>honderd|duizend)\b(?=\s+[a-zà-ÿ])",
    re.IGNORECASE,
)
_SCALES = {"mld": "mld.", "miljard": "mld.", "mln": "mln.", "miljoen": "mln.", "duizend": "duizend"}


@dataclass(frozen=True, slots=True)
class NumberMention:
    """One number as printed in a text, with what is glued to it.

    `value` has the printed sign and no scale: "€ 10,8 mld." is 10.8 with unit "€" and scale "mld.".
    `start` and `end` count characters in the text and include sign, euro sign, percent sign and scale.
    """

    printed: str
    value: Decimal
    start: int
    end: int
    unit: str | None
    scale: str | None
    is_range: bool = False

    @property
    def signed(self) -> bool:
        """Whether a plus or minus is printed before it."""
        return self.printed.lstrip()[:1] in "+-−–"


def parse_number(text: str) -> Decimal | None:
    """The value of one Dutch number ("1.234,5", "-3", "+2,1%"), or None where the text is not exactly one number."""
    found = NUMBER.fullmatch(text.strip())
    return _value(found) if found else None


def numbers_in(text: str) -> Iterator[NumberMention]:
    """All numbers in the text, in order; years and page numbers are numbers too."""
    for found in NUMBER.finditer(text):
        unit = None
        if found["euro"]:
            unit = "€"
        elif found["unit"]:
            unit = "procentpunt" if "punt" in found["unit"].casefold() else "%"
        scale = _SCALES[found["scale"].casefold()] if found["scale"] else "duizend" if found["kilo"] else None
        yield NumberMention(found[0].strip(), _value(found), found.start(), found.end(), unit, scale)


def numbers_in_words(text: str) -> Iterator[NumberMention]:
    """Parts and points that are written out: "driekwart", "een derde", "een half procentpunt", "vijftien procent".

    A part has no single value (`is_range`): two thirds is not 66,7%.
    """
    for found in _PART.finditer(text):
        yield NumberMention(found[0], Decimal(0), found.start(), found.end(), PART, None, is_range=True)
    for found in _POINTS.finditer(text):
        value = Decimal("0.5") if "hal" in found[0].casefold() else Decimal(1)
        yield NumberMention(found[0], value, found.start(), found.end(), "procentpunt", None)
    for found in _ONE_PERCENT.finditer(text):
        value = Decimal("0.5") if found["half"] else Decimal(1)
        yield NumberMention(found[0], value, found.start(), found.end(), "%", None)
    for found in _HALVES.finditer(text):
        value = Decimal("1.5") if "ander" in found["word"].casefold() else Decimal("0.5")
        yield NumberMention(found[0], value, found.start(), found.end("word"), None, None)
    for found in _ROUND.finditer(text):
        value = Decimal(100 if found["word"].casefold() == "honderd" else 1000)
        yield NumberMention(found["word"], value, found.start("word"), found.end("word"), None, None)
    for found in _MEASURED.finditer(text):
        value = Decimal((NUMBER_WORDS | _TENS)[found["word"].casefold()])
        unit = found["unit"].casefold()
        sign = "procentpunt" if "punt" in unit else "%" if unit == "procent" else None
        yield NumberMention(found[0], value, found.start(), found.end() if sign else found.end("word"), sign, None)


def format_number(value: Decimal, plus: bool = False) -> str:
    """Dutch notation with the decimals that the value carries: Decimal("28508") gives "28.508", with `plus` "+28.508"."""
    whole, _, decimals = f"{abs(value):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if value < 0 else "+" if plus and value > 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def format_quantity(value: Decimal, unit: str | None, scale: str | None = None, plus: bool = False) -> str:
    """A number with its unit in Dutch order: "3,5%", "€ 32.800", "€ 10,8 mld.", "1,5 km", "7,1 procentpunt"."""
    number = format_number(value, plus) + (f" {scale}" if scale else "")
    if unit == "%":
        return f"{number}%"
    if unit and unit.startswith("€"):
        rest = unit[1:].strip()
        return f"€ {number}" + (f" {rest}" if rest else "")
    return f"{number} {unit}" if unit else number


def _value(found: re.Match[str]) -> Decimal:
    value = Decimal(found["digits"].replace(".", "").replace(",", "."))
    return -value if found["sign"] and found["sign"].strip() in "-−–" else value
