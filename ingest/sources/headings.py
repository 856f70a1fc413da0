"""Blocks of a document → the same with their captions in the tables, headings counted from 1, and the title taken out."""

import re
from dataclasses import replace

from ingest.document import PrintedBlock, PrintedHeading, PrintedParagraph, PrintedTable
from ingest.sources.printed_text import names_table

_NUMBERED = re.compile(r"(?:hoofdstuk\s+)?\d", re.IGNORECASE)


def levelled(blocks: list[PrintedBlock]) -> tuple[str, list[PrintedBlock]]:
    """The title ("" if none) and the blocks without it, with the highest level of a heading in use as 1.

    A single heading of the highest level that comes first and has lower ones below it is the title of the document. The
    only heading of all, above everything else, is both its title and its chapter.
    """
    headings = [block for block in blocks if isinstance(block, PrintedHeading)]
    if not headings:
        return "", blocks
    title, first = "", headings[0]
    top = min(heading.level for heading in headings)
    alone = first.level == top and sum(heading.level == top for heading in headings) == 1
    if len(headings) == 1 and first is blocks[0]:
        title = first.text
    elif alone and len(headings) > 1 and not _NUMBERED.match(first.text):
        title = first.text
        blocks = [block for block in blocks if block is not first]
        top = min(heading.level for heading in headings[1:])
    return title, [
        replace(block, level=block.level - top + 1) if isinstance(block, PrintedHeading) else block for block in blocks
    ]


def with_captions(blocks: list[PrintedBlock], styled: frozenset[int] = frozenset()) -> list[PrintedBlock]:
    """Each table with the caption directly above it, or else directly below; the caption is then no paragraph any more.

    `styled` holds the positions of the paragraphs that have the style of a caption.
    """
    captions = {at: text for at, block in enumerate(blocks) if (text := _caption(block, at in styled))}
    result = dict(enumerate(blocks))
    used: set[int] = set()
    for at, block in enumerate(blocks):
        if not isinstance(block, PrintedTable) or block.caption:
            continue
        above, below = at - 1, at + 1
        next_table = below + 1 < len(blocks) and isinstance(blocks[below + 1], PrintedTable)
        if above in captions and above not in used:
            taken = above
        elif below in captions and not (next_table and used):
            taken = below
        else:
            continue
        used.add(taken)
        result[at] = replace(block, caption=captions[taken])
    return [block for at, block in result.items() if at not in used]


def _caption(block: PrintedBlock, styled: bool) -> str:
    if not isinstance(block, PrintedParagraph) or block.bullet:
        return ""
    text = " ".join(line.text for line in block.lines)
    return text if names_table(text, styled) else ""
