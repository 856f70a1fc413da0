"""Questions that no figure answers: the sentences that do, found by words and vectors together, quoted in order."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.asked import is_asked_period
from assistant.other_things import OWN
from assistant.question_form import says_any
from assistant.records import RANKED, Answer, Reading
from assistant.sheet import Sheet, headings
from assistant.terms import coverage
from vectorstore.dutch.numbers import NUMBER_WORDS
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import WORDS, Index
from vectorstore.passage_search import meaning_of_sentences
from vectorstore.records import Sentence

MEANING_SHARE = 0.4
"""How much nearness in meaning counts beside the words of the sentence; of 0.2 to 0.7 the best in the first three."""
MARKER_BONUS = 0.2
"""For a sentence that names a cause or explains, where the question asks for that."""
LIGHT_BONUS = 0.2
"""For a sentence that also has all the light words of a question ("relatief", "peiljaar"), which are no subject."""
COUNT_BONUS = 0.3
"""For a sentence that counts ("negen van de veertien") where a count is asked."""
_COUNTS = tuple(f"{word} van de" for word in NUMBER_WORDS)
AREA_BONUS = 0.08
FIGURE_BONUS = 0.15
"""For a sentence with a figure that was found, where a development is asked."""
PERIOD_BONUS = 0.15
"""For a sentence with a figure of the asked period."""
MIN_COVERED = 0.55
"""A sentence answers only if it carries this part of the question's words; set on questions that the report lacks."""
SECTION_NEAR = 0.9
"""A section may be quoted from if its best sentence scores this part of the very best."""
KEEP = 0.8
"""Further sentences are quoted from this part of the best one's score on."""
LONG_MARKER = 6
"""Shortest marker that is looked for inside a word."""
CONTRARY = "daarentegen"
"""A sentence with this word says the other half of the one before it."""
MAX_SENTENCES = 3
MAX_BLOCK = 5
"""Sentences in the answer to an open question, those beside the best ones included."""
MAX_WORDS = 110


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its score (about 0 to 1.6), how much of the question's words it carries and how near in meaning it
    is (both 0 to 1).
    """

    sentence: Sentence
    score: float
    covered: float
    meaning: float = 0.0


def find_sentences(
    reading: Reading, index: Index, phrases: Phrases, carrying: Collection[str | None] = ()
) -> list[Scored]:
    """Sentences that fit a question, best first. `carrying` are ids of sentences with a figure that was found for it."""
    meant = meaning_of_sentences(f"{reading.before} {reading.question}".strip(), index)
    markers = _markers(reading, index)
    dated = _with_asked_period(reading, index)
    light = _light_words(reading, index)
    wanted = set(index.content.members if reading.over == "areas" and not reading.areas else reading.areas)
    scored = []
    for sentence in index.content.sentences:
        covered = coverage(reading.terms, sentence.terms, phrases)
        if not covered or (WORDS not in index.searches and sentence.id not in meant):
            continue
        text = f" {fold(sentence.place.section)} {fold(sentence.text)}"
        score = covered * (WORDS in index.searches) + MEANING_SHARE * meant.get(sentence.id, 0.0)
        score += MARKER_BONUS * any(f" {marker}" in text or _heads(marker, sentence) for marker in markers)
        score += COUNT_BONUS * (reading.operation == "count" and any(f" {m}" in text for m in _COUNTS))
        score += LIGHT_BONUS * sum(sentence.terms.get(w, 0.0) >= OWN for w in light) / max(len(light), 1)
        score += PERIOD_BONUS * (sentence.id in dated)
        score += FIGURE_BONUS * (sentence.id in carrying)
        named = {mention.area.name for mention in index.areas.find(sentence.text)}
        score += AREA_BONUS * bool(named & wanted)
        scored.append(Scored(sentence, score, covered, meant.get(sentence.id, 0.0)))
    return sorted(scored, key=lambda item: -item.score)


def _heads(marker: str, sentence: Sentence) -> bool:
    """Whether a marker is part of a compound in the heading: prognose in Bevolkingsprognoses."""
    return len(marker) >= LONG_MARKER and marker in fold(sentence.place.section)


def _light_words(reading: Reading, index: Index) -> frozenset[str]:
    """Stems of the question that are neither a term nor a function word."""
    stopwords = {stem(word) for word in index.vocabulary.stopwords}
    return reading.said - stopwords - {key for term in reading.terms for key, _ in term.keys}


def compose_sentences(reading: Reading, scored: Sequence[Scored], index: Index) -> Answer:
    """The best sentences in reading order, as quotations with their place."""
    best = scored[0].score
    section = _best_section(scored)
    scored = [item for item in scored if _section(item) == section]
    chosen: list[Sentence] = []
    length = 0
    for item in scored:
        length += len(words(item.sentence.text))
        if chosen and (item.score < KEEP * best or len(chosen) >= MAX_SENTENCES or length > MAX_WORDS):
            break
        chosen.append(item.sentence)
    chosen = _with_neighbours(chosen, reading, index)
    chosen.sort(key=lambda sentence: (sentence.place.report, sentence.place.first_line))
    sheet = Sheet(index)
    lines: list[str] = []
    heading = None
    for sentence in chosen:
        sheet.cite_sentence(sentence)
        where = headings(sentence.place)
        if where != heading:
            lines.append(f"Het rapport zegt hierover (hoofdstuk {where}):")
            heading = where
        lines.append(f"> „{sentence.text}”")
    answer = sheet.answer(reading.question, "answered", "\n\n".join(lines))
    return replace(answer, strength=(scored[0].covered + scored[0].meaning) / 2)


def _with_neighbours(chosen: Sequence[Sentence], reading: Reading, index: Index) -> list[Sentence]:
    """The sentences with those that they cannot do without.

    Before a sentence that refers back, the one that it refers to; behind it, the exceptions to it; and where a cause is
    asked, the sentence behind the best one, which mostly gives it.
    """
    kept = list(chosen)
    openers = tuple(index.vocabulary.language["text"]["openers"])
    exceptions = tuple(index.vocabulary.language["sentences"]["exceptions"])
    for sentence in chosen:
        before, after = index.neighbours(sentence)
        if before and before not in kept and sentence.text.startswith(openers) and not sentence.opens_paragraph:
            kept.append(before)
        caused = before and reading.operation == "why" and sentence is chosen[0] and _names_cause(before, index)
        if caused and before and before not in kept:
            kept.append(before)
        goes_on = reading.operation in ("why", "definition") and sentence is chosen[0]
        follows = after and (after.text.startswith(exceptions) or CONTRARY in after.text or goes_on)
        if after and after not in kept and follows:
            kept.append(after)
    if reading.operation in ("why", "open"):
        kept = _rounded_off(kept, chosen, index)
    return kept


def _rounded_off(kept: list[Sentence], chosen: Sequence[Sentence], index: Index) -> list[Sentence]:
    """With the sentences beside the best ones, as long as all stays short: a cause or consequence is told in a few."""
    length = sum(len(words(sentence.text)) for sentence in kept)
    for sentence in chosen:
        for near in reversed(index.neighbours(sentence)):
            if near is None or near in kept or len(kept) >= MAX_BLOCK:
                continue
            length += len(words(near.text))
            if length > MAX_WORDS:
                return kept
            kept.append(near)
    return kept


def _names_cause(sentence: Sentence, index: Index) -> bool:
    text = f" {fold(sentence.text)}"
    return any(f" {marker}" in text for marker in index.vocabulary.language["sentences"]["cause"])


def _best_section(scored: Sequence[Scored]) -> tuple[str, str]:
    """The section to quote from: of those with a sentence near the best, the one whose best three add up to most."""
    totals: dict[tuple[str, str], list[float]] = defaultdict(list)
    for item in scored:
        totals[_section(item)].append(item.score)
    near = [section for section, scores in totals.items() if max(scores) >= SECTION_NEAR * scored[0].score]
    return max(near, key=lambda section: sum(sorted(totals[section], reverse=True)[:MAX_SENTENCES]))


def _section(item: Scored) -> tuple[str, str]:
    return item.sentence.place.chapter, item.sentence.place.section


def _with_asked_period(reading: Reading, index: Index) -> set[str | None]:
    """Ids of sentences that name an asked period, or hold a figure of it."""
    if not reading.periods:
        return set()
    said: set[str | None] = {
        id_ for id_, periods in index.said_periods.items() if any(is_asked_period(reading, p) for p in periods)
    }
    return said | {f.sentence for f in index.content.figures if is_asked_period(reading, f.period)}


def _markers(reading: Reading, index: Index) -> tuple[str, ...]:
    lists = index.vocabulary.language["sentences"]
    if reading.operation == "why":
        return tuple(lists["cause"])
    if reading.operation == "open" and says_any(
        reading.question, index.vocabulary.operations["open"]["consequence_words"]
    ):
        return tuple(lists["consequence"])
    if reading.operation == "count":
        return tuple(lists["quantity"])
    if reading.operation == "when":
        return tuple(lists["since"])
    if reading.operation == "definition":
        return tuple(lists["definition"])
    if reading.operation in RANKED:
        return tuple(index.vocabulary.operations[reading.operation]["phrases"])
    return index.vocabulary.prose("forecast") if "forecast" in reading.wants else ()
