"""Small forms in a question that say how it wants its answer: a place in a ranking, a top three, a direction of a flow."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from vectorstore.dutch.areas import AreaMention
from vectorstore.dutch.numbers import NUMBER_WORDS
from vectorstore.dutch.words import fold, words

_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7}
_BY_NUMBER = {number: word for word, number in _ORDINALS.items()}
_DIGIT_ORDINAL = re.compile(r"\b([1-7])(?:e|de|ste)\b(?! (?:kwartaal|jaar|helft))")
_DEGREE = r"(?:hoogste|laagste|grootste|kleinste|meeste|minste|beste|slechtste|krapste|langste|kortste)"
_PLACE = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+(?:plaats|plek|gemeente|sector|branche|{_DEGREE})\b")
_NUMBER = re.compile(rf"\bop (?:plaats|plek|nummer) (\d|{'|'.join(NUMBER_WORDS)})\b")
_NUMBERED = re.compile(rf"\bnummer (\d|{'|'.join(NUMBER_WORDS)})\b")
_BUT = re.compile(r"\bop\s+(een|twee|drie)\s+na\b")
_TOP = re.compile(
    rf"\btop[ -]?(\d|{'|'.join(NUMBER_WORDS)})\b|\b(\d|{'|'.join(NUMBER_WORDS)})\s+(?:\w+\s+)?{_DEGREE}\b"
)
_WHICH_SO_MANY = re.compile(rf"\b()?welke (\d|{'|'.join(NUMBER_WORDS)}) [^\W\d_]+")
_TO = re.compile(
    r"\b(?:naar|richting)\s+(?:(?:de|het|overig|overige|rest van|deel van|andere deel van|provincie|gemeente)\s+)*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:uit|vanuit)\s+(?:(?:de|het|overig|overige|rest van|deel van|andere deel van|provincie|gemeente)\s+)*$",
    re.IGNORECASE,
)
_COME_HERE = re.compile(r"\bkom(?:t|en)\b.*\b(?:bij ons|hier|hierheen|deze kant op)\b")
_SPLIT = {
    "up": re.compile(r" (?:nam|namen|neemt|nemen) .*\btoe "),
    "down": re.compile(r" (?:nam|namen|neemt|nemen) .*\baf "),
}
_IN = re.compile(r"\bin\s+(?:(?:de|het|provincie|gemeente)\s+)*$", re.IGNORECASE)
_OUTSIDE = re.compile(r"\bbuiten\s+(?:(?:de|het)\s+)?$", re.IGNORECASE)
_FROM_OUTSIDE = re.compile(r"\bvan buiten\b|\bbuiten\b.*\bwonen\b", re.IGNORECASE)
_WORKS = re.compile(r"\b(?:werk\w*|pendel\w*|forens\w*|baan)\b", re.IGNORECASE)
_WORK = re.compile(r"\b(?:werken|werkt|werkte|werkten|werkzaam|baan|pendel\w*|forens\w*)\b", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:werk\w*|pendel\w*|forens\w*|baan|verhui\w*|vertrek\w*|vertrok\w*|weg|gaan|gaat|ging\w*|reis\w*|reiz\w*|migr\w*)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"^\s*(?:(?:en|maar)\s+)?(?!(?:hoeveel|wat|welke?|wie|waar|hoe|wanneer)\b).*"
    r"\b(?:meer|minder|vaker|beter|slechter|harder|sneller|sterker|hoger|lager|groter|kleiner|langer|korter|zwaarder|ouder|"
    r"jonger|rijker|armer|gezonder|verder|dichter)\b.*\bdan\b"
)
_DIFFERS_FROM = re.compile(r"\bhoeveel\b.*\b[a-z]+er\b.*\b(?:dan|vergeleken)\b(?! (?:in )?(?:het jaar )?(?:19|20)\d\d)")
_MORE = frozenset({"meer", "hoger", "groter"})
_LESS = frozenset({"minder", "lager", "kleiner"})
_DIFFERS = re.compile(
    r"\b(?:onder|boven|scheel\w*|verschil\w*|meer|minder|hoger|lager|achter|voor op|verslaat|tekort)\b"
)
_POINTED = re.compile(r"\b(eruit|erin)\b")
_INTO = re.compile(r"\s+(in|uit|binnen)\b(?=\s*(?:[?.!,;]|$|en\b))", re.IGNORECASE)
"""Behind an own area: "pendelen de regio in"."""


_EACH = re.compile(r"\bper (?:[\d.]+ )?([^\W\d_]+)")
_NO_SHARE_OF = frozenset(
    {"jaar", "maand", "week", "dag", "uur", "saldo", "gemeente", "gemeenten", "sector", "provincie", "leeftijdsgroep",
     "type", "soort", "studiejaar", "schooljaar", "kwartaal", "peiljaar", "keer", "beroepsklasse", "indicator", "rij",
     "duizend", "honderd", "onderdeel", "richting", "eenheid"}
)  # fmt: skip
_OTHER_WAY = re.compile(
    r"\b(?:daarvandaan|naar ons toe|deze kant op|hierheen|vandaar naar|andersom|omgekeerd|de andere kant op|"
    r"in de andere richting)\b"
)
_TURNED = {"naar": "uit", "uit": "naar", "vanuit": "naar", "inkomende": "uitgaande", "uitgaande": "inkomende"}
_WAYS = re.compile(rf"\b({'|'.join(_TURNED)})\b", re.IGNORECASE)
_NAMED_WAY = re.compile(r"\b(inkomend|uitgaand)e?\b")
SHORT = 5
"""Words of a follow-up that only names the other way of a flow: "en de inkomende pendel?"."""
_PAST = re.compile(
    r"\b(?:was|waren|werd|werden|had|hadden|nam|namen|steeg|stegen|daalde|daalden|groeide|groeiden|kromp|krompen|"
    r"gestegen|gedaald|gegroeid|gekrompen|toegenomen|afgenomen|bijgekomen|verloren|verloor|verdwenen|geworden)\b"
)
_PERCENT_MORE = re.compile(r"\b(?:procent|percentage|%) (?:meer|minder|hoger|lager|groter|kleiner)\b.*\bdan\b")
_HOW_MANY = re.compile(r"\bhoeveel\s+(?:(?:nieuwe|extra|verschillende|van de|van)\s+)*([\w'-]+)")
_NUMBER_OF = re.compile(r"\baantal\s+([^\W\d_][\w'-]*)")
_COUNTED = re.compile(
    r"\bhoeveel\s+(?:[\w'-]+\s+){0,2}?([\w'-]+)\s+(?:zijn|is|waren|was|heeft|hebben|telt|telde|tellen|staan|wonen|werken)\b"
)
_GAP = re.compile(
    r"\b(?:hoger|lager|groter|kleiner|verschil\w*|boven|onder|meer|minder|scheel\w*|verder|dichter|achter|harder|langer)\b"
)


def each_of(question: str) -> str:
    """ "inwoner" of "bbp per inwoner"; "" where nothing is divided, or only over time or over the municipalities."""
    return next((noun for noun in each_of_all(question) if noun not in _NO_SHARE_OF), "")


def each_of_all(text: str) -> list[str]:
    """The nouns behind "per" in a text: "banen per 1.000 inwoners" gives inwoners."""
    return [found[1] for found in _EACH.finditer(fold(text))]


def counted_noun(question: str) -> str:
    """What is counted: "basisscholen" of "hoeveel basisscholen zijn er"; "" where nothing is."""
    folded = fold(question)
    found = _COUNTED.search(folded) or _HOW_MANY.search(folded) or _NUMBER_OF.search(folded)
    return found[1] if found else ""


def says_any(question: str, phrases: Iterable[str]) -> bool:
    """Whether a question says one of the phrases, as whole words."""
    said = _spoken(question)
    return any(_apart(phrase) in said for phrase in phrases)


@lru_cache(maxsize=10_000)
def _apart(phrase: str) -> str:
    """A folded phrase of a word list with a space to either side."""
    return f" {fold(phrase)} "


def _spoken(question: str) -> str:
    """The folded words of a question with one space around each."""
    return f" {' '.join(words(question))} "


def asked_direction(question: str, up: Sequence[str], down: Sequence[str]) -> str:
    """ "up" or "down" where only words for a rise, or only words for a fall, stand in the question; else ""."""
    said = _spoken(question)
    rises = says_any(question, up) or _SPLIT["up"].search(said) is not None
    falls = says_any(question, down) or _SPLIT["down"].search(said) is not None
    return "" if rises == falls else "up" if rises else "down"


def says_change(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text says one of the phrases for a change, or has a verb of change with its particle further on."""
    return says_any(text, phrases) or any(verb.search(_spoken(text)) for verb in _SPLIT.values())


def asks_how_much(question: str) -> bool:
    """Whether a comparison also asks by how much: "wie verdient er meer, en hoeveel scheelt dat"."""
    folded = fold(question)
    return "hoeveel" in folded and _DIFFERS.search(folded) is not None


def more_or_less(question: str) -> str:
    """ "up" for "meer banen dan in 2014", "down" for "minder"; "" where neither or both are said."""
    said = set(words(question))
    more, less = bool(said & _MORE), bool(said & _LESS)
    return "" if more == less else "up" if more else "down"


def asks_percent_more(question: str) -> bool:
    """ "Hoeveel procent meer": a difference in percent of the other, not in points."""
    return _PERCENT_MORE.search(fold(question)) is not None


def asks_gap(question: str) -> bool:
    """Whether the question compares two areas: only then a difference such as "8% hoger" answers it."""
    return _GAP.search(fold(question)) is not None


def turned_round(question: str, earlier: str) -> str | None:
    """The earlier question about a flow the other way, for who asks "en andersom?"; None for any other question."""
    ways = [_TURNED[f"{found[1]}e"] for found in _NAMED_WAY.finditer(fold(question))]
    opposite = len(words(question)) <= SHORT and any(way in words(earlier) for way in ways)
    if not opposite and not _OTHER_WAY.search(fold(question)):
        return None
    turned = _WAYS.sub(lambda found: _TURNED[found[1].casefold()], earlier)
    return turned if turned != earlier else None


def looks_back(question: str) -> bool:
    """Whether a question is about what has been: then nothing that is only expected answers it."""
    return _PAST.search(fold(question)) is not None


def place_named(question: str) -> int:
    """The place that a follow-up to a ranking names: 2 for "en de tweede?" and "en nummer twee?"; 0 where it names none."""
    folded = _with_ordinals(question)
    number = _NUMBERED.search(folded)
    if number:
        return counted(number[1])
    return next((place for word, place in _ORDINALS.items() if word in words(folded)), 0)


def place_in_ranking(question: str) -> int:
    """The asked place: 3 for "op de derde plaats", 2 for "op een na hoogste"; 1 where nothing is said."""
    folded = _with_ordinals(question)
    found = _PLACE.search(folded)
    if found:
        return _ORDINALS[found[1]]
    number = _NUMBER.search(folded)
    if number:
        return counted(number[1])
    but = _BUT.search(folded)
    return {"een": 2, "twee": 3, "drie": 4}[but[1]] if but else 1


def _with_ordinals(question: str) -> str:
    """The folded question with "2e" written out."""
    return _DIGIT_ORDINAL.sub(lambda found: _BY_NUMBER[int(found[1])], fold(question))


def counted(number: str) -> int:
    """A number in digits or as a word."""
    return int(number) if number.isdigit() else NUMBER_WORDS[number]


def asked_top(question: str) -> int:
    """How many are asked: 3 for "top 3" and "de drie grootste"; 1 where nothing is said."""
    found = _TOP.search(fold(question)) or _WHICH_SO_MANY.search(fold(question))
    if not found:
        return 1
    count = found[1] or found[2]
    return max(1, int(count) if count.isdigit() else NUMBER_WORDS.get(count, 1))


def asked_fraction(question: str, fractions: Mapping[str, Sequence[int]]) -> tuple[str, Fraction] | None:
    """The part of a whole that a question holds a figure against: "de helft" and 1/2; None where it names none.

    `fractions` are numerator and denominator by name.
    """
    folded = f" {fold(question)} "
    for name, (part, whole) in fractions.items():
        if re.search(rf"\b(?:meer|minder|ruim|bijna) (?:dan )?{re.escape(fold(name))}\b", folded):
            return name, Fraction(part, whole)
    return None


def with_own_side(question: str, areas: tuple[str, ...], home: frozenset[str], region: str) -> tuple[str, ...]:
    """The areas, with the region first where a question compares and names only the other side: "hoger dan landelijk"."""
    compares = _COMPARES.search(fold(question)) or _DIFFERS_FROM.search(fold(question))
    return (region, *areas) if compares and len(areas) == 1 and areas[0] not in home else areas


def compares_two(question: str) -> bool:
    """Whether a question asks which of two is more: "is de uitgaande pendel groter dan de inkomende"."""
    return _COMPARES.search(fold(question)) is not None


def flow_direction(question: str, mentions: list[AreaMention], home: frozenset[str]) -> str:
    """ "out" for "van Emmen naar Groningen", "in" for the way back; "" where no direction is said. `home` are own areas."""
    for mention in mentions:
        before, after = question[: mention.start], question[mention.end :]
        to, come = bool(_TO.search(before)), bool(_FROM.search(before))
        own = mention.area.name in home
        if to:
            return "in" if own else "out"
        if come and (not own or _MOVES.search(question)):
            return "out" if own else "in"
        if own and _WORKS.search(question) and _FROM_OUTSIDE.search(question):
            return "in"
        if not own and _IN.search(before) and _WORK.search(question) and any(m.area.name in home for m in mentions):
            return "out"  # "inwoners van Emmen die in Groningen werken"
        if own and _WORKS.search(question) and _OUTSIDE.search(before):
            return "out"
        way = _INTO.match(after) if own else None
        if way:
            return "out" if way[1] == "uit" else "in"
    outside = any(mention.area.name not in home for mention in mentions)
    if outside and _COME_HERE.search(fold(question)):
        return "in"
    pointed = _POINTED.search(fold(question))
    return {"eruit": "out", "erin": "in"}[pointed[1]] if pointed else ""
