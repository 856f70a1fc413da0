"""The flow of answering, step by step: understand → look up → compose → verify; the first rule that answers wins."""

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant.by_meaning import by_meaning
from assistant.confidence import confidence, is_sure
from assistant.contradiction_questions import answer_contradiction
from assistant.contradictions import with_warning
from assistant.dialogue import asks_again, has_subject, in_context, in_year, judged, points_to_place, swapped, years_on
from assistant.lookup import Lookup, look_up
from assistant.match import Matcher
from assistant.message import MessageReader
from assistant.open_questions import find_sentences
from assistant.question_form import says_any, turned_round
from assistant.records import Answer, Reading
from assistant.refuse import ask_whether, held_back
from assistant.rules import RULES, Case
from assistant.sheet import joined
from assistant.terms import subjects_of
from assistant.understand import Understander
from assistant.verify import log_held_back, unverified
from vectorstore.dutch.lemmas import is_dutch
from vectorstore.dutch.parts_of_speech import tagged
from vectorstore.dutch.words import stem
from vectorstore.index import Index
from vectorstore.records import Figure, Period

MAX_PARTS = 6
"""Questions in one message that are answered: more would bury the figures."""
RANKED = ("highest", "lowest")
SAME_THING = 0.8
"""So much of a ranking's words has the figure before it to carry, for the ranking to be about that: "de hoogste uitstoot"."""
TOO_MANY = "Uw bericht bevat meer vragen; stel de andere vragen apart."


class Assistant:
    """Answers questions from one index. Making it costs milliseconds; passage search loads its model at first use."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._understander = Understander(index)
        self._messages = MessageReader(index, self._understander)
        self._matcher = Matcher(index, self._understander.phrases)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """One checked answer. `history` are the earlier questions of the chat. Raises QuestionError."""
        started = time.perf_counter()
        earlier: Reading | None = None
        for turn in history:
            if self._messages.is_readable(turn):
                earlier = self._read(earlier, self._messages.parts(turn)[-1])
        parts = list(dict.fromkeys(self._messages.parts(question)))
        contradicted = answer_contradiction(question, self.index)
        answers = [self._checked(contradicted)] if contradicted else self._in_turn(earlier, parts[:MAX_PARTS])
        whole = joined(question, answers)
        if len(parts) > MAX_PARTS:
            whole = replace(whole, text=f"{whole.text}\n\n{TOO_MANY}")
        return replace(whole, seconds=round(time.perf_counter() - started, 4))

    def _in_turn(self, earlier: Reading | None, parts: Sequence[str]) -> list[Answer]:
        """An answer to each part of a question, read after the part before it; the parts share a place."""
        places = [areas for part in parts if (areas := self._understander.read(part).areas)]
        shared = places[0] if len(parts) > 1 and len(set(places)) == 1 else ()
        answers: list[Answer] = []
        for part in parts:
            reading = self._read(earlier, part)
            if shared and not self._understander.read(part).areas and reading.operation not in RANKED:
                reading = replace(reading, areas=shared)
            answers += [self._told(answer, reading) for answer in self._halved(reading)]
            earlier = reading
        return answers

    def _told(self, answer: Answer, reading: Reading) -> Answer:
        return self._checked(with_warning(answer, self.index), reading.periods)

    def _halved(self, reading: Reading) -> list[Answer]:
        """The answer to a question; where the report has only half of what it asks, an answer to each half."""
        whole = self._answer(reading)
        if reading.operation not in ("value", "list") or whole.status not in ("not_in_report", "answered"):
            return [whole]
        if self._is_instruction(reading.question):
            return [whole]
        halves = self._messages.halves(reading.question)
        if len(halves) < 2:
            return [whole]
        places = reading.areas[:1] if len(reading.areas) == 1 else ()
        readings = [self._understander.read(half) for half in halves]
        if whole.status == "answered" and not self._two_subjects(readings, places):
            return [whole]
        answers = [self._answer(replace(half, areas=half.areas or places)) for half in readings]
        return answers if any(answer.status == "answered" and answer.figures for answer in answers) else [whole]

    def _two_subjects(self, halves: Sequence[Reading], places: tuple[str, ...]) -> bool:
        """Whether each half of a question names a row of a table of its own in full: "schuld en vermogen"."""
        if len(places) != 1:
            return False
        named = []
        for half in halves:
            figure = _first_figure(look_up(replace(half, areas=half.areas or places), self.index, self._matcher))
            if figure is None or figure.row is None or not self._matcher.names.names_row(half, figure.row):
                return False
            named.append(figure.row)
        return len(set(named)) == len(halves)

    def _read(self, earlier: Reading | None, part: str) -> Reading:
        """A question as it is meant after the earlier one.

        A short follow-up with a subject of its own ("en de industrie?") replaces a subject of the earlier question where
        that leads to a figure beside the earlier one: of the same table or section, with the same unit.
        """
        turned = turned_round(part, earlier.question) if earlier else None
        if turned:
            return replace(self._understander.read(turned), question=part)
        reading = self._understander.read(part)
        if earlier and asks_again(reading, self.index.vocabulary):
            return replace(earlier, question=part)
        if earlier and (points_to_place(reading, self.index.vocabulary) or _asks_of_first(earlier, reading)):
            reading = replace(reading, areas=self._place_of(earlier))
        if earlier:
            shifted = self._shifted(earlier, reading)
            if shifted:
                return shifted
        before = _first_figure(look_up(earlier, self.index, self._matcher)) if earlier else None
        if earlier and before:
            for candidate in swapped(earlier, reading):
                figure = _first_figure(look_up(candidate, self.index, self._matcher))
                if figure and figure.id != before.id and _beside(figure, before):
                    return candidate
        ranks_on = reading.operation in RANKED and not reading.areas and has_subject(reading)
        subjects = subjects_of(reading.terms)
        people = {stem(word) for word in self.index.vocabulary.population}
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
            figure = _first_figure(look_up(candidate, self.index, self._matcher))
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
        own = figures[0].area in self.index.content.members
        return replace(
            reading, terms=tuple(dict.fromkeys((*named.terms, *reading.terms))), said=reading.said | named.said,
            areas=(figures[0].area,) if own else reading.areas,
        )  # fmt: skip

    def _place_of(self, earlier: Reading) -> tuple[str, ...]:
        """The municipality that the turn before was about: the asked one, else the one that its answer names first."""
        if earlier.areas and set(earlier.areas) != set(self.index.content.members):
            return earlier.areas
        figures = self._answer(earlier).figures
        return (figures[0].area,) if figures and figures[0].area in self.index.content.members else earlier.areas

    def _shifted(self, earlier: Reading, reading: Reading) -> Reading | None:
        """The earlier question beside the region and the country ("is dat veel?") or a year on ("en het jaar daarna?")."""
        vocabulary = self.index.vocabulary
        beside = [self.index.region, *(area.name for area in self.index.areas.of_kind("country")[:1])]
        compared = judged(earlier, reading, beside, vocabulary)
        if compared:
            return compared
        step = years_on(reading, vocabulary)
        if not step:
            return None
        figure = _first_figure(look_up(earlier, self.index, self._matcher))
        period = earlier.periods[-1] if earlier.periods else figure.period if figure else None
        return in_year(in_context(earlier, reading), period.last + step) if period and period.last else None

    def _answer(self, reading: Reading) -> Answer:
        """The answer by the first rule that has one; before a refusal the question is read once more, without the words
        that say nothing about its subject.
        """
        answer = self._by_rules(reading)
        if answer.status != "not_in_report" or self._is_instruction(reading.question):
            return answer
        for again in (self._understander.lighter(reading), by_meaning(reading, self.index, self._matcher)):
            second = self._by_rules(again, second=True) if again else answer
            if second.status in ("answered", "not_available"):
                return second
        return answer

    def _is_instruction(self, question: str) -> bool:
        """Whether a message tells the assistant what to do instead of asking: then nothing of it counts as half a question."""
        return says_any(question, self.index.vocabulary.operations["instructions"]["phrases"])

    def _by_rules(self, reading: Reading, second: bool = False) -> Answer:
        lookup = look_up(reading, self.index, self._matcher)
        case = Case(reading, lookup, self.index, self._matcher)
        answered = ((name, answer) for name, rule in RULES if (answer := rule(case)) is not None)
        name, answer = next(answered)  # the last rule, a refusal, always answers
        strength = lookup.best if answer.strength is None else answer.strength
        sure = confidence(name, reading.operation, strength, second)
        trace = (*_trace(reading, lookup), f"antwoord door regel: {name}; zekerheid {sure:.2f}")
        answer = replace(answer, trace=trace, strength=strength, confidence=sure)
        return answer if is_sure(answer) else ask_whether(answer)

    def _checked(self, answer: Answer, asked: Sequence[Period] = ()) -> Answer:
        """An answer with a number that nothing bears out never leaves the program; its sources do."""
        faults = unverified(answer, self.index.content, asked)
        if not faults:
            return answer
        log_held_back(answer.question, faults)
        trace = (*answer.trace, f"tegengehouden bij de controle: {'; '.join(map(str, faults))}")
        return replace(held_back(answer, self.index), trace=trace)

    def warm_up(self) -> None:
        """Load what open questions and unknown words need, so that the first of them does not wait for it."""
        is_dutch(self.index.region)
        tagged(self.index.region)
        find_sentences(self._understander.read(self.index.region), self.index, self._matcher.phrases)


def _asks_of_first(earlier: Reading, reading: Reading) -> bool:
    """Whether a question without a place or subject is about the municipality that the ranking before it put first."""
    ranked = earlier.operation in RANKED and earlier.over == "areas"
    return ranked and reading.operation == "value" and not reading.areas and not has_subject(reading)


def _first_figure(lookup: Lookup) -> Figure | None:
    return next((figure for found in lookup.found for figure in found.figures), None)


def _beside(figure: Figure, other: Figure) -> bool:
    same = (figure.unit, figure.kind, figure.table) == (other.unit, other.kind, other.table)
    return same and figure.place.section == other.place.section


def _trace(reading: Reading, lookup: Lookup) -> tuple[str, ...]:
    terms = ", ".join(f"{t.text} ({t.weight:.2f}{'' if t.known else ', onbekend'})" for t in reading.terms)
    lines = [
        f"vraag: {reading.question}",
        f"bewerking: {reading.operation} {' '.join(reading.rules)}".rstrip(),
        f"woorden: {terms or '-'}",
        f"gebieden: {', '.join(reading.areas) or '-'}; periodes: {', '.join(p.label for p in reading.periods) or '-'}; "
        f"gevraagd: {', '.join(sorted(reading.wants)) or '-'}; over: {reading.over or '-'}",
        f"beste dekking: {lookup.best:.2f}",
    ]
    figures = [figure for found in lookup.found for figure in found.figures[:4]]
    lines += [f"cijfer: {f.printed} | {f.indicator} | {f.area} | {f.period.label}" for f in figures]
    return tuple(lines)
