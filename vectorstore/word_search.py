"""Word search beside vector search: BM25 over stems and parts of compounds; the only file that knows bm25s."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vectorstore.dutch.words import Lexicon, stem, words
from vectorstore.one_at_a_time import ONE_AT_A_TIME

if TYPE_CHECKING:
    from bm25s import BM25


class WordSearch:
    """BM25 over a fixed list of texts, built at first use (milliseconds for a report).

    With `grams` it searches for pieces of words of that many letters instead of for stems.
    """

    def __init__(self, texts: Sequence[str], lexicon: Lexicon, grams: int = 0) -> None:
        self._grams = grams
        self._texts = texts
        self._lexicon = lexicon
        self._built: BM25 | None = None

    def tokens(self, text: str) -> list[str]:
        """Stems of the words that carry meaning, and of the parts of compounds."""
        result: list[str] = []
        for word in words(text):
            if word in self._lexicon.stopwords:
                continue
            if self._grams:
                padded = f"_{word}_"
                result += [padded[at : at + self._grams] for at in range(max(1, len(padded) - self._grams + 1))]
                continue
            result.append(stem(word))
            result += [stem(part) for part in self._lexicon.parts(word)]
        return result

    def best(self, tokens: Sequence[str], count: int) -> list[tuple[int, float]]:
        """Positions of the best texts for these stems with their BM25 score, best first; only scores above zero."""
        built = self._whole()
        known = [token for token in tokens if token in built.vocab_dict]
        if not known:
            return []
        found = built.retrieve([known], k=min(count, len(self._texts)), show_progress=False)
        pairs = zip(found.documents[0].tolist(), found.scores[0].tolist(), strict=True)
        return [(position, score) for position, score in pairs if score > 0]

    def _whole(self) -> "BM25":
        with ONE_AT_A_TIME:
            if self._built is None:
                from bm25s import BM25

                built = BM25()
                built.index([self.tokens(text) or [""] for text in self._texts], show_progress=False)
                self._built = built
            return self._built
