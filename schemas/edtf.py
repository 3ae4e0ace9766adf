"""Dates with their own precision, in the part of EDTF (ISO 8601-2) that news needs.

Accepted: ``1962``, ``196X`` (a decade), ``2026-02``, ``2025-12-16``, intervals ``2023-07/2024-04`` with an open end
written ``..``, and a trailing ``~`` for "about". Nothing here fills in a missing part: ``2026`` stays a year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>~?)")


class Bounds(NamedTuple):
    """First and last day that a date may mean; an open side is ``date.min`` or ``date.max``."""

    first: date
    last: date


def bounds(text: str) -> Bounds:
    """The days that an EDTF text covers, both ends included.

    Raises ``ValueError`` for what is not in the accepted part of EDTF.
    """
    if "/" in text:
        left, _, right = text.partition("/")
        if left == right == "..":
            raise ValueError(f"{text!r} is an interval without any end")
        first = date.min if left == ".." else _point_bounds(left).first
        last = date.max if right == ".." else _point_bounds(right).last
        if first > last:
            raise ValueError(f"{text!r} ends before it begins")
        return Bounds(first, last)
    return _point_bounds(text)


def _point_bounds(text: str) -> Bounds:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a date of the form 1962, 196X, 2026-02 or 2025-12-16")
    year, month, day = match["year"], match["month"], match["day"]
    if year.endswith("X"):
        if month:
            raise ValueError(f"{text!r}: a decade has no month")
        decade = int(year[:3]) * 10
        return Bounds(date(max(decade, 1), 1, 1), date(decade + 9, 12, 31))
    number = int(year)
    if month is None:
        return Bounds(date(number, 1, 1), date(number, 12, 31))
    if day is None:
        begin = date(number, int(month), 1)
        after = date(number + 1, 1, 1) if begin.month == 12 else date(number, begin.month + 1, 1)
        return Bounds(begin, after - timedelta(days=1))
    only = date(number, int(month), int(day))
    return Bounds(only, only)


def _check(text: str) -> str:
    bounds(text)
    return text


EdtfDate = Annotated[
    str,
    AfterValidator(_check),
    Field(
        description="Date in EDTF with the precision of its source: 1962, 196X, 2026-02, 2025-12-16, 2023-07/2024-04.",
        examples=["1962", "2026-02", "2025-12-16"],
    ),
]


def covers(wider: str, narrower: str) -> bool:
    """Whether every day of ``narrower`` lies within ``wider``: ``2025`` covers ``2025-12-16``."""
    outer, inner = bounds(wider), bounds(narrower)
    return outer.first <= inner.first and inner.last <= outer.last
