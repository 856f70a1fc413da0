"""A whole run on a small set: grades, baselines, comparison, and its reports."""

import json
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from assistant import cli
from assistant.ask import Assistant
from assistant.evaluation.baselines import compare_with_baselines, variants_of
from assistant.evaluation.compare import compare, read_evaluation
from assistant.evaluation.environment import environment
from assistant.evaluation.grading import grade_all
from assistant.evaluation.question_set import parse_questions, write_questions
from assistant.evaluation.recipe import standard_recipe
from assistant.evaluation.records import Evaluation, Graded, Question
from assistant.evaluation.report_html import html_report
from assistant.evaluation.report_text import text_report
from assistant.evaluation.summary import summarize
from tests.conftest import REPORT, WordEmbedder
from vectorstore.errors import QuestionSetError

SET = """id;vraag;soort;verwacht;moet;citaten;cijfers;reserve
goed;hoe hoog is de werkloosheid in Emmen;cijfer uit de tekst;antwoord;3,5%;hoogst in Emmen (3,5%);3,5% | % | Emmen | 2023;
fout;levensverwachting <b>Hardenberg</b>;cijfer uit een tabel;antwoord;99,9;Levensverwachting bevolking 81,5 80,7;;
gemist;hoeveel huizen worden er gebouwd in Emmen;cijfer uit een tabel;antwoord;99,8;;;ja
nee;hoeveel inwoners heeft Assen;staat niet in het rapport;niet in het rapport;;;;
leeg;???;te vaag;terugvraag of overzicht;;;;
"""


def quiet(step: str, done: int, total: int) -> None:
    """No progress."""


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return parse_questions(SET.encode(), "set.csv")


@pytest.fixture(scope="module")
def graded(questions: list[Question], assistant: Assistant) -> list[Graded]:
    return grade_all(questions, assistant, assistant.index, quiet, "Vragen")


@pytest.fixture(scope="module")
def result(graded: list[Graded]) -> Evaluation:
    return Evaluation("set.csv", "2026-11-23T10:00:00+00:00", environment(), summarize(graded), tuple(graded))


def test_answers_are_graded_in_order(graded: list[Graded]) -> None:
    assert [(item.question.id, item.verdict) for item in graded] == [
        ("goed", "right"), ("fout", "wrong"), ("gemist", "missed"), ("nee", "right"), ("leeg", "missed"),
    ]  # fmt: skip
    assert graded[0].ranks == (1,)
    assert all(right for _, right in graded[0].dimensions)
    assert graded[4].reason.startswith("niet gelezen")


def test_progress_counts_to_the_end(questions: list[Question], assistant: Assistant) -> None:
    seen: list[tuple[str, int, int]] = []
    grade_all(questions[:2], assistant, assistant.index, lambda *step: seen.append(step), "Vragen")
    assert seen == [("Vragen", 1, 2), ("Vragen", 2, 2)]


def test_each_part_left_out_is_really_left_out(assistant: Assistant, questions: list[Question]) -> None:
    variants = {name: Assistant(index) for name, index in variants_of(assistant.index).items()}
    table_question = "vermogen van een doorsnee huishouden in Emmen"
    assert assistant.ask(table_question).status == "answered"
    assert variants["zonder tabellen"].ask(table_question).status == "not_in_report"
    assert not variants["zonder cijfers opzoeken"].ask("hoe hoog is de werkloosheid in Emmen").figures
    assert "meaning" not in variants["zonder betekenis (vectoren)"].index.searches
    assert "words" not in variants["zinnen alleen op betekenis"].index.searches
    everyday = "Hoeveel procent van de mensen in Emmen zet zich onbetaald in voor een club?"
    assert assistant.ask(everyday).status == "answered"
    assert variants["zonder uitleg in gewone woorden"].ask(everyday).status == "not_in_report"
    assert variants["zonder typefouten te herstellen"].ask("wekloosheid in Emmen").status == "not_in_report"
    assert variants["zonder samenstellingen te splitsen"].index.lexicon.parts("industriebanen") == ()


def test_the_recipe_splits_and_finds_like_langchain() -> None:
    text = "\n\n".join(f"Alinea {n} over {word}. " * 12 for n, word in enumerate(("huizen", "wegen", "scholen")))
    with standard_recipe([text], WordEmbedder()) as store:
        found = store.similarity_search("scholen", 2)
    assert all(len(document.page_content) <= 1000 for document in found)
    assert "scholen" in found[0].page_content


def test_the_recipe_stands_beside_our_own_searches(graded: list[Graded], assistant: Assistant) -> None:
    baselines = compare_with_baselines(graded, assistant, quiet)
    names = [row.name for row in baselines.retrieval]
    assert names[:2] == ["LangChain-recept, eerste 4", "LangChain-recept, eerste 10"]
    assert names[-1] == "bronnen bij het antwoord"
    assert len(names) == 11
    assert baselines.retrieval[0].quotes.total == 2
    assert baselines.retrieval[0].figures.total == 1  # 99,9 stands nowhere in the report
    sources = baselines.retrieval[-1]
    assert (sources.quotes.count, sources.figures.count) == (2, 1)
    assert [variant.all.right.total for variant in baselines.variants] == [5] * 8


def test_two_runs_are_compared_question_by_question(result: Evaluation) -> None:
    swapped = {"right": "wrong", "wrong": "missed", "missed": "missed"}
    changed = [_with_verdict(g, swapped[g.verdict]) for g in result.graded]
    old = Evaluation("set.csv", "eerder", result.machine, summarize(changed), tuple(changed))
    comparison = compare(old, result)
    assert [change.new.question.id for change in comparison.better] == ["goed", "nee"]
    assert [change.new.question.id for change in comparison.worse] == ["fout"]
    assert (comparison.same, comparison.added, comparison.removed) == (2, 0, 0)
    assert comparison.chance == pytest.approx(1.0)  # two against one can be chance
    text = text_report(result, comparison)
    assert "beter: goed fout → goed: hoe hoog is de werkloosheid in Emmen" in text
    assert "slechter: fout gemist → fout" in text


def _with_verdict(graded: Graded, verdict: str) -> Graded:
    return Graded(graded.question, graded.given, verdict)


def test_a_stored_run_is_read_back_whole(result: Evaluation, tmp_path: Path) -> None:
    (tmp_path / "old.json").write_bytes(msgspec.json.encode(result))
    assert read_evaluation(tmp_path / "old.json") == result


@pytest.mark.parametrize(("content", "message"), [("{}", "is geen eerdere uitslag"), ("x", "is geen eerdere uitslag")])
def test_what_is_no_run_is_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "old.json").write_text(content)
    with pytest.raises(QuestionSetError, match=message):
        read_evaluation(tmp_path / "old.json")
    with pytest.raises(QuestionSetError, match="niet te lezen"):
        read_evaluation(tmp_path / "none.json")


def test_the_text_report_gives_the_figures_and_hides_the_reserve(result: Evaluation) -> None:
    text = text_report(result)
    assert "alle vragen" in text
    assert "40,0%" in text
    assert "levensverwachting <b>Hardenberg</b>" in text
    assert "hoeveel huizen" not in text
    assert "1 mislukte vragen uit de reserve zijn niet getoond" in text
    assert "hoeveel huizen" in text_report(result, with_reserve=True)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.outside += [str(value) for name, value in attrs if name in ("src", "href")]


def test_the_html_report_is_one_file_with_all_behind_each_failure(result: Evaluation) -> None:
    page = html_report(result)
    parser = _Links()
    parser.feed(page)
    assert parser.outside == []
    assert {"table", "details", "script"} <= set(parser.tags)
    assert 'role="img" aria-label="Staafdiagram' in page
    assert "b" not in parser.tags  # what a question types is escaped
    assert "levensverwachting &lt;b&gt;Hardenberg&lt;/b&gt;" in page
    assert "antwoord door regel: waarde" in page
    assert "hoeveel huizen" not in page
    assert "hoeveel huizen" in html_report(result, with_reserve=True)


def run(*arguments: object) -> int:
    return cli.main([str(argument) for argument in arguments])


@pytest.fixture
def files(index_root: Path, questions: list[Question], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small set; the index answers with the word embedder."""
    monkeypatch.setattr("vectorstore.library.SentenceTransformerEmbedder", lambda name: WordEmbedder())
    write_questions(questions, tmp_path / "set.csv")
    return tmp_path


@pytest.fixture(scope="module")
def index_root(assistant: Assistant) -> Path:
    return assistant.index.folder.parents[1]


def test_the_command_prints_scores_and_writes_reports(
    files: Path, index_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", files / "set.csv", "--index", index_root, "--html", files / "out.html") == 0
    shown = capsys.readouterr()
    assert "cijfer uit een tabel" in shown.out
    assert "Vragen: 5" in shown.err
    assert (files / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("evaluate", files / "set.csv", "--index", index_root, "--json") == 0
    stored = capsys.readouterr().out
    assert [item["verdict"] for item in json.loads(stored)["graded"]] == ["right", "wrong", "missed", "right", "missed"]
    (files / "old.json").write_text(stored, encoding="utf-8")
    assert run("evaluate", files / "set.csv", "--index", index_root, "--compare", files / "old.json") == 0
    assert "0 beter, 0 slechter, 5 gelijk" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--fail-under", "40"), 0, ""),
        (("--fail-under", "40,1%"), 1, "40,0% goed is minder dan 40,1%"),
        (("--max-wrong", "20"), 0, ""),
        (("--max-wrong", "19.9"), 1, "20,0% fout is meer dan 19,9%"),
        (("--part", "reserve", "--max-wrong", "0"), 0, ""),
        (("--kinds", "unanswerable", "--fail-under", "100"), 0, ""),
    ],
)
def test_floor_and_ceiling_decide_the_exit_code(
    files: Path, index_root: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], code: int, message: str
) -> None:
    assert run("evaluate", files / "set.csv", "--index", index_root, *options) == code
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("geen.csv",), "De vragenset geen.csv is niet te lezen"),
        (("set.csv", "--kinds", "tabel"), "De soort «tabel» bestaat niet"),
        (("set.csv", "--kinds", "rank"), "Geen enkele vraag voldoet"),
        (("set.csv", "set.csv"), "dezelfde id's"),
        (("set.csv", "--compare", "set.csv"), "set.csv is geen eerdere uitslag"),
        (("set.csv", "--export", "set.xlsx"), "heet .csv of .jsonl"),
        (("set.csv", "--html", "weg/uit.html"), "Het verslag kan niet in weg/uit.html"),
    ],
)
def test_wrong_use_gives_one_dutch_sentence(
    files: Path,
    index_root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(files)
    assert run("evaluate", *arguments, "--index", index_root) == 2
    error = capsys.readouterr().err
    assert message in error
    assert "Traceback" not in error


def test_a_percentage_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("evaluate", "--fail-under", "veel")
    assert "veel is geen percentage" in capsys.readouterr().err


def test_a_set_goes_from_one_form_to_the_other(
    files: Path, capsys: pytest.CaptureFixture[str], questions: list[Question]
) -> None:
    assert run("evaluate", files / "set.csv", "--export", files / "set.jsonl") == 0
    assert parse_questions((files / "set.jsonl").read_bytes(), "set.jsonl") == questions


def test_without_any_set_the_way_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DTZ_DATA", str(tmp_path))
    assert run("evaluate") == 2
    assert "Er is geen vragenset" in capsys.readouterr().err


def test_a_report_that_is_gone_stops_the_comparison(
    graded: list[Graded], assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert REPORT.is_file()
    monkeypatch.setenv("DTZ_DATA", str(tmp_path))
    with pytest.raises(QuestionSetError, match="de tekst van het rapport nodig"):
        compare_with_baselines(graded, assistant, quiet)
