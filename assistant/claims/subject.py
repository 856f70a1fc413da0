"""Third step of checking a text: a number and the words around it → the figures of the report that it may be about.

A claim is about a figure so far as it says the name of what that measures (in its own sentence, or else in what stands around
it), and so far as the figure carries the words of the claim. Words that the report never measures say nothing; but a sentence
that names such a thing itself ("faillissementen") takes no subject over from the sentences before it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.claims.figure_names import PART_OF, SYNONYM, FigureNames
from assistant.claims.name_said import CARRIED, NameSaid
from assistant.claims.said import SENTENCE, Heard, Listener, Said
from assistant.question_text import blank_out
from vectorstore.dutch.words import fold, is_age, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure

_INITIALS = re.compile(r"\b[A-Z]{2,5}\b")
BY_WORDS = 0.62
"""Fit of a figure in running text of which the sentence has all words that a claim has: enough, no more; less as it has fewer."""
MOST_RARE = 3
"""Rarest words of a claim by which figures in running text are looked up."""
TOLD = 0.8
"""Fit of figures of the institute that a claim names."""
MOST_TOLD = 12
"""A name that stands beside more is no teller of a few figures: a source, or the region's own."""
_SMALL = re.compile(r"\b[a-zà-ÿ][\w'-]+")
_NAME = re.compile(r"\b[A-Z][\w'-]+")
NAME_PART = 0.65
"""How much of the fit is that the claim says the figure's name; the rest that the figure carries what the claim says."""
RARE = 0.6
"""Rarity from which a word tells what a figure is about."""
OF_PEOPLE = 0.6
"""Figures of the inhabitants fit so much less where a clause names a thing: "overgewicht komt voor bij 38% van de bevolking"."""
LEAST = 0.3
"""Figures that fit less are about something else, whatever they say."""


@dataclass(frozen=True, slots=True)
class About:
    """A figure of the report with how well it fits what a claim is about: 0 to 1.

    `named` is how much of the name of what it measures is said, `part` how much of the part that it is about (1 for a whole).
    `told` says that the claim names the institute that tells it.
    """

    figure: Figure
    fit: float
    named: float
    part: float = 1.0
    told: bool = False


class Subjects:
    """Finds the figures that words are about, by the names of what they measure."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._vocabulary = index.vocabulary
        self.names = FigureNames(index)
        self.listener = Listener(index, self.names)
        self._groups_of_people = {stem(word) for word in index.vocabulary.claims["subject"]["groups"]}

    def about(self, text: str, terms: dict[str, float], clause: str = "") -> list[About]:
        """Figures by how well they fit a sentence and the weighted stems of what it says, best first. `clause` is the part of it
        that the claim stands in.
        """
        said = self.listener.said(text, terms, clause or text)
        heard = self.listener.heard({key: weight for key, weight in terms.items() if key not in self.names.ignored})
        asked = self._asked_sides(said)
        ages = set(filter(is_age, said.near))
        people = {*(self._groups_of_people & said.near), *ages, *self._initials(clause or text)}
        name_said = NameSaid(said, self.names)
        part_said = NameSaid(self._of_parts(said), self.names)
        by_words = self._by_words(heard)
        told = self._told_by_teller(clause or text)
        telling = {key for key in said.near if key in self.names.in_names and self.names.rarity(key) >= RARE}
        found = []
        for at in sorted(self._candidates(said, heard) | set(told)):
            if self._about_others(at, said, asked, people):
                continue
            group = self.names.groups[at]
            named = name_said.of_name(at)
            carried = heard.carried.get(at, 0.0) if heard.own else named
            fit = max(NAME_PART * named + (1 - NAME_PART) * carried, by_words.get(at, 0.0))
            if at in self.names.of_people and any(
                self.names.weight_in(key, group[0].terms) < CARRIED for key in telling
            ):
                fit, named = fit * OF_PEOPLE, named * OF_PEOPLE
            if fit < LEAST and at not in told:
                continue
            part = part_said.of_part(at)
            for figure in group:
                surely = TOLD if figure.id in told.get(at, ()) else 0.0
                if max(fit, surely) >= LEAST:
                    found.append(About(figure, max(fit, surely), max(named, surely), part, bool(surely)))
        return sorted(found, key=lambda about: -about.fit)

    def _told_by_teller(self, clause: str) -> dict[int, set[str]]:
        """Figures that an institute tells which a clause names, by their groups, where it says nothing that they are not about:
        "Primos verwacht een groei van 0,5 procent".
        """
        tellers = {key for word in _NAME.findall(clause) if (key := stem(fold(word))) in self._tellers}
        own = {stem(word) for word in self.listener.subject_words(clause)} - tellers if tellers else set()
        own = {key for key in own if key in self.names.frequency}
        told: dict[int, set[str]] = defaultdict(set)
        for at, figure in (one for key in tellers for one in self._tellers[key]):
            if all(self.names.weight_in(key, figure.terms) >= CARRIED for key in own):
                told[at].add(figure.id)
        return told

    @cached_property
    def _tellers(self) -> dict[str, list[tuple[int, Figure]]]:
        """For each institute that tells of figures in running text, by the stem of its name, those with their groups."""
        found: dict[str, list[tuple[int, Figure]]] = defaultdict(list)
        for at, group in enumerate(self.names.groups):
            for figure in group:
                if figure.from_table:
                    continue
                places = [(m.start, m.end) for m in self._index.areas.find(figure.quote)]
                found_names = _NAME.finditer(blank_out(figure.quote, places))
                names = {stem(fold(m[0])) for m in found_names if m.start() or fold(m[0]) not in self._small_words}
                for key in names:
                    if key not in self.names.in_names and key not in self.names.ignored and "-" not in key:
                        found[key].append((at, figure))
        return {key: told for key, told in found.items() if len(told) <= MOST_TOLD}

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """The words that the report writes with a small letter somewhere: at the start of a sentence they are no names."""
        texts = (sentence.text for sentence in self._index.content.sentences)
        return frozenset(fold(word) for text in texts for word in _SMALL.findall(text))

    def _initials(self, clause: str) -> set[str]:
        """Stems of the abbreviations in a clause that some figure has in its name: WW, of all benefits."""
        found = {stem(fold(word)) for word in _INITIALS.findall(clause) if not self._index.areas.find(word)}
        return {key for key in found if key in self.names.in_names}

    def _of_parts(self, said: Said) -> Said:
        """What a claim says of parts: where its clause names one, or else its sentence, no part named further off is meant."""
        least = next(
            (w for w in (1.0, SENTENCE) if any(said.own.get(key, 0.0) >= w for key in self.names.of_parts)), 0.0
        )
        if not least:
            return said
        return replace(
            said, around={}, own={key: weight for key, weight in said.own.items() if weight >= least * SYNONYM}
        )

    def _candidates(self, said: Said, heard: Heard) -> set[int]:
        """Places of the groups of which any word of the name is said, or all rare words of the claim stand in the sentence."""
        keys = {
            *said.own,
            *(() if said.names_other else said.around),
            *(part for parts in said.compounds for part in parts),
        }
        keys |= {whole for key in keys for whole in self.names.wholes.get(key, ())}
        keys |= {same for parts in said.compounds for part in parts for same in self.names.phrases.synonyms(part)}
        named = {at for key in keys for at in self.names.named_with.get(key, ())}
        rare = sorted(heard.own, key=self.names.rarity, reverse=True)[:MOST_RARE]
        return named.union(*(self.names.with_word.get(key, ()) for key in rare))

    def _asked_sides(self, said: Said) -> list[tuple[int, list[int]]]:
        """For each contrast that a claim names a side of, its number and those of the sides: bachelor of bachelor and master."""
        asked = []
        near = said.near.union(*said.compounds)
        for number, sides in enumerate(self._index.contrasts):
            here = [at for at, side in enumerate(sides) if side & near]
            here = here or [
                at for at, side in enumerate(sides) if any(said.own.get(key, 0.0) >= SYNONYM for key in side)
            ]
            if here:
                asked.append((number, here))
        return asked

    def _about_others(
        self, at: int, said: Said, asked: Sequence[tuple[int, list[int]]], people: Collection[str]
    ) -> bool:
        """Whether the claim is about people that the figure is not about, or about the counterpart of what it measures."""
        figure = self.names.groups[at][0]
        if any(figure.terms.get(key, 0.0) < CARRIED for key in people):
            return True
        name = self.names.names[at]
        for *fronts, head in said.compounds:
            if head in name and not all(self._has_to_do(part, figure) for part in fronts):
                return True  # jeugdwerkloosheid where werkloosheid is measured
        for number, sides in asked:
            has = self.names.sides_of[at].get(number)
            if has and not any(side in sides for side in has):
                return True
        return False

    def _has_to_do(self, part: str, figure: Figure) -> bool:
        return (
            part in self.names.light
            or part in self.names.ignored
            or self.names.weight_in(part, figure.terms) >= CARRIED
        )

    def _by_words(self, heard: Heard) -> dict[int, float]:
        """Fit of figures in running text by the words of their sentence, where a claim says it in other words than their name."""
        rarities = {key: self.names.rarity(key) for key in heard.own}
        told: dict[int, float] = defaultdict(float)
        for key, rarity in rarities.items() if max(rarities.values(), default=0.0) >= RARE else ():
            for at, weight in heard.weights[key].items():
                if weight >= PART_OF and not self.names.groups[at][0].from_table:
                    told[at] += BY_WORDS * rarity / sum(rarities.values())
        return told

    def names_part(self, figure: Figure, text: str) -> bool:
        """Whether a text has a telling word of the part that a figure is about."""
        keys = {stem(front) for word in words(text) for front in (word, word.partition("'")[0]) if front}
        name = {key for key in self.names.stems([figure.part or figure.subject or ""]) if self.names.tells(key)}
        name -= self.names.in_most_rows(figure.table) if figure.table and not figure.part else set()
        telling = {key for key in name if self.names.rarity(key) >= RARE}
        said = {key for key in name if key in keys or self.names.phrases.synonyms(key) & keys}
        return bool(telling & said) if telling else bool(name) and said == name

    def names_any(self, text: str) -> bool:
        """Whether a text has a word of what any figure measures."""
        keys = {stem(word) for word in words(text)}
        keys |= {same for key in keys for same in self.names.phrases.synonyms(key)}
        return any(key in self.names.in_names and key not in self.names.moves for key in keys)
