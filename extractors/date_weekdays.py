"""Days of the week that mean one certain day: "last Thursday", "since Tuesday"; those of every week are hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.date_lexicon import Weekdays
from extractors.patterns import any_phrase, any_shape, phrases_source

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day in folded text and its date; ``since``: something goes on from it."""

    start: int
    end: int
    value: str
    since: bool = False


class WeekdayReader:
    """Finds the certain weekdays of one language."""

    def __init__(self, lexicon: Weekdays) -> None:
        stems = any_phrase(form for forms in lexicon.names.values() for form in forms)
        pieces = {"weekday": rf"(?:{stems})"}
        self._names = [(int(number), re.compile(any_phrase(forms))) for number, forms in lexicon.names.items()]
        self._any = re.compile(rf"(?<!\w)(?:{stems})(?!\w)")
        self._every = re.compile(phrases_source(lexicon.every_week))
        self._last, self._next, self._since = (
            re.compile(rf"(?<!\w)(?:{any_shape(shapes, pieces)})(?!\w)")
            for shapes in (lexicon.last, lexicon.next, lexicon.since)
        )
        self._plain = re.compile(rf"\W*(?:{any_shape(lexicon.plain, pieces)})(?!\w)")

    def find(self, low: str, published: date, *, future: bool) -> Iterator[Weekday]:
        """The days of a sentence; one that only its verb places is the next one for ``future``, else the latest.

        A sentence about the days of every week has none.
        """
        if not self._any.search(low) or self._every.search(low):
            return
        for match in self._last.finditer(low):
            yield self._day(match, published, ahead=False, other=True)
        for match in self._next.finditer(low):
            yield self._day(match, published, ahead=True, other=True)
        for match in self._since.finditer(low):
            yield self._day(match, published, ahead=future, since=True)
        if plain := self._plain.match(low):
            yield self._day(plain, published, ahead=future)

    def _day(
        self, match: re.Match[str], published: date, *, ahead: bool, since: bool = False, other: bool = False
    ) -> Weekday:
        """``other``: not the day of publication itself."""
        name = self._any.search(match[0])
        number = next(number for number, pattern in self._names if name and pattern.fullmatch(name[0]))
        back = (published.weekday() - number) % _WEEK
        days = (_WEEK - back) % _WEEK if ahead else -back
        if other and days == 0:
            days = _WEEK if ahead else -_WEEK
        return Weekday(match.start(), match.end(), (published + timedelta(days=days)).isoformat(), since)
