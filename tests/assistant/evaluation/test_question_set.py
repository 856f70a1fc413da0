"""Question sets as files: both forms, what a spreadsheet makes of them, and faults named by their row."""

import json
from pathlib import Path

import pytest

from assistant.evaluation.question_set import parse_questions, read_questions, write_questions
from assistant.evaluation.records import GoldFigure, Question
from vectorstore.errors import QuestionSetError

WHOLE = Question(
    id="x1",
    question='Hoe hoog; en "waarom"?\nTweede regel',
    kind="followup",
    expect="answer",
    must=(("3,5%", "3,5"), ("Emmen",)),
    must_not=("2,9%", "3,4"),
    history=("werkloosheid?", "en in Emmen?"),
    quotes=("eerste citaat", "tweede citaat"),
    section="Werkloosheid",
    note="let op: 2022 is 3,4",
    figures=(GoldFigure("3,5%", "%", "Emmen", "2023", "werkloosheid"), GoldFigure("2,9")),
    reserve=True,
)
PLAIN = Question("x2", "=1+1", "unanswerable", "refuse")
HEADER = "id;vraag;soort;verwacht;moet"


@pytest.mark.parametrize("name", ["set.csv", "set.jsonl"])
def test_a_set_is_read_as_it_was_written(tmp_path: Path, name: str) -> None:
    write_questions([WHOLE, PLAIN], tmp_path / name)
    assert read_questions(tmp_path / name) == [WHOLE, PLAIN]


def test_a_csv_opens_well_in_a_dutch_spreadsheet(tmp_path: Path) -> None:
    write_questions([WHOLE, PLAIN], tmp_path / "set.csv")
    data = (tmp_path / "set.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid;eerdere vragen;vraag;soort;verwacht;moet;mag niet;")
    assert b"3,5% OF 3,5 EN Emmen" in data
    assert b"3,5% | % | Emmen | 2023 | werkloosheid EN 2,9" in data
    assert b";'=1+1;" in data  # not run as a formula
    assert data.count(b"\r\n") == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_what_a_spreadsheet_saves_is_read(encoding: str, delimiter: str) -> None:
    rows = [
        HEADER.replace(";", delimiter),
        f"1{delimiter}Hoeveel café's?{delimiter}Telling{delimiter}antwoord{delimiter}4",
    ]
    questions = parse_questions("\r\n".join(rows).encode(encoding), "set.csv")
    assert questions == [Question("1", "Hoeveel café's?", "count", "answer", (("4",),))]


def test_the_hint_of_a_spreadsheet_and_empty_rows_are_passed_over() -> None:
    text = f"sep=;\n{HEADER};\n1;a?;open vraag;antwoord;b;\n;;;;;\n;c?;te vaag;terugvraag of overzicht;;\n"
    assert [q.id for q in parse_questions(text.encode(), "set.csv")] == ["1", "rij 5"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{HEADER}\n1;a?;telling;antwoord;4\n2;b?;telingen;antwoord;4", "rij 3: de soort «telingen» bestaat niet"),
        (f"{HEADER}\n1;a?;telling;ja;4", "rij 2: verwacht «ja» bestaat niet; kies uit: antwoord,"),
        (f"{HEADER}\n1;;telling;antwoord;4", "rij 2: de vraag is leeg"),
        (f"{HEADER}\n1;a?;telling;antwoord;", "rij 2: bij een verwacht antwoord hoort onder «moet»"),
        (f"{HEADER}\n1;a;b?;telling;antwoord;4", "rij 2: de rij heeft 6 cellen en de kop 5"),
        (f'{HEADER}\n1;"a?;telling;antwoord;4', "rij 2: de aanhalingstekens kloppen niet"),
        (f"{HEADER}\n1;a?;telling;antwoord;4\n1;b?;telling;antwoord;4", "de id 1 komt 2 keer voor"),
        (f'{HEADER}\n1;"a\nb?";telling;antwoord;4\n2;;telling;antwoord;4', "rij 3: de vraag is leeg"),
        (f"{HEADER};cijfers\n1;a?;telling;antwoord;4;a|b|c|d|e|f", "rij 2: het cijfer «a|b|c|d|e|f» klopt niet"),
        (f"{HEADER};reserve\n1;a?;telling;antwoord;4;x", "rij 2: onder «reserve» staat «x»"),
        ("id;vraag;soort\n1;a?;telling", "de kolom «verwacht» ontbreekt"),
        ("id;vraag;soort;verwacht;magniet\n1;a?;telling;antwoord;4", "de kolom «magniet» is onbekend"),
        ("vraag;soort;verwacht;vraag\n", "de kolom «vraag» staat er twee keer"),
        (HEADER, "bevat geen vragen"),
        ("", "de kolom «vraag» ontbreekt"),
        ('{"question": "a?", "kind": "open"}', "regel 1: het veld ontbreekt: `expect`"),
        ('{"question": "a?",\n', "regel 1: de regel breekt af"),
        ('{"question": 3, "kind": "open", "expect": "refuse"}', "regel 1: verwacht: `str`, gevonden: `int`"),
    ],
)
def test_a_broken_set_is_refused_with_row_and_fault(text: str, message: str) -> None:
    with pytest.raises(QuestionSetError) as fault:
        parse_questions(text.encode(), "set.csv")
    assert message in str(fault.value)
    assert str(fault.value).startswith("set.csv")


def test_all_faults_are_named_at_once() -> None:
    rows = "\n".join(f"{n};;telling;antwoord;4" for n in range(12))
    with pytest.raises(QuestionSetError, match=r"rij 2: .*rij 11: .*; en nog 2\.") as fault:
        parse_questions(f"{HEADER}\n{rows}".encode(), "set.csv")
    assert "rij 12" not in str(fault.value)


def test_a_workbook_is_refused_with_the_way_out() -> None:
    with pytest.raises(QuestionSetError, match="sla hem op als «CSV UTF-8"):
        parse_questions(b"PK\x03\x04", "set.xlsx")


def test_a_text_with_a_separator_is_not_written_to_csv(tmp_path: Path) -> None:
    question = Question("1", "a?", "open", "answer", (("zon EN wind",),))
    with pytest.raises(QuestionSetError, match="gebruik JSONL"):
        write_questions([question], tmp_path / "set.csv")
    write_questions([question], tmp_path / "set.jsonl")
    assert read_questions(tmp_path / "set.jsonl") == [question]


def test_one_quote_may_be_called_quote() -> None:
    line = {"id": 7, "question": "a?", "kind": "open", "expect": "answer", "must": [["b"]], "quote": "b staat hier"}
    assert parse_questions(json.dumps(line).encode(), "set.jsonl")[0].quotes == ("b staat hier",)
