"""From the pieces of a date to its EDTF value: what a text leaves open stays open."""

from __future__ import annotations

import re
from datetime import date, timedelta

from schemas.edtf import bounds

_YEARS = (1800, 2100)
_NEAR_FUTURE_DAYS = 45
_WEEK = 7


def edtf(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """``1962``, ``2026-02`` or ``2025-12-16``; None for a day that does not exist or a far year."""
    if not _YEARS[0] <= year < _YEARS[1]:
        return None
    if month is None:
        return f"{year}"
    if day is None:
        return f"{year}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def last_day(value: str) -> str:
    """The last day of a month in EDTF."""
    return bounds(value).last.isoformat()


def dotted(text: str) -> str | None:
    """The value of ``04.02.2026`` or ``04/02/26``: day first."""
    day, month, year = (int(piece) for piece in re.split(r"[./]", text))
    return edtf(year + 2000 if year < 100 else year, month, day)


def nearest_year(month: int, day: int | None, published: date, *, future: bool, since: bool) -> int:
    """The year of a month named without one: the next such month for what lies ahead, else the latest one.

    A beginning ("с 1 марта") may lie a little ahead even where the verb stands in the present tense.
    """
    this = date(published.year, month, min(day or 1, 28))
    ahead = this - published
    if future:
        return published.year if this >= published.replace(day=1) else published.year + 1
    if ahead > timedelta(0):
        return published.year if since and ahead.days <= _NEAR_FUTURE_DAYS else published.year - 1
    if since and (this.replace(year=published.year + 1) - published).days <= _NEAR_FUTURE_DAYS:
        return published.year + 1
    return published.year


def shifted(published: date, unit: str, count: int) -> str:
    """The year, month or day that lies ``count`` of its units (a week is seven days) after the day of publication.

    A negative ``count`` lies before it.
    """
    if unit == "year":
        return f"{published.year + count}"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + count
        return f"{months // 12}-{months % 12 + 1:02d}"
    return (published + timedelta(days=count * (_WEEK if unit == "week" else 1))).isoformat()
