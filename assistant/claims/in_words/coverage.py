"""For which municipalities a sentence of a report holds: for all, for all but some, or only for those that it names."""

import re

from assistant.claims.in_words.phrases import EVERYONE
from assistant.question_form import says_any
from vectorstore.index import Index
from vectorstore.records import Sentence

EVERY, BUT_ONE = "every", "but one"
EXCEPT_WORDS = ("behalve", "uitzondering", "uitgezonderd", "op één na")
_HOLDS = re.compile(r"(?:dit|dat|hetzelfde) (?:geldt|gold|is het geval|zien we)\b", re.IGNORECASE)
"""How a sentence says for whom the one before it holds."""


class Coverage:
    """Tells of the sentences of one report for whom they hold."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def of(self, sentence: Sentence) -> str:
        """Whether a sentence is about every municipality (EVERY), about every one but some that it names (BUT_ONE), or "". The
        next sentence may say so of it ("dit geldt, met uitzondering van Assen, voor alle gemeenten"), or make an exception, and
        then nothing is sure.
        """
        _, following = self._index.neighbours(sentence)
        exceptions = self._index.vocabulary.contradictions["compare"]["exceptions"]
        if not EVERYONE.search(sentence.text):
            goes_on = following and _HOLDS.match(following.text) and EVERYONE.search(following.text)
            if not goes_on or following is None:
                return ""
            return BUT_ONE if self.excepted(sentence) else "" if says_any(following.text, exceptions) else EVERY
        if self.excepted(sentence):
            return BUT_ONE
        return "" if says_any(f"{sentence.text} {following.text if following else ''}", exceptions) else EVERY

    def excepted(self, sentence: Sentence) -> set[str]:
        """The municipalities that a sentence, or the next one that says for which it holds, takes out."""
        _, following = self._index.neighbours(sentence)
        told = sentence.text
        if not EVERYONE.search(told):
            told = following.text if following and _HOLDS.match(following.text) else ""
        if not says_any(told, EXCEPT_WORDS):
            return set()
        return {m.area.name for m in self._index.areas.find(told)} & set(self._index.content.members)
