"""One library as one article tells of it, read into keys.

Everything that a comparison may look at stands in ``Profile``; mentions that say the same have equal profiles, and
each pair of profiles is scored once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.merge.addresses import AddressKey, AddressReader
from pipeline.merge.names import NameKey, NameReader
from pipeline.merge.observations import ENOUGH_CONFIDENCE
from schemas.article import Article, local_day
from schemas.claim import AddressClaim, ClaimBase, DateClaim, DistrictClaim, PhoneClaim, QuantityClaim
from schemas.record import ArticleRecord, BranchMention
from schemas.values import Address
from schemas.vocab import BranchField, Comparator, Kind, Modality

_GENERAL_KINDS = frozenset([Kind.BRANCH, Kind.OTHER])
# Kinds that an id names, the narrowest first.
_SLUG_KINDS = ("children", "youth", "national", "regional", "university")
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Profile:
    """All that mentions are compared by. ``names`` holds the keys of all forms of the name."""

    city: str | None
    names: frozenset[NameKey]
    tags: frozenset[str]
    numbers: frozenset[str]
    addresses: frozenset[AddressKey]
    former: frozenset[AddressKey]
    moved: bool
    districts: frozenset[str]
    phones: frozenset[str]
    areas: frozenset[float]
    opened: frozenset[str]

    @property
    def anonymous(self) -> bool:
        """Whether nothing but its place identifies it."""
        return all(name.anonymous for name in self.names)

    @property
    def located(self) -> bool:
        """Whether an address of it names one building."""
        return any(address.exact for address in self.addresses)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention with its article. ``ref`` is ``article-id/branch-key``; ``day`` the day of the news."""

    ref: str
    article: Article
    branch: BranchMention
    profile: Profile
    slug: str

    @property
    def day(self) -> str | None:
        """The calendar day on which the article was published."""
        return local_day(self.article.published) if self.article.published else None

    @property
    def order(self) -> tuple[date, str, str]:
        """First published first; the ids keep the order total. An undated article comes last."""
        published = self.article.published
        return (published.date() if published else date.max, self.article.id, self.ref)


class MentionReader:
    """Reads the branches of records into mentions."""

    def __init__(self, names: NameReader, addresses: AddressReader) -> None:
        self._names = names
        self._addresses = addresses

    def read(self, record: ArticleRecord) -> list[Mention]:
        """Return the mentions of one article, in its order."""
        return [self._mention(record.article, branch) for branch in record.branches]

    def _mention(self, article: Article, branch: BranchMention) -> Mention:
        city = branch.city or article.city
        own = self._names.read(branch.name) if branch.name else NameKey()
        keys = [own, *(self._names.read(alias) for alias in branch.aliases)]
        sure = [claim for claim in branch.claims if claim.confidence >= ENOUGH_CONFIDENCE]
        asserted = [claim for claim in sure if claim.modality.asserted]
        placed = [(claim.modality, claim.value) for claim in sure if isinstance(claim, AddressClaim)]
        addresses = {self._addresses.read(value, city) for modality, value in placed if modality.asserted}
        former = {self._addresses.read(value, city) for modality, value in placed if modality is Modality.PAST}
        if not any(address.exact for address in addresses):
            addresses.update(self._places_in(keys, city))
        said = frozenset() if branch.kind in _GENERAL_KINDS else frozenset([branch.kind.value])
        dates = [claim for claim in asserted if isinstance(claim, DateClaim)]
        profile = Profile(
            city=city,
            names=frozenset(keys),
            tags=frozenset[str]().union(said, *(key.tags for key in keys)),
            numbers=frozenset(key.number for key in keys if key.number),
            addresses=frozenset(addresses),
            former=frozenset(former),
            moved=bool(former) or any(claim.field is BranchField.RELOCATED for claim in dates),
            districts=frozenset(claim.value for claim in asserted if isinstance(claim, DistrictClaim)),
            phones=frozenset(claim.value for claim in asserted if isinstance(claim, PhoneClaim)),
            areas=frozenset(_areas(asserted)),
            opened=frozenset(
                claim.value
                for claim in dates
                if claim.field is BranchField.OPENED and _FULL_DATE.fullmatch(claim.value) and not claim.inferred
            ),
        )
        return Mention(f"{article.id}/{branch.key}", article, branch, profile, _slug(keys, profile))

    def _places_in(self, keys: Iterable[NameKey], city: str | None) -> Iterator[AddressKey]:
        """Yield the places that a name itself tells: «городская библиотека на улице Кулболды»."""
        for key in keys:
            if key.street or key.microdistrict or key.complex:
                place = Address(street=key.street, microdistrict=key.microdistrict, complex=key.complex)
                yield self._addresses.read(place, city)


def _areas(claims: Iterable[ClaimBase]) -> Iterator[float]:
    """Yield the areas that are given to the square metre."""
    for claim in claims:
        if isinstance(claim, QuantityClaim) and claim.field is BranchField.AREA_M2:
            quantity = claim.value
            if quantity.comparator is Comparator.EXACT:
                yield float(quantity.number)


def _slug(keys: Sequence[NameKey], profile: Profile) -> str:
    """Return readable words that identify the library within its city: ``zhambyl-youth``, ``rozybakiev-247-7``."""
    kinds: list[str] = [tag for tag in _SLUG_KINDS if tag in profile.tags]
    for key in keys:
        if key.eponym:
            return "-".join([key.eponym.label, *kinds[:1]])
        if key.words:
            return "-".join(key.slug)
        if key.number:
            return "-".join([*(kinds[:1] or ["branch"]), key.number])
    if not profile.anonymous:
        weak = sorted({word for key in keys for word in key.weak} - set(kinds))
        return "-".join([*(kinds[:1] or ["central"]), *weak])
    addressed = sorted(address.slug for address in profile.addresses if address.slug)
    return addressed[0] if addressed else "-".join(["branch", *sorted(profile.districts)[:1]])
