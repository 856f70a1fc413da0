"""LangChain's own standard tests (`langchain-tests`), on what the program gives to LangChain.

Those of chat models, caches, key-value stores and sandboxes are not here, as the program has none of these. Nor are those of
vector stores and indexers: the vectors of a report are written once by the ingest and are read through the retriever, so there
is no store to add documents to; the recipe that answers are compared with uses LangChain's own Chroma.
"""

from typing import Any

import pytest
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from langchain_core.tools import BaseTool
from langchain_tests.integration_tests import (
    EmbeddingsIntegrationTests,
    RetrieversIntegrationTests,
    ToolsIntegrationTests,
)
from langchain_tests.unit_tests import EmbeddingsUnitTests, ToolsUnitTests

from assistant.ask import Assistant
from assistant.evaluation.recipe import EmbedderForLangChain
from assistant.langchain_retriever import ReportRetriever
from assistant.langchain_tools import FigureLookup, ReportSearch
from assistant.librarian import Librarian
from tests.conftest import WordEmbedder, librarian_of
from vectorstore.index import Index

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def rivers(tiny: Assistant) -> Librarian:
    return librarian_of(tiny.index)


class OnTiny:
    """The parameters of a tool over the tiny report."""

    @pytest.fixture(autouse=True)
    def _rivers(self, rivers: Librarian) -> None:
        self.rivers = rivers

    @property
    def tool_constructor_params(self) -> dict[str, Any]:
        return {"librarian": self.rivers}


class OfFigures(OnTiny):
    @property
    def tool_constructor(self) -> type[BaseTool]:
        return FigureLookup

    @property
    def tool_invoke_params_example(self) -> dict[str, Any]:
        return {"indicator": "werkloosheid", "area": "Tiel", "year": 2023}


class OfSearch(OnTiny):
    @property
    def tool_constructor(self) -> type[BaseTool]:
        return ReportSearch

    @property
    def tool_invoke_params_example(self) -> dict[str, Any]:
        return {"query": "onveiligheid", "k": 2}


class TestFigureLookupUnit(OfFigures, ToolsUnitTests):
    pass


class TestFigureLookupIntegration(OfFigures, ToolsIntegrationTests):
    pass


class TestReportSearchUnit(OfSearch, ToolsUnitTests):
    pass


class TestReportSearchIntegration(OfSearch, ToolsIntegrationTests):
    pass


class TestReportRetriever(RetrieversIntegrationTests):
    """On the whole report: the tiny one has fewer passages than the tests ask for."""

    @pytest.fixture(autouse=True)
    def _index(self, index: Index) -> None:
        self.index = index

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return ReportRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"index": self.index}

    @property
    def retriever_query_example(self) -> str:
        return "mantelzorg in Emmen en Coevorden"


class TestFreshReportRetriever(TestReportRetriever):
    """The retriever as the public door makes it: each question is asked of the index of that moment."""

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"index": librarian_of(self.index).index_for}


class OfEmbedder:
    @property
    def embeddings_class(self) -> type[Embeddings]:
        return EmbedderForLangChain

    @property
    def embedding_model_params(self) -> dict[str, Any]:
        return {"embedder": WordEmbedder()}


class TestEmbedderUnit(OfEmbedder, EmbeddingsUnitTests):
    pass


class TestEmbedderIntegration(OfEmbedder, EmbeddingsIntegrationTests):
    pass
