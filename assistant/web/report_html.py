"""The report as a readable page: its chapters with headings, paragraphs, lists and tables, and the quoted words marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from assistant.reading_order import BULLETS, Block, Chapter
from assistant.web.table_box import boxed_table, grouped_rows
from vectorstore.records import Row, Sentence, Table


@dataclass(frozen=True, slots=True)
class Mark:
    """What to mark: a sentence, or a row of a table (by its printed text) and in that the cell under a column."""

    quote: str
    row: str = ""
    column: str = ""


def contents_html(chapters: Sequence[Chapter]) -> str:
    """The list of chapters, as links within the page."""
    items = "".join(
        f'<li><a href="#{_anchor(at)}">{escape(chapter.heading)}</a></li>' for at, chapter in enumerate(chapters)
    )
    return f'<nav aria-label="Hoofdstukken"><ul class="dtz-contents">{items}</ul></nav>'


def chapter_html(chapter: Chapter, at: int, mark: Mark | None) -> str:
    """One chapter; all text of the report is escaped."""
    parts = [f'<h2 id="{_anchor(at)}">{escape(chapter.heading)}</h2>']
    for section in chapter.sections:
        parts += [f"<h3>{escape(section.heading)}</h3>"] if section.heading else []
        for bullet, blocks in groupby(section.blocks, key=lambda block: block.bullet):
            shown = [_block_html(block, mark) for block in blocks]
            parts.append(f"<ul>{''.join(shown)}</ul>" if bullet else "".join(shown))
    return f'<div class="dtz-report">{"".join(parts)}</div>'


def holds_mark(chapters: Sequence[Chapter], mark: Mark) -> bool:
    """Whether the marked words stand in the report."""
    blocks = [block for chapter in chapters for section in chapter.sections for block in section.blocks]
    sentences = any(_is_marked(sentence, mark) for block in blocks for sentence in block.sentences)
    return sentences or any(row.quote == mark.quote for block in blocks if block.table for row in block.table.rows)


def _anchor(at: int) -> str:
    return f"dtz-hoofdstuk-{at + 1}"


def _block_html(block: Block, mark: Mark | None) -> str:
    if block.table:
        return _table_html(block.table, mark)
    page = f' <span class="dtz-only-read">(bladzijde {block.place.page})</span>' if block.place.page else ""
    text = " ".join(_sentence_html(sentence, mark, block.bullet) for sentence in block.sentences)
    return f"<li>{text}{page}</li>" if block.bullet else f"<p>{text}{page}</p>"


def _sentence_html(sentence: Sentence, mark: Mark | None, bullet: bool) -> str:
    text = sentence.text
    if bullet:
        text = text.lstrip("".join(BULLETS) + " ")
    return _marked(escape(text), mark) if mark and _is_marked(sentence, mark) else escape(text)


def _is_marked(sentence: Sentence, mark: Mark) -> bool:
    return bool(mark.quote) and not mark.column and (mark.quote == sentence.text or _within(mark.quote, sentence.text))


def _within(quote: str, text: str) -> bool:
    """Whether a quote of some length stands in a sentence."""
    return len(quote) >= 12 and quote in text


def _marked(html: str, mark: Mark) -> str:
    goal = escape(f"{mark.quote}|{mark.column}")
    return f'<mark data-dtz-goal="{goal}">{html}</mark>'


def _table_html(table: Table, mark: Mark | None) -> str:
    headings = (table.row_heading or "Onderwerp", *(column.heading for column in table.columns))
    rows = grouped_rows(table.rows, len(headings), lambda row: _row_html(row, table, mark))
    return boxed_table(table.title or "Tabel", headings, rows)


def _row_html(row: Row, table: Table, mark: Mark | None) -> str:
    here = mark is not None and mark.quote == row.quote and (not mark.row or mark.row == row.label)
    label = escape(row.label)
    cells = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        shown = escape(cell.printed)
        cells.append(f"<td>{_marked(shown, mark) if here and mark and mark.column == column.heading else shown}</td>")
    if here and mark and not any(mark.column == column.heading for column in table.columns):
        label = _marked(label, mark)
    return f'<tr><th scope="row">{label}</th>{"".join(cells)}</tr>'
