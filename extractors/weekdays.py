"""Days of the week in a folded sentence, as opening hours speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from extractors.patterns import any_phrase, compile_phrases, shape_source
from extractors.schedules import Days
from schemas.hours import DAYS, days_between

_LOOK_BACK = 16
# "Days off: Saturday, Sunday": the first words only head the second.
_LABEL = re.compile(r"[ ]?[-:(][ ]?")
_WORKDAYS, _WEEKEND = frozenset(DAYS[:5]), frozenset(DAYS[5:])


class DayLexicon(BaseModel):
    """How a language says days; part of ``hours.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: dict[str, tuple[str, ...]]
    joints: tuple[str, ...] = Field(description="Between the days of a list.")
    prefixes: tuple[str, ...] = Field(description="Before a day of a list.")
    spans: tuple[str, ...]
    but: tuple[str, ...] = Field(description="The days left out of all.")
    every: tuple[str, ...]
    rest: tuple[str, ...] = Field(description="The days that were not named.")
    workdays: tuple[str, ...]
    weekend: tuple[str, ...]
    last_of_month: tuple[str, ...]
    first_of_month: tuple[str, ...]
    single_before: tuple[str, ...] = Field(description="Before a day they make it one certain day, not every week's.")
    single_after: tuple[str, ...]


class Said(StrEnum):
    """What the words of a token say."""

    DAYS = "days"
    BUT = "but"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class DayToken:
    """Days and where their words stand; ``days`` is None for all that nothing else is said of.

    ``monthly`` is the day of a month: ``Fr[-1]``.
    """

    start: int
    end: int
    days: Days | None
    said: Said = Said.DAYS
    monthly: str = ""


class DayReader:
    """Finds the days of one language in folded sentences."""

    def __init__(self, lexicon: DayLexicon) -> None:
        forms = {day: any_phrase(lexicon.names[day]) for day in DAYS}
        self._names = [(day, re.compile(rf"(?<!\w)(?:{forms[day]})(?!\w)")) for day in DAYS]
        any_day = "|".join(forms.values())
        prefix = rf"(?:(?:{any_phrase(lexicon.prefixes)})[ ]+)?"
        joint = rf"(?:[ ]*,[ ]*|[ ]+(?:{any_phrase(lexicon.joints)})[ ]+){prefix}"
        listed = rf"(?:{any_day})(?:{joint}(?:{any_day})(?!\w))*"
        self._list = re.compile(rf"(?<!\w){listed}(?!\w)")
        pieces = {"d1": rf"(?P<a>{any_day})", "d2": rf"(?P<b>{any_day})", "days": listed}
        self._spans = _shapes(lexicon.spans, pieces)
        self._but = _shapes(lexicon.but, pieces)
        self._monthly = [
            (nth, pattern)
            for nth, shapes in (("-1", lexicon.last_of_month), ("1", lexicon.first_of_month))
            for pattern in _shapes(shapes, pieces)
        ]
        self._named: list[tuple[re.Pattern[str], Days | None]] = [
            (compile_phrases(lexicon.workdays), _WORKDAYS),
            (compile_phrases(lexicon.weekend), _WEEKEND),
            (compile_phrases((*lexicon.every, *lexicon.rest)), None),
        ]
        self._single_before = re.compile(rf"(?<!\w)(?:{any_phrase(lexicon.single_before)})[ ]+$")
        self._single_after = re.compile(rf"[ ,(]*(?:{any_phrase(lexicon.single_after)})(?!\w)")

    def find(self, low: str) -> list[DayToken]:
        """All days of a sentence in order; longer readings win over the days within them."""
        found: list[DayToken] = []
        for token in self._readings(low):
            if not any(other.start < token.end and token.start < other.end for other in found):
                found.append(token)
        found += self._lists(_masked(low, found))
        return [token for token in sorted(found, key=lambda token: token.start) if not _heads(token, found, low)]

    def _readings(self, low: str) -> Iterator[DayToken]:
        for pattern in self._but:
            for match in pattern.finditer(low):
                yield DayToken(match.start(), match.end(), self._days(match[0]), Said.BUT)
        for nth, pattern in self._monthly:
            for match in pattern.finditer(low):
                yield DayToken(*match.span(), None, Said.MONTHLY, f"{self._day(match['a'])}[{nth}]")
        for pattern in self._spans:
            for match in pattern.finditer(low):
                between = days_between(self._day(match["a"]), self._day(match["b"]))
                yield DayToken(*match.span(), frozenset(between))
        for named, days in self._named:
            for match in named.finditer(low):
                yield DayToken(*match.span(), days)

    def _lists(self, low: str) -> Iterator[DayToken]:
        for match in self._list.finditer(low):
            if not self._certain(low, match):
                yield DayToken(*match.span(), self._days(match[0]))

    def _certain(self, low: str, match: re.Match[str]) -> bool:
        """Whether it is one certain day ("since Monday", "last Friday"), not that of every week."""
        before = low[max(0, match.start() - _LOOK_BACK) : match.start()]
        return bool(self._single_before.search(before) or self._single_after.match(low, match.end()))

    def _days(self, text: str) -> Days:
        return frozenset(day for day, pattern in self._names if pattern.search(text))

    def _day(self, word: str) -> str:
        return next(day for day, pattern in self._names if pattern.fullmatch(word))


def _masked(low: str, tokens: Iterable[DayToken]) -> str:
    """The sentence without the words of the tokens: a list does not begin within them."""
    for token in tokens:
        low = f"{low[: token.start]}{'-' * (token.end - token.start)}{low[token.end :]}"
    return low


def _heads(token: DayToken, tokens: Iterable[DayToken], low: str) -> bool:
    """Whether the weekend or "five days a week" is only the heading of the days that follow it."""
    if token.days not in (_WEEKEND, _WORKDAYS):
        return False
    return any(
        other.days
        and (other.days == _WEEKEND or token.days == _WORKDAYS)
        and _LABEL.fullmatch(low, token.end, other.start)
        for other in tokens
    )


def _shapes(shapes: Iterable[str], pieces: dict[str, str]) -> list[re.Pattern[str]]:
    return [re.compile(shape_source(shape, pieces)) for shape in shapes]
