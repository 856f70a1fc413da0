"""Areas by name: municipalities, provinces, the region itself, the country, and what people call them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import WORD, fold
from vectorstore.records import Area

_NAMED_REGION = re.compile(r"\bRegio\s+([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)")
_PEOPLE = ("ers", "naren", "aren", "se", "er", "naar", "aar")
"""Endings with which the people of a place are named: Hoogeveners, Emmenaren."""
MIN_NAME = 5
"""Shorter words are too near to too many names."""
_INTRODUCES_AREA = frozenset({"in", "te", "van", "voor", "bij", "en"})
_SENTENCE_START = re.compile(r"(?:^|[.!?•])\s*$")


@dataclass(frozen=True, slots=True)
class AreaMention:
    """An area named in a text; `start` and `end` count characters, `fuzzy` says that the spelling was mended,
    `adjective` that it only qualifies something else ("het landelijke niveau").
    """

    area: Area
    start: int
    end: int
    fuzzy: bool = False
    adjective: bool = False


TEXTS = 2_000
"""Texts of which the areas are kept: the sentences of a report are asked for with every open question."""


class AreaBook:
    """All areas that a text may name, looked up word by word; longer names win (Noord-Holland before Holland)."""

    def __init__(
        self,
        areas: Iterable[Area],
        ambiguous: Iterable[str] = (),
        adjectives: Iterable[str] = (),
        own: Iterable[str] = (),
    ) -> None:
        self._own = {"".join(WORD.findall(fold(name))) for name in own}
        self._adjectives = {fold(word) for word in adjectives}
        self.areas: dict[str, Area] = {}
        self._names: dict[str, list[tuple[tuple[str, ...], Area]]] = {}
        self._ambiguous = {fold(name) for name in ambiguous}
        for area in areas:
            self._add(area)
            if "".join(WORD.findall(fold(area.name))) in self._own:
                self._add_people(area)
        for entries in self._names.values():
            entries.sort(key=lambda entry: -len(entry[0]))  # stable: of equal names the area given first wins
        self._kept = lru_cache(maxsize=TEXTS)(self._found)

    def _add(self, area: Area) -> None:
        if area.name in self.areas:
            return
        self.areas[area.name] = area
        short = _initials(area.name) if area.kind != "other" else ()
        for name in (area.name, f"regio {area.name}", *short, *area.aliases):
            tokens = tuple(WORD.findall(fold(name)))
            joined = "".join(tokens)
            for form in {tokens, (joined,)}:
                if form and form[0]:
                    self._names.setdefault(form[0], []).append((form, area))

    def _add_people(self, area: Area) -> None:
        """What belongs to a municipality and who lives there: Hardenbergse, Emmenaren."""
        tokens = tuple(WORD.findall(fold(area.name)))
        for ending in _PEOPLE if len(tokens[-1]) >= MIN_NAME else ():
            form = (*tokens[:-1], tokens[-1] + ending)
            self._names.setdefault(form[0], []).append((form, area))

    def of_kind(self, *kinds: str) -> list[Area]:
        """Areas of these kinds, in the order in which they were given."""
        return [area for area in self.areas.values() if area.kind in kinds]

    def find(self, text: str) -> list[AreaMention]:
        """Areas named in the text, in order, none inside another."""
        return list(self._kept(text))

    def whole(self, text: str) -> str | None:
        """The name of the area that a text is, where it is nothing but that."""
        mentions = self._kept(text)
        is_whole = len(mentions) == 1 and mentions[0].end - mentions[0].start == len(text)
        return mentions[0].area.name if is_whole else None

    def _found(self, text: str) -> tuple[AreaMention, ...]:
        return tuple(self._scan(text))

    def find_misspelled(self, text: str, among: Iterable[str]) -> list[AreaMention]:
        """Single words that are nearly the name of one of these areas (by name): Hogeveen, Coeverden, borgerodorn."""
        targets = [("".join(WORD.findall(fold(name))), self.areas[name]) for name in among if name in self.areas]
        mentions = []
        for token in WORD.finditer(fold(text)):
            word = token[0]
            if len(word) < MIN_NAME or word in self._names:
                continue
            limit = 1 if len(word) < 8 else 2
            forms = [word, *(word.removesuffix(ending) for ending in _PEOPLE if word.endswith(ending))]
            scored = [
                (OSA.distance(form, name, score_cutoff=limit), area)
                for form in forms
                for name, area in targets
                if len(form) >= MIN_NAME
            ]
            distance, area = min(scored, key=lambda pair: pair[0], default=(99, None))
            if area is not None and distance <= limit:
                mentions.append(AreaMention(area, token.start(), token.end(), fuzzy=True))
        return mentions

    def _scan(self, text: str) -> Iterator[AreaMention]:
        tokens = [(match[0], match.start(), match.end()) for match in WORD.finditer(fold(text))]
        at = 0
        while at < len(tokens):
            found = self._at(text, tokens, at)
            if found:
                mention, width = found
                longer = self._overlapping(text, tokens, at, width)
                if longer:  # "de regio Zwolle" is Regio Zwolle, not "de regio" and Zwolle
                    at = longer
                    continue
                yield mention
                at += width
            else:
                at += 1

    def _overlapping(self, text: str, tokens: list[tuple[str, int, int]], at: int, width: int) -> int:
        """Where inside a mention a longer one starts that runs on behind it; 0 for none."""
        for inside in range(at + 1, at + width):
            other = self._at(text, tokens, inside)
            if other and inside + other[1] > at + width:
                return inside
        return 0

    def _at(self, text: str, tokens: list[tuple[str, int, int]], at: int) -> tuple[AreaMention, int] | None:
        first = tokens[at][0]
        people, apostrophe, _ = first.partition("'")  # "DTZ'ers" are the people of the DTZ
        for form, area in self._names.get(people if apostrophe and first not in self._names else first, ()):
            window = tokens[at : at + len(form)]
            if tuple(word for word, _, _ in window) != form and (not apostrophe or form != (people,)):
                continue
            start, end = window[0][1], window[-1][2]
            if "".join(form) in self._ambiguous and not self._is_meant(text, tokens, at, "".join(form)):
                continue
            adjective = len(form) == 1 and form[0] in self._adjectives
            return AreaMention(area, start, end, adjective=adjective), len(form)
        return None

    def _is_meant(self, text: str, tokens: list[tuple[str, int, int]], at: int, name: str) -> bool:
        """Whether an ordinary word stands for the municipality of that name.

        It does after "gemeente", with a capital that no sentence starts with, and as the name of an item ("• Buren:").
        The report's own areas are also meant in lower case after "in".
        """
        _, start, end = tokens[at]
        before = tokens[at - 1][0] if at else ""
        if before.startswith("gemeente") or (name in self._own and before in _INTRODUCES_AREA):
            return True
        starts_sentence = _SENTENCE_START.search(text, 0, start) is not None
        return text[start].isupper() and (not starts_sentence or text[end : end + 1] == ":")


def _initials(name: str) -> tuple[str, ...]:
    """What people write for a name of two parts: B-O for Borger-Odoorn."""
    parts = name.split("-")
    return ("-".join(part[0] for part in parts),) if len(parts) == 2 and all(parts) else ()


def known_areas(vocabulary: Vocabulary) -> list[Area]:
    """The areas that any Dutch report may name: country and neighbours, provinces, all municipalities."""
    tables = vocabulary.areas
    general = [Area(entry["name"], entry["kind"], tuple(entry["aliases"])) for entry in tables["area"]]
    aliases: dict[str, list[str]] = tables["provinces"]["aliases"]
    provinces = [Area(name, "province", tuple(aliases.get(name, ()))) for name in tables["provinces"]["names"]]
    municipalities = [Area(name, "municipality", ()) for name, _ in vocabulary.municipalities]
    elsewhere = tables["elsewhere"]
    regions = [Area(name, "other", tuple(elsewhere["aliases"].get(name, ()))) for name in elsewhere["regions"]]
    places = [Area(name, "municipality") for name in elsewhere["places"]]
    return general + provinces + municipalities + regions + places


def named_regions(text: str, vocabulary: Vocabulary) -> list[Area]:
    """Areas that a report calls "Regio X" with a capital: a labour-market region is not the municipality X."""
    known = AreaBook(known_areas(vocabulary))
    found = {mention.area.name for match in _NAMED_REGION.finditer(text) for mention in known.find(match[1])[:1]}
    return [Area(f"Regio {name}", "other", (f"arbeidsmarktregio {name}",)) for name in sorted(found)]


def area_book(own: Iterable[Area], vocabulary: Vocabulary, members: Iterable[str] = ()) -> AreaBook:
    """The areas of a report first (they win over general ones of the same name), then those that any report may name."""
    words = vocabulary.areas["words"]
    return AreaBook([*own, *known_areas(vocabulary)], words["ambiguous"], words["adjectives"], members)
