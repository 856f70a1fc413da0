"""The verdicts on a text as JSON, by the contract that people and checks build on: one list, in reading order."""

from typing import Any

import msgspec

from assistant.claims.over_reports import Checked
from assistant.claims.records import Judged
from assistant.contract import source_json


def claims_json(checked: Checked) -> str:
    """One list of {"text", "sentence", "verdict", "report_says", "note", "sources"}."""
    return msgspec.json.encode([_record(one) for one in checked.claims]).decode()


def _record(judged: Judged) -> dict[str, Any]:
    return {
        "text": judged.claim.text,
        "sentence": judged.claim.sentence,
        "verdict": judged.verdict,
        "report_says": judged.report_says,
        "note": judged.note,
        "sources": [source_json(source) for source in judged.sources],
    }
