"""The standard LangChain recipe, to compare with: split the text by length, embed the pieces, take the nearest."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from vectorstore.chroma import memory_client
from vectorstore.embedder import Embedder

CHUNK_SIZE, CHUNK_OVERLAP = 1000, 200
"""Characters; the values of LangChain's own tutorial on retrieval (docs.langchain.com, "Build a RAG agent")."""


class EmbedderForLangChain(Embeddings):
    """Our embedder as LangChain asks for it."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of texts, one each."""
        return self._embedder.embed_passages(texts)

    def embed_query(self, text: str) -> list[float]:
        """Vector of one question."""
        return self._embedder.embed_query(text)


def batched(documents: Sequence[Document], size: int) -> Iterator[list[Document]]:
    """The documents in parts of at most this many, which is as much as Chroma takes at once."""
    for start in range(0, len(documents), size):
        yield list(documents[start : start + size])


@contextmanager
def standard_recipe(texts: Sequence[str], embedder: Embedder) -> Iterator[Chroma]:
    """The recipe over whole texts, in memory; gone at the end."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP)
    client = memory_client()
    store = Chroma(f"recipe-{secrets.token_hex(6)}", EmbedderForLangChain(embedder), client=client)
    try:
        for documents in batched(splitter.create_documents(list(texts)), client.get_max_batch_size()):
            store.add_documents(documents)
        yield store
    finally:
        store.delete_collection()
