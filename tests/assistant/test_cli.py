"""The command line: the contract, exit codes, and one Dutch sentence for every kind of bad input."""

import json
import shutil
import socket
from pathlib import Path

import pytest

from assistant import cli
from tests.conftest import TINY, WordEmbedder
from vectorstore.catalogue import POINTER
from vectorstore.index import Index


@pytest.fixture
def root(index: Index, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the index, opened with the word embedder by every command."""
    monkeypatch.setattr("vectorstore.library.SentenceTransformerEmbedder", lambda name: WordEmbedder())
    monkeypatch.setattr("ingest.pipeline.SentenceTransformerEmbedder", lambda name: WordEmbedder())
    return index.folder.parents[1]


def run(*arguments: str | Path) -> int:
    return cli.main([str(argument) for argument in arguments])


def test_ask_prints_the_answer(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ask", "hoe hoog is de werkloosheid in Emmen", "--index", root) == 0
    assert capsys.readouterr().out.startswith("**3,5%** – werkloosheid, Emmen, 2023 (hoofdstuk 3. Arbeidsmarkt")


def test_json_has_all_keys_of_the_contract(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ask", "werkloosheid Emmen 2022", "--json", "--index", root) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {"question", "status", "answer", "figures", "sources", "seconds"} <= answer.keys()
    assert answer["figures"][0] | {"calculation": None} == {
        "text": "3,4%", "value": 3.4, "unit": "%", "indicator": "Werkloosheid", "area": "Emmen", "period": "2022",
        "derived": False, "sources": [1], "calculation": None, "other_end": None,
    }  # fmt: skip
    source = answer["sources"][0]
    assert (source["id"], source["kind"], source["page"]) == (1, "table", None)
    assert {"report", "edition", "chapter", "section", "quote", "table", "row", "column"} <= source.keys()


def test_a_batch_answers_each_line_in_order(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "vragen.jsonl"
    lines = [
        {"id": "b", "history": ["werkloosheid Emmen 2023"], "question": "en in 2022?"},
        {"id": "a", "history": [], "question": "hoeveel inwoners heeft Emmen"},
    ]
    batch.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    assert run("ask", "--batch", batch, "--json", "--index", root) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(a["id"], a["figures"][0]["value"]) for a in answers] == [("b", 3.4), ("a", 108765)]


def test_trace_tells_which_rule_answered(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("ask", "werkloosheid Emmen", "--trace", "--index", root)
    assert "antwoord door regel: waarde" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ask", ""], "De vraag is leeg"),
        (["ask", "z" * 100_000], "De vraag is te lang (100.000 tekens)"),
        (["ask", "😀 🎉"], "In de vraag staan geen woorden"),
        (["ask"], "Geef één vraag of een --batch-bestand"),
        (["ask", "--batch", "bestaat-niet.jsonl"], "bestaat-niet.jsonl is niet te lezen"),
        (["ingest", "bestaat-niet.txt"], "bestaat-niet.txt bestaat niet"),
    ],
)
def test_bad_input_gets_one_sentence_and_code_2(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert run(*arguments, "--index", root) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert error.startswith("Fout: ")
    assert len(error.strip().splitlines()) == 1


@pytest.mark.parametrize("line", ["{kapot", '{"id": "1"}', '["lijst"]', '{"id": "1", "question": 5}'])
def test_a_broken_batch_line_is_named(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    batch = tmp_path / "vragen.jsonl"
    batch.write_text(f'{{"id": "1", "question": "werkloosheid Emmen"}}\n{line}\n', encoding="utf-8")
    assert run("ask", "--batch", batch, "--json", "--index", root) == 2
    assert "Regel 2 van vragen.jsonl is niet goed" in capsys.readouterr().err


def test_without_an_index_the_command_to_build_it_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ask", "werkloosheid", "--index", tmp_path / "leeg") == 2
    assert "bouw hem met: dtz ingest" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "sentence"),
    [(('"layout": 5', '"layout": 0'), "een andere indeling"),
     (("test/words", "ander/model"), "gemaakt met het model ander/model"),
     (('"entries"', '"iets"'), "beschadigd"), (("{", "build-0123"), "een andere indeling")],
)  # fmt: skip
def test_an_index_of_another_kind_is_not_opened(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str], sentence: str
) -> None:
    copy = tmp_path / "index"
    shutil.copytree(root, copy)
    manifest = copy / POINTER
    assert change[0] in manifest.read_text()
    manifest.write_text(manifest.read_text().replace(*change))
    assert run("ask", "werkloosheid", "--index", copy) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert "dtz ingest" in error


@pytest.mark.parametrize(
    ("arguments", "word"), [(["ask", "x", "--kleur"], "--kleur"), (["dans"], "dans"), ([], "OPDRACHT")]
)
def test_wrong_use_is_told_in_dutch(capsys: pytest.CaptureFixture[str], arguments: list[str], word: str) -> None:
    with pytest.raises(SystemExit) as stop:
        run(*arguments)
    assert stop.value.code == 2
    error = capsys.readouterr().err
    assert error.startswith("Fout: ")
    assert word in error
    assert "argument" not in error


@pytest.mark.parametrize("command", [[], ["ingest"], ["ask"], ["chat"]])
def test_help_is_dutch(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(*command, "--help")
    assert stop.value.code == 0
    text = capsys.readouterr().out
    assert "Gebruik: dtz" in text
    assert not {"usage", "options", "optional"} & set(text.split())


def test_ingest_shows_a_count_per_step_and_warns(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "klein.txt"
    report.write_text(TINY.replace("31 28,5 N.B. 30", "31 28,5 30"), encoding="utf-8")
    assert run("ingest", report, "--index", tmp_path / "index") == 0
    out = capsys.readouterr().out
    assert "2 hoofdstukken, 2 paragrafen, 1 tabellen" in out
    assert "Let op: Tabel" in out


def test_a_failed_ingest_leaves_the_old_index(root: Path, tmp_path: Path) -> None:
    before = (root / POINTER).read_text()
    empty = tmp_path / "leeg.txt"
    empty.write_text(" \n", encoding="utf-8")
    assert run("ingest", empty, "--index", root) == 2
    assert (root / POINTER).read_text() == before


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("127.0.0.1:1", "De Chroma-server op 127.0.0.1:1 antwoordt niet"), ("localhost:poort", "verwacht host:poort")],
)
def test_a_chroma_server_that_is_not_there_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str, sentence: str
) -> None:
    monkeypatch.setenv("DTZ_CHROMA", address)
    assert run("ask", "waarom is er meer overgewicht?", "--index", root) == 2
    assert sentence in capsys.readouterr().err


def test_a_fault_of_the_program_is_one_sentence_and_code_1(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.ask.Assistant.ask", lambda self, question, history: 1 / 0)
    assert run("ask", "werkloosheid", "--index", root) == 1
    assert "Er ging iets mis in het programma (ZeroDivisionError" in capsys.readouterr().err


def test_a_port_in_use_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run("chat", "--no-browser", "--port", str(taken.getsockname()[1]), "--index", root) == 2
    assert "is al in gebruik" in capsys.readouterr().err
