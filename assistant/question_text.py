"""Areas and periods of a question that are meant, and the words that are left without them."""

import re
from collections.abc import Mapping
from functools import lru_cache

from assistant.asked import UNTIL
from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.periods import PeriodMention
from vectorstore.records import Period

_COMPARED_BEFORE = re.compile(r"\b(?:onder|boven|op|dan|naar|rond)\s+(?:het|de)\s+$", re.IGNORECASE)
_COMPARED_AFTER = re.compile(r"[\s-]+(?:niveau|gemiddelde|cijfer)", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--.*?-->", re.DOTALL)
_NOT_THIS = re.compile(r"\((?:dus|en|maar)?\s*niet\b[^()]{0,120}\)", re.IGNORECASE)
"""An aside about what is not meant."""
_FENCE = re.compile(r"(?:```|~~~)[ \t]*[a-zA-Z]{0,12}(?=\s|$)")
_QUERY = re.compile(
    r"^\s*select\b(?P<what>.+?)\bfrom\b(?P<table>.+?)(?:\bwhere\b(?P<where>.+))?$", re.IGNORECASE | re.DOTALL
)
_SHORT_YEARS = re.compile(
    r"(?P<before>(?:\b(?:tussen|van|in) )|(?<![\d/.,-]))(?P<first>[12]\d)(?P<between> en | naar | ?- ?)(?P<last>[12]\d)"
    r"(?![\d/.,%-]|\s*(?:jaar|jarig|procent|km|meter|uur|inwoners|mensen))",
    re.IGNORECASE,
)
_POINTS_TO_NEXT = re.compile(r"\s+(?:in|gemeente|in de gemeente|in gemeente)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:(?:de|het)|richting(?:\s+(?:de|het))?)\s+$", re.IGNORECASE)


def without_markup(text: str) -> str:
    """The words of a message without the tags, scripts, code fences and query words around them."""
    query = _QUERY.match(text)
    if query:
        text = " ".join(filter(None, (query["what"], query["where"]))).replace("=", " ").replace(";", " ")
    text = _NOT_THIS.sub(" ", text)
    return _FENCE.sub(" ", _TAG.sub(" ", _SCRIPT.sub(" ", text)))


def written_out(text: str, abbreviations: Mapping[str, str]) -> str:
    """The text with its abbreviations and years in full: "gem. inkomen tussen 21 en 22" is gemiddeld inkomen tussen 2021
    en 2022.
    """
    pattern, meanings = _abbreviations(tuple(abbreviations.items()))
    text = _SHORT_YEARS.sub(_in_full, text)
    return pattern.sub(lambda found: meanings[found[1].casefold()], text)


def _in_full(found: re.Match[str]) -> str:
    """Two years in two digits, one after the other: "21-22" and "tussen 21 en 22"; anything else as it is."""
    first, last = int(found["first"]), int(found["last"])
    return f"{found['before']}20{first}{found['between']}20{last}" if last == first + 1 else found[0]


@lru_cache(maxsize=2)
def _abbreviations(pairs: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = {short.casefold(): whole for short, whole in pairs}
    longest = "|".join(re.escape(short) for short in sorted(meanings, key=len, reverse=True))
    return re.compile(rf"(?<![\w'’.-])({longest})\.?(?![\w'’-])", re.IGNORECASE), meanings


def with_article(text: str, start: int) -> int:
    """Where the article before an area starts: "de" of "de DTZ" goes with the area."""
    found = _ARTICLE.search(text, 0, start)
    return found.start() if found else start


def asked_periods(mentions: list[PeriodMention], difference: bool = False, until: bool = False) -> tuple[Period, ...]:
    """The periods asked about; where only a base year is named ("minder dan in 2000"), the time since then.

    A difference is between both years: "hoeveel hoger in 2022 dan in 2012". With `until` the question says "tot 2050".
    """
    named = [mention.period for mention in mentions if not mention.base]
    if until and len(mentions) == 1 and named and not named[0].span:
        return (Period(f"{UNTIL}{named[0].label}", named[0].first, named[0].last),)
    if difference and len(mentions) == 2 and len(named) == 1 and not any(m.period.span for m in mentions):
        return tuple(mention.period for mention in mentions)
    bases = [mention.period for mention in mentions if mention.base]
    if len(named) == len(bases) == 1 and (bases[0].last or 0) < (named[0].last or 0) and not difference:
        return (Period(f"{bases[0].label}-{named[0].label}", bases[0].first, named[0].last),)
    since = [Period(f"sinds {m.period.label}", m.period.first, None) for m in mentions if m.base]
    return tuple(dict.fromkeys(named or since))


def without_comparison(question: str, mentions: list[AreaMention]) -> list[AreaMention]:
    """Leaves out "onder het landelijk gemiddelde", and "bij ons" right before a name ("bij ons in Hoogeveen")."""
    kept: list[AreaMention] = []
    for at, mention in enumerate(mentions):
        before = question[: mention.start]
        if (
            before.rstrip().casefold().endswith("eigen")
        ):  # "in hun eigen regio": no place, but who works where they live
            continue
        if is_compared_with(question, mention):
            continue
        follows = mentions[at + 1] if at + 1 < len(mentions) else None
        if follows and _POINTS_TO_NEXT.fullmatch(question[mention.end : follows.start]):
            continue
        kept.append(mention)
    return kept


def is_compared_with(question: str, mention: AreaMention) -> bool:
    """Whether an area is only the yardstick: "onder het landelijk gemiddelde"."""
    before, after = question[: mention.start], question[mention.end :]
    return bool(_COMPARED_BEFORE.search(before) and _COMPARED_AFTER.match(after))


def blank_out(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spaces in these places; offsets stay as they are."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
