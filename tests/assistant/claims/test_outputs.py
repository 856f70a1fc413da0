"""The verdicts on a text as JSON, as text, as CSV and as a Word document with comments."""

import csv
import io
import json
import re
from collections.abc import Callable

import docx
import pytest
from docx.document import Document

from assistant.claims.claims_csv import claims_csv
from assistant.claims.claims_text import claims_text, summary
from assistant.claims.commented_word import commented_word
from assistant.claims.contract import claims_json
from assistant.claims.over_reports import Checked
from assistant.claims.records import VERDICTS

Check = Callable[[str], Checked]

TEXT = """# Werk in de regio

De werkloosheid in Emmen was 3,5% in 2023. In Hardenberg was dat 9,2%.

- Emmen telde in 2023 ruim 108.000 inwoners.
- In Hoogeveen was de werkloosheid in 2023 2,9%.

Het ziekteverzuim in Emmen was 5,6%. Emmen heeft de meeste banen.
"""
EXPECTED = [
    ("3,5%", "correct", "3,5% (Emmen, 2023)"),
    ("2023", "no_claim", ""),
    ("9,2%", "wrong", "2,9% (Hardenberg, 2023)"),
    ("2023", "no_claim", ""),
    ("108.000", "rounded", "108.765 inwoners (Emmen, 2023)"),
    ("2023", "no_claim", ""),
    ("2,9%", "other_period_or_area", "2,9% (Hardenberg, 2023)"),
    ("5,6%", "not_in_report", ""),
    ("de meeste", "correct", "hoogste: Emmen (50.330 arbeidsplaatsen)"),
]
"""All numbers and claims of the text in reading order, by reading the report."""
UNEMPLOYMENT = "Van de DTZ gemeenten is de werkloosheid het laagst in Hardenberg (2,9%) en het hoogst in Emmen (3,5%)."


def test_json_is_one_list_in_reading_order(checked: Check) -> None:
    told = json.loads(claims_json(checked(TEXT)))
    assert [(one["text"], one["verdict"]) for one in told] == [(text, verdict) for text, verdict, _ in EXPECTED]
    for one, (_, _, says) in zip(told, EXPECTED, strict=True):
        assert one["report_says"].startswith(says)
        assert bool(one["report_says"]) == bool(says)


def test_json_has_the_keys_of_the_contract(checked: Check) -> None:
    told = json.loads(claims_json(checked(TEXT)))
    for one in told:
        assert one.keys() == {"text", "sentence", "verdict", "report_says", "note", "sources"}
        assert one["verdict"] in VERDICTS
        assert one["text"] in one["sentence"]
    wrong = next(one for one in told if one["text"] == "9,2%")
    assert wrong["sentence"] == "In Hardenberg was dat 9,2%."
    assert wrong["note"] == "Het rapport zegt iets anders: 2,9% (Hardenberg, 2023)."
    (source,) = wrong["sources"]
    assert source["quote"] == UNEMPLOYMENT
    assert (source["chapter"], source["section"], source["edition"]) == ("3. Arbeidsmarkt", "Werkloosheid", "2024")
    unknown = next(one for one in told if one["text"] == "5,6%")
    assert (unknown["report_says"], unknown["sources"]) == ("", [])


def test_a_text_without_numbers_is_an_empty_list(checked: Check) -> None:
    assert json.loads(claims_json(checked("De raad stemt in met het voorstel."))) == []


def test_text_tells_what_is_not_right_first_and_then_what_is(checked: Check) -> None:
    lines = claims_text(checked(TEXT)).split("\n")
    assert lines[:2] == [
        "Vergeleken met: Stand van de Dutch Techzone (2024)",
        "6 beweringen gecontroleerd: 2 kloppen, 1 is afgerond of anders genoteerd, 1 klopt voor een ander jaar of gebied, "
        "1 wijkt af, 1 staat niet in het rapport.",
    ]
    assert lines[2:7] == [
        "",
        "✗ 9,2%: wijkt af",
        "    «In Hardenberg was dat 9,2%.»",
        "    Het rapport zegt iets anders: 2,9% (Hardenberg, 2023).",
        "    Bron: hoofdstuk 3. Arbeidsmarkt, Werkloosheid",
    ]
    assert [line[0] for line in lines if line[:1] in "✗≈↔?✓" and line] == ["✗", "≈", "↔", "?", "✓", "✓"]
    at = lines.index("Klopt:")
    assert lines[at + 1] == "✓ 3,5%: 3,5% (Emmen, 2023)"
    assert lines[at + 2].startswith("✓ de meeste: hoogste: Emmen (50.330")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De raad stemt op 12 maart 2024.", "Er staan geen beweringen over cijfers in deze tekst."),
        ("De werkloosheid in Emmen was 3,5% in 2023.", "1 bewering gecontroleerd: 1 klopt."),
        (
            "De werkloosheid in Emmen was 5,3% in 2023 en in Hardenberg 9,2%.",
            "2 beweringen gecontroleerd: 2 wijken af.",
        ),
    ],
)
def test_the_summary_is_a_dutch_sentence(checked: Check, text: str, told: str) -> None:
    assert summary(checked(text).claims) == told


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_csv_opens_in_a_dutch_spreadsheet(checked: Check) -> None:
    data = claims_csv(checked(TEXT))
    assert data.startswith(b"\xef\xbb\xbfnr;in de tekst;zin;oordeel;het rapport zegt;uitleg;rapport;editie;hoofdstuk;")
    read = rows(data)
    assert [(row["nr"], row["in de tekst"], row["oordeel"]) for row in read] == [
        ("1", "3,5%", "klopt"),
        ("2", "9,2%", "wijkt af"),
        ("3", "108.000", "afgerond of anders genoteerd"),
        ("4", "2,9%", "klopt voor een ander jaar of gebied"),
        ("5", "5,6%", "niet in het rapport"),
        ("6", "de meeste", "klopt"),
    ]
    assert read[1] == {
        "nr": "2", "in de tekst": "9,2%", "zin": "In Hardenberg was dat 9,2%.", "oordeel": "wijkt af",
        "het rapport zegt": "2,9% (Hardenberg, 2023)", "uitleg": "Het rapport zegt iets anders: 2,9% (Hardenberg, 2023).",
        "rapport": "Stand van de Dutch Techzone", "editie": "2024", "hoofdstuk": "3. Arbeidsmarkt", "paragraaf": "Werkloosheid",
        "tabel": "", "rij": "", "kolom": "", "bladzijde": "", "citaat": UNEMPLOYMENT,
    }  # fmt: skip


@pytest.mark.parametrize(
    "start", ['=HYPERLINK("http://x.nl")', "@SUM(A1)", "+1+HYPERLINK(A1)", "-2+3", "-1,5%+cmd|' /C calc'!A0", "- =1+1", "'=1+1"]
)  # fmt: skip
def test_no_sentence_runs_as_a_formula(checked: Check, start: str) -> None:
    read = rows(claims_csv(checked(f"{start} De werkloosheid in Emmen was 5,3% in 2023.")))
    assert read
    bare = re.compile(r"[+-]\d[\d.,]*%?")
    assert not [
        cell for row in read for cell in row.values() if cell[:1] in tuple("=@+-\t\r") and not bare.fullmatch(cell)
    ]
    assert any(row["zin"].startswith("'") for row in read)


def test_a_number_with_its_sign_stays_a_number(checked: Check) -> None:
    (claim, *_) = rows(claims_csv(checked("De bevolking van de DTZ groeide sinds 2001 in totaal met +3,6%.")))
    assert claim["in de tekst"] == "+3,6%"


def word(check: Check, text: str) -> Document:
    return docx.Document(io.BytesIO(commented_word(check(text))))


def anchored(document: Document) -> list[tuple[str, str]]:
    """Each comment with the text that it is anchored to, in the order of the document."""
    comments = {str(comment.comment_id): comment.text for comment in document.comments}
    found: list[tuple[str, str]] = []
    within: dict[str, str] = {}
    for element in document.element.body.iter():
        name = element.tag.split("}")[-1]
        id_ = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        if name == "commentRangeStart":
            within[id_] = ""
        elif name == "commentRangeEnd":
            found.append((within.pop(id_), comments[id_]))
        elif name == "t":
            within = {key: text + (element.text or "") for key, text in within.items()}
    return found


def test_word_has_a_comment_on_each_claim_and_on_nothing_else(checked: Check) -> None:
    document = word(checked, TEXT)
    told = anchored(document)
    assert [text for text, _ in told] == ["3,5%", "9,2%", "108.000", "2,9%", "5,6%", "de meeste"]
    assert len(list(document.comments)) == 6
    assert [comment.split(".")[0] for _, comment in told] == [
        "✓ Klopt", "✗ Wijkt af", "≈ Afgerond of anders genoteerd", "↔ Klopt voor een ander jaar of gebied",
        "? Niet in het rapport", "✓ Klopt",
    ]  # fmt: skip
    assert told[1][1].split("\n") == [
        "✗ Wijkt af. Het rapport zegt iets anders: 2,9% (Hardenberg, 2023).",
        f"Bron: Stand van de Dutch Techzone (2024), hoofdstuk 3. Arbeidsmarkt, Werkloosheid: «{UNEMPLOYMENT}»",
    ]
    assert {(comment.author, comment.initials) for comment in document.comments} == {("Cijfercontrole", "CC")}


def test_word_has_the_whole_text_with_its_headings_and_items(checked: Check) -> None:
    document = word(checked, TEXT)
    assert [(p.style.name if p.style else "", p.text) for p in document.paragraphs[1:]] == [
        ("Heading 2", "Werk in de regio"),
        ("Normal", "De werkloosheid in Emmen was 3,5% in 2023. In Hardenberg was dat 9,2%."),
        ("Normal", "- Emmen telde in 2023 ruim 108.000 inwoners."),
        ("Normal", "- In Hoogeveen was de werkloosheid in 2023 2,9%."),
        ("Normal", "Het ziekteverzuim in Emmen was 5,6%. Emmen heeft de meeste banen."),
    ]
    assert document.paragraphs[0].text.startswith("6 beweringen gecontroleerd: 2 kloppen, ")
    assert document.paragraphs[0].text.endswith(" Vergeleken met: Stand van de Dutch Techzone (2024).")
    assert document.core_properties.author == ""


def test_word_marks_only_the_claims(checked: Check) -> None:
    document = word(checked, TEXT)
    marked = [run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color is not None]
    assert marked == ["3,5%", "9,2%", "108.000", "2,9%", "5,6%", "de meeste"]


def test_word_bears_what_no_document_may_hold(checked: Check) -> None:
    document = word(checked, "De werkloosheid\x0b in Emmen\x00 was 5,3% in 2023 \ud83d\ude00 <b>&amp;</b>.")
    assert "<b>&amp;</b>" in document.paragraphs[-1].text
    assert [text for text, _ in anchored(document)] == ["5,3%"]


def test_cells_of_a_table_are_marked_in_their_row(checked: Check) -> None:
    text = "Werkloosheid\n\n|  | 2022 | 2023 |\n|---|---|---|\n| Emmen | 3,4% | 5,3% |\n"
    told = anchored(word(checked, text))
    assert [(text, comment.split(".")[0]) for text, comment in told] == [("3,4%", "✓ Klopt"), ("5,3%", "✗ Wijkt af")]
