"""Each sentence with those beside it, as one text to embed: a sentence says too little alone to be found by its meaning."""

from collections.abc import Sequence

from vectorstore.records import Passage, Sentence

KIND = "window"


def sentence_windows(sentences: Sequence[Sentence]) -> list[Passage]:
    """A window for each sentence, under the sentence's id: its section's sentences right before and after it included."""
    windows = []
    for at, sentence in enumerate(sentences):
        near = sentences[max(0, at - 1) : at + 2]
        text = " ".join(other.text for other in near if other.place.section == sentence.place.section)
        windows.append(Passage(sentence.id, text, sentence.place, KIND))
    return windows
