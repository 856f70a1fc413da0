"""Base forms of Dutch words (meetelt → meetellen, bedrijfjes → bedrijf), by simplemma; the only file that knows it.

Looked up only for words that the report and the word lists do not have: loading the dictionary takes 0.3 s.
"""

from functools import lru_cache

_LANGUAGE = "nl"
LONGEST = 45
"""Letters of the longest word that is looked up; the dictionary takes seconds over a longer one."""
STEPS = 2
"""Times that a base form is looked up again: bedrijfjes is first bedrijfje, then bedrijf."""


@lru_cache(maxsize=10_000)
def lemmas(word: str) -> tuple[str, ...]:
    """Base forms of a folded word, nearest first; empty where the dictionary has none but the word itself."""
    import simplemma

    if len(word) > LONGEST:
        return ()
    found: list[str] = []
    for _ in range(STEPS):
        base = simplemma.lemmatize(word, _LANGUAGE).casefold()
        if base == word:
            break
        found.append(base)
        word = base
    return tuple(found)


@lru_cache(maxsize=10_000)
def is_dutch(word: str) -> bool:
    """Whether the dictionary knows a folded word, so that it is no misspelling of another."""
    import simplemma

    return len(word) <= LONGEST and bool(simplemma.is_known(word, _LANGUAGE))


def is_comparative(word: str) -> bool:
    """Whether a folded word is an adjective that compares: rijker, of rijk."""
    return word.endswith("er") and any(
        base and not base.endswith("er") and word.startswith(base[:3]) for base in lemmas(word)
    )
