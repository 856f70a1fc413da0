"""The verdicts on a text as text: a summary, and each claim that is not right with what the report says."""

from collections import Counter
from collections.abc import Sequence

from assistant.claims.over_reports import Checked
from assistant.claims.records import CORRECT, NO_CLAIM, VERDICTS, Judged
from assistant.places import short_place

SIGNS = {
    "correct": "✓",
    "rounded": "≈",
    "other_period_or_area": "↔",
    "wrong": "✗",
    "not_in_report": "?",
    "no_claim": "·",
}
"""A sign for each verdict, so that none is told by colour alone."""
_IN_SUMMARY = {
    "correct": ("klopt", "kloppen"),
    "rounded": ("is afgerond of anders genoteerd", "zijn afgerond of anders genoteerd"),
    "other_period_or_area": ("klopt voor een ander jaar of gebied", "kloppen voor een ander jaar of gebied"),
    "wrong": ("wijkt af", "wijken af"),
    "not_in_report": ("staat niet in het rapport", "staan niet in het rapport"),
}
"""Each verdict behind a count: of one claim, and of more."""


def counts(claims: Sequence[Judged]) -> dict[str, int]:
    """How many claims have each verdict, in the order of the summary."""
    found = Counter(one.verdict for one in claims)
    return {verdict: found[verdict] for verdict in VERDICTS}


def summary(claims: Sequence[Judged]) -> str:
    """The summary as one sentence."""
    told = counts(claims)
    total = len(claims) - told[NO_CLAIM]
    if not total:
        return "Er staan geen beweringen over cijfers in deze tekst."
    parts = [f"{told[verdict]} {one if told[verdict] == 1 else more}" for verdict, (one, more) in _IN_SUMMARY.items()
             if told[verdict]]  # fmt: skip
    return f"{total} {'bewering' if total == 1 else 'beweringen'} gecontroleerd: {', '.join(parts)}."


def claims_text(checked: Checked) -> str:
    """What `dtz verify` prints."""
    lines = [f"Vergeleken met: {checked.report.name}", summary(checked.claims)]
    for one in checked.claims:
        if one.verdict in (CORRECT, NO_CLAIM):
            continue
        lines += [
            "",
            f"{SIGNS[one.verdict]} {one.claim.text}: {VERDICTS[one.verdict]}",
            f"    «{one.claim.sentence}»",
            f"    {one.note}",
        ]
        lines += [f"    Bron: {short_place(source)}" for source in one.sources[:1]]
    right = [one for one in checked.claims if one.verdict == CORRECT]
    if right:
        lines += ["", "Klopt:"]
        lines += [f"{SIGNS[CORRECT]} {one.claim.text}: {one.report_says or one.note}" for one in right]
    return "\n".join(lines)
