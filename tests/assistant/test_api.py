"""The door for Python programs: its names, and README's examples of them run for real."""

import contextlib
import io
import json
import math
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool

from assistant import api
from assistant.ask import Assistant
from assistant.figure_lookup import FoundFigures
from ingest.pipeline import ingest
from tests.conftest import TINY, WordEmbedder
from vectorstore.errors import IndexMissingError, QuestionError, ReportError
from vectorstore.figures_frame import COLUMNS
from vectorstore.index import Index
from vectorstore.settings import PROJECT

EXAMPLES = re.findall(r"```python\n(.*?)```", (PROJECT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
TECHZONE, RIVERS = "stand-van-de-dutch-techzone", "rivierenland"


@pytest.fixture(autouse=True)
def _word_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folders of these tests are made with the word embedder, and opened by what a setting names."""
    monkeypatch.setattr("vectorstore.library.SentenceTransformerEmbedder", lambda name: WordEmbedder())
    monkeypatch.setattr(api, "_LIBRARIANS", {})


@pytest.fixture
def root(index: Index, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the index of the report, as the setting names it."""
    folder = index.folder.parents[1]
    monkeypatch.setenv("DTZ_INDEX", str(folder))
    return folder


@pytest.fixture
def rivers(tiny: Assistant) -> Path:
    """The folder of the index of the tiny report."""
    return tiny.index.folder.parents[1]


@pytest.fixture
def look_up(rivers: Path) -> BaseTool:
    return api.report_tools(rivers)[0]


def found(look_up: BaseTool, **arguments: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(look_up.invoke(arguments))
    return told


@pytest.mark.parametrize("example", EXAMPLES, ids=[code.split("import ")[-1].split("\n")[0] for code in EXAMPLES])
@pytest.mark.usefixtures("root")
def test_the_examples_in_the_readme_print_what_it_says(example: str) -> None:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(compile(example, "README.md", "exec"), {})
    assert [line.strip() for line in told.getvalue().splitlines()] == re.findall(r"# (.*)$", example, re.MULTILINE)


def test_the_readme_shows_every_name() -> None:
    shown = {name for code in EXAMPLES for name in re.findall(r"from assistant\.api import (\w+)", code)}
    assert shown == set(api.__all__)


def test_every_name_is_documented() -> None:
    assert all(getattr(api, name).__doc__ for name in api.__all__)


def test_the_door_costs_nothing_until_it_is_used() -> None:
    heavy = "{'pandas', 'langchain_core', 'torch', 'chromadb', 'numpy', 'msgspec'}"
    command = [sys.executable, "-c", f"import sys, assistant.api; print({heavy} & set(sys.modules))"]
    assert subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.strip() == "set()"


@pytest.mark.parametrize("folder", [Path, str])
def test_a_question_is_answered_from_the_folder_that_is_given(rivers: Path, folder: Callable[[Path], Any]) -> None:
    answer = api.ask("hoeveel inwoners heeft Tiel", index=folder(rivers))
    assert (answer.figures[0].value, answer.figures[0].area, answer.figures[0].period) == (42300, "Tiel", "2024")
    assert answer.figures[0].value == Decimal(42300)


@pytest.mark.parametrize("history", [["werkloosheid in Tiel"], ("werkloosheid in Tiel",), "werkloosheid in Tiel"])
def test_a_question_may_build_on_earlier_ones(rivers: Path, history: Any) -> None:
    assert api.ask("en in Buren?", history, index=rivers).figures[0].text == "2,6%"


@pytest.mark.parametrize(
    "use",
    [
        lambda folder: api.ask("inwoners", report="geen", index=folder),
        lambda folder: api.verify("Tiel telt 42.300 inwoners.", report="geen", index=folder),
        lambda folder: api.figures(report="geen", index=folder),
        lambda folder: api.report_retriever(report="geen", index=folder),
    ],
)
def test_a_report_that_is_not_there_is_named_with_those_that_are(rivers: Path, use: Callable[[Path], Any]) -> None:
    with pytest.raises(ReportError, match=r"^Er is geen rapport geen; kies uit: rivierenland\.$"):
        use(rivers)


@pytest.mark.parametrize(
    "use", [lambda folder: api.ask("inwoners", index=folder), lambda folder: api.report_tools(folder)]
)
def test_a_folder_without_an_index_says_what_to_do(tmp_path: Path, use: Callable[[Path], Any]) -> None:
    with pytest.raises(IndexMissingError, match="dtz ingest"):
        use(tmp_path)


def test_a_question_without_words_is_an_error(rivers: Path) -> None:
    with pytest.raises(QuestionError):
        api.ask("?!", index=rivers)


def test_a_text_is_checked_and_so_is_a_file(rivers: Path, tmp_path: Path) -> None:
    text = "In 2024 telde Tiel 42.300 inwoners. Culemborg telde 31.000 inwoners."
    (tmp_path / "memo.txt").write_text(text, encoding="utf-8")
    for given in (text, tmp_path / "memo.txt"):
        judged = [(one.claim.text, one.verdict) for one in api.verify(given, index=rivers)]
        assert ("42.300", "correct") in judged
        assert ("31.000", "wrong") in judged


def test_a_text_that_is_not_there_is_an_error(rivers: Path, tmp_path: Path) -> None:
    with pytest.raises(ReportError):
        api.verify(tmp_path / "geen.txt", index=rivers)


def test_the_figures_are_one_tidy_frame(rivers: Path, tiny: Assistant) -> None:
    frame = api.figures(index=rivers)
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(tiny.index.content.figures)


def test_figures_are_kept_by_indicator_area_and_period(rivers: Path) -> None:
    crimes = api.figures(indicator="DELICTEN", area="buren", index=rivers)
    assert crimes[["indicator", "area", "missing"]].values.tolist() == [["Aantal ondervonden delicten", "Buren", True]]
    assert math.isnan(crimes.loc[0, "value"])
    assert set(api.figures(area="landelijk", index=rivers)["area"]) == {"Nederland"}
    assert set(api.figures(period=2023, index=rivers)["period"]) == {"2023"}
    assert api.figures(area="Atlantis", index=rivers).empty


@pytest.mark.usefixtures("root")
def test_a_retriever_gives_as_many_passages_as_are_asked() -> None:
    retriever = api.report_retriever(k=2)
    assert len(retriever.invoke("werkloosheid")) == 2
    assert len(retriever.invoke("werkloosheid", k=10)) == 10
    for count in (0, -1):
        with pytest.raises(ValueError, match=f"k is {count}"):
            retriever.invoke("werkloosheid", k=count)


def test_a_retriever_without_words_to_search_for_finds_what_it_can(rivers: Path) -> None:
    assert isinstance(api.report_retriever(index=rivers).invoke(""), list)


@pytest.mark.parametrize(
    ("arguments", "figure"),
    [
        ({"indicator": "werkloosheid", "area": "Tiel"}, ("4,1%", "Tiel", "2023")),
        ({"indicator": "Overgewicht", "area": "culemborg", "year": 2023}, ("48,4%", "Culemborg", "2023")),
        (
            {"indicator": "aantal ondervonden delicten", "area": "Nederland"},
            ("30 per 100 inwoners", "Nederland", "2023"),
        ),
        ({"indicator": "inwoners"}, ("90.400 inwoners", "RVL", "2024")),
        ({"indicator": "inwoners", "area": "Culemburg", "year": 2024}, ("29.600 inwoners", "Culemborg", "2024")),
    ],
)
def test_the_tool_gives_the_exact_figure(
    look_up: BaseTool, arguments: dict[str, Any], figure: tuple[str, str, str]
) -> None:
    told = found(look_up, **arguments)
    assert told["status"] == "answered"
    assert (told["figures"][0]["text"], told["figures"][0]["area"], told["figures"][0]["period"]) == figure
    assert told["figures"][0]["sources"][0]["place"].startswith("Rivierenland (2024), hoofdstuk ")
    assert told["figures"][0]["sources"][0]["quote"]


@pytest.mark.parametrize(
    "arguments",
    [
        {"indicator": "werkloosheid", "area": "Tiel", "year": 2015},
        {"indicator": "werkloosheid", "area": "Amsterdam"},
        {"indicator": "werkloosheid", "area": "de binnenstad"},
        {"indicator": "werkloosheid", "area": "Atlantis", "year": 2023},
        {"indicator": "aantal vliegvelden", "area": "Tiel"},
        {"indicator": "gevoel van onveiligheid", "area": "Tiel"},
    ],
)
def test_what_the_report_does_not_have_is_never_answered_with_something_else(
    look_up: BaseTool, arguments: dict[str, Any]
) -> None:
    told = found(look_up, **arguments)
    assert told["status"] in ("not_in_report", "clarify")
    assert told["figures"] == []


def test_what_comes_near_is_told_apart(look_up: BaseTool) -> None:
    told = found(look_up, indicator="werkloosheid", area="Tiel", year=2015)
    assert [(one["text"], one["period"]) for one in told["nearest"]] == [("4,1%", "2023")]


def test_a_cell_without_a_figure_is_not_available_and_its_row_is_cited(look_up: BaseTool) -> None:
    told = found(look_up, indicator="aantal ondervonden delicten", area="Buren")
    assert (told["status"], told["figures"]) == ("not_available", [])
    assert told["sources"][0]["quote"] == "Aantal ondervonden delicten 31 28,5 N.B. 30"


@pytest.mark.usefixtures("root")
def test_every_cell_of_a_table_is_found_by_its_name(index: Index) -> None:
    look_up = api.report_tools()[0]
    cells = [figure for figure in index.content.figures if figure.from_table and not figure.period.span][::7]
    assert len(cells) > 40
    for cell in cells:
        told = found(look_up, indicator=cell.indicator, area=cell.area, year=cell.period.first)
        texts = [(one["value"], one["area"]) for one in told["figures"]]
        value = None if cell.value is None else float(cell.value)
        assert (value, cell.area) in texts or (cell.missing and told["status"] != "clarify"), told


@pytest.mark.usefixtures("root")
def test_only_the_asked_area_and_year_are_among_the_figures() -> None:
    look_up = api.report_tools()[0]
    for indicator in ("hoogste werkloosheid", "werkloosheid in Hardenberg", "werkloosheid sinds 2014", "vertrouwen"):
        told = found(look_up, indicator=indicator, area="Emmen", year=2022)
        assert {(one["area"], one["period"]) for one in told["figures"]} <= {("Emmen", "2022")}, told


def test_the_records_come_with_the_message(look_up: BaseTool) -> None:
    call = {"type": "tool_call", "id": "1", "name": look_up.name, "args": {"indicator": "werkloosheid", "area": "Tiel"}}
    message = look_up.invoke(call)
    assert isinstance(message, ToolMessage)
    assert isinstance(message.artifact, FoundFigures)
    assert message.artifact.figures[0].value == Decimal("4.1")
    assert json.loads(str(message.content))["figures"][0]["value"] == 4.1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"indicator": "werkloosheid", "report": "geen"}, "Er is geen rapport geen; kies uit: rivierenland."),
        ({"indicator": "?!"}, "In de vraag staan geen woorden; typ een vraag in gewone taal."),
        ({"indicator": "werkloosheid", "year": "vorig"}, "De argumenten kloppen niet: year is 'vorig' ("),
        ({}, "De argumenten kloppen niet: indicator is {} ("),
    ],
)
def test_what_is_wrong_comes_back_as_one_sentence(look_up: BaseTool, arguments: dict[str, Any], sentence: str) -> None:
    message = look_up.invoke({"type": "tool_call", "id": "1", "name": look_up.name, "args": arguments})
    assert message.status == "error"
    assert str(message.content).startswith(sentence)


def test_a_search_gives_passages_with_their_place(rivers: Path) -> None:
    search = api.report_tools(rivers)[1]
    told = json.loads(search.invoke({"query": "onveiligheid en slechte verlichting", "k": 1}))
    assert [one["place"] for one in told["passages"]] == ["Rivierenland (2024), hoofdstuk 2. Leefbaarheid, Veiligheid"]
    assert "slechte verlichting" in told["passages"][0]["text"]
    assert search.invoke({"query": "onveiligheid", "report": "geen"}).startswith("Er is geen rapport geen;")
    assert search.invoke({"query": "onveiligheid", "k": 0}).startswith("De argumenten kloppen niet: k is 0 (")


def test_a_model_is_told_what_the_arguments_are_and_which_reports_there_are(rivers: Path) -> None:
    look_up, search = (convert_to_openai_tool(tool)["function"] for tool in api.report_tools(rivers))
    assert list(look_up["parameters"]["properties"]) == ["indicator", "area", "year", "report"]
    assert look_up["parameters"]["required"] == ["indicator"]
    assert list(search["parameters"]["properties"]) == ["query", "k", "report"]
    for tool in (look_up, search):
        assert "rivierenland" in tool["description"]
        assert all(argument["description"] for argument in tool["parameters"]["properties"].values())


@pytest.fixture
def two_reports(tmp_path: Path) -> Path:
    """The tiny report beside an older edition with other figures."""
    for year, change in ((2024, 0), (2022, 1)):
        text = TINY.replace("In 2024", f"In {year}").replace("90.400", "89.100" if change else "90.400")
        (tmp_path / f"rivierenland-{year}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"rivierenland-{year}.toml").write_text(f'edition = "{year}"\nregion = ["RVL"]\n', encoding="utf-8")
    paths = [tmp_path / f"rivierenland-{year}.txt" for year in (2024, 2022)]
    ingest(paths, tmp_path / "index", lambda step, done, total: None, WordEmbedder())
    return tmp_path / "index"


def test_one_of_several_reports_is_chosen_by_its_id(two_reports: Path) -> None:
    older = "rivierenland-2022"
    assert api.ask("hoeveel inwoners telt de RVL", report=older, index=two_reports).figures[0].value == 89_100
    assert api.figures(indicator="inwoners", area="RVL", report=older, index=two_reports)["value"].iloc[0] == 89_100
    documents = api.report_retriever(report=older, index=two_reports).invoke("inwoners")
    assert {one.metadata["report_id"] for one in documents} == {older}
    told = found(api.report_tools(two_reports)[0], indicator="inwoners", area="RVL", report=older)
    assert (told["report"], told["figures"][0]["value"]) == (older, 89_100)


def test_a_question_that_names_an_edition_is_searched_for_in_it(two_reports: Path) -> None:
    documents = api.report_retriever(index=two_reports).invoke("inwoners in de editie van 2022")
    assert {one.metadata["edition"] for one in documents} == {"2022"}


def test_a_new_index_is_taken_up_by_what_was_made_before(rivers: Path, two_reports: Path, tmp_path: Path) -> None:
    folder = tmp_path / "used"
    shutil.copytree(rivers, folder)
    look_up, _ = api.report_tools(folder)
    retriever = api.report_retriever(index=folder)
    assert api.ask("hoeveel inwoners telt de RVL", index=folder).figures[0].value == 90_400
    assert retriever.invoke("inwoners")
    shutil.rmtree(folder)
    shutil.copytree(two_reports, folder)
    assert api.ask("inwoners van de RVL in de editie van 2022", index=folder).figures[0].value == 89_100
    assert set(api.figures(report="rivierenland-2022", index=folder)["value"]) >= {89_100.0}
    assert found(look_up, indicator="inwoners", report="rivierenland-2022")["figures"][0]["value"] == 89_100
    assert retriever.invoke("inwoners")[0].metadata["edition"] == "2024"


def test_a_folder_is_opened_once_for_all_threads(rivers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    real = api._opened(rivers)
    monkeypatch.setattr(api, "_LIBRARIANS", {})
    monkeypatch.setattr("assistant.librarian.open_librarian", lambda folder, region: opened.append(folder) or real)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda area: api.ask(f"werkloosheid in {area}", index=rivers), ("Tiel", "Buren") * 20))
    assert opened == [rivers.resolve()]
    assert [answer.figures[0].text for answer in answers] == ["4,1%", "2,6%"] * 20
