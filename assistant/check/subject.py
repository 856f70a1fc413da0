"""What a piece of text is about: the keys of its words, without those that only say how much, where and when."""

import re
from collections.abc import Iterable, Iterator

from vectorstore.dutch.areas import AreaBook
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import Lexicon, stem, words
from vectorstore.records import Content

Keys = frozenset[str]
PEOPLE = "mensen"
"""One key for all words for people: inwoners, personen and mensen are counted alike."""
REST = "overig"
"""The key of what is left over: "overige goederen" are not all goods."""
_ASIDE = re.compile(r"\([^()]*\)|,[^,;:()\d]{3,90},")


class Subjects:
    """Turns text into keys: stems, words with the same meaning under one key, compounds taken apart."""

    def __init__(self, content: Content, book: AreaBook, vocabulary: Vocabulary) -> None:
        self._book, self._vocabulary = book, vocabulary
        self._phrases = Phrases(vocabulary)
        self._lexicon = Lexicon(frozenset(content.words), vocabulary.stopwords)
        self._canon = _canon(vocabulary)
        self._people = {stem(word) for word in vocabulary.population}
        self._known: dict[str, Keys] = {}
        self._rest = set(vocabulary.contradictions["subject"]["rest"])
        self._empty = frozenset(_empty_words(vocabulary))
        self._short = re.compile("|".join(map(re.escape, sorted(vocabulary.abbreviations, key=len, reverse=True))))

    def of(self, text: str) -> Keys:
        """What a text is about: areas, periods, asides and words that only say how much are left out."""
        if text not in self._known:
            self._known[text] = frozenset(self._keys(self._bare(_ASIDE.sub(" ", text)), whole=False))
        return self._known[text]

    def named(self, text: str) -> Keys:
        """Everything that a text names, compounds both whole and in parts."""
        return frozenset(self._keys(self._bare(text), whole=True))

    def phrases(self, text: str) -> Keys:
        """The fixed phrases of several words in a text, by the key of their meaning."""
        found = self._phrases.find(words(text))
        return frozenset(self._canon.get(key, key) for _, _, key in found)

    def of_unit(self, unit: str | None) -> Keys:
        """The key of what is counted; none for percentages, money and the like."""
        return self.of(unit) if unit and unit[0].isalpha() and unit != "procentpunt" else frozenset()

    def _bare(self, text: str) -> str:
        """The text with areas, periods and abbreviations blanked out."""
        text = self._short.sub(lambda found: " " * len(found[0]), text)
        spans = [(m.start, m.end) for m in self._book.find(text)]
        spans += [(m.start, m.end) for m in find_periods(text, self._vocabulary)]
        for start, end in spans:
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text

    def _keys(self, text: str, whole: bool) -> Iterator[str]:
        tokens = words(text)
        covered: set[int] = set()
        for at, length, key in self._phrases.find(tokens):
            covered.update(range(at, at + length))
            if not all(token in self._empty for token in tokens[at : at + length]):
                yield self._canon.get(key, key)
        for at, token in enumerate(tokens):
            if whole or at not in covered:
                yield from self._of_word(token, whole)

    def _of_word(self, word: str, whole: bool) -> Iterator[str]:
        key = stem(word)
        if word in self._rest:
            yield REST
            return
        if word in self._vocabulary.stopwords or word in self._empty:
            return
        if key in self._people:
            yield PEOPLE
            return
        parts = () if key in self._canon else self._lexicon.parts(word)
        if whole or not parts:
            yield self._canon.get(key, key)
        for part in parts:
            yield from self._of_word(part, whole)


def _canon(vocabulary: Vocabulary) -> dict[str, str]:
    """For each word or phrase with synonyms, one key for all of them; groups that share a word are one."""
    groups: list[set[str]] = []
    for members in vocabulary.synonyms:
        group = {" ".join(stem(word) for word in words(member)) for member in members}
        for other in [g for g in groups if g & group]:
            group |= other
            groups.remove(other)
        groups.append(group)
    return {key: min(group) for group in groups for key in group}


def _empty_words(vocabulary: Vocabulary) -> Iterable[str]:
    """Words that say how much, in which direction or how surely, and never about what."""
    lists = ("change_up", "change_down", "difference", "levels", "hedges", "forecast")
    phrases = [phrase for name in lists for phrase in vocabulary.prose(name)]
    for name in ("highest", "lowest"):
        phrases += vocabulary.operations[name]["phrases"]
    tables = vocabulary.contradictions
    phrases += [*tables["subject"]["plain"], *tables["parts"]["complete"], *vocabulary.generic]
    return (word for phrase in phrases for word in words(phrase))
