"""Addresses as keys: Kazakh and Russian forms, former street names and ways to write a house meet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from extractors.gazetteer import Gazetteer, Street
from extractors.text import search_key
from pipeline.merge.eponyms import Agreement, Eponym, agreement
from pipeline.merge.names import NameReader
from schemas.values import Address

Gazetteers = Callable[[str], Gazetteer | None]

_HOUSE_PART = re.compile(r"\d+|[^\W\d_]+")
# Words around a house number that say nothing more than "block" or "house".
_HOUSE_WORDS = frozenset(["блок", "корпус", "корп", "к", "үй", "уй", "дом", "д", "ғимарат", "строение", "стр", "литер"])
# The dash between a house number and its letter.
_LETTER_AFTER = re.compile(r"(?<=\d)-(?=[a-z](?:-|$))")
_ORDINAL = re.compile(r"^(\d+)(?:-[^\W\d_]+)?$")


@dataclass(frozen=True, slots=True)
class StreetKey:
    """A street: its gazetteer id where it has one, and its names as folded persons' names."""

    id: str | None
    names: frozenset[Eponym]

    def same(self, other: StreetKey) -> bool:
        """Whether both are one street."""
        if self.id and other.id:
            return self.id == other.id
        agreed = {Agreement.SAME, Agreement.SAME_WITH_GIVEN}
        return any(agreement(mine, theirs) in agreed for mine in self.names for theirs in other.names)


@dataclass(frozen=True, slots=True)
class AddressKey:
    """An address part by part; ``house`` holds the parts of house, block and building in order."""

    street: StreetKey | None = None
    house: tuple[str, ...] = ()
    microdistrict: str | None = None
    complex: str | None = None
    place: frozenset[str] = frozenset()
    slug: str = ""

    @property
    def exact(self) -> bool:
        """Whether it names one building or place."""
        return bool((self.street or self.microdistrict) and self.house) or bool(self.complex or self.place)

    @property
    def parts(self) -> int:
        """How many parts it gives: of two forms of one address the fuller is shown."""
        return bool(self.street) + len(self.house) + bool(self.microdistrict) + bool(self.complex) + bool(self.place)


class Nearness(Enum):
    """How two addresses relate; the values are the names of reasons in ``scores.toml``."""

    HOUSE = "house"
    HOUSE_PART = "house-part"
    PLACE = "place"
    STREET = "street"
    MICRODISTRICT = "microdistrict"
    OTHER = "other-address"
    UNKNOWN = ""


SAME_BUILDING = frozenset([Nearness.HOUSE, Nearness.HOUSE_PART, Nearness.PLACE])


class AddressReader:
    """Reads addresses into keys."""

    def __init__(self, names: NameReader, gazetteers: Gazetteers) -> None:
        self._names = names
        self._gazetteers = gazetteers
        self._known: dict[tuple[Address, str | None], AddressKey] = {}

    def read(self, address: Address, city: str | None) -> AddressKey:
        """Return the key of an address in a city; without a gazetteer streets meet by their folded names alone."""
        if (address, city) not in self._known:
            self._known[address, city] = self._read(address, city)
        return self._known[address, city]

    def _read(self, address: Address, city: str | None) -> AddressKey:
        gazetteer = self._gazetteers(city) if city else None
        house = tuple(part for text in (address.house, address.block, address.building) for part in self._house(text))
        street = self._street(address.street, gazetteer)
        microdistrict = self._microdistrict(address.microdistrict, gazetteer)
        complex_ = self._fold(address.complex)
        first = street.id if street and street.id else self._readable(address.street) or microdistrict or complex_ or ""
        return AddressKey(
            street=street,
            house=house,
            microdistrict=microdistrict,
            complex=complex_ or None,
            place=self._names.read(address.place).words if address.place else frozenset(),
            slug=_LETTER_AFTER.sub(
                "", "-".join(part for part in (first or self._readable(address.place), *house) if part)
            ),
        )

    def _street(self, name: str | None, gazetteer: Gazetteer | None) -> StreetKey | None:
        if not name:
            return None
        found: Street | None = gazetteer.find_street(name) if gazetteer else None
        forms = [name, *(found.names() if found else ())]
        keys = frozenset(key for form in forms if (key := self._names.eponyms.read(form)))
        return StreetKey(found.id if found else None, keys)

    def _microdistrict(self, name: str | None, gazetteer: Gazetteer | None) -> str | None:
        if not name:
            return None
        ordinal = _ORDINAL.match(name.strip())
        plain = ordinal[1] if ordinal else name
        found = gazetteer.find_microdistrict(plain) if gazetteer else None
        return found.id if found else self._fold(plain)

    def _fold(self, text: str | None) -> str:
        return "".join(self._names.folder.skeleton(word) for word in search_key(text).split()) if text else ""

    def _readable(self, text: str | None) -> str:
        key = self._names.eponyms.read(text) if text else None
        return key.label if key else ""

    def _house(self, text: str | None) -> list[str]:
        if not text:
            return []
        parts = [part for part in _HOUSE_PART.findall(text.lower()) if part not in _HOUSE_WORDS]
        return [str(int(part)) if part.isdigit() else self._names.folder.skeleton(part) for part in parts]


def nearness(left: AddressKey, right: AddressKey) -> Nearness:
    """How two addresses of one city relate.

    A fraction and a block are one thing (``247/7``, house 247 block 7); a house without its block or letter is the same
    house in part.
    """
    if any(one and one == other for one, other in ((left.complex, right.complex), (left.place, right.place))):
        return Nearness.PLACE
    if left.street and right.street:
        return _houses(left.house, right.house, Nearness.STREET) if left.street.same(right.street) else Nearness.OTHER
    if left.microdistrict and right.microdistrict:
        return _in_microdistrict(left, right) if left.microdistrict == right.microdistrict else Nearness.OTHER
    return Nearness.UNKNOWN


def _in_microdistrict(left: AddressKey, right: AddressKey) -> Nearness:
    if left.street or right.street:
        # The one counts houses along the street, the other within the microdistrict.
        return Nearness.MICRODISTRICT
    near = _houses(left.house, right.house, Nearness.MICRODISTRICT)
    return Nearness.PLACE if near is Nearness.HOUSE else near


def _houses(left: tuple[str, ...], right: tuple[str, ...], unknown: Nearness) -> Nearness:
    if not left or not right:
        return unknown
    if left == right:
        return Nearness.HOUSE
    size = min(len(left), len(right))
    return Nearness.HOUSE_PART if left[:size] == right[:size] else Nearness.OTHER
