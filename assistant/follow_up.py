"""A question in a conversation → the question as it is meant after the one before it, by looking at what that one found."""

from collections.abc import Callable
from dataclasses import replace

from assistant.dialogue import (
    asks_again,
    asks_beside,
    beside_other,
    has_subject,
    in_context,
    in_year,
    judged,
    of_others,
    points_to_place,
    ranked_on,
    swapped,
    years_on,
)
from assistant.lookup import first_figure, look_up
from assistant.match import Matcher
from assistant.question_form import says_any, turned_round
from assistant.records import RANKED, Answer, Reading, Term
from assistant.terms import UNKNOWN, subjects_of
from assistant.understand import Understander
from vectorstore.dutch.words import stem
from vectorstore.index import Index
from vectorstore.records import Figure

CARRIED = 0.95
"""So much of a follow-up's own subject has a figure to carry that also is what the earlier question was about."""
SAME_THING = 0.8
"""So much of a ranking's words has the figure before it to carry, for the ranking to be about that: "de hoogste uitstoot"."""


class FollowUps:
    """Reads questions after earlier ones. `answer` answers a reading: what an earlier question was answered with may be what
    the next one points to.
    """

    def __init__(
        self, index: Index, understander: Understander, matcher: Matcher, answer: Callable[[Reading], Answer]
    ) -> None:
        self._index = index
        self._understander = understander
        self._matcher = matcher
        self._answer = answer
        self._people = frozenset(stem(word) for word in index.vocabulary.population)

    def read(self, earlier: Reading | None, part: str) -> Reading:
        """A question as it is meant after the earlier one.

        A short follow-up with a subject of its own ("en de industrie?") replaces a subject of the earlier question where
        that leads to a figure beside the earlier one: of the same table or section, with the same unit.
        """
        turned = turned_round(part, earlier.question) if earlier else None
        if turned:
            return replace(self._understander.read(turned), question=part)
        reading = self._understander.read(part)
        if earlier and asks_again(reading, self._index.vocabulary):
            return replace(earlier, question=part)
        special = self._special(earlier, reading) if earlier else None
        if special:
            return special
        if earlier and (points_to_place(reading, self._index.vocabulary) or _asks_of_first(earlier, reading)):
            reading = replace(reading, areas=self._place_of(earlier))
        if earlier:
            shifted = self._shifted(earlier, reading)
            if shifted:
                return shifted
        before = self._first(earlier) if earlier else None
        if earlier and before:
            for candidate in swapped(earlier, reading):
                figure = self._first(candidate)
                if figure and figure.id != before.id and _beside(figure, before):
                    return candidate
            if self._only_limits(earlier, reading, before):
                return _both(earlier, reading)
        ranks_on = reading.operation in RANKED and not reading.areas and has_subject(reading)
        subjects = subjects_of(reading.terms)
        ranks_on = ranks_on and not self._only_people(reading)  # "de meeste inwoners" is a subject of its own
        about_row = earlier and before and before.from_table and ranks_on and self._is_open(reading, before)
        if earlier and before and about_row and self._matcher.covered(subjects, before) >= SAME_THING:
            terms = tuple(dict.fromkeys((*earlier.terms, *reading.terms)))
            reading = replace(reading, terms=terms, said=reading.said | earlier.said)
        meant = in_context(earlier, reading)
        if earlier and before and reading.areas and not has_subject(reading) and meant.operation == "value":
            meant = self._of_same_kind(meant, before)
        if earlier and meant.follow_up and has_subject(reading) and reading.operation not in RANKED:
            meant = self._loosened(reading, self._within(earlier, meant))
        if earlier and reading.operation == "why" and not has_subject(reading):
            meant = self._about_first(earlier, meant)
        return meant

    def _special(self, earlier: Reading, reading: Reading) -> Reading | None:
        """Short ways of going on that ask the earlier question in another way."""
        vocabulary, members = self._index.vocabulary, self._index.content.members
        if asks_beside(reading):
            return beside_other(earlier, reading, self._place_of(earlier) or (self._index.region,))
        return (
            self._amount_of(earlier, reading)
            or ranked_on(earlier, reading, vocabulary)
            or of_others(earlier, reading, members, vocabulary)
        )

    def _amount_of(self, earlier: Reading, reading: Reading) -> Reading | None:
        """For "hoeveel mensen zijn dat?" after a percentage, the earlier question for an amount: what the report does not
        have under that name, it does not have.
        """
        follow = self._index.vocabulary.operations["follow_up"]
        asks = reading.follow_up and not reading.areas and says_any(reading.question, follow["amounts"])
        if not asks or not self._only_people(reading):
            return None
        before = self._first(earlier)
        if before is None or before.unit != "%":
            return None
        counted = replace(earlier, question=reading.question, operation="value", wants=frozenset({"number", "count"}))
        found = self._first(counted)
        if found and found.unit != "%" and found.place.section == before.place.section:
            return counted
        missing = Term(follow["amount"], (), UNKNOWN, known=False)
        return replace(
            counted, terms=(*earlier.terms, missing), rules=(*reading.rules, f"aantal bij: {earlier.question}")
        )

    def _first(self, reading: Reading) -> Figure | None:
        """The first figure that is found for a reading."""
        return first_figure(look_up(reading, self._index, self._matcher))

    def _only_people(self, reading: Reading) -> bool:
        """Whether a question has no subject but people."""
        return all(stem(term.text) in self._people for term in subjects_of(reading.terms))

    def _is_open(self, reading: Reading, before: Figure) -> bool:
        """Whether a ranking alone could be about the row of the turn before or about others ("de hoogste uitstoot"); one that
        names another thing in full is about that.
        """
        alone = look_up(reading, self._index, self._matcher)
        figure = first_figure(alone)
        return bool(alone.tied) or (figure is not None and figure.subject == before.subject)

    def _of_same_kind(self, meant: Reading, before: Figure) -> Reading:
        """The same asked of another place: only figures of the same unit answer, unless they measure the very same."""
        figure = self._first(meant)
        same = (
            figure is None
            or figure.unit == before.unit
            or (figure.subject or figure.measure) == (before.subject or before.measure)
        )
        return meant if same else replace(meant, unit=before.unit or "")

    def _only_limits(self, earlier: Reading, reading: Reading, before: Figure) -> bool:
        """Whether a follow-up only names a part ("en in de industrie?") of what the earlier question measured: then it is
        never answered with another measure of that part.
        """
        if not (reading.follow_up and has_subject(reading) and reading.operation == "value"):
            return False
        alone = self._first(in_context(earlier, reading))
        if alone is None or alone.from_table or alone.measure == before.measure:
            return False
        names = self._matcher.names
        limit = alone.scope or alone.part
        return bool(limit) and names.names_limit(reading, limit) and names.says_measure(reading, alone) == 0

    def _loosened(self, reading: Reading, meant: Reading) -> Reading:
        """A follow-up with a subject of its own, without the year or kind of the earlier question where the report has its
        subject only for others: "en overgewicht?" after unemployment in 2023.
        """
        looser = replace(meant, periods=reading.periods, wants=reading.wants)
        if looser == meant or look_up(meant, self._index, self._matcher).complete:
            return meant
        return looser if look_up(looser, self._index, self._matcher).complete else meant

    def _within(self, earlier: Reading, reading: Reading) -> Reading:
        """A follow-up within what the earlier question limited itself to: companies, after jobs in the industry."""
        subjects = subjects_of(reading.terms)
        for term in earlier.terms:
            candidate = replace(
                reading, terms=(*reading.terms, term), said=reading.said | {key for key, _ in term.keys if "+" not in key},
                rules=(*reading.rules, f"binnen: {term.text}"),
            )  # fmt: skip
            figure = self._first(candidate)
            names = self._matcher.names
            limit = (figure.scope or figure.part) if figure else ""
            kind = next((key for key, _ in term.keys[:1]), "")  # mbo, of "Mbo gediplomeerden"
            of_kind = figure is not None and kind in names.stems(figure.measure) and not names.says(reading, kind)
            carried = figure is not None and self._matcher.covered(subjects, figure) >= CARRIED
            if figure and of_kind and carried and names.says_measure(reading, figure) > 0:
                return candidate
            if limit and names.names_limit(candidate, limit) and not names.names_limit(reading, limit):
                return candidate
        return reading

    def _about_first(self, earlier: Reading, reading: Reading) -> Reading:
        """ "Waarom is dat zo" after a ranking is about the thing that came out first."""
        if earlier.operation not in RANKED:
            return reading
        figures = self._answer(earlier).figures
        if not figures:
            return reading
        named = self._understander.read(figures[0].indicator)
        own = figures[0].area in self._index.content.members
        return replace(
            reading, terms=tuple(dict.fromkeys((*named.terms, *reading.terms))), said=reading.said | named.said,
            areas=(figures[0].area,) if own else reading.areas,
        )  # fmt: skip

    def _place_of(self, earlier: Reading) -> tuple[str, ...]:
        """The municipality that the turn before was about: the asked one, else the one that its answer names first."""
        ranked = earlier.operation in RANKED and set(earlier.areas) <= {self._index.region}
        if earlier.areas and not ranked and set(earlier.areas) != set(self._index.content.members):
            return earlier.areas
        figures = self._answer(earlier).figures
        return (figures[0].area,) if figures and figures[0].area in self._index.content.members else earlier.areas

    def _shifted(self, earlier: Reading, reading: Reading) -> Reading | None:
        """The earlier question beside the region and the country ("is dat veel?") or a year on ("en het jaar daarna?")."""
        vocabulary = self._index.vocabulary
        beside = [self._index.region, *(area.name for area in self._index.areas.of_kind("country")[:1])]
        compared = judged(earlier, reading, beside, vocabulary)
        if compared:
            return compared
        step = years_on(reading, vocabulary)
        if not step:
            return None
        figure = self._first(earlier)
        period = earlier.periods[-1] if earlier.periods else figure.period if figure else None
        return in_year(in_context(earlier, reading), period.last + step) if period and period.last else None


def _both(earlier: Reading, reading: Reading) -> Reading:
    """What the earlier question measured, within what the follow-up names."""
    return replace(
        earlier, question=reading.question, terms=tuple(dict.fromkeys((*earlier.terms, *reading.terms))),
        said=earlier.said | reading.said, areas=reading.areas or earlier.areas, periods=reading.periods or earlier.periods,
        rules=(*reading.rules, f"een deel van: {earlier.question}"),
    )  # fmt: skip


def _asks_of_first(earlier: Reading, reading: Reading) -> bool:
    """Whether a question without a place or subject is about the municipality that the ranking before it put first."""
    ranked = earlier.operation in RANKED and earlier.over == "areas"
    return ranked and reading.operation == "value" and not reading.areas and not has_subject(reading)


def _beside(figure: Figure, other: Figure) -> bool:
    same = (figure.unit, figure.kind, figure.table) == (other.unit, other.kind, other.table)
    return same and figure.place.section == other.place.section
