"""The seams to LangChain and pandas."""

from assistant.langchain_retriever import ReportRetriever
from vectorstore.figures_frame import COLUMNS, figures_frame
from vectorstore.index import Index


def test_a_langchain_program_gets_passages_with_their_place(index: Index) -> None:
    documents = ReportRetriever(index=index, k=3).invoke("mantelzorg in Emmen en Coevorden")
    assert len(documents) == 3
    assert "mantelzorg" in documents[0].page_content
    assert documents[0].metadata["chapter"] == "8. Zorg en welzijn"


def test_the_frame_has_one_row_for_each_figure(index: Index) -> None:
    frame = figures_frame(index.content)
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(index.content.figures)
    cell = frame.query("indicator == 'Overgewicht' and area == 'Coevorden' and table.notna()")
    assert cell["value"].tolist() == [56.2]
    absent = frame.query("indicator == 'Vacaturegraad' and area == 'Emmen'")
    assert absent["missing"].tolist() == [True]
    assert absent["value"].isna().all()
