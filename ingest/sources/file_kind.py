"""The first look at a report file: what it really is, by its content and not by its name, and whether it is Dutch."""

import re
import tomllib
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal

from vectorstore.errors import ReportError, VocabularyError
from vectorstore.settings import data_folder

Kind = Literal["pdf", "docx", "text"]

MAX_BYTES = 100_000_000
"""For PDF and Word, where pictures take the room; a report of 300 pages with photographs stays below 60 MB."""
MAX_TEXT_BYTES = 20_000_000
"""For text: about 500 times the first report; more is no report and would fill the memory."""
HEAD = 8192
"""Bytes that are looked at to tell the kind; the signature of a PDF has to lie in the first 1,024."""
MIN_LANGUAGE_WORDS = 12
"""Fewer function words than this (a document of tables alone) do not tell the language; three sentences have some 16.

Measured: of the words of Dutch reports 17 to 25% are in the Dutch list and at most 2% in another; of a regulation that is one
long table of names still 3%. English, German and French come to 19 to 45% of their own and 0% of the Dutch list.
"""
MAX_LANGUAGE_TEXT = 200_000
"""Characters that are looked at to tell the language: some eighty pages."""

_AS_WORD = "sla het op als .docx of PDF"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("EncryptedPackage", "is beveiligd met een wachtwoord", "haal het wachtwoord eraf en sla het opnieuw op"),
    ("WordDocument", "is een oud Word-bestand (.doc)", _AS_WORD),
    ("Workbook", "is een Excel-bestand", "zet de tabellen in een Word-document of " + _AS_WORD),
    ("PowerPoint Document", "is een PowerPoint-bestand", "sla het op als PDF"),
)
"""Names of streams in an OLE container, what such a file is, and the way out; the first that fits counts."""
_ZIP_KINDS = (
    ("xl/", "is een Excel-bestand", "zet de tabellen in een Word-document of sla het op als PDF"),
    ("ppt/", "is een PowerPoint-bestand", "sla het op als PDF"),
    ("content.xml", "is een OpenDocument-bestand", _AS_WORD),
    ("META-INF/container.xml", "is een e-boek", "geef het rapport als .docx of PDF"),
    ("Index/", "is een Pages-bestand", _AS_WORD),
)
_SIGNATURES = (
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|BM.{4}\0\0|....ftyp(?:heic|heix|mif1|avif)", re.S),
     "is een afbeelding", "geef het rapport zelf als .docx of PDF met tekst"),
    (re.compile(rb"\s*\{\\rtf"), "is een RTF-bestand", _AS_WORD),
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype html|<html\b)", re.I | re.S),
     "is een webpagina", "open het in de browser en bewaar het als PDF"),
    (re.compile(rb"MZ.*\0|\x7fELF|\xcf\xfa\xed\xfe", re.S), "is een programma", "geef een rapport als .docx, PDF of tekst"),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ"), "is een ingepakt bestand", "pak het uit en geef het rapport zelf"),
)  # fmt: skip
_WORD_PART = re.compile(r"word/document\d*\.xml")
_WORD = re.compile(r"[^\W\d_]+")


def file_kind(path: Path) -> Kind:
    """What a report file is. Raises ReportError where it is missing, empty, too large or nothing that can be read."""
    size = _size(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            file.seek(max(0, size - HEAD))
            tail = file.read(HEAD)
    except OSError as fault:
        raise ReportError(f"Het bestand {path.name} is niet te openen; controleer of u het mag lezen.") from fault
    if _is_pdf(head, tail):
        return _sized("pdf", path, size, MAX_BYTES)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _check_zip(path)
        return _sized("docx", path, size, MAX_BYTES)
    if head.startswith(_OLE):
        _sized("docx", path, size, MAX_BYTES)
        raise _ole_fault(path)
    for signature, what, way_out in _SIGNATURES:
        if signature.match(head):
            raise ReportError(f"Het bestand {path.name} {what}; {way_out}.")
    if b"\x00" in head:
        raise ReportError(f"Het bestand {path.name} is geen gewone tekst; sla het op als .docx, PDF of UTF-8-tekst.")
    return _sized("text", path, size, MAX_TEXT_BYTES)


def looks_dutch(text: str) -> bool:
    """Whether a text is Dutch rather than another of the languages in `languages.toml`; True where it has too few words."""
    languages = _languages(data_folder())
    words = Counter(word.casefold() for word in _WORD.findall(text[:MAX_LANGUAGE_TEXT]))
    found = {language: sum(words[word] for word in listed) for language, listed in languages.items()}
    if sum(found.values()) < MIN_LANGUAGE_WORDS:
        return True
    return found["nl"] == max(found.values())


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            raise ReportError(f"{path.name} is een map; geef het rapport dat erin staat.")
        if not path.is_file():
            raise ReportError(f"Het rapport {path} bestaat niet; controleer de naam.")
        size = path.stat().st_size
    except OSError as fault:
        raise ReportError(f"Het bestand {path.name} is niet te openen; controleer of u het mag lezen.") from fault
    if not size:
        raise ReportError(f"Het rapport {path.name} is leeg; geef een bestand met tekst.")
    return size


def _sized(kind: Kind, path: Path, size: int, most: int) -> Kind:
    if size > most:
        raise ReportError(f"Het bestand {path.name} is groter dan {most // 1_000_000} MB; deel het rapport op.")
    return kind


def _is_pdf(head: bytes, tail: bytes) -> bool:
    """The signature at the start, or within the first 1,024 bytes of what ends as a PDF does."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return True
    return b"%PDF-" in head[:1024] and b"%%EOF" in tail


def _check_zip(path: Path) -> None:
    """Raises ReportError where a zip is no Word document."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise ReportError(
            f"Het bestand {path.name} is beschadigd; sla het opnieuw op of download het nog eens."
        ) from fault
    if any(_WORD_PART.fullmatch(name) for name in names):
        return
    for start, what, way_out in _ZIP_KINDS:
        if any(name.startswith(start) for name in names):
            raise ReportError(f"Het bestand {path.name} {what}; {way_out}.")
    if "[Content_Types].xml" in names:
        raise ReportError(
            f"In het Word-bestand {path.name} ontbreekt de tekst; open het in Word en sla het opnieuw op."
        )
    raise ReportError(f"Het bestand {path.name} is een zipbestand; pak het uit en geef het rapport zelf.")


def _ole_fault(path: Path) -> ReportError:
    content = path.read_bytes()
    for stream, what, way_out in _OLE_KINDS:
        if stream.encode("utf-16-le") in content:
            return ReportError(f"Het bestand {path.name} {what}; {way_out}.")
    return ReportError(f"Het bestand {path.name} is een oud Office-bestand; {_AS_WORD}.")


@cache
def _languages(folder: Path) -> dict[str, frozenset[str]]:
    path = folder / "vocabulary" / "languages.toml"
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        return {language: frozenset(read[language]["words"]) for language in ("nl", *sorted(read.keys() - {"nl"}))}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as fault:
        raise VocabularyError(f"Het woordbestand {path} is niet te lezen; zet het bestand terug.") from fault
