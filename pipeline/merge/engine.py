"""Records of many articles to one registry."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.gazetteer import load_gazetteer
from pipeline.merge.addresses import AddressReader, Gazetteers
from pipeline.merge.building import Builder, latest_day
from pipeline.merge.clusters import Clusterer, Decision
from pipeline.merge.identity import IdLedger
from pipeline.merge.mentions import MentionReader
from pipeline.merge.names import NameReader
from pipeline.merge.resources import data_digest, load_resources
from pipeline.merge.scoring import Scorer
from schemas.record import ArticleRecord
from schemas.registry import Conflict, Registry

_RULES = "1"
"""Goes up when the code of merging gives other results for the same data files."""

VERSION: str = f"{_RULES}+{data_digest()}"
"""Version of merging: its rules and the hash of its data files."""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The registry, the ledger that knows its ids, and every pair of mentions that was joined or is to be judged."""

    registry: Registry
    ids: IdLedger
    decisions: tuple[Decision, ...]


def merge(records: Iterable[ArticleRecord], ids: IdLedger, gazetteers: Gazetteers = load_gazetteer) -> MergeResult:
    """Merge the records of all articles into one registry.

    The order of the records does not matter, nor do records given twice. ``ids`` is the ledger of the last merge (empty
    for the first): branches that it knows keep their ids. ``gazetteers`` gives the gazetteer of a city id or None.
    Raises ``ConfigError`` where a data file of ours is wrong.
    """
    unique = _unique(records)
    resources = load_resources()
    names = NameReader(resources)
    addresses = AddressReader(names, gazetteers)
    reader = MentionReader(names, addresses)
    mentions = [mention for record in unique for mention in reader.read(record)]
    clustering = Clusterer(Scorer(resources.lexicon, resources.scores)).cluster(mentions)
    assigned, grown = ids.assign(clustering.clusters)
    builder = Builder(names, addresses, latest_day(unique))
    built = [
        builder.branch(id_, grown.merged_into(id_), cluster)
        for id_, cluster in sorted(zip(assigned, clustering.clusters, strict=True), key=lambda item: item[0])
    ]
    networks, network_conflicts = builder.networks(unique)
    branches = [branch for branch, _ in built]
    cities = {branch.city for branch in branches}
    registry = Registry(
        city=next(iter(cities)) if len(cities) == 1 else None,
        generated_from={"merge": VERSION, "records": _digest(unique)},
        branches=tuple(branches),
        networks=tuple(networks),
        conflicts=tuple(
            sorted((*(c for _, found in built for c in found), *network_conflicts), key=_by_owner_and_field)
        ),
    )
    return MergeResult(registry, grown, clustering.decisions)


def _by_owner_and_field(conflict: Conflict) -> tuple[str, str]:
    return conflict.owner, conflict.field


def _unique(records: Iterable[ArticleRecord]) -> list[ArticleRecord]:
    """One record an article, sorted by article; of two different ones the one with more claims."""
    best: dict[str, tuple[int, str, ArticleRecord]] = {}
    for record in records:
        entry = (len(record.claims()), record.to_json(), record)
        known = best.get(record.article.id)
        if known is None or entry[:2] > known[:2]:
            best[record.article.id] = entry
    return [best[id_][2] for id_ in sorted(best)]


def _digest(records: Iterable[ArticleRecord]) -> str:
    digest = hashlib.sha256()
    for record in records:
        digest.update(record.to_json().encode())
        digest.update(b"\n")
    return digest.hexdigest()
