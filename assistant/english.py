"""Questions in English → the same in Dutch words, by a list; the answer stays in Dutch."""

import re
from functools import lru_cache

from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold

_FUNCTION_WORDS = frozenset(
    {"how", "many", "much", "what", "which", "the", "of", "are", "people", "does", "do", "did",
     "has", "have", "had", "who", "why", "where", "when", "percentage", "between", "and", "than",
     "compared", "with", "their", "there", "to", "for", "from", "by", "average", "number", "rate",
     "highest", "lowest", "more", "less", "about", "it"}
)  # fmt: skip
"""Words that make a question English; those that are Dutch as well (in, is, was) are not among them."""
ENOUGH = 2
"""So many of them are in an English question; a Dutch one has at most a stray one."""
SHORT = 6
"""In a question of at most this many words one is enough: "and in Hardenberg?"."""


def in_dutch(question: str, vocabulary: Vocabulary) -> str:
    """The question with its English words in Dutch; a Dutch question as it is."""
    words = re.findall(r"[a-z']+", fold(question))
    english = sum(word in _FUNCTION_WORDS for word in words)
    dutch = sum(word in vocabulary.stopwords and word not in _SHARED for word in words)
    if english <= dutch or (english < ENOUGH and len(words) > SHORT):
        return question
    table = _table(tuple(vocabulary.english.items()))
    return table[0].sub(lambda found: table[1][fold(found[0])], question)


_SHARED = frozenset({"in", "is", "was", "had", "are", "of", "met", "me", "to", "does", "the", "ten", "per", "over"})


@lru_cache(maxsize=2)
def _table(pairs: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = {fold(english): dutch for english, dutch in pairs}
    longest = sorted(meanings, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE), meanings
