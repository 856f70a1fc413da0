"""What the readers in `sources` share about text: clean characters, marks of notes, and which lines can name a table."""

import re
import unicodedata

NOTE_WORDS = 5
"""A note with fewer words in small letters is a reference ("Kamerstukken II 2022/23, 29628, nr. 1139."), no explanation."""
MAX_CAPTION = 200
"""Characters; a longer line that starts with "Tabel 3" is a sentence about the table."""
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_BEFORE_POWER = re.compile(r"(?:\d|(?:^|[\s\d(/])[kdcm]?m|\bCO)$")
_NOTE_MARK = re.compile(r"[\d,\s*]+\)?")
_NAMES_TABLE = re.compile(
    r"(?:tabel|table)\s+(?:\d+(?:[.\-]\d+)*|[A-Z]\d*)[a-z]?\s*(?P<mark>[:.–—|-]|$)?", re.IGNORECASE
)
_NAMES_FIGURE = re.compile(r"(?:figuur|grafiek|kaart|afbeelding|figure)\s+\d", re.IGNORECASE)
_OWN_BULLET = re.compile(r"[•▪◦●■➢►✓·\uf0b7\uf0a7]\s*|[-–]\s+")
BULLET = "• "


def clean(text: str) -> str:
    """One line: NFC, white space collapsed, soft hyphens and invisible characters dropped, U+2011 as a plain hyphen."""
    text = unicodedata.normalize("NFC", text.translate(_DROPPED).replace("\u2011", "-"))
    return " ".join(text.split())


def raised(before: str, mark: str) -> str:
    """Superscript text behind `before`: a power as such (m², 10⁶), the number of a note as nothing, else as it is."""
    if not _NOTE_MARK.fullmatch(mark.strip()):
        return mark
    return mark.translate(_RAISED) if _BEFORE_POWER.search(before) else ""


def explains(note: str) -> bool:
    """Whether a footnote says something, and is not only a reference to another document."""
    return sum(word[:1].islower() for word in note.split()) >= NOTE_WORDS


def names_table(text: str, styled: bool = False) -> bool:
    """Whether a line is the caption of a table: "Tabel 3: …"; where its style says caption, anything but a figure's."""
    if len(text) > MAX_CAPTION or names_figure(text):
        return False
    found = _NAMES_TABLE.match(text)
    return styled or (
        found is not None and (bool(found["mark"]) or found.end() == len(text) or text[-1] not in ".?!:;")
    )


def names_figure(text: str) -> bool:
    """Whether a line is the caption of a figure or map, or starts as one."""
    return _NAMES_FIGURE.match(text) is not None


def as_item(text: str, listed: bool) -> tuple[str, bool]:
    """The text of a paragraph, and whether it is an item of a list: by its markup (`listed`) or by a typed bullet."""
    typed = _OWN_BULLET.match(text)
    if typed:
        text = text[typed.end() :]
    return (BULLET + text, True) if (listed or typed) and text else (text, False)
