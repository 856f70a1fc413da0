"""Passages for a question: word search and vector search, fused by their ranks."""

from collections.abc import Sequence

from vectorstore.embedded_texts import NAME, WINDOW
from vectorstore.index import MEANING, WORDS, Index
from vectorstore.records import Passage

RRF_K = 60
"""Constant of reciprocal rank fusion. Source: Cormack, Clarke and Büttcher, SIGIR 2009."""
NEAREST = 60
"""Sentences that count as near in meaning; the last of them is the zero of the scale, as e5 calls everything alike."""
LONGEST = 400
"""Characters of a question that are embedded: what is asked stands in fewer, and more takes the model seconds."""
CANDIDATES = 12
"""Passages taken from each of word search and vector search."""
PER_PASSAGE = 3
"""Candidates for each passage that is asked for: rows of tables stand among them and are left out."""


def passage_ranks(question: str, tokens: Sequence[str], index: Index, candidates: int = CANDIDATES) -> dict[str, float]:
    """Fused rank per passage id; higher is better. `tokens` are the stems to search for by words, `candidates` how many are
    taken from each search.
    """
    lists: list[list[str]] = []
    if WORDS in index.searches:
        lists.append([index.content.passages[at].id for at, _ in index.word_search.best(tokens, candidates)])
    if MEANING in index.searches:
        lists.append([id_ for id_, _ in index.vectors.nearest(question, candidates)])
    ranks: dict[str, float] = {}
    for ids in lists:
        for rank, id_ in enumerate(ids):
            ranks[id_] = ranks.get(id_, 0.0) + 1 / (RRF_K + rank)
    return ranks


def meaning_of_sentences(question: str, index: Index) -> dict[str, float]:
    """How near in meaning the nearest sentences are to a question, by id: from 1 for the nearest down to 0 for the last."""
    if MEANING not in index.searches:
        return {}
    found = index.vectors.nearest(question.casefold()[:LONGEST], NEAREST, (WINDOW,))
    if len(found) < 2 or found[0][1] <= found[-1][1]:
        return {id_: 1.0 for id_, _ in found[:1]}
    first, last = found[0][1], found[-1][1]
    return {id_: (similarity - last) / (first - last) for id_, similarity in found}


def nearest_name(question: str, index: Index) -> str:
    """What figures measure that is nearest in meaning to a question, as the figures' row or measure; "" without vectors."""
    if MEANING not in index.searches:
        return ""
    found = index.vectors.nearest(question.casefold()[:LONGEST], 1, (NAME,))
    return found[0][0].rpartition("#")[0] if found else ""


def search_passages(question: str, index: Index, count: int) -> list[Passage]:
    """The best passages of running text, at most `count`, best first."""
    candidates = max(CANDIDATES, count * PER_PASSAGE)
    ranks = passage_ranks(question[:LONGEST], index.word_search.tokens(question), index, candidates)
    best = sorted(ranks, key=lambda id_: -ranks[id_])
    return [index.passages[id_] for id_ in best if index.passages[id_].kind == "prose"][:count]
