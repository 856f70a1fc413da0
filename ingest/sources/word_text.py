"""A Word paragraph (w:p) → its text as printed, the notes that it refers to and the text boxes that hang on it."""

from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.sources.printed_text import clean, raised

CONTAINERS = frozenset(map(qn, (
    "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:hyperlink", "w:fldSimple", "w:dir", "w:bdo",
)))  # fmt: skip
"""Elements that only stand around what is printed, insertions that are not yet accepted among them."""
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = frozenset((
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
))  # fmt: skip
_SPACES = frozenset(map(qn, ("w:tab", "w:br", "w:cr", "w:ptab")))
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class Paragraph:
    """What a paragraph prints. `runs` are pieces of text with their run; `contents` tells a line of the table of contents."""

    element: BaseOxmlElement
    runs: list[tuple[str, BaseOxmlElement]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[BaseOxmlElement] = field(default_factory=list)
    pictures: int = 0
    contents: bool = False
    _fields: list[bool] = field(default_factory=list)
    "For each open field whether its result has begun; what stands before is its code."

    @property
    def text(self) -> str:
        """The text on one line."""
        return clean("".join(text for text, _ in self.runs))


def read_paragraph(element: BaseOxmlElement) -> Paragraph:
    """Read a w:p: insertions kept, deletions, hidden text and the codes of fields left out."""
    paragraph = Paragraph(element)
    _read(element, paragraph)
    return paragraph


def is_on(element: BaseOxmlElement | None) -> bool:
    """Whether a switch such as w:b is present and not set to off."""
    return element is not None and element.get(qn("w:val"), "1") not in _OFF


def chosen(alternatives: BaseOxmlElement) -> list[BaseOxmlElement]:
    """The children of the first version of something that is stored for newer and older programs alike."""
    return list(alternatives[0]) if len(alternatives) else []


def _read(element: BaseOxmlElement, paragraph: Paragraph) -> None:
    for child in element:
        if child.tag == qn("w:r"):
            _read_run(child, paragraph)
        elif child.tag == ALTERNATIVES:
            for version in chosen(child):
                _read_drawing(version, paragraph)
        elif child.tag in CONTAINERS:
            _read(child, paragraph)
        elif isinstance(child.tag, str) and child.tag.startswith(_MATHS):
            paragraph.runs += [(part.text or "", child) for part in child.iter(_MATHS + "t")]


def _read_run(run: BaseOxmlElement, paragraph: Paragraph) -> None:
    marked = run.find(qn("w:rPr"))
    if marked is not None and is_on(marked.find(qn("w:vanish"))):
        return
    text, noted = "", False
    for child in run:
        if child.tag in _NOTES:
            paragraph.notes.append((_NOTES[child.tag], child.get(qn("w:id"), "")))
            noted = True
        elif child.tag == qn("w:fldChar"):
            _follow_field(child.get(qn("w:fldCharType"), ""), paragraph)
        elif child.tag == qn("w:instrText"):
            code = (child.text or "").split()
            paragraph.contents |= code[:1] == ["TOC"] or (code[:1] == ["PAGEREF"] and "_Toc" in " ".join(code))
        elif all(paragraph._fields):
            text += _printed(child, paragraph)
    if noted:
        return
    position = None if marked is None else marked.find(qn("w:vertAlign"))
    if position is not None and position.get(qn("w:val")) == "superscript":
        text = raised("".join(before for before, _ in paragraph.runs), text)
    if text:
        paragraph.runs.append((text, run))


def _printed(child: BaseOxmlElement, paragraph: Paragraph) -> str:
    if child.tag == qn("w:t"):
        return child.text or ""
    if child.tag in _SPACES:
        return " "
    if child.tag == qn("w:noBreakHyphen"):
        return "-"
    if child.tag == qn("w:ruby"):
        base = child.find(qn("w:rubyBase"))
        return "" if base is None else "".join(part.text or "" for part in base.iter(qn("w:t")))
    if child.tag == ALTERNATIVES:
        for version in chosen(child):
            _read_drawing(version, paragraph)
    elif child.tag in {qn("w:drawing"), qn("w:pict"), qn("w:object")}:
        _read_drawing(child, paragraph)
    return ""


def _read_drawing(element: BaseOxmlElement, paragraph: Paragraph) -> None:
    if element.tag == qn("w:r"):
        _read_run(element, paragraph)
        return
    boxes = _outer_boxes(element)
    paragraph.boxes += boxes
    paragraph.pictures += not boxes and any(part.tag in _PICTURES for part in element.iter())


def _outer_boxes(element: BaseOxmlElement) -> list[BaseOxmlElement]:
    """The contents of text boxes, without those within them and without the versions for older programs."""
    found: list[BaseOxmlElement] = []
    for child in chosen(element) if element.tag == ALTERNATIVES else list(element):
        if child.tag == qn("w:txbxContent"):
            found.append(child)
        else:
            found += _outer_boxes(child)
    return found


def _follow_field(kind: str, paragraph: Paragraph) -> None:
    if kind == "begin":
        paragraph._fields.append(False)
    elif paragraph._fields and kind == "separate":
        paragraph._fields[-1] = True
    elif paragraph._fields and kind == "end":
        paragraph._fields.pop()
