"""Feedback in a local SQLite file; the only file that knows sqlite3."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.feedback.records import LONGEST, Feedback
from vectorstore.errors import FeedbackError

_TABLE = """
create table if not exists feedback (
    id integer primary key autoincrement, at text not null, question text not null, history text not null,
    answer text not null, status text not null, good integer not null, reason text not null, expected text not null,
    edition text not null
)
"""
_COLUMNS = "id, at, question, history, answer, status, good, reason, expected, edition"
WAIT = 5.0
"""Seconds that a writer waits for another."""


class FeedbackStore:
    """The file is made at the first row. Raises FeedbackError where it cannot be read or written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, feedback: Feedback) -> int:
        """Keep one row, with the moment of now where it has none; returns its id."""
        at = feedback.at or datetime.now(UTC).isoformat(timespec="seconds")
        values = (at, feedback.question[:LONGEST], json.dumps(feedback.history), feedback.answer, feedback.status,
                  feedback.good, feedback.reason, feedback.expected[:LONGEST], feedback.edition)  # fmt: skip
        with self._open() as database:
            columns = _COLUMNS.removeprefix("id, ")
            cursor = database.execute(f"insert into feedback ({columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
            return int(cursor.lastrowid or 0)

    def remove(self, id_: int) -> None:
        """Take one row back."""
        with self._open() as database:
            database.execute("delete from feedback where id = ?", (id_,))

    def all(self, good: bool | None = None) -> list[Feedback]:
        """All rows, oldest first; only thumbs up or down where `good` says so."""
        if not self._path.is_file():
            return []
        where = "" if good is None else f" where good = {int(good)}"
        with self._open() as database:
            rows = database.execute(f"select {_COLUMNS} from feedback{where} order by id").fetchall()
        return [_feedback(row) for row in rows]

    def clean_up(self, days: int, now: datetime | None = None) -> int:
        """Remove rows that are older than so many days; returns how many."""
        if not self._path.is_file():
            return 0
        oldest = ((now or datetime.now(UTC)) - timedelta(days=days)).isoformat(timespec="seconds")
        with self._open() as database:
            return database.execute("delete from feedback where at < ?", (oldest,)).rowcount

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self._path, timeout=WAIT)
            try:
                with database:
                    database.execute(_TABLE)
                    yield database
            finally:
                database.close()
        except (OSError, sqlite3.Error) as fault:
            raise FeedbackError(
                f"Het bestand met reacties {self._path} is niet te gebruiken ({fault}); kies een ander met DTZ_FEEDBACK."
            ) from fault


def _feedback(row: tuple[int, str, str, str, str, str, int, str, str, str]) -> Feedback:
    id_, at, question, history, answer, status, good, reason, expected, edition = row
    read = Feedback(question, tuple(json.loads(history)), answer, status, bool(good), reason, expected, edition)
    return replace(read, at=at, id=id_)
