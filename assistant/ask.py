"""The flow of answering, step by step: understand → look up → compose → verify; the first rule that answers wins."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.arithmetic import compose_difference, compose_sum, operands
from assistant.compose_values import compose_values
from assistant.dialogue import has_subject, in_context
from assistant.lookup import MIN_COVERAGE, Lookup, look_up
from assistant.match import Matcher
from assistant.open_questions import MIN_COVERED, Scored, compose_sentences, find_sentences
from assistant.ranking import count_against_country, list_rows, rank_areas, rank_rows
from assistant.records import Answer, Reading
from assistant.refuse import ask_back, not_explained, not_in_report
from assistant.understand import Understander
from assistant.verify import unverified
from vectorstore.index import Index

DEFINITION_COVERAGE = 0.6
"""A sentence explains a term only if it has most of the term's words itself."""


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
            if turn.strip():
                earlier = in_context(earlier, self._understander.read(self._understander.parts(turn)[-1]))
        answers: list[Answer] = []
        for part in self._understander.parts(question):
            reading = in_context(earlier, self._understander.read(part))
            answers.append(self._checked(self._answer(reading), reading))
            earlier = reading
        return replace(_joined(question, answers), seconds=round(time.perf_counter() - started, 4))

    def _answer(self, reading: Reading) -> Answer:
        lookup = look_up(reading, self.index, self._matcher)
        for name, rule in RULES:
            answer = rule(self, reading, lookup)
            if answer is not None:
                return replace(answer, trace=(*_trace(reading, lookup), f"antwoord door regel: {name}"))
        raise AssertionError("the last rule always answers")

    def _checked(self, answer: Answer, reading: Reading) -> Answer:
        """An answer with a number that nothing bears out never leaves the program; its sources do."""
        faults = unverified(answer)
        if not faults:
            return answer
        text = "Ik kan dit antwoord niet met zekerheid uit het rapport halen. Bekijk de bronnen hieronder."
        trace = (*answer.trace, f"tegengehouden bij de controle: {', '.join(faults)}")
        return Answer(reading.question, "not_in_report", text, (), answer.sources, (), 0.0, trace)

    def warm_up(self) -> None:
        """Load what open questions need, so that the first of them does not wait for it."""
        region = self.index.content.reports[0].region
        self.sentences(self._understander.read(region))

    def sentences(self, reading: Reading) -> list[Scored]:
        """Sentences for an open question, best first; loads the embedding model."""
        return find_sentences(reading, self.index, self._understander.phrases)

    def is_about(self, item: Scored, reading: Reading) -> bool:
        """Whether a sentence, or the passage around it, names the asked area; the region itself need not be named."""
        region = self.index.content.reports[0].region
        asked = {area for area in reading.areas if area != region}
        if not asked:
            return True
        around = f"{item.sentence.text} {self.index.passages[item.sentence.passage].text}"
        return bool(asked & {mention.area.name for mention in self.index.areas.find(around)})

    @property
    def matcher(self) -> Matcher:
        """Scores figures."""
        return self._matcher


Rule = Callable[[Assistant, Reading, Lookup], Answer | None]


def _too_vague(assistant: Assistant, reading: Reading, lookup: Lookup) -> Answer | None:
    if has_subject(reading) or reading.categories or reading.excluded or reading.operation == "definition":
        return None
    return ask_back(reading, assistant.index)


def _definition(assistant: Assistant, reading: Reading, lookup: Lookup) -> Answer | None:
    if reading.operation != "definition":
        return None
    if not has_subject(reading):
        return not_explained(reading, assistant.index)
    markers = assistant.index.vocabulary.language["sentences"]["definition"]
    for item in assistant.sentences(reading)[:8] if reading.terms and not reading.unknown else ():
        explains = any(marker in item.sentence.text for marker in markers)
        if explains and item.covered >= 1 - DEFINITION_COVERAGE / 2 and _says_itself(reading, item):
            return compose_sentences(reading, [item], assistant.index)
    return not_explained(reading, assistant.index)


def _says_itself(reading: Reading, item: Scored) -> bool:
    """Whether the sentence has the main word of the question in its own text, not just in a heading."""
    main = max(reading.terms, key=lambda term: term.weight)
    return any(item.sentence.terms.get(key, 0.0) >= 1.0 for key, _ in main.keys)


def _ranking(assistant: Assistant, reading: Reading, lookup: Lookup) -> Answer | None:
    operations = ("highest", "lowest", "closest", "widest")
    if reading.operation not in operations:
        return None
    if reading.over == "rows" or reading.operation in ("closest", "widest"):
        answer = rank_rows(reading, assistant.index, assistant.matcher)
        if answer:
            return answer
    if reading.operation in ("closest", "widest"):
        return None
    return rank_areas(reading, assistant.index, assistant.matcher)


def _listing(assistant: Assistant, reading: Reading, lookup: Lookup) -> Answer | None:
    if reading.operation == "count" or (reading.operation in ("list", "value") and reading.over == "areas"):
        answer = count_against_country(reading, assistant.index, assistant.matcher)
        if answer:
            return answer
    if reading.over == "rows" or reading.categories or reading.excluded:
        return list_rows(reading, assistant.index, assistant.matcher)
    return None


def _difference(assistant: Assistant, reading: Reading, lookup: Lookup) -> Answer | None:
    if reading.operation not in ("difference", "sum"):
        return None
    by_period = reading.operation == "difference" and len(reading.areas) < 2
    figures = operands(lookup, by_period)
    if figures is None:
        return None
    if reading.operation == "sum":
        return compose_sum(reading, figures, assistant.index)
    return compose_difference(reading, figures, assistant.index)


def _values(assistant: Assistant, reading: Reading, lookup: Lookup) -> Answer | None:
    if reading.operation in ("why", "open", "definition") or reading.over == "rows" and not lookup.complete:
        return None
    if reading.operation in ("highest", "lowest", "count"):
        return None
    if reading.operation in ("trend", "list") and not reading.numeric:
        return None
    if any(found.figures for found in lookup.found):
        return compose_values(reading, lookup, assistant.index)
    return None


def _sentences(assistant: Assistant, reading: Reading, lookup: Lookup) -> Answer | None:
    """Open questions; a question for a number that has no figure is refused rather than answered with prose."""
    if reading.unknown or (reading.numeric and reading.operation in ("value", "difference", "sum")):
        return None
    if lookup.found and not lookup.complete and reading.operation == "value":
        return None
    least = MIN_COVERAGE if reading.operation == "value" and not reading.over else MIN_COVERED
    scored = [i for i in assistant.sentences(reading) if i.covered >= least and assistant.is_about(i, reading)]
    if not scored:
        return None
    return compose_sentences(reading, scored, assistant.index)


def _refusal(assistant: Assistant, reading: Reading, lookup: Lookup) -> Answer | None:
    return not_in_report(reading, lookup, assistant.index)


RULES: tuple[tuple[str, Rule], ...] = (
    ("te vaag", _too_vague),
    ("uitleg van een begrip", _definition),
    ("ranglijst", _ranking),
    ("telling of opsomming", _listing),
    ("verschil of som", _difference),
    ("waarde", _values),
    ("zinnen uit de tekst", _sentences),
    ("niet in het rapport", _refusal),
)
"""Tried in this order; the trace names the one that answered."""


def _joined(question: str, answers: list[Answer]) -> Answer:
    """Several parts as one answer: answered if any part is; sources are numbered on."""
    if len(answers) == 1:
        return replace(answers[0], question=question)
    status = next((a.status for s in ("answered", "not_available") for a in answers if a.status == s), answers[0].status)
    sources: list = []
    figures: list = []
    for answer in answers:
        shift = len(sources)
        sources += [replace(source, id=source.id + shift) for source in answer.sources]
        figures += [replace(f, sources=tuple(id_ + shift for id_ in f.sources)) for f in answer.figures]
    text = "\n\n".join(answer.text for answer in answers)
    trace = tuple(line for answer in answers for line in answer.trace)
    return Answer(question, status, text, tuple(figures), tuple(sources), answers[0].choices, 0.0, trace)


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
    for found in lookup.found:
        for figure in found.figures[:4]:
            lines.append(f"cijfer: {figure.printed} | {figure.indicator} | {figure.area} | {figure.period.label}")
    return tuple(lines)
