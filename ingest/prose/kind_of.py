"""What a number in running text says: a level, a change or a share; and whether it is a forecast or hedged."""

import re
from functools import lru_cache

from ingest.prose.parsed import Parsed
from ingest.prose.period_of import compares_with_last, is_path_start
from vectorstore.dutch.numbers import NumberMention
from vectorstore.dutch.vocabulary import Vocabulary

_BALANCE = re.compile(r"saldo", re.IGNORECASE)
_SHARE = re.compile(r"\baandeel\b|\bvan (?:de|het|alle)\b|\bgoed voor\b", re.IGNORECASE)
_OF_GROUP = re.compile(r"(?:Hiervan|Daarvan|Van (?:de|het|alle)\b)")
"""Openings of a sentence that divides what it or the one before it names."""
_PACE = re.compile(r"\b(?:minder|meer) (?:hard|snel|sterk|fors)\b", re.IGNORECASE)
"""Words for the pace of a change, which say nothing of its direction."""
_NEAR_BEHIND = re.compile(r"\s*(?:[a-zë-]+\s*){0,3}")
"""The three words behind a number: "350 banen afnam"."""
_GOES_ON = re.compile(r"[\s,)]*(?:\w+\s+)?(?:en|tegenover)\s+(?:\w+\s+){0,3}", re.IGNORECASE)
_LIKEWISE = re.compile(r"[\s,)]*(?:\w+\s+)?en\s[^.;:]*\b(?:gelijk|ook|eveneens)\s[^.;:]*", re.IGNORECASE)
_SPLIT_VERB = re.compile(r"\b(?:nam|namen|neem|neemt|nemen)\b[^.;:]*?\b(?:(toe)|(af))\b", re.IGNORECASE)
"""Verbs of change that Dutch takes apart: "neemt de bevolking eerst nog lichtjes toe"."""
_VERB_BEFORE = re.compile(r"\b(?:nam|namen|neemt|nemen)\b[^.;:]*$", re.IGNORECASE)
_PARTICLE_BEHIND = re.compile(r"\s*(?:[a-z]+\s+)?(?:(toe)|(af))\b")
"""The same with the number in between: "nam met 18% af"."""
_CAME = re.compile(r"\b(?:kwam|kwamen|komt|komen)\b[^.;:,]*$", re.IGNORECASE)
_ALONG = re.compile(r"[^.;:,()]{0,40}?\bbij\b(?!\s+(?:de|het|een)\b)")
"""What is gained: "er kwamen 300 banen bij"."""
_THAN = re.compile(r"[^.;:]*\bdan\b[^.;:]*\(\s*", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:boven|onder)\b", re.IGNORECASE)
_GAP = re.compile(r"\b(?:hoger|lager|groter|kleiner|verschil)\b", re.IGNORECASE)


def kind_of(parsed: Parsed, number: NumberMention, vocabulary: Vocabulary) -> str:
    """ "change" where the number says how much something changed or differs, "share" for a part, else "level"."""
    if (number.signed and not _BALANCE.search(parsed.text)) or number.unit == "procentpunt":
        return "change"
    explained = parsed.explains(number)
    if explained:
        outside = kind_of(parsed, explained, vocabulary)
        return "share" if outside == "level" and number.unit == "%" else outside
    if compares_with_last(parsed, number) and parsed.context.last:
        return parsed.context.last.kind
    if is_path_start(parsed, number):
        return "level"
    compared = _compared_with(parsed, number)
    if compared:
        return kind_of(parsed, compared, vocabulary)
    before, after = _around(parsed, number)
    at = parsed.numbers.index(number)
    between = parsed.text[parsed.numbers[at - 1].end : number.start] if at else ""
    alike = bool(at) and parsed.numbers[at - 1].unit == number.unit
    if at and (_GOES_ON.fullmatch(between) or (alike and _LIKEWISE.fullmatch(between))):
        return kind_of(parsed, parsed.numbers[at - 1], vocabulary)
    if _change_words(vocabulary).match(after.lstrip()):
        return "change"
    if _level_before(vocabulary).search(before):
        return "share" if number.unit == "%" and _SHARE.search(after[:25]) else "level"
    if _change_words(vocabulary).search(before) or _split_verb(before) or _changes_after(vocabulary).match(after):
        return "change"
    if _split_around(before, after):
        return "change"
    if at and parsed.brackets_around(number) and parsed.brackets_around(parsed.numbers[at - 1]):
        return kind_of(parsed, parsed.numbers[at - 1], vocabulary)
    part = _SHARE.search(after[:25]) or (_OF_GROUP.match(parsed.text) and not parsed.brackets_around(number))
    return "share" if number.unit == "%" and part else "level"


def direction_of(parsed: Parsed, number: NumberMention, vocabulary: Vocabulary) -> str:
    """ "up" or "down" for a change: by its sign, else by the words right behind it, before it, or in the sentence.

    A difference with another area ("8% hoger") is a "gap". Where the words point both ways it is "": no direction is
    better than a wrong one.
    """
    if number.signed:
        return "up" if number.printed.lstrip().startswith("+") else "down"
    explained = parsed.explains(number)
    if explained:
        return direction_of(parsed, explained, vocabulary)
    if compares_with_last(parsed, number) and parsed.context.last:
        return parsed.context.last.direction
    at = parsed.numbers.index(number)
    if at and _LIKEWISE.fullmatch(parsed.text[parsed.numbers[at - 1].end : number.start]):
        return direction_of(parsed, parsed.numbers[at - 1], vocabulary)
    if not number.signed and _is_gap(parsed, number, vocabulary):
        return "gap"
    compared = _compared_with(parsed, number)
    if compared and not is_path_start(parsed, number):
        return direction_of(parsed, compared, vocabulary)
    before, after = _around(parsed, number)
    around = _split_around(before, after)
    if around:
        return around
    split = _split_verb(before)
    if split and not _change_words(vocabulary).search(before[split.end() :]):
        return "up" if split[1] else "down"
    down, up = (_direction_words(way, vocabulary) for way in ("down", "up"))
    behind = _NEAR_BEHIND.match(after)
    for text in (behind[0] if behind else "", before, parsed.text):
        text = _PACE.sub(" ", text)
        falls, rises = bool(down.search(text)), bool(up.search(text))
        if falls and rises:
            return ""
        if falls or rises:
            return "down" if falls else "up"
    return ""


def _compared_with(parsed: Parsed, number: NumberMention) -> NumberMention | None:
    """The number before it that one in brackets is set beside: "groeide met 1,9%, minder dan landelijk (2,3%)"."""
    at = parsed.numbers.index(number)
    before = parsed.numbers[at - 1] if at else None
    if before is None or before.unit != number.unit or not _THAN.fullmatch(parsed.text[before.end : number.start]):
        return None
    return before


def _split_around(before: str, after: str) -> str:
    """ "up" or "down" where a verb of change in two parts stands around the number, else ""."""
    particle = _PARTICLE_BEHIND.match(after) if _VERB_BEFORE.search(before) else None
    if particle:
        return "up" if particle[1] else "down"
    return "up" if _CAME.search(before) and _ALONG.match(after) else ""


def _split_verb(before: str) -> re.Match[str] | None:
    """The last verb of change in two parts, if no new clause starts behind it."""
    last = next(reversed(list(_SPLIT_VERB.finditer(before))), None)
    return last if last and not re.search(r"\bmaar\b|;", before[last.end() :]) else None


def _is_gap(parsed: Parsed, number: NumberMention, vocabulary: Vocabulary) -> bool:
    """Whether a number tells two areas apart, not two years: no word of rise or fall, and no year compared with."""
    if number.unit == "procentpunt" and _GAP.match(parsed.text[number.end :].lstrip()):
        return True
    if any(mention.base for mention in parsed.periods) or _change_words(vocabulary, gaps=False).search(parsed.text):
        return False
    return _GAP.search(parsed.text) is not None or (
        number.unit == "procentpunt" and _SIDE.search(parsed.text) is not None
    )


def _direction_words(way: str, vocabulary: Vocabulary) -> re.Pattern[str]:
    return _pattern((*vocabulary.prose(f"change_{way}"), *vocabulary.prose(f"compared_{way}")))


def is_forecast(parsed: Parsed, heading: str, year: int | None, edition: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence looks ahead: by its words, or by a year after the edition."""
    if year is not None and edition.isdigit() and year > int(edition):
        return True
    return bool(_pattern(vocabulary.prose("forecast")).search(f"{heading} {parsed.text}"))


def hedge_of(parsed: Parsed, number: NumberMention, vocabulary: Vocabulary) -> str:
    """ "circa", "ruim", "meer dan" where the report prints that right before the number, else ""."""
    before = parsed.text[: number.start].rstrip("( ").casefold()
    return next((hedge for hedge in vocabulary.prose("hedges") if before.endswith(f" {hedge}") or before == hedge), "")


def _around(parsed: Parsed, number: NumberMention) -> tuple[str, str]:
    """The text before the number back to the number before it, and after it up to the next one."""
    at = parsed.numbers.index(number)
    start = parsed.numbers[at - 1].end if at else 0
    end = parsed.numbers[at + 1].start if at + 1 < len(parsed.numbers) else len(parsed.text)
    if at and not re.search(r"[.,;:]|\bmet\b|\bvan\b|\btot\b", parsed.text[start : number.start]):
        start = 0
    return parsed.text[start : number.start], parsed.text[number.end : end]


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)


def _change_words(vocabulary: Vocabulary, gaps: bool = True) -> re.Pattern[str]:
    """Words of rise and fall; with `gaps` also "verschil"."""
    changes = vocabulary.prose("change_up") + vocabulary.prose("change_down")
    return _pattern(changes if gaps else tuple(word for word in changes if not _GAP.fullmatch(word)))


@lru_cache(maxsize=2)
def _level_pattern(levels: tuple[str, ...], hedges: tuple[str, ...]) -> re.Pattern[str]:
    words, soft = "|".join(map(re.escape, levels)), "|".join(map(re.escape, hedges))
    return re.compile(rf"\b(?:{words})\s+(?:(?:{soft})\s+)?(?:een\s+)?$", re.IGNORECASE)


def _level_before(vocabulary: Vocabulary) -> re.Pattern[str]:
    return _level_pattern(vocabulary.prose("levels"), vocabulary.prose("hedges"))


@lru_cache(maxsize=2)
def _after_pattern(changes: tuple[str, ...], differences: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, changes + differences))
    return re.compile(rf"\s*(?:[a-zë-]+\s+){{0,2}}?(?<!of )(?:{words})\b", re.IGNORECASE)


def _changes_after(vocabulary: Vocabulary) -> re.Pattern[str]:
    changes = vocabulary.prose("change_up") + vocabulary.prose("change_down")
    return _after_pattern(changes, vocabulary.prose("difference"))
