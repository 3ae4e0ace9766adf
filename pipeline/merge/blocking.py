"""Which pairs are worth comparing at all: those that share a blocking key.

Keys are generous (consonants of a name, a street, a number); the score decides. Pairs of two cities never meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from pipeline.merge.mentions import Profile


def blocking_keys(profile: Profile) -> frozenset[str]:
    """Return the keys under which a profile meets those that may be the same library."""
    return frozenset((*_name_keys(profile), *_place_keys(profile)))


def _name_keys(profile: Profile) -> Iterator[str]:
    for name in profile.names:
        for person in (name.eponym, name.bare):
            if person:
                yield f"person:{person.consonants}"
        if name.number:
            yield f"number:{name.number}"
        yield from (f"word:{word}" for word in name.words)
        if name.unique_role and not name.words:
            yield from (f"role:{tag}" for tag in profile.tags)


def _place_keys(profile: Profile) -> Iterator[str]:
    for address in (*profile.addresses, *profile.former):
        if address.street:
            yield from (f"street:{name.consonants}" for name in address.street.names)
        if address.microdistrict:
            yield f"microdistrict:{address.microdistrict}"
        if address.complex:
            yield f"complex:{address.complex}"
        yield from (f"place:{word}" for word in address.place)
    yield from (f"phone:{phone}" for phone in profile.phones)


def candidate_pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Index pairs (lower first) that share a key and may stand in one city, each once, in order.

    A library that is known by its district alone meets every other of that district.
    """
    blocks: dict[str, list[int]] = {}
    districts: dict[str, list[int]] = {}
    for index, profile in enumerate(profiles):
        for key in blocking_keys(profile):
            blocks.setdefault(key, []).append(index)
        for district in profile.districts:
            districts.setdefault(district, []).append(index)
    found: set[tuple[int, int]] = set()
    for members in blocks.values():
        found.update(pair for pair in combinations(members, 2) if _may_meet(profiles, *pair))
    for members in districts.values():
        nameless = [index for index in members if profiles[index].anonymous and not profiles[index].located]
        for one, other in product(nameless, members):
            if one != other and _may_meet(profiles, one, other):
                found.add((min(one, other), max(one, other)))
    return sorted(found)


def _may_meet(profiles: Sequence[Profile], left: int, right: int) -> bool:
    one, other = profiles[left].city, profiles[right].city
    return one == other or not one or not other
