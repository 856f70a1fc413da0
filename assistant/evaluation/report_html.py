"""A run as one self-contained HTML file: the figures, a chart, and every question that failed with all behind it."""

from assistant.evaluation.compare import Comparison
from assistant.evaluation.records import DIMENSIONS, KINDS, VERDICTS, Evaluation, Summary
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
    return _render(
        "report.html.jinja",
        result=result,
        summary=result.summary,
        comparison=comparison,
        failures=shown_failures(result.graded, with_reserve),
        hidden=hidden_failures(result.graded, with_reserve),
        with_reserve=with_reserve,
        dimensions=DIMENSIONS,
        parts=PART_NAMES,
    )


def html_chart(summary: Summary) -> str:
    """Bars per kind of question, as a piece of HTML."""
    return _render("chart.html.jinja", summary=summary)


def _render(template: str, **values: object) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("assistant.evaluation", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": percent, "interval": interval, "decimal": decimal, "asked": asked}
    return environment.get_template(template).render(kinds=KINDS, verdicts=VERDICTS, **values)
