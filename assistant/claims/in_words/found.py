"""Which words of a sentence claim something about figures without a number: a rank, a rise or fall, a comparison."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from assistant.claims.in_words.multiples import multiples

from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import fold

RANK, TREND, COMPARISON, CATEGORY, MAINLY = "rank", "trend", "comparison", "category", "mainly"
BALANCE, EXCEPT = "balance", "except"
_AVERAGE = re.compile(r"\s*(?:het\s+)?gemiddelde?\b")
MOST_LABEL = 6
"""Words of a label before a colon."""
FAR = 48
"""Characters between "dan" and the place that is compared with: "dan de 3,6 procent die voor heel Nederland geldt"."""
_CLAUSE = re.compile(
    r",(?!\d)|[;:()]|\b(?:(?<!tot )en(?!\s+(?:(?:19|20)\d\d|jonger|ouder|hoger)\b)|maar|terwijl|al|hoewel|waarbij|waar|dus|en dat|doch|toch)\b",
    re.IGNORECASE,
)
EVERYONE = re.compile(
    r"\b(?:alle|elke|iedere|alle vijf)\b[^.;,]{0,25}\bgemeenten?\b|\boveral in de regio\b|\bstuk voor stuk\b",
    re.IGNORECASE,
)
"""Words that say something of every municipality."""
_BUT_SOME = re.compile(
    r"\b(?:behalve|uitzondering|uitgezonderd|op (?:een|één) na|(?:bijna|vrijwel|nagenoeg|niet|lang niet) (?:alle|elke|iedere))\b"
)
_BUT = re.compile(
    r"\b(?:behalve|uitgezonderd|met uitzondering van|afgezien van)\s+(?:(?:in|bij|voor)\s+)?(?:de gemeente\s+)?$"
)
_ALONE = re.compile(r"\b(?:alleen|enkel|slechts)\s+(?:(?:in|bij|voor)\s+)?(?:de gemeente\s+)?$")
_ADDRESSED = re.compile(r"\W*Beste\s+[^.]{1,60}[,!]?$")
_PEOPLE = ("inwoners", "burgers", "jongeren", "ouderen", "huishoudens", "nederlanders")
_SIDES = ("boven", "onder", "achter")
_IS = r"(?:is|was|zijn|waren|heeft|had|ligt|lag|telt|telde|kent|kende|scoort|scoorde|kwam|komt|zit|zat|werken|wonen)"
_ANY_OTHER = (
    r"(?:(?:in|bij|voor)\s+)?(?:(?:elk|elke|iedere?|een van|alle)\s+(?:van\s+)?(?:de\s+)?(?:[a-z]+\s+)?(?:andere?|overige)\s+[a-z]+"
    r"|welke\s+(?:andere\s+)?[a-z]+\s+(?:dan\s+)?ook|waar\s+(?:dan\s+)?ook)"
)
_OTHERWISE = re.compile(r"\s+(?:is|was|ligt|lag|geldt|gold)\s+(?:dat|dit|het)\s+(?:juist\s+)?(?:anders|niet)\b")
_OF_A_NUMBER = re.compile(
    r"(?<![\d.,])(?!(?:19|20)\d\d\s*$)\d(?:[\d.,]*\d)?\s*(?:%|procent|procentpunt|km|banen|jaar|meter|euro)?\s*$"
)
IS_WITH = r"\b(?:is|was|ligt|lag|zit|zat|zijn|scoort|blijft)\s+(?:[\w-]+\s+){0,3}?met\s+"
"""Before a number that says how much something is, not how much it differs."""
_WITH_A_NUMBER = re.compile(rf"{IS_WITH}(?:€\s*)?\d[\d.,]*\s*(?:%|procent|km|banen|jaar|meter|euro)?\s*$")
"""Before a comparison of a level: "is met 18,4% lager dan landelijk"."""
_AMOUNT = re.compile(
    r"\s*(?:€\s*)?(?:\d(?!\d{3}\b)|de helft|driekwart|[a-z]+ op de [a-z]+"
    r"|(?:een|twee|drie|vier)\s?(?:derde|kwart|vierde|vijfde|tiende))"
)
_AS_FAST = re.compile(r"\b(?:even|net zo) (?:hard|snel|sterk)\b")
"""That compares two changes, and claims more than that there was one."""
_OF_A_CHANGE = re.compile(r"\bde (?:[a-z]+e )?(?:groei|krimp|stijging|daling|toename|afname)\b")
"""A growth that falls is no fall of what grows."""
_OF_PLACE = re.compile(r"\s*(?:(?:van|in|voor|over)\s+)?(?:(?:de|het|heel|hele)\s+){0,2}")
_EARLIER = re.compile(r"\s*(?:in\s+|(?:het|dat)\s+(?:niveau|cijfer|aantal|peil)\s+(?:van|in|uit)\s+)?(?:19|20)\d\d\b")
_ONLY_ONE = re.compile(
    r"\b(?:de|als) enige\b[^.;,]{0,30}?\b(?:met|waar|een|(?P<without>zonder|geen))\s+(?:een\s+)?"
    r"[a-z]*(?:(?P<up>groei|stijging|toename|winst)|(?P<down>verlies|daling|afname|krimp))\b"
)
_AFTER_ONE = re.compile(r"na\s+[\w -]+?\s*,?\s*(?:is\s+|heeft\s+|de\s+|het\s+)?")
_LEVEL_OF = re.compile(
    r"\s*(?:bij\s+)?(?:(?:het|de|dat|die|de waarde)\s+)?"
    r"(?:(?:niveau|cijfer|gemiddelde|percentage|aandeel|waarde|aantal|stand)\s+)?(?:(?:van|in|voor|uit|rond|bij)\s+)?(?:(?:de|het|heel)\s+)?"
)
_ANYTHING = re.compile(r".*", re.DOTALL)
_TURNED = {"slower": "faster", "faster": "slower"}
"""What is slower elsewhere is faster here."""
_OPPOSITE = {"higher": "lower", "lower": "higher", "faster": "slower", "slower": "faster"}
_NOT = re.compile(r"\b(?:(?P<any>(?:in |voor |bij )?geen enkele [a-z-]+|nergens)|niet|nooit|geen)\b")
_ORDINAL = re.compile(r"\b(?:op (?:een|één) na|tweede|nummer twee|2e)\b", re.IGNORECASE)
_PLACE_IN_ROW = re.compile(
    r"\b(?:(?:tweede|derde|vierde|vijfde|2e|3e|4e|5e) (?:[a-z]*gemeente|plaats|plek|stad|positie)|(?:op )?de (?:eerste|1e) (?:plaats|plek|positie)|nummer (?:een|één|twee|drie|vier|vijf))\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"[^.;:,()]{0,40}?\bdan\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WordClaim:
    """Words that claim something: `kind` is rank, trend, comparison or category (a word that stands in tables: "zeer krap").

    `way` is highest, lowest, best or worst for a rank (of changes with `moves`), up, down, unchanged, doubled or halved for a
    trend, higher, lower, better, worse, faster, slower or equal for a comparison, with `other`, the place that is compared with
    ("" for the country). `place` is the place in a ranking, `every` says that it is claimed of all municipalities,
    `after` that only that place has more, `factor` how many times as much is claimed, `hedge` the word before that, `only` of one place alone, `relative` that a percentage is meant, `since` the year that a trend compares with. `clause` are
    the offsets of the part of the sentence around the words.
    """

    kind: str
    way: str
    start: int
    end: int
    clause: tuple[int, int]
    place: int = 1
    moves: bool = False
    other: str = ""
    relative: bool = False
    every: bool = False
    only: bool = False
    since: int | None = None
    after: str = ""
    factor: Decimal | None = None
    hedge: str = ""


def word_claims(
    text: str, areas: Iterable[AreaMention], vocabulary: Vocabulary, categories: Collection[str] = ()
) -> list[WordClaim]:
    """The claims in words of a sentence, in order, none inside another. `categories` are the words that stand in tables."""
    words = vocabulary.claims["words"]
    folded = fold(text)
    mentions = list(areas)
    found = [
        *_categories(text, folded, categories),
        *_ranks(text, folded, mentions, words),
        *_balances(text, folded, words),
        *_mainly(folded, mentions, words),
        *_exceptions(folded, mentions),
        *_relative(text, folded, words),
        *_multiples(text, folded, mentions, vocabulary),
        *_comparisons(text, folded, mentions, words, vocabulary.claims["times"]["earlier"]),
        *_only_ones(text, folded),
        *_trends(text, folded, mentions, words),
    ]
    if EVERYONE.search(text) and _BUT_SOME.search(folded):  # what holds for all but some is left to the reader
        found = [claim for claim in found if not claim.every]
    kept: list[WordClaim] = []
    for claim in found:  # a rank before a comparison before a trend, where they share words
        if not any(claim.start < other.end and other.start < claim.end for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.start)


def _categories(text: str, folded: str, categories: Collection[str]) -> Iterator[WordClaim]:
    """The longest word of a table at each place, with its ending: "krappe"."""
    if categories:
        for match in re.finditer(rf"\b(?<!minder )(?<!even )(?P<word>{_joined(categories)})e?\b", folded):
            clause = clause_of(text, match.start(), match.end())
            yield WordClaim(CATEGORY, match["word"], match.start(), match.end(), clause)


def _ranks(text: str, folded: str, areas: list[AreaMention], words: dict[str, Any]) -> Iterator[WordClaim]:
    for match in _PLACE_IN_ROW.finditer(text):
        ordinals = {"tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "2e": 2, "3e": 3, "4e": 4, "5e": 5}
        ordinals |= {"eerste": 1, "1e": 1, "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5}
        place = next(ordinals[word] for word in fold(match[0]).split() if word in ordinals)
        yield WordClaim(RANK, "highest", match.start(), match.end(), clause_of(text, match.start(), match.end()), place)
    for match in re.finditer(rf"\b(?:{_joined(words['nowhere'])})\b", folded):
        clause = clause_of(text, match.start(), match.end())
        side = re.compile(rf"\b(?:(?P<more>{_joined(words['higher'])})|{_joined(words['lower'])})\b").search(
            folded, match.end()
        )
        if side and side.start() < clause[1]:
            yield WordClaim(RANK, "highest" if side["more"] else "lowest", match.start(), side.end(), clause)
    yield from _above_all_others(text, folded, words)
    yield from _below_one(text, folded, areas, words)
    for name, way, moves in (
        ("fastest", "highest", True),
        ("fastest_down", "lowest", True),
        ("highest", "highest", False),
        ("lowest", "lowest", False),
        ("best", "best", False),
        ("worst", "worst", False),
    ):
        for match in _any_of(tuple(words[name])).finditer(folded):
            before, behind = folded[: match.start()], folded[match.end() :]
            if _ADDRESSED.match(text):
                continue  # "Beste raadsleden,"
            first = not re.search(rf"\b(?:{_joined(words['not_first'])})\s+(?:\w+\s+)?$", before)
            if _any_of(tuple(words["of_time"])).match(behind.lstrip()) or not first:
                continue
            second = re.search(r"\bop (?:een|één|twee|drie) na (?:de |het )?$", before)
            place = {"een": 2, "één": 2, "twee": 3, "drie": 4}[second[0].split()[1]] if second else 1
            start = second.start() if second else _with_article(folded, match.start())
            if any(area.end <= start and _AFTER_ONE.fullmatch(folded, *_around(folded, area, start)) for area in areas):
                place = 2  # "na Emmen de hoogste"
            clause = clause_of(text, match.start(), match.end())
            changes = moves or _any_of(tuple(words["change"])).search(folded, *clause) is not None
            relative = _any_of(tuple(words["relative"])).search(folded, *clause) is not None
            yield WordClaim(RANK, way, start, match.end(), clause, place, changes, relative=relative)


def _above_all_others(text: str, folded: str, words: dict[str, Any]) -> Iterator[WordClaim]:
    """ "Meer dan in elk van de andere gemeenten", "meer dan in welke sector ook"."""
    for name, way in (("higher", "highest"), ("lower", "lowest")):
        for match in re.finditer(rf"\b(?:{_joined(words[name])})\s+dan\s+{_ANY_OTHER}", folded):
            yield WordClaim(RANK, way, match.start(), match.end(), clause_of(text, match.start(), match.end()))


def _below_one(text: str, folded: str, areas: list[AreaMention], words: dict[str, Any]) -> Iterator[WordClaim]:
    """ "Alleen Emmen had er meer": the second of all."""
    for area in areas:
        alone = _ALONE.search(folded[: area.start])
        for name, way in (("higher", "highest"), ("lower", "lowest")) if alone else ():
            behind = re.compile(rf"(?:\s+{_IS})?(?:\s+(?:er|het|dat|dit|die|nog))*\s+(?:{_joined(_sizes(words[name]))})\b(?!\s+dan)").match(
                folded, area.end
            )
            if behind and alone:
                clause = clause_of(text, alone.start(), behind.end())
                yield WordClaim(RANK, way, alone.start(), behind.end(), clause, place=2, after=area.area.name)


def _multiples(text: str, folded: str, areas: list[AreaMention], vocabulary: Vocabulary) -> Iterator[WordClaim]:
    """ "Twee keer zo hoog als in Emmen": one place has so many times as much as another."""

    def compared(behind: int) -> tuple[str, int] | None:
        return _compared_with(text, folded, areas, behind, _ANYTHING)

    def alone(at: int) -> str:
        return _only_place(areas, clause_of(text, at, at))

    for start, end, other, factor, hedge in multiples(folded, compared, alone, vocabulary):
        clause = clause_of(text, start, end)
        yield WordClaim(COMPARISON, "times", start, end, clause, other=other, factor=factor, hedge=hedge)


def _sizes(phrases: Iterable[str]) -> list[str]:
    """The words for more or less that can stand alone: not "onder", which needs something behind it."""
    return [phrase for phrase in phrases if phrase not in _SIDES]


def _comparisons(
    text: str, folded: str, areas: list[AreaMention], words: dict[str, Any], times: Collection[str]
) -> Iterator[WordClaim]:
    """ "hoger dan landelijk", "onder het landelijk gemiddelde", "beter dan Coevorden": where a place stands behind, or an earlier
    time ("meer dan een jaar eerder"); and "landelijk gaat het minder snel".
    """
    for match in _any_of(tuple(words["as_much"])).finditer(folded):
        clause = clause_of(text, match.start(), match.end())
        compared = _compared_with(text, folded, areas, match.end(), _LEVEL_OF)
        if compared and _NOT.search(folded, clause[0], match.start()):
            yield WordClaim(COMPARISON, "lower", match.start(), compared[1], clause, other=compared[0])
    for way in ("slower", "faster", "higher", "lower", "better", "worse", "equal"):
        for match in _any_of(tuple(words[way])).finditer(folded):
            clause = clause_of(text, match.start(), match.end())
            if _OF_A_NUMBER.search(folded[: match.start()]) and not _WITH_A_NUMBER.search(folded[: match.start()]):
                continue  # "8% hoger dan": that is the claim of the number
            negated = _NOT.search(folded, clause[0], match.start())
            if negated and not negated["any"]:
                continue  # "niet hoger dan" may be equal
            meant = _OPPOSITE.get(way, way) if negated else way
            direct = match[0] in _SIDES or way == "equal"
            than = re.match(r"[^.;:,()]{0,40}?\bdan\b" if not direct else r"", folded[match.end() :])
            if than is None:
                if way in _TURNED and (mine := _only_place(areas, clause)):
                    verb = _any_of((*words["up"], *words["down"])).search(folded, clause[0], match.start())
                    start = verb.start() if verb else match.start()
                    yield WordClaim(COMPARISON, _TURNED[way], start, match.end(), clause, moves=True, other=mine)
                continue
            behind = match.end() + than.end()
            if _AMOUNT.match(folded, behind):
                continue  # "meer dan een derde": that is the claim of the number
            earlier = _EARLIER.match(folded, behind) or _listed(folded, behind, times)
            if earlier and way in ("higher", "lower"):
                year = re.search(r"(?:19|20)\d\d", earlier[0])
                moved = "up" if way == "higher" else "down"
                yield WordClaim(
                    TREND, moved, match.start(), earlier.end(), clause, since=int(year[0]) if year else None
                )
                continue
            compared = _compared_with(text, folded, areas, behind, _LEVEL_OF if direct else _ANYTHING)
            if compared is None or (match[0] == "onder" and folded[: compared[1]].endswith(_PEOPLE)):
                continue  # "onder onze inwoners" is among them
            other, stop = compared
            every = _of_every(folded, clause, words)
            moves = way in ("faster", "slower") or _any_of(tuple(words["change"])).search(folded, *clause) is not None
            only = _only(folded, areas, clause, words)
            start = match.start() if only is None else min(only, match.start())
            if way in _TURNED:  # "groeide harder dan landelijk" is one claim
                verb = _any_of((*words["up"], *words["down"])).search(folded, clause[0], match.start())
                start = min(start, verb.start()) if verb else start
            yield WordClaim(
                COMPARISON, meant, start, stop, clause, moves=moves, other=other, every=every, only=only is not None
            )


def _relative(text: str, folded: str, words: dict[str, Any]) -> Iterator[WordClaim]:
    """ "Naar verhouding veel uitkeringen", "bovengemiddeld": more or less than the country has."""
    for way in ("higher", "lower"):
        for match in _any_of(tuple(words[f"nouns_{way}"])).finditer(folded):
            clause = clause_of(text, match.start(), match.end())
            yield WordClaim(COMPARISON, way, match.start(), match.end(), clause, every=_of_every(folded, clause, words))


def _balances(text: str, folded: str, words: dict[str, Any]) -> Iterator[WordClaim]:
    """ "Een positief saldo", "de balans is negatief"."""
    named = _any_of(tuple(words["balance"]))
    for way in ("positive", "negative"):
        for match in _any_of(tuple(words[way])).finditer(folded):
            clause = clause_of(text, match.start(), match.end())
            if named.search(folded, *clause):
                every = re.search(r"\b(?:elke|alle|iedere)\b", folded[slice(*clause)]) is not None
                yield WordClaim(BALANCE, way, match.start(), match.end(), clause, every=every)


def _mainly(folded: str, areas: list[AreaMention], words: dict[str, Any]) -> Iterator[WordClaim]:
    """ "Vooral in Emmen en Coevorden zijn mantelzorgers zwaar belast"."""
    for match in _any_of(tuple(words["mainly"])).finditer(folded):
        first = next((area for area in areas if area.start >= match.end()), None)
        if first and re.fullmatch(r"\s+(?:in|bij)\s+(?:de\s+gemeenten?\s+)?", folded[match.end() : first.start]):
            last = first
            for area in areas:
                near = folded[last.end : area.start]
                last = (
                    area if area.start > last.end and re.fullmatch(r"\s*(?:,|en|,\s*en)\s+(?:in\s+)?", near) else last
                )
            yield WordClaim(MAINLY, "mainly", match.start(), last.end, clause_of(folded, first.start, last.end))


def _exceptions(folded: str, areas: list[AreaMention]) -> Iterator[WordClaim]:
    """ "Behalve in Coevorden", "alleen in Hardenberg was dat anders": what holds for all but one."""
    for area in areas:
        before = _BUT.search(folded[: area.start])
        behind = _OTHERWISE.match(folded, area.end)
        alone = _ALONE.search(folded[: area.start]) if behind else None
        start = before.start() if before else alone.start() if alone else None
        if start is not None:
            end = behind.end() if behind and not before else area.end
            yield WordClaim(EXCEPT, "except", start, end, (0, len(folded)))


def _compared_with(
    text: str, folded: str, areas: list[AreaMention], behind: int, between: re.Pattern[str]
) -> tuple[str, int] | None:
    """The place that stands behind a comparison ("" for the average of all), and where it ends; None for none. `between` is what
    may stand between.
    """
    mention = next((m for m in areas if m.start >= behind and m.start - behind <= FAR), None)
    average = _AVERAGE.match(folded, behind)
    of_place = average and mention and _OF_PLACE.fullmatch(folded[average.end() : mention.start])
    if average and not of_place:
        return "", average.end()
    if mention is None or re.search(r"[.;:()]|,(?!\d)", text[behind : mention.start]):
        return None
    if not between.fullmatch(folded[behind : mention.start]):
        return None
    return mention.area.name, _with_average(folded, mention.end)


def _only_place(areas: list[AreaMention], clause: tuple[int, int]) -> str:
    """The one place that a clause names, if it is a country or another whole and no other is named."""
    named = {mention.area.name: mention.area.kind for mention in areas if clause[0] <= mention.start < clause[1]}
    return next(iter(named)) if len(named) == 1 and "municipality" not in named.values() else ""


def _only(folded: str, areas: list[AreaMention], clause: tuple[int, int], words: dict[str, Any]) -> int | None:
    """Where "alleen in Hardenberg" starts in a clause; None where nothing is said of one place alone."""
    for mention in areas:
        before = re.compile(rf"\b(?:{_joined(words['only'])})\s+(?:in\s+|bij\s+)?(?:de\s+)?(?:gemeente\s+)?$")
        found = before.search(folded[clause[0] : mention.start]) if clause[0] <= mention.start < clause[1] else None
        if found:
            return clause[0] + found.start()
    return None


def _only_ones(text: str, folded: str) -> Iterator[WordClaim]:
    """ "De enige gemeente zonder groei", "als enige een daling"."""
    for match in _ONLY_ONE.finditer(folded):
        way = "up" if bool(match["up"]) != bool(match["without"]) else "down"
        yield WordClaim(TREND, way, match.start(), match.end(), clause_of(text, match.start(), match.end()), only=True)


def _trends(text: str, folded: str, areas: list[AreaMention], words: dict[str, Any]) -> Iterator[WordClaim]:
    for way in ("doubled", "halved", "unchanged", "up", "down"):
        phrases = [_any_of(tuple(words[way]))]
        phrases += [_split(verb, particle) for verb, particle in words.get(f"split_{way}", ())]
        for match in (found for pattern in phrases for found in pattern.finditer(folded)):
            clause = clause_of(text, match.start(), match.end())
            if _is_attribute(folded, match) or _AS_FAST.search(folded, *clause) or _OF_A_CHANGE.search(folded, *clause):
                continue
            every = _of_every(folded, clause, words)
            only = _only(folded, areas, clause, words)
            start = match.start() if only is None else min(only, match.start())
            yield WordClaim(TREND, way, start, match.end(), clause, every=every, only=only is not None)


@lru_cache(maxsize=256)
def _split(verb: str, particle: str) -> re.Pattern[str]:
    """A verb in two parts, with the second further on: "nam … toe"."""
    return re.compile(rf"\b{verb}\b[^.;:]{{0,60}}?\b{particle}\b")


def clause_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the part of a sentence around some words, between commas and words that join clauses."""
    before = [found.end() for found in _CLAUSE.finditer(text, 0, start) if not _is_label(text, found)]
    behind = _CLAUSE.search(text, end)
    return before[-1] if before else 0, behind.start() if behind else len(text)


def _around(folded: str, area: AreaMention, start: int) -> tuple[int, int]:
    """Offsets from the word before a place up to a rank behind it."""
    return max(0, folded.rfind(" ", 0, max(0, area.start - 1)) + 1), start


def _listed(folded: str, start: int, phrases: Iterable[str]) -> re.Match[str] | None:
    """One of some phrases right behind an offset."""
    return re.compile(rf"\s*(?:in\s+)?(?:{_joined(phrases)})\b").match(folded, start)


def _is_attribute(folded: str, match: re.Match[str]) -> bool:
    """Whether a participle only qualifies a noun: "de toegenomen onzekerheid"."""
    before = re.search(r"\b(?:de|het|een|deze|die|dit|door|met)\s+$", folded[: match.start()])
    return bool(before and re.match(r"\s+[a-zà-ÿ]{4,}", folded[match.end() :]))


def _of_every(folded: str, clause: tuple[int, int], words: dict[str, Any]) -> bool:
    return bool(_any_of(tuple(words["all"])).search(folded, *clause) or EVERYONE.search(folded, *clause))


def _is_label(text: str, found: re.Match[str]) -> bool:
    """Whether a colon only ends a label, which says what its clause is about: "Vestigingen in de zorg: gestegen"."""
    return found[0] == ":" and len(text[: found.start()].split()) <= MOST_LABEL


def _with_article(folded: str, start: int) -> int:
    found = re.search(r"\b(?:de|het)\s+$", folded[:start])
    return found.start() if found else start


def _with_average(folded: str, end: int) -> int:
    found = re.match(r"\s+(?:gemiddelde|niveau|cijfer)\b", folded[end:])
    return end + found.end() if found else end


@lru_cache(maxsize=64)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_joined(phrases)})(?!\w)")


def _joined(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(fold(phrase)) for phrase in sorted(phrases, key=len, reverse=True))
