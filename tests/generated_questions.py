"""Questions made of what an index has: indicator × area × year × wording, some of them about what it does not have."""

import random
from collections.abc import Iterator

from vectorstore.index import Index

STRANGERS = 6
"""Dutch municipalities that the report is not about."""
KNOWN = 0.8
"""Part of the areas that is a municipality of the report, its region, the reference or the country."""
YEARS = ("",) * 6 + (
    "2001",
    "2012",
    "2015",
    "2019",
    "2021",
    "2022",
    "2022",
    "2022",
    "2023",
    "2023",
    "2023",
    "2024",
    "2030",
)
"""None, years that a report may have, and years that it has not."""
WORDINGS = (
    "{indicator} {area} {year}",
    "{area} {indicator}",
    "Hoe hoog is {indicator} in {area}{in_year}?",
    "Hoeveel bedraagt {indicator} in {area}{in_year}?",
    "wat was {indicator} in {area}{in_year}",
    "Kunt u mij zeggen wat {indicator} is in {area}{in_year}?",
    "Hoeveel procent is {indicator} in {area}{in_year}?",
    "{indicator} in {area} en in {other}{in_year}?",
    "Wat is het verschil in {indicator} tussen {area} en {other}{in_year}?",
    "Hoeveel hoger is {indicator} in {area} dan in {other}{in_year}?",
    "{area} en {other} samen: {indicator}{in_year}?",
    "Is {indicator} in {area} hoger dan landelijk{in_year}?",
    "Welke gemeente heeft de hoogste {indicator}{in_year}?",
    "waar is {indicator} het laagst{in_year}",
    "Wat zijn de drie gemeenten met de meeste {indicator}{in_year}?",
    "Welke gemeente staat op de tweede plaats bij {indicator}{in_year}?",
    "In hoeveel gemeenten ligt {indicator} boven {other}{in_year}?",
    "In hoeveel gemeenten is {indicator} meer dan 50{in_year}?",
    "Is {indicator} in {area} toegenomen of afgenomen?",
    "Hoe ontwikkelde {indicator} in {area} zich tussen 2013 en 2023?",
    "Met hoeveel groeide {indicator} in {area}{in_year}?",
    "Hoeveel verschilt {indicator} in {area} tussen 2022 en 2023?",
    "{indicator} in alle vijf gemeenten{in_year}",
    "Waarom is {indicator} in {area} zo laag?",
    "Hoeveel inwoners heeft {area} en wat is daar {indicator}{in_year}?",
)


def questions(index: Index, count: int, seed: int) -> Iterator[str]:
    """So many different questions, the same for the same index and seed."""
    rng = random.Random(seed)
    content = index.content
    rows = [row.label for table in content.tables for row in table.rows]
    indicators = sorted({*rows, *(f.indicator for f in content.figures if f.indicator and not f.from_table)})
    general = [area.name for area in content.areas if area.kind in ("reference", "country")]
    own = [*content.members, index.region, *general]
    named = {figure.area for figure in content.figures} - set(own)
    others = sorted({name for name, _ in index.vocabulary.municipalities} - named - set(own))
    rare = [*sorted(named), *rng.sample(others, STRANGERS)]
    seen: set[str] = set()
    while len(seen) < count:
        year = rng.choice(YEARS)
        indicator = rng.choice(indicators)
        area, other = (rng.choice(own if rng.random() < KNOWN else rare) for _ in range(2))
        indicator = indicator if rng.random() < 0.3 else indicator[0].lower() + indicator[1:]
        in_year = f" in {year}" if year else ""
        question = rng.choice(WORDINGS).format(indicator=indicator, area=area, other=other, year=year, in_year=in_year)
        if question not in seen:
            seen.add(question)
            yield " ".join(question.split())
