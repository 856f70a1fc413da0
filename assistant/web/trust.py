"""What a visitor sees at once: that this is a machine, what it goes by, what it cannot do, and whom to ask."""

from collections.abc import Sequence
from html import escape

from assistant.service import Service
from vectorstore.records import Report


def trust_html(reports: Sequence[Report], home: Report, service: Service) -> str:
    """The line above the conversation."""
    edition = f", editie {escape(home.edition)}" if home.edition else ""
    others = (
        f" en in {len(reports) - 1} andere {'rapporten' if len(reports) > 2 else 'rapport'}" if len(reports) > 1 else ""
    )
    by = f" van {escape(service.owner)}" if service.owner else ""
    return (
        f'<div class="dtz-trust"><p>Dit is een automatische assistent{by}. '
        f"Hij zoekt in de <strong>{escape(home.title)}</strong>"
        f"{edition}{others}, en weet niets daarbuiten. "
        f"U krijgt het cijfer zoals het er staat, met de vindplaats: controleer die voordat "
        f"u een cijfer gebruikt. Vragen? {escape(service.whom_to_ask[:1].upper() + service.whom_to_ask[1:])}. "
        f'<a href="over" target="_blank" rel="noopener">Over deze assistent</a></p></div>'
    )
