"""The house of an address, its block and building: right behind the name, before it, or farther on in the sentence.

A house number is read only with an address beside it, so that ``247/7`` never becomes opening hours.
"""

from __future__ import annotations

import re

from extractors.address_lexicon import AddressMention, Markers
from extractors.address_ordinals import Ordinals
from extractors.patterns import any_phrase, words_source

HOUSE = r"\d{1,4}(?:[^\W\d_](?=[ ]?/))?(?:[ ]?/[ ]?\d{1,4})?(?:[^\W\d_](?!\w))?"
_PART = r"\d{1,3}[^\W\d_]?|[^\W\d_]"
_APART_LETTER = re.compile(r"(?:[ ]?-|[ ])?\"?(?P<letter>[^\W\d_])\"?(?![\w.])")
_SPACES = re.compile(r"\s")
# How far from its street a house may stand that says of itself that it is one ("44-үй", "дом 5").
_REACH = 60


class HouseReader:
    """Reads the house numbers of one language."""

    def __init__(self, marks: Markers, ordinals: Ordinals) -> None:
        before, tail = any_phrase(marks.house_before), any_phrase(marks.house)
        fill = any_phrase(marks.house_fill)
        self._house = re.compile(
            rf"(?:[ ]+(?:{any_phrase(marks.along)}))?[ ]*[,(]?[ ]*(?P<fill>(?:(?:{fill})[ ]+){{1,3}})?"
            rf"(?P<word>(?:{before})[ ]*)?(?P<house>{HOUSE})(?![\w%])(?![.,:]\d)(?![ ]*-[ ]*\d)"
        )
        self._not_house = re.compile(rf"[ -]*(?:{any_phrase(marks.not_house)})(?!\w)")
        self._tail = re.compile(rf"[ ]?-?[ ]?(?:{tail})(?!\w)|-(?:{words_source(marks.house_endings)})(?!\w)")
        self._block = _part(marks.block)
        self._building = _part(marks.building)
        self._near = re.compile(
            rf"(?<!\w)(?:{any_phrase(marks.house_word)})[ ]*(?:№[ ]?)?(?P<house>{HOUSE})(?![\w%])[ ,]*"
            rf"(?:(?:{any_phrase((*marks.bare_before, *marks.inside))})[ ]+)?$"
        )
        told = rf"(?<![\w-])(?:{any_phrase(marks.house_word)})[ ]*(?:№[ ]?)?(?P<a>{HOUSE})(?![\w%])(?![.,:]\d)"
        counted = rf"(?:(?P<c>{HOUSE})-(?:{words_source(marks.ordinals)})|(?P<word>{ordinals.source}))"
        self._told = re.compile(
            rf"{told}|(?<![\w/-])(?P<b>{HOUSE})-(?:{tail})(?!\w)"
            rf"|(?<![\w/-]){counted}[ ]+(?:{any_phrase(marks.house_counted)})(?!\w)"
        )
        self._ordinals = ordinals
        self._hint = re.compile(rf"{any_phrase((*marks.house_word, *marks.house_counted))}|-(?:{tail})")

    def take(self, end: int, text: str, low: str, parts: dict[str, str]) -> int:
        """Read the house, its block and building behind a name into ``parts``; the new end of the address."""
        match = self._house.match(low, end)
        if not match or self._not_house.match(low, match.end()):
            return end
        tail = self._tail.match(low, match.end())
        if match["fill"] and not (tail or match["word"]):
            return end
        return self._read(match, "house", text, low, parts)

    def counts_something(self, position: int, low: str) -> bool:
        """Whether the number that ends here counts what follows it."""
        return self._not_house.match(low, position) is not None

    def take_block(self, end: int, text: str, low: str, parts: dict[str, str]) -> int:
        """Read the block and building behind a complex; the new end of the address."""
        for part, pattern in (("block", self._block), ("building", self._building)):
            found = pattern.match(low, end)
            if found:
                group = "a" if found["a"] else "b"
                parts[part], end = text[found.start(group) : found.end(group)], found.end()
        return end

    def before(self, start: int, text: str, low: str, parts: dict[str, str]) -> int:
        """Read a house that stands before its street ("дом № 5 по улице Абая"); the new start of the address."""
        match = self._near.search(low, max(0, start - _REACH), start)
        if not match:
            return start
        self._read(match, "house", text, low, parts)
        return match.start()

    def farther(self, addresses: list[AddressMention], text: str, low: str) -> list[AddressMention]:
        """The only address of a sentence with the only house that says of itself that it is one."""
        if len(addresses) != 1 or "house" in addresses[0].parts or not self._hint.search(low):
            return addresses
        address = addresses[0]
        if not {"street", "microdistrict"} & set(address.parts):
            return addresses
        told = [match for match in self._told.finditer(low) if not self._not_house.match(low, match.end())]
        if len(told) != 1 or not 0 <= told[0].start() - address.end <= _REACH:
            return addresses
        between = low[address.end : told[0].start()]
        if ";" in between:
            return addresses
        parts = dict(address.parts)
        if told[0]["word"]:
            parts["house"], end = self._ordinals.value(told[0]["word"]), told[0].end()
        else:
            end = self._read(told[0], next(group for group in "abc" if told[0][group]), text, low, parts)
        return [AddressMention(address.start, end, parts, address.former)]

    def _read(self, match: re.Match[str], group: str, text: str, low: str, parts: dict[str, str]) -> int:
        house, end = text[match.start(group) : match.end(group)], match.end(group)
        letter = _APART_LETTER.match(low, end)
        sure = letter and (text[letter.start("letter")].isupper() or low[letter.end() - 1] == '"')
        if letter and sure and house[-1].isdigit():
            house, end = house + text[letter.start("letter")], letter.end()
        parts["house"] = _SPACES.sub("", house)
        tail = self._tail.match(low, end)
        return self.take_block(tail.end() if tail else end, text, low, parts)


def _part(words: tuple[str, ...]) -> re.Pattern[str]:
    """A numbered or lettered part of a house: "2-корпус", "корп. 2", "литера «А»"."""
    word = any_phrase(words)
    return re.compile(
        rf"[ ]*[,(]?[ ]*(?:(?P<a>{_PART})[ ]?-[ ]?(?:{word})(?!\w)|(?:{word})[ ]?(?:№[ ]?)?\"?(?P<b>{_PART})\"?(?!\w))"
    )
