"""Reports of other regions that the program was not made on: other places, chapters and kinds of tables.

Noordkust stands in five kinds of file; Peelland is flattened text, as the report of the project is. Report and questions are of
readers who had not seen the program. At first 27 of 67 were right and 4 wrong, and 16 of 52 and 8; since then the general causes
were mended by looking at what failed, so these are floors and no longer blind measures.
"""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from assistant.evaluation.grading import grade_all
from assistant.evaluation.question_set import read_questions
from assistant.librarian import Librarian
from ingest.pipeline import ingest
from ingest.sources.markdown import read_markdown
from tests.conftest import WordEmbedder
from tests.typeset.as_pdf import as_pdf
from tests.typeset.as_word import as_word
from tests.typeset.layout import LAYOUTS
from vectorstore.embedder import Embedder, SentenceTransformerEmbedder
from vectorstore.library import open_library

DOCUMENTS = Path(__file__).parent / "documents"
FOLDER = DOCUMENTS / "noordkust"
KINDS = ("md", "txt", "docx", "nota.pdf", "brochure.pdf")
LEAST_RIGHT, MOST_WRONG = 60, 1
"""Of 67 questions, as counted on 2026-11-26 with the real model."""
LEAST_OF_PEELLAND, WRONG_OF_PEELLAND = 35, 1
"""Of 52 questions."""
WITHOUT_MODEL, WRONG_WITHOUT_MODEL = 56, 2
"""The same with vectors that only count words: the same on each kind of file."""


def verdicts(librarian: Librarian, name: str, folder: Path = FOLDER) -> Counter[str]:
    """How many of the questions of a file are answered rightly, wrongly, or not."""
    graded = grade_all(read_questions(folder / name), librarian, librarian.index(), lambda *_: None, "")
    print([(item.verdict, item.question.question) for item in graded if item.verdict != "right"])
    return Counter(item.verdict for item in graded)


def opened(paths: list[Path], folder: Path, embedder: Embedder) -> Librarian:
    ingest(paths, folder / "index", lambda step, done, total: None, embedder)
    return Librarian(open_library(folder / "index", embedder))


def as_file(kind: str, folder: Path) -> Path:
    """The report as a file of this kind; PDF and Word are typeset from the Markdown."""
    path = folder / f"noordkust.{kind}"
    if kind in ("md", "txt"):
        shutil.copy(FOLDER / f"rapport.{kind}", path)
        return path
    document = read_markdown((FOLDER / "rapport.md").read_text(encoding="utf-8"))
    assert document is not None
    if kind == "docx":
        as_word(document, path)
    else:
        as_pdf(document, path, LAYOUTS[kind.removesuffix(".pdf")])
    return path


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_questions_about_the_other_region_are_answered(kind: str, tmp_path: Path) -> None:
    librarian = opened([as_file(kind, tmp_path)], tmp_path, WordEmbedder())
    assert (librarian.home.title, librarian.home.edition) == ("Economische Monitor Noordkust 2025", "2025")
    assert (librarian.home.region, librarian.home.region_names) == ("Noordkust", ("RNK",))
    assert set(librarian.home.members) == {"Den Helder", "Hollands Kroon", "Medemblik", "Opmeer", "Schagen", "Texel"}
    counts = verdicts(librarian, "vragen.jsonl")
    print(f"{kind}: {counts}")
    assert counts["right"] >= WITHOUT_MODEL
    assert counts["wrong"] <= WRONG_WITHOUT_MODEL


@pytest.mark.slow
def test_with_the_real_model_it_is_answered_as_well_as_the_first_report(tmp_path: Path) -> None:
    librarian = opened([as_file("nota.pdf", tmp_path)], tmp_path, SentenceTransformerEmbedder())
    counts = verdicts(librarian, "vragen.jsonl")
    print(counts)
    assert counts["right"] >= LEAST_RIGHT
    assert counts["wrong"] <= MOST_WRONG


@pytest.mark.slow
def test_questions_about_its_editions_are_answered(tmp_path: Path) -> None:
    for name, source in (("noordkust-2025", "rapport.md"), ("noordkust-2023", "rapport-2023.md")):
        shutil.copy(FOLDER / source, tmp_path / f"{name}.md")
    paths = [tmp_path / "noordkust-2023.md", tmp_path / "noordkust-2025.md"]
    counts = verdicts(opened(paths, tmp_path, SentenceTransformerEmbedder()), "vragen-edities.jsonl")
    assert counts == {"right": 15}


@pytest.mark.slow
def test_a_flattened_report_of_a_third_region_is_answered(tmp_path: Path) -> None:
    folder = DOCUMENTS / "peelland"
    shutil.copy(folder / "rapport.txt", tmp_path / "peelland.txt")
    librarian = opened([tmp_path / "peelland.txt"], tmp_path, SentenceTransformerEmbedder())
    assert (librarian.home.title, librarian.home.edition) == ("Stand van Regio Peelland 2024", "2024")
    assert (librarian.home.region, librarian.home.region_names) == ("Regio Peelland", ("RPL", "Peelland"))
    assert len({source.chapter for source in librarian.ask("laadpalen in Deurne").sources} - {""}) == 1
    counts = verdicts(librarian, "vragen.jsonl", folder)
    print(counts)
    assert counts["right"] >= LEAST_OF_PEELLAND
    assert counts["wrong"] <= WRONG_OF_PEELLAND
