"""Contradictions as text for the terminal: numbered, by kind, each with its quotes, and at the end what was looked at."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.check.records import Outcome
from vectorstore.dutch.numbers import format_number
from vectorstore.records import Contradiction

LONG_QUOTE = 240
"""Characters of a quote that are shown; the JSON has all of it."""
SHOWN_QUOTES = 4
"""Quotes that are shown of one contradiction; the JSON has all of them."""


def check_text(outcome: Outcome) -> str:
    """The whole list of one report."""
    blocks = [f"# {outcome.report}"]
    number = 0
    for kind in dict.fromkeys(one.kind for one in outcome.contradictions):
        blocks.append(f"## {kind.capitalize()}")
        for one in outcome.contradictions:
            if one.kind == kind:
                number += 1
                blocks.append("\n".join(_lines(number, one)))
    return "\n\n".join([*blocks, _counts(outcome)])


def _lines(number: int, one: Contradiction) -> Iterator[str]:
    yield f"{number}. {one.message}"
    for quote in one.quotes[:SHOWN_QUOTES]:
        yield f"   > „{quote if len(quote) <= LONG_QUOTE else quote[:LONG_QUOTE].rstrip() + '…'}”"
    if len(one.quotes) > SHOWN_QUOTES:
        yield f"   > (en nog {len(one.quotes) - SHOWN_QUOTES} rijen of zinnen; alle staan in --json)"


def _counts(outcome: Outcome) -> str:
    found = len(outcome.contradictions)
    done = sum(count for _, count in outcome.checks)
    heading = "Geen tegenstrijdigheden gevonden" if not found else f"Tegenstrijdigheden: {found}"
    sums = "; ".join(f"{name} {count}" for name, count in outcome.checks if count)
    return (
        f"{heading}.\nGecontroleerd: {_count(outcome.tables, 'tabel', 'tabellen')}, "
        f"{_count(outcome.figures, 'cijfer', 'cijfers')} en {_count(outcome.sentences, 'zin', 'zinnen')}, "
        f"met {_count(done, 'vergelijking', 'vergelijkingen')}{f' ({sums})' if sums else ''}.\n"
        "Wat hier niet bij staat, is niet nagerekend; het kan nog fout zijn."
    )


def _count(number: int, one: str, more: str) -> str:
    return f"{format_number(Decimal(number))} {one if number == 1 else more}"
