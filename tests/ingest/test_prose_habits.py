"""How reports write numbers, one habit a test, in sentences about a region that does not exist."""

from pathlib import Path

import pytest

from ingest.read import read_report
from ingest.report_content import read_content
from vectorstore.dutch.vocabulary import load_vocabulary
from vectorstore.records import Figure

METADATA = 'title = "Staat van de Rivierstreek"\nedition = "2024"\nregion = ["Rivierstreek", "RVS"]\n'
OPENING = """1. Economie

Werkgelegenheid
In Tiel, Culemborg en Buren werkt men hard. In Tiel, Culemborg en Buren woont men graag.

"""


def figures_of(text: str, folder: Path, heading: str = "") -> list[Figure]:
    """The figures that a report with just this text has."""
    report = folder / "rivierstreek.txt"
    opening = OPENING.replace("Werkgelegenheid", heading) if heading else OPENING
    report.write_text(opening + text + "\n", encoding="utf-8")
    report.with_suffix(".toml").write_text(METADATA, encoding="utf-8")
    return [f for f in read_content(read_report(report), load_vocabulary()).figures if not f.from_table]


def told(figures: list[Figure]) -> dict[str, tuple[str, str, str | None, str]]:
    """Printed → area, period, unit, kind."""
    return {f.printed: (f.area, f.period.label, f.unit, f.kind) for f in figures}


CASES = [
    (
        "een cijfer tussen haakjes hoort bij de naam ervoor",
        "De werkloosheid was in 2023 het laagst in Buren (2,1%) en het hoogst in Tiel (4,4%).",
        {"2,1%": ("Buren", "2023", "%", "level"), "4,4%": ("Tiel", "2023", "%", "level")},
    ),
    (
        "een haakje dat ontbreekt",
        "Tiel telde in 2023 de meeste banen (21.000), gevolgd door Culemborg 14.300) en Buren (9.850).",
        {"14.300": ("Culemborg", "2023", "banen", "level"), "9.850": ("Buren", "2023", "banen", "level")},
    ),
    (
        "respectievelijk",
        "In 2021 en 2022 was het migratiesaldo positief, respectievelijk +120 en +45.",
        {"+120": ("Rivierstreek", "2021", None, "level"), "+45": ("Rivierstreek", "2022", None, "level")},
    ),
    (
        "een bereik",
        "Voor 2026 gaan banken uit van een groei van de economie van 2-2,5% in de Rivierstreek.",
        {"2-2,5%": ("Rivierstreek", "2026", "%", "change")},
    ),
    (
        "een bereik met min",
        "De bedrijfsinvesteringen in de Rivierstreek krimpen in 2025 (-4-6%).",
        {"-4-6%": ("Rivierstreek", "2025", "%", "change")},
    ),
    (
        "groei sinds een jaar, met procenten en aantallen",
        "De werkgelegenheid in Buren lag in 2023 hoger dan in 2013 (+3,4%, +910 banen).",
        {"+3,4%": ("Buren", "2013-2023", "%", "change"), "+910": ("Buren", "2013-2023", "banen", "change")},
    ),
    (
        "een verandering tussen twee standen",
        "In 2023 waren er 41.000 inwoners, in 2040 zijn het er naar verwachting 38.500, een afname van 2.500 inwoners.",
        {"41.000": ("Rivierstreek", "2023", "inwoners", "level"), "2.500": ("Rivierstreek", "2023-2040", "inwoners", "change")},
    ),
    (
        "van … naar …",
        "De bedrijfsomvang daalde tussen 2014 en 2023 van 6,1 banen per vestiging naar 5,2.",
        {
            "6,1": ("Rivierstreek", "2014", "banen per vestiging", "level"),
            "5,2": ("Rivierstreek", "2023", "banen per vestiging", "level"),
        },
    ),
    (
        "deel van een groep in woorden",
        "Het aantal banen nam in 2023 toe met 900, waarvan driekwart in Tiel.",
        {"900": ("Rivierstreek", "2023", "banen", "change"), "driekwart": ("Tiel", "2023", "deel", "level")},
    ),
    (
        "geld met een schaal",
        "Het bbp van de regio bedroeg in 2022 naar schatting € 7,2 mld.",
        {"€ 7,2 mld.": ("Rivierstreek", "2022", "€", "level")},
    ),
    (
        "een schooljaar",
        "In studiejaar 22/23 kregen 640 personen een HBO-bachelor diploma.",
        {"640": ("Rivierstreek", "22/23", "personen", "level")},
    ),
    (
        "een vergelijking met de zin ervoor",
        "Tussen 2014 en 2023 groeide de werkgelegenheid in de Rivierstreek met 8%. Dit is meer dan in Nederland (6%).",
        {"6%": ("Nederland", "2014-2023", "%", "change")},
    ),
    (
        "wat een jaar eerder was, gaat door in de volgende zin",
        "In 2022 werkten 9.000 inwoners elders. Ten opzichte van een jaar eerder (2021) is dat gunstig. "
        "De uitgaande pendel nam af met 700 personen.",
        {"700": ("Rivierstreek", "2021-2022", "personen", "change")},
    ),
    (
        "alleen een basisjaar",
        "Ten opzichte van 2022 groeiden bijna alle sectoren. Uitzondering hierop is de landbouw (-85 banen).",
        {"-85": ("Rivierstreek", "sinds 2022", "banen", "change")},
    ),
    (
        "een verwachting gaat door in de volgende zin",
        "De bank verwacht 1,1% groei in 2025 in Nederland. Een andere bank gaat uit van 0,9% groei in Nederland.",
        {"1,1%": ("Nederland", "2025", "%", "change"), "0,9%": ("Nederland", "2025", "%", "change")},
    ),
    (
        "van … naar …: het jaar is niet het getal erachter",
        "Het aantal bouwvergunningen daalde in Tiel van 1.320 in 2021 naar 69 in 2022.",
        {"1.320": ("Tiel", "2021", "bouwvergunningen", "level"), "69": ("Tiel", "2022", "bouwvergunningen", "level")},
    ),
    (
        "duizend is een schaal",
        "In 2022 telde Nederland 159 duizend openstaande vacatures.",
        {"159 duizend": ("Nederland", "2022", "vacatures", "level")},
    ),
    (
        "na mln. en MW met een hoofdletter begint een zin",
        "In Tiel was in 2022 € 3 mln. Het aantal banen in Buren was 40 in 2021. In Tiel staat 12 MW. In Buren 9 MW.",
        {"40": ("Buren", "2021", "banen", "level"), "12": ("Tiel", "2021", "MW", "level")},
    ),
    (
        "wat voor dingen geteld worden, staat voor het woord dat de eenheid is",
        "In 2022 waren er in Tiel 940 lopende uitkeringen. Het aantal geregistreerde misdrijven was in Tiel 480.",
        {"940": ("Tiel", "2022", "uitkeringen", "level"), "480": ("Tiel", "2022", "misdrijven", "level")},
    ),
    (
        "een rapportcijfer heeft geen eenheid, een werkwoord is er geen",
        "In 2022 waren er 250 bedrijven in Tiel, waarvan er 36 hebben meegedaan. De leefbaarheid krijgt in Tiel een 7,5.",
        {"36": ("Tiel", "2022", "bedrijven", "level"), "7,5": ("Tiel", "2022", None, "level")},
    ),
    (
        "met … de meeste, en kubieke meters",
        "In Tiel werden in 2022 met 2,3 miljoen de meeste overnachtingen geteld. Het verbruik is in Tiel 1.180 m3.",
        {"2,3 miljoen": ("Tiel", "2022", "overnachtingen", "level"), "1.180": ("Tiel", "2022", "m3", "level")},
    ),
    (
        "een duur met decimalen is geen leeftijd",
        "De wachttijd in Tiel was in 2022 8,4 jaar voor wie 65 jaar is.",
        {"8,4": ("Tiel", "2022", "jaar", "level"), "65": None},
    ),
    (
        "een datum, een telefoonnummer en een wetsartikel zijn geen cijfers",
        "Op 1 januari 2022 had Tiel 900 banen. Bel 010-1234567 over verordening 2021/2115.",
        {"900": ("Tiel", "januari 2022", "banen", "level"), "1": None, "1234567": None, "2115": None},
    ),
    (
        "een kwartaal waarmee vergeleken wordt, en een teken dat voor twee getallen geldt",
        "In 2022 steeg de werkloosheid in Tiel met 3,1% ten opzichte van het derde kwartaal van 2020. "
        "In Buren en Tiel was de daling in 2023 respectievelijk 11 en 8 procent.",
        {
            "3,1%": ("Tiel", "2020-2022", "%", "change"),
            "11": ("Buren", "2023", "%", "change"),
            "8 procent": ("Tiel", "2023", "%", "change"),
        },
    ),
    (
        "een bereik met tot, à en tussen",
        "In 2025 is er in Tiel een groei van 2,5 tot 3%. In Buren werkt 7 à 8% thuis. Tussen de 15 en 20% is in Tiel oud.",
        {
            "2,5 tot 3%": ("Tiel", "2025", "%", "change"),
            "7 à 8%": ("Buren", "", "%", "level"),
            "15 en 20%": ("Tiel", "", "%", "level"),
        },
    ),
    (
        "de schaal van het eind van een pad geldt ook voor het begin",
        "In Tiel steeg de werkloosheid in 2022 van 4,1 naar 4,4 procent.",
        {"4,1": ("Tiel", "2022", "%", "level"), "4,4 procent": ("Tiel", "2022", "%", "level")},
    ),
    (
        "duizendtallen met een spatie",
        "In 2022 waren er 51 000 bedrijven in Nederland.",
        {"51 000": ("Nederland", "2022", "bedrijven", "level")},
    ),
    (
        "een deel van een groep in cijfers",
        "Ruim 8 op de 10 inwoners van Tiel voelden zich in 2022 veilig.",
        {"8 op de 10": ("Tiel", "2022", "deel", "level")},
    ),
    (
        "een jaar tussen haakjes hoort bij het getal erachter",
        "In Tiel duurde een bezoek in 2023 3,4 nachten (2022: 3,6 nachten). Er waren 120 hotels.",
        {
            "3,4": ("Tiel", "2023", "nachten", "level"),
            "3,6": ("Tiel", "2022", "nachten", "level"),
            "120": ("Tiel", "2023", "hotels", "level"),
        },
    ),
    (
        "een terugblik en een verwachting gelden niet voor de zin erna",
        "Het aantal hotels was 40 in 2023. In 2018 was dat nog 30. In 2030 zullen er 60 hotels zijn. Er zijn 900 bedden.",
        {"30": ("Rivierstreek", "2018", "hotels", "level"), "900": ("Rivierstreek", "2023", "bedden", "level")},
    ),
    (
        "sinds bij een record is geen periode",
        "In 2022 bleef het bij 41 faillissementen, het laagste aantal sinds 2008.",
        {"41": ("Rivierstreek", "2022", "faillissementen", "level")},
    ),
    (
        "hetzelfde schooljaar, en daarvan",
        "In 2022/2023 waren er 800 leerlingen, tegen 900 in 2017/2018. In hetzelfde schooljaar waren er 600 studenten. "
        "Hiervan volgt 38% een opleiding.",
        {
            "600": ("Rivierstreek", "2022-2023", "studenten", "level"),
            "38%": ("Rivierstreek", "2022-2023", "%", "share"),
        },
    ),
    (
        "een pad sinds een jaar",
        "Sinds 2020 is het aantal agenten in Tiel uitgebreid van 64 naar 81 fte.",
        {"64": ("Tiel", "2020", "fte", "level"), "81": ("Tiel", "sinds 2020", "fte", "level")},
    ),
    (
        "de hoogste gemeente is niet waar de zin erna over gaat",
        "In 2022 is het aandeel koopwoningen in Tiel het hoogst (66%). Er zijn 900 woningen.",
        {"66%": ("Tiel", "2022", "%", "level"), "900": ("Rivierstreek", "2022", "woningen", "level")},
    ),
    (
        "een verandering om het getal heen",
        "Inbraken namen in 2023 met 68% af in Tiel. In Buren kwamen er 120 banen bij.",
        {"68%": ("Tiel", "2023", "%", "change"), "120": ("Buren", "2023", "banen", "change")},
    ),
    (
        "wat een groei minder is dan",
        "De werkgelegenheid in Tiel groeide in 2021 met 1,9%, minder dan het landelijk gemiddelde (2,3%).",
        {"1,9%": ("Tiel", "2021", "%", "change"), "2,3%": ("Nederland", "2021", "%", "change")},
    ),
    (
        "procentpunten zijn een verschil",
        "In 2022 was dat 11,4% van alle jongeren in Tiel en daarmee 0,9 procentpunt meer dan in 2019.",
        {"0,9 procentpunt": ("Tiel", "2019-2022", "procentpunt", "change")},
    ),
    (
        "het landelijk gemiddelde, en van de Nederlandse bevolking",
        "Het landelijke gemiddelde lag in 2022 op 65%. Van werk was 7,4% van de Nederlandse beroepsbevolking verstoken.",
        {"65%": ("Nederland", "2022", "%", "level"), "7,4%": ("Nederland", "2022", "%", "share")},
    ),
    (
        "net als een ander gebied",
        "Tiel laat, net als Buren, in 2022 een daling zien van 740 naar 694 banen.",
        {"740": ("Tiel", "2022", "banen", "level"), "694": ("Tiel", "2022", "banen", "level")},
    ),
    (
        "onder het gemiddelde van een ander gebied",
        "In 2021 kwam de omzet in de regio uit op € 81, € 6 onder het gemiddelde van Zuid-Holland.",
        {"€ 6": ("Rivierstreek", "2021", "€", "change")},
    ),
    (
        "een andere streek en een vroegere gemeente zijn niet de eigen regio",
        "In 2022 telde de Achterhoek 3.277 banen. In Spijkenisse waren dat er 310.",
        {"3.277": ("Achterhoek", "2022", "banen", "level"), "310": ("Spijkenisse", "2022", "banen", "level")},
    ),
    (
        "een ander gebied tussen haakjes met een dubbele punt",
        "De afstand was in 2022 24,6 kilometer (Nederland: 22,9 km).",
        {"24,6": ("Rivierstreek", "2022", "kilometer", "level"), "22,9": ("Nederland", "2022", "km", "level")},
    ),
    (
        "waar iets heen gaat of vandaan komt is niet het gebied",
        "In 2022 kwam 19% van de gasten uit Duitsland en ging 18% van de export naar België.",
        {"19%": ("Rivierstreek", "2022", "%", "share"), "18%": ("Rivierstreek", "2022", "%", "share")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("habit", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_habit(
    habit: str, text: str, expected: dict[str, tuple[str, str, str | None, str] | None], tmp_path: Path
) -> None:
    found = told(figures_of(text, tmp_path))
    assert {printed: found.get(printed) for printed in expected} == expected


NAMES = [
    ("In 2022 telde de inkomende pendel 4.100 personen.", "Arbeidsmarkt", "4.100", "Inkomende pendel (arbeidsmarkt)"),
    ("De grootste groei was bij vervoer en opslag (+120 banen, 9%).", "Sectoren", "9%", "Werkgelegenheid: vervoer en opslag"),
    ("In 2023 telde de regio 310 vestigingen.", "Vestigingen in de bouw", "310", "Vestigingen (bouw)"),
    ("De leerlingenaantallen dalen: in 2023 waren er 4.120 leerlingen.", "Voortgezet onderwijs", "4.120",
     "Leerlingen (voortgezet onderwijs)"),
    ("Het verschil in afstand is 900 meter (huisartsen) en 5,1 km (ziekenhuizen).", "Zorg", "5,1",
     "Afstand tot voorzieningen: ziekenhuizen"),
    ("WO-bachelor en WO-master diploma's: respectievelijk 60 en 45 personen in 2022.", "Onderwijs", "45",
     "Wo-master gediplomeerden (onderwijs)"),
    ("Het ziekteverzuim lag in 2022 op 8,1%.", "1.2 Zorg in de streek", "8,1%", "Ziekteverzuim"),
    ("De uitgaven aan jeugdzorg bedroegen in 2022 € 48 mln.", "Zorg", "€ 48 mln.", "Uitgaven aan jeugdzorg"),
    ("Het gemiddelde gasverbruik per woning daalde in 2022 met 90 m3.", "Energie", "90",
     "Gemiddelde gasverbruik per woning (energie)"),
    ("Het aandeel hernieuwbare energie kwam in 2020 uit op 12,4%.", "Milieu", "12,4%",
     "Aandeel hernieuwbare energie (milieu)"),
    ("In 2022 is 12,4% daarvan schoon.", "3.1 Milieu", "12,4%", "Milieu"),
    ("De regio telt 900 woningen in 2022. Hiervan is 62% een koopwoning.", "Wonen", "62%", "Woningen: koopwoning"),
    ("De 75-plussers nemen toe: de groep 75 jaar en ouder groeit met 3.000 inwoners.", "Bevolking", "3.000", "75-plussers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "heading", "printed", "name"), NAMES)
def test_a_number_is_named_after_what_it_measures(
    text: str, heading: str, printed: str, name: str, tmp_path: Path
) -> None:
    assert {f.printed: f.indicator for f in figures_of(text, tmp_path, heading)}[printed] == name


def test_the_other_end_of_a_flow_is_not_its_area(tmp_path: Path) -> None:
    text = "De uitgaande pendel in 2022 gaat naar Utrecht (3.400 personen), Gelderland (2.900) en Noord-Brabant (700)."
    figures = {f.printed: f for f in figures_of(text, tmp_path)}
    assert {f.area for f in figures.values()} == {"Rivierstreek"}
    assert [figures[n].other_end for n in ("3.400", "2.900", "700")] == ["Utrecht", "Gelderland", "Noord-Brabant"]
    assert figures["700"].indicator == "Uitgaande pendel: Noord-Brabant"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("De bevolking nam tussen 2022 en 2023 in Buren licht toe met 40 inwoners.", "up"),
        ("Tussen 2022 en 2023 nam het aantal banen in Buren af met 40.", "down"),
        ("Het inkomen ligt in Tiel in 2022 4% hoger.", "gap"),
        ("De werkloosheid ligt in 2023 een half procentpunt onder het landelijke gemiddelde.", "gap"),
        ("In 2023 was er in Buren een daling (-40 banen).", "down"),
    ],
)
def test_a_change_has_its_direction_and_a_gap_is_no_change(text: str, direction: str, tmp_path: Path) -> None:
    assert [f.direction for f in figures_of(text, tmp_path)] == [direction]


def test_a_year_behind_the_second_number_does_not_date_the_first(tmp_path: Path) -> None:
    text = "Van de inwoners van Tiel vindt 38% het te druk, tegen 31% in 2022."
    periods = {figure.printed: figure.period.label for figure in figures_of(text, tmp_path)}
    assert periods["31%"] == "2022"
    assert periods["38%"] != "2022"


def test_who_works_where_they_live_is_told_apart(tmp_path: Path) -> None:
    text = "Het aantal inwoners van de RVS dat in de RVS werkt nam in 2023 toe met 850."
    (figure,) = figures_of(text, tmp_path)
    assert figure.indicator.startswith("Inwoners die in de eigen regio werken")
