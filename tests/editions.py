"""The same report as another edition: other digits in every figure, or other municipalities; and what answers become then."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from pathlib import Path

from assistant.ask import Assistant
from assistant.evaluation.question_set import read_questions
from assistant.evaluation.records import Question
from assistant.evaluation.score import found
from tests.conftest import REPORT
from vectorstore.errors import QuestionError
from vectorstore.settings import PROJECT

ORIGINAL = REPORT.read_text(encoding="utf-8")
ORDERED = ("rank", "count")
"""Kinds whose answer hangs on the order of all figures of a row, which other digits change."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|[.,]\d)")
_NUMBER = re.compile(r"(?<![\w.,/])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|(?<![\w.,/])\d+(?:,\d+)?(?![\d/]|-\w)")
_LABEL = re.compile(r"\d\. [A-Z]|\d+\s*-\s*\d+\s+jarigen|\d+\s+jaar\s+en\s+(?:ouder|jonger)|\d+\s+jaar\b|\d+%-groep")
_BEFORE_LABEL = re.compile(r"(?:\bper|niveaus?|niveaus? \d en|\d+\s*-)\s*$")
"""Numbers that are no figures but names: of chapters, age groups, school years, "per 1.000"."""
_SHOWN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


@dataclass(frozen=True)
class Expected:
    """A question with the numbers that a right answer holds, one of each group, and those that it may not hold."""

    question: Question
    groups: tuple[tuple[str, ...], ...]
    wrong: tuple[str, ...] = ()

    def is_met(self, assistant: Assistant) -> bool:
        """Whether the assistant answers with them, and gives one of them as a figure where it gives figures."""
        try:
            answer = assistant.ask(self.question.question, self.question.history)
        except QuestionError:
            return False
        held = all(any(found(text, answer.text) for text in group) for group in self.groups)
        named = any(found(text, answer.text) for text in self.wrong)
        shown = " ; ".join(figure.text for figure in answer.figures)
        given = not shown or any(found(text, shown) for group in self.groups for text in group)
        return answer.status == "answered" and held and given and not named


class Edition:
    """The report with other digits; a number of the report becomes the same number everywhere, and no two become one."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._new: dict[str, str] = {}
        self._taken: set[Decimal] = set()

    @cached_property
    def text(self) -> str:
        """The whole report."""
        pieces, at = [], 0
        years = {match.start() for match in _YEAR.finditer(ORIGINAL)}
        for match in _NUMBER.finditer(ORIGINAL):
            if match.start() in years or _is_label(match):
                continue
            old, behind = match[0].replace(".", ""), ORIGINAL[match.end() : match.end() + 1]
            pieces += [ORIGINAL[at : match.start()], _like(match[0], self._digits(old, behind == "%"))]
            at = match.end()
        return "".join([*pieces, ORIGINAL[at:]])

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """What every altered number has become; numbers without points."""
        assert self.text
        return dict(self._new)

    def _digits(self, old: str, share: bool) -> str:
        """Other digits for a number without points; for each number the same everywhere, and for no two numbers one."""
        if old not in self._new:
            candidates = [self._drawn(old, share) for _ in range(300)]
            free = [one for one in candidates if one != old and _decimal(one) not in self._taken]
            self._new[old] = (free or candidates)[0]
            self._taken.add(_decimal(self._new[old]))
        return self._new[old]

    def _drawn(self, old: str, share: bool) -> str:
        """As many decimals, another first digit, and often one digit more or less before the comma, but for percentages."""
        whole, comma, decimals = old.partition(",")
        length = len(whole) if share and len(whole) > 1 else max(1, len(whole) + self._rng.choice((-1, 0, 0, 1)))
        first = str(self._rng.randrange(1, 10))
        rest = "".join(str(self._rng.randrange(10)) for _ in range(length - 1 + len(decimals)))
        digits = first + rest
        return f"{digits[:length]}{comma}{digits[length:]}"


def _is_label(match: re.Match[str]) -> bool:
    before = ORIGINAL[max(0, match.start() - 20) : match.start()]
    return bool(_LABEL.match(ORIGINAL, match.start()) or _BEFORE_LABEL.search(before))


def value_questions() -> list[Question]:
    """Every question of the set whose right answer is made of numbers."""
    path = PROJECT / "data" / "questions" / "dutch-techzone.csv"
    return [q for q in read_questions(path) if q.expect == "answer" and any(_values(f.value) for f in q.figures)]


def expected(question: Question, numbers: Mapping[str, str]) -> Expected | None:
    """What a right answer holds when these numbers have become others; None where the question does not let that be told.

    A number of a quote becomes what it has become there; the sum or difference of two of them is worked out again.
    """
    if question.kind in ORDERED or _asks_about(question, numbers):
        return None
    asked = {value for figure in question.figures for value in _values(figure.value)}
    if question.kind == "conflict" and not all(asked & {*_values(" ; ".join(group))} for group in question.must):
        return None  # what is named beside the number hangs on the order of figures
    printed = {number.replace(".", "") for quote in question.quotes for number in _SHOWN.findall(quote)}
    known = {_decimal(number): _decimal(numbers.get(number, number)) for number in printed}
    if len(known) < len(printed):
        return None  # 34 and 34,0 may become different numbers
    groups = []
    for group in question.must:
        values = {value for text in group for value in _values(text) if value in asked}
        new = [known[value] if value in known else _worked_out(value, known) for value in sorted(values)]
        if None in new:
            return None
        if new:
            groups.append(tuple(_written(value) for value in new if value is not None))
    right = {text for group in groups for text in group}
    others = [number.replace(".", "") for text in question.must_not for number in _SHOWN.findall(text)[:1]]
    wrong = {_written(_decimal(numbers.get(number, number))) for number in others}
    return Expected(question, tuple(groups), tuple(sorted(wrong - right))) if groups else None


def renamed(question: Question, names: Mapping[str, str]) -> Expected | None:
    """The question with other municipalities; None where it calls one by a name that is not its full one."""
    asked = " ".join([question.question, *question.history])
    areas = " ".join(figure.area for figure in question.figures)
    if question.kind not in ORDERED and any(_whole(n).search(areas) and not _whole(n).search(asked) for n in names):
        return None
    if any(re.search(rf"{re.escape(name)}[\w-]", asked, re.IGNORECASE) for name in names):
        return None
    other = replace(
        question,
        question=replaced(question.question, names),
        history=tuple(replaced(turn, names) for turn in question.history),
    )
    groups = tuple(tuple(replaced(text, names) for text in group) for group in question.must)
    return Expected(other, groups, question.must_not)


def replaced(text: str, names: Mapping[str, str]) -> str:
    """The text with these names, whatever their capitals, as others; a name that breaks over lines stays broken."""
    for name, new in names.items():
        broken = re.sub(r"(.*)([ -])", r"\1\2\n", new)
        text = _whole(name).sub(lambda match, new=new, broken=broken: broken if "\n" in match[0] else new, text)  # type: ignore[misc]
    return text


def write(folder: Path, text: str) -> Path:
    """A report with its metadata in a folder."""
    report = folder / REPORT.name
    report.write_text(text, encoding="utf-8")
    report.with_suffix(".toml").write_text(REPORT.with_suffix(".toml").read_text(encoding="utf-8"), encoding="utf-8")
    return report


def _asks_about(question: Question, numbers: Mapping[str, str]) -> bool:
    """Whether the question itself names a number that has become another."""
    text = _YEAR.sub(" ", " ".join([question.question, *question.history]))
    return any(number.replace(".", "") in numbers for number in _SHOWN.findall(text))


def _worked_out(value: Decimal, known: Mapping[Decimal, Decimal]) -> Decimal | None:
    """The new difference or sum, where the old one is that of just one pair of quoted numbers."""
    pairs = list(combinations(known.items(), 2))
    new = {abs(b - d) for (a, b), (c, d) in pairs if abs(a - c) == value}
    new |= {b + d for (a, b), (c, d) in pairs if a + c == value}
    return next(iter(new)) if len(new) == 1 else None


def _values(text: str) -> list[Decimal]:
    return [_decimal(printed) for printed in _SHOWN.findall(text)]


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.replace(".", "").replace(",", "."))


def _written(value: Decimal) -> str:
    """In Dutch: 1234.5 as 1.234,5."""
    return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _like(old: str, new: str) -> str:
    """A number without points as the report would print it: with points, but where a table has none."""
    whole, comma, decimals = new.partition(",")
    bare = len(old.partition(",")[0]) > 3 and "." not in old
    return f"{whole if bare else f'{int(whole):,}'.replace(',', '.')}{comma}{decimals}"


def _whole(name: str) -> re.Pattern[str]:
    spoken = re.escape(name).replace(r"\-", r"-\s*")
    return re.compile(rf"(?<![\w-]){spoken}(?![\w-])", re.IGNORECASE)
