"""Vector search in Chroma; the only file that knows that library. Embedded in the index folder, or a server by setting."""

import contextlib
import sqlite3
import weakref
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vectorstore.embedded_texts import NAME, PROSE, ROW
from vectorstore.embedder import Embedder
from vectorstore.errors import DtzError, IndexOutdatedError, ServiceError
from vectorstore.one_at_a_time import ONE_AT_A_TIME
from vectorstore.records import Passage
from vectorstore.settings import chroma_address

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

BATCH = 16
"""Passages embedded at a time: small enough that progress moves, large enough to keep the engine busy."""

_FORGOTTEN: list[Any] = []
"""Clients that nobody uses any more. They are closed when the next one is opened: not by the garbage collector, which may
come while Chroma holds its own lock.
"""
_DATABASE = "chroma"
_MISSING = "De vectoren van de index ontbreken in Chroma of zijn beschadigd; bouw de index opnieuw met: dtz ingest"
_REPLACED = "De index is intussen vervangen; stel de vraag nog eens."


class PassageVectors:
    """The vectors of one index, in one Chroma collection with cosine distance."""

    def __init__(self, folder: Path, collection: str, embedder: Embedder) -> None:
        self._folder = folder
        self._name = collection
        self._embedder = embedder
        self._client: Any = None  # ClientAPI, which does not say that it has a close()
        self._opened: Collection | None = None
        self._stamp: tuple[int, int] | None = None
        self._asked: tuple[str, list[float]] | None = None

    def add(self, passages: Sequence[Passage], known: Mapping[str, Sequence[float]]) -> Iterator[int]:
        """Embed and store; yields how many are done after each batch. Texts that are in `known` are not embedded again."""
        self.remove()
        with _storing():
            collection = self._connected().create_collection(
                self._name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        for start in range(0, len(passages), BATCH):
            batch = passages[start : start + BATCH]
            vectors = self._vectors([embedding_text(passage) for passage in batch], known)
            with _storing():
                collection.add(
                    ids=[passage.id for passage in batch],
                    embeddings=vectors,
                    documents=[passage.text for passage in batch],
                    metadatas=[
                        {
                            "report": passage.place.report,
                            "chapter": passage.place.chapter,
                            "section": passage.place.section,
                            "kind": passage.kind,
                        }
                        for passage in batch
                    ],
                )
            yield start + len(batch)

    def _vectors(self, texts: Sequence[str], known: Mapping[str, Sequence[float]]) -> list[Sequence[float]]:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        made = dict(zip(new, self._embedder.embed_passages(new), strict=True)) if new else {}
        return [known[text] if text in known else made[text] for text in texts]

    def by_text(self) -> dict[str, list[float]]:
        """The vectors by the text that was embedded; empty where they cannot be read."""
        try:
            found = self._collection().get(include=["embeddings", "documents", "metadatas"])
        except Exception:  # Chroma raises many kinds; vectors that cannot be read are made anew
            return {}
        vectors: Any = found["embeddings"]
        rows = zip(found["documents"] or [], found["metadatas"] or [], vectors, strict=True)
        return {
            _embedding_text(text, str(m["chapter"]), str(m["section"]), str(m["kind"])): list(map(float, v))
            for text, m, v in rows
        }

    def close(self) -> None:
        """Let go of an embedded Chroma's files, or of the server."""
        if self._client is not None:
            self._client.close()
            self._forgotten.detach()
        self._client = self._opened = None

    def remove(self) -> None:
        """Remove the vectors from a Chroma server; embedded, they go with their folder."""
        from chromadb.errors import NotFoundError

        if chroma_address() is not None:
            with contextlib.suppress(NotFoundError):
                self._connected().delete_collection(self._name)

    def nearest(self, question: str, count: int, kinds: Sequence[str] = (PROSE, ROW)) -> list[tuple[str, float]]:
        """Ids of the texts of these kinds that are nearest to a question, with their cosine similarity, best first."""
        kind: dict[str, Any] = {"kind": {"$in": list(kinds)}}
        vectors: Any = [self._vector(question)]
        stamp = _stamp(self._folder)
        collection = self._collection()
        try:
            found = collection.query(query_embeddings=vectors, n_results=count, where=kind, include=["distances"])
        finally:  # whatever came of it, from a folder that was removed meanwhile it does not count
            if stamp != _stamp(self._folder):
                raise IndexOutdatedError(_REPLACED)
        distances = found["distances"] or [[]]
        return [(id_, 1.0 - distance) for id_, distance in zip(found["ids"][0], distances[0], strict=True)]

    def _vector(self, question: str) -> list[float]:
        """The vector of a question; the last one is kept, as passages and sentences are asked for one after the other."""
        asked = self._asked
        if asked is None or asked[0] != question:
            asked = self._asked = (question, self._embedder.embed_query(question))
        return asked[1]  # not self._asked: another visitor's question may stand there by now

    def _collection(self) -> "Collection":
        with ONE_AT_A_TIME:
            stamp = _stamp(self._folder)
            if self._opened is not None and stamp != self._stamp:  # the folder was made anew
                self.close()
            if self._opened is None:
                self._stamp = stamp
                self._opened = self._open()
            return self._opened

    def _open(self) -> "Collection":
        if not has_vectors(self._folder):  # Chroma would make an empty one
            raise IndexOutdatedError(_MISSING)
        try:
            return self._connected().get_collection(self._name, embedding_function=None)
        except DtzError:
            raise
        except Exception as fault:  # Chroma raises many kinds
            self.close()
            raise IndexOutdatedError(_MISSING) from fault

    def _connected(self) -> "ClientAPI":
        if self._client is None:
            while _FORGOTTEN:
                _FORGOTTEN.pop().close()
            self._client = _client(self._folder)
            self._forgotten = weakref.finalize(self, _FORGOTTEN.append, self._client)
        client: ClientAPI = self._client
        return client


def embedding_text(passage: Passage) -> str:
    """What is embedded: the headings with the text, so that a passage is found by its subject as well."""
    return _embedding_text(passage.text, passage.place.chapter, passage.place.section, passage.kind)


def _embedding_text(text: str, chapter: str, section: str, kind: str) -> str:
    if kind in (ROW, NAME):
        return text
    headings = dict.fromkeys(heading for heading in (chapter, section) if heading)
    return f"{' – '.join(headings)}: {text}"


def has_vectors(folder: Path) -> bool:
    """Whether there is a database of vectors in an index folder; on a server, that is seen when they are asked for."""
    return chroma_address() is not None or _database(folder).is_file()


def has_sound_vectors(folder: Path) -> bool:
    """Whether there is one, and it is not damaged."""
    if chroma_address() is not None or not has_vectors(folder):
        return has_vectors(folder)
    try:
        with contextlib.closing(
            sqlite3.connect(f"{_database(folder).absolute().as_uri()}?mode=ro", uri=True)
        ) as database:
            told: tuple[str] = database.execute("PRAGMA quick_check(1)").fetchone()
            return told[0] == "ok"
    except sqlite3.OperationalError:  # it cannot be opened this way, which says nothing about it
        return True
    except sqlite3.DatabaseError:
        return False


def _database(folder: Path) -> Path:
    return folder / _DATABASE / "chroma.sqlite3"


def _stamp(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from one of the same name that was made later; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


@contextlib.contextmanager
def _storing() -> Iterator[None]:
    try:
        yield
    except DtzError:
        raise
    except Exception as fault:  # Chroma raises many kinds
        raise ServiceError(f"De vectoren zijn niet op te slaan ({fault}); kijk of de schijf vol is.") from fault


def memory_client() -> "ClientAPI":
    """A Chroma that keeps nothing, for comparisons."""
    import chromadb
    from chromadb.config import Settings

    return chromadb.EphemeralClient(settings=Settings(anonymized_telemetry=False))


def _client(folder: Path) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    server = chroma_address()
    if server:
        try:
            return chromadb.HttpClient(host=server[0], port=server[1], settings=settings)
        except ValueError as fault:
            address = f"{server[0]}:{server[1]}"
            raise ServiceError(f"De Chroma-server op {address} antwoordt niet; start hem of wis DTZ_CHROMA.") from fault
    return chromadb.PersistentClient(path=str(folder / _DATABASE), settings=settings)
