"""Small reports with one contradiction each, checked as the command does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.check.check import check
from ingest.pipeline import read_each
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.records import Contradiction

Find = Callable[[str], tuple[Contradiction, ...]]

START = """1. Bevolking

Inwoners
In 2024 telde de RVL 90.400 inwoners. De RVL heeft drie gemeenten. Dit aantal is als volgt verdeeld:

• Tiel: 42.300 inwoners (46,8%)

• Culemborg: 29.600 inwoners (32,7%)

• Buren: 18.500 inwoners (20,5%)

"""


TABLE = """
2. Leefbaarheid

Veiligheid
De tabel geeft de cijfers over 2023.

Onderwerp  Tiel Culemborg Buren Nederland

Werkloosheid 4,1 3,3 2,6 3,7

Overgewicht 52 48,4 50 50,1

Vrijwilligerswerk 46,9 48,1 40,1 41,2

Bron: CBS
"""


@pytest.fixture
def find(tmp_path: Path, vocabulary: Vocabulary) -> Find:
    """The contradictions of a report that is given as text, put behind a sound first chapter unless it has its own."""

    def _find(text: str) -> tuple[Contradiction, ...]:
        report = tmp_path / "rivierenland.txt"
        report.write_text(text if text.startswith("1.") else START + text, encoding="utf-8")
        (content,) = read_each([report], vocabulary)
        return check(content, vocabulary).contradictions

    return _find
