"""A printed document → a PDF in a layout: pages with their columns, running heads, and wide tables in a place of their own."""

from collections.abc import Iterator
from pathlib import Path

from reportlab.lib.pagesizes import landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
)
from reportlab.platypus.doctemplate import PageBreakIfNotEmpty

from ingest.document import Document, PrintedBlock, PrintedHeading, PrintedParagraph, PrintedTable
from tests.typeset.layout import Layout, register_fonts
from tests.typeset.pdf_tables import is_wide, table_of
from tests.typeset.pdf_text import caption, heading, is_source, paragraph

GUTTER = 20.0
"""White space between two columns, in points."""
TOP_OF_PAGE = 0.6
"""A wide table of at most this part of a page has columns of text below it; a longer one has pages of its own."""
HEAD = 26.0
"""Distance of the running head and foot to the text, in points."""
SLACK = 4.0


def as_pdf(document: Document, path: Path, layout: Layout) -> None:
    """Writes the document as a PDF. The same document and layout give the same bytes.

    Raises ValueError where a table can't be set within a page.
    """
    register_fonts()
    pages = _Pages(path, document.title, layout)
    pages.build(list(pages.story(document.blocks)))


class _Pages(BaseDocTemplate):  # type: ignore[misc]
    """ReportLab's document, which flows the story through pages, with the chapter of each page kept for its head."""

    def __init__(self, path: Path, title: str, layout: Layout) -> None:
        super().__init__(str(path), pagesize=layout.page, title=title, invariant=1)
        self.layout = layout
        self.chapter = ""
        self.page_is_full = False
        self.addPageTemplates(
            [
                self._template("text", layout.page, self._columns(layout.page)),
                self._template("full", layout.page, [self._frame(layout.page)]),
                self._template("landscape", landscape(layout.page), [self._frame(landscape(layout.page))]),
            ]
        )

    def story(self, blocks: tuple[PrintedBlock, ...]) -> Iterator[Flowable]:
        """All flowables; a wide table takes its source line along to its own page."""
        for at, block in enumerate(blocks):
            before, after = blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None
            if is_source(block) and isinstance(before, PrintedTable) and self._has_own_place(before):
                continue
            if isinstance(block, PrintedTable) and self._has_own_place(block):
                yield from self._own_place(block, after if is_source(after) else None)
                continue
            if self.page_is_full:
                yield PageBreak()
                self.page_is_full = False
            yield from self._in_column(block)

    def _in_column(self, block: PrintedBlock) -> Iterator[Flowable]:
        if isinstance(block, PrintedHeading):
            if block.level == 1 and self.layout.chapter_page:
                yield PageBreakIfNotEmpty()
            yield heading(block, self.layout)
        elif isinstance(block, PrintedParagraph):
            yield paragraph(block, self.layout)
        else:
            yield from self._set(block, None, self._column_width())

    def _own_place(self, table: PrintedTable, source: PrintedBlock | None) -> Iterator[Flowable]:
        """The table on pages of its own, or on top of a page with the columns of text below it."""
        size = landscape(self.layout.page) if self.layout.wide == "landscape" else self.layout.page
        width, height = self._room(size)
        flowables = list(self._set(table, source, width))
        used = sum(flowable.wrap(width, height)[1] + flowable.getSpaceAfter() for flowable in flowables) + 3 * SLACK
        below = self.layout.wide == "page" and used <= TOP_OF_PAGE * height
        name = "landscape" if self.layout.wide == "landscape" else "full"
        if below:
            name = f"below {used:.1f}"
            if name not in {template.id for template in self.pageTemplates}:
                frames = [self._frame(size, top=used), *self._columns(size, less=used)]
                self.addPageTemplates([self._template(name, size, frames)])
        yield from (NextPageTemplate(name), PageBreak(), *flowables, NextPageTemplate("text"))
        if below:
            yield FrameBreak()
        self.page_is_full = not below

    def _set(self, table: PrintedTable, source: PrintedBlock | None, width: float) -> Iterator[Flowable]:
        if table.caption:
            yield caption(table.caption, self.layout)
        yield table_of(table, self.layout, width)
        if isinstance(source, PrintedParagraph):
            yield paragraph(source, self.layout)

    def _has_own_place(self, table: PrintedTable) -> bool:
        if self.layout.columns == 1 and self.layout.wide == "page":
            return False
        return is_wide(table, self.layout, self._column_width())

    def _room(self, page: tuple[float, float]) -> tuple[float, float]:
        return page[0] - 2 * self.layout.margin, page[1] - 2 * self.layout.margin

    def _column_width(self) -> float:
        width, _ = self._room(self.layout.page)
        return (width - GUTTER * (self.layout.columns - 1)) / self.layout.columns

    def _frame(self, page: tuple[float, float], top: float | None = None) -> Frame:
        """A frame over the full width: the whole page or the `top` points of it."""
        (width, height), margin = self._room(page), self.layout.margin
        tall = height if top is None else top
        return Frame(margin, margin + height - tall, width, tall, 0, 0, 0, 0)

    def _columns(self, page: tuple[float, float], less: float = 0.0) -> list[Frame]:
        """The frames of the columns, `less` points shorter than the page at their top."""
        (_, height), margin, width = self._room(page), self.layout.margin, self._column_width()
        return [Frame(margin + at * (width + GUTTER), margin, width, height - less, 0, 0, 0, 0)
                for at in range(self.layout.columns)]  # fmt: skip

    def _template(self, name: str, page: tuple[float, float], frames: list[Frame]) -> PageTemplate:
        return PageTemplate(name, frames, pagesize=page, onPageEnd=_heads if self.layout.running else _nothing)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Called by ReportLab after each flowable: keeps the chapter for the running head."""
        if isinstance(flowable, Paragraph) and flowable.style.name == "heading 1":
            self.chapter = flowable.getPlainText()


def _nothing(canvas: Canvas, pages: _Pages) -> None:
    """No head and no foot."""


def _heads(canvas: Canvas, pages: _Pages) -> None:
    """Left page: number and title at the left; right page: chapter and number at the right."""
    layout, (width, height) = pages.layout, canvas._pagesize
    margin, number = layout.margin, str(canvas.getPageNumber())
    left = canvas.getPageNumber() % 2 == 0
    canvas.saveState()
    canvas.setFont(layout.font.regular, layout.size - 2)
    if left:
        canvas.drawString(margin, height - margin + HEAD - 8, pages.title)
        canvas.drawString(margin, margin - HEAD, number)
    else:
        canvas.drawRightString(width - margin, height - margin + HEAD - 8, pages.chapter)
        canvas.drawRightString(width - margin, margin - HEAD, number)
    canvas.setLineWidth(0.4)
    canvas.line(margin, height - margin + HEAD - 14, width - margin, height - margin + HEAD - 14)
    canvas.restoreState()
