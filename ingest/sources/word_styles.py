"""Word styles → what a paragraph is: heading with its level, caption, item of a list, line of the contents, all bold."""

import re
from functools import cached_property

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.sources.word_text import Paragraph, is_on

TITLE_LEVEL = 0
"""Of the style Title: above all headings."""
LOWEST_LEVEL = 9
"""Word has nine levels; outline level 10 is running text."""
_HEADING = re.compile(r"(?:heading|kop) ?([1-9])\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|table of figures|lijst met afbeeldingen)\b.*", re.IGNORECASE)
_CAPTION = re.compile(r"(?:caption|bijschrift)\b.*", re.IGNORECASE)
_LIST = re.compile(r"(?:list (?:bullet|number)|lijst(?: met|nummering|opsom)|opsomming)", re.IGNORECASE)


class Styles:
    """The paragraph styles of a document, each with those that it is based on."""

    def __init__(self, document: WordDocument) -> None:
        self._root = document.styles.element

    def level(self, paragraph: Paragraph) -> int | None:
        """Level of a heading, 1 and more, or TITLE_LEVEL; None for running text."""
        own = _outline_level(paragraph.element)
        if own is not None:
            return own if own <= LOWEST_LEVEL else None
        for style in self._chain(paragraph):
            name = _name(style)
            if found := _HEADING.match(name):
                return int(found[1])
            if _TITLE.fullmatch(name):
                return TITLE_LEVEL
            level = _outline_level(style)
            if level is not None:
                return level if level <= LOWEST_LEVEL else None
        return None

    def is_caption(self, paragraph: Paragraph) -> bool:
        """Whether the style is that of captions."""
        return any(_CAPTION.fullmatch(_name(style)) for style in self._chain(paragraph))

    def is_contents(self, paragraph: Paragraph) -> bool:
        """Whether it is a line of the table of contents, or of a list of figures."""
        return paragraph.contents or any(_CONTENTS.fullmatch(_name(style)) for style in self._chain(paragraph))

    def is_listed(self, paragraph: Paragraph) -> bool:
        """Whether it is an item of a list, by its own numbering or that of its style."""
        for element in (paragraph.element, *self._chain(paragraph)):
            number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            if number is not None:
                return bool(number.get(qn("w:val")) != "0")
        return any(_LIST.match(_name(style)) for style in self._chain(paragraph))

    def is_bold(self, paragraph: Paragraph) -> bool:
        """Whether all that is printed in it is bold."""
        printed = [run for text, run in paragraph.runs if text.strip()]
        by_style = any(_bold(style) for style in self._chain(paragraph))
        return bool(printed) and all(by_style if (own := _bold(run)) is None else own for run in printed)

    @cached_property
    def _by_id(self) -> dict[str, BaseOxmlElement]:
        return {style.get(qn("w:styleId")): style for style in self._root.iter(qn("w:style"))}

    def _chain(self, paragraph: Paragraph) -> list[BaseOxmlElement]:
        """The style and those that it is based on, nearest first."""
        named = paragraph.element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        chain: list[BaseOxmlElement] = []
        while named is not None:
            style = self._by_id.get(named.get(qn("w:val")))
            if style is None or style in chain:
                break
            chain.append(style)
            named = style.find(qn("w:basedOn"))
        return chain


def _name(style: BaseOxmlElement) -> str:
    named = style.find(qn("w:name"))
    return "" if named is None else str(named.get(qn("w:val"), ""))


def _outline_level(element: BaseOxmlElement) -> int | None:
    level = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = "" if level is None else str(level.get(qn("w:val"), ""))
    return int(value) + 1 if value.isdecimal() else None


def _bold(element: BaseOxmlElement) -> bool | None:
    """Whether a run or style says bold; None where it says nothing."""
    switch = element.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return None if switch is None else is_on(switch)
