"""Sixth step of the PDF reader: a region → drafts of paragraphs, list items, headings and footnotes."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from ingest.sources.pdf.order import Item, Region
from ingest.sources.pdf.records import FoundTable, Line, Word, number_like
from ingest.sources.pdf.survey import Survey
from ingest.sources.pdf.words import is_bullet_mark

LARGER = 1.08
"""Type this much larger than running text is that of a heading."""
SMALLER = 0.93
"""Type of this part of running text or less is that of notes, captions and charts."""
PARAGRAPH_GAP = 1.28
"""A distance this much above the usual one of lines opens a paragraph."""
INDENT = 0.7
"""Indent of a first line, in type sizes."""
SHORT = 0.86
"""A line that ends a sentence before this part of the width ends a paragraph."""
MAX_HEADING = 160
"""Characters of a heading."""
SENTENCE_END = re.compile(r"[.!?:;…][”\"'’)\]]*$")
OWN_LINE = re.compile(
    r"(?:(?:Bron(?:nen)?|Source)\s*:|(?:Figuur|Tabel|Grafiek|Kaart|Afbeelding|Figure|Table)\s+(?:\d|[A-Z]\b))"
)
DOTTED_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+\S")
_NOTE = re.compile(r"\d{1,3}[.)]?|\*{1,3}")


@dataclass(slots=True)
class Draft:
    """Lines that belong together; `kind` is "text", "item", "heading", "note" or "own" (a source, caption or scrap)."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    wide: bool = False
    "Whether its last line reaches the right side, so that its sentence may go on elsewhere."
    left: float = 0.0
    "Where the text of an item begins, behind its mark."

    @property
    def size(self) -> float:
        """Size of type."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


def drafts_of(region: Region, survey: Survey, height: float) -> list[Draft | FoundTable]:
    """Drafts and tables from top to bottom."""
    measure = _Measure.of(region, survey, height)
    drafts: list[Draft | FoundTable] = []
    before: Line | None = None
    for item in _rejoined(region.items):
        if isinstance(item, FoundTable):
            drafts.append(item)
            before = None
            continue
        last = drafts[-1] if drafts else None
        if before is not None and isinstance(last, Draft) and not _opens(item, before, last, measure):
            last.lines.append(item)
        else:
            drafts.append(Draft(_kind(item, measure), [item], left=_text_left(item)))
        last = drafts[-1]
        if isinstance(last, Draft):
            last.wide = item.x1 > measure.left + SHORT * (measure.right - measure.left)
        before = item
    _slanted_headings(drafts)
    return drafts


def _slanted_headings(drafts: list[Draft | FoundTable]) -> None:
    """A short line in italics alone, above running text that is not, is a heading."""
    for draft, after in itertools.pairwise(drafts):
        if isinstance(draft, Draft) and isinstance(after, Draft) and after.kind == "text" and draft.kind == "text":
            text = draft.lines[0].text
            lone = len(draft.lines) == 1 and draft.lines[0].slanted and len(text) < MAX_HEADING / 2
            if lone and text.lstrip("(")[:1].isupper() and not _ended(draft.lines[0]) and not after.lines[0].slanted:
                draft.kind = "heading"


@dataclass(frozen=True, slots=True)
class _Measure:
    left: float
    right: float
    step: float
    survey: Survey
    notes: float
    "Height from which small type is that of footnotes."

    @classmethod
    def of(cls, region: Region, survey: Survey, height: float) -> "_Measure":
        lines = [item for item in region.items if isinstance(item, Line)]
        body = [line for line in lines if abs(line.size - survey.body) <= 0.6] or lines
        steps = [
            b.base - a.base for a, b in itertools.pairwise(body)
            if 0.8 * b.size < b.base - a.base < 2.2 * b.size
        ]  # fmt: skip
        large = [line.base for line in lines if line.size > SMALLER * survey.body]
        rights = sorted(line.x1 for line in body)
        return cls(
            min((line.x0 for line in body), default=0.0), rights[-1] if rights else 0.0,
            _usual(steps) if steps else 1.25 * survey.body, survey, max([*large, 0.35 * height]),
        )  # fmt: skip


def _usual(steps: list[float]) -> float:
    """The usual distance of lines: the smaller of the two, where paragraphs of one line are many."""
    return min(median(steps), sorted(steps)[len(steps) // 4] * 1.1)


def _rejoined(items: Sequence[Item]) -> list[Item]:
    """Parts of one printed line put together again; words of justified lines may stand wide."""
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if (
            isinstance(item, Line) and isinstance(last, Line) and abs(item.base - last.base) < 0.3 * item.size
            and item.x0 >= last.x1 - 1 and abs(item.size - last.size) < 0.3 * item.size
            and (item.x0 - last.x1 < 2.5 * item.size or (len(item.text) + len(last.text) < 70
                 and not _numbers(item) and not _numbers(last)) or _justified(last, item))
        ):  # fmt: skip
            joined[-1] = replace(last, words=last.words + item.words)
        else:
            joined.append(item)
    return joined


def _justified(left: Line, right: Line) -> bool:
    """Whether the white between two parts is as wide as that between the words of one of them."""
    gap = right.x0 - left.x1
    inner = [b.x0 - a.x1 for part in (left, right) for a, b in zip(part.words, part.words[1:], strict=False)]
    return any(0.65 * gap < one < 1.5 * gap for one in inner) and gap < 6 * right.size


def _numbers(line: Line) -> bool:
    return all(number_like(word.text) for word in line.words)


def _text_left(line: Line) -> float:
    return line.words[1].x0 if _is_item(line) and len(line.words) > 1 else line.x0


def _is_item(line: Line) -> bool:
    return len(line.words) > 1 and is_bullet_mark(line.words[0].text) and not line.words[0].raised


def is_note_mark(word: Word) -> bool:
    """A raised number at the start of a line."""
    return word.raised and _NOTE.fullmatch(word.text) is not None


def _kind(line: Line, measure: _Measure) -> str:
    body = measure.survey.body
    if line.base > measure.notes and line.size <= SMALLER * body and (
        is_note_mark(line.words[0]) or (len(line.words) > 1 and _NOTE.fullmatch(line.words[0].text))
    ):  # fmt: skip
        return "note"
    if is_note_mark(line.words[0]) and len(line.words) > 1:
        return "note"
    if OWN_LINE.match(line.text) or _numbers(line):
        return "own"
    if heading_like(line, measure.survey):
        return "heading"
    return "item" if _is_item(line) else "text"


def heading_like(line: Line, survey: Survey) -> bool:
    """Whether a line is set as a heading: larger, or bold throughout where running text is not."""
    text = line.text
    if sum(character.isalpha() for character in text) < 2 or len(text) > MAX_HEADING:
        return False
    if line.words[0].text in ("•", "-", "–", "o") or text[-1:] in ",;":
        return False
    if line.size >= LARGER * survey.body:
        return True
    return line.bold and not survey.bold and line.size > SMALLER * survey.body


def _opens(line: Line, before: Line, draft: Draft, measure: _Measure) -> bool:
    """Whether a line opens a new draft."""
    kind = _kind(line, measure)
    step = line.base - before.base
    usual = measure.step if abs(line.size - measure.survey.body) <= 0.6 else 1.22 * line.size
    far = step > PARAGRAPH_GAP * usual or step < 0.3 * line.size
    styled = abs(line.size - before.size) > 0.6
    if kind == "own" and draft.kind == "note" and not far and not styled:
        return False
    if kind == "own" and not far and not styled and _number_goes_on(line, before, draft, measure):
        return False
    if kind in ("note", "own"):
        return True
    if draft.kind == "heading":
        return kind != "heading" or styled or line.bold != before.bold or step > 1.7 * line.size or _numbered(line)
    if draft.kind == "own":
        return far or styled or _numbers(before) or line.bold != before.bold or not _goes_on(before, line)
    if draft.kind == "note" and not far and not styled:
        return False
    if kind == "heading":
        return far or styled or not _inside(line, before, measure)
    if far or styled or _slanted_heading(line, before, draft):
        return True
    if kind == "item":
        return not _mid_sentence(line, before, draft)
    if draft.kind == "item":
        short = before.x1 < measure.left + SHORT * (measure.right - measure.left)
        return line.x0 < draft.left - 1.2 and line.text[:1].isupper() and (short or _ended(before))
    indent = line.x0 - measure.left > INDENT * line.size and before.x0 - measure.left < INDENT * line.size / 2
    return (indent and _ended(before)) or _short_end(line, before, measure)


def _number_goes_on(line: Line, before: Line, draft: Draft, measure: _Measure) -> bool:
    """A last line with only the number that ends a sentence ("... kost € " above "458.000.")."""
    left = draft.left if draft.kind == "item" else draft.lines[-1].x0
    full = before.x1 > measure.left + SHORT * (measure.right - measure.left)
    text = draft.kind in ("text", "item") and before.prose and not _ended(before)
    return text and full and _numbers(line) and abs(line.x0 - left) < 2


def _inside(line: Line, before: Line, measure: _Measure) -> bool:
    """A line that happens to be all bold within a sentence that began before it."""
    full = before.x1 > measure.left + SHORT * (measure.right - measure.left)
    return not _ended(before) and not before.bold and (full or line.text[:1].islower())


def _slanted_heading(line: Line, before: Line, draft: Draft) -> bool:
    """Below a short line in italics running text begins: that line is a small heading."""
    alone = len(draft.lines) == 1 and draft.kind == "text" and before.slanted and not line.slanted
    return alone and not _ended(before) and len(before.text) < MAX_HEADING / 2 and line.text[:1].isupper()


def _numbered(line: Line) -> bool:
    return bool(DOTTED_NUMBER.match(line.text)) or is_bullet_mark(line.words[0].text)


def _goes_on(before: Line, line: Line) -> bool:
    """A source or caption that is too long for one line."""
    return not _ended(before) and (line.text[:1].islower() or before.text.endswith(("-", ",", "en", "van")))


def _mid_sentence(line: Line, before: Line, draft: Draft) -> bool:
    """A dash at the start of a line within a sentence, or a number that ends one ("in hoofdstuk" / "3. Dat …")."""
    dash = line.words[0].text in ("-", "–", "—")
    if dash and draft.kind == "text":
        return not _ended(before) and abs(line.x0 - draft.lines[-1].x0) < 2
    return (
        line.words[0].text[0].isalnum() and draft.kind == "text" and not _ended(before) and abs(line.x0 - before.x0) < 2
    )


def _ended(line: Line) -> bool:
    return bool(SENTENCE_END.search(line.text))


def _short_end(line: Line, before: Line, measure: _Measure) -> bool:
    """The line before ends a sentence and has room for the first word of this one."""
    room = measure.right - before.x1
    first = line.words[0].x1 - line.words[0].x0
    wide = measure.left + SHORT * (measure.right - measure.left)
    return _ended(before) and before.x1 < wide and room > first + 0.6 * line.size and line.text[:1].isupper()
