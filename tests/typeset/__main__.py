"""Writes the report in a layout, for people to look at: python -m tests.typeset LAYOUT OUT.pdf [--copies N]"""

import argparse
from pathlib import Path

from tests.typeset.as_pdf import as_pdf
from tests.typeset.as_text import as_text
from tests.typeset.as_word import as_word
from tests.typeset.copies import copies
from tests.typeset.dutch_techzone import dutch_techzone
from tests.typeset.layout import LAYOUTS


def main() -> None:
    """Reads the arguments and writes one file."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.typeset", description="Zet het rapport als PDF, Word of tekst."
    )
    parser.add_argument("layout", choices=[*LAYOUTS, "word", "tekst"], help="opmaak van de PDF, of word of tekst")
    parser.add_argument("out", type=Path, help="bestand dat wordt gemaakt")
    parser.add_argument("--copies", type=int, default=1, help="hoe vaak de hoofdstukken achter elkaar staan")
    asked = parser.parse_args()
    document = copies(dutch_techzone(), asked.copies)
    if asked.layout == "word":
        as_word(document, asked.out)
    elif asked.layout == "tekst":
        asked.out.write_text(as_text(document), encoding="utf-8")
    else:
        as_pdf(document, asked.out, LAYOUTS[asked.layout])


if __name__ == "__main__":
    main()
