"""What each kind of claim is judged to be. Sentences and verdicts are written by hand, from the text of the report.

What the program judged wrongly when these were written stands not here; a case belongs here once it is judged rightly.
"""

from collections.abc import Callable

import pytest

from assistant.claims.records import VERDICTS, Judged

CORRECT = [
    ("Het verschil in arbeidsparticipatie met Nederland is groter geworden.", "groter geworden"),
    ("Alleen met de rest van Drenthe is het pendelsaldo positief.", "positief"),
    ("Vooral in Emmen en Coevorden zijn de mantelzorgers zwaar belast.", "Vooral in Emmen en Coevorden"),
    ("ICT'ers zijn het lastigst te vinden in Drenthe.", "het lastigst"),
    ("De werkloosheid in Emmen steeg in 2023 naar 3,5%.", "3,5%"),
    ("De werkloosheid was 3.5% in Emmen in 2023.", "3.5%"),
    ("In 2025 wordt in Nederland een economische groei van 1 à 1,5% verwacht.", "1 à 1,5%"),
    ("Vanuit de regio pendelden 7.400 mensen naar Groningen.", "7.400"),
    ("Hardenberg heeft na Emmen de meeste inwoners.", "de meeste"),
    ("In 2023 was Hoogeveen de enige gemeente met banenverlies.", "de enige gemeente met banenverlies"),
    ("Borger-Odoorn verloor inwoners.", "verloor inwoners"),
    ("De afstand tot de huisarts is in de DTZ 500 meter groter dan in Nederland.", "500"),
    ("Het vertrouwen in instituties is in de DTZ gedaald ten opzichte van het vorige peiljaar.", "gedaald"),
    ("De werkloosheid in de DTZ is gelijk aan die in de referentieregio.", "gelijk aan die in de referentieregio"),
    ("De werkloosheid in Emmen was 3,5% in 2023.", "3,5%"),
    ("In 2022 was de werkloosheid in Emmen 3,4%.", "3,4%"),
    ("In Hardenberg was de werkloosheid in 2023 met 2,9% het laagst.", "2,9%"),
    ("De werkloosheid in Nederland liep op van 3,5% in 2022 naar 3,6% in 2023.", "3,5%"),
    ("De werkloosheid in Nederland liep op van 3,5% in 2022 naar 3,6% in 2023.", "3,6%"),
    ("Coevorden telde in 2023 35.700 inwoners.", "35.700"),
    ("De Dutch Techzone telde in 2023 289.330 inwoners.", "289.330"),
    ("Van de inwoners van de DTZ woont 37,7% in Emmen.", "37,7%"),
    ("Emmen is goed voor 50.330 arbeidsplaatsen.", "50.330"),
    ("Het gemiddelde inkomen in Hardenberg was in 2022 € 34.800 per huishouden.", "€ 34.800"),
    ("Het inkomen in de DTZ steeg tussen 2012 en 2022 met 37%.", "37%"),
    ("Het inkomen in Nederland ligt 8% hoger dan in de DTZ.", "8%"),
    ("De levensverwachting in Hoogeveen was 81,3 jaar in 2021.", "81,3"),
    ("De spanning bij ICT-beroepen in Drenthe was 8,58.", "8,58"),
    ("De inkomende pendel bestaat uit 30.900 personen.", "30.900"),
    ("In totaal werken 88.000 inwoners van de DTZ in hun eigen regio.", "88.000"),
    ("De werkgelegenheid in Hoogeveen nam af met 350 banen.", "350"),
    ("In Coevorden is het aantal banen sinds 2013 met 7,6% gegroeid.", "7,6%"),
    ("In het onderwijs kwamen er sinds 2013 1.400 banen bij.", "1.400"),
    ("In de metaalproductenindustrie kwamen er tussen 2014 en 2023 740 banen bij.", "740"),
    ("In 2022 volgde 33% van de mbo-studenten in de Dutch Techzone een opleiding in zorg en welzijn.", "33%"),
    ("Ongeveer 14% van de volwassenen in de DTZ verleent mantelzorg.", "14%"),
    ("Het vertrouwen in anderen was in Emmen in 2022 63,1%.", "63,1%"),
    ("De gemiddelde schuld per huishouden in Emmen is € 94.100.", "€ 94.100"),
    ("Het aantal misdrijven in Hoogeveen was 41 per 1.000 inwoners.", "41"),
    ("De afstand tot een basisschool is in Borger-Odoorn 4,3 kilometer.", "4,3"),
    ("In studiejaar 21/22 kregen 800 personen uit de DTZ een hbo-bachelordiploma.", "800"),
    ("De netto arbeidsparticipatie in Emmen was in 2023 67,8%.", "67,8%"),
    # worked out from two figures
    ("De werkloosheid in de DTZ lag in 2023 0,4 procentpunt onder die van Nederland.", "0,4 procentpunt"),
    ("De werkloosheid in Emmen ligt 0,6 procentpunt hoger dan in Hardenberg.", "0,6 procentpunt"),
    # in words
    ("De werkloosheid was in 2023 in Emmen het hoogst.", "het hoogst"),
    ("Emmen heeft de meeste banen.", "de meeste"),
    ("Borger-Odoorn heeft de minste inwoners.", "de minste"),
    ("Van de vijf gemeenten is het inkomen in Emmen het laagst.", "het laagst"),
    ("De levensverwachting was in Hardenberg het hoogst.", "het hoogst"),
    ("De werkloosheid in de DTZ is lager dan landelijk.", "lager dan landelijk"),
    ("De netto arbeidsparticipatie in de DTZ is lager dan landelijk.", "lager dan landelijk"),
    ("Het aandeel mensen met overgewicht is in de DTZ hoger dan landelijk.", "hoger dan landelijk"),
    ("De werkloosheid in Emmen is hoger dan in Hoogeveen.", "hoger dan in Hoogeveen"),
    ("De bevolking groeide minder hard dan landelijk.", "groeide minder hard dan landelijk"),
    ("Het inkomen in de DTZ is gestegen.", "gestegen"),
    ("Het aantal vestigingen in de DTZ is in 2023 toegenomen.", "toegenomen"),
    ("Het aantal basisschoolleerlingen is gedaald.", "gedaald"),
    ("In Borger-Odoorn is de bevolking gedaald.", "gedaald"),
    ("De ICT-beroepen waren in Drenthe zeer krap.", "zeer krap"),
    # a bound in words is true or not, and no rounding
    ("Meer dan een kwart van de inwoners van Emmen heeft ernstig overgewicht.", "een kwart"),
    # a number beside one that is right goes on about the same
    ("De spanning voor de ICT was in Drenthe 8,58 en in Regio Zwolle 9,12.", "9,12"),
    ("In 2021 werkten 88.000 inwoners in de eigen regio. Dat waren er 8.500 meer dan een jaar eerder.", "8.500"),
    # the institute that is named
    ("Primos verwacht richting 2030 nog 0,5 procent groei voor de regio.", "0,5 procent"),
    # the same said otherwise
    ("In geen enkele beroepsklasse is Drenthe krapper dan Zwolle.", "krapper dan Zwolle"),
    ("Voor elke beroepsklasse is het in Zwolle lastiger zoeken dan in Drenthe.", "lastiger zoeken dan in Drenthe"),
    ("In beide regio's is de spanning in 2023 iets afgenomen.", "afgenomen"),
    ("De groep tot en met 14 jaar blijft ongeveer even groot.", "even groot"),
    ("Het aantal instellingen voor voortgezet onderwijs is gegroeid.", "gegroeid"),
    (
        "Emmen telde in 2023 50.330 banen, meer dan in elk van de andere gemeenten.",
        "meer dan in elk van de andere gemeenten",
    ),
    ("In Borger-Odoorn zijn naar verhouding de minste banen.", "de minste"),
    ("Relatief was de groei sinds 2013 het grootst in de ICT-sector.", "het grootst"),
    ("De grootste stroom pendelaars gaat naar overig Overijssel.", "De grootste"),
    ("De werkloosheid liep landelijk op van 3,5% in 2022 naar 3,6% in 2023.", "liep landelijk op"),
    ("Met 108.765 inwoners is Emmen de grootste gemeente van de vijf.", "108.765"),
    # worked out of two figures, or counted by a sentence of the report
    ("In 2023 telde een bedrijf in de DTZ gemiddeld 4,7 arbeidsplaatsen, 0,9 minder dan in 2013.", "0,9"),
    ("In Emmen is meer dan een derde van alle banen in de regio te vinden.", "een derde"),
    ("Sinds 2013 groeiden negen van de veertien sectoren.", "negen van de veertien"),
    ("Op 14 van de 26 indicatoren scoort de DTZ minder goed dan Nederland.", "14"),
    (
        "Het mediane vermogen in Emmen was in 2021 minder dan de helft van dat in Hardenberg.",
        "minder dan de helft van dat in Hardenberg",
    ),
]
ROUNDED = [
    ("Ruim een derde van de inwoners van de DTZ woont in Emmen.", "een derde"),
    ("De afstand tot de huisarts is in de DTZ een halve kilometer groter dan in Nederland.", "een halve"),
    ("Emmen telde in 2023 ruim 108.000 inwoners.", "108.000"),
    ("Bijna 109.000 mensen woonden in 2023 in Emmen.", "109.000"),
    ("Hoogeveen telde in 2023 ongeveer 56.000 inwoners.", "56.000"),
    ("Emmen telt zo'n 50.000 banen.", "50.000"),
    ("De Dutch Techzone telde in 2023 289 duizend inwoners.", "289 duizend"),
    ("De beroepsbevolking van de DTZ telt 155 duizend personen.", "155 duizend"),
    ("De werkloosheid in de DTZ was in 2023 3%.", "3%"),
    ("In Emmen had in 2022 67% van de volwassenen overgewicht.", "67%"),
    ("Het gemiddelde inkomen in Emmen was in 2022 bijna € 32.000 per huishouden.", "€ 32.000"),
    ("De Dutch Techzone telde in 2022 ruim 3.700 studenten zorg en welzijn.", "3.700"),
    ("De industrie telt bijna 20.000 arbeidsplaatsen.", "20.000"),
    (
        "In Borger-Odoorn is ruim vier keer zoveel natuurgebied per inwoner als in Emmen.",
        "ruim vier keer zoveel natuurgebied per inwoner als in Emmen",
    ),
]
OTHER = [
    ("Vanuit de regio pendelden 15.500 mensen naar Groningen.", "15.500"),
    # another year
    ("De werkloosheid in Emmen was 3,5% in 2022.", "3,5%"),
    ("De werkloosheid in Emmen was 3,4% in 2023.", "3,4%"),
    ("De netto arbeidsparticipatie in Emmen was in 2022 67,8%.", "67,8%"),
    ("Het gemiddelde inkomen in de DTZ was in 2022 € 24.000 per huishouden.", "€ 24.000"),
    # the municipality beside it
    ("De werkloosheid in Hoogeveen was 2,9% in 2023.", "2,9%"),
    ("De werkloosheid in Hardenberg was in 2023 3,5%.", "3,5%"),
    ("Coevorden telde in 2023 62.510 inwoners.", "62.510"),
    ("Borger-Odoorn is goed voor 16.110 arbeidsplaatsen.", "16.110"),
    ("Het gemiddelde inkomen in Emmen was in 2022 € 34.800 per huishouden.", "€ 34.800"),
    ("De levensverwachting in Emmen was 81,8 jaar in 2021.", "81,8"),
    ("In Hoogeveen had in 2022 66,7% van de volwassenen overgewicht.", "66,7%"),
    ("De gemiddelde schuld per huishouden in Hoogeveen is € 94.100.", "€ 94.100"),
    ("Het vertrouwen in anderen is in Emmen 67,3%.", "67,3%"),
    ("De afstand tot een basisschool is in Coevorden 4,3 kilometer.", "4,3"),
    ("Het aandeel hoogopgeleiden is in Emmen 23%.", "23%"),
    # the region for the country, the country for the region, the other region of the labour market
    ("Nederland had in 2023 een werkloosheid van 3,2%.", "3,2%"),
    ("In Nederland verleent 14% van de volwassenen mantelzorg.", "14%"),
    ("In 2022 had Nederland 59,5% volwassenen met overgewicht.", "59,5%"),
    ("De werkloosheid in de Dutch Techzone was in 2023 3,6%.", "3,6%"),
    ("In de referentieregio was de werkloosheid in 2023 3,6%.", "3,6%"),
    ("De bevolking van de DTZ groeide sinds 2001 met 11,4%.", "11,4%"),
    ("De beroepsbevolking van de DTZ groeide sinds 2013 met 10%.", "10%"),
    ("Het inkomen in de DTZ steeg tussen 2012 en 2022 met 35%.", "35%"),
    ("De spanning bij ICT-beroepen in Drenthe was 9,12.", "9,12"),
    ("De arbeidsproductiviteit in de industrie van de DTZ groeide tussen 2011 en 2021 met 34%.", "34%"),
]
WRONG = [
    ("Het verschil in arbeidsparticipatie met Nederland is kleiner geworden.", "kleiner geworden"),
    ("De DTZ heeft met elke provincie een positief pendelsaldo.", "positief"),
    ("Met Overijssel is het pendelsaldo positief.", "positief"),
    ("De werkloosheid in Emmen daalde in 2023 naar 3,5%.", "3,5%"),
    ("Bijna een derde van de inwoners van de DTZ woont in Emmen.", "een derde"),
    ("Hardenberg heeft na Emmen de hoogste werkloosheid.", "de hoogste"),
    ("In 2023 was Coevorden de enige gemeente met banenverlies.", "de enige gemeente met banenverlies"),
    ("Het inkomen in de DTZ ligt 8% hoger dan landelijk.", "8%"),
    ("De gemiddelde schuld per huishouden in Coevorden was in 2022 ruim € 105.000.", "€ 105.000"),
    ("De gemiddelde afstand tot voorzieningen in de regio nam in 2022 toe met 50 kilometer.", "50"),
    ("De zorg is de grootste sector van de regio.", "de grootste"),
    ("De Nederlandsche Bank rekent voor 2024 op een economische groei van 0,5%.", "0,5%"),
    (
        "Alleen in Hoogeveen ligt het aandeel zwaar belaste mantelzorgers onder het landelijk gemiddelde.",
        "Alleen in Hoogeveen ligt het aandeel zwaar belaste mantelzorgers onder het landelijk gemiddelde",
    ),
    # a number beside one that is right goes on about the same
    ("De spanning voor de ICT was in Drenthe 8,58 en in Regio Zwolle 9,08.", "9,08"),
    ("Eind 2021 werkten 88.000 inwoners in de eigen regio, 4.300 meer dan een jaar ervoor.", "4.300"),
    ("Volgens Primos komt er in de DTZ richting 2030 nog 5 procent bij.", "5 procent"),
    # the part, and not the whole or another part
    ("Tussen 2022 en 2023 kwamen er in de regio in de bouw 390 banen bij.", "390"),
    ("Mantelzorgers in Hoogeveen zijn er 26 uur of meer per week mee bezig.", "26"),
    # digits swapped
    ("De werkloosheid in Emmen was 5,3% in 2023.", "5,3%"),
    ("Emmen telde in 2023 180.765 inwoners.", "180.765"),
    ("Emmen is goed voor 53.030 arbeidsplaatsen.", "53.030"),
    ("Het gemiddelde inkomen in Hardenberg was in 2022 € 38.400 per huishouden.", "€ 38.400"),
    ("De gemiddelde schuld per huishouden in Emmen is € 49.100.", "€ 49.100"),
    ("De spanning bij ICT-beroepen in Drenthe was 5,88.", "5,88"),
    ("De werkgelegenheid in Hoogeveen nam af met 530 banen.", "530"),
    ("De Dutch Techzone telde in 2022 3.721 studenten zorg en welzijn.", "3.721"),
    ("In Emmen was het vertrouwen in instituties 45,3%.", "45,3%"),
    # a figure that the report has otherwise
    ("De werkloosheid in Emmen was 3,7% in 2023.", "3,7%"),
    ("In Hardenberg wonen 63.510 mensen.", "63.510"),
    ("De levensverwachting in Emmen was 84,0 jaar in 2021.", "84,0"),
    ("In 2022 volgde 43% van de mbo-studenten in de Dutch Techzone een opleiding in zorg en welzijn.", "43%"),
    ("Het aantal basisschoolleerlingen nam af met 2% ten opzichte van 2021.", "2%"),
    # a factor
    ("De Dutch Techzone telde in 2023 289.330.000 inwoners.", "289.330.000"),
    ("De beroepsbevolking van de DTZ telt 155 miljoen personen.", "155 miljoen"),
    # percent for points and points for percent
    ("De bevolking van de DTZ groeide sinds 2001 met 3,6 procentpunt.", "3,6 procentpunt"),
    ("Het inkomen in de DTZ steeg tussen 2012 en 2022 met 37 procentpunt.", "37 procentpunt"),
    ("De werkgelegenheid in Emmen groeide sinds 2013 met 2,1 procentpunt.", "2,1 procentpunt"),
    ("De werkloosheid in de DTZ lag in 2023 0,4% onder die van Nederland.", "0,4%"),
    ("De werkloosheid in Emmen ligt 0,6 procent hoger dan in Hardenberg.", "0,6 procent"),
    # the other way
    ("De werkgelegenheid in Hoogeveen nam in 2023 toe met 350 banen.", "350"),
    ("De bevolking van de DTZ kromp sinds 2001 met 3,6%.", "3,6%"),
    ("In het onderwijs verdwenen sinds 2013 1.400 banen.", "1.400"),
    ("De zorg telde in 2023 60 banen meer dan een jaar eerder.", "60"),
    # rounded the wrong way
    ("Emmen telde in 2023 bijna 108.000 inwoners.", "108.000"),
    ("Coevorden telde in 2023 ruim 36.000 inwoners.", "36.000"),
    ("Nog geen 35.000 mensen wonen in Coevorden.", "35.000"),
    ("Bijna 35.000 mensen wonen in Coevorden.", "35.000"),
    ("Ruim 20.000 arbeidsplaatsen telde de industrie in de DTZ in 2023.", "20.000"),
    ("De Dutch Techzone telde in 2022 bijna 3.700 studenten zorg en welzijn.", "3.700"),
    ("Ruim een derde van de mbo-studenten in de DTZ volgde in 2022 een opleiding in zorg en welzijn.", "een derde"),
    # in words
    ("De werkloosheid was in 2023 in Hardenberg het hoogst.", "het hoogst"),
    ("Hoogeveen heeft de meeste inwoners van de vijf gemeenten.", "de meeste"),
    ("Coevorden heeft de minste inwoners.", "de minste"),
    ("Van de vijf gemeenten is het inkomen in Coevorden het laagst.", "het laagst"),
    ("In Hardenberg is het overgewicht het hoogst.", "het hoogst"),
    ("De werkloosheid in de DTZ is hoger dan landelijk.", "hoger dan landelijk"),
    ("De netto arbeidsparticipatie in de DTZ is hoger dan landelijk.", "hoger dan landelijk"),
    ("De werkloosheid in Hardenberg is hoger dan in Hoogeveen.", "hoger dan in Hoogeveen"),
    ("De bevolking groeide harder dan landelijk.", "groeide harder dan landelijk"),
    ("Het inkomen in de DTZ is gedaald.", "gedaald"),
    ("Het aantal vestigingen in de DTZ is in 2023 afgenomen.", "afgenomen"),
    ("De bevolking van Borger-Odoorn is sinds 2001 gegroeid.", "gegroeid"),
    ("De werkgelegenheid in Hoogeveen is in 2023 gestegen.", "gestegen"),
    ("Het inkomen in de DTZ is sinds 2012 verdubbeld.", "verdubbeld"),
    ("De pedagogische beroepen waren in Drenthe zeer krap.", "zeer krap"),
    (
        "De spanning op de arbeidsmarkt was in 2023 in Drenthe hoger dan in de Regio Zwolle.",
        "hoger dan in de Regio Zwolle",
    ),
    ("In Drenthe is de spanning op de arbeidsmarkt in 2023 verder toegenomen.", "toegenomen"),
    ("Het aandeel havo/vwo-adviezen was in 2020 in alle vijf gemeenten lager dan landelijk.", "lager dan landelijk"),
    (
        "Een havo- of vwo-advies kwam in de regio minder vaak voor dan landelijk, behalve in Coevorden.",
        "behalve in Coevorden",
    ),
    ("Richting 2030 daalt het inwonertal.", "daalt"),
    ("Het vaakst reizen werkenden naar Groningen.", "Het vaakst"),
    ("In 2023 telde een bedrijf in de DTZ gemiddeld 4,7 arbeidsplaatsen, 1,9 minder dan in 2013.", "1,9"),
    ("In Emmen is bijna de helft van alle banen in de regio te vinden.", "de helft"),
    ("Sinds 2013 groeiden elf van de veertien sectoren.", "elf van de veertien"),
    ("Op 16 van de 26 indicatoren scoort de DTZ minder goed dan Nederland.", "16"),
    ("Op 13 van de 26 indicatoren scoort de DTZ beter dan Nederland.", "13"),
    (
        "In Borger-Odoorn is twee keer zoveel natuurgebied per inwoner als in Emmen.",
        "twee keer zoveel natuurgebied per inwoner als in Emmen",
    ),
]
NOT_IN_REPORT = [
    ("De werkloosheid in Emmen was 4,2% in 2015.", "4,2%"),
    ("De werkloosheid in Assen was in 2023 3,9%.", "3,9%"),
    ("De werkloosheid onder jongeren in Emmen was in 2023 8,1%.", "8,1%"),
    ("In 2023 telde de regio 612.000 overnachtingen.", "612.000"),
    ("In Emmen zijn 14 zwembaden.", "14"),
    ("Het ziekteverzuim in de regio was 5,6% in 2023.", "5,6%"),
    ("In Hoogeveen stonden in 2023 2.300 vacatures open.", "2.300"),
    ("De WOZ-waarde in Coevorden is gemiddeld € 268.000.", "€ 268.000"),
    ("In Emmen wonen 1.250 statushouders.", "1.250"),
    # the report counts other things of another order
    ("De regio telt 88 basisscholen.", "88"),
    # the report has the cell, and it says N.B.
    ("De tevredenheid met de woning in Hardenberg was 88% in 2021.", "88%"),
    ("De vacaturegraad in Emmen was in 2022 46.", "46"),
]
NO_CLAIM = [
    ("De vergadering is op 12 maart 2024.", "12 maart 2024"),
    ("Zie pagina 12 van het rapport.", "12"),
    ("De raad telt 29 zetels.", "29"),
]
CASES = [
    (sentence, claim, verdict)
    for verdict, cases in {
        "correct": CORRECT, "rounded": ROUNDED, "other_period_or_area": OTHER, "wrong": WRONG, "not_in_report": NOT_IN_REPORT,
        "no_claim": NO_CLAIM,
    }.items()
    for sentence, claim in cases
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "claim", "verdict"), CASES)
def test_a_claim_is_judged_by_what_the_report_says(
    judge: Callable[[str], list[Judged]], sentence: str, claim: str, verdict: str
) -> None:
    assert [one.verdict for one in judge(sentence) if one.claim.text == claim] == [verdict]


def test_there_are_cases_of_every_verdict() -> None:
    assert [*dict.fromkeys(verdict for _, _, verdict in CASES)] == list(VERDICTS)


@pytest.mark.parametrize(
    ("sentence", "claim", "says", "note"),
    [
        ("De werkloosheid in Emmen was 5,3% in 2023.", "5,3%", "3,5% (Emmen, 2023)",
         "Het rapport zegt iets anders: 3,5% (Emmen, 2023)."),
        ("De werkloosheid in Emmen was 3,4% in 2023.", "3,4%", "3,4% (Emmen, 2022); 3,5% (Emmen, 2023)",
         "Dit is het cijfer van Emmen, 2022. Voor Emmen, 2023 zegt het rapport: 3,5%."),
        ("De levensverwachting in Emmen was 81,8 jaar in 2021.", "81,8", "81,8 jaar (Hardenberg, 2021); 80,4 jaar (Emmen, 2021)",
         "Dit is het cijfer van Hardenberg, 2021. Voor Emmen, 2021 zegt het rapport: 80,4 jaar."),
        ("Emmen telde in 2023 ruim 108.000 inwoners.", "108.000", "108.765 inwoners (Emmen, 2023)",
         "Het rapport zegt: 108.765 inwoners (Emmen, 2023)."),
        ("In Hoogeveen stonden in 2023 2.300 vacatures open.", "2.300", "", "Het rapport heeft hier geen cijfer over."),
        ("De tevredenheid met de woning in Hardenberg was 88% in 2021.", "88%", "",
         "Het rapport heeft dit cijfer niet: er staat dat het niet beschikbaar is."),
    ],
)  # fmt: skip
def test_a_verdict_tells_the_figure_with_place_and_year(
    judge: Callable[[str], list[Judged]], sentence: str, claim: str, says: str, note: str
) -> None:
    (one,) = (one for one in judge(sentence) if one.claim.text == claim)
    assert (one.report_says, one.note) == (says, note)
    assert bool(one.sources) == bool(says)
    assert all(source.quote for source in one.sources)
