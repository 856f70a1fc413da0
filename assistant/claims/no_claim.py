"""Which numbers of a text claim nothing: dates, times, telephone and page numbers, what numbers a list; by ordered rules."""

import re
from collections.abc import Callable, Collection
from functools import lru_cache

from vectorstore.dutch.numbers import NumberMention
from vectorstore.dutch.periods import MONTHS, PeriodMention
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold, stem

SMALL = 100
"""Numbers from here on are no item of a list, no hour and no age."""
_MONTHS = "|".join((*MONTHS, "jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec"))
_SPANS = re.compile(
    r"""(?P<web>https?://\S+|www\.\S+|\S+@\S+\.\w+)
    |(?P<phone>(?<![\d.,])(?:\+\d{2}[\s-]?|0)(?:\d\s?[-–]?\s?){7,8}\d(?![\d.,]*\d))
    |(?P<short>\b14\s?0\d{2,3}\b)
    |(?P<account>\b[A-Z]{2}\d{2}\s?[A-Z]{4}\s?(?:\d\s?){10}\b)
    |(?P<date>(?<![\d.,])\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)?\d\d(?![\d,]))
    |(?P<day>(?<![\d.,])\d{1,2}(?:e|ste|de)?\s(?:en\s\d{1,2}\s)?(?:MONTHS)\b(?:\s(?:19|20)\d\d)?)
    |(?P<time>\b(?:om|vanaf|rond|sinds|tot)\s\d{1,2}\suur\b|(?<![\d.,])\d{1,2}[.:]\d\d(?:\s?(?:-|–|en|tot)\s?\d{1,2}[.:]\d\d)?\s*(?:uur|u\b)|(?<![\d.,])\d{1,2}:\d\d(?!\d)|(?<![\d.,])\d{1,2}[.]\d\d(?=\s(?:en|tot|-)\s\d{1,2}[.]\d\d\suur))
    |(?P<ages>(?<![\d.,])\d{1,2}\s?(?:-|–|en|tot|t/m|tot\sen\smet)\s?\d{1,2}[\s-]?(?:jaar|jarigen?)\b|\b(?:(?:ouder|jonger)(?:\s\w+)?\sdan|tot\sen\smet|t/m|vanaf|onder\sde|boven\sde)\s\d{1,2}(?:\sjaar\b|(?=\sheeft|\sis|\szijn|\shebben|\s\w+t\b|[,.;:]))|\b\d{2}\s?(?:\+|-?plus\w*|-?jarigen?|\sjaar\sen\souder|\sjaar\sof\souder|\sjaar\sen\sjonger)(?!\w))
    |(?P<street>\b[A-Z][\w-]*(?:straat|weg|laan|plein|kade|dijk|singel|hof|dreef|steeg|gracht|markt)\s+\d+[a-z]?\b)
    |(?P<scale>\([x×]\s?€?\s?1[.\d]*\))
    |(?P<of>\b(?:deel|bladzijde|blz\.?|pagina|dia|sheet)\s\d{1,3}\svan\s\d{1,3}\b)
    |(?P<lasts>\b(?:duur|spreektijd|leestijd|pauze)\b[^.;\d]{0,25}\d{1,3}\s(?:minuten|minuut|min\b|uur|kwartier|seconden))
    |(?P<postcode>\b[1-9]\d{3}\s?[A-Z]{2}\b)
    |(?P<code>(?<![\w.,])(?:[A-Z]+[-/]?\d[\w/-]*\d|\d+[a-z]?(?:[-/][\w]*\d[\w]*)+|\#\d+|\d+(?:\.\d+){1,}[a-z]?(?=\s|$|[),;])|\d+(?!k\b)[a-z]\b))
    |(?P<bill>\b\d{5}(?:-[IVXL]+)?(?:-\d+)?(?=,?\s*(?:nrs?\b|nummers?\b)))
    |(?P<note>^\s*\d{1,2}\s(?=(?-i:[A-Z][a-z]))|^\s*\d{1,3}\s*$)
    |(?P<list>^\s*(?:\d{1,2}/|\(?\d{1,2}[.)]|\d{1,2}\s*[-–])(?=\s|$))""".replace("MONTHS", _MONTHS),
    re.IGNORECASE | re.VERBOSE,
)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""Thousands: "50.330" is no number of a paragraph."""
_ORDINAL = re.compile(r"e|de|ste")
TEXTS = 100
"""Texts of which these are kept: a sentence is asked for once for each number in it."""
_CASE_MATTERS = ("account", "postcode", "code")
Rule = Callable[[str, NumberMention, Collection[str], Vocabulary], bool]


@lru_cache(maxsize=TEXTS)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of what claims nothing by its look alone."""
    found = []
    for match in _SPANS.finditer(text):
        if match.lastgroup == "code" and _DOTTED.fullmatch(match[0]):
            continue
        if match.lastgroup == "postcode" and not match[0][-2:].isupper():
            continue
        found.append((match.start(), match.end()))
    return tuple(found)


def claims_nothing(
    text: str, number: NumberMention, periods: tuple[PeriodMention, ...], units: Collection[str], vocabulary: Vocabulary
) -> bool:
    """Whether a number of a sentence says nothing about a report's subjects; `units` are stems of what a report measures in."""
    if any(start <= number.start < end for start, end in spans(text)):
        return True
    if any(period.start <= number.start < period.end for period in periods):
        return True
    return any(rule(text, number, units, vocabulary) for rule in RULES)


def _pointed_at(text: str, number: NumberMention, units: Collection[str], vocabulary: Vocabulary) -> bool:
    """ "pagina 12", "agendapunten 3 en 4"; not "per week 16 uur"."""
    if number.unit or number.scale or "," in number.printed:
        return False
    behind = re.match(r"\s([a-zà-ÿ]+)", fold(text[number.end :]))
    if behind and stem(behind[1]) in units and behind[1] in vocabulary.language["measures"]["times"]:
        return False
    before = re.sub(r"(?:\d[\d.]*\s*(?:,|en|t/m|tot|-|–)\s*)+$", "", fold(text[: number.start]).rstrip() + " ").rstrip(
        " :#"
    )
    return _pointers(tuple(vocabulary.claims["no_claim"]["before"])).search(before) is not None


@lru_cache
def _pointers(listed: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words that point at a number, at the end of a text."""
    return re.compile(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, listed))})$")


def _moment(text: str, number: NumberMention, units: Collection[str], vocabulary: Vocabulary) -> bool:
    """ "om 20 uur", "3 oktober", "3e", "14 jaar": a moment, a rank or an age in whole numbers."""
    if number.unit or number.scale or "," in number.printed or abs(number.value) >= SMALL:
        return False
    behind = re.match(r"(?:\s|-)?([a-zà-ÿ]+)", fold(text[number.end :]))
    if behind and stem(behind[1]) in units and not _ORDINAL.fullmatch(behind[1]):
        return False
    return behind is not None and behind[1] in vocabulary.claims["no_claim"]["after"] and not number.signed


RULES: tuple[Rule, ...] = (_pointed_at, _moment)
