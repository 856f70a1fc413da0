"""The flow of answering, step by step: understand → look up → compose → verify; the first rule that answers wins."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from assistant.by_meaning import by_meaning
from assistant.cautions import with_caution
from assistant.compose_cells import compose_cells
from assistant.confidence import confidence, is_sure
from assistant.contradiction_questions import answer_contradiction
from assistant.contradictions import with_warning
from assistant.follow_up import FollowUps
from assistant.lookup import Lookup, first_figure, look_up
from assistant.match import Matcher
from assistant.message import MessageReader
from assistant.open_questions import Scored, find_sentences
from assistant.question_form import says_any
from assistant.records import RANKED, Answer, Match, Reading
from assistant.refuse import ask_whether, held_back
from assistant.rules import RULES, Case
from assistant.sheet import joined
from assistant.terms import subjects_of
from assistant.understand import Understander
from assistant.verify import log_held_back, unverified
from vectorstore.dutch.lemmas import is_dutch
from vectorstore.dutch.parts_of_speech import tagged
from vectorstore.index import Index
from vectorstore.records import Figure, Period

MAX_PARTS = 6
"""Questions in one message that are answered: more would bury the figures."""
TOO_MANY = "Uw bericht bevat meer vragen; stel de andere vragen apart."


class Assistant:
    """Answers questions from one index. Making it costs milliseconds; passage search loads its model at first use.

    `elsewhere` gives the stems of what other editions measure, where there are any.
    """

    def __init__(self, index: Index, elsewhere: Callable[[], Collection[str]] = frozenset) -> None:
        self.index = index
        self.elsewhere = elsewhere
        self._understander = Understander(index)
        self._messages = MessageReader(index, self._understander)
        self._matcher = Matcher(index, self._understander.phrases)
        self._follow_ups = FollowUps(index, self._understander, self._matcher, self._answer)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """One checked answer. `history` are the earlier questions of the chat. Raises QuestionError."""
        started = time.perf_counter()
        earlier = self._earlier(history)
        parts = list(dict.fromkeys(self._messages.parts(question)))
        contradicted = answer_contradiction(question, self.index)
        answers = [self._checked(contradicted)] if contradicted else self._in_turn(earlier, parts[:MAX_PARTS])
        whole = joined(question, answers)
        if len(parts) > MAX_PARTS:
            whole = replace(whole, text=f"{whole.text}\n\n{TOO_MANY}")
        return replace(whole, report_id=self.index.report.id, seconds=round(time.perf_counter() - started, 4))

    def level(self, question: str, history: Sequence[str] = (), areas: tuple[str, ...] = ()) -> Answer:
        """The answer with how much there is, for a question about how that developed or differs: to put editions, or reports
        of several regions, side by side. `areas` are those that are asked of this report, where not all that it names.
        """
        reading = self._follow_ups.read(self._earlier(history), self._messages.parts(question)[-1])
        subjects = subjects_of(reading.terms)
        asked = replace(
            reading, operation="value", terms=subjects or reading.terms, wants=reading.wants - {"change", "gap"}, direction="",
            areas=areas or reading.areas, over="" if areas else reading.over,
        )  # fmt: skip
        answer = replace(self._answer(asked), report_id=self.index.report.id)
        return self._checked(answer, asked.periods)

    def give(self, question: str, cells: Sequence[Figure]) -> Answer:
        """The checked answer with these cells of tables, for who looked them up by name; see `figure_lookup.py`."""
        answer = with_caution(with_warning(compose_cells(question, cells, self.index), self.index), self.index)
        return self._checked(replace(answer, report_id=self.index.report.id))

    @property
    def measured(self) -> frozenset[str]:
        """Stems of all that the figures of the report measure."""
        return self._matcher.names.every

    def candidates(self, question: str, history: Sequence[str] = ()) -> tuple[list[Match], list[Scored]]:
        """The figures and the sentences that fit the last question of a message, those of an asked area first and then the best:
        for the trace.
        """
        reading = self._follow_ups.read(self._earlier(history), self._messages.parts(question)[-1])
        case = Case(reading, look_up(reading, self.index, self._matcher), self.index, self._matcher)
        figures = sorted(self._matcher.score(reading), key=lambda match: match.figure.area not in reading.areas)
        return figures, case.sentences()

    def _earlier(self, history: Sequence[str]) -> Reading | None:
        """The last earlier question, as it is meant after those before it."""
        earlier: Reading | None = None
        for turn in history:
            if self._messages.is_readable(turn):
                earlier = self._follow_ups.read(earlier, self._messages.parts(turn)[-1])
        return earlier

    def _in_turn(self, earlier: Reading | None, parts: Sequence[str]) -> list[Answer]:
        """An answer to each part of a question, read after the part before it; the parts share a place."""
        places = [areas for part in parts if (areas := self._understander.read(part).areas)]
        shared = places[0] if len(parts) > 1 and len(set(places)) == 1 else ()
        answers: list[Answer] = []
        for part in parts:
            reading = self._follow_ups.read(earlier, part)
            if shared and not self._understander.read(part).areas and reading.operation not in RANKED:
                reading = replace(reading, areas=shared)
            answers += [self._told(answer, reading) for answer in self._halved(reading)]
            earlier = reading
        return answers

    def _told(self, answer: Answer, reading: Reading) -> Answer:
        return self._checked(with_caution(with_warning(answer, self.index), self.index), reading.periods)

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
            figure = first_figure(look_up(replace(half, areas=half.areas or places), self.index, self._matcher))
            if figure is None or figure.subject is None or not self._matcher.names.names_row(half, figure.subject):
                return False
            named.append(figure.subject)
        return len(set(named)) == len(halves)

    def _answer(self, reading: Reading) -> Answer:
        """The answer by the first rule that has one; before a refusal the question is read once more, without the words
        that say nothing about its subject.
        """
        answer = self._by_rules(reading)
        if answer.status != "not_in_report" or self._is_instruction(reading.question):
            return answer
        meant = by_meaning(reading, self.index, self._matcher, self.elsewhere())
        for again in (self._understander.lighter(reading), meant):
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
