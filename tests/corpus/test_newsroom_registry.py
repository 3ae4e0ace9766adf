"""From the newsroom's pages to the registry: one branch for each real one, none twice."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from corpus.compare import Item, pairs
from corpus.gold import gold_files
from corpus.judging import Judged, judge
from extractors.reader import Reader
from extractors.text import search_key
from pipeline.merge import IdLedger, MergeResult, merge
from schemas import BranchMention

NEWSROOM = Path(__file__).parents[2] / "corpus" / "newsroom"


@pytest.fixture(scope="module")
def judged(reader: Reader) -> list[Judged]:
    return [judge(path, reader) for path in gold_files(NEWSROOM)]


@pytest.fixture(scope="module")
def merged(judged: list[Judged]) -> MergeResult:
    return merge([article.record for article in judged], IdLedger())


def test_every_real_branch_is_there_once(judged: list[Judged], merged: MergeResult) -> None:
    """Which identities the sources of each registry branch belong to, by the gold of their articles.

    Words that a whole list shares ("work round the clock") tell nothing of a single branch and are passed over.
    """
    identity: dict[tuple[str, int], set[str]] = defaultdict(set)
    for article in judged:
        text_id = article.record.article.id
        owners = {pair.owner for pair in pairs(article.gold, article.record) if pair.in_gold and pair.in_record}
        by_items = {pair.given: pair.owner for pair in pairs(article.gold, article.record) if pair.owner in owners}
        for branch in article.record.branches:
            owner = next(owner for given, owner in by_items.items() if _same(given, branch))
            for claim in branch.claims:
                identity[(text_id, claim.evidence.start)].add(owner)
    found: dict[str, set[str]] = defaultdict(set)
    for branch in merged.registry.branches:
        for state in branch.fields.values():
            for value in (*state.current, *state.history):
                for source in value.sources:
                    owners = identity[(source.article, source.start)]
                    found[branch.id] |= owners if len(owners) == 1 else set()
    assert all(len(identities) == 1 for identities in found.values()), found
    real = {branch.identity for article in judged for branch in article.gold.branches}
    assert sorted(next(iter(identities)) for identities in found.values()) == sorted(real)


def _same(given: tuple[Item, ...], branch: BranchMention) -> bool:
    quotes = {claim.evidence.quote for claim in branch.claims}
    name = next(item.value for item in given if item.field == "name")
    return name == search_key(branch.name or "-") and quotes == {item.quote for item in given if item.quote}


def test_order_of_articles_changes_nothing(judged: list[Judged], merged: MergeResult) -> None:
    backwards = merge([article.record for article in reversed(judged)], IdLedger())
    assert backwards.registry.to_json() == merged.registry.to_json()
