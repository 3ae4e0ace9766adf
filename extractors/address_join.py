"""Pieces of one address put together: a microdistrict and its street, a corner of two streets, the floor."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.address_lexicon import AddressLexicon, AddressMention
from extractors.address_ordinals import Ordinals
from extractors.patterns import any_phrase, compile_phrases, phrases_source, words_source

_JOIN_GAP = 30
_FLOOR_GAP = 40


class AddressJoiner:
    """Joins neighbouring pieces of one language's addresses."""

    def __init__(self, lexicon: AddressLexicon) -> None:
        marks = lexicon.markers
        self._ordinals = Ordinals(lexicon.ordinals)
        joint, crossing = any_phrase(marks.crossing_joint), any_phrase(marks.crossing)
        self._crossing = compile_phrases(marks.crossing)
        self._corner = re.compile(rf"[ ,(]*(?:(?:{joint}|{crossing})[ ,]+){{1,3}}|[ ]?[-/][ ]?")
        self._between_after = re.compile(rf"[ ]*{phrases_source(marks.between_after)}")
        self._between = re.compile(rf"{phrases_source(marks.between)}[ ]+$")
        self._joining = re.compile(rf"[ ,:(-]*(?:(?:{any_phrase(marks.joining)})[ ,]+)?")
        self._floor = re.compile(
            rf"(?<![\w-])(?:(?P<number>\d{{1,2}})(?:[ ]?-[ ]?(?:{words_source(marks.ordinals)})?)?"
            rf"|(?P<word>{self._ordinals.source}))[ ]*(?:{any_phrase(marks.floor)})(?!\w)"
        )

        roles = lexicon.roles
        self._from_before = re.compile(rf"{phrases_source(roles.left_before)}[ ]*$")
        self._from_end = re.compile(rf"(?:{words_source(roles.left_endings)})$" if roles.left_endings else r"(?!)")
        self._moves = compile_phrases(roles.moves)
        self._into = frozenset(("", *marks.inside))

    def join(self, pieces: list[AddressMention], low: str) -> list[AddressMention]:
        """The addresses that the pieces of a sentence make; of pieces that overlap the first and longest counts."""
        kept: list[AddressMention] = []
        for piece in sorted(pieces, key=lambda item: (item.start, -item.end)):
            if not kept or piece.start >= kept[-1].end:
                kept.append(piece)
        return self._neighbours(self._corners(kept, low), low)

    def at_crossing(self, low: str) -> bool:
        """Whether a sentence speaks of a corner."""
        return self._crossing.search(low) is not None

    def _corners(self, pieces: list[AddressMention], low: str) -> list[AddressMention]:
        """Two streets at a corner are one address; streets that only bound a place are none."""
        corner = self.at_crossing(low)
        merged: list[AddressMention] = []
        for piece in pieces:
            last = merged[-1] if merged else None
            if last and self._between.search(low, 0, piece.start):
                continue
            if last and self._between_after.match(low, piece.end):
                if self._corner.fullmatch(low, last.end, piece.start):
                    merged.pop()
                continue
            if (
                corner
                and last
                and "street" in last.parts
                and "street" in piece.parts
                and "cross_street" not in last.parts
                and self._corner.fullmatch(low, last.end, piece.start)
            ):
                parts = last.parts | {"cross_street": piece.parts["street"]}
                merged[-1] = AddressMention(last.start, piece.end, parts, last.former)
            else:
                merged.append(piece)
        return merged

    def _neighbours(self, pieces: list[AddressMention], low: str) -> list[AddressMention]:
        """Neighbouring pieces that do not repeat a part are one address: a microdistrict, then its street."""
        joined: list[AddressMention] = []
        for piece in pieces:
            last = joined[-1] if joined else None
            if (
                last
                and piece.start - last.end <= _JOIN_GAP
                and not (set(last.parts) & set(piece.parts)) - {"type"}
                and not self._leads_on(last, piece, low)
                and self._joining.fullmatch(low, last.end, piece.start)
            ):
                former = last.former or piece.former
                joined[-1] = AddressMention(last.start, piece.end, _together(last, piece), former)
            else:
                joined.append(piece)
        return joined

    def _leads_on(self, last: AddressMention, piece: AddressMention, low: str) -> bool:
        """Whether a move leads from the first place to the second: "с улицы Абая, 241 в Дом школьников"."""
        if not self._moves.search(low):
            return False
        left = self._from_before.search(low, 0, last.start) or self._from_end.search(low, last.start, last.end)
        return bool(left) and low[last.end : piece.start].strip(" ,") in self._into

    def with_floor(self, addresses: list[AddressMention], low: str) -> list[AddressMention]:
        """A floor belongs to the address that stands beside it, unless another stands there too."""
        if not addresses:
            return addresses
        found = list(addresses)
        for match in self._floor.finditer(low):
            floor = match["number"] or self._ordinals.value(match["word"])
            near = [index for index, item in enumerate(found) if "floor" not in item.parts and _near(match, item)]
            if len(near) == 1:
                item = found[near[0]]
                start, end = min(item.start, match.start()), max(item.end, match.end())
                found[near[0]] = replace(item, start=start, end=end, parts=item.parts | {"floor": floor})
        return found


def _near(match: re.Match[str], item: AddressMention) -> bool:
    """Whether a floor stands beside an address, or within it ("6-й микрорайон, первый этаж дома 25")."""
    within = item.start <= match.start() and match.end() <= item.end
    return within or 0 <= match.start() - item.end <= _FLOOR_GAP or 0 <= item.start - match.end() <= _FLOOR_GAP


def _together(one: AddressMention, other: AddressMention) -> dict[str, str]:
    """Parts of both; the type is the street's, where there is one. A village is told by its street alone."""
    if one.settlement != other.settlement:
        return dict(other.parts if one.settlement else one.parts)
    first, second = one.parts, other.parts
    street = next((parts for parts in (first, second) if "street" in parts), {})
    return first | second | ({"type": street["type"]} if "type" in street else {})
