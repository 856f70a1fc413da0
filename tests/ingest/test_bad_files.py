"""Files that are no report, or a very large one: one Dutch sentence with the way out, and the index as it was."""

import io
import resource
import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from assistant import cli
from ingest.read import read_report
from ingest.report_content import read_content
from tests.conftest import TINY, WordEmbedder
from vectorstore.catalogue import POINTER
from vectorstore.dutch.vocabulary import Vocabulary

SECONDS, MEBIBYTES = 60, 1500
"""What reading one large file may take at most, as README says; measured values are far below."""
ROWS = 5_000


def pdf(*pages: str, encrypt: str = "", image: bool = False) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(encrypt) if encrypt else None)
    for page in pages:
        if image:
            canvas.drawInlineImage(Image.new("RGB", (60, 60), "grey"), 50, 50, 400, 600)
        for number, line in enumerate(page.splitlines()):
            canvas.drawString(50, 780 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


BAD = {
    "op-slot.pdf": (pdf("Tekst", encrypt="geheim"), "wachtwoord"),
    "kapot.pdf": (pdf("Tekst")[:400], "beschadigd"),
    "scan.pdf": (pdf("", image=True), "scan zonder tekst"),
    "leeg.pdf": (b"", "is leeg"),
    "leeg.txt": (b" \n", "is leeg"),
    "plaatje.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(50), "is een afbeelding"),
    "oud.doc.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "sla het op als"),
    "bom.docx": (packed({"word/document.xml": bytes(400_000_000)}), "uitgepakt"),
    "cijfers.docx": (packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "is een Excel-bestand"),
    "programma.txt": (b"MZ\x90\x00\x03" + bytes(200), "is een programma"),
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index of a small report."""
    for place in ("vectorstore.library", "ingest.pipeline"):
        monkeypatch.setattr(f"{place}.SentenceTransformerEmbedder", lambda name: WordEmbedder())
    report = tmp_path / "rivierenland.txt"
    report.write_text(TINY, encoding="utf-8")
    assert cli.main(["ingest", str(report), "--index", str(tmp_path / "index")]) == 0
    return tmp_path / "index"


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_sentence_and_the_index_stays(
    name: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, told = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    before = (root / POINTER).read_text(encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["ingest", str(path), "--add", "--index", str(root)]) == 2
    error = capsys.readouterr().err
    sentences = [line for line in error.splitlines() if line.startswith("Fout: ")]
    assert len(sentences) == 1
    assert told in sentences[0]
    assert name in sentences[0]
    assert "Traceback" not in error
    assert (root / POINTER).read_text(encoding="utf-8") == before
    assert cli.main(["ask", "werkloosheid in Tiel", "--index", str(root)]) == 0
    assert capsys.readouterr().out.startswith("**4,1%**")


def test_a_table_of_thousands_of_rows_is_read_within_bounds(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "groot.md"
    rows = "\n".join(f"| Onderwerp {n} | {n} | {n + 1},5 | {n % 90},1% |" for n in range(1, ROWS + 1))
    path.write_text(f"# Cijfers\n\nTabel 1 Alle cijfers\n\n| Onderwerp | 2021 | 2022 | 2023 |\n|---|---|---|---|\n{rows}\n",
                    encoding="utf-8")  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    content = read_content(read_report(path), vocabulary)
    assert time.monotonic() - started < SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < MEBIBYTES
    (table,) = content.tables
    assert len(table.rows) == ROWS
    last = [figure for figure in content.figures if figure.row == f"Onderwerp {ROWS}"]
    assert [(f.period.label, f.printed) for f in last] == [
        ("2021", "5000"),
        ("2022", "5001,5"),
        ("2023", f"{ROWS % 90},1%"),
    ]


def test_a_text_without_headings_is_read_and_told(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "kaal.txt"
    path.write_text(
        "De werkloosheid in Tiel was in 2023 4,1%. In Culemborg was dat 3,3% en in Buren 2,6%.\n", encoding="utf-8"
    )
    content = read_content(read_report(path), vocabulary)
    assert [(f.area, f.printed) for f in content.figures] == [
        ("Tiel", "4,1%"),
        ("Culemborg", "3,3%"),
        ("Buren", "2,6%"),
    ]
    assert any("geen herkenbare hoofdstukken" in warning for warning in content.warnings)


def test_a_report_in_another_language_is_told(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "report.txt"
    line = "The unemployment rate in the region was lower than in the country, and this will be the case for years to come.\n"
    path.write_text(f"1. Labour market\n\n{line * 5}", encoding="utf-8")
    content = read_content(read_report(path), vocabulary)
    assert content.warnings[0].startswith("De tekst lijkt niet Nederlands")
