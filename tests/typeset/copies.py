"""A document with its chapters repeated and numbered on, for tests of size."""

import re
from dataclasses import replace

from ingest.document import Document, PrintedBlock, PrintedHeading

NUMBER = re.compile(r"\d+")


def copies(document: Document, times: int) -> Document:
    """The blocks of the document `times` after each other; numbers before chapters go on where the copy before ended."""
    blocks: list[PrintedBlock] = []
    chapter = 0
    for block in document.blocks * times:
        if isinstance(block, PrintedHeading) and block.level == 1:
            chapter += 1
            blocks.append(replace(block, text=NUMBER.sub(str(chapter), block.text, count=1)))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))
