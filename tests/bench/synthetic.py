"""More text of the same nature: the report as other regions and other editions, with other places, figures and years."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from vectorstore.dutch.vocabulary import load_vocabulary
from vectorstore.index import Index

EDITIONS = 5
"""Editions that each synthetic region has."""
_YEAR = re.compile(r"(?<![\d.,/])20[0-4]\d(?![\d%]|[.,]\d)")
_NUMBER = re.compile(r"(?<![\d])(?!20[0-4]\d(?!\d))\d[\d.,]*\d")


def write_reports(index: Index, report: Path, folder: Path, count: int) -> Iterator[Path]:
    """Write `count` reports with the files beside them; the first is the report itself. The same count gives the same."""
    names = [name for name, _ in load_vocabulary().municipalities if name not in index.content.members]
    for number in range(count):
        rng = random.Random(number)
        path = folder / f"rapport-{number:04}.txt"
        region = number // EDITIONS
        others = random.Random(f"plaats {region}").sample(names, len(index.content.members))
        places = dict(zip(index.content.members, others, strict=True))
        for source in (report, report.with_suffix(".toml")):
            if source.is_file():
                text = source.read_text(encoding="utf-8")
                if number:
                    text = _elsewhere(text, places, f"Streek {region}", number % EDITIONS)
                    text = _other_figures(text, rng) if source == report else text
                path.with_suffix(source.suffix).write_text(text, encoding="utf-8")
        yield path


def _elsewhere(text: str, places: dict[str, str], region: str, years: int) -> str:
    for name, other in places.items():
        text = text.replace(name, other)
    text = text.replace("Dutch Techzone", region).replace("DTZ", region.replace(" ", ""))
    return _YEAR.sub(lambda found: str(int(found[0]) + years), text)


def _other_figures(text: str, rng: random.Random) -> str:
    """Each number with other digits, as long and in the same notation; years stay."""
    return _NUMBER.sub(lambda found: found[0][0] + re.sub(r"\d", lambda _: str(rng.randrange(10)), found[0][1:]), text)
