"""Fixed phrases and synonyms: "ernstig overgewicht" is one thing, and the same thing as obesitas."""

from collections.abc import Iterator, Sequence

from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import stem, words


class Phrases:
    """The synonym groups of the vocabulary, by stems. The key of a phrase is its stems with a space between."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._groups: dict[str, set[str]] = {}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        little = {stem(word) for word in vocabulary.stopwords}
        for group in vocabulary.synonyms:
            keys = {" ".join(map(stem, words(member))) for member in group}
            bare = {" ".join(part for part in key.split() if part not in little) for key in keys}
            keys |= {key for key in bare if " " in key}  # "takken van de industrie" is also typed as "takken industrie"
            for key in keys:
                self._groups.setdefault(key, set()).update(keys - {key})
                parts = tuple(key.split())
                if len(parts) > 1 and parts not in self._by_first.setdefault(parts[0], []):
                    self._by_first[parts[0]].append(parts)
        for candidates in self._by_first.values():
            candidates.sort(key=len, reverse=True)

    def synonyms(self, key: str) -> frozenset[str]:
        """Keys of words and phrases that stand for the same thing, without the key itself."""
        return frozenset(self._groups.get(key, ()))

    def __contains__(self, key: str) -> bool:
        return key in self._groups

    def scattered(self, tokens: Sequence[str], stopwords: frozenset[str]) -> Iterator[tuple[tuple[int, ...], str]]:
        """(positions, key) of phrases of which all words stand in a list of folded words, but not side by side.

        Only phrases without function words: "het migratiesaldo … buitenlands" is buitenlands migratiesaldo.
        """
        at = {stem(token): place for place, token in enumerate(tokens) if token not in stopwords}
        for first in at:
            for parts in self._by_first.get(first, ()):
                places = tuple(at.get(part, -1) for part in parts)
                if min(places) >= 0 and len(set(places)) == len(parts) and max(places) - min(places) >= len(parts):
                    yield places, " ".join(parts)

    def find(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """(position, number of words, key) of each phrase in a list of folded words; the longest at each position."""
        stems = [stem(token) for token in tokens]
        for at, first in enumerate(stems):
            for parts in self._by_first.get(first, ()):
                if tuple(stems[at : at + len(parts)]) == parts:
                    yield at, len(parts), " ".join(parts)
                    break
