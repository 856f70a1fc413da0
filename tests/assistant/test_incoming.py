"""A report that staff add: kept under a safe name, understood, corrected, added, taken out again; nothing is lost on the way."""

import threading
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.incoming import adding, job, understood
from assistant.incoming.adding import Rival, add, catalogue_of, last_added, not_in_folder, rivals, undo
from assistant.incoming.differences import differences
from assistant.incoming.draft import Draft, draft_text, write_draft
from assistant.incoming.shelf import Waiting, discard, keep, safe_name, waiting
from assistant.incoming.understood import Correction, Understood, correct, understand
from assistant.librarian import Librarian
from ingest.lock import only_one
from ingest.metadata import TableNotes
from ingest.pipeline import ingest
from tests.conftest import TINY, WordEmbedder, build
from vectorstore.errors import IngestBusyError, ReportError
from vectorstore.library import open_library

MARKDOWN = """# Leefbaarheid

## Wonen

| Gemeente | A | B |
|---|---|---|
| Tiel | 4,1 | 120 |
| Culemborg | 3,3 | 95 |
| Buren | 2,6 | 80 |

## Zorg

| Onderwerp | Tiel | Buren |
|---|---|---|
| Huisartsen | 12 | 9 |
"""
ENGLISH = "1. People\n\nThe region of the north is where the people of the towns have lived for a long time.\n" * 4


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A data folder of its own with one report that is in the index, and nothing that waits."""
    from vectorstore.settings import PROJECT

    data = tmp_path / "data"
    (data / "reports").mkdir(parents=True)
    (data / "vocabulary").symlink_to(PROJECT / "data" / "vocabulary")
    monkeypatch.setenv("DTZ_DATA", str(data))
    monkeypatch.delenv("DTZ_INCOMING", raising=False)
    understood.forget()
    (data / "reports" / "rivierenland.txt").write_text(TINY, encoding="utf-8")
    build([data / "reports" / "rivierenland.txt"], tmp_path / "index")
    return tmp_path


def silent(step: str, done: int, total: int) -> None:
    """Say nothing."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "vocabulary") if folder.is_dir() else []


def ids(root: Path) -> list[str]:
    catalogue = catalogue_of(root)
    assert catalogue is not None
    return [entry.report.id for entry in catalogue.entries]


def kept(name: str = "nieuw.md", text: str = MARKDOWN) -> tuple[Waiting, Understood]:
    one = keep(name, text.encode())
    return one, understand(one)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Rapport 2025.PDF", "rapport-2025.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\jan\\stand.docx", "stand.docx"),
        ("..md", "rapport.md"),
        ("....//....//x.md", "x.md"),
        ("Regio’s & «cijfers» é.txt", "regios-cijfers-e.txt"),
        ("a\x00b\n.md", "a-b.md"),
        ("-rf.txt", "rf.txt"),
        (".verborgen.md", "verborgen.md"),
        ("日本.md", "rapport.md"),
        ("<script>alert(1)</script>.md", "script.md"),
        ("x" * 300 + ".md", "x" * 60 + ".md"),
        ("rapport.tar.md", "rapport-tar.md"),
    ],
)
def test_a_file_name_becomes_letters_digits_and_hyphens(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    "name", ["rapport.exe", "rapport", "", "rapport.toml", "rapport.md.html", ".md/..", "rapport.md/"]
)
def test_another_kind_of_file_is_refused(name: str) -> None:
    with pytest.raises(ReportError, match=r"geef het rapport als PDF, \.docx, \.txt of \.md"):
        safe_name(name)


def test_an_upload_stays_in_its_folder_and_is_found_again(folders: Path) -> None:
    one = keep("../../Mijn Rapport.md", MARKDOWN.encode())
    assert one.path == folders / "data" / "incoming" / "mijn-rapport.md"
    assert waiting() == one
    assert names(folders / "data") == ["incoming", "reports"]
    assert names(folders / "data" / "reports") == ["rivierenland.txt"]
    discard(one)
    discard(one)
    assert waiting() is None
    assert names(folders / "data" / "incoming") == []


def test_the_incoming_folder_can_be_set(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DTZ_INCOMING", str(folders / "elders"))
    keep("nieuw.md", MARKDOWN.encode())
    assert names(folders / "elders") == ["nieuw.md"]


def test_one_file_waits_at_a_time(folders: Path) -> None:
    keep("nieuw.md", MARKDOWN.encode())
    with pytest.raises(ReportError, match=r"Er staat al een bestand klaar \(nieuw\.md\)"):
        keep("ander.md", MARKDOWN.encode())
    assert names(folders / "data" / "incoming") == ["nieuw.md"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is leeg"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "is een afbeelding"),
        (b"PK\x03\x04 kapot", "is beschadigd"),
        (b"tekst\x00tekst", "is geen gewone tekst"),
    ],
)
def test_what_is_no_report_is_not_kept(folders: Path, content: bytes, told: str) -> None:
    with pytest.raises(ReportError, match=told) as fault:
        keep("rapport.txt", content)
    assert "rapport.txt" in str(fault.value)
    assert names(folders / "data" / "incoming") == []


def test_a_file_that_is_too_large_is_refused_before_it_is_written(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.incoming.shelf.MAX_BYTES", 10)
    with pytest.raises(ReportError, match="is groter dan 100 MB"):
        keep("groot.md", b"x" * 11)
    assert not (folders / "data" / "incoming").exists()


def test_old_notes_do_not_come_with_a_new_file(folders: Path) -> None:
    (folders / "data" / "incoming").mkdir()
    (folders / "data" / "incoming" / "nieuw.toml").write_text('title = "Oud"', encoding="utf-8")
    _, seen = kept()
    assert seen.draft.title != "Oud"


def test_what_was_understood_is_told(folders: Path) -> None:
    _, seen = kept("rapport-2025.txt", TINY)
    assert seen.draft == Draft("Rapport 2025", "2025", "", ("RVL",), ("Tiel", "Culemborg", "Buren"))
    assert seen.chapters == (("1. Bevolking", ("Inwoners",)), ("2. Leefbaarheid", ("Veiligheid",)))
    assert (seen.counts["tabellen"], seen.counts["cijfers in tabellen"]) == (1, 12)
    [table] = seen.tables
    assert table.table is not None
    assert [column.heading for column in table.table.columns] == ["Tiel", "Culemborg", "Buren", "Nederland"]
    assert [row.label for row in table.table.rows] == ["Werkloosheid", "Aantal ondervonden delicten", "Overgewicht"]
    assert (table.most_header_rows, table.uncertain) == (0, False)
    assert seen.warnings == ()


def test_proposals_are_written_down_at_once(folders: Path) -> None:
    one, _ = kept("rapport-2025.txt", TINY)
    assert tomllib.loads(one.notes.read_text(encoding="utf-8")) == {
        "title": "Rapport 2025",
        "edition": "2025",
        "region": ["RVL"],
        "municipalities": ["Tiel", "Culemborg", "Buren"],
    }


def test_another_language_is_warned_of(folders: Path) -> None:
    _, seen = kept("people.txt", ENGLISH)
    assert any("lijkt niet Nederlands" in warning for warning in seen.warnings)


def test_a_report_without_figures_is_warned_of(folders: Path) -> None:
    _, seen = kept(text="# Wonen\n\n## Huizen\n\nIn de regio staan veel huizen, en er komen er steeds meer bij.\n")
    assert [warning for warning in seen.warnings if "geen cijfers" in warning] != []


def test_uncertain_tables_come_first(folders: Path) -> None:
    ragged = MARKDOWN + "\n## Werk\n\n|---|---|---|\n| Tiel | 4 | 5 |\n| Buren | 6 | 7 |\n"
    _, seen = kept(text=ragged)
    uncertain = [table.uncertain for table in seen.tables]
    assert uncertain == sorted(uncertain, reverse=True)


def test_a_correction_is_written_and_read(folders: Path) -> None:
    one, seen = kept()
    homes = seen.tables[0]
    correct(one, homes, Correction("Wonen in Rivierenland", ("Leegstand", ""), ("%", "woningen"), 1, False, True))
    again = understand(one).tables[0]
    assert again.table is not None
    assert (again.table.title, again.table.doubts) == ("Wonen in Rivierenland", ())
    assert [(column.heading, column.unit) for column in again.table.columns] == [("Leegstand", "%"), ("B", "woningen")]
    assert tomllib.loads(one.notes.read_text(encoding="utf-8"))["table"] == [
        {
            "section": "Wonen",
            "number": 1,
            "title": "Wonen in Rivierenland",
            "columns": ["Leegstand", ""],
            "units": ["%", "woningen"],
            "header_rows": 1,
            "checked": True,
        }
    ]
    correct(one, again, Correction("", ("", "B"), ("%", ""), 0, False, False))
    back = understand(one).tables[0]
    assert back.table is not None
    assert (back.table.title, back.notes.columns, back.notes.units) == ("Wonen", (), ("%", ""))


def test_a_table_is_left_out_and_taken_back(folders: Path) -> None:
    one, seen = kept()
    homes = seen.tables[0]
    correct(one, homes, Correction("Wonen", ("A", "B"), ("", ""), 0, True, False))
    out = next(table for table in understand(one).tables if table.section == "Wonen")
    assert (out.table, out.printed) == (None, "Wonen")
    assert understand(one).counts["tabellen"] == 1
    correct(one, out, Correction("", (), (), 0, False, False))
    assert understand(one).counts["tabellen"] == 2
    assert understand(one).draft.tables == ()


def test_a_correction_keeps_what_another_field_said_meanwhile(folders: Path) -> None:
    one, seen = kept()
    write_draft(one, replace(seen.draft, title="Nieuwe titel"))
    correct(one, seen.tables[0], Correction("Wonen", ("A", "B"), ("", ""), 0, False, True))
    assert understand(one).draft.title == "Nieuwe titel"


def test_a_correction_that_breaks_the_reading_is_taken_back(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, seen = kept()
    before = one.notes.read_text(encoding="utf-8")

    def breaks(*_: object) -> None:
        raise ReportError("Dit kan niet gelezen worden.")

    with monkeypatch.context() as broken:
        broken.setattr(understood, "read_content", breaks)
        with pytest.raises(ReportError, match="Dit kan niet"):
            correct(one, seen.tables[0], Correction("Anders", ("A", "B"), ("", ""), 0, False, True))
    assert one.notes.read_text(encoding="utf-8") == before
    assert understand(one).tables[0].table is not None


@pytest.mark.parametrize(
    "title", ['Met "aanhaling" en \\', "Regel\neen\ttwee", "[[table]]\nsection = 1", "'''", "\x01\x7f é 日本"]
)
def test_whatever_is_typed_comes_back_from_the_file(title: str) -> None:
    notes = TableNotes(title, 2, title, "", "", (title, ""), ("", title), 0, True, False)
    read = tomllib.loads(draft_text(Draft(title, "", title, (title, "x"), (), (notes, notes))))
    assert (read["title"], read["publisher"], read["region"]) == (title, title, [title, "x"])
    assert "edition" not in read
    assert (
        read["table"]
        == [{"section": title, "number": 2, "title": title, "columns": [title, ""], "units": ["", title], "skip": True}]
        * 2
    )


def test_nothing_is_written_beside_a_file_that_is_gone(folders: Path) -> None:
    one, seen = kept()
    discard(one)
    with pytest.raises(ReportError, match=r"nieuw\.md staat niet meer klaar"):
        write_draft(one, seen.draft)
    assert names(folders / "data" / "incoming") == []


def test_the_same_heading_twice_is_told(folders: Path) -> None:
    _, seen = kept(text=MARKDOWN.replace("## Zorg", "## Wonen"))
    assert any("«Wonen» staat meer dan eens" in warning for warning in seen.warnings)


def test_a_report_is_added_with_what_was_confirmed(folders: Path) -> None:
    one, seen = kept()
    draft = replace(seen.draft, title="Leefbaar", edition="2025", region=("Rivierenland", "RVL"))
    steps: list[str] = []
    root = folders / "index"
    added = add(one, draft, (), root, lambda step, done, total: steps.append(step), WordEmbedder())
    assert (added.id, added.name, added.file, added.replaced) == ("nieuw", "Leefbaar (2025)", "nieuw.md", ())
    assert ids(root) == ["rivierenland", "nieuw"]
    assert names(folders / "data" / "reports") == ["nieuw.md", "nieuw.toml", "rivierenland.txt"]
    assert names(folders / "data" / "incoming") == ["added.json"]
    assert steps
    assert waiting() is None
    catalogue = catalogue_of(root)
    assert catalogue is not None
    report = catalogue.entries[1].report
    assert (report.title, report.edition, report.region, report.region_names) == (
        "Leefbaar",
        "2025",
        "Rivierenland",
        ("RVL",),
    )


def test_the_next_ingest_finds_the_index_up_to_date(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest import pipeline

    one, seen = kept()
    add(one, seen.draft, (), folders / "index", silent, WordEmbedder())
    monkeypatch.setattr(pipeline, "model_name", lambda: WordEmbedder.name)
    assert pipeline.is_up_to_date(folders / "index")


def test_what_was_added_is_taken_out_again_and_waits(folders: Path) -> None:
    one, seen = kept()
    root = folders / "index"
    before = ids(root)
    added = add(one, seen.draft, (), root, silent, WordEmbedder())
    assert last_added() == added
    undo(added, root, silent, WordEmbedder())
    assert ids(root) == before
    assert names(folders / "data" / "reports") == ["rivierenland.txt"]
    assert names(folders / "data" / "incoming") == ["nieuw.md", "nieuw.toml"]
    assert last_added() is None
    back = waiting()
    assert back is not None
    assert understand(back).draft == seen.draft


def test_rivals_are_those_of_the_same_name_or_region_and_edition(folders: Path) -> None:
    catalogue = catalogue_of(folders / "index")
    assert catalogue is not None
    there = catalogue.entries[0].report
    one, seen = kept()
    assert rivals(one, seen.draft, folders / "index") == ()
    same = replace(seen.draft, region=(there.region.upper(),), edition=there.edition)
    assert rivals(one, same, folders / "index") == (Rival("rivierenland.txt", there.name, "dezelfde regio en editie"),)
    discard(one)
    other = keep("Rivierenland.md", MARKDOWN.encode())
    assert [rival.why for rival in rivals(other, understand(other).draft, folders / "index")] == [
        "dezelfde bestandsnaam"
    ]


def test_a_report_of_the_same_name_stands_beside_the_other(folders: Path) -> None:
    one, seen = kept("rivierenland.md")
    added = add(one, seen.draft, (), folders / "index", silent, WordEmbedder())
    assert added.file == "rivierenland-2.md"
    assert ids(folders / "index") == ["rivierenland", "rivierenland-2"]
    assert names(folders / "data" / "reports") == ["rivierenland-2.md", "rivierenland-2.toml", "rivierenland.txt"]
    assert (folders / "data" / "reports" / "rivierenland.txt").read_text(encoding="utf-8") == TINY


def test_a_report_that_is_replaced_comes_back_when_that_is_undone(folders: Path) -> None:
    root, reports = folders / "index", folders / "data" / "reports"
    (reports / "rivierenland.toml").write_text('title = "Het oude"', encoding="utf-8")
    build([reports / "rivierenland.txt"], root)
    one, seen = kept("rivierenland.txt", TINY.replace("90.400", "91.400"))
    found = rivals(one, seen.draft, root)
    added = add(one, seen.draft, found, root, silent, WordEmbedder())
    assert added.replaced == ("rivierenland.txt",)
    assert "91.400" in (reports / "rivierenland.txt").read_text(encoding="utf-8")
    assert "Het oude" not in (reports / "rivierenland.toml").read_text(encoding="utf-8")
    assert ids(root) == ["rivierenland"]
    undo(added, root, silent, WordEmbedder())
    assert (reports / "rivierenland.txt").read_text(encoding="utf-8") == TINY
    catalogue = catalogue_of(root)
    assert catalogue is not None
    assert [entry.report.title for entry in catalogue.entries] == ["Het oude"]
    back = waiting()
    assert back is not None
    assert "91.400" in back.path.read_text(encoding="utf-8")


def test_the_only_report_is_not_taken_out(folders: Path) -> None:
    (folders / "data" / "reports" / "rivierenland.txt").unlink()
    one, seen = kept()
    added = add(one, seen.draft, (), folders / "index", silent, WordEmbedder())
    with pytest.raises(ReportError, match="Dit is het enige rapport"):
        undo(added, folders / "index", silent, WordEmbedder())
    assert ids(folders / "index") == ["nieuw"]


def test_nothing_is_taken_out_while_another_file_waits(folders: Path) -> None:
    one, seen = kept()
    added = add(one, seen.draft, (), folders / "index", silent, WordEmbedder())
    keep("ander.md", MARKDOWN.encode())
    with pytest.raises(ReportError, match=r"Er staat een ander bestand klaar \(ander\.md\)"):
        undo(added, folders / "index", silent, WordEmbedder())


def test_where_another_ingest_is_at_work_nothing_moves(folders: Path) -> None:
    one, seen = kept()
    root = folders / "index"
    with only_one(root, True, print), pytest.raises(IngestBusyError, match="Er loopt al een inlezing"):
        add(one, seen.draft, (), root, silent, WordEmbedder())
    assert ids(root) == ["rivierenland"]
    assert names(folders / "data" / "reports") == ["rivierenland.txt"]
    assert waiting() == one


def test_a_fault_while_adding_leaves_index_and_folders_as_they_were(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, seen = kept("rivierenland.txt", TINY.replace("90.400", "91.400"))
    root = folders / "index"
    found = rivals(one, seen.draft, root)

    def fails(*_: object) -> None:
        raise ReportError("Kapot.")

    monkeypatch.setattr(adding, "contradictions_of", fails)
    with pytest.raises(ReportError, match="Kapot"):
        add(one, seen.draft, found, root, silent, WordEmbedder())
    assert (folders / "data" / "reports" / "rivierenland.txt").read_text(encoding="utf-8") == TINY
    assert ids(root) == ["rivierenland"]
    assert waiting() == one
    assert last_added() is None


def test_reports_that_are_not_in_the_folder_are_named(folders: Path) -> None:
    assert not_in_folder(folders / "index") == ()
    (folders / "data" / "reports" / "rivierenland.txt").rename(folders / "elders.txt")
    assert not_in_folder(folders / "index") == ("Rivierenland (2024)",)


def test_a_report_that_was_added_from_elsewhere_stays_at_an_add_and_its_undo(folders: Path) -> None:
    root, elsewhere = folders / "index", folders / "buren.txt"
    elsewhere.write_text(TINY.replace("90.400", "91.400"), encoding="utf-8")
    ingest([elsewhere], root, silent, WordEmbedder(), keep=True)
    assert not_in_folder(root) == ()
    one, seen = kept()
    added = add(one, seen.draft, (), root, silent, WordEmbedder())
    assert sorted(ids(root)) == ["buren", "nieuw", "rivierenland"]
    assert ids(root)[0] == "rivierenland"
    undo(added, root, silent, WordEmbedder())
    assert ids(root) == ["rivierenland", "buren"]


def test_what_differs_from_the_report_before_is_counted(folders: Path) -> None:
    root = folders / "index"
    one, seen = kept(
        "rivierenland-2025.txt", TINY.replace("90.400", "91.400").replace("Overgewicht 52", "Overgewicht 53")
    )
    found = differences(one, replace(seen.draft, edition="2025"), root)
    assert found is not None
    assert (found.name, found.new, found.changed, found.vanished) == ("Rivierenland (2024)", 0, 2, 0)
    assert "  Inwoners, RVL, 2024: 90.400 inwoners → 91.400 inwoners" in found.lines
    assert differences(one, replace(seen.draft, region=("Elders",)), root) is None
    assert differences(one, seen.draft, folders / "none") is None


def test_questions_are_answered_while_a_report_is_replaced_and_brought_back(folders: Path) -> None:
    root = folders / "index"
    librarian = Librarian(open_library(root, WordEmbedder()))
    told: list[str] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            told.append(librarian.ask("wat zegt het rapport over slechte verlichting").status)

    visitors = [threading.Thread(target=ask) for _ in range(2)]
    for visitor in visitors:
        visitor.start()
    one, seen = kept("rivierenland.txt", TINY.replace("46,8%", "46,9%"))
    try:
        added = add(one, seen.draft, rivals(one, seen.draft, root), root, silent, WordEmbedder())
        assert "46,9%" in librarian.ask("hoeveel inwoners heeft Tiel").text
        undo(added, root, silent, WordEmbedder())
        assert "46,8%" in librarian.ask("hoeveel inwoners heeft Tiel").text
    finally:
        done.set()
        for visitor in visitors:
            visitor.join()
    assert set(told) == {"answered"}


def test_one_job_runs_at_a_time_and_tells_how_far_it_is() -> None:
    go_on = threading.Event()

    def work(tell: job.Tell) -> None:
        tell("Lezen", 1, 4)
        go_on.wait(10)
        raise ReportError("Dit ging mis.")

    one = job.start_job("Toevoegen", work)
    while not one.step:
        one.wait(0.01)
    assert (one.step, one.share, job.current_job()) == ("Lezen: 1 van 4", 0.25, one)
    with pytest.raises(IngestBusyError, match="Er wordt al een rapport"):
        job.start_job("Nog een", work)
    go_on.set()
    one.wait(10)
    assert (one.running, one.problem, one.broken, job.current_job()) == (False, "Dit ging mis.", False, None)


def test_a_fault_of_the_program_in_a_job_is_told_apart() -> None:
    one = job.start_job("Toevoegen", lambda tell: 1 / 0)
    one.wait(10)
    assert (one.problem, one.broken) == ("", True)
