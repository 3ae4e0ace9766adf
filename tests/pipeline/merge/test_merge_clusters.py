"""Whole merges of a few articles: which mentions become one branch, and which are left to a person."""

from __future__ import annotations

import itertools

from merge_kit import address, branch, claim, number, record

from pipeline.merge import IdLedger, Verdict, merge
from schemas import Kind, Language


def _merge(*records):
    return merge(records, IdLedger())


def _names(result):
    return sorted(branch.label() for branch in result.registry.branches)


YOUTH_KK = branch("Жамбыл атындағы қалалық жасөспірімдер кітапханасы", kind="youth")
YOUTH_RU = branch("Городская юношеская библиотека имени Жамбыла", kind="youth")
SHORT_RU = branch("библиотека имени Жамбыла")
CHILDREN = branch("Жамбыл атындағы балалар кітапханасы", kind="children")


def test_two_languages_are_one_branch():
    result = _merge(
        record("a", YOUTH_KK, day="2025-01-10"),
        record("b", YOUTH_RU, day="2025-03-01", language="ru"),
        record("c", SHORT_RU, day="2026-01-05", language="ru"),
    )
    (found,) = result.registry.branches
    assert found.id == "almaty-zhambyl-youth"
    assert found.kind is Kind.YOUTH
    assert found.names[Language.KK].name == YOUTH_KK.name
    assert found.names[Language.RU].name == YOUTH_RU.name
    assert found.names[Language.RU].aliases == (SHORT_RU.name,)
    assert (found.first_seen, found.last_confirmed) == ("2025-01-10", "2026-01-05")
    assert result.registry.city == "almaty"


def test_a_mention_that_fits_two_libraries_joins_neither():
    result = _merge(record("a", YOUTH_KK), record("b", CHILDREN), record("c", SHORT_RU, language="ru"))
    assert len(result.registry.branches) == 3
    asked = [one for one in result.decisions if one.verdict is Verdict.ASK]
    assert {(one.left, one.right) for one in asked} == {("a/b1", "c/b1"), ("b/b1", "c/b1")}
    assert all("fits two libraries" in one.explain() for one in asked)


def test_a_house_decides_between_two_libraries_that_fit():
    place = claim("address", address("Назарбаев", "43"))
    youth, short = (one.model_copy(update={"claims": branch(None, place).claims}) for one in (YOUTH_KK, SHORT_RU))
    result = _merge(record("a", youth), record("b", CHILDREN), record("c", short, language="ru"))
    assert _names(result) == [CHILDREN.name, YOUTH_KK.name]


def test_two_branches_of_one_article_stay_two():
    result = _merge(record("a", YOUTH_KK, SHORT_RU), record("b", YOUTH_RU, language="ru"))
    assert len(result.registry.branches) == 2
    joined = next(one for one in result.registry.branches if one.kind is Kind.YOUTH)
    assert set(joined.names) == {Language.KK, Language.RU}


def test_one_block_less_joins_unless_two_blocks_are_known():
    seventh = branch(None, claim("address", address("Розыбакиева", "247/7")))
    third = branch(None, claim("address", address("Розыбакиева", "247/3")))
    bare = branch(None, claim("address", address("Розыбакиев", "247")))
    assert len(_merge(record("a", seventh), record("b", bare)).registry.branches) == 1
    assert len(_merge(record("a", seventh), record("b", bare), record("c", third)).registry.branches) == 3


def test_mentions_that_contradict_are_not_joined_through_a_third():
    one = branch("Абай атындағы кітапхана", claim("address", address("Абай", "14")))
    other = branch("Абай атындағы кітапхана", claim("address", address("Гоголь", "109")))
    plain = branch("Абай атындағы кітапхана")
    result = _merge(record("a", one), record("b", other), record("c", plain))
    assert len(result.registry.branches) == 2
    held_apart = {(d.left, d.right) for d in result.decisions if d.verdict is Verdict.ASK}
    assert ("a/b1", "b/b1") in held_apart


def test_a_mention_takes_the_city_of_its_article():
    here, there = (record(id_, branch("М. Әуезов атындағы кітапхана"), city=id_) for id_ in ("almaty", "astana"))
    result = _merge(here, there)
    assert [one.id for one in result.registry.branches] == ["almaty-auezov", "astana-auezov"]
    assert result.registry.city is None


def test_brand_number_and_place_are_identities():
    records = [
        record("a", branch("Alatau Creative Hub", kind="hub"), branch("№ 24 кітапхана-филиал"), day="2025-01-01"),
        record("b", branch("библиотека «Alatau Creative Hub»"), branch("Библиотека-филиал № 24"), language="ru"),
        record("c", branch(None, claim("address", address("Розыбакиев", "247", block="7")))),
        record("d", branch(None, claim("address", address("Розыбакиева", "247/7"))), language="ru"),
    ]
    result = _merge(*records)
    assert [one.id for one in result.registry.branches] == [
        "almaty-alatau-creative-hub",
        "almaty-branch-24",
        "almaty-rozybakiev-247-7",
    ]


def test_any_order_gives_the_same_bytes():
    records = [
        record("a", YOUTH_KK),
        record("b", CHILDREN, YOUTH_RU),
        record("c", SHORT_RU, language="ru"),
        record("d", branch(None, claim("district", "medeu"), claim("holdings", number(5)))),
    ]
    results = [merge(order, IdLedger()) for order in itertools.permutations(records)]
    assert len({one.registry.to_json() for one in results}) == 1
    assert len({(one.ids, one.decisions) for one in results}) == 1


def test_no_records_give_an_empty_registry():
    result = _merge()
    assert result.registry.branches == ()
    assert result.ids == IdLedger()


def test_a_record_given_twice_is_one_witness():
    once = record("a", branch("Абай атындағы кітапхана", claim("opened", "1962")))
    assert merge([once, once], IdLedger()) == merge([once], IdLedger())
