"""What words of a sentence claim about figures, as a record: a rank, a rise or fall, a comparison."""

from dataclasses import dataclass
from decimal import Decimal

RANK, TREND, COMPARISON, CATEGORY, MAINLY = "rank", "trend", "comparison", "category", "mainly"
BALANCE, EXCEPT = "balance", "except"


@dataclass(frozen=True, slots=True)
class WordClaim:
    """Words that claim something: `kind` is rank, trend, comparison or category (a word that stands in tables: "zeer krap").

    `way` is highest, lowest, best or worst for a rank (of changes with `moves`), up, down, unchanged, doubled or halved for a
    trend, higher, lower, better, worse, faster, slower or equal for a comparison, with `other`, the place that is compared with
    ("" for the country). `place` is the place in a ranking, `every` says that it is claimed of all municipalities,
    `after` that only that place has more, `factor` how many times as much is claimed, `hedge` the word before that, `only` of one
    place alone, `relative` that a percentage is meant, `since` the year that a trend compares with. `clause` are the offsets of
    the part of the sentence around the words.
    """

    kind: str
    way: str
    start: int
    end: int
    clause: tuple[int, int]
    place: int = 1
    moves: bool = False
    other: str = ""
    relative: bool = False
    every: bool = False
    only: bool = False
    since: int | None = None
    after: str = ""
    factor: Decimal | None = None
    hedge: str = ""
