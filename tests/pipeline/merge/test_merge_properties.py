"""What holds for whatever news comes, in whatever order."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merge_kit import address, branch, claim, number, record

from pipeline.merge import IdLedger, merge

# Real libraries as news of both languages calls them; two spellings of a line are one library.
LIBRARIES = {
    "zhambyl": ["Жамбыл атындағы қалалық жасөспірімдер кітапханасы", "Городская юношеская библиотека имени Жамбыла"],
    "zhambyl-children": ["Жамбыл атындағы балалар кітапханасы", "Детская библиотека имени Жамбыла"],
    "auezov": ["Мұхтар Әуезов атындағы кітапхана", "Библиотека имени М. Ауэзова"],
    "hub": ["Alatau Creative Hub", "центр «Alatau Creative Hub»"],
    "five": ["№ 5 кітапхана-филиал", "Библиотека-филиал № 5"],
    "fifteen": ["№ 15 кітапхана-филиал", "Библиотека-филиал № 15"],
    "nameless": [None, None],
}
HOUSES = [("Абай", "141"), ("Абая", "141"), ("Розыбакиев", "247"), ("Розыбакиева", "247/7"), ("Розыбакиева", "247/3")]
DAYS = ["2024-05-01", "2025-12-17", "2026-02-04", None]

_CLAIMS = st.one_of(
    st.sampled_from(HOUSES).map(lambda house: claim("address", address(*house))),
    st.sampled_from(["auezov", "bostandyk"]).map(lambda district: claim("district", district)),
    st.sampled_from(["1962", "2025", "2025-12-16"]).map(lambda day: claim("opened", day)),
    st.builds(
        lambda figure, comparator, confidence: claim("holdings", number(figure, comparator), confidence=confidence),
        st.sampled_from([20000, 40000]),
        st.sampled_from("=><~"),
        st.sampled_from([0.3, 0.6, 0.9]),
    ),
    st.sampled_from(["stated", "announced", "planned", "past", "denied"]).map(
        lambda modality: claim("opening_hours", "24/7", modality=modality, **{"from": "2026-02"})
    ),
    st.sampled_from(["wifi", "cafe"]).map(lambda service: claim("services", service)),
)


@st.composite
def _mentions(draw):
    library = draw(st.sampled_from(sorted(LIBRARIES)))
    return branch(draw(st.sampled_from(LIBRARIES[library])), *draw(st.lists(_CLAIMS, max_size=4)))


@st.composite
def _records(draw):
    told = draw(st.lists(st.lists(_mentions(), max_size=3), max_size=6))
    return [
        record(
            f"a{place}", *mentions, day=draw(st.sampled_from(DAYS)), city=draw(st.sampled_from(["almaty", "astana"]))
        )
        for place, mentions in enumerate(told)
    ]


@settings(max_examples=60, deadline=None)
@given(_records(), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(records, random):
    shuffled = random.sample(records, len(records))
    assert merge(shuffled, IdLedger()) == merge(records, IdLedger())


@settings(max_examples=60, deadline=None)
@given(_records())
def test_merging_again_changes_nothing(records):
    first = merge(records, IdLedger())
    again = merge(records + records, IdLedger.from_rows(first.ids.rows()))
    assert again.registry.to_json() == first.registry.to_json()
    assert again.ids == first.ids


@settings(max_examples=60, deadline=None)
@given(_records(), st.integers(min_value=0, max_value=6), st.randoms(use_true_random=False))
def test_ids_are_permanent_while_news_comes_in(records, cut, random):
    order = random.sample(records, len(records))
    before = merge(order[:cut], IdLedger())
    after = merge(order, before.ids)
    assert after.ids.minted[: len(before.ids.minted)] == before.ids.minted
    assert dict(before.ids.redirects).items() <= dict(after.ids.redirects).items()
    current = {one.id for one in after.registry.branches}
    given_up = {old for one in after.registry.branches for old in one.merged_ids}
    assert {one.id for one in before.registry.branches} <= current | given_up
    assert not current & given_up
    assert len(current) == len(after.registry.branches)


@settings(max_examples=60, deadline=None)
@given(_records())
def test_every_mention_is_in_one_branch_and_no_branch_has_two_of_an_article(records):
    result = merge(records, IdLedger())
    holders = Counter()
    for anchor, id_ in result.ids.anchors:
        holders[anchor.split("/")[0], id_] += 1
    assert all(count == 1 for count in holders.values())
    assert sum(holders.values()) == sum(len(one.branches) for one in records)


@settings(max_examples=60, deadline=None)
@given(_records())
def test_no_value_stands_without_a_witness_and_none_is_lost(records):
    result = merge(records, IdLedger())
    told = Counter(one.evidence.quote for record in records for mention in record.branches for one in mention.claims)
    values = [
        value
        for one in result.registry.branches
        for state in one.fields.values()
        for value in (*state.current, *state.history)
    ]
    assert all(value.sources for value in values)
    assert sum(len(value.sources) for value in values) >= sum(told.values())


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a"), ("b", "a", "c")])
def test_ids_do_not_depend_on_which_article_came_first_once_minted(order):
    told = {
        "a": record("a", branch(LIBRARIES["auezov"][0]), day="2024-05-01"),
        "b": record("b", branch(LIBRARIES["auezov"][1]), day="2025-12-17", language="ru"),
        "c": record("c", branch("Әуезов атындағы кітапхана"), day="2026-02-04"),
    }
    ids = IdLedger()
    for count in range(1, len(order) + 1):
        result = merge([told[key] for key in order[:count]], ids)
        ids = result.ids
        assert [one.id for one in result.registry.branches] == ["almaty-auezov"]
