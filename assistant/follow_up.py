"""A question in a conversation → the question as it is meant after the one before it, by looking at what that one found."""

from collections.abc import Callable
from dataclasses import replace

from assistant.dialogue import asks_again, has_subject, in_context, in_year, judged, points_to_place, swapped, years_on
from assistant.lookup import first_figure, look_up
from assistant.match import Matcher
from assistant.question_form import turned_round
from assistant.records import Answer, Reading
from assistant.terms import subjects_of
from assistant.understand import Understander
from vectorstore.dutch.words import stem
from vectorstore.index import Index
from vectorstore.records import Figure

RANKED = ("highest", "lowest")
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
        if earlier and (points_to_place(reading, self._index.vocabulary) or _asks_of_first(earlier, reading)):
            reading = replace(reading, areas=self._place_of(earlier))
        if earlier:
            shifted = self._shifted(earlier, reading)
            if shifted:
                return shifted
        before = first_figure(look_up(earlier, self._index, self._matcher)) if earlier else None
        if earlier and before:
            for candidate in swapped(earlier, reading):
                figure = first_figure(look_up(candidate, self._index, self._matcher))
                if figure and figure.id != before.id and _beside(figure, before):
                    return candidate
        ranks_on = reading.operation in RANKED and not reading.areas and has_subject(reading)
        subjects = subjects_of(reading.terms)
        people = {stem(word) for word in self._index.vocabulary.population}
        of_people = all(stem(term.text) in people for term in subjects)  # "de meeste inwoners" is a subject of its own
        about_row = earlier and before and before.from_table and ranks_on and not of_people
        if earlier and before and about_row and self._matcher.covered(subjects, before) >= SAME_THING:
            terms = tuple(dict.fromkeys((*earlier.terms, *reading.terms)))
            reading = replace(reading, terms=terms, said=reading.said | earlier.said)
        meant = in_context(earlier, reading)
        if earlier and meant.follow_up and has_subject(reading):
            meant = self._within(earlier, meant)
        if earlier and reading.operation == "why" and not has_subject(reading):
            meant = self._about_first(earlier, meant)
        return meant

    def _within(self, earlier: Reading, reading: Reading) -> Reading:
        """A follow-up within what the earlier question limited itself to: companies, after jobs in the industry."""
        for term in earlier.terms:
            candidate = replace(
                reading, terms=(*reading.terms, term), said=reading.said | {key for key, _ in term.keys if "+" not in key},
                rules=(*reading.rules, f"binnen: {term.text}"),
            )  # fmt: skip
            figure = first_figure(look_up(candidate, self._index, self._matcher))
            names = self._matcher.names
            limit = (figure.scope or figure.part) if figure else ""
            kind = next((key for key, _ in term.keys[:1]), "")  # mbo, of "Mbo gediplomeerden"
            of_kind = figure is not None and kind in names.stems(figure.measure) and not names.says(reading, kind)
            if figure and of_kind and names.says_measure(reading, figure) > 0:
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
        if earlier.areas and set(earlier.areas) != set(self._index.content.members):
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
        figure = first_figure(look_up(earlier, self._index, self._matcher))
        period = earlier.periods[-1] if earlier.periods else figure.period if figure else None
        return in_year(in_context(earlier, reading), period.last + step) if period and period.last else None


def _asks_of_first(earlier: Reading, reading: Reading) -> bool:
    """Whether a question without a place or subject is about the municipality that the ranking before it put first."""
    ranked = earlier.operation in RANKED and earlier.over == "areas"
    return ranked and reading.operation == "value" and not reading.areas and not has_subject(reading)


def _beside(figure: Figure, other: Figure) -> bool:
    same = (figure.unit, figure.kind, figure.table) == (other.unit, other.kind, other.table)
    return same and figure.place.section == other.place.section
