"""What a file really is, and the sentence for what cannot be read."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest.sources import file_kind as module
from ingest.sources.file_kind import file_kind, looks_dutch
from vectorstore.errors import ReportError

DOCUMENTS = Path(__file__).parents[2] / "documents"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def packed(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("rapport.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
        ("rapport.txt", b"%PDF-1.4\n", "pdf"),
        ("rapport.pdf", b"\r\n junk \x00\n%PDF-1.4\nstartxref 9 %%EOF\n", "pdf"),
        ("rapport.txt", b"In %PDF-1.4 begint elk bestand met deze tekens.", "text"),
        ("rapport.docx", packed("[Content_Types].xml", "word/document.xml"), "docx"),
        ("rapport.docx", packed("[Content_Types].xml", "word/document2.xml"), "docx"),
        ("rapport.zip", packed("word/document.xml"), "docx"),
        ("rapport.txt", b"De werkloosheid in Emmen is 3,5%.", "text"),
        ("rapport.txt", "De werkloosheid is 3,5% – één getal.".encode("cp1252"), "text"),
        ("rapport.md", b"# Inleiding\n", "text"),
        ("rapport.docx", b"Gewone tekst met een verkeerde naam.", "text"),
        ("rapport.txt", b"BMW en MZ zijn geen afbeelding en geen programma.", "text"),
        ("rapport.md", b"<meta charset='utf-8' />\n\n## Rapport\n", "text"),
    ],
)
def test_the_content_tells_the_kind_and_the_name_does_not(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert file_kind(path) == kind


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Het rapport r.bin is leeg; geef een bestand met tekst."),
        (b"\x89PNG\r\n\x1a\n\x00", "Het bestand r.bin is een afbeelding; geef het rapport zelf als .docx of PDF met tekst."),
        (b"\xff\xd8\xff\xe0\x00", "Het bestand r.bin is een afbeelding; geef het rapport zelf als .docx of PDF met tekst."),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ",
         "Het bestand r.bin is een afbeelding; geef het rapport zelf als .docx of PDF met tekst."),
        (b"{\\rtf1\\ansi tekst}", "Het bestand r.bin is een RTF-bestand; sla het op als .docx of PDF."),
        (b"\n<!DOCTYPE html>\n<p>x", "Het bestand r.bin is een webpagina; open het in de browser en bewaar het als PDF."),
        (b"<HTML lang='nl'>", "Het bestand r.bin is een webpagina; open het in de browser en bewaar het als PDF."),
        (b"MZ\x90\x00\x03", "Het bestand r.bin is een programma; geef een rapport als .docx, PDF of tekst."),
        (b"\x1f\x8b\x08\x00", "Het bestand r.bin is een ingepakt bestand; pak het uit en geef het rapport zelf."),
        (packed("[Content_Types].xml", "xl/workbook.xml"),
         "Het bestand r.bin is een Excel-bestand; zet de tabellen in een Word-document of sla het op als PDF."),
        (packed("[Content_Types].xml", "ppt/presentation.xml"),
         "Het bestand r.bin is een PowerPoint-bestand; sla het op als PDF."),
        (packed("mimetype", "content.xml"), "Het bestand r.bin is een OpenDocument-bestand; sla het op als .docx of PDF."),
        (packed("[Content_Types].xml", "docProps/core.xml"),
         "In het Word-bestand r.bin ontbreekt de tekst; open het in Word en sla het opnieuw op."),
        (packed("rapport.docx"), "Het bestand r.bin is een zipbestand; pak het uit en geef het rapport zelf."),
        (packed("word/document.xml")[:-30], "Het bestand r.bin is beschadigd; sla het opnieuw op of download het nog eens."),
        (OLE + "WordDocument".encode("utf-16-le"),
         "Het bestand r.bin is een oud Word-bestand (.doc); sla het op als .docx of PDF."),
        (OLE + "EncryptedPackage".encode("utf-16-le"),
         "Het bestand r.bin is beveiligd met een wachtwoord; haal het wachtwoord eraf en sla het opnieuw op."),
        (OLE + "Workbook".encode("utf-16-le"),
         "Het bestand r.bin is een Excel-bestand; zet de tabellen in een Word-document of sla het op als .docx of PDF."),
        (OLE, "Het bestand r.bin is een oud Office-bestand; sla het op als .docx of PDF."),
        ("Tekst".encode("utf-16"), "Het bestand r.bin is geen gewone tekst; sla het op als .docx, PDF of UTF-8-tekst."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_one_sentence_with_the_way_out(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "r.bin"
    path.write_bytes(content)
    with pytest.raises(ReportError) as raised:
        file_kind(path)
    assert str(raised.value) == sentence


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"^Het rapport .*weg\.docx bestaat niet; controleer de naam\.$"):
        file_kind(tmp_path / "weg.docx")
    with pytest.raises(ReportError, match=rf"^{tmp_path.name} is een map; geef het rapport dat erin staat\.$"):
        file_kind(tmp_path)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "geheim.docx"
    path.write_bytes(b"x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("verboden")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(
        ReportError, match=r"^Het bestand geheim\.docx is niet te openen; controleer of u het mag lezen\.$"
    ):
        file_kind(path)


@pytest.mark.parametrize(
    ("content", "limit", "room"),
    [(b"%PDF-1.7", "MAX_BYTES", 8), (packed("word/document.xml"), "MAX_BYTES", None), (b"Tekst", "MAX_TEXT_BYTES", 5)],
)
def test_each_kind_has_its_own_largest_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, limit: str, room: int | None
) -> None:
    path = tmp_path / "groot"
    path.write_bytes(content)
    monkeypatch.setattr(module, limit, len(content) if room is None else room)
    assert file_kind(path)
    monkeypatch.setattr(module, limit, len(content) - 1)
    with pytest.raises(ReportError, match=r"^Het bestand groot is groter dan 0 MB; deel het rapport op\.$"):
        file_kind(path)


def test_text_may_be_smaller_than_pictures() -> None:
    assert (module.MAX_BYTES, module.MAX_TEXT_BYTES) == (100_000_000, 20_000_000)


@pytest.mark.parametrize("name", ["kamervragen-01.docx", "kamervragen-03.docx", "kamervragen-08.docx"])
def test_real_word_files_are_word_files(name: str) -> None:
    assert file_kind(DOCUMENTS / name) == "docx"


DUTCH = (
    "Het aantal banen in de regio groeide vorig jaar met 2,1 procent. Dat is meer dan het gemiddelde van de provincie, maar "
    "minder dan in de rest van het land. Vooral bij de industrie en in de zorg kwamen er banen bij. De gemeente heeft samen "
    "met het onderwijs een plan gemaakt voor jongeren die geen diploma hebben."
)
ENGLISH = (
    "The number of jobs in the region grew by 2.1 per cent last year. That is more than the average of the province, but less "
    "than in the rest of the country. Most of the new jobs were in manufacturing and in health care. The municipality has made "
    "a plan with the schools for young people who have not been able to finish their education."
)
GERMAN = (
    "Die Zahl der Arbeitsplätze in der Region ist im vergangenen Jahr um 2,1 Prozent gewachsen. Das ist mehr als der "
    "Durchschnitt des Landes, aber weniger als im Bund. Vor allem in der Industrie und bei der Pflege sind neue Stellen "
    "entstanden. Die Gemeinde hat mit den Schulen einen Plan für junge Menschen gemacht, die nicht weiter zur Schule gehen."
)
FRENCH = (
    "Le nombre d'emplois dans la région a augmenté de 2,1 pour cent l'année dernière. C'est plus que la moyenne de la province, "
    "mais moins que dans le reste du pays. Les emplois sont surtout dans l'industrie et dans les soins. La commune a fait un "
    "plan avec les écoles pour les jeunes qui n'ont pas de diplôme et qui sont sans travail."
)


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        (DUTCH, True),
        (DUTCH.upper(), True),
        (ENGLISH, False),
        (GERMAN, False),
        (FRENCH, False),
        (DUTCH + DUTCH + ENGLISH, True),
        (ENGLISH + ENGLISH + DUTCH, False),
        ("Emmen 3,4 3,5\nCoevorden 3,1 3,0\nN.B.", True),
        ("", True),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, dutch: bool) -> None:
    assert looks_dutch(text) is dutch


def test_a_real_regulation_with_a_long_table_is_dutch() -> None:
    for name in ("rijksbijdrage-educatie-2004-BWBR0015614.md", "pachtprijzenbesluit-2007-BWBR0022448.md"):
        assert looks_dutch((DOCUMENTS / name).read_text(encoding="utf-8"))
