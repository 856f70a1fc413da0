"""Imported once by the process that the children of the tests are forked from: word lists and models of grammar in memory.

Chroma is imported and not opened: once opened it has threads, which a fork would lose.
"""

import tempfile
from pathlib import Path

import chromadb  # noqa: F401

from assistant.check.check import check
from ingest.pipeline import read_each
from tests.ingest.children import OLD
from vectorstore.dutch.vocabulary import load_vocabulary

with tempfile.TemporaryDirectory() as folder:
    report = Path(folder) / "rapport.txt"
    report.write_text(OLD, encoding="utf-8")
    for content in read_each([report], load_vocabulary()):
        check(content, load_vocabulary())
