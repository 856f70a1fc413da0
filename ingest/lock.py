"""One ingest at a time: a lock of the operating system, which lets go when the process that holds it ends, however it ends."""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from vectorstore.errors import IngestBusyError, ReportError

LOCK, HOLDER = "ingest.lock", "ingest.json"
LONGEST_WAIT = 1800
"""Seconds that a second ingest waits at most: longer than any ingest of reports within the bounds takes."""


@contextmanager
def only_one(root: Path, wait: bool, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of an index. Where another ingest has it, `tell` says so in Dutch and this one waits, or with
    `wait` False raises IngestBusyError.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(root / LOCK)
        lock.acquire(timeout=0)
    except Timeout:
        if not wait:
            raise IngestBusyError(f"{_who(root)}; probeer het opnieuw als die klaar is.") from None
        tell(f"{_who(root)}; deze wacht tot die klaar is.")
        _wait_for(lock, root)
    except OSError as fault:
        raise ReportError(f"In de map {root} kan niet geschreven worden; kies een andere met --index.") from fault
    try:
        _say_who(root)
        yield
    finally:
        with suppress(OSError):
            (root / HOLDER).unlink(missing_ok=True)
        lock.release()


def _say_who(root: Path) -> None:
    """Leave the number of this process for others to name; without it the lock holds as well."""
    with suppress(OSError):
        (root / HOLDER).write_text(json.dumps({"pid": os.getpid(), "since": time.strftime("%H:%M")}), encoding="utf-8")


def _wait_for(lock: FileLock, root: Path) -> None:
    try:
        lock.acquire(timeout=LONGEST_WAIT)
    except Timeout as fault:
        raise IngestBusyError(f"{_who(root)} en is nog niet klaar; stop die of probeer het later.") from fault


def _who(root: Path) -> str:
    """Which process holds the lock, as far as it said so."""
    try:
        holder = json.loads((root / HOLDER).read_text(encoding="utf-8"))
        return f"Er loopt al een inlezing in {root} (proces {holder['pid']}, sinds {holder['since']})"
    except (OSError, ValueError, KeyError):
        return f"Er loopt al een inlezing in {root}"
