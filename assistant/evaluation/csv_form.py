"""A question set as CSV that opens well in a Dutch spreadsheet: semicolons, UTF-8 with a mark, Dutch headings.

In a cell, EN stands between what must all be there and OF between alternatives ("3,5 OF 3,5% EN Emmen"); || parts
several texts (quotes, earlier questions), and | the parts of a figure (number | unit | area | period | indicator).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.evaluation.records import EXPECTATIONS, KINDS, GoldFigure, Question
from assistant.spreadsheet import csv_bytes
from vectorstore.errors import QuestionSetError

COLUMNS = {
    "id": "id",
    "history": "eerdere vragen",
    "question": "vraag",
    "kind": "soort",
    "expect": "verwacht",
    "must": "moet",
    "must_not": "mag niet",
    "figures": "cijfers",
    "quotes": "citaten",
    "section": "paragraaf",
    "note": "toelichting",
    "reserve": "reserve",
}
"""Fields of a question with the headings of their columns; the names of the fields are understood as headings too."""
_REQUIRED = ("question", "kind", "expect")
_AND, _OR, _TEXTS, _PARTS = " EN ", " OF ", " || ", " | "
_YES = "ja"
_DELIMITERS = ";,\t"
_FORMULA = re.compile(r"'?(?:[=@+\t]|-(?!\d))")
"""How a cell starts that a spreadsheet would run as a formula; such a cell is written with a ' before it."""


def rows(text: str) -> Iterator[tuple[str, Question | str]]:
    """Each row that is not empty, as (where, question), or (where, fault). Raises QuestionSetError for the header.

    Rows are counted as a spreadsheet does: the header is row 1, and a cell may run over several lines.
    """
    skipped = 1 if text.startswith("sep=") else 0
    lines = text.split("\n", 1)[1] if skipped else text
    first = lines.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    fields = _fields(next(reader, []))
    number = 1 + skipped
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield f"rij {number}", f"de aanhalingstekens kloppen niet ({fault})"
            return
        if any(cell.strip() for cell in cells):
            yield f"rij {number}", _question(fields, cells, number)


def written(questions: Iterable[Question]) -> bytes:
    """The set as bytes. Raises QuestionSetError for a text that holds one of the separators."""
    return csv_bytes([COLUMNS.values(), *map(_cells, questions)], _FORMULA)


def _fields(header: Sequence[str]) -> list[str]:
    """The field of each column, "" for a column without a heading."""
    names = {heading: name for name, heading in COLUMNS.items()} | {name: name for name in COLUMNS}
    found = [heading.strip().casefold() for heading in header]
    unknown = [heading for heading in found if heading and heading not in names]
    if unknown:
        raise QuestionSetError(f"de kolom «{unknown[0]}» is onbekend; bekend zijn: {', '.join(COLUMNS.values())}.")
    fields = [names.get(heading, "") for heading in found]
    lacking = [COLUMNS[name] for name in _REQUIRED if name not in fields]
    if lacking:
        raise QuestionSetError(f"de kolom «{lacking[0]}» ontbreekt in de eerste rij; nodig: vraag, soort en verwacht.")
    twice = [name for name in fields if name and fields.count(name) > 1]
    if twice:
        raise QuestionSetError(f"de kolom «{COLUMNS[twice[0]]}» staat er twee keer.")
    return fields


def _question(fields: Sequence[str], cells: Sequence[str], number: int) -> Question | str:
    if len(cells) > len(fields) and any(cell.strip() for cell in cells[len(fields) :]):
        return f"de rij heeft {len(cells)} cellen en de kop {len(fields)}; zet tekst met ; tussen aanhalingstekens"
    row = dict.fromkeys(COLUMNS, "") | {
        field: _unguarded(cell.strip()) for field, cell in zip(fields, cells, strict=False) if field
    }
    figures = [_figure(part) for part in _split(row["figures"], _AND)]
    faulty = [figure for figure in figures if isinstance(figure, str)]
    if faulty:
        return faulty[0]
    if row["reserve"].casefold() not in ("", "ja", "nee"):
        return f"onder «reserve» staat «{row['reserve']}»; schrijf ja, of laat de cel leeg"
    return Question(
        row["id"] or f"rij {number}",
        row["question"],
        _code(row["kind"], KINDS),
        _code(row["expect"], EXPECTATIONS),
        tuple(_split(group, _OR) for group in _split(row["must"], _AND)),
        _split(row["must_not"], _OR),
        _split(row["history"], _TEXTS),
        _split(row["quotes"], _TEXTS),
        row["section"],
        row["note"],
        tuple(figure for figure in figures if isinstance(figure, GoldFigure)),
        row["reserve"].casefold() == _YES,
    )


def _cells(question: Question) -> list[str]:
    return [
        question.id,
        _joined(question.history, _TEXTS),
        question.question,
        KINDS[question.kind],
        EXPECTATIONS[question.expect],
        _AND.join(_joined(group, _OR, _AND) for group in question.must),
        _joined(question.must_not, _OR),
        _joined([_PARTS.join(_figure_parts(figure)).rstrip(" |") for figure in question.figures], _AND),
        _joined(question.quotes, _TEXTS),
        question.section,
        question.note,
        _YES if question.reserve else "",
    ]


def _joined(texts: Sequence[str], *separators: str) -> str:
    for text in texts:
        if any(separator in f" {text} " for separator in separators):
            raise QuestionSetError(f"«{text}» bevat «{separators[0].strip()}» en past niet in een CSV; gebruik JSONL.")
    return separators[0].join(texts)


def _split(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(separator) if part.strip())


def _figure(text: str) -> GoldFigure | str:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > 5 or not parts[0]:
        return f"het cijfer «{text}» klopt niet; schrijf: getal | eenheid | gebied | periode | onderwerp"
    return GoldFigure(*parts)


def _figure_parts(figure: GoldFigure) -> tuple[str, ...]:
    return figure.value, figure.unit, figure.area, figure.period, figure.indicator


def _code(label: str, labels: dict[str, str]) -> str:
    """The code of a Dutch label; a code stays as it is, and so does what is neither, to be named as a fault."""
    folded = " ".join(label.casefold().split())
    return next((code for code, dutch in labels.items() if folded in (code, dutch.casefold())), label)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
