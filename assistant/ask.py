"""The flow of answering, step by step: understand → look up → compose → verify; the first rule that answers wins."""

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant.contradiction_questions import answer_contradiction
from assistant.contradictions import with_warning
from assistant.dialogue import in_context, swapped
from assistant.lookup import Lookup, look_up
from assistant.match import Matcher
from assistant.open_questions import find_sentences
from assistant.question_form import turned_round
from assistant.records import Answer, Reading
from assistant.refuse import held_back
from assistant.rules import RULES, Case
from assistant.sheet import joined
from assistant.understand import Understander
from assistant.verify import log_held_back, unverified
from vectorstore.dutch.lemmas import is_dutch
from vectorstore.index import Index
from vectorstore.records import Figure, Period


class Assistant:
    """Answers questions from one index. Making it costs milliseconds; passage search loads its model at first use."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._understander = Understander(index)
        self._matcher = Matcher(index, self._understander.phrases)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """One checked answer. `history` are the earlier questions of the chat. Raises QuestionError."""
        started = time.perf_counter()
        earlier: Reading | None = None
        for turn in history:
            if self._understander.is_readable(turn):
                earlier = self._read(earlier, self._understander.parts(turn)[-1])
        parts = self._understander.parts(question)
        contradicted = answer_contradiction(question, self.index)
        answers = [self._checked(contradicted)] if contradicted else self._in_turn(earlier, parts)
        return replace(joined(question, answers), seconds=round(time.perf_counter() - started, 4))

    def _in_turn(self, earlier: Reading | None, parts: Sequence[str]) -> list[Answer]:
        """An answer to each part of a question, read after the part before it."""
        answers: list[Answer] = []
        for part in parts:
            reading = self._read(earlier, part)
            answers.append(self._checked(with_warning(self._answer(reading), self.index), reading.periods))
            earlier = reading
        return answers

    def _read(self, earlier: Reading | None, part: str) -> Reading:
        """A question as it is meant after the earlier one.

        A short follow-up with a subject of its own ("en de industrie?") replaces a subject of the earlier question where
        that leads to a figure beside the earlier one: of the same table or section, with the same unit.
        """
        turned = turned_round(part, earlier.question) if earlier else None
        if turned:
            return replace(self._understander.read(turned), question=part)
        reading = self._understander.read(part)
        before = _first_figure(look_up(earlier, self.index, self._matcher)) if earlier else None
        if earlier and before:
            for candidate in swapped(earlier, reading):
                figure = _first_figure(look_up(candidate, self.index, self._matcher))
                if figure and figure.id != before.id and _beside(figure, before):
                    return candidate
        return in_context(earlier, reading)

    def _answer(self, reading: Reading) -> Answer:
        lookup = look_up(reading, self.index, self._matcher)
        case = Case(reading, lookup, self.index, self._matcher)
        answered = ((name, answer) for name, rule in RULES if (answer := rule(case)) is not None)
        name, answer = next(answered)  # the last rule, a refusal, always answers
        return replace(answer, trace=(*_trace(reading, lookup), f"antwoord door regel: {name}"))

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
        find_sentences(self._understander.read(self.index.region), self.index, self._matcher.phrases)


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
