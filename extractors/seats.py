"""The cities that stand in library names, in either language."""

from __future__ import annotations

from functools import cache

from extractors import data
from extractors.cities import Cities
from extractors.gazetteer import load_gazetteer
from extractors.text import fold


def is_city(word: str) -> bool:
    """Whether a folded word is the Kazakh name of a city in the nominative, today's name or a former one."""
    return word in _kazakh()


def city_stem(word: str) -> str | None:
    """The Kazakh city that a folded word begins with: ``ақтау`` for ``ақтауда``."""
    return next((word[:end] for end in range(len(word), 2, -1) if word[:end] in _kazakh()), None)


def is_city_form(word: str) -> bool:
    """Whether a folded word is a Russian case of a city's name: ``алматы``, ``караганды``, ``экибастуза``."""
    return word in _russian()


def is_city_adjective(word: str) -> bool:
    """Whether a folded word may be an adjective made of a city's Russian name: ``павлодарская``."""
    return word.startswith(_adjectives())


def has_many(word: str) -> bool:
    """Whether a folded word is a form of a big city's name: it has no one city library."""
    return word.startswith(_big())


@cache
def _big() -> tuple[str, ...]:
    """How the names of the cities begin that have a gazetteer of their own."""
    big = (city for city in _table().cities if load_gazetteer(city.id))
    return tuple(fold(form) for city in big for form in (city.kk, city.ru, city.adjective_ru) if form)


@cache
def _kazakh() -> frozenset[str]:
    return frozenset(fold(name) for city in _table().cities for name in (city.kk, *city.former))


@cache
def _russian() -> frozenset[str]:
    return frozenset(fold(name) for city in _table().cities for name in (city.ru, *city.forms_ru))


@cache
def _adjectives() -> tuple[str, ...]:
    return tuple(fold(city.adjective_ru) for city in _table().cities if city.adjective_ru)


@cache
def _table() -> Cities:
    return data.load(Cities, data.PACKAGE / "gazetteers" / "cities.toml")
