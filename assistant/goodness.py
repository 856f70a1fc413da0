"""Whether more or less of something is better, by what a table says itself: a rise that it calls negative."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.question_form import asked_direction, says_any
from assistant.records import Match, Reading
from vectorstore.dutch.words import fold, words
from vectorstore.index import Index
from vectorstore.records import Figure

UP, DOWN = "up", "down"
_OTHER = {"highest": "lowest", "lowest": "highest"}


def asks_best(reading: Reading, index: Index) -> bool:
    """Whether a ranking asks for the best or the worst, not for the highest or the lowest."""
    operations = index.vocabulary.operations
    return reading.operation in _OTHER and says_any(reading.question, operations["judgement"]["ranked"])


def better_way(figure: Figure, index: Index) -> str:
    """ "up" where more is better, "down" where less is, "" where the table does not say."""
    table = index.tables.get(figure.table or "")
    row = next((row for row in table.rows if row.quote == figure.quote), None) if table else None
    if row is None:
        return ""
    prose, judgement = index.vocabulary.prose, index.vocabulary.operations["judgement"]
    said = [cell.word for cell in row.cells if cell.word]
    moved = next((way for word in said if (way := asked_direction(word, prose("change_up"), prose("change_down")))), "")
    good = any(_is(word, judgement["good"]) for word in said)
    bad = any(_is(word, judgement["bad"]) for word in said)
    if not moved or good == bad:
        return ""
    return moved if good else {UP: DOWN, DOWN: UP}[moved]


def ranked_by_goodness(reading: Reading, matches: Iterable[Match], index: Index) -> tuple[Reading, str]:
    """The reading of "de beste" as the highest or the lowest, with a sentence that says why, "" for any other ranking."""
    if not asks_best(reading, index):
        return reading, ""
    way = next((way for m in matches if m.figure.from_table and (way := better_way(m.figure, index))), "")
    if not way:
        return reading, "Het rapport zegt niet of hoger hier beter is."
    if way == UP:
        return reading, "Hoger is hier beter: dat zegt de tabel van het rapport."
    turned = replace(reading, operation=_OTHER[reading.operation])
    return turned, "Lager is hier beter: dat zegt de tabel van het rapport."


def _is(word: str, listed: Iterable[str]) -> bool:
    return bool(set(words(word)) & {fold(one) for one in listed})
