"""The words of addresses, and what an address is once it is found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from extractors.address_ordinals import OrdinalWords
from schemas.values import Address
from schemas.vocab import AddressType


class Markers(BaseModel):
    """Type words of the address pieces other than streets."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nominative: tuple[str, ...] = Field(
        description="Type words whose case says nothing of the name's, or nominative ones."
    )
    microdistrict: tuple[str, ...]
    microdistrict_plural: tuple[str, ...] = Field(description="Before these a number counts microdistricts.")
    inside: tuple[str, ...] = Field(description="Before a microdistrict without its type word.")
    complex: tuple[str, ...]
    complex_quoted: tuple[str, ...] = Field(description="Type words of complexes whose names stand in quotation marks.")
    district: tuple[str, ...]
    district_alone: tuple[str, ...] = Field(description="Endings of a district's name without its type word.")
    district_before: tuple[str, ...] = Field(description="What stands before such a name.")
    district_attribute: tuple[str, ...] = Field(description="Of the endings those before a library's own name.")
    house: tuple[str, ...]
    house_before: tuple[str, ...]
    house_word: tuple[str, ...] = Field(description="Words that make a number a house wherever it stands.")
    house_counted: tuple[str, ...] = Field(description="Words that make an ordinal before them a house.")
    house_fill: tuple[str, ...] = Field(description="Words between a street and a house that says that it is one.")
    house_endings: tuple[str, ...] = Field(description="Case endings that a house number may carry after a hyphen.")
    not_house: tuple[str, ...] = Field(description="A number before these words counts something.")
    block: tuple[str, ...]
    building: tuple[str, ...]
    floor: tuple[str, ...]
    along: tuple[str, ...]
    crossing: tuple[str, ...]
    crossing_joint: tuple[str, ...]
    between: tuple[str, ...]
    between_after: tuple[str, ...]
    address_of: tuple[str, ...]
    address_after: tuple[str, ...] = Field(description="Behind a house it says that a name before it is a street.")
    at_street: tuple[str, ...] = Field(description="Before a known street without type word and house.")
    bare_before: tuple[str, ...] = Field(description="Before a known street without its type word.")
    bare_endings: tuple[str, ...] = Field(description="Cases of a street without its type word, before its house.")
    bare_street_before: tuple[str, ...] = Field(description="With the preposition they make a bare name a street.")
    joining: tuple[str, ...] = Field(description="What may stand between two pieces of one address.")
    next_number: tuple[str, ...] = Field(description="Between two numbers of microdistricts under one type word.")
    next_endings: tuple[str, ...]
    next_verbs: tuple[str, ...] = Field(description="Behind the second of them.")
    now: tuple[str, ...] = Field(description="In brackets before a street's present name.")
    formerly: tuple[str, ...]
    ordinals: tuple[str, ...]


class NameWords(BaseModel):
    """What the names of places are made of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    particles: tuple[str, ...]
    never: tuple[str, ...]
    inflected: tuple[str, ...] = Field(description="Endings of words that stand before a name and are no part of it.")
    never_stems: tuple[str, ...] = Field(description="Stems of words that stand before a name and are no part of it.")
    titles: tuple[str, ...] = Field(description="Lower-case words that begin the name of a street.")
    plural_adjectives: tuple[str, ...] = Field(description="Endings of adjectives whose noun is lower-case.")
    given: tuple[str, ...] = Field(description="Given names: with one before it, a known street keeps it.")
    named_after: tuple[str, ...] = Field(description="Between a type word and a name.")
    surname_endings: tuple[str, ...] = Field(description="Endings of surnames as street names have them.")
    common: tuple[str, ...] = Field(description="Streets that every city has, so that they need no type word.")
    adjective_endings: tuple[str, ...] = Field(description="Of names that stand before their type word.")
    feminine: dict[str, str] = Field(description="Nominative endings of adjectives beside feminine type words.")
    masculine: dict[str, str] = Field(description="The same beside masculine ones.")
    feminine_after: dict[str, str] = Field(description="Behind an oblique type word, where surnames have such endings.")
    masculine_after: dict[str, str] = Field(description="The same beside masculine type words.")
    adjectives: tuple[str, ...] = Field(description="Adjectives (in that oblique form) with the endings of surnames.")
    not_adjectives: tuple[str, ...] = Field(description="Surnames with the endings of adjectives.")
    adjective_nominative: str = Field(description="Ending of a district's adjective as the gazetteer has it.")
    adjective_stem: str = Field(description="What is left of that ending in all cases.")


class NamedPlaces(BaseModel):
    """Places that need no street: an alley, a palace of culture, a settlement."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    named: dict[str, tuple[str, ...]] = Field(description="Nominative and forms of places that bear a name.")
    villages: tuple[str, ...] = Field(description="Those of them that are settlements.")
    houses: dict[str, tuple[str, ...]] = Field(description="The same of houses and palaces of somebody.")
    levels: tuple[str, ...] = Field(description="What of a house of culture tells its level.")
    whose: tuple[str, ...] = Field(description="Whose such a house is.")
    hosts: dict[str, tuple[str, ...]] = Field(description="Other people's houses that a library may be lodged in.")
    lodged: tuple[str, ...] = Field(description='Before or behind such a house: what of it a library has, or "in".')


class SettlementWords(BaseModel):
    """Villages named without the word for village, beside the word for library."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    library: tuple[str, ...] = Field(description="The word for library, before the village or behind it.")
    before: tuple[str, ...] = Field(default=(), description="Prepositions before the village.")
    between: tuple[str, ...] = Field(default=(), description="Qualifiers between the village and the library.")
    locative: tuple[str, ...] = Field(default=(), description="Case endings of a village before its library.")
    endings: dict[str, str] = Field(default={}, description="Endings of the locative, and those of the nominative.")
    same: tuple[str, ...] = Field(default=(), description="Endings of names that are not declined.")
    not_before: tuple[str, ...] = Field(default=(), description="Behind a name they make it something else.")
    never: tuple[str, ...] = ()


class RoleWords(BaseModel):
    """What tells that a place is not where the library stands, or no longer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    beside_before: tuple[str, ...] = Field(description="Before a place they put something near it, not in it.")
    beside_after: tuple[str, ...]
    near_after: tuple[str, ...] = Field(
        description="The same behind a street or a district; a house may be the library's."
    )
    old_before: tuple[str, ...] = Field(description="They call a place the former one.")
    old_after: tuple[str, ...]
    corrects: tuple[str, ...] = Field(description="A mistake in an earlier report: what follows is not so.")
    corrected: tuple[str, ...] = Field(description="What follows is so after all.")
    people_before: tuple[str, ...] = Field(description="Whom a place before or behind them belongs to.")
    people_after: tuple[str, ...]
    lives: tuple[str, ...] = Field(description="Somebody's home, beside the place.")
    institutions: tuple[str, ...] = Field(description="Houses that are no library, beside the place.")
    others: tuple[str, ...] = Field(description="Whose the place is where no library is spoken of.")
    traffic: tuple[str, ...] = Field(description="The same of a street without a house.")
    landmark: tuple[str, ...] = Field(description="A library that only tells where something else is.")
    located_endings: tuple[str, ...] = Field(description="Behind them people are what is there, not whose it is.")
    library: tuple[str, ...]
    subject: tuple[str, ...] = Field(description="Type words of a street that a sentence speaks of, not of a place.")
    open_air: tuple[str, ...] = Field(description="Places that are an address without a word of a library.")
    sits: tuple[str, ...] = Field(description="Verbs of standing, moving and opening: the place is a library's.")
    events: tuple[str, ...] = Field(description="Verbs of events: the place is theirs.")
    lacks: tuple[str, ...] = Field(description="The place has no library, or too few.")
    moves: tuple[str, ...] = Field(description="Verbs of moving away.")
    moving: tuple[str, ...] = Field(description="Verbs of a move to come.")
    moving_endings: tuple[str, ...] = Field(description="Case endings of the place it leads to; of none, any.")
    left_before: tuple[str, ...] = Field(description="Before a place that is left, with a verb of moving.")
    left_endings: tuple[str, ...] = Field(description="Case endings of a place that is left.")
    denied_before: tuple[str, ...]
    denied_after: tuple[str, ...]


class AddressLexicon(BaseModel):
    """``addresses.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name_first: bool
    types: dict[AddressType, tuple[str, ...]]
    markers: Markers
    names: NameWords
    ordinals: OrdinalWords
    places: NamedPlaces
    settlements: SettlementWords
    roles: RoleWords


class PlaceRole(StrEnum):
    """What a place is to the library that the text is about, as far as the words around it tell."""

    STANDS = "stands"
    """Nothing speaks against its being where a library stands."""
    AHEAD = "ahead"
    """A library will move to it."""
    LEFT = "left"
    """A library moves away from it."""
    DENIED = "denied"
    """The text says that it is not so."""
    FOREIGN = "foreign"
    """Somebody else's: a neighbour, a home, an event, an office."""


@dataclass(frozen=True, slots=True)
class AddressMention:
    """An address in the text, with the parts that its words give; ``former`` is the street's name in older days.

    A ``settlement`` is a village: an address only where no street is told.
    """

    start: int
    end: int
    parts: dict[str, str] = field(hash=False)
    former: str | None = None
    role: PlaceRole = PlaceRole.STANDS
    settlement: bool = False

    def value(self) -> Address:
        """The parts as the contract's address; a microdistrict without a street gives the type."""
        return Address.model_validate(self.parts)


@dataclass(frozen=True, slots=True)
class DistrictMention:
    """A city district in the text, by the gazetteer's id."""

    start: int
    end: int
    district: str
    role: PlaceRole = PlaceRole.STANDS
