"""Clocks: a command in a process of its own, and calls within this one."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.evaluation.summary import percentile_95


@dataclass(frozen=True)
class Row:
    """One measured thing: median and 95th percentile over a number of runs, in `unit`."""

    name: str
    median: float
    p95: float
    unit: str
    runs: int


def row(name: str, values: Sequence[float], unit: str) -> Row:
    """The row of these values."""
    return Row(name, round(statistics.median(values), 2), round(percentile_95(list(values)), 2), unit, len(values))


def command(*arguments: str) -> tuple[float, float]:
    """Wall seconds and peak memory (MiB) of one dtz command in a process of its own."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "assistant.cli", *arguments], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"dtz {' '.join(arguments)} mislukte; probeer eerst: make setup")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def times(action: Callable[[], object], count: int) -> list[float]:
    """Milliseconds of each call."""
    result = []
    for _ in range(count):
        started = time.perf_counter()
        action()
        result.append((time.perf_counter() - started) * 1000)
    return result
