"""The standard recipe beside our own searches, and the program without some of its parts: what does each part add?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.ask import Assistant
from assistant.evaluation.grading import Progress, grade_all
from assistant.evaluation.recipe import standard_recipe
from assistant.evaluation.records import Baselines, Graded, Question, Retrieval, Variant
from assistant.evaluation.retrieval import Search, measure, query
from assistant.evaluation.summary import tally
from vectorstore.errors import QuestionSetError
from vectorstore.index import COMPOUNDS, HINTS, MEANING, SLIPS, WORDS, Index
from vectorstore.passage_search import passage_ranks
from vectorstore.settings import data_folder
from vectorstore.word_search import WordSearch

TOPS = (4, 10)
"""How many pieces are taken: the recipe's own four, and more."""
_STEP = "Vergelijken"
PLAIN = (".txt", ".md")
"""Files that are text already."""
GRAM = 5
"""Letters of the pieces of words that are searched for, for comparison: the program itself does not use them."""


def compare_with_baselines(graded: Sequence[Graded], assistant: Assistant, progress: Progress) -> Baselines:
    """Searches and variants over the same questions. Raises QuestionSetError where a report's text is gone."""
    index = assistant.index
    questions = [item.question for item in graded]
    rows = _searches(graded, questions, index, progress)
    variants = [
        Variant(name, tally(grade_all(questions, Assistant(variant), variant, progress, name)))
        for name, variant in variants_of(index).items()
    ]
    return Baselines(tuple(rows), (Variant("het hele programma", tally(graded)), *variants))


def variants_of(index: Index) -> dict[str, Index]:
    """The index with a part left out, by what is left out."""
    content = index.content
    prose = tuple(figure for figure in content.figures if not figure.from_table)
    return {
        "zonder tabellen": replace(index, content=replace(content, tables=(), figures=prose)),
        "zonder cijfers opzoeken": replace(index, content=replace(content, tables=(), figures=())),
        "zonder betekenis (vectoren)": _without(index, MEANING),
        "zinnen alleen op betekenis": _without(index, WORDS),
        "zonder samenstellingen te splitsen": _without(index, COMPOUNDS),
        "zonder typefouten te herstellen": _without(index, SLIPS),
        "zonder uitleg in gewone woorden": _without(index, HINTS),
    }


def _without(index: Index, way: str) -> Index:
    return replace(index, searches=tuple(search for search in index.searches if search != way))


def _searches(
    graded: Sequence[Graded], questions: Sequence[Question], index: Index, progress: Progress
) -> list[Retrieval]:
    texts = _report_texts(index)
    report = "\n".join(texts)
    ways = {"woorden en betekenis": (WORDS, MEANING), "alleen woorden": (WORDS,), "alleen betekenis": (MEANING,)}
    total = len(TOPS) * (2 + len(ways)) + 1
    rows: list[Retrieval] = []

    def add(row: Retrieval) -> None:
        rows.append(row)
        progress(_STEP, len(rows), total)

    with standard_recipe(texts, index.embedder) as recipe:
        for top in TOPS:
            pieces = {q.id: [d.page_content for d in recipe.similarity_search(query(q), top)] for q in questions}
            add(measure(f"LangChain-recept, eerste {top}", _held(pieces), questions, report))
    for name, searches in ways.items():
        for top in TOPS:
            passages = {q.id: _passages(q, replace(index, searches=searches), top) for q in questions}
            add(measure(f"passages: {name}, eerste {top}", _held(passages), questions, report))
    grams = WordSearch([index.full_text(passage) for passage in index.content.passages], index.lexicon, GRAM)
    for top in TOPS:
        pieces = {q.id: _by_grams(q, grams, index, top) for q in questions}
        add(measure(f"passages: stukjes van {GRAM} letters, eerste {top}", _held(pieces), questions, report))
    sources = {item.question.id: [source.quote for source in item.given.sources] for item in graded}
    add(measure("bronnen bij het antwoord", _held(sources), questions, report, of_sources=True))
    return rows


def _passages(question: Question, index: Index, top: int) -> list[str]:
    asked = query(question)
    ranks = passage_ranks(asked, index.word_search.tokens(asked), index)
    best = sorted(ranks, key=lambda id_: -ranks[id_])[:top]
    return [index.full_text(index.passages[id_]) for id_ in best]


def _held(texts: Mapping[str, Sequence[str]]) -> Search:
    """A search that brings up what it has for each question, by id."""
    return lambda question: texts[question.id]


def _by_grams(question: Question, grams: WordSearch, index: Index, top: int) -> list[str]:
    found = grams.best(grams.tokens(query(question)), top)
    return [index.full_text(index.content.passages[at]) for at, _ in found]


def _report_texts(index: Index) -> list[str]:
    """The text of the report: the file where that is text, else what the index has of it."""
    report = index.report
    path = data_folder() / "reports" / report.file
    if path.suffix.casefold() not in PLAIN:
        return ["\n".join(index.full_text(passage) for passage in index.content.passages)]
    try:
        return [path.read_text(encoding="utf-8-sig")]
    except (OSError, UnicodeDecodeError) as fault:
        raise QuestionSetError(
            f"Voor de vergelijking is de tekst van het rapport nodig, en die ligt niet in {path.parent}; zet hem daar."
        ) from fault
