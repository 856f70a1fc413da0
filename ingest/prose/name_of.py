"""What a number in running text measures, as a short name: a concept, its kind, and the part that it is about.

"Inkomende pendel", "Werkgelegenheid: landbouw", "Leerlingen (voortgezet onderwijs)". Ordered rules, the first that
answers wins; concepts and their words are in data/vocabulary/concepts.toml.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.evidence import near
from ingest.prose.concepts import Concepts, of_both_kinds
from ingest.prose.parsed import Parsed
from ingest.prose.zip_lists import paired
from vectorstore.dutch.numbers import NUMBER_WORDS, NumberMention
from vectorstore.dutch.vocabulary import Vocabulary
from vectorstore.dutch.words import WORD, Lexicon, fold, spoken_name, stem, words
from vectorstore.records import Sentence, Table

_NUMBERED = re.compile(r"^\d+(?:\.\d+)*\.?\s+|^\d+\.\s*")
_ARTICLE = re.compile(r"^(?:De|Het|Een)\s+", re.IGNORECASE)
_BOUNDARY = re.compile(r"[,;:.()\d%]")
_DESCRIBED = re.compile(r"\s*(?:[^\W\d]+\s*)?\(([^\d()]{3,60})\)")
_BROKEN = re.compile(r"-\s(?!en\b|of\b)")
"""A hyphen at the end of a printed line: "ICT- sector"."""
_PHRASE = re.compile(r"\s+(?:van|aan|per|met|zonder|voor|door|in|uit)\s+")
_NOUN = r"[\wà-ÿ’'-]"
_BEHIND_NOUN = rf"(?:\s+(?:van|aan|per|met|zonder|voor)\s+(?:(?:de|het|een)\s+)?[\d.]*\s?{_NOUN}+)?"
_NOUNS = rf"(?:[a-zà-ÿ]{{2,}}e\s+)?{_NOUN}{{4,}}{_BEHIND_NOUN}"
_SUBJECT = re.compile(
    rf"(?:Het (?:totale )?aantal (?P<counted>{_NOUNS})"
    rf"|Het (?P<part>(?:aandeel|percentage) {_NOUNS})|(?:De|Het) (?P<measured>{_NOUNS}))"
    r"\s+(?:bedroeg|bedroegen|bedraagt|bedragen|daalde|daalden|daalt|dalen|steeg|stegen|stijgt|stijgen|lag|lagen|ligt|liggen"
    r"|kwam|kwamen|komt|komen|nam|namen|neemt|nemen|groeide|groeiden|groeit|bleef|bleven|blijft|verdubbelde|verdubbelt"
    r"|halveerde|halveert|varieert|verschilt|schommelt|wordt geraamd|worden geraamd|is (?:opgelopen|gestegen|gedaald)"
    r"|is (?:sinds|in|tussen)|zal)\b"
)
"""A subject in front of a verb that measures."""
_MEASURE = re.compile(r"^(?:gemiddelde|aandeel|percentage)\s+")
_SAME_SUBJECT = re.compile(r"[^;]*(?:;[^;]*\b(?:dit|dat|het)\b[^;]*)?")
_DIVIDES = re.compile(r"(?:Hiervan|Daarvan|Van (?:de|het|alle))\b")
_PART_END = re.compile(r"[,;:.()\d%]|\sen\s")
MAX_ITEM_WORDS = 5


@dataclass(frozen=True, slots=True)
class Name:
    """What a number measures; `part` is the part that it is about, `scope` what its heading limits it to ("" for none)."""

    measure: str
    part: str = ""
    scope: str = ""

    def __str__(self) -> str:
        if self.part:
            return f"{self.measure}: {self.part}"
        return f"{self.measure} ({self.scope})" if self.scope else self.measure


class Namer:
    """Names numbers; holds the concepts, the labels of the tables, and the lexicon that takes compounds apart."""

    def __init__(self, labels: Iterable[str], items: Iterable[str], lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        """`labels` are table rows that are indicators, `items` rows that are parts of one ("Metaalproducten")."""
        totals = {fold(word) for word in vocabulary.language["sentences"]["totals"]}
        self._openers = tuple(vocabulary.language["text"]["openers"])
        self._of_both = set(vocabulary.language["text"]["of_all"][:2])
        self._pointers = vocabulary.language["text"]["pointers"]
        self._stopwords = vocabulary.stopwords
        self._population = {stem(word) for entry in vocabulary.population for word in words(entry)}
        self._labels = {label: self._stems(label) for label in dict.fromkeys(labels) if self._stems(label)}
        self._items = {
            label: self._forms(label, vocabulary) for label in dict.fromkeys(items) if fold(label) not in totals
        }
        self._concepts = Concepts(lexicon, vocabulary)
        changes = vocabulary.prose("change_up") + vocabulary.prose("change_down") + vocabulary.prose("difference")
        light = (*changes, *vocabulary.generic, *NUMBER_WORDS, *vocabulary.prose("no_items"))
        self._no_items = {stem(word) for phrase in light for word in words(phrase)} | self._population

    def name_of(
        self,
        parsed: Parsed,
        number: NumberMention,
        unit: str | None,
        earlier: Sequence[Sentence],
        named: Mapping[int, Name],
        last: Name | None = None,
    ) -> Name:
        """The name of a number.

        `earlier` are the sentences before it, `named` the names so far in its own by offset, `last` the last name in
        the sentence right before it.
        """
        mate = self._beside(parsed, number)
        if mate is not None and mate.start in named:
            return named[mate.start]
        refers = parsed.text.startswith(self._openers) or any(f" {phrase} " in parsed.text for phrase in self._pointers)
        concept = self._concept(parsed, number, unit, earlier[-2:] if refers and not last else ())
        label = self._table_label(parsed)
        if label and not (concept and self._stems(label) < self._stems(concept)):
            return Name(label)
        both = refers and last and earlier and self._of_both & set(words(parsed.text))
        shared = self._concepts.last_concept(earlier[-1].text) if both else None
        if shared and last:  # "voor beide categorieën": not of the kind that was named last
            return Name(of_both_kinds(shared, earlier[-1].text), scope=last.scope)
        if refers and last and (not self._in_sentence(parsed, number) or self._points_back(parsed, number)):
            share = self._share_of(parsed, number, last.measure)
            return Name(last.measure, part=share) if share and not last.part else last
        subject = self._subject(parsed, number)
        base = subject or concept or self._counted(unit) or _heading(parsed.sentence.place.section)
        item = self._item(parsed, number, base)
        if item:
            return Name(base, part=item)
        place = parsed.sentence.place
        scope = self._scope(place.section, base) if place.section != place.chapter and base[-1] != ")" else ""
        return Name(base, scope=scope)

    def _subject(self, parsed: Parsed, number: NumberMention) -> str | None:
        """What the sentence says it measures, where the concepts do not know it: "De gemiddelde verkoopprijs bedroeg …".

        A concept in the subject counts only as its head: "De uitgaven aan jeugdzorg" are no youth care.
        """
        found = _SUBJECT.match(parsed.text)
        if (
            not found
            or number.start < found.end()
            or not _SAME_SUBJECT.fullmatch(parsed.text, found.end(), number.start)
        ):
            return None
        text: str = found["counted"] or found["part"] or found["measured"]
        bare = _MEASURE.sub("", text)
        head = _PHRASE.split(bare, maxsplit=1)[0]
        if {stem(word) for word in words(head)} & self._no_items and head == bare:
            return None
        if self._concepts.last_concept(head) or (head == bare and self._in_sentence(parsed, number)):
            return None
        if any(mention.start < found.end() and not mention.adjective for mention in parsed.areas):
            return None
        return text[0].upper() + text[1:]

    def _points_back(self, parsed: Parsed, number: NumberMention) -> bool:
        """Whether the words before the number say "dit aandeel" and no concept."""
        before = f"{parsed.text[: number.start]} "
        return any(f" {phrase} " in before for phrase in self._pointers) and self._concepts.last_concept(before) is None

    def _in_sentence(self, parsed: Parsed, number: NumberMention) -> bool:
        """Whether the sentence itself names a concept, other than people."""
        sides = (parsed.text[: number.start], parsed.text[number.end :])
        found = [self._concepts.last_in(side, parsed, number) for side in sides]
        return any(name is not None and not self._is_people(name) for name in found)

    def _beside(self, parsed: Parsed, number: NumberMention) -> NumberMention | None:
        """The number that this one says again in another unit: "+460 banen, 15%" or "350 banen (4%)"."""
        explained = parsed.explains(number)
        if explained:
            return explained
        at = parsed.numbers.index(number)
        before = parsed.numbers[at - 1] if at else None
        inside = parsed.brackets_around(number)
        if (
            before
            and inside
            and before.start > inside[0]
            and before.unit != number.unit
            and not paired(parsed, number, parsed.areas)
        ):
            return before
        return None

    def _table_label(self, parsed: Parsed) -> str:
        """The longest indicator of a table whose words all stand in the sentence, unless several different ones do."""
        present = {stem(word) for word in words(parsed.text)}
        fitting = [label for label, stems in self._labels.items() if stems <= present]
        longest = max(fitting, key=len, default="")
        alone = all(self._labels[label] <= self._labels[longest] for label in fitting)
        return longest if longest and alone else ""

    def _concept(
        self, parsed: Parsed, number: NumberMention, unit: str | None, earlier: Sequence[Sentence]
    ) -> str | None:
        """The concept nearest to the number: its unit, its clause, its sentence, the one before it, the heading."""
        text = parsed.text
        if unit and self._printed_behind(parsed, number, unit) and not self._is_people(unit):
            own = self._concepts.last_in(unit, parsed, number)
            if own:
                return own
        inside = [_at_home(parsed, place) for place in (near(text, number), text[: number.start], text[number.end :])]
        around = [sentence.text for sentence in reversed(earlier)]
        around.append(_NUMBERED.sub("", parsed.sentence.place.section))
        people = None
        for place in (*inside, *around):
            found = self._concepts.last_in(place, parsed, number)
            if found and not self._is_people(found):
                return found if not people or place in inside else people
            people = people or found
        return people

    def _printed_behind(self, parsed: Parsed, number: NumberMention, unit: str) -> bool:
        return fold(unit.split(" per ")[0]) in fold(parsed.text[number.end : number.end + 60])

    def _is_people(self, name: str) -> bool:
        return all(stem(word) in self._population for word in words(name))

    def _counted(self, unit: str | None) -> str | None:
        """What is counted, as a name: "Studenten"; none for percentages, money and people."""
        if not unit or not unit[0].isalpha() or unit == "procentpunt" or self._is_people(unit):
            return None
        return unit[0].upper() + unit[1:]

    def _item(self, parsed: Parsed, number: NumberMention, base: str) -> str | None:
        """The part that the number is about: the words before its brackets, those in brackets behind it, or a table row."""
        described = _DESCRIBED.match(parsed.text, number.end)
        if described and not parsed.brackets_around(number):
            return self._usable(described[1], base, parsed)
        share = self._share_of(parsed, number, base)
        if share:
            return share
        segment = self._segment(parsed, number)
        brackets = parsed.brackets_around(number)
        beside = brackets is not None and ":" in parsed.text[brackets[0] : number.start]
        item = self._usable(segment, base, parsed) if brackets and not beside else None
        for text in (segment, parsed.text):
            rows = [
                label for label, forms in self._items.items() if any(self._concepts.says(text, form) for form in forms)
            ]
            said = frozenset().union(*(set(form) for row in rows for form in self._items[row]))
            if (
                len(rows) == 1
                and (item is None or self._stems(item) <= said)
                and not self._stems(rows[0]) <= self._stems(base)
            ):
                return rows[0][0].lower() + rows[0][1:]
            if item:
                return item
        return None

    def _share_of(self, parsed: Parsed, number: NumberMention, base: str) -> str | None:
        """The part behind a share: "koopwoning" of "Hiervan is 62% een koopwoning"."""
        if number.unit != "%" or parsed.brackets_around(number) or not _DIVIDES.match(parsed.text):
            return None
        return self._usable(_PART_END.split(parsed.text[number.end :])[0], base, parsed)

    def _segment(self, parsed: Parsed, number: NumberMention) -> str:
        """The words right before the number, or before the brackets around it, back to a comma, a bracket or a number."""
        brackets = parsed.brackets_around(number)
        end = brackets[0] if brackets and not parsed.explains(number) else number.start
        return _BOUNDARY.split(parsed.text[:end])[-1]

    def _usable(self, text: str, base: str, parsed: Parsed) -> str | None:
        """An item without the function words around it; None for places, changes and what the name says already."""
        tokens = text.split()
        at = max(
            (i + 1 for i, token in enumerate(tokens) if fold(token) in self._stopwords and fold(token) != "en"),
            default=0,
        )
        kept = tokens[at:]
        while kept and fold(kept[0]) == "en":
            kept = kept[1:]
        item = _BROKEN.sub("-", " ".join(kept))
        stems = {stem(word) for word in words(item)}
        if not kept or len(kept) > MAX_ITEM_WORDS or stems & self._no_items or stems <= {stem(w) for w in words(base)}:
            return None
        places = {_letters(parsed.text[mention.start : mention.end]) for mention in parsed.areas}
        if any(_letters(item) in place or place in _letters(item) for place in places) or self._concepts.last_concept(
            item
        ):
            return None
        return item

    def _scope(self, section: str, base: str) -> str:
        """What the heading adds to a name: "industrie" of "Vestigingen in de industrie"; the whole heading if unrelated."""
        heading = _heading(section)
        said = {part for word in self._concepts.tokens(base) for part in (word.stem, *word.parts)}
        kept = []
        for found in WORD.finditer(heading):
            parts = {part for word in self._concepts.tokens(found[0]) for part in (word.stem, *word.parts)}
            if not parts & said and not parts & self._no_items and not self._concepts.last_concept(found[0]):
                kept.append(found[0])
        if (
            not kept or stem(fold(heading.split()[-1])) in self._no_items
        ):  # "Aantrekkelijke regio" says nothing of a part
            return ""
        while kept and fold(kept[0]) in self._stopwords:
            kept = kept[1:]
        while kept and fold(kept[-1]) in self._stopwords:
            kept = kept[:-1]
        text = " ".join(kept)
        return spoken_name(text)

    def _forms(self, label: str, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
        """A row label and its synonyms, as stems."""
        own = tuple(map(stem, words(label)))
        same = [group for group in vocabulary.synonyms if any(tuple(map(stem, words(m))) == own for m in group)]
        return [own, *(tuple(map(stem, words(member))) for group in same for member in group)]

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(stem(word) for word in words(text) if word not in self._stopwords)


def _letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalpha())


def namer_of(tables: Sequence[Table], lexicon: Lexicon, vocabulary: Vocabulary) -> Namer:
    """The namer of a report with these tables: rows under a heading of their own ("Type activiteit") are parts of what the table
    is about, others indicators.
    """
    labels = [row.label for table in tables if not table.row_heading for row in table.rows]
    items = [row.label for table in tables if table.row_heading for row in table.rows]
    return Namer(labels, items, lexicon, vocabulary)


def _at_home(parsed: Parsed, place: str) -> str:
    """A part of a sentence with "de eigen regio" for the place that people are from: "inwoners van Assen die in Assen werken"."""
    named = [parsed.text[mention.start : mention.end] for mention in parsed.areas if not mention.adjective]
    for name in {name for name in named if named.count(name) > 1}:
        where = rf"\b(die|dat) in (?:de |het )?{re.escape(name)} (?=werk)"
        place = re.sub(where, r"\1 in de eigen regio ", place)
    return place


def _heading(section: str) -> str:
    """A heading as a name: without its number and article."""
    text = _ARTICLE.sub("", _NUMBERED.sub("", section))
    return text[:1].upper() + text[1:]
