"""Years and spans of years in Dutch text: 2023, 2013-2023, tussen 2022 en 2023, sinds 2014, studiejaar 21/22."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vectorstore.dutch.numbers import NUMBER_WORDS
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Period

_YEAR = r"(?<![\d.,/])(?:19|20)\d\d(?![\d%]|[.,]\d)"
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
          "december")  # fmt: skip
_MONTHS = "|".join(MONTHS)
_QUARTERS = r"(?:eerste|tweede|derde|vierder?|1e|2e|3e|4e)\s+kwartaal"
_COUNTS = "|".join(word for word, number in NUMBER_WORDS.items() if number > 1) + r"|\d{1,2}"
_PATTERN = re.compile(
    rf"""(?P<range>(?:periode\s+)?(?P<r1>{_YEAR})(?:\s?[-–/]\s?(?P<r2>(?:19|20)\d\d|\d\d)(?![\d.,]\d)|\s+(?:tot(?:\s+en\s+met)?|t/m|naar)\s+(?P<r3>{_YEAR})))
    |(?P<between>(?:tussen|van|vanaf)\s+(?P<b1>{_YEAR})\s+(?:(?:en|tot(?:\s+en\s+met)?|t/m|naar|op)\s+)?(?P<b2>{_YEAR}))
    |(?P<school>(?:(?:studiejaar|schooljaar|het\s+jaar)\s+)?(?<![\d/.,])(?P<s1>\d\d)/(?P<s2>\d\d)(?![\d/]|[.,]\d))
    |(?P<relative>(?:(?:afgelopen|laatste|voorbije)\s+(?:(?P<n1>\w+)\s+jaar|jaren)\b|\b(?P<n2>\w{{1,20}})\s+jaar\s+tijd\b|(?<!eerst\s)\bin\s+(?P<n3>{_COUNTS})\s+jaar\b))
    |(?P<since>(?:sinds|vanaf)\s+(?:(?:het\s+)?{_QUARTERS}\s+(?:van\s+)?|(?:eind|begin|medio|{_MONTHS})\s+)?(?P<i1>{_YEAR}))
    |(?P<month>(?:(?<![\d.,])\d{{1,2}}\s+)?(?P<m0>(?:{_MONTHS})\s+(?P<m1>{_YEAR})))
    |(?P<quarter>(?:{_QUARTERS}\s+(?:van\s+)?|\bq[1-4]\s+)(?P<q1>{_YEAR}))
    |(?P<year>{_YEAR})""",
    re.IGNORECASE | re.VERBOSE,
)


TEXTS = 500
"""Texts of which the periods are kept: a sentence is asked for once for each number in it."""


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period named in a text; `base` marks a year that is only compared with ("meer dan in 2022")."""

    period: Period
    start: int
    end: int
    base: bool = False


def find_periods(text: str, vocabulary: Vocabulary) -> list[PeriodMention]:
    """Periods in the text, in order."""
    return list(_found(text, tuple(vocabulary.prose("base_year"))))


@lru_cache(maxsize=TEXTS)
def _found(text: str, markers: tuple[str, ...]) -> tuple[PeriodMention, ...]:
    mentions = []
    for found in _PATTERN.finditer(text):
        if found["school"] and (int(found["s1"]) + 1) % 100 != int(found["s2"]):
            continue  # "3/4" and "12/30" are no school years
        before = re.sub(r"\s+", " ", text[max(0, found.start() - 40) : found.start()]).casefold().rstrip()
        base = any(before.removesuffix(" jaar").removesuffix(" het").endswith(marker) for marker in markers)
        mentions.append(PeriodMention(_period(found), found.start(), found.end(), base))
    return tuple(mentions)


def relative_years(period: Period) -> int | None:
    """The number of years of "afgelopen 10 jaar"; None for any other period."""
    parts = period.label.split()
    return int(parts[1]) if len(parts) == 3 and parts[0] == "afgelopen" and parts[1].isdigit() else None


def has_number(text: str) -> bool:
    """Whether a text has a number other than a year, in digits or as a word."""
    without_years = _PATTERN.sub(" ", text)
    return any(c.isdigit() for c in without_years) or any(word in NUMBER_WORDS for word in text.casefold().split())


def _period(found: re.Match[str]) -> Period:
    if found["range"]:
        first, last = int(found["r1"]), _full_year(found["r2"] or found["r3"], int(found["r1"]))
        return Period(f"{first}-{last}", first, last)
    if found["between"]:
        first, last = int(found["b1"]), int(found["b2"])
        return Period(f"{first}-{last}", first, last)
    if found["school"]:
        first = _full_year(found["s1"], 2000)
        return Period(f"{found['s1']}/{found['s2']}", first, first + 1)
    if found["relative"]:
        return _relative((found["n1"] or found["n2"] or found["n3"] or "").casefold())
    if found["since"]:
        return Period(f"sinds {found['i1']}", int(found["i1"]), None)
    if found["month"] or found["quarter"]:
        year = int(found["m1"] or found["q1"])
        label = re.sub(r"\s+", " ", found["m0"] or found[0]).replace("vierder ", "vierde ")
        return Period(label, year, year)
    year = int(found["year"])
    return Period(str(year), year, year)


def _relative(count: str) -> Period:
    """ "de laatste tien jaar" as "afgelopen 10 jaar"; without a number "afgelopen jaren"."""
    number = int(count) if count.isdigit() else NUMBER_WORDS.get(count)
    return Period(f"afgelopen {number} jaar" if number else "afgelopen jaren", None, None)


def _full_year(digits: str, near: int) -> int:
    return int(digits) if len(digits) == 4 else near // 100 * 100 + int(digits)
