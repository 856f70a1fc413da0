"""A checked text as HTML: the text with its marks, each leading to its source, and the list of claims beside it."""

import re
from collections.abc import Collection, Sequence
from html import escape
from itertools import groupby

from assistant.claims.claims_text import SIGNS
from assistant.claims.commented_word import pieces
from assistant.claims.over_reports import Checked
from assistant.claims.records import NO_CLAIM, VERDICTS, Block, Judged
from assistant.places import short_place
from assistant.records import Source
from assistant.web.source_links import source_address, source_link

_HAS_MARK = re.compile(r"[-*•·–▪◦●>(]|\d{1,2}[.)]|[a-z]\)")
"""How an item starts whose own sign or number stands in its text; another gets a bullet."""


def marked_text_html(checked: Checked, shown: Collection[str]) -> str:
    """The text with the claims of the shown verdicts marked: by colour, by a sign and by a number that leads to the list."""
    numbers = numbered(checked)
    parts = []
    for kind, blocks in groupby(enumerate(checked.memo.blocks), key=lambda item: item[1].kind):
        drawn = [
            _block_html(block, [one for one in checked.claims if one.claim.block == at], numbers, shown)
            for at, block in blocks
        ]
        parts += [f"<ul>{''.join(drawn)}</ul>"] if kind == "item" else drawn
    return f'<div class="dtz-checked">{"".join(parts)}</div>'


def numbered(checked: Checked) -> dict[int, int]:
    """The number of each claim in the list, by its `id`; numbers that claim nothing have none."""
    claims = (one for one in checked.claims if one.verdict != NO_CLAIM)
    return {id(one): number for number, one in enumerate(claims, start=1)}


def _block_html(block: Block, claims: Sequence[Judged], numbers: dict[int, int], shown: Collection[str]) -> str:
    inside = "".join(
        _mark_html(text, judged, numbers) if judged and judged.verdict in shown else escape(text)
        for text, judged in pieces(block, claims)
    )
    if block.kind == "heading":
        return f"<p><strong>{inside}</strong></p>"
    if block.kind == "item":
        return f"<li{' class=dtz-as-typed' if _HAS_MARK.match(block.text) else ''}>{inside}</li>"
    return f"<p>{inside}</p>"


def _mark_html(text: str, judged: Judged, numbers: dict[int, int]) -> str:
    number = numbers[id(judged)]
    told = f"{VERDICTS[judged.verdict]}. {judged.note}"
    body = f'{escape(text)}<span class="dtz-sign" aria-hidden="true">{SIGNS[judged.verdict]}</span>'
    if judged.sources:
        body = (
            f'<a href="{escape(source_address(judged.sources[0]))}" target="_blank" rel="noopener" '
            f'title="{escape(told)}">{body}</a>'
        )
    spoken = f'<span class="dtz-only-read"> ({escape(VERDICTS[judged.verdict])})</span>'
    return (
        f'<mark id="dtz-mark-{number}" class="dtz-verdict dtz-{judged.verdict}" title="{escape(told)}">{body}{spoken}</mark>'
        f'<a class="dtz-to-claim" href="#dtz-claim-{number}" aria-label="Naar bewering {number}"><sup>{number}</sup></a>'
    )


def claims_html(checked: Checked, shown: Collection[str]) -> str:
    """The claims of the shown verdicts, each with what the report says and a link to where it says so."""
    numbers = numbered(checked)
    items = [_claim_html(one, numbers[id(one)]) for one in checked.claims if one.verdict in shown]
    if not items:
        return "<p>Geen beweringen.</p>"
    return f'<ol class="dtz-claims">{"".join(items)}</ol>'


def _claim_html(judged: Judged, number: int) -> str:
    links = "".join(f"<li>{source_link(source, _place(source))}</li>" for source in judged.sources)
    sources = f'<ul class="dtz-claim-sources">{links}</ul>' if links else ""
    return (
        f'<li id="dtz-claim-{number}" value="{number}"><strong>{escape(judged.claim.text)}</strong> '
        f'<span class="dtz-verdict dtz-{judged.verdict}">{SIGNS[judged.verdict]} {escape(VERDICTS[judged.verdict])}</span> '
        f'<a class="dtz-source" href="#dtz-mark-{number}">↑ tekst'
        f'<span class="dtz-only-read"> bij bewering {number}</span></a>'
        f"<br>{escape(judged.note)}{sources}</li>"
    )


def _place(source: Source) -> str:
    """The place of a source; of a cell with its row and column, as two cells of a table may stand below each other."""
    cell = ", ".join(part for part in (source.row, source.column) if part)
    return f"{short_place(source)}: {cell}" if cell else short_place(source)
