"""One library under two names: what it was called, is called by people, or has become."""

from __future__ import annotations

from extractors.entities import Entity
from extractors.facts import Facts
from extractors.kit import Kit
from extractors.mentions import LibraryMention
from extractors.places import without
from extractors.reading import Reading


class Renames:
    """Joins two names of one library; ``entities`` is the article's list."""

    def __init__(self, entities: list[Entity]) -> None:
        self._entities = entities

    def apply(self, mention: LibraryMention, other: Entity, reading: Reading, kit: Kit) -> Entity | None:
        """The library that a mention renames, whose own entity is ``other``; None where it only names one."""
        if former := _former(mention, reading, kit):
            return self._turned_into(mention, other, former)
        if len(reading.carried) == 1 and _called_so(mention, reading.facts, kit):
            return self._renamed(mention, other, reading.carried[0])
        return None

    def _renamed(self, mention: LibraryMention, other: Entity, known: Entity) -> Entity:
        """The library that the text is about keeps its own name and takes the other as an alias."""
        if other is not known and other.mentions:
            return other
        if known.name() is None:
            known.add(mention)
        known.rename(mention, other)
        if other is not known:
            self._entities.remove(other)
        return known

    def _turned_into(self, mention: LibraryMention, other: Entity, known: Entity) -> Entity:
        """The library has a new name: its former ones are aliases from now on."""
        if other is known:
            known.add(mention)
        elif other.mentions:
            return other
        else:
            known.turn_into(mention, other)
            self._entities.remove(other)
        return known


def _former(mention: LibraryMention, reading: Reading, kit: Kit) -> Entity | None:
    """The library of the sentence, or of the text, that has become the one of this mention."""
    low = without(reading.facts.low, 0, mention.start, reading.facts.places())
    if not kit.discourse.becomes.search(low):
        return None
    before = [anchor.single for anchor in reading.anchors if anchor.end <= mention.start and anchor.single]
    return before[-1] if before else reading.carried[0] if len(reading.carried) == 1 else None


def _called_so(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether the sentence says that the library it is about is, or was, called by this name."""
    after = kit.discourse.called_after.match(facts.low, mention.end)
    return bool(after or kit.discourse.called_before.search(facts.low, 0, mention.start))
