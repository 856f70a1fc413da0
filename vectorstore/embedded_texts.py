"""What is embedded beside the passages: each sentence with those beside it, and what figures measure with its explanation."""

from collections.abc import Iterator, Mapping, Sequence

from vectorstore.dutch.words import stem, words
from vectorstore.records import Content, Passage, Place, Sentence

WINDOW, NAME, PROSE, ROW = "window", "name", "prose", "table"


def sentence_windows(sentences: Sequence[Sentence]) -> list[Passage]:
    """A window for each sentence, under the sentence's id: its section's sentences right before and after it included.

    A sentence says too little alone to be found by its meaning.
    """
    windows = []
    for at, sentence in enumerate(sentences):
        near = sentences[max(0, at - 1) : at + 2]
        text = " ".join(other.text for other in near if other.place.section == sentence.place.section)
        windows.append(Passage(sentence.id, text, sentence.place, WINDOW))
    return windows


def name_texts(content: Content, meanings: Mapping[str, str]) -> list[Passage]:
    """What the figures measure, each name alone and with each explanation in everyday words that fits it.

    The id is the name with a number behind "#".
    """
    names = {figure.subject if figure.from_table else figure.measure: figure.place for figure in content.figures}
    texts = []
    for name, place in names.items():
        if name:
            found = enumerate([name, *_explained(name, meanings)])
            texts += [Passage(f"{name}#{at}", text.casefold(), _nowhere(place), NAME) for at, text in found]
    return texts


def _explained(name: str, meanings: Mapping[str, str]) -> Iterator[str]:
    own = {stem(word) for word in words(name)}
    for thing, explanation in meanings.items():
        parts = {stem(word) for word in words(thing)}
        if parts <= own and len(parts) >= len(own) - 2:
            yield f"{name}: {explanation}"


def _nowhere(place: Place) -> Place:
    return Place(place.report, "", "", place.first_line, place.last_line)
