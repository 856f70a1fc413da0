"""The last step as a hostile reader sees it: right answers pass, and each doctored one is held back by the rule for it."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant import ask
from assistant.ask import Assistant
from assistant.records import Answer, AnswerFigure, Reading
from assistant.verify import RULES, unverified
from vectorstore.index import Index

VALUE = "hoe hoog is de werkloosheid in Emmen"
TABLE = "mediaan besteedbaar inkomen hoogeveen"
WORD = "is overgewicht toegenomen of afgenomen?"
SCALE = "hoe groot is het bbp van de regio"
SUM = "borger-odoorn en coevorden samen hoeveel inwoners"
POINTS = "Hoe groot is het gat in netto participatie tussen Hardenberg en Emmen in 2023?"
RANKING = "waar is de levensverwachting het laagst"
COUNT = "Bij hoeveel beroepsklassen is Drenthe zeer krap en welke zijn dat?"
REFUSED = "wat was de werkloosheid in Emmen in 2015"
MISSING = "Welke gemeente scoort het hoogst op tevredenheid met woning?"
ABSENT = "vacaturegraad in Emmen"
OPEN = "waarom is er meer overgewicht in de DTZ?"
CHANGE = "hoeveel banen verloor Hoogeveen in 2023"
THRESHOLD = "in hoeveel gemeenten is overgewicht boven de 56%?"
ALL = [VALUE, TABLE, WORD, SCALE, SUM, POINTS, RANKING, COUNT, REFUSED, MISSING, ABSENT, OPEN, CHANGE, THRESHOLD]

Doctor = Callable[[Answer], Answer]


def said(old: str, new: str) -> Doctor:
    """The same answer with other words in its text."""

    def doctor(answer: Answer) -> Answer:
        assert old in answer.text, answer.text
        return replace(answer, text=answer.text.replace(old, new, 1))

    return doctor


def added(words: str) -> Doctor:
    return lambda answer: replace(answer, text=f"{answer.text}\n\n{words}")


def figure(at: int = 0, everywhere: bool = True, **changes: object) -> Doctor:
    """The same answer with another figure, in its text as well."""

    def doctor(answer: Answer) -> Answer:
        old = answer.figures[at]
        new: AnswerFigure = replace(old, **changes)  # type: ignore[arg-type]
        text = answer.text.replace(old.text, new.text) if everywhere else answer.text
        if old.calculation:
            text = text.replace(old.calculation, new.calculation)
        return replace(answer, text=text, figures=(*answer.figures[:at], new, *answer.figures[at + 1 :]))

    return doctor


def source(**changes: object) -> Doctor:
    def doctor(answer: Answer) -> Answer:
        first: object = replace(answer.sources[0], **changes)  # type: ignore[arg-type]
        return replace(answer, sources=(first, *answer.sources[1:]))  # type: ignore[arg-type]

    return doctor


NOT_QUOTED, NOT_PRINTED, NOT_RECORDED, NO_YEAR, NO_SUM, NO_SOURCE, NO_WORDS, NOT_ITS_OWN = (name for name, _ in RULES)


@pytest.mark.parametrize("question", ALL)
def test_a_right_answer_passes(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.sources
    assert unverified(answer, assistant.index.content, ()) == [] or question == REFUSED  # its year was asked


DOCTORED: list[tuple[str, str, Doctor]] = [
    # the text says a number that is nowhere
    (VALUE, NO_SOURCE, added("Vorig jaar 7,7%.")),
    (VALUE, NO_SOURCE, said("**3,5%**", "**5,3%**")),
    # a number of the sentences around the quote, or elsewhere in the quote, that is no figure of the answer
    (VALUE, NO_SOURCE, added("Landelijk is het 3,6%.")),
    (VALUE, NO_SOURCE, added("In Hardenberg is het 2,9%.")),
    (TABLE, NO_SOURCE, added("In Emmen is het € 27.500.")),
    # sign, unit, scale and rounding
    (VALUE, NO_SOURCE, said("**3,5%**", "**-3,5%**")),
    (VALUE, NO_SOURCE, said("**3,5%**", "**- 3,5%**")),
    (VALUE, NO_SOURCE, said("**3,5%**", "**3,5 procentpunt**")),
    (VALUE, NO_SOURCE, said("**3,5%**", "**3,5%-punt**")),
    (VALUE, NO_SOURCE, said("**3,5%**", "**€ 3,5**")),
    (VALUE, NO_SOURCE, said("**3,5%**", "**3,50%**")),
    (VALUE, NO_SOURCE, said("**3,5%**", "**4%**")),
    (TABLE, NO_SOURCE, said("€ 27.900", "€ 27.900 mln.")),
    (TABLE, NO_SOURCE, said("€ 27.900", "27.900%")),
    (SCALE, NO_SOURCE, said("10,8 mld.", "10,8 mln.")),
    (SCALE, NO_SOURCE, said("10,8 mld.", "10,8")),
    (VALUE, NOT_PRINTED, figure(text="-3,5%", value=Decimal("-3.5"))),
    (VALUE, NOT_PRINTED, figure(text="3,5 procentpunt", unit="procentpunt")),
    (VALUE, NOT_PRINTED, figure(text="3,6%", value=Decimal("3.6"))),
    (VALUE, NOT_PRINTED, figure(text="9,9%")),
    (VALUE, NOT_PRINTED, figure(text="bijna 3,5%")),
    (SCALE, NOT_PRINTED, figure(text="€ 10,8 mln.")),
    (TABLE, NOT_RECORDED, figure(text="27.900%", unit="%")),
    (TABLE, NOT_PRINTED, figure(text="27.900%")),
    # glued to other characters
    (VALUE, NO_SOURCE, said("**3,5%**", "**13,5%**")),
    (VALUE, NO_SOURCE, said("**3,5%**", "**3,5%5**")),
    (VALUE, NO_SOURCE, said("**3,5%**", "**a3,5%**")),
    (VALUE, NO_SOURCE, added("Dat is F16.")),
    (VALUE, NO_SOURCE, added("Dat was in x2023.")),
    (VALUE, NO_SOURCE, added("Dat is 2,9–3,5%.")),
    # the cell of another area in the same row, or of another row
    (TABLE, NOT_PRINTED, figure(text="€ 27.500", value=Decimal(27500))),
    (TABLE, NOT_PRINTED, figure(area="Emmen")),
    (TABLE, NOT_PRINTED, source(column="Emmen")),
    (TABLE, NOT_PRINTED, source(row="Overgewicht")),
    (WORD, NOT_PRINTED, figure(text="afgenomen")),
    # the sentence has the number, for another area or year
    (VALUE, NOT_RECORDED, figure(area="Hardenberg")),
    (VALUE, NOT_RECORDED, figure(indicator="Werkloosheid 2022")),
    (VALUE, NOT_RECORDED, figure(text="2,9%", value=Decimal("2.9"))),
    (VALUE, NOT_RECORDED, figure(period="2022")),
    (VALUE, NO_YEAR, figure(period="2015")),
    (VALUE, NO_SOURCE, said("Emmen, 2023", "Emmen, 2015")),
    (VALUE, NO_SOURCE, said("Emmen, 2023", "Emmen, 2022")),
    (POINTS, NOT_ITS_OWN, said("67,8% voor Emmen", "67,8% voor Hardenberg")),
    (POINTS, NOT_ITS_OWN, said("74,9% voor Hardenberg", "74,9% voor Emmen")),
    (VALUE, NOT_ITS_OWN, said(", Emmen, 2023", ", Hardenberg, 2023")),
    # sums
    (SUM, NO_SUM, figure(text="61.621 inwoners", value=Decimal(61621))),
    (SUM, NO_SUM, figure(calculation="25.920 + 35.700 = 61.621")),
    (SUM, NO_SUM, figure(calculation="25.920 + 35.701 = 61.621", text="61.621 inwoners", value=Decimal(61621))),
    (SUM, NO_SUM, figure(calculation="25.920 - 35.700 = -9.780")),
    (SUM, NO_SUM, figure(calculation="35.700 - 25.920 = 61.620")),
    (SUM, NO_SUM, figure(calculation="61.620")),
    (SUM, NO_SUM, figure(calculation="")),
    (SUM, NO_SUM, figure(unit="%", text="61.620%")),
    (SUM, NO_SUM, figure(sources=(1,))),
    (SUM, NO_SUM, figure(operands=(Decimal(25920), Decimal(35701)))),
    (SUM, NO_SOURCE, added("25.920 + 35.700 = 61.621")),
    (SUM, NO_SOURCE, added("35.700 - 25.920 = 9.780")),
    (POINTS, NO_SUM, figure(unit="%", text="7,1%")),
    (POINTS, NO_SUM, figure(calculation="74,9 - 67,8 = 7", text="7 procentpunt", value=Decimal(7))),
    # counts
    (COUNT, NO_SUM, figure(text="5", value=Decimal(5), everywhere=False)),
    (COUNT, NO_SUM, figure(calculation="geteld: ICT beroepen; ICT beroepen; Managers; Technische beroepen")),
    (COUNT, NO_SUM, figure(calculation="geteld: Koks; Bakkers; Slagers; Schilders")),
    (COUNT, NO_SOURCE, said("**4** van de 12", "**5** van de 12")),
    (COUNT, NO_SOURCE, said("**4** van de 12", "**4** van de 14")),
    # numbers in words
    (VALUE, NO_WORDS, added("Dat is driekwart van de mensen.")),
    (VALUE, NO_WORDS, added("Dat is een derde van het land.")),
    (VALUE, NO_WORDS, added("In negen gemeenten is het hoger.")),
    (VALUE, NO_WORDS, added("Dat is de helft.")),
    # quotations
    (VALUE, NOT_QUOTED, said("(3,5%).”", "(4,5%).”")),
    (VALUE, NOT_QUOTED, source(quote="Van de DTZ gemeenten is de werkloosheid het hoogst in Emmen (3,5%).")),
    (VALUE, NOT_QUOTED, added("> „Emmen telde in 2023 3,5% werklozen.”")),
    (VALUE, NOT_QUOTED, added("> „De DTZ telde in 2023 289.330 inwoners.”")),
    (OPEN, NOT_QUOTED, said("> „", "> „In 2023 ")),
    # refusals and gaps
    (REFUSED, NO_SOURCE, said("over 2015", "over 2014")),
    (REFUSED, NO_SOURCE, said("3,5%", "3,4%")),
    (ABSENT, NO_SOURCE, added("Wel in dezelfde rij: 11 voor Emmen.")),
    (MISSING, NOT_ITS_OWN, said("Emmen 86,9%", "Hardenberg 86,9%")),
    (THRESHOLD, NO_SOURCE, said("«56»", "«65»")),
]  # fmt: skip


@pytest.mark.parametrize(("question", "rule", "doctor"), DOCTORED)
def test_a_doctored_answer_is_held_back_by_the_rule_for_it(
    assistant: Assistant, question: str, rule: str, doctor: Doctor
) -> None:
    periods = reading(assistant, question).periods
    right = assistant.ask(question)
    assert unverified(right, assistant.index.content, periods) == []
    assert rule in {fault.rule for fault in unverified(doctor(right), assistant.index.content, periods)}


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        (VALUE, "**3,5%**", "3,5%"),
        (VALUE, "**3,5%** – ", "Het is 3,5%: "),
        (SUM, "samen: ", "samen, en dat is: "),
        (VALUE, "werkloosheid, Emmen", "het deel zonder werk in Emmen"),
    ],
)
def test_other_words_around_right_numbers_pass(assistant: Assistant, question: str, old: str, new: str) -> None:
    assert unverified(said(old, new)(assistant.ask(question)), assistant.index.content) == []


@pytest.mark.parametrize("question", ALL)
def test_no_digit_of_an_answer_can_change_unnoticed(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    periods = reading(assistant, question).periods
    for found in re.finditer(r"\d", answer.text):
        for digit in {(int(found[0]) + 1) % 10, (int(found[0]) + 5) % 10}:
            text = f"{answer.text[: found.start()]}{digit}{answer.text[found.end() :]}"
            assert unverified(replace(answer, text=text), assistant.index.content, periods), text


def test_percent_and_procent_are_one_notation(assistant: Assistant) -> None:
    right = assistant.ask(VALUE)
    sentence = right.sources[0].quote
    written = sentence.replace("(3,5%)", "(3,5 procent)")
    content = replace(
        assistant.index.content,
        sentences=tuple(replace(s, text=s.text.replace(sentence, written)) for s in assistant.index.content.sentences),
        figures=tuple(replace(f, quote=f.quote.replace(sentence, written)) for f in assistant.index.content.figures),
    )
    sources = tuple(replace(s, quote=s.quote.replace(sentence, written)) for s in right.sources)
    answer = replace(right, text=right.text.replace(sentence, written), sources=sources)
    assert unverified(answer, content) == []


def test_a_held_back_answer_is_logged_and_its_sources_are_shown(
    index: Index, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong(case: ask.Case) -> Answer:
        right = right_rules[0](case)
        return replace(right, text=right.text.replace("3,5%", "5,3%"))

    right_rules = [rule for name, rule in ask.RULES if name == "waarde"]
    monkeypatch.setattr(ask, "RULES", (("waarde", wrong),))
    with caplog.at_level(logging.ERROR):
        answer = Assistant(index).ask(VALUE)
    assert answer.status == "not_in_report"
    assert answer.figures == ()
    assert "5,3%" not in answer.text
    assert answer.text.startswith("Ik geef hier geen antwoord")
    assert (
        "> „Van de DTZ gemeenten is de werkloosheid het laagst in Hardenberg (2,9%) en het hoogst in Emmen (3,5%).”"
        in (answer.text)
    )
    assert [s.id for s in answer.sources] == [1, 2]
    assert unverified(answer, index.content) == []
    assert {(record.name, record.levelname) for record in caplog.records} == {("assistant.verify", "ERROR")}
    logged = [record.getMessage() for record in caplog.records]
    assert any(VALUE in line and NO_SOURCE in line and "5,3%" in line for line in logged)


def test_a_quote_that_is_not_in_the_report_is_not_shown_either(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(case: ask.Case) -> Answer:
        return source(quote="In Emmen is 9,9% werkloos.")(right_rules[0](case))

    right_rules = [rule for name, rule in ask.RULES if name == "waarde"]
    monkeypatch.setattr(ask, "RULES", (("waarde", wrong),))
    answer = Assistant(index).ask(VALUE)
    assert "9,9%" not in answer.text
    assert [s.row for s in answer.sources] == ["Werkloosheid"]


def reading(assistant: Assistant, question: str) -> Reading:
    return assistant._understander.read(question)
