"""Are all numbers of an answer from the report? Told from the report's text alone, without any code that answers or checks.

A number may stand in a cited quote (which must be verbatim), be a year or a count of years near it, be part of the heading
that is named, stand in the question, or be what a shown sum comes to when it is worked out here.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from assistant.records import Answer, Source

NEAR, SECTION = 900, 4_000
"""Characters before a quote in which its year may stand: the sentences before it, or all from the heading that is named."""
BEHIND = 300
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SUM = re.compile(r"(?:(?<=\()-|(?<=\s)-)?\(?[\d.,]+\)?(?: [-+×:x] \(?-?[\d.,]+\)?)+ = -?[\d.,]*\d")
_AT_LINE = re.compile(r"\bregel \d+")
"""What `dtz check` found names the lines: its numbers may come from all over the report."""
_COUNT_WORDS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
                "twintig": 20}  # fmt: skip
_FREE = {Fraction(100), Fraction(1000)}


class ReportText:
    """The report as one line."""

    def __init__(self, text: str) -> None:
        self.text = one_line(text)
        self._unbroken = self.text.replace("- ", "-")  # a name that is broken off at a hyphen at the end of a line
        self._headings = {one_line(line) for line in text.splitlines()}

    def unproved(self, answer: Answer) -> list[str]:
        """What in an answer the report does not bear out: quotes that it does not have, and numbers as printed."""
        quotes = [one_line(source.quote) for source in answer.sources]
        faults = [f"geen citaat: {quote}" for quote in quotes if quote not in self.text]
        headings = [h for source in answer.sources for h in (source.chapter, source.section) if h in self._headings]
        quoted = {value for text in quotes for value in values(text)}
        allowed = quoted | {value for source in answer.sources for value in self._years_near(source)}
        allowed |= set(values(answer.question)) | {value for heading in headings for value in values(heading)}
        units = {value for figure in answer.figures for value in values(figure.unit or "")}
        sums = list(_SUM.finditer(answer.text))
        allowed |= units | self._counts(answer) | {value for found in sums for value in _result(found[0], quoted)}
        told = "\n\n".join(block for block in answer.text.split("\n\n") if not _AT_LINE.search(block))
        findings = [block for block in answer.text.split("\n\n") if _AT_LINE.search(block)]
        faults += [fault for block in findings for fault in self._unproved_finding(block)]
        sums = [found for found in sums if found[0] in told]
        rest = _SUM.sub(lambda found: "" if _result(found[0], quoted) else found[0], told)
        faults += [printed for printed, value in _numbers(rest) if value not in allowed]
        faults += [f"som: {found[0]}" for found in sums if not _result(found[0], quoted)]
        return faults + [f.text for f in answer.figures for value in values(f.text) if value not in allowed]

    def _unproved_finding(self, block: str) -> list[str]:
        """Numbers of what the report is said to contradict: each is printed in the report, or what a shown sum comes to."""
        known = set(values(self.text))
        worked = {value for found in _SUM.finditer(block) for value in _result(found[0], known | _worked(block))}
        return [printed for printed, value in _numbers(_AT_LINE.sub(" ", block)) if value not in known | worked]

    def _years_near(self, source: Source) -> Iterator[Fraction]:
        """Years, and years counted in words, in the text around a quote wherever it stands."""
        for found in re.finditer(re.escape(one_line(source.quote)), self.text):
            heading = self.text.rfind(one_line(source.section), max(0, found.start() - SECTION), found.start())
            near = max(0, found.start() - NEAR)
            around = self.text[min(near, heading) if heading >= 0 else near : found.end() + BEHIND]
            yield from (value for value in values(around) if 1900 < value < 2100)
            yield from (Fraction(int(n)) for year in re.findall(r"(?<!\d)(\d\d)/(\d\d)(?!\d)", around) for n in year)
            yield from (Fraction(int(one)) for one in re.findall(r"(\d\d?)(?= jaar\b)", around))
            yield from (Fraction(_COUNT_WORDS[word]) for word in around.casefold().split() if word in _COUNT_WORDS)

    def _counts(self, answer: Answer) -> set[Fraction]:
        """Numbers of different things that are named, where all names stand in the report."""
        counted = set()
        for figure in answer.figures:
            start, _, names = figure.calculation.partition(": ")
            things = [name for name in names.split("; ") if name]
            if (
                start == "geteld"
                and len(set(things)) == len(things)
                and all(one in self.text or one in self._unbroken for one in things)
            ):
                counted.add(Fraction(len(things)))
        return counted


def _worked(block: str) -> set[Fraction]:
    """What the sums of a text come to, as printed: the terms of a next sum."""
    return {value for found in _SUM.finditer(block) for value in values(found[0].split(" = ")[1])}


def one_line(text: str) -> str:
    """Text with all white space as single spaces."""
    return " ".join(text.split())


def values(text: str) -> Iterator[Fraction]:
    """The values of the numbers in a text, without sign."""
    return (value for _, value in _numbers(text))


def _numbers(text: str) -> Iterator[tuple[str, Fraction]]:
    for found in _NUMBER.finditer(text):
        yield found[0], _value(found[0])


def _value(printed: str) -> Fraction:
    """ "1.234,5" as 1234.5; a point that is not before three digits parts two numbers, of which the first counts."""
    whole, _, decimals = printed.partition(",")
    digits = whole.replace(".", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+|\d+", whole) else whole.split(".")[0]
    return Fraction(f"{digits}.{re.sub(r'[^0-9]', '', decimals) or '0'}")


def _result(shown: str, quoted: set[Fraction]) -> list[Fraction]:
    """What is right of the equals sign, if that is what the left side comes to and its terms are quoted; else nothing."""
    left, right = shown.split(" = ")
    left = left[1:] if left.count("(") > left.count(")") else left  # the bracket before the whole sum
    terms = list(values(left))
    spoken = left.replace("×", "*").replace("x", "*").replace(":", "/")
    exact = eval(_NUMBER.sub(lambda n: f"Fraction('{_value(n[0])}')", spoken), {"Fraction": Fraction})
    result = -_value(right[1:]) if right.startswith("-") else _value(right)
    rounds = "/" in spoken or "*" in spoken
    half = Fraction(1, 2 * 10 ** len(right.partition(",")[2])) if rounds else Fraction(0)
    free = _FREE | {Fraction(len(terms) - 1)} if rounds else set()
    return [abs(result)] if abs(exact - result) <= half and set(terms) <= quoted | free else []
