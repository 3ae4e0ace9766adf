"""Which city an article is about."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pydantic import BaseModel, ConfigDict

from extractors import data
from extractors.gazetteer import load_gazetteer
from extractors.text import fold

_TITLE_WEIGHT = 3
_HOME_VOTES = 2


class City(BaseModel):
    """A city with what its name looks like in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kk: str
    ru: str
    stems_ru: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    synonyms_kk: tuple[str, ...] = ()
    synonyms_ru: tuple[str, ...] = ()
    region_kk: str | None = None
    region_ru: str | None = None
    home_outlets: tuple[str, ...] = ()
    ambiguous: bool = False


class Cities(BaseModel):
    """``gazetteers/cities.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cities: tuple[City, ...]


@cache
def _cities() -> tuple[City, ...]:
    return data.load(Cities, data.PACKAGE / "gazetteers" / "cities.toml").cities


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((city.id, _pattern(city)) for city in _cities() if not city.ambiguous)


@cache
def _district_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The district names of each city that has a gazetteer, followed by the word for district."""
    found = []
    for city in _cities():
        gazetteer = load_gazetteer(city.id)
        if gazetteer:
            kazakh = "|".join(re.escape(fold(row.kk)) for row in gazetteer.districts if row.kk)
            russian = "|".join(
                re.escape(fold(row.ru).removesuffix("ий район"))
                for row in gazetteer.districts
                if row.ru and row.ru.endswith("район")
            )
            found.append((city.id, re.compile(rf"(?<!\w)(?:(?:{kazakh}) аудан|(?:{russian or '(?!)'})\w+ район)")))
    return tuple(found)


def _pattern(city: City) -> re.Pattern[str]:
    """The city's name with any ending, but not its region (``Алматы облысы``, ``Павлодарская область``)."""
    stems = {fold(name) for name in (city.kk, *city.former)}
    russian = fold(city.ru)
    stems.add(russian[:-1] if russian[-1] in "аьй" else russian)
    stems.update(fold(stem) for stem in (*city.stems_ru, *city.synonyms_kk, *city.synonyms_ru))
    source = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{source})(?:[^\W\d_]{{0,9}})(?! облы| област| өңір| регион| край)")


def detect_city(title: str, text: str, outlet: str | None = None) -> str | None:
    """The id of the city that a text names most; the title counts threefold, a district of the city as its name.

    A city paper's own city counts a little more than one mention of another. None where nothing tells.
    """
    votes: Counter[str] = Counter()
    low, head = fold(text), fold(title)
    for city, pattern in _district_patterns():
        votes[city] += len(pattern.findall(low))
    for row in _cities():
        if outlet in row.home_outlets:
            votes[row.id] += _HOME_VOTES
    for city, pattern in _patterns():
        count = len(pattern.findall(low)) + _TITLE_WEIGHT * len(pattern.findall(head))
        votes[city] += count
    best = min(votes, key=lambda city: (-votes[city], city), default=None)
    return best if best and votes[best] else None


def names_other_city(low: str, city: str | None) -> bool:
    """Whether a folded sentence speaks of another city and not of the article's own."""
    if city is None:
        return False
    named = {name for name, pattern in _patterns() if pattern.search(low)}
    return bool(named) and city not in named
