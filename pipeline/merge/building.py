"""Clusters to branches, and the networks of their cities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.merge.addresses import AddressReader
from pipeline.merge.mentions import Mention
from pipeline.merge.names import NameReader
from pipeline.merge.observations import Observation
from pipeline.merge.settling import Context, Settled, settle
from pipeline.merge.titles import Called, settle_kind, settle_names
from schemas.article import local_day
from schemas.record import ArticleRecord
from schemas.registry import Branch, Conflict, Network
from schemas.vocab import BranchField, NetworkField


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds what stands in the registry. ``known`` is the latest day of any news."""

    names: NameReader
    addresses: AddressReader
    known: date

    def branch(self, id_: str, merged: tuple[str, ...], mentions: Sequence[Mention]) -> tuple[Branch, list[Conflict]]:
        """Return the branch that a cluster of mentions tells of, and the contradictions about it."""
        city = next((mention.profile.city for mention in mentions if mention.profile.city), None)
        context = self._context(city, moved=any(mention.profile.moved for mention in mentions))
        observed: dict[BranchField, list[Observation]] = {}
        for mention in mentions:
            for claim in mention.branch.claims:
                observed.setdefault(claim.field, []).append(Observation(claim, mention.article))
        settled = {field: settle(field, observed[field], context) for field in BranchField if field in observed}
        days = sorted(mention.day for mention in mentions if mention.day)
        called = [Called(one.article.language, one.branch.name, one.branch.aliases) for one in mentions]
        branch = Branch(
            id=id_,
            names=settle_names(called, lambda name: self.names.read(name).fullness),
            kind=settle_kind(mentions),
            city=city,
            first_seen=days[0] if days else None,
            last_confirmed=days[-1] if days else None,
            fields={field: one.state for field, one in settled.items()},
            merged_ids=merged,
        )
        return branch, _conflicts(id_, settled)

    def networks(self, records: Iterable[ArticleRecord]) -> tuple[list[Network], list[Conflict]]:
        """One network a city, from the figures that articles give about it, sorted by id."""
        by_city: dict[str | None, list[ArticleRecord]] = {}
        for record in records:
            if record.network:
                by_city.setdefault(record.article.city, []).append(record)
        built, conflicts = [], []
        for city, told in sorted(by_city.items(), key=lambda item: item[0] or ""):
            network, found = self._network(city, told)
            built.append(network)
            conflicts += found
        return sorted(built, key=lambda network: network.id), conflicts

    def _network(self, city: str | None, records: Sequence[ArticleRecord]) -> tuple[Network, list[Conflict]]:
        observed: dict[NetworkField, list[Observation]] = {}
        called = []
        for record in records:
            if record.network is None:
                continue
            called.append(Called(record.article.language, record.network.name))
            for claim in record.network.claims:
                observed.setdefault(claim.field, []).append(Observation(claim, record.article))
        context = self._context(city, moved=False)
        settled = {field: settle(field, observed[field], context) for field in NetworkField if field in observed}
        id_ = f"{city}-network" if city else "network"
        network = Network(
            id=id_,
            names=settle_names(called, len),
            city=city,
            fields={field: one.state for field, one in settled.items()},
        )
        return network, _conflicts(id_, settled)

    def _context(self, city: str | None, *, moved: bool) -> Context:
        return Context(self.known, moved, lambda address: self.addresses.read(address, city))


def latest_day(records: Iterable[ArticleRecord]) -> date:
    """Return the day of the latest news; ``date.min`` where no article is dated."""
    days = [date.fromisoformat(local_day(one.article.published)) for one in records if one.article.published]
    return max(days, default=date.min)


def _conflicts(owner: str, settled: Mapping[BranchField, Settled] | Mapping[NetworkField, Settled]) -> list[Conflict]:
    return [
        Conflict(owner=owner, field=field.value, reason=one.reason, values=one.rivals)
        for field, one in settled.items()
        if one.rivals
    ]
