"""Permanent ids: minted once, kept whatever arrives, redirected and never reused."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest
from merge_kit import address, branch, claim, record

from pipeline.merge import IdLedger, IdRow, merge
from schemas.errors import StoreError

PLACE = claim("address", address("Абай", "141"))
NAMED = record("named", branch("М. Әуезов атындағы кітапхана"), day="2025-05-01")
UNNAMED = record("unnamed", branch(None, PLACE), day="2025-01-01")
BOTH = record("both", branch("Мұхтар Әуезов атындағы кітапхана", PLACE), day="2026-01-01")


def _ids(result):
    return [one.id for one in result.registry.branches]


def test_ids_stay_when_earlier_news_arrives():
    first = merge([NAMED], IdLedger())
    earlier = record("early", branch("Әуезов атындағы қалалық кітапхана"), day="2020-01-01")
    assert _ids(merge([NAMED, earlier], first.ids)) == _ids(first) == ["almaty-auezov"]


def test_merging_again_changes_nothing():
    first = merge([NAMED, UNNAMED], IdLedger())
    again = merge([UNNAMED, NAMED], first.ids)
    assert again == first


def test_the_oldest_id_wins_and_the_other_redirects_for_ever():
    apart = merge([UNNAMED, NAMED], IdLedger())
    assert _ids(apart) == ["almaty-abay-141", "almaty-auezov"]
    joined = merge([UNNAMED, NAMED, BOTH], apart.ids)
    (one,) = joined.registry.branches
    assert one.id == "almaty-abay-141"
    assert one.merged_ids == ("almaty-auezov",)
    assert joined.ids.resolve("almaty-auezov") == "almaty-abay-141"
    later = merge([UNNAMED, NAMED, BOTH], joined.ids)
    assert later.registry == joined.registry


def test_a_branch_that_falls_apart_keeps_its_id_with_most_mentions():
    apart = merge([UNNAMED, NAMED], IdLedger())
    joined = merge([UNNAMED, NAMED, BOTH], apart.ids)
    third = record("third", branch("Әуезов атындағы кітапхана"), day="2026-02-01")
    grown = merge([UNNAMED, NAMED, BOTH, third], joined.ids)
    # The article that joined them is withdrawn: two mentions by name, one by place.
    split = merge([UNNAMED, NAMED, third], grown.ids)
    assert _ids(split) == ["almaty-abay-141", "almaty-abay-141-2"]
    named = next(one for one in split.registry.branches if one.names)
    assert named.id == "almaty-abay-141"
    assert named.merged_ids == ("almaty-auezov",)


def test_an_id_is_never_given_to_another_branch():
    first = merge([NAMED], IdLedger())
    other = record("other", branch("Ә. Әуезов атындағы кітапхана"), day="2025-06-01")
    assert _ids(merge([other], first.ids)) == ["almaty-auezov-2"]


def test_renumbered_branches_keep_their_ids():
    abay, auezov = branch("Абай атындағы кітапхана"), branch("Әуезов атындағы кітапхана")
    first = merge([record("a", abay, auezov)], IdLedger())
    again = merge([record("a", auezov, abay)], first.ids)
    names = {one.id: one.label() for one in again.registry.branches}
    assert names == {one.id: one.label() for one in first.registry.branches}


def test_the_ledger_survives_its_rows():
    ids = merge([UNNAMED, NAMED, BOTH], merge([UNNAMED, NAMED], IdLedger()).ids).ids
    rows = ids.rows()
    assert {row.kind for row in rows} == {"id", "anchor", "redirect"}
    assert IdLedger.from_rows(reversed(rows)) == ids
    assert IdLedger.from_rows(asdict(row) for row in rows) == ids


@pytest.mark.parametrize(
    "row", [IdRow("anchor", "a/x", "almaty-lost"), IdRow("redirect", "old", "new"), IdRow("note", "a", "almaty-abay")]
)
def test_a_broken_ledger_is_refused(row):
    with pytest.raises(StoreError, match=r"never minted|no kind of ledger row"):
        IdLedger.from_rows([IdRow("id", "almaty-abay", "almaty-abay"), row])


def test_an_unknown_id_means_nothing():
    with pytest.raises(KeyError):
        IdLedger().resolve("almaty-abay")


def test_ids_are_plain_even_for_names_without_letters():
    names = ["№", "«»", "Қ" * 200, "北京", None, "…"]
    result = merge([record(f"a{place}", branch(name)) for place, name in enumerate(names)], IdLedger())
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]*", id_) for id_ in _ids(result))
    assert len(set(_ids(result))) == len(names)
