"""A message → the questions in it: greetings and letters are put aside, and several questions are told apart."""

import re
import unicodedata
from decimal import Decimal
from functools import cached_property

from assistant.dialogue import has_subject
from assistant.english import in_dutch
from assistant.question_text import without_markup, written_out
from assistant.records import RANKED
from assistant.terms import subjects_of
from assistant.understand import TOGETHER, WHICH, Understander
from vectorstore.dutch.numbers import format_number
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.words import fold, stem, words
from vectorstore.errors import QuestionError
from vectorstore.index import Index

MAX_LENGTH = 4_000
"""Characters in a question: two pages of letter; more is no question."""
LONG_QUESTION = 200
"""From this length on, only the sentences that ask are read: the rest of a letter is introduction."""
SHORTEST = 2
"""A piece of at most this many words ("welke sector") is no question of its own."""

_SENTENCE = re.compile(r"(?:[^.?!]|\.(?=\S))+[.?!]*")
_ASKING = (
    r"(?=(?:(?:met|voor|in|bij|van|op|uit|naar|over) )?"
    r"(?:wie|wat|welke?|waar|hoeveel|hoe|wanneer|waarom|waardoor)\b|(?:is|was|zijn|waren) (?:dat|die|dit)\b)"
)
_IS_THAT = re.compile(r"\s*(?:is|was|zijn|waren) (?:dat|die|dit)\b")
_PARTS = re.compile(rf"\?\s+|\s+en\s+{_ASKING}|,\s+{_ASKING}|:\s+{_ASKING}|\s*;\s*", re.IGNORECASE)
_HALVES = re.compile(r"(?<!\btot)\s+(?:en|alsook|evenals|plus|&|\+)\s+|\s*,\s+(?=\w)")
_AND = re.compile(r"([\w'-]+) en (?=([\w'-]+))")
_QUESTION = re.compile(r"\b(?:wie|wat|welke?|waar\w*|hoeveel|hoe|wanneer)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:graag (?:willen )?weten|wil(?:de|len)?(?: graag)? weten|benieuwd|vroeg me af|vraag me af|vraag is|kunt u|kun je|"
    r"kunnen jullie|zou u|zouden jullie|graag hoor ik(?: van u)?|graag verneem ik|zoek ik|ik zoek|hoor ik graag|"
    r"verneem ik graag)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?<=[\w?.!,)])\s+(?:met (?:vriendelijke|hartelijke) groet\w*|(?:vriendelijke|hartelijke) groet\w*|"
    r"groet(?:en|jes)?\b|mvg\b|als (?:ik|u) (?:zo )?(?:vrij|vriendelijk|goed) (?:mag|wilt|zou)\b|"
    r"alvast (?:hartelijk |heel erg )?(?:bedankt|dank)|bij voorbaat|hoogachtend|dank (?:u|je) (?:wel|alvast)|"
    r"bedankt alvast).*$",
    re.IGNORECASE,
)
_PLAINLY = re.compile(
    r",?\s*\bin (?:het kort|(?:gewone|begrijpelijke|simpele|eenvoudige|normale|jip-en-janneke)[- ]?"
    r"(?:taal|woorden|nederlands|mensentaal))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:beste|geachte|zeer geachte|hallo|hoi|dag|goede(?:morgen|middag|navond)|goedendag)\b[^,.!?]{0,60}[,.!]\s+(?=\w)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\btussen\b", re.IGNORECASE)


class MessageReader:
    """Takes messages apart with the understanding of single questions."""

    def __init__(self, index: Index, understander: Understander) -> None:
        self._index = index
        self._understander = understander
        self._operations = index.vocabulary.operations

    def parts(self, question: str) -> list[str]:
        """The separate questions in one message: "hoeveel inwoners heeft X en wie is daar burgemeester" is two."""
        return self._split(self.core(question), _PARTS)

    def halves(self, question: str) -> list[str]:
        """The things in one question that are joined by "en" or a comma, where each is a subject of its own."""
        return [question] if _BETWEEN.search(question) else self._split(question, _HALVES)

    def _split(self, asked: str, joints: re.Pattern[str]) -> list[str]:
        """The pieces between joints; a piece without a subject goes with the one before it, the first with the next."""
        ends = [joint for joint in joints.finditer(asked) if self._is_joint(asked, joint)] + [None]
        spans: list[tuple[int, int]] = []
        start, bare = 0, False
        for joint in ends:
            end = joint.start() if joint else len(asked)
            subject = has_subject(self._understander.read(asked[start:end]))
            own = subject or (bool(spans) and self._asks_on(asked[start:end]))
            own = own and not (spans and self._belongs_to(asked[slice(*spans[-1])], asked[start:end]))
            if spans and (not own or bare):
                spans[-1] = (spans[-1][0], end)
                bare = bare and not subject
            elif self._says_something(asked[start:end]):
                spans.append((start, end))
                bare = not subject
            start = joint.end() if joint else start
        pieces = [asked[start:end] for start, end in spans]
        return [piece.strip(" ?.!") or piece for piece in pieces] or [asked]

    def _asks_on(self, piece: str) -> bool:
        """Whether a piece without a subject asks something of its own about the one before: "met hoeveel procent was dat"."""
        follow = self._operations["follow_up"]["pronouns"]
        asks = TOGETHER.search(fold(piece)) or _IS_THAT.match(fold(piece))
        return bool(asks and set(words(piece)) & {fold(word) for word in follow})

    def _belongs_to(self, before: str, piece: str) -> bool:
        """Whether a piece only says more of the question before it: "…, welke sector?", or the figure of who comes first:
        "waar worden mensen het oudst en hoe oud is dat".
        """
        if len(words(piece)) <= SHORTEST and WHICH.search(fold(piece)):
            return True
        ranked = self._understander.read(before).operation in RANKED
        return ranked and not self._understander.area_mentions(piece) and self._asks_on(piece)

    def _is_joint(self, asked: str, joint: re.Match[str]) -> bool:
        """Whether a question may end here: not before a comma or colon that only introduces it ("in Emmen, hoeveel …"), nor
        inside what the report joins itself ("zorg en welzijn").
        """
        if joint[0].strip() in (",", ":"):
            return _QUESTION.search(asked[: joint.start()]) is not None
        before, after = words(asked[: joint.start()])[-1:], words(asked[joint.end() :])[:1]
        return (*before, *after) not in self._joined

    @cached_property
    def _joined(self) -> set[tuple[str, ...]]:
        """The words around "en" in the names that the report and the word lists use: (zorg, welzijn)."""
        content = self._index.content
        names = [row.label for table in content.tables for row in table.rows]
        names += [s.place.section for s in content.sentences] + [f.indicator for f in content.figures]
        names += [member for group in self._index.vocabulary.synonyms for member in group]
        return {(*words(found[1])[-1:], *words(found[2])[:1]) for name in set(names) for found in _AND.finditer(name)}

    def is_readable(self, question: str) -> bool:
        """Whether there is anything to read in a question; earlier turns of a chat that are not are passed over."""
        return self._says_something(question) and len(question) <= MAX_LENGTH

    def _says_something(self, text: str) -> bool:
        """Whether there is a word or a year in a text: "2022?" goes on about the question before."""
        return bool(words(text) or find_periods(text, self._index.vocabulary))

    def core(self, question: str) -> str:
        """The question without a long introduction. Raises QuestionError where there is nothing to read."""
        typed = " ".join(unicodedata.normalize("NFC", question).split())
        if not typed:
            raise QuestionError("De vraag is leeg; typ een vraag over het rapport.")
        if len(typed) > MAX_LENGTH:  # before anything is looked for in it
            raise QuestionError(
                f"De vraag is te lang ({format_number(Decimal(len(typed)))} tekens); maak er hooguit "
                f"{format_number(Decimal(MAX_LENGTH))} van."
            )
        text = in_dutch(" ".join(without_markup(typed).split()) or typed, self._index.vocabulary)
        text = written_out(text, self._index.vocabulary.abbreviated)
        if not self._says_something(text):
            raise QuestionError("In de vraag staan geen woorden; typ een vraag in gewone taal.")
        text = self._without_courtesies(text)
        sentences = [sentence.strip() for sentence in _SENTENCE.findall(text)]
        asks = [at for at, sentence in enumerate(sentences) if sentence.endswith("?")]
        asks = asks or [at for at, sentence in enumerate(sentences) if _ASKS.search(sentence)]
        asking = " ".join(self._asked_in(sentences[at]) for at in asks)
        if asking and has_subject(self._understander.read(asking)) and not self._points_back(asking, asks[0]):
            return self._placed(asking, text)
        if asking and asks[0] > 0:  # "… die zich inzetten. Hoeveel zijn dat er?" is about the sentence before
            both = f"{self._asked_in(sentences[asks[0] - 1])} {asking}"
            if has_subject(self._understander.read(both)):
                return self._placed(both, text)
        if len(text) <= LONG_QUESTION:
            return text
        last = sentences[-1]
        starts = [found.start() for found in _QUESTION.finditer(last)] if len(last) > LONG_QUESTION else []
        for start in reversed(starts):  # a letter without punctuation: from its last question word on
            if has_subject(self._understander.read(last[start:])):
                return self._placed(last[start:], text)
        return last if has_subject(self._understander.read(last)) else text

    def _asked_in(self, sentence: str) -> str:
        """What a sentence asks, without what goes before it: "voor mijn scriptie zoek ik het aantal banen in Emmen"."""
        found = _ASKS.search(sentence)
        if found is None:
            return sentence
        before, rest = sentence[: found.start()].strip(" ,"), sentence[found.end() :].strip(" ,")
        if rest and self._knows_subject(rest):
            return rest
        return before if _QUESTION.search(before) and self._knows_subject(before) else sentence

    def _knows_subject(self, text: str) -> bool:
        """Whether a text has a word of weight that the report or the word lists know."""
        return any(term.known for term in subjects_of(self._understander.read(text).terms))

    def _points_back(self, asking: str, before: int) -> bool:
        """Whether a question names only people itself and points to the sentence before it."""
        terms = subjects_of(self._understander.read(asking).terms)
        people = {stem(word) for word in self._index.vocabulary.population}
        pronouns = {fold(word) for word in self._operations["follow_up"]["pronouns"]}
        points = bool(set(words(asking)) & (pronouns - {"het", "zo"}))
        return before > 0 and points and all(stem(term.text) in people for term in terms)

    @staticmethod
    def _without_courtesies(text: str) -> str:
        """A message without its greeting, its thanks and what stands under them."""
        shorter = _CLOSING.sub("", text)
        shorter = _PLAINLY.sub("", _OPENING.sub("", shorter))
        return shorter if words(shorter) else text

    def _placed(self, asking: str, text: str) -> str:
        """The question with the place that its introduction names, where it says "daar" or nothing itself."""
        if self._understander.area_mentions(asking):
            return asking
        named = {mention.area.name for mention in self._understander.area_mentions(text.replace(asking, " "))}
        return f"{asking.rstrip(' ?')} in {named.pop()}?" if len(named) == 1 else asking
