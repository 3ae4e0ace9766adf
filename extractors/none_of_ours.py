"""Texts whose libraries are none of ours: foreign ones, software, a creative space that says it is no library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.entities import Entity
from extractors.facts import Facts
from extractors.kit import Kit
from schemas.vocab import Kind

# Sentences about programming after which "the library" without a name is software.
_PROGRAMMING = 2


def drop_foreign(entities: list[Entity], facts: Sequence[Facts], kits: Mapping[str, Kit]) -> None:
    """Where the headline is set abroad, and the text in no city of ours, its libraries are foreign."""
    headline = [item for item in facts if item.place.paragraph == 0 and item.mentions]
    if any(kits[item.language].abroad.search(item.low) for item in headline):
        entities.clear()


def drop_self_denied(entities: list[Entity], facts: Sequence[Facts], kits: Mapping[str, Kit]) -> None:
    """A creative space whose article says that it is no library is none."""
    if any(kits[item.language].discourse.not_library.search(item.low) for item in facts):
        entities[:] = [entity for entity in entities if entity.kind is not Kind.HUB]
    programming = sum(bool(kits[item.language].software.search(item.low)) for item in facts)
    if programming >= _PROGRAMMING:
        # "A library of code": what has no name of its own is a place where programmers meet.
        entities[:] = [entity for entity in entities if entity.named]
