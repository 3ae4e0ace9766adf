"""Which city an article is about."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pydantic import BaseModel, ConfigDict

from extractors import data
from extractors.text import fold

_TITLE_WEIGHT = 3


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
    ambiguous: bool = False


class Cities(BaseModel):
    """``gazetteers/cities.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cities: tuple[City, ...]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    cities = data.load(Cities, data.PACKAGE / "gazetteers" / "cities.toml").cities
    return tuple((city.id, _pattern(city)) for city in cities if not city.ambiguous)


def _pattern(city: City) -> re.Pattern[str]:
    """The city's name with any ending, but not its region (``Алматы облысы``, ``Павлодарская область``)."""
    stems = {fold(name) for name in (city.kk, *city.former)}
    russian = fold(city.ru)
    stems.add(russian[:-1] if russian[-1] in "аьй" else russian)
    stems.update(fold(stem) for stem in (*city.stems_ru, *city.synonyms_kk, *city.synonyms_ru))
    source = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{source})(?:[^\W\d_]{{0,9}})(?! облы| област)")


def detect_city(title: str, text: str) -> str | None:
    """The id of the city that a text names most; the title counts threefold. None where no city is named."""
    votes: Counter[str] = Counter()
    low, head = fold(text), fold(title)
    for city, pattern in _patterns():
        count = len(pattern.findall(low)) + _TITLE_WEIGHT * len(pattern.findall(head))
        if count:
            votes[city] = count
    return min(votes, key=lambda city: (-votes[city], city)) if votes else None


def names_other_city(low: str, city: str | None) -> bool:
    """Whether a folded sentence speaks of another city and not of the article's own."""
    if city is None:
        return False
    named = {name for name, pattern in _patterns() if pattern.search(low)}
    return bool(named) and city not in named
