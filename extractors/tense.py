"""Whether a sentence tells of what is, what will be, what was, or what is not so."""

from __future__ import annotations

from extractors.addresses import AddressMention, PlaceRole
from extractors.dates import DateMention
from extractors.facts import Facts
from extractors.kit import Kit
from schemas.edtf import bounds
from schemas.vocab import Modality


def clause_at(facts: Facts, position: int, kit: Kit) -> tuple[int, int]:
    """Start and end of the clause around an offset; conjunctions of contrast divide clauses."""
    breaks = [0, *(match.start() for match in kit.discourse.breaks.finditer(facts.low)), len(facts.low)]
    start = max(place for place in breaks if place <= position)
    return start, min((place for place in breaks if place > position), default=len(facts.low))


_DENIAL_REACH = 25


class Tense:
    """Decides modalities against the day of publication (EDTF, or None)."""

    def __init__(self, kits: dict[str, Kit], published: str | None) -> None:
        self._kits = kits
        self._published = published
        self._paragraph = -1
        self._history = False

    def enter(self, facts: Facts) -> None:
        """Begin a sentence: a story of the past goes on in its paragraph until the text turns to the present."""
        goes_on = self._history and self._paragraph == facts.place.paragraph and not facts.now
        self._history = facts.story or goes_on
        self._paragraph = facts.place.paragraph

    def plain(self, facts: Facts) -> Modality:
        """Stated, unless the sentence speaks of plans."""
        return Modality.PLANNED if facts.planned else Modality.STATED

    def past(self, facts: Facts, position: int) -> bool:
        """Whether what stands at an offset is told as history.

        A word of the past reaches as far as the first figure behind it: "once it had 96 m², the new one has 210".
        """
        if not facts.past:
            return self._history and not facts.now
        start, end = clause_at(facts, position, self._kits[facts.language])
        cue = self._kits[facts.language].events.past.search(facts.low, start, min(end, position))
        if cue is None:
            return False
        return not any(cue.end() <= figure.start and figure.end <= position for figure in facts.figures)

    def of_place(self, facts: Facts, address: AddressMention) -> Modality:
        """The modality of an address: where the library stands, stood, will stand, or does not."""
        if address.role is PlaceRole.DENIED:
            return Modality.DENIED
        if address.role is PlaceRole.LEFT or self._past_place(facts, address):
            return Modality.PAST
        if address.role is PlaceRole.AHEAD:
            return Modality.ANNOUNCED if any(self.ahead(date) for date in facts.dates) else Modality.PLANNED
        # What is planned for "branch № 3 (8-й микрорайон)" is not its address.
        aside = facts.low[: address.start].rstrip().endswith("(") and facts.low[address.end :].lstrip().startswith(")")
        return Modality.STATED if aside else self.plain(facts)

    def _past_place(self, facts: Facts, address: AddressMention) -> bool:
        """Whether a place is where the library once stood; a Kazakh word of the past stands before it."""
        kit = self._kits[facts.language]
        start, end = clause_at(facts, address.start, kit)
        # The former name of a street ("бывшая Калинина") says nothing about the library.
        low = facts.low[: address.start] + "," * (address.end - address.start) + facts.low[address.end :]
        cue = kit.events.past_place.search(low, start, end)
        return cue is not None and (cue.start() < address.start or not kit.place_first)

    def ahead(self, date: DateMention) -> bool:
        """Whether a date lies after the day of publication."""
        return self._published is not None and bounds(date.value).first > bounds(self._published).last

    def event(self, modality: Modality, date: DateMention, facts: Facts, verb_end: int) -> Modality:
        """The modality of a dated event, given that of its verb; a denial stands right behind the verb or before it."""
        denied = self._kits[facts.language].events.denied
        if modality is Modality.STATED and denied.search(facts.low, verb_end, verb_end + _DENIAL_REACH):
            return Modality.DENIED
        if modality is not Modality.ANNOUNCED:
            return modality
        if facts.planned:
            return Modality.PLANNED
        return Modality.ANNOUNCED if self.ahead(date) else Modality.STATED
