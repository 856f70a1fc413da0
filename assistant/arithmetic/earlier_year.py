"""A figure of an earlier year that follows from a printed difference: 800, 30 fewer than the year before: 830."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.arithmetic.calculation import Calculation, add, subtract
from assistant.arithmetic.operands import is_amount
from assistant.arithmetic.wording import hedge, with_quotes, worth
from assistant.compose_values import topic
from assistant.lookup import look_up
from assistant.match import Matcher
from assistant.question_form import says_any
from assistant.records import Answer, Reading
from assistant.sheet import Sheet, place_of
from vectorstore.dutch.numbers import numbers_in
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.words import fold, words
from vectorstore.index import Index
from vectorstore.records import Figure, Period


@dataclass(frozen=True, slots=True)
class Step:
    """A level, the change that led to it, and the year that it is compared with."""

    level: Figure
    change: Figure
    base: Period


def work_out_earlier(reading: Reading, index: Index, matcher: Matcher) -> Answer | None:
    """What was there in the asked earlier year; None where the report prints that itself or no difference leads to it."""
    if reading.operation not in ("value", "trend") or reading.unknown or "share" in reading.wants:
        return None
    if not reading.periods:
        return None
    asked = replace(reading, operation="value", periods=(), wants=reading.wants - {"change", "number", "things"})
    found = look_up(asked, index, matcher).found
    if len(found) != 1 or len(reading.periods) > 2:
        return None
    levels = [f for f in found[0].figures if is_amount(f, index)]
    levels = [f for f in levels if _fits_best(f, levels)]
    steps = [step for level in levels for step in _steps(level, index) if _asked(step, reading, index)]
    return _told(reading, steps, index) if steps else None


def _asked(step: Step, reading: Reading, index: Index) -> bool:
    """Whether the question is about the base year: it names that, or the year before one that it names."""
    if any(_same_years(period, step.base) for period in reading.periods):
        return len(reading.periods) == 1
    before = says_any(reading.question, index.vocabulary.prose("year_before"))
    same = len(reading.periods) == 1 and _same_years(reading.periods[0], step.level.period)
    return before and same and step.base.first is not None and step.base.first + 1 == step.level.period.first


def _same_years(one: Period, other: Period) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _fits_best(figure: Figure, levels: Sequence[Figure]) -> bool:
    """Whether a level is the best one, stands with it, or repeats it elsewhere; others may measure something else."""
    best = levels[0]
    beside = (figure.place.section, figure.unit) == (best.place.section, best.unit)
    return figure.period == best.period and (beside or figure.value == best.value)


def _steps(level: Figure, index: Index) -> Iterator[Step]:
    """The differences that the report gives with a level: in its sentence, or in the next where that refers back."""
    if level.sentence is None:
        return
    sentence = index.sentences[level.sentence]
    _, after = index.neighbours(sentence)
    refers = after is not None and after.text.startswith(tuple(index.vocabulary.language["text"]["refers_back"]))
    near = [sentence, after] if after is not None and refers else [sentence]
    for change in (figure for one in near for figure in index.figures_of(one.id)):
        if change.kind != "change" or change.unit != level.unit or not change.direction:
            continue
        base = _base(change, level, index)
        if base is not None and change.area == level.area and _one_level(level, change, index):
            yield Step(level, change, base)


def _one_level(level: Figure, change: Figure, index: Index) -> bool:
    """Whether the difference is of this level: the only one of its unit there, or the text says that it is of both."""
    printed = index.figures_of(level.sentence) if level.sentence is not None else ()
    beside = [f for f in printed if f.unit == level.unit and f.kind == "level" and f.id != level.id]
    of_all = set(words(change.quote)) & {fold(word) for word in index.vocabulary.language["text"]["of_all"]}
    return not beside or (bool(of_all) and change.sentence != level.sentence)


def _base(change: Figure, level: Figure, index: Index) -> Period | None:
    """The year that a difference is compared with, as said right behind it: "30 minder dan het jaar ervoor"."""
    at = change.quote.find(change.printed)
    rest = change.quote[at + len(change.printed) :]
    mentions = find_periods(rest, index.vocabulary)
    years = {(mention.start, mention.end) for mention in mentions}
    numbers = [n.start for n in numbers_in(rest) if not any(start <= n.start < end for start, end in years)]
    clause = rest[: min(numbers)] if numbers else rest
    named = [m.period for m in mentions if m.base and m.end <= len(clause)]
    if named:
        base = named[0]
        earlier = base.last is not None and level.period.first is not None and base.last < level.period.first + 1
        return base if earlier and base.first != level.period.first else None
    said = " ".join(words(clause))
    if any(re.search(rf"\b{re.escape(fold(phrase))}\b", said) for phrase in index.vocabulary.prose("year_before")):
        return _year_before(level.period)
    return None


def _year_before(period: Period) -> Period | None:
    if period.first is None or period.last is None:
        return None
    first, last = period.first - 1, period.last - 1
    if "/" in period.label:
        return Period(f"{first % 100:02d}/{last % 100:02d}", first, last)
    return Period(str(first), first, last) if first == last else None


def _told(reading: Reading, steps: Sequence[Step], index: Index) -> Answer:
    sheet = Sheet(index)
    lines: list[str] = []
    figures: list[Figure] = []
    for step in reversed(steps):
        worked = _worked(step)
        both = (step.level, step.change)
        named = next((period.label for period in reading.periods if _same_years(period, step.base)), None)
        shown = sheet.derive(
            worked.value,
            step.level.unit,
            worked.text,
            both,
            step.level.area,
            hedge(worked, both),
            period=named or step.base.label,
        )
        lines.insert(
            0,
            f"**{shown}** in {named or 'het jaar ervoor'}: {sheet.give(step.level)} in {step.level.period.label}, "
            f"{sheet.give(step.change)} {'meer' if step.change.direction == 'up' else 'minder'} ({worked.text}).",
        )
        figures += [step.level, step.change]
    first = steps[0].level
    about = f"Het gaat om {topic(first)}, {first.area} ({place_of(first, index)})."
    return sheet.answer(reading.question, "answered", with_quotes("\n\n".join([*lines, about]), figures))


def _worked(step: Step) -> Calculation:
    """Undo the change: what was lost is added, what came is taken off."""
    change = abs(worth(step.change))
    return add([worth(step.level), change]) if step.change.direction == "down" else subtract(worth(step.level), change)
