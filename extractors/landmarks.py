"""Which city a text is about although it hardly names one: its inhabitants, libraries, places, telephones, region.

Only a second look, for texts whose city's name says too little: compiled when the first such text comes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, Field, RootModel

from extractors import data
from extractors.contacts import phone_spans
from extractors.patterns import any_phrase

_LIBRARY, _PLACE, _PHONE = 4, 2, 4
_SHORTEST_CODE, _LONGEST_CODE = 3, 5


class Landmarks(BaseModel):
    """What shows one city; phrases of both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    libraries: tuple[str, ...] = Field(default=(), description="Libraries that the whole city knows.")
    places: tuple[str, ...] = Field(default=(), description="Streets, quarters and sights that are nowhere else.")


class LandmarkTable(RootModel[dict[str, Landmarks]]):
    """``landmarks.toml``: city id → what shows it."""

    model_config = ConfigDict(frozen=True)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The compiled phrases of one city."""

    city: str
    libraries: re.Pattern[str]
    places: re.Pattern[str]


@cache
def _table() -> dict[str, Landmarks]:
    return data.load(LandmarkTable, data.PACKAGE / "landmarks.toml").root


@cache
def _shown() -> tuple[_Shown, ...]:
    return tuple(_Shown(city, _whole(row.libraries), _whole(row.places)) for city, row in _table().items())


@cache
def _any_landmark() -> re.Pattern[str]:
    return _whole(tuple(phrase for row in _table().values() for phrase in (*row.libraries, *row.places)))


def _whole(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_phrase(phrases)})(?!\w)")


def landmark_votes(low: str, codes: dict[str, str]) -> Counter[str]:
    """How much a folded text speaks for each city; ``codes`` are the telephone codes with their cities.

    A library or a place counts once, however often it is named.
    """
    votes: Counter[str] = Counter()
    # One look for all landmarks before the cities' own: most texts name none.
    for shown in _shown() if _any_landmark().search(low) else ():
        libraries = {match[0].split()[0] for match in shown.libraries.finditer(low)}
        places = {match[0] for match in shown.places.finditer(low)}
        score = _LIBRARY * bool(libraries) + _PLACE * len(places)
        if score:
            votes[shown.city] = score
    for start, end in phone_spans(low):
        digits = re.sub(r"\D", "", low[start:end])[1:]
        code = next(
            (digits[:length] for length in range(_LONGEST_CODE, _SHORTEST_CODE - 1, -1) if digits[:length] in codes),
            None,
        )
        if code:
            votes[codes[code]] += _PHONE
    return votes
