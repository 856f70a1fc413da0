"""The seam to LangChain: passages of the report as a BaseRetriever, so that any LangChain program can use them."""

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field, PrivateAttr

from assistant.places import place_in_words
from assistant.sheet import source_at
from vectorstore.index import Index
from vectorstore.passage_search import search_passages
from vectorstore.records import Passage, Report


class ReportRetriever(BaseRetriever):
    """Passages for a question, by words and vectors together; each Document carries its place in `metadata`.

    `index` is an opened index, or what gives the one that a question is to be asked of. `k` is how many passages there are at
    most; `invoke(question, k=…)` changes that for one question.
    """

    k: int = Field(default=4, ge=1)
    _index_for: Callable[[str], Index] = PrivateAttr()

    def __init__(self, index: Index | Callable[[str], Index], k: int = 4) -> None:
        super().__init__(k=k)  # type: ignore[call-arg]  # pydantic makes the arguments from the fields
        self._index_for = (lambda _: index) if isinstance(index, Index) else index

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
        k: int | None = None,
    ) -> list[Document]:
        count = self.k if k is None else k
        if count < 1:
            raise ValueError(f"k is {count}; vraag ten minste 1 passage.")
        index = self._index_for(query)
        return [_document(passage, index.report) for passage in search_passages(query, index, count)]


def _document(passage: Passage, report: Report) -> Document:
    source = source_at(1, "passage", passage.text, passage.text, passage.place, report)
    return Document(
        page_content=passage.text,
        id=passage.id,
        metadata={
            "report": report.title,
            "report_id": report.id,
            "edition": report.edition,
            "chapter": passage.place.chapter,
            "section": passage.place.section,
            "page": passage.place.page,
            "line": passage.place.first_line,
            "place": place_in_words(source),
        },
    )
