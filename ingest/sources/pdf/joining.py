"""Printed lines → running text: soft hyphens and broken words, decided by what the whole document shows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vectorstore.dutch.lemmas import is_dutch

_TAIL = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_PIECE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
MOST_PIECES = 3
"""Pieces that a word in a cell may lie in before the one at hand."""
_HEAD = re.compile(r"^([^\W\d_]+)")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_CONJUNCTIONS = ("en", "of", "als", "tot", "noch", "maar", "versus", "dan", "and", "or")
"""After "zonne-" at the end of a line these show that it is a word with its second part left out."""


_CLASH = re.compile(r"(?:a-[aiu]|e-[eiu]|i-[eij]|o-[eiou]|u-[iu])$")
"""Vowels that Dutch spelling keeps apart with a hyphen: "zonne-energie". Source: Woordenlijst der Nederlandse taal, 6.2."""
BREAKING = 0.02
"""From this part of the lines on that end in a hyphen, a document is taken to break words off: a few lines end in a compound."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Which words the document prints whole, and which with a hyphen; and whether it breaks words off at line ends."""

    whole: frozenset[str]
    hyphened: frozenset[str]
    breaks: bool = False

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Spelling":
        """Collects both from printed lines; a word that ends its line with a hyphen counts for neither."""
        whole: set[str] = set()
        hyphened: set[str] = set()
        lines = ending = 0
        for text in texts:
            lines += 1
            ending += _TAIL.search(text) is not None
            folded = text.replace("\u00ad", "").casefold()
            hyphened.update(match.replace("\u2010", "-") for match in _COMPOUND.findall(folded))
            whole.update(_WORD.findall(_COMPOUND.sub(" ", _TAIL.sub(" ", folded))))
        return cls(frozenset(whole), frozenset(hyphened), ending >= BREAKING * lines)

    def joined(self, before: str, after: str) -> str:
        """Two printed lines as one text; a hyphen at the end of the first goes only where it broke a word."""
        if not before or not after:
            return before + after
        tail, head = _TAIL.search(before), _HEAD.search(after)
        if tail is None or head is None:
            if before.endswith("\u00ad"):
                return before[:-1] + after
            broken = re.search(r"[\w€%]-$", before) is not None and not before.endswith(" -")
            return before + after if broken and (after[0].isdigit() or after[0].isupper()) else f"{before} {after}"
        if before.endswith("\u00ad"):
            return before[:-1] + after
        return self._decided(before, after, tail[1], head[1])

    def joined_in_cell(self, before: str, after: str) -> str:
        """Two printed lines of a cell as one text. A word that is wider than its column is broken anywhere, without a hyphen,
        and more than once where the column is very narrow: "Tev" + "red" + "enheid". Only what makes a known word is joined.
        """
        head = _PIECE.match(after)
        tokens = before.split()
        for count in range(1, min(MOST_PIECES, len(tokens)) + 1) if head and head[0][0].islower() else ():
            pieces = [*tokens[-count:], head[0] if head else ""]
            whole = "".join(pieces).casefold()
            known = whole in self.whole or whole in self.hyphened or is_dutch(whole)
            if known and not all(self._is_word(piece.casefold()) for piece in pieces):
                return " ".join([*tokens[:-count], f"{''.join(tokens[-count:])}{after}"])
        return self.joined(before, after)

    @staticmethod
    def _is_word(text: str) -> bool:
        return len(text) > 1 and is_dutch(text)

    def _decided(self, before: str, after: str, tail: str, head: str) -> str:
        """In turn: what the document itself prints elsewhere, what spelling demands, what the dictionary knows; then whether
        the document breaks words off at all.
        """
        left, right = tail.casefold(), head.casefold()
        token = before.split()[-1][:-1].casefold()
        ends = after[len(head) : len(head) + 1] in ("", ".", ",", ";", ":", ")", "?", "!")
        if right in _CONJUNCTIONS and not ends:
            return f"{before} {after}"
        if token + right in self.hyphened:
            return before[:-1] + after  # "Borger-O-" + "doorn"
        if not right[0].islower() or head[0].isupper() or f"{left}-{right}" in self.hyphened:
            return before + after
        if left + right in self.whole:
            return before[:-1] + after
        if len(tail) > 1 and tail.isupper():
            return before + after  # "EU-" + "landen" is spelt with its hyphen
        if is_dutch(left + right):
            return before[:-1] + after
        clashes = _CLASH.search(f"{left[-1:]}-{right[:1]}") is not None
        keeps = clashes or (not self.breaks and self._is_compound(left, right))
        return before + after if keeps else before[:-1] + after

    def _is_compound(self, left: str, right: str) -> bool:
        """Both parts are words of their own, or the first is one that other compounds start with a hyphen."""
        if any(word.startswith(f"{left}-") for word in self.hyphened):
            return True
        return left in self.whole and right in self.whole and len(left) > 3 and len(right) > 3


def moved_up(before: str, after: str, spelling: Spelling) -> tuple[str, str]:
    """Two printed lines with a word that was broken off between them whole on the first, so that a space may join them."""
    whole = spelling.joined(before, after)
    if whole == f"{before} {after}":
        return before, after
    head, _, rest = after.partition(" ")
    return spelling.joined(before, head), rest
