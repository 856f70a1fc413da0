"""Ten editions and regions in one index: the report that was meant answers, as well as when it stands alone."""

import shutil
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.evaluation.grading import grade_all
from assistant.evaluation.question_set import read_questions
from assistant.librarian import Librarian
from ingest.pipeline import ingest
from tests.conftest import REPORT, TINY, WordEmbedder
from tests.editions import Edition, write
from vectorstore.library import open_library
from vectorstore.settings import PROJECT

DOCUMENTS = Path(__file__).parent / "documents" / "noordkust"
QUESTIONS = PROJECT / "data" / "questions" / "dutch-techzone.csv"
OLDER = range(2017, 2023)
MOST_LOST = 0.01
"""Part of the questions that more reports in the index may cost."""


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Librarian:
    """The report, six older editions of it with other digits, two editions of another region, and a third region."""
    folder = tmp_path_factory.mktemp("ten")
    paths = [folder / REPORT.name]
    shutil.copy(REPORT, paths[0])
    shutil.copy(REPORT.with_suffix(".toml"), paths[0].with_suffix(".toml"))
    notes = REPORT.with_suffix(".toml").read_text(encoding="utf-8")
    for year in OLDER:
        (folder / str(year)).mkdir()
        path = write(folder / str(year), Edition(year).text)
        path = path.rename(folder / f"techzone-{year}.txt")
        assert 'edition = "2024"' in notes
        path.with_suffix(".toml").write_text(notes.replace('edition = "2024"', f'edition = "{year}"'), encoding="utf-8")
        paths.append(path)
    for name, source in (("noordkust-2025", "rapport.md"), ("noordkust-2023", "rapport-2023.md")):
        paths.append(folder / f"{name}.md")
        shutil.copy(DOCUMENTS / source, paths[-1])
    paths.append(folder / "rivierenland.txt")
    paths[-1].write_text(TINY, encoding="utf-8")
    ingest(paths, folder / "index", lambda step, done, total: None, WordEmbedder())
    librarian = Librarian(open_library(folder / "index", WordEmbedder()))
    assert len(librarian.reports) == 10
    return librarian


@pytest.mark.slow
def test_more_reports_cost_the_first_nothing(ten: Librarian, assistant: Assistant) -> None:
    questions = read_questions(QUESTIONS)
    alone = grade_all(questions, assistant, assistant.index, lambda *step: None, "")
    among = grade_all(questions, ten, ten.index(), lambda *step: None, "")
    right = [sum(item.verdict == "right" for item in graded) for graded in (alone, among)]
    wrong = [sum(item.verdict == "wrong" for item in graded) for graded in (alone, among)]
    print(f"{len(questions)} vragen: goed alleen {right[0]}, tussen tien {right[1]}; fout {wrong[0]} en {wrong[1]}")
    assert right[1] >= right[0] - MOST_LOST * len(questions)
    assert wrong[1] <= wrong[0] + MOST_LOST * len(questions)


@pytest.mark.slow
def test_each_edition_answers_when_it_is_named(ten: Librarian) -> None:
    texts = set()
    for year in OLDER:
        answer = ten.ask(f"Hoe hoog was het overgewicht in Hardenberg in de editie van {year}?")
        assert answer.status == "answered"
        assert {source.edition for source in answer.sources} == {str(year)}
        texts.add(answer.figures[0].text)
    assert len(texts) > 1
    assert ten.ask("overgewicht in Hardenberg").sources[0].edition == "2024"
    together = ten.ask("Hoe heeft het overgewicht in Hardenberg zich ontwikkeld over de edities?")
    assert len({source.edition for source in together.sources}) == len(OLDER) + 1
