"""Holds the verdicts on memos against those that their writers gave: each claim found back by where it stands in the text."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.claims.check_text import TextChecker
from assistant.claims.memo import read_memo
from assistant.claims.records import CORRECT, NO_CLAIM, NOT_IN_REPORT, OTHER, ROUNDED, WRONG, Judged, Memo

NOT_RIGHT = (OTHER, WRONG, NOT_IN_REPORT)
CALLED_RIGHT = (CORRECT, ROUNDED)
MISSED = "missed"
"""What a claim gets that the checker did not see."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MARKUP = re.compile(r"\*\*|__|`|^#+ ")


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
    """How many claims were judged as their writer did, by expected and given verdict."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    words: Counter[bool] = field(default_factory=Counter)
    numbers: Counter[bool] = field(default_factory=Counter)
    failures: list[tuple[Expected, str]] = field(default_factory=list)

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
        """Part of the claims that got the verdict of their writer."""
        return (self.words[True] + self.numbers[True]) / self.claims

    @property
    def wrong(self) -> int:
        return sum(count for (expected, _), count in self.pairs.items() if expected in NOT_RIGHT)

    @property
    def wrong_called_right(self) -> int:
        """Claims that are not right and were called right: the worst there is."""
        return sum(
            count for (expected, given), count in self.pairs.items() if expected in NOT_RIGHT and given in CALLED_RIGHT
        )

    def told(self) -> str:
        return (
            f"{self.right:.1%} van {self.claims} beweringen goed beoordeeld "
            f"(getallen {self.numbers[True]} van {self.numbers.total()}, woorden {self.words[True]} van {self.words.total()}); "
            f"{self.wrong_called_right} van {self.wrong} foute goed genoemd"
        )


def score(folder: Path, checker: TextChecker) -> Score:
    """The score of the memos in a folder."""
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    expected = [
        Expected(line["memo"], line["text"], line["sentence"], line["verdict"]) for line in map(json.loads, lines)
    ]
    found = Score()
    for name in dict.fromkeys(line.memo for line in expected):
        memo = read_memo(folder / name)
        for line, given in _beside([one for one in expected if one.memo == name], memo, checker.check(memo)):
            found.add(line, given)
    return found


def _beside(expected: Sequence[Expected], memo: Memo, judged: Sequence[Judged]) -> Iterator[tuple[Expected, str]]:
    """Each expected claim with the verdict that was given at its place."""
    starts: list[int] = []
    full = ""
    for block in memo.blocks:
        starts.append(len(full))
        full += block.text + " "
    placed = [
        (starts[one.claim.block] + one.claim.start, starts[one.claim.block] + one.claim.end, one) for one in judged
    ]
    used: dict[tuple[int, str], int] = {}
    at = 0
    for line in expected:
        sentence, text = _bare(line.sentence), _bare(line.text)
        at = _first(full, sentence, at)
        start = full.find(text, used.get((at, text), at), at + len(sentence))
        assert start >= 0, f"{line.memo}: «{text}» staat niet in de tekst"
        used[at, text] = start + len(text)
        yield line, _given(line, start, start + len(text), at, at + len(sentence), placed)


def _first(full: str, sentence: str, after: int) -> int:
    """Where a sentence stands, the next one after a place first."""
    found = full.find(sentence, max(0, after - len(sentence) - 400))
    found = found if found >= 0 else full.find(sentence)
    assert found >= 0, f"«{sentence}» staat niet in de tekst"
    return found


def _given(
    line: Expected, start: int, end: int, first: int, last: int, placed: Sequence[tuple[int, int, Judged]]
) -> str:
    hits = [(min(end, y) - max(start, x), one) for x, y, one in placed if x < end and y > start]
    if line.in_words:
        hits = [hit for hit in hits if hit[1].claim.kind != "none"]
        if not hits:  # the writer may have taken more or other words of the sentence than the checker
            hits = [(-abs(x - start), one) for x, _, one in placed
                    if first <= x < last and one.claim.kind not in ("number", "none")]  # fmt: skip
    else:
        hits = [hit for hit in hits if hit[1].claim.kind in ("number", "none")]
    return max(hits, key=lambda hit: hit[0])[1].verdict if hits else MISSED


def _bare(text: str) -> str:
    return " ".join(_MARKUP.sub("", " ".join(text.split())).strip().strip("|").split())
