"""A run as text for the terminal: tables of figures, and the questions that failed."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.evaluation.compare import Change, Comparison
from assistant.evaluation.records import (
    DIMENSIONS,
    KINDS,
    VERDICTS,
    Baselines,
    Evaluation,
    Graded,
    Share,
    Summary,
    Tally,
)
from vectorstore.dutch.numbers import format_number

PART_NAMES = {"all": "alle vragen", "tuning": "zonder reserve", "reserve": "alleen reserve"}
SHOWN_ANSWER = 300
"""Characters of an answer that are shown in a list of failures."""


def text_report(
    result: Evaluation, comparison: Comparison | None = None, failures: int = 10, with_reserve: bool = False
) -> str:
    """The whole report. Questions of the reserve are counted, but not shown unless asked for."""
    blocks = [_heading(result), _grades(result.summary), _figures(result.summary), *_sureness(result.summary)]
    if result.baselines:
        blocks += _baselines(result.baselines)
    if comparison:
        blocks.append(_comparison(comparison, with_reserve))
    blocks.append(_failures(result.graded, failures, with_reserve))
    return "\n\n".join(block for block in blocks if block)


def percent(value: float) -> str:
    """A share (0 to 1) in Dutch: 0.953 is "95,3%"."""
    return f"{format_number(Decimal(f'{value * 100:.1f}'))}%"


def decimal(value: float, digits: int = 2) -> str:
    """A number in Dutch notation with this many decimals."""
    return format_number(Decimal(f"{value:.{digits}f}"))


def interval(share: Share) -> str:
    """A share with its 95% interval: "95,3% (88,6% – 98,2%)"; of none "–"."""
    return f"{percent(share.share)} ({percent(share.low)} – {percent(share.high)})" if share.total else "–"


def shown_failures(graded: Iterable[Graded], with_reserve: bool) -> list[Graded]:
    """Questions that are not right, wrong ones first; those of the reserve only if asked for."""
    failed = [item for item in graded if item.verdict != "right" and (with_reserve or not item.question.reserve)]
    return sorted(failed, key=lambda item: item.verdict != "wrong")


def hidden_failures(graded: Iterable[Graded], with_reserve: bool) -> int:
    """How many failures are counted but not shown."""
    return sum(item.verdict != "right" and item.question.reserve and not with_reserve for item in graded)


def asked(item: Graded) -> str:
    """The question with the earlier ones of its chat."""
    return " › ".join((*item.question.history, item.question.question))


def _heading(result: Evaluation) -> str:
    machine = result.machine
    return (
        f"Vragenset: {result.questions} ({result.summary.all.right.total} vragen), {result.made}, "
        f"versie {machine['commit'] or 'onbekend'}, Python {machine['python']}, {machine['cores']} kernen"
    )


def _grades(summary: Summary) -> str:
    rows = [_grade_row(KINDS[kind], tally) for kind, tally in summary.kinds.items()]
    parts = [_grade_row(PART_NAMES[part], tally) for part, tally in summary.parts.items()]
    if "reserve" not in summary.parts or "tuning" not in summary.parts:
        parts = parts[:1]
    table = _table(("soort", "vragen", *VERDICTS.values()), [*rows, *parts])
    total = summary.all
    return (
        f"{table}\n\n95%-interval over alle vragen: goed {interval(total.right)}, fout {interval(total.wrong)}, "
        f"gemist {interval(total.missed)}"
    )


def _grade_row(name: str, tally: Tally) -> tuple[str, ...]:
    return (name, str(tally.right.total), *(percent(s.share) for s in (tally.right, tally.wrong, tally.missed)))


def _figures(summary: Summary) -> str:
    lines = [
        f"Nee zeggen: precisie {interval(summary.precision)}, vangst {interval(summary.recall)}",
        f"Gevraagd cijfer staat vooraan: {interval(summary.headline)} van {summary.headline.total}",
        *(
            f"Cijfers, {dutch} precies goed: {interval(summary.dimensions[name])} van {summary.dimensions[name].total}"
            for name, dutch in DIMENSIONS.items()
            if summary.dimensions[name].total
        ),
    ]
    ranks = summary.sources
    if ranks.total:
        lines.append(
            f"Bewijs onder de bronnen ({ranks.total} vragen): eerste {percent(ranks.recall_1)}, "
            f"eerste 3 {percent(ranks.recall_3)}, eerste 5 {percent(ranks.recall_5)}, MRR {decimal(ranks.mrr, 3)}"
        )
    lines.append(f"Tijd per antwoord: mediaan {decimal(summary.median_ms, 1)} ms, p95 {decimal(summary.p95_ms, 1)} ms")
    return "\n".join(lines)


def _sureness(summary: Summary) -> list[str]:
    """Wrong against missed for each threshold of confidence, and how far the confidence is borne out."""
    if len(summary.curve) < 2:
        return []
    curve = [
        (decimal(step.least), str(step.answered), percent(step.right), percent(step.wrong), percent(step.missed))
        for step in summary.curve
    ]
    borne = [(decimal(one.confidence), str(one.right.total), interval(one.right)) for one in summary.certainty]
    return [
        _table(("alleen antwoorden met zekerheid vanaf", "beantwoord", *VERDICTS.values()), curve),
        _table(("zekerheid", "antwoorden", "deel goed (95%-interval)"), borne),
    ]


def _baselines(baselines: Baselines) -> list[str]:
    searches = [
        (row.name, percent(row.quotes.share), percent(row.figures.share), percent(row.table_figures.share),
         format_number(Decimal(f"{row.characters:.0f}")))
        for row in baselines.retrieval
    ]  # fmt: skip
    first = baselines.retrieval[0]
    note = (
        f"Bewijs: {first.quotes.total} vragen met een citaat; cijfers: {first.figures.total} vragen waarvan alle cijfers in "
        f"het rapport staan, {first.table_figures.total} daarvan uit een tabel"
    )
    variants = [_grade_row(variant.name, variant.all) for variant in baselines.variants]
    return [
        _table(("wat het zoeken ophaalt", "bewijs", "cijfers", "cijfers uit tabel", "tekens"), searches) + f"\n{note}",
        _table(("wat elk deel toevoegt", "vragen", *VERDICTS.values()), variants),
    ]


def _comparison(comparison: Comparison, with_reserve: bool) -> str:
    lines = [
        f"Vergeleken met {comparison.old.made} (versie {comparison.old.machine['commit'] or 'onbekend'}): "
        f"{len(comparison.better)} beter, {len(comparison.worse)} slechter, {comparison.same} gelijk "
        f"({comparison.rewritten} met een ander antwoord), {comparison.added} nieuw, {comparison.removed} vervallen; "
        f"kans op toeval {decimal(comparison.chance)}"
    ]
    for name, changes in (("beter", comparison.better), ("slechter", comparison.worse)):
        lines += [_change(name, change, with_reserve) for change in changes]
    return "\n".join(lines)


def _change(name: str, change: Change, with_reserve: bool) -> str:
    verdicts = f"{VERDICTS[change.old.verdict]} → {VERDICTS[change.new.verdict]}"
    question = change.new.question
    text = "(reserve)" if question.reserve and not with_reserve else asked(change.new)
    return f"  {name}: {question.id} {verdicts}: {text}"


def _failures(graded: Sequence[Graded], count: int, with_reserve: bool) -> str:
    failed = shown_failures(graded, with_reserve)
    hidden = hidden_failures(graded, with_reserve)
    lines = []
    for item in failed[:count]:
        answer = " ".join(item.given.text.split())
        shown = answer if len(answer) <= SHOWN_ANSWER else f"{answer[:SHOWN_ANSWER]}…"
        lines.append(
            f"{VERDICTS[item.verdict]} {item.question.id} [{KINDS[item.question.kind]}] {asked(item)}\n"
            f"    {item.reason}\n    antwoord: {shown}"
        )
    if len(failed) > count:
        lines.append(f"En nog {len(failed) - count}; meer met --show, of alle in een verslag met --html.")
    if hidden:
        lines.append(f"{hidden} mislukte vragen uit de reserve zijn niet getoond.")
    return "\n".join(lines)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns lined up: the first to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(header, *rows, strict=True)]
    lines = [header, ["-" * width for width in widths], *rows]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
