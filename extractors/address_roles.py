"""Whether a place is where a library stands, as far as the words around it tell.

A neighbour ("напротив ТРЦ"), a home, the akim's district or the site of a concert is somebody else's; a place that a
library moves away from is its former one; "Абай көшесі, 40 емес" is denied.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.address_lexicon import AddressMention, DistrictMention, PlaceRole, RoleWords
from extractors.patterns import any_phrase, compile_phrases, phrases_source, words_source

_REACH = 48
_GOES_ON = re.compile(r"[ ]+[^\W\d_]")


class RoleReader:
    """Judges the places of one language's sentences."""

    def __init__(self, words: RoleWords, prepositions: tuple[str, ...]) -> None:
        link = rf"(?:[ ]+(?:{any_phrase(prepositions)}))?[ ]*$" if prepositions else r"[ ]*$"
        number = r"(?:[ ]*№?[ ]?\d{1,3}|[ ]+\"[^\"]{2,40}\")?,?"
        self._denied_before = re.compile(rf"{phrases_source(words.denied_before)}{link}")
        self._denied_after = re.compile(rf"[ ,]*{phrases_source(words.denied_after)}")
        self._moves = compile_phrases(words.moves)
        self._moving = compile_phrases(words.moving)
        ending = words_source(words.moving_endings) if words.moving_endings else ""
        self._moving_end = re.compile(rf"(?:{ending})[ \"]*$")
        self._left_before = re.compile(rf"{phrases_source(words.left_before)}[ ]*$")
        self._left_end = re.compile(rf"(?:{words_source(words.left_endings)})[ \"]*$")
        self._beside_before = re.compile(rf"{phrases_source(words.beside_before)}{link}")
        self._beside_after = re.compile(rf"[ ]*{phrases_source(words.beside_after)}")
        self._people_after = re.compile(rf"[ ]*{phrases_source(words.people_after)}")
        located = words_source(words.located_endings)
        self._located = re.compile(rf"(?:{located})[ \"]*$")
        # Where a word's own ending tells that something is in it, a bare one before a place is its subject.
        self._cases = bool(words.located_endings)
        self._others = compile_phrases(words.others)
        self._traffic = compile_phrases(words.traffic)
        self._landmark = compile_phrases(words.landmark)
        self._near_after = re.compile(rf"[ ]*{phrases_source(words.near_after)}")
        self._old_before = re.compile(rf"{phrases_source(words.old_before)}[ :-]*$")
        self._old_after = re.compile(rf"[ ]*{phrases_source(words.old_after)}")
        self._corrects = compile_phrases(words.corrects)
        self._corrected = compile_phrases(words.corrected)
        self._people_before = re.compile(rf"{phrases_source(words.people_before)}{link}")
        self._lives_before = re.compile(rf"{phrases_source(words.lives)}{link}")
        self._lives_after = re.compile(rf"[ ]*{phrases_source(words.lives)}")
        self._house_before = re.compile(rf"{phrases_source(words.institutions)}{number}{link}")
        self._house_after = re.compile(rf"[ ]*(?:№?[ ]?\d{{1,3}}[ -]+)?{phrases_source(words.institutions)}")
        self._subject = compile_phrases(words.subject)
        self._open_air = compile_phrases(words.open_air)
        self._library = compile_phrases(words.library)
        self._sits = compile_phrases(words.sits)
        self._events = compile_phrases(words.events)
        self._lacks = compile_phrases(words.lacks)

    def beside(self, place: AddressMention, low: str) -> bool:
        """Whether a house or complex only tells what stands near: it is no part of the address that follows."""
        before = low[max(0, place.start - _REACH) : place.start]
        after = self._beside_after.match(low, place.end) or self._people_after.match(low, place.end)
        return bool(self._beside_before.search(before) or after)

    def judge(self, address: AddressMention, low: str) -> AddressMention:
        """The address with its role in a folded sentence."""
        role = self._role(address.start, address.end, low)
        if role is PlaceRole.STANDS and self._is_of_others(address, low):
            role = PlaceRole.FOREIGN
        if role is PlaceRole.STANDS and "house" not in address.parts and self._near_after.match(low, address.end):
            role = PlaceRole.FOREIGN
        leads = self._moving_end.search(low, address.start, address.end)
        if role is PlaceRole.STANDS and leads and self._moving.search(low):
            role = PlaceRole.AHEAD
        return address if role is PlaceRole.STANDS else replace(address, role=role)

    def judge_district(self, district: DistrictMention, low: str) -> DistrictMention:
        """The district with its role; a district that wants a library has none."""
        role = self._role(district.start, district.end, low)
        if role is PlaceRole.STANDS and self._lacks.search(low):
            role = PlaceRole.FOREIGN
        return district if role is PlaceRole.STANDS else replace(district, role=role)

    def _role(self, start: int, end: int, low: str) -> PlaceRole:
        before, after = low[max(0, start - _REACH) : start], low[end : end + _REACH]
        if self._denied_before.search(before) or self._denied_after.match(after) or self._mistaken(start, end, low):
            return PlaceRole.DENIED
        if self._old_before.search(before) or self._old_after.match(after):
            return PlaceRole.LEFT
        leaves = self._left_before.search(before) or self._left_end.search(low, start, end)
        if leaves and self._moves.search(low):
            return PlaceRole.LEFT
        if any(pattern.search(before) for pattern in (self._beside_before, self._people_before, self._lives_before)):
            return PlaceRole.FOREIGN
        if self._beside_after.match(after) or self._lives_after.match(after):
            return PlaceRole.FOREIGN
        if self._people_after.match(after) and not self._located.search(low, start, end):
            return PlaceRole.FOREIGN
        return PlaceRole.STANDS

    def _mistaken(self, start: int, end: int, low: str) -> bool:
        """Whether a place stands in the report of a mistake, before the words that put it right."""
        mistake = self._corrects.search(low)
        if not mistake:
            return False
        right = self._corrected.search(low)
        return not right or end <= right.start() or (mistake.end() <= start and right.start() < mistake.start())

    def _is_of_others(self, address: AddressMention, low: str) -> bool:
        """Whether the sentence speaks of another house or of an event there, and of no library.

        A palace or a village without a street is an address only where a library is spoken of.
        """
        before, after = low[max(0, address.start - _REACH) : address.start], low[address.end : address.end + _REACH]
        unplaced = not {"street", "microdistrict", "complex"} & set(address.parts)
        unplaced = unplaced and not self._open_air.search(low, address.start, address.end)
        bare = not {"house", "cross_street"} & set(address.parts)
        subject = bare and self._subject.search(low, address.start, address.end)
        house = self._house_before.search(before)
        other = unplaced or house or self._house_after.match(after)
        other = other or (subject and _GOES_ON.match(after)) or self._events.search(low)
        if self._open_air.search(low, address.start, address.end) and self._events.search(low):
            return True
        if self._library.search(self._landmark.sub(" ", low)):
            return False
        if self._others.search(low) or (house and self._cases and not self._located.search(before.rstrip(" ,"))):
            return True
        return bool(other or (bare and self._traffic.search(low))) and not self._sits.search(low)
