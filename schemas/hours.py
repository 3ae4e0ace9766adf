"""Opening hours in the part of the OpenStreetMap syntax that news states.

``24/7``, or rules separated by ``; ``: an optional day selector (``Mo-Fr``, ``Sa,Su``) and time ranges or ``off``,
for example ``Tu-Sa 10:00-13:00,14:00-19:00; Su,Mo off``. ``Fr[-1] off`` is the last Friday of a month.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_NTH = r"(?:\[-?[1-5]\])"
_DAYS = rf"{_DAY}{_NTH}?(?:-{_DAY})?(?:,{_DAY}{_NTH}?(?:-{_DAY})?)*"
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d"
_END = rf"(?:{_TIME}|24:00)"
_RANGES = rf"{_TIME}-{_END}(?:,{_TIME}-{_END})*"
_RULE = re.compile(rf"(?:{_DAYS} )?(?:{_RANGES}|off)|{_DAYS}")


def _check(text: str) -> str:
    if text == "24/7":
        return text
    for rule in text.split("; "):
        if not _RULE.fullmatch(rule):
            raise ValueError(f"{rule!r} is not an opening-hours rule such as 'Mo-Fr 09:00-18:00' or 'Su off'")
    return text


OpeningHours = Annotated[
    str,
    AfterValidator(_check),
    Field(
        description="Opening hours in OpenStreetMap syntax.",
        examples=["24/7", "08:30-20:00", "Tu-Sa 10:00-19:00; Su,Mo off"],
    ),
]
