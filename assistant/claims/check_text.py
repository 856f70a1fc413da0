"""The flow of checking a text, step by step: read → find its claims → hold each against the report → explain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.claims.claim_reader import ClaimReader
from assistant.claims.counted import Counted
from assistant.claims.explain import explained
from assistant.claims.in_words.found import word_claims
from assistant.claims.in_words.judge import WordJudge
from assistant.claims.in_words.word_claim import COMPARISON, RANK, TREND, WordClaim
from assistant.claims.judge import Judge
from assistant.claims.no_claim import spans
from assistant.claims.records import CORRECT, NO_CLAIM, NOT_IN_REPORT, ROUNDED, WRONG, Claim, Judged, Memo
from assistant.claims.statements import Spoken, StatementReader
from assistant.question_form import says_any
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Figure

_COUNTED = re.compile(r"\d\s+van\s+de\s+\d")
"""A count of some of a set: "14 van de 26 indicatoren"."""
_PATH = re.compile(r"\b(?:van|naar|tot)\s+(?:(?:ruim|bijna|circa|ongeveer|zo'n)\s+)?(?:€\s*)?$", re.IGNORECASE)
_YEARS = re.compile(r"\bja(?:ar|ren)\b", re.IGNORECASE)
MOST_BETWEEN = 1
"""Sentences without a number over which a subject goes on."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a sentence takes over from the one before it: the figure that this is about, and the year that it says."""

    figures: tuple[Figure, ...] = ()
    year: int | None = None


NOTHING = Carried()


class TextChecker:
    """Checks texts against one report. Making it costs milliseconds; it loads no model."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._judge = Judge(index)
        self._statements = StatementReader(index, self._judge.subjects.names_any)
        self._claims = ClaimReader(index)
        self._counted = Counted(index)
        self._word_judge = WordJudge(index, self._judge.subjects)

    def check(self, memo: Memo) -> list[Judged]:
        """All claims of a text with their verdicts, in reading order."""
        found: list[Judged] = []
        before: Sequence[Judged] = ()
        heading, since = "", 0
        above: dict[str, Judged] = {}
        for spoken in self._statements.read(memo):
            carried = self._carried(spoken, before)
            column = spoken.column
            above = above if column else {}
            numbers = _with_spans(self._numbers(spoken, carried, above.get(column)), spoken, memo)
            for one in numbers if column else ():
                above = {**above, column: one} if one.verdict in (CORRECT, ROUNDED) else above
            numbers = self._with_counts(numbers, spoken)
            in_words = list(self._words(spoken, numbers, before))
            numbers = [one for one in numbers if not _is_inside(one, in_words)]
            told = sorted((*numbers, *in_words), key=lambda judged: judged.claim.start)
            found += (_as_written(one, spoken, memo) for one in told)
            if any(one.claim.kind == "number" for one in numbers) or spoken.heading != heading:
                before, heading, since = numbers, spoken.heading, 0
            else:
                since += 1
                goes_on = since <= MOST_BETWEEN and not spoken.areas
                before = before if goes_on else ()
        return explained(found, self._index)

    def _carried(self, spoken: Spoken, before: Sequence[Judged]) -> Carried:
        """What the sentence before is about, for one that names nothing itself: "Dat is 20% minder dan in 2000"."""
        subjects = self._judge.subjects
        own = subjects.listener.subject_words(spoken.text)
        parts = self._index.lexicon.parts
        listener = subjects.listener
        names = (
            len(own) > 1
            or listener.names_other(spoken.text)
            or (own and (subjects.names_any(spoken.text) or parts(own[0]) or listener.meant_in(own[0])))
            or any(" " in thing for thing in listener.meant_in(spoken.text))
            or says_any(spoken.text, self._index.vocabulary.claims["subject"]["everyone"])
        )
        if names or _COUNTED.search(spoken.text):
            return NOTHING
        told = [one for one in before if one.claim.kind == "number" and one.verdict != NOT_IN_REPORT and one.figures]
        if not told:
            return NOTHING
        claim = told[-1].claim
        own_time = find_periods(spoken.text, self._index.vocabulary) or _YEARS.search(spoken.text)
        year = (
            claim.period.last if claim.period and claim.period_said and not claim.period.span and not own_time else None
        )
        return Carried((told[-1].figures[0],), year)

    def _numbers(self, spoken: Spoken, carried: Carried, above: Judged | None) -> list[Judged]:
        """The numbers of a sentence. One that the report seems not to have is held once more against what the number beside it is
        surely about ("in Drenthe 8,58 en in Regio Zwolle 9,08"), or in a table the number above it.
        """
        claims = self._claims.claims(spoken)
        judged = [self._number(claim, figures, carried) for claim, figures in claims]
        for at, (claim, figures) in enumerate(claims):
            if judged[at].verdict == NOT_IN_REPORT and len(figures) == 1:
                others = [*reversed(judged[:at]), *judged[at + 1 :]]
                beside = [above.figures[0]] if above else self._beside(claim, others)
                ruled = self._judge.goes_on(claim, figures[0], beside)
                if ruled is None or ruled.verdict == NOT_IN_REPORT:
                    ruled = self._judge.changed(claim, figures[0], beside or carried.figures)
                if ruled is None or ruled.verdict == NOT_IN_REPORT:
                    counts = [one.figures[0] for one in judged[:at] if one.verdict in (CORRECT, ROUNDED)]
                    ruled = self._judge.share_of_region(claim, figures[0], counts or list(carried.figures)) or ruled
                judged[at] = ruled or judged[at]
        return judged

    def _number(self, claim: Claim, figures: Sequence[Figure], carried: Carried) -> Judged:
        """The verdict on a number; one that holds for several places is right where it is right for each."""
        if not figures:
            return Judged(claim, NO_CLAIM)
        judged = [self._judge.number(claim, figure, carried.figures, carried.year) for figure in figures]
        right = [one for one in judged if one.verdict == CORRECT]
        return right[0] if right and len(right) == len(judged) else next(one for one in judged if one not in right)

    def _beside(self, claim: Claim, others: Sequence[Judged]) -> list[Figure]:
        """The figure of the first other number of a sentence that is right, for one whose clause says no subject of its own."""
        if self._judge.subjects.listener.subject_words(claim.clause):
            return []
        right = (one for one in others if one.verdict in (CORRECT, ROUNDED) and one.claim.unit in (claim.unit, None))
        return [one.figures[0] for one in right][:1]

    def _with_counts(self, numbers: list[Judged], spoken: Spoken) -> list[Judged]:
        """The numbers of a sentence with its counts of some of a set: "9 van de 14 sectoren"; in words these are one claim."""
        for count in () if spoken.cell else self._counted.of(spoken.text):
            says = f"«{count.sentence.text.strip()}»"
            for start, end, right in count.parts:
                at = spoken.start + start
                claim = Claim("count", spoken.text[start:end], spoken.text, spoken.block, at, spoken.start + end)
                numbers = [one for one in numbers if not start <= one.claim.start - spoken.start < end]
                numbers.append(Judged(claim, CORRECT if right else WRONG, says, sentences=(count.sentence,)))
            numbers.sort(key=lambda judged: judged.claim.start)
        return numbers

    def _words(self, spoken: Spoken, numbers: Sequence[Judged], before: Sequence[Judged]) -> Iterator[Judged]:
        """Claims in words; a rise or fall by a number in its clause is told by that number ("met 3%"; not "naar 3%"). `before`
        are the numbers of the sentence before.
        """
        if spoken.cell:
            return
        counted = [
            one.claim.start - spoken.start for one in numbers if one.claim.kind == "number" and not _is_end(one, spoken)
        ]
        areas, categories = spoken.areas, self._word_judge.categories
        for claim in word_claims(spoken.text, areas, self._index.vocabulary, categories):
            if claim.kind == TREND and any(claim.clause[0] <= at < claim.clause[1] for at in counted):
                continue
            beside = self._figures_beside(spoken, claim, numbers, before)
            terms = self._statements.terms_at(spoken, claim.start, claim.end)
            ruling = self._word_judge.ruling(claim, spoken, terms, beside)
            if ruling is None:
                continue
            made = Claim(
                kind=claim.kind,
                text=spoken.text[claim.start : claim.end],
                sentence=spoken.text,
                block=spoken.block,
                start=spoken.start + claim.start,
                end=spoken.start + claim.end,
            )
            yield Judged(made, ruling.verdict, ruling.says, figures=ruling.figures, sentences=ruling.sentences)

    def _figures_beside(
        self, spoken: Spoken, claim: WordClaim, numbers: Sequence[Judged], before: Sequence[Judged]
    ) -> list[Figure]:
        """The figures of the report that a claim in words goes on about: of the nearest number in its clause or before it, or of
        the last number of the sentence before, where this one points back to that.
        """
        start = spoken.start + claim.start
        outside = (one for one in numbers if not start <= one.claim.start < spoken.start + claim.end)
        told = [one for one in outside if one.figures and one.claim.kind == "number"]
        inside = [one for one in told if claim.clause[0] <= one.claim.start - spoken.start < claim.clause[1]]
        nearest = inside[-1:]
        own = self._judge.subjects.listener.subject_words(spoken.text[slice(*claim.clause)])
        follows = (
            claim.kind == RANK and not spoken.text[claim.clause[0] : claim.start].strip()
        )  # "1,62, de laagste van alle"
        if claim.kind in (COMPARISON, RANK, TREND) and (follows or not own):
            nearest = nearest or [one for one in told if one.claim.start < start][-1:]
        listed = self._index.vocabulary.claims["words"]
        points_back = (*listed["points_back"], *(f"{way} " for way in listed["nowhere"]))
        somewhere = any(mention.area.name in self._index.content.members for mention in spoken.areas)
        if claim.kind == RANK and not nearest and not somewhere:
            nearest = [one for one in told if one.verdict == CORRECT and one.claim.start > start][:1]
        if not nearest and not own and (claim.kind != RANK or fold(spoken.text).startswith(points_back)):
            nearest = [one for one in before if one.figures and one.claim.kind == "number"][-1:]
        return [
            next((figure for figure in one.figures if figure.area in one.claim.areas), one.figures[0])
            for one in nearest
        ]


def _is_inside(one: Judged, in_words: Sequence[Judged]) -> bool:
    """Whether a part is told within a comparison: "minder dan de helft van dat in Hardenberg"."""
    part = one.claim.quantity is not None and one.claim.quantity.fraction
    compared = (other.claim for other in in_words if other.claim.kind == COMPARISON)
    return part and any(other.start <= one.claim.start < other.end for other in compared)


def _is_end(one: Judged, spoken: Spoken) -> bool:
    """Whether a number is what something went from or to: the words around it claim which way that was."""
    at = one.claim.start - spoken.start
    return one.claim.measure != "change" and _PATH.search(spoken.text[:at]) is not None


def _as_written(judged: Judged, spoken: Spoken, memo: Memo) -> Judged:
    """A claim with the words of the text itself: a sentence is read with "3,5%" for "3.5%"."""
    written = memo.blocks[spoken.block].text
    claim = judged.claim
    if spoken.cell:  # it is read with the unit of its header
        stop = written.find(" | ", claim.start)
        end = min(claim.end, len(written) if stop < 0 else stop)
        return replace(judged, claim=replace(claim, text=written[claim.start : end].strip(), end=end))
    sentence = written[spoken.start : spoken.start + len(spoken.text)]
    return replace(judged, claim=replace(claim, text=written[claim.start : claim.end].strip(), sentence=sentence))


def _with_spans(numbers: list[Judged], spoken: Spoken, memo: Memo) -> list[Judged]:
    """The numbers of a sentence with dates, times and telephone numbers as one each."""
    if spoken.cell:
        return numbers
    text = memo.blocks[spoken.block].text[spoken.start : spoken.start + len(spoken.text)]
    told = [
        (one.claim.start - spoken.start, one.claim.end - spoken.start) for one in numbers if one.claim.kind == "number"
    ]
    found = [
        (start, end)
        for start, end in spans(text)
        if any(letter.isdigit() for letter in text[start:end])
        and not any(first < start and end <= last for first, last in told)
    ]
    apart = [one for one in numbers if not any(start <= one.claim.start - spoken.start < end for start, end in found)]
    at, offset = spoken.block, spoken.start
    whole = [
        Judged(Claim("none", text[start:end].strip(), spoken.text, at, offset + start, offset + end), NO_CLAIM)
        for start, end in found
    ]
    return sorted((*apart, *whole), key=lambda one: one.claim.start)
