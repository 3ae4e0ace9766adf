"""Libraries that only the whole text shows to be none of ours: software, hubs that deny it, those abroad."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.entities import Entity
from extractors.facts import Facts
from extractors.kit import Kit
from schemas.vocab import Kind

# Sentences about programming after which "the library" without a name is software.
_PROGRAMMING = 2


def drop_outsiders(entities: list[Entity], facts: Sequence[Facts], kits: dict[str, Kit], *, at_home: bool) -> None:
    """Take the libraries out that are none; ``at_home`` tells that the article is set in a city of Kazakhstan."""
    if any(kits[item.language].discourse.not_library.search(item.low) for item in facts):
        # A creative space whose article says that it is no library is none.
        entities[:] = [entity for entity in entities if entity.kind is not Kind.HUB]
    programming = sum(bool(kits[item.language].software.search(item.low)) for item in facts)
    if programming >= _PROGRAMMING:
        # "A library of code": what has no name of its own is a place where programmers meet.
        entities[:] = [entity for entity in entities if entity.named]
    headline = [item for item in facts if item.place.paragraph == 0 and item.mentions]
    if not at_home and any(kits[item.language].abroad.search(item.low) for item in headline):
        entities.clear()
