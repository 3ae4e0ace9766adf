"""A sentence with its anchors: the words that say which libraries it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from extractors.entities import Entity
from extractors.facts import Facts
from extractors.mentions import LibraryMention


class Tie(StrEnum):
    """What ties a finding to its library, from the firmest to the loosest."""

    NAME = "name"
    """The library is named in the sentence."""
    PLACE = "place"
    """An address or district in the sentence tells which one it is."""
    LIST = "list"
    """It is one of a list that shares the predicate."""
    NETWORK = "network"
    """The sentence speaks of the city's libraries."""
    BACK = "back"
    """A word refers back to it: here, the building, the library."""
    INHERITED = "inherited"
    """The sentence before said it of the group that this one names."""
    FOCUS = "focus"
    """Nothing in the sentence: the text simply goes on about it."""
    AHEAD = "ahead"
    """The text tells of it before it names it."""
    PLURAL = "plural"
    """Several libraries, not told apart."""
    NONE = "none"
    """A library that nothing identifies."""


@dataclass(slots=True)
class Anchor:
    """A mention in a sentence with the libraries that it means; offsets are relative to the sentence.

    ``voice``: the city's system is only whose director speaks.
    """

    start: int
    end: int
    entities: tuple[Entity, ...]
    tie: Tie
    mention: LibraryMention | None = None
    voice: bool = False

    @property
    def single(self) -> Entity | None:
        """The one library that it means, if it is one."""
        return self.entities[0] if len(self.entities) == 1 else None

    @property
    def collective(self) -> bool:
        """Whether it means libraries in general, not certain ones."""
        return self.of_system or self.tie is Tie.PLURAL

    @property
    def of_system(self) -> bool:
        """Whether it means the city's libraries as what the sentence is about."""
        return self.tie is Tie.NETWORK and not self.voice

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a character with ``start:end``."""
        return self.start < end and start < self.end


@dataclass(slots=True)
class Reading:
    """One sentence with its anchors in order.

    ``group``      the libraries that it lists;
    ``carried``    those that the text was about before it;
    ``told_of``    those that its paragraph has told of one by one;
    ``inherited``  those that the count of the sentence before meant;
    ``ahead``      the first library that the text will name, while none is named yet;
    ``after_network`` whether its paragraph has spoken of the city's libraries;
    ``beyond``     whether it counts the libraries of a region or the country, or goes on about them;
    ``network_focus`` whether the text before it was about them and about no single library since.
    """

    facts: Facts
    carried: tuple[Entity, ...] = ()
    after_network: bool = False
    network_focus: bool = False
    anchors: list[Anchor] = field(default_factory=list)
    group: tuple[Entity, ...] = ()
    told_of: tuple[Entity, ...] = ()
    inherited: tuple[Entity, ...] = ()
    ahead: Entity | None = None
    beyond: bool = False

    def singles(self) -> list[Entity]:
        """The libraries that single anchors mean, each once, in order."""
        return list(dict.fromkeys(entity for anchor in self.anchors if (entity := anchor.single)))
