"""What differs between a report and the one before it, and what `dtz ingest` tells of it without writing anything."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant import cli
from ingest.changes import Changes, changes, predecessor
from ingest.pipeline import ingest, preview
from tests.conftest import REPORT, TINY, WordEmbedder
from vectorstore.catalogue import Entry
from vectorstore.records import Content, Figure, Period, Place, Report

PLACE = Place("rapport", "Werk", "Banen", 1, 1)
REPORT_OF = Report("rapport", "Rapport", "2024", "Rivierenland", "rapport.txt", "")
ODD = TINY.replace("31 28,5 N.B. 30", "31 28,5 30")
"""A row lacks a cell, so that the table is not read with certainty."""


def figure(value: str | None, area: str = "Tiel", year: int = 2022, **other: object) -> Figure:
    """A cell of a table in percent, but for what is given."""
    made = Figure(
        "", "Werkloosheid", area, Period(str(year), year, year), Decimal(value) if value else None, "%", None, value or "N.B.",
        "level", PLACE, "", {}, table="t", row="Werkloosheid", column=area,
    )  # fmt: skip
    return replace(made, **other)  # type: ignore[arg-type]


def prose(value: str, **other: object) -> Figure:
    return figure(value, table=None, row=None, column=None, **other)


def content(figures: Sequence[Figure]) -> Content:
    """A report with these figures, each standing where it does in the list."""
    numbered = tuple(replace(figure, id=str(at)) for at, figure in enumerate(figures))
    return Content(REPORT_OF, (), (), (), (), numbered, ())


def told(old: Sequence[Figure], new: Sequence[Figure]) -> list[str]:
    return changes(content(old).figures, content(new).figures).lines()


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ([figure("3.4")], [figure("3.4")], []),
        ([figure("3.4", "Emmen")], [figure("3.3", "Emmen")], ["Gewijzigd:", "  Werkloosheid, Emmen, 2022: 3,4% → 3,3%"]),
        ([], [figure("3.4")], ["Nieuw:", "  Werkloosheid, Tiel, 2022: 3,4%"]),
        ([figure("3.4")], [], ["Verdwenen:", "  Werkloosheid, Tiel, 2022: 3,4%"]),
        # by meaning and not by place: rows in another order
        ([figure("3.4"), figure("2.6", "Buren")], [figure("2.6", "Buren"), figure("3.5")],
         ["Gewijzigd:", "  Werkloosheid, Tiel, 2022: 3,4% → 3,5%"]),
        # another period, unit or kind of place is another figure
        ([figure("3.4")], [figure("3.4", year=2023)],
         ["Nieuw:", "  Werkloosheid, Tiel, 2023: 3,4%", "Verdwenen:", "  Werkloosheid, Tiel, 2022: 3,4%"]),
        ([figure("3.4")], [figure("3.4", unit="€")],
         ["Nieuw:", "  Werkloosheid, Tiel, 2022: € 3,4", "Verdwenen:", "  Werkloosheid, Tiel, 2022: 3,4%"]),
        ([figure("3.4")], [prose("3.3")],
         ["Nieuw:", "  Werkloosheid, Tiel, 2022: 3,3%", "Verdwenen:", "  Werkloosheid, Tiel, 2022: 3,4%"]),
        ([prose("3.4", direction="up")], [prose("3.4", direction="down")],
         ["Nieuw:", "  Werkloosheid, Tiel, 2022: 3,4% (daling)", "Verdwenen:", "  Werkloosheid, Tiel, 2022: 3,4% (stijging)"]),
        # the same row and column first, and a column of another name where there is no such
        ([figure("3.4", column="a"), figure("9", column="b")], [figure("8", column="b"), figure("3.5", column="a")],
         ["Gewijzigd:", "  Werkloosheid, Tiel, 2022: 9% → 8%", "  Werkloosheid, Tiel, 2022: 3,4% → 3,5%"]),
        ([figure("3.4", column="Tiel*")], [figure("3.5", column="Tiel")],
         ["Gewijzigd:", "  Werkloosheid, Tiel, 2022: 3,4% → 3,5%"]),
        ([figure("3.4", column="Tiel*")], [figure("3.4", column="Tiel")], []),
        # what a report says twice
        ([prose("3.4")], [prose("3.4"), prose("3.4")], []),
        ([prose("3.4"), prose("3.4")], [prose("3.4")], []),
        ([prose("3.4"), prose("3.4")], [prose("3.3"), prose("3.3")],
         ["Gewijzigd:", "  Werkloosheid, Tiel, 2022: 3,4% → 3,3%"]),
        ([prose("3.4"), prose("3.4")], [prose("3.3"), prose("3.4")],
         ["Gewijzigd:", "  Werkloosheid, Tiel, 2022: 3,4% → 3,3%"]),
        ([prose("3.4")], [prose("3.4"), prose("3.3")], ["Nieuw:", "  Werkloosheid, Tiel, 2022: 3,3%"]),
        # what is no number
        ([figure(None, printed="N.B.", missing=True)], [figure("3.4")],
         ["Gewijzigd:", "  Werkloosheid, Tiel, 2022: N.B. → 3,4%"]),
        ([figure(None, word="Krap")], [figure(None, word="Zeer krap")],
         ["Gewijzigd:", "  Werkloosheid, Tiel, 2022: Krap → Zeer krap"]),
        ([figure("1.5", scale="mln.", unit="€")], [figure("1.5", scale="mld.", unit="€")],
         ["Gewijzigd:", "  Werkloosheid, Tiel, 2022: € 1,5 mln. → € 1,5 mld."]),
    ],
)  # fmt: skip
def test_figures_are_compared_by_what_they_mean(old: list[Figure], new: list[Figure], lines: list[str]) -> None:
    counts, *rest = told(old, new)
    assert rest == lines
    expected = dict.fromkeys(("Nieuw", "Gewijzigd", "Verdwenen"), 0)
    name = ""
    for line in lines:
        name = line.rstrip(":") if line.endswith(":") else name
        expected[name] += line.startswith("  ")
    assert counts == "Cijfers: {Nieuw} nieuw, {Gewijzigd} gewijzigd, {Verdwenen} verdwenen.".format(**expected)


def test_twenty_are_shown_unless_all_are_asked() -> None:
    found = changes((), [figure(str(at), f"Plaats {at}") for at in range(1, 24)])
    lines = found.lines()
    assert lines[0] == "Cijfers: 23 nieuw, 0 gewijzigd, 0 verdwenen."
    assert lines[21:] == ["  Werkloosheid, Plaats 20, 2022: 20%", "  … en nog 3"]
    assert found.lines(None)[24:] == ["  Werkloosheid, Plaats 23, 2022: 23%"]


def entry(id_: str, edition: str, region: str = "Rivierenland", names: tuple[str, ...] = ()) -> Entry:
    return Entry(id_, replace(REPORT_OF, id=id_, edition=edition, region=region, region_names=names))


@pytest.mark.parametrize(
    ("report", "found"),
    [
        (entry("b", "2023"), "b"),
        (entry("nieuw", "2024"), "c"),
        (entry("nieuw", "2024", "RVL"), "c"),
        (entry("nieuw", "2024", "Elders"), None),
        (entry("nieuw", ""), "c"),
    ],
)
def test_a_report_is_compared_with_itself_or_else_the_newest_edition_of_its_region(
    report: Entry, found: str | None
) -> None:
    entries = [entry("a", "2021"), entry("b", "2022"), entry("c", "2023", names=("RVL",)), entry("d", "2025", "Overal")]
    before = predecessor(report.report, entries)
    assert (before.digest if before else None) == found


@pytest.fixture
def dtz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """`dtz ingest` with the word embedder on an index of its own; returns what it prints."""
    monkeypatch.setattr("ingest.pipeline.SentenceTransformerEmbedder", lambda name: WordEmbedder())
    monkeypatch.setattr("ingest.pipeline.model_name", lambda: WordEmbedder.name)

    def run(*arguments: object) -> str:
        assert cli.main(["ingest", *map(str, arguments), "--index", str(tmp_path / "index")]) == 0
        return capsys.readouterr().out

    return run


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(f): (f.read_bytes(), f.stat().st_mtime_ns) for f in sorted(folder.rglob("*")) if f.is_file()}


def test_a_dry_run_tells_what_would_change_and_writes_nothing(dtz: Callable[..., str], tmp_path: Path) -> None:
    report = write(tmp_path, "rivierenland-2024.txt", TINY)
    same = write(tmp_path, "overal-2024.txt", TINY.replace("RVL", "OVL"))
    gone = write(tmp_path, "elders-2024.txt", TINY.replace("RVL", "ELD"))
    dtz(report, same, gone)
    report.write_text(
        TINY.replace("42.300", "42.400").replace("Werkloosheid 4,1", "Werkloosheid 4,2"), encoding="utf-8"
    )
    newer = write(
        tmp_path, "rivierenland-2025.txt", TINY.replace("2024", "2025").replace("6,1% landelijk", "6,3% landelijk")
    )
    before = everything(tmp_path)
    lines = dtz(report, newer, same, "--dry-run").splitlines()
    assert everything(tmp_path) == before
    assert lines[:8] == [
        "Dit zou een inlezing doen; er is niets opgeslagen.",
        "Gewijzigd: rivierenland-2024.txt",
        "  Rivierenland 2024 (2024): 2 hoofdstukken, 2 paragrafen, 1 tabellen, 12 cijfers in tabellen, "
        "10 cijfers in de tekst, 2 passages.",
        "  Vergeleken met Rivierenland 2024 in de index:",
        "  Cijfers: 0 nieuw, 2 gewijzigd, 0 verdwenen.",
        "  Gewijzigd:",
        "    Werkloosheid, Tiel, 2023: 4,1% → 4,2%",
        "    Inwoners, Tiel, 2024: 42.300 inwoners → 42.400 inwoners",
    ]
    assert lines[8] == "Nieuw: rivierenland-2025.txt"
    assert "  Vergeleken met Rivierenland 2024 in de index:" in lines[9:]
    # the seven numbers of inhabitants are of another year, the growth of the country is another
    assert "  Cijfers: 7 nieuw, 1 gewijzigd, 7 verdwenen." in lines[9:]
    assert lines[-2:] == ["Ongewijzigd: Overal 2024.", "Uit de index: Elders 2024."]


def test_a_dry_run_without_an_index_makes_none(dtz: Callable[..., str], tmp_path: Path) -> None:
    out = dtz(write(tmp_path, "rivierenland.txt", TINY), "--dry-run")
    assert "Nieuw: rivierenland.txt" in out
    assert "Er is geen eerdere editie in de index om mee te vergelijken." in out
    assert not (tmp_path / "index").exists()


def test_all_figures_are_shown_on_request(dtz: Callable[..., str], tmp_path: Path) -> None:
    report = write(tmp_path, "stand.txt", TINY)
    dtz(report)
    report.write_text(TINY.replace("2024", "2025").replace("2023", "2026"), encoding="utf-8")
    short, whole = dtz(report, "--dry-run"), dtz(report, "--dry-run", "--all")
    # twelve cells and seven numbers of inhabitants carry these years; "sinds 2014" stays
    assert "Cijfers: 19 nieuw, 0 gewijzigd, 19 verdwenen." in short
    assert short.count("\n    ") == whole.count("\n    ") == 38
    report.write_text(TINY.replace("2024", "2025").replace("2023", "2026").replace("2014", "2015"), encoding="utf-8")
    short, whole = dtz(report, "--dry-run"), dtz(report, "--dry-run", "--all")
    assert "Cijfers: 22 nieuw, 0 gewijzigd, 22 verdwenen." in short
    assert short.count("    … en nog 2\n") == 2
    assert "Alle cijfers ziet u met --all." in short
    assert "en nog" not in whole
    assert "--all" not in whole
    assert whole.count("\n    ") == 44


def test_an_ingest_names_what_it_leaves_alone_and_what_leaves(dtz: Callable[..., str], tmp_path: Path) -> None:
    first, second = write(tmp_path, "een-2024.txt", TINY), write(tmp_path, "twee-2024.txt", TINY)
    dtz(first)
    assert "Blijft in de index: Een 2024.\n" in dtz(second, "--add")
    assert "Ongewijzigd: Een 2024, Twee 2024.\n" in dtz(first, second)
    out = dtz(second)
    assert "Ongewijzigd: Twee 2024.\n" in out
    assert "Uit de index: Een 2024.\n" in out


def test_a_report_that_was_added_from_elsewhere_stays_when_the_folder_is_read_again(
    dtz: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    first, other = write(reports, "een-2024.txt", TINY), write(tmp_path, "twee-2024.txt", TINY)
    monkeypatch.setattr("ingest.plan.data_folder", lambda: tmp_path)
    (tmp_path / "vocabulary").symlink_to(REPORT.parents[1] / "vocabulary")
    dtz()
    assert "is bij." in dtz("--if-needed")
    dtz(other, "--add")
    assert "is bij." in dtz("--if-needed", "--add")
    assert "is bij." in dtz("--if-needed")
    assert "Blijft in de index: Twee 2024." in dtz()
    third = write(reports, "drie-2024.txt", TINY)
    assert "Blijft in de index: Twee 2024." in dtz("--if-needed")
    third.unlink()
    out = dtz("--if-needed")
    assert "Uit de index: Drie 2024." in out
    assert "Blijft in de index: Twee 2024." in out
    first.write_text(ODD, encoding="utf-8")
    assert "is bij." not in dtz("--if-needed", "--add")
    assert "Uit de index: Twee 2024." in dtz(first)


def test_an_uncertain_table_is_shown_with_the_entry_that_corrects_it(dtz: Callable[..., str], tmp_path: Path) -> None:
    report = write(tmp_path, "stand.txt", ODD)
    lines = dtz(report).splitlines()
    at = lines.index("Tabel «Veiligheid» is zo gelezen:")
    assert lines[at + 1 : at + 4] == [
        "  kolommen: Tiel | Culemborg | Buren | Nederland",
        "  eerste rij: Werkloosheid | 4,1 | 3,3 | 2,6 | 3,7",
        "Zet dit in stand.toml naast het rapport, verbeter wat niet klopt, en lees het rapport opnieuw in:",
    ]
    entry = lines[at + 4 : at + 14]
    assert entry[:4] == ["  [[table]]", '  section = "Veiligheid"', "  number = 1", '  title = "Veiligheid"']
    keys = ("section", "number", "title", "columns", "units", "header_rows", "skip", "checked")
    assert [line.split()[0] for line in entry[1:] if "=" in line] == list(keys)
    assert not lines[at + 14].startswith("  ")


def test_the_entry_as_it_stands_changes_nothing_but_that_the_table_is_checked(tmp_path: Path) -> None:
    report = write(tmp_path, "stand.txt", ODD)
    first = ingest([report], tmp_path / "index", lambda *step: None, WordEmbedder()).read[0]
    write(tmp_path, "stand.toml", first.doubts[0].entry)
    second = ingest([report], tmp_path / "index", lambda *step: None, WordEmbedder()).read[0]
    assert first.content.warnings
    assert second.content.warnings == ()
    assert second.doubts == ()
    assert second.content.figures == first.content.figures


def test_tables_that_were_left_out_count_for_the_number(tmp_path: Path) -> None:
    second = TINY[TINY.index("Onderwerp") :].replace("31 28,5 N.B. 30", "31 28,5 30")
    report = write(tmp_path, "stand.txt", f"{TINY}\nDe tweede tabel geeft de cijfers over hetzelfde jaar.\n\n{second}")
    root = tmp_path / "index"
    assert [
        doubt.number for doubt in preview([report], root, lambda *step: None, WordEmbedder()).reports[0].read.doubts
    ] == [2]
    write(tmp_path, "stand.toml", '[[table]]\nsection = "Veiligheid"\nnumber = 1\nskip = true\n')
    assert [
        doubt.number for doubt in preview([report], root, lambda *step: None, WordEmbedder()).reports[0].read.doubts
    ] == [2]


def test_a_report_is_the_same_as_itself(tmp_path: Path) -> None:
    ingest([REPORT], tmp_path, lambda *step: None, WordEmbedder())
    lines = write(tmp_path, REPORT.name, f"{REPORT.read_text(encoding='utf-8')}\n")
    write(tmp_path, f"{REPORT.stem}.toml", REPORT.with_suffix(".toml").read_text(encoding="utf-8"))
    foreseen = preview([lines], tmp_path, lambda *step: None, WordEmbedder()).reports[0]
    assert foreseen.predecessor is not None
    assert foreseen.changes == Changes((), (), ())
