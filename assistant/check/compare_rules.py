"""A rule inside a sentence: "85%, dit is hoger dan in Nederland (83,4%)" must be so for the figures that it prints."""

import re

from assistant.check.edition import Edition, Mention, value_of
from assistant.check.records import Checks
from assistant.check.wording import halves, shown, where
from vectorstore.records import Contradiction, Sentence

_REFERS = re.compile(r"(?:Dit|Dat)\b")


def compared_figures(edition: Edition) -> Checks:
    """A figure said to be higher, lower or the same as another one in brackets."""
    for sentences in edition.sections.values():
        for at, sentence in enumerate(sentences):
            for mention, word in _compared(edition, sentence):
                base = _base(edition, sentence, sentences[at - 1] if at else None, mention, word)
                if base:
                    yield _compare(edition, base, mention, word)


def _compared(edition: Edition, sentence: Sentence) -> list[tuple[Mention, re.Match[str]]]:
    """Levels in brackets with the last word of comparison before them."""
    pattern = _comparison(edition)
    found = []
    for mention in edition.in_section(sentence.place):
        if mention.sentence is not sentence or mention.figure.unit != "%" or mention.figure.kind == "change":
            continue
        before = sentence.text[: mention.start]
        words = list(pattern.finditer(before))
        if words and before.rstrip().endswith("("):
            found.append((mention, words[-1]))
    return found


def _comparison(edition: Edition) -> re.Pattern[str]:
    lists = [edition.words("compare", name) for name in ("higher", "lower", "equal")]
    higher, lower, equal = ("|".join(map(re.escape, words)) for words in lists)
    return re.compile(
        rf"\b(?:(?P<higher>{higher})|(?P<lower>{lower})|(?P<equal>{equal}))(?=\s+(?:dan|het|de)\b)", re.IGNORECASE
    )


def _base(
    edition: Edition, sentence: Sentence, before: Sentence | None, mention: Mention, word: re.Match[str]
) -> Mention | None:
    """The figure that is compared: the first of the sentence, or of "Dit is …" the last one of the sentence before."""
    mentions = edition.in_section(sentence.place)
    first = _comparison(edition).search(sentence.text)
    own = [m for m in mentions if m.sentence is sentence and first and m.start < first.start()]
    if own:
        base = own[0]
        between = sentence.text[base.start + len(base.figure.printed) : word.start()]
        if len(between.split()) < 2:
            return None
    else:
        earlier = [m for m in mentions if m.sentence is before]
        if not earlier or not _REFERS.match(sentence.text):
            return None
        base = earlier[-1]
    alike = base.figure.unit == mention.figure.unit and base.figure.kind != "change"
    return base if alike and base.figure.area != mention.figure.area else None


def _compare(edition: Edition, base: Mention, other: Mention, word: re.Match[str]) -> Contradiction | None:
    here, there = edition.interval(base.figure), edition.interval(other.figure)
    name = word.lastgroup
    right = {"higher": here.high > there.low, "lower": here.low < there.high, "equal": here.meets(there)}
    if name is None or right[name]:
        return None
    real = "hoger dan" if value_of(base.figure) > value_of(other.figure) else "lager dan"
    message = (
        f"De tekst ({where(other.figure.place)}) noemt {shown(base.figure)} ({base.figure.area}) «{word[0]}» naast "
        f"{shown(other.figure)} ({other.figure.area}), maar {base.figure.printed} is {real} {other.figure.printed}."
    )
    same = base.sentence is other.sentence
    quotes = halves(other.sentence.text, other.start) if same else (base.sentence.text, other.sentence.text)
    return Contradiction("vergelijking", message, quotes)
