"""The statistics of a region or of the country, which are no library's and no city's."""

from __future__ import annotations

from extractors.kit import Kit
from extractors.reading import Reading, Tie


class Regions:
    """Follows where an article leaves its city for the region."""

    def __init__(self) -> None:
        self._paragraph = -2

    def tells_of(self, reading: Reading, kit: Kit) -> bool:
        """Whether a sentence gives the statistics of a region, of the country; the next paragraph may go on."""
        facts = reading.facts
        if any(anchor.tie in (Tie.NAME, Tie.PLACE) for anchor in reading.anchors):
            self._paragraph = -2
            return False
        if any(entity.mentions for anchor in reading.anchors if anchor.tie is Tie.BACK for entity in anchor.entities):
            return False
        several = any(anchor.collective for anchor in reading.anchors)
        if several and facts.numbers and kit.discourse.beyond.search(facts.low):
            self._paragraph = facts.place.paragraph
        goes_on = several or not any(entity.mentions for entity in reading.carried)
        if goes_on and facts.place.paragraph == self._paragraph + 1:
            self._paragraph = facts.place.paragraph
        return facts.place.paragraph == self._paragraph
