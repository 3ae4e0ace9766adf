"""The libraries of one article: mentions that mean the same one are gathered under one entity."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from extractors.addresses import AddressMention, DistrictMention
from extractors.mentions import LibraryMention, telling
from extractors.naming import tidy
from extractors.text import latin_key, search_key
from schemas.vocab import Kind

_SHORT = 3
_LONG = 6
_STEM = 4
# Whom a library is for; two libraries of one city may have the same number for two audiences.
_AUDIENCES = frozenset({Kind.CHILDREN, Kind.YOUTH, Kind.BRANCH})
_FOR_WHOM = frozenset({Kind.CHILDREN, Kind.YOUTH})


@dataclass(slots=True, eq=False)
class Entity:
    """A library while its article is being read."""

    order: int
    kind: Kind = Kind.BRANCH
    names: list[str] = field(default_factory=list)
    composed: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    eponym: str | None = None
    number: str | None = None
    brand: str | None = None
    seat: str | None = None
    tags: frozenset[Kind] = frozenset()
    profile: frozenset[str] = frozenset()
    owner: bool = False
    address: AddressMention | None = None
    district: str | None = None
    named: bool = False
    mentions: int = 0
    headline: bool = False
    told: bool = False
    another: bool = False
    counted: bool = False
    also: list[Entity] = field(default_factory=list)

    @property
    def vague(self) -> bool:
        """Whether nothing identifies it yet: no name, no address, no alias of the city's system."""
        return not (self.named or self.counted or self.aliases) and self.address is None

    @classmethod
    def of(cls, mention: LibraryMention) -> Entity:
        """A library as a named mention gives it, still without its forms: they are added in the order of the text."""
        entity = cls(order=0, kind=mention.kind, named=True)
        entity._identify(mention)
        return entity

    def learn(self, address: AddressMention | None, district: DistrictMention | None) -> None:
        """Take a place over where none is known yet."""
        self.address = self.address or address
        self.district = self.district or (district.district if district else None)

    def rename(self, mention: LibraryMention, other: Entity) -> None:
        """Take another name of this library over as an alias; ``other`` recognises it from now on."""
        self.mentions += 1
        self.told = True
        if other is not self:
            self.also.append(other)
        form = tidy(mention.alias or mention.name or "")
        if form and not mention.composed and form not in (*self.names, *self.aliases):
            self.aliases.append(form)

    def turn_into(self, mention: LibraryMention, other: Entity) -> None:
        """Take another name over as its own; what it was called before becomes an alias."""
        former, self.names, self.composed = [*self.names, *self.composed], [], []
        self.aliases.extend(name for name in former if name not in self.aliases)
        self.also.append(other)
        self.told = True
        if mention.kind is not Kind.BRANCH:
            self.kind = mention.kind
        self.add(mention)

    def accepts(self, mention: LibraryMention) -> bool:
        """Whether a named mention can mean this library: something identifies both, and nothing speaks against it."""
        if not self.named:
            return False
        if any(other.accepts(mention) for other in self.also):
            return True
        if self._conflicts(mention):
            return False
        pairs = ((mention.number, self.number), (mention.brand, self.brand), (mention.eponym, self.eponym))
        if any(theirs and mine for theirs, mine in pairs):
            return True
        if any(theirs for theirs, _ in pairs):
            return False
        if Kind.OTHER in mention.tags & self.tags:
            return True
        # "The central city library": a role that one library of an article fills, whatever it is named after.
        return mention.kind is self.kind and mention.tags <= self.tags and self._fills(mention)

    def _fills(self, mention: LibraryMention) -> bool:
        """A country has several national libraries: what they are for, or the word "academic", tells them apart."""
        if mention.kind is not Kind.NATIONAL or self.eponym:
            return True
        official = mention.owner and self.owner
        return mention.profile == self.profile if official else mention.profile <= self.profile

    def _conflicts(self, mention: LibraryMention) -> bool:
        """Whether number, brand, person, kind or place tell two libraries apart."""
        if mention.number and self.number:
            audiences = mention.tags & _AUDIENCES, self.tags & _AUDIENCES
            if mention.number != self.number or (all(audiences) and not audiences[0] & audiences[1]):
                return True
        if mention.brand and self.brand and not same_brand(mention.brand, self.brand):
            return True
        if mention.eponym and self.eponym:
            return not (same_person(mention.eponym, self.eponym) and compatible(mention.kind, self.kind))
        return bool(mention.seat and self.seat) and not same_seat(mention.seat or "", self.seat or "")

    def add(self, mention: LibraryMention) -> None:
        """Take a mention's names and details over."""
        self.mentions += 1
        self.named = self.named or mention.name is not None
        self._identify(mention)
        if mention.kind is not Kind.BRANCH and (self.kind is Kind.BRANCH or telling(mention.kind) < telling(self.kind)):
            self.kind = mention.kind
        forms = self.composed if mention.composed else self.names
        if mention.name and mention.name not in forms:
            forms.append(mention.name)
        if mention.alias and mention.alias not in self.aliases:
            self.aliases.append(mention.alias)
        if mention.title and mention.kind is Kind.BRANCH:
            self.titles.append(mention.title)

    def refer(self, mention: LibraryMention) -> None:
        """Take a short mention over: whom a library is for makes another name of it, its rank alone does not."""
        self.mentions += 1
        self.told = True
        worded = any(" " in name for name in (*self.names, *self.composed))
        if mention.firm and not worded:
            self.add(mention)
        elif mention.tags and mention.tags <= _FOR_WHOM and mention.name not in (None, *self.names, *self.aliases):
            self.aliases.append(mention.name or "")

    def _identify(self, mention: LibraryMention) -> None:
        self.number = self.number or mention.number
        self.brand = self.brand or mention.brand
        self.seat = self.seat or mention.seat
        self.tags |= mention.tags
        self.profile |= mention.profile
        self.owner = self.owner or mention.owner
        if mention.eponym and len(mention.eponym) > len(self.eponym or ""):
            self.eponym = mention.eponym

    def name(self) -> str | None:
        """The fullest of its names; the first one of equals."""
        forms = (*self.names, *self.composed)
        return max(forms, key=lambda name: (len(name.split()), len(name)), default=None)

    def title(self) -> str | None:
        """What the text calls a library without a name, the fullest of its ways."""
        return max(self.titles, key=lambda title: len(title.split()), default=None)

    def other_names(self) -> tuple[str, ...]:
        """All other forms, each once whatever its capitals."""
        seen = {search_key(self.name() or "")}
        others = []
        for form in (*self.names, *self.aliases):
            key = search_key(form)
            if key not in seen:
                seen.add(key)
                others.append(form)
        return tuple(others)


def compatible(one: Kind, other: Kind) -> bool:
    """Whether two kinds can belong to one library: a short form leaves the kind out."""
    return one is other or Kind.BRANCH in (one, other)


def same_brand(one: str, other: str) -> bool:
    """Whether two spellings are one brand: ``Farab Library`` and ``Фараб``, ``Otyrar`` and ``Отырар``."""
    return search_key(one) == search_key(other) or latin_key(one) == latin_key(other) != ""


def same_person(one: str, other: str) -> bool:
    """Whether two spellings name one person: the longer one holds the surname of the shorter, initials must agree."""
    first, second = _name_parts(one), _name_parts(other)
    if not first or not second:
        return search_key(one) == search_key(other)
    shorter, longer = sorted((first, second), key=lambda parts: sum(map(len, parts)))
    return all(any(_alike(part, candidate) for candidate in longer) for part in shorter if len(part) > 1) and any(
        len(part) > 1 for part in shorter
    )


def _name_parts(name: str) -> list[str]:
    return [part for part in re.split(r"[ .]+", search_key(name)) if part]


def _alike(one: str, other: str) -> bool:
    """Whether two words are one name: inflected otherwise, or a long one with one letter written otherwise."""
    if one == other:
        return True
    stem = min(len(one), len(other))
    common = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), stem)
    if common >= max(_SHORT, stem - 1) and abs(len(one) - len(other)) <= 2:
        return True
    return stem >= _LONG and common > 0 and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def same_seat(one: str, other: str) -> bool:
    """``Карагандинская`` and ``Караганды`` share what the city's name begins with."""
    return search_key(one)[:_STEM] == search_key(other)[:_STEM]
