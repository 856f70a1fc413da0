"""An answer, its figures and the report as HTML, without a browser."""

import re
from dataclasses import replace

from assistant.ask import Assistant
from assistant.examples import example_questions
from assistant.reading_order import chapters_of
from assistant.web.answer_html import answer_html
from assistant.web.figures_html import answer_figures_html
from assistant.web.report_html import Mark, chapter_html, holds_mark
from assistant.web.source_links import source_address
from assistant.web.source_view import plain_markdown, source_html


def test_the_figure_is_large_and_the_quotation_has_a_link(assistant: Assistant) -> None:
    html = answer_html(assistant.ask("hoe hoog is de werkloosheid in Emmen"), 0)
    assert html.startswith(
        '<div class="dtz-answer" id="dtz-answer-0"><p><strong class="dtz-figure">3,5%</strong>werkloosheid'
    )
    assert html.count("<blockquote>") == 1
    assert len(re.findall(r'<a class="dtz-source" href="rapport\?', html)) == 2


def test_of_several_things_each_is_a_figure(assistant: Assistant) -> None:
    html = answer_html(assistant.ask("uitstoot Coevorden"), 3)
    assert re.findall(r'<strong class="dtz-figure">(.*?)</strong>', html) == ["12", "200"]
    assert 'class="dtz-answer dtz-more"' in html


def test_a_difference_stands_first(assistant: Assistant) -> None:
    html = answer_html(assistant.ask("verschil in levensverwachting tussen Hardenberg en Emmen"), 0)
    assert '<strong class="dtz-figure">1,4 jaar</strong>verschil: 81,8 jaar voor Hardenberg' in html


def test_markup_in_an_answer_is_text(assistant: Assistant) -> None:
    answer = assistant.ask("hoe hoog is de werkloosheid in Emmen")
    bad = "<script>x</script>&amp;[a](javascript:b) `c` _d_"
    told = replace(
        answer, text=f"**{bad}** – {bad}\n\n> „{bad}”\n\n{bad}",
        figures=tuple(replace(figure, indicator=bad, area=bad) for figure in answer.figures),
        sources=tuple(replace(source, quote=bad, context=bad, chapter=bad, table=None) for source in answer.sources),
    )  # fmt: skip
    pages = [answer_html(told, 0), answer_figures_html(told)]
    pages += [source_html(source, assistant.index) for source in told.sources]
    for html in pages:
        assert "<script" not in html
        assert "&lt;script&gt;x&lt;/script&gt;&amp;amp;[a](javascript:b) `c` _d_" in html
        assert "javascript" not in "".join(re.findall(r'href="([^"]*)"', html)).split("citaat=")[0]


def test_every_source_of_every_kind_of_answer_is_found_on_the_report_page(assistant: Assistant) -> None:
    chapters = chapters_of(assistant.index)
    asked = [*example_questions(assistant.index), "uitstoot Coevorden", "waarom kampt de zorg met krapte", "inflatie 2024",
             "hoeveel banen zijn er in de industrie", "krapte zorg Drenthe", "hoeveel inwoners heeft Emmen"]  # fmt: skip
    seen = 0
    for question in asked:
        for source in assistant.ask(question).sources:
            mark = Mark(source.quote, source.row or "", source.column or "")
            assert holds_mark(chapters, mark), source
            html = "".join(chapter_html(chapter, at, mark) for at, chapter in enumerate(chapters))
            marked = re.findall(r"<mark[^>]*>(.*?)</mark>", html)
            assert len(marked) == 1, (source, marked)
            seen += 1
    assert seen > 15
    assert not holds_mark(chapters, Mark("De werkloosheid is 99,9%."))


def test_an_address_names_the_quoted_words(assistant: Assistant) -> None:
    source = assistant.ask("levensverwachting Hardenberg").sources[0]
    address = source_address(source)
    assert address.startswith("rapport?rapport=stand-van-de-dutch-techzone&citaat=Levensverwachting+bevolking+81%2C5")
    assert address.endswith("&rij=Levensverwachting+bevolking&kolom=Hardenberg")


def test_the_quoted_words_are_marked_in_their_context(assistant: Assistant) -> None:
    prose, table = assistant.ask("hoe hoog is de werkloosheid in Emmen").sources
    html = source_html(prose, assistant.index)
    assert f"<mark>{prose.quote}</mark>" in html
    assert "schommelt al jaren rond het landelijke gemiddelde" in html
    row = source_html(table, assistant.index)
    assert re.findall(r"<mark>(.*?)</mark>", row) == ["3,4"]
    assert '<th scope="row">Emmen</th><td><mark>3,4</mark></td>' in row


def test_markup_of_a_user_is_shown_as_typed() -> None:
    assert plain_markdown("<b>**x**</b> $y$") == r"\<b\>\*\*x\*\*\</b\> \$y\$"


def test_the_examples_fit_the_report_and_are_answered(assistant: Assistant, tiny: Assistant) -> None:
    for each in (assistant, tiny):
        questions = example_questions(each.index)
        assert len(questions) >= 3
        for question in questions:
            assert each.ask(question).status in ("answered", "not_available"), question
