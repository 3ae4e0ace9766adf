"""Libraries without a name that a text has counted and tells of one by one: "two have opened. The first …"."""

from __future__ import annotations

from extractors.entities import Entity
from extractors.facts import Facts
from extractors.reading import Reading, Tie
from extractors.unnamed import UnnamedLibraries

_FEWEST, _MOST = 2, 9
# Paragraphs for which a count is remembered while none of its libraries is told of.
_REACH = 2


class CountedLibraries:
    """The libraries of the last count, made when the text comes to them."""

    def __init__(self, unnamed: UnnamedLibraries) -> None:
        self._unnamed = unnamed
        self._count = 0
        self._paragraph = 0
        self._known: dict[int, Entity] = {}

    def note(self, reading: Reading) -> None:
        """Remember how many libraries a sentence counts, if it names none of them."""
        facts = reading.facts
        counted = any(anchor.tie is Tie.PLURAL for anchor in reading.anchors)
        numbers = [int(count.number.value) for count in facts.counts if _FEWEST <= count.number.value <= _MOST]
        if reading.singles():
            if not set(reading.singles()) <= set(self._known.values()):
                self._count = 0
        elif counted and numbers:
            if self._known and numbers[0] != self._count:
                self._known = {}
            self._count, self._paragraph = numbers[0], facts.place.paragraph

    def following(self, facts: Facts) -> Entity | None:
        """The first library of the count that the text has not told of yet; None where all are told of."""
        return self.nth(len(self._known), facts)

    def nth(self, place: int, facts: Facts) -> Entity | None:
        """The library at a place of the count (from 0; -1 is the last); None where nothing has been counted."""
        place = place if place >= 0 else self._count - 1
        if not 0 <= place < self._count or facts.place.paragraph - self._paragraph > _REACH:
            return None
        if place not in self._known:
            self._known[place] = self._unnamed.counted(facts)
        self._known[place].mentions += 1
        self._paragraph = facts.place.paragraph
        return self._known[place]
