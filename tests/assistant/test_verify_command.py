"""The command `dtz verify`: a file or standard input, its outputs, and one sentence for every kind of bad input."""

import csv
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest

from assistant import cli
from tests.conftest import WordEmbedder
from vectorstore.index import Index

SENTENCE = "De werkloosheid in Emmen was 5,3% in 2023. In Hardenberg was dat 2,9%."


@pytest.fixture
def root(index: Index, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the index, opened with the word embedder."""
    monkeypatch.setattr("vectorstore.library.SentenceTransformerEmbedder", lambda name: WordEmbedder())
    return index.folder.parents[1]


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    path = tmp_path / "memo.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def run(root: Path, *arguments: str | Path) -> int:
    return cli.main(["verify", *map(str, arguments), "--index", str(root)])


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))


def test_a_file_is_checked(root: Path, memo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, memo) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines() == [
        "Vergeleken met: Stand van de Dutch Techzone (2024)",
        "2 beweringen gecontroleerd: 1 klopt, 1 wijkt af.",
        "",
        "✗ 5,3%: wijkt af",
        "    «De werkloosheid in Emmen was 5,3% in 2023.»",
        "    Het rapport zegt iets anders: 3,5% (Emmen, 2023).",
        "    Bron: hoofdstuk 3. Arbeidsmarkt, Werkloosheid",
        "",
        "Klopt:",
        "✓ 2,9%: 2,9% (Hardenberg, 2023)",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_standard_input_is_checked_in_what_programs_write(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    typed(monkeypatch, "Eén huishouden in Hardenberg had in 2022 gemiddeld € 34.800 inkomen.".encode(encoding))
    assert run(root, "-", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert ("€ 34.800", "correct") in [(one["text"], one["verdict"]) for one in told]
    assert told[0]["sentence"].startswith("Eén huishouden")


def test_json_is_one_list(root: Path, memo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, memo, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["text"], one["verdict"]) for one in told] == [
        ("5,3%", "wrong"),
        ("2023", "no_claim"),
        ("2,9%", "correct"),
    ]


@pytest.mark.parametrize("how", [[], ["--json"]])
def test_the_list_and_the_word_document_are_kept_beside_the_answer(
    root: Path, memo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], how: list[str]
) -> None:
    assert run(root, memo, *how, "--csv", tmp_path / "lijst.csv", "--word", tmp_path / "nota.docx") == 0
    assert "5,3%" in capsys.readouterr().out
    rows = csv.DictReader(io.StringIO((tmp_path / "lijst.csv").read_bytes().decode("utf-8-sig")), delimiter=";")
    assert [(row["in de tekst"], row["oordeel"]) for row in rows] == [("5,3%", "wijkt af"), ("2,9%", "klopt")]
    assert len(list(docx.Document(str(tmp_path / "nota.docx")).comments)) == 2


def test_a_checked_word_document_can_be_checked_again(
    root: Path, memo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, memo, "--word", tmp_path / "nota.docx") == 0
    capsys.readouterr()
    assert run(root, tmp_path / "nota.docx", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {("5,3%", "wrong"), ("2,9%", "correct")} <= {(one["text"], one["verdict"]) for one in told}


def test_a_report_can_be_named(root: Path, memo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, memo, "--report", "stand-van-de-dutch-techzone") == 0
    assert capsys.readouterr().out.startswith("Vergeleken met: Stand van de Dutch Techzone (2024)\n")
    assert run(root, memo, "--report", "geen") == 2
    assert capsys.readouterr().err == "Fout: Er is geen rapport geen; kies uit: stand-van-de-dutch-techzone.\n"


def test_a_text_without_claims_is_no_error(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "leeg.txt").write_text("De raad vergadert op 12 maart 2024.", encoding="utf-8")
    assert run(root, tmp_path / "leeg.txt") == 0
    assert capsys.readouterr().out.splitlines()[1] == "Er staan geen beweringen over cijfers in deze tekst."


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("leeg.txt", b"", "leeg.txt is leeg; geef een bestand met tekst."),
        ("wit.txt", b" \n\n", "Er is geen tekst om te controleren; plak een tekst of kies een bestand."),
        ("foto.docx", b"\x89PNG\r\n\x1a\n\x00", "foto.docx is een afbeelding; geef "),
        ("kapot.docx", b"PK\x03\x04kapot", "kapot.docx is beschadigd; sla het opnieuw op"),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "(.doc); sla het op als .docx"),
        ("kapot.pdf", b"%PDF-1.7\nkapot\n%%EOF", "kapot.pdf"),
        ("nul.txt", b"a\x00b", "nul.txt is geen gewone tekst; sla het op als"),
        ("lang.txt", b"Emmen telt banen. " * 22_300, "De tekst is te lang om in één keer te controleren; geef hoogstens "),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_checked_gets_one_sentence_and_code_2(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert run(root, tmp_path / name) == 2
    expect_one_sentence(capsys, sentence)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Er is geen tekst om te controleren; plak een tekst of kies een bestand."),
        (b"a\x00b", "De invoer is geen tekst; geef de naam van het bestand in plaats van -."),
        (b"%PDF-1.7 tekst", "De invoer is geen tekst; geef de naam van het bestand in plaats van -."),
        (b"Werk \x81\x8d", "De invoer is geen tekst; geef de naam van het bestand in plaats van -."),
        (b"Emmen telt banen. " * 22_300, "De tekst is te lang om in één keer te controleren; geef hoogstens "),
    ],
)
def test_input_that_cannot_be_checked_gets_one_sentence_and_code_2(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    typed(monkeypatch, content)
    assert run(root, "-") == 2
    expect_one_sentence(capsys, sentence)


def test_a_file_that_is_not_there_and_a_folder_are_named(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, tmp_path / "weg.docx") == 2
    expect_one_sentence(capsys, "weg.docx bestaat niet; controleer de naam.")
    assert run(root, tmp_path) == 2
    expect_one_sentence(capsys, "is een map; geef het bestand dat erin staat.")


@pytest.mark.parametrize("option", ["--csv", "--word"])
def test_what_cannot_be_written_is_told(
    root: Path, memo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert run(root, memo, option, tmp_path / "weg" / "lijst") == 2
    expect_one_sentence(capsys, "lijst is niet te schrijven; kies een andere map of naam.")


def test_without_an_index_the_command_to_build_it_is_named(
    memo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "leeg", memo) == 2
    expect_one_sentence(capsys, "bouw hem met: dtz ingest")


@pytest.mark.parametrize(("arguments", "word"), [([], "BESTAND"), (["memo.txt", "--kleur"], "--kleur")])
def test_wrong_use_is_told_in_dutch(capsys: pytest.CaptureFixture[str], arguments: list[str], word: str) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["verify", *arguments])
    assert stop.value.code == 2
    error = capsys.readouterr().err
    assert error.startswith("Fout: ")
    assert word in error


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["verify", "--help"])
    assert stop.value.code == 0
    text = capsys.readouterr().out
    assert "Gebruik: dtz verify" in text
    assert all(option in text for option in ("--report", "--json", "--csv", "--word", "BESTAND"))
    assert not {"usage", "options", "optional"} & set(text.split())


def expect_one_sentence(capsys: pytest.CaptureFixture[str], sentence: str) -> None:
    """What went wrong and the next step, in one line on the error output, and nothing else."""
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Fout: ")
    assert len(said.err.strip().splitlines()) == 1
    assert sentence in said.err
