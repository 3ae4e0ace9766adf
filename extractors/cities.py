"""Which city an article is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from extractors import data
from extractors.gazetteer import load_gazetteer
from extractors.patterns import any_phrase, phrases_source, words_source
from extractors.text import fold

_TITLE_WEIGHT = 3
_HOME_VOTES = 2


class City(BaseModel):
    """A city with what its name looks like in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kk: str
    ru: str
    forms_ru: tuple[str, ...] = Field(description="Russian cases of the name.")
    adjective_ru: str | None = Field(default=None, description="Stem of the Russian adjective.")
    former: tuple[str, ...] = Field(default=(), description="Earlier Kazakh names; Russian ones are among the forms.")
    synonyms_kk: tuple[str, ...] = ()
    synonyms_ru: tuple[str, ...] = ()
    area_code: str | None = Field(default=None, description="Telephone code without the country's.")
    home_outlets: tuple[str, ...] = ()
    ambiguous: bool = Field(default=False, description="More often a person or a lake: never found by its name alone.")


class Cities(BaseModel):
    """``gazetteers/cities.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    endings_kk: tuple[str, ...] = Field(description="Case endings of a Kazakh city name.")
    endings_synonym: tuple[str, ...]
    not_city_before: tuple[str, ...] = Field(description="Before a name they make it something else than a city.")
    not_city_after: tuple[str, ...] = Field(description="Behind a name they make it a region, a district, a street.")
    district_kk: tuple[str, ...]
    district_ru: tuple[str, ...]
    district_adjective_ru: str
    cities: tuple[City, ...]


@dataclass(frozen=True, slots=True)
class _Finder:
    """How one city is found: by its name (with a capital letter) and by words in any case."""

    city: str
    name: re.Pattern[str]
    word: re.Pattern[str]
    district: re.Pattern[str]

    def mentions(self, text: str, low: str) -> int:
        """How often a text (and its folded form) names the city; in a text without capitals none are asked for."""
        folded = text == low
        named = sum(1 for match in self.name.finditer(low) if folded or text[match.start()].isupper())
        return named + len(self.word.findall(low))


@cache
def _table() -> Cities:
    return data.load(Cities, data.PACKAGE / "gazetteers" / "cities.toml")


@cache
def _finders() -> tuple[_Finder, ...]:
    table = _table()
    return tuple(_finder(city, table) for city in table.cities)


def _finder(city: City, table: Cities) -> _Finder:
    before = "".join(rf"(?<!{re.escape(fold(word))} )" for word in table.not_city_before)
    after = rf"(?!\w)(?![ ]+(?:{any_phrase(table.not_city_after)}))"
    kazakh, russian = words_source([city.kk, *city.former]), words_source([city.ru, *city.forms_ru])
    name = rf"(?<!\w){before}(?:(?:{kazakh})-?(?:{words_source(table.endings_kk)})?|{russian}){after}"
    words = [rf"(?:{words_source(city.synonyms_kk)})(?:{words_source(table.endings_kk)})?"] if city.synonyms_kk else []
    if city.synonyms_ru:
        words.append(rf"(?:{words_source(city.synonyms_ru)})(?:{words_source(table.endings_synonym)})")
    if city.adjective_ru:
        words.append(rf"{re.escape(fold(city.adjective_ru))}[^\W\d_]{{1,4}}")
    nothing = re.compile(r"(?!)")
    return _Finder(
        city=city.id,
        name=nothing if city.ambiguous else re.compile(name),
        word=re.compile(rf"(?<!\w){before}(?:{'|'.join(words)}){after}") if words and not city.ambiguous else nothing,
        district=_district(city, table),
    )


def _district(city: City, table: Cities) -> re.Pattern[str]:
    """The district names of a city that has a gazetteer, beside the word for district."""
    gazetteer = load_gazetteer(city.id)
    if gazetteer is None:
        return re.compile(r"(?!)")
    kazakh = words_source(row.kk for row in gazetteer.districts if row.kk and row.kk != city.kk)
    ending = fold(table.district_adjective_ru)
    firsts = [fold(row.ru).split()[0] for row in gazetteer.districts if row.ru]
    russian = words_source(first.removesuffix(ending) for first in firsts if first.endswith(ending))
    adjectives = rf"(?:{russian})[^\W\d_]{{2,4}} {phrases_source(table.district_ru)}"
    return re.compile(rf"(?<!\w)(?:(?:{kazakh}) {phrases_source(table.district_kk)}|{adjectives})")


def area_code(city: str) -> str | None:
    """The telephone code of a city (``727``), None for a city that is not in the table."""
    return next((row.area_code for row in _table().cities if row.id == city), None)


def detect_city(title: str, text: str, outlet: str | None = None) -> str | None:
    """The id of the city that a text names most; the title counts threefold, a district of the city as its name.

    A city paper's own city counts a little more than one mention of another. None where nothing tells.
    """
    votes: Counter[str] = Counter()
    low, head = fold(text), fold(title)
    for row in _table().cities:
        if outlet in row.home_outlets:
            votes[row.id] += _HOME_VOTES
    for finder in _finders():
        votes[finder.city] += len(finder.district.findall(low))
        votes[finder.city] += finder.mentions(text, low) + _TITLE_WEIGHT * finder.mentions(title, head)
    best = min(votes, key=lambda city: (-votes[city], city), default=None)
    return best if best and votes[best] else None


def names_other_city(text: str, city: str | None) -> bool:
    """Whether a sentence speaks of another city and not of the article's own.

    Give it the sentence itself: without capital letters families ("для семей") look like the city of Semey.
    """
    if city is None:
        return False
    low = fold(text)
    named = {finder.city for finder in _finders() if finder.mentions(text, low)}
    return bool(named) and city not in named
