"""Streets, microdistricts and districts of a city, found by any form that a text uses.

One TOML file a city in ``gazetteers/``; whoever knows a city can add a street there.
"""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, PrivateAttr, model_validator

from extractors import data
from extractors.text import search_key
from schemas.vocab import AddressType


class Row(BaseModel):
    """What every gazetteer row has: a permanent Latin id and its names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kk: str | None = None
    ru: str | None = None
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    def names(self) -> list[str]:
        """Current names and spellings, without former ones."""
        return [name for name in (self.kk, self.ru, *self.aliases) if name]


class Street(Row):
    """A street with its type; ``ru`` is the form on signs (улица Розыбакиева)."""

    type: AddressType = AddressType.STREET


class Microdistrict(Row):
    """A microdistrict and the district that it belongs to."""

    district: str | None = None


class District(Row):
    """A city district; ``ambiguous`` where its name alone is rather a river's, a mountain's or a person's."""

    ambiguous: bool = False


class CityRow(BaseModel):
    """The city that a gazetteer is about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kk: str
    ru: str
    en: str


class Gazetteer(BaseModel):
    """A city's places. Look-ups ignore case, quotes, hyphens and the difference of Kazakh and Russian letters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    city: CityRow
    districts: tuple[District, ...]
    microdistricts: tuple[Microdistrict, ...]
    streets: tuple[Street, ...]

    _streets: dict[str, Street] = PrivateAttr(default_factory=dict)
    _microdistricts: dict[str, Microdistrict] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Gazetteer:
        for kind in (self.districts, self.microdistricts, self.streets):
            ids = [row.id for row in kind]
            double = sorted({row for row in ids if ids.count(row) > 1})
            if double:
                raise ValueError(f"ids given twice: {', '.join(double)}")
        return self

    def model_post_init(self, _context: object, /) -> None:
        """Index the names; a current name wins over somebody else's former one."""
        for street in self.streets:
            for name in (*street.names(), *street.former):
                self._streets.setdefault(search_key(name), street)
        for street in self.streets:
            for name in street.names():
                self._streets[search_key(name)] = street
        for microdistrict in self.microdistricts:
            for name in (*microdistrict.names(), *microdistrict.former):
                self._microdistricts.setdefault(search_key(name), microdistrict)

    def find_street(self, name: str) -> Street | None:
        """The street of that name: Kazakh or Russian form, alias or former name."""
        return self._streets.get(search_key(name))

    def find_microdistrict(self, name: str) -> Microdistrict | None:
        """The microdistrict of that name or number."""
        return self._microdistricts.get(search_key(name))

    def street_named(self, former: str) -> Street | None:
        """The street only if ``former`` is one of its earlier names."""
        street = self.find_street(former)
        if street and search_key(former) in {search_key(name) for name in street.former}:
            return street
        return None


@cache
def load_gazetteer(city: str) -> Gazetteer | None:
    """The gazetteer of a city, or None where there is no file for it."""
    file = data.PACKAGE / "gazetteers" / f"{city}.toml"
    return data.load(Gazetteer, file) if file.is_file() else None
