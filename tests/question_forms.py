"""The same question in the forms in which people type it: capitals, no punctuation, typing errors, keywords only."""

import random
import re
from collections.abc import Callable, Iterator

_LITTLE = frozenset(
    {"de", "het", "een", "der", "den", "'t", "is", "zijn", "was", "waren", "wordt", "worden", "werd",
     "heeft", "hebben", "had", "er", "in", "van", "op", "voor", "bij", "met", "aan", "om", "uit",
     "dat", "die", "dit", "deze", "ik", "u", "we", "wij", "jullie", "men", "mij", "je", "onze", "ons",
     "hun", "kunt", "kan", "kunnen", "zou", "zouden", "mag", "graag", "weten", "zeggen", "vertellen",
     "en", "of", "ook", "maar", "eigenlijk", "precies", "nou", "eens", "even", "wat"}
)  # fmt: skip
"""Words that a keyword search leaves out; words that compare or rank ("hoogste", "meer") stay."""
_NEIGHBOURS = {"a": "s", "e": "r", "i": "o", "o": "i", "n": "m", "t": "r", "r": "t", "s": "d", "d": "s", "l": "k"}
MIN_LENGTH = 5
"""Shorter words are left as they are: a slip in one makes another word."""


def capitals(question: str, seed: int) -> str:
    """All in capitals."""
    return question.upper()


def bare(question: str, seed: int) -> str:
    """Without punctuation, but for what is inside a word or number."""
    return " ".join(re.sub(r"(?<!\w)[^\w\s€]|[^\w\s%€](?!\w)", " ", question).split())


def misspelled(question: str, seed: int) -> str:
    """With two typing errors, in two longer words where there are two: a letter doubled, dropped, swapped or its neighbour."""
    chooser = random.Random(f"{seed}{question}")
    spots = [m for m in re.finditer(r"[^\W\d_]+", question) if len(m[0]) >= MIN_LENGTH]
    chosen = sorted(chooser.sample(spots, min(2, len(spots))), key=lambda m: -m.start())
    for found in chosen:
        question = question[: found.start()] + _slip(found[0], chooser) + question[found.end() :]
    return question


def keywords(question: str, seed: int) -> str:
    """Only the words that carry meaning."""
    kept = [word for word in bare(question, seed).split() if word.casefold() not in _LITTLE]
    return " ".join(kept) or question


FORMS: dict[str, Callable[[str, int], str]] = {
    "zoals hij is": lambda question, seed: question,
    "hoofdletters": capitals,
    "zonder leestekens": bare,
    "twee typefouten": misspelled,
    "alleen trefwoorden": keywords,
}


def forms_of(question: str, seed: int = 1) -> Iterator[tuple[str, str]]:
    """(name, text) of each form."""
    for name, make in FORMS.items():
        yield name, make(question, seed)


def _slip(word: str, chooser: random.Random) -> str:
    """One typing error behind the first letter."""
    at = chooser.randrange(1, len(word) - 1)
    kind = chooser.randrange(4)
    if kind == 0:
        return word[:at] + word[at] + word[at:]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + _NEIGHBOURS.get(word[at].lower(), "e") + word[at + 1 :]
