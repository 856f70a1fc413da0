"""Two runs side by side, question by question: what got better and what got worse."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from assistant.evaluation.records import Evaluation, Graded
from vectorstore.errors import QuestionSetError

_ORDER = {"wrong": 0, "missed": 1, "right": 2}
"""From worst to best: a wrong figure is worse than none."""


@dataclass(frozen=True, slots=True)
class Change:
    """A question that both runs have and that got another grade."""

    old: Graded
    new: Graded

    @property
    def better(self) -> bool:
        """Whether the new grade is better."""
        return _ORDER[self.new.verdict] > _ORDER[self.old.verdict]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since an earlier run. `chance` is how likely changes as uneven as these are by chance alone.

    `rewritten` counts questions that have another answer with the same grade; `added` and `removed` those in one run only.
    """

    old: Evaluation
    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    same: int
    rewritten: int
    added: int
    removed: int
    chance: float


def compare(old: Evaluation, new: Evaluation) -> Comparison:
    """Compare by the ids of the questions. Source of `chance`: the exact sign test (McNemar 1947) of scipy."""
    before = {item.question.id: item for item in old.graded}
    both = [(before[item.question.id], item) for item in new.graded if item.question.id in before]
    changes = [Change(*pair) for pair in both if pair[0].verdict != pair[1].verdict]
    better = tuple(change for change in changes if change.better)
    same = [pair for pair in both if pair[0].verdict == pair[1].verdict]
    return Comparison(
        old,
        better,
        tuple(change for change in changes if not change.better),
        len(same),
        sum(one.given.text != other.given.text for one, other in same),
        len(new.graded) - len(both),
        len(old.graded) - len(both),
        _chance(len(better), len(changes)),
    )


def read_evaluation(path: Path) -> Evaluation:
    """A run that was stored with --json. Raises QuestionSetError."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Evaluation)
    except OSError as fault:
        raise QuestionSetError(f"Het bestand {path} is niet te lezen; controleer de naam.") from fault
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise QuestionSetError(
            f"{path.name} is geen eerdere uitslag; bewaar er een met: dtz evaluate --json > uitslag.json"
        ) from fault


def _chance(better: int, changes: int) -> float:
    if not changes:
        return 1.0
    from scipy.stats import binomtest

    return float(binomtest(better, changes).pvalue)
