"""The cities' gazetteers: every name finds its own row, and no row is written in the wrong language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors import data
from extractors.cities import area_code, names_other_city
from extractors.gazetteer import Gazetteer, load_gazetteer
from extractors.language import KAZAKH_LETTERS
from extractors.text import fold, search_key

CITIES = ["almaty", "astana"]


def gazetteer(city: str) -> Gazetteer:
    found = load_gazetteer(city)
    assert found is not None
    return found


@pytest.mark.parametrize("city", CITIES)
def test_every_current_name_finds_a_street_of_that_name(city: str) -> None:
    places = gazetteer(city)
    for street in places.streets:
        for name in street.names():
            found = places.find_street(name)
            assert found
            assert search_key(name) in {search_key(known) for known in found.names()}


@pytest.mark.parametrize("city", CITIES)
def test_no_two_streets_share_a_current_name(city: str) -> None:
    owners: dict[str, str] = {}
    for street in gazetteer(city).streets:
        for key in {search_key(name) for name in street.names()}:
            assert owners.setdefault(key, street.id) == street.id


@pytest.mark.parametrize("city", CITIES)
def test_russian_forms_hold_no_kazakh_letters(city: str) -> None:
    places = gazetteer(city)
    for row in (*places.streets, *places.microdistricts, *places.districts):
        assert not re.search(f"[{KAZAKH_LETTERS}]", (row.ru or "").lower()), row.id


@pytest.mark.parametrize("city", CITIES)
def test_names_hold_no_latin_letters_and_no_type_words(city: str) -> None:
    for street in gazetteer(city).streets:
        for name in (street.kk, street.ru):
            assert not re.search("[A-Za-z]", name or ""), street.id
            assert not re.search(r"көшесі|даңғылы|улица|проспект", name or ""), street.id


@pytest.mark.parametrize("city", CITIES)
def test_microdistricts_name_districts_of_their_city(city: str) -> None:
    places = gazetteer(city)
    known = {district.id for district in places.districts}
    assert {row.district for row in places.microdistricts if row.district} <= known


@pytest.mark.parametrize(
    ("name", "street"),
    [
        ("Розыбакиев", "rozybakiev"),
        ("Розыбакиева", "rozybakiev"),
        ("Саин", "sayyn"),
        ("Саина", "sayyn"),
        ("Сайын", "sayyn"),
        ("Кулболды", "kulboldy"),
        ("Құлболды", "kulboldy"),
        ("Жібек жолы", "zhibek-zholy"),
        ("«Төле би»", "tole-bi"),
        ("Фурманова", "nazarbaev"),
        ("Герольд Бельгер", "belger"),
        ("Байтурсынова", "baytursynuly"),
    ],
)
def test_almaty_streets(name: str, street: str) -> None:
    found = gazetteer("almaty").find_street(name)
    assert found
    assert found.id == street


def test_only_a_former_name_counts_as_former() -> None:
    places = gazetteer("almaty")
    assert places.street_named("Комсомольская")
    assert places.street_named("Төле би") is None
    assert places.find_street("Бейкер-стрит") is None


@pytest.mark.parametrize(
    ("name", "microdistrict"),
    [("Ақсай-4", "aksay-4"), ("Аксай 4", "aksay-4"), ("11", "mkr-11"), ("10А", "10a-ykshamaudan")],
)
def test_almaty_microdistricts(name: str, microdistrict: str) -> None:
    found = gazetteer("almaty").find_microdistrict(name)
    assert found
    assert found.id == microdistrict


def test_every_gazetteer_file_loads_under_its_name() -> None:
    folder = Path(str(data.PACKAGE / "gazetteers"))
    for path in sorted(folder.glob("*.toml")):
        if path.stem != "cities":
            assert gazetteer(path.stem).city.id == path.stem


def test_area_codes() -> None:
    assert area_code("almaty") == "727"
    assert area_code("astana") == "7172"
    assert area_code("atlantis") is None


@pytest.mark.parametrize(
    ("text", "city", "other"),
    [
        ("Астанада 20 кітапхана бар.", "almaty", True),
        ("В Шымкенте открыли библиотеку.", "almaty", True),
        ("Алматы мен Астанада кітапхана көп.", "almaty", False),
        ("Зал для семей с детьми.", "almaty", False),
        ("В Шымкенте открыли библиотеку.", None, False),
        ("Бұл кітапхана жаңа.", "almaty", False),
    ],
)
def test_a_sentence_about_another_city(text: str, city: str | None, other: bool) -> None:
    assert names_other_city(text, fold(text), city) is other
