"""What `dtz ingest` says: Dutch lines about reports that were or would be read, left alone, or removed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from vectorstore.records import Report, Table

LONGEST_CELL = 40
"""Characters of a heading or cell that are shown; a table with longer ones is recognised by these."""


def report_line(report: Report, counts: Mapping[str, int]) -> str:
    """A report with how much there is in it of what."""
    edition = report.edition or "editie onbekend"
    return f"{report.title} ({edition}): {', '.join(f'{count} {name}' for name, count in counts.items())}."


def names_line(says: str, reports: Sequence[Report]) -> list[str]:
    """The names of reports behind what happens to them; nothing where there are none."""
    return [f"{says}: {', '.join(report.name for report in reports)}."] if reports else []


def left_out_lines(left_out: Sequence[tuple[str, str, str]], every: bool) -> Iterator[str]:
    """How many numbers in running text are no figure, by reason; each (printed, reason, sentence) where that is asked."""
    reasons = Counter(reason for _, reason, _ in left_out)
    if reasons:
        counts = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
        more = "" if every else "; zie ze met --left-out"
        yield f"Getallen in de tekst die geen cijfer zijn: {len(left_out)} ({counts}){more}."
    for number in left_out if every else ():
        yield f"  {' – '.join(number)}"


def doubt_lines(table: Table, file: str, entry: str) -> Iterator[str]:
    """How an uncertain table was understood, and the entry for the file beside the report that corrects it."""
    first = table.rows[0] if table.rows else None
    yield f"Tabel «{table.title}» is zo gelezen:"
    yield f"  kolommen: {_row([column.heading for column in table.columns])}"
    if first:
        yield f"  eerste rij: {_row([first.label, *(cell.printed for cell in first.cells)])}"
    yield f"Zet dit in {file} naast het rapport, verbeter wat niet klopt, en lees het rapport opnieuw in:"
    yield from (f"  {line}" for line in entry.splitlines())


def _row(cells: Sequence[str]) -> str:
    return " | ".join(cell if len(cell) <= LONGEST_CELL else f"{cell[:LONGEST_CELL]}…" for cell in cells)
