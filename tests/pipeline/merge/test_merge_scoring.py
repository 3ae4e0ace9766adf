"""Verdicts about pairs, with the reasons that led to them."""

from __future__ import annotations

import pytest
from merge_kit import RESOURCES, address, claim, compare, mention, number

from pipeline.merge.resources import ReasonRow
from pipeline.merge.scoring import Scorer, Verdict
from schemas.errors import ConfigError


def _reasons(score):
    return {reason.id for reason in score.reasons}


def at(street, house=None, **more):
    return claim("address", address(street, house, **more))


def test_the_same_person_in_two_cities_is_two_libraries():
    score = compare(mention("М. Әуезов атындағы кітапхана"), mention("библиотека имени Ауэзова", city="astana"))
    assert score.verdict is Verdict.DIFFERENT
    assert "other-city" in _reasons(score)


def test_an_unknown_city_is_asked():
    score = compare(mention("М. Әуезов атындағы кітапхана"), mention("библиотека имени Ауэзова", city=None))
    assert score.verdict is Verdict.ASK


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("№ 5 кітапхана", "библиотека № 15", "other-number"),
        ("Жамбыл атындағы жасөспірімдер кітапханасы", "детская библиотека имени Жамбыла", "other-kind"),
        ("Орталық қалалық кітапхана", "Центральная детская городская библиотека имени Бегалина", None),
        ("Қалалық жасөспірімдер кітапханасы", "Областная юношеская библиотека", "other-kind"),
        ("Абай атындағы кітапхана", "библиотека имени Ауэзова", "other-eponym"),
    ],
)
def test_names_that_cannot_be_one(one, other, reason):
    score = compare(mention(one), mention(other))
    assert score.verdict is Verdict.DIFFERENT
    assert reason is None or reason in _reasons(score)


def test_a_veto_outweighs_one_address():
    place = at("Абай", "14")
    score = compare(mention("№ 5 кітапхана", place), mention("библиотека № 15", place))
    assert score.verdict is Verdict.DIFFERENT


def test_two_childrens_libraries_of_one_street_are_two():
    left = mention("балалар кітапханасы", at("Абай", "14"), kind="children")
    right = mention("детская библиотека", at("Абая", "41"), kind="children")
    assert compare(left, right).verdict is Verdict.DIFFERENT


def test_an_unnamed_branch_is_known_by_its_house():
    named = mention("Мұхтар Әуезов атындағы кітапхана", at("Абай", "141"))
    score = compare(named, mention(None, at("Абая", "141")))
    assert score.verdict is Verdict.SAME
    assert "house" in _reasons(score)


def test_a_district_alone_is_asked():
    here = claim("district", "bostandyk")
    score = compare(mention(None, here), mention("Мұхтар Әуезов атындағы кітапхана", here))
    assert score.verdict is Verdict.ASK
    assert compare(mention(None, here), mention(None, here)).verdict is Verdict.ASK


def test_many_small_facts_never_make_two_unnamed_branches_one():
    facts = (claim("district", "bostandyk"), claim("area_m2", number(503)), claim("opened", "2025-12-16"))
    phone = claim("phone", "+77272345678")
    assert compare(mention(None, *facts, phone), mention(None, *facts, phone)).verdict is Verdict.ASK


def test_a_street_and_the_day_of_opening_name_one_branch():
    opened = claim("opened", "2026-01-09")
    score = compare(mention(None, at("Құлболды"), opened), mention(None, at("Кулболды", "1/2"), opened))
    assert score.verdict is Verdict.SAME


def test_other_persons_in_one_house_are_asked():
    place = at("Абай", "14")
    score = compare(mention("Абай атындағы кітапхана", place), mention("библиотека имени Ауэзова", place))
    assert score.verdict is Verdict.ASK


def test_one_person_at_two_addresses_is_asked_unless_it_moved():
    left = mention("Абай атындағы кітапхана", at("Абай", "14"))
    assert compare(left, mention("библиотека имени Абая", at("Гоголя", "109"))).verdict is Verdict.ASK
    former = claim("address", address("Абая", "14"), modality="past")
    moved = mention("библиотека имени Абая", at("Гоголя", "109"), former)
    score = compare(left, moved)
    assert score.verdict is Verdict.SAME
    assert "former-house" in _reasons(score)


def test_an_unsure_address_decides_nothing():
    unsure = claim("address", address("Абай", "14"), confidence=0.3)
    score = compare(mention(None, unsure), mention("Абай атындағы кітапхана", at("Абай", "14")))
    assert score.verdict is Verdict.DIFFERENT


def test_a_branch_of_a_library_is_not_the_library():
    score = compare(mention("Абай атындағы кітапхана"), mention("Филиал библиотеки имени Абая"))
    assert score.verdict is Verdict.ASK


def test_a_number_of_another_series_is_asked():
    assert compare(mention("№ 6 кітапхана"), mention("Детская библиотека № 6")).verdict is Verdict.ASK


def test_the_extractors_kind_counts_where_the_name_drops_it():
    short = mention("Жамбыл кітапханасы", kind="children")
    assert compare(mention("Жамбыл атындағы жасөспірімдер кітапханасы"), short).verdict is Verdict.DIFFERENT


def test_a_score_explains_itself():
    score = compare(mention("Абай атындағы кітапхана"), mention("библиотека имени Абая"))
    assert score.explain() == "same at 5: named after the same person (+5)"
    assert score.total == sum(reason.weight for reason in score.reasons)


def test_a_missing_or_unknown_weight_is_refused():
    rows = {name: row for name, row in RESOURCES.scores.reason.items() if name != "eponym"}
    rows["eponim"] = ReasonRow(weight=1, text="typo")
    with pytest.raises(ConfigError, match=r"no weight for 'eponym'; unknown reason 'eponim'"):
        Scorer(RESOURCES.lexicon, RESOURCES.scores.model_copy(update={"reason": rows}))
