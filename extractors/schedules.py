"""A week of opening hours as a text tells it, piece by piece, and the OpenStreetMap line that the pieces make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.hours import DAYS, OFF, selector

Days = frozenset[str]
"""Days of the week, ``Mo`` to ``Su``."""

Times = tuple[tuple[str, str], ...]
"""Opening and closing times of a day, ``09:00`` to ``24:00``."""

_NOON = "12:00"

EVERY_DAY: Days = frozenset(DAYS)


@dataclass(frozen=True, slots=True)
class Rule:
    """Times with their days; ``days`` is None where the text names none: all that nothing else is said of."""

    days: Days | None
    times: Times


@dataclass(frozen=True, slots=True)
class Late:
    """Days that close at another hour than the others ("on Thursdays until 22:00")."""

    days: Days
    closes: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """What one sentence, or several in a row, say of a library's week.

    ``off`` are the days without opening, ``shut`` those that are closed every week only if times are told beside them,
    ``monthly`` those of a month (``Fr[-1]``); ``pause`` is a break that was told without the times around it.
    """

    rules: tuple[Rule, ...] = ()
    late: tuple[Late, ...] = ()
    off: Days = frozenset()
    shut: Days = frozenset()
    monthly: tuple[str, ...] = ()
    pause: tuple[str, str] | None = None

    def text(self) -> str | None:
        """The week in OpenStreetMap syntax; None where the pieces alone say nothing: a day off tells no hours."""
        week = self._week()
        if not week:
            return None
        rules = [f"{day} {times}" for day, times in week.items()]
        rules += [f"{selector([day])} {OFF}" for day in sorted(self._closed)]
        rules += [f"{day} {OFF}" for day in self.monthly]
        return "; ".join(rules)

    def joined(self, later: Schedule) -> Schedule | None:
        """This and what the next sentence says; None where that is a schedule of its own."""
        if self.rules and later.rules and not _tell_apart(self.rules, later.rules):
            return None
        return Schedule(
            self.rules + later.rules,
            self.late + later.late,
            self.off | later.off,
            self.shut | later.shut,
            self.monthly + later.monthly,
            self.pause or later.pause,
        )

    @property
    def _closed(self) -> Days:
        return self.off | self.shut if self.rules else self.off

    def _week(self) -> dict[str, str]:
        week: dict[str, Times] = {}
        for rule in self.rules:
            week.update(dict.fromkeys(sorted(rule.days or ()), rule.times))
        rest = next((rule.times for rule in self.rules if rule.days is None), None)
        if rest:
            week.update(dict.fromkeys(sorted(EVERY_DAY - frozenset(week) - self._closed), rest))
        week.update(self._late_days(week))
        return {day: _written(self._with_pause(times)) for day, times in week.items() if day not in self._closed}

    def _late_days(self, week: dict[str, Times]) -> dict[str, Times]:
        usual = next(iter(self.rules), None)
        changed: dict[str, Times] = {}
        for item in self.late:
            for day in item.days:
                times = week.get(day) or (usual.times if usual else ())
                closes = _after(times[-1][0], item.closes) if times else None
                if closes:
                    changed[day] = (*times[:-1], (times[-1][0], closes))
        return changed

    def _with_pause(self, times: Times) -> Times:
        return cut(times, self.pause) if self.pause else times


def cut(times: Times, pause: tuple[str, str]) -> Times:
    """Times with a break taken out where it lies within them."""
    found: list[tuple[str, str]] = []
    for opens, closes in times:
        inside = opens < pause[0] and pause[1] < closes
        found += [(opens, pause[0]), (pause[1], closes)] if inside else [(opens, closes)]
    return tuple(found)


def _after(opens: str, closes: str) -> str | None:
    """The closing time if it lies behind the opening; "until four" is said of the afternoon."""
    if closes <= opens and closes < _NOON:
        closes = f"{int(closes[:2]) + 12:02d}{closes[2:]}"
    return closes if opens < closes else None


def _tell_apart(first: Iterable[Rule], second: Iterable[Rule]) -> bool:
    """Whether two groups of rules speak of different days."""
    one, other = [rule.days for rule in first], [rule.days for rule in second]
    if None in one and None in other:
        return False
    return not any(left & right for left in one if left for right in other if right)


def _written(times: Times) -> str:
    return ",".join(f"{opens}-{closes}" for opens, closes in times)
