"""The words of addresses, and what an address is once it is found."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field

from schemas.values import Address
from schemas.vocab import AddressType


class Markers(BaseModel):
    """Type words of the address pieces other than streets."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    microdistrict: tuple[str, ...]
    complex: tuple[str, ...]
    place: dict[str, tuple[str, ...]] = Field(description="The nominative of a place's type word, and its forms.")
    district: tuple[str, ...]
    house: tuple[str, ...]
    house_before: tuple[str, ...]
    house_endings: tuple[str, ...] = Field(description="Case endings that a house number may carry after a hyphen.")
    not_house: tuple[str, ...] = Field(description="A number before these words counts something.")
    block: tuple[str, ...]
    building: tuple[str, ...]
    floor: tuple[str, ...]
    floor_words: dict[str, int]
    along: tuple[str, ...]
    crossing: tuple[str, ...]
    crossing_joint: tuple[str, ...]
    between: tuple[str, ...]
    address_of: tuple[str, ...]
    bare_before: tuple[str, ...] = Field(description="Before a known street without its type word.")
    joining: tuple[str, ...] = Field(description="What may stand between two pieces of one address.")
    now: tuple[str, ...] = Field(description="In brackets before a street's present name.")
    formerly: tuple[str, ...]
    ordinals: tuple[str, ...]


class NameWords(BaseModel):
    """What the names of places are made of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    particles: tuple[str, ...]
    never: tuple[str, ...]
    inflected: tuple[str, ...] = Field(description="Endings of words that stand before a name and are no part of it.")
    adjective_endings: tuple[str, ...] = Field(description="Of names that stand before their type word.")
    feminine: dict[str, str] = Field(description="Nominative endings of adjectives beside feminine type words.")
    masculine: dict[str, str] = Field(description="The same beside masculine ones.")
    adjective_nominative: str = Field(description="Ending of a district's adjective as the gazetteer has it.")
    adjective_stem: str = Field(description="What is left of that ending in all cases.")


class AddressLexicon(BaseModel):
    """``addresses.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name_first: bool
    types: dict[AddressType, tuple[str, ...]]
    markers: Markers
    names: NameWords


@dataclass(frozen=True, slots=True)
class AddressMention:
    """An address in the text, with the parts that its words give."""

    start: int
    end: int
    parts: dict[str, str] = field(hash=False)

    def value(self) -> Address:
        """The parts as the contract's address; a microdistrict without a street gives the type."""
        return Address.model_validate(self.parts)


@dataclass(frozen=True, slots=True)
class DistrictMention:
    """A city district in the text, by the gazetteer's id."""

    start: int
    end: int
    district: str
