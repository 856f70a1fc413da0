"""Rules on what the text says of every municipality or every row, against the table."""

import re
from collections.abc import Iterator

from assistant.check.edition import Edition, RowFigures, years
from assistant.check.records import Checks
from assistant.check.wording import listing, shown, where
from vectorstore.dutch.periods import find_periods
from vectorstore.dutch.words import stem, words
from vectorstore.records import Contradiction, Figure, Sentence

KIND = "geldt niet voor alle"


def every_municipality(edition: Edition) -> Checks:
    """ "In alle gemeenten hoger dan landelijk", against each municipality and the country in the table."""
    country = next((area.name for area in edition.book.of_kind("country")), "")
    for sentences in edition.sections.values():
        for at, sentence in enumerate(sentences):
            higher = _direction(edition, sentence.text)
            if higher is None or not _about_all(edition, sentence.text) or not _with_average(edition, sentence.text):
                continue
            following = sentences[at + 1] if at + 1 < len(sentences) else None
            for row, about in _rows_meant(edition, sentence, following):
                if _same_year(edition, sentences[: at + 1], row):
                    yield from _compare_members(edition, row, country, higher, about)


def _direction(edition: Edition, text: str) -> bool | None:
    """True for higher, False for lower, None where a sentence says neither or both."""
    higher = edition.says(text, edition.words("compare", "higher"))
    lower = edition.says(text, edition.words("compare", "lower"))
    return None if higher == lower else higher


def _about_all(edition: Edition, text: str) -> bool:
    everyone = "|".join(map(re.escape, edition.words("compare", "all_members")))
    counted = r"alle\s+(?:[\w-]+\s+){0,2}gemeenten"
    named = re.search(rf"\b(?:{everyone}|{counted})\b", text, re.IGNORECASE)
    return bool(named) and not edition.says(text, edition.words("compare", "exceptions"))


def _with_average(edition: Edition, text: str) -> bool:
    """Whether it compares with the country: not with the average of the region or of a region like it."""
    words = (*edition.words("compare", "higher"), *edition.words("compare", "lower"))
    behind = re.split(rf"\b(?:{'|'.join(words)})\b", text)[-1]
    other = any(mention.area.kind != "country" for mention in edition.book.find(behind))
    return edition.says(behind, edition.words("compare", "average")) and not other


def _rows_meant(
    edition: Edition, sentence: Sentence, following: Sentence | None
) -> Iterator[tuple[RowFigures, tuple[Sentence, ...]]]:
    """The row that the claim is about; of a claim about "the indicators", those that the next sentence says the same of."""
    about = edition.subjects.of(sentence.text)
    yield from ((row, (sentence,)) for row in edition.rows if row.keys and row.keys == about)
    general = edition.says(sentence.text, edition.words("compare", "indicators"))
    if general and following and _direction(edition, following.text) == _direction(edition, sentence.text):
        yield from ((row, (sentence, following)) for row in _rows_named(edition, following.text))


def _rows_named(edition: Edition, text: str) -> Iterator[RowFigures]:
    """Rows whose label, or a fixed phrase in it, stands in the text."""
    phrases = edition.subjects.phrases(text)
    content = {stem(word) for word in words(text)}
    for row in edition.rows:
        label = {stem(w) for w in words(row.label) if w not in edition.vocabulary.stopwords}
        if row.keys and (label <= content or edition.subjects.phrases(row.label) & phrases):
            yield row


def _same_year(edition: Edition, sentences: list[Sentence], row: RowFigures) -> bool:
    """Whether the last year that the section named so far, if any, is the one of the row."""
    for sentence in reversed(sentences):
        told = [
            years(mention.period) for mention in find_periods(sentence.text, edition.vocabulary) if not mention.base
        ]
        if told:
            return bool(row.figures) and years(row.figures[0].period) == told[-1]
    return True


def _compare_members(
    edition: Edition, row: RowFigures, country: str, higher: bool, about: tuple[Sentence, ...]
) -> Checks:
    average = row.of(country)
    members = [figure for figure in map(row.of, edition.members) if figure]
    if average is None or len(members) < 2:
        return
    wrong = [figure for figure in members if _clearly_other(edition, figure, average, higher)]
    if not wrong:
        yield None
        return
    side, other = ("hoger", "lager") if higher else ("lager", "hoger")
    cells = listing([f"{figure.area} ({shown(figure)})" for figure in wrong])
    verb = "ligt" if len(wrong) == 1 else "liggen"
    message = (
        f"De tekst ({where(about[0].place)}) zegt dat alle gemeenten {side} dan gemiddeld zijn, maar in de "
        f"tabel ({where(row.place)}, rij «{row.label}») {verb} {cells} {other} dan {average.area} ({shown(average)})."
    )
    yield Contradiction(KIND, message, (*(sentence.text for sentence in about), row.quote))


def _clearly_other(edition: Edition, figure: Figure, average: Figure, higher: bool) -> bool:
    """Whether a figure lies on the other side of the average, rounding apart."""
    here, there = edition.interval(figure), edition.interval(average)
    return here.high < there.low if higher else here.low > there.high


def every_row(edition: Edition) -> Checks:
    """ "Voor alle beroepsklassen lager dan in B", against the two columns of the table in the same section."""
    for table in edition.content.tables:
        heading = [word for word in words(table.row_heading) if len(word) > 3]
        for sentence in edition.sections.get((table.place.chapter, table.place.section), []) if heading else ():
            higher = _direction(edition, sentence.text)
            areas = list(dict.fromkeys(m.area.name for m in edition.book.find(sentence.text)))
            all_rows = rf"\b(?:{'|'.join(edition.words('compare', 'all'))})\s+{re.escape(heading[0][:-1])}"
            said = re.search(all_rows, sentence.text, re.IGNORECASE)
            if higher is None or not said or len(areas) != 2:
                continue
            if edition.says(sentence.text, edition.words("compare", "exceptions")):
                continue
            rows = [row for row in edition.rows if row.figures and row.figures[0].table == table.id and not row.total]
            yield from _compare_columns(edition, sentence, rows, (areas[0], areas[1]), higher)


def _compare_columns(
    edition: Edition, sentence: Sentence, rows: list[RowFigures], areas: tuple[str, str], higher: bool
) -> Checks:
    pairs = [(row, row.of(areas[0]), row.of(areas[1])) for row in rows]
    wrong = [row for row, one, two in pairs if one and two and _clearly_other(edition, one, two, higher)]
    if not any(one and two for _, one, two in pairs):
        return
    if not wrong:
        yield None
        return
    cells = listing([f"«{row.label}» ({row.quote})" for row in wrong])
    message = (
        f"De tekst ({where(sentence.place)}) zegt dat het voor alle rijen in {areas[0]} {'hoger' if higher else 'lager'} "
        f"is dan in {areas[1]}, maar in de tabel ({where(rows[0].place)}) is het andersom bij {cells}."
    )
    yield Contradiction(KIND, message, (sentence.text, *(row.quote for row in wrong)))
