"""What the report calls its rows, parts and scopes, and whether a question says those names."""

from assistant.records import Reading
from assistant.terms import SUBJECT_WEIGHT, fit, parts_of, subjects_of
from vectorstore.dutch.phrases import Phrases
from vectorstore.dutch.words import fold, stem, words
from vectorstore.index import Index
from vectorstore.records import Figure

PART = "part"
"""Kind of the rows of a table of parts of a whole: industries, occupations."""
OF_COLUMNS = ("place", "period")
"""Kinds of rows of which the columns say what is measured."""
SAID = 0.8
"""Fit from which a question is taken to say a word."""


class Names:
    """Names of rows, parts and scopes as stems.

    `every` are the stems of all that figures measure.
    `labels` are row labels, `own` what tells a row apart in its table, `limits` parts and scopes of figures in running
    text, `parts_of_a_whole` the rows of tables of parts (industries, occupations), `whole` what the report measures
    without any limit, `total_of` the scope of each table that adds up one.
    """

    def __init__(self, index: Index, phrases: Phrases) -> None:
        self._phrases = phrases
        self._stopwords = index.vocabulary.stopwords
        sentences = index.vocabulary.language["sentences"]
        self._totals = frozenset(sentences["totals"])
        self._exclusions = sentences["exclusions"]
        people = frozenset(stem(word) for word in index.vocabulary.population)
        self.labels: dict[str, frozenset[str]] = {}
        self.own: dict[tuple[str, str], frozenset[str]] = {}
        generic = self.stems(" ".join((*index.vocabulary.language["tables"]["generic"], *index.vocabulary.generic)))
        subjects = dict.fromkeys((f.table, f.subject) for f in index.content.figures if f.table and f.subject)
        for table_id, subject in subjects:
            table = index.tables[table_id or ""]
            around = self.stems(f"{table.title} {table.place.section} {table.place.chapter} {table.row_heading}")
            label = self.stems(subject or "")
            self.labels[subject or ""] = label
            named = self.stems(self._kept(subject or ""))
            own = named - self._with_synonyms(around) - people
            if table.row_kind in OF_COLUMNS:
                own -= generic  # a table about one thing needs no word of its own
            else:
                own = own or named or label
            self.own[table.id, subject or ""] = own
        rows = {
            row.label
            for t in index.content.tables
            if t.row_kind == PART
            for row in t.rows
            if fold(row.label) not in self._totals
        }
        self._part_labels = sorted(rows)
        self.parts_of_a_whole = [self.labels[label] for label in sorted(rows) if self.labels[label]]
        prose = [figure for figure in index.content.figures if not figure.from_table]
        self.limits = {text: self.stems(text) for f in prose for text in (f.part, f.scope) if text}
        measured = {figure.subject if figure.from_table else figure.measure for figure in index.content.figures}
        self.every = frozenset(key for text in (*measured, *self.limits) for key in self.stems(text or ""))
        self.whole = {figure.measure for figure in prose if not figure.part and not figure.scope}
        self.scopes = {f.place.section: f.scope for f in prose if f.scope and f.measure in self.whole}
        self.total_of = {
            table.id: limit
            for table in index.content.tables
            for limit, stems_ in self.limits.items()
            if stems_ and stems_ <= self.stems(f"{table.title} {table.place.section}")
        }

    def says_all(self, reading: Reading, name: str) -> bool:
        """Whether the question says all words of a name, and nothing of weight that the name does not have."""
        own = self.stems(name)
        extra = [
            t
            for t in reading.terms
            if t.weight >= SUBJECT_WEIGHT and not any(fit(t, {k: 1.0}, self._phrases) for k in own)
        ]
        return bool(own) and not extra and all(self.says(reading, word) for word in own)

    def says(self, reading: Reading, word: str) -> bool:
        """Whether a question says a word, given as stem: itself, by a synonym, or as a part of a compound."""
        return word in parts_of(reading.terms) or any(
            fit(term, {word: 1.0}, self._phrases) >= SAID for term in reading.terms
        )

    def phrase_said(self, reading: Reading, label: str) -> bool:
        """Whether a question says a fixed phrase of a name, or a synonym of it."""
        keys = [key for _, _, key in self._phrases.find(words(label))]
        return any(fit(term, {key: 1.0}, self._phrases) >= SAID for term in reading.terms for key in keys)

    def hinted(self, reading: Reading, label: str) -> bool:
        """Whether a word of the question hints at a row by its whole name, or by a thing that makes up its name."""
        own = self.labels.get(label, frozenset())
        return any(set(thing) <= own for term in reading.terms for thing in term.hints)

    def words_said(self, reading: Reading, label: str) -> int:
        """How many words of a row's name a question says, light ones included, or hints at."""
        said = sum(stem(word) in reading.said or self.says(reading, stem(word)) for word in set(words(label)))
        return said + self.hinted_at(reading, label)

    def is_said_whole(self, reading: Reading, label: str) -> bool:
        """Whether a question says every word of a row's name: "starters" is Starters before "saldo starters en opheffingen"."""
        own = self.labels.get(label, frozenset())
        return bool(own) and all(self.says(reading, word) for word in own)

    def hinted_at(self, reading: Reading, label: str) -> int:
        """How many words of a question hint at a row by its whole name."""
        own = frozenset(stem(word) for word in words(label))
        return sum(any(own.issuperset(thing) and len(thing) > 1 for thing in term.hints) for term in reading.terms)

    def names_row(self, reading: Reading, label: str) -> bool:
        """Whether every subject of a question stands in the name of a row, itself or by a synonym."""
        own = self.labels.get(label, frozenset())
        subjects = subjects_of(reading.terms)
        return bool(subjects) and all(any(fit(t, {word: 1.0}, self._phrases) >= SAID for word in own) for t in subjects)

    def stems(self, text: str) -> frozenset[str]:
        """Stems of a text without function words."""
        return frozenset(stem(word) for word in words(text) if word not in self._stopwords)

    def rows_said(self, reading: Reading) -> dict[str, frozenset[str]]:
        """Rows of tables of parts (industries, occupations) that the question names in full, with their stems."""
        named = {label: self.labels[label] for label in self._part_labels if self.phrase_said(reading, label)}
        named |= {
            label: self.labels[label]
            for label in self._part_labels
            if self.labels[label] and all(self.says(reading, word) for word in self.labels[label])
        }
        return named

    def says_measure(self, reading: Reading, figure: Figure) -> float:
        """Part of the words for what a figure in running text measures that the question says (0 to 1)."""
        own = self.stems(figure.measure)
        if self.phrase_said(reading, figure.measure):
            return 1.0
        return sum(self.says(reading, word) for word in own) / len(own) if own else 0.0

    def is_total(self, figure: Figure) -> bool:
        """Whether a table row adds up the others."""
        return figure.row is not None and fold(figure.row) in self._totals

    def names_limit(self, reading: Reading, text: str) -> bool:
        """Whether a question names a part or a scope, if only by one of its words."""
        own = self.limits[text] or frozenset({""})
        return any(self.says(reading, word) for word in own) or self.phrase_said(reading, text)

    def says_limit(self, reading: Reading, text: str) -> bool:
        """Whether a question says all of the name of a part or a scope, in the very words."""
        own = self.limits[text]
        return bool(own) and all(any(t.keys and t.keys[0][0] == word for t in reading.terms) for word in own)

    def part_said(self, reading: Reading, figure: Figure) -> float:
        """Part of the words of a figure's own name (its row, part or scope) that the question says: 0 to 1."""
        if self.is_total(figure):
            return 1.0
        name = figure.subject if figure.subject is not None else figure.part or figure.scope or figure.indicator
        label = self.labels.get(name) if figure.subject is not None else self.limits.get(name) or self.labels.get(name)
        if not label:
            return 0.0
        if self.phrase_said(reading, name):
            return 1.0
        return sum(self.says(reading, word) for word in label) / len(label)

    def _with_synonyms(self, stems_: frozenset[str]) -> frozenset[str]:
        return stems_.union(*(self._phrases.synonyms(word) for word in stems_))

    def _kept(self, label: str) -> str:
        """A row label without what it leaves out: "groen-blauwe ruimte, exclusief landbouw" is not about farming."""
        tokens = label.split()
        at = next((i for i, token in enumerate(tokens) if fold(token) in self._exclusions), len(tokens))
        return " ".join(tokens[:at])
