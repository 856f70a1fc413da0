"""Which side of a contrast a figure is about, where its sentence names several: bachelor of "bachelor en master"."""

from vectorstore.dutch.words import stem, words
from vectorstore.index import Index
from vectorstore.records import Figure


class ContrastSides:
    """Tells the sides apart by their order: "bachelor en master … respectievelijk 120 en 110"."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._named: dict[str, list[tuple[frozenset[str], list[str]]]] = {}

    def of(self, figure: Figure) -> list[tuple[frozenset[str], str]]:
        """For each contrast that the figure's sentence names: all its words as stems, and the one of this figure.

        Where the sentence names one, that; where it names as many as it has such figures, they go together in order;
        else the contrast is left out.
        """
        if figure.sentence is None:
            return []
        if figure.sentence not in self._named:
            self._named[figure.sentence] = self._named_in(figure.quote)
        alike = [f.id for f in self._index.figures_of(figure.sentence) if _alike(f, figure)]
        found = []
        for every, named in self._named[figure.sentence]:
            if len(named) == 1:
                found.append((every, named[0]))
            elif len(named) == len(alike):
                found.append((every, named[alike.index(figure.id)]))
        return found

    def _named_in(self, text: str) -> list[tuple[frozenset[str], list[str]]]:
        spoken = [part for word in words(text) for part in word.split("-")]
        found = []
        for sides in self._index.contrasts:
            every = frozenset().union(*sides)
            named = list(dict.fromkeys(word for word in spoken if stem(word) in every))
            if named:
                found.append((every, named))
        return found


def _alike(one: Figure, other: Figure) -> bool:
    return (one.unit, one.kind, one.area) == (other.unit, other.kind, other.area)
