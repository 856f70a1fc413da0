"""Rows as CSV that opens well in a Dutch spreadsheet: semicolons, UTF-8 with a mark, and no cell that runs as a formula."""

import csv
import io
import re
from collections.abc import Iterable

FORMULA = re.compile(r"'?(?:[=@\t\r]|[+-](?!\d[\d.,]*(?:\s?[%\w][\w\s%]*)?\Z))")
"""How a cell starts that a spreadsheet would run as a formula; such a cell is written with a ' before it. A number with its sign
and its unit is none ("+3,6%", "-350 banen"), but "+1+A1" is.
"""


def csv_bytes(rows: Iterable[Iterable[str]], formula: re.Pattern[str]) -> bytes:
    """The rows, the header first; a cell that starts as `formula` says is written with a ' before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([f"'{cell}" if formula.match(cell) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def joined(records: Iterable[object], part: str) -> str:
    """What records say in one column, each once."""
    return " | ".join(dict.fromkeys(str(value) for one in records if (value := getattr(one, part)) not in (None, "")))
