"""Label and header lines of a table into blocks: lines that belong together, told apart by blank lines and page breaks."""

import re
from dataclasses import dataclass

from ingest.layout import EMPTY_CELLS, starts_lower
from ingest.section import Line

_FRAGMENTS = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that were printed as one piece. `empty_cells`: spaces for empty cells follow it, so it is a group row."""

    lines: tuple[Line, ...]
    empty_cells: bool

    @property
    def text(self) -> str:
        """The lines as one label, words broken at a hyphen mended."""
        return join_label([line.bare for line in self.lines])

    @property
    def fragments(self) -> list[str]:
        """Pieces told apart by two or more spaces; a wrapped line goes on with the last piece of the line before."""
        pieces: list[str] = []
        for line in self.lines:
            first, *rest = _FRAGMENTS.split(line.bare)
            pieces[-1:] = [join_label([*pieces[-1:], first])]
            pieces += rest
        return pieces


def blocks_of(lines: tuple[Line, ...]) -> list[Block]:
    """Blocks in order. A blank line ends a block; so does a page break, unless the next line goes on in lower case."""
    blocks: list[Block] = []
    current: list[Line] = []
    for line in lines:
        page_break = line.text[:1] == " " and bool(current) and not starts_lower(line)
        if current and (not line.bare or page_break):
            blocks.append(_block(current, line))
            current = []
        if line.bare:
            current.append(line)
        elif blocks and EMPTY_CELLS.search(line.text):
            blocks[-1] = Block(blocks[-1].lines, empty_cells=True)
    if current:
        blocks.append(_block(current, None))
    return blocks


def join_label(parts: list[str]) -> str:
    """Wrapped pieces of a label as one: "zonne-" + "energie" is "zonne-energie"."""
    text = ""
    for part in parts:
        text += part if not text or (text.endswith("-") and part[:1].isalpha()) else f" {part}"
    return text


def _block(lines: list[Line], after: Line | None) -> Block:
    empty = bool(EMPTY_CELLS.search(lines[-1].text)) or (after is not None and bool(EMPTY_CELLS.search(after.text)))
    return Block(tuple(lines), empty)
