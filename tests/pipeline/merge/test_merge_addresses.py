"""Kazakh and Russian addresses of one building meet; other buildings do not."""

from __future__ import annotations

import pytest
from merge_kit import address_key

from pipeline.merge.addresses import Nearness, nearness

SAME = [
    ({"street": "Алтынсарин", "house": "37"}, {"street": "Алтынсарина", "type": "avenue", "house": "37"}),
    ({"street": "Розыбакиев", "house": "247", "block": "7"}, {"street": "Розыбакиева", "house": "247/7"}),
    (
        {"street": "Розыбакиев", "house": "247", "block": "7-блок"},
        {"street": "Розыбакиева", "house": "247", "block": "7"},
    ),
    ({"street": "Бельгер", "house": "1Б"}, {"street": "Бельгера", "house": "1б"}),
    ({"street": "Бельгер", "house": "1Б"}, {"street": "Бельгера", "house": "1B"}),
    ({"street": "Бельгер", "house": "1-Б"}, {"street": "Бельгера", "house": "1 Б"}),
    ({"street": "Құлболды", "house": "1/2", "block": "2"}, {"street": "Кулболды", "house": "1/2", "block": "2"}),
    ({"street": "Фурманова", "house": "43"}, {"street": "Назарбаев", "type": "avenue", "house": "43"}),
    ({"street": "Саин", "house": "81"}, {"street": "Сайын", "house": "81"}),
    ({"street": "А-91", "house": "17"}, {"street": "A-91", "house": "17"}),
    ({"street": "Әлихан Бөкейхан", "house": "25В"}, {"street": "Бокейхана", "house": "25v"}),
]

OTHER = [
    ({"street": "Абай", "house": "14"}, {"street": "Абая", "house": "141"}),
    ({"street": "Бельгер", "house": "1А"}, {"street": "Бельгера", "house": "1Б"}),
    ({"street": "Розыбакиев", "house": "247/7"}, {"street": "Розыбакиева", "house": "247/3"}),
    ({"street": "Абай", "house": "14"}, {"street": "Абылай хан", "house": "14"}),
    ({"street": "Қабанбай батыр", "house": "5"}, {"street": "Бөгенбай батыр", "house": "5"}),
    ({"street": "А-91", "house": "17"}, {"street": "Е-91", "house": "17"}),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_house_in_two_forms(left, right):
    assert nearness(address_key(**left), address_key(**right)) is Nearness.HOUSE


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_two_houses_stay_two(left, right):
    assert nearness(address_key(**left), address_key(**right)) is Nearness.OTHER


def test_streets_meet_without_a_gazetteer():
    left = address_key(city="nowhere", street="Ғали Орманов", house="5")
    right = address_key(city="nowhere", street="Орманова", house="5")
    assert nearness(left, right) is Nearness.HOUSE


def test_a_house_without_its_block_is_the_house_in_part():
    whole, part = address_key(street="Розыбакиев", house="247/7"), address_key(street="Розыбакиева", house="247")
    assert nearness(whole, part) is nearness(part, whole) is Nearness.HOUSE_PART


def test_a_street_alone_is_no_house():
    assert nearness(address_key(street="Абай"), address_key(street="Абая", house="14")) is Nearness.STREET


def test_microdistricts_meet_by_number_and_name():
    assert nearness(address_key(microdistrict="11"), address_key(microdistrict="11-й")) is Nearness.MICRODISTRICT
    left, right = address_key(microdistrict="Шаңырақ-1", house="4"), address_key(microdistrict="Шанырак-1", house="4")
    assert nearness(left, right) is Nearness.PLACE
    assert nearness(address_key(microdistrict="Ақсай-4"), address_key(microdistrict="Аксай-3")) is Nearness.OTHER


def test_places_and_complexes_meet_across_languages():
    assert nearness(address_key(place="Жазушылар аллеясы"), address_key(place="Аллея писателей")) is Nearness.PLACE
    assert nearness(address_key(complex="Бағыстан"), address_key(complex="Багыстан")) is Nearness.PLACE


def test_a_house_of_the_street_is_no_house_of_the_microdistrict():
    left = address_key(street="Алтынсарин", house="37", microdistrict="11")
    assert nearness(left, address_key(microdistrict="11", house="37")) is Nearness.MICRODISTRICT
