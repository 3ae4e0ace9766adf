"""A sentence as the name readers see it: its two forms, its words, what stands in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?\.?|№|#")
# A case ending that a hyphen joins to a Latin word or an abbreviation: «Hub-та», «ҚазҰУ-дың», «КММ-нің».
_JOINED_ENDING = re.compile(r"(?P<stem>[\w'’-]+)-(?P<ending>[\u0430-\u04ff]+)")
_LONGEST_INITIAL = 3
_OPENING, _CLOSING, _EITHER = "«„‘", "»’", '"“”'
_MARK = re.compile(rf"[{_OPENING}{_CLOSING}{_EITHER}]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence; ``low`` is its folded form."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def initial(self) -> bool:
        """Whether it is the initial of a name: ``М.``, ``Дж.``."""
        return self.capital and self.text.endswith(".") and len(self.text) <= 3

    @property
    def abbreviation(self) -> bool:
        """Whether it is an abbreviation in capitals, such as ``ҚазҰУ`` or ``КИМЭП``."""
        return sum(char.isupper() for char in self.text) > 1 and self.text[-1].isupper() and self.text.isalpha()


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands in quotation marks; ``start`` and ``end`` include the marks."""

    start: int
    end: int

    @property
    def inner(self) -> tuple[int, int]:
        """The offsets without the marks."""
        return self.start + 1, self.end - 1


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; ``low`` is its folded form with the same offsets, ``taken`` are the spans of addresses."""

    text: str
    low: str
    words: tuple[Word, ...]
    quotes: tuple[Quote, ...]
    taken: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, low: str, taken: Iterable[tuple[int, int]] = ()) -> Line:
        """The line of a sentence and its folded form."""
        return cls(text, low, tuple(words_of(text, low)), tuple(quotes_of(text)), tuple(taken))

    def blank(self, start: int, end: int) -> bool:
        """Whether nothing but spaces stands between two offsets."""
        return not self.low[start:end].strip()

    def adjacent(self, index: int) -> bool:
        """Whether only spaces part the word ``index`` from the one after it."""
        return index + 1 < len(self.words) and self.blank(self.words[index].end, self.words[index + 1].start)

    def last_before(self, position: int) -> int:
        """The index of the last word that ends at or before an offset; -1 where there is none."""
        return bisect_right(self.words, position, key=lambda word: word.end) - 1

    def first_after(self, position: int) -> int:
        """The index of the first word that starts at or after an offset; the number of words where there is none."""
        return bisect_left(self.words, position, key=lambda word: word.start)

    def is_taken(self, position: int) -> bool:
        """Whether an offset lies in an address or a district."""
        return any(start <= position < end for start, end in self.taken)

    def quote_before(self, position: int) -> Quote | None:
        """The quotation that closes right before an offset."""
        return next((quote for quote in self.quotes if quote.end <= position and self.blank(quote.end, position)), None)

    def quote_after(self, position: int) -> Quote | None:
        """The quotation that opens right after an offset."""
        return next(
            (quote for quote in self.quotes if quote.start >= position and self.blank(position, quote.start)), None
        )

    def quote_around(self, start: int, end: int) -> Quote | None:
        """The innermost quotation that holds a span."""
        around = [quote for quote in self.quotes if quote.start < start and end < quote.end]
        return max(around, key=lambda quote: quote.start, default=None)

    def written(self, start: int, end: int) -> str:
        """The text of a span with look-alike Latin letters mended, capitals kept."""
        return "".join(map(_mended, self.text[start:end], self.low[start:end]))


def _mended(char: str, folded: str) -> str:
    if char.isalpha() and not "\u0400" <= char <= "\u04ff" and "\u0400" <= folded <= "\u04ff":
        return folded.upper() if char.isupper() else folded
    return char


def words_of(text: str, low: str) -> list[Word]:
    """The words of a sentence; a dot stays with an initial (``М.``) or a short abbreviation (``им.``) only.

    A dot that ends the sentence belongs to no abbreviation.
    """
    found: list[Word] = []
    position = 0
    closing = len(low.rstrip(_CLOSING + _EITHER + " "))
    while match := _WORD.search(low, position):
        start, end = match.span()
        last = end == closing
        if low[end - 1] == "." and (end - start > _LONGEST_INITIAL or (last and end - start > 2)):
            end -= 1
        joined = _JOINED_ENDING.fullmatch(text, start, end) if text.find("-", start, end) > 0 else None
        if joined and joined["ending"].islower() and _takes_ending(joined["stem"]):
            end = joined.end("stem")
        found.append(Word(start, end, text[start:end], low[start:end]))
        position = end
    return found


def _takes_ending(stem: str) -> bool:
    return (stem[-1].isascii() and stem[-1].isalpha()) or (stem[-1].isupper() and len(stem) > 1)


def quotes_of(text: str) -> list[Quote]:
    """The quotations of a sentence, inner ones too; a mark without its partner is passed over."""
    found: list[Quote] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        position, char = mark.start(), mark[0]
        if char in _OPENING:
            opened.append(position)
        else:
            partner = next((i for i in reversed(opened) if _partners(text[i], char)), None)
            if partner is not None:
                found.append(Quote(partner, position + 1))
                del opened[opened.index(partner) :]
            elif char in _EITHER:
                opened.append(position)
    return sorted(found, key=lambda quote: quote.start)


def _partners(left: str, right: str) -> bool:
    if left == "‘" or right == "’":
        return left == "‘" and right == "’"
    if left == "«" or right == "»":
        return left == "«" and right == "»"
    return True
