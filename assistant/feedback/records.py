"""What a user said of an answer."""

from dataclasses import dataclass

REASONS = {
    "figure": "Het cijfer klopt niet",
    "source": "De bron past niet bij het antwoord",
    "misunderstood": "Mijn vraag is niet begrepen",
    "not_found": "Dit staat wel in het rapport",
    "other": "Iets anders",
}
"""Why an answer was not good, with what users choose from."""
LONGEST = 1000
"""Characters of a remark that are kept."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """`good` is thumbs up; `reason` is a key of REASONS, "" with thumbs up; `expected` is what the user had hoped for.

    `at` is the moment in UTC (ISO 8601), `id` 0 until it is stored. No name, address or session is kept.
    """

    question: str
    history: tuple[str, ...]
    answer: str
    status: str
    good: bool
    reason: str = ""
    expected: str = ""
    edition: str = ""
    at: str = ""
    id: int = 0
