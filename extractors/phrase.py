"""The noun phrase of a library, once it is read: what both languages have in common."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.lines import Word
from extractors.mentions import Tag, kind_of
from extractors.seats import has_many
from extractors.text import fold
from schemas.vocab import Kind

Span = tuple[int, int]

_ROLES = frozenset({Kind.REGIONAL, Kind.CENTRAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """A head noun with what names and qualifies it; ``begin`` and ``end`` are its edges.

    ``eponym``, ``number`` and ``brand`` are the spans of what identifies it, ``seat`` is the city, region or
    institution in it, ``city`` tells that it is called a city's or a village's library,
    ``signed`` that words such as "under the sign" part a brand from the noun.
    """

    head: Word
    begin: int
    end: int
    tags: tuple[Tag, ...] = ()
    eponym: Span | None = None
    number: Span | None = None
    brand: Span | None = None
    seat: str | None = None
    city: bool = False
    institution: bool = False
    owner: bool = False
    audience: bool = False
    described: bool = False
    signed: bool = False

    @property
    def kind(self) -> Kind:
        """The kind that its words tell of."""
        return kind_of(self.tags)

    @property
    def kinds(self) -> frozenset[Kind]:
        """All kinds that its words tell of; ``branch`` is a library for everybody."""
        return frozenset(Kind(tag) for tag in self.tags if tag)

    @property
    def identified(self) -> bool:
        """Whether a person, a number, a name of its own or an institution tells it from others."""
        return bool(self.eponym or self.number or self.brand or self.institution)

    @property
    def official(self) -> bool:
        """Whether more than a generic word stands beside a brand: «Фараб» облыстық … кітапханасы."""
        return bool(self.brand and (self.seat or self.tags or self.described))

    @property
    def named(self) -> bool:
        """Whether it is a proper name: identified, or the only one of its kind in its place.

        A city has one central city library and one central children's library, a region one children's library; a
        small town has one city library, a village one.
        """
        telling = self.kinds - {Kind.BRANCH}
        # "The central library of the district": both words make it the one that leads.
        leading = Kind.CENTRAL in telling and (self.city or self.tags.count(Kind.CENTRAL) > 1)
        role = not telling.isdisjoint(_ROLES) and (len(telling) > 1 or leading)
        town = bool(self.seat and self.city) and not has_many(fold(self.seat or ""))
        return (
            self.identified or self.audience or bool(self.seat and telling) or role or town or Kind.NATIONAL in telling
        )
