"""Claims in words that no figure decides, against a sentence of the report about the same thing, place and time."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from assistant.claims.in_words.coverage import BUT_ONE, EVERY, EXCEPT_WORDS, Coverage
from assistant.claims.in_words.measures import Ruling
from assistant.claims.in_words.phrases import EVERYONE, MOST_LABEL, any_of, split_verb
from assistant.claims.in_words.word_claim import COMPARISON, TREND, WordClaim
from assistant.claims.records import CORRECT, WRONG
from assistant.claims.said import OWN
from assistant.claims.statements import Spoken
from assistant.claims.subject import Subjects
from assistant.lookup import same_area
from assistant.question_form import says_any
from assistant.question_text import blank_out
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.words import fold, is_age, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure, Period, Sentence

SAYS_SAME = 0.66
"""Part of the words of a claim that a sentence of the report has to have, to be about the same."""
SAYS_HERE = 0.6
"""The same for the very clause of it that tells of the rise or fall."""
TELLING = 0.5
"""Rarity of a word by which a sentence of the report is recognised as about the same."""
RECENT = 3
"""Years before that of a report of which a sentence without a year may be."""
_OF_CHANGES = {"faster": "higher", "slower": "lower", "higher": "faster", "lower": "slower"}
"""How else a change is compared: a smaller fall is a slower one."""
_YARDSTICK = re.compile(
    r"\b(?:dan|onder|boven|achter|gemiddelde?|vergel[ei]+jking\s+(?:met|tot)|vergeleken\s+met|ten\s+opzichte\s+van|t\.o\.v\.?|tegenover)",
    re.IGNORECASE,
)
"""Words before a place that is only compared with."""
_AND = re.compile(r"\s+en\s+(?!\d)")
_STARTS_WITH = re.compile(r"^\s*(?:de|het|een)\s+([a-zà-ÿ-]{4,})\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\b(?:aantal|aantallen)\s+((?:[a-zà-ÿ-]+e\s+)?[a-zà-ÿ-]+)")
_IN_SPITE_OF = re.compile(r",\s*(?:ondanks|in weerwil van|niettegenstaande)\b[^,]*,", re.IGNORECASE)
_UNLIKE = re.compile(
    r"\bin tegenstelling tot\b[^,]*?\s(?=(?:is|zijn|was|waren|nam|namen|neemt|nemen|heeft|hebben|[a-z]+de|[a-z]+den)\b)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(?:deze|die|laatstgenoemde|eerstgenoemde) (?:gemeente|gemeenten|stad)\b", re.IGNORECASE)
OPPOSITES: dict[str, tuple[str, ...]] = {
    "up": ("up", "down", "unchanged"),
    "down": ("down", "up", "unchanged"),
    "unchanged": ("unchanged", "up", "down"),
    "doubled": ("doubled", "down", "unchanged"),
    "halved": ("halved", "up", "unchanged"),
    "higher": ("higher", "lower"),
    "lower": ("lower", "higher"),
    "better": ("better", "worse"),
    "worse": ("worse", "better"),
    "faster": ("faster", "slower"),
    "slower": ("slower", "faster"),
    "equal": ("equal",),
    "times": (),
}
"""For each way the list of words that say it, and those that say the opposite."""


class Sentences:
    """Holds claims in words against the sentences of one report."""

    def __init__(self, index: Index, subjects: Subjects) -> None:
        self._index = index
        self._subjects = subjects
        self._coverage = Coverage(index)
        self._periods: dict[str, list[Period]] = {}
        self._about: dict[str, dict[str, float]] = {}
        self._named: dict[str, bool] = {}
        self._origins: dict[str, Sentence] = {}
        self._homes: dict[str, str] = {}
        self._words: dict[str, Mapping[str, float]] = {}
        self._ways: dict[tuple[str, bool, str], dict[str, int]] = {}

    def ruling(
        self,
        claim: WordClaim,
        spoken: Spoken,
        terms: dict[str, float],
        place: str,
        measures: Sequence[Sequence[Figure]],
        periods: Sequence[Period],
        beside: Sequence[Figure] = (),
    ) -> Ruling | None:
        """By a sentence of the report about the same thing, place and time that says the same, or the opposite."""
        if says_any(spoken.text, self._index.vocabulary.claims["words"]["gap"]):
            return None  # it may tell of a gap, and not of what that is a gap in
        own = self.told(claim, spoken, terms, measures)
        anywhere = not spoken.areas
        printed = self._printed([*beside, *(measures[0] if measures else ())])
        for sentence in self._index.content.sentences:
            goes_on = bool({sentence.id, self._origin(sentence).id} & printed)
            if not goes_on and not own:
                continue
            if not goes_on and self.part_of(own, self.words_of(sentence)) < SAYS_SAME:
                continue
            if not (claim.only or self._about_place(claim, sentence, place, anywhere)):
                continue
            if not self._of_time(claim, sentence, periods):
                continue
            verdict = self._verdict(claim, sentence, place, own, goes_on)
            if verdict:
                return Ruling(verdict, f"«{sentence.text}»", (), (sentence,))
        return None

    def _verdict(
        self, claim: WordClaim, sentence: Sentence, place: str, own: Mapping[str, float], goes_on: bool
    ) -> str:
        """What a sentence about the same thing says of a claim; "" for nothing. `goes_on` says that it is about the very figure
        that the claim goes on about.
        """
        named = {mention.area.name for mention in self._index.areas.find(sentence.text)}
        if claim.kind == COMPARISON and claim.other and not same_area(claim.other, self._index) & named:
            return ""
        everyone = self._coverage.of(sentence)
        if claim.every and not everyone:
            return ""
        changes = self._index.vocabulary.claims["words"]["change"]
        clauses = self._clauses(claim, sentence.text)
        both = len({way for clause in clauses for way in self.ways(claim, clause)}) > 1
        for clause in clauses:
            if claim.only and claim.kind == TREND:
                return self._of_one(sentence, place, named)
            if claim.kind == COMPARISON and not claim.moves and says_any(clause, changes):
                continue  # it compares changes
            ways = self.ways(claim, clause)
            own_words = self._subjects.names_any(clause)
            told = goes_on and not own_words and not both and not self._is_about_another(clause, own)
            said = self._stems(clause) if own_words or both else self.subject_of(sentence)
            if not goes_on and not self._names_any(sentence) and self._counts_another(clause, own):
                continue
            if len(ways) != 1 or not (told or (own and self.part_of(own, said) >= SAYS_HERE)):
                continue
            (way,) = ways
            if not claim.only and self._is_elsewhere(clause, place, claim.other):
                continue
            reversed_ = bool(claim.other) and self._compares_with(clause, ways[way], place, strictly=True)
            if claim.other and not reversed_ and not self._compares_with(clause, ways[way], claim.other):
                continue
            turned = bool(claim.other) and not reversed_ and self._is_turned(clause, claim.other)
            if claim.kind == COMPARISON and not turned and not self._has_yardstick(clause):
                continue
            same = (way == OPPOSITES[claim.way][0]) != reversed_
            if claim.only:
                return self._of_one(sentence, place, named) if same else ""
            if turned:
                same = not same
            if claim.every and everyone == BUT_ONE:
                return WRONG if same else ""
            return CORRECT if same else WRONG
        return ""

    def _is_about_another(self, clause: str, own: Mapping[str, float]) -> bool:
        """Whether a clause starts with a thing that a claim is not about: "de export nam af"."""
        found = _STARTS_WITH.match(clause)
        if not found:
            return False
        names, key = self._subjects.names, stem(fold(found[1]))
        plain = key in names.says_little or key in names.light or key in names.ignored or key in own
        return not plain and not self._index.areas.find(found[1]) and not names.phrases.synonyms(key) & {*own}

    def _counts_another(self, clause: str, own: Mapping[str, float]) -> bool:
        """Whether a clause tells of the number of a thing that a claim is not about: "een toename in het aantal klachten"."""
        counted = _NUMBER_OF.search(fold(clause))
        if not counted:
            return False
        if set(words(counted[1])) & set(self._index.vocabulary.population):
            return False
        things = {stem(word) for word in words(counted[1])}
        same = {synonym for key in own for synonym in self._subjects.names.phrases.synonyms(key)}
        parts = {stem(part) for word in words(counted[1]) for part in self._index.lexicon.parts(word)}
        return not (things | parts) & ({*own} | same)

    def _clauses(self, claim: WordClaim, text: str) -> list[str]:
        """The clauses of a sentence, without those that only say what something is in spite of or unlike; one that goes two ways
        in parts ("minder sporten en meer roken").
        """
        text = _UNLIKE.sub(" ", _IN_SPITE_OF.sub(" ", text))
        clauses = re.split(r"[,;:]", text)
        return [
            part
            for clause in clauses
            for part in (_AND.split(clause) if len(self.ways(claim, clause)) > 1 else [clause])
        ]

    def _origin(self, sentence: Sentence) -> Sentence:
        """The sentence that says what a sentence is about: itself, or the last one before it that names anything."""
        if sentence.id not in self._origins:
            before, _ = self._index.neighbours(sentence)
            own = before is None or self._names_any(sentence)
            self._origins[sentence.id] = sentence if own or before is None else self._origin(before)
        return self._origins[sentence.id]

    def _names_any(self, sentence: Sentence) -> bool:
        if sentence.id not in self._named:
            self._named[sentence.id] = self._subjects.names_any(sentence.text)
        return self._named[sentence.id]

    def _printed(self, figures: Sequence[Figure]) -> set[str]:
        """The sentences that print a figure of one of these things."""
        things = {(figure.measure, figure.part, figure.scope) for figure in figures}
        every = (f for f in self._index.content.figures if f.sentence)
        return {f.sentence or "" for f in every if (f.measure, f.part, f.scope) in things}

    def part_of(self, own: Mapping[str, float], terms: Mapping[str, float]) -> float:
        """How much of what a claim is about is in weighted stems: 0 to 1."""
        weight_in = self._subjects.names.weight_in
        return sum(weight * weight_in(key, terms) for key, weight in own.items()) / sum(own.values())

    def _stems(self, clause: str) -> dict[str, float]:
        return {stem(word): 1.0 for word in words(clause)}

    def words_of(self, sentence: Sentence) -> Mapping[str, float]:
        """Stems that a sentence is described by, with those of what it is about."""
        if sentence.id not in self._words:
            self._words[sentence.id] = sentence.terms | self.subject_of(sentence)
        return self._words[sentence.id]

    def subject_of(self, sentence: Sentence) -> dict[str, float]:
        """Stems of what a sentence is about: its own, with those of the sentence before where it names nothing itself ("in
        Nederland nemen de aantallen minder snel af").
        """
        if sentence.id not in self._about:
            own = self._stems(sentence.text)
            before, _ = self._index.neighbours(sentence)
            if before and not self._names_any(sentence):
                own = self.subject_of(before) | own
            self._about[sentence.id] = own
        return self._about[sentence.id]

    def _of_one(self, sentence: Sentence, place: str, named: Collection[str]) -> str:
        """Whether a sentence says something of one place alone, and of which."""
        only = says_any(sentence.text, (*self._index.vocabulary.claims["words"]["only"], *EXCEPT_WORDS))
        members = [name for name in named if name in self._index.content.members]
        return "" if not only or len(members) != 1 else CORRECT if place in members else WRONG

    def _is_elsewhere(self, clause: str, place: str, other: str) -> bool:
        """Whether a clause is about another municipality than that of a claim."""
        members = self._index.content.members
        named = {mention.area.name for mention in self._index.areas.find(clause)}
        return place not in named and other not in named and any(name in members for name in named)

    def _compares_with(self, clause: str, start: int, other: str, strictly: bool = False) -> bool:
        """Whether a comparison in a clause may be with a place: behind it that is named, or no other one; `strictly` behind "dan"
        alone.
        """
        named = [(mention.area.name, mention.start) for mention in self._index.areas.find(clause)]
        behind = [name for name, at in named if at > start]
        same = same_area(other, self._index)
        if strictly:
            than = re.search(r"\bdan\b", clause[start:])
            after = [name for name, at in named if than and at > start + than.start()]
            return after[:1] == behind[:1] and bool(same & set(after[:1]))
        return bool(same & set(behind or [name for name, _ in named] or [other]))

    def _has_yardstick(self, clause: str) -> bool:
        """Whether a clause compares: "meer dan", "onder", "gemiddeld", "bovengemiddeld"."""
        lists = self._index.vocabulary.claims["words"]
        return bool(_YARDSTICK.search(clause)) or says_any(clause, (*lists["nouns_higher"], *lists["nouns_lower"]))

    def _is_turned(self, clause: str, other: str) -> bool:
        """Whether a clause is about the place that a claim compares with: "in Nederland neemt het minder snel af"."""
        mentions = [mention for mention in self._index.areas.find(clause) if mention.area.name == other]
        than = re.search(_YARDSTICK, clause)
        return bool(mentions) and not than

    def told(
        self, claim: WordClaim, spoken: Spoken, terms: dict[str, float], measures: Sequence[Sequence[Figure]]
    ) -> dict[str, float]:
        """What a claim is about as stems with how much each tells, the first of its clause twice as much; without words of
        its own the name of what it is surely about.
        """
        rarity, tells = self._subjects.names.rarity, self._subjects.names.tells
        start, end = claim.clause
        periods = find_periods(spoken.text, self._index.vocabulary)
        apart = [*((m.start, m.end) for m in spoken.areas), *((m.start, m.end) for m in periods)]
        text = self._without_label(blank_out(spoken.text, apart)[start:end])
        listed = self._index.vocabulary.claims["subject"]
        little = {stem(word) for word in listed["little"]}
        clause = [key for word in words(text) if (key := stem(word)) not in little]
        if any(map(is_age, clause)):
            of_age = {stem(word) for word in listed["of_age"]}
            clause = [key for key in clause if key not in of_age]
        own = {key: rarity(key) for key in clause if is_age(key) or (terms.get(key, 0.0) >= OWN and tells(key))}
        if own and max(own.values()) >= TELLING:
            first = next(iter(own))
            return self._in_parts(own | {first: 2 * own[first]}, spoken.text[start:end])
        known = measures[0][0] if measures else None
        name = words(known.subject or known.measure) if known else []
        return {stem(word): rarity(stem(word)) for word in name if word not in self._index.vocabulary.stopwords}

    def _without_label(self, clause: str) -> str:
        """A clause without a label that names nothing: "Lichtpuntje: de krapte nam af"."""
        label, colon, rest = clause.partition(":")
        lexicon, used = self._index.lexicon, self._subjects.names.frequency
        if all(word in fold(rest) for word in words(label)):
            return rest  # "Jeugd: het aantal jeugdzorgtrajecten"
        known = any(word in lexicon or lexicon.parts(word) or stem(word) in used for word in words(label))
        return rest if colon and not known and len(label.split()) <= MOST_LABEL else clause

    def _in_parts(self, own: dict[str, float], clause: str) -> dict[str, float]:
        """The stems, with the parts of a compound that the report does not use: "industriebanen"."""
        for word in words(clause):
            parts = self._index.lexicon.parts(word)
            if parts and stem(word) in own and word not in self._index.lexicon:
                weight = own.pop(stem(word)) / len(parts)
                own |= {stem(part): weight for part in parts}
        return own

    def _of_time(self, claim: WordClaim, sentence: Sentence, periods: Sequence[Period]) -> bool:
        """Whether a sentence, or else what stands right before it, names one of the years of a claim, where that names any. A
        comparison that names no year at all is of the newest ones.
        """
        told = self._told_periods(sentence) if periods else []
        if periods and claim.kind != COMPARISON and (not told or self._goes_on_in_time(sentence)):
            return False
        if not told:
            newest = self._index.report.year - RECENT
            return all((period.last or period.first or 0) >= newest for period in periods)
        return any((p.last or p.first) in (t.last, t.first) for p in periods for t in told)

    def _goes_on_in_time(self, sentence: Sentence) -> bool:
        """Whether a sentence names no time of its own."""
        before, _ = self._index.neighbours(sentence)
        return before is not None and self._told_periods(sentence) is self._told_periods(before)

    def _told_periods(self, sentence: Sentence) -> list[Period]:
        if sentence.id not in self._periods:
            named = [mention.period for mention in find_periods(sentence.text, self._index.vocabulary)]
            named += [figure.period for figure in self._index.figures_of(sentence.id)]
            before, _ = self._index.neighbours(sentence)
            self._periods[sentence.id] = named or (self._told_periods(before) if before else [])
        return self._periods[sentence.id]

    def _about_place(self, claim: WordClaim, sentence: Sentence, place: str, anywhere: bool) -> bool:
        named = {mention.area.name for mention in self._index.areas.find(sentence.text)}
        everyone = self._coverage.of(sentence) if place in self._index.content.members else ""
        if everyone or (place in self._index.content.members and EVERYONE.search(sentence.text)):
            return everyone == EVERY or (everyone == BUT_ONE and place not in self._coverage.excepted(sentence))
        if same_area(claim.other, self._index) & named:  # it is what the sentence compares with
            anywhere = anywhere or not any(name in self._index.content.members for name in named)
        at_home = place == self._index.region and (not named or anywhere) and not _POINTS_BACK.search(sentence.text)
        at_home = at_home or (not named and place == self._home(sentence))
        return bool(same_area(place, self._index) & named) or at_home

    def _home(self, sentence: Sentence) -> str:
        """The place that the section of a sentence is about where it names none, by its figures: the country; "" for none."""
        section = sentence.place.section
        if section not in self._homes:
            figures = (f for f in self._index.content.figures if f.place.section == section and f.inherited_area)
            counts = Counter(figure.area for figure in figures)
            self._homes[section] = counts.most_common(1)[0][0] if counts else ""
        return self._homes[section]

    def ways(self, claim: WordClaim, text: str) -> Mapping[str, int]:
        """The ways that a text says, each with where it stands."""
        asked = (claim.way, claim.moves, text)
        if asked not in self._ways:
            self._ways[asked] = self._ways_in(claim, text)
        return self._ways[asked]

    def _ways_in(self, claim: WordClaim, text: str) -> dict[str, int]:
        lists = self._index.vocabulary.claims["words"]
        folded = fold(text)
        found: dict[str, int] = {}
        for way in OPPOSITES[claim.way]:
            also = _OF_CHANGES.get(way, way) if claim.moves else way
            said = any_of((*lists[way], *lists.get(f"nouns_{way}", ()), *lists[also])).search(folded)
            for verb, particle in lists.get(f"split_{way}", ()):
                said = said or split_verb(verb, particle).search(folded)
            if said:
                found[way] = said.start()
        if {"slower", "faster"} <= set(found):  # "minder snel" has "snel" in it
            del found["faster"]
        return found
