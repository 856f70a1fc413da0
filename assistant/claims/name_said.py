"""How much of the name of a figure a claim says: by its own words, parts of compounds, synonyms or by what stands around it."""

from functools import cached_property

from assistant.claims.figure_names import SYNONYM, FigureNames
from assistant.claims.said import SENTENCE, Said
from vectorstore.records import Figure

UNIQUE = 0.9
"""A word that stands in one name only says that name so far: levensverwachting."""
LITTLE = 0.5
"""A name of light words alone ("Groei en krimp") is said so far."""
ONLY_HEAD = 0.4
"""A compound says the name of its head so far, where the figure has nothing to do with its front: jeugdwerkloosheid."""
CARRIED = 0.3
"""Weight from which a figure has to do with a word."""


class NameSaid:
    """What one claim says of names; what does not hang on the figure is worked out once for each stem."""

    def __init__(self, said: Said, names: FigureNames) -> None:
        self._said = said
        self._names = names
        self._known = said.own if said.names_other else said.around | said.own
        self._plain: dict[str, float] = {}

    def of_name(self, at: int) -> float:
        """The part of the name of a group's figures that is said: 0 to 1."""
        name, figure = self._names.names[at], self._names.groups[at][0]
        total = self._names.totals[at]
        if not total:
            return 0.0
        part = 0.0
        for key, weight in name.items():
            part += weight * self.of_stem(key, figure)
        part /= total
        if at in self._names.little:
            return part * LITTLE
        if part >= UNIQUE or figure.part:
            return part
        return part if self._alone.isdisjoint(name) else UNIQUE

    def of_part(self, at: int) -> float:
        """How much is said of the part that a group's figures are about: 1 for figures of a whole."""
        stems = self._names.part_stems[at]
        figure = self._names.groups[at][0]
        return sum(self.of_stem(key, figure) for key in stems) / len(stems) if stems else 1.0

    def of_stem(self, key: str, figure: Figure) -> float:
        """How well one stem is said, for the name of a figure: 0 to 1."""
        best = self._plain.get(key, -1.0)
        if best < 0.0:
            best = self._plain[key] = self._of_itself(key)
        if best < 1.0 and key in self._in_compounds:
            for others in self._in_compounds[key]:
                whole = all(self._names.weight_in(part, figure.terms) >= CARRIED for part in others)
                best = max(best, SYNONYM if whole else ONLY_HEAD)
        return best

    def _of_itself(self, key: str) -> float:
        best = self._known.get(key, 0.0)
        parts = self._names.parts.get(key, ())
        return max(best, sum(self._known.get(part, 0.0) for part in parts) / len(parts)) if parts else best

    @cached_property
    def _alone(self) -> frozenset[str]:
        """The stems that are said and stand in one name only."""
        in_names = self._names.in_names
        own = self._said.own.items()
        return frozenset(key for key, weight in own if weight >= SYNONYM * SENTENCE and in_names.get(key) == 1)

    @cached_property
    def _in_compounds(self) -> dict[str, list[list[str]]]:
        """For each stem that a part of a compound stands for, the other parts of that compound."""
        found: dict[str, list[list[str]]] = {}
        synonyms = self._names.phrases.synonyms
        for parts in self._said.compounds:
            for key in {same for part in parts for same in (part, *synonyms(part))}:
                others = [part for part in parts if part != key and key not in synonyms(part)]
                found.setdefault(key, []).append(others)
        return found
