"""Holds the verdicts on memos against those that their writers gave: each claim found back by where it stands in the text.

Run as a program (python -m tests.judged_claims [SET …]) it prints the scores, and what each set has that is judged otherwise.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from assistant.claims.check_text import TextChecker
from assistant.claims.memo import read_memo
from assistant.claims.records import CORRECT, NO_CLAIM, NOT_IN_REPORT, OTHER, ROUNDED, WRONG, Judged, Memo
from ingest.pipeline import ingest
from tests.conftest import REPORT, WordEmbedder
from vectorstore.library import open_index

DOCUMENTS = Path(__file__).parent / "documents"
SETS = {
    "eerste": REPORT,
    "tweede": REPORT,
    "derde": REPORT,
    "vierde": REPORT,
    "vijfde": REPORT,
    "zesde": REPORT,
    "zevende": REPORT,
    "achtste": REPORT,
    "negende": REPORT,
    "tiende": REPORT,
    "elfde": REPORT,
    "twaalfde": REPORT,
    "dertiende": REPORT,
    "veertiende": REPORT,
    "vijftiende": REPORT,
    "noordkust": DOCUMENTS / "noordkust" / "rapport.md",
    "noordkust-tweede": DOCUMENTS / "noordkust" / "rapport.md",
    "noordkust-derde": DOCUMENTS / "noordkust" / "rapport.md",
    "noordkust-vierde": DOCUMENTS / "noordkust" / "rapport.md",
    "peelland": DOCUMENTS / "peelland" / "rapport.txt",
    "peelland-tweede": DOCUMENTS / "peelland" / "rapport.txt",
}
"""The folders in documents/memos, and the report that each is about."""
NOT_RIGHT = (OTHER, WRONG, NOT_IN_REPORT)
CALLED_RIGHT = (CORRECT, ROUNDED)
MISSED = "missed"
"""What a claim gets that the checker did not see."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MARKUP = re.compile(r"[\s*_`#|]+")


@dataclass(frozen=True)
class Expected:
    """A line of claims.jsonl: a claim as its writer meant it."""

    memo: str
    text: str
    sentence: str
    verdict: str

    @property
    def in_words(self) -> bool:
        """Whether it is a claim without a number."""
        return re.search(r"\d|procent", _YEAR.sub("", self.text)) is None


@dataclass
class Score:
    """How many claims were judged as their writer did, by expected and given verdict.

    `false_alarms` are claims that the checker called not right, where the writer lists no claim.
    """

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    words: Counter[bool] = field(default_factory=Counter)
    numbers: Counter[bool] = field(default_factory=Counter)
    failures: list[tuple[Expected, str]] = field(default_factory=list)
    false_alarms: list[Judged] = field(default_factory=list)

    def add(self, expected: Expected, given: str) -> None:
        nothing = expected.verdict == NO_CLAIM
        self.pairs[expected.verdict, given] += 1
        right = given == expected.verdict or (nothing and given == MISSED)
        if not nothing:
            (self.words if expected.in_words else self.numbers)[right] += 1
        if not right:
            self.failures.append((expected, given))

    @property
    def claims(self) -> int:
        return self.words.total() + self.numbers.total()

    @property
    def right(self) -> float:
        """Part of the claims that got the verdict of their writer; a claim that was missed did not."""
        return (self.words[True] + self.numbers[True]) / self.claims

    @property
    def missed(self) -> int:
        return self._count(lambda expected, given: expected != NO_CLAIM and given in (MISSED, NO_CLAIM))

    @property
    def wrong(self) -> int:
        return self._count(lambda expected, given: expected in NOT_RIGHT)

    @property
    def wrong_called_right(self) -> int:
        """Claims that are not right and were called right: the worst there is."""
        return self._count(lambda expected, given: expected in NOT_RIGHT and given in CALLED_RIGHT)

    @property
    def wrong_missed(self) -> int:
        """Claims that are not right and were not seen."""
        return self._count(lambda expected, given: expected in NOT_RIGHT and given in (MISSED, NO_CLAIM))

    @property
    def right_called_wrong(self) -> int:
        return self._count(lambda expected, given: expected in CALLED_RIGHT and given in NOT_RIGHT)

    @property
    def nothing_called_wrong(self) -> int:
        """Numbers that claim nothing by their writer, and were called not right."""
        return self._count(lambda expected, given: expected == NO_CLAIM and given in NOT_RIGHT)

    def _count(self, counts: Callable[[str, str], bool]) -> int:
        return sum(count for (expected, given), count in self.pairs.items() if counts(expected, given))


def table(scores: Iterable[tuple[str, Score]]) -> str:
    """The scores as a Markdown table: one row a set."""
    head = ("set", "beweringen", "als de schrijver", "getallen", "woorden", "niet gezien", "fout", "daarvan goed genoemd",
            "daarvan niet gezien", "goed, fout genoemd", "vals alarm")  # fmt: skip
    rows = [
        (
            name, score.claims, f"{score.right:.1%}", f"{score.numbers[True]} van {score.numbers.total()}",
            f"{score.words[True]} van {score.words.total()}", score.missed, score.wrong, score.wrong_called_right,
            score.wrong_missed, score.right_called_wrong, score.nothing_called_wrong + len(score.false_alarms),
        )
        for name, score in scores
    ]  # fmt: skip
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def score(folder: Path, checker: TextChecker) -> Score:
    """The score of the memos in a folder."""
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    expected = [
        Expected(line["memo"], line["text"], line["sentence"], line["verdict"]) for line in map(json.loads, lines)
    ]
    found = Score()
    for name in dict.fromkeys(line.memo for line in expected):
        memo = read_memo(folder / name)
        _add(found, memo, [one for one in expected if one.memo == name], checker.check(memo))
    return found


Span = tuple[int, int]


def _add(found: Score, memo: Memo, expected: Sequence[Expected], judged: Sequence[Judged]) -> None:
    """Each expected claim with the verdict that was given at its place. A verdict counts for one claim."""
    bare = _Bare(memo)
    given = [(bare.span(one), one) for one in judged]
    places = list(bare.places(expected))
    hits: list[Judged | None] = []
    used: set[int] = set()
    for line, (span, _) in zip(expected, places, strict=True):
        hits.append(_at_place(line, span, [(place, one) for place, one in given if id(one) not in used]))
        used.add(id(hits[-1]))
    for at, (line, (span, around)) in enumerate(zip(expected, places, strict=True)):
        if hits[at] is None and line.in_words and line.verdict != NO_CLAIM:
            # the writer may have taken other words of the sentence than the checker
            free = [
                (abs(span[0] - start), one)
                for (start, _), one in given
                if around[0] <= start < around[1]
                and one.claim.kind not in ("number", "count", "none")
                and id(one) not in used
            ]
            hits[at] = min(free, key=lambda hit: hit[0])[1] if free else None
            used.add(id(hits[at]))
    for line, hit in zip(expected, hits, strict=True):
        found.add(line, hit.verdict if hit else MISSED)
    found.false_alarms += [
        one
        for (start, end), one in given
        if one.verdict in NOT_RIGHT and id(one) not in used and not any(start < y and end > x for (x, y), _ in places)
    ]


def _at_place(line: Expected, span: Span, given: Sequence[tuple[Span, Judged]]) -> Judged | None:
    """What was judged at a place: the claim that has most of it, a number for a number ("35,3 misdrijven per 1.000 inwoners")."""
    hits = [
        (min(span[1], end) - max(span[0], start), one)
        for (start, end), one in given
        if start < span[1] and end > span[0] and _fits(line, one)
    ]
    nothing = line.verdict == NO_CLAIM
    return max(hits, key=lambda hit: ((hit[1].claim.kind == "none") == nothing, hit[0]))[1] if hits else None


def _fits(line: Expected, one: Judged) -> bool:
    return one.claim.kind != "none" if line.in_words else one.claim.kind in ("number", "count", "none")


class _Bare:
    """The text of a memo without white space and marks of Markdown, so that places do not hang on how it was read."""

    def __init__(self, memo: Memo) -> None:
        self._memo = memo
        texts = [_bare(block.text) for block in memo.blocks]
        self._starts = [0, *accumulate(len(text) for text in texts)]
        self._text = "".join(texts)

    def span(self, one: Judged) -> Span:
        """Where a claim of the checker stands."""
        block = self._memo.blocks[one.claim.block].text
        start, end = (len(_bare(block[:at])) for at in (one.claim.start, one.claim.end))
        return self._starts[one.claim.block] + start, self._starts[one.claim.block] + end

    def places(self, expected: Sequence[Expected]) -> Iterator[tuple[Span, Span]]:
        """Where each expected claim and its sentence stand, in the order of the memo."""
        used: dict[tuple[int, str], int] = {}
        at = 0
        for line in expected:
            sentence, text = _bare(line.sentence), _bare(line.text)
            at = self._first(sentence, at)
            start = self._text.find(text, used.get((at, text), at), at + len(sentence))
            assert start >= 0, f"{line.memo}: «{line.text}» staat niet in «{line.sentence}»"
            used[at, text] = start + len(text)
            yield (start, start + len(text)), (at, at + len(sentence))

    def _first(self, sentence: str, after: int) -> int:
        """Where a sentence stands, from the last place on."""
        found = self._text.find(sentence, after)
        found = found if found >= 0 else self._text.find(sentence)
        assert found >= 0, f"«{sentence}» staat niet in de tekst"
        return found


def _bare(text: str) -> str:
    return _MARKUP.sub("", text)


def checker_of(report: Path, folder: Path) -> TextChecker:
    """A checker on an index of one report in a folder, built with the word embedder."""
    ingest([report], folder, lambda step, done, total: None, WordEmbedder())
    return TextChecker(open_index(folder, WordEmbedder()))


def main(names: Sequence[str]) -> None:
    """Print the scores, and each claim that was judged otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        checkers = {
            report: checker_of(report, Path(folder) / report.parent.name) for report in {SETS[n] for n in names}
        }
        scores = [(name, score(DOCUMENTS / "memos" / name, checkers[SETS[name]])) for name in names]
    for name, one in scores:
        for expected, given in one.failures:
            print(f"{name}/{expected.memo}: «{expected.text}» {expected.verdict} -> {given}: {expected.sentence}")
        for judged in one.false_alarms:
            print(f"{name}: «{judged.claim.text}» vals alarm -> {judged.verdict}: {judged.claim.sentence}")
    print(table(scores))


if __name__ == "__main__":
    main(sys.argv[1:] or list(SETS))
