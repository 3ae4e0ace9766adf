"""What only the whole text shows: the library that a headline meant, and the one told of before it is named."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.entities import Entity
from extractors.reading import Reading
from schemas.vocab import Kind


def settle_headlines(entities: list[Entity], readings: Sequence[Reading]) -> None:
    """A library that a headline or lead spoke of without name or place is the one that follows; it is taken out."""
    for vague in [entity for entity in entities if entity.vague or _village_only(entity)]:
        target = _meant(vague, readings)
        if target is None or (vague.district and target.district and vague.district != target.district):
            continue
        for reading in readings:
            reading.carried = _replaced(reading.carried, vague, target)
            reading.group = _replaced(reading.group, vague, target)
            for anchor in reading.anchors:
                anchor.entities = _replaced(anchor.entities, vague, target)
        entities.remove(vague)


def _village_only(entity: Entity) -> bool:
    """Whether a headline tells no more of a library than its village or quarter: the text may give its name."""
    return entity.headline and not entity.named and entity.address is not None and entity.address.settlement


def _can_stand_there(entity: Entity) -> bool:
    """Whether a named library may be that of a village: none for a whole city or region, none of another village."""
    settled = entity.address is not None and entity.address.settlement
    return entity.named and entity.kind is Kind.BRANCH and not settled


def _meant(vague: Entity, readings: Sequence[Reading]) -> Entity | None:
    """The first library of the body for a headline; for a lead only if the text tells of no other."""
    bodies = (reading for reading in readings if reading.facts.place.paragraph > 0 or not vague.headline)
    known = dict.fromkeys(entity for reading in bodies for entity in reading.singles() if entity is not vague)
    first = next(iter(known), None)
    if first is None or len(known) == 1:
        return first
    return first if vague.headline and (not _village_only(vague) or _can_stand_there(first)) else None


def _replaced(entities: tuple[Entity, ...], old: Entity, new: Entity) -> tuple[Entity, ...]:
    return tuple(new if entity is old else entity for entity in entities)


def topic_of(headline: Reading) -> Entity | None:
    """The one library that a headline names."""
    singles = headline.singles()
    return singles[0] if len(singles) == 1 and singles[0].named else None


def look_ahead(readings: Sequence[Reading]) -> None:
    """Before the first library is named, a text may already tell of it: its door, its street."""
    first = next((entity for reading in readings for entity in reading.singles()), None)
    for reading in readings:
        if any(anchor.entities for anchor in reading.anchors):
            return
        reading.ahead = first
