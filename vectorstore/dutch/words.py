"""Dutch words: folding, tokens, stems, and a lexicon that takes compounds apart and mends typing errors."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

WORD = re.compile(r"(?<!\w)\d+(?:-\d+)?-[^\W\d_]+|[^\W\d_]+(?:\d(?!\d))?(?:['’][^\W\d_]+)*|\d+[^\W\d_]+", re.UNICODE)
_OLDER = re.compile(r"\b(\d{2})(?:\s?\+(?:-?ers)?(?!\d)|[ -]?plus(?:sers?)?\b| jaar (?:en|of) ouder)")
_YOUNGER = re.compile(
    r"\b(\d{1,2}) jaar (?:en|of) jonger\b|\b(?:tot en met|t/m) (?:de )?(\d{1,2}) jaar\b"
    r"|\b(?:jonger dan (?=\d{1,2}\b(?! ?%))|onder de (?=\d{1,2} jaar\b))(\d{1,2})(?: jaar)?\b|\b0-(\d{1,2})-jarigen\b"
)
_AGE_ENDINGS = ("-minner", "-plusser", "-jarig")
_TENS = {
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "vijfenzestig": 65,
    "zeventig": 70,
    "vijfenzeventig": 75,
    "tachtig": 80,
}
_OLDER_IN_WORDS = re.compile(rf"\b({'|'.join(_TENS)})(?=[ -]?plus)")
_AGES = re.compile(r"\b(\d{1,2})(?:-?\s)?(?:-|–|tot|en|t/m|tot en met)\s?(\d{2})(?:[ -]jarigen?| jaar)\b")
_BETWEEN_AGES = re.compile(
    r"\btussen (?:de )?(\d\d) en (?:de )?(\d\d)\b(?!\s*(?:%|procent|km|meter|uur|jaar|jarig|\d|[.,]\d))"
)
_FROM_TO = re.compile(r"\b(?:van|mensen|personen|inwoners) (\d{1,2}) tot (\d{2})\b(?!\s*(?:%|procent|km|meter|uur|\d))")
_DOUBLED = re.compile(r"(.)\1+")
_STEMMER = Stemmer.Stemmer("dutch_porter")
_LINKS = ("", "s", "e", "en", "n")
LONG_WORD = 9
"""From this length two typing errors may be mended; in shorter words two errors make another word."""
VERY_LONG = 13
"""From this length a word that differs by one letter is a misspelling even where a dictionary has it."""
SHORTEST_START = 5
"""Letters from which a word that is broken off is completed."""
SHORT_QUALITY = 8
"""Up to this length a word on -heid is a word of its own: overheid has nothing to do with over."""
LONGEST = 45
"""Letters of the longest word that is looked into: no Dutch compound in use is longer."""
KEPT = 400
"""Characters of the longest text whose folded form is kept: phrases, questions and sentences come back many times."""
MIN_PART = 4
"""Shortest part of a compound: with three letters, function words and endings pass for parts."""


_SOUND = {"c": "k", "f": "v", "z": "s", "q": "k", "y": "i"}
"""Letters that are written for one another."""


def _undoubled(word: str) -> str:
    """A word with each doubled letter once: a letter too few or too many is the likeliest slip."""
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=20_000)
def _sound(word: str) -> str:
    """A word as it sounds, roughly: what it is compared by where its spelling is far off."""
    word = word.replace("isch", "ies").replace("ch", "g")
    word = f"{word[:-1]}t" if word.endswith("d") else word
    return "".join(_SOUND.get(letter, letter) for letter in word)


def fold(text: str) -> str:
    """Lower case, without accents and with plain quotes. Character for character, so offsets stay valid (give NFC)."""
    return _fold(text) if len(text) <= KEPT else "".join(map(_fold_character, text))


@lru_cache(maxsize=20_000)
def _fold(text: str) -> str:
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=2_000)
def _fold_character(character: str) -> str:
    if character in "’‘`´":
        return "'"
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if len(base) == 1 else character


def spoken_name(name: str) -> str:
    """A name within a sentence: small letters first, but for abbreviations."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def words(text: str) -> list[str]:
    """Folded words of a text, hyphens taken as spaces; bare numbers are no words, but ages are.

    Ages have one form: "75 jaar en ouder" is 75-plussers, "tussen 15 en 75 jaar" is 15-75-jarigen, "jonger dan 15" 14-minners.
    """
    return list(_words(text)) if len(text) <= KEPT else _words_of(text)


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_words_of(text))


def _words_of(text: str) -> list[str]:
    folded = fold(text)
    if " tot " in folded:
        folded = _FROM_TO.sub(r"\1-\2-jarigen", folded)
    if "tussen " in folded:
        folded = _BETWEEN_AGES.sub(r"\1-\2-jarigen", folded)
    if "plus" in folded:
        folded = _OLDER_IN_WORDS.sub(lambda found: str(_TENS[found[1]]), folded)
    if "jar" in folded or "jaar" in folded or "plus" in folded or "+" in folded:
        folded = _AGES.sub(r"\1-\2-jarigen", _OLDER.sub(r"\1-plussers", folded))
    if "jonger" in folded or "t/m" in folded or "tot en met" in folded or "onder de" in folded or "0-" in folded:
        folded = _YOUNGER.sub(_younger, folded)
    return WORD.findall(folded)


def is_age(key: str) -> bool:
    """Whether the stem of a word is an age, in the form that `words` gives it."""
    return key.endswith(_AGE_ENDINGS) and key[0].isdigit()


def _younger(found: re.Match[str]) -> str:
    """The oldest that still count: "jonger dan 15" is up to 14."""
    oldest = int(found[1] or found[2] or found[4] or 0) or int(found[3]) - 1
    return f"{oldest}-minners"


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Stem of one folded word: Snowball's Dutch (Porter) until it no longer changes, then v→f and z→s at the end.

    Repeating joins huishoudens, huishouden and huishoud; the last step joins bedrijven and bedrijf.
    Source: https://snowballstem.org/algorithms/dutch_porter/stemmer.html
    """
    if len(word) <= SHORT_QUALITY and word.endswith("heid"):
        return word
    if word.endswith("ieel"):
        word = f"{word[:-4]}iel"  # commercieel and commerciële
    for _ in range(3):
        shorter = _STEMMER.stemWord(word)
        if shorter == word:
            break
        word = shorter
    if word.endswith("v"):
        return word[:-1] + "f"
    return word[:-1] + "s" if word.endswith("z") else word


def stems(text: str) -> list[str]:
    """Stems of all words in the text, in order."""
    return [stem(word) for word in words(text)]


@dataclass(slots=True)
class Lexicon:
    """The folded words that a report and the vocabulary use: what a compound may consist of, and what a typo may mean.

    `splits` and `mends` can be switched off, to measure what each adds.
    """

    known: frozenset[str]
    stopwords: frozenset[str]
    question_words: tuple[str, ...] = ()
    splits: bool = True
    mends: bool = True
    _stems: frozenset[str] = field(init=False)
    _by_letter: dict[str, list[str]] = field(init=False, default_factory=dict)
    _parts: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._stems = frozenset(stem(word) for word in self.known)
        for word in (*self.question_words, *sorted(self.known)):
            if len(word) >= MIN_PART:
                self._by_letter.setdefault(word[0], []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self.known or stem(word) in self._stems

    def parts(self, word: str) -> tuple[str, ...]:
        """Parts of a compound, last one the head; empty where the word does not fall apart in known words."""
        if word not in self._parts:
            self._parts[word] = self._split(word, depth=2) if self.splits and len(word) <= LONGEST else ()
        return self._parts[word]

    def correct(self, word: str) -> str | None:
        """The known word that a misspelled one most likely means, or None. One error, in a long word two.

        The first letter has to be right, as it mostly is: "geschreven" is no misspelling of "beschreven". Question
        words come first, so that "hoevel" is "hoeveel" and not "hoewel".
        """
        if not self.mends or not MIN_PART <= len(word) <= LONGEST:
            return None
        limit = 1 if len(word) < LONG_WORD else 2
        alike = [known for known in self._by_letter.get(word[0], ()) if abs(len(known) - len(word)) <= limit]
        near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=limit, limit=20)
        best = min(near, key=lambda found: (found[1], _undoubled(found[0]) != _undoubled(word)), default=None)
        return best[0] if best else self._alike_in_sound(word, limit) or self._correct_part(word)

    def nearly(self, word: str) -> str | None:
        """The known word that a very long one misses by one letter: dichtsbijzijnde."""
        if not self.mends or len(word) < VERY_LONG or len(word) > LONGEST:
            return None
        alike = [known for known in self._by_letter.get(word[0], ()) if abs(len(known) - len(word)) <= 1]
        best = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=1)
        return best[0] if best and stem(best[0])[:-2] != stem(word)[:-2] else None

    def complete(self, word: str) -> str | None:
        """The word that an abbreviation is the start of, where all words that start so have one stem: werkl, arbeidspart."""
        if not self.mends or len(word) < SHORTEST_START:
            return None
        whole = [known for known in self._by_letter.get(word[0], ()) if known.startswith(word)]
        shortest = min(whole, key=len, default=None)
        same = shortest and all(known.startswith(stem(shortest)[: len(word) + 2]) for known in whole)
        return shortest if same else None

    def _alike_in_sound(self, word: str, limit: int) -> str | None:
        """The known word that sounds like a misspelled one: kafee, vakature, fertrouwen."""
        first = _SOUND.get(word[0], word[0])
        near = [
            known
            for letter, names in self._by_letter.items()
            if _SOUND.get(letter, letter) == first
            for known in names
            if abs(len(known) - len(word)) <= limit
        ]
        best = process.extractOne(_sound(word), near, processor=_sound, scorer=OSA.distance, score_cutoff=limit)
        return best[0] if best else None

    def _correct_part(self, word: str) -> str | None:
        """A compound with an error in one of its two parts: indusrtiebanen is industriebanen."""
        for cut in range(MIN_PART, len(word) - MIN_PART + 1):
            front, head = word[:cut], word[cut:]
            for good, bad, join in ((head, front, "{1}{0}"), (front, head, "{0}{1}")):
                if len(bad) <= MIN_PART or good not in self.known or good in self.stopwords:
                    continue
                alike = [known for known in self._by_letter.get(bad[0], ()) if abs(len(known) - len(bad)) <= 1]
                best = process.extractOne(bad, alike, scorer=OSA.distance, score_cutoff=1)
                if best and best[0] in self.known:
                    return join.format(good, best[0])
        return None

    def correct_stopword(self, word: str) -> str | None:
        """The stop word that a word is a misspelling of by one error ("raport"), or None; short ones are too alike."""
        if not self.mends or len(word) < MIN_PART:
            return None
        alike = [known for known in self.stopwords if known[0] == word[0] and len(known) > MIN_PART]
        best = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=1)
        return best[0] if best else None

    def _split(self, word: str, depth: int) -> tuple[str, ...]:
        """Longest known head first: arbeidsmarktspanning gives arbeidsmarkt + spanning."""
        for cut in range(MIN_PART, len(word) - MIN_PART + 1):
            head, front = word[cut:], word[:cut]
            if not self._is_part(head):
                continue
            for link in _LINKS:
                base = front.removesuffix(link) if link else front
                if (link and base == front) or len(base) < MIN_PART:
                    continue
                if self._is_part(base):
                    return (base, head)
                if depth > 1 and (deeper := self._split(base, depth - 1)):
                    return (*deeper, head)
        return ()

    def _is_part(self, word: str) -> bool:
        return len(word) >= MIN_PART and word not in self.stopwords and word in self


def lexicon_of(texts: Iterable[str], extra: Iterable[str], stopwords: frozenset[str]) -> Lexicon:
    """Lexicon over the words of the texts and of the extra phrases."""
    known = {word for text in texts for word in words(text)} | {word for phrase in extra for word in words(phrase)}
    return Lexicon(frozenset(known - stopwords), stopwords)
