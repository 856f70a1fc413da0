"""The evaluation page: choose or upload a question set, run it, and see how good the answers are and what fails."""

import msgspec
import streamlit as st

from assistant.evaluation.csv_form import written
from assistant.evaluation.evaluate import evaluate
from assistant.evaluation.question_set import parse_questions, question_sets, read_questions
from assistant.evaluation.records import DIMENSIONS, KINDS, VERDICTS, Evaluation, Graded, Question, Summary, Tally
from assistant.evaluation.report_html import html_chart, html_report
from assistant.evaluation.report_text import (
    PART_NAMES,
    asked,
    decimal,
    hidden_failures,
    interval,
    percent,
    shown_failures,
)
from assistant.librarian import Librarian
from assistant.web.frame import open_page, safely, shared_librarian
from assistant.web.source_view import plain_markdown
from vectorstore.errors import DtzError

RESULT = "evaluation"
"""Key of the last run in the session: the run, and the questions it was made with."""
UPLOAD = "Eigen bestand …"
EVERY = "alle"
SHOWN_PER_PAGE = 20


@safely
def evaluation_page() -> None:
    """Draw the page; a run shows its progress and stays until the next one."""
    open_page("Evaluatie")
    librarian = shared_librarian()
    st.title("Evaluatie")
    st.write(
        "Hoe goed zijn de antwoorden? Kies een vragenset: vragen met wat een goed antwoord moet bevatten. **Goed** is een "
        "antwoord dat klopt, of terecht nee. **Fout** is een verkeerd antwoord. **Gemist** is geen antwoord, terwijl het "
        "rapport het heeft."
    )
    chosen = _choose_set()
    baseline = st.checkbox(
        "Vergelijk met het standaardrecept van LangChain",
        help="Beantwoordt elke vraag ook met delen van het programma weg. Dat duurt enkele minuten.",
    )
    if st.button("Meten", type="primary", icon=":material/play_arrow:", disabled=chosen is None) and chosen:
        _run(*chosen, librarian, baseline)
    if RESULT in st.session_state:
        result, questions = st.session_state[RESULT]
        _show(result, questions)


def _choose_set() -> tuple[list[Question], str] | None:
    """The chosen questions and their name; None while there is nothing to run, or a fault in the file."""
    sets = {path.name: path for path in question_sets()}
    name = st.selectbox("Vragenset", [*sets, UPLOAD])
    try:
        if name != UPLOAD:
            questions = read_questions(sets[name])
            st.caption(f"{len(questions)} vragen.")
            return questions, name
        uploaded = st.file_uploader("CSV uit een spreadsheet, of JSONL", type=["csv", "jsonl"], max_upload_size=20)
        if uploaded is None:
            return None
        questions = parse_questions(uploaded.getvalue(), uploaded.name)
    except DtzError as problem:
        st.error(str(problem))
        return None
    st.caption(f"{len(questions)} vragen gelezen uit {uploaded.name}.")
    return questions, uploaded.name


def _run(questions: list[Question], name: str, librarian: Librarian, baseline: bool) -> None:
    bar = st.progress(0.0, "Voorbereiden …")

    def progress(step: str, done: int, total: int) -> None:
        bar.progress(done / total, f"{step}: {done} van {total}")

    try:
        st.session_state[RESULT] = evaluate(questions, name, librarian, progress, baseline), questions
    except DtzError as problem:
        st.error(str(problem))
    bar.empty()


def _show(result: Evaluation, questions: list[Question]) -> None:
    summary = result.summary
    st.header(f"Uitslag: {plain_markdown(result.questions)}")
    columns = st.columns(3)
    for column, (name, share) in zip(
        columns,
        zip(VERDICTS.values(), (summary.all.right, summary.all.wrong, summary.all.missed), strict=True),
        strict=True,
    ):
        column.metric(name, percent(share.share), help=f"95%-interval: {interval(share)}")
    _downloads(result, questions)
    st.subheader("Per soort vraag")
    st.table(_grade_rows(summary))
    st.html(html_chart(summary))
    st.subheader("Nee zeggen, cijfers, bronnen en tijd")
    st.table(_figure_rows(summary))
    if result.baselines:
        st.subheader("Ernaast: het standaardrecept en delen van het programma")
        st.table(
            [
                {"zoeken": row.name, "bewijs": percent(row.quotes.share), "cijfers": percent(row.figures.share),
                 "cijfers uit tabellen": percent(row.table_figures.share)}
                for row in result.baselines.retrieval
            ]
        )  # fmt: skip
        st.table([_grade_row(variant.name, variant.all) for variant in result.baselines.variants])
    _show_failures(result)


def _downloads(result: Evaluation, questions: list[Question]) -> None:
    name = result.questions.rsplit(".", 1)[0]
    report, data, sheet = st.columns(3)
    report.download_button(
        "Verslag (HTML)", html_report(result), f"evaluatie-{name}.html", "text/html", width="stretch"
    )
    data.download_button("Uitslag (JSON)", msgspec.json.encode(result), f"evaluatie-{name}.json", "application/json",
                         width="stretch")  # fmt: skip
    sheet.download_button("Vragen (CSV)", written(questions), f"{name}.csv", "text/csv", width="stretch")


def _grade_rows(summary: Summary) -> list[dict[str, str]]:
    rows = [_grade_row(KINDS[kind], tally) for kind, tally in summary.kinds.items()]
    parts = summary.parts if len(summary.parts) == 3 else {"all": summary.all}
    return rows + [_grade_row(f"**{PART_NAMES[part]}**", tally) for part, tally in parts.items()]


def _grade_row(name: str, tally: Tally) -> dict[str, str]:
    shares = zip(VERDICTS.values(), (tally.right, tally.wrong, tally.missed), strict=True)
    return {"soort": name, "vragen": str(tally.right.total)} | {dutch: percent(share.share) for dutch, share in shares}


def _figure_rows(summary: Summary) -> list[dict[str, str]]:
    rows = {
        "nee gezegd en terecht (precisie)": interval(summary.precision),
        "nee nodig en gezegd (vangst)": interval(summary.recall),
        "gevraagd cijfer staat vooraan": interval(summary.headline),
    }
    rows |= {f"{dutch} precies goed": interval(summary.dimensions[name]) for name, dutch in DIMENSIONS.items()}
    ranks = summary.sources
    if ranks.total:
        rows["bewijs als eerste bron, in eerste 3, in eerste 5"] = (
            f"{percent(ranks.recall_1)}, {percent(ranks.recall_3)}, {percent(ranks.recall_5)}"
        )
        rows["gemiddelde van 1/rang (MRR)"] = decimal(ranks.mrr, 3)
    rows["tijd per antwoord: mediaan en p95"] = f"{decimal(summary.median_ms, 1)} en {decimal(summary.p95_ms, 1)} ms"
    return [{"wat": name, "uitkomst": value} for name, value in rows.items()]


def _show_failures(result: Evaluation) -> None:
    failed = shown_failures(result.graded, with_reserve=False)
    hidden = hidden_failures(result.graded, with_reserve=False)
    st.subheader(f"Mislukte vragen ({len(failed)})")
    if hidden:
        st.caption(
            f"{hidden} mislukte vragen uit de reserve zijn niet getoond: die blijven ongelezen, zodat hun score eerlijk blijft."
        )
    kinds = [kind for kind in KINDS if any(item.question.kind == kind for item in failed)]
    left, right = st.columns(2)
    kind = left.selectbox("Soort", [EVERY, *kinds], format_func=lambda code: KINDS.get(code, code))
    verdict = right.selectbox("Uitslag", [EVERY, "wrong", "missed"], format_func=lambda code: VERDICTS.get(code, code))
    shown = [i for i in failed if kind in (EVERY, i.question.kind) and verdict in (EVERY, i.verdict)]
    for item in shown[:SHOWN_PER_PAGE]:
        _show_failure(item)
    if len(shown) > SHOWN_PER_PAGE:
        st.caption(f"En nog {len(shown) - SHOWN_PER_PAGE}; alle staan in het verslag.")


def _show_failure(item: Graded) -> None:
    question = item.question
    with st.expander(f"**{VERDICTS[item.verdict]}** {plain_markdown(f'{question.id}: {asked(item)}')}"):
        st.write(plain_markdown(item.reason))
        for quote in question.quotes:
            st.write(f"Bewijs: „{plain_markdown(quote)}”")
        st.write("Antwoord:")
        with st.container(border=True):
            st.markdown(item.given.text)
        for number, source in enumerate(item.given.sources, start=1):
            st.write(f"Bron {number}: {plain_markdown(f'{source.place}: „{source.quote}”')}")
        st.code("\n".join(item.given.trace), language=None, wrap_lines=True)
