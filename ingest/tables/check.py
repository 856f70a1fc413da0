"""Ingest checks itself: every number printed in a table's body is in exactly one cell."""

from collections import Counter

from ingest.layout import is_value
from ingest.section import Region
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Row


def check_table(
    region: Region, rows: list[Row], width: int, header_certain: bool, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Faults in Dutch, one sentence each; empty when every printed number stands in one cell of a full row."""
    faults = [
        f"rij «{row.label}» (regel {row.first_line}) heeft {len(row.cells)} cellen in plaats van {width}"
        for row in rows
        if len(row.cells) != width
    ]
    faults += [f"regel {row.first_line} heeft cijfers zonder naam ervoor" for row in rows if not row.label]
    printed = Counter(
        token
        for line in region.body
        for token in line.bare.split()
        if is_value(token, vocabulary) and _has_digit(token)
    )
    read = Counter(
        token
        for row in rows
        for text in (*(cell.printed for cell in row.cells), row.label, row.group)
        for token in text.split()
        if is_value(token, vocabulary) and _has_digit(token)
    )
    faults += [f"het getal {token} staat wel in de tekst maar in geen cel" for token in printed - read]
    faults += [f"het getal {token} staat vaker in cellen dan in de tekst" for token in read - printed]
    if not header_certain:
        faults.append("de kop past niet bij het aantal kolommen; de kolommen zijn genummerd")
    return tuple(faults)


def _has_digit(token: str) -> bool:
    return any(character.isdigit() for character in token)
