"""Third step of checking a text: a number in a sentence → the claim that it makes, with how surely the sentence says each part.

What a sentence does not say itself (a place, a year) is taken loosely later: this step tells the two apart.
"""

import re
from dataclasses import replace
from functools import cached_property, lru_cache

from assistant.claims.in_words.phrases import IS_WITH, clause_of
from assistant.claims.no_claim import claims_nothing
from assistant.claims.quantity import hedge_before, quantity_of
from assistant.claims.records import Claim
from assistant.claims.statements import Spoken
from assistant.question_form import says_any
from ingest.evidence import near
from ingest.prose.numbers_of import numbers_of
from vectorstore.dutch.numbers import PART, NumberMention
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure, Period

FEW = 31
"""Larger numbers count more than the things of a text itself."""
MOST_BEHIND = 60
_THINGS = re.compile(r"\s+([A-Za-zà-ÿ]{2,})")
_PLURAL = re.compile(r"[a-zà-ÿ-]{3,}(?:en|s)")
_HIGHER = re.compile(
    r"\s*(?:(?!(?:en|of|maar|dat|die|waarmee|ligt|lag)\b)[a-zà-ÿ]+\s+){0,2}?(hoger|lager|meer|minder|groter|kleiner|langer|korter|verder|dichterbij|(?P<side>boven|onder|achter))\b",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:als|dan)\s+(?:in\s+|bij\s+|op\s+)?(?:de\s+rest\s+van\s+)?(?:heel\s+|het\s+|de\s+)?$", re.IGNORECASE
)
_LISTED = re.compile(r"(?:,|\ben)\s+in\s+(?:19|20)\d\d\s+(?:[a-zà-ÿ]+\s+){0,2}met\s+(?:[a-zà-ÿ']+\s+)?$", re.IGNORECASE)
"""Goes on with the verb before it: "groeide in 2021 met 6,2%, in 2022 met 4,3%"."""
_ON = re.compile(r"\b(?:op|tot|naar)\s+(?:het\s+)?$", re.IGNORECASE)
_LEVEL = re.compile(r"\s+(?:niveau|gemiddelde|peil)\b")
"""Around a place that something is brought to: "de participatie op landelijk niveau brengen"."""
_LIVES_IN = re.compile(
    r"^\)?\s*(?:woont|wonen|woonde|woonden|werkt|werken|werkte|werkten|zit|zitten|staat|staan|ligt|liggen)\s[^.;,:]{0,30}?"
    r"\bin\s+(?:de\s+(?:gemeente|stad)\s+)?$",
    re.IGNORECASE,
)
"""Between a part of the inhabitants and the place where they live: "een derde (37,7%) woont in Emmen"."""
_WITH_FIRST = re.compile(r"^\W*met\b", re.IGNORECASE)
_VERB_BEFORE = re.compile(
    r"\b(?:is|was|heeft|had|telt|telde|staat|stond|ligt|lag|blijft|bleef|kent|kende|scoort|scoorde|voert|spant)\s+$",
    re.IGNORECASE,
)
_WITH = re.compile(rf"{IS_WITH}$", re.IGNORECASE)
_DAN = re.compile(r"\bdan\b", re.IGNORECASE)
_FROM = re.compile(r"\bvan\s+(?:\w+\s+)?$", re.IGNORECASE)
_TO = re.compile(r"[^.;:]{0,60}?\bnaar\s", re.IGNORECASE)
"""The first number of "van 3,5 naar 3,6 in 2023" is of another year."""
_OF = re.compile(
    r"\s+(?:(?:van\s+(?:(?:de|het|alle)\s+)?)?[a-zà-ÿ-]+\s+)?van\s+(?:(?:de|het|heel|hele|gehele|totale|alle)\s+){0,2}"
)
"""From a part to its whole: "een vijfde van de inwoners van de"."""
_PEOPLE = ("ers", "naren", "aren")
"""People of a place are counted among: "de helft van alle Nederlanders" is no part of the country."""
_A_YEAR_ON = re.compile(
    r"\b(?:een|het|1) jaar (?:(?P<later>later|erna|daarna|erop|daarop)|eerder|ervoor|daarvoor)\b(?!\s+\()",
    re.IGNORECASE,
)
A_YEAR_BEFORE = re.compile(r"\b(?:(?:een|het) jaar (?:eerder|ervoor|daarvoor)|vorig jaar)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:dan|vergeleken met|ten opzichte van|t\.o\.v\.|tegenover)\s+(?:in\s+)?$", re.IGNORECASE)
"""Before a time that something is compared with."""
_LAST_YEAR = re.compile(r"(?<!dan )\b(?:vorig|afgelopen) jaar\b(?!\s+was)", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:binnen|na|over|tot|elke|iedere|eens per|nog)\s+$", re.IGNORECASE)
"""Before a time that is no figure: "binnen 6 weken"."""
_AS_VERB = r"\b(?!\s+(?:\d|de|het|een|heel|deze|die|dat|elk|elke|alle)\b)(?!\s+\d)"
"""A word behind a verb that is no preposition: "leverde banen in", not "leverde in 2021 op"."""
_AFTER = re.compile(r"\b(?:na|tot|richting)\s+(?:19|20)\d\d\b", re.IGNORECASE)
"""A year that only bounds a time says little of which year a number is."""


@lru_cache(maxsize=64)
def _split_move(verb: str, end: str) -> re.Pattern[str]:
    """A verb of change in two parts: "leverde … in"."""
    return re.compile(rf"\b{verb}\b[^.;:,]{{0,60}}?\b{end}{_AS_VERB}")


def _higher(text: str, number: NumberMention) -> re.Match[str] | None:
    """The word that makes a number a difference: not in "met 18,4% lager dan landelijk", which is how much it is."""
    found = _HIGHER.match(text, number.end)
    if found and _WITH.search(text[: number.start]) and (found["side"] or _DAN.match(text, found.end() + 1)):
        return None
    return found


class ClaimReader:
    """Makes claims of the numbers of sentences, with the words of one report."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def claims(self, spoken: Spoken) -> list[tuple[Claim, tuple[Figure, ...]]]:
        """The numbers of a sentence in order, each with what it reads as: more than one where it holds for several places, none
        where it claims nothing.
        """
        vocabulary = self._index.vocabulary
        periods = tuple(find_periods(spoken.text, vocabulary))
        found: list[tuple[Claim, tuple[Figure, ...]]] = []
        for number in numbers_of(spoken.text):
            if spoken.cell and number.start < spoken.cell[1]:
                continue
            nothing = claims_nothing(spoken.text, number, periods, self._units, vocabulary)
            nothing = nothing or self._counts_nothing(spoken.text, number)
            figures = () if nothing else spoken.figures.get(number.start, ())
            year = self._counted_from(spoken, number) if figures else None
            if year:
                figures = tuple(replace(figure, period=year, inherited_period=False) for figure in figures)
            before = next((claim for claim, told in reversed(found) if told), None)
            if before and figures and before.measure == "change" and _LISTED.search(spoken.text[: number.start]):
                figures = tuple(
                    replace(one, kind="change", direction=one.direction or before.direction) for one in figures
                )
            figures = tuple(self._of_one_year(spoken, number, figure) for figure in figures)
            claim = self._claim(spoken, number, figures[0] if figures else None)
            if len(figures) == 1 and claim.areas:
                figures = (replace(figures[0], area=claim.areas[0]),)
            if found and figures and not claim.gap:
                claim = self._going_on(claim, found[-1][0])
            found.append((claim, figures))
        return found

    def _of_one_year(self, spoken: Spoken, number: NumberMention, figure: Figure) -> Figure:
        """A change that is counted from the year before is that of one year, whatever base its sentence names beside it."""
        last, first = figure.period.last, figure.period.first
        clause = spoken.text[slice(*clause_of(spoken.text, number.start, number.end))]
        if figure.kind != "change" or not last or first in (None, last) or not A_YEAR_BEFORE.search(clause):
            return figure
        return replace(figure, period=Period(f"{last - 1}-{last}", last - 1, last))

    def _going_on(self, claim: Claim, before: Claim) -> Claim:
        """A distance behind one that is a difference is one as well: "3,4 km verder dan landelijk, bij de huisarts 0,5"."""
        distances = self._index.vocabulary.language["measures"]["distances"]
        if before.gap and before.unit in distances and claim.unit in distances:
            return replace(claim, gap=True, other=before.other, direction=before.direction, areas=before.areas)
        return claim

    def _counted_from(self, spoken: Spoken, number: NumberMention) -> Period | None:
        """The year that a number is of where its clause counts it from another: "een jaar later"; None where it does not."""
        start, end = clause_of(spoken.text, number.start, number.end)
        found = _A_YEAR_ON.search(spoken.text, start, end)
        if found is None or _higher(spoken.text, number) or _AGAINST.search(spoken.text[: found.start()]):
            return None
        vocabulary = self._index.vocabulary
        told = find_periods(spoken.text[: found.start()], vocabulary) or find_periods(spoken.before, vocabulary)
        years = [mention.period.last for mention in told if mention.period.last and not mention.period.span]
        if not years:
            return None
        year = years[-1] + (1 if found["later"] else -1)
        return Period(str(year), year, year)

    def _claim(self, spoken: Spoken, number: NumberMention, figure: Figure | None) -> Claim:
        vocabulary = self._index.vocabulary
        quantity = quantity_of(number, hedge_before(spoken.text, number, vocabulary), vocabulary)
        shift = spoken.start if spoken.cell is None else spoken.cell[0] - spoken.cell[1]
        said = fold(spoken.text)
        unit = number.unit or (figure.unit if figure and figure.unit and fold(figure.unit) in said else None)
        behind = fold(spoken.text[number.end :][:MOST_BEHIND])
        if unit and unit in vocabulary.language["measures"]["times"] and unit not in behind:
            unit = None  # "inwoners van 65 jaar en ouder: 13.170"
        return Claim(
            kind="number" if figure else "none",
            text=number.printed,
            sentence=spoken.text,
            block=spoken.block,
            start=shift + number.start,
            end=shift + number.end,
            quantity=quantity,
            unit=unit,
            measure=figure.kind if figure else "level",
            direction=self._direction(spoken.text, number, figure) if figure else "",
            clause=self._clause(spoken.text, number),
            other=self._compared_with(spoken, number),
            gap=self._is_gap(spoken.text, number),
            areas=self._areas(spoken, number, figure) if figure else (),
            area_said=bool(figure and self._says_area(spoken, number, figure)),
            loose_areas=self._loose_areas(spoken),
            scaled=number.scale is not None,
            period=figure.period if figure else None,
            period_said=bool(
                figure and (self._says_period(spoken.text, number, figure) or self._counted_from(spoken, number))
            ),
            years=frozenset(mention.period.last for mention in find_periods(spoken.text, vocabulary)),
            counts_other=self._counts_other(spoken.text, number),
            now=says_any(self._clause(spoken.text, number), vocabulary.claims["times"]["now"]),
        )

    def _says_area(self, spoken: Spoken, number: NumberMention, figure: Figure) -> bool:
        """Whether a sentence says of which place a number is."""
        if self._whose(spoken, number, figure):
            return True
        text = spoken.text
        return not (
            figure.inherited_area or self._is_whole(text, number) or self._is_yardstick(text, number, figure.area)
        )

    def _is_gap(self, text: str, number: NumberMention) -> bool:
        """Whether a number is a difference: "8% hoger", "het verschil is 3,4 kilometer"."""
        differs = self._index.vocabulary.claims["words"]["differs"]
        return _higher(text, number) is not None or says_any(text[: number.start], differs)

    def _counts_nothing(self, text: str, number: NumberMention) -> bool:
        """Whether a small whole number counts things that the report never counts: "3 reacties", "5 dingen"."""
        behind = _THINGS.match(text, number.end)
        if number.unit or number.scale or number.value != int(number.value) or abs(number.value) > FEW or not behind:
            return False
        thing = fold(behind[1])
        if thing in self._index.vocabulary.prose("unit_adjectives"):
            behind = _THINGS.match(text, behind.end()) or behind
            thing = fold(behind[1])
        measures = self._index.vocabulary.language["measures"]
        if thing in (*measures["units"], *measures["times"], *measures["distances"]):
            return bool(_WITHIN.search(text[: number.start]))
        own = thing in self._index.vocabulary.claims["no_claim"]["things"]
        of_a_place = bool(self._index.areas.find(text)) and _PLURAL.fullmatch(thing) is not None
        return "," not in number.printed and (own or not (of_a_place or self._is_counted(text, number)))

    def _counts_other(self, text: str, number: NumberMention) -> bool:
        """Whether the noun right behind a number is none that the report counts: "612.000 overnachtingen"."""
        behind = _THINGS.match(text, number.end)
        if number.unit or not behind:
            return False
        thing = fold(behind[1])
        vocabulary = self._index.vocabulary
        measures = vocabulary.language["measures"]
        if thing in (*measures["units"], *measures["times"], *measures["distances"], *measures["money"]):
            return False
        light = thing in (
            *vocabulary.stopwords,
            *vocabulary.prose("not_units"),
            *vocabulary.claims["no_claim"]["adverbs"],
        )
        return not light and not self._is_counted(text, number)

    def _is_counted(self, text: str, number: NumberMention) -> bool:
        """Whether one of the two words behind a number is, or ends in, what the report counts: "28 nieuwe huurwoningen"."""
        first, *second = words(text[number.end : number.end + MOST_BEHIND])[:2]
        behind = (first, *(word for word in second if word not in self._index.vocabulary.stopwords))
        heads = (self._index.lexicon.parts(word)[-1:] for word in behind)
        return any(stem(word) in self._counted for word in (*behind, *(head for found in heads for head in found)))

    @cached_property
    def _ranks_among(self) -> re.Pattern[str]:
        """Words of a rank before the whole that it is a rank among: "de laagste van de", "nummer twee van de"."""
        lists = self._index.vocabulary.claims["words"]
        ranks = [word for name in ("highest", "lowest", "best", "worst", "fastest") for word in lists[name]]
        named = "|".join(map(re.escape, (*ranks, "nummer een", "nummer twee", "nummer drie")))
        return re.compile(
            rf"\b(?:{named})(?:\s+[a-zà-ÿ]+)?\s+(?:van|in|binnen)\s+(?:(?:de|het|heel)\s+)?$", re.IGNORECASE
        )

    @cached_property
    def _units(self) -> frozenset[str]:
        """Stems of the units of the report's figures."""
        return frozenset(stem(word) for f in self._index.content.figures if f.unit for word in words(f.unit))

    @cached_property
    def _counted(self) -> frozenset[str]:
        """Stems of what the figures of the report count and measure."""
        figures = self._index.content.figures
        texts = {text for f in figures for text in (f.unit, f.subject, f.measure, f.part) if text}
        plain = (*self._index.vocabulary.population, *self._index.vocabulary.stopwords)
        return frozenset(stem(word) for text in (*texts, *plain) for word in words(text))

    def _loose_areas(self, spoken: Spoken) -> tuple[str, ...]:
        """Places that may be meant where a sentence names none: that of its heading, and those of the sentence before it."""
        before = (mention.area.name for mention in self._index.areas.find(spoken.before))
        home = spoken.home if spoken.area == self._index.region else ""
        qualified = (mention.area.name for mention in self._index.areas.find(spoken.text) if mention.adjective)
        return tuple(dict.fromkeys(name for name in (spoken.area, *before, *qualified, home) if name))

    def _is_whole(self, text: str, number: NumberMention) -> bool:
        """Whether the place behind a percentage is the whole that it is a part of: "21,6% van de DTZ"."""
        of = _OF.match(text, number.end)
        return bool(
            of
            and number.unit in ("%", PART)
            and any(
                m.start <= of.end() <= m.end and not text[m.start : m.end].casefold().endswith(_PEOPLE)
                for m in self._index.areas.find(text)
            )
        )

    def _says_period(self, text: str, number: NumberMention, figure: Figure) -> bool:
        """Whether a sentence says of which year a number is: no year that only bounds a time, nor one that belongs to a number
        further on ("4,7 banen, in 2013 5,6").
        """
        if figure.inherited_period and _LAST_YEAR.search(text[: number.start]):
            return True
        compared = any(mention.base for mention in find_periods(text, self._index.vocabulary))
        if figure.inherited_period and not (compared and figure.kind == "change"):
            return says_any(text, self._index.vocabulary.claims["times"]["same"])
        periods = find_periods(text, self._index.vocabulary)
        path = _FROM.search(text[: number.start]) and _TO.match(text, number.end)
        if _AFTER.search(text) or (path and not any(number.end <= period.start < path.end() for period in periods)):
            return False
        before = any(period.start < number.start for period in periods)
        first = next((period for period in periods if period.start >= number.end), None)
        if before or first is None:
            return before
        apart = re.search(r"[,;]", text[number.end : first.start])
        return not (apart and any(other.start >= first.end for other in numbers_of(text)))

    def _clause(self, text: str, number: NumberMention) -> str:
        """The part of a sentence that a number stands in, where that has a word of its own; else with the part before it."""
        start, end = clause_of(text, number.start, number.end)
        own = f"{text[start : number.start]} {text[number.end : end]}"
        content = [word for word in words(own) if len(word) > 3 and word not in self._index.vocabulary.stopwords]
        return own if content else near(text, number)

    def _compared_with(self, spoken: Spoken, number: NumberMention) -> str:
        """The place that a difference is with: "8% hoger dan landelijk", "1 procent onder Nederland"; "" for no difference."""
        found = _higher(spoken.text, number)
        if not found:
            return ""
        behind = [m for m in self._index.areas.find(spoken.text) if m.start >= found.end()]
        near_by = behind and not re.search(r"[.,;:()]|\d", spoken.text[found.end() : behind[0].start])
        direct = behind and (_DAN.search(spoken.text[found.start() : behind[0].start]) or found["side"])
        return behind[0].area.name if near_by and direct else ""

    def _areas(self, spoken: Spoken, number: NumberMention, figure: Figure) -> tuple[str, ...]:
        part = self._whose(spoken, number, figure)
        if part:
            return (part,)
        other = self._compared_with(spoken, number)
        if figure.area != other and not self._is_yardstick(spoken.text, number, figure.area):
            return (figure.area,)
        other = figure.area
        before = [
            m.area.name for m in self._index.areas.find(spoken.text) if m.end <= number.start and m.area.name != other
        ]
        return (before[-1] if before else spoken.carried or spoken.area,)

    def _whose(self, spoken: Spoken, number: NumberMention, figure: Figure) -> str:
        """The place that the build of a sentence says a number is of; "" where it does not."""
        turned = self._subject_behind(spoken, number) if figure.inherited_area else ""
        return self._part_of_whole(spoken.text, number) or self._qualified_by(spoken, number) or turned

    def _subject_behind(self, spoken: Spoken, number: NumberMention) -> str:
        """The place behind the verb of a sentence that starts with a number: "met 108.765 inwoners is Emmen de grootste"."""
        behind = [m for m in self._index.areas.find(spoken.text) if m.start >= number.end and not m.adjective]
        if behind and _LIVES_IN.search(spoken.text[number.end : behind[0].start]):
            return behind[0].area.name
        start, end = clause_of(spoken.text, number.start, number.end)
        named = [m for m in self._index.areas.find(spoken.text) if start <= m.start < end and not m.adjective]
        first = named[0] if named and named[0].start > number.end else None
        verb = first and _VERB_BEFORE.search(spoken.text[number.end : first.start])
        return first.area.name if first and verb and _WITH_FIRST.search(spoken.text[start : number.start]) else ""

    def _qualified_by(self, spoken: Spoken, number: NumberMention) -> str:
        """The place of an adjective in the clause of a number that names no other ("de landelijke groei"); "" for none."""
        start, end = clause_of(spoken.text, number.start, number.end)
        named = [m for m in self._index.areas.find(spoken.text) if start <= m.start < end]
        whole = [m for m in named if m.adjective and m.end <= number.start]
        return whole[-1].area.name if whole and all(mention.adjective for mention in named) else ""

    def _part_of_whole(self, text: str, number: NumberMention) -> str:
        """The municipality that is a part of a whole: "een vijfde van de inwoners van de regio woont in Hoogeveen", "in Coevorden
        wonen 35.700 mensen, 12,3% van de regio"; "" for none or several.
        """
        if not self._is_whole(text, number):
            return ""
        members = self._index.content.members
        named = [(m.area.name, m.start > number.end) for m in self._index.areas.find(text) if m.area.name in members]
        behind = {name for name, is_behind in named if is_behind}
        parts = behind or {name for name, _ in named}
        return next(iter(parts)) if len(parts) == 1 else ""

    def _is_yardstick(self, text: str, number: NumberMention, area: str) -> bool:
        """Whether a place is named only to compare with: "zo vaak aan het werk als in de rest van het land"."""
        mentions = [mention for mention in self._index.areas.find(text) if mention.area.name == area]
        if any(re.fullmatch(r"\s*\(\s*", text[mention.end : number.start]) for mention in mentions):
            return False  # "dan in Nederland (3,6%)"
        before = [text[: mention.start] for mention in mentions]
        whole = area not in self._index.content.members
        return bool(mentions) and all(
            _THAN.search(part)
            or (whole and self._ranks_among.search(part))
            or (mention.adjective and _ON.search(part) and _LEVEL.match(text, mention.end))
            for mention, part in zip(mentions, before, strict=True)
        )

    def _direction(self, text: str, number: NumberMention, figure: Figure) -> str:
        found = _higher(text, number)
        times = self._index.vocabulary.claims["times"]
        if found:
            more = fold(found[1]) in self._index.vocabulary.claims["words"]["higher"]
            earlier = says_any(text[: number.start], times["before"])  # "een jaar eerder waren dat er 1.860 minder"
            return "up" if more != earlier else "down"
        return figure.direction or self._moved(text, number)

    def _moved(self, text: str, number: NumberMention) -> str:
        """ "up" or "down" by the words of the clause, "" where they say neither or both."""
        moves = self._index.vocabulary.claims["moves"]
        clause = self._clause(text, number)
        ways = [way for way in ("up", "down") if says_any(clause, moves[way])]
        folded = fold(text)
        ways += [
            way
            for way in ("up", "down")
            if any(_split_move(verb, end).search(folded) for verb, end in moves[f"split_{way}"])
        ]
        return ways[0] if len(set(ways)) == 1 else ""
