"""Second step of checking a text: its blocks → sentences with their numbers, each read as a figure of a report is.

The rules that read a number in a report (`ingest/prose`) read it in a memo: area, period, unit and kind from its own clause
first, then from its sentence, then from what went before. A heading that names one place holds for what stands below it. An item
of a list is read after the sentence that introduces the list; a cell of a table as if it were written out.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.claims.no_claim import spans
from assistant.claims.records import Memo
from assistant.question_form import says_any
from ingest.evidence import evidence_of
from ingest.prose.figures import read_figures
from ingest.prose.name_of import Name
from ingest.prose.parsed import Parsed
from vectorstore.dutch.areas import AreaBook, AreaMention, area_book
from vectorstore.dutch.numbers import NumberMention, numbers_in
from vectorstore.dutch.sentences import split_sentences
from vectorstore.dutch.words import fold
from vectorstore.index import Index
from vectorstore.records import Area, Figure, Place, Sentence

_YEAR = re.compile(r"(?:19|20)\d\d")
_DATELINE = re.compile(r"^[A-Z][\w-]+(?:,?\s\d{1,2}\s[a-z]+(?:\s\d{4})?)?\s[-–—](?=\s)")
"""The place where a press release is from: "HARDENBERG - "."""
_STRESSED = re.compile(r"\b(?:méér|mínder|wél|níet|dé|hét|vóór)\b")
"""Words with accents for stress only."""
_BARE = re.compile(r"[+-]?\d[\d.]*(?:,\d+)?")
_SCALES = (
    (re.compile(r"(?:[x×]\s*€?\s*1\.?000\b(?!\.)|\bduizend(?:tal)?(?:len)?\b)"), "duizend"),
    (re.compile(r"(?:[x×]\s*€?\s*1\.?000\.?000\b|\b(?:miljoen|mln)\b)"), "miljoen"),
)
_PERCENT = re.compile(r"%|\bprocent\b|\bpercentage\b", re.IGNORECASE)
_POINT = re.compile(r"(?<=\d)\.(?=\d{1,2}\s?(?:%|procent|km\b|kilometer|miljoen|miljard|mln|mld))")
SEVERAL = "regio's"
"""More regions are not the report's own: "in beide regio's"."""
LETTERHEAD = 4
"""Blocks at the start of a memo that may say whose it is."""
MOST_TITLE = 8
"""Words of a line that may say whose text it is: "Aan: gemeenteraad Hardenberg"."""
LEAD = 2
"""Sentences before a list that say what its items are about."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence of a memo: `block` and `start` tell where it stands, `heading` what stands above it.

    `figures` are its numbers by their offset in `text`, read as those of a report are; more than one where a number holds for
    several places. A cell of a table has as `text` what it says written out, and `shift` brings its offsets back to the block.
    """

    text: str
    block: int
    start: int
    heading: str
    area: str
    before: str
    figures: dict[int, tuple[Figure, ...]]
    cell: tuple[int, int] | None = None
    carried: str = ""
    home: str = ""
    areas: tuple[AreaMention, ...] = ()
    sentence: Sentence | None = None
    earlier: tuple[Sentence, ...] = ()

    @property
    def column(self) -> str:
        """The column of a table that a cell stands in; "" for running text."""
        return self.sentence.id.partition(".")[2] if self.cell and self.sentence else ""


def _in_unit(cell: str, header: str) -> str:
    """A cell with the scale and unit that its header gives: 50,3 below "Banen (x 1.000)" as 50,3 duizend."""
    if not _BARE.fullmatch(cell.strip()):
        return cell
    scale = next((word for pattern, word in _SCALES if pattern.search(header)), "")
    percent = "%" if not scale and _PERCENT.search(header) else ""
    return f"{cell.rstrip()} {scale}" if scale else f"{cell.rstrip()}{percent}"


class _Unnamed:
    """Names no number: what a claim is about is found later. Its words tell whether it is about a flow from place to place."""

    def name_of(
        self,
        parsed: Parsed,
        number: NumberMention,  # noqa: ARG002
        unit: str | None,  # noqa: ARG002
        earlier: Sequence[Sentence],
        named: Mapping[int, Name],  # noqa: ARG002
        last: Name | None = None,  # noqa: ARG002
    ) -> Name:
        """The words of the sentence and of the one before it."""
        return Name(" ".join((*(sentence.text for sentence in earlier[-1:]), parsed.text)))


class StatementReader:
    """Reads the sentences of a text with the words and areas of one report."""

    def __init__(self, index: Index, names_subject: Callable[[str], bool] = bool) -> None:
        """`names_subject` tells whether a text names anything that the report measures."""
        self._index = index
        self._names_subject = names_subject
        self._book = index.areas
        self._home = ""
        self._evidence = evidence_of(index.lexicon, index.vocabulary)

    def read(self, memo: Memo) -> list[Spoken]:
        """The sentences of a text in reading order."""
        self._book = self._with_home(memo)
        spoken = [
            one for heading, area, blocks in self._sections(memo) for one in self._section(memo, heading, area, blocks)
        ]
        return sorted(spoken, key=lambda one: (one.block, one.start))

    def _sections(self, memo: Memo) -> Iterator[tuple[str, str, list[int]]]:
        """Each heading with the place that it is about and the blocks up to the next one, the heading included."""
        title = self._index.region
        heading, area, blocks = "", title, list[int]()
        for at, block in enumerate(memo.blocks):
            if block.kind == "heading" and not self._is_letterhead(memo, at):
                if blocks:
                    yield heading, area, blocks
                named = self._only_area(block.text)
                title = named.name if named and at < LETTERHEAD and title == self._index.region else title
                area = named.name if named else area if block.text.endswith(":") else title
                heading, blocks = block.text, []
            blocks.append(at)
        if blocks:
            yield heading, area, blocks

    def _is_letterhead(self, memo: Memo, at: int) -> bool:
        """Whether a line only says who writes: "Gemeente Coevorden" above an address."""
        text = memo.blocks[at].text
        named = self._only_area(text)
        alone = named is not None and fold(text).removeprefix("gemeente ") == fold(named.name)
        return alone and at < LETTERHEAD and any(spans(block.text) for block in memo.blocks[at + 1 : at + 3])

    def _with_home(self, memo: Memo) -> AreaBook:
        """The places that a memo may name, with what a municipality calls itself ("onze gemeente") as that whose memo it is."""
        members = set(self._index.content.members)
        self._home = ""
        for block in memo.blocks[:LETTERHEAD]:
            named = {m.area.name: m.area for m in self._index.areas.find(block.text) if m.area.name in members}
            if len(named) == 1:
                (home,) = named.values()
                named_by = block.kind == "heading" or len(block.text.split()) <= MOST_TITLE
                self._home = home.name if named_by else ""
                titled = not any(spans(other.text) for other in memo.blocks[:LETTERHEAD])
                listed = self._index.vocabulary.claims["times"]
                own = (*listed["home"], *(listed["home_of_title"] if titled else ()))
                own = (*own, *(listed["home_of_own"] if self._home else ()))
                here = Area(home.name, home.kind, (*home.aliases, *own))
                return area_book(
                    (here, *self._index.content.areas), self._index.vocabulary, self._index.content.members
                )
        return self._index.areas

    def _section(self, memo: Memo, heading: str, area: str, blocks: Sequence[int]) -> Iterator[Spoken]:
        running = [at for at in blocks if memo.blocks[at].kind not in ("item", "row")]
        sentences = [one for at in running for one in self._sentences(memo, at, heading)]
        yield from self._read(sentences, sentences, heading, area)
        before: list[tuple[int, int, Sentence]] = []
        for at in blocks:
            lead = [one for one in sentences if one[0] < at][-LEAD:]
            if memo.blocks[at].kind == "item":
                own = self._sentences(memo, at, heading)
                same = self._index.vocabulary.claims["times"]["same"]
                if not self._names_subject(memo.blocks[at].text) or says_any(memo.blocks[at].text, same):
                    lead = [*lead, *before]
                before = own
                yield from self._read(own, [*lead, *own], heading, area)
            elif memo.blocks[at].kind == "row":
                yield from self._row(memo, at, heading, area, lead)

    def _row(
        self, memo: Memo, at: int, heading: str, area: str, lead: list[tuple[int, int, Sentence]]
    ) -> Iterator[Spoken]:
        """The cells of a row of a table, each written out with the label of its row and the header of its column."""
        first = at
        while first and memo.blocks[first - 1].kind == "row":
            first -= 1
        header, cells = (memo.blocks[i].text.split(" | ") for i in (first, at))
        offset = len(cells[0]) + 3
        for column, cell in enumerate(cells[1:], start=1):
            named = header[column] if column < len(header) and first != at else ""
            cell_read = _in_unit(cell, named)
            row = f"{header[0]}: {cells[0]}" if named and header[0] else cells[0]
            before = f"{row}, {named}: " if named else f"{row}: "
            sentence = Sentence(f"{at}.{column}", before + cell_read, "", Place("", "", heading, 0, 0))
            for one in self._read([(at, offset, sentence)], [*lead, (at, offset, sentence)], heading, area):
                yield Spoken(one.text, at, offset, heading, one.area, one.before, one.figures, (offset, len(before)))
            offset += len(cell) + 3

    def _read(
        self,
        wanted: Sequence[tuple[int, int, Sentence]],
        placed: Sequence[tuple[int, int, Sentence]],
        heading: str,
        area: str,
    ) -> Iterator[Spoken]:
        """The wanted sentences, read among those that are placed before them."""
        read = read_figures(
            [sentence for _, _, sentence in placed],
            area,
            self._index.report.edition,
            self._book,
            self._evidence,
            _Unnamed(),
            self._index.vocabulary,
            every=True,
        )
        texts = [sentence.text for _, _, sentence in placed]
        for at, start, sentence in wanted:
            figures: dict[int, tuple[Figure, ...]] = {}
            for figure in read.figures:
                if figure.sentence == sentence.id:
                    offset = int(figure.id.removeprefix(f"{sentence.id}.").split(".")[0])
                    figures[offset] = (*figures.get(offset, ()), figure)
            place = texts.index(sentence.text)
            before = tuple(one for _, _, one in placed[max(0, place - 3) : place])
            yield Spoken(
                sentence.text,
                at,
                start,
                heading,
                area,
                texts[place - 1] if place else "",
                figures,
                carried=self._carried(before) if not sentence.opens_paragraph else "",
                home=self._home,
                areas=tuple(
                    mention
                    for mention in self._book.find(sentence.text)
                    if fold(sentence.text[mention.start : mention.end]) != SEVERAL
                ),
                sentence=sentence,
                earlier=before,
            )

    def terms_at(self, spoken: Spoken, start: int, end: int) -> dict[str, float]:
        """Stems that describe some words of a sentence, as those of a number in it."""
        if spoken.sentence is None:
            return {}
        words = NumberMention(spoken.text[start:end], Decimal(0), start, end, None, None)
        return self._evidence.of_number(spoken.text, words, None, spoken.sentence, spoken.earlier)

    def _carried(self, before: Sequence[Sentence]) -> str:
        """The one municipality that the sentence before names, if it names no other place."""
        if not before:
            return ""
        named = {mention.area.name: mention.area for mention in self._index.areas.find(before[-1].text)}
        only = next(iter(named.values())) if len(named) == 1 else None
        return only.name if only and only.kind == "municipality" else ""

    def _only_area(self, text: str) -> Area | None:
        """The one place that a heading names; an address or a reference with numbers is no heading of what is below it."""
        if any(text[number.start : number.end] for number in numbers_in(text) if not _YEAR.fullmatch(number.printed)):
            return None
        named = {mention.area.name: mention.area for mention in self._index.areas.find(text) if not mention.adjective}
        return next(iter(named.values())) if len(named) == 1 else None

    def _sentences(self, memo: Memo, at: int, heading: str) -> list[tuple[int, int, Sentence]]:
        block = memo.blocks[at]
        found = []
        for start, end in split_sentences(block.text, self._index.vocabulary):
            text = _DATELINE.sub(lambda found: " " * len(found[0]), block.text[start:end])
            text = _STRESSED.sub(lambda found: fold(found[0]), text)
            text = _POINT.sub(",", text)
            opens = start == 0 and block.kind == "paragraph" and text[:1].isupper()
            found.append((at, start, Sentence(f"{at}.{start}", text, "", Place("", "", heading, 0, 0), opens)))
        return found
