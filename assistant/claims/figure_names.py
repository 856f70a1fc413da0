"""The names of what the figures of a report measure, as stems, and how much each stem tells them apart."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from assistant.names import PART as ROWS_ARE_PARTS
from assistant.terms import OWN_WORD
from vectorstore.dutch.periods import MONTHS
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.words import stem, words
from vectorstore.index import Index
from vectorstore.records import Figure

SYNONYM = 0.95
PART_OF = 0.55
"""Weight from which a sentence has a word, if only as part of a compound."""
LIGHT = 0.3
"""How much a light word tells ("gemiddeld"), beside one that does."""
OF_TITLE = 0.3
"""The same for a word that only the title of a table of parts has."""
LEAST_RARE = 0.3
COUNTS = ("aantal", "aantallen")
"""Words that only say that something is counted."""


class FigureNames:
    """The figures of a report in groups with their names.

    `light` are stems of words for measure and for people, `phrases` know which words stand for the same.
    """

    def __init__(self, index: Index) -> None:
        vocabulary = index.vocabulary
        self._index = index
        self._vocabulary = vocabulary
        self._rarities: dict[str, float] = {}
        self._carried: dict[str, Mapping[int, float]] = {}
        self.phrases = Phrases(vocabulary)
        self.light = {stem(word) for entry in (*vocabulary.generic, *vocabulary.population) for word in words(entry)}

    @cached_property
    def groups(self) -> list[list[Figure]]:
        """The figures, those of one description together: the cells of a row under one measure."""
        groups: dict[str, list[Figure]] = {}
        for figure in self._index.content.figures:
            if figure.kind != "category":
                groups.setdefault(_described_as(figure), []).append(figure)
        return list(groups.values())

    @cached_property
    def names(self) -> list[dict[str, float]]:
        """For each group the stems of its name with how much each tells."""
        return [self._name(group[0]) for group in self.groups]

    @cached_property
    def totals(self) -> list[float]:
        """For each group how much its name tells in all."""
        return [sum(name.values()) for name in self.names]

    @cached_property
    def little(self) -> frozenset[int]:
        """The groups of which the name is of light words alone: "Groei en krimp"."""
        return frozenset(at for at, name in enumerate(self.names) if all(key in self.says_little for key in name))

    @cached_property
    def of_people(self) -> frozenset[int]:
        """The groups that count people and nothing more: their names have no other words."""
        people = {stem(word) for entry in self._vocabulary.population for word in words(entry)}
        return frozenset(at for at, name in enumerate(self.names) if name and name.keys() <= people)

    @cached_property
    def part_stems(self) -> list[set[str]]:
        """For each group the stems of the part that it is about, without what that leaves out ("exclusief zzp")."""
        exclusions = (*self._vocabulary.language["sentences"]["exclusions"], "incl", "inclusief")
        left_out = re.compile(rf"\b(?:{'|'.join(exclusions)})\b")
        parts = ("" if group[0].other_end else left_out.split(group[0].part or "")[0] for group in self.groups)
        return [self.stems([part]) for part in parts]

    @cached_property
    def named_with(self) -> dict[str, list[int]]:
        """The groups that have each stem in their name."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(self.names):
            for key in name:
                found[key].append(at)
        return dict(found)

    @cached_property
    def with_word(self) -> dict[str, list[int]]:
        """The groups of figures in running text that carry each stem."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, group in enumerate(self.groups):
            for key, weight in () if group[0].from_table else group[0].terms.items():
                if weight >= PART_OF:
                    found[key].append(at)
        return dict(found)

    @cached_property
    def _carriers(self) -> dict[str, dict[int, float]]:
        """How much each group carries of each stem."""
        found: dict[str, dict[int, float]] = defaultdict(dict)
        for at, group in enumerate(self.groups):
            for key, weight in group[0].terms.items():
                found[key][at] = weight
        return dict(found)

    def carried_with_synonyms(self, key: str) -> Mapping[int, float]:
        """How much each group carries of a stem, itself or by a synonym."""
        if key not in self._carried:
            carried = dict(self._carriers.get(key, {}))
            for other in self.phrases.synonyms(key):
                for at, weight in self._carriers.get(other, {}).items():
                    carried[at] = max(carried.get(at, 0.0), SYNONYM * weight)
            self._carried[key] = carried
        return self._carried[key]

    @cached_property
    def sides_of(self) -> list[dict[int, list[int]]]:
        """For each group the sides of contrasts that its name is on, by the number of the contrast."""
        return [
            {
                number: on
                for number, sides in enumerate(self._index.contrasts)
                if (on := [at for at, side in enumerate(sides) if not side.isdisjoint(name)])
            }
            for name in self.names
        ]

    @cached_property
    def wholes(self) -> dict[str, list[str]]:
        """The compounds in names that each stem is a part of."""
        found: dict[str, list[str]] = defaultdict(list)
        for whole, parts in self.parts.items():
            for part in parts:
                found[part].append(whole)
        return dict(found)

    @cached_property
    def in_names(self) -> Counter[str]:
        """How many different names each stem stands in."""
        names = {frozenset(name) for name in self.names}
        return Counter(key for name in names for key in name if key not in self.light)

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The parts of the compounds in names: migratie and saldo of migratiesaldo."""
        lexicon = self._index.lexicon
        figures = [group[0] for group in self.groups]
        labels = {text for f in figures for text in (f.subject, f.measure, f.part, f.scope) if text}
        split = {stem(word): lexicon.parts(word) for label in labels for word in words(label)}
        return {key: tuple(stem(part) for part in parts) for key, parts in split.items() if parts}

    @cached_property
    def of_parts(self) -> frozenset[str]:
        """Stems in the names of parts, but for those that all of them may have."""
        parts = {figure.part for figure in self._index.content.figures if figure.part and not figure.other_end}
        return frozenset(key for key in self.stems(parts) if key not in self.light)

    def _name(self, figure: Figure) -> dict[str, float]:
        """The stems of what a figure measures, each by how much it tells: light words little, as what all rows share."""
        texts = [figure.subject] if figure.subject else [figure.measure, figure.part, figure.scope]
        own = self.stems(text for text in texts if text)
        counted = {stem(word) for word in COUNTS}
        own = own - counted or own  # "Aantal inwoners" is about inhabitants
        light = (self.light | self.moves) & own
        title: set[str] = set()
        if figure.table and figure.subject:
            light = set() if self._has_namesakes(figure, own - light) else light
            light |= self._shared[figure.table] & own
            if self._index.tables[figure.table].row_kind == ROWS_ARE_PARTS:
                title = self.stems([self._index.tables[figure.table].title]) - own
        weights = {key: self.rarity(key) * (LIGHT if key in light else 1.0) for key in own}
        return weights | {key: self.rarity(key) * OF_TITLE for key in title}

    def _has_namesakes(self, figure: Figure, heavy: set[str]) -> bool:
        """Whether other rows of a table have all words of a row but its light ones: "tevredenheid met het leven"."""
        rows = self._index.tables[figure.table or ""].rows
        return sum(heavy <= self.stems([row.label]) for row in rows) > 1

    def in_most_rows(self, table: str) -> frozenset[str]:
        """Stems that tell no row of a table from the others."""
        return self._shared[table]

    @cached_property
    def _shared(self) -> dict[str, frozenset[str]]:
        """Stems that more than half of the rows of a table have: "beroepen" tells no row apart."""
        found = {}
        for table in self._index.content.tables:
            counts = Counter(key for row in table.rows for key in self.stems([row.label]))
            found[table.id] = frozenset(key for key, count in counts.items() if 2 * count > len(table.rows) > 2)
        return found

    @cached_property
    def moves(self) -> frozenset[str]:
        """Stems of words of rise and fall, and of comparison."""
        lists = (
            "change_up",
            "change_down",
            "compared_up",
            "compared_down",
            "difference",
            "levels",
            "hedges",
            "unchanged",
        )
        return frozenset(stem(word) for name in lists for text in self._vocabulary.prose(name) for word in words(text))

    @cached_property
    def says_little(self) -> frozenset[str]:
        """Stems that are no name on their own: "Groei en krimp", "Jaar"."""
        generic = (word for entry in self._vocabulary.generic for word in words(entry))
        return self.moves | frozenset(stem(word) for word in generic)

    @cached_property
    def ignored(self) -> frozenset[str]:
        """Stems that say nothing of the subject: places, words of rise and fall, and of comparison."""
        names = (*self._index.figure_areas, self._index.region, *self._index.report.region_names)
        vocabulary = self._vocabulary
        extremes = [
            word for name in ("highest", "lowest", "growth") for word in vocabulary.contradictions["extremes"][name]
        ]
        plain = (*vocabulary.contradictions["subject"]["plain"], *vocabulary.claims["subject"]["plain"])
        claimed = [word for listed in vocabulary.claims["words"].values() for word in listed if isinstance(word, str)]
        ignored = frozenset(stem(word) for text in (*names, *extremes, *plain, *claimed) for word in words(text))
        ignored |= self.moves
        return ignored - {key for name in self.names for key in name}

    def stems(self, texts: Iterable[str]) -> set[str]:
        """Stems of texts without function words and dates ("op 1 januari")."""
        told = (word for text in texts for word in words(text) if word not in MONTHS and not word.isdigit())
        return {stem(word) for word in told if word not in self._vocabulary.stopwords}

    @cached_property
    def frequency(self) -> Counter[str]:
        """In how many groups each stem stands in its own right."""
        return Counter(key for group in self.groups for key, weight in group[0].terms.items() if weight >= OWN_WORD)

    def rarity(self, key: str) -> float:
        """How much a stem tells: 0.3 for what many figures have, 1 for what none has."""
        if key not in self._rarities:
            total = len(self.groups)
            rare = math.log(1 + total / (1 + self.frequency[key])) / math.log(1 + total)
            self._rarities[key] = max(LEAST_RARE, rare)
        return self._rarities[key]

    def tells(self, key: str) -> bool:
        """Whether a stem says what something is about: no place, no word of change, no light word."""
        return key not in self.ignored and key not in self.light

    def weight_in(self, key: str, terms: Mapping[str, float]) -> float:
        """How much weighted stems have of a stem, itself or by a synonym: 0 to 1."""
        same = (SYNONYM * terms.get(other, 0.0) for other in self.phrases.synonyms(key))
        return max([terms.get(key, 0.0), *same])


def _described_as(figure: Figure) -> str:
    if figure.from_table:
        return f"{figure.table}|{figure.subject}|{figure.indicator}|{figure.unit}"
    return figure.id
