"""Headers of two levels that show by their words: under each upper text the same few texts come back."""

from collections.abc import Sequence

from ingest.sources.pdf.tables.chunks import Chunk, PrintRow
from ingest.sources.pdf.tables.columns import Columns

Placed = tuple[Chunk, int, int]


def over_repeated(rows: Sequence[PrintRow], columns: Columns) -> tuple[Sequence[PrintRow], list[list[Placed]]] | None:
    """The rows of print of the lower level, and the upper level with the columns that its texts stand over."""
    total = len(columns.spans)
    for cut in range(1, len(rows)):
        each = _repeating(_column_texts(rows[cut:], columns))
        texts = texts_of(rows[:cut])
        label = [chunk for text in texts for chunk in text if columns.of(chunk.x0, chunk.x1) == 0]
        upper = [text for text in texts if not any(chunk in label for chunk in text)]
        if not each or len(upper) != (total - 1) // each:
            continue
        starts = [1 + each * at for at in range(len(upper))]
        sides = [*(columns.spans[start][0] for start in starts), max(chunk.x1 for row in rows for chunk in row.chunks)]
        if all(_over(text, sides[at], sides[at + 1]) for at, text in enumerate(upper)):
            level = [
                (chunk, start, start + each - 1)
                for text, start in zip(upper, starts, strict=True) for chunk in text
            ]  # fmt: skip
            return rows[cut:], [[(chunk, 0, 0) for chunk in label] + level]
    return None


def _over(text: Sequence[Chunk], left: float, right: float) -> bool:
    """Whether a side or the middle of a text is between two sides; a long one may reach over its neighbours."""
    x0, x1 = min(chunk.x0 for chunk in text), max(chunk.x1 for chunk in text)
    return any(left <= x <= right for x in (x0, (x0 + x1) / 2, x1))


def texts_of(level: Sequence[PrintRow]) -> list[list[Chunk]]:
    """Chunks under each other taken together, from left to right."""
    texts: list[list[Chunk]] = []
    for chunk in (chunk for row in level for chunk in row.chunks):
        for text in texts:
            if any(chunk.x0 < other.x1 and chunk.x1 > other.x0 for other in text):
                text.append(chunk)
                break
        else:
            texts.append([chunk])
    return sorted(texts, key=lambda text: text[0].x0)


def _column_texts(rows: Sequence[PrintRow], columns: Columns) -> list[str]:
    """What these rows say above each column but the first."""
    texts = [""] * len(columns.spans)
    for chunk in (chunk for row in rows for chunk in row.chunks):
        at = columns.of(chunk.x0, chunk.x1)
        texts[at] = f"{texts[at]} {chunk.text}".strip()
    return texts[1:]


def _repeating(texts: list[str]) -> int:
    """After how many columns the same different texts come back; 0 where they don't."""
    if not all(texts):
        return 0
    lengths = (each for each in range(2, len(texts) // 2 + 1) if len(texts) % each == 0)
    return next((n for n in lengths if texts[:n] * (len(texts) // n) == texts and len(set(texts[:n])) == n), 0)
