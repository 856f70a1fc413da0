"""A checked text as a Word document: each claim marked, with a comment that says what the report has; by python-docx."""

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.claims.claims_text import SIGNS, summary
from assistant.claims.memo import OWN_MARK
from assistant.claims.over_reports import Checked
from assistant.claims.records import NO_CLAIM, VERDICTS, Block, Judged
from assistant.places import place_in_words
from assistant.use.word import clean

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR, INITIALS = "Cijfercontrole", "CC"
_STYLES = {"heading": "Heading 2", "item": "List Bullet"}
_COLOURS = {
    "correct": "BRIGHT_GREEN",
    "rounded": "BRIGHT_GREEN",
    "other_period_or_area": "YELLOW",
    "wrong": "PINK",
    "not_in_report": "GRAY_25",
}
"""Names of Word's own marking colours."""


def commented_word(checked: Checked) -> bytes:
    """The document: the summary, then the text with its marks and comments."""
    from docx import Document

    document = Document()
    document.core_properties.title = "Gecontroleerde tekst"
    document.core_properties.author = ""
    document.core_properties.language = "nl-NL"
    document.add_paragraph(
        clean(f"{summary(checked.claims)} Vergeleken met: {checked.report.name}."), style="Intense Quote"
    )
    for at, block in enumerate(checked.memo.blocks):
        _write_block(document, block, [one for one in checked.claims if one.claim.block == at])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write_block(document: "Document", block: Block, claims: Sequence[Judged]) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    marked = block.kind == "item" and OWN_MARK.match(block.text)  # a second mark before its own would be one too many
    paragraph = document.add_paragraph(style=None if marked else _STYLES.get(block.kind))
    for text, judged in pieces(block, claims):
        run = paragraph.add_run(clean(text))
        if judged:
            run.font.highlight_color = WD_COLOR_INDEX[_COLOURS[judged.verdict]]
            document.add_comment(runs=[run], text=clean(_comment(judged)), author=AUTHOR, initials=INITIALS)


def pieces(block: Block, claims: Sequence[Judged]) -> Iterator[tuple[str, Judged | None]]:
    """The text of a block in pieces: those that are a claim with its verdict, those between without. A claim inside another
    goes with that.
    """
    at = 0
    for judged in sorted(claims, key=lambda one: (one.claim.start, -one.claim.end)):
        if judged.verdict == NO_CLAIM or judged.claim.start < at:
            continue
        if judged.claim.start > at:
            yield block.text[at : judged.claim.start], None
        yield block.text[judged.claim.start : judged.claim.end], judged
        at = judged.claim.end
    if at < len(block.text):
        yield block.text[at:], None


def _comment(judged: Judged) -> str:
    told = VERDICTS[judged.verdict]
    lines = [f"{SIGNS[judged.verdict]} {told[0].upper()}{told[1:]}. {judged.note}"]
    lines += [f"Bron: {place_in_words(source)}: «{source.quote}»" for source in judged.sources]
    return "\n".join(lines)
