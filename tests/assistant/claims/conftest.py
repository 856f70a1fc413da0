"""A text held against the report, and what its claims are judged to be."""

from collections.abc import Callable

import pytest

from assistant.claims.check_text import TextChecker
from assistant.claims.memo import memo_of
from assistant.claims.over_reports import Checked, check_memo
from assistant.claims.records import Judged
from assistant.librarian import Librarian
from vectorstore.index import Index


@pytest.fixture(scope="session")
def checker(index: Index) -> TextChecker:
    return TextChecker(index)


@pytest.fixture(scope="session")
def judge(checker: TextChecker) -> Callable[[str], list[Judged]]:
    """The claims of a pasted text with their verdicts."""
    return lambda text: checker.check(memo_of(text))


@pytest.fixture(scope="session")
def checked(librarian: Librarian) -> Callable[[str], Checked]:
    """A pasted text as the command and the page check it."""
    return lambda text: check_memo(memo_of(text), librarian)
