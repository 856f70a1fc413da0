"""Parts of speech of the words of a question, by HanTa's Dutch model; the only file that knows it.

Looked up only for questions that the report's words do not answer: loading the model takes seconds.
Source: Wartena, "A probabilistic morphology model for German lemmatization", KONVENS 2019.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from vectorstore.dutch.words import LONGEST
from vectorstore.one_at_a_time import ONE_AT_A_TIME

if TYPE_CHECKING:
    from HanTa.HanoverTagger import HanoverTagger

NOUN, NAME, VERB, ADJECTIVE, LITTLE = "noun", "name", "verb", "adjective", "little"
_KINDS = {"N(soort": NOUN, "N(eigen": NAME, "SPEC": NAME, "WW": VERB, "ADJ": ADJECTIVE}
MOST_WORDS = 60
"""Words of a sentence that are tagged at once; the time grows with their number."""


def tagged(sentence: str) -> dict[str, str]:
    """The part of speech of each word, in lower case: noun, name, verb, adjective, or little for all other words.

    An adjective that stands for a noun ("jongeren") is a noun. Words that are longer than any Dutch word are left out: the
    tagger's time grows with the square of their length.
    """
    tokens = [token.strip(".,;:?!\"'()") for token in sentence.split()]
    found: dict[str, str] = {}
    with ONE_AT_A_TIME:
        tags = _model().tag_sent([token for token in tokens if 0 < len(token) <= LONGEST][:MOST_WORDS])
    for word, _, tag in tags:
        found.setdefault(word.casefold(), _kind(tag))
    return found


def _kind(tag: str) -> str:
    if tag.startswith("ADJ(nom"):
        return NOUN
    return next((kind for start, kind in _KINDS.items() if tag.startswith(start)), LITTLE)


@lru_cache(maxsize=1)
def _model() -> "HanoverTagger":
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger("morphmodel_dutch.pgz")
