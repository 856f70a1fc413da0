"""The unit that a heading, caption or row label prints in brackets → unit and scale: "(%)", "(x € 1.000)", "(in mln euro)"."""

import re

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,30})[)\]]")
_TIMES = re.compile(r"(?:x|×|\*)\s*(?P<euro1>€|euro)?\s*(?P<times>1[. ]?000(?:[. ]?000)?)(?P<rest>.*)", re.IGNORECASE)
_SCALED = re.compile(
    r"(?:(?P<euro>€|euro)\s*)?(?P<scale>mld|mln|miljard|miljoen|duizend)\b\.?\s*(?P<rest>.*)", re.IGNORECASE
)
_UNIT = re.compile(
    r"(?:per\s|ton\b|kg\b|kilo|gram\b|[kmg]w(?:h|p)?\b|[tp]j\b|[kcdh]?m[23²³]?\b|ha\b|hectare|kilometer|meter|"
    r"jaar|jaren|maand|week|weken|dag|dagen|uur|uren|minu|nacht|µg|mg\b|graden|°|promille|‰|punt|"
    r"inwoner|personen|huishoud|banen|arbeidsplaats|fte\b|woning|vestiging|bedrij|mensen|leerling|student|hoofden|stuks)",
    re.IGNORECASE,
)
"""How units start: other words in brackets say what a row or column is about ("Auto (bestuurder)")."""
_SCALES = {"mld": "mld.", "miljard": "mld.", "mln": "mln.", "miljoen": "mln.", "duizend": "duizend"}
_COUNTS = frozenset({"aantal", "aantallen", "abs", "absoluut", "#", "n", "getal"})
"""A bare count has no unit of its own."""


def unit_in(text: str) -> tuple[str | None, str | None]:
    """(unit, scale) as printed in the last brackets of a text; (None, None) where those hold no unit."""
    for inside in reversed(_BRACKETS.findall(text)):
        unit = _read(inside.strip())
        if unit != (None, None):
            return unit
    return None, None


def without_unit(text: str) -> str:
    """A text without brackets that hold a unit or say that it is a count."""

    def kept(found: re.Match[str]) -> str:
        inside = found[1].strip()
        return " " if _read(inside) != (None, None) or inside.casefold().strip(". ") in _COUNTS else found[0]

    return " ".join(_BRACKETS.sub(kept, text).split())


def _read(inside: str) -> tuple[str | None, str | None]:
    words = re.sub(r"^in\s+", "", inside, flags=re.IGNORECASE).strip()
    if words.casefold().strip(". ") in _COUNTS:
        return None, None
    times = _TIMES.fullmatch(words)
    if times:
        scale = "duizend" if len(re.sub(r"\D", "", times["times"])) == 4 else "mln."
        return _unit(f"{times['euro1'] or ''} {times['rest']}"), scale
    scaled = _SCALED.fullmatch(words)
    if scaled:
        return _unit(f"{scaled['euro'] or ''} {scaled['rest']}"), _SCALES[scaled["scale"].casefold()]
    return _unit(words), None


def _unit(words: str) -> str | None:
    """A unit as the program writes it; None for words with digits, which are no unit ("2015 = 100")."""
    words = " ".join(words.split())
    if words.startswith("%") or words.casefold().startswith(("procent", "percentage")):
        points = "punt" in words.casefold()
        return "procentpunt" if points else "%"
    if re.match(r"€|euro('s)?\b", words, re.IGNORECASE):
        rest = re.sub(r"^(?:€|euro(?:'s)?)\s*", "", words, flags=re.IGNORECASE)
        return f"€ {rest}".strip()
    return words if _UNIT.match(words) else None
