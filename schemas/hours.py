"""Opening hours in the part of the OpenStreetMap syntax that news states.

``24/7``, or rules separated by ``; ``: an optional day selector (``Mo-Fr``, ``Sa,Su``) and time ranges or ``off``,
for example ``Tu-Sa 10:00-13:00,14:00-19:00; Mo,Su off``. ``Fr[-1] off`` is the last Friday of a month.

One week has one spelling: days with the same times share a rule, rules stand in the order of the week, ``off`` behind
them, the days of a month last. Any other spelling is turned into it, so that equal hours compare equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
OFF = "off"

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_NTH = r"(?:\[-?[1-5]\])"
_DAYS = rf"{_DAY}{_NTH}?(?:-{_DAY})?(?:,{_DAY}{_NTH}?(?:-{_DAY})?)*"
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d"
_END = rf"(?:{_TIME}|24:00)"
_RANGES = rf"{_TIME}-{_END}(?:,{_TIME}-{_END})*"
_RULE = re.compile(rf"(?:(?P<days>{_DAYS}) )?(?P<times>{_RANGES}|off)|{_DAYS}")
_DASHED = 3
_ALWAYS = ("24/7", "00:00-24:00")


def selector(days: Iterable[str]) -> str:
    """Days of the week as a selector: ``Mo-Fr``, ``Sa,Su``; three and more in a row are written with a dash."""
    chosen = set(days)
    runs: list[list[str]] = []
    for number, day in enumerate(DAYS):
        if day not in chosen:
            continue
        if runs and runs[-1][-1] == DAYS[number - 1]:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) >= _DASHED else ",".join(run) for run in runs)


def days_between(first: str, last: str) -> list[str]:
    """The days from one to another, over the end of the week if need be."""
    start, stop = DAYS.index(first), DAYS.index(last)
    return [DAYS[number % len(DAYS)] for number in range(start, stop + 1 + (len(DAYS) if stop < start else 0))]


def canonical_hours(text: str) -> str:
    """The one spelling of opening hours; ``ValueError`` for what is no opening hours."""
    if text in _ALWAYS:
        return _ALWAYS[0]
    week: dict[str, str] = {}
    special: list[str] = []
    for rule in text.split("; "):
        match = _RULE.fullmatch(rule)
        if not match:
            raise ValueError(f"{rule!r} is not an opening-hours rule such as 'Mo-Fr 09:00-18:00' or 'Su off'")
        if not match["times"]:
            return text
        days, monthly = _days_of(match["days"]) if match["days"] else (list(DAYS), [])
        week.update(dict.fromkeys(days, match["times"]))
        special += [f"{day} {match['times']}" for day in monthly]
    return "; ".join([*_rules(week), *dict.fromkeys(special)])


def _days_of(text: str) -> tuple[list[str], list[str]]:
    """The days of the week of a selector, and what it has besides: days of a month, public holidays."""
    days: list[str] = []
    other: list[str] = []
    for part in text.split(","):
        first, _, last = part.partition("-") if "[" not in part else (part, "", "")
        if first in DAYS and (not last or last in DAYS):
            days += days_between(first, last or first)
        else:
            other.append(part)
    return days, other


def _rules(week: dict[str, str]) -> list[str]:
    groups: dict[str, list[str]] = {}
    for day in DAYS:
        if day in week:
            groups.setdefault(week[day], []).append(day)
    closed = groups.pop(OFF, [])
    rules = [times if len(days) == len(DAYS) else f"{selector(days)} {times}" for times, days in groups.items()]
    if closed:
        rules.append(OFF if len(closed) == len(DAYS) else f"{selector(closed)} {OFF}")
    return rules


OpeningHours = Annotated[
    str,
    AfterValidator(canonical_hours),
    Field(
        description="Opening hours in OpenStreetMap syntax, one spelling for each week.",
        examples=["24/7", "08:30-20:00", "Tu-Sa 10:00-19:00; Mo,Su off"],
    ),
]
