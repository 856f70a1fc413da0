"""An answer as HTML: its figure first and large, each quotation and figure with a link to where it stands.

The text of an answer is Markdown of three kinds only: paragraphs, **bold** and quotations. All else in it is the report's or
the user's own and is shown as it stands.
"""

import re
from collections.abc import Iterator
from html import escape

from assistant.places import source_of
from assistant.records import Answer, AnswerFigure, Source
from assistant.use.text import BOLD
from assistant.web.source_links import source_link

_FIRST = re.compile(r"((?:\*\*[^*\n]+\*\*:? ?)+)(?:– )?(.*)", re.DOTALL)
"""A paragraph that starts with bold words: the figure, and what is said of it."""
_CAUTION = re.compile(r"Let op\b|.*\bniet beschikbaar\b")
"""A paragraph that cautions."""
READ = "Lees in het rapport"


def answer_html(answer: Answer, number: int) -> str:
    """The whole text; `number` makes the answer's place on the page its own."""
    paragraphs = answer.text.split("\n\n")
    figures = list(answer.figures)
    parts = []
    lead_at = next((at for at, paragraph in enumerate(paragraphs[:2]) if _FIRST.fullmatch(paragraph)), 0)
    several = sum(bool(_FIRST.fullmatch(p)) for p in paragraphs) > 1
    for at, paragraph in enumerate(paragraphs):
        parts.append(_paragraph(paragraph, answer, figures, first=at == lead_at or several))
    kind = "dtz-answer dtz-more" if several and not _FIRST.fullmatch(paragraphs[0]) else "dtz-answer"
    return f'<div class="{kind}" id="dtz-answer-{number}">{"".join(parts)}</div>'


def _paragraph(text: str, answer: Answer, left: list[AnswerFigure], first: bool) -> str:
    if text.startswith(">"):
        quoted = text.removeprefix("> ").strip("„”")
        source = next((s for s in answer.sources if s.quote in (quoted, quoted.strip())), None)
        link = f" {source_link(source, READ)}" if source else ""
        return f"<blockquote><p>{_inline(text.removeprefix('> '))}{link}</p></blockquote>"
    lead = _FIRST.fullmatch(text)
    if lead and first and answer.figures:
        about = _inline(lead[2])
        source = _source_of_lead(lead[1], answer, left)
        repeated = source is not None and f"„{source.quote}”" in answer.text
        link = f" {source_link(source, READ)}" if source and not repeated else ""
        return f'<p><strong class="dtz-figure">{escape(lead[1].replace("**", "").strip())}</strong>{about}{link}</p>'
    kind = ' class="dtz-warning"' if _CAUTION.match(text) else ""
    return f"<p{kind}>{_inline(text)}{''.join(_links(text, answer, left))}</p>"


def _source_of_lead(lead: str, answer: Answer, left: list[AnswerFigure]) -> Source | None:
    figure = next((f for f in left if f.text in lead), None)
    if figure is None:
        return None
    left.remove(figure)
    return source_of(figure.sources, answer.sources)


def _links(text: str, answer: Answer, left: list[AnswerFigure]) -> Iterator[str]:
    """Links behind a paragraph with figures that were not linked yet: one for each place."""
    seen: set[int] = set()
    bold = [figure for figure in left if f"**{figure.text}**" in text]
    for figure in bold or [figure for figure in left if figure.text in text][:1]:
        left.remove(figure)
        source = source_of(figure.sources, answer.sources)
        if source and source.id not in seen:
            seen.add(source.id)
            yield f" {source_link(source, READ)}"


def _inline(text: str) -> str:
    return BOLD.sub(r"<strong>\1</strong>", escape(text, quote=False))
