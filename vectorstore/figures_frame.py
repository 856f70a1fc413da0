"""All figures as one tidy pandas frame: one row is one figure, with where it stands."""

from typing import TYPE_CHECKING

from vectorstore.records import Content

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("indicator", "area", "period", "value", "unit", "printed", "kind", "missing", "chapter", "section", "table",
           "row", "column", "quote")  # fmt: skip


def figures_frame(content: Content) -> "pd.DataFrame":
    """Frame with COLUMNS; `value` is a float (NaN for N.B. and for words), `printed` is verbatim."""
    import pandas as pd

    rows = [
        (f.indicator, f.area, f.period.label, None if f.value is None else float(f.value), f.unit, f.printed, f.kind,
         f.missing, f.place.chapter, f.place.section, f.table, f.row, f.column, f.quote)
        for f in content.figures
    ]  # fmt: skip
    frame = pd.DataFrame.from_records(rows, columns=list(COLUMNS))
    return frame.astype({"value": "float64", "missing": "bool"})
