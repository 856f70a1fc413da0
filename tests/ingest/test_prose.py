"""Figures in running text against what a reader of the report makes of them, written down by hand."""

import pytest

from ingest.report_content import ReportContent

# printed, words of the sentence, area, period, unit, kind
FIGURES = [
    ("6,2%", "Het Bruto Binnenlands Product", "Nederland", "2021", "%", "change"),
    ("4,3%", "Het Bruto Binnenlands Product", "Nederland", "2022", "%", "change"),
    ("3,5%", "van 3,5% in 2022 naar 3,6% in 2023", "Nederland", "2022", "%", "level"),
    ("3,6%", "van 3,5% in 2022 naar 3,6% in 2023", "Nederland", "2023", "%", "level"),
    ("1- 1,5%", "gematigde groei van", "Nederland", "2025", "%", "change"),
    ("25.920", "Borger-Odoorn: 25.920", "Borger-Odoorn", "2023", "inwoners", "level"),
    ("9,0%", "Borger-Odoorn: 25.920", "Borger-Odoorn", "2023", "%", "share"),
    ("19,5%", "Hoogeveen: 56.435", "Hoogeveen", "2023", "%", "share"),
    ("11,4%", "tegenover 11,4% landelijk", "Nederland", "sinds 2001", "%", "change"),
    ("7,2%", "tegenover 11,4% landelijk", "Referentieregio", "sinds 2001", "%", "change"),
    ("215.630", "In 2023 was deze groep", "Dutch Techzone", "2023", "personen", "level"),
    ("192.230", "In 2023 was deze groep", "Dutch Techzone", "2050", "personen", "level"),
    ("+313", "respectievelijk +313 en +42", "Dutch Techzone", "2021", None, "level"),
    ("+42", "respectievelijk +313 en +42", "Dutch Techzone", "2022", None, "level"),
    ("3,2%", "historisch gezien laag op 3,2%", "Dutch Techzone", "2023", "%", "level"),
    ("3,6%", "en lager dan Nederland (3,6%)", "Nederland", "2023", "%", "level"),
    ("2,9%", "het laagst in Hardenberg (2,9%)", "Hardenberg", "2023", "%", "level"),
    ("3,5%", "het laagst in Hardenberg (2,9%)", "Emmen", "2023", "%", "level"),
    ("74,9%", "De bandbreedte wordt bepaald", "Hardenberg", "2023", "%", "level"),
    ("15.500", "vooral richting overig Overijssel", "Dutch Techzone", "december 2021", "personen", "level"),
    ("€ 35.400", "oftewel € 35.400 en € 34.300", "Nederland", "2022", "€", "level"),
    ("€ 34.300", "oftewel € 35.400 en € 34.300", "Referentieregio", "2022", "€", "level"),
    ("5,4%", "5,5% t.o.v. 5,4% en 5,3%", "Nederland", "2021-2022", "%", "change"),
    ("€ 10,8 mld.", "Het BBP van de regio", "Dutch Techzone", "2022", "€", "level"),
    ("28.740", "Gevolgd door Hoogeveen", "Hardenberg", "2023", "arbeidsplaatsen", "level"),
    ("8.980", "Gevolgd door Hoogeveen", "Borger-Odoorn", "2023", "arbeidsplaatsen", "level"),
    ("5,6", "gemiddelde bedrijfsomvang", "Dutch Techzone", "2013", "arbeidsplaatsen per vestiging", "level"),
    ("4,7", "gemiddelde bedrijfsomvang", "Dutch Techzone", "2023", "arbeidsplaatsen per vestiging", "level"),
    ("29%", "harder dan de referentieregio (29% t.o.v. 22%)", "Dutch Techzone", "2011-2021", "%", "change"),
    ("22%", "harder dan de referentieregio (29% t.o.v. 22%)", "Referentieregio", "2011-2021", "%", "change"),
    ("620", "Ten opzichte van 2014 was in 2021", "Emmen", "2014-2021", "banen", "change"),
    ("370", "respectievelijk 370 (5%) en 170 banen", "Emmen", "2022", "banen", "change"),
    ("5%", "respectievelijk 370 (5%) en 170 banen", "Emmen", "2022", "%", "change"),
    ("20%", "Ten opzichte van 2000", "Dutch Techzone", "2000-2022", "%", "change"),
    ("165", "Dat zijn er 165 minder dan in 2020", "Dutch Techzone", "2020-2021", "leerlingen", "change"),
    ("28%", "meer dan een kwart van de bevolking (28%)", "Emmen", "", "%", "level"),
    ("13,4%", "net iets boven het gemiddelde in Nederland", "Nederland", "", "%", "share"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "words", "area", "period", "unit", "kind"), FIGURES)
def test_a_number_has_its_area_period_unit_and_kind(
    content: ReportContent, printed: str, words: str, area: str, period: str, unit: str | None, kind: str
) -> None:
    found = [
        f for f in content.figures if not f.from_table and words in f.quote and f.printed == printed and f.area == area
    ]
    assert found, f"{printed} is not read as a figure of {area}"
    figure = found[0]
    assert (figure.period.label, figure.kind) == (period, kind)
    if unit is not None:
        assert figure.unit == unit


def test_every_number_is_a_figure_or_left_out_for_a_reason(content: ReportContent) -> None:
    assert all(entry.reason for entry in content.left_out)
    reasons = {entry.printed: entry.reason for entry in content.left_out}
    assert reasons["1.000"] == "maat of nummer"
    assert "19" not in {figure.printed for figure in content.figures if not figure.from_table}


def test_forecasts_are_marked(content: ReportContent) -> None:
    ahead = {f.printed for f in content.figures if f.forecast and f.area == "Nederland" and f.unit == "%"}
    assert {"4%", "4,5%", "0,4%"} <= ahead
    assert "3,6%" not in ahead
