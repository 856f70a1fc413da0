"""The ways to answer, tried in order: each takes a case and answers it, or leaves it to the next."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.arithmetic.average import work_out_average
from assistant.arithmetic.balance import work_out_balance
from assistant.arithmetic.difference import compose_difference, compose_relative, compose_sum, compose_two
from assistant.arithmetic.earlier_year import work_out_earlier
from assistant.arithmetic.operands import operands, parts_of_one_whole
from assistant.arithmetic.over_series import work_out_series
from assistant.arithmetic.over_time import work_out_change
from assistant.arithmetic.ratio import work_out_ratio
from assistant.arithmetic.share import work_out_share
from assistant.asked import asks_rate, is_asked_period, is_rate
from assistant.comparison import comparable
from assistant.compose_values import compose_several, compose_values
from assistant.dialogue import has_subject
from assistant.items import items
from assistant.lookup import MIN_COVERAGE, Lookup, look_up
from assistant.match import Matcher
from assistant.members import asks_members, list_members
from assistant.open_questions import MIN_COVERED, Scored, compose_sentences, find_sentences
from assistant.part_ranking import rank_parts
from assistant.question_form import asked_direction, asks_percent_more, compares_two, says_any, says_change
from assistant.ranking import count_against_country, rank_areas, rank_each
from assistant.records import RANKED, Answer, Reading
from assistant.refuse import ask_back, ask_which, not_explained, not_in_report, with_nearest
from assistant.table_rows import list_changed, list_group, list_rows, rank_rows, row_trend, with_newer
from assistant.terms import subjects_of
from vectorstore.dutch.periods import find_periods, has_number
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Sentence

_COUNTS_PLACES = re.compile(r"\bhoeveel (?:van (?:de|onze) )?(?:[\w-]+[ -])?gemeente[ns]\b")
_LISTED = re.compile(r"\bwelke ([\w-]+)")
_WHO_IS = re.compile(r"^\s*(?:en )?wie (?:is|was|wordt|zijn|waren)\b")
_ONE_OF_TWO = re.compile(r"\bof\b", re.IGNORECASE)
_ENTRY = re.compile(r"(?:[•\-–*]\s*)?([^:.]{3,60}):\s")
"""The start of an entry of a list of terms."""
_BRACKETS = re.compile(r"\(([^()\d]+)\)")
SURELY = 0.85
"""Coverage from which a sentence answers who is highest without saying so in that word."""
BY_MEANING = 0.2
"""How far nearness in meaning moves the least coverage at which a sentence answers: 0.1 down at most, and 0.1 up."""
MOST_SHOWN = 8
"""Figures that are shown where a question fits several rows alike; it is asked back which is meant where there are more."""
NEARBY, MOST_NEAR = 0.5, 2
"""How much of the known words a sentence carries that is offered beside a refusal, and how many are."""
PART_MALUS = 0.15
"""For a sentence of a section about a part that the question does not name."""
HEAD_BONUS = 0.2
"""For a sentence with the noun of which things are to be listed, where it tells the asked change of them."""
CHANGE_BONUS = 0.15
"""For a sentence that says that something rose, fell or stayed the same, where a development is asked."""
NEAR_IN_MEANING = 0.5
"""Nearness in meaning from which a sentence may answer a question with a word that the report does not have."""
DEFINITION_COVERAGE = 0.7
"""A sentence explains a term only if it carries this part of the question's words."""


NO_CAUSE = "Een oorzaak vind ik hiervoor niet in het rapport, wel dit:"
"""What stands before a figure for a why-question that no sentence answers."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question as read, with what the lookup found for it."""

    reading: Reading
    lookup: Lookup
    index: Index
    matcher: Matcher

    def sentences(self) -> list[Scored]:
        """Sentences that fit, best first; loads the embedding model. Those of a section about a part that the question does
        not name ("… in de industrie") stand behind.
        """
        found = find_sentences(self.reading, self.index, self.matcher.phrases, self._telling())
        names = self.matcher.names
        parts = {section for section, scope in names.scopes.items() if not names.names_limit(self.reading, scope)}
        placed = [
            replace(item, score=item.score - PART_MALUS * (item.sentence.place.section in parts)) for item in found
        ]
        return sorted(placed, key=lambda item: -item.score)

    def _telling(self) -> set[str | None]:
        """Sentences with a found change, or with found figures of two years, where a development is asked."""
        years: dict[str | None, set[str]] = {}
        for figure in (f for found in self.lookup.found for f in found.figures if self.reading.operation == "trend"):
            told = {figure.period.label, "change"} if figure.kind == "change" else {figure.period.label}
            years.setdefault(figure.sentence, set()).update(told)
        return {sentence for sentence, told in years.items() if len(told) > 1}

    def looks_ahead(self, item: Scored) -> bool:
        """Whether a sentence is about what is expected: by its words, its heading, or a figure that is a forecast."""
        said = f" {fold(item.sentence.place.section)} {fold(item.sentence.text)} "
        if any(word in said for word in map(fold, self.index.vocabulary.prose("forecast"))):
            return True
        return any(figure.forecast for figure in self.index.figures_of(item.sentence.id))

    def names_member(self, item: Scored) -> bool:
        """Whether a sentence names one of the report's own municipalities, or speaks of them all."""
        members = set(self.index.content.members)
        text = fold(item.sentence.text)
        quantity = self.index.vocabulary.language["sentences"]["quantity"]
        if "gemeente" in text and any(word in text for word in quantity):
            return True
        return bool(members & {mention.area.name for mention in self.index.areas.find(item.sentence.text)})

    @property
    def _general(self) -> set[str]:
        return {self.index.region, *(area.name for area in self.index.areas.of_kind("country"))}

    def names_asked_members(self, item: Scored) -> bool:
        """Whether a sentence names itself one of the places that a question for a figure is about; the region and the
        country need not be named.
        """
        asked = set(self.reading.areas) - self._general
        return not asked or bool(asked & {mention.area.name for mention in self.index.areas.find(item.sentence.text)})

    def tells_change(self, item: Scored) -> bool:
        """Whether a sentence says that something rose, fell or stayed the same."""
        prose = self.index.vocabulary.prose
        return says_change(item.sentence.text, (*prose("change_up"), *prose("change_down"), *prose("unchanged")))

    def counts(self, item: Scored) -> bool:
        """Whether a sentence says of how many of a group something holds, or counts what is asked itself."""
        quantity = self.index.vocabulary.language["sentences"]["quantity"]
        units = {stem(figure.unit) for figure in self.index.figures_of(item.sentence.id) if figure.unit}
        return says_any(item.sentence.text, quantity) or stem(self.reading.counted) in units

    def is_dated(self, item: Scored) -> bool:
        """Whether a sentence, or one beside it, names a year of the question, or holds a figure of it."""
        near = (item.sentence, *filter(None, self.index.neighbours(item.sentence)))
        asked = {year for period in self.reading.periods for year in (period.first, period.last) if year}
        named = {y for s in near for p in self.index.said_periods[s.id] for y in (p.first, p.last) if y}
        figures = self.index.figures_of(item.sentence.id)
        return bool(asked & named) or any(is_asked_period(self.reading, figure.period) for figure in figures)

    def lists_head(self, item: Scored) -> bool:
        """Whether a sentence has the noun of which things are to be listed, and tells the asked change of them."""
        head = _LISTED.search(fold(self.reading.question)) if self.reading.operation == "list" else None
        own = head is not None and item.sentence.terms.get(stem(head[1]), 0.0) >= 1.0
        return own and ("change" not in self.reading.wants or self.tells_asked_change(item) > 0)

    def tells_asked_change(self, item: Scored) -> int:
        """1 for a sentence about a change that goes the asked way, -1 for the other way, 0 for no change."""
        prose = self.index.vocabulary.prose
        way = asked_direction(item.sentence.text, prose("change_up"), prose("change_down"))
        if way and self.reading.operation == "list" and self.reading.direction not in ("", way):
            return -1
        return int(self.tells_change(item))

    def is_about(self, item: Scored) -> bool:
        """Whether a sentence, or the passage around it, names the asked area; the region and the country need not be named."""
        asked = set(self.reading.areas) - self._general
        around = f"{item.sentence.text} {self.index.passages[item.sentence.passage].text}"
        return not asked or bool(asked & {mention.area.name for mention in self.index.areas.find(around)})


def _too_vague(case: Case) -> Answer | None:
    if asks_members(case.reading):
        return list_members(case.reading, case.index)
    if (
        has_subject(case.reading)
        or ((case.reading.categories or case.reading.excluded) and (case.reading.areas or case.reading.over))
        or case.reading.operation == "definition"
    ):
        return None
    return list_members(case.reading, case.index) or ask_back(case.reading, case.index)


def _definition(case: Case) -> Answer | None:
    if case.reading.operation != "definition":
        return None
    if not has_subject(case.reading):
        return not_explained(case.reading, case.index)
    markers = case.index.vocabulary.language["sentences"]["definition"]
    for item in case.sentences()[:8] if case.reading.terms and not case.reading.unknown else ():
        explains = any(marker in item.sentence.text for marker in markers) or _in_brackets(case.reading, item)
        explains = explains or _is_entry(case.reading, item)
        if explains and item.covered >= DEFINITION_COVERAGE and _says_itself(case.reading, item):
            return replace(compose_sentences(case.reading, [item], case.index), strength=item.covered)
    return not_explained(case.reading, case.index)


def _in_brackets(reading: Reading, item: Scored) -> bool:
    """Whether the sentence explains the main word by brackets: "ernstig overgewicht (obesitas)"."""
    main = max(reading.terms, key=lambda term: term.weight)
    return any(word in words(main.text) for found in _BRACKETS.finditer(item.sentence.text) for word in words(found[1]))


def _is_entry(reading: Reading, item: Scored) -> bool:
    """Whether the sentence is an entry of a list of terms: "Grijze druk: het aantal …", with all that is asked as its term."""
    entry = _ENTRY.match(item.sentence.text)
    said = {stem(word) for word in words(entry[1])} if entry else set()
    return bool(said) and all(any(key in said for key, _ in term.keys) for term in subjects_of(reading.terms))


def _says_itself(reading: Reading, item: Scored) -> bool:
    """Whether the sentence has the main word of the question in its own text, not just in a heading."""
    main = max(reading.terms, key=lambda term: term.weight)
    return any(item.sentence.terms.get(key, 0.0) >= 1.0 for key, _ in main.keys)


def _ranking(case: Case) -> Answer | None:
    operations = (*RANKED, "closest", "widest")
    if case.reading.operation not in operations:
        return None
    if case.reading.over == "rows" or case.reading.operation in ("closest", "widest"):
        answer = rank_rows(case.reading, case.index, case.matcher)
        if answer:
            return answer
    if case.reading.operation in ("closest", "widest"):
        return None
    return rank_areas(case.reading, case.index, case.matcher)


def _parts(case: Case) -> Answer | None:
    return rank_parts(case.reading, case.index, case.matcher)


def _listing(case: Case) -> Answer | None:
    if len(case.reading.areas) == 2 and _ONE_OF_TWO.search(case.reading.question):
        return None  # "waar is het meer, in X of in Y" asks for no count
    if case.reading.operation == "count" or (
        case.reading.operation in ("list", "value") and case.reading.over == "areas"
    ):
        answer = count_against_country(case.reading, case.index, case.matcher)
        if answer:
            return answer
    if _COUNTS_PLACES.search(fold(case.reading.question)):
        return None
    if case.reading.operation in ("list", "count"):
        answer = list_group(case.reading, case.index, case.matcher)
        if answer:
            return answer
    if case.reading.operation in ("why", "open", "definition", "when"):
        return None
    lists = case.reading.over == "rows" or case.reading.operation in ("count", "list")
    changed = list_changed(case.reading, case.index, case.matcher) if lists else None
    if changed:
        return changed
    if lists:
        return list_rows(case.reading, case.index, case.matcher)
    return None


def _difference(case: Case) -> Answer | None:
    reading = case.reading
    if reading.operation not in ("difference", "sum"):
        return None
    by_period = reading.operation == "difference" and len(reading.areas) < 2 and _names_time(case)
    both = items(reading, case.index, case.matcher)
    names = [item.name for item in both] if both else []
    lookup = _of_members(case) if "share" in reading.wants and reading.operation == "sum" else case.lookup
    figures = tuple(i.figure for i in both) if both else operands(lookup, by_period, reading.periods)
    if figures is None or (any(is_rate(f) for f in figures) and not asks_rate(reading)):
        return None
    if reading.operation == "difference":
        return compose_difference(reading, figures, case.index, names)
    if figures[0].unit == "%" and not parts_of_one_whole(figures, case.index):
        return None
    left_out = [other for item in both or () for other in item.others]
    return compose_sum(reading, figures, case.index, names, left_out)


def _relative(case: Case) -> Answer | None:
    """ "Hoeveel procent meer inwoners heeft Emmen dan Hoogeveen": both amounts, and the first in percent of the second."""
    reading = case.reading
    if len(reading.areas) != 2 or not asks_percent_more(reading.question):
        return None
    plain = replace(reading, operation="difference", wants=reading.wants - {"share", "change"})
    lookup = look_up(plain, case.index, case.matcher)
    amounts = (replace(one, figures=tuple(f for f in one.figures if f.unit != "%")) for one in lookup.found)
    pair = operands(replace(lookup, found=tuple(amounts)), False, ())
    return compose_relative(reading, pair, case.index) if pair and len(pair) == 2 else None


def _names_time(case: Case) -> bool:
    """Whether the question compares moments: it names a year, or the year before."""
    return bool(case.reading.periods) or says_any(case.reading.question, case.index.vocabulary.prose("year_before"))


def _of_members(case: Case) -> Lookup:
    """Shares of the region for the asked municipalities alone: "welk deel van de regio woont in X en Y samen"."""
    members = tuple(area for area in case.reading.areas if area in case.index.content.members)
    if len(members) < 2 or set(case.reading.areas) - {case.index.region, *members}:
        return case.lookup
    return look_up(replace(case.reading, areas=members), case.index, case.matcher)


def _two_things(case: Case) -> Answer | None:
    """ "Is de uitgaande pendel groter dan de inkomende": both figures, and which is higher."""
    reading = case.reading
    if reading.operation not in ("value", "trend") or len(reading.areas) > 1 or not compares_two(reading.question):
        return None
    things = items(replace(reading, areas=reading.areas or (case.index.region,)), case.index, case.matcher)
    if things is None or len(things) != 2:
        return None
    asked = fold(reading.question)
    return compose_two(reading, sorted(things, key=lambda thing: asked.find(thing.name)), case.index)


def _values(case: Case) -> Answer | None:
    if case.reading.operation in ("why", "when", "open", "definition") or (
        case.reading.over == "rows" and not case.lookup.complete
    ):
        return None
    if case.reading.operation in (*RANKED, "count", "ratio"):
        return None
    if case.reading.operation in ("trend", "list") and not case.reading.numeric:
        return None
    if case.reading.operation in ("difference", "sum") and (_is_one_level(case) or _is_of_other_years(case)):
        return None
    if any(found.figures for found in case.lookup.found):
        return compose_values(case.reading, comparable(case.lookup), case.index)
    return None


def _which_of_several(case: Case) -> Answer | None:
    """A question that fits several rows of a table alike: the figures of each, or a question back where those are many."""
    reading, tied = case.reading, case.lookup.tied
    firsts = [found.figures[0] for found in case.lookup.found if found.figures]
    if not tied or reading.over == "rows" or reading.before or (firsts and not firsts[0].from_table):
        return None
    if reading.operation in RANKED:
        return rank_each(reading, tied, case.index) or ask_which(reading, tied, case.index)
    if reading.operation not in ("value", "difference") or not firsts:
        return None
    shown = [
        next((f for f in (*found.figures, *found.other_periods) if f.subject == one.subject and not f.missing), None)
        for one in tied
        for found in case.lookup.found
    ]
    given = [figure for figure in shown if figure is not None]
    if len({figure.subject for figure in given}) < 2:
        return None
    if len(given) > MOST_SHOWN or reading.operation == "difference":
        return ask_which(reading, tied, case.index)
    return compose_several(reading, given, case.index)


def _is_one_level(case: Case) -> bool:
    """Whether only one amount was found where two are to be compared or added: half a sum is no answer."""
    firsts = [found.figures[0] for found in case.lookup.found if found.figures]
    changed = "change" in case.reading.wants or _names_time(case) or "dan" not in words(case.reading.question)
    change = changed and any(figure.kind == "change" for figure in firsts)
    gap = any(figure.direction == "gap" for figure in firsts)
    return len(firsts) == 1 and not (change or gap) and firsts[0].unit != "procentpunt"


def _is_of_other_years(case: Case) -> bool:
    """Whether two years are to be compared and what was found is no change from the one to the other."""
    years = sorted(period.last or 0 for period in case.reading.periods)
    spans = {(f.period.first, f.period.last) for found in case.lookup.found for f in found.figures[:1]}
    return len(years) == 2 and case.reading.operation == "difference" and bool(spans) and spans != {tuple(years)}


def _sentences(case: Case) -> Answer | None:
    """Open questions; a question for a number that has no figure is refused rather than answered with prose."""
    if case.reading.operation == "value" and _WHO_IS.search(fold(case.reading.question)):
        return None  # reports of figures name no people
    worked_out = case.reading.operation in ("difference", "sum", "ratio")
    if (case.reading.numeric and case.reading.operation == "value") or (worked_out and _asks_amount(case)):
        return None
    if case.reading.unknown:
        return _overlooking(case)
    if case.lookup.found and not case.lookup.complete and case.reading.operation == "value":
        return None
    least = MIN_COVERAGE if case.reading.operation == "value" and not case.reading.over else MIN_COVERED
    scored = [
        i
        for i in case.sentences()
        if i.covered + BY_MEANING * (i.meaning - 0.5) + HEAD_BONUS * case.lists_head(i) >= least and case.is_about(i)
    ]
    ranked = case.reading.operation in RANKED
    if case.reading.over == "areas" and (ranked or not case.reading.areas):
        scored = [item for item in scored if case.names_member(item)]
    if case.reading.operation in (*RANKED, "value", "trend") and case.reading.over != "areas":
        scored = [item for item in scored if case.names_asked_members(item)]
    if case.reading.operation == "trend" and case.reading.periods and any(p.first for p in case.reading.periods):
        scored = [item for item in scored if case.is_dated(item)]
    if case.reading.operation == "when":
        scored = [item for item in scored if find_periods(item.sentence.text, case.index.vocabulary)]
    if case.reading.operation in RANKED:
        phrases = case.index.vocabulary.operations[case.reading.operation]["phrases"]
        named = {fold(phrase) for phrase in phrases}
        scored = [item for item in scored if item.covered >= SURELY or set(words(item.sentence.text)) & named]
    if case.reading.operation == "trend" or (case.reading.operation == "list" and "change" in case.reading.wants):
        told = [
            replace(
                item,
                score=item.score + CHANGE_BONUS * case.tells_asked_change(item) + HEAD_BONUS * case.lists_head(item),
            )
            for item in scored
        ]
        scored = sorted(told, key=lambda item: -item.score)
    if "forecast" in case.reading.wants and not case.reading.periods:
        scored = [item for item in scored if case.looks_ahead(item)] or scored
    if case.reading.numeric and case.reading.operation not in ("trend", "when"):
        scored = [item for item in scored if has_number(item.sentence.text)]
    if case.reading.operation == "count":
        scored = [item for item in scored if case.counts(item)]
    if not scored:
        return None
    answer = compose_sentences(case.reading, scored, case.index)
    sure = case.reading.operation == "count" or (case.reading.operation == "open" and scored[0].covered >= SURELY)
    return replace(answer, strength=scored[0].covered) if sure else answer


def _asks_amount(case: Case) -> bool:
    """Whether a sum or difference of figures is asked: with a number, or between named places or years."""
    return case.reading.numeric or len(case.reading.areas) > 1 or bool(case.reading.periods)


def _overlooking(case: Case) -> Answer | None:
    """An open question with a word that the report does not have: its sentences, where they carry all other words and are
    near in meaning as well. A name is never overlooked.
    """
    reading = case.reading
    names = any(re.search(rf"(?<=[\w,] ){re.escape(word)}", reading.question, re.IGNORECASE)
                and re.search(rf"\b{re.escape(word.capitalize())}", reading.question) for word in reading.unknown)  # fmt: skip
    if reading.operation not in ("why", "open", "when", "trend") or len(reading.unknown) > 2 or names:
        return None
    known = replace(reading, terms=tuple(term for term in reading.terms if term.known))
    if sum(term.weight for term in known.terms) < sum(term.weight for term in reading.terms) / 2:
        return None
    if not has_subject(known):
        return None
    rest = replace(case, reading=known)
    scored = [i for i in rest.sentences() if i.covered >= SURELY and i.meaning >= NEAR_IN_MEANING and rest.is_about(i)]
    return compose_sentences(known, scored, case.index) if scored else None


def _trend(case: Case) -> Answer | None:
    reading = case.reading
    changed = "change" in reading.wants and reading.operation == "value" and not case.lookup.complete
    if reading.operation == "why" or reading.numeric or reading.periods:
        return None
    if not (changed or reading.operation == "trend" or reading.categories):
        return None
    answer = row_trend(reading, case.index, case.matcher)
    return with_newer(answer, case.index) if answer else None


def _figures_after_all(case: Case) -> Answer | None:
    """A question that asks for more than figures, but of which only figures were found."""
    if any(found.figures for found in case.lookup.found) and case.reading.operation in ("open", "trend", "list", "why"):
        answer = compose_values(case.reading, case.lookup, case.index)
        why = answer and answer.status == "answered" and case.reading.operation == "why"
        return replace(answer, text=f"{NO_CAUSE}\n\n{answer.text}") if answer and why else answer
    return None


def _refusal(case: Case) -> Answer | None:
    answer = not_in_report(case.reading, case.lookup, case.index)
    return answer if answer.sources else with_nearest(answer, _nearest_sentences(case), case.index)


def _nearest_sentences(case: Case) -> list[Sentence]:
    """The sentences nearest to a question that is not answered, where they carry the part of it that the report knows."""
    known = replace(case.reading, terms=tuple(term for term in case.reading.terms if term.known))
    said = sum(term.weight for term in known.terms)
    if not has_subject(known) or said < sum(term.weight for term in case.reading.terms) / 2:
        return []
    rest = replace(case, reading=known)
    near = [item for item in rest.sentences() if item.covered >= NEARBY and rest.is_about(item)]
    return [item.sentence for item in near[:MOST_NEAR]]


Rule = Callable[[Case], Answer | None]


def _worked_out(work_out: Callable[[Reading, Index, Matcher], Answer | None]) -> Rule:
    """A rule for a way to work out an answer that looks up its own operands."""
    return lambda case: work_out(case.reading, case.index, case.matcher)


def _worked_out_of(work_out: Callable[[Reading, Lookup, Index, Matcher], Answer | None]) -> Rule:
    """A rule for a way to work out an answer from what was found."""
    return lambda case: work_out(case.reading, case.lookup, case.index, case.matcher)


RULES: tuple[tuple[str, Rule], ...] = (
    ("te vaag", _too_vague),
    ("uitleg van een begrip", _definition),
    ("onderdelen op volgorde", _parts),
    ("meer dan één cijfer past", _which_of_several),
    ("ranglijst", _ranking),
    ("telling of opsomming", _listing),
    ("vergelijking van twee dingen", _two_things),
    ("saldo van twee stromen", _worked_out(work_out_balance)),
    ("verhouding", _worked_out_of(work_out_ratio)),
    ("gemiddelde over gemeenten", _worked_out(work_out_average)),
    ("deel van het geheel", _worked_out_of(work_out_share)),
    ("verandering tussen twee jaren", _worked_out_of(work_out_change)),
    ("ontwikkeling over de jaren van een tabel", _worked_out_of(work_out_series)),
    ("jaar ervoor", _worked_out(work_out_earlier)),
    ("verschil in procenten", _relative),
    ("verschil of som", _difference),
    ("ontwikkeling volgens de tabel", _trend),
    ("waarde", _values),
    ("zinnen uit de tekst", _sentences),
    ("toch een cijfer", _figures_after_all),
    ("niet in het rapport", _refusal),
)
"""Tried in this order; the trace names the one that answered."""
