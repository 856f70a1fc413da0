"""The seam to LangChain: passages of the report as a BaseRetriever, so that any LangChain program can use them."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field, PrivateAttr

from vectorstore.index import Index
from vectorstore.passage_search import search_passages


class ReportRetriever(BaseRetriever):
    """Passages for a question, by words and vectors together; each Document carries its place in `metadata`."""

    k: int = Field(default=4, ge=1)
    _index: Index = PrivateAttr()

    def __init__(self, index: Index, k: int = 4) -> None:
        super().__init__(k=k)  # type: ignore[call-arg]  # pydantic makes the arguments from the fields
        self._index = index

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002
        found = search_passages(query, self._index, self.k)
        return [
            Document(
                page_content=passage.text,
                id=passage.id,
                metadata={
                    "report": self._index.report.title,
                    "chapter": passage.place.chapter,
                    "section": passage.place.section,
                    "page": passage.place.page,
                    "line": passage.place.first_line,
                },
            )
            for passage in found
        ]
