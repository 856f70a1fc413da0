"""Areas and periods of a question that are meant, and the words that are left without them."""

import re
from collections.abc import Mapping
from functools import lru_cache

from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.periods import PeriodMention
from vectorstore.records import Period

_COMPARED_BEFORE = re.compile(r"\b(?:onder|boven|op|dan|naar|rond)\s+(?:het|de)\s+$", re.IGNORECASE)
_COMPARED_AFTER = re.compile(r"\s+(?:niveau|gemiddelde|cijfer)", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"(?:```|~~~)[ \t]*[a-zA-Z]{0,12}(?=\s|$)")
_QUERY = re.compile(r"^\s*select\b(?P<what>.+?)\bfrom\b(?P<table>.+?)(?:\bwhere\b(?P<where>.+))?$", re.IGNORECASE | re.DOTALL)
_POINTS_TO_NEXT = re.compile(r"\s+(?:in|gemeente|in de gemeente|in gemeente)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:(?:de|het)|richting(?:\s+(?:de|het))?)\s+$", re.IGNORECASE)


def without_markup(text: str) -> str:
    """The words of a message without the tags, scripts, code fences and query words around them."""
    query = _QUERY.match(text)
    if query:
        text = " ".join(filter(None, (query["what"], query["where"]))).replace("=", " ").replace(";", " ")
    return _FENCE.sub(" ", _TAG.sub(" ", _SCRIPT.sub(" ", text)))


def written_out(text: str, abbreviations: Mapping[str, str]) -> str:
    """The text with its abbreviations in full: "gem. inkomen" is gemiddeld inkomen."""
    pattern, meanings = _abbreviations(tuple(abbreviations.items()))
    return pattern.sub(lambda found: meanings[found[1].casefold()], text)


@lru_cache(maxsize=2)
def _abbreviations(pairs: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = {short.casefold(): whole for short, whole in pairs}
    longest = "|".join(re.escape(short) for short in sorted(meanings, key=len, reverse=True))
    return re.compile(rf"(?<![\w'’.-])({longest})\.?(?![\w'’-])", re.IGNORECASE), meanings


def with_article(text: str, start: int) -> int:
    """Where the article before an area starts: "de" of "de DTZ" goes with the area."""
    found = _ARTICLE.search(text, 0, start)
    return found.start() if found else start


def asked_periods(mentions: list[PeriodMention], difference: bool = False) -> tuple[Period, ...]:
    """The periods asked about; where only a base year is named ("minder dan in 2000"), the time since then.

    A difference is between both years: "hoeveel hoger in 2022 dan in 2012".
    """
    named = [mention.period for mention in mentions if not mention.base]
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
        before, after = question[: mention.start], question[mention.end :]
        if (
            before.rstrip().casefold().endswith("eigen")
        ):  # "in hun eigen regio": no place, but who works where they live
            continue
        if _COMPARED_BEFORE.search(before) and _COMPARED_AFTER.match(after):
            continue
        follows = mentions[at + 1] if at + 1 < len(mentions) else None
        if follows and _POINTS_TO_NEXT.fullmatch(question[mention.end : follows.start]):
            continue
        kept.append(mention)
    return kept


def blank_out(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spaces in these places; offsets stay as they are."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
