"""Checking a text of 20 pages, all memos about the report one after another: the whole command, and in a process that runs."""

import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from assistant.claims.claims_text import counts
from assistant.claims.commented_word import commented_word
from assistant.claims.memo import memo_of
from assistant.claims.over_reports import check_memo
from assistant.claims.records import NO_CLAIM
from assistant.librarian import open_librarian
from tests.bench.commands import RUNS
from tests.bench.measure import Row, command, row, times
from tests.judged_claims import DOCUMENTS
from vectorstore.settings import index_folder

PAGES, WORDS_A_PAGE = 20, 450
SETS = ("eerste", "tweede", "derde", "vierde")


def long_text(words: int = PAGES * WORDS_A_PAGE) -> str:
    """So many words of memos, each whole; where there are too few memos they come again."""
    memos = [
        path.read_text(encoding="utf-8")
        for name in SETS
        for path in sorted((DOCUMENTS / "memos" / name).glob("*.[mt]*"))
    ]
    taken: list[str] = []
    count = 0
    for memo in cycle(memos):
        if count >= words:
            break
        taken.append(memo)
        count += len(memo.split())
    return "\n\n".join(taken)


def claim_rows(index: Path) -> Iterator[Row]:
    """Seconds of the whole command in a new process, and of reading, checking and commenting in one that runs."""
    text = long_text()
    librarian = open_librarian(index)
    checked = check_memo(memo_of(text), librarian)
    claims = sum(count for verdict, count in counts(checked.claims).items() if verdict != NO_CLAIM)
    name = f"tekst van {len(text.split())} woorden met {claims} beweringen"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memo.txt"
        path.write_text(text, encoding="utf-8")
        runs = [command("verify", str(path), "--index", str(index)) for _ in range(RUNS)]
    yield row(f"dtz verify, {name}, nieuw proces", [seconds for seconds, _ in runs], "s")
    yield row(f"dtz verify, {name}, piekgeheugen", [memory for _, memory in runs], "MiB")
    checking = times(lambda: check_memo(memo_of(text), librarian), RUNS)
    yield row(f"controleren, {name}, lopend proces", [ms / 1000 for ms in checking], "s")
    yield row(
        "Word met opmerkingen van die tekst", [ms / 1000 for ms in times(lambda: commented_word(checked), RUNS)], "s"
    )


if __name__ == "__main__":
    for measured in claim_rows(index_folder()):
        print(f"{measured.name}: {measured.median} {measured.unit} (p95 {measured.p95}, {measured.runs} keer)")
