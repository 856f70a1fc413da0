"""A run as one self-contained HTML file: the figures, a chart, and every question that failed with all behind it."""

from assistant.evaluation.compare import Comparison
from assistant.evaluation.records import DIMENSIONS, KINDS, VERDICTS, Evaluation
from assistant.evaluation.report_text import (
    PART_NAMES,
    asked,
    decimal,
    hidden_failures,
    interval,
    percent,
    shown_failures,
)


def html_report(result: Evaluation, comparison: Comparison | None = None, with_reserve: bool = False) -> str:
    """The report; all text of questions, answers and the report is escaped. The reserve is shown only if asked for."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("assistant.evaluation", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": percent, "interval": interval, "decimal": decimal, "asked": asked}
    return environment.get_template("report.html.jinja").render(
        result=result,
        summary=result.summary,
        comparison=comparison,
        failures=shown_failures(result.graded, with_reserve),
        hidden=hidden_failures(result.graded, with_reserve),
        with_reserve=with_reserve,
        kinds=KINDS,
        verdicts=VERDICTS,
        dimensions=DIMENSIONS,
        parts=PART_NAMES,
    )
