"""Which city an article is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from extractors import data
from extractors.gazetteer import load_gazetteer
from extractors.landmarks import landmark_votes
from extractors.patterns import any_phrase, phrases_source, words_source
from extractors.text import fold

# Votes; a plain mention of a city has two, one that only says where somebody or something comes from has one.
_NAME, _ORIGIN = 2, 1
_TITLE_WEIGHT = 3
_HOME_VOTES = 4
# A district or "the regional library of X" tells more than the city's name, which guests and datelines bring along too.
_DISTRICT_WEIGHT = 4
# Up to so many votes a city may have been named in passing: what else shows the city is looked for.
_DOUBTFUL = 4
_REGION = 3
_START = 3
# Both words in a text: it tells of a regional library, which stands in the centre of its region.
_REGIONAL = (("облыстық", "кітапхана"), ("областн", "библиотек"))
# Behind a city's name that opens a paragraph: "Астана. KAZINFORM -", "Нұр-Сұлтан, BAQ.KZ."
_DATELINE = re.compile(r"[.,]?[ ]+(?:[^\s-]*[a-z][^\s-]*(?:[ ][^\s-]{2,12})?[ ]*[-.]|/[^/\n]{3,30}/)")


class City(BaseModel):
    """A city with what its name looks like in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kk: str
    ru: str
    forms_ru: tuple[str, ...] = Field(description="Russian cases of the name.")
    adjective_ru: str | None = Field(default=None, description="Stem of the Russian adjective.")
    people_ru: tuple[str, ...] = Field(default=(), description="Stems of the Russian word for its inhabitants.")
    former: tuple[str, ...] = Field(default=(), description="Earlier Kazakh names; Russian ones are among the forms.")
    synonyms_kk: tuple[str, ...] = ()
    synonyms_ru: tuple[str, ...] = ()
    region_kk: str | None = Field(default=None, description="The region whose centre it is: its library stands here.")
    region_ru: str | None = Field(default=None, description="Stem of the region's Russian adjective.")
    area_code: str | None = Field(default=None, description="Telephone code without the country's.")
    home_outlets: tuple[str, ...] = ()
    ambiguous: bool = Field(
        default=False, description="More often a person or a lake: found only as a place, in the locative."
    )


class Cities(BaseModel):
    """``gazetteers/cities.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    endings_kk: tuple[str, ...] = Field(description="Case endings of a Kazakh city name.")
    endings_synonym: tuple[str, ...]
    locative_kk: tuple[str, ...] = Field(description="Endings that make of an ambiguous name a place: Қонаевта.")
    not_city_before: tuple[str, ...] = Field(description="Before a name they make it something else than a city.")
    not_city_after: tuple[str, ...] = Field(description="Behind a name they make it a region, a district, a street.")
    district_kk: tuple[str, ...]
    district_ru: tuple[str, ...]
    district_adjective_ru: str
    origin_before: tuple[str, ...] = Field(description="Before a name: somebody comes from there.")
    origin_endings: tuple[str, ...] = Field(description="Case endings that say so.")
    ambiguous_before: tuple[str, ...] = Field(description="Before an ambiguous name they make it the city's.")
    ambiguous_after: tuple[str, ...]
    regional_library_kk: tuple[str, ...] = Field(description="What makes the name of a region that of its library.")
    regional_library_ru: tuple[str, ...]
    cities: tuple[City, ...]


@dataclass(frozen=True, slots=True)
class _Finder:
    """How one city is found: by its name (with a capital letter), by words in any case, by its districts."""

    city: str
    starts: frozenset[str]
    name: re.Pattern[str]
    word: re.Pattern[str]
    district: re.Pattern[str]
    regional: re.Pattern[str] | None
    region: re.Pattern[str] | None

    def shows(self, low: str, start: int) -> bool:
        """Whether a district of the city or its region's library is named there."""
        return bool(self.district.match(low, start) or (self.regional and self.regional.match(low, start)))


@dataclass(frozen=True, slots=True)
class _Index:
    """All cities by the first letters of what they are found by: one look over a text instead of one for each city."""

    hint: re.Pattern[str]
    finders: dict[str, tuple[_Finder, ...]]
    origin_before: re.Pattern[str]
    origin_end: re.Pattern[str]

    def mentions(self, text: str, low: str, *, districts: bool) -> Counter[str]:
        """The votes of a text (and its folded form) for each city; a text without capitals need not show any."""
        votes: Counter[str] = Counter()
        folded = text == low
        for match in self.hint.finditer(low):
            start = match.start()
            for finder in self.finders[match[0]]:
                named = finder.name.match(low, start) if folded or text[start].isupper() else None
                if named:
                    votes[finder.city] += _ORIGIN if self._is_origin(named, text, low) else _NAME
                elif finder.word.match(low, start):
                    votes[finder.city] += _NAME
                if districts and finder.shows(low, start):
                    votes[finder.city] += _DISTRICT_WEIGHT
        return votes

    def regions(self, low: str) -> Counter[str]:
        """The votes of the regions that a folded text names for the cities that are their centres."""
        votes: Counter[str] = Counter()
        for match in self.hint.finditer(low):
            for finder in self.finders[match[0]]:
                if finder.region and finder.region.match(low, match.start()):
                    votes[finder.city] = _REGION
        return votes

    def _is_origin(self, named: re.Match[str], text: str, low: str) -> bool:
        """Whether a city is only where somebody comes from, or where an agency writes from ("АСТАНА. KAZINFORM -")."""
        if self.origin_end.search(named[0]) or self.origin_before.search(low, max(0, named.start() - 8), named.start()):
            return True
        opens = named.start() == 0 or text[named.start() - 1] == "\n"
        return opens and _DATELINE.match(low, named.end()) is not None


@cache
def _table() -> Cities:
    return data.load(Cities, data.PACKAGE / "gazetteers" / "cities.toml")


@cache
def _index() -> _Index:
    table = _table()
    finders = [_finder(city, table) for city in table.cities]
    starts = sorted({start for finder in finders for start in finder.starts})
    return _Index(
        hint=re.compile(rf"(?<!\w)(?:{words_source(starts)})"),
        finders={start: tuple(finder for finder in finders if start in finder.starts) for start in starts},
        origin_before=re.compile(rf"(?<!\w)(?:{any_phrase(table.origin_before)})[ ]+$"),
        origin_end=re.compile(rf"(?:{words_source(table.origin_endings)})$"),
    )


def _finder(city: City, table: Cities) -> _Finder:
    before = "".join(rf"(?<!{re.escape(fold(word))} )" for word in table.not_city_before)
    after = rf"(?!\w)(?![ ]+(?:{any_phrase(table.not_city_after)}))"
    names = () if city.ambiguous else (city.kk, *city.former)
    forms = () if city.ambiguous else (city.ru, *city.forms_ru)
    placed_kk = (city.kk, *city.former) if city.ambiguous else ()
    placed_ru = tuple(form for form in city.forms_ru if city.ambiguous and form.endswith("е"))
    ambiguous_ru = (city.ru, *city.forms_ru) if city.ambiguous else ()
    synonyms = (*city.synonyms_kk, *city.synonyms_ru, *city.people_ru)
    adjectives = (city.adjective_ru,) if city.adjective_ru and not city.ambiguous else ()
    districts_kk, districts_ru = _districts(city, table)
    towns = "|".join(rf"(?<=(?<!\w){re.escape(fold(word))}[ ])" for word in table.ambiguous_before)
    regions = [region for region in (city.region_kk, city.region_ru) if region]
    ending = words_source(table.endings_kk)
    return _Finder(
        city=city.id,
        starts=frozenset(
            fold(form)[:_START]
            for form in (
                *names,
                *forms,
                *placed_kk,
                *ambiguous_ru,
                *synonyms,
                *adjectives,
                *districts_kk,
                *districts_ru,
                *regions,
            )
        ),
        name=re.compile(
            rf"{before}(?:(?:{words_source(names)})-?(?:{ending})(?!\w)|(?:(?:{words_source(names)})|{words_source(forms)}"
            rf"|(?:{words_source(placed_kk)})(?:{words_source(table.locative_kk)})"
            rf"|(?:{words_source(placed_kk)})(?=[ ](?:{any_phrase(table.ambiguous_after)}))"
            rf"|(?<=(?<!\w)в[ ])(?:{words_source(placed_ru)})"
            rf"|(?:{towns})(?:{words_source(ambiguous_ru)})){after})"
        ),
        word=re.compile(
            rf"{before}(?:(?:{words_source(city.synonyms_kk)})(?:{ending})?"
            rf"|(?:{words_source(city.synonyms_ru)})(?:{words_source(table.endings_synonym)})"
            rf"|(?:{words_source(adjectives)})[^\W\d_]{{1,4}}|(?:{words_source(city.people_ru)})[^\W\d_]{{0,4}}){after}"
        ),
        district=re.compile(
            rf"(?:{words_source(districts_kk)}) {phrases_source(table.district_kk)}"
            rf"|(?:{words_source(districts_ru)})[^\W\d_]{{2,4}} {phrases_source(table.district_ru)}"
        ),
        regional=_regional(city, table),
        region=_region(city),
    )


def _regional(city: City, table: Cities) -> re.Pattern[str] | None:
    """The regional library of the region whose centre a city is."""
    shapes = []
    if city.region_kk:
        shapes.append(rf"{re.escape(fold(city.region_kk))} {phrases_source(table.regional_library_kk)}")
    if city.region_ru:
        shapes.append(rf"{re.escape(fold(city.region_ru))}[^\W\d_]{{2,3}} {phrases_source(table.regional_library_ru)}")
    return re.compile("|".join(shapes)) if shapes else None


def _region(city: City) -> re.Pattern[str] | None:
    """The region whose centre a city is."""
    kazakh = rf"{re.escape(fold(city.region_kk))} облыс" if city.region_kk else r"(?!)"
    russian = rf"{re.escape(fold(city.region_ru))}[^\W\d_]{{2,3}} (?:област|регион)" if city.region_ru else r"(?!)"
    return re.compile(rf"{kazakh}|{russian}") if city.region_kk or city.region_ru else None


def _districts(city: City, table: Cities) -> tuple[list[str], list[str]]:
    """The district names of a city that has a gazetteer: Kazakh ones, and stems of the Russian adjectives."""
    gazetteer = load_gazetteer(city.id)
    if gazetteer is None:
        return [], []
    ending = fold(table.district_adjective_ru)
    firsts = [fold(row.ru).split()[0] for row in gazetteer.districts if row.ru]
    kazakh = [row.kk for row in gazetteer.districts if row.kk and row.kk != city.kk]
    return kazakh, [first.removesuffix(ending) for first in firsts if first.endswith(ending)]


def area_code(city: str) -> str | None:
    """The telephone code of a city (``727``), None for a city that is not in the table."""
    return next((row.area_code for row in _table().cities if row.id == city), None)


def detect_city(title: str, text: str, outlet: str | None = None) -> str | None:
    """The id of the city that a text names most; the title counts threefold, a district of the city twofold.

    A city paper's own city counts a little more than one mention of another. Of two cities named as often the one that
    is named first counts. None where nothing tells.
    """
    votes: Counter[str] = Counter()
    low, head = fold(text), fold(title)
    for row in _table().cities:
        if outlet in row.home_outlets:
            votes[row.id] += _HOME_VOTES
    for city, count in _index().mentions(title, head, districts=False).items():
        votes[city] += _TITLE_WEIGHT * count
    votes.update(_index().mentions(text, low, districts=True))
    if max(votes.values(), default=0) <= _DOUBTFUL:
        votes.update(landmark_votes(low, _codes()))
        if any(first in low and second in low for first, second in _REGIONAL):
            votes.update(_index().regions(low))
    # Of cities named equally often, the one that is named first: a counter keeps the order of the text.
    best = max(votes, key=lambda city: votes[city], default=None)
    return best if best and votes[best] else None


@cache
def _codes() -> dict[str, str]:
    return {row.area_code: row.id for row in _table().cities if row.area_code}


def names_city(text: str, low: str, city: str | None) -> bool:
    """Whether a sentence names the article's own city, or any city where that is not known; ``low``: folded."""
    named = _index().mentions(text, low, districts=False)
    return bool(named) if city is None else city in named


def names_other_city(text: str, low: str, city: str | None) -> bool:
    """Whether a sentence speaks of another city and not of the article's own.

    Give it the sentence itself: without capital letters families ("для семей") look like the city of Semey.
    """
    if city is None:
        return False
    named = _index().mentions(text, low, districts=False)
    return bool(named) and city not in named


@cache
def _forms() -> frozenset[str]:
    rows = [row for row in _table().cities if not row.ambiguous]
    return frozenset(fold(form) for row in rows for form in (row.kk, row.ru, *row.forms_ru, *row.former))


def is_city(word: str) -> bool:
    """Whether a folded word is the name of a city and of nobody else, in Kazakh or in any Russian case."""
    return word in _forms()
