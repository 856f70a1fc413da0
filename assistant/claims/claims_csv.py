"""The verdicts on a text as CSV for a Dutch spreadsheet: a row a claim, with where the report says so."""

from collections.abc import Iterator

from assistant.claims.over_reports import Checked
from assistant.claims.records import NO_CLAIM, VERDICTS, Judged
from assistant.spreadsheet import FORMULA, csv_bytes, joined

COLUMNS = ("nr", "in de tekst", "zin", "oordeel", "het rapport zegt", "uitleg", "rapport", "editie", "hoofdstuk", "paragraaf",
           "tabel", "rij", "kolom", "bladzijde", "citaat")  # fmt: skip


def claims_csv(checked: Checked) -> bytes:
    """All claims in reading order; numbers that claim nothing are left out."""
    claims = [one for one in checked.claims if one.verdict != NO_CLAIM]
    return csv_bytes((COLUMNS, *(_cells(number, one) for number, one in enumerate(claims, start=1))), FORMULA)


def _cells(number: int, judged: Judged) -> Iterator[str]:
    yield from (
        str(number),
        judged.claim.text,
        judged.claim.sentence,
        VERDICTS[judged.verdict],
        judged.report_says,
        judged.note,
    )
    for part in ("report", "edition", "chapter", "section", "table", "row", "column", "page", "quote"):
        yield joined(judged.sources, part)
