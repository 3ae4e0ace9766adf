"""Whose a finding is: the library, the list of libraries, or the city's system that its words speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.employers import only_receives
from extractors.entities import Entity
from extractors.kit import Kit
from extractors.places import gap_between, in_bracket
from extractors.reading import Anchor, Reading, Tie
from extractors.tense import clause_at

# Costs in characters of text; found on the newsroom together with those of ``places``.
_WRONG_SIDE = 25
_PAIR = 2
_SEMICOLON, _COMMA = 60, 10
_OTHER_BETWEEN = 80
_BACK = 5


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a finding is, and what tied it there; ``entities`` is empty for the network and where nobody is known."""

    entities: tuple[Entity, ...]
    tie: Tie

    @property
    def network(self) -> bool:
        """Whether it is the city's system."""
        return self.tie is Tie.NETWORK


NOBODY = Owner((), Tie.NONE)


class Ownership:
    """Finds owners within the readings of one article."""

    def __init__(self, kits: dict[str, Kit]) -> None:
        self._kits = kits

    def of(self, reading: Reading, start: int, end: int, *, figure: bool = False) -> Owner:
        """The owner of what one library has: a figure, a service, a status.

        The nearest anchor before it in its clause, then after it; else in the sentence; else what the text is about.
        A ``figure`` may belong to the city's libraries even where single ones are named.
        """
        chosen = self._nearest(reading, start, end, figure=figure)
        if chosen is not None:
            if chosen.tie is Tie.NETWORK:
                return Owner((), Tie.NETWORK)
            if chosen.tie is Tie.PLURAL:
                wide = self._city_wide(reading) or (figure and self._goes_on(reading))
                return Owner((), Tie.NETWORK) if wide else NOBODY
            return Owner(chosen.entities, chosen.tie) if chosen.single or chosen.tie is Tie.LIST else NOBODY
        if figure and reading.network_focus:
            return Owner((), Tie.NETWORK)
        return self._from_context(reading, start)

    def of_predicate(self, reading: Reading, start: int, end: int) -> Owner:
        """The owner of what a whole list may share: hours, an opening. A count without names owns it for later."""
        if reading.group and self._about_group_only(reading):
            return Owner(reading.group, Tie.LIST)
        chosen = self._nearest(reading, start, end, figure=False)
        if chosen is not None:
            if chosen.tie is Tie.NETWORK:
                return Owner((), Tie.NETWORK)
            return Owner(chosen.entities, Tie.LIST if chosen.tie is Tie.PLURAL else chosen.tie)
        if reading.carried and not self._rival_before(reading, start):
            return Owner(reading.carried, Tie.FOCUS)
        return self._from_context(reading, start)

    def of_place(self, reading: Reading, start: int, end: int) -> Owner:
        """The owner of a place: Kazakh places stand before their library, Russian ones mostly after it."""
        counted_off = next((anchor for anchor in reading.anchors if _told_by(anchor, reading, start)), None)
        if counted_off:
            return Owner(counted_off.entities, counted_off.tie)
        if paired := _in_turn(reading, start):
            return Owner(paired.entities, paired.tie)
        ranked = [
            (self._place_cost(reading, anchor, start, end), anchor.start, anchor)
            for anchor in reading.anchors
            if anchor.single
        ]
        if ranked:
            anchor = min(ranked, key=lambda item: item[:2])[2]
            return Owner(anchor.entities, anchor.tie)
        shared = next((anchor for anchor in reading.anchors if anchor.tie is Tie.LIST), None)
        if shared:
            return Owner(shared.entities, Tie.LIST)
        if any(anchor.of_system or _several_before(anchor, start) for anchor in reading.anchors):
            return NOBODY
        return self._from_context(reading, start)

    def _nearest(self, reading: Reading, start: int, end: int, *, figure: bool) -> Anchor | None:
        anchors = [
            anchor
            for anchor in reading.anchors
            if (anchor.entities or anchor.collective) and not self._receives(anchor, reading, start)
        ]
        left, right = clause_at(reading.facts, start, self._kits[reading.facts.language])
        for pool in ([anchor for anchor in anchors if left <= anchor.start < right], anchors):
            before = [anchor for anchor in pool if anchor.start < end]
            chosen = before[-1] if before else next(iter(pool), None)
            if chosen is not None:
                return chosen if figure or not chosen.collective else _single_of(pool, end) or chosen
        return None

    def _receives(self, anchor: Anchor, reading: Reading, start: int) -> bool:
        """Whether a library only takes over what the one of the text gives away: "12,000 books went to library X"."""
        mention = anchor.mention
        if mention is None or anchor.start < start or len(reading.carried) != 1 or anchor.entities == reading.carried:
            return False
        return only_receives(mention, reading.facts, self._kits[reading.facts.language])

    def _about_group_only(self, reading: Reading) -> bool:
        """Whether the sentence names no library besides its list."""
        return all(
            set(anchor.entities) <= set(reading.group) or anchor.tie is Tie.BACK
            for anchor in reading.anchors
            if anchor.entities
        )

    def _rival_before(self, reading: Reading, start: int) -> bool:
        """Whether another house is what the clause is about: "the hospital next door works from 8"."""
        kit = self._kits[reading.facts.language]
        left, _ = clause_at(reading.facts, start, kit)
        return any(not match["not"] for match in kit.discourse.rivals.finditer(reading.facts.low, left, start))

    def _from_context(self, reading: Reading, start: int) -> Owner:
        if self._rival_before(reading, start):
            return NOBODY
        if len(reading.carried) == 1:
            return Owner(reading.carried, Tie.FOCUS)
        silent = not any(anchor.entities or anchor.collective for anchor in reading.anchors)
        return Owner((reading.ahead,), Tie.AHEAD) if reading.ahead and silent else NOBODY

    def _city_wide(self, reading: Reading) -> bool:
        """Whether "the libraries" of a sentence are all of the city: it says so, or its paragraph did."""
        discourse = self._kits[reading.facts.language].discourse
        low = reading.facts.low
        return (bool(discourse.city.search(low)) or reading.after_network) and not discourse.beyond.search(low)

    def _goes_on(self, reading: Reading) -> bool:
        """Whether "the libraries" of a sentence are those of the city, of which the text has been telling."""
        beyond = self._kits[reading.facts.language].discourse.beyond
        return reading.network_focus and not reading.facts.counts and not beyond.search(reading.facts.low)

    def _place_cost(self, reading: Reading, anchor: Anchor, start: int, end: int) -> int:
        kit = self._kits[reading.facts.language]
        before = anchor.end <= start
        if before and in_bracket(reading.facts, anchor.end, start):
            return 0
        left, right = (anchor.end, start) if before else (end, anchor.start)
        gap = gap_between(reading.facts, left, right, start)
        low, high = min(anchor.end, end), max(anchor.start, start)
        between = any(
            other.single and other.entities != anchor.entities and low <= other.start < high
            for other in reading.anchors
        )
        cost = len(gap) + _SEMICOLON * gap.count(";") + _COMMA * gap.count(",")
        cost += _WRONG_SIDE if before == kit.place_first else 0
        return cost + (_OTHER_BETWEEN if between else 0) + (_BACK if anchor.tie is Tie.BACK else 0)


def _told_by(anchor: Anchor, reading: Reading, start: int) -> bool:
    """Whether the address at an offset is all that its sentence tells a library by: "one at 5 Abai Street"."""
    if anchor.mention is not None or anchor.tie is not Tie.PLACE or anchor.single is None:
        return False
    return any(address is anchor.single.address and address.start == start for address in reading.facts.addresses)


def _in_turn(reading: Reading, start: int) -> Anchor | None:
    """The library of a place where libraries and their places take turns: "the first is in A, the second in B"."""
    anchors = [anchor for anchor in reading.anchors if anchor.single and anchor.tie is Tie.NAME]
    places = reading.facts.addresses
    if len(anchors) < _PAIR or len(anchors) != len(places) or len({anchor.entities for anchor in anchors}) < _PAIR:
        return None
    steps = sorted([*((anchor.start, 0) for anchor in anchors), *((place.start, 1) for place in places)])
    if any(kind != number % 2 for number, (_, kind) in enumerate(steps)):
        return None
    return next((anchor for anchor, place in zip(anchors, places, strict=True) if place.start == start), None)


def _several_before(anchor: Anchor, position: int) -> bool:
    """Whether a place follows libraries that the text does not tell apart: "branches will take you in, one on X"."""
    return anchor.tie is Tie.PLURAL and anchor.end <= position


def _single_of(pool: Sequence[Anchor], end: int) -> Anchor | None:
    """The anchor of a certain library that a predicate prefers to "the libraries": the last one before it."""
    certain = [anchor for anchor in pool if anchor.single and anchor.tie in (Tie.NAME, Tie.PLACE, Tie.BACK)]
    if not certain:
        return None
    return certain[-1] if certain[-1].start < end else certain[0]
