"""Answers as JSON, by the contract that people and checks build on."""

from typing import Any

import msgspec

from assistant.records import Answer, Source


def to_json(answer: Answer, id_: str | None = None, trace: bool = False) -> str:
    """One answer as one line of JSON; numbers are numbers, not texts."""
    record: dict[str, Any] = {} if id_ is None else {"id": id_}
    record |= {
        "question": answer.question,
        "status": answer.status,
        "answer": answer.text,
        "figures": [
            {
                "text": figure.text,
                "value": None if figure.value is None else float(figure.value),
                "unit": figure.unit,
                "indicator": figure.indicator,
                "area": figure.area,
                "other_end": figure.other_end or None,
                "period": figure.period,
                "derived": figure.derived,
                "sources": list(figure.sources),
                "calculation": figure.calculation or None,
            }
            for figure in answer.figures
        ],
        "sources": [source_json(source) for source in answer.sources],
        "choices": list(answer.choices),
        "confidence": answer.confidence,
        "seconds": answer.seconds,
    }
    if trace:
        record["trace"] = list(answer.trace)
    return msgspec.json.encode(record).decode()


def source_json(source: Source) -> dict[str, Any]:
    """A source as the contract has it."""
    return {
        "id": source.id,
        "kind": source.kind,
        "report": source.report,
        "edition": source.edition,
        "chapter": source.chapter,
        "section": source.section,
        "page": source.page,
        "quote": source.quote,
        "table": source.table,
        "row": source.row,
        "column": source.column,
        "line": source.first_line,
    }
